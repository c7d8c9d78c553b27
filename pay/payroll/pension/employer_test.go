package pension_test

import (
	"testing"

	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

func TestDutiesStart(t *testing.T) {
	if got := pension.DutiesStart(day("2026-06-01"), calendar.Date{}, day("2026-03-09")); got != day("2026-03-09") {
		t.Errorf("got %s", got)
	}
	if got := pension.DutiesStart(); !got.IsZero() {
		t.Errorf("with no worker: got %s", got)
	}
}

// Source: The Pensions Regulator, re-enrolment: a window of three months on
// each side of the third anniversary, and five months from it to re-declare.
func TestRound(t *testing.T) {
	e := pension.Employer{DutiesStart: day("2020-08-01")}
	if got := e.DeclareBy(); got != day("2020-12-31") {
		t.Errorf("first declaration by %s", got)
	}
	want := pension.Round{Anniversary: day("2023-08-01"), Window: calendar.Period{First: day("2023-05-01"), Last: day("2023-10-31")}, DeclareBy: day("2023-12-31")}
	if got := e.Round(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, d := range []string{"2023-04-30", "2023-11-01"} {
		if _, err := e.Choose(day(d)); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: got %v, want a fault", d, err)
		}
	}
	e, err := e.Choose(day("2023-06-15"))
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Round().Anniversary; got != day("2026-06-15") {
		t.Errorf("the next round is counted from the day chosen: got %s", got)
	}
	if _, err := (pension.Employer{}).Choose(day("2023-06-15")); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no duties start date: got %v, want a fault", err)
	}
}

func TestEmployerActs(t *testing.T) {
	e := pension.Employer{DutiesStart: day("2023-06-15")}
	chosen := e
	chosen.Reenrolments = []calendar.Date{day("2026-07-01")}
	chosen.Declared = []calendar.Date{day("2023-09-01")}
	done := chosen
	done.Declared = []calendar.Date{day("2023-09-01"), day("2026-08-01")}
	cases := []struct {
		name string
		e    pension.Employer
		on   string
		want []pension.Act
	}{
		{"before there is a worker", e, "2023-06-14", nil},
		{"from the first day", e, "2023-06-15", []pension.Act{{Kind: pension.Declare, From: day("2023-06-15"), By: day("2023-11-14")}}},
		{"late", e, "2023-11-15", []pension.Act{{Kind: pension.Declare, From: day("2023-06-15"), By: day("2023-11-14"), Late: true}}},
		{"declared", pension.Employer{DutiesStart: e.DutiesStart, Declared: chosen.Declared}, "2026-02-14", nil},
		{"a month before the window", pension.Employer{DutiesStart: e.DutiesStart, Declared: chosen.Declared}, "2026-02-15",
			[]pension.Act{{Kind: pension.ChooseReenrolment, From: day("2026-03-15"), By: day("2026-09-14")}}},
		{"chosen, and not yet come", chosen, "2026-06-30", nil},
		{"to be declared again", chosen, "2026-07-01", []pension.Act{{Kind: pension.Redeclare, From: day("2026-07-01"), By: day("2026-11-14")}}},
		{"declared again", done, "2026-11-21", nil},
	}
	for _, c := range cases {
		var why explain.Note
		got := c.e.Acts(day(c.on), &why)
		if len(got) != len(c.want) || len(why.Lines) != len(got) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %+v, want %+v", c.name, got[i], c.want[i])
			}
		}
	}
}

func TestReenrol(t *testing.T) {
	in := []pension.Event{on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-10")}
	opted := append(in[:2:2], on(pension.OptedOut, "2026-07-01"))
	left := append(in[:2:2], on(pension.Ceased, "2026-08-01"))
	cases := []struct {
		name  string
		given []pension.Event
		on    string
		duty  pension.Duty
		want  pension.ActKind // empty for none
	}{
		{"opted out a year ago", opted, "2027-07-01", pension.Eligible, pension.Reenrol},
		{"a day less", opted, "2027-06-30", pension.Eligible, pension.MayReenrol},
		{"left", left, "2029-06-01", pension.Eligible, pension.Reenrol},
		{"left, but not eligible", left, "2029-06-01", pension.NonEligible, ""},
		{"still in", in, "2029-06-01", pension.Eligible, ""},
		{"never in", nil, "2029-06-01", pension.Eligible, ""},
	}
	for _, c := range cases {
		var why explain.Note
		got, asked := record(t, c.given...).Reenrol(day(c.on), c.duty, &why)
		if got.Kind != c.want || asked != (c.want != "") || why.Empty() == asked {
			t.Errorf("%s: got %+v, %v", c.name, got, asked)
		}
		if asked && got.By != day(c.on).AddDays(42) {
			t.Errorf("%s: by %s", c.name, got.By)
		}
	}
}
