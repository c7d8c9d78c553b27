package policy_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

func inNation(t *testing.T, j law.Jurisdiction, more string) policy.Policy {
	t.Helper()
	p, err := policy.Read([]byte("id: a\ncouncil: A\nabout: a\nnation: " + string(j) + "\n" + more))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPolicyWithoutANationIsInEngland(t *testing.T) {
	p, err := policy.Read([]byte("id: a\ncouncil: A\nabout: a\n"))
	if err != nil || p.In() != law.England {
		t.Errorf("it is in %q (%v)", p.In(), err)
	}
	if err := p.MustBeIn(law.England); err != nil {
		t.Error(err)
	}
	for _, j := range []law.Jurisdiction{law.Wales, law.Scotland, "ireland", ""} {
		if err := p.MustBeIn(j); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("asked for %q it says %v", j, err)
		}
	}
	if _, err := policy.Read([]byte("id: a\ncouncil: A\nabout: a\nnation: ireland\n")); err == nil {
		t.Error("a nation without rules was taken")
	}
}

// Each line is a policy of one line and what is found in it. Source: the rules of
// each nation, as docs/law/rules.md cites them.
func TestCheckByNation(t *testing.T) {
	tests := []struct {
		nation law.Jurisdiction
		given  string
		rule   policy.Number // empty: nothing is found
		grade  policy.Grade
	}{
		{law.Scotland, "payees: {household-family: {is: never}}", "1", policy.Conflicts},
		{law.Scotland, "payees: {family-elsewhere: {is: never}}", "1", policy.Conflicts},
		{law.Scotland, "payees: {family-elsewhere: {is: exceptional}}", "2", policy.Doubtful},
		{law.Scotland, "payees: {household-family: {is: exceptional}}", "2", policy.Doubtful},
		{law.Scotland, "who: {excluded: {is: [schedule-1-orders]}}", "17", policy.Conflicts},
		{law.Scotland, "who: {council-care-first: {is: yes}}", "18", policy.Conflicts},
		{law.Scotland, "who: {refusal-in-writing: {is: no}}", "20", policy.Conflicts},
		{law.Scotland, "who: {refusal-reasons: {is: no}}", "20", policy.Conflicts},
		{law.Scotland, "uses: {list: [{use: care-home-long, answer: yes}]}", "21", policy.Conflicts},
		{law.Scotland, "rates: [{kind: employed-pa, amount: 14.59, unit: hour}]", "R1", policy.Conflicts},
		{law.Scotland, "every: [{is: monthly}, {is: four-weekly, contradicts: yes}]", "C1", policy.Doubtful},
		{law.Scotland, "first-review-months: {is: 9}", "", ""},
		{law.Wales, "payees: {household-family: {is: never}}", "1", policy.Conflicts},
		{law.Wales, "payees: {family-elsewhere: {is: if-necessary}}", "1", policy.Conflicts},
		{law.Wales, "payees: {household-family: {is: if-necessary}}", "", ""},
		{law.Wales, "payees: {household-family: {is: exceptional}}", "2", policy.Doubtful},
		{law.Wales, "who: {excluded: {is: [schedule-1-orders]}}", "17", policy.Conflicts},
		{law.Wales, "who: {council-care-first: {is: yes}}", "18", policy.Conflicts},
		{law.Wales, "first-review-months: {is: 7}", "25", policy.Conflicts},
		{law.Wales, "review-months: {is: 13}", "25", policy.Conflicts},
		{law.Wales, "uses: {list: [{use: care-home-long, answer: yes}]}", "", ""},
		{law.Wales, "rates: [{kind: employed-pa, amount: 14.59, unit: hour}]", "R1", policy.Conflicts},
		{law.Wales, "every: [{is: monthly}, {is: four-weekly, contradicts: yes}]", "C1", policy.Doubtful},
		{law.England, "who: {excluded: {is: [schedule-1-orders]}}", "", ""},
	}
	facts := policy.Facts{On: calendar.MustDate("2026-11-21"), LawfulHour: 1460}
	facts.LawfulCites = []explain.Citation{{Name: "the minimum wage", Unchecked: true}}
	fired := map[law.Jurisdiction][]policy.Number{}
	for _, tt := range tests {
		got := policy.Check(inNation(t, tt.nation, tt.given+"\n"), facts).Findings
		switch {
		case tt.rule == "" && len(got) == 0:
		case len(got) != 1 || got[0].Rule != tt.rule || got[0].Grade != tt.grade:
			t.Errorf("%s, %s: found %+v, want %s %s", tt.nation, tt.given, got, tt.rule, tt.grade)
		case len(got[0].Cites) == 0 || got[0].Why.IsZero() || got[0].Cure.IsZero():
			t.Errorf("%s, %s: the finding is not complete: %+v", tt.nation, tt.given, got[0])
		default:
			onlyOwnLaw(t, tt.nation, got[0].Cites)
			fired[tt.nation] = append(fired[tt.nation], tt.rule)
		}
	}
	for _, j := range []law.Jurisdiction{law.Scotland, law.Wales} {
		for _, r := range policy.LocalRulesIn(j) {
			if !slices.Contains(fired[j], r.Number) {
				t.Errorf("nothing fires %s in %s", r.Number, j)
			}
			onlyOwnLaw(t, j, r.Cites)
		}
	}
}

