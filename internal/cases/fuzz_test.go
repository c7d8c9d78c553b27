package cases

import (
	"io"
	"os"
	"testing"

	"ownway/value/msg"
)

// seeds gives the beginning of a file of cases, small enough to change.
func seeds(f *testing.F, names ...string) {
	for _, name := range names {
		data, err := os.ReadFile("../../pay/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 600)])
	}
}

// Whatever a file holds, it is run, left out or refused, and can be told of.
func told(t *testing.T, f File) {
	r := Report{Files: []File{f}}
	if err := r.Write(io.Discard, func(m msg.Text) string { return m.String() }); err != nil {
		t.Fatal(err)
	}
	for i := range f.Outcomes {
		if o := &f.Outcomes[i]; o.Exact() && o.fails() {
			t.Fatalf("%+v is exact and fails", o)
		}
	}
}

func FuzzRows(f *testing.F) {
	seeds(f, "payroll/tax/testdata/income_tax_hmrc.csv", "payroll/ni/testdata/national_insurance_hmrc.csv",
		"payroll/ni/testdata/national_insurance_directors_hmrc.csv", "payroll/loan/testdata/student_loans.csv",
		"payroll/attachment/testdata/attachment_dea.csv")
	f.Fuzz(func(t *testing.T, data []byte) {
		file := File{Name: "a.csv"}
		if file.runRows(data) {
			file.markKnown()
			told(t, file)
		}
	})
}

func FuzzScenarios(f *testing.F) {
	for i, name := range []string{"payroll/statutory/testdata/ssp_govuk.json", "leave/testdata/holiday_entitlement_govuk.json",
		"payroll/minwage/testdata/minimum_wage_govuk.json", "payroll/statutory/testdata/maternity_govuk.json"} {
		data, err := os.ReadFile("../../pay/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, data[:min(len(data), 600)])
	}
	f.Fuzz(func(t *testing.T, kind int, data []byte) {
		file := File{Name: calculators[uint(kind)%uint(len(calculators))].word + ".json"}
		if file.runScenarios(data) {
			told(t, file)
		}
	})
}

func FuzzMonth(f *testing.F) {
	f.Add([]byte(`{"opening_balance":"10.00","closing_balance":"-13.50","transactions":[{"date":"2026-09-01","amount":"-23.50","balance":"-13.50","description":"x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := monthOf(data)
		if err == nil && m.Lines == nil {
			t.Fatal("neither a month nor a fault")
		}
	})
}

func FuzzMessage(f *testing.F) {
	sample, err := os.ReadFile("../../bank/statement/camt/testdata/daily.v2.xml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"getGroupHeader":{"getMessageId":"DAILY"},"getRecords":[0,0],"getEntries":[{"getIndex":0,"getAmount":{"getAmount":"-200050"},` +
		`"getTransactionDetail":{"getRelatedParties":[{}]},"getRecord":{"getId":"DAY-2","getBalances":[{"getType":"opening"}]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := messageOf(data)
		if err != nil {
			return
		}
		var o Outcome
		o.messageData(m, sample)
		told(t, File{Name: "a.json", Outcomes: []Outcome{o}})
	})
}
