package law_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// theirs is a case as somebody who decides would set it out.
func theirs() law.Case {
	return law.Case{
		Evidence:      []law.Evidence{{What: "Bank statement of June 2026, lines 4 and 9", On: calendar.MustDate("2026-07-02")}},
		Circumstances: "Mr Khan moved to his brother in May and his own bank card was used by somebody else.",
		Reasons:       "The money bought a phone and a coat for somebody else, after we had talked with you about it in May.",
		By:            "Priya Shah",
		On:            calendar.MustDate("2026-07-10"),
		Told:          calendar.MustDate("2026-07-13"),
	}
}

// broken is the answer that a condition was broken and that acting is right.
func broken() law.Settled {
	return settle("D11", law.Breach{Condition: law.Is, Broken: law.Is, Reviewed: law.Is,
		Right: law.Judgement{Found: law.Is, Reasons: "It happened again after we had talked about it."}})
}

func settle(rule law.ID, facts any) law.Settled {
	s, err := law.Settle(rule, facts)
	if err != nil {
		panic(err)
	}
	return s
}

func TestSettle(t *testing.T) {
	if got := broken().Answer(); !got.IsYes() || got.Rule() != "D11" {
		t.Errorf("settled as %s", got.Says())
	}
	for _, tt := range []struct {
		rule  law.ID
		facts any
	}{{"D99", law.Breach{}}, {"D11", law.Standing{}}, {"D11", nil}, {"D11", &law.Breach{}}} {
		if s, err := law.Settle(tt.rule, tt.facts); err == nil || !s.Answer().IsZero() {
			t.Errorf("%s settled %T as %s", tt.rule, tt.facts, s.Answer().Says())
		}
	}
	if v := reflect.TypeOf(law.Settled{}); v.Field(0).IsExported() {
		t.Error("an answer can be set from outside")
	}
}

func TestDecide(t *testing.T) {
	notNecessary := settle("F2", law.Payee{Relation: law.Parent, SameHousehold: law.Is,
		NecessaryForCare: law.Judgement{Found: law.IsNot, Reasons: "Two PAs whom he likes can do these hours."}})
	ban := settle("N1", law.Ban{Particular: law.Is, Rational: law.Judgement{Found: law.Is, Reasons: "He was convicted of theft from her."}})
	changed := settle("V4", law.Asking{Changed: law.Is})
	gone := settle("D10", law.Standing{Met: law.IsNot, Reviewed: law.Is})
	order := settle("D3", law.Conditions{Orders: law.Is, OrderParagraph: "a"})
	tests := []struct {
		name   string
		act    law.AdverseAct
		ground law.Settled
	}{
		{"an order of Schedule 1", law.Refuse, order},
		{"a mother at home, not necessary", law.Refuse, notNecessary},
		{"a plan revised after a change", law.Reduce, changed},
		{"a broken condition", law.Suspend, broken()},
		{"a condition no longer met", law.Stop, gone},
		{"money asked back", law.Reclaim, broken()},
		{"one man with a conviction", law.Restrict, ban},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := law.Decide(tt.act, tt.ground, theirs())
			if err != nil {
				t.Fatal(err)
			}
			if d.IsZero() || d.Act() != tt.act || d.Ground().Rule() != tt.ground.Answer().Rule() || len(d.Cites()) == 0 {
				t.Errorf("decided %+v", d)
			}
			if got := d.ChallengeBy().String(); got != "2027-07-12" {
				t.Errorf("challenge by %s, want 2027-07-12: 12 months that begin on the day of being told", got)
			}
			if d.Act().Words() == "" || len(d.Tells()) != 2 || !strings.Contains(english(t, d.Tells()[1]), "2027-07-12") {
				t.Errorf("tells %v", d.Tells())
			}
		})
	}
}

