package app_test

import (
	"slices"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/agreement"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestFromNeedsToAgreement(t *testing.T) {
	scenes(t, map[string]func(*world){
		"each step waits for the one before":                   inOrder,
		"a budget of nothing is refused":                       budgetOfNothing,
		"needs that are none are refused with a field":         badNeeds,
		"a route is chosen by the person, again if they like":  routes,
		"an agreement is signed by the person first, and once": signing,
		"someone who speaks for a person signs for them":       signedFor,
		"paying for oneself needs a record of one's own":       ownRecord,
		"the caseload says what comes next":                    caseload,
	})
}

var washing = []assessment.Need{{Ref: "mornings", Outcome: law.Hygiene, Words: "I need someone there to wash", Limb: assessment.WithHelp,
	Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 8 * 60}}},
	{Ref: "meals", Outcome: law.Nutrition, Words: "I can't lift a pan", Limb: assessment.WithHelp,
		Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 4 * 60}}}}

func needing(minutes int) []assessment.Need {
	n := washing[0]
	n.Support = []assessment.Support{{Kind: policy.EmployedPA, Minutes: minutes}}
	return []assessment.Need{n, washing[1]}
}

func inOrder(w *world) {
	who := w.add("Linda Frost")
	contribution := &budget.Contribution{Version: "1", From: day("2026-04-06")}
	steps := []struct {
		name string
		do   func() error
		want string // the key of the fault while it comes too early
	}{
		{"budget", func() error {
			_, err := w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person})
			return err
		}, string(care.NoNeeds)},
		{"plan", func() error {
			_, err := w.care.WritePlan(ctx, w.practitioner, care.Writing{Person: who.Person})
			return err
		}, string(care.NoBudget)},
		{"route", func() error { return w.care.ChooseRoute(ctx, who, care.Choice{Person: who.Person}) }, string(care.NoBudget)},
		{"agreement", func() error {
			_, err := w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
			return err
		}, string(care.NoNeeds)},
	}
	for _, s := range steps {
		err := s.do()
		if fault.KindOf(err) != fault.KindConflict || string(fault.All(err)[0].Text.Key) != s.want {
			w.Errorf("%s with nothing before it: %v, want %s", s.name, err, s.want)
		}
	}
	w.refused("signing what is not there", w.care.Sign(ctx, who, who.Person), fault.KindNotFound)
	unsure := eligible(who.Person, washing)
	unsure.Impact = law.Judgement{}
	answer, err := w.care.RecordNeeds(ctx, w.practitioner, unsure)
	w.ok(err)
	if answer.Kind() != law.KindNeedsJudgement {
		w.Errorf("needs without a judgement of what they do to her: %v", answer)
	}
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person})
	w.refused("a budget before the needs are found eligible", err, fault.KindConflict, care.NotEligible)
	_, err = w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, washing))
	w.ok(err)
	first, err := w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person})
	w.ok(err)
	if first.Budget.Stage != budget.Indicative || first.Budget.Weekly < pence.Pounds(165, 0) { // 12 hours at £13.75
		w.Errorf("the first figure: %+v", first.Budget)
	}
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person})
	w.refused("a final budget without what she pays", err, fault.KindInvalid, budget.EnterContribution)
	final, err := w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person, Contribution: contribution})
	w.ok(err)
	if final.Budget.Stage != budget.Final || final.Budget.Earlier == nil || final.Budget.Earlier.ID != first.Budget.ID {
		w.Errorf("the final figure: %+v", final.Budget)
	}
	if final.Enough.Weekly <= 0 { // £13.75 an hour cannot buy lawful pay in 2026
		w.Errorf("its test of enough: %+v", final.Enough)
	}
	_, err = w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.refused("an agreement before the plan", err, fault.KindConflict, care.NoPlan)
}

func budgetOfNothing(w *world) {
	who := w.add("Linda Frost")
	byCarer := slices.Clone(washing)
	for i := range byCarer {
		byCarer[i].Support, byCarer[i].ByCarer = nil, true
	}
	answer, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, byCarer))
	w.ok(err)
	if !answer.IsYes() {
		w.Fatal(answer)
	}
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person})
	w.refused("set", err, fault.KindInvalid, budget.NothingToPay)
	p, err := w.care.Papers(ctx, w.practitioner, who.Person)
	if err != nil || len(p.Budgets) != 0 {
		w.Errorf("it was kept: %+v, %v", p.Budgets, err)
	}
}

