package money_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name  string
		given string
		want  money.Amount
	}{
		{"pounds and pence", "12.50", 1250},
		{"pounds alone", "7", 700},
		{"with its sign", "£7", 700},
		{"one decimal is tenths of a pound", "1,234.5", 123450},
		{"commas before each three", "1,234,567.89", 123456789},
		{"four figures without a comma", "1234.50", 123450},
		{"below zero", "-3.20", -320},
		{"below zero with a minus sign", "−3.20", -320},
		{"minus before the pound sign", "-£3.20", -320},
		{"minus after the pound sign", "£-3.20", -320},
		{"nothing", "0", 0},
		{"nothing in full", "£0.00", 0},
		{"a penny", "0.01", 1},
		{"spaces around", "  12.50\t", 1250},
		{"noughts in front", "007.00", 700},
		{"the most that there is", "9,999,999,999.99", 999_999_999_999},
		{"the least that there is", "-9999999999.99", -999_999_999_999},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := money.Parse(c.given); err != nil || got != c.want {
				t.Errorf("Parse(%q) = %d, %v; want %d", c.given, got, err, c.want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		given string
		want  msg.Key
	}{
		{"blank is not nothing", "", money.EnterPoundsAndPence},
		{"spaces are not nothing", "   ", money.EnterPoundsAndPence},
		{"a pound sign alone", "£", money.EnterPoundsAndPence},
		{"a minus alone", "-", money.EnterPoundsAndPence},
		{"a point alone", ".", money.EnterPoundsAndPence},
		{"three decimals", "12.345", money.EnterPoundsAndPence},
		{"a point and nothing", "12.", money.EnterPoundsAndPence},
		{"no pounds before the point", ".50", money.EnterPoundsAndPence},
		{"a comma before two figures", "1,23", money.EnterPoundsAndPence},
		{"a comma before four figures", "1,2345", money.EnterPoundsAndPence},
		{"a comma in front", ",123", money.EnterPoundsAndPence},
		{"four figures before a comma", "1234,567", money.EnterPoundsAndPence},
		{"a comma in the pence", "1.2,3", money.EnterPoundsAndPence},
		{"a comma for a point", "12,50", money.EnterPoundsAndPence},
		{"two points", "1.2.3", money.EnterPoundsAndPence},
		{"two minuses", "--3", money.EnterPoundsAndPence},
		{"a minus on each side of the sign", "-£-3", money.EnterPoundsAndPence},
		{"a plus", "+3", money.EnterPoundsAndPence},
		{"brackets", "(3.20)", money.EnterPoundsAndPence},
		{"words", "twelve", money.EnterPoundsAndPence},
		{"another currency", "€12.50", money.EnterPoundsAndPence},
		{"figures of another script", "١٢.٥٠", money.EnterPoundsAndPence},
		{"powers of ten", "1e3", money.EnterPoundsAndPence},
		{"ten billion", "10,000,000,000.00", money.TooMuch},
		{"ten billion owed", "-10000000000", money.TooMuch},
		{"more than a machine counts", strings.Repeat("9", 40), money.TooMuch},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := money.Parse(c.given)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Kind != fault.KindInvalid || f.Field != "amount" || f.Text.Key != c.want || got != 0 {
				t.Errorf("Parse(%q) = %d, %v; want %s", c.given, got, err, c.want)
			}
		})
	}
}

func TestWritten(t *testing.T) {
	for _, c := range []struct {
		given         money.Amount
		people, plain string
	}{
		{0, "£0.00", "0.00"},
		{1, "£0.01", "0.01"},
		{-1, "−£0.01", "-0.01"},
		{1271, "£12.71", "12.71"},
		{99999, "£999.99", "999.99"},
		{100000, "£1,000.00", "1000.00"},
		{123450, "£1,234.50", "1234.50"},
		{-320, "−£3.20", "-3.20"},
		{123456789012, "£1,234,567,890.12", "1234567890.12"},
		{math.MaxInt64, "£92,233,720,368,547,758.07", "92233720368547758.07"},
		{math.MinInt64, "−£92,233,720,368,547,758.08", "-92233720368547758.08"},
	} {
		if got := c.given.String(); got != c.people {
			t.Errorf("%d is written %q, want %q", int64(c.given), got, c.people)
		}
		if got := c.given.Plain(); got != c.plain {
			t.Errorf("%d is written %q for machines, want %q", int64(c.given), got, c.plain)
		}
	}
}

