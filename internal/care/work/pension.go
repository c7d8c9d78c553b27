package work

import (
	"ownway/internal/care/person"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

// PensionEvent is something that happened about a PA's pension, and how it
// reached whoever wrote it down.
type PensionEvent struct {
	pension.Event
	Told hours.Told // on screen, on paper or by phone
	By   string     // the account
}

// PensionLife is what happened about the pension of a PA in a job. What was
// paid in stands on the payslips.
type PensionLife struct{ Events []PensionEvent }

// Record joins what happened with what payslips paid in. A job of which nothing
// is written down begins with what was entered when the PA was employed: whoever
// has a scheme has been in it since the first day.
func (l PensionLife) Record(e Employment, slips []Payslip) (pension.Record, error) {
	r := pension.Record{Born: e.PABorn, Started: e.Terms.Start}
	for _, one := range l.begun(e) {
		r.Events = append(r.Events, one.Event)
	}
	for _, p := range slips {
		var err error
		if r, err = r.With(p.paidIn()); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (l PensionLife) begun(e Employment) []PensionEvent {
	if len(l.Events) > 0 || e.Standing.Scheme == pension.NotMember {
		return l.Events
	}
	return []PensionEvent{{Event: pension.Event{Kind: pension.Enrolled, On: e.Terms.Start}}}
}

// With gives the life with one more event, or the fault of one that cannot
// follow what happened before.
func (l PensionLife) With(e Employment, next PensionEvent) (PensionLife, error) {
	r, err := l.Record(e, nil)
	if err != nil {
		return l, err
	}
	if _, err := r.After(next.Event); err != nil {
		return l, err
	}
	all := l.begun(e)
	l.Events = append(all[:len(all):len(all)], next)
	return l, nil
}

// paidIn gives the payslip's entry for the pension record.
func (p Payslip) paidIn() pension.Paid {
	paid := p.Result.Paid(payroll.Input{Period: p.Period, PayDate: p.PayDay, Pension: pension.Membership{Scheme: p.Scheme}, Already: p.Already})
	paid.Contributions.Employer += p.GivenUp
	return paid
}

// pension gives the membership that the payslip is worked out with, and what
// comes back to a PA who opted out.
func (d Due) pension(y *rates.Year, lines []Line) (pension.Membership, pension.Refund, error) {
	slips := d.Right
	if slips == nil {
		slips = d.Earlier
	}
	r, err := d.Pension.Record(d.Employment, slips)
	if err != nil {
		return pension.Membership{}, pension.Refund{}, err
	}
	var pay money.Amount
	for _, l := range lines {
		pay += l.Pay()
	}
	for _, p := range d.already() { // the duty looks at all that the employer pays
		pay += p.Result.Gross
	}
	today := d.Today
	if today.IsZero() {
		today = d.PayDay
	}
	s, err := r.Standing(pension.PayPeriod{Period: d.Sheet.Hours.Period, PayDate: d.PayDay, Frequency: d.Employment.Terms.Frequency, Pay: max(0, pay)}, today, y, nil)
	if err != nil {
		return pension.Membership{}, pension.Refund{}, err
	}
	m := s.Membership(d.Employment.Standing.membership(y))
	if !s.EmployerMustPay { // a PA who asked to join on low pay pays in alone
		m.Employer = 0
	}
	return m, s.Refund, nil
}

// PensionScheme is the pension scheme that an employer uses, and what the
// employer has done about automatic enrolment.
type PensionScheme struct {
	Employer  person.ID
	Provider  string // "NEST" when it is left out
	Reference string // the provider's own, of the employer
	NetPay    bool   // pension is taken before tax; else the provider claims the tax relief
	Done      pension.Employer
}

// Name gives the provider's name.
func (s PensionScheme) Name() string {
	if s.Provider == "" {
		return "NEST"
	}
	return s.Provider
}

// Kind gives how the scheme gives tax relief.
func (s PensionScheme) Kind() pension.Scheme {
	if s.NetPay {
		return pension.NetPay
	}
	return pension.ReliefAtSource
}

// Due gives the employer's duties as the jobs say when they began.
func (s PensionScheme) Due(jobs []Employment) pension.Employer {
	var first []calendar.Date
	for _, e := range jobs {
		first = append(first, e.Terms.Start)
	}
	done := s.Done
	done.DutiesStart = pension.DutiesStart(first...)
	return done
}

// member gives the membership of a payslip that was made.
func (p Payslip) member(y *rates.Year) pension.Membership {
	if p.Member != (pension.Membership{}) {
		return p.Member
	}
	return Standing{Scheme: p.Scheme}.membership(y)
}

// PensionOn gives where a PA stands about a pension on a day, by the last
// payslip or, before the first, by the pay of the usual hours.
func PensionOn(e Employment, life PensionLife, slips []Payslip, today calendar.Date) (pension.Record, pension.Standing, error) {
	r, err := life.Record(e, slips)
	if err != nil {
		return r, pension.Standing{}, err
	}
	p, err := assessed(e, slips, today)
	if err != nil {
		return r, pension.Standing{}, err
	}
	y, err := rates.For(calendar.TaxYearOf(p.PayDate))
	if err != nil {
		return r, pension.Standing{}, err
	}
	s, err := r.Standing(p, today, y, nil)
	return r, s, err
}

func assessed(e Employment, slips []Payslip, today calendar.Date) (pension.PayPeriod, error) {
	if n := len(slips); n > 0 {
		last := slips[n-1]
		return pension.PayPeriod{Period: last.Period, PayDate: last.PayDay, Frequency: last.Frequency, Pay: last.paidIn().Pay}, nil
	}
	if today.Before(e.Terms.Start) {
		today = e.Terms.Start
	}
	days := e.Terms.PeriodOn(today)
	week, err := UsualWeek(e, e.Terms.Start)
	pay := week * 52 / 12 // an estimate, until the first payslip
	if n := e.Terms.Frequency.Weeks(); n > 0 {
		pay = week * money.Amount(n)
	}
	return pension.PayPeriod{Period: days, PayDate: CalendarOf(days).PayDay, Frequency: e.Terms.Frequency, Pay: pay}, err
}
