package pay

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/fault"
)

// Correction is what is put right about a job's past payslips.
type Correction struct {
	Employer   person.ID
	Employment work.ID
	Fix        work.Fix
	Why        string
}

// TryCorrection shows what putting payslips right would come to, and keeps
// nothing.
func (s *Service) TryCorrection(ctx context.Context, by access.Actor, c Correction) (run work.Rerun, err error) {
	err = s.See(ctx, by, access.RunPayroll, access.About(c.Employer), func(tx *store.Tx) error {
		_, run, err = s.runAgain(ctx, tx, c)
		return err
	})
	return run, err
}

// Correct puts past payslips right: the tax year is run again from the one that
// was wrong, the next payslip carries the difference, and HMRC is told the
// corrected year to date. What was paid stays as it was paid.
func (s *Service) Correct(ctx context.Context, by access.Actor, c Correction) error {
	if c.Why == "" {
		return fault.Invalid("why", work.TellWhy)
	}
	return s.Do(ctx, by, access.AgreePay, access.About(c.Employer), func(tx *store.Tx) error {
		e, run, err := s.runAgain(ctx, tx, c)
		if err != nil {
			return err
		}
		made := work.Correction{Employment: e.ID, Fix: c.Fix, Rerun: run, Why: c.Why, By: string(by.Account), On: s.Today()}
		if err := store.NewID(tx, &made.ID); err != nil {
			return err
		}
		if err := tx.AddCorrection(ctx, made); err != nil {
			return err
		}
		if err := tx.SaveEmployment(ctx, c.Fix.On(e)); err != nil {
			return err
		}
		return filing.NoteCorrected(ctx, tx, run.Should[len(run.Should)-1])
	})
}

func (s *Service) runAgain(ctx context.Context, tx *store.Tx, c Correction) (work.Employment, work.Rerun, error) {
	e, err := tx.Employment(ctx, c.Employment)
	if err != nil {
		return e, work.Rerun{}, err
	}
	if e.Employer != c.Employer {
		return e, work.Rerun{}, fault.NotFound(NotTheirWork)
	}
	slips, err := tx.Payslips(ctx, e.ID)
	if err != nil {
		return e, work.Rerun{}, err
	}
	before, err := tx.Corrections(ctx, e.ID)
	if err != nil {
		return e, work.Rerun{}, err
	}
	left, err := allowanceLeft(ctx, tx, e.Employer, s.Today())
	if err != nil {
		return e, work.Rerun{}, err
	}
	run, err := work.RunAgain(e, work.Corrected(slips, before), c.Fix, left)
	return e, run, err
}
