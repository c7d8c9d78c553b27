package pay

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// ArrangedLook is what changes a PA's pay in a job, as it stands.
type ArrangedLook struct {
	Employer   person.Person
	Employment work.Employment
	work.Arrangements
	Worth []work.LeaveWorth // what each leave comes to, in the same order
}

// Arrangements looks at what changes a PA's pay in a job.
func (s *Service) Arrangements(ctx context.Context, by access.Actor, employer person.ID, id work.ID) (look ArrangedLook, err error) {
	err = s.See(ctx, by, access.SeeJobs, access.About(employer), func(tx *store.Tx) error {
		if look.Employment, err = theirJob(ctx, tx, employer, id); err != nil {
			return err
		}
		if look.Employer, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		d := work.Due{Employment: look.Employment}
		if d.Arranged, err = arranged(ctx, tx, d.Employment, d.Employment.Terms.PeriodOn(s.Today())); err != nil {
			return err
		}
		if d.Earlier, err = tx.Payslips(ctx, id); err != nil {
			return err
		}
		look.Arrangements = d.Arranged.Arrangements
		for _, l := range look.Leaves {
			one, err := d.Worth(l)
			if err != nil {
				return err
			}
			look.Worth = append(look.Worth, one)
		}
		return nil
	})
	return look, err
}

// TellLeave writes down family leave. From then on no hours are usual on its
// days, and the payslips of its weeks pay it. Without the employer's National
// Insurance of the year that decides on small employers' relief, what is known
// here counts.
func (s *Service) TellLeave(ctx context.Context, by access.Actor, employer person.ID, id work.ID, l work.FamilyLeave) error {
	return s.arrange(ctx, by, employer, id, func(tx *store.Tx, e work.Employment, a *work.Arrangements) (err error) {
		if err = l.Check(e); err != nil {
			return err
		}
		if l.Class1 == 0 {
			if l.Class1, err = class1(ctx, tx, employer, l.Leave.ReliefYear()); err != nil {
				return err
			}
		}
		if err = store.NewID(tx, &l.ID); err != nil {
			return err
		}
		l.By, l.On = string(by.Account), s.Today()
		a.Leaves = append(a.Leaves, l)
		return nil
	})
}

// TellOrder writes down an order to take money from pay. The payslips from its
// first pay day on take it, until somebody tells that it ended.
func (s *Service) TellOrder(ctx context.Context, by access.Actor, employer person.ID, id work.ID, o work.PayOrder) error {
	return s.arrange(ctx, by, employer, id, func(tx *store.Tx, _ work.Employment, a *work.Arrangements) error {
		if err := o.Check(); err != nil {
			return err
		}
		if err := store.NewID(tx, &o.ID); err != nil {
			return err
		}
		o.By, o.On = string(by.Account), s.Today()
		a.Orders = append(a.Orders, o)
		return nil
	})
}

// TellGiveUp writes down that a PA agreed to give up pay for the pension.
func (s *Service) TellGiveUp(ctx context.Context, by access.Actor, employer person.ID, id work.ID, g work.GiveUp) error {
	return s.arrange(ctx, by, employer, id, func(tx *store.Tx, _ work.Employment, a *work.Arrangements) error {
		if err := g.Check(); err != nil {
			return err
		}
		if err := store.NewID(tx, &g.ID); err != nil {
			return err
		}
		g.By, g.On = string(by.Account), s.Today()
		a.GivesUp = append(a.GivesUp, g)
		return nil
	})
}

// EndArrangement writes down that a leave, an order or an agreement is over: the
// first day back at work, the last pay day of the order, or the last day on
// which a pay period of the agreement begins. What was worked out stays.
func (s *Service) EndArrangement(ctx context.Context, by access.Actor, employer person.ID, id work.ID, which work.ArrangementID, on calendar.Date) error {
	return s.arrange(ctx, by, employer, id, func(tx *store.Tx, _ work.Employment, a *work.Arrangements) error {
		if on.IsZero() {
			return fault.Invalid("on", calendar.EnterDate)
		}
		slips, err := tx.Payslips(ctx, id)
		if err != nil {
			return err
		}
		return a.End(which, on, slips)
	})
}

// SetAverage enters the average weekly pay before a leave, where payslips here do
// not reach back far enough.
func (s *Service) SetAverage(ctx context.Context, by access.Actor, employer person.ID, id work.ID, which work.ArrangementID, average money.Amount) error {
	return s.arrange(ctx, by, employer, id, func(_ *store.Tx, _ work.Employment, a *work.Arrangements) error { return a.SetAverage(which, average) })
}

// arrange changes what changes a PA's pay in a job, and the usual hours with it.
func (s *Service) arrange(ctx context.Context, by access.Actor, employer person.ID, id work.ID, to func(*store.Tx, work.Employment, *work.Arrangements) error) error {
	return s.onJob(ctx, by, employer, id, func(tx *store.Tx, e work.Employment) error {
		a, err := tx.Arrangements(ctx, e)
		if err != nil {
			return err
		}
		if err := to(tx, e, &a); err != nil {
			return err
		}
		if err := tx.SaveArrangements(ctx, e, a); err != nil {
			return err
		}
		return away(ctx, tx, e, a.Away())
	})
}

// away puts the days of leave on the job, and takes the usual hours of those days
// off what was opened before.
func away(ctx context.Context, tx *store.Tx, e work.Employment, days []calendar.Period) error {
	if slices.Equal(days, e.Away) {
		return nil
	}
	e.Away = days
	if err := tx.SaveEmployment(ctx, e); err != nil {
		return err
	}
	sheets, err := tx.Sheets(ctx, e.Employer)
	if err != nil {
		return err
	}
	for _, at := range sheets {
		if at.Employment != e.ID || at.Hours.Settled() {
			continue
		}
		next := at.Without(e)
		if slices.Equal(next.Hours.Usual, at.Hours.Usual) && slices.Equal(next.Hours.Entries, at.Hours.Entries) {
			continue
		}
		if err := tx.MoveSheet(ctx, next, at); err != nil {
			return err
		}
	}
	return nil
}
