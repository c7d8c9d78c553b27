package ni_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

func year(t testing.TB, y calendar.TaxYear) *rates.Year {
	t.Helper()
	got, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

const letters = "ABCDEFHIJKLMNSVXZ"

// Source: HMRC's published rows of 2025-26, whose figures 2026-27 repeats but
// for the lower earnings limit; the letters without rows by the rule of their group.
func TestLettersOf2026(t *testing.T) {
	cases := []struct {
		letter             ni.Category
		pay                money.Amount
		employee, employer money.Amount
	}{
		// four weeks: PT 967, ST 385, FUST 1,924, UEL 3,867; 4,000 is 133 above the limit.
		{'A', 4_000_00, 232_00 + 2_66, 522_30 + 19_95},
		{'B', 4_000_00, 53_65 + 2_66, 522_30 + 19_95},
		{'C', 4_000_00, 0, 522_30 + 19_95},
		{'D', 4_000_00, 58_00 + 2_66, 291_45 + 19_95},
		{'E', 4_000_00, 53_65 + 2_66, 291_45 + 19_95},
		{'K', 4_000_00, 0, 291_45 + 19_95},
		{'M', 4_000_00, 232_00 + 2_66, 19_95},
		{'Z', 4_000_00, 58_00 + 2_66, 19_95},
		{'X', 4_000_00, 0, 0},
		{'A', 385_00, 0, 0},
		{'A', 385_04, 0, 1},
	}
	for _, c := range cases {
		got, err := ni.On(ni.Earnings{Date: day("2026-11-27"), Frequency: period.FourWeekly, Letter: c.letter, Pay: c.pay}, year(t, 2026), nil)
		if err != nil || got.Employee != c.employee || got.Employer != c.employer {
			t.Errorf("%v on %v: got %v, %v; want %v, %v", c.letter, c.pay, got, err, c.employee, c.employer)
		}
	}
}

func TestRefused(t *testing.T) {
	good := ni.Earnings{Date: day("2026-11-27"), Frequency: period.Weekly, Letter: 'A', Pay: 1}
	cases := []struct {
		name  string
		spoil func(*ni.Earnings)
		field string
	}{
		{"no letter", func(e *ni.Earnings) { e.Letter = 0 }, "ni-letter"},
		{"a letter not in use", func(e *ni.Earnings) { e.Letter = 'T' }, "ni-letter"},
		{"no frequency", func(e *ni.Earnings) { e.Frequency = "" }, "frequency"},
		{"pay below nothing", func(e *ni.Earnings) { e.Pay = -1 }, "pay"},
		{"pay beyond reason", func(e *ni.Earnings) { e.Pay = 1 << 60 }, "pay"},
		{"another year's figures", func(e *ni.Earnings) { e.Date = day("2027-04-06") }, "pay-date"},
	}
	for _, c := range cases {
		e := good
		c.spoil(&e)
		_, err := ni.On(e, year(t, 2026), nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

func TestParse(t *testing.T) {
	for i := range letters {
		got, err := ni.Parse(letters[i : i+1])
		if err != nil || got.String() != letters[i:i+1] {
			t.Errorf("%c: got %v, %v", letters[i], got, err)
		}
		var again ni.Category
		if text, err := got.MarshalText(); err != nil || again.UnmarshalText(text) != nil || again != got {
			t.Errorf("%c does not come back", letters[i])
		}
	}
	for _, s := range []string{"", "a", "AA", "G", "T", "1", "é"} {
		if got, err := ni.Parse(s); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%q: got %v, %v, want a fault", s, got, err)
		}
	}
}

// Source: HMRC's description of category letters (unchecked); State Pension age
// of those born on 5 July 1960 is 66 years and 3 months.
func TestLetterFor(t *testing.T) {
	on := day("2026-11-27")
	cases := []struct {
		name string
		w    ni.Worker
		want ni.Category
	}{
		{"nothing special", ni.Worker{Born: day("1990-01-01")}, 'A'},
		{"15", ni.Worker{Born: day("2010-11-28")}, 'X'},
		{"16 today", ni.Worker{Born: day("2010-11-27")}, 'M'},
		{"20", ni.Worker{Born: day("2005-11-28"), Apprentice: true}, 'M'},
		{"21 today", ni.Worker{Born: day("2005-11-27")}, 'A'},
		{"apprentice of 24", ni.Worker{Born: day("2001-11-28"), Apprentice: true}, 'H'},
		{"apprentice of 25", ni.Worker{Born: day("2001-11-27"), Apprentice: true}, 'A'},
		{"66 but not yet at State Pension age", ni.Worker{Born: day("1960-10-06")}, 'A'},
		{"at State Pension age", ni.Worker{Born: day("1960-07-05"), Deferred: true}, 'C'},
		{"deferred", ni.Worker{Born: day("1990-01-01"), Deferred: true}, 'J'},
		{"deferred at 20", ni.Worker{Born: day("2006-01-01"), Deferred: true}, 'Z'},
		{"veteran", ni.Worker{Born: day("1990-01-01"), VeteranUntil: on}, 'V'},
		{"a veteran's year is over", ni.Worker{Born: day("1990-01-01"), VeteranUntil: day("2026-11-26")}, 'A'},
		{"certificate", ni.Worker{Born: day("1960-12-20"), Certificate: true}, 'B'},
	}
	for _, c := range cases {
		var why explain.Note
		got := ni.LetterFor(c.w, on, &why)
		if got != c.want || why.Empty() {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
		if !got.Fits(c.w.Born, on) {
			t.Errorf("%s: the letter %v does not fit", c.name, got)
		}
	}
}

func TestFits(t *testing.T) {
	on := day("2026-11-27")
	cases := []struct {
		letter ni.Category
		born   string
		want   bool
	}{
		{'A', "1990-01-01", true}, {'A', "2006-01-01", false}, {'A', "2010-11-28", false}, {'A', "1955-01-01", false},
		{'M', "2005-11-28", true}, {'M', "2005-11-27", false}, {'H', "2001-11-28", true}, {'H', "2001-11-27", false},
		{'C', "1955-01-01", true}, {'C', "1990-01-01", false}, {'S', "1955-01-01", true}, {'X', "2012-01-01", true},
		{'X', "1990-01-01", false}, {'Z', "2006-01-01", true}, {'J', "2006-01-01", false}, {'Q', "1990-01-01", false},
	}
	for _, c := range cases {
		if got := c.letter.Fits(day(c.born), on); got != c.want {
			t.Errorf("%v for someone born on %s: got %v", c.letter, c.born, got)
		}
	}
}

func TestYearToDate(t *testing.T) {
	var y ni.YearToDate
	var err error
	for _, letter := range "MAMAVC" {
		if y, err = y.Add(ni.Category(letter), 100_00, ni.Due{Employee: 1, Employer: 2, Bands: ni.Bands{AtLEL: 3, LELToPT: 4, PTToUEL: 5}}); err != nil {
			t.Fatal(err)
		}
	}
	want := ni.YearToDate{
		{Letter: 'M', Pay: 200_00, Employee: 2, Employer: 4, Bands: ni.Bands{AtLEL: 6, LELToPT: 8, PTToUEL: 10}},
		{Letter: 'A', Pay: 200_00, Employee: 2, Employer: 4, Bands: ni.Bands{AtLEL: 6, LELToPT: 8, PTToUEL: 10}},
		{Letter: 'V', Pay: 100_00, Employee: 1, Employer: 2, Bands: ni.Bands{AtLEL: 3, LELToPT: 4, PTToUEL: 5}},
		{Letter: 'C', Pay: 100_00, Employee: 1, Employer: 2, Bands: ni.Bands{AtLEL: 3, LELToPT: 4, PTToUEL: 5}},
	}
	if y != want {
		t.Errorf("got %+v, want %+v", y, want)
	}
	if _, err := y.Add('B', 1, ni.Due{}); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a fifth letter: got %v, want a fault", err)
	}
}

// TestMorePayNeverLess proves that more pay never means less insurance, and
// that the bands add up to the pay they cover.
func TestMorePayNeverLess(t *testing.T) {
	y := year(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		e := ni.Earnings{Date: day("2026-11-27"), Letter: ni.Category(rapid.SampledFrom([]byte(letters)).Draw(t, "letter")),
			Frequency: rapid.SampledFrom([]period.Frequency{period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly}).Draw(t, "frequency"),
			Pay:       money.Amount(rapid.IntRange(0, 1_000_000).Draw(t, "pay"))}
		var why explain.Note
		got, err := ni.On(e, y, nil)
		if err != nil {
			t.Fatal(err)
		}
		if explained, err := ni.On(e, y, &why); err != nil || explained != got || len(why.Lines) != 2 ||
			*why.Lines[0].Amount != got.Employee || *why.Lines[1].Amount != got.Employer {
			t.Fatalf("with a note %+v, %v; without %+v", explained, err, got)
		}
		if b := got.Bands; b.AtLEL > 0 && b.AtLEL+b.LELToPT+b.PTToUEL > e.Pay {
			t.Errorf("bands %+v are more than %v", b, e.Pay)
		}
		e.Pay += money.Amount(rapid.IntRange(1, 10_000).Draw(t, "more"))
		more, err := ni.On(e, y, nil)
		if err != nil {
			t.Fatal(err)
		}
		if more.Employee < got.Employee || more.Employer < got.Employer {
			t.Errorf("%v gives %+v, less pay gave %+v", e.Pay, more, got)
		}
	})
}

func TestAllocatesNothing(t *testing.T) {
	y := year(t, 2026)
	e := ni.Earnings{Date: day("2026-11-27"), Frequency: period.FourWeekly, Letter: 'A', Pay: 1_760_00}
	if n := testing.AllocsPerRun(100, func() {
		if _, err := ni.On(e, y, nil); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

func ExampleOn() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	due, err := ni.On(ni.Earnings{
		Date: calendar.MustDate("2026-11-27"), Frequency: period.FourWeekly, Letter: 'A', Pay: money.Pounds(1_760, 0),
	}, y, nil)
	fmt.Println(due.Employee, due.Employer, due.Bands.AtLEL, err)
	// Output: £63.44 £206.25 £516.00 <nil>
}

func ExampleLetterFor() {
	born, paid := calendar.MustDate("2006-06-01"), calendar.MustDate("2026-11-27")
	fmt.Println(ni.LetterFor(ni.Worker{Born: born}, paid, nil))
	// Output: M
}
