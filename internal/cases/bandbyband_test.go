package cases

import (
	"os"
	"testing"

	"ownway/pay/payroll/tax"
)

// The sum of the Scottish sheets gives every row of them that has bands, those
// that differ from the written routine among them.
func TestBandByBandIsTheSumOfTheScottishSheets(t *testing.T) {
	data, err := os.ReadFile("../../pay/payroll/tax/testdata/income_tax_hmrc.csv")
	if err != nil {
		t.Fatal(err)
	}
	var f File
	met, differ := 0, 0
	tables := []table{{"income tax", []string{"tax_year"}, each(func(r *row, o *Outcome) {
		y := r.year(o)
		p, want := r.payment(y), r.amount("tax_due")
		due, err := tax.On(p, y, nil)
		if err != nil || r.bad != nil {
			t.Fatal(err, r.bad)
		}
		got, ok := bandByBand(p, due, y)
		if !ok {
			return
		}
		if met++; got != want {
			t.Errorf("line %d: %v, HMRC has %v", r.line, got, want)
		}
		if got != due.Tax {
			differ++
		}
	})}}
	if !f.runTable(data, tables) {
		t.Fatal("the file is not read")
	}
	if met < 80 || differ != 2 {
		t.Errorf("%d rows were met, and %d differ from the written routine", met, differ)
	}
}

// A row of that kind is known without standing in the list; a penny more is not.
func TestWhatTheScottishSheetExplains(t *testing.T) {
	const head = "tax_year,region,sheet,row,frequency,gross,taxable_pay_to_date,code,w1m1,period,tax_due,tax_due_to_date,src\n"
	for due, known := range map[string]bool{"753.59": true, "753.60": false, "753.58": false, "753.61": false} {
		f := File{Name: "a.csv"}
		if !f.runRows([]byte(head + "2025-26,Scotland,Another,9,monthly,3164.24,3164.24,S45L,1,1," + due + "," + due + ",x\n")) {
			t.Fatal("the file is not read")
		}
		f.markKnown()
		if o := f.Outcomes[0]; o.fails() == (known || due == "753.60") || (o.Known != "") != known {
			t.Errorf("%s: %+v", due, o)
		}
	}
}
