package rti

import (
	"strconv"

	"ownway/pay/rti/element"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// EPS is an employer payment summary: what HMRC cannot see from payments,
// for the tax month and the year. It goes by the 19th after the tax month.
type EPS struct {
	Report
	NoPayment calendar.Period // whole tax months in which nobody was paid
	Inactive  calendar.Period // whole tax months ahead in which nobody will be
	Allowance Allowance
	Sectors   Sectors // none for someone who employs for their own care and support
	Recovered Recovered
	Account   ident.BankAccount // where HMRC pays money back to
}

// Allowance is what a summary says of the Employment Allowance. Saying nothing
// leaves a claim as it was; a claim is made anew each tax year.
type Allowance string

// What can be said. A claim without sectors says too that the rules of state
// aid do not apply, as they do not to someone who employs for their own care
// and support (HMRC, rule 7940).
const (
	NotSaid   Allowance = ""
	Claimed   Allowance = "yes"
	Withdrawn Allowance = "no"
)

// Sectors are those of an employer to whom the rules of state aid apply: a
// support organisation with employees of its own, say.
type Sectors struct{ Agriculture, Fisheries, RoadTransport, Industrial bool }

func (s Sectors) said() bool { return s != Sectors{} }

func (s Sectors) write(w *element.Writer) {
	w.Yes("Agri", s.Agriculture)
	w.Yes("FisheriesAqua", s.Fisheries)
	w.Yes("RoadTrans", s.RoadTransport)
	w.Yes("Indust", s.Industrial)
	w.Yes("NA", !s.said())
}

// Recovered is what the employer takes back of statutory pay for parents, in
// the tax year up to a tax month. The zero value says nothing; a month with
// amounts of nothing puts earlier ones back to nothing.
type Recovered struct {
	Month        int    // tax month, 1 to 12
	Pay          Family // taken back
	Compensation Family // for National Insurance on it, for small employers
}

func (r Recovered) said() bool { return r != Recovered{} }

// ClaimAllowance gives the summary that claims the Employment Allowance for a
// tax year.
func ClaimAllowance(r Report) EPS { return EPS{Report: r, Allowance: Claimed} }

// NoPayment gives the summary that says nobody was paid in the tax month that
// holds the day.
func NoPayment(r Report, day calendar.Date) EPS {
	return EPS{Report: r, NoPayment: taxMonthOf(day)}
}

// taxMonthOf gives the tax month that holds the day: the 6th to the 5th.
func taxMonthOf(day calendar.Date) calendar.Period {
	y := calendar.TaxYearOf(day)
	first := y.First().AddMonths(calendar.TaxMonth(day) - 1)
	return calendar.Period{First: first, Last: first.AddMonths(1).AddDays(-1)}
}

// Message gives the summary in its envelope, and its IRmark. A summary that
// HMRC would refuse is not written: see Check.
func (e EPS) Message(p Post) ([]byte, irmark.Mark, error) {
	body, err := e.Body()
	if err != nil {
		return nil, irmark.Mark{}, err
	}
	return e.message(ClassEPS, body, p)
}

// Body gives the summary by itself, with an empty IRmark: what HMRC's schema
// of the tax year is for.
func (e EPS) Body() ([]byte, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	y, err := yearOf(e.Year)
	if err != nil {
		return nil, err
	}
	return e.write(y.eps, "EmployerPaymentSummary", func(w *element.Writer) {
		if e.NoPayment != (calendar.Period{}) {
			w.Yes("NoPaymentForPeriod", true)
			writePeriod(w, "NoPaymentDates", e.NoPayment)
		}
		if e.Inactive != (calendar.Period{}) {
			writePeriod(w, "PeriodOfInactivity", e.Inactive)
		}
		w.Given("EmpAllceInd", string(e.Allowance))
		if e.Allowance == Claimed {
			w.Inside("DeMinimisStateAid", func() { e.Sectors.write(w) })
		}
		if e.Recovered.said() {
			w.Inside("RecoverableAmountsYTD", func() { e.Recovered.write(w) })
		}
		if a := e.Account; a != (ident.BankAccount{}) {
			w.Inside("Account", func() {
				w.Text("AccountHoldersName", plain(a.Name))
				w.Text("AccountNo", string(a.Number))
				w.Text("SortCode", string(a.SortCode))
			})
		}
		w.Text("RelatedTaxYear", y.short())
	}), nil
}

func (r Recovered) write(w *element.Writer) {
	w.Text("TaxMonth", strconv.Itoa(r.Month))
	for _, p := range r.Pay.all() {
		w.Text(p.element+"Recovered", p.amount.Plain())
	}
	for _, p := range r.Compensation.all() {
		w.Text("NICCompensationOn"+p.element, p.amount.Plain())
	}
}

func writePeriod(w *element.Writer, name string, p calendar.Period) {
	w.Inside(name, func() {
		w.Text("From", p.First.String())
		w.Text("To", p.Last.String())
	})
}

const mostRecovered = money.Amount(99_999_999_99)
