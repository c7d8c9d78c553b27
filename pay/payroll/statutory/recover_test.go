package statutory_test

import (
	"fmt"
	"testing"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"pgregory.net/rapid"
)

func paid(kind statutory.Kind, day string, amount money.Amount, small bool) statutory.Payment {
	return statutory.Payment{Kind: kind, Paid: on(day), Amount: amount, Small: small}
}

// Source: the rates of the year (92%; 103% in 2024-25, 108.5% in 2025-26, 109%
// in 2026-27); sums by hand.
func TestRecover(t *testing.T) {
	cases := []struct {
		name            string
		paid            []statutory.Payment
		day             string
		toDate, month   money.Amount
		maternity, more money.Amount // to date
	}{
		{"nothing paid", nil, "2026-06-01", 0, 0, 0, 0},
		{"an employer that is not small", []statutory.Payment{paid(statutory.Maternity, "2026-05-29", 1_000_00, false)}, "2026-06-01", 920_00, 920_00, 920_00, 0},
		{"small in 2026-27", []statutory.Payment{paid(statutory.Maternity, "2026-05-29", 1_000_00, true)}, "2026-06-01", 1_090_00, 1_090_00, 1_000_00, 90_00},
		{"small in 2025-26", []statutory.Payment{paid(statutory.Maternity, "2025-05-30", 1_000_00, true)}, "2025-06-01", 1_085_00, 1_085_00, 1_000_00, 85_00},
		{"small in 2024-25", []statutory.Payment{paid(statutory.Maternity, "2024-05-31", 1_000_00, true)}, "2024-06-01", 1_030_00, 1_030_00, 1_000_00, 30_00},
		{"a month after another", []statutory.Payment{paid(statutory.Maternity, "2026-05-05", 100_00, true), paid(statutory.Maternity, "2026-05-06", 200_00, true)},
			"2026-05-20", 327_00, 218_00, 300_00, 27_00},
		{"a month in which nothing was paid", []statutory.Payment{paid(statutory.Maternity, "2026-05-05", 100_00, true)}, "2026-07-01", 109_00, 0, 100_00, 9_00},
		{"a later payment waits", []statutory.Payment{paid(statutory.Maternity, "2026-08-28", 100_00, true)}, "2026-07-01", 0, 0, 0, 0},
		{"one claim as a small employer and one not", []statutory.Payment{paid(statutory.Maternity, "2026-05-29", 100_00, true), paid(statutory.Maternity, "2026-05-29", 100_00, false)},
			"2026-06-01", 201_00, 201_00, 192_00, 9_00},
		{"half a penny", []statutory.Payment{paid(statutory.Maternity, "2025-05-30", 100, true)}, "2025-06-01", 1_09, 1_09, 1_00, 9}, // 8.5
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			got, err := statutory.Recover(c.paid, on(c.day), &why)
			if err != nil || got.ToDate.Total() != c.toDate || got.ThisMonth.Total() != c.month ||
				got.ToDate.Pay.Maternity != c.maternity || got.ToDate.Compensation.Maternity != c.more || why.Empty() {
				t.Errorf("got %+v, %v", got, err)
			}
			if silent, err := statutory.Recover(c.paid, on(c.day), nil); err != nil || silent != got {
				t.Errorf("a note changed it: %+v, %v", silent, err)
			}
		})
	}
}

// Each kind stands by itself, as HMRC's summary wants it.
func TestRecoverByKind(t *testing.T) {
	var all []statutory.Payment
	want := statutory.ByKind{}
	for i, k := range statutory.Kinds() {
		all = append(all, paid(k, "2026-05-29", money.Pounds(int64(i+1)*100, 0), false))
		*want.Of(k) = money.Pounds(int64(i+1)*92, 0)
	}
	got, err := statutory.Recover(all, on("2026-06-01"), nil)
	if err != nil || got.Month != 2 || got.Year != 2026 || got.ToDate.Pay != want || got.ToDate.Compensation != (statutory.ByKind{}) {
		t.Errorf("got %+v, %v", got, err)
	}
	if want.Total() != 92*21*100 || new(statutory.ByKind).Of("sick") != nil {
		t.Error("sick pay is no kind of family pay")
	}
}

func TestRecoverRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		paid  statutory.Payment
		day   string
		field string
	}{
		{"sick pay does not come back", paid("sick", "2026-05-29", 100, false), "2026-06-01", "kind"},
		{"of another year", paid(statutory.Maternity, "2026-04-05", 100, false), "2026-06-01", "paid"},
		{"no payday", statutory.Payment{Kind: statutory.Maternity, Amount: 100}, "2026-06-01", "paid"},
		{"below zero", paid(statutory.Maternity, "2026-05-29", -1, false), "2026-06-01", "paid"},
		{"a year not held", paid(statutory.Maternity, "2027-05-29", 100, false), "2027-06-01", "tax-year"},
		{"a year held in part", paid(statutory.Maternity, "2023-05-29", 100, false), "2023-06-01", "day"},
	} {
		_, err := statutory.Recover([]statutory.Payment{c.paid}, on(c.day), nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

// Months add up to the year, whatever was paid in them.
func TestRecoveredMonthsMakeTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []statutory.Payment
		for range rapid.IntRange(0, 12).Draw(t, "payments") {
			day := on("2026-04-06").AddDays(rapid.IntRange(0, 364).Draw(t, "day"))
			all = append(all, statutory.Payment{Kind: rapid.SampledFrom(statutory.Kinds()).Draw(t, "kind"), Paid: day,
				Amount: money.Amount(rapid.Int64Range(0, 2_000_00).Draw(t, "pence")), Small: rapid.Bool().Draw(t, "small")})
		}
		var sum money.Amount
		var last statutory.Recovery
		for m := range 12 {
			var err error
			if last, err = statutory.Recover(all, on("2026-04-06").AddMonths(m), nil); err != nil {
				t.Fatal(err)
			}
			sum += last.ThisMonth.Total()
		}
		if sum != last.ToDate.Total() {
			t.Fatalf("months make %v, the year %v", sum, last.ToDate.Total())
		}
	})
}

// Source: £45,000 of Class 1 contributions in the last whole tax year before
// the deciding week.
func TestSmall(t *testing.T) {
	l := mother(t) // decided in May 2026
	if l.ReliefYear() != calendar.TaxYear(2025) {
		t.Errorf("decided by %v", l.ReliefYear())
	}
	for class1, want := range map[money.Amount]bool{0: true, money.Pounds(45_000, 0): true, money.Pounds(45_000, 1): false} {
		var why explain.Note
		if got, err := l.Small(class1, &why); got != want || err != nil || why.Empty() {
			t.Errorf("%v: got %v, %v", class1, got, err)
		}
	}
	if _, err := l.Small(-1, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("below zero: %v", err)
	}
	l.Due = on("2023-08-20")
	if _, err := l.Small(0, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a year not held: %v", err)
	}
}

// What comes off the payment to HMRC for tax month 3, and what its summary is told.
func ExampleRecover() {
	got, err := statutory.Recover([]statutory.Payment{
		{Kind: statutory.Maternity, Paid: on("2026-05-29"), Amount: money.Pounds(1_440, 0), Small: true},
		{Kind: statutory.Maternity, Paid: on("2026-06-26"), Amount: money.Pounds(1_108, 64), Small: true},
	}, on("2026-06-26"), nil)
	fmt.Println(got.Month, got.ThisMonth.Total(), got.ToDate.Pay.Maternity, got.ToDate.Compensation.Maternity, err)
	// Output: 3 £1,208.42 £2,548.64 £229.38 <nil>
}
