package payment_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/payment"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

func days(first, last string) calendar.Period {
	return calendar.Period{First: day(first), Last: day(last)}
}

func council(weekly money.Amount) payment.Funding { return payment.Funding{Council: weekly} }

// paidFor is what a run paid for whole weeks at a rate.
func paidFor(first, last string, weekly payment.Funding) payment.Part {
	p := payment.Part{Days: days(first, last), Weekly: weekly}
	p.Council = weekly.Council.MulDiv(int64(p.Days.Days()), 7, money.HalfUp)
	p.NHS = weekly.NHS.MulDiv(int64(p.Days.Days()), 7, money.HalfUp)
	return p
}

// The four weeks before the period of these tests, and the first of them.
const before, lastBefore = "2026-07-20", "2026-08-16"

func TestDaysAreEachPaidAtTheirOwnRate(t *testing.T) {
	steady := paidTo(due("2026-07-01", council(100_00)), lastBefore, 400_00)
	change := func(fn func(*payment.Due)) payment.Due {
		d := steady
		fn(&d)
		return d
	}
	history := []payment.Part{paidFor("2026-07-01", "2026-07-19", council(100_00)), paidFor(before, lastBefore, council(100_00))}
	for _, c := range []struct {
		name    string
		every   policy.Every
		period  calendar.Period
		due     payment.Due
		pays    money.Amount
		over    money.Amount
		changes []msg.Key
	}{
		{"a rate that changes after two weeks", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Rates = []payment.Rate{{From: day("2026-08-31"), Weekly: council(140_00)}}
		}), 480_00, 0, []msg.Key{payment.NewRate}},
		{"a rate that begins with the period", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Rates = []payment.Rate{{From: day("2026-08-17"), Weekly: council(140_00)}}
		}), 560_00, 0, []msg.Key{payment.Raised}},
		{"a rate of later days", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Rates = []payment.Rate{{From: day("2026-09-14"), Weekly: council(140_00)}}
		}), 400_00, 0, []msg.Key{payment.Same}},
		{"paused for a week in the middle", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Unpaid = []calendar.Period{days("2026-08-24", "2026-08-30")}
		}), 300_00, 0, []msg.Key{payment.NotPaidFor}},
		{"ended after a week", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Unpaid = []calendar.Period{days("2026-08-24", "2026-09-13")}
		}), 100_00, 0, []msg.Key{payment.PartPeriod}},
		{"a month in which the rate changes is by the day", policy.Monthly, month, payment.Due{Name: "x", Funding: council(70_00), From: day("2026-09-01"),
			Rates: []payment.Rate{{From: day("2026-09-16"), Weekly: council(140_00)}}}, 450_00, 0, []msg.Key{payment.Started, payment.NewRate}},
		{"the rate was higher two weeks ago: the difference is paid", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Rates, d.Paid = []payment.Rate{{From: day("2026-08-03"), Weekly: council(121_00)}}, history
		}), 484_00 + 42_00, 0, []msg.Key{payment.Backdated}},
		{"the rate was lower two weeks ago: nothing is taken", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Rates, d.Paid = []payment.Rate{{From: day("2026-08-03"), Weekly: council(79_00)}}, history
		}), 316_00, 42_00, []msg.Key{payment.Lowered}},
		{"paused for days that were paid: nothing is taken", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Unpaid, d.Paid = []calendar.Period{days("2026-08-10", "2026-08-16")}, history
		}), 400_00, 100_00, []msg.Key{payment.Same}},
		{"the NHS took over a part: the person gets no more", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Rates, d.Paid = []payment.Rate{{From: day(before), Weekly: payment.Funding{Council: 60_00, NHS: 40_00}}}, history
		}), 400_00, 0, []msg.Key{payment.Same}},
		{"a pause was taken back: its days are paid", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Paid = []payment.Part{paidFor("2026-07-01", "2026-08-02", council(100_00)), paidFor("2026-08-10", lastBefore, council(100_00))}
		}), 500_00, 0, []msg.Key{payment.CaughtUp}},
		{"a payment did not arrive: its days are paid", policy.FourWeekly, four, change(func(d *payment.Due) { d.Paid = history[:1] }),
			800_00, 0, []msg.Key{payment.CaughtUp}},
		{"once, as the plan says, and once for a reason", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Once = []payment.OneOff{{Key: "plan/1", Council: 60_00, NHS: 25_00}, {Key: "2", Council: 10_00, Reason: "A key safe"}}
		}), 495_00, 0, []msg.Key{payment.OncePlanned, payment.OnceToo}},
		{"only once, while payments are paused", policy.FourWeekly, four, change(func(d *payment.Due) {
			d.Unpaid, d.Once = []calendar.Period{four}, []payment.OneOff{{Key: "1", Council: 10_00, Reason: "A key safe"}}
		}), 10_00, 0, []msg.Key{payment.OnceToo}},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := prepare(t, c.every, c.period, c.due)
			l := run.Lines[0]
			var over money.Amount
			for _, o := range run.Over {
				over += o.Amount()
			}
			if l.Amount() != c.pays || over != c.over {
				t.Errorf("pays %v and finds %v too much, want %v and %v: %+v", l.Amount(), over, c.pays, c.over, l.Parts)
			}
			var says []msg.Key
			for _, s := range l.Says() {
				says = append(says, s.Key)
			}
			if len(says) != len(c.changes) {
				t.Fatalf("says %v, want %v", says, c.changes)
			}
			for i := range says {
				if says[i] != c.changes[i] {
					t.Errorf("says %v, want %v", says, c.changes)
				}
			}
			var sum money.Amount
			for _, w := range l.Working.Lines {
				sum += *w.Amount
			}
			if sum != l.Amount()+l.Contribution {
				t.Errorf("its working comes to %v, want %v", sum, l.Amount()+l.Contribution)
			}
		})
	}
}

