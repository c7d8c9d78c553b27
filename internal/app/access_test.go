package app_test

import (
	"strings"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/care/assessment"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/law"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/policy"
	"ownway/value/fault"
)

func TestWhoMayDoWhat(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a stranger is refused everything":                  strangers,
		"a PA cannot agree their own hours":                 paAndHours,
		"a representative is removed at once":               removed,
		"a stand-in answers for hours and sees no money":    standIn,
		"a bureau does what it was let and no more":         bureaus,
		"a day begins at midnight in London":                midnight,
		"a relative in the household waits for the council": relatives,
		"an id that is none is not found":                   noSuchPerson,
	})
}

// everyAct tries everything that can be done about a person.
func everyAct(w *world, by access.Actor, about person.ID) map[string]error {
	all := map[string]error{}
	try := func(what string, err error) { all[what] = err }
	_, err := w.home.Home(ctx, by, about)
	try("home", err)
	_, err = w.home.Hours(ctx, by, about)
	try("hours to answer", err)
	_, err = w.money.Account(ctx, by, about)
	try("money", err)
	_, err = w.money.Books(ctx, by, about)
	try("books", err)
	_, err = w.money.PayThese(ctx, by, about)
	try("what to pay", err)
	try("say paid", w.money.SayPaid(ctx, by, about, "exp_x"))
	try("add a bill", w.money.AddBill(ctx, by, about, money.Bill{Payee: "Me", Amount: 1, Due: day("2026-09-01")}))
	try("save up", w.money.SaveUp(ctx, by, about, "the sea", 1))
	_, err = w.money.BringStatement(ctx, by, about, starling("17/08/2026,ANYONE,,FPS,1.00,1.00"))
	try("bring a statement", err)
	try("explain a line", w.money.ExplainLine(ctx, by, about, "lin_x", "mine"))
	try("settle a finding", w.money.SettleFinding(ctx, by, about, check.Unmatched, "seen"))
	_, err = w.money.CheckPurse(ctx, by, about)
	try("check", err)
	_, _, err = w.pay.HoursAsked(ctx, by, about)
	try("hours asked", err)
	try("agree hours", w.pay.ApproveHours(ctx, by, about, pay.SheetOf{Employment: "emp_x", Day: first.First}))
	try("change hours", w.pay.ChangeHours(ctx, by, about, pay.SheetOf{Employment: "emp_x", Day: first.First}, nil, "x"))
	try("settle hours", w.pay.SettleHours(ctx, by, about, pay.SheetOf{Employment: "emp_x", Day: first.First}))
	try("pass hours on", w.pay.PassOn(ctx, by, about, first))
	_, err = w.pay.Employ(ctx, by, hire(access.Actor{Person: about}, access.Actor{PA: "pa_x"}, terms(1300)))
	try("employ", err)
	_, err = w.care.Papers(ctx, by, about)
	try("papers", err)
	_, err = w.care.Case(ctx, by, about)
	try("case", err)
	_, err = w.care.RecordNeeds(ctx, by, eligible(about, []assessment.Need{{Ref: "a", Outcome: law.Hygiene, Words: "x",
		Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 60}}}}))
	try("needs", err)
	_, err = w.care.SetBudget(ctx, by, care.Reckon{Person: about})
	try("budget", err)
	_, err = w.care.WritePlan(ctx, by, care.Writing{Person: about})
	try("plan", err)
	try("route", w.care.ChooseRoute(ctx, by, care.Choice{Person: about}))
	_, err = w.care.DraftAgreement(ctx, by, about, first.First)
	try("agreement", err)
	try("sign", w.care.Sign(ctx, by, about))
	try("name a representative", w.care.Represent(ctx, by, person.Representative{Person: about, Account: string(by.Account), Standing: person.Nominated}))
	try("remove a representative", w.care.StopRepresenting(ctx, by, about, "acc_x"))
	try("let a bureau in", w.care.LetSupport(ctx, by, about, w.bureau.Keeper, access.Wages, "x"))
	return all
}

