package check_test

import (
	"slices"
	"testing"

	"ownway/internal/monitor/check"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
	"pgregory.net/rapid"
)

var day = calendar.MustDate

// quiet is a steady purse of £300 a week, in order, on 21 November 2026.
func quiet() check.Facts {
	return check.Facts{
		Today: day("2026-11-21"), Started: day("2025-04-01"), Weekly: 300_00, Safe: 412_60,
		BooksTo: day("2026-11-20"), ReviewDue: day("2027-03-01"),
		SpendFrom: day("2026-03-01"), Planned: 11_000_00, Spent: 10_400_00,
		ContributionDue: 800_00, ContributionPaid: 800_00,
	}
}

// limits are an ordinary policy: eight weeks' balance, spending a fifth under plan.
func limits() check.Limits {
	return check.Limits{
		NewWeeks: 26, BalanceWeeks: 8, UnderPlan: 20, PlanWeeks: 12, ExplainDays: 42, SmallSum: 50_00,
		LateWageDays: 5, LateHoursDays: 28, ContributionSlack: 40_00, LateTaxDays: 14, LateShareDays: 14, RecentUnder: 50,
		Source: explain.Citation{Name: "Example council: direct payments policy"},
	}
}

func TestOf(t *testing.T) {
	type facts = check.Facts
	tests := []struct {
		name  string
		given func(*facts)
		tier  check.Tier
		want  []check.What
		ask   check.Who  // of the first finding
		sure  check.Sure // of the first finding
	}{
		{"a quiet month", func(*facts) {}, check.Steady, nil, "", ""},
		{"a quiet month with support", func(f *facts) { f.Supported = true }, check.Supported, nil, "", ""},
		{"a quiet month of a new purse", func(f *facts) { f.Started = day("2026-09-01") }, check.New, nil, "", ""},
		{"no longer new", func(f *facts) { f.Started = f.Today.AddDays(-26 * 7) }, check.Steady, nil, "", ""},

		{"pay that is late", func(f *facts) { f.Unpaid = []check.Wage{{Due: day("2026-11-13"), Amount: 351_07}} },
			check.OfConcern, []check.What{check.WagesUnpaid}, check.SupportWithPerson, check.Likely},
		{"pay that is late, with support", func(f *facts) {
			f.Supported, f.Unpaid = true, []check.Wage{{Due: day("2026-11-13"), Amount: 351_07}}
		}, check.OfConcern, []check.What{check.WagesUnpaid}, check.SupportOrganisation, check.Likely},
		{"pay that the books cannot show yet", func(f *facts) {
			f.BooksTo, f.Unpaid = day("2026-11-14"), []check.Wage{{Due: day("2026-11-13"), Amount: 351_07}}
		}, check.OfConcern, []check.What{check.WagesUnpaid}, check.SupportWithPerson, check.Unsure},
		{"no books at all", func(f *facts) {
			f.BooksTo, f.Unpaid = calendar.Date{}, []check.Wage{{Due: day("2026-11-13"), Amount: 351_07}}
		}, check.OfConcern, []check.What{check.WagesUnpaid}, check.SupportWithPerson, check.Unsure},
		{"pay within the days of grace", func(f *facts) { f.Unpaid = []check.Wage{{Due: day("2026-11-16"), Amount: 351_07}} },
			check.Steady, nil, "", ""},

		{"a little short", func(f *facts) { f.Safe = -1 }, check.Steady, []check.What{check.MoneyShort}, check.SupportWithPerson, check.Certain},
		{"over a week's budget short", func(f *facts) { f.Safe = -300_01 }, check.OfConcern, []check.What{check.MoneyShort}, check.SupportWithPerson, check.Certain},

		{"spending under plan is a need first", func(f *facts) { f.Spent = 8_800_00 },
			check.Steady, []check.What{check.NeedUnmet}, check.Practitioner, check.Likely},
		{"just within plan", func(f *facts) { f.Spent = 8_800_01 }, check.Steady, nil, "", ""},
		{"under plan and much left: still a need, and nothing else", func(f *facts) { f.Spent, f.Safe = 2_000_00, 6_000_00 },
			check.Steady, []check.What{check.NeedUnmet}, check.Practitioner, check.Likely},
		{"under plan because the books are behind", func(f *facts) { f.Spent, f.BooksTo = 2_000_00, day("2026-06-30") },
			check.Steady, []check.What{check.NeedUnmet}, check.Practitioner, check.Unsure},
		{"a new purse takes time to spend", func(f *facts) { f.Spent, f.Safe, f.Started = 0, 6_000_00, day("2026-09-01") }, check.New, nil, "", ""},
		{"too soon after the last review", func(f *facts) { f.Spent, f.SpendFrom = 0, day("2026-10-01") }, check.Steady, nil, "", ""},
		{"no plan to measure by", func(f *facts) { f.Planned, f.Spent = 0, 0 }, check.Steady, nil, "", ""},

		{"more than expected, spent as planned", func(f *facts) { f.Safe = 2_400_01 },
			check.Steady, []check.What{check.BalanceHigh}, check.SupportWithPerson, check.Certain},
		{"just what is expected", func(f *facts) { f.Safe = 2_400_00 }, check.Steady, nil, "", ""},

		{"a review that is late is the council's", func(f *facts) { f.ReviewDue = day("2026-11-20") },
			check.Steady, []check.What{check.ReviewLate}, check.Practitioner, check.Certain},
		{"a review due today", func(f *facts) { f.ReviewDue = day("2026-11-21") }, check.Steady, nil, "", ""},

		{"usual pay that nobody agreed", func(f *facts) { f.Hours = []check.Waiting{{PaidOn: day("2026-10-23")}} },
			check.Steady, []check.What{check.HoursWaiting}, check.SupportWithPerson, check.Certain},
		{"usual pay of this month", func(f *facts) { f.Hours = []check.Waiting{{PaidOn: day("2026-10-24")}} }, check.Steady, nil, "", ""},

		{"a contribution that is missing", func(f *facts) { f.ContributionPaid = 759_99 },
			check.Steady, []check.What{check.Contribution}, check.SupportWithPerson, check.Likely},
		{"a contribution a day late", func(f *facts) { f.ContributionPaid = 760_00 }, check.Steady, nil, "", ""},

		{"a line that nothing explains", func(f *facts) { f.Unexplained = []check.Unexplained{{On: day("2026-10-09"), Amount: 50_01}} },
			check.Steady, []check.What{check.Unmatched}, check.SupportWithPerson, check.Certain},
		{"a small one in a steady purse is let be", func(f *facts) { f.Unexplained = []check.Unexplained{{On: day("2026-10-09"), Amount: 50_00}} },
			check.Steady, nil, "", ""},
		{"a small one in a new purse is a chance to help", func(f *facts) {
			f.Started, f.Unexplained = day("2026-09-01"), []check.Unexplained{{On: day("2026-10-09"), Amount: 5_00}}
		}, check.New, []check.What{check.Unmatched}, check.SupportWithPerson, check.Certain},
		{"a line of last week", func(f *facts) { f.Unexplained = []check.Unexplained{{On: day("2026-11-14"), Amount: 900_00}} },
			check.Steady, nil, "", ""},

		{"a concern that is open is not quiet", func(f *facts) { f.Concern = day("2026-11-01") }, check.OfConcern, nil, "", ""},
		{"wages that went elsewhere", func(f *facts) { f.Elsewhere = []check.Seen{{On: day("2026-11-06"), Amount: 351_07}} },
			check.OfConcern, []check.What{check.WagesElsewhere}, check.Practitioner, check.Likely},
		{"pay below the minimum wage", func(f *facts) { f.Low = []check.Seen{{On: day("2026-11-06"), Amount: 12_40}} },
			check.OfConcern, []check.What{check.PayTooLow}, check.SupportWithPerson, check.Certain},
		{"a statement that does not follow", func(f *facts) { f.Breaks = []check.Seen{{On: day("2026-10-31"), Amount: 90_00}} },
			check.OfConcern, []check.What{check.FiguresBroken}, check.Practitioner, check.Certain},
		{"hours while away", func(f *facts) { f.Away = []check.Seen{{On: day("2026-10-31"), Amount: 90_00}} },
			check.OfConcern, []check.What{check.HoursAway}, check.Practitioner, check.Unsure},
		{"two PAs with one account", func(f *facts) { f.Account = []check.Seen{{On: day("2026-10-31"), Amount: 90_00}} },
			check.Steady, []check.What{check.OneAccount}, check.Practitioner, check.Certain},
		{"betting, and many payments", func(f *facts) {
			f.Gambling, f.Runs = []check.Seen{{On: day("2026-10-31"), Amount: 90_00}}, []check.Seen{{On: day("2026-10-31"), Amount: 90_00}}
		}, check.Steady, []check.What{check.BettingSeen, check.ManyPayments}, check.Practitioner, check.Unsure},
		{"an invoice paid again, with support", func(f *facts) { f.Supported, f.Twice = true, []check.Seen{{On: day("2026-10-31"), Amount: 90_00}} },
			check.Supported, []check.What{check.PaidTwice}, check.SupportOrganisation, check.Likely},
		{"tax that was not paid", func(f *facts) { f.Tax = []check.Wage{{Due: day("2026-10-22"), Amount: 370_00}} },
			check.Steady, []check.What{check.TaxUnpaid}, check.SupportWithPerson, check.Likely},
		{"tax within its days of grace", func(f *facts) { f.Tax = []check.Wage{{Due: day("2026-11-15"), Amount: 370_00}} }, check.Steady, nil, "", ""},
		{"a share that was not paid", func(f *facts) { f.Shares = []check.Wage{{Due: day("2026-10-22"), Amount: 70_00}} },
			check.Steady, []check.What{check.ShareUnpaid}, check.SupportWithPerson, check.Likely},
		{"spending that fell lately is a need first", func(f *facts) { f.RecentFrom, f.RecentPlanned, f.RecentSpent = day("2026-08-22"), 3_900_00, 1_900_00 },
			check.Steady, []check.What{check.NeedUnmet}, check.Practitioner, check.Likely},
		{"nobody looked by the day, so someone else is asked", func(f *facts) {
			f.Shares, f.Overdue = []check.Wage{{Due: day("2026-10-22"), Amount: 70_00}}, []check.What{check.ShareUnpaid}
		}, check.Steady, []check.What{check.ShareUnpaid}, check.Practitioner, check.Likely},
		{"the most pressing first", func(f *facts) {
			f.Unexplained = []check.Unexplained{{On: day("2026-10-01"), Amount: 500_00}}
			f.ReviewDue, f.Safe = day("2026-11-01"), -10_00
			f.Unpaid = []check.Wage{{Due: day("2026-11-01"), Amount: 1_00}}
		}, check.OfConcern, []check.What{check.WagesUnpaid, check.MoneyShort, check.ReviewLate, check.Unmatched}, check.SupportWithPerson, check.Likely},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := quiet()
			tt.given(&f)
			got, err := check.Of(f, limits())
			if err != nil {
				t.Fatal(err)
			}
			var whats []check.What
			for _, x := range got.Findings {
				whats = append(whats, x.What)
			}
			if got.Tier != tt.tier || !slices.Equal(whats, tt.want) || len(got.Reasons) == 0 {
				t.Fatalf("tier %s because %v, findings %v, want %s, %v", got.Tier, got.Reasons, whats, tt.tier, tt.want)
			}
			if got.Quiet != (tt.want == nil && tt.tier != check.OfConcern) {
				t.Errorf("quiet is %v", got.Quiet)
			}
			if len(whats) > 0 && (got.Findings[0].Ask != tt.ask || got.Findings[0].Sure != tt.sure) {
				t.Errorf("asks %s, is %s, want %s, %s", got.Findings[0].Ask, got.Findings[0].Sure, tt.ask, tt.sure)
			}
		})
	}
}

