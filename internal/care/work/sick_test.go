package work_test

import (
	"testing"

	"ownway/internal/care/work"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/money"
)

// weekdays gives an hour of each kind of time on every weekday of a period
// that lies in a part of it.
func weekdays(p calendar.Period, sick calendar.Period, minutes int) []hours.Entry {
	var all []hours.Entry
	for d := p.First; !d.After(p.Last); d = d.AddDays(1) {
		if wd := d.Weekday(); wd < 1 || wd > 5 {
			continue
		}
		if sick.Has(d) {
			all = append(all, away(hours.Sick, d.String(), minutes))
			continue
		}
		all = append(all, worked(d.String(), minutes))
	}
	return all
}

// leila works on weekdays.
func leila(hourly money.Amount, minutes int) work.Employment {
	e := kelly(hourly)
	e.Terms.Usual = employment.Pattern{Minutes: [7]int{0, minutes, minutes, minutes, minutes, minutes, 0}}
	return e
}

func sickLine(t *testing.T, p work.Payslip) money.Amount {
	t.Helper()
	for _, l := range p.Lines {
		if l.Kind == payroll.Sick {
			if p.WhySick.Empty() {
				t.Error("sick pay without its working")
			}
			return l.Amount
		}
	}
	if p.WhySick != nil {
		t.Error("the working of sick pay that was not paid")
	}
	return 0
}

// One spell of sickness over two pay periods is one spell: each period pays its
// own days, at the rate of 2026-27 (£123.25, or 80% of average earnings when that
// is less), and the average is not worked out again from the sick weeks.
func TestSickPayOverTwoPeriods(t *testing.T) {
	ill := calendar.Period{First: day("2026-10-05"), Last: day("2026-10-16")} // a week on each side
	for _, c := range []struct {
		name    string
		hourly  money.Amount
		minutes int // a weekday
		weekly  money.Amount
	}{
		{"the weekly rate", 1300, 180, 123_25},         // £195.00 a week; 80% of it is more
		{"80% of low earnings", 1300, 120, 104_00},     // £130.00 a week
		{"80% of very low earnings", 1300, 60, 52_00},  // £65.00 a week: no lower limit since April 2026
		{"to the penny, rounded up", 1271, 105, 88_97}, // £111.2125 a week is paid as £111.21: 80% is £88.97
	} {
		t.Run(c.name, func(t *testing.T) {
			e := leila(c.hourly, c.minutes)
			one := must2(due(e, told(t, e, first, weekdays(first, calendar.Period{}, c.minutes)...)).Payslip("slp_1"))(t)
			two := must2(due(e, told(t, e, second, weekdays(second, ill, c.minutes)...), one).Payslip("slp_2"))(t)
			three := must2(due(e, told(t, e, third, weekdays(third, ill, c.minutes)...), one, two).Payslip("slp_3"))(t)
			if a, b, before := sickLine(t, two), sickLine(t, three), sickLine(t, one); before != 0 || a != c.weekly || b != c.weekly {
				t.Errorf("sick pay %v, %v and %v, want %v twice", before, a, b, c.weekly)
			}
			if len(two.Sick) != 1 || two.Sick[0].First != ill.First || len(three.Sick) != 1 || three.Sick[0].Last != ill.Last {
				t.Errorf("spells %v and %v", two.Sick, three.Sick)
			}
			if two.Earned >= one.Earned {
				t.Errorf("holiday earned %d while a week sick, and %d when not", two.Earned, one.Earned)
			}
		})
	}
}

