package home

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/fault"
)

// Hours is what the page that asks about hours shows.
type Hours struct {
	Person  person.Person
	Asked   []pay.Question
	Agreed  []Agreed
	StandIn string      // who is asked when nobody answers; empty when the person named nobody
	Support bool        // a support organisation is asked after that
	Safe    *money.Safe // what is safe to spend, for those who may see the money
}

// Agreed is hours that somebody said are right, until they are paid and for a
// week after they were agreed.
type Agreed struct {
	PAName string
	Sheet  work.Sheet
	Days   work.Calendar
}

// Hours gathers what an employer is asked about hours, who is asked next, and
// what was agreed for the coming pay day.
func (s *Service) Hours(ctx context.Context, by access.Actor, about person.ID) (h Hours, err error) {
	_, err = s.May(ctx, by, access.SeeMoney, access.About(about))
	seesMoney := err == nil
	if err != nil && fault.KindOf(err) != fault.KindForbidden {
		return h, err
	}
	err = s.See(ctx, by, access.SeeHours, access.About(about), func(tx *store.Tx) error {
		if h.Person, err = tx.Person(ctx, about); err != nil {
			return err
		}
		if h.Asked, err = pay.Asked(ctx, tx, about, s.Today()); err != nil {
			return err
		}
		if h.Agreed, err = s.agreed(ctx, tx, about); err != nil {
			return err
		}
		if err := s.next(ctx, tx, &h); err != nil || !seesMoney {
			return err
		}
		h.Safe, err = s.safe(ctx, tx, about)
		return err
	})
	return h, err
}

func (s *Service) agreed(ctx context.Context, tx *store.Tx, employer person.ID) ([]Agreed, error) {
	sheets, err := tx.Sheets(ctx, employer)
	if err != nil {
		return nil, err
	}
	var agreed []Agreed
	for _, sheet := range sheets {
		days := work.CalendarOf(sheet.Hours.Period)
		if sheet.Hours.State != hours.Approved || days.PayDay.Before(s.Today()) && !s.justAgreed(sheet) {
			continue
		}
		e, err := tx.Employment(ctx, sheet.Employment)
		if err != nil {
			return nil, err
		}
		agreed = append(agreed, Agreed{PAName: e.PAName, Sheet: sheet, Days: days})
	}
	return agreed, nil
}

// justAgreed reports whether hours were agreed in the last week.
func (s *Service) justAgreed(sheet work.Sheet) bool {
	return slices.ContainsFunc(sheet.Events, func(e hours.Event) bool {
		return e.Did == hours.DidApprove && e.On.AddDays(7).After(s.Today())
	})
}

// PaidBefore reports whether the hours were paid before they were agreed, and
// whether the next pay has to put them right.
func (a Agreed) PaidBefore() (paid, putRight bool) {
	return a.Sheet.Hours.Paid != nil, len(a.Sheet.Hours.Owing()) > 0
}

// next finds who is asked when the person does not answer.
func (s *Service) next(ctx context.Context, tx *store.Tx, h *Hours) error {
	reps, err := tx.Representatives(ctx, h.Person.ID)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(reps, func(r person.Representative) bool {
		return r.Standing == person.StandIn && r.ActsOn(s.Today())
	})
	if i >= 0 {
		h.StandIn = reps[i].Name
	}
	h.Support, err = tx.HasGrant(ctx, access.Wages, h.Person.ID, s.Today())
	return err
}

// safe gives what is safe to spend, or nil where no money is held.
func (s *Service) safe(ctx context.Context, tx *store.Tx, about person.ID) (*money.Safe, error) {
	b, err := purse.Open(ctx, tx, about)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	safe, err := money.SafeOn(ctx, tx, b.Purse.ID, s.Today())
	return &safe, err
}