// onlyOwnLaw fails on a citation of a rule of another nation.
func onlyOwnLaw(t *testing.T, in law.Jurisdiction, cites []explain.Citation) {
	t.Helper()
	for _, c := range cites {
		for _, j := range law.Jurisdictions() {
			if j == in {
				continue
			}
			for _, r := range law.RulesOf(j) {
				if slices.Contains(r.Cites, c) {
					t.Errorf("in %s it cites %s, which is the law of %s", in, c.Name, j)
				}
			}
		}
	}
}

func TestMayIByNation(t *testing.T) {
	on := calendar.MustDate("2026-06-01")
	stay := func(days int) []law.Stay { return []law.Stay{{First: on, Last: on.AddDays(days - 1)}} }
	sister := law.Payee{Relation: law.Sibling, SameHousehold: law.Is}
	tests := []struct {
		name    string
		nation  law.Jurisdiction
		given   policy.Question
		outcome policy.Outcome
		line    string
	}{
		{"unlawful, Scotland", law.Scotland, policy.Question{Use: policy.UseUnlawful, Plan: policy.PlanNames}, policy.MayNot, "SC15"},
		{"unlawful, Wales", law.Wales, policy.Question{Use: policy.UseUnlawful, Plan: policy.PlanNames}, policy.MayNot, "WA9"},
		{"five weeks in a home, Scotland", law.Scotland, policy.Question{Use: policy.UseShortStay, Plan: policy.PlanNames, Stays: stay(35)}, policy.MayNot, "SC5"},
		{"five weeks in a home, Wales, where no limit was seen", law.Wales, policy.Question{Use: policy.UseLongStay, Plan: policy.PlanNames, Stays: stay(35)}, policy.MayBuy, ""},
		{"four weeks in a home, Scotland", law.Scotland, policy.Question{Use: policy.UseShortStay, Plan: policy.PlanNames, Stays: stay(28)}, policy.MayBuy, ""},
		{"a long stay without dates, Scotland", law.Scotland, policy.Question{Use: policy.UseLongStay, Plan: policy.PlanNames}, policy.MayNot, "SC5"},
		{"living in a home, Scotland", law.Scotland, policy.Question{Use: policy.UseShortStay, Plan: policy.PlanNames, LivesInCareHome: law.Is}, policy.MayNot, "SC5"},
		{"a stay that ends before it begins", law.Scotland, policy.Question{Use: policy.UseShortStay, Plan: policy.PlanNames, Stays: stay(-3)}, policy.TellMore, "SC5"},
		{"a sister, Scotland", law.Scotland, policy.Question{Use: policy.UsePA, Plan: policy.PlanNeed, Payee: law.Payee{Relation: law.Sibling}}, policy.AskFirst, "SC9"},
		{"a friend, Scotland", law.Scotland, policy.Question{Use: policy.UseFriend, Plan: policy.PlanNeed, Payee: law.Payee{Relation: law.Friend}}, policy.MayBuy, "SC9"},
		{"a friend, and the plan is not known", law.Scotland, policy.Question{Use: policy.UseFriend, Payee: law.Payee{Relation: law.Friend}}, policy.TellMore, ""},
		{"a sister in the household, Wales", law.Wales, policy.Question{Use: policy.UsePA, Plan: policy.PlanNeed, Payee: sister}, policy.AskFirst, "WA4"},
		{"a sister, household not known, Wales", law.Wales, policy.Question{Use: policy.UsePA, Plan: policy.PlanNeed, Payee: law.Payee{Relation: law.Sibling}}, policy.TellMore, "WA4"},
		{"a wife elsewhere, Wales", law.Wales, policy.Question{Use: policy.UsePA, Plan: policy.PlanNeed, Payee: law.Payee{Relation: law.Spouse, SameHousehold: law.IsNot}}, policy.MayBuy, "WA4"},
		{"a wife elsewhere, England", law.England, policy.Question{Use: policy.UsePA, Plan: policy.PlanNeed, Payee: law.Payee{Relation: law.Spouse, SameHousehold: law.IsNot}}, policy.AskFirst, "F2"},
		{"meets no need, Scotland: to ask, since that is judged", law.Scotland, policy.Question{Use: policy.UseClass, Plan: policy.PlanNone}, policy.AskFirst, "SC15"},
		{"meets no need, Wales", law.Wales, policy.Question{Use: policy.UseClass, Plan: policy.PlanNone}, policy.AskFirst, "WA9"},
		{"meets no need, England", law.England, policy.Question{Use: policy.UseClass, Plan: policy.PlanNone}, policy.MayNot, "D9"},
		{"the plan is not known", law.Wales, policy.Question{Use: policy.UseClass}, policy.TellMore, ""},
		{"a class, Scotland", law.Scotland, policy.Question{Use: policy.UseClass, Plan: policy.PlanNeed}, policy.BuyNote, "SC15"},
		{"from the council, Scotland", law.Scotland, policy.Question{Use: policy.UseCouncil, Plan: policy.PlanNeed}, policy.BuyNote, "SC15"},
		{"from the council, Wales, where the law was not read", law.Wales, policy.Question{Use: policy.UseCouncil, Plan: policy.PlanNeed}, policy.AskFirst, "WA8"},
		{"gambling, Wales", law.Wales, policy.Question{Use: policy.UseGambling, Plan: policy.PlanNeed}, policy.AskFirst, "WA9"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.given.On = on
			r := policy.MayI(inNation(t, tt.nation, ""), tt.given)
			if r.Outcome != tt.outcome || r.Line != tt.line || r.Because.IsZero() {
				t.Errorf("answers %s by %q, want %s by %q", r.Outcome, r.Line, tt.outcome, tt.line)
			}
			onlyOwnLaw(t, tt.nation, r.Cites)
		})
	}
}

