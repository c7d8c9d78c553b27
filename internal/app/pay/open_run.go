package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of wages runs.
var (
	RunStarted = msg.New("pay.run-started", "This wages run was started already. Nobody is paid twice")
	TooEarly   = msg.New("pay.run-too-early", "Hours can still be answered until {day}. Start the run after that")
	NoFunding  = msg.New("pay.no-funding", "There is no agreement that says who pays for this support")
)

// OpenRun opens the wages run of a pay period for every employer that the
// support organisation acts for and that pays this often. Opening it again
// gives the run that is there.
func (s *Service) OpenRun(ctx context.Context, by access.Actor, f period.Frequency, p calendar.Period) (work.RunID, error) {
	employers, err := s.employers(ctx, by, f, p)
	if err != nil {
		return "", err
	}
	var id work.RunID
	err = s.Do(ctx, by, access.RunWages, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		there, err := tx.WagesRunOf(ctx, f, p.First)
		if fault.KindOf(err) != fault.KindNotFound {
			id = there.ID
			return err
		}
		run := work.Run{Frequency: f, Calendar: work.CalendarOf(p), State: work.Gathering}
		if err := store.NewID(tx, &run.ID); err != nil {
			return err
		}
		id = run.ID
		for i := range employers {
			employers[i].Run = run.ID
		}
		return tx.AddWagesRun(ctx, run, employers)
	})
	return id, err
}

// employers lists those with a grant to this support organisation and someone
// to pay in the period.
func (s *Service) employers(ctx context.Context, by access.Actor, f period.Frequency, p calendar.Period) ([]work.Item, error) {
	var grants []access.Grant
	err := s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) (err error) {
		grants, err = tx.GrantsTo(ctx, by.Keeper)
		return err
	})
	if err != nil {
		return nil, err
	}
	var items []work.Item
	seen := map[person.ID]bool{}
	for _, g := range grants {
		if g.What != access.Wages || !g.LastsOn(s.Today()) || seen[g.Person] {
			continue
		}
		seen[g.Person] = true
		err := s.See(ctx, by, access.SeeHours, access.About(g.Person), func(tx *store.Tx) error {
			jobs, err := employedBy(ctx, tx, g.Person, p)
			if err != nil {
				return err
			}
			for _, e := range jobs {
				if e.Terms.Frequency != f || e.Terms.PeriodOn(p.First) != p {
					continue
				}
				who, err := tx.Person(ctx, g.Person)
				items = append(items, work.Item{Employer: g.Person, Name: who.Name, State: work.Waiting})
				return err
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return items, nil
}
