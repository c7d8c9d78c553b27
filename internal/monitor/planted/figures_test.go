package planted_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ownway/internal/monitor/check"
	"ownway/internal/monitor/planted"
)

// The seed that the figures are held at. While the checks were worked on,
// another was looked at.
const held = 20_270_405

// whats counts in how many purses each finding was raised.
type whats map[check.What]int

func (w whats) String() string {
	var all []string
	for _, k := range slices.Sorted(maps.Keys(w)) {
		all = append(all, fmt.Sprintf("%s %d", k, w[k]))
	}
	return strings.Join(all, ", ")
}

// found lists what was found in a year, each once, and whether all of it has a
// day by which a person looks.
func found(t *testing.T, results []check.Result) []check.What {
	t.Helper()
	var all []check.What
	for _, r := range results {
		for _, f := range r.Findings {
			if f.By.IsZero() || f.Ask == "" || f.Saw.IsZero() || f.Settles.IsZero() || f.Matters.IsZero() || f.Sure == "" {
				t.Errorf("%s does not say enough: %+v", f.What, f)
			}
			if !slices.Contains(all, f.What) {
				all = append(all, f.What)
			}
		}
	}
	return all
}

// Of 1,000 ordinary purses, looked at each month for a year, at least 85 of 100
// have no letter, and under 5 of 100 a finding.
func TestOrdinaryPursesAreLeftInPeace(t *testing.T) {
	const purses = 1000
	quiet, raised, seen := 0, 0, whats{}
	for n := range purses {
		results, err := look(planted.Year(held, n, planted.None))
		if err != nil {
			t.Fatal(err)
		}
		all := found(t, results)
		for _, w := range all {
			seen[w]++
		}
		if len(all) > 0 {
			raised++
		}
		if !slices.ContainsFunc(results, func(r check.Result) bool { return !r.Quiet }) {
			quiet++
		}
	}
	t.Logf("of %d ordinary purses %d had a quiet year, and %d a finding: %v", purses, quiet, raised, seen)
	if quiet < 850 || raised >= 50 {
		t.Errorf("%d quiet, %d with a finding", quiet, raised)
	}
}

// looksFor is what a finding must be about for the harm to have reached a person.
var looksFor = map[planted.Harm][]check.What{
	planted.Diverted:    {check.WagesElsewhere, check.WagesUnpaid},
	planted.TwicePaid:   {check.PaidTwice},
	planted.Altered:     {check.FiguresBroken},
	planted.Gambling:    {check.BettingSeen, check.ManyPayments},
	planted.NeedUnmet:   {check.NeedUnmet},
	planted.TaxUnpaid:   {check.TaxUnpaid},
	planted.Underpaid:   {check.PayTooLow},
	planted.ShareUnpaid: {check.ShareUnpaid},
}

// Of 200 planted harms at least 180 reach a person.
func TestPlantedHarmsReachAPerson(t *testing.T) {
	const each = 25
	total := 0
	var table strings.Builder
	for _, h := range planted.Harms() {
		reached, seen := 0, whats{}
		for n := range each {
			results, err := look(planted.Year(held, n, h))
			if err != nil {
				t.Fatal(err)
			}
			all := found(t, results)
			for _, w := range all {
				seen[w]++
			}
			if slices.ContainsFunc(all, func(w check.What) bool { return slices.Contains(looksFor[h], w) }) {
				reached++
			}
		}
		total += reached
		fmt.Fprintf(&table, "%-24s %3d of %d   %v\n", h, reached, each, seen)
	}
	t.Logf("%d of %d planted harms reach a person\n%s", total, each*len(planted.Harms()), table.String())
	if total < 180 {
		t.Errorf("%d reach a person", total)
	}
}
