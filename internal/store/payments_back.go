package store

import (
	"context"

	"ownway/internal/care/payment"
	"ownway/ledger"
	"ownway/value/calendar"
)

var (
	insertReturn   = sqlText(`INSERT INTO payment_return (keeper, id, digest, brought, doc) VALUES ($1, $2, $3, $4, $5)`)
	selectReturned = sqlText(`SELECT brought FROM payment_return WHERE keeper = $1 AND digest = $2`)
	moveOneOff     = sqlText(`UPDATE one_off SET run = $1 WHERE keeper = $2 AND purse = $3 AND key = $4 AND run = $5`)
)

// Return is a file that the bank sent back, and how many payments it named.
type Return struct {
	ID       payment.ReturnID
	Run      payment.ID
	Digest   string
	Brought  calendar.Date
	Payments int
}

// AddReturn records a file that the bank sent back. The same file again is a
// conflict.
func (tx *Tx) AddReturn(ctx context.Context, r Return) error {
	doc, err := toDoc(r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "bring in returns", string(r.ID), insertReturn, tx.keeper, r.ID, r.Digest, r.Brought, doc)
}

// ReturnedOn gives the day on which the very same file was brought in, or none.
func (tx *Tx) ReturnedOn(ctx context.Context, digest string) (day calendar.Date, err error) {
	err = tx.each(ctx, selectReturned, []any{tx.keeper, digest}, func(scan func(...any) error) error { return scan(&day) })
	return day, err
}

// MoveOneOff notes that another run pays something once, or none. If a run took
// it up meanwhile it is a conflict.
func (tx *Tx) MoveOneOff(ctx context.Context, purse ledger.PurseID, key string, from, to payment.ID) error {
	return tx.write(ctx, "move one-off", string(purse), moveOneOff, to, tx.keeper, purse, key, from)
}