// allowed lists what was not forbidden.
func allowed(all map[string]error) map[string]bool {
	open := map[string]bool{}
	for what, err := range all {
		if fault.KindOf(err) != fault.KindForbidden {
			open[what] = true
		}
	}
	return open
}

func (w *world) mayOnly(who string, by access.Actor, about person.ID, what string) {
	w.Helper()
	open := allowed(everyAct(w, by, about))
	for _, want := range strings.Split(what, ", ") {
		if want != "" && !open[want] {
			w.Errorf("%s may not: %s", who, want)
		}
		delete(open, want)
	}
	for extra := range open {
		w.Errorf("%s may: %s", who, extra)
	}
}

func strangers(w *world) {
	rosa := w.settled("Rosa Whitfield")
	kelly := w.newPA("Kelly Marsh")
	w.employs(rosa, kelly, terms(1300))
	_, practitioner, officer, _ := w.newCouncil()
	for who, by := range map[string]access.Actor{
		"another person": w.settled("Idris Bevan"), "a PA of nobody": w.newPA("Daniel Osei"), "another council's practitioner": practitioner,
		"another council's officer": officer, "a bureau without a grant": w.bureau, "nobody signed in": {Role: access.Public},
		"an actor made up":             {Account: "acc_x", Keeper: w.council.ID, Role: access.Person},
		"one who takes another's role": {Account: rosa.Account, Keeper: w.council.ID, Role: "queen"},
	} {
		w.mayOnly(who, by, rosa.Person, "")
	}
	w.mayOnly("a PA who has not begun", kelly, rosa.Person, "")
	w.on("2026-08-17")
	w.mayOnly("Rosa's PA", kelly, rosa.Person, "hours asked, hours to answer")
	w.mayOnly("her council's finance officer", w.prepares, rosa.Person, "money, books, what to pay, bring a statement, explain a line, check")
	w.mayOnly("her practitioner", w.practitioner, rosa.Person, "home, money, books, what to pay, settle a finding, papers, case, needs, budget, plan, agreement, sign")
}

func paAndHours(w *world) {
	rosa, idris, kelly := w.settled("Rosa Whitfield"), w.settled("Idris Bevan"), w.newPA("Kelly Marsh")
	id := w.employs(rosa, kelly, terms(1300))
	w.on("2026-09-14")
	w.tells(kelly, id, first, 180, 240)
	of := pay.SheetOf{Employment: id, Day: first.First}
	w.refused("agree", w.pay.ApproveHours(ctx, kelly, rosa.Person, of), fault.KindForbidden, access.NotYours)
	w.refused("change", w.pay.ChangeHours(ctx, kelly, rosa.Person, of, nil, "more"), fault.KindForbidden)
	w.refused("settle", w.pay.SettleHours(ctx, kelly, rosa.Person, of), fault.KindForbidden)
	other := w.newPA("Daniel Osei")
	w.employs(rosa, other, terms(1300))
	w.refused("another PA of hers telling them", w.pay.LogHours(ctx, other, id, first.First, []hours.Entry{{Date: first.First, Kind: hours.Work, Minutes: 60, Told: hours.Phone}}),
		fault.KindForbidden, pay.NotTheirWork)
	w.refused("another employer agreeing them as their own", w.pay.ApproveHours(ctx, idris, idris.Person, of), fault.KindNotFound, pay.NotTheirWork)
	w.ok(w.pay.ApproveHours(ctx, rosa, rosa.Person, of))
	w.refused("agreed twice", w.pay.ApproveHours(ctx, rosa, rosa.Person, of), fault.KindConflict, hours.AlreadyApproved)
}

