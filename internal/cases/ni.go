package cases

import (
	"math"
	"strconv"

	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
)

// niCase proves a row of HMRC's National Insurance sheets. It is paid on the
// last day of its pay period, whose number the sheet gives.
func niCase(r *row, o *Outcome) {
	o.Name = r.columns["sheet"] + " row " + r.columns["row"]
	y := r.year(o)
	if y == nil {
		return
	}
	e := r.earnings()
	e.Date = r.payday(y.TaxYear, e.Frequency, 7*e.Frequency.Weeks())
	want := ni.Due{Employee: r.amount("employee_ni"), Employer: r.amount("employer_ni"), Bands: r.bands()}
	if r.bad != nil {
		return
	}
	got, err := ni.On(e, y, &o.Why)
	if err != nil {
		o.refuse(err)
		return
	}
	o.wantNI(want, got)
}

func (r *row) earnings() ni.Earnings {
	letter, err := ni.Parse(r.columns["category"])
	if err != nil {
		r.problem("category", "this should be a category letter in use")
	}
	return ni.Earnings{Frequency: r.frequency(), Letter: letter, Pay: r.amount("gross")}
}

func (r *row) bands() ni.Bands {
	return ni.Bands{AtLEL: r.amount("earnings_at_lel_ytd"), LELToPT: r.amount("earnings_lel_to_pt_ytd"),
		PTToUEL: r.amount("earnings_pt_to_uel_ytd")}
}

func (o *Outcome) wantNI(want, got ni.Due) {
	o.want("employee_ni", want.Employee.Plain(), got.Employee.Plain())
	o.want("employer_ni", want.Employer.Plain(), got.Employer.Plain())
	o.want("earnings_at_lel_ytd", want.Bands.AtLEL.Plain(), got.Bands.AtLEL.Plain())
	o.want("earnings_lel_to_pt_ytd", want.Bands.LELToPT.Plain(), got.Bands.LELToPT.Plain())
	o.want("earnings_pt_to_uel_ytd", want.Bands.PTToUEL.Plain(), got.Bands.PTToUEL.Plain())
}

// week is a week of a director's sheet.
type week struct {
	year, src, sheet string
	number           int
}

func (r *row) week(n int) week {
	return week{r.columns["tax_year"], r.columns["src"], r.columns["sheet"], n}
}

// directorCases proves HMRC's sheets for directors. The totals before a row are
// its own less its payment, and the bands those of the week before.
func directorCases(rows []*row) []Outcome {
	before := map[week]ni.Bands{}
	for _, r := range rows {
		looked := &row{line: r.line, columns: r.columns} // its problems are told when it is run
		before[r.week(looked.number("period")+1)] = looked.bands()
	}
	return each(func(r *row, o *Outcome) {
		bands, found := before[r.week(r.number("period"))]
		r.director(o, bands, found)
	})(rows)
}

func (r *row) director(o *Outcome, bands ni.Bands, found bool) {
	o.Name = r.columns["sheet"] + " row " + r.columns["row"]
	y := r.year(o)
	if y == nil {
		return
	}
	if r.columns["frequency"] == "annually" && r.columns["method"] == "annual" {
		r.columns["frequency"] = "weekly" // one payment: over the whole year the pay period makes no difference
	}
	e, n := r.earnings(), r.number("period")
	want := ni.Due{Employee: r.amount("employee_ni"), Employer: r.amount("employer_ni"), Bands: r.bands()}
	so := ni.LetterTotal{Letter: e.Letter, Pay: r.amount("gross_ytd") - e.Pay, Bands: bands,
		Employee: r.amount("employee_ni_ytd") - want.Employee, Employer: r.amount("employer_ni_ytd") - want.Employer}
	d := ni.Directorship{Weeks: r.weeks(), Alternative: r.method() != "annual", Last: n == 52}
	switch {
	case r.bad != nil:
		return
	case e.Frequency != period.Weekly:
		o.LeftOut = "directors' sheets are read by the week, and this one is not weekly"
		return
	case !found && so.Pay != 0:
		o.LeftOut = "the week before it is not in the file"
		return
	}
	e.Date, o.Read = r.directorsPayday(y.TaxYear, n)
	got, err := ni.OnDirector(e, so, d, y, &o.Why)
	if err != nil {
		o.refuse(err)
		return
	}
	got.Bands = ni.Bands{AtLEL: bands.AtLEL + got.Bands.AtLEL, LELToPT: bands.LELToPT + got.Bands.LELToPT,
		PTToUEL: bands.PTToUEL + got.Bands.PTToUEL}
	o.wantNI(want, got)
}

func (r *row) method() string {
	m := r.columns["method"]
	if m != "annual" && m != "alternative" && m != "employee_not_director" {
		r.problem("method", "this should be annual, alternative or employee_not_director")
	}
	return m
}

// weeks reads the weeks of a directorship, given as a share of 52.
func (r *row) weeks() int {
	s := r.columns["prorata_factor"]
	if s == "" {
		return 52
	}
	share, err := strconv.ParseFloat(s, 64)
	n := math.Round(share * 52)
	if err != nil || !(n >= 1 && n <= 52) {
		r.problem("prorata_factor", "this should be weeks ÷ 52, like 0.25")
		return 52
	}
	return int(n)
}

// directorsPayday puts a payment on the first day of its tax week. The sheets
// of 2023-24 were issued before the main rate fell, and keep the first rate.
func (r *row) directorsPayday(y calendar.TaxYear, n int) (calendar.Date, string) {
	d := y.First().AddDays(7 * (n - 1))
	if fell := calendar.MustDate("2024-01-06"); y == 2023 && !d.Before(fell) {
		return fell.AddDays(-1), "at the rate before 6 January 2024, as the sheet was issued before it fell"
	}
	return d, ""
}
