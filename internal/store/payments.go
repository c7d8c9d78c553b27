package store

import (
	"context"

	"ownway/internal/care/payment"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

var (
	insertPaymentRun  = sqlText(`INSERT INTO payment_run (keeper, id, pay_day, starts, ends, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updatePaymentRun  = sqlText(`UPDATE payment_run SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectPaymentRun  = sqlText(`SELECT doc FROM payment_run WHERE keeper = $1 AND id = $2`)
	selectPaymentRuns = sqlText(`SELECT doc FROM payment_run WHERE keeper = $1 ORDER BY starts DESC`)
	insertPaymentLine = sqlText(`INSERT INTO payment_line (keeper, run, purse, person, amount, paid_to) VALUES ($1, $2, $3, $4, $5, $6)`)
	selectPaidBefore  = sqlText(`SELECT paid_to, amount FROM payment_line WHERE keeper = $1 AND purse = $2 ORDER BY paid_to DESC LIMIT 1`)
)

// AddPaymentRun records a prepared run with its lines.
func (tx *Tx) AddPaymentRun(ctx context.Context, r payment.Run) error {
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	err = tx.write(ctx, "prepare payment run", string(r.ID), insertPaymentRun,
		tx.keeper, r.ID, r.PayDay, r.Period.First, r.Period.Last, r.State, doc)
	if err != nil {
		return err
	}
	for _, l := range r.Lines {
		if err := tx.write(ctx, "prepare payment", string(l.Person), insertPaymentLine, tx.keeper, r.ID, l.Purse, l.Person, l.Amount(), l.Covers.Last); err != nil {
			return err
		}
	}
	return nil
}

// MovePaymentRun records the next state of a run that still stands in the
// state it came from.
func (tx *Tx) MovePaymentRun(ctx context.Context, r payment.Run, from payment.State) error {
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "payment run "+string(r.State), string(r.ID), updatePaymentRun, r.State, doc, tx.keeper, r.ID, from)
}

// PaymentRun gives a run by id.
func (tx *Tx) PaymentRun(ctx context.Context, id payment.ID) (payment.Run, error) {
	var r payment.Run
	err := tx.doc(ctx, selectPaymentRun, []any{tx.keeper, id}, &r)
	return r, err
}

// PaymentRuns lists the runs of this keeper, newest first.
func (tx *Tx) PaymentRuns(ctx context.Context) ([]payment.Run, error) {
	return docs[payment.Run](ctx, tx, selectPaymentRuns, tx.keeper)
}

// PaidBefore gives the last day that any run has paid a purse for, and what it
// paid; no date when none has.
func (tx *Tx) PaidBefore(ctx context.Context, purse ledger.PurseID) (to calendar.Date, amount money.Amount, err error) {
	err = tx.each(ctx, selectPaidBefore, []any{tx.keeper, purse}, func(scan func(...any) error) error {
		return scan(&to, &amount)
	})
	return to, amount, err
}
