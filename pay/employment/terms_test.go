package employment_test

import (
	"slices"
	"testing"
	"time"

	"ownway/pay/employment"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"pgregory.net/rapid"
)

var day = calendar.MustDate

// weekdays is a PA who works four hours on weekdays and one sleep-in on Friday.
func weekdays() employment.Terms {
	t := employment.Terms{
		Start:     day("2026-04-06"),
		Frequency: period.FourWeekly,
		Rates:     []employment.Rate{{From: day("2026-04-06"), On: employment.EveryDay, Hourly: money.Pounds(12, 71)}},
		SleepIn:   money.Pounds(60, 0),
		Holiday:   employment.IrregularAccrual,
	}
	for wd := time.Monday; wd <= time.Friday; wd++ {
		t.Usual.Minutes[wd] = 240
	}
	t.Usual.SleepIn[time.Friday] = true
	return t
}

func TestValidate(t *testing.T) {
	tests := []struct {
		name  string
		given func(*employment.Terms)
		want  []string // fields, in order
	}{
		{"good terms", func(*employment.Terms) {}, nil},
		{"no start", func(x *employment.Terms) { x.Start = calendar.Date{} }, []string{"start"}},
		{"end before start", func(x *employment.Terms) { x.End = day("2026-04-05") }, []string{"end"}},
		{"end on the start", func(x *employment.Terms) { x.End = x.Start }, nil},
		{"no frequency", func(x *employment.Terms) { x.Frequency = "" }, []string{"frequency"}},
		{"no rates", func(x *employment.Terms) { x.Rates = nil }, []string{"rates"}},
		{"a rate of nothing", func(x *employment.Terms) { x.Rates[0].Hourly = 0 }, []string{"rates.0.hourly"}},
		{"a rate below nothing", func(x *employment.Terms) { x.Rates[0].Hourly = -1 }, []string{"rates.0.hourly"}},
		{"first rate starts late", func(x *employment.Terms) { x.Rates[0].From = day("2026-04-07") }, []string{"rates"}},
		{"only a weekend rate", func(x *employment.Terms) { x.Rates[0].On = employment.Weekend }, []string{"rates"}},
		{"a rate for no known days", func(x *employment.Terms) { x.Rates[0].On = "full moon" }, []string{"rates.0.on", "rates"}},
		{"a rate from no date", func(x *employment.Terms) { x.Rates[0].From = calendar.Date{} }, []string{"rates.0.from"}},
		{"a rate twice", func(x *employment.Terms) { x.Rates = append(x.Rates, x.Rates[0]) }, []string{"rates.1.from"}},
		{"minutes below nothing", func(x *employment.Terms) { x.Usual.Minutes[time.Monday] = -1 }, []string{"usual.1"}},
		{"a day of 24 hours", func(x *employment.Terms) { x.Usual.Minutes[time.Sunday] = 1440 }, nil},
		{"a day over 24 hours", func(x *employment.Terms) { x.Usual.Minutes[time.Sunday] = 1441 }, []string{"usual.0"}},
		{"sleep-ins for nothing", func(x *employment.Terms) { x.SleepIn = 0 }, []string{"sleep-in"}},
		{"sleep-ins below nothing", func(x *employment.Terms) { x.SleepIn = -1 }, []string{"sleep-in"}},
		{"no sleep-ins and no sum", func(x *employment.Terms) { x.SleepIn, x.Usual.SleepIn = 0, [7]bool{} }, nil},
		{"no holiday chosen", func(x *employment.Terms) { x.Holiday = "" }, []string{"holiday"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := weekdays()
			tt.given(&terms)
			var got []string
			for _, f := range fault.All(terms.Validate()) {
				if f.Kind != fault.KindInvalid {
					t.Errorf("kind %v of %v, want invalid", f.Kind, f)
				}
				got = append(got, f.Field)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("faults in %v, want %v", got, tt.want)
			}
		})
	}
}

