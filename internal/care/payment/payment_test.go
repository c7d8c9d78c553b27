package payment_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/payment"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var (
	four  = calendar.FourWeekly(day("2026-08-17"), 0) // to 13 September
	month = calendar.MonthOf(day("2026-09-01"))
	held  = ledger.Held.In("own-account")
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

func due(from string, f payment.Funding) payment.Due {
	return payment.Due{Purse: "pur_01jd8x5vkk7e0rs3n5z7q9t1wa", Person: "per_1", Name: "Rosa Whitfield", Funding: f, From: day(from)}
}

func paidTo(d payment.Due, to string, last money.Amount) payment.Due {
	d.PaidTo, d.LastTime = day(to), last
	return d
}

func prepare(t *testing.T, every policy.Every, p calendar.Period, all ...payment.Due) payment.Run {
	t.Helper()
	r, err := payment.Prepare("run_01jd8x5vkk7e0rs3n5z7q9t1wa", "acc_pat", every, p, p.First, all)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPrepare(t *testing.T) {
	weekly := payment.Funding{Council: money.Pounds(310, 75), NHS: money.Pounds(40, 0), Contribution: money.Pounds(22, 40)}
	council := payment.Funding{Council: money.Pounds(100, 0)}
	for _, c := range []struct {
		name                  string
		every                 policy.Every
		period                calendar.Period
		due                   payment.Due
		council, nhs, contrib money.Amount
		covers                string
		change                msg.Key
		changed               bool
		worked                int // lines of working
	}{
		{"starts on the first day", policy.FourWeekly, four, due("2026-08-17", weekly),
			money.Pounds(1243, 0), money.Pounds(160, 0), money.Pounds(89, 60), "2026-08-17/2026-09-13", payment.Started, true, 3},
		{"starts within the period: ten days, a seventh of a week each", policy.FourWeekly, four, due("2026-09-04", council),
			142_86, 0, 0, "2026-09-04/2026-09-13", payment.Started, true, 1},
		{"starts on the last day", policy.FourWeekly, four, due("2026-09-13", council), 14_29, 0, 0, "2026-09-13/2026-09-13", payment.Started, true, 1},
		{"started before: nine days more", policy.FourWeekly, four, due("2026-08-08", council),
			528_57, 0, 0, "2026-08-08/2026-09-13", payment.StartedBack, true, 1},
		{"the same as last time", policy.FourWeekly, four, paidTo(due("2026-07-01", council), "2026-08-16", 400_00),
			400_00, 0, 0, "2026-08-17/2026-09-13", payment.Same, false, 1},
		{"more than last time", policy.FourWeekly, four, paidTo(due("2026-07-01", council), "2026-08-16", 380_00),
			400_00, 0, 0, "2026-08-17/2026-09-13", payment.Raised, true, 1},
		{"less than last time", policy.FourWeekly, four, paidTo(due("2026-07-01", council), "2026-08-16", 528_57),
			400_00, 0, 0, "2026-08-17/2026-09-13", payment.Lowered, true, 1},
		{"paid part of the period before", policy.FourWeekly, four, paidTo(due("2026-07-01", council), "2026-08-30", 400_00),
			200_00, 0, 0, "2026-08-31/2026-09-13", payment.PartPeriod, true, 1},
		{"an earlier run was missed: two periods", policy.FourWeekly, four, paidTo(due("2026-06-01", council), "2026-07-19", 400_00),
			800_00, 0, 0, "2026-07-20/2026-09-13", payment.CaughtUp, true, 1},
		{"paid to a day before the payment started", policy.FourWeekly, four, paidTo(due("2026-08-20", council), "2026-08-16", 0),
			357_14, 0, 0, "2026-08-20/2026-09-13", payment.PartPeriod, true, 1},
		{"a whole month is a twelfth of 52 weeks", policy.Monthly, month, due("2026-09-01", council),
			433_33, 0, 0, "2026-09-01/2026-09-30", payment.Started, true, 1},
		{"half a month is by the day", policy.Monthly, month, due("2026-09-16", council),
			214_29, 0, 0, "2026-09-16/2026-09-30", payment.Started, true, 1},
		{"a month and some days before it is by the day", policy.Monthly, month, due("2026-08-31", council),
			442_86, 0, 0, "2026-08-31/2026-09-30", payment.StartedBack, true, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := prepare(t, c.every, c.period, c.due).Lines[0]
			if l.Council != c.council || l.NHS != c.nhs || l.Contribution != c.contrib || l.Amount() != c.council+c.nhs {
				t.Errorf("pays %v and %v, beside %v; want %v, %v and %v", l.Council, l.NHS, l.Contribution, c.council, c.nhs, c.contrib)
			}
			if l.Covers.String() != c.covers || l.Change.Key != c.change || l.Changed != c.changed {
				t.Errorf("covers %s and says %s", l.Covers, l.Change)
			}
			if len(l.Working.Lines) != c.worked {
				t.Errorf("its working has %d lines, want %d", len(l.Working.Lines), c.worked)
			}
			var sum money.Amount
			for _, w := range l.Working.Lines {
				sum += *w.Amount
			}
			if sum != l.Amount()+l.Contribution {
				t.Errorf("its working comes to %v", sum)
			}
		})
	}
}

