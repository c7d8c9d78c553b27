package leave

import (
	"reflect"
	"testing"

	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"pgregory.net/rapid"
)

var on = calendar.MustDate

// threeDays works twenty hours on three days: 5.6 weeks are 6,720 minutes.
func threeDays() Regular {
	return Regular{Start: on("2024-02-01"), YearFrom: on("2020-04-01"), Days: 3, Week: 1200}
}

func TestYearOn(t *testing.T) {
	for _, c := range []struct{ first, day, want string }{
		{"2020-04-01", "2026-04-01", "2026-04-01/2027-03-31"},
		{"2020-04-01", "2026-03-31", "2025-04-01/2026-03-31"},
		{"2026-07-14", "2026-07-14", "2026-07-14/2027-07-13"},
		{"2026-07-14", "2024-01-01", "2023-07-14/2024-07-13"},
		{"2024-02-29", "2025-02-28", "2025-02-28/2026-02-27"},
		{"2024-02-29", "2028-02-28", "2027-02-28/2028-02-28"},
	} {
		if got := YearOn(on(c.first), on(c.day)).String(); got != c.want {
			t.Errorf("from %s, on %s: got %s, want %s", c.first, c.day, got, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		first := on("2016-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "first"))
		day := on("2016-01-01").AddDays(rapid.IntRange(0, 6000).Draw(t, "day"))
		if y := YearOn(first, day); !y.Has(day) || y.Days() < 365 || y.Days() > 366 {
			t.Fatalf("%v has not %v, or is no year", y, day)
		}
	})
}

// Source: GOV.UK's holiday calculator (5.6 weeks, months of a starter, days of a
// leaver), whose own cases Statutory meets; sums by hand.
func TestOn(t *testing.T) {
	cases := []struct {
		name   string
		change func(*Regular)
		day    string
		want   Standing // but for the year
	}{
		{"half way through", nil, "2026-09-30", Standing{Entitled: 6720, Earned: 3370}}, // 183 of 365 days
		{"on the last day", nil, "2027-03-31", Standing{Entitled: 6720, Earned: 6720}},
		{"carried over, and taken", func(r *Regular) { r.Carried, r.Taken = 600, 1000 }, "2026-09-30", Standing{Entitled: 7320, Earned: 3970, Taken: 1000}},
		{"started in the year", func(r *Regular) { r.Start = on("2026-07-01") }, "2026-09-30", Standing{Entitled: 5200, Earned: 1694}}, // 13 days; 92 of 365
		{"left", func(r *Regular) { r.Last = on("2026-09-30") }, "2026-12-31", Standing{Entitled: 3370, Earned: 3370}},
		{"six days: 28 at most", func(r *Regular) { r.Days, r.Week = 6, 2880 }, "2027-03-31", Standing{Entitled: 13440, Earned: 13440}},
		// 6,720 × 183 ÷ 365 and 8,400 × 182 ÷ 365, each rounded up
		{"more hours from October", func(r *Regular) { r.Changes = []Change{{on("2026-10-01"), 4, 1500}} }, "2026-12-31", Standing{Entitled: 7559, Earned: 5488}},
		{"before October it does not count yet", func(r *Regular) { r.Changes = []Change{{on("2026-10-01"), 4, 1500}} }, "2026-09-30", Standing{Entitled: 7559, Earned: 3370}},
		{"the last change of an earlier year holds", func(r *Regular) {
			r.Changes = []Change{{on("2025-05-01"), 1, 480}, {on("2026-04-01"), 4, 1500}}
		}, "2027-03-31", Standing{Entitled: 8400, Earned: 8400}},
		{"one of a later year does not", func(r *Regular) { r.Changes = []Change{{on("2027-04-01"), 4, 1500}} }, "2027-03-31", Standing{Entitled: 6720, Earned: 6720}},
		{"a change after leaving does not", func(r *Regular) { r.Last, r.Changes = on("2026-09-30"), []Change{{on("2026-10-01"), 4, 1500}} },
			"2026-12-31", Standing{Entitled: 3370, Earned: 3370}},
		{"years from the start of the job", func(r *Regular) { r.YearFrom = calendar.Date{} }, "2027-01-31", Standing{Entitled: 6720, Earned: 6720}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := threeDays()
			if c.change != nil {
				c.change(&r)
			}
			var why explain.Note
			got, err := r.On(figures(t), on(c.day), &why)
			if !got.Year.Has(on(c.day)) {
				t.Errorf("%v has not %s", got.Year, c.day)
			}
			got.Year = calendar.Period{}
			if err != nil || got != c.want || why.Empty() {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
	s := Standing{Entitled: 6720, Earned: 3370, Taken: 400}
	if s.Balance() != (Balance{Earned: 6720, Taken: 400}) || s.SoFar() != (Balance{Earned: 3370, Taken: 400}) {
		t.Errorf("balances of %+v", s)
	}
}

func TestOnRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*Regular)
		field string
	}{
		{"no days", func(r *Regular) { r.Days = 0 }, "days"},
		{"eight days", func(r *Regular) { r.Days = 8 }, "days"},
		{"no hours", func(r *Regular) { r.Week = 0 }, "week"},
		{"no start", func(r *Regular) { r.Start = calendar.Date{} }, "start"},
		{"before the job", func(r *Regular) { r.Start = on("2026-10-01") }, "day"},
		{"taken below zero", func(r *Regular) { r.Taken = -1 }, "taken"},
		{"a change to no days", func(r *Regular) { r.Changes = []Change{{on("2026-05-01"), 0, 600}} }, "days"},
		{"a change to no hours", func(r *Regular) { r.Changes = []Change{{on("2026-05-01"), 3, 0}} }, "week"},
		{"changes out of order", func(r *Regular) { r.Changes = []Change{{on("2026-05-01"), 3, 600}, {on("2026-04-30"), 3, 600}} }, "changes"},
		{"a change on the first day", func(r *Regular) { r.Changes = []Change{{on("2024-02-01"), 3, 600}} }, "changes"},
		{"left before the start", func(r *Regular) { r.Last = on("2024-01-01") }, "last"},
	} {
		r := threeDays()
		c.spoil(&r)
		_, err := r.On(figures(t), on("2026-09-30"), nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

// What is earned grows by the day, and never past the year's.
func TestEarnedGrows(t *testing.T) {
	h := figures(t)
	rapid.Check(t, func(t *rapid.T) {
		r := Regular{Start: on("2025-10-01").AddDays(rapid.IntRange(0, 300).Draw(t, "start")), YearFrom: on("2020-04-01"),
			Days: rapid.IntRange(1, 7).Draw(t, "days"), Week: rapid.IntRange(60, 3000).Draw(t, "week")}
		day := r.Start.AddDays(rapid.IntRange(0, 400).Draw(t, "day"))
		a, err := r.On(h, day, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := r.On(h, day.AddDays(1), nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.Earned > a.Entitled || a.Year == b.Year && b.Earned < a.Earned || a.Year == b.Year && a.Entitled != b.Entitled {
			t.Fatalf("%+v, and a day later %+v", a, b)
		}
	})
}

// Source: Working Time Regulations 1998 regs 13 and 13A as changed on 1 January
// 2024 (four weeks and 1.6; 18 months after sickness); sums by hand. The leave
// year ends on 31 March 2027.
func TestCarry(t *testing.T) {
	next, sick := on("2028-03-31"), on("2028-09-30")
	cases := []struct {
		name    string
		change  func(*Regular)
		reasons []Because
		want    CarriedOver
	}{
		{"for no reason", nil, nil, CarriedOver{Lost: 6720}},
		{"all taken", func(r *Regular) { r.Taken = 6720 }, []Because{Sick}, CarriedOver{}},
		{"sickness: four weeks", nil, []Because{Sick}, CarriedOver{Parts: []Part{{Sick, 4800, sick}}, Lost: 1920}},
		{"agreed: 1.6 weeks", nil, []Because{Agreed}, CarriedOver{Parts: []Part{{Agreed, 1920, next}}, Lost: 4800}},
		{"both", nil, []Because{Agreed, Sick}, CarriedOver{Parts: []Part{{Sick, 4800, sick}, {Agreed, 1920, next}}}},
		{"family leave: all of it", nil, []Because{Away}, CarriedOver{Parts: []Part{{Away, 4800, next}, {Away, 1920, next}}}},
		{"no fair chance, and sick: the longer time", nil, []Because{Sick, NotLet}, CarriedOver{Parts: []Part{{NotLet, 4800, calendar.Date{}}}, Lost: 1920}},
		{"the four weeks are taken first", func(r *Regular) { r.Taken = 5000 }, []Because{Agreed}, CarriedOver{Parts: []Part{{Agreed, 1720, next}}}},
		{"what was brought in is taken before them", func(r *Regular) { r.Carried, r.Taken = 600, 1000 }, []Because{Sick}, CarriedOver{Parts: []Part{{Sick, 4400, sick}}, Lost: 1920}},
		// 4,800 × 183 ÷ 365 and 6,000 × 182 ÷ 365
		{"hours that changed", func(r *Regular) { r.Changes = []Change{{on("2026-10-01"), 4, 1500}} }, []Because{Sick}, CarriedOver{Parts: []Part{{Sick, 5399, sick}}, Lost: 2160}},
		{"a starter's share", func(r *Regular) { r.Start = on("2026-07-01") }, []Because{Sick}, CarriedOver{Parts: []Part{{Sick, 3600, sick}}, Lost: 1600}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := threeDays()
			if c.change != nil {
				c.change(&r)
			}
			var why explain.Note
			got, err := r.Carry(figures(t), on("2027-03-31"), c.reasons, &why)
			if err != nil || !reflect.DeepEqual(got, c.want) || why.Empty() != (got.Minutes()+got.Lost == 0) {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
	if _, err := threeDays().Carry(figures(t), on("2027-03-31"), []Because{"wished"}, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a reason that is none: %v", err)
	}
}

// weekly gives pay of so many weeks, the last of which ends on a day.
func weekly(n int, last calendar.Date, pay money.Amount, minutes int) []Paid {
	var all []Paid
	for i := range n {
		end := last.AddDays(-7 * i)
		all = append(all, Paid{Days: calendar.Period{First: end.AddDays(-6), Last: end}, Amount: pay, Minutes: minutes})
	}
	return all
}

// Source: a week's pay is the average of the last 52 paid weeks, looking back
// over at most 104; sums by hand.
func TestWeekBefore(t *testing.T) {
	day := on("2026-11-23")
	end := day.AddDays(-1)
	cases := []struct {
		name string
		paid []Paid
		want Week
	}{
		{"the same each week", weekly(60, end, 254_20, 1200), Week{254_20, 1200, 52}},
		{"only the last 52", append(weekly(52, end, 200_00, 1000), weekly(10, end.AddDays(-52*7), 900_00, 3000)...), Week{200_00, 1000, 52}},
		{"weeks without pay are passed over", append(weekly(4, end, 300_00, 1500), weekly(4, end.AddDays(-20*7), 100_00, 500)...), Week{200_00, 1000, 8}},
		{"pay of later days does not count", append(weekly(2, end, 200_00, 1000), weekly(1, end.AddDays(7), 900_00, 3000)...), Week{200_00, 1000, 2}},
		{"nor of more than 104 weeks ago", append(weekly(1, end, 200_00, 1000), weekly(3, end.AddDays(-104*7), 900_00, 3000)...), Week{200_00, 1000, 1}},
		{"four-weekly pay", []Paid{{Days: calendar.Period{First: end.AddDays(-27), Last: end}, Amount: 801_00, Minutes: 4000}}, Week{200_25, 1000, 4}},
		{"a day's pay", []Paid{{Days: calendar.Period{First: end, Last: end}, Amount: 63_55, Minutes: 300}}, Week{63_55, 300, 1}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			if got, err := WeekBefore(figures(t), c.paid, day, &why); err != nil || got != c.want || why.Empty() {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
	for name, bad := range map[string][]Paid{
		"no pay":         nil,
		"no days":        {{Amount: 100}},
		"below zero":     {{Days: calendar.Period{First: end, Last: end}, Amount: -1}},
		"two years":      {{Days: calendar.Period{First: end.AddDays(-700), Last: end}, Amount: 1}},
		"time below 0":   {{Days: calendar.Period{First: end, Last: end}, Minutes: -1}},
		"backwards days": {{Days: calendar.Period{First: end, Last: end.AddDays(-1)}, Amount: 1}},
	} {
		if _, err := WeekBefore(figures(t), bad, day, nil); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	w := Week{Pay: 254_20, Minutes: 1200}
	if w.For(600) != 127_10 || w.For(1200) != w.Pay || (Week{}).For(60) != 0 {
		t.Errorf("ten hours are %v", w.For(600))
	}
}
