package store_test

import (
	"slices"
	"testing"

	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/value/calendar"
)

// What somebody answered goes on to the next check while it is not raised again.
func TestAnswersOutliveACheck(t *testing.T) {
	day := calendar.MustDate("2026-10-08")
	was := store.Check{Result: check.Result{Findings: []check.Finding{{What: check.BalanceHigh}, {What: check.Unmatched}}},
		Settled: []store.Settled{{What: check.BalanceHigh, On: day, Note: "saving for a chair"}, {What: check.ReviewLate, On: day.AddDays(-30)}}}
	want := []check.Answer{{What: check.BalanceHigh, On: day}, {What: check.ReviewLate, On: day.AddDays(-30)}}
	if got := was.Answers(); !slices.Equal(got, want) {
		t.Errorf("answers %v, want %v", got, want)
	}
	if open := was.OpenFindings(); len(open) != 1 || open[0].What != check.Unmatched {
		t.Errorf("open %v", open)
	}
	next := check.Result{Findings: []check.Finding{{What: check.ReviewLate}}}
	if got := was.Standing(next); len(got) != 1 || got[0] != was.Settled[0] {
		t.Errorf("kept %v", got)
	}
	raised := check.Result{Findings: []check.Finding{{What: check.BalanceHigh}}}
	if got := was.Standing(raised); len(got) != 1 || got[0].What != check.ReviewLate {
		t.Errorf("kept %v though it is raised again", got)
	}
}
