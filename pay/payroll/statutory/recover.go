package statutory

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of recovery, and the words of its working.
var (
	EnterPaid    = msg.New("statutory.enter-paid", "Enter family pay of zero or more that was paid in the tax year {year}")
	EnterClass1  = msg.New("statutory.enter-class1", "Enter the National Insurance of the tax year, zero or more")
	whyNormal    = msg.New("statutory.why.recover-normal", "{share} of {paid} of family pay this tax year comes back from HMRC")
	whySmall     = msg.New("statutory.why.recover-small", "For a small employer, all family pay of this tax year comes back from HMRC")
	whyExtra     = msg.New("statutory.why.recover-extra", "{share} more for the employer's National Insurance on it")
	whyMonth     = msg.New("statutory.why.recover-month", "Taken off what is paid to HMRC for this tax month")
	whySickNever = msg.New("statutory.why.recover-no-sick", "Sick pay does not come back from HMRC")
	whyIsSmall   = msg.New("statutory.why.small", "All National Insurance of {year} together was {paid}, before any allowance. A small employer has {most} or less")

	whatCounts = explain.Citation{Name: "Small Employers' Relief: which contributions count", Address: "https://forrester-boyd.co.uk/news/small-employers-relief"}
	compensate = explain.Citation{Name: "Statutory Maternity Pay (Compensation of Employers) Regulations 1994", Address: "https://www.legislation.gov.uk/uksi/1994/1882", Unchecked: true}
)

// Payment is family pay that an employer paid out on a payday.
type Payment struct {
	Kind   Kind
	Paid   calendar.Date // the payday: it decides the tax year and month
	Amount money.Amount
	Small  bool // the employer was small when this claim was decided: see Small
}

// ByKind holds an amount for each kind of family pay.
type ByKind struct{ Maternity, Paternity, Adoption, Shared, Bereavement, Neonatal money.Amount }

// Of points to the amount of a kind, and to nothing for a kind that is none.
func (b *ByKind) Of(k Kind) *money.Amount {
	switch k {
	case Maternity:
		return &b.Maternity
	case Paternity:
		return &b.Paternity
	case Adoption:
		return &b.Adoption
	case Shared:
		return &b.Shared
	case Bereavement:
		return &b.Bereavement
	case Neonatal:
		return &b.Neonatal
	}
	return nil
}

// Total adds up the kinds.
func (b ByKind) Total() money.Amount {
	return money.Sum(b.Maternity, b.Paternity, b.Adoption, b.Shared, b.Bereavement, b.Neonatal)
}

func (b ByKind) less(c ByKind) ByKind {
	for _, k := range Kinds() {
		*b.Of(k) -= *c.Of(k)
	}
	return b
}

// Recovered is what comes back to an employer.
type Recovered struct {
	Pay          ByKind // of the family pay itself
	Compensation ByKind // for National Insurance on it, to small employers only
}

// Total gives both together: what is taken off the payment to HMRC.
func (r Recovered) Total() money.Amount { return r.Pay.Total() + r.Compensation.Total() }

// Recovery is how recovery stands after a tax month. HMRC is told the year so
// far; the month's share is what comes off that month's payment.
type Recovery struct {
	Year      calendar.TaxYear
	Month     int // tax month, 1 to 12
	ToDate    Recovered
	ThisMonth Recovered
}

