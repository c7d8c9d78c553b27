package money

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// EnterTimes is the fault of a share that is due never, or for ever.
var EnterTimes = msg.New("money.share.times", "Enter from 1 to {most} times")

// MostTimes bounds how often a share is told to fall due: two years of weeks.
const MostTimes = 104

// Share is what a person pays into support that they pool with others.
type Share struct {
	Group   string // to whom it is paid
	Account ident.BankAccount
	Amount  money.Amount
	First   calendar.Date
	Every   int // days; 0 for once a month, on the day of the month of the first
	Times   int
}

// AddShare expects the person's share of pooled support on its days and commits
// money to it. The same share of the same day again is a conflict.
func (s *Service) AddShare(ctx context.Context, by access.Actor, about person.ID, share Share) error {
	switch {
	case slug(share.Group) == "":
		return fault.Invalid("payee", NameIt)
	case share.Amount <= 0:
		return fault.Invalid("amount", PaySomeone)
	case share.First.IsZero():
		return fault.Invalid("due", EnterDayToPay)
	case share.Times < 1 || share.Times > MostTimes || share.Every < 0:
		return fault.Invalid("times", EnterTimes, "most", MostTimes)
	}
	return s.Do(ctx, by, access.MarkPaid, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		for n := range share.Times {
			due := share.First.AddDays(n * share.Every)
			if share.Every == 0 {
				due = share.First.AddMonths(n)
			}
			if err := s.expectShare(ctx, tx, b, share, due); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Service) expectShare(ctx context.Context, tx *store.Tx, b purse.Book, share Share, due calendar.Date) error {
	key := "share/" + slug(share.Group) + "/" + due.String()
	before, err := tx.Posted(ctx, b.Purse.ID, "committed/"+key)
	if err != nil {
		return err
	}
	if before != nil {
		return fault.Conflict(store.AlreadyThere)
	}
	kept := ledger.Committed.In("bill/" + slug(share.Group))
	item := expect.Item{Purse: b.Purse.ID, Kind: expect.Share, Due: due, Amount: -share.Amount, Payee: share.Group, Account: share.Account,
		State: expect.Open, Key: key}
	item.Moves = append(shared(b, b.Purse.Held, ledger.Cost.In(slug(share.Group)), share.Amount), shared(b, kept, ledger.FreeMoney, share.Amount)...)
	if err := store.NewID(tx, &item.ID); err != nil {
		return err
	}
	if err := tx.Expect(ctx, b.Purse.Person, item); err != nil {
		return err
	}
	return s.promise(ctx, tx, b, "committed/"+key, kept, share.Amount)
}
