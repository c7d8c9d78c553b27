// Package home gathers what a person's home page shows: what is safe to spend,
// what needs them, and what is coming.
package home

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/app/purse"
	"ownway/internal/care/agreement"
	"ownway/internal/care/person"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// Home is what a person's home page shows.
type Home struct {
	Person  person.Person
	Own     bool // the reader is the person, not someone who speaks for them
	Purse   store.Purse
	HasBook bool // direct payment money is held for the person
	Safe    money.Safe
	Needs   Needs
	Next    calendar.Date // when something will next be asked; no date when nothing is planned
	Coming  []Coming      // by day
	Speaks  []person.Representative
}

// Coming is something that is known to come, or that will if nothing changes.
type Coming struct {
	Day    calendar.Date
	What   msg.Text
	Amount pence.Amount // above zero for money in; about, for wages not worked out yet
}

// The words for what is planned.
var (
	PaidIn     = msg.New("home.planned.paid-in", "{council} pays in")
	PAsArePaid = msg.New("home.planned.wages", "Your PAs are paid, about")
)

// Needs is what needs the person.
type Needs struct {
	Hours       []pay.Question
	ToPay       []expect.Item
	Unexplained []store.BankLine
	Talk        []check.Finding // what someone would like to talk about
}

// Count gives how many things need the person.
func (n Needs) Count() int {
	count := len(n.Unexplained) + len(n.Talk)
	if len(n.Hours) > 0 {
		count++
	}
	if len(n.ToPay) > 0 {
		count++
	}
	return count
}

// comingDays is how far ahead the home page looks.
const comingDays = 31

// Home gathers a person's home page for today.
func (s *Service) Home(ctx context.Context, by access.Actor, about person.ID) (h Home, err error) {
	err = s.See(ctx, by, access.SeeHome, access.About(about), func(tx *store.Tx) error {
		if h.Person, err = tx.Person(ctx, about); err != nil {
			return err
		}
		h.Own = by.Person == about
		if h.Speaks, err = tx.Representatives(ctx, about); err != nil {
			return err
		}
		return s.fill(ctx, tx, &h)
	})
	return h, err
}

func (s *Service) fill(ctx context.Context, tx *store.Tx, h *Home) error {
	today := s.Today()
	b, err := purse.Open(ctx, tx, h.Person.ID)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil // their support is arranged for them, or not agreed yet
	}
	if err != nil {
		return err
	}
	h.Purse, h.HasBook = b.Purse, true
	if h.Safe, err = money.SafeOn(ctx, tx, b.Purse.ID, today); err != nil {
		return err
	}
	if h.Needs.Hours, err = pay.Asked(ctx, tx, h.Person.ID, today); err != nil {
		return err
	}
	if h.Needs.ToPay, err = money.ToPay(ctx, tx, b, today); err != nil {
		return err
	}
	if h.Next, err = pay.NextAsked(ctx, tx, h.Person.ID, today); err != nil {
		return err
	}
	return s.fillMoney(ctx, tx, b, h)
}

func (s *Service) fillMoney(ctx context.Context, tx *store.Tx, b purse.Book, h *Home) error {
	var err error
	if h.Needs.Unexplained, err = tx.UnexplainedLines(ctx, b.Purse.ID); err != nil {
		return err
	}
	last, err := tx.LastCheck(ctx, b.Purse.ID)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return err
	}
	h.Needs.Talk = toTalkAbout(last)
	return s.lookAhead(ctx, tx, b, h)
}

// lookAhead lists what is coming: what is expected of the bank account, the next
// payment in by the agreement, and the wages of the pay period that is under way,
// at the usual hours.
func (s *Service) lookAhead(ctx context.Context, tx *store.Tx, b purse.Book, h *Home) error {
	items, err := tx.Unmet(ctx, b.Purse.Person, b.Purse.ID)
	if err != nil {
		return err
	}
	paidIn := false
	for _, i := range items {
		if i.State == expect.Open {
			h.Coming = append(h.Coming, Coming{Day: i.Due, What: i.Name(), Amount: i.Amount})
			paidIn = paidIn || i.Kind == expect.PaymentIn
		}
	}
	today := s.Today()
	a, err := tx.AgreementOf(ctx, h.Person.ID)
	if err != nil && fault.KindOf(err) != fault.KindNotFound {
		return err
	}
	if a.State == agreement.InForce && !paidIn {
		next := a.NextDue(today.AddDays(1))
		h.Coming = append(h.Coming, Coming{Day: next.On, What: PaidIn.With("council", a.Council), Amount: next.Amount})
	}
	wages, err := pay.UnderWay(ctx, tx, h.Person.ID, today)
	if err != nil {
		return err
	}
	for day, amount := range wages {
		h.Coming = append(h.Coming, Coming{Day: day, What: PAsArePaid.Text(), Amount: -amount})
	}
	h.Coming = slices.DeleteFunc(h.Coming, func(c Coming) bool { return c.Day.Before(today) || c.Day.After(today.AddDays(comingDays)) })
	slices.SortStableFunc(h.Coming, func(a, b Coming) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Amount, b.Amount)) })
	return nil
}

// toTalkAbout lists the open findings of a check that the person is asked about
// first; bank lines to explain stand on the page by themselves.
func toTalkAbout(c store.Check) []check.Finding {
	open := slices.DeleteFunc(c.OpenFindings(), func(f check.Finding) bool {
		return f.Ask != check.SupportWithPerson || f.What == check.Unmatched || f.What == check.HoursWaiting
	})
	return open
}

// PlacesFor lists the people whose home an account may open: its own and those
// it speaks for today.
func (s *Service) PlacesFor(ctx context.Context, by access.Actor) ([]person.Representative, error) {
	all, err := s.Store.Represented(ctx, by.Account)
	if err != nil {
		return nil, err
	}
	today := s.Today()
	return slices.DeleteFunc(all, func(r person.Representative) bool { return !r.ActsOn(today) }), nil
}
