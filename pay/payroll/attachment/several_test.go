package attachment_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func held(k attachment.Kind, made string, amount, protected money.Amount) attachment.Held {
	return attachment.Held{Order: attachment.Order{Kind: k, Amount: amount, Protected: protected}, Made: calendar.MustDate(made)}
}

// Sources: Rotherham Council's employer's guide to DEA, examples 1 to 3, and
// Mansfield Council's for the higher rate.
func TestPublishedExamples(t *testing.T) {
	maintenance := func(amount money.Amount) attachment.Held {
		return held(attachment.ChildMaintenance, "2020-01-01", amount, 0)
	}
	cases := []struct {
		name   string
		orders []attachment.Held
		f      period.Frequency
		net    money.Amount
		want   money.Amount // of the DEA, which stands first
	}{
		{"no other deductions", []attachment.Held{held(attachment.Standard, "2026-01-01", 0, 0)}, period.Weekly, 385_00, 57_75},
		{"after child maintenance", []attachment.Held{held(attachment.Standard, "2026-01-01", 0, 0), maintenance(60_00)}, period.Weekly, 250_00, 17_50},
		{"60% is left", []attachment.Held{held(attachment.Standard, "2026-01-01", 0, 0), maintenance(486_00)}, period.Monthly, 1_620_00, 162_00},
		{"higher rate, no other orders", []attachment.Held{held(attachment.Higher, "2026-01-01", 0, 0)}, period.Weekly, 385_00, 115_50},
		{"higher rate, after child maintenance", []attachment.Held{held(attachment.Higher, "2026-01-01", 0, 0), maintenance(60_00)}, period.Weekly, 250_00, 35_00},
		{"higher rate, 60% is left", []attachment.Held{held(attachment.Higher, "2026-01-01", 0, 0), maintenance(324_00)}, period.Monthly, 1_620_00, 324_00},
	}
	for _, c := range cases {
		got, err := attachment.TakeAll(c.orders, c.f, c.net, nil)
		if err != nil || got.Orders[0].Amount != c.want {
			t.Errorf("%s: got %+v, %v, want %v", c.name, got, err, c.want)
		}
	}
}

// Source: Attachment of Earnings Act 1971 Sch 3 paras 5 to 8, unchecked.
func TestTakeAll(t *testing.T) {
	behind := held(attachment.Priority, "2026-01-01", 30_00, 200_00)
	behind.Arrears, behind.Wanting = 10_00, 15_00
	debtBehind := held(attachment.NonPriority, "2026-01-01", 30_00, 200_00)
	debtBehind.Arrears = 10_00
	child := held(attachment.ChildMaintenance, "2026-01-01", 120_00, 0)
	charged := held(attachment.NonPriority, "2026-01-01", 30_00, 290_50)
	charged.Charge = true
	type out = attachment.Outcome
	taken := func(amount, short money.Amount) attachment.Taken {
		return attachment.Taken{Amount: amount, Short: short}
	}
	cases := []struct {
		name   string
		orders []attachment.Held
		net    money.Amount
		want   []out
	}{
		{"a debt, with enough pay", []attachment.Held{held(attachment.NonPriority, "2026-01-01", 30_00, 200_00)}, 300_00, []out{{Taken: taken(30_00, 0)}}},
		{"a debt, near what is protected", []attachment.Held{held(attachment.NonPriority, "2026-01-01", 30_00, 200_00)}, 210_00, []out{{Taken: taken(10_00, 20_00)}}},
		{"a debt carries nothing over", []attachment.Held{debtBehind}, 300_00, []out{{Taken: taken(30_00, 0)}}},
		{"priority carries what is missed", []attachment.Held{held(attachment.Priority, "2026-01-01", 30_00, 200_00)}, 210_00,
			[]out{{Taken: taken(10_00, 20_00), Arrears: 20_00}}},
		{"and what is wanting of protected pay", []attachment.Held{held(attachment.Priority, "2026-01-01", 30_00, 200_00)}, 185_00,
			[]out{{Taken: taken(0, 30_00), Arrears: 30_00, Wanting: 15_00}}},
		{"both are made good", []attachment.Held{behind}, 300_00, []out{{Taken: taken(40_00, 0)}}},
		{"protected pay first", []attachment.Held{behind}, 220_00, []out{{Taken: taken(5_00, 35_00), Arrears: 35_00}}},
		{"pay at the protected rate", []attachment.Held{behind}, 200_00, []out{{Taken: taken(0, 40_00), Arrears: 40_00, Wanting: 15_00}}},
		{"child maintenance leaves 60%", []attachment.Held{child}, 250_00, []out{{Taken: taken(100_00, 20_00), Arrears: 20_00}}},
		{"priority before an older debt", []attachment.Held{held(attachment.NonPriority, "2020-01-01", 50_00, 200_00), held(attachment.Priority, "2026-01-01", 80_00, 200_00)}, 300_00,
			[]out{{Taken: taken(20_00, 30_00)}, {Taken: taken(80_00, 0)}}},
		{"of two with priority the older", []attachment.Held{held(attachment.Priority, "2026-02-01", 80_00, 200_00), held(attachment.Priority, "2026-01-01", 80_00, 200_00)}, 300_00,
			[]out{{Taken: taken(20_00, 60_00), Arrears: 60_00}, {Taken: taken(80_00, 0)}}},
		{"DEA last, however old", []attachment.Held{held(attachment.Standard, "2019-01-01", 0, 0), held(attachment.NonPriority, "2026-01-01", 115_00, 0)}, 300_00,
			[]out{{Taken: taken(5_00, 28_00)}, {Taken: taken(115_00, 0)}}},
		{"£1 from protected pay", []attachment.Held{charged}, 300_00, []out{{Taken: taken(9_50, 20_50), Charge: 1_00}}},
		{"no £1 when nothing is taken", []attachment.Held{charged}, 290_00, []out{{Taken: taken(0, 30_00)}}},
		{"none", nil, 300_00, []out{}},
	}
	for _, c := range cases {
		var why explain.Note
		got, err := attachment.TakeAll(c.orders, period.Weekly, c.net, &why)
		if err != nil || !reflect.DeepEqual(got.Orders, c.want) {
			t.Errorf("%s:\n got %+v, %v\nwant %+v", c.name, got.Orders, err, c.want)
		}
		var sum, charges money.Amount
		for _, o := range got.Orders {
			sum, charges = sum+o.Amount, charges+o.Charge
		}
		if got.Taken != sum || got.Charges != charges || why.Empty() == (len(c.orders) > 0) {
			t.Errorf("%s: %+v does not add up, or is not explained", c.name, got)
		}
	}
}

