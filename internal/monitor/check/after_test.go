package check_test

import (
	"testing"

	"ownway/internal/monitor/check"
	"ownway/value/calendar"
)

func TestAfter(t *testing.T) {
	today := calendar.MustDate("2026-11-06")
	seen := func(days ...string) (all []check.Seen) {
		for _, d := range days {
			all = append(all, check.Seen{On: calendar.MustDate(d), Amount: 10_00})
		}
		return all
	}
	for _, c := range []struct {
		name    string
		found   check.Finding
		waiting []check.Finding
		answers []check.Answer
		by      string // empty when nothing is raised
		ask     check.Who
	}{
		{"nothing before", check.Finding{What: check.BalanceHigh, Ask: check.SupportWithPerson}, nil, nil, "2026-12-04", check.SupportWithPerson},
		{"waits still: its day stays", check.Finding{What: check.BalanceHigh, Ask: check.SupportWithPerson},
			[]check.Finding{{What: check.BalanceHigh, Ask: check.SupportWithPerson, By: calendar.MustDate("2026-11-20")}}, nil, "2026-11-20", check.SupportWithPerson},
		{"its day has passed: a new one, for whoever the check says", check.Finding{What: check.BalanceHigh, Ask: check.Practitioner},
			[]check.Finding{{What: check.BalanceHigh, Ask: check.SupportWithPerson, By: calendar.MustDate("2026-11-05")}}, nil, "2026-12-04", check.Practitioner},
		{"another sort waits", check.Finding{What: check.BalanceHigh}, []check.Finding{{What: check.ReviewLate, By: calendar.MustDate("2026-11-20")}}, nil, "2026-12-04", ""},
		{"answered lately", check.Finding{What: check.BalanceHigh}, nil, []check.Answer{{What: check.BalanceHigh, On: calendar.MustDate("2026-08-07")}}, "", ""},
		{"answered a quarter of a year ago", check.Finding{What: check.BalanceHigh}, nil, []check.Answer{{What: check.BalanceHigh, On: calendar.MustDate("2026-08-06")}}, "2026-12-04", ""},
		{"another sort was answered", check.Finding{What: check.BalanceHigh}, nil, []check.Answer{{What: check.ReviewLate, On: today}}, "2026-12-04", ""},
		{"all that is seen was seen then", check.Finding{What: check.BettingSeen, Evidence: seen("2026-09-01", "2026-10-01")}, nil,
			[]check.Answer{{What: check.BettingSeen, On: calendar.MustDate("2026-10-01")}}, "", ""},
		{"more is seen", check.Finding{What: check.BettingSeen, Evidence: seen("2026-09-01", "2026-10-02")}, nil,
			[]check.Answer{{What: check.BettingSeen, On: calendar.MustDate("2026-10-01")}}, "2026-12-04", ""},
		{"somebody may be unpaid", check.Finding{What: check.WagesUnpaid}, nil, []check.Answer{{What: check.WagesUnpaid, On: today}}, "2026-12-04", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.found.By = calendar.MustDate("2026-12-04")
			got := check.Result{Tier: check.Steady, Findings: []check.Finding{c.found}}.After(today, c.waiting, c.answers)
			if c.by == "" {
				if !got.Quiet || len(got.Findings) != 0 {
					t.Errorf("%+v", got)
				}
				return
			}
			if got.Quiet || len(got.Findings) != 1 || got.Findings[0].By.String() != c.by || got.Findings[0].Ask != c.ask {
				t.Errorf("%+v", got)
			}
		})
	}
}

// What was noted waits on whatever the check saw, and a concern that is open is
// never made quiet.
func TestAfterKeepsWhatWasNoted(t *testing.T) {
	today := calendar.MustDate("2026-11-06")
	noted := check.Finding{What: check.SharedAccount, By: calendar.MustDate("2026-11-20")}
	got := check.Result{Tier: check.Steady, Quiet: true}.After(today, []check.Finding{noted}, nil)
	if got.Quiet || len(got.Findings) != 1 {
		t.Errorf("%+v", got)
	}
	concern := check.Result{Tier: check.OfConcern, Findings: []check.Finding{{What: check.BalanceHigh}}}
	if got := concern.After(today, nil, []check.Answer{{What: check.BalanceHigh, On: today}}); got.Quiet || len(got.Findings) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestDueSince(t *testing.T) {
	for today, want := range map[string]string{"2026-11-06": "2026-11-06", "2026-11-30": "2026-11-06", "2026-11-05": "2026-10-06", "2027-01-01": "2026-12-06"} {
		if got := check.DueSince(calendar.MustDate(today)); got.String() != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
	}
}
