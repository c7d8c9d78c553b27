package policies_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
)

// facts are those of a day in November 2026, with an hour that lawfully costs £14.60.
var facts = policy.Facts{On: calendar.MustDate("2026-11-21"), LawfulHour: money.Pounds(14, 60)}

func TestModelPolicyHasNoFindingAndNoGap(t *testing.T) {
	p, found, err := policies.ByID("model")
	if err != nil || !found {
		t.Fatalf("no model policy: %v", err)
	}
	c := policy.Check(p, facts)
	for _, f := range c.Findings {
		t.Errorf("finds %s at %s (%s)", f.Rule, f.Path, f.Found)
	}
	for _, g := range c.Gaps {
		t.Errorf("does not say %s", g.Path)
	}
}

// Each line changes one field of the model policy; the finding named, and no
// other, must come of it. Source: the local rules 1 to 25, R1 to R3 and C1.
func TestOneChangeToTheModelFiresOneFinding(t *testing.T) {
	model, err := os.ReadFile("model.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		rule     policy.Number
		grade    policy.Grade
		old, new string
	}{
		{"1", policy.Conflicts, "family-elsewhere: {is: allowed", "family-elsewhere: {is: never"},
		{"1", policy.Conflicts, "household-family: {is: if-necessary", "household-family: {is: never"},
		{"2", policy.Doubtful, "household-family: {is: if-necessary", "household-family: {is: exceptional"},
		{"3", policy.Doubtful, "{method: own-account, offered: yes, usual: yes", "{method: own-account, offered: no"},
		{"3", policy.Doubtful, "{method: own-account, offered: yes, usual: yes", "{method: own-account, offered: yes, exception: yes"},
		{"4", policy.Doubtful, "cash: {is: allowed", "cash: {is: never"},
		{"4", policy.Doubtful, "cash: {is: allowed, at: model}", "cash: {is: allowed, at: model}\n  blocked: {is: [pubs], at: model}"},
		{"5", policy.Conflicts, "care-from: {is: anybody", "care-from: {is: listed"},
		{"6", policy.Conflicts, "care-from: {is: anybody", "care-from: {is: named"},
		{"6", policy.Doubtful, "payroll-from: {is: anybody", "payroll-from: {is: named"},
		{"7", policy.Doubtful, "pas: {is: yes", "pas: {is: no"},
		{"7", policy.Doubtful, "agencies: {is: yes", "agencies: {is: no"},
		{"8", policy.Doubtful, "taken: {is: in-review", "taken: {is: automatically"},
		{"9", policy.Conflicts, "late: {is: reminder", "late: {is: stops"},
		{"9", policy.Doubtful, "late: {is: reminder", "late: {is: may-stop"},
		{"10", policy.Doubtful, "only-listed: {is: no", "only-listed: {is: yes"},
		{"11", policy.Conflicts, "{use: holiday, answer: ask-first", "{use: holiday, answer: no"},
		{"12", policy.Doubtful, "exceptions: {is: yes", "exceptions: {is: no"},
		{"13", policy.Doubtful, "{cost: insurance, covered: yes", "{cost: insurance, covered: no"},
		{"13", policy.Doubtful, "{cost: redundancy, covered: yes", "{cost: redundancy, covered: no"},
		{"14", policy.Conflicts, "over-48-hours: {is: yes", "over-48-hours: {is: no"},
		{"15", policy.Doubtful, "every: {is: yearly", "every: {is: monthly"},
		{"15", policy.Doubtful, "receipts: {is: when-needed", "receipts: {is: every"},
		{"16", policy.Conflicts, "formats: {is: [paper, phone, visit, email, online]", "formats: {is: [online]"},
		{"17", policy.Conflicts, "excluded: {is: [schedule-1-orders]", "excluded: {is: [schedule-1-orders, dementia]"},
		{"18", policy.Conflicts, "council-care-first: {is: no", "council-care-first: {is: yes"},
		{"19", policy.Doubtful, "never-above-commissioned: {is: no", "never-above-commissioned: {is: yes"},
		{"20", policy.Doubtful, "refusal-in-writing: {is: yes", "refusal-in-writing: {is: no"},
		{"20", policy.Doubtful, "refusal-reasons: {is: yes", "refusal-reasons: {is: no"},
		{"21", policy.Doubtful, "{use: care-home-short, answer: yes", "{use: care-home-short, answer: no"},
		{"21", policy.Conflicts, "{use: care-home-long, answer: no", "{use: care-home-long, answer: yes"},
		{"22", policy.Doubtful, "dbs: {is: advised", "dbs: {is: must"},
		{"23", policy.Conflicts, "family-care-assumed: {is: no", "family-care-assumed: {is: yes"},
		{"24", policy.Conflicts, "benefits-first: {is: no", "benefits-first: {is: yes"},
		{"25", policy.Conflicts, "demands-without-review: {is: no", "demands-without-review: {is: yes"},
		{"25", policy.Conflicts, "first-review-months: {is: 6", "first-review-months: {is: 7"},
		{"25", policy.Conflicts, "\nreview-months: {is: 12", "\nreview-months: {is: 13"},
		{"R1", policy.Conflicts, "amount: 17.20", "amount: 14.59"},
		{"R2", policy.Doubtful, "unit: mile, from: 2026-04-01", "unit: mile"},
		{"R2", policy.Doubtful, "unit: mile, from: 2026-04-01", "unit: mile, from: 2025-11-20"},
		{"R3", policy.Doubtful, "pa-rate-for-providers: {is: no", "pa-rate-for-providers: {is: yes"},
		{"C1", policy.Doubtful, "  dbs: {is: advised, at: model, note: Paid for by the council.}",
			"  dbs: [{is: advised, at: model}, {is: own-choice, contradicts: yes, at: model}]"},
	}
	fired := map[policy.Number]bool{}
	for _, tt := range tests {
		t.Run(string(tt.rule)+" "+tt.new, func(t *testing.T) {
			if strings.Count(string(model), tt.old) != 1 {
				t.Fatalf("%q stands %d times in the model", tt.old, strings.Count(string(model), tt.old))
			}
			p, err := policy.Read([]byte(strings.Replace(string(model), tt.old, tt.new, 1)))
			if err != nil {
				t.Fatal(err)
			}
			got := policy.Check(p, facts).Findings
			if len(got) != 1 || got[0].Rule != tt.rule || got[0].Grade != tt.grade {
				t.Fatalf("found %+v, want one finding %s %s", got, tt.rule, tt.grade)
			}
			complete(t, got[0])
			fired[tt.rule] = true
		})
	}
	for _, r := range policy.LocalRules() {
		if !fired[r.Number] {
			t.Errorf("no change fires %s", r.Number)
		}
	}
	if len(policy.LocalRules()) != 29 {
		t.Errorf("%d local rules, want 1 to 25, R1 to R3 and C1", len(policy.LocalRules()))
	}
}