func TestMulDiv(t *testing.T) {
	for _, c := range []struct {
		name  string
		a     money.Amount
		n, d  int64
		round money.Rounding
		want  money.Amount
	}{
		{"even", 1200, 90, 60, money.HalfUp, 1800},
		{"a half goes up", 5, 1, 2, money.HalfUp, 3},
		{"a half goes down", 5, 1, 2, money.HalfDown, 2},
		{"just under a half", 49, 1, 100, money.HalfUp, 0},
		{"just over a half", 51, 1, 100, money.HalfDown, 1},
		{"any fraction goes up", 1, 1, 100, money.Up, 1},
		{"any fraction is dropped", 199, 1, 100, money.Down, 1},
		{"below zero as above it, up", -5, 1, 2, money.HalfUp, -3},
		{"below zero as above it, down", -5, 1, 2, money.HalfDown, -2},
		{"below zero, any fraction", -1, 1, 100, money.Up, -1},
		{"below zero, dropped", -199, 1, 100, money.Down, -1},
		{"a part below zero", 5, -1, 2, money.HalfUp, -3},
		{"both below zero", -5, -1, 2, money.HalfUp, 3},
		{"an odd divisor has no half", 7, 1, 3, money.HalfUp, 2},
		{"an odd divisor, over the half", 8, 1, 3, money.HalfDown, 3},
		{"larger in between than a machine counts", math.MaxInt64, 1_000_000_007, 1_000_000_007, money.Down, math.MaxInt64},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.a.MulDiv(c.n, c.d, c.round); got != c.want {
				t.Errorf("%d × %d ÷ %d = %d, want %d", c.a, c.n, c.d, got, c.want)
			}
		})
	}
}

func TestForMinutes(t *testing.T) {
	// 7 hours 20 minutes at £12.71 an hour is £93.2066…
	if got := money.Pounds(12, 71).ForMinutes(440, money.HalfUp); got != money.Pounds(93, 21) {
		t.Errorf("got %v", got)
	}
	if got := money.Pounds(12, 71).ForMinutes(440, money.Down); got != money.Pounds(93, 20) {
		t.Errorf("got %v", got)
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		name    string
		a       money.Amount
		weights []int64
		want    []money.Amount
	}{
		{"evenly", 900, []int64{1, 1, 1}, []money.Amount{300, 300, 300}},
		{"the odd penny first", 1000, []int64{1, 1, 1}, []money.Amount{334, 333, 333}},
		{"by weight", 1000, []int64{3, 1}, []money.Amount{750, 250}},
		{"nothing for no weight", 1001, []int64{0, 1, 0, 1}, []money.Amount{0, 501, 0, 500}},
		{"all to one", 77, []int64{0, 0, 5}, []money.Amount{0, 0, 77}},
		{"below zero", -1000, []int64{1, 1, 1}, []money.Amount{-334, -333, -333}},
		{"nothing", 0, []int64{1, 2}, []money.Amount{0, 0}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.a.Share(c.weights...)
			for i := range c.want {
				if got[i] != c.want[i] {
					t.Fatalf("got %v, want %v", got, c.want)
				}
			}
		})
	}
}

func TestSplitIsAsTheDesignSays(t *testing.T) {
	got := money.Pounds(12, 71).Split(3)
	if len(got) != 3 || got[0] != 424 || got[1] != 424 || got[2] != 423 {
		t.Errorf("got %v", got)
	}
}

func TestAbsAndSum(t *testing.T) {
	if money.Amount(-5).Abs() != 5 || money.Amount(5).Abs() != 5 || money.Zero.Abs() != 0 {
		t.Error("the size of an amount has no sign")
	}
	if money.Sum() != 0 || money.Sum(1, -2, 30) != 29 {
		t.Error("a sum adds up")
	}
}

func TestStandsInAText(t *testing.T) {
	if v := money.Amount(-320).MsgValue(); v.Kind != msg.Pence || v.N != -320 {
		t.Errorf("%+v", v)
	}
}
