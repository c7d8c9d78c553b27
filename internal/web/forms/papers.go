package forms

import (
	"strings"

	filings "ownway/internal/app/filing"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/forms"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
)

func (p Pages) year(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	year, err := whichYear(v)
	if err != nil {
		return err
	}
	y, err := p.Filing.Year(v.R.Context(), v.By, id, year)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("papers.year-title", "name", y.Employer.Name, "year", year.String()), Back: at(id), Wide: true}, yearView(v, yearPage{y}))
}

type yearPage struct{ filings.YearForms }

// p32 is the table of the P32. A month with nothing to say is left out.
func (y yearPage) p32(v *visit.Visit) govuk.Table {
	m := v.Words.Money
	t := govuk.Table{Caption: v.T("papers.p32"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("papers.month")}, {Head: v.T("papers.tax"), Numeric: true}, {Head: v.T("papers.ni"), Numeric: true},
		{Head: v.T("papers.loans"), Numeric: true}, {Head: v.T("papers.off"), Numeric: true}, {Head: v.T("papers.due"), Numeric: true}, {Head: v.T("papers.paid"), Numeric: true}, {Head: v.T("papers.pay-by")}}}
	for _, one := range y.P32.Months {
		if one.Due == 0 && one.Paid == 0 && one.Tax == 0 && one.EmployerNI == 0 {
			continue
		}
		t.Rows = append(t.Rows, govuk.Cells(v.T("papers.month-n", "n", one.Month, "days", v.Words.Period(one.Period)), m(one.Tax), m(one.EmployeeNI+one.EmployerNI), m(one.StudentLoan+one.Postgraduate),
			m(-one.Allowance-one.Recovered-one.Compensation), m(one.Due), m(one.Paid), v.Words.Date(one.PayBy)))
	}
	if last := y.P32.Months[11]; len(t.Rows) > 0 {
		t.Foot = [][]govuk.Cell{govuk.Cells(v.T("papers.in-all"), "", "", "", "", m(last.DueToDate), m(last.PaidToDate), v.T("papers.still", "amount", last.StillDue()))}
	}
	return t
}

func (y yearPage) pas(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.pas"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("employing.pa")}, {Head: v.T("papers.forms")}}}
	for _, one := range y.PAs {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: one.Job.PAName}, {Body: paLinks(v, y, one)}})
	}
	return t
}

func (p Pages) p45(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	f, why, err := p.Filing.P45(v.R.Context(), v.By, employer, id)
	if err != nil {
		return err
	}
	return showP45(v, f, why, at(employer)+"/year/"+yearOf(f.Year))
}

