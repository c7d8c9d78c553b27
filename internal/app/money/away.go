package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/purse"
	"ownway/internal/care/away"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// NotTheirPA is the fault of naming a PA who does not work for the person.
var NotTheirPA = msg.New("money.away.not-their-pa", "Choose one of your PAs")

// Away is when a person and their PAs were away, and who the PAs are.
type Away struct {
	Stays []away.Stay // the last told first
	Jobs  []work.Employment
}

// Away gives what a person told of days away.
func (s *Service) Away(ctx context.Context, by access.Actor, about person.ID) (a Away, err error) {
	err = s.See(ctx, by, access.TellAway, access.About(about), func(tx *store.Tx) error {
		if a.Stays, err = tx.Stays(ctx, about); err != nil {
			return err
		}
		slices.Reverse(a.Stays)
		a.Jobs, err = tx.Employments(ctx, about)
		return err
	})
	return a, err
}

// TellAway keeps when the person or one of their PAs was or will be away. Nothing
// is asked, and nothing depends on it but what a check looks at.
func (s *Service) TellAway(ctx context.Context, by access.Actor, about person.ID, stay away.Stay) (id away.ID, err error) {
	stay.Person, stay.By, stay.On = about, string(by.Account), s.Today()
	if err := stay.Check(); err != nil {
		return id, err
	}
	err = s.Do(ctx, by, access.TellAway, access.About(about), func(tx *store.Tx) error {
		jobs, err := tx.Employments(ctx, about)
		if err != nil {
			return err
		}
		works := func(pa person.PAID) bool {
			return slices.ContainsFunc(jobs, func(e work.Employment) bool { return e.PA == pa })
		}
		if !stay.PA.IsZero() && !works(stay.PA) {
			return fault.Invalid("who", NotTheirPA)
		}
		if slices.ContainsFunc(stay.Along, func(pa person.PAID) bool { return !works(pa) }) {
			return fault.Invalid("along", NotTheirPA)
		}
		if err := store.NewID(tx, &stay.ID); err != nil {
			return err
		}
		id = stay.ID
		return tx.AddStay(ctx, stay)
	})
	return id, err
}

// TakeBackAway takes back what was told of days away.
func (s *Service) TakeBackAway(ctx context.Context, by access.Actor, about person.ID, id away.ID) error {
	return s.Do(ctx, by, access.TellAway, access.About(about), func(tx *store.Tx) error { return tx.RemoveStay(ctx, about, id) })
}

// awayFacts lists the work that was told for days on which the PA and the person
// were apart, with what it earned. Holiday and sickness are no work.
func awayFacts(ctx context.Context, tx *store.Tx, b purse.Book, f *check.Facts) error {
	stays, err := tx.Stays(ctx, b.Purse.Person)
	if err != nil || len(stays) == 0 {
		return err
	}
	jobs, err := tx.Employments(ctx, b.Purse.Person)
	if err != nil {
		return err
	}
	sheets, err := tx.Sheets(ctx, b.Purse.Person)
	if err != nil {
		return err
	}
	for _, sheet := range sheets {
		i := slices.IndexFunc(jobs, func(e work.Employment) bool { return e.ID == sheet.Employment })
		if i < 0 {
			continue
		}
		for _, e := range sheet.Hours.Entries {
			apart := slices.ContainsFunc(stays, func(s away.Stay) bool { return s.Apart(jobs[i].PA, e.Date) })
			if e.Kind != hours.Work && e.Kind != hours.SleepIn || !apart {
				continue
			}
			rate, err := jobs[i].Terms.RateOn(e.Date)
			if err != nil {
				return err
			}
			f.Away = append(f.Away, check.Seen{On: e.Date, Amount: rate.MulDiv(int64(e.Minutes), 60, money.HalfUp)})
		}
	}
	slices.SortFunc(f.Away, func(a, b check.Seen) int { return a.On.Compare(b.On) })
	return nil
}
