package calendar_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name, given string
		ok          bool
	}{
		{"a day", "2026-11-21", true},
		{"the first that is read", "1900-01-01", true},
		{"the last that is read", "2199-12-31", true},
		{"29 February of a leap year", "2024-02-29", true},
		{"29 February of another", "2026-02-29", false},
		{"29 February of a century", "2100-02-29", false},
		{"29 February of the fourth century", "2000-02-29", true},
		{"before 1900", "1899-12-31", false},
		{"after 2199", "2200-01-01", false},
		{"no date", "", false},
		{"no such month", "2026-13-01", false},
		{"no such day", "2026-04-31", false},
		{"the day first", "21-11-2026", false},
		{"strokes", "2026/11/21", false},
		{"one figure", "2026-1-2", false},
		{"with a time", "2026-11-21T00:00:00Z", false},
		{"spaces", " 2026-11-21", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := calendar.Parse(c.given)
			if c.ok {
				if err != nil || got.String() != c.given {
					t.Errorf("got %s, %v", got, err)
				}
				return
			}
			var f *fault.Fault
			if !errors.As(err, &f) || f.Field != "date" || f.Text.Key != calendar.EnterDate || !got.IsZero() {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}

func TestDateOfIsTheDayWhereTheClockHangs(t *testing.T) {
	london := time.FixedZone("BST", 3600)
	at := time.Date(2026, 7, 14, 23, 30, 0, 0, time.UTC)
	if got := calendar.DateOf(at); got != day("2026-07-14") {
		t.Errorf("at noon by the sun: %s", got)
	}
	if got := calendar.DateOf(at.In(london)); got != day("2026-07-15") {
		t.Errorf("in London in summer: %s", got)
	}
}

func TestNoDateIsNoDate(t *testing.T) {
	var none calendar.Date
	if !none.IsZero() || none.String() != "" || day("1900-01-01").IsZero() {
		t.Error("only no date is no date")
	}
	var back struct{ D calendar.Date }
	if err := json.Unmarshal([]byte(`{"D":""}`), &back); err != nil || !back.D.IsZero() {
		t.Errorf("read back as %s, %v", back.D, err)
	}
	if err := json.Unmarshal([]byte(`{"D":"soon"}`), &back); err == nil {
		t.Error("soon was read as a date")
	}
}

func TestStoredAndReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := day("1900-01-01").AddDays(rapid.IntRange(0, 109_571).Draw(t, "days")) // to 2199-12-31
		doc, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var back calendar.Date
		if err := json.Unmarshal(doc, &back); err != nil || back != d {
			t.Fatalf("%s came back as %s, %v", d, back, err)
		}
		v, err := d.Value()
		if err != nil {
			t.Fatal(err)
		}
		for _, stored := range []any{v, []byte(v.(string))} {
			if err := back.Scan(stored); err != nil || back != d {
				t.Fatalf("%s was stored and came back as %s, %v", d, back, err)
			}
		}
		if again, err := calendar.Parse(d.String()); err != nil || again != d || calendar.DateOf(d.Time()) != d {
			t.Fatalf("%s is read as %s, %v", d, again, err)
		}
		if calendar.On(d.Year(), d.Month(), d.Day()) != d || d.Weekday() != d.Time().Weekday() {
			t.Fatalf("%s is made of other parts", d)
		}
		if v := d.MsgValue(); v.Kind != msg.Day || v.S != d.String() {
			t.Fatalf("%+v", v)
		}
	})
}

func TestScanRefusesWhatIsNoText(t *testing.T) {
	var d calendar.Date
	if err := d.Scan(20261121); err == nil {
		t.Error("a number was read as a date")
	}
}

