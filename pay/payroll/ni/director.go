package ni

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Directorship is how a company director's National Insurance is worked out:
// over the whole year, whatever the pay periods.
type Directorship struct {
	// Weeks counts the tax weeks from the one of appointment to the end of the
	// year: 52 for a director since before the year began.
	Weeks int
	// Alternative takes the ordinary contribution from each payment and settles
	// the year with the last one.
	Alternative bool
	Last        bool // this is the last payment of the year, or of the directorship
}

// EnterWeeks is the fault of weeks that a year does not have.
var EnterWeeks = msg.New("ni.enter-director-weeks", "Enter the weeks from the director's appointment to the end of the tax year, from 1 to 52")

var (
	whyDirector = msg.New("ni.why.director", "A director's National Insurance is worked out on the whole year so far")
	whyPaid     = msg.New("ni.why.director-before", "Less what was taken earlier this tax year")
)

// OnDirector works out the National Insurance on a payment to a company
// director, given the year's totals under the letter before it: the whole
// year's contribution on earnings so far, less what was paid. Yearly
// thresholds are cut to the weeks of the directorship, rounded up to the pound.
func OnDirector(e Earnings, before LetterTotal, d Directorship, y *rates.Year, why *explain.Note) (Due, error) {
	if d.Weeks < 1 || d.Weeks > 52 {
		return Due{}, fault.Invalid("director-weeks", EnterWeeks)
	}
	ordinary, err := On(e, y, nil)
	if err != nil {
		return Due{}, err
	}
	if d.Alternative && !d.Last {
		if why != nil {
			return On(e, y, why)
		}
		return ordinary, nil
	}
	n := y.DirectorsNI()
	s := yearScale(n, d.Weeks)
	e.Pay += before.Pay
	employee, employer := employeeShares(e, n, s), employerShares(e, n, s)
	all := bands(e, s)
	if why != nil {
		why.Say(whyDirector.Text(), n.Cites...)
		explainNI(e, n, employee, employer, why)
		why.Add(whyPaid.Text(), -before.Employee-before.Employer)
	}
	return Due{
		Employee: employee.total() - before.Employee, Employer: employer.total() - before.Employer,
		Bands: Bands{all.AtLEL - before.Bands.AtLEL, all.LELToPT - before.Bands.LELToPT, all.PTToUEL - before.Bands.PTToUEL},
	}, nil
}

// yearScale gives the yearly thresholds for so many weeks of a directorship.
func yearScale(n *rates.NationalInsurance, weeks int) scale {
	cut := func(t rates.Threshold) money.Amount { return t.Annual.MulDiv(int64(weeks), 52*100, money.Up) * 100 }
	return scale{lel: cut(n.LEL), pt: cut(n.PT), st: cut(n.ST), fust: cut(n.FUST), ust: cut(n.UST), uel: cut(n.UEL)}
}
