package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// Question is hours that someone is asked about: one PA and one pay period that
// is over, with the cost of hours beyond the usual.
type Question struct {
	Employment work.Employment
	Sheet      work.Sheet // not yet in the store when nobody has told any hours
	Days       work.Calendar
	Overtime   money.Amount
}

// Of names the hours, for the use cases that answer.
func (q Question) Of() SheetOf {
	return SheetOf{Employment: q.Employment.ID, Day: q.Sheet.Hours.Period.First}
}

// Asked lists the hours of an employer that wait for an answer on a day: those
// of the last period that is over and, from earlier ones, those that nobody has
// agreed yet, as when they were paid as usual and are still to be put right.
func Asked(ctx context.Context, tx *store.Tx, employer person.ID, today calendar.Date) ([]Question, error) {
	jobs, err := tx.Employments(ctx, employer)
	if err != nil || len(jobs) == 0 {
		return nil, err
	}
	sheets, err := tx.Sheets(ctx, employer)
	if err != nil {
		return nil, err
	}
	var asked []Question
	for _, e := range jobs {
		for _, p := range periodsToAsk(e, sheets, today) {
			q, open, err := question(ctx, tx, e, p)
			if err != nil {
				return nil, err
			}
			if open {
				asked = append(asked, q)
			}
		}
	}
	return asked, nil
}

// periodsToAsk gives the last period of an employment that is over, and before
// it those whose hours are there and not agreed, the latest first.
func periodsToAsk(e work.Employment, sheets []work.Sheet, today calendar.Date) []calendar.Period {
	now := e.Terms.PeriodOn(today)
	last := e.Terms.PeriodOn(now.First.AddDays(-1))
	var all []calendar.Period
	if !e.Terms.Start.After(last.Last) && (e.Terms.End.IsZero() || !e.Terms.End.Before(last.First)) {
		all = append(all, last)
	}
	for _, s := range sheets { // newest first
		if p := s.Hours.Period; s.Employment == e.ID && s.Hours.State != hours.Approved && p.Last.Before(last.First) {
			all = append(all, p)
		}
	}
	return all
}

func question(ctx context.Context, tx *store.Tx, e work.Employment, p calendar.Period) (Question, bool, error) {
	q := Question{Employment: e}
	var err error
	if q.Days, err = daysOf(ctx, tx, e.Employer, p); err != nil {
		return q, false, err
	}
	q.Sheet, err = tx.Sheet(ctx, e.ID, p.First)
	if fault.KindOf(err) == fault.KindNotFound {
		q.Sheet, err = newSheet(e, p)
	}
	if err != nil {
		return q, false, err
	}
	for _, w := range q.Sheet.Hours.Compare() {
		if w.Overtime == 0 {
			continue
		}
		rate, err := e.Terms.RateOn(w.Days.Last)
		if err != nil {
			return q, false, err
		}
		q.Overtime += rate.ForMinutes(w.Overtime, money.HalfUp)
	}
	return q, q.Sheet.Hours.State != hours.Approved && !q.Sheet.Quiet(e), nil
}

// HoursAsked lists the hours that an employer is asked about today.
func (s *Service) HoursAsked(ctx context.Context, by access.Actor, employer person.ID) (asked []Question, who person.Person, err error) {
	err = s.See(ctx, by, access.SeeHours, access.About(employer), func(tx *store.Tx) error {
		if who, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		asked, err = Asked(ctx, tx, employer, s.Today())
		return err
	})
	return asked, who, err
}

// NextAsked gives the next day on which an employer will be asked about hours:
// the day after the pay period that holds today; no date with nobody employed.
func NextAsked(ctx context.Context, tx *store.Tx, employer person.ID, today calendar.Date) (calendar.Date, error) {
	jobs, err := tx.Employments(ctx, employer)
	if err != nil {
		return calendar.Date{}, err
	}
	var next calendar.Date
	for _, e := range jobs {
		if !e.Terms.End.IsZero() && e.Terms.End.Before(today) {
			continue
		}
		after := e.Terms.PeriodOn(today).Last.AddDays(1)
		if next.IsZero() || after.Before(next) {
			next = after
		}
	}
	return next, nil
}

// UnderWay gives, by pay day, what the usual hours of the pay periods under way
// will about come to before anything is taken off.
func UnderWay(ctx context.Context, tx *store.Tx, employer person.ID, today calendar.Date) (map[calendar.Date]money.Amount, error) {
	jobs, err := tx.Employments(ctx, employer)
	if err != nil {
		return nil, err
	}
	rule, err := tx.PayDays(ctx, employer)
	if err != nil {
		return nil, err
	}
	byDay := map[calendar.Date]money.Amount{}
	for _, e := range jobs {
		if !e.Terms.EmployedOn(today) || e.IsAway(today) {
			continue
		}
		p := e.Terms.PeriodOn(today)
		week, err := work.UsualWeek(e, today)
		if err != nil {
			return nil, err
		}
		byDay[rule.PayDay(p)] += week.MulDiv(int64(p.Days()), 7, money.HalfUp)
	}
	return byDay, nil
}
