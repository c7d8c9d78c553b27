// Package oldpayroll is a payroll that somebody used before: invented
// employers and their PAs, paid from the first payday of the tax year on, of
// which only what such a payroll can export is handed over. It is for tests of a
// takeover and for its demonstration.
package oldpayroll

import (
	"fmt"
	"math/rand/v2"

	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Job is a PA's work in the old payroll, with all that it knows.
type Job struct {
	Key     takeover.Key
	Name    string
	Born    calendar.Date
	Terms   employment.Terms
	Code    tax.Code
	Loans   loan.Plans
	Scheme  pension.Scheme
	Opted   bool // was enrolled in spring, and opted out
	Earlier payroll.YearToDate
	Average int // minutes of work in a day
	Made    []Slip
	Next    Slip // of the first period that the takeover pays as well
}

// Slip is a payslip of the old payroll.
type Slip struct {
	Period  calendar.Period
	PayDay  calendar.Date
	Entries []hours.Entry
	Input   payroll.Input
	Result  payroll.Result
}

// Payroll is the old payroll.
type Payroll struct {
	Today     calendar.Date
	Employers int
	Jobs      []*Job
	// Quirk lets the old payroll work one payslip out in its own way.
	Quirk func(j *Job, in *payroll.Input)
	used  map[string]money.Amount
}

var (
	codes = []string{"1257L", "S1257L", "1257L", "C1257L", "K475", "1257L", "1257L W1/M1", "1100L", "BR", "S1100L", "0T", "1257L"}
	born  = []string{"1992-02-11", "1985-07-30", "1955-01-19", "2005-08-14", "1960-04-20", "1971-12-01", "2001-03-03"}
	every = []period.Frequency{period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly}
	loans = []loan.Plans{{}, {Student: loan.Plan2}, {}, {Student: loan.Plan1, Postgraduate: true}, {}, {Student: loan.Plan4}, {Student: loan.Plan5}, {}}
	ways  = []pension.Scheme{pension.ReliefAtSource, pension.NotMember, pension.NetPay, pension.ReliefAtSource, pension.NotMember}
)

// New gives an old payroll with so many employers, as it stands on a day.
func New(today calendar.Date, employers int) *Payroll {
	p := &Payroll{Today: today, Employers: employers, used: map[string]money.Amount{}}
	some := rand.New(rand.NewPCG(50, 2026))
	for i := range employers {
		for n := range 1 + i%3/2 { // every third has two PAs
			p.Jobs = append(p.Jobs, newJob(i, n, some))
		}
	}
	return p
}

func newJob(i, n int, some *rand.Rand) *Job {
	k := i + 7*n
	j := &Job{Key: takeover.Key{Employer: fmt.Sprintf("E%03d", i+1), PA: fmt.Sprintf("P%03d-%d", i+1, n+1)}, Name: fmt.Sprintf("Pat Example %c%c", 'A'+k%26, 'A'+i/2%26),
		Born: calendar.MustDate(born[k%len(born)]), Code: tax.Must(codes[k%len(codes)]), Loans: loans[k%len(loans)], Scheme: ways[k%len(ways)]}
	j.Opted = k%5 == 1
	j.Average = 120 + 15*some.IntN(21) // two to seven hours a day
	j.Terms = employment.Terms{Start: calendar.MustDate("2024-03-04"), Frequency: every[i%len(every)], PeriodFrom: calendar.MustDate("2026-03-30"), Holiday: employment.IrregularAccrual,
		Rates: []employment.Rate{{From: calendar.MustDate("2024-03-04"), On: employment.EveryDay, Hourly: money.Amount(1271 + 7*(k%40))}}}
	if i%6 == 2 {
		j.Terms.Holiday = employment.RolledUp
	}
	if i%4 == 1 {
		j.Terms.SleepIn = money.Pounds(65, 0)
	}
	if k%9 == 4 { // came in the summer, with a P45
		j.Terms.Start = calendar.MustDate("2026-06-22")
		j.Terms.Rates[0].From = j.Terms.Start
		j.Earlier = payroll.YearToDate{EarlierPay: money.Pounds(3_211, 47), EarlierTax: money.Pounds(96, 20)}
	}
	return j
}

// Run pays everybody from the first payday of the tax year to today, and works
// out the next payslip of each.
func (p *Payroll) Run() error {
	for _, j := range p.Jobs {
		some := rand.New(rand.NewPCG(uint64(len(j.Key.PA))+uint64(j.Average), uint64(j.Key.PA[1])*uint64(j.Key.PA[3])))
		year := calendar.TaxYearOf(p.Today)
		day := calendar.MustDate("2026-03-02")
		before := j.Earlier
		for {
			at := j.Terms.PeriodOn(day)
			pays := work.CalendarOf(at).PayDay
			day = at.Last.AddDays(1)
			if calendar.TaxYearOf(pays) != year || at.Last.Before(j.Terms.Start) {
				continue
			}
			last := pays.After(p.Today)
			slip, err := p.pay(j, at, pays, before, some, last)
			if err != nil {
				return fmt.Errorf("%v, %v: %w", j.Key, at, err)
			}
			if last {
				j.Next = slip
				break
			}
			before = slip.Result.After
			j.Made = append(j.Made, slip)
		}
	}
	return nil
}

// pay works out one payslip from the hours of its days.
func (p *Payroll) pay(j *Job, at calendar.Period, pays calendar.Date, before payroll.YearToDate, some *rand.Rand, last bool) (Slip, error) {
	y, err := rates.For(calendar.TaxYearOf(pays))
	if err != nil {
		return Slip{}, err
	}
	s := Slip{Period: at, PayDay: pays, Entries: j.worked(at, some)}
	s.Input = payroll.Input{PayDate: pays, Frequency: j.Terms.Frequency, Period: at, Born: j.Born, Code: j.Code, Loans: j.Loans, Before: before,
		Letter: ni.LetterFor(ni.Worker{Born: j.Born}, pays, nil), Lines: j.lines(s.Entries, y), AllowanceLeft: max(0, y.Allowance.Amount-p.used[j.Key.Employer])}
	if j.Scheme != pension.NotMember {
		s.Input.Pension = pension.Minimum(j.Scheme, y)
	}
	if last && p.Quirk != nil {
		p.Quirk(j, &s.Input)
	}
	s.Result, err = payroll.Calculate(s.Input, nil)
	p.used[j.Key.Employer] += s.Result.AllowanceUsed
	return s, err
}