func TestDecideRefuses(t *testing.T) {
	with := func(change func(*law.Case)) law.Case {
		c := theirs()
		change(&c)
		return c
	}
	tests := []struct {
		name   string
		act    law.AdverseAct
		ground law.Settled
		given  law.Case
		want   msg.Key
	}{
		{"no such act", "scold", broken(), theirs(), law.NoSuchAct},
		{"nothing asked", law.Stop, law.Settled{}, theirs(), law.NotAsked},
		{"an open question", law.Stop, settle("D11", law.Breach{}), theirs(), law.NoGround},
		{"nobody has judged", law.Refuse, settle("D5", law.Conditions{}), theirs(), law.NoGround},
		{"a judgement without reasons", law.Refuse, settle("D5", law.Conditions{Appropriate: law.Judgement{Found: law.IsNot}}), theirs(), law.NoGround},
		{"guidance speaks only for a person", law.Refuse, settle("G1", law.Use{Restricted: law.IsNot}), theirs(), law.NoGround},
		{"a review that was asked for lowers nothing", law.Reduce, settle("V4", law.Asking{Changed: law.IsNot, Asked: law.Is,
			Reasonable: law.Judgement{Found: law.Is}}), theirs(), law.NoGround},
		{"a ground for another act", law.Reduce, broken(), theirs(), law.NoGround},
		{"a duty to pay is no ground", law.Refuse, settle("F4", law.Payee{Relation: law.NotRelated}), theirs(), law.NoGround},
		{"no evidence", law.Stop, broken(), with(func(c *law.Case) { c.Evidence = nil }), law.GiveEvidence},
		{"evidence without a day", law.Stop, broken(), with(func(c *law.Case) { c.Evidence[0].On = calendar.Date{} }), law.GiveEvidence},
		{"evidence from later", law.Stop, broken(), with(func(c *law.Case) { c.Evidence[0].On = calendar.MustDate("2026-07-11") }), law.EvidenceInFuture},
		{"nothing of the person's own life", law.Stop, broken(), with(func(c *law.Case) { c.Circumstances = "N/A" }), law.GiveCircumstances},
		{"no reasons", law.Stop, broken(), with(func(c *law.Case) { c.Reasons = "See above" }), law.GivePlainReasons},
		{"nobody decides", law.Stop, broken(), with(func(c *law.Case) { c.By = " " }), law.SayWhoDecides},
		{"told before it was decided", law.Stop, broken(), with(func(c *law.Case) { c.Told = calendar.MustDate("2026-07-09") }), law.SayWhenTold},
		{"a challenge is open", law.Stop, broken(), with(func(c *law.Case) { c.ChallengeOpen = true }), law.ChallengeStillOpen},
		{"a blanket reason", law.Stop, broken(), with(func(c *law.Case) { c.Reasons = "It is council policy that payments end when papers are late." }), law.BlanketReason},
		{"a blanket circumstance", law.Stop, broken(), with(func(c *law.Case) { c.Circumstances = "We do not fund holidays out of direct payments." }), law.BlanketReason},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := law.Decide(tt.act, tt.ground, tt.given)
			if !d.IsZero() {
				t.Error("it was decided")
			}
			for _, f := range fault.All(err) {
				if f.Text.Key == tt.want {
					english(t, f.Text)
					return
				}
			}
			t.Errorf("got %v, want %s", err, tt.want)
		})
	}
}

func TestDecideFindsEveryFaultAtOnce(t *testing.T) {
	_, err := law.Decide(law.Stop, law.Settled{}, law.Case{})
	if got := len(fault.All(err)); got != 6 {
		t.Errorf("%d faults, want 6: ground, evidence, circumstances, reasons, by, told: %v", got, err)
	}
}

func TestBlanketReasons(t *testing.T) {
	tests := []struct {
		words   string
		blanket bool
	}{
		{"Our policy is that family are not employed by anybody here.", true},
		{"The council does not allow gym memberships, so we said no.", true},
		{"We never pay for holidays from a direct payment budget.", true},
		{"The same applies to everyone who has a payment card.", true},
		{"This firm is not on our list, so we can't agree to it.", true},
		{"These are not exceptional circumstances as far as we can see.", true},
		{"We never received the papers that Ann said she had posted.", false},
		{"She is not allowed to lift anything after her operation in May.", false},
		{"His insurance policy lapsed in March and he drove all the same.", false},
		{"He is kind to everyone and wants to keep his two PAs.", false},
		{"As a rule he gets up at noon and needs help then.", false},
	}
	for _, tt := range tests {
		c := theirs()
		c.Reasons = tt.words
		_, err := law.Decide(law.Stop, broken(), c)
		if (err != nil) != tt.blanket {
			t.Errorf("%q: %v", tt.words, err)
		}
	}
}

// What one act may rest on is an answer that its rule can give, and never one of
// guidance.
func TestGroundsAreAnswersOfRules(t *testing.T) {
	if len(law.AdverseActs()) != 6 {
		t.Errorf("%d acts", len(law.AdverseActs()))
	}
	for _, act := range law.AdverseActs() {
		bases := law.Bases(act)
		if len(bases) == 0 {
			t.Errorf("nothing bears %s", act)
		}
		for _, b := range bases {
			r, ok := law.ByID(b.Rule)
			if !ok || !slices.Contains(r.Gives, b.Answer) || r.Force == law.Guidance {
				t.Errorf("%s can't rest on %s of %s", act, b.Answer, b.Rule)
			}
		}
	}
}

// Nothing outside the package can fill an Adverse, nor read one back.
func TestAnAdverseDecisionIsBuiltByDecideAlone(t *testing.T) {
	v := reflect.TypeOf(law.Adverse{})
	for i := range v.NumField() {
		if v.Field(i).IsExported() {
			t.Errorf("%s can be set from outside", v.Field(i).Name)
		}
	}
	d, err := law.Decide(law.Stop, broken(), theirs())
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(d)
	if err != nil || !strings.Contains(string(b), `"challenge-by":"2027-07-12"`) {
		t.Errorf("as a document: %s (%v)", b, err)
	}
	var back law.Adverse
	if err := json.Unmarshal(b, &back); err == nil && !back.IsZero() {
		t.Error("a document became a decision")
	}
	c := d.Case()
	c.Evidence[0].What = "changed"
	if d.Case().Evidence[0].What == "changed" {
		t.Error("the evidence can be changed from outside")
	}
}
