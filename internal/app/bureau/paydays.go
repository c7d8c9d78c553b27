package bureau

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// PayDay is a pay day that is coming, and the employers who pay for the same
// period on it by the same days.
type PayDay struct {
	Frequency period.Frequency
	Days      bureau.CutOffs
	Employers []Named
	Run       work.RunID // none before it is opened
	State     work.RunState
}

// Named is an employer and their name.
type Named struct {
	ID   person.ID
	Name string
}

// ComingPayDays lists the pay days to come of every employer whose wages the
// bureau runs, each on the day that this employer pays, moved where banks are
// closed. The first comes first. A run that is finished is left out, and so is
// what was paid before anybody ran wages here.
func (s *Service) ComingPayDays(ctx context.Context, by access.Actor) ([]PayDay, error) {
	employers, err := s.employers(ctx, by)
	if err != nil {
		return nil, err
	}
	var all []PayDay
	for _, e := range employers {
		err := s.See(ctx, by, access.SeeHours, access.About(e), func(tx *store.Tx) error {
			mine, err := s.payDaysOf(ctx, tx, e)
			for _, one := range mine {
				all = gather(all, one)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if err := s.withRuns(ctx, by, all); err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(p PayDay) bool {
		return p.State == work.Finished || p.Run.IsZero() && p.Days.PayDay.Before(s.Today())
	})
	slices.SortFunc(all, func(a, b PayDay) int {
		return cmp.Or(a.Days.PayDay.Compare(b.Days.PayDay), a.Days.CutOff.Compare(b.Days.CutOff), a.Days.Period.First.Compare(b.Days.Period.First), cmp.Compare(a.Frequency, b.Frequency))
	})
	for _, p := range all {
		slices.SortFunc(p.Employers, func(a, b Named) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	}
	return all, nil
}

// gather puts an employer with the others of the same days.
func gather(all []PayDay, one PayDay) []PayDay {
	at := slices.IndexFunc(all, func(p PayDay) bool { return p.Frequency == one.Frequency && p.Days == one.Days })
	if at < 0 {
		return append(all, one)
	}
	if !slices.Contains(all[at].Employers, one.Employers[0]) { // two PAs of one employer
		all[at].Employers = append(all[at].Employers, one.Employers...)
	}
	return all
}

// payDaysOf gives an employer's pay days: of the period that holds today, the one
// before it, and any earlier one whose pay day has not come.
func (s *Service) payDaysOf(ctx context.Context, tx *store.Tx, employer person.ID) ([]PayDay, error) {
	jobs, err := tx.Employments(ctx, employer)
	if err != nil || len(jobs) == 0 {
		return nil, err
	}
	who, err := tx.Person(ctx, employer)
	if err != nil {
		return nil, err
	}
	rule, err := tx.PayDays(ctx, employer)
	if err != nil {
		return nil, err
	}
	var all []PayDay
	for _, e := range jobs {
		now := e.Terms.PeriodOn(s.Today())
		periods := []calendar.Period{now, e.Terms.PeriodOn(now.First.AddDays(-1))}
		for _, p := range s.unpaid(e, rule) {
			if !slices.Contains(periods, p) {
				periods = append(periods, p)
			}
		}
		for _, p := range periods {
			if !e.Terms.Start.After(p.Last) && (e.Terms.End.IsZero() || !e.Terms.End.Before(p.First)) {
				all = append(all, PayDay{Frequency: e.Terms.Frequency, Days: rule.Of(p), Employers: []Named{{employer, who.Name}}})
			}
		}
	}
	return all, nil
}

func (s *Service) withRuns(ctx context.Context, by access.Actor, all []PayDay) error {
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
