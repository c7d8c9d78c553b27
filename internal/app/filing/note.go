package filing

import (
	"context"
	"slices"

	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/rti"
	"ownway/value/calendar"
)

// Note puts a payslip that was just made into the report of its pay day. While
// that report waits, a payslip made later joins it; after that one more report
// tells only what came since. An employer with no need to register reports
// nothing.
func Note(ctx context.Context, tx *store.Tx, slip work.Payslip) error {
	scheme, err := SchemeOf(ctx, tx, slip.Employer)
	if err != nil || scheme.Standing == filing.NoNeed {
		return err
	}
	all, err := tx.Filings(ctx, slip.Employer)
	if err != nil {
		return err
	}
	first, err := isFirst(ctx, tx, slip, all)
	if err != nil {
		return err
	}
	n := 0
	for _, f := range all {
		switch {
		case f.Kind != filing.KindFPS || f.Day != slip.PayDay:
		case slices.Contains(f.Slips, slip.ID):
			return nil
		case f.Open() && f.Late == "":
			return tx.MoveFiling(ctx, with(f, slip.ID, first), f.State)
		case f.N >= n:
			n = f.N + 1
		}
	}
	f := with(filing.Filing{Employer: slip.Employer, Kind: filing.KindFPS, Day: slip.PayDay, N: n, State: filing.Waiting}, slip.ID, first)
	if err := store.NewID(tx, &f.ID); err != nil {
		return err
	}
	return tx.AddFiling(ctx, f)
}

// NoteCorrected opens a report that puts right what HMRC was told of a payslip:
// the year to date as it should have been. While the first report of the pay day
// waits, that one tells what was paid, and this one comes after it.
func NoteCorrected(ctx context.Context, tx *store.Tx, slip work.Payslip) error {
	scheme, err := SchemeOf(ctx, tx, slip.Employer)
	if err != nil || scheme.Standing == filing.NoNeed {
		return err
	}
	all, err := tx.Filings(ctx, slip.Employer)
	if err != nil {
		return err
	}
	f := filing.Filing{Employer: slip.Employer, Kind: filing.KindFPS, Day: slip.PayDay, State: filing.Waiting, Late: rti.Correction, Slips: []work.PayslipID{slip.ID}}
	for _, old := range all {
		if old.Kind != filing.KindFPS || old.Day != slip.PayDay {
			continue
		}
		if old.Open() && old.Late == rti.Correction && slices.Contains(old.Slips, slip.ID) {
			return nil // it is made from what stands when it is sent
		}
		f.N = max(f.N, old.N+1)
	}
	if err := store.NewID(tx, &f.ID); err != nil {
		return err
	}
	return tx.AddFiling(ctx, f)
}

func with(f filing.Filing, slip work.PayslipID, first bool) filing.Filing {
	f.Slips = append(slices.Clone(f.Slips), slip)
	if first {
		f.First = append(slices.Clone(f.First), slip)
	}
	return f
}

// isFirst reports whether nothing was told HMRC of a job before this payslip:
// neither from here nor by the payroll that it was brought over from.
func isFirst(ctx context.Context, tx *store.Tx, slip work.Payslip, all []filing.Filing) (bool, error) {
	e, err := tx.Employment(ctx, slip.Employment)
	if err != nil || e.Standing.Before.Gross > 0 {
		return false, err
	}
	earlier, err := tx.Payslips(ctx, slip.Employment)
	if err != nil {
		return false, err
	}
	for _, p := range earlier {
		if p.ID == slip.ID {
			continue
		}
		for _, f := range all {
			if slices.Contains(f.Slips, p.ID) {
				return false, nil
			}
		}
	}
	return true, nil
}

// noteMonth opens the employer payment summary of the last tax month that is
// over, where it has something to say and none is there yet.
func (s *Service) noteMonth(ctx context.Context, tx *store.Tx, employer person.ID, today calendar.Date) error {
	month := filing.TaxMonth(filing.TaxMonth(today).First.AddDays(-1))
	scheme, err := SchemeOf(ctx, tx, employer)
	if err != nil {
		return err
	}
	all, err := tx.Filings(ctx, employer)
	if err != nil {
		return err
	}
	f := filing.Filing{Employer: employer, Kind: filing.KindEPS, Day: month.First, State: filing.Waiting}
	for _, old := range all {
		if old.Kind == filing.KindEPS && old.Day == month.First {
			return nil
		}
	}
	slips, err := tx.PayslipsFor(ctx, employer)
	if err != nil {
		return err
	}
	said := saidBefore(all, f)
	e, any := filing.EPS(scheme, month, today, slips, said)
	if !any {
		return nil
	}
	f.Summary = said
	if e.Allowance != "" {
		f.Summary.Allowance = e.Allowance
	}
	f.Summary.Final = said.Final || e.Final.ForYear || !e.Final.Ceased.IsZero()
	if err := store.NewID(tx, &f.ID); err != nil {
		return err
	}
	return tx.AddFiling(ctx, f)
}

// saidBefore gives what the summary before this one, in the same tax year, left
// HMRC knowing.
func saidBefore(all []filing.Filing, f filing.Filing) filing.Said {
	for _, old := range all { // the latest day first
		if old.Kind == filing.KindEPS && old.Day.Before(f.Day) && calendar.TaxYearOf(old.Day) == calendar.TaxYearOf(f.Day) {
			return old.Summary
		}
	}
	return filing.Said{}
}
