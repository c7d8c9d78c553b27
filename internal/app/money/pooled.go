package money

import (
	"context"
	"slices"

	"ownway/internal/app/purse"
	"ownway/internal/care/invoice"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// FeeTaken is the cause of a movement by which the organisation that holds an
// account takes its fee.
const FeeTaken ledger.CauseKind = "fee"

// NameFee is what a bank line is called by which a fee was taken.
var NameFee = msg.New("managed.fee-name", "Fee of {name}")

// Held reports that a purse's money lies in a managed account.
func Held(p store.Purse) bool { return p.Held == ledger.Held.In("managed") }

// TakeLines puts lines of an account that holds the money of many into the
// records of the person whose they are, and matches them there as those of an
// account of their own.
func TakeLines(ctx context.Context, tx *store.Tx, b purse.Book, st store.Statement, lines []store.BankLine) error {
	if err := tx.AddStatement(ctx, st, lines); err != nil {
		return err
	}
	return match(ctx, tx, b, &Receipt{})
}

// GiveUpLine takes a line out of a person's records, because it was somebody
// else's: what it was found to be is taken back, and the books with it.
func GiveUpLine(ctx context.Context, tx *store.Tx, b purse.Book, id store.LineID) error {
	l, err := tx.Line(ctx, id)
	if err != nil {
		return err
	}
	if err := undo(ctx, tx, b, l); err != nil {
		return err
	}
	if l, err = tx.Line(ctx, id); err != nil {
		return err
	}
	if err := takeBack(ctx, tx, l.Purse, lineKey("line", l), "somebody else's"); err != nil {
		return err
	}
	return tx.TakeOutLine(ctx, id)
}

// billKey is the key that tells an approved bill from all else that is expected.
func billKey(id invoice.ID) string { return "invoice/" + string(id) }

// ExpectBill commits money to an approved bill, and expects the bank to show
// it: the same bill again is a conflict, so that none is paid twice.
func (s *Service) ExpectBill(ctx context.Context, tx *store.Tx, b purse.Book, i invoice.Invoice, p invoice.Provider) error {
	cost, kept := ledger.Cost.In(slug(p.Name)), ledger.Committed.In("bill/"+slug(p.Name))
	before, err := tx.Posted(ctx, b.Purse.ID, "committed/"+billKey(i.ID))
	if err != nil {
		return err
	}
	if before != nil {
		return fault.Conflict(store.AlreadyThere)
	}
	item := expect.Item{Purse: b.Purse.ID, Kind: expect.Bill, Due: s.Today(), Amount: -i.To, Payee: p.Name, Account: p.Bank,
		Reference: cutTo18(i.Number), State: expect.Open, Key: billKey(i.ID)}
	item.Moves = append(shared(b, b.Purse.Held, cost, i.To), shared(b, kept, ledger.FreeMoney, i.To)...)
	if err := store.NewID(tx, &item.ID); err != nil {
		return err
	}
	if err := tx.Expect(ctx, b.Purse.Person, item); err != nil {
		return err
	}
	return s.promise(ctx, tx, b, "committed/"+billKey(i.ID), kept, i.To)
}

// cutTo18 gives a reference as long as Bacs carries it.
func cutTo18(s string) string {
	r := []rune(s)
	return string(r[:min(len(r), 18)])
}

// ItemOf finds what is expected for a bill among all that is.
func ItemOf(items []expect.Item, id invoice.ID) (expect.Item, bool) {
	i := slices.IndexFunc(items, func(i expect.Item) bool { return i.Key == billKey(id) })
	if i < 0 {
		return expect.Item{}, false
	}
	return items[i], true
}

// Send notes that the organisation that holds a person's account sends a
// payment: the books count it from the day, and the bank is still to show it.
func Send(ctx context.Context, tx *store.Tx, about person.ID, item expect.Item, on calendar.Date) error {
	return sayPaid(ctx, tx, about, item, on)
}

// Counted gives the day from which the books count what an item says, or no
// date while they do not.
func Counted(ctx context.Context, tx *store.Tx, i expect.Item) (calendar.Date, error) {
	if len(i.Moves) == 0 { // a funder's payment: its run wrote it on the day
		return i.Due, nil
	}
	t, err := tx.Posted(ctx, i.Purse, i.PostingKey())
	if err != nil || t == nil {
		return calendar.Date{}, err
	}
	return t.Date, nil
}

// TakeFee moves a fee out of what is held for a person.
func TakeFee(ctx context.Context, tx *store.Tx, b purse.Book, on calendar.Date, key, name string, amount money.Amount) error {
	t := ledger.Transaction{Purse: b.Purse.ID, Date: on, Key: key, Cause: ledger.Cause{Kind: FeeTaken, Ref: key},
		Moves: shared(b, b.Purse.Held, ledger.Cost.In("fees/"+slug(name)), amount)}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	return tx.Post(ctx, t)
}
