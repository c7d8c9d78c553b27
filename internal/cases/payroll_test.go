package cases_test

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ownway/internal/cases"
	"ownway/internal/content"
)

// folders are those that hold copied cases.
func folders(t *testing.T) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir("../../pay", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == "testdata" {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func written(t *testing.T, r cases.Report) string {
	t.Helper()
	var out strings.Builder
	if err := r.Write(&out, content.For(content.En).Say); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Every case that is copied here comes out as published, but for the list of
// known differences. The list of what is left out is read by people: it changes
// only with a calculator.
func TestPayrollCasesHeldHere(t *testing.T) {
	r, err := cases.Payroll(folders(t)...)
	if err != nil {
		t.Fatal(err)
	}
	text := written(t, r)
	if r.Failed() {
		t.Error(text)
	}
	if want := "In all: 2525 of 2528 exact, 3 differ as the list of known differences says, 20 left out\n"; !strings.HasSuffix(text, want) {
		t.Errorf("want it to end with %q:\n%s", want, text)
	}
}

// The list of known differences holds those that the calculators' own tests
// expect, and no other.
func TestKnownDifferencesAreAllMet(t *testing.T) {
	r, err := cases.Payroll(folders(t)...)
	if err != nil {
		t.Fatal(err)
	}
	met := 0
	for _, f := range r.Files {
		for _, o := range f.Outcomes {
			if o.Known != "" {
				met += len(o.Misses)
			}
		}
	}
	listed := rowsOf(t, "differences.csv")
	if met != len(listed) {
		t.Errorf("%d values differ as listed; differences.csv lists %d", met, len(listed))
	}
	for _, theirs := range rowsOf(t, "../../pay/payroll/tax/testdata/differences.csv") {
		if !slices.ContainsFunc(listed, func(r []string) bool { return r[6] == theirs[6] && r[4] == theirs[4] && r[5] == theirs[5] }) {
			t.Errorf("differences.csv does not have %v", theirs)
		}
	}
}

// rowsOf reads a CSV file without its head.
func rowsOf(t *testing.T, name string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(readFile(t, name))).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d rows, %v", name, len(rows), err)
	}
	return rows[1:]
}

func TestSickRatesAreThoseOfTheCalculatorsTest(t *testing.T) {
	if readFile(t, "sickrates.csv") != readFile(t, "../../pay/payroll/statutory/testdata/ssp_rates.csv") {
		t.Error("sickrates.csv is not pay/payroll/statutory/testdata/ssp_rates.csv")
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

const (
	taxHead  = "tax_year,region,sheet,row,frequency,gross,taxable_pay_to_date,code,w1m1,period,tax_due,tax_due_to_date,src\n"
	taxRow   = "2026-27,rUK,S,6,monthly,1156.25,1156.25,1257L,0,1,21.40,21.40,x\n"
	niHead   = "tax_year,sheet,row,frequency,category,gross,period,employee_ni,employer_ni,total_ni,earnings_at_lel_ytd,earnings_lel_to_pt_ytd,earnings_pt_to_uel_ytd,employee_ni_ytd,employer_ni_ytd,src\n"
	sickCase = `[{"context":"c","name":"n","inputs":{"sick_start_date":"2026-06-01","sick_end_date":"2026-06-05","days_of_the_week_worked":["1","2","3","4","5"],` +
		`"has_linked_sickness":false,"total_employee_earnings":"2000","pay_pattern":"weekly","relevant_period_from":"2026-04-05","relevant_period_to":"2026-05-31"},` +
		`"expected":[{"of":"ssp_payment.to_f","value":123.25}],"source":"statutory_sick_pay_calculator_test.rb"}]`
)

// What is not as it should be is said with its line and field, and fails; the
// rest goes on.
func TestPayrollSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
		failed           bool
	}{
		{"a good row", "t.csv", taxHead + taxRow, []string{"t.csv 2026-27: 1 of 1 exact"}, false},
		{"under any name", "anything.csv", taxHead + taxRow, []string{"anything.csv 2026-27: 1 of 1 exact"}, false},
		{"a miss", "t.csv", taxHead + strings.Replace(taxRow, "21.40,21.40", "21.41,21.41", 1),
			[]string{"0 of 1 exact, 1 missed", "MISS, line 2, rUK S row 6", "tax_due: expected 21.41, got 21.40 (HMRC accepts a difference of 0.01)", "Your code 1257L gives £1,048.26 free of tax"}, true},
		{"an amount that is none, and a good row after it", "t.csv", taxHead + strings.Replace(taxRow, "1156.25,1156.25", "forty,1156.25", 1) + taxRow,
			[]string{"1 of 1 exact, 1 unreadable", "line 2, gross: this should be pounds and pence, like 12.50, but says “forty”"}, true},
		{"a code that does not exist", "t.csv", taxHead + strings.Replace(taxRow, "1257L", "1257Q", 1), []string{"line 2, code: this should be a tax code, like 1257L, but says “1257Q”"}, true},
		{"a period that does not exist", "t.csv", taxHead + strings.Replace(taxRow, "0,1,21", "0,13,21", 1), []string{"line 2, period:"}, true},
		{"a row cut short", "t.csv", taxHead + "2026-27,rUK\n", []string{"line 2, there should be 13 columns, not 2"}, true},
		{"an open quotation mark", "t.csv", taxHead + taxRow + `2026-27,"rUK`, []string{"t.csv 2026-27: 1 of 1 exact", "line 3"}, true},
		{"a year not held", "t.csv", taxHead + strings.Replace(taxRow, "2026-27", "2019-20", 1), []string{"0 of 0 exact, 1 left out", "left out: the rates of 2019-20 are not held (line 2)"}, false},
		{"no year", "t.csv", taxHead + strings.Replace(taxRow, "2026-27", "2026-28", 1), []string{"line 2, tax_year: this should be a tax year"}, true},
		{"a letter not in use", "n.csv", niHead + "2025-26,S,1,weekly,Q,96.03,1,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,x\n", []string{"line 2, category:"}, true},
		{"a scenario", "s.json", sickCase, []string{"s.json 2026-27: 1 of 1 exact"}, false},
		{"a scenario that misses", "s.json", strings.Replace(sickCase, "123.25", "123.24", 1), []string{"MISS, line 1, c / n", "ssp_payment.to_f: expected 123.24, got 123.25", "£123.25"}, true},
		{"an input that nothing takes", "s.json", strings.Replace(sickCase, `"pay_pattern"`, `"moon":"full","pay_pattern"`, 1), []string{"1 left out", "nothing here takes the input moon"}, false},
		{"a question that nothing answers", "s.json", strings.Replace(sickCase, "ssp_payment.to_f", "moonrise", 1), []string{"1 left out", "moonrise is not worked out here"}, false},
		{"sickness of a year not held", "s.json", strings.ReplaceAll(sickCase, "2026-", "2007-"), []string{"1 left out", "the rates of its year are not held"}, false},
		{"a date that is none", "s.json", strings.Replace(sickCase, "2026-06-01", "2026-02-30", 1), []string{"line 1, sick_start_date: this should be a date"}, true},
		{"half a file", "ssp.json", sickCase[:60], []string{"ssp.json: line 1, this is no list of cases in JSON"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, c.file), []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := cases.Payroll(dir)
			if err != nil {
				t.Fatal(err)
			}
			text := written(t, r)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("nothing says %q:\n%s", want, text)
				}
			}
			if r.Failed() != c.failed {
				t.Errorf("failed is %v:\n%s", r.Failed(), text)
			}
		})
	}
}

func TestPayrollNeedsCases(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notes.md"), []byte("# Notes\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := cases.Payroll(dir); err == nil || !strings.Contains(err.Error(), "there is no file of payroll cases in "+dir) {
		t.Errorf("got %v", err)
	}
	if _, err := cases.Payroll(filepath.Join(dir, "gone")); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("got %v", err)
	}
}
