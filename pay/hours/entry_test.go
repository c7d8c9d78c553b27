package hours_test

import (
	"slices"
	"testing"

	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
	"pgregory.net/rapid"
)

func TestEntriesThatCannotBe(t *testing.T) {
	e := func(date string, kind hours.Kind, minutes, nights int) hours.Entry {
		return hours.Entry{Date: day(date), Kind: kind, Minutes: minutes, Nights: nights, Told: hours.Paper}
	}
	untold := e("2026-10-19", hours.Work, 60, 0)
	untold.Told = ""
	tests := []struct {
		name  string
		given []hours.Entry
		want  []string // fields
		key   msg.Key
	}{
		{"blank is not zero", nil, []string{"entries"}, hours.EnterSomeHours},
		{"none worked, said so", []hours.Entry{e("2026-10-19", hours.Work, 0, 0)}, nil, ""},
		{"below zero", []hours.Entry{e("2026-10-19", hours.Work, -1, 0)}, []string{"entries.0.minutes"}, hours.BelowZero},
		{"24 hours", []hours.Entry{e("2026-10-19", hours.Work, 1440, 0)}, nil, ""},
		{"over 24 hours", []hours.Entry{e("2026-10-19", hours.Work, 1441, 0)}, []string{"entries.0.minutes"}, hours.OverADay},
		{"over 24 hours together", []hours.Entry{e("2026-10-19", hours.Work, 1000, 0), e("2026-10-19", hours.Sick, 441, 0)},
			[]string{"entries.1.minutes"}, hours.OverADay},
		{"more than a number holds", []hours.Entry{e("2026-10-19", hours.Work, 1440, 0), e("2026-10-19", hours.Sick, 1<<62, 0),
			e("2026-10-19", hours.SleepIn, 1<<62, 1)}, []string{"entries.1.minutes", "entries.2.minutes"}, hours.OverADay},
		{"part worked and part sick", []hours.Entry{e("2026-10-19", hours.Work, 60, 0), e("2026-10-19", hours.Sick, 120, 0)}, nil, ""},
		{"the day before the period", []hours.Entry{e("2026-10-18", hours.Work, 60, 0)}, []string{"entries.0.date"}, hours.OutsidePeriod},
		{"the day after the period", []hours.Entry{e("2026-11-16", hours.Work, 60, 0)}, []string{"entries.0.date"}, hours.OutsidePeriod},
		{"after the employment", []hours.Entry{e("2026-11-11", hours.Work, 60, 0)}, []string{"entries.0.date"}, hours.NotEmployed},
		{"before the employment", []hours.Entry{e("2026-10-19", hours.Work, 60, 0), e("2026-10-20", hours.Work, -60, 0)},
			[]string{"entries.1.minutes"}, hours.BelowZero},
		{"the same day and kind twice", []hours.Entry{e("2026-10-19", hours.Work, 60, 0), e("2026-10-19", hours.Work, 60, 0)},
			[]string{"entries.1.kind"}, hours.Twice},
		{"holiday and sick on one day", []hours.Entry{e("2026-10-19", hours.Holiday, 60, 0), e("2026-10-19", hours.Sick, 60, 0)},
			[]string{"entries.1.kind"}, hours.HolidayAndSick},
		{"holiday of no time", []hours.Entry{e("2026-10-19", hours.Holiday, 0, 0)}, []string{"entries.0.minutes"}, hours.NoneAway},
		{"a sleep-in, awake for an hour", []hours.Entry{e("2026-10-19", hours.SleepIn, 60, 1)}, nil, ""},
		{"a sleep-in of no nights", []hours.Entry{e("2026-10-19", hours.SleepIn, 0, 0)}, []string{"entries.0.nights"}, hours.OneNight},
		{"a sleep-in of two nights", []hours.Entry{e("2026-10-19", hours.SleepIn, 0, 2)}, []string{"entries.0.nights"}, hours.OneNight},
		{"work with a night", []hours.Entry{e("2026-10-19", hours.Work, 60, 1)}, []string{"entries.0.nights"}, hours.NightsElsewhere},
		{"no kind", []hours.Entry{e("2026-10-19", "", 60, 0)}, []string{"entries.0.kind"}, hours.ChooseKind},
		{"not told how", []hours.Entry{untold}, []string{"entries.0.told"}, hours.ChooseTold},
		{"two faults, both named", []hours.Entry{e("2026-10-18", hours.Work, -60, 0)},
			[]string{"entries.0.date", "entries.0.minutes"}, hours.OutsidePeriod},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := mondays()
			terms.End = day("2026-11-10")
			s, _, err := open(t, terms).Log(tt.given, day("2026-11-15"))
			faults := fault.All(err)
			var fields []string
			for _, f := range faults {
				fields = append(fields, f.Field)
			}
			if !slices.Equal(fields, tt.want) {
				t.Fatalf("faults in %v, want %v", fields, tt.want)
			}
			if len(faults) > 0 && faults[0].Text.Key != tt.key {
				t.Errorf("said %s, want %s", faults[0].Text.Key, tt.key)
			}
			if err != nil && len(s.Entries) != 0 {
				t.Error("bad entries were kept in part")
			}
		})
	}
}