func TestRateOn(t *testing.T) {
	terms := weekdays()
	terms.Rates = append(terms.Rates,
		employment.Rate{From: day("2026-10-01"), On: employment.EveryDay, Hourly: money.Pounds(13, 0)},
		employment.Rate{From: day("2026-05-01"), On: employment.Weekend, Hourly: money.Pounds(14, 0)},
		employment.Rate{From: day("2026-12-01"), On: employment.BankHoliday, Hourly: money.Pounds(20, 0)},
	)
	tests := []struct {
		name string
		on   string
		want money.Amount
	}{
		{"the first day", "2026-04-06", 1271},
		{"a weekend before the weekend rate", "2026-04-11", 1271},
		{"a weekend after it", "2026-05-02", 1400},
		{"a bank holiday before its rate", "2026-08-31", 1271},
		{"a weekday after the rise", "2026-10-01", 1300},
		{"a weekend after the rise keeps its own rate", "2026-10-03", 1400},
		{"Christmas Day", "2026-12-25", 2000},
		{"Boxing Day at a weekend is a weekend, not a bank holiday", "2026-12-26", 1400},
		{"its substitute", "2026-12-28", 2000},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := terms.RateOn(day(tt.on))
			if err != nil || got != tt.want {
				t.Errorf("RateOn(%s) = %v, %v, want %v", tt.on, got, err, tt.want)
			}
		})
	}
	if got, err := terms.RateOn(day("2026-04-05")); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("before any rate: %v, %v, want a fault", got, err)
	}
}

func TestPeriodOn(t *testing.T) {
	tests := []struct {
		name      string
		frequency period.Frequency
		from      string
		on        string
		want      string
	}{
		{"weekly from the start", period.Weekly, "", "2026-04-12", "2026-04-06/2026-04-12"},
		{"fortnightly from the start", period.Fortnightly, "", "2026-04-20", "2026-04-20/2026-05-03"},
		{"four-weekly in a series set before", period.FourWeekly, "2026-03-23", "2026-04-19", "2026-03-23/2026-04-19"},
		{"four-weekly before the day that sets the series", period.FourWeekly, "2026-10-19", "2026-09-20", "2026-08-24/2026-09-20"},
		{"monthly", period.Monthly, "2026-03-23", "2026-04-19", "2026-04-01/2026-04-30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			terms := weekdays()
			terms.Frequency = tt.frequency
			if tt.from != "" {
				terms.PeriodFrom = day(tt.from)
			}
			if got := terms.PeriodOn(day(tt.on)).String(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestPeriodsLeaveNoDayOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := weekdays()
		terms.Frequency = rapid.SampledFrom([]period.Frequency{
			period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly}).Draw(t, "frequency")
		on := day("2026-01-01").AddDays(rapid.IntRange(-2000, 2000).Draw(t, "days"))
		p := terms.PeriodOn(on)
		next := terms.PeriodOn(p.Last.AddDays(1))
		if !p.Has(on) || next.First != p.Last.AddDays(1) {
			t.Fatalf("%v holds not %v or is not followed by %v", p, on, next)
		}
		if w := terms.Frequency.Weeks(); w > 0 && p.Days() != 7*w {
			t.Fatalf("%v has %d days", p, p.Days())
		}
	})
}

func TestUsualOver(t *testing.T) {
	terms := weekdays()
	terms.End = day("2026-04-17")
	got := terms.UsualOver(calendar.Period{First: day("2026-03-30"), Last: day("2026-04-30")})
	minutes, nights := 0, 0
	for _, d := range got {
		if !terms.EmployedOn(d.Date) {
			t.Errorf("usual hours on %v, outside the employment", d.Date)
		}
		minutes += d.Minutes
		nights += d.Nights
	}
	if len(got) != 10 || minutes != 10*240 || nights != 2 {
		t.Errorf("got %d days, %d minutes, %d nights, want 10, 2400, 2", len(got), minutes, nights)
	}
	if got[0].Date != day("2026-04-06") || got[9].Date != day("2026-04-17") {
		t.Errorf("runs from %v to %v", got[0].Date, got[9].Date)
	}
}

func TestUsualWeeksAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p employment.Pattern
		for wd := range p.Minutes {
			p.Minutes[wd] = rapid.IntRange(0, 1440).Draw(t, "minutes")
			p.SleepIn[wd] = rapid.Bool().Draw(t, "sleep-in")
		}
		first := day("2026-01-01").AddDays(rapid.IntRange(0, 400).Draw(t, "first"))
		weeks := rapid.IntRange(1, 6).Draw(t, "weeks")
		minutes, nights := 0, 0
		for _, d := range p.Over(calendar.Period{First: first, Last: first.AddDays(7*weeks - 1)}) {
			minutes += d.Minutes
			nights += d.Nights
		}
		m, n := p.Week()
		if minutes != weeks*m || nights != weeks*n {
			t.Fatalf("%d weeks hold %d minutes and %d nights, want %d and %d", weeks, minutes, nights, weeks*m, weeks*n)
		}
	})
}

func TestPatternEmpty(t *testing.T) {
	var p employment.Pattern
	if !p.Empty() {
		t.Error("no hours are not empty")
	}
	p.SleepIn[time.Saturday] = true
	if p.Empty() {
		t.Error("a sleep-in is empty")
	}
}
