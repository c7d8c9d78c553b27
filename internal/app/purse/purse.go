// Package purse opens the books of a person's budget inside a use case, and
// keeps the promises in them true: money paid ahead for wages stays committed
// to wages until they are worked out.
package purse

import (
	"context"

	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Book is a purse opened in a transaction.
type Book struct{ Purse store.Purse }

// Open opens the purse of a person.
func Open(ctx context.Context, tx *store.Tx, p person.ID) (Book, error) {
	purse, err := tx.PurseOf(ctx, p)
	return Book{Purse: purse}, err
}

// ForWages is the account of money that was paid ahead for PAs.
var ForWages = ledger.Committed.In("wages")

// Always is later than any day in the books.
var Always = calendar.MustDate("2199-12-31")

// Commit sets what is committed to wages to what the plan has for the days that
// funders have paid for and no wages run has worked out yet.
func (b Book) Commit(ctx context.Context, tx *store.Tx, on calendar.Date) error {
	days, err := b.aheadDays(ctx, tx)
	if err != nil {
		return err
	}
	balances, err := tx.Balances(ctx, b.Purse.ID, Always)
	if err != nil {
		return err
	}
	want := b.Purse.Funding.Share(b.Purse.Wages.MulDiv(int64(days), 7, money.HalfUp))
	t := ledger.Transaction{Purse: b.Purse.ID, Date: on, Cause: ledger.Cause{Kind: ledger.Promise, Ref: "wages"}}
	for _, f := range ledger.Funders() {
		switch change := want[f] - balances[ledger.Place{Account: ForWages, Funder: f}]; {
		case change > 0:
			t.Moves = append(t.Moves, ledger.Earmark(ForWages, change, f))
		case change < 0:
			t.Moves = append(t.Moves, ledger.Release(ForWages, -change, f))
		}
	}
	if len(t.Moves) == 0 {
		return nil
	}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	t.Key = "committed/wages/" + string(t.ID)
	return tx.Post(ctx, t)
}

// aheadDays counts the days that are paid for and not yet worked out. Of
// several employments the one furthest behind counts.
func (b Book) aheadDays(ctx context.Context, tx *store.Tx) (int, error) {
	paidTo, _, err := tx.PaidBefore(ctx, b.Purse.ID)
	if err != nil || paidTo.IsZero() || b.Purse.Wages == 0 {
		return 0, err
	}
	jobs, err := tx.Employments(ctx, b.Purse.Person)
	if err != nil || len(jobs) == 0 {
		return max(0, b.Purse.Opened.DaysUntil(paidTo)+1), err
	}
	var done calendar.Date
	for _, e := range jobs {
		if !e.Terms.End.IsZero() && e.Terms.End.Before(paidTo) {
			continue
		}
		slips, err := tx.Payslips(ctx, e.ID)
		if err != nil {
			return 0, err
		}
		last := b.Purse.Opened.AddDays(-1)
		if n := len(slips); n > 0 {
			last = slips[n-1].Period.Last
		}
		if done.IsZero() || last.Before(done) {
			done = last
		}
	}
	if done.IsZero() {
		return 0, nil
	}
	return max(0, done.DaysUntil(paidTo)), nil
}