func badNeeds(w *world) {
	who := w.add("Linda Frost")
	for name, c := range map[string]struct {
		needs []assessment.Need
		field string
	}{
		"none":               {nil, "needs"},
		"hours of nothing":   {needing(0), "needs[0].support[0].hours"},
		"hours below":        {needing(-60), "needs[0].support[0].hours"},
		"more than a week":   {needing(168*60 + 1), "needs[0].support[0].hours"},
		"the same name":      {[]assessment.Need{washing[0], washing[0]}, "needs[1].ref"},
		"no words":           {[]assessment.Need{{Ref: "a", Outcome: law.Hygiene}}, "needs[0].words"},
		"an outcome of none": {[]assessment.Need{{Ref: "a", Outcome: "fly", Words: "x"}}, "needs[0].outcome"},
	} {
		_, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, c.needs))
		if fault.KindOf(err) != fault.KindInvalid || fault.All(err)[0].Field != c.field {
			w.Errorf("%s: %v, want %s", name, err, c.field)
		}
	}
	if p, err := w.care.Papers(ctx, w.practitioner, who.Person); err != nil || !p.Needs.ID.IsZero() {
		w.Errorf("some were kept: %+v, %v", p.Needs, err)
	}
}

// planned brings someone as far as a plan.
func planned(w *world, name string) (access.Actor, pence.Amount) {
	w.Helper()
	who := w.add(name)
	_, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, washing))
	w.ok(err)
	var made store.Reckoned
	for range 2 {
		made, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person, Contribution: &budget.Contribution{Version: "1", From: day("2026-04-06")}})
		w.ok(err)
	}
	_, err = w.care.WritePlan(ctx, w.practitioner, care.Writing{Person: who.Person, Matters: "Choir",
		How: []plan.Item{{How: "A PA in the mornings", By: plan.By{Means: plan.ByPA}, ByPayment: true}, {How: "And to cook", By: plan.By{Means: plan.ByPA}, ByPayment: true}}})
	w.ok(err)
	return who, made.Budget.Weekly
}

func routes(w *world) {
	who, weekly := planned(w, "Linda Frost")
	choose := func(by access.Actor, bank bool, parts ...plan.Part) error {
		c := care.Choice{Person: who.Person, Parts: parts}
		if bank {
			c.Bank = account
		}
		return w.care.ChooseRoute(ctx, by, c)
	}
	own := plan.Part{Method: policy.OwnAccount, Weekly: weekly}
	w.refused("by the council", choose(w.practitioner, true, own), fault.KindForbidden)
	w.refused("without an account", choose(who, false, own), fault.KindInvalid, care.EnterBank)
	w.refused("in no way", choose(who, true), fault.KindInvalid, plan.ChooseWay)
	w.refused("of less than the whole", choose(who, true, plan.Part{Method: policy.OwnAccount, Weekly: weekly - 1}), fault.KindInvalid, plan.PartsAndWhole)
	w.ok(choose(who, true, own))
	arranged := plan.Part{Method: policy.Arranged, Weekly: weekly}
	if err := choose(who, false, arranged); err != nil { // they change their mind the same day
		w.Errorf("chosen again the same day: %v", err)
	}
	p, err := w.care.Papers(ctx, who, who.Person)
	if err != nil || len(p.Route.Parts) != 1 || p.Route.Parts[0].Method != policy.Arranged || p.Route.By.Name != who.Name {
		w.Errorf("the route is %+v, %v", p.Route, err)
	}
	w.on("2026-08-04")
	w.ok(choose(who, true, own))
	if p, err = w.care.Papers(ctx, who, who.Person); err != nil || p.Route.Parts[0].Method != policy.OwnAccount {
		w.Errorf("the route is %+v, %v", p.Route, err)
	}
}

func signing(w *world) {
	who, weekly := planned(w, "Linda Frost")
	_, err := w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.refused("before a route is chosen", err, fault.KindConflict, agreement.RouteFirst)
	w.ok(w.care.ChooseRoute(ctx, who, care.Choice{Person: who.Person, Bank: account, Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: weekly}}}))
	_, err = w.care.DraftAgreement(ctx, who, who.Person, day("2020-01-01"))
	w.refused("from a day before the budget", err, fault.KindInvalid, agreement.EnterFirstDay)
	_, err = w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.ok(err)
	w.refused("the council first", w.care.Sign(ctx, w.practitioner, who.Person), fault.KindConflict, agreement.PersonFirst)
	w.refused("somebody else", w.care.Sign(ctx, w.add("Betty Longden"), who.Person), fault.KindForbidden)
	if n := w.atOnce(4, func() error { return w.care.Sign(ctx, who, who.Person) }); n != 1 {
		w.Errorf("signed %d times", n)
	}
	if _, err := w.money.Account(ctx, who, who.Person); fault.KindOf(err) != fault.KindNotFound {
		w.Errorf("there is money before both have signed: %v", err)
	}
	if n := w.atOnce(4, func() error { return w.care.Sign(ctx, w.practitioner, who.Person) }); n != 1 {
		w.Errorf("signed by the council %d times", n)
	}
	w.refused("once more", w.care.Sign(ctx, who, who.Person), fault.KindConflict, agreement.AlreadyInForce)
	a, err := w.money.Account(ctx, who, who.Person)
	if err != nil || a.Purse.Opened != day("2026-08-17") || a.Purse.Funding.Council != weekly || a.Purse.Wages != weekly || a.Purse.Bank != account {
		w.Errorf("the books are %+v, %v", a.Purse, err)
	}
}