// Before there are eight weeks of pay, average earnings come from what was
// brought over, or from the usual hours.
func TestAverageBeforeThereIsPay(t *testing.T) {
	ill := calendar.Period{First: day("2026-08-24"), Last: day("2026-08-28")}
	for _, c := range []struct {
		name string
		over money.Amount
		want money.Amount
	}{
		{"of the usual hours: £130.00", 0, 104_00},
		{"brought over", 100_00, 80_00},
		{"brought over, and high", 400_00, 123_25},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := leila(1300, 120)
			e.Standing.Average = c.over
			slip := must2(due(e, told(t, e, first, weekdays(first, ill, 120)...)).Payslip("slp_1"))(t)
			if got := sickLine(t, slip); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// A payslip that is paid after the sickness began says nothing of earnings
// before it: only pay days before the first day sick count.
func TestAverageIsOfPayBeforeTheSickness(t *testing.T) {
	e := leila(1300, 120)
	long := leila(1300, 180)
	one := must2(due(long, told(t, long, first, weekdays(first, calendar.Period{}, 180)...)).Payslip("slp_1"))(t) // £195 a week, paid on 25 September
	ill := calendar.Period{First: day("2026-09-14"), Last: day("2026-09-18")}
	two := must2(due(e, told(t, e, second, weekdays(second, ill, 120)...), one).Payslip("slp_2"))(t)
	if got := sickLine(t, two); got != 104_00 { // of the usual hours
		t.Errorf("got %v", got)
	}
	late := calendar.Period{First: day("2026-09-28"), Last: day("2026-10-02")}
	two = must2(due(e, told(t, e, second, weekdays(second, late, 120)...), one).Payslip("slp_2"))(t)
	if got := sickLine(t, two); got != 123_25 {
		t.Errorf("got %v", got)
	}
}

func TestTwoSpellsInOnePeriod(t *testing.T) {
	e := leila(1300, 180)
	var entries []hours.Entry
	for _, u := range weekdays(first, calendar.Period{}, 180) {
		if d := u.Date; d == day("2026-08-18") || d == day("2026-09-02") || d == day("2026-09-03") {
			u.Kind = hours.Sick
		}
		entries = append(entries, u)
	}
	slip := must2(due(e, told(t, e, first, entries...)).Payslip("slp_1"))(t)
	if len(slip.Sick) != 2 || slip.Sick[1].Days() != 2 {
		t.Fatalf("spells %v", slip.Sick)
	}
	var sick money.Amount
	for _, l := range slip.Lines {
		if l.Kind == payroll.Sick {
			sick += l.Amount
		}
	}
	if sick != 24_65+49_30 { // a fifth and two fifths of £123.25
		t.Errorf("got %v", sick)
	}
}

func TestUsualWeek(t *testing.T) {
	e := kelly(1300)
	e.Terms.Usual.SleepIn[5] = true
	e.Terms.Rates = append(e.Terms.Rates, employment.Rate{From: day("2026-08-17"), On: employment.BankHoliday, Hourly: 2600})
	for on, want := range map[string]money.Amount{
		"2026-08-17": 4*39_00 + 66_00,
		"2026-08-31": 3*39_00 + 78_00 + 66_00, // a bank holiday on the Monday
	} {
		got, err := work.UsualWeek(e, day(on))
		if err != nil || got != want {
			t.Errorf("from %s: %v, %v; want %v", on, got, err, want)
		}
	}
	if _, err := work.UsualWeek(e, day("2026-08-01")); err == nil {
		t.Error("a week before any rate was in force has a worth")
	}
}

// Sickness that came to light after the usual hours were paid is paid on the
// next payslip: the usual pay is taken off, and sick pay put in its place, once.
func TestSicknessThatCameToLightLater(t *testing.T) {
	e := leila(1300, 180)
	ill := calendar.Period{First: day("2026-09-07"), Last: day("2026-09-11")}
	before := unanswered(t, e, first)
	one := must2(due(e, before).Payslip("slp_1"))(t)
	if sickLine(t, one) != 0 || one.Result.Gross != 780_00 {
		t.Fatalf("paid %v as usual", one.Result.Gross)
	}
	known := agreed(t, before, weekdays(first, ill, 180)...)
	d := due(e, told(t, e, second, weekdays(second, calendar.Period{}, 180)...), one)
	d.Owing = []work.Sheet{known}
	two := must2(d.Payslip("slp_2"))(t)
	if got := sickLine(t, two); got != 123_25 || len(two.Sick) != 1 || two.Sick[0] != ill {
		t.Errorf("sick pay %v for %v", got, two.Sick)
	}
	if want := 780_00 - money.Amount(195_00) + 123_25; two.Result.Gross != want { // a week's usual pay less
		t.Errorf("gross %v, want %v", two.Result.Gross, want)
	}
	for _, l := range two.Lines {
		if l.Kind == payroll.Sick && !l.Correction {
			t.Error("the line does not say that it puts an earlier period right")
		}
	}
	again := due(e, told(t, e, third, weekdays(third, calendar.Period{}, 180)...), one, two)
	again.Owing = []work.Sheet{known} // as if it were still owing
	if slip, err := again.Payslip("slp_3"); err == nil && sickLine(t, slip) != 0 {
		t.Error("it was paid twice")
	}
}
