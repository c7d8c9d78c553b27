package leaving_test

import (
	"reflect"
	"testing"

	"ownway/pay/leave"
	"ownway/pay/leaving"
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
	"pgregory.net/rapid"
)

var on = calendar.MustDate

func TestYears(t *testing.T) {
	for _, c := range []struct {
		start, last string
		want        int
	}{
		{"2024-04-01", "2026-03-31", 2}, {"2024-04-01", "2026-03-30", 1}, {"2024-04-01", "2024-04-01", 0},
		{"2024-02-29", "2025-02-27", 1}, {"2006-11-21", "2026-11-21", 20},
	} {
		if got := leaving.Years(on(c.start), on(c.last)); got != c.want {
			t.Errorf("%s to %s: got %d, want %d", c.start, c.last, got, c.want)
		}
	}
}

// Source: Employment Rights Act 1996 s.86(1) and (2).
func TestNotice(t *testing.T) {
	for _, c := range []struct {
		name           string
		start, told    string
		employer, ofPA int
	}{
		{"a day short of a month", "2026-01-15", "2026-02-13", 0, 0},
		{"a month", "2026-01-15", "2026-02-14", 1, 1},
		{"a day short of two years", "2024-06-01", "2026-05-30", 1, 1},
		{"two years", "2024-06-01", "2026-05-31", 2, 1},
		{"just short of twelve", "2014-06-01", "2026-05-30", 11, 1},
		{"twelve years", "2014-06-01", "2026-05-31", 12, 1},
		{"thirty years", "1996-06-01", "2026-05-31", 12, 1},
	} {
		if got := leaving.NoticeByEmployer(on(c.start), on(c.told)); got != c.employer {
			t.Errorf("%s: the employer gives %d, want %d", c.name, got, c.employer)
		}
		if got := leaving.NoticeByPA(on(c.start), on(c.told)); got != c.ofPA {
			t.Errorf("%s: the PA gives %d, want %d", c.name, got, c.ofPA)
		}
	}
}

// redundant had twelve years and full notice, aged 46: five years at one and a
// half weeks and seven at one are 14.5 weeks.
func redundant() leaving.Leaving {
	return leaving.Leaving{Why: leaving.Redundant, Start: on("2014-05-01"), Told: on("2026-07-08"), Last: on("2026-09-30"),
		Born: on("1980-03-10"), WeekPay: 400_00, HolidayPay: 400_00, HolidayWeek: 1200, Holiday: leave.Balance{Earned: 1200, Taken: 600}}
}