func TestOnRefusesADayThatIsNot(t *testing.T) {
	for _, c := range []struct {
		y int
		m time.Month
		d int
	}{{2026, 2, 29}, {2026, 4, 31}, {2026, 13, 1}, {2026, 1, 0}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d-%d-%d was taken for a day", c.y, c.m, c.d)
				}
			}()
			calendar.On(c.y, c.m, c.d)
		}()
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-15", 1, "2026-02-15"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-05-31", -25, "2024-04-30"},
		{"2026-05-31", 0, "2026-05-31"},
	} {
		if got := day(c.from).AddMonths(c.n); got != day(c.want) {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestAgeOn(t *testing.T) {
	for _, c := range []struct {
		born, on string
		want     int
	}{
		{"1990-06-15", "2026-06-14", 35},
		{"1990-06-15", "2026-06-15", 36},
		{"1990-06-15", "1990-06-15", 0},
		{"2004-02-29", "2022-02-28", 17}, // Someone born on 29 February comes of age on 1 March
		{"2004-02-29", "2022-03-01", 18},
		{"2004-02-29", "2024-02-29", 20},
		{"2005-12-31", "2026-01-01", 20},
	} {
		if got := day(c.born).AgeOn(day(c.on)); got != c.want {
			t.Errorf("born %s, on %s: %d, want %d", c.born, c.on, got, c.want)
		}
	}
}

func TestOrder(t *testing.T) {
	a, b := day("2026-11-21"), day("2026-11-22")
	if !a.Before(b) || a.After(b) || !b.After(a) || a.Before(a) || a.After(a) || a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
		t.Error("earlier is before later")
	}
	if a.DaysUntil(b) != 1 || b.DaysUntil(a) != -1 || day("2024-02-28").DaysUntil(day("2024-03-01")) != 2 {
		t.Error("days are counted")
	}
}

func TestPeriods(t *testing.T) {
	p := calendar.Period{First: day("2026-08-17"), Last: day("2026-09-13")}
	if p.Days() != 28 || !p.Has(p.First) || !p.Has(p.Last) || p.Has(p.First.AddDays(-1)) || p.Has(p.Last.AddDays(1)) {
		t.Errorf("%s has both its ends and no more", p)
	}
	if p.String() != "2026-08-17/2026-09-13" {
		t.Errorf("%s", p)
	}
	for given, want := range map[string]string{
		"2026-02-14": "2026-02-01/2026-02-28", "2024-02-29": "2024-02-01/2024-02-29",
		"2026-12-31": "2026-12-01/2026-12-31", "2026-01-01": "2026-01-01/2026-01-31",
	} {
		if got := calendar.MonthOf(day(given)).String(); got != want {
			t.Errorf("the month of %s is %s", given, got)
		}
	}
}

func TestFourWeekly(t *testing.T) {
	first := day("2026-08-17")
	for n, want := range map[int]string{0: "2026-08-17/2026-09-13", 1: "2026-09-14/2026-10-11", -1: "2026-07-20/2026-08-16"} {
		if got := calendar.FourWeekly(first, n).String(); got != want {
			t.Errorf("period %d is %s, want %s", n, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		first := day("2020-01-01").AddDays(rapid.IntRange(0, 5000).Draw(t, "first"))
		on := day("2020-01-01").AddDays(rapid.IntRange(-3000, 9000).Draw(t, "on"))
		p := calendar.FourWeeklyOn(first, on)
		if !p.Has(on) || p.Days() != 28 || first.DaysUntil(p.First)%28 != 0 {
			t.Fatalf("the period from %s that holds %s is %s", first, on, p)
		}
		if next := calendar.FourWeeklyOn(first, p.Last.AddDays(1)); next.First != p.Last.AddDays(1) {
			t.Fatalf("%s is followed by %s", p, next)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-21", "2024-02-29", "1900-01-01", "", "2026-13-01", "0000-00-00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.Parse(s)
		if err != nil {
			if !d.IsZero() {
				t.Fatalf("%q is refused and still gives %s", s, d)
			}
			return
		}
		if d.String() != s || d.IsZero() {
			t.Fatalf("%q is read as %s", s, d)
		}
	})
}
