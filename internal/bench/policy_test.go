package main

import (
	"fmt"
	"testing"

	councils "ownway/internal/app/policies"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
)

// inEngland is how many councils in England have duties in adult social care.
const inEngland = 153

// synthetic makes the policies of as many invented councils, from those that
// come with the program, each with a rate of its own.
func synthetic(b *testing.B) []policy.Policy {
	b.Helper()
	known, err := policies.All()
	if err != nil {
		b.Fatal(err)
	}
	all := make([]policy.Policy, inEngland)
	for i := range all {
		p := known[i%len(known)]
		p.ID, p.Council = fmt.Sprintf("council-%d", i), fmt.Sprintf("Council %d", i)
		p.Rates = append([]policy.Rate(nil), p.Rates...)
		for j := range p.Rates {
			p.Rates[j].Amount += p.Rates[j].Amount / 100 * 2
		}
		all[i] = p
	}
	return all
}

var policyDay = calendar.MustDate("2026-11-21")

// BenchmarkCheckPolicies checks the policies of all councils of England.
func BenchmarkCheckPolicies(b *testing.B) {
	all := synthetic(b)
	facts, err := councils.FactsOn(policyDay)
	if err != nil {
		b.Fatal(err)
	}
	found := 0
	for b.Loop() {
		found = 0
		for _, p := range all {
			found += len(policy.Check(p, facts).Findings)
		}
	}
	if found == 0 {
		b.Fatal("nothing was found in any policy")
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "check-ms")
}

// BenchmarkMayI answers each use in turn from the policies of all councils.
func BenchmarkMayI(b *testing.B) {
	all := synthetic(b)
	uses := policy.AllUses()
	next := 0
	for b.Loop() {
		q := policy.Question{Use: uses[next%len(uses)], Plan: policy.PlanNeed, On: policyDay}
		if policy.MayI(all[next%len(all)], q).Outcome == "" {
			b.Fatal("no answer")
		}
		next++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "may-i-ms")
}