func TestPrepareLeavesOutWhoIsNotDue(t *testing.T) {
	council := payment.Funding{Council: money.Pounds(100, 0)}
	for name, d := range map[string]payment.Due{
		"starts after the period":      due("2026-09-14", council),
		"paid for the period already":  paidTo(due("2026-08-17", council), "2026-09-13", 400_00),
		"pays for it all themselves":   due("2026-08-17", payment.Funding{Own: money.Pounds(420, 0)}),
		"pays all of it as their part": due("2026-08-17", payment.Funding{Contribution: money.Pounds(40, 0)}),
	} {
		_, err := payment.Prepare("run_1", "acc_pat", policy.FourWeekly, four, four.First, []payment.Due{d})
		var f *fault.Fault
		if !errors.As(err, &f) || f.Text.Key != payment.NothingDue {
			t.Errorf("%s: %v", name, err)
		}
		r := prepare(t, policy.FourWeekly, four, d, due("2026-08-17", council))
		if len(r.Lines) != 1 || r.Lines[0].Person != "per_1" {
			t.Errorf("%s: %d lines", name, len(r.Lines))
		}
	}
}

func TestWhatChangedComesFirst(t *testing.T) {
	f := payment.Funding{Council: money.Pounds(100, 0)}
	named := func(name string, last money.Amount) payment.Due {
		d := paidTo(due("2026-07-01", f), "2026-08-16", last)
		d.Name = name
		return d
	}
	r := prepare(t, policy.FourWeekly, four, named("Alan", 400_00), named("Zoe", 1), named("Betty", 400_00), named("Carl", 1))
	var names []string
	for _, l := range r.Lines {
		names = append(names, l.Name)
	}
	if got := strings.Join(names, " "); got != "Carl Zoe Alan Betty" {
		t.Errorf("got %s", got)
	}
}

func TestApprove(t *testing.T) {
	r := prepare(t, policy.FourWeekly, four, due("2026-08-17", payment.Funding{Council: 100_00}))
	if r.State != payment.Prepared || r.PreparedBy != "acc_pat" {
		t.Fatalf("%+v", r)
	}
	if _, err := r.Approve("acc_pat", nil); !says(err, payment.SamePerson) {
		t.Errorf("the one who prepared it: %v", err)
	}
	done, err := r.Approve("acc_mei", nil)
	if err != nil || done.State != payment.Approved || done.ApprovedBy != "acc_mei" || r.State != payment.Prepared {
		t.Errorf("got %+v, %v", done, err)
	}
	for _, again := range []string{"acc_mei", "acc_pat", "acc_third"} {
		if _, err := done.Approve(again, nil); !says(err, payment.AlreadyDone) || fault.KindOf(err) != fault.KindConflict {
			t.Errorf("again by %s: %v", again, err)
		}
	}
}

func says(err error, key msg.Key) bool {
	var f *fault.Fault
	return errors.As(err, &f) && f.Text.Key == key
}

