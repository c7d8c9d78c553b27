package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/leaving"
	"ownway/value/explain"
	"ownway/value/fault"
)

// EndingLook is what the end of a job comes to.
type EndingLook struct {
	Employer   person.Person
	Employment work.Employment
	Told       work.Ending // nothing while nobody has told
	Days       work.Calendar
	Due        leaving.Due
	Why        explain.Note
	Payslip    work.PayslipID // the last one, once it is made
}

// Ending looks at a job and at how it ends, if that is known.
func (s *Service) Ending(ctx context.Context, by access.Actor, employer person.ID, id work.ID) (look EndingLook, err error) {
	err = s.See(ctx, by, access.SeeJobs, access.About(employer), func(tx *store.Tx) error {
		e, err := theirJob(ctx, tx, employer, id)
		if err != nil {
			return err
		}
		told, err := tx.Ending(ctx, e)
		if err != nil {
			return err
		}
		look, err = s.ending(ctx, tx, e, told)
		return err
	})
	return look, err
}

// TryEnding shows what the end of a job would come to, with its working, and
// keeps nothing.
func (s *Service) TryEnding(ctx context.Context, by access.Actor, employer person.ID, id work.ID, told work.Ending) (look EndingLook, err error) {
	err = s.See(ctx, by, access.SeeJobs, access.About(employer), func(tx *store.Tx) error {
		e, err := s.mayEnd(ctx, tx, employer, id, told)
		if err != nil {
			return err
		}
		look, err = s.ending(ctx, tx, e.Ended(told.Last), told)
		return err
	})
	return look, err
}

// End ends a job. The payslip of its last days pays what is due, the report of
// that pay day tells HMRC, and hours of later days are refused.
func (s *Service) End(ctx context.Context, by access.Actor, employer person.ID, id work.ID, told work.Ending) error {
	return s.Do(ctx, by, access.ChangeJob, access.About(employer), func(tx *store.Tx) error {
		e, err := s.mayEnd(ctx, tx, employer, id, told)
		if err != nil {
			return err
		}
		told.By, told.On = string(by.Account), s.Today()
		e = e.Ended(told.Last)
		if _, err := s.ending(ctx, tx, e, told); err != nil { // what cannot be worked out is not kept
			return err
		}
		if err := tx.SaveEnding(ctx, e, told); err != nil {
			return err
		}
		if err := tx.SaveEmployment(ctx, e); err != nil {
			return err
		}
		return cutShort(ctx, tx, e)
	})
}

// mayEnd gives the job if it can end on the day told.
func (s *Service) mayEnd(ctx context.Context, tx *store.Tx, employer person.ID, id work.ID, told work.Ending) (work.Employment, error) {
	e, err := theirJob(ctx, tx, employer, id)
	if err != nil {
		return e, err
	}
	if told.Last.IsZero() || told.Last.Before(e.Terms.Start) {
		return e, fault.Invalid("last", leaving.EnterDates)
	}
	slips, err := tx.Payslips(ctx, id)
	if err != nil {
		return e, err
	}
	sheets, err := tx.Sheets(ctx, employer)
	if err != nil {
		return e, err
	}
	return e, work.MayEnd(e, told.Last, slips, sheets)
}

func theirJob(ctx context.Context, tx *store.Tx, employer person.ID, id work.ID) (work.Employment, error) {
	e, err := tx.Employment(ctx, id)
	if err == nil && e.Employer != employer {
		return e, fault.NotFound(NotTheirWork)
	}
	return e, err
}

// cutShort takes the usual hours after the last day off what was opened before.
func cutShort(ctx context.Context, tx *store.Tx, e work.Employment) error {
	sheets, err := tx.Sheets(ctx, e.Employer)
	if err != nil {
		return err
	}
	for _, at := range sheets {
		if at.Employment == e.ID && !at.Hours.Period.Last.Before(e.Terms.End) {
			if err := tx.MoveSheet(ctx, at.EndOn(e.Terms.End), at); err != nil {
				return err
			}
		}
	}
	return nil
}

// ending works out what is due when a job ends as it was told.
func (s *Service) ending(ctx context.Context, tx *store.Tx, e work.Employment, told work.Ending) (look EndingLook, err error) {
	look.Employment, look.Told = e, told
	if look.Employer, err = tx.Person(ctx, e.Employer); err != nil || told.Why == "" {
		return look, err
	}
	look.Days = work.CalendarOf(e.Terms.PeriodOn(told.Last))
	d := work.Due{Employment: e, PayDay: look.Days.PayDay, Today: s.Today(), Ending: told}
	if d.Earlier, err = tx.Payslips(ctx, e.ID); err != nil {
		return look, err
	}
	for i, p := range d.Earlier {
		if p.Left != "" { // it is paid: the working stands on the payslip
			look.Payslip, d.Earlier = p.ID, d.Earlier[:i]
			break
		}
	}
	d.Sheet, err = tx.Sheet(ctx, e.ID, look.Days.Period.First)
	if fault.KindOf(err) == fault.KindNotFound {
		d.Sheet, err = newSheet(e, look.Days.Period)
	}
	if err != nil {
		return look, err
	}
	look.Due, err = d.TryLeaving(&look.Why)
	return look, err
}
