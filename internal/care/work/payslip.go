package work

import (
	"cmp"
	"slices"

	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/leave"
	"ownway/pay/payroll"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of making a payslip.
var (
	HoursNotSettled = msg.New("work.hours-not-settled", "The hours of {pa} are not agreed yet")
	NothingToPay    = msg.New("work.nothing-to-pay", "There are no hours to pay {pa} for")
	BelowMinimum    = msg.New("work.below-minimum-wage", "This pay is {short} below the minimum wage. The lawful amount is {lawful}")
)

// Due is all that one payslip depends on.
type Due struct {
	Employment    Employment
	Sheet         Sheet        // of the period
	Owing         []Sheet      // earlier sheets, paid one way and agreed another since
	Earlier       []Payslip    // of this employment, oldest first
	History       []leave.Paid // what another payroll paid before them
	PayDay        calendar.Date
	AllowanceLeft money.Amount // Employment Allowance that the employer has left this tax year
	Choices       []Choice     // what people agreed about this payslip
	Corrections   []Correction // of earlier payslips, that none carries yet, oldest first
	Right         []Payslip    // Earlier as corrections say that they should have been; none when nothing was corrected
	Pension       PensionLife
	Ending        Ending        // of the job, once it is known
	Arranged      Arranged      // what else changes the pay: leave, orders, other jobs
	Today         calendar.Date // until when things are known; the pay day when it is left out
}

// Payslip works it out with its full working. Pay below the minimum wage
// is a fault that names the lawful amount: that payslip is held alone.
func (d Due) Payslip(id PayslipID) (Payslip, error) {
	y, err := rates.For(calendar.TaxYearOf(d.PayDay))
	if err != nil {
		return Payslip{}, err
	}
	sick, spells, whySick, err := d.sickPay()
	if err != nil {
		return Payslip{}, err
	}
	if err := d.overlaps(); err != nil {
		return Payslip{}, err
	}
	family, err := d.familyPay()
	if err != nil {
		return Payslip{}, err
	}
	slip := Payslip{ID: id, Period: d.Sheet.Hours.Period, Family: family.paid, WhyFamily: family.why}
	if err := d.holiday(y, &slip); err != nil {
		return Payslip{}, err
	}
	extra, err := d.end(&slip, nil)
	if err != nil {
		return Payslip{}, err
	}
	lines, overpaid, err := d.lines(slices.Concat(sick, family.lines), extra)
	if err != nil {
		return Payslip{}, err
	}
	lines = append(lines, d.rolledUp(y, lines)...)
	if overpaid > 0 && d.choice(Overpaid).Take == "" {
		return Payslip{}, fault.Conflict(OverpaidSays, "pa", d.Employment.PAName, "amount", overpaid)
	}
	in, err := d.input(y, lines)
	if err != nil {
		return Payslip{}, err
	}
	e := d.Employment
	slip.Employment, slip.Employer, slip.PA, slip.PAName = e.ID, e.Employer, e.PA, e.PAName
	slip.Frequency, slip.PayDay, slip.AsUsual = e.Terms.Frequency, d.PayDay, d.Sheet.Hours.State == hours.PaidAsUsual
	slip.Code, slip.Letter, slip.Loans = e.Standing.Code, in.Letter, in.Loans
	slip.Scheme, slip.Member, slip.Sick, slip.WhySick = in.Pension.Scheme, in.Pension, spells, whySick
	_, slip.WhyLetter = d.letter()
	if slip.Recovery, err = takeBack(&in, lines, d.recovering(overpaid, slip.TakenBack)); err != nil {
		return Payslip{}, err
	}
	if d.choice(Overpaid).Take == WriteOff {
		slip.WrittenOff = overpaid
	}
	if slip.Lines, err = d.lawful(&in, lines); err != nil {
		return Payslip{}, err
	}
	if err := d.arrange(&in, &slip); err != nil {
		return Payslip{}, err
	}
	if slip.Result, err = payroll.Calculate(in, &slip.Working); err != nil {
		return Payslip{}, err
	}
	slip.Corrects = d.carry()
	err = d.repay(&slip)
	return slip, err
}

// lawful looks whether the pay is below the minimum wage. Then it is a fault that
// names the lawful amount, unless somebody agreed to pay that: the difference is
// then a line of its own.
func (d Due) lawful(in *payroll.Input, lines []Line) ([]Line, error) {
	would, err := payroll.Calculate(*in, nil)
	if err != nil || would.MinimumWage.Lawful {
		return lines, err
	}
	short := would.MinimumWage.Shortfall
	if d.choice(LowPay).Take != PayLawful {
		return nil, fault.Invalid("pay", BelowMinimum, "short", short, "lawful", would.Gross+short)
	}
	lines = topUp(lines, short)
	in.Lines = append(in.Lines, lines[len(lines)-1].Line)
	return lines, nil
}

func (d Due) input(y *rates.Year, lines []Line) (payroll.Input, error) {
	e := d.Employment
	code, err := e.Standing.taxCode()
	if err != nil {
		return payroll.Input{}, err
	}
	in := payroll.Input{PayDate: d.PayDay, Frequency: e.Terms.Frequency, Period: d.Sheet.Hours.Period,
		Born: e.PABorn, Code: code, Loans: e.Standing.Loans,
		Before: d.before(), AllowanceLeft: d.AllowanceLeft, Already: d.already()}
	if in.Pension, in.PensionBack, err = d.pension(y, lines); err != nil {
		return payroll.Input{}, err
	}
	in.Letter, _ = d.letter()
	for _, l := range lines {
		in.Lines = append(in.Lines, l.Line)
	}
	return in, nil
}

// before gives the tax year so far: from the last payslip of this year, or
// what was brought over into it, or nothing.
func (d Due) before() payroll.YearToDate {
	year := calendar.TaxYearOf(d.PayDay)
	if n := len(d.Corrections); n > 0 {
		if after, is := d.Corrections[n-1].after(year); is {
			return after
		}
	}
	if n := len(d.Earlier); n > 0 && calendar.TaxYearOf(d.Earlier[n-1].PayDay) == year {
		return d.Earlier[n-1].Result.After
	}
	if d.Employment.Standing.Before.Year == year {
		return d.Employment.Standing.Before
	}
	return payroll.YearToDate{}
}

// holiday fills in how holiday stands after the period, by 12.07% of the hours
// worked, and what it is worth at the rate of its last day.
func (d Due) holiday(y *rates.Year, slip *Payslip) error {
	before := d.Employment.Standing.Holiday
	if n := len(d.Earlier); n > 0 {
		before = d.Earlier[n-1].Holiday
	}
	worked := 0
	for _, e := range d.payable() {
		switch e.Kind {
		case hours.Work, hours.SleepIn:
			worked += e.Minutes
		case hours.Holiday:
			slip.Taken += e.Minutes
		}
	}
	if d.Employment.Terms.Holiday == employment.Regular {
		return d.regular(y, slip)
	}
	if d.Employment.Terms.Holiday != employment.RolledUp { // else it is paid with the wage, and none builds up
		slip.Earned = leave.Accrue(y.Holiday, worked, nil)
	}
	slip.Holiday = leave.Balance{Earned: before.Earned + slip.Earned, Taken: before.Taken + slip.Taken}
	rate, err := d.Employment.Terms.RateOn(slip.Period.Last)
	if err != nil {
		return err
	}
	slip.SetAside = slip.Holiday.SetAside(rate, nil)
	return nil
}

// rolledUp gives the line of holiday pay of a PA whose holiday is paid with each
// wage: 12.07% of the pay for work.
func (d Due) rolledUp(y *rates.Year, lines []Line) []Line {
	if d.Employment.Terms.Holiday != employment.RolledUp {
		return nil
	}
	var work money.Amount
	for _, l := range lines {
		if l.Kind == payroll.Hours || l.Kind == payroll.SleepIn {
			work += l.Pay()
		}
	}
	if work == 0 {
		return nil
	}
	return []Line{{Line: payroll.Line{Kind: payroll.Holiday, Amount: leave.RolledUp(y.Holiday, work, nil)}}}
}

// payable gives the hours of this payslip, with what earlier ones still owe
// counted in.
func (d Due) payable() []hours.Entry {
	all := slices.Clone(d.Sheet.Hours.Payable())
	for _, s := range d.Owing {
		for _, o := range s.Hours.Owing() {
			all = append(all, hours.Entry{Date: o.Date, Kind: o.Kind, Minutes: o.Minutes, Nights: o.Nights})
		}
	}
	return all
}

// heap is pay that stands together on one line.
type heap struct {
	kind       payroll.Kind
	rate       money.Amount
	correction bool
}

// lines turns hours into lines of pay: one for each kind and rate, with
// corrections of earlier periods on lines of their own.
func (d Due) lines(sick, extra []Line) ([]Line, money.Amount, error) {
	if !d.Sheet.Hours.Settled() && !d.Sheet.Quiet(d.Employment) {
		return nil, 0, fault.Conflict(HoursNotSettled, "pa", d.Employment.PAName)
	}
	heaps := map[heap]*Line{}
	add := func(entries []hours.Entry, correction bool) error {
		for _, e := range entries {
			if err := d.heapUp(heaps, e, correction); err != nil {
				return err
			}
		}
		return nil
	}
	if err := add(d.Sheet.Hours.Payable(), false); err != nil {
		return nil, 0, err
	}
	own := len(d.Sheet.Hours.Payable())
	if err := add(d.payable()[own:], true); err != nil {
		return nil, 0, err
	}
	lines := slices.Concat(sick, extra)
	for _, l := range heaps {
		if l.Minutes != 0 || l.Amount != 0 || l.Awake != 0 {
			lines = append(lines, *l)
		}
	}
	if len(lines) == 0 && !d.mayBeEmpty() {
		return nil, 0, fault.Invalid("hours", NothingToPay, "pa", d.Employment.PAName)
	}
	lines, overpaid := settle(lines)
	return lines, overpaid, nil
}

func (d Due) heapUp(heaps map[heap]*Line, e hours.Entry, correction bool) error {
	rate, err := d.Employment.Terms.RateOn(e.Date)
	if err != nil {
		return err
	}
	h := heap{rate: rate, correction: correction}
	switch e.Kind {
	case hours.Work:
		h.kind = payroll.Hours
	case hours.Holiday:
		h.kind = payroll.Holiday
	case hours.SleepIn:
		h.kind, h.rate = payroll.SleepIn, d.Employment.Terms.SleepIn
	default: // sick pay is not paid by the hour
		return nil
	}
	l := heaps[h]
	if l == nil {
		l = &Line{Line: payroll.Line{Kind: h.kind}, Correction: correction}
		heaps[h] = l
	}
	if e.Kind == hours.SleepIn {
		l.Amount += d.Employment.Terms.SleepIn * money.Amount(e.Nights)
		l.Awake += e.Minutes
		return nil
	}
	l.Minutes += e.Minutes
	l.Rate = rate
	return nil
}

// settle orders the lines, and takes hours that were paid too often off the
// line of the same kind and rate. What cannot be taken off is for people to agree
// on: it is given apart.
func settle(lines []Line) ([]Line, money.Amount) {
	for i := range lines {
		if lines[i].Minutes >= 0 && lines[i].Amount >= 0 && lines[i].Awake >= 0 {
			continue
		}
		for j := range lines {
			if same := lines[j].Kind == lines[i].Kind && lines[j].Rate == lines[i].Rate && !lines[j].Correction && !lines[j].Leaving; same && i != j {
				lines[j].Minutes += lines[i].Minutes
				lines[j].Amount += lines[i].Amount
				lines[j].Awake += lines[i].Awake
				lines[i].Minutes, lines[i].Amount, lines[i].Awake = 0, 0, 0
			}
		}
	}
	for i := range lines {
		lines[i].Awake = max(0, lines[i].Awake) // not paid by itself, so that less of it takes nothing back
	}
	lines = slices.DeleteFunc(lines, func(l Line) bool { return l.Minutes == 0 && l.Amount == 0 && l.Awake == 0 })
	var overpaid money.Amount
	lines = slices.DeleteFunc(lines, func(l Line) bool {
		if l.Minutes >= 0 && l.Amount >= 0 {
			return false
		}
		overpaid -= l.tooMuch()
		return true
	})
	slices.SortFunc(lines, func(a, b Line) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.Rate, b.Rate))
	})
	return lines, overpaid
}

// tooMuch gives the pay of a line below zero, as below zero.
func (l Line) tooMuch() money.Amount {
	if l.Amount != 0 {
		return l.Amount
	}
	return -l.Rate.ForMinutes(-l.Minutes, money.HalfUp)
}

func order(l Line) int {
	n := slices.Index([]payroll.Kind{payroll.Hours, payroll.SleepIn, payroll.Premium, payroll.Holiday, payroll.Sick, payroll.Family, payroll.Other}, l.Kind)
	if l.Correction {
		n += 10
	}
	if l.Leaving {
		n += 20
	}
	return n
}