// Whatever changes from run to run, no line pays less than nothing, and what was
// paid in the end is what was due by the day, but for what was paid too much and
// for rounding.
func TestWhatIsPaidComesToWhatIsDue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := due("2026-08-17", council(money.Amount(rapid.IntRange(1, 500_00).Draw(t, "weekly"))))
		var paid money.Amount
		var parts []payment.Part
		lines := 0
		for n := range rapid.IntRange(1, 5).Draw(t, "runs") {
			period := calendar.FourWeekly(day("2026-08-17"), n)
			if n > 0 && rapid.Bool().Draw(t, "a rise") { // backdated, or of later days
				from := period.First.AddDays(rapid.IntRange(-40, 27).Draw(t, "from"))
				last := d.Funding
				var rates []payment.Rate
				for _, r := range d.Rates {
					if r.From.Before(from) {
						rates, last = append(rates, r), r.Weekly
					}
				}
				rise := money.Amount(rapid.IntRange(0, 100_00).Draw(t, "rise"))
				if from.Before(d.From) {
					from = d.From
				}
				d.Rates = append(rates, payment.Rate{From: from, Weekly: council(last.Council + rise)})
			}
			run, err := payment.Prepare("run_1", "acc_pat", policy.FourWeekly, period, period.First, []payment.Due{d})
			if err != nil {
				continue
			}
			l := run.Lines[0]
			if l.Amount() <= 0 {
				t.Fatalf("a line of %v", l.Amount())
			}
			for _, p := range l.Parts {
				if p.Council < 0 || p.NHS < 0 {
					t.Fatalf("a part below zero: %+v", p)
				}
			}
			if rapid.Bool().Draw(t, "arrives") {
				paid += l.Amount()
				parts = append(parts, l.Parts...)
				lines += len(l.Parts)
				d.PaidTo = period.Last
			}
			d.Paid = append([]payment.Part{}, parts...)
		}
		period := calendar.FourWeekly(day("2026-08-17"), 6)
		run, err := payment.Prepare("run_1", "acc_pat", policy.FourWeekly, period, period.First, []payment.Due{d})
		if err != nil {
			t.Fatal(err)
		}
		paid += run.Lines[0].Amount()
		lines += len(run.Lines[0].Parts)
		for _, o := range run.Over {
			paid -= o.Amount()
			lines += len(o.Parts)
		}
		var sevenths money.Amount // of a penny
		for at := d.From; !at.After(period.Last); at = at.AddDays(1) {
			weekly := d.Funding.Council
			for _, r := range d.Rates {
				if !r.From.After(at) {
					weekly = r.Weekly.Council
				}
			}
			sevenths += weekly
		}
		if off := (paid*7 - sevenths).Abs(); off > money.Amount(7*lines) {
			t.Fatalf("paid %v, due %v", paid, sevenths.MulDiv(1, 7, money.HalfUp))
		}
	})
}
