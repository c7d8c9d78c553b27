package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Account is a person's direct payment money as they look at it.
type Account struct {
	Person      person.Person
	Purse       store.Purse
	Safe        Safe
	Months      []Month // newest first
	Unexplained []store.BankLine
	Bank        money.Amount // what the bank's lines add up to
	Books       []Standing   // where the money stands, by account
}

// Month is the bank lines of one calendar month, newest first.
type Month struct {
	First    calendar.Date
	In, Out  money.Amount
	Left     money.Amount // at its end, by the bank
	Lines    []store.BankLine
	Complete bool // every line is explained
}

// Standing is one account of the books and what stands in it.
type Standing struct {
	Name   msg.Text
	Class  ledger.Class
	Amount money.Amount
}

// Account gives a person's direct payment money with why each line was matched.
func (s *Service) Account(ctx context.Context, by access.Actor, about person.ID) (a Account, err error) {
	err = s.See(ctx, by, access.SeeMoney, access.About(about), func(tx *store.Tx) error {
		if a.Person, err = tx.Person(ctx, about); err != nil {
			return err
		}
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		a.Purse = b.Purse
		if a.Safe, err = SafeOn(ctx, tx, b.Purse.ID, s.Today()); err != nil {
			return err
		}
		lines, err := tx.Lines(ctx, b.Purse.ID)
		if err != nil {
			return err
		}
		a.fill(lines)
		balances, err := tx.Balances(ctx, b.Purse.ID, s.Today())
		a.Books = standings(balances)
		return err
	})
	return a, err
}

func (a *Account) fill(lines []store.BankLine) {
	var left money.Amount
	for _, l := range lines {
		left += l.Line.Amount
		first := calendar.MonthOf(l.Line.Date).First
		if n := len(a.Months); n == 0 || a.Months[n-1].First != first {
			a.Months = append(a.Months, Month{First: first, Complete: true})
		}
		m := &a.Months[len(a.Months)-1]
		m.Lines = append(m.Lines, l)
		m.Left = left
		if l.Line.Amount > 0 {
			m.In += l.Line.Amount
		} else {
			m.Out -= l.Line.Amount
		}
		if l.State == store.Unexplained {
			m.Complete = false
			a.Unexplained = append(a.Unexplained, l)
		}
	}
	a.Bank = left
	for i := range a.Months {
		slices.Reverse(a.Months[i].Lines)
	}
	slices.Reverse(a.Months)
}

// standings lists what stands where, all funders together, in the order of the
// books. Accounts that a reader knows by one name, like the holiday of each PA,
// stand together.
func standings(b ledger.Balances) []Standing {
	var all []Standing
	for _, p := range b.Places() {
		name, _ := NameOf(p.Account)
		class := p.Account.Class()
		i := slices.IndexFunc(all, func(s Standing) bool { return s.Class == class && s.Name.String() == name.String() })
		if i < 0 {
			all = append(all, Standing{Name: name, Class: class})
			i = len(all) - 1
		}
		all[i].Amount += b[p]
	}
	return slices.DeleteFunc(all, func(s Standing) bool { return s.Amount == 0 })
}

// Books gives the transactions of a person's purse, for an export.
func (s *Service) Books(ctx context.Context, by access.Actor, about person.ID) (all []ledger.Transaction, err error) {
	err = s.See(ctx, by, access.SeeMoney, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		all, _, err = tx.Transactions(ctx, b.Purse.ID)
		return err
	})
	return all, err
}