func signedFor(w *world) {
	june, weekly := planned(w, "June Okafor")
	grace := w.add("Grace Okafor")
	w.ok(w.care.Represent(ctx, june, person.Representative{Person: june.Person, Account: string(grace.Account), Name: grace.Name, Standing: person.Nominated}))
	w.ok(w.care.ChooseRoute(ctx, grace, care.Choice{Person: june.Person, Bank: account, Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: weekly}}}))
	_, err := w.care.DraftAgreement(ctx, w.practitioner, june.Person, day("2026-08-17"))
	w.ok(err)
	w.ok(w.care.Sign(ctx, grace, june.Person))
	w.ok(w.care.Sign(ctx, w.practitioner, june.Person))
	p, err := w.care.Papers(ctx, june, june.Person)
	w.ok(err)
	if s := p.Agreement.Signatures; len(s) != 2 || s[0].By.Standing != person.Nominated || s[0].By.Name != grace.Name || !s[1].By.Council || p.Route.By.Standing != person.Nominated {
		w.Errorf("%+v by %+v", s, p.Route.By)
	}
}

func ownRecord(w *world) {
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "person", Name: "Geoffrey Vance"}
	p := person.Person{ID: newID[person.ID](w), Name: k.Name, Born: day("1947-05-12")}
	a := w.account(k.ID, access.Person, k.Name)
	a.Person = p.ID
	w.ok(w.care.AddOwnKeeper(ctx, k, p, a))
	w.refused("with nothing a week", w.care.OpenOwn(ctx, a.Actor, account, 0), fault.KindInvalid, care.EnterWeekly)
	w.refused("with less than nothing", w.care.OpenOwn(ctx, a.Actor, account, -5), fault.KindInvalid, care.EnterWeekly)
	if n := w.atOnce(3, func() error { return w.care.OpenOwn(ctx, a.Actor, account, pence.Pounds(420, 0)) }); n != 1 {
		w.Errorf("opened %d times", n)
	}
	for who, by := range map[string]access.Actor{"the council": w.practitioner, "its finance": w.prepares, "the bureau": w.bureau} {
		if _, err := w.money.Account(ctx, by, p.ID); fault.KindOf(err) != fault.KindForbidden {
			w.Errorf("%s sees the money of someone who keeps their own record: %v", who, err)
		}
	}
	linda, weekly := planned(w, "Linda Frost")
	w.refused("in a council's record", w.care.OpenOwn(ctx, linda, account, pence.Pounds(420, 0)), fault.KindForbidden)
	w.ok(w.care.ChooseRoute(ctx, linda, care.Choice{Person: linda.Person, Bank: account, Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: weekly}}}))
	_, err := w.care.DraftAgreement(ctx, w.practitioner, linda.Person, day("2026-08-17"))
	w.ok(err)
	w.ok(w.care.Sign(ctx, linda, linda.Person))
	w.ok(w.care.Sign(ctx, w.practitioner, linda.Person))
}

func caseload(w *world) {
	w.add("New Person")
	needs := w.add("Needs Known")
	_, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(needs.Person, washing))
	w.ok(err)
	first := w.add("First Figure")
	_, err = w.care.RecordNeeds(ctx, w.practitioner, eligible(first.Person, washing))
	w.ok(err)
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: first.Person})
	w.ok(err)
	planned(w, "Plan Written")
	running := w.settled("Money Runs")
	cases, err := w.care.Caseload(ctx, w.practitioner)
	w.ok(err)
	got := map[string]care.Step{}
	for _, c := range cases {
		got[c.Person.Name] = c.Step
	}
	for name, want := range map[string]care.Step{"New Person": care.NeedsNext, "Needs Known": care.BudgetNext, "First Figure": care.FinalNext,
		"Plan Written": care.RouteNext, "Money Runs": care.Running} {
		if got[name] != want {
			w.Errorf("%s: %s comes next, want %s", name, got[name], want)
		}
	}
	one, err := w.care.Case(ctx, w.practitioner, running.Person)
	if err != nil || one.Step != care.Running || one.ReviewDue == (calendar.Date{}) {
		w.Errorf("%+v, %v", one.Step, err)
	}
}