// Source: Employment Rights Act 1996 ss.86, 145, 162; the caps of 719 (2025-26)
// and 751 (2026-27); sums by hand.
func TestWorkOut(t *testing.T) {
	holiday := leaving.Line{Kind: leaving.HolidayOwed, Amount: 200_00, Minutes: 600, Taxed: true}
	pay := func(a money.Amount) leaving.Line { return leaving.Line{Kind: leaving.RedundancyPay, Amount: a} }
	lieu := func(a money.Amount) leaving.Line {
		return leaving.Line{Kind: leaving.NoticePay, Amount: a, Taxed: true}
	}
	cases := []struct {
		name   string
		change func(*leaving.Leaving)
		want   []leaving.Line
		short  int // days of notice
		note   msg.Key
	}{
		{"full notice", nil, []leaving.Line{holiday, pay(5_800_00)}, 0, "leaving.note.redundancy-tax"},
		{"the cap", func(l *leaving.Leaving) { l.WeekPay = 800_00 }, []leaving.Line{holiday, pay(10_889_50)}, 0, "leaving.note.redundancy-claim"},
		{"the cap of the day before", func(l *leaving.Leaving) {
			l.Start, l.Told, l.Last, l.WeekPay = on("2013-05-01"), on("2026-01-11"), on("2026-04-05"), 800_00
		}, []leaving.Line{holiday, pay(10_425_50)}, 0, "leaving.note.p45"},
		{"twelve weeks in lieu", func(l *leaving.Leaving) { l.Told, l.InLieu = calendar.Date{}, true },
			[]leaving.Line{holiday, lieu(4_800_00), pay(5_800_00)}, 84, "leaving.note.in-lieu"},
		{"ten days of it worked", func(l *leaving.Leaving) { l.Told, l.InLieu = on("2026-09-20"), true },
			[]leaving.Line{holiday, lieu(4_228_57), pay(5_800_00)}, 74, "leaving.note.in-lieu"},
		{"too short, and not paid for", func(l *leaving.Leaving) { l.Told = calendar.Date{} },
			[]leaving.Line{holiday, pay(5_800_00)}, 84, "leaving.note.short-notice"},
		{"a longer notice by contract", func(l *leaving.Leaving) { l.ContractNotice = 13 },
			[]leaving.Line{holiday, pay(5_800_00)}, 7, "leaving.note.short-notice"},
		{"two years by the notice that was not given", func(l *leaving.Leaving) {
			l.Start, l.Told, l.Last = on("2024-11-01"), calendar.Date{}, on("2026-10-25")
		}, []leaving.Line{holiday, pay(1_200_00)}, 7, "leaving.note.redundancy-tax"},
		{"not two years", func(l *leaving.Leaving) {
			l.Start, l.Told, l.Last = on("2024-11-01"), calendar.Date{}, on("2026-10-23")
		},
			[]leaving.Line{holiday}, 7, "leaving.note.redundancy-service"},
		{"suitable work refused", func(l *leaving.Leaving) { l.Kept = true }, []leaving.Line{holiday}, 0, "leaving.note.redundancy-kept"},
		{"close family", func(l *leaving.Leaving) { l.IsFamily = true }, []leaving.Line{holiday, pay(5_800_00)}, 0, "leaving.note.redundancy-family"},
		{"dismissed", func(l *leaving.Leaving) { l.Why = leaving.Dismissed }, []leaving.Line{holiday}, 0, "leaving.note.p45"},
		{"dismissed at once", func(l *leaving.Leaving) {
			l.Why, l.AtOnce, l.Told, l.InLieu = leaving.Dismissed, true, calendar.Date{}, true
		},
			[]leaving.Line{holiday}, 0, "leaving.note.at-once"},
		{"resigned with three days' notice", func(l *leaving.Leaving) { l.Why, l.Told = leaving.Resigned, on("2026-09-27") },
			[]leaving.Line{holiday}, 4, "leaving.note.short-notice"},
		{"holiday taken too early, with an agreement", func(l *leaving.Leaving) {
			l.Why, l.Holiday, l.TakeBackIsOK = leaving.Dismissed, leave.Balance{Earned: 600, Taken: 1200}, true
		}, nil, 0, "leaving.note.take-back"},
		{"and with none", func(l *leaving.Leaving) {
			l.Why, l.Holiday = leaving.Dismissed, leave.Balance{Earned: 600, Taken: 1200}
		},
			nil, 0, "leaving.note.no-take-back"},
		{"the employer died", func(l *leaving.Leaving) { l.Why = leaving.EmployerDied }, []leaving.Line{holiday, pay(5_800_00)}, 0, "leaving.note.taken-on"},
		{"the estate took the PA on", func(l *leaving.Leaving) { l.Why, l.Kept = leaving.EmployerDied, true }, []leaving.Line{holiday}, 0, "leaving.note.council-money"},
		{"the PA died", func(l *leaving.Leaving) { l.Why = leaving.PADied }, []leaving.Line{holiday}, 0, "leaving.note.letter-x"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := redundant()
			if c.change != nil {
				c.change(&l)
			}
			var why explain.Note
			d, err := l.WorkOut(&why)
			if err != nil || !reflect.DeepEqual(d.Lines, c.want) || d.Notice.Short != c.short || !says(d.Notes, c.note) || why.Empty() {
				t.Errorf("got %+v, short %d, %v, notes %v", d.Lines, d.Notice.Short, err, d.Notes)
			}
			for _, n := range d.Notes.Lines {
				if len(n.Cites) == 0 {
					t.Errorf("%s has no source", n.Text.Key)
				}
			}
			if silent, err := l.WorkOut(nil); err != nil || !reflect.DeepEqual(silent, d) {
				t.Errorf("a note changed it: %+v, %v", silent, err)
			}
		})
	}
}

func says(n explain.Note, key msg.Key) bool {
	for _, l := range n.Lines {
		if l.Text.Key == key {
			return true
		}
	}
	return false
}

// Who pays, who is paid, and with which papers.
func TestAfterADeath(t *testing.T) {
	for why, want := range map[leaving.Reason]leaving.Due{
		leaving.Redundant:    {P45: true},
		leaving.EmployerDied: {P45: true, ByEstate: true},
		leaving.PADied:       {NoNI: true, ToEstate: true},
	} {
		l := redundant()
		l.Why = why
		d, err := l.WorkOut(nil)
		if got := (leaving.Due{P45: d.P45, NoNI: d.NoNI, ToEstate: d.ToEstate, ByEstate: d.ByEstate}); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v", why, got, err)
		}
		if (why == leaving.EmployerDied || why == leaving.PADied) && d.Notice != (leaving.Notice{}) {
			t.Errorf("%s: notice %+v", why, d.Notice)
		}
	}
}

