package bureau

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/filing"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// enclose adds to each letter what is due with its payslip: the sheet for the
// next hours, and the P45 or P60. A form is the PA's, and goes to nobody else; the
// sheet goes to the employer where only they asked for paper.
func (s *Service) enclose(ctx context.Context, by access.Actor, id work.RunID, all []Envelope) error {
	sheets, err := s.Sheets(ctx, by, id)
	if err != nil {
		return err
	}
	for n := range all {
		e := &all[n]
		own := slices.ContainsFunc(all, func(o Envelope) bool { return o.Payslip == e.Payslip && !o.PA.IsZero() })
		if e.PA.IsZero() == own {
			continue
		}
		if at := slices.IndexFunc(sheets, func(one HoursSheet) bool { return one.Employment == e.Slip.Employment }); at >= 0 {
			e.Sheet = &sheets[at]
		}
		if !e.PA.IsZero() {
			if err := s.encloseForms(ctx, by, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// encloseForms adds the forms that are due. One that lacks something is named,
// and the letter goes without it.
func (s *Service) encloseForms(ctx context.Context, by access.Actor, e *Envelope) error {
	papers := &filing.Service{Base: s.Base}
	if e.Slip.Left != "" {
		f, _, err := papers.P45(ctx, by, e.Letter.Employer, e.Slip.Employment)
		if err := e.ready("p45", err); err != nil {
			return err
		}
		if err == nil {
			e.P45 = &f
		}
	}
	year := calendar.TaxYearOf(e.Slip.PayDay)
	due, err := s.firstOfYear(ctx, by, e.Slip)
	if err != nil || !due {
		return err
	}
	f, _, err := papers.P60(ctx, by, e.Letter.Employer, e.Slip.Employment, year-1)
	if err := e.ready("p60", err); err != nil {
		return err
	}
	if err == nil {
		e.P60 = &f
	}
	return nil
}

// ready notes a form that cannot be made yet; what else went wrong is given back.
func (e *Envelope) ready(form string, err error) error {
	if k := fault.KindOf(err); err != nil && (k == fault.KindConflict || k == fault.KindInvalid) {
		e.NotReady = append(e.NotReady, form)
		return nil
	}
	return err
}

// firstOfYear reports whether a payslip is the first of its tax year of a PA who
// was paid in the year before.
func (s *Service) firstOfYear(ctx context.Context, by access.Actor, slip work.Payslip) (first bool, err error) {
	year := calendar.TaxYearOf(slip.PayDay)
	err = s.See(ctx, by, access.SeePayslip, access.About(slip.Employer), func(tx *store.Tx) error {
		slips, err := tx.Payslips(ctx, slip.Employment)
		before := false
		first = true
		for _, p := range slips {
			before = before || calendar.TaxYearOf(p.PayDay) == year-1
			if p.ID != slip.ID && calendar.TaxYearOf(p.PayDay) == year && p.PayDay.Before(slip.PayDay) {
				first = false
			}
		}
		first = first && before
		return err
	})
	return first, err
}
