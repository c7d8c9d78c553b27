package rates

import (
	"ownway/pay/payroll/period"
	"ownway/value/explain"
	"ownway/value/money"
)

// SickPay holds a year's figures for Statutory Sick Pay.
type SickPay struct {
	Weekly       money.Amount // the most for a week
	OfEarnings   Rate         // the share of average weekly earnings, if that is lower; 0 when it does not count
	WaitingDays  int          // qualifying days at the start that are not paid
	LeastWeekly  money.Amount // average weekly earnings below this give nothing
	LeastDays    int          // days in a row before a spell counts
	MaxWeeks     int
	LinkedWithin int // spells at most this many days apart are one
	Cites        []explain.Citation
}

// FamilyPay holds a year's figures for statutory maternity, adoption,
// paternity, shared parental, bereavement and neonatal care pay.
type FamilyPay struct {
	FirstWeeks     int          // weeks of maternity and adoption pay at OfEarnings with no ceiling
	OfEarnings     Rate         // share of average weekly earnings
	Weekly         money.Amount // ceiling in the other weeks
	MaternityWeeks int          // maternity and adoption pay together with FirstWeeks
	PaternityWeeks int
	SharedWeeks    int
	BereavedWeeks  int
	NeonatalWeeks  int // 0 before April 2025
	LeastWeekly    money.Amount
	Cites          []explain.Citation
}

// PensionPoint is a point on the earnings scale of automatic enrolment, as
// published for each kind of pay period.
type PensionPoint struct{ Annual, Weekly, Fortnightly, FourWeekly, Monthly money.Amount }

// For gives the point for one pay period.
func (p PensionPoint) For(f period.Frequency) money.Amount {
	switch f {
	case period.Weekly:
		return p.Weekly
	case period.Fortnightly:
		return p.Fortnightly
	case period.FourWeekly:
		return p.FourWeekly
	}
	return p.Monthly
}

// AutoEnrolment holds a year's figures for workplace pensions.
type AutoEnrolment struct {
	Trigger      PensionPoint // earnings above this enrol the worker
	Lower, Upper PensionPoint // qualifying earnings lie between these
	Total        Rate         // least contribution altogether
	Employer     Rate         // of which at least this from the employer
	EnrolFrom    int          // age, up to State Pension age
	AskFrom      int          // age from which a worker may ask to join
	AskBefore    int          // age from which no one may
	Cites        []explain.Citation
}

func point(annual, weekly, fortnightly, fourWeekly, monthly int64) PensionPoint {
	return PensionPoint{pounds(annual), pounds(weekly), pounds(fortnightly), pounds(fourWeekly), pounds(monthly)}
}

// enrolment gives the figures that have stood unchanged since 2024-25.
func enrolment() *AutoEnrolment {
	return &AutoEnrolment{
		Trigger: point(10_000, 192, 384, 768, 833),
		Lower:   point(6_240, 120, 240, 480, 520),
		Upper:   point(50_270, 967, 1_934, 3_867, 4_189),
		Total:   percent(8), Employer: percent(3),
		EnrolFrom: 22, AskFrom: 16, AskBefore: 75,
		Cites: []explain.Citation{cite("The Pensions Regulator: earnings thresholds", "https://www.thepensionsregulator.gov.uk"),
			recalled("Pensions Act 2008 ss.3, 13, 20", "https://www.legislation.gov.uk/ukpga/2008/30")},
	}
}

// Holiday holds the figures for paid leave.
type Holiday struct {
	Weeks          Rate // weeks a year, in hundredths: 560 is 5.6 weeks
	CapDays        int
	Accrual        Rate // of hours worked, for irregular hours and part-year work
	ReferenceWeeks int
	Cites          []explain.Citation
}

func leave() *Holiday {
	return &Holiday{Weeks: 560, CapDays: 28, Accrual: 1207, ReferenceWeeks: 52,
		Cites: []explain.Citation{
			cite("Holiday pay for part-year and irregular-hours workers", "https://www.thepayrollcentre.co.uk/news/holiday-pay-for-part-year-and-irregular-hours-workers"),
			recalled("Working Time Regulations 1998 regs 13, 13A, 15B, 16", "https://www.legislation.gov.uk/uksi/1998/1833")}}
}

// Redundancy holds the limits on statutory redundancy pay in Great Britain.
type Redundancy struct {
	WeeklyCap money.Amount
	MaxYears  int
	Cites     []explain.Citation
}

func redundancy(cap int64) *Redundancy {
	return &Redundancy{WeeklyCap: pounds(cap), MaxYears: 20,
		Cites: []explain.Citation{
			cite("GOV.UK redundancy pay calculator, rates of the year", "https://github.com/alphagov/smart-answers"),
			recalled("Employment Rights Act 1996 ss.162, 227", "https://www.legislation.gov.uk/ukpga/1996/18")}}
}

// Mileage holds the approved amounts for a mile, in pence.
type Mileage struct {
	CarFirst, CarOver, Motorcycle, Cycle, Passenger money.Amount
	FirstMiles                                      int
	Cites                                           []explain.Citation
}

func mileage(car money.Amount, source explain.Citation) *Mileage {
	return &Mileage{CarFirst: car, CarOver: 25, Motorcycle: 24, Cycle: 20, Passenger: 5,
		FirstMiles: 10_000, Cites: []explain.Citation{source}}
}
