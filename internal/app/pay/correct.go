package pay

import (
	"context"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/filing"
	cares "ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/hours"
	"ownway/value/fault"
)

// Correction is what is put right about a job's past payslips: facts that they
// were worked out with, from one payslip on, and the hours of that one.
type Correction struct {
	Employer person.ID
	Fix      work.Fix
	Hours    []hours.Entry // as they should have been; none where they were right
	Why      string
}

// CorrectionLook is a payslip that may be wrong, and what putting it right comes
// to, once that was said.
type CorrectionLook struct {
	Employer   person.Person
	Employment work.Employment
	Slip       work.Payslip // as it should have been, so far as that is known
	Sheet      work.Sheet   // its hours
	Made       []work.Correction
	Run        work.Rerun // of the facts that are changed
	Owed       work.Owed  // of the hours that are changed
	Next       work.Calendar
	Reports    bool // HMRC is told what the employer pays
}

// ToCorrect looks at a payslip to put it right.
func (s *Service) ToCorrect(ctx context.Context, by access.Actor, employer person.ID, id work.PayslipID) (look CorrectionLook, err error) {
	err = s.See(ctx, by, access.CorrectPay, access.About(employer), func(tx *store.Tx) error {
		look, _, err = s.correction(ctx, tx, Correction{Employer: employer, Fix: work.Fix{From: id}}, "")
		return err
	})
	return look, err
}

// TryCorrection shows what putting payslips right would come to, and keeps
// nothing.
func (s *Service) TryCorrection(ctx context.Context, by access.Actor, c Correction) (look CorrectionLook, err error) {
	in, err := s.May(ctx, by, access.CorrectPay, access.About(c.Employer))
	if err != nil {
		return look, err
	}
	err = s.See(ctx, by, access.CorrectPay, access.About(c.Employer), func(tx *store.Tx) error {
		look, _, err = s.tried(ctx, tx, c, in)
		return err
	})
	return look, err
}

// Correct puts past payslips right. Where a fact was wrong the tax year is run
// again from that payslip on, the next payslip carries the difference, and HMRC is
// told the corrected year to date. Where hours were wrong the next payslip pays
// what is owed, and what was paid too much waits for people to agree. What was
// paid stays as it was paid.
func (s *Service) Correct(ctx context.Context, by access.Actor, c Correction) error {
	in, err := s.May(ctx, by, access.CorrectPay, access.About(c.Employer))
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, by, in.Keeper, func(tx *store.Tx) error {
		look, was, err := s.tried(ctx, tx, c, in)
		if err != nil {
			return err
		}
		if len(c.Hours) > 0 {
			if err := tx.MoveSheet(ctx, look.Sheet, was); err != nil {
				return err
			}
		}
		if !c.Fix.Changes() {
			return nil
		}
		made := work.Correction{Employment: look.Employment.ID, Fix: c.Fix, Rerun: look.Run, Why: c.Why, By: string(by.Account), On: s.Today()}
		if err := store.NewID(tx, &made.ID); err != nil {
			return err
		}
		if err := tx.AddCorrection(ctx, made); err != nil {
			return err
		}
		if err := tx.SaveEmployment(ctx, c.Fix.Onward(look.Employment, look.Slip.Period.First)); err != nil {
			return err
		}
		return filing.NoteCorrected(ctx, tx, look.Run.Should[len(look.Run.Should)-1])
	})
}

// tried works a correction out once all of it was said.
func (s *Service) tried(ctx context.Context, tx *store.Tx, c Correction, in app.Standing) (look CorrectionLook, was work.Sheet, err error) {
	if strings.TrimSpace(c.Why) == "" {
		return look, was, fault.Invalid("why", work.TellWhy)
	}
	if !c.Fix.Changes() && len(c.Hours) == 0 {
		return look, was, fault.Invalid("code", work.NothingPutRight)
	}
	return s.correction(ctx, tx, c, who(in))
}

// correction gathers a payslip and works out what is changed about it. It gives
// the hours as they stood beside the look, which holds them as they should be.
func (s *Service) correction(ctx context.Context, tx *store.Tx, c Correction, by hours.Who) (look CorrectionLook, was work.Sheet, err error) {
	slip, err := tx.Payslip(ctx, c.Fix.From)
	if err != nil {
		return look, was, err
	}
	if slip.Employer != c.Employer {
		return look, was, fault.NotFound(NotTheirWork)
	}
	if look.Employer, err = tx.Person(ctx, c.Employer); err != nil {
		return look, was, err
	}
	if look.Employment, err = tx.Employment(ctx, slip.Employment); err != nil {
		return look, was, err
	}
	slips, err := tx.Payslips(ctx, slip.Employment)
	if err != nil {
		return look, was, err
	}
	if look.Made, err = tx.Corrections(ctx, slip.Employment); err != nil {
		return look, was, err
	}
	right := work.Corrected(slips, look.Made)
	look.Slip = right[slices.IndexFunc(right, func(p work.Payslip) bool { return p.ID == slip.ID })]
	if was, err = tx.Sheet(ctx, slip.Employment, slip.Period.First); err != nil && fault.KindOf(err) != fault.KindNotFound {
		return look, was, err
	}
	look.Sheet = was
	scheme, err := filing.SchemeOf(ctx, tx, c.Employer)
	if err != nil {
		return look, was, err
	}
	look.Reports = scheme.Standing != cares.NoNeed
	last := slips[len(slips)-1].Period.Last
	if look.Next, err = daysOf(ctx, tx, c.Employer, look.Employment.Terms.PeriodOn(last.AddDays(1))); err != nil {
		return look, was, err
	}
	if c.Fix.Changes() {
		left, err := allowanceLeft(ctx, tx, c.Employer, slip.PayDay)
		if err != nil {
			return look, was, err
		}
		if look.Run, err = work.RunAgain(look.Employment, right, c.Fix, left); err != nil {
			return look, was, err
		}
	}
	if len(c.Hours) > 0 {
		err = s.hoursRight(ctx, tx, c, by, slips, &look)
	}
	return look, was, err
}

// hoursRight puts the hours of the payslip right, and says what that comes to.
func (s *Service) hoursRight(ctx context.Context, tx *store.Tx, c Correction, by hours.Who, slips []work.Payslip, look *CorrectionLook) error {
	if err := look.Employment.StillThere(c.Hours); err != nil {
		return fault.At(err, "entries")
	}
	var err error
	if look.Sheet, err = look.Sheet.PutRight(c.Hours, by, c.Why, s.Today()); err != nil {
		return err
	}
	before, _, err := tx.BeforeOf(ctx, look.Employment.ID)
	if err != nil {
		return err
	}
	d := work.Due{Employment: c.Fix.Onward(look.Employment, look.Slip.Period.First), Owing: []work.Sheet{look.Sheet}, Earlier: slips,
		History: before.History, PayDay: look.Next.PayDay, Today: s.Today()}
	d.Sheet.Hours.Period = look.Next.Period
	look.Owed, err = d.Owed()
	return err
}
