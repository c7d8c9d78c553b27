package buy

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/buy"
	"ownway/internal/care/person"
	"ownway/internal/care/precedent"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
)

var (
	rosa     = access.Actor{Role: access.Person, Person: "per_00000000000000000000000001", Name: "Rosa"}
	hannah   = access.Actor{Role: access.Practitioner, Name: "Hannah Lowe"}
	today    = calendar.MustDate("2026-11-21")
	everyone = access.Actor{Role: access.Public}
)

// tells answers a question as the page would have it.
func tells(t *testing.T, a buy.Asking) buy.Told {
	t.Helper()
	p, found, err := policies.ByID("model")
	if err != nil || !found {
		t.Fatal(err)
	}
	return buy.Told{Policy: p, Use: a.Use, Others: seen(), Reply: policy.MayI(p, policy.Question{Use: a.Use, Plan: a.Plan, Payee: a.Payee, On: today})}
}

func seen() *precedent.Seen {
	p := precedent.Precedent{Use: policy.UseHoliday, Council: "Severnside Council", Month: "2026-11", Given: precedent.No, Decides: policy.ByLaw, Line: "D9", Ground: "D9", Text: "It meets no need."}
	return precedent.Of([]precedent.Precedent{p, p, p, p, p}, policy.UseHoliday)
}

var askings = map[string]buy.Asking{
	"yes":       {Use: policy.UseTherapy, Plan: policy.PlanNames},
	"note":      {Use: policy.UseTherapy, Plan: policy.PlanNeed},
	"ask-first": {Use: policy.UseHoliday, Plan: policy.PlanNeed},
	"no":        {Use: policy.UseUnlawful},
	"tell-more": {Use: policy.UseGym},
	"care-home": {Use: policy.UseLongStay, LivesInCareHome: law.Is},
	"cousin":    {Use: policy.UsePA, Plan: policy.PlanNames, Payee: law.Payee{Relation: law.Cousin, SameHousehold: law.Is}},
}

func TestPagesForAnyone(t *testing.T) {
	all, err := policies.All()
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]anyonePage{
		"empty":  {},
		"choose": {Told: buy.Told{Choices: []policy.Use{policy.UseGym, policy.UseTravel}, Named: true}, Asked: buy.Asking{Words: "a taxi to the gym"}},
		"list":   {Told: buy.Told{Choices: policy.AllUses()}, Asked: buy.Asking{Words: "a flux capacitor"}},
		"who":    {Told: buy.Told{Use: policy.UsePA, WhoFirst: true}},
	}
	for name, a := range askings {
		pages[name] = anyonePage{Told: tells(t, a), Asked: a}
	}
	for name, page := range pages {
		page.Policies = all
		pagetest.Sound(t, name, everyone, func(v *visit.Visit) error { return v.Page(visit.Look{}, anyone(v, page)) })
	}
}

func TestPagesOfPrecedents(t *testing.T) {
	for name, shown := range map[string][]precedent.Seen{"none": nil, "some": {*seen()}} {
		pagetest.Sound(t, name, everyone, func(v *visit.Visit) error { return v.Page(visit.Look{}, library(v, shown, 2)) })
	}
}

// questions are one that waits, one that is late, and one for each answer.
func questions(t *testing.T) []precedent.Question {
	t.Helper()
	var all []precedent.Question
	one := func(on string) precedent.Question {
		q, err := precedent.Ask(precedent.Question{ID: precedent.ID("qst_" + string(rune('a'+len(all)))), Person: rosa.Person, On: calendar.MustDate(on), Use: policy.UseHoliday,
			Words: "a caravan", Need: "I want to see the sea", Reply: tells(t, askings["ask-first"]).Reply})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, q)
		return q
	}
	one("2026-11-20")
	one("2026-11-02")
	for _, g := range []precedent.Given{precedent.Yes, precedent.YesNote, precedent.ChangePlan} {
		q, err := one("2026-11-02").Settle(precedent.Answer{Given: g, Text: "Note the fare.", By: "Hannah Lowe", On: today})
		if err != nil {
			t.Fatal(err)
		}
		all[len(all)-1] = q
	}
	q := one("2026-11-02")
	q.Answer = &precedent.Answer{Given: precedent.No, Text: "It meets no need.", By: "Hannah Lowe", On: today, Refusal: &precedent.Refusal{Rule: "D9", Cites: mustRule(t).Cites}}
	all[len(all)-1] = q
	return all
}

func mustRule(t *testing.T) law.Rule {
	t.Helper()
	r, ok := law.ByID("D9")
	if !ok {
		t.Fatal("no D9")
	}
	return r
}

func TestPagesOfAPerson(t *testing.T) {
	pages := map[string]ownPage{
		"empty": {},
		"sent":  {Sent: true, Own: buy.Own{Questions: questions(t), HasPlan: true}},
		"need": {MayAsk: true, Asked: askings["tell-more"], Own: buy.Own{HasPlan: true, Told: tells(t, askings["tell-more"]), Need: "out",
			Needs: []buy.Need{{Ref: "out", Words: "I want to see the sea"}}}},
	}
	for name, page := range pages {
		page.Today, page.Href = today, "/here/buy"
		pagetest.Sound(t, name, rosa, func(v *visit.Visit) error { return v.Page(visit.Look{}, own(v, page)) })
	}
}

func TestPagesOfThePractitioner(t *testing.T) {
	all := questions(t)
	waits := []buy.Waiting{{Person: person.Person{ID: rosa.Person, Name: "Rosa"}, Question: all[0]}, {Person: person.Person{ID: rosa.Person, Name: "Rosa"}, Question: all[1]}}
	for name, list := range map[string][]buy.Waiting{"nobody": nil, "two": waits} {
		pagetest.Sound(t, name, hannah, func(v *visit.Visit) error {
			return v.Page(visit.Look{}, waiting(v, waitingTable(v, list, today), len(list)))
		})
	}
	for name, typed := range map[string]typedAnswer{"fresh": {}, "typed": {Question: all[1].ID, Answering: buy.Answering{Given: precedent.No, Text: "No need.", Nobody: true, Ground: "D9"}}} {
		page := askedPage{Name: "Rosa", Href: "/caseload/x/questions", Today: today, Typed: typed, Done: true}
		page.sort(all)
		if page.Now == nil || page.Now.ID != all[1].ID || len(page.Others) != 1 || len(page.Answered) != 4 {
			t.Errorf("%s: to answer now %+v, %d others, %d answered", name, page.Now, len(page.Others), len(page.Answered))
		}
		pagetest.Sound(t, name, hannah, func(v *visit.Visit) error { return v.Page(visit.Look{}, askedOf(v, page)) })
	}
	pagetest.Sound(t, "nothing", hannah, func(v *visit.Visit) error { return v.Page(visit.Look{}, askedOf(v, askedPage{Name: "Rosa"})) })
}