// However a question is put, no answer in one nation rests on the law of another.
func TestMayINeverMixesNations(t *testing.T) {
	model, err := os.ReadFile("../policies/model.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range law.Jurisdictions() {
		p, err := policy.Read([]byte(strings.Replace(string(model), "invented: yes", "nation: "+string(j)+"\ninvented: yes", 1)))
		if err != nil {
			t.Fatal(err)
		}
		for _, use := range policy.AllUses() {
			for _, plan := range []policy.InPlan{policy.PlanNotKnown, policy.PlanNames, policy.PlanNeed, policy.PlanNone} {
				for _, relation := range append(law.Relations(), "") {
					q := policy.Question{Use: use, Plan: plan, Payee: law.Payee{Relation: relation, SameHousehold: law.Is}, On: calendar.MustDate("2026-06-01")}
					r := policy.MayI(p, q)
					onlyOwnLaw(t, j, r.Cites)
					if rule, ok := law.ByID(law.ID(r.Line)); ok && rule.In != j {
						t.Fatalf("in %s, %s is settled by %s of %s", j, use, r.Line, rule.In)
					}
				}
			}
		}
		onlyCited(t, j, policy.Check(p, policy.Facts{On: calendar.MustDate("2026-06-01")}))
	}
}

func onlyCited(t *testing.T, j law.Jurisdiction, c policy.Checked) {
	t.Helper()
	for _, f := range c.Findings {
		onlyOwnLaw(t, j, f.Cites)
	}
}
