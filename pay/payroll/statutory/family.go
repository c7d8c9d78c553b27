package statutory

import (
	"time"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Kind is a kind of statutory family pay.
type Kind string

// The kinds.
const (
	Maternity   Kind = "maternity"
	Adoption    Kind = "adoption"
	Paternity   Kind = "paternity"
	Shared      Kind = "shared"      // shared parental pay
	Bereavement Kind = "bereavement" // of a child
	Neonatal    Kind = "neonatal"    // neonatal care pay
)

// Leave is family leave and what pay for it depends on. Leave that is taken in
// separate weeks is a Leave for each of them, with those before in Used.
type Leave struct {
	Kind     Kind
	Start    calendar.Date // the first day of pay
	Weeks    int           // taken; 0 for all that are left
	Used     int           // weeks paid before; for shared pay also those of maternity or adoption pay, and of the other parent
	Due      calendar.Date // when the baby is due; the day of being matched for adoption; of the child's death for bereavement
	Employed calendar.Date // the first day of this employment
	Earnings Average       // over the eight weeks to the last payday in the deciding week

	// For shared and neonatal care pay.
	Adopted bool            // Due is the day of being matched
	Born    calendar.Date   // the birth; for shared pay of an adopted child, the day it came
	Care    calendar.Period // neonatal care without a break, up to its last day so far
	Alone   bool            // no maternity, adoption or paternity pay beside neonatal care pay
}

// FamilyPay is what one pay period of family leave gives.
type FamilyPay struct {
	Amount money.Amount // rounded up to the penny
	Days   int          // of the period that are paid
	Why    Reason
}

// The reasons for no family pay, beside those of sick pay.
const (
	TooNew       Reason = 100 + iota // employed too short a time in the deciding week
	NotThen                          // no day of the period is in the pay weeks
	AllTaken                         // every week of it was paid before
	CareTooShort                     // neonatal care of less than a week
)

// The faults of a family pay claim.
var (
	ChooseLeave = msg.New("statutory.choose-leave", "Choose maternity, adoption, paternity, shared parental, bereavement or neonatal care pay")
	EnterLeave  = msg.New("statutory.enter-leave", "Enter the first day of leave, the due or matching date, and the first day of the job")
	EnterWeeks  = msg.New("statutory.enter-weeks", "Enter the weeks of leave, up to {most}")
	TooEarly    = msg.New("statutory.too-early", "Maternity pay can begin on {day} at the earliest, 11 weeks before the week the baby is due")
)

// Deciding gives the week that decides entitlement, Sunday to Saturday: for a
// birth the 15th before the one in which the baby is due; for adoption the
// week of being matched; for bereavement the one before the child died; for
// neonatal care pay alone the one before the care began.
func (l Leave) Deciding() calendar.Period {
	day, weeks := l.Due, 15
	switch {
	case l.Kind == Bereavement:
		weeks = 1
	case l.Kind == Neonatal && l.Alone:
		day, weeks = l.Care.First, 1
	case l.Kind == Adoption, l.Adopted && (l.Kind == Shared || l.Kind == Neonatal):
		weeks = 0
	}
	sunday := day.AddDays(-int(day.Weekday()) - 7*weeks)
	return calendar.Period{First: sunday, Last: sunday.AddDays(6)}
}

// EmployedBy gives the last day on which the job can have begun: 26 weeks'
// service into the deciding week.
func (l Leave) EmployedBy() calendar.Date { return l.Deciding().Last.AddDays(-25 * 7) }

// Family works out statutory family pay for one pay period: each day is a
// seventh of its weekly rate. The weekly rate of a new year starts with the pay
// week that begins on or after the first Sunday of April.
//
// Missing dates, too many weeks, days outside the time in which such leave can
// be taken, neonatal care pay for a birth before it existed, or a day with no
// rates held are faults. Shared parental pay goes by what both parents declare.
func Family(l Leave, p calendar.Period, why *explain.Note) (FamilyPay, error) {
	if err := l.check(p); err != nil {
		return FamilyPay{}, err
	}
	y, err := rates.For(calendar.TaxYearOf(l.Deciding().Last))
	if err != nil {
		return FamilyPay{}, err
	}
	if y.Family == nil {
		return FamilyPay{}, fault.Invalid("due", rates.DayNotHeld, "day", l.Deciding().Last)
	}
	weeks, err := l.weeks(y.Family)
	if err != nil {
		return FamilyPay{}, err
	}
	f := FamilyPay{}
	switch {
	case l.Kind == Neonatal && l.careWeeks() == 0:
		f.Why = CareTooShort
	case weeks == 0:
		f.Why = AllTaken
	case l.Employed.After(l.EmployedBy()):
		f.Why = TooNew
	case l.Earnings.below(y.Family.LeastWeekly):
		f.Why = EarnsLittle
	default:
		if f, err = l.pay(p, weeks); err != nil {
			return FamilyPay{}, err
		}
	}
	if why != nil {
		if err := l.explain(y.Family, f, p, why); err != nil {
			return FamilyPay{}, err
		}
	}
	return f, nil
}

func (l Leave) check(p calendar.Period) error {
	switch {
	case !l.Kind.known():
		return fault.Invalid("kind", ChooseLeave)
	case l.Start.IsZero() || l.Employed.IsZero() || l.Due.IsZero() && !(l.Kind == Neonatal && l.Alone):
		return fault.Invalid("leave", EnterLeave)
	case l.Weeks < 0 || l.Used < 0:
		return fault.Invalid("weeks", EnterWeeks, "most", mostWeeks)
	case !ordered(p) || p.Days() > 366:
		return fault.Invalid("period", calendar.EnterDate)
	}
	earliest := l.Due.AddDays(-int(l.Due.Weekday()) - 11*7)
	if l.Kind == Maternity && l.Start.Before(earliest) {
		return fault.Invalid("start", TooEarly, "day", earliest)
	}
	return l.checkBirth()
}

const mostWeeks = 39 // of any kind

// upratedOn gives the day in a year from which its weekly rate counts: the
// first Sunday of April, moved on to the weekday on which pay weeks start.
func (l Leave) upratedOn(year calendar.TaxYear) calendar.Date {
	d := calendar.On(int(year), time.April, 1)
	for d.Weekday() != time.Sunday {
		d = d.AddDays(1)
	}
	return d.AddDays(int(l.Start.Weekday()))
}
