package assessment_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"testing"

	"ownway/internal/care/assessment"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

func sound() assessment.Assessment {
	return assessment.Assessment{
		ID: "asm_01", Person: "per_01", On: calendar.MustDate("2026-05-01"),
		Cause:   law.Is,
		Managed: map[law.Outcome]law.Known{law.Nutrition: law.Is},
		Impact:  law.Judgement{Found: law.Is, By: "Practitioner", On: calendar.MustDate("2026-05-01"), Reasons: "She can't leave home."},
		Needs: []assessment.Need{
			{Ref: "washing", Outcome: law.Hygiene, Words: "I need a hand in the shower.", Limb: assessment.WithHelp,
				Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 630}}},
			{Ref: "out", Outcome: law.Community, Words: "I want to go to the choir.", Limb: assessment.WithPain,
				Support: []assessment.Support{{Kind: policy.Mileage, Miles: 20}, {Kind: policy.Activity, Cost: 1200, Per: policy.Week}}},
			{Ref: "nights", Outcome: law.HomeSafety, Words: "Somebody near at night.", Limb: assessment.Danger,
				Support: []assessment.Support{{Kind: policy.SleepIn, Nights: 2}}},
		},
	}
}

func TestAssessmentAsDocument(t *testing.T) {
	want := sound()
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got assessment.Assessment
	if err := json.Unmarshal(b, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("came back as %+v (%v)", got, err)
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name   string
		change func(a *assessment.Assessment)
		field  string
		want   msg.Key
	}{
		{"sound", func(*assessment.Assessment) {}, "", ""},
		{"nobody's", func(a *assessment.Assessment) { a.Person = "" }, "person", assessment.ChoosePerson},
		{"no day", func(a *assessment.Assessment) { a.On = calendar.Date{} }, "on", assessment.EnterDay},
		{"no needs", func(a *assessment.Assessment) { a.Needs = nil }, "needs", assessment.AddNeed},
		{"a nameless need", func(a *assessment.Assessment) { a.Needs[1].Ref = "" }, "needs[1].ref", assessment.NameNeed},
		{"two of one name", func(a *assessment.Assessment) { a.Needs[1].Ref = "washing" }, "needs[1].ref", assessment.NameNeed},
		{"no outcome", func(a *assessment.Assessment) { a.Needs[0].Outcome = "" }, "needs[0].outcome", assessment.ChooseOutcome},
		{"a carer's outcome for an adult", func(a *assessment.Assessment) { a.Needs[0].Outcome = law.CarerWork }, "needs[0].outcome", assessment.ChooseOutcome},
		{"an adult's outcome for a carer", func(a *assessment.Assessment) { a.Carer = true }, "needs[0].outcome", assessment.ChooseOutcome},
		{"no words", func(a *assessment.Assessment) { a.Needs[0].Words = "" }, "needs[0].words", assessment.EnterWords},
		{"no such limb", func(a *assessment.Assessment) { a.Needs[0].Limb = "x" }, "needs[0].limb", assessment.ChooseLimb},
		{"no such kind", func(a *assessment.Assessment) { a.Needs[0].Support[0].Kind = "x" }, "needs[0].support[0].kind", assessment.ChooseKind},
		{"no time", func(a *assessment.Assessment) { a.Needs[0].Support[0].Minutes = 0 }, "needs[0].support[0].hours", assessment.EnterHours},
		{"more than a week", func(a *assessment.Assessment) { a.Needs[0].Support[0].Minutes = 168*60 + 1 }, "needs[0].support[0].hours", assessment.EnterHours},
		{"eight nights", func(a *assessment.Assessment) { a.Needs[2].Support[0].Nights = 8 }, "needs[2].support[0].nights", assessment.EnterNights},
		{"miles below nothing", func(a *assessment.Assessment) { a.Needs[1].Support[0].Miles = -1 }, "needs[1].support[0].miles", assessment.EnterMiles},
		{"a cost without its time", func(a *assessment.Assessment) { a.Needs[1].Support[1].Per = "" }, "needs[1].support[1].cost", assessment.EnterCost},
		{"a carer and support", func(a *assessment.Assessment) { a.Needs[0].ByCarer = true }, "needs[0].by-carer", assessment.CarerOrSupport},
		{"hours and a cost", func(a *assessment.Assessment) { a.Needs[0].Support[0].Cost = 1 }, "needs[0].support[0]", assessment.OnlyOneMeasure},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := sound()
			tt.change(&a)
			all := fault.All(a.Check())
			if tt.want == "" && len(all) == 0 {
				return
			}
			for _, f := range all {
				if f.Field == tt.field && f.Text.Key == tt.want {
					return
				}
			}
			t.Errorf("got %v, want %s at %s", all, tt.want, tt.field)
		})
	}
}

