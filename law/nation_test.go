package law_test

import (
	"slices"
	"testing"

	"ownway/law"
	"ownway/value/fault"
)

// A rule that is asked for another nation is refused with a fault and gives no
// answer: above all no No.
func TestARuleSpeaksForItsNationOnly(t *testing.T) {
	never := func(any) error { t.Error("the facts were put to the rule"); return nil }
	empty := func(any) error { return nil }
	for _, r := range law.Rules() {
		for _, j := range law.Jurisdictions() {
			decode := never
			if r.In == j {
				decode = empty
			}
			a, err := law.AskIn(j, r.ID, decode, nil)
			switch {
			case r.In == j && (err != nil || a.IsZero()):
				t.Errorf("%s in %s answers %q (%v)", r.ID, j, a.Kind(), err)
			case r.In != j && (fault.KindOf(err) != fault.KindInvalid || !a.IsZero()):
				t.Errorf("%s, the law of %s, answers %q in %s (%v)", r.ID, r.In, a.Kind(), j, err)
			}
		}
	}
}

func TestAskInRefuses(t *testing.T) {
	empty := func(any) error { return nil }
	if a, err := law.AskIn(law.England, "Z1", empty, nil); fault.KindOf(err) != fault.KindNotFound || !a.IsZero() {
		t.Errorf("a rule that is not there answers %q (%v)", a.Kind(), err)
	}
	if a, err := law.AskIn("ireland", "D1", empty, nil); fault.KindOf(err) != fault.KindInvalid || !a.IsZero() {
		t.Errorf("a nation that has no rules answers %q (%v)", a.Kind(), err)
	}
}

func TestEachNationHasRulesOfItsOwn(t *testing.T) {
	if law.RulesOf("ireland") != nil {
		t.Error("a nation without rules has some")
	}
	seen := map[law.ID]law.Jurisdiction{}
	for _, j := range law.Jurisdictions() {
		rules := law.RulesOf(j)
		if len(rules) == 0 || !j.Known() || j.Words() == "" {
			t.Errorf("%s has no rules, or no name", j)
		}
		for _, r := range rules {
			if other, twice := seen[r.ID]; twice {
				t.Errorf("%s is a rule of %s and of %s", r.ID, other, j)
			}
			seen[r.ID] = j
			if r.In != j {
				t.Errorf("%s says that it is of %s, and is listed for %s", r.ID, r.In, j)
			}
		}
	}
}

// Decisions against a person rest on the law of England: no rule of another
// nation can bear one.
func TestDecisionsRestOnTheLawOfEngland(t *testing.T) {
	for _, act := range law.AdverseActs() {
		for _, basis := range law.Bases(act) {
			if !slices.ContainsFunc(law.RulesOf(law.England), func(r law.Rule) bool { return r.ID == basis.Rule }) {
				t.Errorf("%s rests on %s, which is no rule of England", act, basis.Rule)
			}
		}
	}
}
