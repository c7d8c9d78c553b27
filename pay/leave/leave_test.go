package leave

import (
	"testing"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"pgregory.net/rapid"
)

func TestAccrue(t *testing.T) {
	tests := []struct {
		name   string
		given  int // minutes
		want   int
		source string
	}{
		{"30 hours", 1800, 217, "12.07% of 1,800 is 217.26"},
		{"ten hours", 600, 72, "72.42"},
		{"87 minutes, rounded up", 87, 11, "10.5009"},
		{"nothing", 0, 0, ""},
		{"taken back", -1800, -217, "a correction earns so much less"},
	}
	for _, tt := range tests {
		if got := Accrue(figures(t), tt.given, nil); got != tt.want {
			t.Errorf("%s: got %d, want %d (%s)", tt.name, got, tt.want, tt.source)
		}
	}
}

func TestRolledUp(t *testing.T) {
	if got := RolledUp(figures(t), money.Pounds(508, 40), nil); got != money.Pounds(61, 36) {
		t.Errorf("12.07%% of £508.40 is £61.36388: got %v", got)
	}
}

func TestWhileAway(t *testing.T) {
	year := make([]int, 60)
	for i := range year {
		if i%2 == 0 {
			year[i] = 1200 // 20 hours every other week: 10 on average
		}
	}
	tests := []struct {
		name  string
		weeks []int
		days  int
		want  int
		fault bool
	}{
		{"a week off, weeks without work counted", year, 7, 72, false}, // 12.07% of 600
		{"four weeks", year, 28, 290, false},                           // 289.68
		{"three weeks worked so far", []int{600, 0, 1200}, 7, 72, false},
		{"only the last 52 count", append(make([]int, 52), 9999), 7, 0, false},
		{"no weeks", nil, 7, 0, true},
		{"hours below zero", []int{-1}, 7, 0, true},
		{"days below zero", year, -1, 0, true},
	}
	for _, tt := range tests {
		got, err := WhileAway(figures(t), tt.weeks, tt.days, nil)
		if got != tt.want || (err != nil) != tt.fault || err != nil && fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: got %d, %v, want %d", tt.name, got, err, tt.want)
		}
	}
}

func TestWeeksPay(t *testing.T) {
	weeks := func(n int, pay money.Amount) []money.Amount {
		list := make([]money.Amount, n)
		for i := range list {
			list[i] = pay
		}
		return list
	}
	tests := []struct {
		name  string
		given []money.Amount
		want  money.Amount
		fault bool
	}{
		{"steady", weeks(60, 20_000), 20_000, false},
		{"unpaid weeks are passed over", append(weeks(10, 0), weeks(52, 20_000)...), 20_000, false},
		{"only 52 paid weeks", append(weeks(52, 20_000), weeks(10, 99_999)...), 20_000, false},
		{"not beyond 104 weeks", append(weeks(103, 0), 10_000, 30_000), 10_000, false},
		{"fewer weeks so far", []money.Amount{10_000, 10_001}, 10_001, false}, // half a penny up
		{"none paid in 104 weeks", append(weeks(104, 0), 10_000), 0, true},
		{"below zero", []money.Amount{-1}, 0, true},
	}
	for _, tt := range tests {
		got, err := WeeksPay(figures(t), tt.given, nil)
		if got != tt.want || (err != nil) != tt.fault {
			t.Errorf("%s: got %v, %v, want %v", tt.name, got, err, tt.want)
		}
	}
}

func TestBalance(t *testing.T) {
	b := Balance{Earned: 1000, Taken: 250}
	if b.Left() != 750 || b.SetAside(money.Pounds(12, 71), nil) != money.Pounds(158, 88) { // 158.875
		t.Errorf("left %d, set aside %v", b.Left(), b.SetAside(money.Pounds(12, 71), nil))
	}
	if over := (Balance{Earned: 10, Taken: 60}); over.Left() != -50 || over.SetAside(1271, nil) != 0 {
		t.Error("more taken than earned sets money aside")
	}
}

func TestIrregularAllowed(t *testing.T) {
	for first, want := range map[string]bool{"2024-03-31": false, "2024-04-01": true, "2026-04-01": true} {
		if got := IrregularAllowed(YearFrom(calendar.MustDate(first))); got != want {
			t.Errorf("a leave year from %s: %v", first, got)
		}
	}
}