func (p Pages) ownP45(v *visit.Visit) error {
	_, id, err := whichJob(v)
	if err != nil {
		return err
	}
	f, why, err := p.Filing.OwnP45(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	return showP45(v, f, why, "/work")
}

func showP45(v *visit.Visit, f forms.P45, why explain.Note, back string) error {
	return v.Page(visit.Look{Title: v.T("papers.p45-title", "name", whole(f.Part1A.Person.Name)), Back: back}, p45View(v, f, why))
}

func (p Pages) p60(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	year, err := whichYear(v)
	if err != nil {
		return err
	}
	f, why, err := p.Filing.P60(v.R.Context(), v.By, employer, id, year)
	if err != nil {
		return err
	}
	return showP60(v, f, why, at(employer)+"/year/"+yearOf(year))
}

func (p Pages) ownP60(v *visit.Visit) error {
	_, id, err := whichJob(v)
	if err != nil {
		return err
	}
	year, err := whichYear(v)
	if err != nil {
		return err
	}
	f, why, err := p.Filing.OwnP60(v.R.Context(), v.By, id, year)
	if err != nil {
		return err
	}
	return showP60(v, f, why, "/work")
}

func showP60(v *visit.Visit, f forms.P60, why explain.Note, back string) error {
	return v.Page(visit.Look{Title: v.T("papers.p60-title", "year", f.Year.String()), Back: back}, p60View(v, f, why))
}

// yearOf writes a tax year as an address has it: its first calendar year.
func yearOf(y calendar.TaxYear) string { return y.First().String()[:4] }

func whole(n rti.Name) string {
	first := strings.Join(n.Forenames, " ")
	if first == "" {
		first = n.Initials
	}
	return strings.TrimSpace(first + " " + n.Surname)
}

type facts []govuk.Fact

func (f *facts) add(key, value string) {
	if value != "" {
		*f = append(*f, govuk.Fact{Key: key, Value: value})
	}
}

func people(v *visit.Visit, e forms.Employer, p forms.Person) facts {
	var f facts
	f.add(v.T("papers.employer"), e.Name)
	f.add(v.T("papers.paye-ref"), string(e.PAYERef))
	f.add(v.T("papers.name"), whole(p.Name))
	f.add(v.T("papers.nino"), string(p.NINO))
	if p.NINO == "" {
		f.add(v.T("papers.nino"), v.T("papers.not-known"))
	}
	f.add(v.T("papers.address"), strings.Join(append(p.Address.Lines, string(p.Address.Postcode)), ", "))
	f.add(v.T("papers.born"), v.Words.Date(p.Born))
	f.add(v.T("papers.pay-id"), p.PayID)
	return f
}

// part1A is what the PA keeps; the next employer sees less.
func p45Facts(v *visit.Visit, n forms.P45Next) facts {
	var f facts
	f.add(v.T("papers.left"), v.Words.Date(n.Left))
	code := n.Code.String()
	if n.Alone {
		code = v.T("papers.alone", "code", code)
	}
	f.add(v.T("papers.code"), code)
	if n.StudentLoan {
		f.add(v.T("papers.student"), v.T("employing.yes"))
	}
	if t := n.Total; t.Given {
		number := "papers.month-number"
		if t.Week {
			number = "papers.week-number"
		}
		f.add(v.T(number), v.Words.Number(int64(t.Number)))
		f.add(v.T("papers.total-pay"), v.Words.Money(t.Pay))
		f.add(v.T("papers.total-tax"), v.Words.Money(t.Tax))
	}
	return f
}

func p60Facts(v *visit.Visit, f forms.P60) govuk.Table {
	m := v.Words.Money
	t := govuk.Table{Caption: v.T("papers.pay-and-tax"), Heads: true, Columns: []govuk.Column{{Head: v.T("employing.what")}, {Head: v.T("papers.pay"), Numeric: true}, {Head: v.T("papers.tax"), Numeric: true}}}
	for _, r := range []struct {
		key string
		f   forms.Figures
	}{{"papers.earlier", f.Earlier}, {"papers.this", f.This}, {"papers.total", f.Total}} {
		t.Rows = append(t.Rows, govuk.Cells(v.T(r.key), m(r.f.Pay), m(r.f.Tax)))
	}
	return t
}

func p60NI(v *visit.Visit, f forms.P60) govuk.Table {
	m := v.Words.Money
	t := govuk.Table{Caption: v.T("papers.ni"), Heads: true, Columns: []govuk.Column{{Head: v.T("papers.letter")}, {Head: v.T("papers.at-lel"), Numeric: true}, {Head: v.T("papers.to-pt"), Numeric: true},
		{Head: v.T("papers.to-uel"), Numeric: true}, {Head: v.T("papers.ni-paid"), Numeric: true}}}
	for _, n := range f.NI {
		t.Rows = append(t.Rows, govuk.Cells(string(rune(n.Letter)), m(n.Bands.AtLEL), m(n.Bands.LELToPT), m(n.Bands.PTToUEL), m(n.Employee)))
	}
	return t
}

func loans(v *visit.Visit, f forms.P60) facts {
	var all facts
	for _, one := range []struct {
		key    string
		amount money.Amount
	}{{"papers.student-loan", f.Student}, {"papers.postgrad-loan", f.Postgrad}} {
		if one.amount != 0 {
			all.add(v.T(one.key), v.Words.Money(one.amount))
		}
	}
	return all
}
