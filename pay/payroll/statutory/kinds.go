package statutory

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Kinds lists the kinds of family pay in the order of HMRC's summary.
func Kinds() []Kind { return []Kind{Maternity, Paternity, Adoption, Shared, Bereavement, Neonatal} }

func (k Kind) known() bool {
	switch k {
	case Maternity, Adoption, Paternity, Shared, Bereavement, Neonatal:
		return true
	}
	return false
}

// firstWeeks reports whether the first weeks are paid with no ceiling.
func (k Kind) firstWeeks() bool { return k == Maternity || k == Adoption }

// The faults of shared, bereavement and neonatal care pay.
var (
	EnterBorn   = msg.New("statutory.enter-born", "Enter the day the child was born, or came to live with the family")
	EnterCare   = msg.New("statutory.enter-care", "Enter the first and last day of neonatal care. It has to begin in the 28 days after the birth")
	BeforeItWas = msg.New("statutory.before-neonatal", "Neonatal care pay is for babies born on or after {day}")
	OnlyInOneGo = msg.New("statutory.only-in-one-go", "For a baby that was due by {day}, the weeks of paternity leave have to follow each other")
	TakeWithin  = msg.New("statutory.take-within", "This leave has to lie between {first} and {last}")
)

var (
	neonatalFrom  = calendar.MustDate("2025-04-06") // Neonatal Care (Leave and Pay) Act 2023, in force
	neonatalRules = explain.Citation{Name: "Acas: neonatal care leave and pay", Address: "https://www.acas.org.uk/neonatal-care-leave-and-pay/pay"}
)

// law names the source of what is particular to the kind.
func (k Kind) law() []explain.Citation {
	switch k {
	case Shared:
		return []explain.Citation{{Name: "Acas: shared parental pay", Address: "https://www.acas.org.uk/shared-parental-leave-and-pay/shared-parental-pay"}}
	case Bereavement:
		return []explain.Citation{
			{Name: "GOV.UK: Statutory Parental Bereavement Pay and Leave, employer guide", Address: "https://www.gov.uk/employers-parental-bereavement-pay-leave/notice-period"},
			{Name: "Statutory Parental Bereavement Pay (General) Regulations 2020", Address: "https://www.legislation.gov.uk/uksi/2020/233", Unchecked: true}}
	case Neonatal:
		return []explain.Citation{neonatalRules}
	}
	return nil
}

// lastInOneGo is the last due day for which the weeks of paternity leave had to
// follow each other (GOV.UK paternity calculator; Great Britain).
var lastInOneGo = calendar.MustDate("2024-04-06")

// InOneGo reports whether the weeks have to follow each other, so that one Leave
// holds all of them: paternity leave for a baby that was due by 6 April 2024.
func (l Leave) InOneGo() bool { return l.Kind == Paternity && !l.Due.After(lastInOneGo) }

// checkBirth checks what shared, bereavement and neonatal care pay depend on:
// the child's dates, and the time in which such leave can be taken.
func (l Leave) checkBirth() error {
	switch {
	case l.InOneGo() && l.Used > 0:
		return fault.Invalid("used", OnlyInOneGo, "day", lastInOneGo)
	case l.Kind == Bereavement:
		return l.within(l.Due, 56)
	case l.Kind != Shared && l.Kind != Neonatal:
		return nil
	case l.Born.IsZero():
		return fault.Invalid("born", EnterBorn)
	case l.Kind == Shared:
		return l.within(l.Born, 52)
	case l.Born.Before(neonatalFrom):
		return fault.Invalid("born", BeforeItWas, "day", neonatalFrom)
	case !ordered(l.Care) || l.Care.First.Before(l.Born) || l.Care.First.After(l.Born.AddDays(28)):
		return fault.Invalid("care", EnterCare)
	case l.Start.Before(l.Care.First.AddDays(8)) && l.careWeeks() > 0:
		return fault.Invalid("start", TakeWithin, "first", l.Care.First.AddDays(8), "last", l.Born.AddDays(68*7-1))
	}
	return l.within(l.Born, 68)
}

// within checks that the leave lies in so many weeks from a day.
func (l Leave) within(first calendar.Date, weeks int) error {
	last := first.AddDays(7*weeks - 1)
	if l.Start.Before(first) || l.Start.AddDays(7*max(l.Weeks, 1)-1).After(last) {
		return fault.Invalid("start", TakeWithin, "first", first, "last", last)
	}
	return nil
}

// careWeeks counts the whole weeks of neonatal care, from the day after it began.
func (l Leave) careWeeks() int { return (l.Care.Days() - 1) / 7 }

// weeks gives the weeks to pay: those taken, or all that are left. The figures
// are those of the deciding week's year. More than are left is a fault.
func (l Leave) weeks(f *rates.FamilyPay) (int, error) {
	all, err := l.allowed(f)
	if err != nil {
		return 0, err
	}
	left := max(0, all-l.Used)
	if l.Kind == Shared {
		left = min(left, f.SharedWeeks)
	}
	if l.Weeks > left {
		return 0, fault.Invalid("weeks", EnterWeeks, "most", left)
	}
	if l.Weeks > 0 {
		left = l.Weeks
	}
	return left, nil
}

// allowed gives the weeks of the kind before any was used. Shared pay is what
// is left of the weeks of maternity or adoption pay.
func (l Leave) allowed(f *rates.FamilyPay) (int, error) {
	switch l.Kind {
	case Paternity:
		return f.PaternityWeeks, nil
	case Bereavement:
		return f.BereavedWeeks, nil
	case Neonatal:
		// The deciding week can lie before the pay existed, the birth cannot.
		y, err := rates.For(calendar.TaxYearOf(l.Born))
		if err != nil {
			return 0, err
		}
		if y.Family == nil {
			return 0, fault.Invalid("born", rates.DayNotHeld, "day", l.Born)
		}
		return min(y.Family.NeonatalWeeks, l.careWeeks()), nil
	}
	return f.MaternityWeeks, nil
}