func TestRegularFaults(t *testing.T) {
	year := Service{Year: YearFrom(calendar.MustDate("2026-04-01"))}
	for _, r := range []Rota{{}, {0, 7}, {8, 7}, {5, 0}, {-1, 7}, {1, 367}} {
		if _, err := Statutory(figures(t), r, year); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("rota %v: %v, want a fault", r, err)
		}
	}
	back := year
	back.Start, back.Last = calendar.MustDate("2026-06-02"), calendar.MustDate("2026-06-01")
	if _, err := Statutory(figures(t), Rota{5, 7}, back); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("leaving before starting: %v, want a fault", err)
	}
	e, err := Statutory(figures(t), Rota{5, 7}, year)
	if err != nil {
		t.Fatal(err)
	}
	for _, week := range []int{0, -60, 7*24*60 + 1} {
		if _, err := e.Minutes(week, nil); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("a week of %d minutes: %v, want a fault", week, err)
		}
	}
}

func TestNotInTheYear(t *testing.T) {
	s := Service{Year: YearFrom(calendar.MustDate("2026-04-01")), Start: calendar.MustDate("2027-04-01")}
	e, err := Statutory(figures(t), Rota{5, 7}, s)
	if err != nil || e.Days() != 0 {
		t.Errorf("an employment after the leave year has %d hundredths of a day, %v", e.Days(), err)
	}
}

// A regular worker never has more than 5.6 weeks or 28 days, a longer service
// in the year never gives less, and the days beyond a full year do not count.
func TestStatutoryProperties(t *testing.T) {
	h := figures(t)
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.IntRange(1, 28).Draw(t, "of")
		r := Rota{rapid.IntRange(1, of).Draw(t, "days"), of}
		year := YearFrom(calendar.MustDate("2026-04-01").AddDays(rapid.IntRange(0, 800).Draw(t, "year")))
		start := year.First.AddDays(rapid.IntRange(-100, 364).Draw(t, "start"))
		all, err := Statutory(h, r, Service{Year: year, Start: start})
		if err != nil {
			t.Fatal(err)
		}
		earlier, err := Statutory(h, r, Service{Year: year, Start: start.AddDays(-rapid.IntRange(0, 40).Draw(t, "earlier"))})
		if err != nil {
			t.Fatal(err)
		}
		if all.Days() > 2800 || all.Days() > earlier.Days()+50 {
			t.Fatalf("started %v: %d, earlier %d hundredths of a day", start, all.Days(), earlier.Days())
		}
		week := rapid.IntRange(1, 5000).Draw(t, "week")
		minutes, err := earlier.Minutes(week, nil)
		if err != nil {
			t.Fatal(err)
		}
		// 5.6 weeks of the week, and at most half a day more from rounding up
		if most := week*56/10 + week*of/(r.Days*7)/2 + 2; minutes > most {
			t.Fatalf("%d minutes of holiday for weeks of %d", minutes, week)
		}
	})
}

func TestExplainChangesNothing(t *testing.T) {
	h := figures(t)
	var why explain.Note
	year := YearFrom(calendar.MustDate("2026-04-01"))
	e, err := Statutory(h, Rota{3, 7}, Service{Year: year, Start: calendar.MustDate("2026-07-10")})
	if err != nil {
		t.Fatal(err)
	}
	with, err1 := e.Minutes(900, &why)
	without, err2 := e.Minutes(900, nil)
	if with != without || err1 != nil || err2 != nil || len(why.Lines) != 2 {
		t.Errorf("%d with and %d without a note of %d lines", with, without, len(why.Lines))
	}
	if Accrue(h, 1800, &why) != Accrue(h, 1800, nil) || RolledUp(h, 5000, &why) != RolledUp(h, 5000, nil) {
		t.Error("a note changed a figure")
	}
	for _, l := range why.Lines {
		if len(l.Cites) == 0 {
			t.Errorf("%v has no source", l.Text)
		}
	}
	silent := testing.AllocsPerRun(100, func() {
		Accrue(h, 1800, nil)
		RolledUp(h, 5000, nil)
		_, _ = e.Minutes(900, nil)
	})
	if silent != 0 {
		t.Errorf("%v allocations with no note", silent)
	}
}
