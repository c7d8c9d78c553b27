package attachment_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/period"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func TestPublishedCases(t *testing.T) {
	f, err := os.Open("testdata/attachment_dea.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 43 {
		t.Fatalf("%d rows", len(rows)-1)
	}
	kinds := map[string]attachment.Kind{"standard": attachment.Standard, "higher": attachment.Higher}
	often := map[string]period.Frequency{"weekly": period.Weekly, "monthly": period.Monthly}
	for _, r := range rows[1:] {
		got, err := attachment.Take(attachment.Order{Kind: kinds[r[2]]}, often[r[3]], amount(t, r[4]), 0, nil)
		if err != nil || got.Amount != amount(t, r[5]) || got.Short != 0 {
			t.Errorf("%s %s of %s: got %v, %v, want %s", r[2], r[3], r[4], got, err, r[5])
		}
	}
}

func amount(t *testing.T, s string) money.Amount {
	t.Helper()
	a, err := money.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return a
}

func TestTake(t *testing.T) {
	cases := []struct {
		name   string
		o      attachment.Order
		f      period.Frequency
		net    money.Amount
		before money.Amount
		want   attachment.Taken
	}{
		{"four weeks find the week's row", attachment.Order{Kind: attachment.Standard}, period.FourWeekly, 640_00, 0, attachment.Taken{Amount: 19_20}},
		{"a penny above it", attachment.Order{Kind: attachment.Standard}, period.FourWeekly, 640_01, 0, attachment.Taken{Amount: 32_00}},
		{"a fixed sum", attachment.Order{Kind: attachment.Fixed, Amount: 100_00}, period.Monthly, 1_000_00, 0, attachment.Taken{Amount: 100_00}},
		{"60% is protected", attachment.Order{Kind: attachment.Fixed, Amount: 500_00}, period.Monthly, 1_000_00, 0, attachment.Taken{Amount: 400_00, Short: 100_00}},
		{"across all orders", attachment.Order{Kind: attachment.Higher}, period.Monthly, 1_000_00, 350_00, attachment.Taken{Amount: 50_00, Short: 90_00}},
		{"what a court protects", attachment.Order{Kind: attachment.Fixed, Amount: 500_00, Protected: 900_00}, period.Monthly, 1_000_00, 0, attachment.Taken{Amount: 100_00, Short: 400_00}},
		{"nothing left", attachment.Order{Kind: attachment.Fixed, Amount: 5_00}, period.Weekly, 100_00, 50_00, attachment.Taken{Short: 5_00}},
	}
	for _, c := range cases {
		var why explain.Note
		got, err := attachment.Take(c.o, c.f, c.net, c.before, &why)
		if err != nil || got != c.want || why.Empty() {
			t.Errorf("%s: got %v, %v, want %v", c.name, got, err, c.want)
		}
	}
	for name, o := range map[string]attachment.Order{"unknown": {Kind: "x"}, "below nothing": {Kind: attachment.Fixed, Amount: -1}} {
		if _, err := attachment.Take(o, period.Weekly, 1, 0, nil); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: got %v, want a fault", name, err)
		}
	}
}

// TestProtects proves that orders together never take more than 40% of net pay.
func TestProtects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := money.Amount(rapid.IntRange(0, 500_000).Draw(t, "net"))
		var before money.Amount
		for range rapid.IntRange(1, 5).Draw(t, "orders") {
			o := attachment.Order{Kind: rapid.SampledFrom([]attachment.Kind{attachment.Standard, attachment.Higher, attachment.Fixed}).Draw(t, "kind")}
			if o.Kind == attachment.Fixed {
				o.Amount = money.Amount(rapid.IntRange(0, 100_000).Draw(t, "amount"))
			}
			got, err := attachment.Take(o, period.FourWeekly, net, before, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Amount < 0 || got.Short < 0 {
				t.Fatalf("got %+v", got)
			}
			before += got.Amount
		}
		if before*10 > net*4 {
			t.Errorf("took %v of %v", before, net)
		}
	})
}

func ExampleTake() {
	t, err := attachment.Take(attachment.Order{Kind: attachment.Standard}, period.Monthly, money.Pounds(1_200, 0), 0, nil)
	fmt.Println(t.Amount, err)
	// Output: £132.00 <nil>
}