// complete checks that a finding carries all that a reader needs.
func complete(t *testing.T, f policy.Finding) {
	t.Helper()
	if f.Path == "" || f.Found == "" || f.Why.IsZero() || f.Cure.IsZero() || f.AsFound.IsZero() || len(f.Cites) == 0 {
		t.Errorf("finding %s is not complete: %+v", f.Rule, f)
	}
	for _, c := range append(f.Cites, f.Contrary...) {
		if c.Name == "" || c.Address == "" && !c.Unchecked {
			t.Errorf("finding %s cites %+v", f.Rule, c)
		}
	}
}

// The day before the twelve months are over a rate is not too old.
func TestARateIsOldAfterTwelveMonths(t *testing.T) {
	p := policy.Policy{Council: "A", Rates: []policy.Rate{{Kind: policy.Agency, Amount: 2500, Origin: policy.Origin{From: calendar.MustDate("2025-11-21")}}}}
	if got := policy.Check(p, facts).Findings; len(got) != 0 {
		t.Errorf("found %+v", got)
	}
}

func TestMonthlyPapersAndEveryReceiptConflict(t *testing.T) {
	stated := policy.Returns{
		Every:    policy.Dated[policy.ReturnsEvery]{{Is: policy.ReturnsMonthly}},
		Receipts: policy.Dated[policy.Receipts]{{Is: policy.EveryReceipt}},
		From:     policy.Dated[policy.Whom]{{Is: policy.Everybody}},
	}
	got := policy.Check(policy.Policy{Council: "A", Returns: stated}, facts).Findings
	if len(got) != 2 || got[0].Grade != policy.Conflicts || got[1].Grade != policy.Conflicts {
		t.Errorf("found %+v", got)
	}
	stated.From = nil
	if got := policy.Check(policy.Policy{Council: "A", Returns: stated}, facts).Findings; len(got) != 0 {
		t.Errorf("found %+v, and who has to send papers is not known", got)
	}
}

// Each council's findings stand in a file that a person has read.
func TestFindingsOfEachCouncil(t *testing.T) {
	all, err := policies.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		t.Run(p.ID, func(t *testing.T) {
			c := policy.Check(p, facts)
			for _, f := range c.Findings {
				complete(t, f)
			}
			got, err := json.MarshalIndent(lines(c), "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", "findings", p.ID+".json"), append(got, '\n'))
		})
	}
}

type line struct {
	Rule  policy.Number `json:"rule"`
	Grade policy.Grade  `json:"grade"`
	Path  string        `json:"path"`
	Found string        `json:"found"`
	Note  string        `json:"note,omitempty"`
	AsOf  string        `json:"as-found"`
	Cites []string      `json:"cites"`
}

type report struct {
	Council  string   `json:"council"`
	Findings []line   `json:"findings"`
	Gaps     []string `json:"gaps"`
}

func lines(c policy.Checked) report {
	r := report{Council: c.Council, Findings: []line{}}
	for _, f := range c.Findings {
		l := line{Rule: f.Rule, Grade: f.Grade, Path: f.Path, Found: f.Found, Note: f.Note, AsOf: f.AsFound.String()}
		for _, c := range f.Cites {
			l.Cites = append(l.Cites, c.Name)
		}
		r.Findings = append(r.Findings, l)
	}
	for _, g := range c.Gaps {
		r.Gaps = append(r.Gaps, g.Path)
	}
	return r
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(got) {
		t.Errorf("%s is not what is found now:\n%s", name, got)
	}
}

func BenchmarkCheck153(b *testing.B) {
	p, _, err := policies.ByID("st-helens")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for range 153 {
			policy.Check(p, facts)
		}
	}
}
