// Package pay holds the use cases of work and wages: employing a PA, hours from
// every channel, the cut-off at which a PA is paid whatever happens, and the
// wages run.
package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// NotTheirWork is the fault of naming an employment of somebody else.
var NotTheirWork = msg.New("pay.not-their-work", "This work belongs to another employer")

// who says in which part an actor answers for hours.
func who(s app.Standing) hours.Who {
	switch {
	case s.Is(access.Self):
		return hours.Person
	case s.Is(access.Represents):
		return hours.Representative
	case s.Is(access.StandsIn):
		return hours.StandIn
	case s.Is(access.RunsWages):
		return hours.Support
	}
	return hours.PA
}

// do runs fn on the record of the employer of an employment, if the actor may.
func (s *Service) do(ctx context.Context, by access.Actor, act access.Act, id work.ID, fn func(*store.Tx, app.Standing) error) error {
	employer, err := s.Store.EmployerOf(ctx, id)
	if err != nil {
		return err
	}
	standing, err := s.May(ctx, by, act, access.About(employer))
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, by, standing.Keeper, func(tx *store.Tx) error { return fn(tx, standing) })
}

// sheet gives the hours of an employment for the pay period that holds a day,
// and opens them when nobody has yet.
func sheet(ctx context.Context, tx *store.Tx, e work.Employment, day calendar.Date) (work.Sheet, error) {
	p := e.Terms.PeriodOn(day)
	found, err := tx.Sheet(ctx, e.ID, p.First)
	if fault.KindOf(err) != fault.KindNotFound {
		return found, err
	}
	fresh, err := newSheet(e, p)
	if err != nil {
		return work.Sheet{}, err
	}
	if err := store.NewID(tx, &fresh.ID); err != nil {
		return work.Sheet{}, err
	}
	err = tx.AddSheet(ctx, fresh)
	return fresh, err
}

func newSheet(e work.Employment, p calendar.Period) (work.Sheet, error) {
	if e.Left(p) {
		return work.Afterwards(e, p), nil
	}
	h, err := hours.New(e.Terms, p)
	return work.Sheet{Employment: e.ID, Employer: e.Employer, Hours: h}.Without(e), err
}

// move records what a step made of a sheet.
func move(ctx context.Context, tx *store.Tx, from work.Sheet, next hours.Sheet, e hours.Event, err error) (work.Sheet, error) {
	if err != nil {
		return from, err
	}
	to := from.After(next, e)
	err = tx.MoveSheet(ctx, to, from)
	return to, err
}

// employedBy lists the employments of an employer that last into a period, and
// those that ended before it of which something is still to be put on a payslip.
func employedBy(ctx context.Context, tx *store.Tx, employer person.ID, p calendar.Period) ([]work.Employment, error) {
	all, err := tx.Employments(ctx, employer)
	if err != nil {
		return nil, err
	}
	var in []work.Employment
	for _, e := range all {
		if e.Terms.Start.After(p.Last) {
			continue
		}
		lasts := !e.Left(p)
		if !lasts {
			if lasts, err = lingers(ctx, tx, e, p); err != nil {
				return nil, err
			}
		}
		if lasts {
			in = append(in, e)
		}
	}
	return in, nil
}

// lingers reports whether a job that ended before a period has a payslip in it.
func lingers(ctx context.Context, tx *store.Tx, e work.Employment, p calendar.Period) (bool, error) {
	how, err := tx.Ending(ctx, e)
	if err != nil || how.Why == "" {
		return false, err
	}
	slips, err := tx.Payslips(ctx, e.ID)
	if err != nil || p.First.Before(work.LastPeriod(e, slips).First) {
		return false, err
	}
	sheets, err := tx.Sheets(ctx, e.Employer)
	if err != nil {
		return false, err
	}
	corrections, err := tx.Corrections(ctx, e.ID)
	return err == nil && work.Lingers(e, how, slips, sheets, corrections), err
}