func removed(w *world) {
	rosa, grace := w.settled("Rosa Whitfield"), w.add("Grace Okafor")
	w.mayOnly("her daughter, before she is named", grace, rosa.Person, "")
	name := person.Representative{Person: rosa.Person, Account: string(grace.Account), Name: grace.Name, Standing: person.Nominated}
	w.refused("named by herself", w.care.Represent(ctx, grace, name), fault.KindForbidden)
	w.ok(w.care.Represent(ctx, rosa, name))
	if _, err := w.home.Home(ctx, grace, rosa.Person); err != nil {
		w.Errorf("named, and refused: %v", err)
	}
	w.refused("removed by the council", w.care.StopRepresenting(ctx, w.practitioner, rosa.Person, string(grace.Account)), fault.KindForbidden)
	w.refused("naming another", w.care.Represent(ctx, grace, person.Representative{Person: rosa.Person, Account: "acc_x", Standing: person.Nominated}), fault.KindForbidden)
	w.ok(w.care.StopRepresenting(ctx, rosa, rosa.Person, string(grace.Account)))
	w.mayOnly("her daughter, removed this minute", grace, rosa.Person, "")
	if places, err := w.home.Places(ctx, grace); err != nil || len(places) != 0 {
		w.Errorf("she may still open %+v, %v", places, err)
	}
	w.ok(w.care.Represent(ctx, rosa, name))
	if _, err := w.home.Home(ctx, grace, rosa.Person); err != nil {
		w.Errorf("named again, and refused: %v", err)
	}
}

func standIn(w *world) {
	rosa, betty := w.settled("Rosa Whitfield"), w.settled("Betty Longden")
	w.ok(w.care.Represent(ctx, rosa, person.Representative{Person: rosa.Person, Account: string(betty.Account), Name: betty.Name, Standing: person.StandIn}))
	w.mayOnly("the stand-in", betty, rosa.Person, "hours to answer, hours asked, agree hours, change hours")
	h, err := w.home.Hours(ctx, betty, rosa.Person)
	if err != nil || h.Safe != nil {
		w.Errorf("she sees money: %+v, %v", h.Safe, err)
	}
	places, err := w.home.Places(ctx, betty)
	if err != nil || len(places) != 2 || !places[0].Own() || !places[1].HoursOnly() || places[1].Person.Name != rosa.Name {
		w.Errorf("she may open %+v, %v", places, err)
	}
	kelly := w.newPA("Kelly Marsh")
	id := w.employs(rosa, kelly, terms(1300))
	w.on("2026-09-14")
	w.tells(kelly, id, first, 180)
	of := pay.SheetOf{Employment: id, Day: first.First}
	w.refused("before she is asked", w.pay.ApproveHours(ctx, betty, rosa.Person, of), fault.KindForbidden, hours.NotYours)
	w.on("2026-09-17") // Rosa had until the 16th
	w.ok(w.pay.PassOn(ctx, machine, rosa.Person, first))
	w.ok(w.pay.ApproveHours(ctx, betty, rosa.Person, of))
}

func bureaus(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.letBureau(rosa)
	w.mayOnly("the bureau that runs her payroll", w.bureau, rosa.Person, "hours to answer, hours asked, settle hours, pass hours on, employ")
	alan := w.settled("Alan Croft")
	w.ok(w.care.LetSupport(ctx, alan, alan.Person, w.bureau.Keeper, access.Account, "holds my account"))
	w.mayOnly("the bureau that holds his account", w.bureau, alan.Person,
		"home, money, books, what to pay, say paid, add a bill, save up, bring a statement, explain a line")
}

// At half past midnight in summer it is still yesterday by Greenwich. What a
// person grants holds at once all the same.
func midnight(w *world) {
	rosa, kelly := w.settled("Rosa Whitfield"), w.newPA("Kelly Marsh")
	w.clock.at = time.Date(2026, 8, 9, 23, 30, 0, 0, time.UTC)
	if got := w.home.Today(); got != day("2026-08-10") {
		w.Errorf("today is %s", got)
	}
	w.employs(rosa, kelly, terms(1300))
}

