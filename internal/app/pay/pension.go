package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// JobPension is how one PA stands about a pension.
type JobPension struct {
	Employment work.Employment
	Life       work.PensionLife
	Record     pension.Record
	Standing   pension.Standing
	OptOut     calendar.Date // the last day to opt out; no date when there is nothing to opt out of
	Kept       []pension.Kept
}

// Pensions is what an employer must do about pensions, and what was done.
type Pensions struct {
	Employer person.Person
	Scheme   work.PensionScheme
	Duties   pension.Employer
	Acts     []pension.Act // the employer's own
	Jobs     []JobPension
}

// Pensions looks at the pensions of an employer's PAs as they stand today.
func (s *Service) Pensions(ctx context.Context, by access.Actor, employer person.ID) (look Pensions, err error) {
	err = s.See(ctx, by, access.SeeJobs, access.About(employer), func(tx *store.Tx) error {
		if look.Employer, err = tx.Person(ctx, employer); err != nil {
			return err
		}
		if look.Scheme, err = tx.PensionScheme(ctx, employer); err != nil {
			return err
		}
		jobs, err := tx.Employments(ctx, employer)
		if err != nil {
			return err
		}
		look.Duties = look.Scheme.Due(jobs)
		look.Acts = look.Duties.Acts(s.Today(), nil)
		for _, e := range jobs {
			one, err := s.jobPension(ctx, tx, e)
			if err != nil {
				return err
			}
			look.Jobs = append(look.Jobs, one)
		}
		once(look.Jobs)
		return nil
	})
	return look, err
}

// once leaves what is to be done about a PA with several jobs on one of them: the
// one in which they are in the pension, or else the one with most to do. The PA
// gets each letter once.
func once(jobs []JobPension) {
	for i := range jobs {
		for j := range jobs[:i] {
			a, b := &jobs[j], &jobs[i]
			switch {
			case a.Employment.PA != b.Employment.PA:
			case a.Standing.State == pension.In, b.Standing.State != pension.In && len(a.Standing.Acts) >= len(b.Standing.Acts):
				b.Standing.Acts = nil
			default:
				a.Standing.Acts = nil
			}
		}
	}
}

func (s *Service) jobPension(ctx context.Context, tx *store.Tx, e work.Employment) (JobPension, error) {
	one := JobPension{Employment: e}
	var err error
	if one.Life, err = tx.Pension(ctx, e); err != nil {
		return one, err
	}
	slips, err := rightSlips(ctx, tx, e.ID)
	if err != nil {
		return one, err
	}
	if one.Record, one.Standing, err = work.PensionOn(e, one.Life, slips, s.Today()); err != nil {
		return one, err
	}
	if end := e.Terms.End; !end.IsZero() && end.Before(s.Today()) { // of somebody who left nothing is asked any more
		one.Standing.Acts = nil
	}
	one.OptOut = one.Record.OptOutUntil(s.Today())
	if one.OptOut.Before(s.Today()) {
		one.OptOut = calendar.Date{}
	}
	one.Kept = one.Record.Kept(calendar.TaxYearOf(s.Today()))
	return one, nil
}

// rightSlips gives the payslips of a job as they should have been.
func rightSlips(ctx context.Context, tx *store.Tx, id work.ID) ([]work.Payslip, error) {
	slips, err := tx.Payslips(ctx, id)
	if err != nil {
		return nil, err
	}
	all, err := tx.Corrections(ctx, id)
	return work.Corrected(slips, all), err
}

// NotePension writes down what happened about a PA's pension, on screen, on
// paper or told by phone. The next payslip goes by it.
func (s *Service) NotePension(ctx context.Context, by access.Actor, employer person.ID, id work.ID, e work.PensionEvent) error {
	return s.onJob(ctx, by, employer, id, func(tx *store.Tx, job work.Employment) error {
		life, err := tx.Pension(ctx, job)
		if err != nil {
			return err
		}
		e.By = string(by.Account)
		if life, err = life.With(job, e); err != nil {
			return err
		}
		if err := tx.SavePension(ctx, job, life); err != nil {
			return err
		}
		return joins(ctx, tx, job, e.Kind)
	})
}

// joins gives a PA who comes into a pension for the first time the employer's
// scheme.
func joins(ctx context.Context, tx *store.Tx, job work.Employment, kind pension.EventKind) error {
	switch kind {
	case pension.Enrolled, pension.OptedIn, pension.Joined, pension.Reenrolled:
	default:
		return nil
	}
	if job.Standing.Scheme != pension.NotMember {
		return nil
	}
	scheme, err := tx.PensionScheme(ctx, job.Employer)
	if err != nil {
		return err
	}
	job.Standing.Scheme = scheme.Kind()
	return tx.SaveEmployment(ctx, job)
}

// onJob runs fn on a job of an employer, if the actor may change it.
func (s *Service) onJob(ctx context.Context, by access.Actor, employer person.ID, id work.ID, fn func(*store.Tx, work.Employment) error) error {
	return s.Do(ctx, by, access.ChangeJob, access.About(employer), func(tx *store.Tx) error {
		job, err := tx.Employment(ctx, id)
		if err != nil {
			return err
		}
		if job.Employer != employer {
			return fault.NotFound(NotTheirWork)
		}
		return fn(tx, job)
	})
}

// SetPensionScheme records the employer's pension scheme.
func (s *Service) SetPensionScheme(ctx context.Context, by access.Actor, scheme work.PensionScheme) error {
	return s.onScheme(ctx, by, scheme.Employer, func(now work.PensionScheme) (work.PensionScheme, error) {
		scheme.Done = now.Done
		return scheme, nil
	})
}

// Declared notes that compliance was declared to The Pensions Regulator on a day.
func (s *Service) Declared(ctx context.Context, by access.Actor, employer person.ID, on calendar.Date) error {
	return s.onScheme(ctx, by, employer, func(now work.PensionScheme) (work.PensionScheme, error) {
		if on.IsZero() || on.After(s.Today()) {
			return now, fault.Invalid("on", calendar.EnterDate)
		}
		now.Done.Declared = append(now.Done.Declared, on)
		return now, nil
	})
}

// ChooseReenrolment chooses the day on which who must be in a pension is looked
// at again.
func (s *Service) ChooseReenrolment(ctx context.Context, by access.Actor, employer person.ID, on calendar.Date) error {
	return s.onScheme(ctx, by, employer, func(now work.PensionScheme) (work.PensionScheme, error) {
		done, err := now.Done.Choose(on)
		now.Done = done
		return now, err
	})
}

// onScheme changes an employer's pension scheme, with the day on which the
// duties started.
func (s *Service) onScheme(ctx context.Context, by access.Actor, employer person.ID, to func(work.PensionScheme) (work.PensionScheme, error)) error {
	return s.Do(ctx, by, access.ChangeJob, access.About(employer), func(tx *store.Tx) error {
		now, err := tx.PensionScheme(ctx, employer)
		if err != nil {
			return err
		}
		jobs, err := tx.Employments(ctx, employer)
		if err != nil {
			return err
		}
		now.Done = now.Due(jobs)
		next, err := to(now)
		if err != nil {
			return err
		}
		return tx.SavePensionScheme(ctx, next)
	})
}
