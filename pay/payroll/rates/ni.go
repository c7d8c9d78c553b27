package rates

import (
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// Threshold is a point on the scale of earnings, as published.
type Threshold struct{ Weekly, Monthly, Annual money.Amount }

func threshold(weekly, monthly, annual int64) Threshold {
	return Threshold{pounds(weekly), pounds(monthly), pounds(annual)}
}

// For gives the threshold of one pay period. For two and four weeks it is the
// yearly figure × weeks ÷ 52, rounded up to a whole pound: not the weekly one
// multiplied (proved on HMRC's cases of 2022-23, 2023-24 and 2025-26).
func (t Threshold) For(f period.Frequency) money.Amount {
	switch f {
	case period.Monthly:
		return t.Monthly
	case period.Weekly:
		return t.Weekly
	}
	return t.Annual.MulDiv(int64(f.Weeks()), 52*100, money.Up) * 100
}

// NationalInsurance holds the Class 1 figures of a year, or of the part of a
// year that starts on From.
type NationalInsurance struct {
	From calendar.Date // the first day of payment that these figures apply to

	LEL  Threshold // lower earnings limit: from here a week counts towards benefits
	PT   Threshold // primary threshold: from here the employee pays
	ST   Threshold // secondary threshold: from here the employer pays
	FUST Threshold // upper secondary threshold of freeports and investment zones
	UST  Threshold // upper secondary threshold: under 21, apprentice under 25, veteran
	UEL  Threshold // upper earnings limit

	Main     Rate // employee, primary threshold to upper earnings limit
	Above    Rate // employee, above the upper earnings limit
	Reduced  Rate // employee with a married woman's certificate, up to the limit
	Deferred Rate // employee with deferment, all earnings above the primary threshold
	Employer Rate

	Cites []explain.Citation
}

// LELFor gives the lower earnings limit of one pay period: two and four weeks
// are the weekly limit multiplied.
func (n *NationalInsurance) LELFor(f period.Frequency) money.Amount {
	if weeks := f.Weeks(); weeks > 0 {
		return n.LEL.Weekly * money.Amount(weeks)
	}
	return n.LEL.Monthly
}

// NIOn gives the figures for a payment made on a day of the year: it is the
// day of payment that counts, whatever period it pays for.
func (y *Year) NIOn(day calendar.Date) (*NationalInsurance, error) {
	if calendar.TaxYearOf(day) == y.TaxYear {
		for i := len(y.Parts) - 1; i >= 0; i-- {
			if !day.Before(y.Parts[i].From) {
				return &y.Parts[i], nil
			}
		}
	}
	return nil, fault.Invalid("pay-date", DayNotHeld, "day", day)
}

// DirectorsNI gives the figures for company directors, whose earnings period is
// the whole year.
func (y *Year) DirectorsNI() *NationalInsurance {
	if y.Directors != nil {
		return y.Directors
	}
	return &y.Parts[0]
}

// EmploymentAllowance is taken off an employer's own National Insurance bill.
type EmploymentAllowance struct {
	Amount money.Amount // a year, for each employer
	Cites  []explain.Citation
}

// Recovery is how much of statutory family pay an employer gets back. Sick
// pay is not given back.
type Recovery struct {
	Normal    Rate
	Small     Rate         // for a small employer
	SmallUpTo money.Amount // Class 1 bill of the year before, up to which an employer is small
	Cites     []explain.Citation
}

var (
	regulation12 = cite("Social Security (Contributions) Regulations 2001 reg 12; HMRC NIM11002",
		"https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim11002")
	allowanceForCare = cite("HMRC NIM06535: Employment Allowance, care and support workers",
		"https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim06535")
)