func TestLogKeepsOrder(t *testing.T) {
	s, _, err := open(t, mondays()).Log([]hours.Entry{work("2026-10-26", 60), work("2026-10-19", 90)}, day("2026-11-15"))
	if err != nil || s.Entries[0].Date != day("2026-10-19") {
		t.Errorf("%v, %v", s.Entries, err)
	}
}

func TestToldWords(t *testing.T) {
	for _, told := range []hours.Told{hours.Phone, hours.Paper, hours.Call, hours.Usual, hours.Web} {
		if _, ok := msg.English(told.Text().Key); !ok {
			t.Errorf("%s has no words", told)
		}
	}
}

func TestCompare(t *testing.T) {
	s, _, err := open(t, mondays()).Log([]hours.Entry{
		work("2026-10-19", 210),
		{Date: day("2026-10-23"), Kind: hours.SleepIn, Minutes: 45, Nights: 1, Told: hours.Phone},
		{Date: day("2026-10-26"), Kind: hours.Holiday, Minutes: 180, Told: hours.Phone},
		work("2026-11-02", 60),
		{Date: day("2026-11-02"), Kind: hours.Sick, Minutes: 120, Told: hours.Phone},
	}, day("2026-11-15"))
	if err != nil {
		t.Fatal(err)
	}
	week := func(first string) calendar.Period {
		return calendar.Period{First: day(first), Last: day(first).AddDays(6)}
	}
	want := []hours.Week{
		{Days: week("2026-10-19"), Usual: 180, Logged: 255, Difference: 75, Overtime: 75, UsualNights: 1, LoggedNights: 1},
		{Days: week("2026-10-26"), Usual: 180, Holiday: 180, UsualNights: 1},
		{Days: week("2026-11-02"), Usual: 180, Logged: 60, Sick: 120, UsualNights: 1},
		{Days: week("2026-11-09"), Usual: 180, Difference: -180, UsualNights: 1},
	}
	if got := s.Compare(); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestCompareMonth(t *testing.T) {
	s, err := hours.New(mondays(), calendar.MonthOf(day("2026-11-01")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range s.Compare() {
		got = append(got, w.Days.String())
	}
	want := []string{"2026-11-01/2026-11-01", "2026-11-02/2026-11-08", "2026-11-09/2026-11-15",
		"2026-11-16/2026-11-22", "2026-11-23/2026-11-29", "2026-11-30/2026-11-30"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func entries(t *rapid.T, label string) []hours.Entry {
	var list []hours.Entry
	for d := 0; d < 28; d++ {
		for _, k := range []hours.Kind{hours.Work, hours.SleepIn, hours.Holiday, hours.Sick} {
			if rapid.IntRange(0, 3).Draw(t, label) > 0 {
				continue
			}
			e := hours.Entry{Date: fourWeeks.First.AddDays(d), Kind: k, Minutes: rapid.IntRange(0, 360).Draw(t, "minutes"), Told: hours.Phone}
			if k == hours.SleepIn {
				e.Nights = 1
			}
			list = append(list, e)
		}
	}
	return list
}

// What was paid and the correction together are what was agreed, and the
// other way round takes it back.
func TestCorrectionPutsRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paid, agreed := entries(t, "paid"), entries(t, "agreed")
		type place struct {
			date calendar.Date
			kind hours.Kind
		}
		sums := map[place][2]int{}
		for _, e := range paid {
			sums[place{e.Date, e.Kind}] = [2]int{e.Minutes, e.Nights}
		}
		there, back := hours.Correction(paid, agreed), hours.Correction(agreed, paid)
		if len(there) != len(back) {
			t.Fatalf("%d differences one way, %d the other", len(there), len(back))
		}
		for i, d := range there {
			s := sums[place{d.Date, d.Kind}]
			sums[place{d.Date, d.Kind}] = [2]int{s[0] + d.Minutes, s[1] + d.Nights}
			if back[i].Minutes != -d.Minutes || back[i].Nights != -d.Nights {
				t.Fatalf("%v back is %v", d, back[i])
			}
		}
		for _, e := range agreed {
			if sums[place{e.Date, e.Kind}] != [2]int{e.Minutes, e.Nights} {
				t.Fatalf("%v comes to %v", e, sums[place{e.Date, e.Kind}])
			}
			delete(sums, place{e.Date, e.Kind})
		}
		for at, s := range sums {
			if s != [2]int{} {
				t.Fatalf("%v was not agreed and comes to %v", at, s)
			}
		}
		if got := hours.Correction(agreed, agreed); len(got) != 0 {
			t.Fatalf("nothing to put right, and yet %v", got)
		}
	})
}