// A whole run is prepared, approved and written: what it says it pays is what
// reaches the books, funder by funder, and what the banks should show.
func TestRunReachesTheBooksToThePenny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		every := rapid.SampledFrom([]policy.Every{policy.TwoWeekly, policy.FourWeekly, policy.Monthly}).Draw(t, "every")
		period := every.PeriodOn(four.First, day("2026-09-20"))
		var all []payment.Due
		for i := range rapid.IntRange(1, 12).Draw(t, "people") {
			d := due("2026-08-01", funding(t))
			d.Purse, d.Held, d.From = ledger.PurseID("pur_"+string(rune('a'+i))), held, day("2026-08-01").AddDays(rapid.IntRange(0, 80).Draw(t, "from"))
			if rapid.Bool().Draw(t, "paid before") {
				d.PaidTo = period.First.AddDays(rapid.IntRange(-30, 30).Draw(t, "paid to"))
			}
			all = append(all, d)
		}
		run, err := payment.Prepare("run_1", "acc_pat", every, period, period.First, all)
		if says(err, payment.NothingDue) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		books := ledger.Balances{}
		var paid, shown money.Amount
		for _, l := range run.Lines {
			txn := run.Posting(l, ledger.ID("txn_"+string(l.Purse)))
			if err := txn.Check(); err != nil {
				t.Fatal(err)
			}
			books.Add(txn)
			paid += l.Amount()
			for _, item := range run.Expected(l, "Severnside Council") {
				shown += item.Amount
				if (item.Kind == expect.PaymentIn) != (item.Moves == nil) || item.Amount <= 0 || item.Key == "" {
					t.Fatalf("%+v", item)
				}
				for _, m := range item.Moves {
					if m.Amount != item.Amount || m.Funder != ledger.Contribution || m.To != held {
						t.Fatalf("%+v", m)
					}
				}
				if item.Kind == expect.Contribution {
					shown -= item.Amount
				}
			}
		}
		council, nhs := run.Total()
		if run.Sum != run.Adds() || len(run.Held) != 1 || run.Held[0].Sum != run.Sum {
			t.Fatalf("its lines add up to %+v, and it says %+v and %+v", run.Adds(), run.Sum, run.Held)
		}
		if paid != council+nhs || books.Account(held) != paid || shown != paid ||
			books[ledger.Place{Account: held, Funder: ledger.Council}] != council || books[ledger.Place{Account: held, Funder: ledger.NHS}] != nhs {
			t.Fatalf("pays %v, %v in the books, %v expected", paid, books.Account(held), shown)
		}
	})
}

func funding(t *rapid.T) payment.Funding {
	part := func(name string) money.Amount {
		return money.Amount(rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(1, 3000_00)).Draw(t, name))
	}
	f := payment.Funding{Council: part("council"), NHS: part("nhs"), Contribution: part("contribution"), Own: part("own")}
	if f.Weekly() == 0 {
		f.Council = 1
	}
	return f
}

// A cost is shared in the proportion in which the purse is funded: no penny is
// lost, nobody who pays nothing bears anything, and nobody bears over a penny or
// so beyond their part.
func TestFundingShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := funding(t)
		a := money.Amount(rapid.Int64Range(-1e9, 1e9).Draw(t, "cost"))
		var sum money.Amount
		for funder, part := range f.Share(a) {
			weight := map[ledger.Funder]money.Amount{ledger.Council: f.Council, ledger.NHS: f.NHS, ledger.Contribution: f.Contribution, ledger.Own: f.Own}[funder]
			if part == 0 || weight == 0 || (part-a.MulDiv(int64(weight), int64(f.Weekly()), money.Down)).Abs() > 1 {
				t.Fatalf("%s bears %v of %v", funder, part, a)
			}
			sum += part
		}
		if sum != a {
			t.Fatalf("%v is shared out as %v", a, sum)
		}
	})
}

func TestReferenceAndSerialFitTheFile(t *testing.T) {
	r := prepare(t, policy.FourWeekly, four, due("2026-08-17", payment.Funding{Council: 100_00}))
	if l := r.Lines[0]; l.Reference != "DP Z7Q9T1WA" || len(l.Reference) > 18 {
		t.Errorf("reference %q", l.Reference)
	}
	if r.Serial() != "Q9T1WA" {
		t.Errorf("serial %q", r.Serial())
	}
}

func TestNobodyIsPaidForADayTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := due("2026-08-01", payment.Funding{Council: 700}) // a pound a day
		d.From = day("2026-08-01").AddDays(rapid.IntRange(0, 100).Draw(t, "from"))
		total, next := money.Amount(0), d.From
		for n := range 6 {
			run, err := payment.Prepare("run_1", "acc_pat", policy.FourWeekly, calendar.FourWeekly(four.First, n), four.First, []payment.Due{d})
			if says(err, payment.NothingDue) {
				continue
			}
			if err != nil || run.Lines[0].Covers.First != next {
				t.Fatalf("%v: covers %s, want from %s", err, run.Lines[0].Covers, next)
			}
			d.PaidTo, d.LastTime = run.Lines[0].Covers.Last, run.Lines[0].Amount()
			total, next = total+d.LastTime, d.PaidTo.AddDays(1)
		}
		if days := d.From.DaysUntil(next); total != money.Amount(days)*100 {
			t.Fatalf("%d days came to %v", days, total)
		}
	})
}