// Recover works out what an employer takes back of statutory family pay up to
// the tax month that holds a day: 92% of it, or all of it and some more for a
// small employer. Sick pay is not taken back, and is not given here.
//
// The year to date of each kind is rounded to the penny, half a penny up, and
// a month is the difference of two of them, so that months always add up to
// the year. The rules name no rounding; this one is ours.
//
// Payments of other tax years are faults, so that none is left out in silence;
// payments after the month wait for theirs.
func Recover(paid []Payment, day calendar.Date, why *explain.Note) (Recovery, error) {
	r := Recovery{Year: calendar.TaxYearOf(day), Month: calendar.TaxMonth(day)}
	y, err := rates.For(r.Year)
	if err != nil {
		return Recovery{}, err
	}
	if y.Recovery == nil {
		return Recovery{}, fault.Invalid("day", rates.YearNotHeld, "year", r.Year.String())
	}
	for _, p := range paid {
		switch {
		case !p.Kind.known():
			return Recovery{}, fault.Invalid("kind", ChooseLeave)
		case p.Amount < 0 || p.Amount > mostPay || p.Paid.IsZero() || calendar.TaxYearOf(p.Paid) != r.Year:
			return Recovery{}, fault.Invalid("paid", EnterPaid, "year", r.Year.String())
		}
	}
	upTo := heapsUpTo(paid, r.Month)
	r.ToDate = upTo.recovered(y.Recovery)
	before := heapsUpTo(paid, r.Month-1).recovered(y.Recovery)
	r.ThisMonth = Recovered{Pay: r.ToDate.Pay.less(before.Pay), Compensation: r.ToDate.Compensation.less(before.Compensation)}
	if why != nil {
		r.explain(upTo, y.Recovery, why)
	}
	return r, nil
}

// heaps holds the family pay of claims of a small employer, and of the others.
type heaps struct{ small, other ByKind }

func heapsUpTo(paid []Payment, month int) heaps {
	var h heaps
	for _, p := range paid {
		switch {
		case calendar.TaxMonth(p.Paid) > month:
		case p.Small:
			*h.small.Of(p.Kind) += p.Amount
		default:
			*h.other.Of(p.Kind) += p.Amount
		}
	}
	return h
}

func (h heaps) recovered(r *rates.Recovery) Recovered {
	var got Recovered
	for _, k := range Kinds() {
		*got.Pay.Of(k) = *h.small.Of(k) + r.Normal.Of(*h.other.Of(k), money.HalfUp)
		*got.Compensation.Of(k) = extra(r).Of(*h.small.Of(k), money.HalfUp)
	}
	return got
}

// extra gives what a small employer gets above the pay itself.
func extra(r *rates.Recovery) rates.Rate { return r.Small - 10_000 }

func (r Recovery) explain(h heaps, f *rates.Recovery, why *explain.Note) {
	if small := h.small.Total(); small > 0 {
		why.Add(whySmall.Text(), small, f.Cites...)
		why.Add(whyExtra.With("share", extra(f)), r.ToDate.Compensation.Total(), f.Cites...)
	}
	if other := h.other.Total(); other > 0 {
		why.Add(whyNormal.With("share", f.Normal, "paid", other), r.ToDate.Pay.Total()-h.small.Total(), f.Cites...)
	}
	why.Add(whyMonth.Text(), r.ThisMonth.Total(), compensate)
	why.Say(whySickNever.Text(), f.Cites...)
}

// ReliefYear gives the tax year whose National Insurance decides whether the
// employer is small for this leave: the last whole one before the deciding week.
func (l Leave) ReliefYear() calendar.TaxYear { return calendar.TaxYearOf(l.Deciding().First) - 1 }

// Small reports whether an employer is small for a claim of family pay: all
// Class 1 contributions of the last whole tax year before the deciding week,
// the employees' and the employer's together and before any Employment
// Allowance, were £45,000 or less. A deciding week of a year whose figures are
// not held is a fault.
func (l Leave) Small(class1 money.Amount, why *explain.Note) (bool, error) {
	if class1 < 0 {
		return false, fault.Invalid("class1", EnterClass1)
	}
	y, err := rates.For(calendar.TaxYearOf(l.Deciding().First))
	if err != nil {
		return false, err
	}
	if y.Recovery == nil {
		return false, fault.Invalid("due", rates.DayNotHeld, "day", l.Deciding().First)
	}
	if why != nil {
		why.Say(whyIsSmall.With("year", l.ReliefYear().String(), "paid", class1, "most", y.Recovery.SmallUpTo),
			append([]explain.Citation{whatCounts}, y.Recovery.Cites...)...)
	}
	return class1 <= y.Recovery.SmallUpTo, nil
}
