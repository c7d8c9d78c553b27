package pay

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// PayPeriod is a pay period that some employers of a support organisation
// share, with its days and its wages run.
type PayPeriod struct {
	Frequency period.Frequency
	Days      work.Calendar
	Employers int
	Run       work.RunID // none before it is opened
	State     work.RunState
}

// PayPeriods lists the pay periods that hold a day, of all employers that a
// support organisation acts for, the first pay day first.
func (s *Service) PayPeriods(ctx context.Context, by access.Actor, day calendar.Date) ([]PayPeriod, error) {
	var grants []access.Grant
	err := s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		grants, err = tx.GrantsTo(ctx, by.Keeper)
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []PayPeriod
	for _, g := range grants {
		if g.What != access.Wages {
			continue
		}
		mine, err := s.periodsOf(ctx, by, g.Person, day)
		if err != nil && fault.KindOf(err) != fault.KindForbidden { // a grant that has ended
			return nil, err
		}
		all = count(all, mine)
	}
	slices.SortFunc(all, func(a, b PayPeriod) int {
		return cmp.Or(a.Days.PayDay.Compare(b.Days.PayDay), cmp.Compare(a.Frequency, b.Frequency))
	})
	return all, s.withRuns(ctx, by, all)
}

// periodsOf gives the pay periods of one employer that hold a day, each once.
func (s *Service) periodsOf(ctx context.Context, by access.Actor, employer person.ID, day calendar.Date) ([]PayPeriod, error) {
	var mine []PayPeriod
	err := s.See(ctx, by, access.SeeHours, access.About(employer), func(tx *store.Tx) error {
		jobs, err := tx.Employments(ctx, employer)
		if err != nil {
			return err
		}
		for _, e := range jobs {
			p := e.Terms.PeriodOn(day)
			lasts := !e.Terms.Start.After(p.Last) && (e.Terms.End.IsZero() || !e.Terms.End.Before(p.First))
			one := PayPeriod{Frequency: e.Terms.Frequency, Days: work.CalendarOf(p), Employers: 1}
			if lasts && !slices.Contains(mine, one) {
				mine = append(mine, one)
			}
		}
		return nil
	})
	return mine, err
}

// count adds the periods of one more employer.
func count(all, mine []PayPeriod) []PayPeriod {
	for _, one := range mine {
		i := slices.IndexFunc(all, func(p PayPeriod) bool { return p.Frequency == one.Frequency && p.Days == one.Days })
		if i < 0 {
			all = append(all, one)
			continue
		}
		all[i].Employers++
	}
	return all
}

func (s *Service) withRuns(ctx context.Context, by access.Actor, all []PayPeriod) error {
	return s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		for i := range all {
			run, err := tx.WagesRunOf(ctx, all[i].Frequency, all[i].Days.Period.First)
			if err != nil && fault.KindOf(err) != fault.KindNotFound {
				return err
			}
			all[i].Run, all[i].State = run.ID, run.State
		}
		return nil
	})
}
