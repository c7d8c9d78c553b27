package store

import (
	"context"
	"slices"

	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// A line counts as paid while its run is not cancelled and neither the bank nor
// another run has taken it out.

var (
	insertPaymentRun = sqlText(`INSERT INTO payment_run (keeper, id, kind, pay_day, starts, ends, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	updatePaymentRun = sqlText(`UPDATE payment_run SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectPaymentRun = sqlText(`SELECT doc FROM payment_run WHERE keeper = $1 AND id = $2`)
	paymentRunHeads  = sqlText(`SELECT doc FROM payment_run WHERE keeper = $1 ORDER BY starts DESC, pay_day DESC, id DESC`)
	selectLinesOfRun = sqlText(`SELECT run, purse, person, state, basis, bank, held, council, nhs, doc FROM payment_line WHERE keeper = $1 AND run = $2 ORDER BY n, purse`)
	updatePaid       = sqlText(`UPDATE payment_line SET state = $1, doc = $2, changed = 1 WHERE keeper = $3 AND run = $4 AND purse = $5 AND state = $6`)
	selectPaidBefore = sqlText(`SELECT l.paid_to, l.usual FROM payment_line l JOIN payment_run r ON r.keeper = l.keeper AND r.id = l.run
		WHERE l.keeper = $1 AND l.purse = $2 AND l.state = '' AND r.state <> 'cancelled' ORDER BY l.paid_to DESC LIMIT 1`)
	selectLinesOfPurse = sqlText(`SELECT l.run, l.purse, l.person, l.state, l.basis, l.bank, l.held, l.council, l.nhs, l.doc FROM payment_line l JOIN payment_run r ON r.keeper = l.keeper AND r.id = l.run
		WHERE l.keeper = $1 AND l.purse = $2 AND r.state <> 'cancelled' ORDER BY r.starts, r.pay_day, l.run`)
	sumsOfRun = sqlText(`SELECT held, COUNT(*), CAST(SUM(council) AS BIGINT), CAST(SUM(nhs) AS BIGINT) FROM payment_line
		WHERE keeper = $1 AND run = $2 AND state = '' GROUP BY held ORDER BY held`)
	bookedOf = sqlText(`SELECT m.funder, CAST(SUM(m.amount) AS BIGINT) FROM payment_line l CROSS JOIN txn t CROSS JOIN move m
		WHERE l.keeper = $1 AND l.run = $2 AND t.keeper = l.keeper AND t.purse = l.purse AND t.idem = $3
		AND m.keeper = t.keeper AND m.purse = t.purse AND m.txn = t.id
		AND NOT EXISTS (SELECT 1 FROM txn b WHERE b.keeper = t.keeper AND b.purse = t.purse AND b.idem = 'reverse/' || t.id)
		GROUP BY m.funder`)
)

// AddPaymentRun records a prepared run with the lines that it has so far.
func (tx *Tx) AddPaymentRun(ctx context.Context, r payment.Run) error {
	lines := r.Lines
	r.Lines = nil
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	err = tx.write(ctx, "prepare payment run", string(r.ID), insertPaymentRun,
		tx.keeper, r.ID, r.Kind, r.PayDay, r.Period.First, r.Period.Last, r.State, doc)
	if err != nil {
		return err
	}
	return tx.AddPaymentLines(ctx, r.ID, 0, lines)
}

var paymentLineColumns = []string{"keeper", "run", "purse", "person", "n", "paid_to", "usual", "council", "nhs", "contribution",
	"state", "changed", "reference", "basis", "bank", "held", "doc"}

// AddPaymentLines writes lines of a run together, numbered from a number on. A
// large run writes its lines a page at a time.
func (tx *Tx) AddPaymentLines(ctx context.Context, run payment.ID, from int, lines []payment.Line) error {
	rows := make([][]any, len(lines))
	for i, l := range lines {
		doc, err := tx.sealedDoc(ctx, string(l.Person), l)
		if err != nil {
			return err
		}
		changed := int64(0)
		if l.Changed {
			changed = 1
		}
		rows[i] = []any{string(tx.keeper), string(run), string(l.Purse), string(l.Person), int64(from + i), l.Covers.Last.String(), int64(l.Usual()),
			int64(l.Council), int64(l.NHS), int64(l.Contribution), string(l.State), changed, l.Reference, l.Basis, l.Bank, string(l.Held), doc}
		if err := tx.note("prepare payment", string(l.Person), fingerprint(rows[i])); err != nil {
			return err
		}
	}
	if err := tx.bulk(ctx, "payment_line", paymentLineColumns, rows); err != nil {
		return err
	}
	return tx.auditSoFar(ctx)
}

// MovePaymentRun records the next state of a run that still stands in the
// state it came from.
func (tx *Tx) MovePaymentRun(ctx context.Context, r payment.Run, from payment.State) error {
	r.Lines = nil
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "payment run "+string(r.State), string(r.ID), updatePaymentRun, r.State, doc, tx.keeper, r.ID, from)
}

// AddUpPaymentRun records what a run pays now that lines of it were moved.
func (tx *Tx) AddUpPaymentRun(ctx context.Context, r payment.Run) (err error) {
	if r.Sum, r.Held, err = tx.sums(ctx, r.ID); err != nil {
		return err
	}
	return tx.MovePaymentRun(ctx, r, r.State)
}

// sums adds up the lines of a run, and those that are held in the same way.
func (tx *Tx) sums(ctx context.Context, run payment.ID) (payment.Sum, []payment.HeldSum, error) {
	var all payment.Sum
	var held []payment.HeldSum
	err := tx.each(ctx, sumsOfRun, []any{tx.keeper, run}, func(scan func(...any) error) error {
		var h payment.HeldSum
		err := scan(&h.Held, &h.Lines, &h.Council, &h.NHS)
		held = append(held, h)
		all.Lines, all.Council, all.NHS = all.Lines+h.Lines, all.Council+h.Council, all.NHS+h.NHS
		return err
	})
	return all, held, err
}

// MovePaymentLine records the next state of a line that still stands in the
// state it came from.
func (tx *Tx) MovePaymentLine(ctx context.Context, run payment.ID, l payment.Line, from payment.LineState) error {
	doc, err := tx.sealedDoc(ctx, string(l.Person), l)
	if err != nil {
		return err
	}
	act := "payment counts"
	if l.State != payment.Counts {
		act = "payment " + string(l.State)
	}
	return tx.write(ctx, act, string(l.Person), updatePaid, l.State, doc, tx.keeper, run, l.Purse, from)
}

// PaymentRunHead gives a run without its lines. A run of earlier days has them
// all the same, for they are kept with it.
func (tx *Tx) PaymentRunHead(ctx context.Context, id payment.ID) (payment.Run, error) {
	var r payment.Run
	err := tx.doc(ctx, selectPaymentRun, []any{tx.keeper, id}, &r)
	if err == nil && r.Held == nil {
		r.Sum, r.Held, err = tx.sums(ctx, id)
	}
	return r, err
}

// PaymentRun gives a run by id, with all of its lines. It is for small runs:
// what may be large is read a page at a time.
func (tx *Tx) PaymentRun(ctx context.Context, id payment.ID) (payment.Run, error) {
	r, err := tx.PaymentRunHead(ctx, id)
	if err != nil {
		return r, err
	}
	if err := tx.openSecrets(ctx, r.Sum.Lines); err != nil {
		return r, err
	}
	r.Lines, err = tx.lines(ctx, r.Lines, selectLinesOfRun, tx.keeper, id)
	return r, err
}

// lines reads lines of runs; before are those that a run of earlier days kept
// with it.
func (tx *Tx) lines(ctx context.Context, before []payment.Line, q *query, args ...any) ([]payment.Line, error) {
	var rows []lineRow
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		row, err := scanLine(scan)
		rows = append(rows, row)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]payment.Line, len(rows))
	for i, row := range rows {
		if all[i], err = row.line(ctx, tx, before); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// lineRow is a line as it stands in the table.
type lineRow struct {
	run          payment.ID
	purse        ledger.PurseID
	person       person.ID
	state        payment.LineState
	basis, bank  string
	held         ledger.Account
	council, nhs money.Amount
	doc          string
}

func scanLine(scan func(...any) error) (lineRow, error) {
	var r lineRow
	err := scan(&r.run, &r.purse, &r.person, &r.state, &r.basis, &r.bank, &r.held, &r.council, &r.nhs, &r.doc)
	return r, err
}

func (r lineRow) line(ctx context.Context, tx *Tx, before []payment.Line) (payment.Line, error) {
	var l payment.Line
	if r.doc == "" {
		i := slices.IndexFunc(before, func(b payment.Line) bool { return b.Purse == r.purse })
		if i < 0 {
			return payment.Line{Purse: r.purse, Person: r.person, Council: r.council, NHS: r.nhs, State: r.state, Held: r.held}, nil
		}
		l = before[i]
		l.State, l.Held = r.state, r.held
		return l, nil
	}
	clear, err := tx.unseal(ctx, string(r.person), r.doc)
	if err != nil {
		return l, err
	}
	err = fromDoc(clear, &l)
	l.Basis, l.Bank, l.Held = r.basis, r.bank, r.held
	return l, err
}

// PaymentRuns lists the runs of this keeper without their lines, newest first.
func (tx *Tx) PaymentRuns(ctx context.Context) ([]payment.Run, error) {
	runs, err := docs[payment.Run](ctx, tx, paymentRunHeads, tx.keeper)
	for i := range runs {
		if runs[i].Lines != nil { // a run of earlier days
			runs[i].Sum, runs[i].Lines = runs[i].Adds(), nil
		}
	}
	return runs, err
}

// PaidBefore gives the last day that any run has paid a purse for, and what it
// paid for its days; no date when none has.
func (tx *Tx) PaidBefore(ctx context.Context, purse ledger.PurseID) (to calendar.Date, amount money.Amount, err error) {
	err = tx.each(ctx, selectPaidBefore, []any{tx.keeper, purse}, func(scan func(...any) error) error {
		return scan(&to, &amount)
	})
	return to, amount, err
}

// PaidTo gives the last day that any run has paid a purse for; no date when none has.
func (tx *Tx) PaidTo(ctx context.Context, purse ledger.PurseID) (calendar.Date, error) {
	if to, ok := known(tx, func(a *ahead) map[ledger.PurseID]calendar.Date { return a.paidTo }, purse); ok {
		return to, nil
	}
	to, _, err := tx.PaidBefore(ctx, purse)
	return to, err
}

// PaymentOf is a line with the run that it is in.
type PaymentOf struct {
	Run  payment.Run // without its lines
	Line payment.Line
}

// PaymentsOf lists the lines of a purse in runs that were not cancelled, oldest
// first.
func (tx *Tx) PaymentsOf(ctx context.Context, purse ledger.PurseID) ([]PaymentOf, error) {
	var rows []lineRow
	err := tx.each(ctx, selectLinesOfPurse, []any{tx.keeper, purse}, func(scan func(...any) error) error {
		row, err := scanLine(scan)
		rows = append(rows, row)
		return err
	})
	if err != nil {
		return nil, err
	}
	all := make([]PaymentOf, len(rows))
	for i, row := range rows {
		run, err := tx.PaymentRunHead(ctx, row.run)
		if err != nil {
			return nil, err
		}
		if all[i].Line, err = row.line(ctx, tx, run.Lines); err != nil {
			return nil, err
		}
		run.Lines = nil
		all[i].Run = run
	}
	return all, nil
}

// Booked adds up what the books hold of a run, by funder: what was posted for
// its lines and not taken back.
func (tx *Tx) Booked(ctx context.Context, r payment.Run) (map[ledger.Funder]money.Amount, error) {
	booked := map[ledger.Funder]money.Amount{}
	err := tx.each(ctx, bookedOf, []any{tx.keeper, r.ID, r.PostingKey()}, func(scan func(...any) error) error {
		var f ledger.Funder
		var sum money.Amount
		err := scan(&f, &sum)
		booked[f] = sum
		return err
	})
	return booked, err
}
