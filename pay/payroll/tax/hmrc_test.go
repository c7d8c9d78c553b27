package tax_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"testing"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
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
		t.Fatalf("%s of row %s %s: %v", column, r["sheet"], r["row"], err)
	}
	return a
}

func (r row) name() string {
	return r["tax_year"] + "/" + r["region"] + "/" + r["sheet"] + "/" + r["row"]
}

var frequencies = map[string]period.Frequency{"weekly": period.Weekly, "monthly": period.Monthly}

// payment turns a row into a payment on the last day of its tax week or month.
func (r row) payment(t *testing.T) (tax.Payment, calendar.TaxYear) {
	t.Helper()
	year, err := strconv.Atoi(r["tax_year"][:4])
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(r["period"])
	if err != nil {
		t.Fatal(err)
	}
	y := calendar.TaxYear(year)
	p := tax.Payment{Frequency: frequencies[r["frequency"]], Code: tax.Must(r["code"]), Pay: r.amount(t, "gross")}
	p.Date = y.First().AddDays(7*n - 1)
	if p.Frequency == period.Monthly {
		p.Date = y.First().AddMonths(n).AddDays(-1)
	}
	if r["w1m1"] == "1" {
		p.Code = p.Code.OnItsOwn()
		return p, y
	}
	p.PayBefore = r.amount(t, "taxable_pay_to_date") - p.Pay
	p.TaxBefore = r.amount(t, "tax_due_to_date") - r.amount(t, "tax_due")
	return p, y
}

// TestHMRC proves every row of HMRC's test sheets that is held, to the penny,
// but for those in differences.csv, which must differ exactly as listed.
func TestHMRC(t *testing.T) {
	differs := map[string]row{}
	for _, d := range readRows(t, "testdata/differences.csv") {
		differs[d.name()] = d
	}
	rows := readRows(t, "testdata/income_tax_hmrc.csv")
	if len(rows) < 400 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, r := range rows {
		t.Run(r.name(), func(t *testing.T) {
			p, year := r.payment(t)
			y, err := rates.For(year)
			if err != nil {
				t.Fatal(err)
			}
			got, err := tax.On(p, y, nil)
			if err != nil {
				t.Fatal(err)
			}
			want := r.amount(t, "tax_due")
			if d, listed := differs[r.name()]; listed {
				delete(differs, r.name())
				if want != d.amount(t, "hmrc") {
					t.Fatalf("the list says HMRC gives %s, the sheet %v", d["hmrc"], want)
				}
				want = d.amount(t, "ours")
			}
			if got.Tax != want {
				t.Errorf("tax %v, want %v", got.Tax, want)
			}
		})
	}
	for name := range differs {
		t.Errorf("differences.csv lists %s, which is no row", name)
	}
}