func TestTakeAllRefuses(t *testing.T) {
	cases := []struct {
		name  string
		o     attachment.Held
		field string
	}{
		{"council tax", held(attachment.CouncilTax, "2026-01-01", 0, 0), "orders[1].kind"},
		{"a fine", held(attachment.Fines, "2026-01-01", 0, 0), "orders[1].kind"},
		{"Scottish", held(attachment.ScottishConjoined, "2026-01-01", 0, 0), "orders[1].kind"},
		{"unknown", held("loan-shark", "2026-01-01", 0, 0), "orders[1].kind"},
		{"no date", attachment.Held{Order: attachment.Order{Kind: attachment.Priority}}, "orders[1].made"},
		{"below nothing", held(attachment.Priority, "2026-01-01", -1, 0), "orders[1].amount"},
		{"beyond reason", held(attachment.Priority, "2026-01-01", 1, 1<<60), "orders[1].amount"},
	}
	good := held(attachment.Standard, "2026-01-01", 0, 0)
	for _, c := range cases {
		_, err := attachment.TakeAll([]attachment.Held{good, c.o}, period.Weekly, 300_00, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
	if _, err := attachment.TakeAll([]attachment.Held{good}, "", 1, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no frequency: got %v", err)
	}
	if _, err := attachment.TakeAll([]attachment.Held{good}, period.Weekly, -1, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("pay below nothing: got %v", err)
	}
	if _, err := attachment.TakeAll(make([]attachment.Held, 51), period.Weekly, 1, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("too many: got %v", err)
	}
	if _, err := attachment.Take(attachment.Order{Kind: attachment.CouncilTax}, period.Weekly, 1, 0, nil); fault.All(err)[0].Text.Key != attachment.CouncilTaxNotHeld {
		t.Errorf("one council tax order: got %v", err)
	}
	if attachment.NotHeld(attachment.Standard) != nil || attachment.NotHeld(attachment.Fines) == nil {
		t.Error("what is held is not what NotHeld says")
	}
}

// TestArrearsAreNeitherLostNorDoubled proves that whatever pay did from week
// to week, what an order with priority took and what it is still owed make up
// all that it asked for, and that protected pay stays.
func TestArrearsAreNeitherLostNorDoubled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := held(rapid.SampledFrom([]attachment.Kind{attachment.Priority, attachment.ChildMaintenance}).Draw(t, "kind"), "2026-01-01",
			money.Amount(rapid.IntRange(0, 100_00).Draw(t, "amount")), money.Amount(rapid.IntRange(0, 300_00).Draw(t, "protected")))
		older := held(attachment.Priority, "2025-01-01", 20_00, 100_00)
		weeks := rapid.IntRange(1, 20).Draw(t, "weeks")
		var took money.Amount
		for range weeks {
			net := money.Amount(rapid.IntRange(0, 500_00).Draw(t, "net"))
			got, err := attachment.TakeAll([]attachment.Held{o, older}, period.Weekly, net, nil)
			if err != nil {
				t.Fatal(err)
			}
			mine := got.Orders[0]
			if mine.Amount > 0 && net-got.Taken < o.Protected {
				t.Fatalf("left %v of %v, and %v is protected", net-got.Taken, net, o.Protected)
			}
			took += mine.Amount
			o.Arrears, o.Wanting = mine.Arrears, mine.Wanting
		}
		if want := o.Amount * money.Amount(weeks); took+o.Arrears != want {
			t.Errorf("took %v and is owed %v, of %v", took, o.Arrears, want)
		}
	})
}

func ExampleTakeAll() {
	all, err := attachment.TakeAll([]attachment.Held{
		{Order: attachment.Order{Kind: attachment.Standard}, Made: calendar.MustDate("2026-03-01")},
		{Order: attachment.Order{Kind: attachment.Priority, Amount: 50_00, Protected: 250_00}, Made: calendar.MustDate("2026-05-01"), Charge: true},
	}, period.Weekly, money.Pounds(290, 0), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(all.Orders[0].Amount, all.Orders[1].Amount, all.Orders[1].Arrears, all.Charges)
	// Output: £31.90 £40.00 £10.00 £1.00
}
