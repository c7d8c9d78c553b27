package tax_test

import (
	"fmt"
	"testing"

	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/explain"
	"ownway/value/fault"
)

// Source: HMRC starter checklist (unchecked).
func TestStarting(t *testing.T) {
	cases := []struct {
		d    tax.Declaration
		r    tax.Region
		want string
	}{
		{tax.FirstJob, tax.RestOfUK, "1257L"}, {tax.FirstJob, tax.Scotland, "S1257L"}, {tax.FirstJob, tax.Wales, "C1257L"},
		{tax.OnlyJob, tax.RestOfUK, "1257L W1/M1"}, {tax.AnotherJob, tax.RestOfUK, "BR"}, {tax.AnotherJob, tax.Scotland, "SBR"},
		{tax.NoneMade, tax.Wales, "C0T W1/M1"},
	}
	for _, c := range cases {
		var why explain.Note
		got, err := tax.Starting(c.d, c.r, year(t, 2026), &why)
		if err != nil || got.String() != c.want || got != tax.Must(c.want) || why.Empty() {
			t.Errorf("%q: got %v, %v, want %s", c.d, got, err, c.want)
		}
	}
	if _, err := tax.Starting("D", tax.RestOfUK, year(t, 2026), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("got %v, want a fault", err)
	}
}

func ExampleStarting() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	code, err := tax.Starting(tax.OnlyJob, tax.RestOfUK, y, nil)
	fmt.Println(code, err)
	// Output: 1257L W1/M1 <nil>
}
