package work_test

import (
	"testing"

	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/money"
)

// Kelly was paid 180 minutes too many at £13.00; now there are 100 to pay.
func overpaidKelly(t *testing.T, hourly money.Amount, now ...hours.Entry) (work.Due, work.Payslip) {
	t.Helper()
	e := kelly(hourly)
	before := unanswered(t, e, first)
	one := must2(due(e, before).Payslip("slp_1"))(t)
	d := due(e, told(t, e, second, now...), one)
	d.Owing = []work.Sheet{agreed(t, before, usualHours()[1:]...)}
	return d, one
}

// What was paid too much is taken back a little with each wage once people
// agree, and never below the minimum wage (2026-27: £12.71).
func TestTakenBackALittleAtATime(t *testing.T) {
	d, one := overpaidKelly(t, 1320, worked("2026-09-14", 100)) // 80 minutes at 22p: £17.60
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.Recover, Each: 1000}}
	two, err := d.Payslip("slp_2")
	if err != nil {
		t.Fatal(err)
	}
	if two.Result.Gross != 0 || two.Recovery.Taken != 0 || two.Recovery.Left != 1760 {
		t.Fatalf("nothing is left to take it from: %v, %+v", two.Result.Gross, two.Recovery)
	}
	e := d.Employment
	var left []money.Amount
	earlier := []work.Payslip{one, two}
	for i, p := range []string{"2026-10-12", "2026-11-09", "2026-12-07", "2027-01-04"} {
		period := e.Terms.PeriodOn(day(p))
		d := due(e, told(t, e, period, worked(period.First.String(), 480), worked(period.First.AddDays(1).String(), 480)), earlier...)
		d.PayDay = work.CalendarOf(period).PayDay
		slip, err := d.Payslip("slp_n")
		if err != nil {
			t.Fatal(i, err)
		}
		if !slip.Result.MinimumWage.Lawful || slip.Result.Gross != 16*1320-slip.Recovery.Taken {
			t.Errorf("%d: %v %+v", i, slip.Result.Gross, slip.Recovery)
		}
		left = append(left, slip.Recovery.Left)
		earlier = append(earlier, slip)
	}
	// 16 hours at 49p above the minimum wage leave room for £7.84 at most.
	for i, want := range []money.Amount{976, 192, 0, 0} {
		if left[i] != want {
			t.Errorf("after %d wages %v is left, want %v", i+1, left[i], want)
		}
	}
}

func TestWrittenOff(t *testing.T) {
	d, _ := overpaidKelly(t, 1320, worked("2026-09-14", 100))
	d.Choices = []work.Choice{{About: work.Overpaid, Take: work.WriteOff}}
	two, err := d.Payslip("slp_2")
	if err != nil || two.WrittenOff != 1760 || two.Recovery != (work.Recovery{}) {
		t.Errorf("%v %+v, %v", two.WrittenOff, two.Recovery, err)
	}
}

// Pay below the minimum wage is paid at the lawful amount once somebody agrees,
// with the difference on a line of its own; a refusal keeps it held.
func TestPaidAtTheLawfulAmount(t *testing.T) {
	e := kelly(1200)
	d := due(e, told(t, e, first, worked("2026-08-17", 600)))
	for _, take := range []work.Take{"", work.Refuse} {
		d.Choices = []work.Choice{{About: work.LowPay, Take: take}}
		if _, err := d.Payslip("slp_1"); !says(err, work.BelowMinimum) {
			t.Errorf("%q: %v", take, err)
		}
	}
	d.Choices = []work.Choice{{About: work.LowPay, Take: work.PayLawful}}
	slip, err := d.Payslip("slp_1")
	if err != nil {
		t.Fatal(err)
	}
	last := slip.Lines[len(slip.Lines)-1]
	if slip.Result.Gross != 12710 || !last.TopUp || last.Amount != 710 || !slip.Result.MinimumWage.Lawful {
		t.Errorf("%v, %+v", slip.Result.Gross, slip.Lines)
	}
}

func TestChoicesAreChecked(t *testing.T) {
	for _, c := range []struct {
		give work.Choice
		want string
	}{
		{work.Choice{About: work.LowPay, Take: work.PayLawful, Why: "agreed"}, ""},
		{work.Choice{About: work.Overpaid, Take: work.Recover, Each: 1, Why: "agreed"}, ""},
		{work.Choice{About: work.Overpaid, Take: work.PayLawful, Why: "agreed"}, "take"},
		{work.Choice{About: work.LowPay, Take: work.WriteOff, Why: "agreed"}, "take"},
		{work.Choice{About: work.Overpaid, Take: work.Recover, Why: "agreed"}, "each"},
		{work.Choice{About: work.Overpaid, Take: work.WriteOff}, "why"},
	} {
		got := ""
		if all := fault.All(c.give.Check()); len(all) > 0 {
			got = all[0].Field
		}
		if got != c.want {
			t.Errorf("%+v: %q", c.give, got)
		}
	}
}