// Source: SI 2015/313 regs 2 and 3.
func TestEligible(t *testing.T) {
	all := func(outcomes []law.Outcome, so law.Known) map[law.Outcome]law.Known {
		m := map[law.Outcome]law.Known{}
		for _, o := range outcomes {
			m[o] = so
		}
		return m
	}
	tests := []struct {
		name   string
		change func(a *assessment.Assessment)
		want   law.Kind
	}{
		{"three outcomes, effect judged", func(*assessment.Assessment) {}, law.KindYes},
		{"effect not judged", func(a *assessment.Assessment) { a.Impact = law.Judgement{} }, law.KindNeedsJudgement},
		{"the limbs are open", func(a *assessment.Assessment) {
			for i := range a.Needs {
				a.Needs[i].Limb = assessment.LimbOpen
			}
		}, law.KindNeedsFact},
		{"one outcome, the others managed", func(a *assessment.Assessment) {
			a.Needs = a.Needs[:1]
			a.Managed = all(law.AdultOutcomes(), law.Is)
		}, law.KindNo},
		{"two needs in one outcome are one outcome", func(a *assessment.Assessment) {
			a.Needs[1].Outcome, a.Needs[2].Outcome = law.Hygiene, law.Hygiene
			a.Managed = all(law.AdultOutcomes(), law.Is)
		}, law.KindNo},
		{"an outcome recorded as not managed counts", func(a *assessment.Assessment) {
			a.Needs = a.Needs[:1]
			a.Managed = map[law.Outcome]law.Known{law.Work: law.IsNot}
		}, law.KindYes},
		{"a carer, one outcome", func(a *assessment.Assessment) {
			a.Carer, a.Managed = true, nil
			a.Needs = []assessment.Need{{Ref: "work", Outcome: law.CarerWork, Words: "I had to stop work.", Limb: assessment.WithHelp}}
		}, law.KindYes},
		{"taking longer does not count for a carer", func(a *assessment.Assessment) {
			a.Carer, a.Managed, a.Health = true, all(law.CarerOutcomes(), law.Is), law.IsNot
			delete(a.Managed, law.CarerWork)
			a.Needs = []assessment.Need{{Ref: "work", Outcome: law.CarerWork, Words: "Everything takes longer.", Limb: assessment.Longer}}
		}, law.KindNeedsFact},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := sound()
			tt.change(&a)
			before := maps.Clone(a.Managed)
			why := &explain.Note{}
			if got := a.Eligible(why); got.Kind() != tt.want {
				t.Errorf("got %s (%s), want %s", got.Kind(), got.Text(), tt.want)
			}
			if why.Empty() || !reflect.DeepEqual(before, a.Managed) {
				t.Error("no working, or the assessment was changed")
			}
		})
	}
}

func TestNeed(t *testing.T) {
	if n, ok := sound().Need("out"); !ok || n.Outcome != law.Community {
		t.Errorf("found %+v", n)
	}
	if _, ok := sound().Need("nothing"); ok {
		t.Error("found a need that is not there")
	}
}
