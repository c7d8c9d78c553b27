package tax_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func year(t testing.TB, y calendar.TaxYear) *rates.Year {
	t.Helper()
	got, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Source: specification para 13; HMRC PAYE70015 (extra paydays).
func TestWhenPaid(t *testing.T) {
	cases := []struct {
		name string
		day  string
		f    period.Frequency
		want tax.When
	}{
		{"first day", "2026-04-06", period.Weekly, tax.When{Number: 1, Base: 52, Span: 1}},
		{"last day of week 1", "2026-04-12", period.Weekly, tax.When{Number: 1, Base: 52, Span: 1}},
		{"four-weekly takes the week, not the run", "2026-11-27", period.FourWeekly, tax.When{Number: 34, Base: 52, Span: 4}},
		{"month 1 ends on 5 May", "2026-05-05", period.Monthly, tax.When{Number: 1, Base: 12, Span: 1}},
		{"month 12 on 5 April", "2027-04-05", period.Monthly, tax.When{Number: 12, Base: 12, Span: 1}},
		{"week 52 ends on 4 April", "2027-04-04", period.Weekly, tax.When{Number: 52, Base: 52, Span: 1}},
		{"week 53", "2027-04-05", period.Weekly, tax.When{Number: 53, Base: 52, Span: 1, Extra: true}},
		{"week 54", "2027-04-05", period.Fortnightly, tax.When{Number: 54, Base: 52, Span: 2, Extra: true}},
		{"week 56", "2027-04-05", period.FourWeekly, tax.When{Number: 56, Base: 52, Span: 4, Extra: true}},
		{"4 April after a leap day", "2024-04-04", period.Weekly, tax.When{Number: 53, Base: 52, Span: 1, Extra: true}},
	}
	for _, c := range cases {
		if got := tax.WhenPaid(calendar.MustDate(c.day), c.f); got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestOn(t *testing.T) {
	cases := []struct {
		name   string
		p      tax.Payment
		want   money.Amount
		capped money.Amount
		free   money.Amount
		source string
	}{
		{"free pay of a month is not a twelfth", tax.Payment{Date: day("2026-04-30"), Frequency: period.Monthly, Code: tax.Must("1257L"), Pay: 2_000_00},
			190_20, 0, 1_048_26, "by hand: 2,579/12 = 214.9166 up to 214.92, + 2 × 416.67; 951 × 20%"},
		{"week 53 stands alone", tax.Payment{Date: day("2027-04-05"), Frequency: period.Weekly, Code: tax.Must("1257L"), Pay: 500_00, PayBefore: 50_000_00, TaxBefore: 1_00},
			51_60, 0, 241_92, "PAYE70015; by hand: 500.00 − 241.92 = 258 whole pounds at 20%"},
		{"week 54 gives two weeks' free pay", tax.Payment{Date: day("2027-04-05"), Frequency: period.Fortnightly, Code: tax.Must("1257L"), Pay: 1_000_00},
			103_20, 0, 483_84, "PAYE70015; by hand: 516 × 20%"},
		{"week 56 gives four weeks' free pay", tax.Payment{Date: day("2027-04-05"), Frequency: period.FourWeekly, Code: tax.Must("1257L"), Pay: 1_000_00},
			6_40, 0, 967_68, "PAYE70015; by hand: 32 × 20%"},
		{"a K code adds to pay", tax.Payment{Date: day("2026-04-10"), Frequency: period.Weekly, Code: tax.Must("K630"), Pay: 150_01},
			54_20, 0, -121_34, "by hand: 630 is one 500 and 130; 1,309/52 = 25.1730 up to 25.18, + 96.16; 271 × 20%"},
		{"no more than half of a payment", tax.Payment{Date: day("2026-04-10"), Frequency: period.Weekly, Code: tax.Must("K1500"), Pay: 100_01},
			50_00, 27_60, -288_65, "specification, overriding limit; by hand: 1500 is two 500s and 500; 5,009/52 up to 96.33, + 2 × 96.16; 388 × 20% = 77.60, half of 100.01 is 50.00"},
		{"a missed start is paid back", tax.Payment{Date: day("2026-11-27"), Frequency: period.Monthly, Code: tax.Must("1257L"), Pay: 1_000_00, PayBefore: 7_000_00, TaxBefore: 400_00},
			-400_00, 0, 1_048_26, "by hand: 8,386.08 free by month 8"},
		{"NT gives it all back", tax.Payment{Date: day("2026-11-27"), Frequency: period.Monthly, Code: tax.Must("NT"), Pay: 1_000_00, PayBefore: 7_000_00, TaxBefore: 400_00},
			-400_00, 0, 0, "specification"},
		{"NT on its own gives nothing back", tax.Payment{Date: day("2026-11-27"), Frequency: period.Monthly, Code: tax.Must("NT M1"), Pay: 1_000_00, PayBefore: 7_000_00, TaxBefore: 400_00},
			0, 0, 0, "specification"},
		{"0T has nothing free", tax.Payment{Date: day("2026-04-30"), Frequency: period.Monthly, Code: tax.Must("0T M1"), Pay: 1_000_99},
			200_00, 0, 0, "by hand: 1,000 × 20%"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := tax.On(c.p, year(t, calendar.TaxYearOf(c.p.Date)), nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Tax != c.want || got.Capped != c.capped || got.Free != c.free {
				t.Errorf("got tax %v, capped %v, free %v; want %v, %v, %v (%s)", got.Tax, got.Capped, got.Free, c.want, c.capped, c.free, c.source)
			}
		})
	}
}

func day(s string) calendar.Date { return calendar.MustDate(s) }

// TestLimitIsCaughtUp proves that what the limit keeps back is taken later.
func TestLimitIsCaughtUp(t *testing.T) {
	y := year(t, 2026)
	p := tax.Payment{Date: day("2026-04-10"), Frequency: period.Weekly, Code: tax.Must("K1500"), Pay: 50_01}
	first, err := tax.On(p, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	if first.Tax != 25_00 || first.Capped == 0 {
		t.Fatalf("got %+v, want half of 50.01 rounded down, and the rest held back", first)
	}
	p.Date, p.PayBefore, p.TaxBefore, p.Pay = day("2026-04-17"), p.Pay, first.Tax, 2_000_00
	second, err := tax.On(p, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	p.TaxBefore = first.Tax + first.Capped
	even, err := tax.On(p, y, nil)
	if err != nil {
		t.Fatal(err)
	}
	if second.Tax != even.Tax+first.Capped {
		t.Errorf("second week takes %v, want %v and the %v held back", second.Tax, even.Tax, first.Capped)
	}
}

func TestRefused(t *testing.T) {
	good := tax.Payment{Date: day("2026-04-30"), Frequency: period.Monthly, Code: tax.Must("1257L"), Pay: 1}
	cases := []struct {
		name  string
		year  calendar.TaxYear
		spoil func(*tax.Payment)
		field string
	}{
		{"no code", 2026, func(p *tax.Payment) { p.Code = tax.Code{} }, "tax-code"},
		{"no frequency", 2026, func(p *tax.Payment) { p.Frequency = "" }, "frequency"},
		{"another year's figures", 2025, func(*tax.Payment) {}, "pay-date"},
		{"pay below nothing", 2026, func(p *tax.Payment) { p.Pay = -1 }, "pay"},
		{"pay beyond reason", 2026, func(p *tax.Payment) { p.Pay = 1 << 60 }, "pay"},
		{"a D code that came later", 2023, func(p *tax.Payment) { p.Code, p.Date = tax.Must("SD3"), day("2023-05-01") }, "tax-code"},
	}
	for _, c := range cases {
		p := good
		c.spoil(&p)
		_, err := tax.On(p, year(t, c.year), nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field || f[0].Kind != fault.KindInvalid {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

// TestCumulativeEndsEven proves that twelve months of any pay end the year on
// the tax of one sum over the year, unless the limit still holds some back.
func TestCumulativeEndsEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := calendar.TaxYear(rapid.SampledFrom([]int{2024, 2025, 2026}).Draw(t, "year"))
		figures, err := rates.For(y)
		if err != nil {
			t.Fatal(err)
		}
		code := tax.Must(rapid.SampledFrom([]string{"1257L", "S1257L", "C1257L", "K475", "SK900", "0T", "BR", "SBR", "D1", "SD2"}).Draw(t, "code"))
		var pay, paid money.Amount
		for n := 1; n <= 12; n++ {
			p := tax.Payment{Date: y.First().AddMonths(n).AddDays(-1), Frequency: period.Monthly, Code: code,
				Pay: money.Amount(rapid.IntRange(0, 1_500_000).Draw(t, "pay")), PayBefore: pay, TaxBefore: paid}
			d, err := tax.On(p, figures, nil)
			if err != nil {
				t.Fatal(err)
			}
			var why explain.Note
			again, err := tax.On(p, figures, &why)
			if err != nil || again != d || why.Empty() {
				t.Fatalf("with a note %+v, %v; without %+v", again, err, d)
			}
			whole, err := tax.On(tax.Payment{Date: p.Date, Frequency: p.Frequency, Code: code, Pay: pay + p.Pay}, figures, nil)
			if err != nil {
				t.Fatal(err)
			}
			pay, paid = pay+p.Pay, paid+d.Tax
			if want := whole.Tax + whole.Capped; paid+d.Capped != want {
				t.Fatalf("month %d: taken %v, held back %v, want %v on %v", n, paid, d.Capped, want, pay)
			}
		}
	})
}

func TestAllocatesNothing(t *testing.T) {
	y := year(t, 2026)
	p := tax.Payment{Date: day("2026-11-27"), Frequency: period.FourWeekly, Code: tax.Must("S1257L"), Pay: 1_760_00, PayBefore: 12_000_00, TaxBefore: 850_00}
	if n := testing.AllocsPerRun(100, func() {
		if _, err := tax.On(p, y, nil); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}
