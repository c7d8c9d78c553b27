package pay

import (
	"context"
	"errors"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
)

// PassOn looks at an employer's hours for a pay period on a day, and moves on
// those that nobody has answered when the day of whoever was asked has passed:
// to the stand-in, to the support organisation, and at the cut-off the usual
// hours are paid, marked to be put right. Silence is neither consent nor no pay.
func (s *Service) PassOn(ctx context.Context, by access.Actor, employer person.ID, p calendar.Period) error {
	return s.Do(ctx, by, access.SettleHours, access.About(employer), s.passingOn(ctx, employer, p))
}

// PassOnDue does what PassOn does for every period of an employer whose hours
// somebody should have answered by now, while they can still be answered: what
// nobody answered by the cut-off is the wages run's, which pays the usual hours.
func (s *Service) PassOnDue(ctx context.Context, by access.Actor, employer person.ID) error {
	today := s.Today()
	var due []calendar.Period
	err := s.See(ctx, by, access.SettleHours, access.About(employer), func(tx *store.Tx) error {
		asked, err := Asked(ctx, tx, employer, today)
		for _, q := range asked {
			h := q.Sheet.Hours
			if !h.Settled() && today.After(askedUntil(h.State, q.Days)) && !today.After(q.Days.CutOff) && !slices.Contains(due, h.Period) {
				due = append(due, h.Period)
			}
		}
		return err
	})
	for _, p := range due {
		err = errors.Join(err, s.PassOn(ctx, by, employer, p))
	}
	return err
}

// passingOn gives what PassOn does in a transaction.
func (s *Service) passingOn(ctx context.Context, employer person.ID, p calendar.Period) func(*store.Tx) error {
	today := s.Today()
	return func(tx *store.Tx) error {
		jobs, err := employedBy(ctx, tx, employer, p)
		if err != nil {
			return err
		}
		days, err := daysOf(ctx, tx, employer, p)
		if err != nil {
			return err
		}
		helpers, err := helpersOf(ctx, tx, employer, today)
		if err != nil {
			return err
		}
		for _, e := range jobs {
			if e.Terms.PeriodOn(p.First) != p {
				continue
			}
			at, err := sheet(ctx, tx, e, p.First)
			if err != nil {
				return err
			}
			if at.Quiet(e) {
				continue
			}
			if err := passOn(ctx, tx, at, helpers, days, today); err != nil && !is(err, hours.NoUsualHours) { // then somebody must ask this PA
				return err
			}
		}
		return nil
	}
}

func passOn(ctx context.Context, tx *store.Tx, at work.Sheet, helpers hours.Helpers, days work.Calendar, today calendar.Date) error {
	for !at.Hours.Settled() && today.After(askedUntil(at.Hours.State, days)) {
		next, event, err := at.Hours.Unanswered(at.Hours.State, helpers, today)
		if at, err = move(ctx, tx, at, next, event, err); err != nil {
			return err
		}
	}
	return nil
}

// askedUntil gives the last day on which whoever is asked may answer.
func askedUntil(s hours.State, days work.Calendar) calendar.Date {
	switch s {
	case hours.WithStandIn:
		return days.Support
	case hours.WithSupport:
		return days.CutOff
	}
	return days.StandIn
}

func helpersOf(ctx context.Context, tx *store.Tx, employer person.ID, on calendar.Date) (hours.Helpers, error) {
	var h hours.Helpers
	reps, err := tx.Representatives(ctx, employer)
	if err != nil {
		return h, err
	}
	for _, r := range reps {
		h.StandIn = h.StandIn || r.Standing == person.StandIn && r.ActsOn(on)
	}
	h.Support, err = tx.HasGrant(ctx, access.Wages, employer, on)
	return h, err
}

// daysOf gives the days of a pay period of an employer, who may have asked for
// others than the usual.
func daysOf(ctx context.Context, tx *store.Tx, employer person.ID, p calendar.Period) (work.Calendar, error) {
	rule, err := tx.PayDays(ctx, employer)
	return rule.Of(p).Calendar, err
}