func TestLimitsThatAreNotSetAskNothing(t *testing.T) {
	f := quiet()
	f.Spent, f.Safe = 0, 90_000_00
	f.Unexplained = []check.Unexplained{{On: day("2026-01-01"), Amount: 900_00}}
	f.Unpaid = []check.Wage{{Due: day("2026-01-01"), Amount: 900_00}}
	f.Hours = []check.Waiting{{PaidOn: day("2026-01-01")}}
	got, err := check.Of(f, check.Limits{})
	if err != nil || !got.Quiet {
		t.Errorf("a policy without limits found %v, %v", got.Findings, err)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct {
		name  string
		given func(*check.Facts, *check.Limits)
		want  string
	}{
		{"no day", func(f *check.Facts, _ *check.Limits) { f.Today = calendar.Date{} }, "today"},
		{"no start", func(f *check.Facts, _ *check.Limits) { f.Started = calendar.Date{} }, "started"},
		{"starts tomorrow", func(f *check.Facts, _ *check.Limits) { f.Started = f.Today.AddDays(1) }, "started"},
		{"a budget below zero", func(f *check.Facts, _ *check.Limits) { f.Weekly = -1 }, "weekly"},
		{"spending below zero", func(f *check.Facts, _ *check.Limits) { f.Spent = -1 }, "planned"},
		{"a contribution below zero", func(f *check.Facts, _ *check.Limits) { f.ContributionPaid = -1 }, "contribution"},
		{"a line below zero", func(f *check.Facts, _ *check.Limits) { f.Unexplained = []check.Unexplained{{Amount: -1}} }, "unexplained"},
		{"pay below zero", func(f *check.Facts, _ *check.Limits) { f.Unpaid = []check.Wage{{Amount: -1}} }, "unpaid"},
		{"a limit below zero", func(_ *check.Facts, l *check.Limits) { l.ExplainDays = -1 }, "limits"},
		{"a sum below zero", func(_ *check.Facts, l *check.Limits) { l.SmallSum = -1 }, "limits"},
	}
	for _, tt := range tests {
		f, l := quiet(), limits()
		tt.given(&f, &l)
		_, err := check.Of(f, l)
		if all := fault.All(err); len(all) != 1 || all[0].Field != tt.want {
			t.Errorf("%s: %v, want a fault in %s", tt.name, err, tt.want)
		}
	}
}

func facts(t *rapid.T) check.Facts {
	today := day("2026-11-21")
	ago := func(name string, most int) calendar.Date {
		return today.AddDays(-rapid.IntRange(0, most).Draw(t, name))
	}
	amount := func(name string, least int) money.Amount {
		return money.Amount(rapid.IntRange(least, 20_000_00).Draw(t, name))
	}
	f := check.Facts{
		Today: today, Started: ago("started", 800), Supported: rapid.Bool().Draw(t, "supported"),
		Weekly: amount("weekly", 0), Safe: amount("safe", -20_000_00), BooksTo: ago("books to", 100),
		ReviewDue: ago("review", 300).AddDays(150), SpendFrom: ago("spend from", 300),
		Planned: amount("planned", 0), Spent: amount("spent", 0),
		ContributionDue: amount("due", 0), ContributionPaid: amount("paid", 0),
	}
	if rapid.Bool().Draw(t, "concern") {
		f.Concern = ago("concern", 50)
	}
	for range rapid.IntRange(0, 3).Draw(t, "lines") {
		f.Unexplained = append(f.Unexplained, check.Unexplained{On: ago("line", 100), Amount: amount("line", 0)})
		f.Unpaid = append(f.Unpaid, check.Wage{Due: ago("due", 30), Amount: amount("wage", 0)})
		f.Hours = append(f.Hours, check.Waiting{PaidOn: ago("hours", 60)})
		seen := check.Seen{On: ago("seen", 60), Amount: amount("seen", 1)}
		for _, of := range []*[]check.Seen{&f.Elsewhere, &f.Twice, &f.Breaks, &f.Gambling, &f.Runs, &f.Account, &f.Away, &f.Low} {
			if rapid.Bool().Draw(t, "sign") {
				*of = append(*of, seen)
			}
		}
		f.Tax = append(f.Tax, check.Wage{Due: ago("tax", 90), Amount: amount("tax", 0)})
		f.Shares = append(f.Shares, check.Wage{Due: ago("share", 90), Amount: amount("share", 0)})
	}
	return f
}

// Whatever the facts: every finding says all it must in declared words with
// every place filled, is about money that is there, rests on a source, and no
// two are about the same thing.
func TestEveryFindingSaysEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := facts(t)
		r, err := check.Of(f, limits())
		if err != nil {
			t.Fatal(err)
		}
		if r.Quiet && len(r.Findings) > 0 || r.First.IsZero() || len(r.Reasons) == 0 {
			t.Fatalf("%+v", r)
		}
		seen := map[check.What]bool{}
		for _, x := range r.Findings {
			if seen[x.What] || x.Amount < 0 || len(x.Cites) < 2 || !x.By.After(f.Today) {
				t.Fatalf("%+v", x)
			}
			seen[x.What] = true
			for _, text := range []msg.Text{x.Saw, x.Matters, x.Settles, x.Sure.Text(), x.Ask.Text()} {
				words, ok := msg.English(text.Key)
				if !ok || len(msg.Places(words)) != len(text.Args) {
					t.Fatalf("%s: %q does not hold %v", x.What, words, text.Args)
				}
			}
			if f.Supported && x.Ask == check.SupportWithPerson {
				t.Fatalf("%s goes past the support organisation", x.What)
			}
		}
		if seen[check.NeedUnmet] && seen[check.BalanceHigh] {
			t.Fatal("what is left is asked about before the need")
		}
	})
}
