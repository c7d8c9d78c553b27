// Package bureau holds the use cases of a support organisation's day: what is
// due, the queue of all that reaches it, printing and posting, fees and
// invoices, and what employers let it do in their name.
package bureau

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Service is the area's use cases.
type Service struct{ app.Base }

func (s *Service) wages() *pay.Service { return &pay.Service{Base: s.Base} }

// employers lists whom the bureau runs wages for today, each once.
func (s *Service) employers(ctx context.Context, by access.Actor) ([]person.ID, error) {
	var all []person.ID
	seen := map[person.ID]bool{}
	err := s.See(ctx, by, access.SeeWagesRun, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		grants, err := tx.GrantsTo(ctx, by.Keeper)
		for _, g := range grants {
			if g.What == access.Wages && g.LastsOn(s.Today()) && !seen[g.Person] {
				seen[g.Person] = true
				all = append(all, g.Person)
			}
		}
		return err
	})
	return all, err
}

// DueToday lists the hours of every employer whose wages are still to be paid on a
// day, what needs somebody first.
func (s *Service) DueToday(ctx context.Context, by access.Actor) ([]bureau.Due, error) {
	employers, err := s.employers(ctx, by)
	if err != nil {
		return nil, err
	}
	var all []bureau.Due
	for _, e := range employers {
		err := s.See(ctx, by, access.SeeHours, access.About(e), func(tx *store.Tx) error {
			mine, err := s.dueOf(ctx, tx, e)
			all = append(all, mine...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	bureau.Sort(all)
	return all, nil
}

func (s *Service) dueOf(ctx context.Context, tx *store.Tx, employer person.ID) ([]bureau.Due, error) {
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
	var all []bureau.Due
	for _, e := range jobs {
		for _, p := range s.unpaid(e, rule) {
			sheet, err := hoursOf(ctx, tx, e, p)
			if err != nil {
				return nil, err
			}
			if sheet.Hours.State == hours.Approved && sheet.Hours.Paid != nil && len(sheet.Hours.Owing()) == 0 {
				continue // paid
			}
			one := bureau.Due{Employer: employer, Name: who.Name, Employment: e.ID, PAName: e.PAName, Days: rule.Of(p)}
			one.Stands, one.UsualNext = bureau.DueOn(sheet.Hours, one.Days, s.Today())
			all = append(all, one)
		}
	}
	return all, nil
}

// unpaid gives the periods of a job that are over and whose pay day has not
// come: with weekly pay there can be several.
func (s *Service) unpaid(e work.Employment, rule bureau.Days) []calendar.Period {
	var all []calendar.Period
	p := e.Terms.PeriodOn(e.Terms.PeriodOn(s.Today()).First.AddDays(-1))
	for !rule.PayDay(p).Before(s.Today()) && !p.Last.Before(e.Terms.Start) {
		if e.Terms.End.IsZero() || !e.Terms.End.Before(p.First) {
			all = append(all, p)
		}
		p = e.Terms.PeriodOn(p.First.AddDays(-1))
	}
	return all
}

// PayDays gives how an employer settles and pays wages.
func (s *Service) PayDays(ctx context.Context, by access.Actor, employer person.ID) (d bureau.Days, who person.Person, err error) {
	err = s.See(ctx, by, access.SeeHours, access.About(employer), func(tx *store.Tx) error {
		if who, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		d, err = tx.PayDays(ctx, employer)
		return err
	})
	return d, who, err
}

// SetPayDays records how an employer settles and pays wages. Wages runs that
// are open go by it from then on.
func (s *Service) SetPayDays(ctx context.Context, by access.Actor, d bureau.Days) error {
	if err := d.Check(); err != nil {
		return err
	}
	return s.Do(ctx, by, access.SetPayDays, access.About(d.Employer), func(tx *store.Tx) error { return tx.SavePayDays(ctx, d) })
}

// Authorities lists what an employer lets or let the bureau do.
func (s *Service) Authorities(ctx context.Context, by access.Actor, employer person.ID) (all []bureau.Authority, who person.Person, err error) {
	err = s.See(ctx, by, access.AllowBureau, access.About(employer), func(tx *store.Tx) error {
		if who, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		all, err = tx.Authorities(ctx, employer)
		return err
	})
	return all, who, err
}

// Allow records what an employer lets the bureau do, with what shows it.
func (s *Service) Allow(ctx context.Context, by access.Actor, a bureau.Authority) error {
	if err := a.Check(); err != nil {
		return err
	}
	a.Noted = string(by.Account)
	return s.Do(ctx, by, access.AllowBureau, access.About(a.Employer), func(tx *store.Tx) error {
		if err := store.NewID(tx, &a.ID); err != nil {
			return err
		}
		return tx.AddAuthority(ctx, a)
	})
}

// EndAuthority records that from today the bureau may no longer do it.
func (s *Service) EndAuthority(ctx context.Context, by access.Actor, employer person.ID, id bureau.AuthorityID) error {
	return s.Do(ctx, by, access.AllowBureau, access.About(employer), func(tx *store.Tx) error {
		all, err := tx.Authorities(ctx, employer)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.ID != id {
				continue
			}
			next, err := a.End(s.Today())
			if err != nil {
				return err
			}
			return tx.EndAuthority(ctx, next)
		}
		return fault.NotFound(store.NoSuchRecord)
	})
}

// hoursOf gives the hours of a job in a pay period: those that are there, or
// the usual ones that nobody has told yet.
func hoursOf(ctx context.Context, tx *store.Tx, e work.Employment, p calendar.Period) (work.Sheet, error) {
	sheet, err := tx.Sheet(ctx, e.ID, p.First)
	if fault.KindOf(err) != fault.KindNotFound {
		return sheet, err
	}
	h, err := hours.New(e.Terms, p)
	return work.Sheet{Employment: e.ID, Employer: e.Employer, Hours: h}, err
}
