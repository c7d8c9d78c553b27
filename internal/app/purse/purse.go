// Package purse opens the books of a person's budget inside a use case, and
// keeps the promises in them true: money paid ahead for wages stays committed
// to wages until they are worked out.
package purse

import (
	"context"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
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
var Always = store.EndOfBooks

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
	standing := map[ledger.Funder]money.Amount{}
	for _, f := range ledger.Funders() {
		standing[f] = balances[ledger.Place{Account: ForWages, Funder: f}]
	}
	t, any, err := b.commitment(tx, on, days, standing)
	if err != nil || !any {
		return err
	}
	return tx.Post(ctx, t)
}

// commitment gives what changes what is committed to wages to the days ahead,
// or false when it is right.
func (b Book) commitment(tx *store.Tx, on calendar.Date, days int, standing map[ledger.Funder]money.Amount) (ledger.Transaction, bool, error) {
	want := map[ledger.Funder]money.Amount{}
	if b.Purse.Funding.Weekly() > 0 {
		want = b.Purse.Funding.Share(b.Purse.Wages.MulDiv(int64(days), 7, money.HalfUp))
	}
	t := ledger.Transaction{Purse: b.Purse.ID, Date: on, Cause: ledger.Cause{Kind: ledger.Promise, Ref: "wages"}}
	for _, f := range ledger.Funders() {
		switch change := want[f] - standing[f]; {
		case change > 0:
			t.Moves = append(t.Moves, ledger.Earmark(ForWages, change, f))
		case change < 0:
			t.Moves = append(t.Moves, ledger.Release(ForWages, -change, f))
		}
	}
	if len(t.Moves) == 0 {
		return t, false, nil
	}
	err := store.NewID(tx, &t.ID)
	t.Key = "committed/wages/" + string(t.ID)
	return t, true, err
}

// aheadDays counts the days that are paid for and not yet worked out.
func (b Book) aheadDays(ctx context.Context, tx *store.Tx) (int, error) {
	paidTo, err := tx.PaidTo(ctx, b.Purse.ID)
	if err != nil || paidTo.IsZero() || b.Purse.Wages == 0 {
		return 0, err
	}
	jobs, err := tx.Employments(ctx, b.Purse.Person)
	if err != nil {
		return 0, err
	}
	ends := map[work.ID]calendar.Date{}
	for _, e := range jobs {
		slips, err := tx.Payslips(ctx, e.ID)
		if err != nil {
			return 0, err
		}
		if n := len(slips); n > 0 {
			ends[e.ID] = slips[n-1].Period.Last
		}
	}
	return b.ahead(paidTo, jobs, ends), nil
}

// ahead counts the days from what was worked out of each job to what is paid
// for. Of several employments the one furthest behind counts.
func (b Book) ahead(paidTo calendar.Date, jobs []work.Employment, ends map[work.ID]calendar.Date) int {
	if paidTo.IsZero() || b.Purse.Wages == 0 {
		return 0
	}
	if len(jobs) == 0 {
		return max(0, b.Purse.Opened.DaysUntil(paidTo)+1)
	}
	var done calendar.Date
	for _, e := range jobs {
		if !e.Terms.End.IsZero() && e.Terms.End.Before(paidTo) {
			continue
		}
		last, paid := ends[e.ID]
		if !paid {
			last = b.Purse.Opened.AddDays(-1)
		}
		if done.IsZero() || last.Before(done) {
			done = last
		}
	}
	if done.IsZero() {
		return 0
	}
	return max(0, done.DaysUntil(paidTo))
}

// Commitments gives what Commit would write for the purses of a span, read in a
// few questions for all.
func Commitments(ctx context.Context, tx *store.Tx, in store.Span, books []Book, on calendar.Date) ([]ledger.Transaction, error) {
	paid, err := tx.LastPaidIn(ctx, in)
	if err != nil {
		return nil, err
	}
	jobs, err := tx.JobsIn(ctx, in)
	if err != nil {
		return nil, err
	}
	standing, err := tx.ForWagesIn(ctx, in)
	if err != nil {
		return nil, err
	}
	var all []ledger.Transaction
	for _, b := range books {
		days := b.ahead(paid[b.Purse.ID].To, jobs.Of[b.Purse.Person], jobs.Done)
		t, any, err := b.commitment(tx, on, days, standing[b.Purse.ID])
		if err != nil {
			return nil, err
		}
		if any {
			all = append(all, t)
		}
	}
	return all, nil
}