func relatives(w *world) {
	rosa, pa := w.settled("Rosa Whitfield"), w.newPA("Tom Whitfield")
	w.ok(w.pay.ShareProfile(ctx, pa, rosa.Person))
	h := hire(rosa, pa, terms(1300))
	h.Payee = law.Payee{Relation: law.Child}
	_, err := w.pay.Employ(ctx, rosa, h)
	w.refused("a son, and nobody said where he lives", err, fault.KindInvalid, pay.MayNotPay)
	h.Payee = law.Payee{Relation: law.Friend, SameHousehold: law.Is}
	_, err = w.pay.Employ(ctx, rosa, h)
	w.refused("a friend in the household, and nobody said whose partner he is", err, fault.KindInvalid, pay.MayNotPay)
	h.Payee = law.Payee{Relation: law.Child, SameHousehold: law.Is, NecessaryForCare: law.Judgement{Found: law.Is, By: "me", Reasons: "I say so."}}
	_, err = w.pay.Employ(ctx, rosa, h)
	w.refused("a son in the household", err, fault.KindInvalid, pay.MayNotPay)
	w.plans(rosa, law.Judgement{Found: law.Is, By: "me", On: day("2026-08-03"), Reasons: "I want him to."})
	_, err = w.pay.Employ(ctx, rosa, h)
	w.refused("when only she says that it is necessary", err, fault.KindInvalid, pay.MayNotPay)
	no := w.decides(decision.Draft{Person: rosa.Person, Choice: decision.RefuseRelative, Of: "Tom Whitfield", Life: "Two PAs whom she likes can do these nights.",
		Evidence: []law.Evidence{{What: "Our talk at home", On: day("2026-08-01")}}, Reasons: "You told us that Ann and Kim can do these nights too.",
		Facts: decision.Facts{Rule: "F2", Relation: law.Child, Answers: map[string]law.Known{"household": law.Is}, Judged: law.Judgement{Found: law.IsNot}}})
	_, err = w.pay.Employ(ctx, rosa, h)
	w.refused("when the council finds it is not necessary", err, fault.KindInvalid, pay.MayNotPay)
	w.ok(w.care.Withdraw(ctx, w.practitioner, rosa.Person, no, "Ann can not do nights any more."))
	w.decides(decision.Draft{Person: rosa.Person, Choice: decision.AllowRelative, Of: "Tom Whitfield", Reasons: "She cannot bear strangers at night."})
	if _, err = w.pay.Employ(ctx, rosa, h); err != nil {
		w.Errorf("when the council finds it necessary: %v", err)
	}
	weeks := hire(rosa, pa, terms(1300))
	weeks.Terms.Holiday, weeks.Terms.Usual = employment.Regular, employment.Pattern{}
	_, err = w.pay.Employ(ctx, rosa, weeks)
	w.refused("holiday in weeks without usual hours", err, fault.KindInvalid, work.NeedsUsual)
	elsewhere := hire(rosa, w.newPA("Ann Whitfield"), terms(1300))
	elsewhere.Payee.Relation = law.Child
	w.ok(w.pay.ShareProfile(ctx, access.Actor{PA: elsewhere.PA, Role: access.PA}, rosa.Person))
	if _, err = w.pay.Employ(ctx, rosa, elsewhere); err != nil {
		w.Errorf("a daughter who lives elsewhere: %v", err)
	}
	unseen := hire(rosa, w.newPA("Nobody Known"), terms(1300))
	_, err = w.pay.Employ(ctx, rosa, unseen)
	w.refused("a PA who has not shared their profile", err, fault.KindNotFound)
}

// plans writes a plan in which a son in the household is to be paid, with
// somebody's own word that it is necessary.
func (w *world) plans(who access.Actor, j law.Judgement) {
	w.Helper()
	w.on(w.home.Today().AddDays(1).String())
	son := plan.By{Means: plan.ByFamily, Name: "Tom Whitfield", Payee: law.Payee{Relation: law.Child, SameHousehold: law.Is, NecessaryForCare: j}}
	_, err := w.care.WritePlan(ctx, who, care.Writing{Person: who.Person, Matters: "Choir.", How: []plan.Item{
		{How: "At night.", By: son, ByPayment: true}, {How: "Choir.", By: plan.By{Means: plan.ByActivity}, ByPayment: true}}})
	w.ok(err)
}

func noSuchPerson(w *world) {
	for what, err := range everyAct(w, w.practitioner, "per_none") {
		if k := fault.KindOf(err); k != fault.KindNotFound && k != fault.KindInvalid && k != fault.KindForbidden {
			w.Errorf("%s: %v", what, err)
		}
	}
}
