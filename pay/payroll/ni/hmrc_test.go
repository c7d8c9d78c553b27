package ni_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

type row map[string]string

func readRows(t *testing.T, path string) []row {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, line := range all[1:] {
		r := row{}
		for i, name := range all[0] {
			r[name] = line[i]
		}
		rows = append(rows, r)
	}
	return rows
}

func (r row) amount(t *testing.T, column string) money.Amount {
	t.Helper()
	a, err := money.Parse(r[column])
	if err != nil {
		t.Fatalf("%s: %v", column, err)
	}
	return a
}

func (r row) number(t *testing.T, column string) int {
	t.Helper()
	n, err := strconv.Atoi(r[column])
	if err != nil {
		t.Fatalf("%s: %v", column, err)
	}
	return n
}

var frequencies = map[string]period.Frequency{
	"weekly": period.Weekly, "fortnightly": period.Fortnightly, "twoweekly": period.Fortnightly,
	"fourweekly": period.FourWeekly, "monthly": period.Monthly,
}

// earnings turns a row into earnings paid on the last day of its pay period.
func (r row) earnings(t *testing.T) (ni.Earnings, calendar.TaxYear) {
	t.Helper()
	year, err := strconv.Atoi(r["tax_year"][:4])
	if err != nil {
		t.Fatal(err)
	}
	y, n := calendar.TaxYear(year), max(r.number(t, "period"), 1) // two rows of 2025-26 say period 0
	letter, err := ni.Parse(r["category"])
	if err != nil {
		t.Fatal(err)
	}
	e := ni.Earnings{Frequency: frequencies[r["frequency"]], Letter: letter, Pay: r.amount(t, "gross")}
	e.Date = y.First().AddDays(7*e.Frequency.Weeks()*n - 1)
	if e.Frequency == period.Monthly {
		e.Date = y.First().AddMonths(n).AddDays(-1)
	}
	return e, y
}

// TestHMRC proves every row of HMRC's test sheets that is held, to the penny.
func TestHMRC(t *testing.T) {
	rows := readRows(t, "testdata/national_insurance_hmrc.csv")
	if len(rows) < 1_700 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, r := range rows {
		t.Run(r["src"]+"/"+r["sheet"]+"/"+r["frequency"]+"/"+r["row"], func(t *testing.T) {
			e, year := r.earnings(t)
			y, err := rates.For(year)
			if err != nil {
				t.Fatal(err)
			}
			got, err := ni.On(e, y, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := ni.Due{Employee: r.amount(t, "employee_ni"), Employer: r.amount(t, "employer_ni"), Bands: ni.Bands{
				AtLEL: r.amount(t, "earnings_at_lel_ytd"), LELToPT: r.amount(t, "earnings_lel_to_pt_ytd"),
				PTToUEL: r.amount(t, "earnings_pt_to_uel_ytd")}}
			if got != want {
				t.Errorf("period %s, gross %v: got %v, want %v", r["period"], e.Pay, got, want)
			}
		})
	}
}
