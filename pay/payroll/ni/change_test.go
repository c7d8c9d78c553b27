package ni_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/ni"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

// Source: HMRC's description of category letters (unchecked): a letter changes
// with the first payment on or after the day.
func TestNextChange(t *testing.T) {
	cases := []struct {
		name  string
		w     ni.Worker
		after string
		want  string // the day, and the letters; empty for none
	}{
		{"16", ni.Worker{Born: day("2010-11-28")}, "2026-11-27", "2026-11-28 X M"},
		{"from 16 on to 21", ni.Worker{Born: day("2010-11-28")}, "2026-11-28", "2031-11-28 M A"},
		{"an apprentice's 21st changes it to H", ni.Worker{Born: day("2005-11-28"), Apprentice: true}, "2026-11-01", "2026-11-28 M H"},
		{"and the 25th to A", ni.Worker{Born: day("2001-11-28"), Apprentice: true}, "2026-11-01", "2026-11-28 H A"},
		{"the apprenticeship ends sooner", ni.Worker{Born: day("2001-11-28"), Apprentice: true, ApprenticeUntil: day("2026-11-15")}, "2026-11-01", "2026-11-16 H A"},
		{"the 25th birthday of one who is no apprentice is nothing", ni.Worker{Born: day("2001-11-28")}, "2026-11-01", "2069-11-28 A C"},
		{"State Pension age of 66 years and 8 months", ni.Worker{Born: day("1960-12-01")}, "2027-07-31", "2027-08-01 A C"},
		{"born on 29 February: 21 on 1 March", ni.Worker{Born: day("2004-02-29")}, "2025-02-01", "2025-03-01 M A"},
		{"a veteran's year", ni.Worker{Born: day("1990-01-01"), VeteranUntil: day("2026-12-31")}, "2026-11-27", "2027-01-01 V A"},
		{"a deferment ends with the tax year", ni.Worker{Born: day("1990-01-01"), Deferred: true, DeferredUntil: day("2027-04-05")}, "2026-11-27", "2027-04-06 J A"},
		{"a certificate lasts to State Pension age", ni.Worker{Born: day("1960-12-01"), Certificate: true}, "2026-11-27", "2027-08-01 B C"},
		{"or to its last day", ni.Worker{Born: day("1960-12-01"), Certificate: true, CertificateUntil: day("2027-01-10")}, "2026-11-27", "2027-01-11 B A"},
		{"nothing more to come", ni.Worker{Born: day("1950-01-01")}, "2026-11-27", ""},
	}
	for _, c := range cases {
		got, coming := ni.NextChange(c.w, day(c.after))
		if said := fmt.Sprint(got.On, " ", got.From, " ", got.To); coming != (c.want != "") || coming && said != c.want {
			t.Errorf("%s: got %s, %v, want %s", c.name, said, coming, c.want)
		}
	}
}

// A birthday inside a period changes the letter of the payday that follows it,
// and of no payday before.
func TestLettersFor(t *testing.T) {
	paydays := []calendar.Date{day("2026-10-30"), day("2026-11-27"), day("2026-12-25")}
	cases := []struct {
		name string
		w    ni.Worker
		want string
	}{
		{"21 between two paydays", ni.Worker{Born: day("2005-11-10")}, "M A! A"},
		{"21 on a payday", ni.Worker{Born: day("2005-11-27")}, "M A! A"},
		{"21 the day after", ni.Worker{Born: day("2005-11-28")}, "M M A!"},
		{"16 on a payday", ni.Worker{Born: day("2010-12-25")}, "X X M!"},
		{"State Pension age on a payday, 66 years and 4 months", ni.Worker{Born: day("1960-07-27")}, "A C! C"},
		{"and a day later", ni.Worker{Born: day("1960-07-28")}, "A A C!"},
		{"a deferment of one payday", ni.Worker{Born: day("1990-01-01"), Deferred: true, DeferredUntil: day("2026-11-26")}, "J A! A"},
		{"a veteran to the payday", ni.Worker{Born: day("1990-01-01"), VeteranUntil: day("2026-11-27")}, "V V A!"},
		{"an apprentice turns 25", ni.Worker{Born: day("2001-11-27"), Apprentice: true}, "H A! A"},
	}
	for _, c := range cases {
		var why explain.Note
		got, err := ni.LettersFor(c.w, paydays, &why)
		if err != nil || why.Empty() {
			t.Errorf("%s: %v, %d lines", c.name, err, len(why.Lines))
		}
		said := ""
		for i, choice := range got {
			if i > 0 {
				said += " "
			}
			if said += choice.Letter.String(); choice.Changed {
				said += "!"
			}
		}
		if said != c.want {
			t.Errorf("%s: got %s, want %s", c.name, said, c.want)
		}
	}
}

func TestWorkerCheck(t *testing.T) {
	cases := []struct {
		name  string
		w     ni.Worker
		field string // empty when all is well
	}{
		{"nothing said", ni.Worker{}, "born"},
		{"old enough for a certificate", ni.Worker{Born: day("1961-05-11"), Certificate: true}, ""},
		{"a day too young", ni.Worker{Born: day("1961-05-12"), Certificate: true}, "certificate"},
		{"a veteran to the last day", ni.Worker{Born: day("1990-01-01"), VeteranUntil: day("2028-04-05")}, ""},
		{"a day longer", ni.Worker{Born: day("1990-01-01"), VeteranUntil: day("2028-04-06")}, "veteran-until"},
	}
	for _, c := range cases {
		err := c.w.Check()
		if f := fault.All(err); c.field == "" && err != nil || c.field != "" && (len(f) != 1 || f[0].Field != c.field) {
			t.Errorf("%s: got %v, want a fault in %q", c.name, err, c.field)
		}
	}
	if _, err := ni.LettersFor(ni.Worker{}, nil, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no birthday: got %v", err)
	}
	if _, err := ni.LettersFor(ni.Worker{Born: day("1990-01-01")}, make([]calendar.Date, 1), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no payday: got %v", err)
	}
}

// TestLettersChangeOnTheDaysNamed proves that between two named changes the
// letter of every day is the same.
func TestLettersChangeOnTheDaysNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := day("2026-04-06")
		w := ni.Worker{Born: first.AddDays(-rapid.IntRange(0, 70*366).Draw(t, "age")), Apprentice: rapid.Bool().Draw(t, "apprentice"), Deferred: rapid.Bool().Draw(t, "deferred"),
			DeferredUntil: day("2027-04-05"), VeteranUntil: first.AddDays(rapid.IntRange(0, 700).Draw(t, "veteran"))}
		for on := first; on.Before(day("2028-06-01")); {
			next, coming := ni.NextChange(w, on)
			last := day("2028-06-01")
			if coming && next.On.Before(last) {
				last = next.On.AddDays(-1)
			}
			mid := on.AddDays(rapid.IntRange(0, on.DaysUntil(last)).Draw(t, "day"))
			if a, b := ni.LetterFor(w, on, nil), ni.LetterFor(w, mid, nil); a != b {
				t.Fatalf("%s on %s and %s on %s, and no change between is named", a, on, b, mid)
			}
			on = last.AddDays(1)
		}
	})
}
