package work_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/value/money"
)

// Hours that were paid as usual and agreed otherwise since are put right on the
// next payslip: the two together pay what was agreed.
func TestPutRightOnTheNextPayslip(t *testing.T) {
	e := kelly(1300)
	for _, c := range []struct {
		name   string
		agreed []hours.Entry
		now    []hours.Entry
		want   []work.Line
	}{
		{"more than usual", append(usualHours(), worked("2026-08-21", 90)), []hours.Entry{worked("2026-09-14", 180)}, []work.Line{
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 180, Rate: 1300}},
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 90, Rate: 1300}, Correction: true}}},
		{"less than usual", usualHours()[1:], []hours.Entry{worked("2026-09-14", 240)}, []work.Line{
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 60, Rate: 1300}}}},
		{"on other days", append(usualHours()[1:], worked("2026-08-21", 180)), []hours.Entry{worked("2026-09-14", 180)}, []work.Line{
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 180, Rate: 1300}}}},
		{"as usual after all", usualHours(), []hours.Entry{worked("2026-09-14", 180)}, []work.Line{
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 180, Rate: 1300}}}},
		{"holiday in place of work", append(usualHours()[1:], away(hours.Holiday, "2026-08-17", 180)), []hours.Entry{worked("2026-09-14", 200)}, []work.Line{
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 20, Rate: 1300}},
			{Line: payroll.Line{Kind: payroll.Holiday, Minutes: 180, Rate: 1300}, Correction: true}}},
		{"a sleep-in that nobody told", append(usualHours(), night("2026-08-20", 15)), []hours.Entry{worked("2026-09-14", 180)}, []work.Line{
			{Line: payroll.Line{Kind: payroll.Hours, Minutes: 180, Rate: 1300}},
			{Line: payroll.Line{Kind: payroll.SleepIn, Amount: money.Pounds(66, 0), Awake: 15}, Correction: true}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := unanswered(t, e, first)
			one := must2(due(e, before).Payslip("slp_1"))(t)
			if !one.AsUsual || one.Result.Gross != money.Pounds(624, 0) {
				t.Fatalf("paid %v as usual", one.Result.Gross)
			}
			d := due(e, told(t, e, second, c.now...), one)
			d.Owing = []work.Sheet{agreed(t, before, c.agreed...)}
			two := must2(d.Payslip("slp_2"))(t)
			if len(two.Lines) != len(c.want) {
				t.Fatalf("got %+v", two.Lines)
			}
			for i := range c.want {
				if two.Lines[i] != c.want[i] {
					t.Errorf("line %d is %+v, want %+v", i, two.Lines[i], c.want[i])
				}
			}
		})
	}
}

// usualHours are those of kelly in the first period, as the PA tells them.
func usualHours() []hours.Entry {
	var all []hours.Entry
	for d := first.First; !d.After(first.Last); d = d.AddDays(1) {
		if wd := d.Weekday(); wd >= 1 && wd <= 4 {
			all = append(all, worked(d.String(), 180))
		}
	}
	return all
}

func TestMoreToTakeBackThanThereIsIsForPeople(t *testing.T) {
	e := kelly(1300)
	before := unanswered(t, e, first)
	one := must2(due(e, before).Payslip("slp_1"))(t)
	d := due(e, told(t, e, second, worked("2026-09-14", 100)), one)
	d.Owing = []work.Sheet{agreed(t, before, usualHours()[1:]...)} // 180 minutes too many
	if _, err := d.Payslip("slp_2"); !says(err, work.OverpaidSays) {
		t.Errorf("got %v", err)
	}
}

// Time awake in a sleep-in that turns out shorter is taken off as any other.
func TestLessTimeAwakeInASleepIn(t *testing.T) {
	e := kelly(1300)
	e.Terms.Usual.Minutes = [7]int{} // no hours are usual, so that what was told is paid
	h, err := hours.New(e.Terms, first)
	h = must(t, h, err)
	h, _, err = h.Log([]hours.Entry{night("2026-08-20", 45), night("2026-08-21", 15)}, first.Last)
	h = must(t, h, err)
	h, _, err = h.Unanswered(hours.Logged, hours.Helpers{}, first.Last.AddDays(5))
	before := work.Sheet{Employment: e.ID, Employer: e.Employer, Hours: must(t, h, err)}
	one := must2(due(e, before).Payslip("slp_1"))(t)
	for name, agreedTo := range map[string][]hours.Entry{
		"less time awake": {night("2026-08-20", 15), night("2026-08-21", 15)},
		"one night less":  {night("2026-08-21", 15)},
	} {
		t.Run(name, func(t *testing.T) {
			d := due(e, told(t, e, second, night("2026-09-14", 60), night("2026-09-15", 0)), one)
			d.Owing = []work.Sheet{agreed(t, before, agreedTo...)}
			two, err := d.Payslip("slp_2")
			if err != nil {
				t.Fatal(err)
			}
			nights, awake := 0, 0
			for _, l := range two.Lines {
				nights += int(l.Amount / e.Terms.SleepIn)
				awake += l.Awake
			}
			lessNights, lessAwake := 2-len(agreedTo), 60
			for _, a := range agreedTo {
				lessAwake -= a.Minutes
			}
			if nights != 2-lessNights || awake != 60-lessAwake {
				t.Errorf("%d nights with %d minutes awake: %+v", nights, awake, two.Lines)
			}
		})
	}
}

// However hours are corrected, two payslips pay what was agreed in the end.
func TestCorrectionsComeToWhatWasAgreed(t *testing.T) {
	e := kelly(1320) // 22 pence a minute: no fraction of a penny
	rapid.Check(t, func(rt *rapid.T) {
		before := unanswered(t, e, first)
		one := must2(due(e, before).Payslip("slp_1"))(t)
		var agreedTo []hours.Entry
		total := 0
		for _, u := range usualHours() {
			u.Minutes = rapid.IntRange(0, 400).Draw(rt, "minutes")
			total += u.Minutes
			agreedTo = append(agreedTo, u)
		}
		now := rapid.IntRange(1, 1440).Draw(rt, "now")
		d := due(e, told(t, e, second, worked("2026-09-14", now)), one)
		d.Owing = []work.Sheet{agreed(t, before, agreedTo...)}
		two, err := d.Payslip("slp_2")
		if says(err, work.OverpaidSays) || says(err, work.NothingToPay) {
			if left := now + total - 16*180; left > 0 {
				rt.Fatalf("%d minutes are left to pay and were not: %v", left, err)
			}
			return
		}
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := one.Result.Gross+two.Result.Gross, money.Amount((total+now)*22); got != want {
			rt.Fatalf("together %v, want %v", got, want)
		}
		if minutes := two.Holiday.Earned; minutes < 0 {
			rt.Fatalf("holiday earned is %d", minutes)
		}
	})
}
