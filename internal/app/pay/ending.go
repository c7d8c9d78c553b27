package pay

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/leaving"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
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
	TooMuch    money.Amount   // paid for days after the last one: people agree on it
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
	sheets, err := tx.Sheets(ctx, employer)
	if err != nil {
		return e, err
	}
	return e, work.MayEnd(e, told.Last, sheets)
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
	d := work.Due{Employment: e, Today: s.Today(), Ending: told}
	if d.Earlier, err = tx.Payslips(ctx, e.ID); err != nil {
		return look, err
	}
	before, _, err := tx.BeforeOf(ctx, e.ID)
	if err != nil {
		return look, err
	}
	d.History = before.History
	if n := len(d.Earlier); n > 0 && work.Closed(e, d.Earlier) { // it is paid: the working stands on the payslip
		last := slices.IndexFunc(d.Earlier, func(p work.Payslip) bool { return p.Left != "" && (p.LeftOn.IsZero() || p.LeftOn == e.Terms.End) })
		look.Payslip, d.Earlier = d.Earlier[last].ID, d.Earlier[:last]
	}
	if look.Days, err = daysOf(ctx, tx, e.Employer, work.LastPeriod(e, d.Earlier)); err != nil {
		return look, err
	}
	d.PayDay = look.Days.PayDay
	if err := lastHours(ctx, tx, &d, look.Days.Period); err != nil {
		return look, err
	}
	if look.Due, err = d.TryLeaving(&look.Why); err != nil || !d.Sheet.Hours.Settled() {
		return look, err
	}
	look.TooMuch, err = d.TooMuch()
	return look, err
}

// lastHours gives the hours of the last payslip, with those of days that were
// paid and come after the last one.
func lastHours(ctx context.Context, tx *store.Tx, d *work.Due, p calendar.Period) error {
	e := d.Employment
	var err error
	d.Sheet, err = tx.Sheet(ctx, e.ID, p.First)
	if fault.KindOf(err) == fault.KindNotFound {
		d.Sheet, err = newSheet(e, p)
	}
	if err != nil {
		return err
	}
	d.Sheet = d.Sheet.EndOn(e.Terms.End)
	sheets, err := tx.Sheets(ctx, e.Employer)
	for _, at := range sheets {
		if at.Employment == e.ID && at.Hours.Period.Last.Before(p.First) {
			if cut := at.EndOn(e.Terms.End); len(cut.Hours.Owing()) > 0 {
				d.Owing = append(d.Owing, cut)
			}
		}
	}
	return err
}
