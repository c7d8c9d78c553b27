package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of bills and goals.
var (
	NameIt        = msg.New("money.name-it", "Say who or what it is for")
	ChooseToPay   = msg.New("money.choose-to-pay", "Choose what you have paid")
	NotAsked      = msg.New("money.not-asked", "This is not waiting to be paid")
	SaySomething  = msg.New("money.say-something", "Say what this money was for")
	AlreadyKnown  = msg.New("money.already-explained", "This line is explained already")
	EnterDayToPay = msg.New("money.enter-day", "Enter the day it is to be paid")
	PaySomeone    = msg.New("money.enter-amount", "Enter an amount above zero")
)

// payAhead is how many days before it is due something is put on "pay these".
const payAhead = 14

// PayThese lists what the person pays themselves from their own account and has
// not paid yet, by day. Where someone else holds the money there is nothing to pay.
func (s *Service) PayThese(ctx context.Context, by access.Actor, about person.ID) (items []expect.Item, err error) {
	err = s.See(ctx, by, access.SeeMoney, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		items, err = ToPay(ctx, tx, b, s.Today())
		return err
	})
	return items, err
}

// ToPay lists what is due for the person to pay themselves, as PayThese does.
func ToPay(ctx context.Context, tx *store.Tx, b purse.Book, today calendar.Date) ([]expect.Item, error) {
	if b.Purse.Held != ledger.Held.In("own-account") && b.Purse.Held != ledger.Held.In("card") {
		return nil, nil
	}
	items, err := tx.Unmet(ctx, b.Purse.Person, b.Purse.ID)
	return slices.DeleteFunc(items, func(i expect.Item) bool {
		return !i.Out() || i.Kind == expect.PaymentIn || i.State != expect.Open || i.Due.After(today.AddDays(payAhead)) || i.Kind == expect.Bill && i.Account.Number == ""
	}), err
}

// SayPaid notes that the person says they have paid these: the books count it
// from today, and the bank is still expected to show it.
func (s *Service) SayPaid(ctx context.Context, by access.Actor, about person.ID, ids ...expect.ID) error {
	if len(ids) == 0 {
		return fault.Invalid("paid", ChooseToPay)
	}
	return s.Do(ctx, by, access.MarkPaid, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		items, err := tx.Unmet(ctx, about, b.Purse.ID)
		if err != nil {
			return err
		}
		for _, id := range ids {
			i := slices.IndexFunc(items, func(i expect.Item) bool { return i.ID == id })
			if i < 0 {
				return fault.Conflict(NotAsked)
			}
			if err := sayPaid(ctx, tx, about, items[i], s.Today()); err != nil {
				return err
			}
		}
		return nil
	})
}

func sayPaid(ctx context.Context, tx *store.Tx, about person.ID, item expect.Item, today calendar.Date) error {
	from := item.State
	next, err := item.SayPaid()
	if err != nil {
		return err
	}
	if err := postItem(ctx, tx, next, today); err != nil {
		return err
	}
	return tx.MoveExpected(ctx, about, next, from)
}

// Bill is something that will be paid on a day.
type Bill struct {
	Payee     string
	Amount    money.Amount
	Due       calendar.Date
	Reference string
}

// AddBill commits money to a bill and expects the bank to show it. A bill is
// known by its payee and day: the same again is a conflict, and counts once.
func (s *Service) AddBill(ctx context.Context, by access.Actor, about person.ID, bill Bill) error {
	switch {
	case slug(bill.Payee) == "":
		return fault.Invalid("payee", NameIt)
	case bill.Amount <= 0:
		return fault.Invalid("amount", PaySomeone)
	case bill.Due.IsZero():
		return fault.Invalid("due", EnterDayToPay)
	}
	return s.Do(ctx, by, access.MarkPaid, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		key := "bill/" + slug(bill.Payee) + "/" + bill.Due.String()
		before, err := tx.Posted(ctx, b.Purse.ID, "committed/"+key)
		if err != nil {
			return err
		}
		if before != nil {
			return fault.Conflict(store.AlreadyThere)
		}
		kept := ledger.Committed.In("bill/" + slug(bill.Payee))
		item := expect.Item{Purse: b.Purse.ID, Kind: expect.Bill, Due: bill.Due, Amount: -bill.Amount, Payee: bill.Payee,
			Reference: bill.Reference, State: expect.Open, Key: key}
		item.Moves = append(shared(b, b.Purse.Held, ledger.Cost.In(slug(bill.Payee)), bill.Amount),
			shared(b, kept, ledger.FreeMoney, bill.Amount)...)
		if err := store.NewID(tx, &item.ID); err != nil {
			return err
		}
		if err := tx.Expect(ctx, about, item); err != nil {
			return err
		}
		return s.promise(ctx, tx, b, "committed/"+key, kept, bill.Amount)
	})
}

// SaveUp sets money aside for something the person wants to do later. It is
// theirs to spend on that, and nobody's surplus.
func (s *Service) SaveUp(ctx context.Context, by access.Actor, about person.ID, goal string, amount money.Amount) error {
	if slug(goal) == "" {
		return fault.Invalid("goal", NameIt)
	}
	if amount <= 0 {
		return fault.Invalid("amount", PaySomeone)
	}
	return s.Do(ctx, by, access.MarkPaid, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		return s.promise(ctx, tx, b, "", ledger.SetAside.In("goal/"+slug(goal)), amount)
	})
}

// promise earmarks an amount; without a key of its own each one counts.
func (s *Service) promise(ctx context.Context, tx *store.Tx, b purse.Book, key string, to ledger.Account, amount money.Amount) error {
	t := ledger.Transaction{Purse: b.Purse.ID, Date: s.Today(), Key: key, Cause: ledger.Cause{Kind: ledger.Promise, Ref: to.Purpose()},
		Moves: shared(b, ledger.FreeMoney, to, amount)}
	if err := store.NewID(tx, &t.ID); err != nil {
		return err
	}
	if t.Key == "" {
		t.Key = "promise/" + string(t.ID)
	}
	return tx.Post(ctx, t)
}