// The last day to claim goes by the day the job ended, not by the notice that
// was not given (Employment Rights Act 1996 ss.145(5), 164).
func TestTimeToClaim(t *testing.T) {
	l := redundant()
	l.Told = calendar.Date{}
	d, err := l.WorkOut(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range d.Notes.Lines {
		if n.Text.Key == "leaving.note.redundancy-claim" && n.Text.Args["day"].S != "2027-03-29" {
			t.Errorf("got %v", n.Text)
		}
	}
	if d.Redundancy.On != on("2026-12-23") || !says(d.Notes, "leaving.note.redundancy-claim") {
		t.Errorf("got %+v", d.Redundancy)
	}
}

// What a payslip takes in is taxed; redundancy pay stands beside it.
func TestForThePayslip(t *testing.T) {
	l := redundant()
	l.Told, l.InLieu = calendar.Date{}, true
	d, err := l.WorkOut(nil)
	want := []payroll.Line{{Kind: payroll.Holiday, Amount: 200_00}, {Kind: payroll.Other, Amount: 4_800_00}}
	if err != nil || !reflect.DeepEqual(d.PayLines(), want) || d.TaxFree() != 5_800_00 {
		t.Errorf("got %+v and %v, %v", d.PayLines(), d.TaxFree(), err)
	}
	for _, line := range d.Lines {
		if words, ok := msg.English(line.Kind.Text().Key); !ok || words == "" {
			t.Errorf("%s has no name", line.Kind)
		}
	}
	l = redundant()
	l.Holiday, l.TakeBackIsOK = leave.Balance{Taken: 600}, true
	if d, err := l.WorkOut(nil); err != nil || d.TakenBack != 200_00 || len(d.PayLines()) != 0 {
		t.Errorf("taken back %v with %+v, %v", d.TakenBack, d.Lines, err)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*leaving.Leaving)
		field string
	}{
		{"no reason", func(l *leaving.Leaving) { l.Why = "" }, "why"},
		{"no start", func(l *leaving.Leaving) { l.Start = calendar.Date{} }, "last"},
		{"an end before the start", func(l *leaving.Leaving) { l.Last = on("2014-04-30") }, "last"},
		{"told after the end", func(l *leaving.Leaving) { l.Told = on("2026-10-01") }, "told"},
		{"told before the start", func(l *leaving.Leaving) { l.Told = on("2014-04-30") }, "told"},
		{"notice below zero", func(l *leaving.Leaving) { l.ContractNotice = -1 }, "contract-notice"},
		{"pay below zero", func(l *leaving.Leaving) { l.WeekPay = -1 }, "week-pay"},
		{"holiday of no week", func(l *leaving.Leaving) { l.HolidayWeek = 0 }, "holiday-week"},
		{"no birth", func(l *leaving.Leaving) { l.Born = calendar.Date{} }, "born"},
		{"a year whose cap is not held", func(l *leaving.Leaving) { l.Told, l.Last = on("2027-06-01"), on("2027-09-01") }, "tax-year"},
		{"a year held in part", func(l *leaving.Leaving) { l.Told, l.Last = on("2023-06-01"), on("2023-09-01") }, "last"},
	} {
		l := redundant()
		c.spoil(&l)
		_, err := l.WorkOut(nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}

// Every year counts once, at the scale's most twenty of them.
func TestScaleCountsEachYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		age, years := rapid.IntRange(18, 80).Draw(t, "age"), rapid.IntRange(0, 40).Draw(t, "years")
		s := leaving.ScaleOf(age, years, 20)
		if s.Half+s.One+s.More != min(years, 20) || s.HalfWeeks() > 60 {
			t.Fatalf("%d years at %d give %+v", years, age, s)
		}
		if more := leaving.ScaleOf(age, years+1, 20); more.HalfWeeks() < s.HalfWeeks() {
			t.Fatalf("a year more gives less: %+v after %+v", more, s)
		}
	})
}

// Source: Employment Rights Act 1996 s.224: twelve weeks, those without pay
// passed over.
func TestWeekPay(t *testing.T) {
	weeks := []money.Amount{0, 300_00}
	for range 11 {
		weeks = append(weeks, 0, 180_00)
	}
	weeks = append(weeks, 9_999_00)
	var why explain.Note
	if got, err := leaving.WeekPay(weeks, &why); got != 190_00 || err != nil || why.Empty() {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range [][]money.Amount{nil, {0, 0}, {-1}} {
		if _, err := leaving.WeekPay(bad, nil); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%v: got %v", bad, err)
		}
	}
}
