package pay

import (
	"context"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/money"
)

// arranged gathers what changes a payslip beside the job's terms and its hours:
// what was told of leave and orders, and the PA's other jobs with this employer.
func arranged(ctx context.Context, tx *store.Tx, e work.Employment, p calendar.Period) (a work.Arranged, err error) {
	if a.Arrangements, err = tx.Arrangements(ctx, e); err != nil {
		return a, err
	}
	if len(a.Leaves) > 0 { // what comes back of it looks at the employer's whole tax year
		slips, err := tx.PayslipsFor(ctx, e.Employer)
		if err != nil {
			return a, err
		}
		a.FamilyPaid = work.FamilyPayments(slips)
	}
	a.Beside, err = beside(ctx, tx, e, p)
	return a, err
}

// beside gives the other jobs of a PA with the same employer, with their hours of
// a period.
func beside(ctx context.Context, tx *store.Tx, e work.Employment, p calendar.Period) ([]work.Beside, error) {
	jobs, err := tx.Employments(ctx, e.Employer)
	if err != nil {
		return nil, err
	}
	var all []work.Beside
	for _, o := range jobs {
		if o.PA != e.PA || o.ID == e.ID {
			continue
		}
		b := work.Beside{Job: o.ID}
		if b.Slips, err = tx.Payslips(ctx, o.ID); err != nil {
			return nil, err
		}
		sheets, err := tx.Sheets(ctx, e.Employer)
		if err != nil {
			return nil, err
		}
		for _, s := range sheets {
			if days := s.Hours.Period; s.Employment == o.ID && !days.First.After(p.Last) && !days.Last.Before(p.First) {
				b.Sheets = append(b.Sheets, s)
			}
		}
		all = append(all, b)
	}
	return all, nil
}

// class1 gives all National Insurance of an employer in a tax year, the PAs' and
// the employer's, as far as it is known here.
func class1(ctx context.Context, tx *store.Tx, employer person.ID, year calendar.TaxYear) (money.Amount, error) {
	jobs, err := tx.Employments(ctx, employer)
	if err != nil {
		return 0, err
	}
	var sum money.Amount
	for _, e := range jobs {
		if b := e.Standing.Before; b.Year == year {
			sum += b.EmployeeNI + b.EmployerNI
		}
	}
	slips, err := tx.PayslipsFor(ctx, employer)
	for _, p := range slips {
		if calendar.TaxYearOf(p.PayDay) == year {
			sum += p.Result.EmployeeNI + p.Result.EmployerNI
		}
	}
	return sum, err
}
