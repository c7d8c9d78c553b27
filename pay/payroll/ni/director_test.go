package ni_test

import (
	"math"
	"strconv"
	"testing"

	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

// TestHMRCDirectors proves every row of HMRC's sheets for directors. The
// totals before a row are the row's own less its payment.
func TestHMRCDirectors(t *testing.T) {
	rows := readRows(t, "testdata/national_insurance_directors_hmrc.csv")
	if len(rows) < 159 {
		t.Fatalf("only %d rows", len(rows))
	}
	type sheet struct{ src, name string }
	bands := map[sheet]map[int]ni.Bands{} // so far, by week
	for _, r := range rows {
		at := sheet{r["src"], r["sheet"]}
		if bands[at] == nil {
			bands[at] = map[int]ni.Bands{}
		}
		bands[at][r.number(t, "period")] = r.bands(t)
	}
	for _, r := range rows {
		t.Run(r["src"]+"/"+r["sheet"]+"/"+r["row"], func(t *testing.T) {
			week := r.number(t, "period")
			r.proveDirector(t, bands[sheet{r["src"], r["sheet"]}][week-1])
		})
	}
}

func (r row) bands(t *testing.T) ni.Bands {
	t.Helper()
	return ni.Bands{AtLEL: r.amount(t, "earnings_at_lel_ytd"), LELToPT: r.amount(t, "earnings_lel_to_pt_ytd"),
		PTToUEL: r.amount(t, "earnings_pt_to_uel_ytd")}
}

func (r row) proveDirector(t *testing.T, before ni.Bands) {
	year, err := strconv.Atoi(r["tax_year"][:4])
	if err != nil {
		t.Fatal(err)
	}
	y, err := rates.For(calendar.TaxYear(year))
	if err != nil {
		t.Fatal(err)
	}
	letter, err := ni.Parse(r["category"])
	if err != nil {
		t.Fatal(err)
	}
	week := r.number(t, "period")
	e := ni.Earnings{Date: r.paid(y.TaxYear, week), Frequency: period.Weekly, Letter: letter, Pay: r.amount(t, "gross")}
	so := ni.LetterTotal{Letter: letter, Pay: r.amount(t, "gross_ytd") - e.Pay, Bands: before,
		Employee: r.amount(t, "employee_ni_ytd") - r.amount(t, "employee_ni"), Employer: r.amount(t, "employer_ni_ytd") - r.amount(t, "employer_ni")}
	d := ni.Directorship{Weeks: r.weeks(t), Alternative: r["method"] != "annual", Last: week == 52}
	got, err := ni.OnDirector(e, so, d, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	employer, want := r.amount(t, "employer_ni"), r.bands(t)
	if r["tax_year"] == "2025-26" && r["sheet"] == "1_Dir_CatA_GBP1000pw" && week == 52 {
		employer, want.LELToPT = 134_40, 6_070_00 // testdata/SOURCES.md
	}
	if got.Employee != r.amount(t, "employee_ni") || got.Employer != employer {
		t.Errorf("got %v and %v, want %s and %v", got.Employee, got.Employer, r["employee_ni"], employer)
	}
	all := ni.Bands{AtLEL: before.AtLEL + got.Bands.AtLEL, LELToPT: before.LELToPT + got.Bands.LELToPT, PTToUEL: before.PTToUEL + got.Bands.PTToUEL}
	if all != want {
		t.Errorf("bands so far %v, want %v", all, want)
	}
}

// paid puts a payment on the first day of its tax week. The sheets of 2023-24
// were issued before the main rate fell on 6 January 2024, and keep the first.
func (r row) paid(y calendar.TaxYear, week int) calendar.Date {
	d := y.First().AddDays(7 * (week - 1))
	if fell := day("2024-01-06"); y == 2023 && !d.Before(fell) {
		return fell.AddDays(-1)
	}
	return d
}

func (r row) weeks(t *testing.T) int {
	t.Helper()
	if r["prorata_factor"] == "" {
		return 52
	}
	f, err := strconv.ParseFloat(r["prorata_factor"], 64)
	if err != nil {
		t.Fatal(err)
	}
	return int(math.Round(f * 52))
}

func TestDirectorRefused(t *testing.T) {
	e := ni.Earnings{Date: day("2026-11-27"), Frequency: period.Monthly, Letter: 'A', Pay: 1}
	for _, weeks := range []int{0, 53} {
		if _, err := ni.OnDirector(e, ni.LetterTotal{}, ni.Directorship{Weeks: weeks}, year(t, 2026), nil); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%d weeks: got %v, want a fault", weeks, err)
		}
	}
	var why explain.Note
	if _, err := ni.OnDirector(e, ni.LetterTotal{}, ni.Directorship{Weeks: 52}, year(t, 2026), &why); err != nil || len(why.Lines) != 4 {
		t.Errorf("got %v and %d lines", err, len(why.Lines))
	}
}
