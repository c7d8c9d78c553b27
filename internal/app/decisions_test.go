package app_test

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/agreement"
	"ownway/internal/care/budget"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/law"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestDecisions(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a pause waits on its challenge, and another answers":    pauseAndChallenge,
		"nothing is paused without ground, evidence and reasons": noGround,
		"a budget becomes smaller by a decision alone":           lowerBudget,
		"how the money is held is the person's until a decision": imposed,
		"a surplus is asked back after working and notice":       askedBack,
		"a refusal keeps an agreement from being drafted":        refusedPayments,
		"a person ends their direct payments as they like":       endsThemselves,
		"whoever is named may not be paid":                       barredPayee,
		"who may decide, challenge and see":                      whoDecides,
	})
}

// decides writes a decision and makes it.
func (w *world) decides(d decision.Draft) decision.ID {
	w.Helper()
	w.ok(w.care.WriteDecision(ctx, w.practitioner, d))
	id, err := w.care.Decide(ctx, w.practitioner, d.Person)
	w.ok(err)
	return id
}

// tries writes a decision, and gives why it can't be made.
func (w *world) tries(d decision.Draft) error {
	w.Helper()
	w.ok(w.care.WriteDecision(ctx, w.practitioner, d))
	_, err := w.care.Decide(ctx, w.practitioner, d.Person)
	return err
}

// another is a second practitioner of the council.
func (w *world) another() access.Actor {
	w.Helper()
	a := w.account(w.council.ID, access.Practitioner, "Omar Reid")
	w.ok(w.s.Write(ctx, a.Actor, w.council.ID, func(tx *store.Tx) error { return tx.AddAccount(ctx, a) }))
	return a.Actor
}

var broken = decision.Facts{Rule: "D11", Answers: map[string]law.Known{"condition": law.Is, "broken": law.Is, "reviewed": law.Is}, Judged: law.Judgement{Found: law.Is}}

func against(who person.ID, c decision.Choice, f decision.Facts) decision.Draft {
	return decision.Draft{Person: who, Choice: c, Facts: f, Evidence: []law.Evidence{{What: "Bank lines of 4 and 9 September", On: day("2026-09-20")}},
		Life:    "Her own card was used by somebody else while she was in hospital.",
		Reasons: "The money bought a phone for somebody else, after we had talked about it in August."}
}

func (w *world) agreement(p person.ID) (a agreement.Agreement) {
	w.Helper()
	papers, err := w.care.Papers(ctx, w.practitioner, p)
	w.ok(err)
	return papers.Agreement
}

func (w *world) paid(p person.ID, d string, want bool) {
	w.Helper()
	if got := w.agreement(p).PaidOn(day(d)); got != want {
		w.Errorf("%s is paid: %v, want %v", d, got, want)
	}
}

func pauseAndChallenge(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.on("2026-10-01")
	d := against(rosa.Person, decision.Pause, broken)
	d.From, d.Until = day("2026-10-12"), day("2026-11-08")
	id := w.decides(d)
	w.paid(rosa.Person, "2026-10-11", true)
	w.paid(rosa.Person, "2026-10-12", false)
	w.paid(rosa.Person, "2026-11-08", false)
	w.paid(rosa.Person, "2026-11-09", true)
	r, err := w.care.Decision(ctx, rosa, rosa.Person, id)
	w.ok(err)
	if r.Last != day("2027-09-30") || r.Stood.Policy != "severnside" || len(r.Stood.PolicyDigest) != 64 || len(r.Stood.LawDigest) != 64 || r.Ground == nil || r.Ref == "" {
		w.Errorf("the record: %+v", r.Record)
	}
	w.on("2026-10-20")
	w.ok(w.care.Challenge(ctx, rosa, rosa.Person, id, care.Disagree{Words: "It was my brother."}))
	w.paid(rosa.Person, "2026-10-12", true)
	w.refused("a challenge twice", w.care.Challenge(ctx, rosa, rosa.Person, id, care.Disagree{}), fault.KindConflict, decision.AlreadyChallenged)
	d.From = day("2026-10-26")
	w.refused("another pause while it is open", w.tries(d), fault.KindConflict, law.ChallengeStillOpen)
	look := care.Look{Uphold: true, Reasons: "We looked again and it was used after we had talked with you."}
	w.refused("an answer by who decided", w.care.AnswerChallenge(ctx, w.practitioner, rosa.Person, id, look), fault.KindForbidden, decision.AnotherAnswers)
	omar := w.another()
	blanket := care.Look{Uphold: true, Reasons: "It is council policy that such payments always end."}
	w.refused("a blanket answer", w.care.AnswerChallenge(ctx, omar, rosa.Person, id, blanket), fault.KindInvalid, law.BlanketReason)
	w.on("2026-10-22")
	w.ok(w.care.AnswerChallenge(ctx, omar, rosa.Person, id, look))
	w.paid(rosa.Person, "2026-10-21", true) // what was put back stays paid
	w.paid(rosa.Person, "2026-10-22", false)
	w.refused("a challenge after the answer", w.care.Challenge(ctx, rosa, rosa.Person, id, care.Disagree{}), fault.KindConflict, decision.AnsweredOnce)
	w.ok(w.care.Withdraw(ctx, w.practitioner, rosa.Person, id, "Her brother paid it back."))
	w.paid(rosa.Person, "2026-10-22", true)
	w.refused("taken back twice", w.care.Withdraw(ctx, w.practitioner, rosa.Person, id, "Her brother paid it back."), fault.KindConflict, decision.NoLongerCounts)
}

func noGround(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.on("2026-10-01")
	whole := func() decision.Draft {
		d := against(rosa.Person, decision.Pause, broken)
		d.From, d.Until = day("2026-10-12"), day("2026-11-08")
		return d
	}
	for name, c := range map[string]struct {
		change func(*decision.Draft)
		want   fault.Kind
		key    string
	}{
		"not broken": {func(d *decision.Draft) {
			d.Facts.Answers = map[string]law.Known{"condition": law.Is, "broken": law.IsNot, "reviewed": law.Is}
		}, fault.KindInvalid, string(law.NoGround)},
		"nobody has judged": {func(d *decision.Draft) { d.Facts.Judged = law.Judgement{} }, fault.KindInvalid, string(law.NoGround)},
		"no rule":           {func(d *decision.Draft) { d.Facts = decision.Facts{} }, fault.KindInvalid, string(decision.ChooseGround)},
		"another rule": {func(d *decision.Draft) {
			d.Facts = decision.Facts{Rule: "V4", Answers: map[string]law.Known{"changed": law.Is}}
		}, fault.KindInvalid, string(law.NoGround)},
		"no evidence":          {func(d *decision.Draft) { d.Evidence = nil }, fault.KindInvalid, string(law.GiveEvidence)},
		"no reasons":           {func(d *decision.Draft) { d.Reasons = "" }, fault.KindInvalid, string(law.GivePlainReasons)},
		"a rule for everybody": {func(d *decision.Draft) { d.Reasons = "We never pay for phones out of a direct payment." }, fault.KindInvalid, string(law.BlanketReason)},
		"no last day":          {func(d *decision.Draft) { d.Until = calendar.Date{} }, fault.KindInvalid, string(decision.EnterUntil)},
		"before she is told":   {func(d *decision.Draft) { d.From = day("2026-09-30") }, fault.KindInvalid, string(decision.EnterFrom)},
		"nothing chosen":       {func(d *decision.Draft) { d.Choice = "" }, fault.KindInvalid, string(decision.ChooseWhat)},
	} {
		d := whole()
		c.change(&d)
		err := w.tries(d)
		if fault.KindOf(err) != c.want || len(fault.All(err)) == 0 || string(fault.All(err)[0].Text.Key) != c.key {
			w.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
	w.paid(rosa.Person, "2026-10-12", true)
	all, err := w.care.Decisions(ctx, rosa, rosa.Person)
	if err != nil || len(all) != 0 {
		w.Errorf("recorded: %+v, %v", all, err)
	}
}

func lowerBudget(w *world) {
	who := w.settled("Linda Frost")
	w.on("2026-10-01")
	before, err := w.care.Papers(ctx, who, who.Person)
	w.ok(err)
	_, err = w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, needing(6*60)))
	w.ok(err)
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person, Contribution: before.Budgets[0].Budget.Assessed})
	w.refused("a smaller budget on its own", err, fault.KindConflict, budget.LowerByDecision)
	id := w.decides(against(who.Person, decision.ReduceBudget, decision.Facts{Rule: "V4", Answers: map[string]law.Known{"changed": law.Is}}))
	weekly := func() pence.Amount {
		p, err := w.care.Papers(ctx, who, who.Person)
		w.ok(err)
		return p.Budgets[0].Budget.Weekly
	}
	was := before.Budgets[0].Budget.Weekly
	if weekly() >= was {
		w.Errorf("the budget is %s after %s", weekly(), was)
	}
	w.refused("the same again", w.tries(against(who.Person, decision.ReduceBudget, decision.Facts{Rule: "V4", Answers: map[string]law.Known{"changed": law.Is}})), fault.KindConflict, budget.NotLower)
	w.ok(w.care.Challenge(ctx, who, who.Person, id, care.Disagree{}))
	if weekly() != was {
		w.Errorf("while it is challenged the budget is %s, want %s", weekly(), was)
	}
	w.ok(w.care.AnswerChallenge(ctx, w.another(), who.Person, id, care.Look{Uphold: true, Reasons: "Your sister does the mornings now, as you told us."}))
	if weekly() >= was {
		w.Errorf("upheld, the budget is %s", weekly())
	}
}

func imposed(w *world) {
	who := w.settled("Owen Pike")
	w.on("2026-10-01")
	f := decision.Facts{Rule: "D9", Answers: map[string]law.Known{"in-plan": law.IsNot}, Judged: law.Judgement{Found: law.IsNot}}
	d := against(who.Person, decision.ImposeRoute, f)
	d.Of, d.Ref = "a prepaid card", string(policy.Card)
	id := w.decides(d)
	held := func() plan.Route {
		p, err := w.care.Papers(ctx, who, who.Person)
		w.ok(err)
		return p.Route
	}
	if !held().Has(policy.Card) {
		w.Errorf("held in %+v", held())
	}
	w.refused("his own choice", w.care.ChooseRoute(ctx, who, care.Choice{Person: who.Person, Bank: account,
		Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: held().Parts[0].Weekly}}}), fault.KindConflict, plan.HeldByDecision)
	w.ok(w.care.Challenge(ctx, w.practitioner, who.Person, id, care.Disagree{By: "Owen Pike", How: decision.ByPhone, Words: "I can't use a card."}))
	if !held().Has(policy.OwnAccount) || held().Imposed != nil {
		w.Errorf("while it is challenged it is held in %+v", held())
	}
	w.ok(w.care.AnswerChallenge(ctx, w.another(), who.Person, id, care.Look{Reasons: "The lines were for his plan after all."}))
	r, err := w.care.Decision(ctx, who, who.Person, id)
	if err != nil || r.State != decision.Overturned || r.Against[0].How != decision.ByPhone || !held().Has(policy.OwnAccount) {
		w.Errorf("%+v, %v", r.Record, err)
	}
}

// marlbrook makes the world's council one whose policy says what may stay.
func (w *world) marlbrook() {
	w.Helper()
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "council", Name: "Marlbrook Council", Council: store.Council{Policy: "marlbrook", CycleFrom: day("2026-09-01")}}
	w.practitioner = w.account(k.ID, access.Practitioner, "Joel Baptiste").Actor
	w.ok(w.setup.AddKeeper(ctx, k, store.Account{Actor: w.practitioner}))
	w.council = k
}

// receives puts the council's money, and wages owed, into a person's books.
func (w *world) receives(p person.ID, in, owed pence.Amount) {
	w.Helper()
	w.ok(w.s.Write(ctx, w.practitioner, w.council.ID, func(tx *store.Tx) error {
		purse, err := tx.PurseOf(ctx, p)
		if err != nil {
			return err
		}
		t := ledger.Transaction{Purse: purse.ID, Date: w.home.Today(), Key: "test/" + w.home.Today().String(), Cause: ledger.Cause{Kind: ledger.PaymentRun, Ref: "test"},
			Moves: []ledger.Move{{From: ledger.FunderMoney, To: purse.Held, Amount: in, Funder: ledger.Council},
				{From: ledger.Owed.In("pa/Kelly"), To: ledger.Cost.In("wages"), Amount: owed, Funder: ledger.Council}}}
		if err := store.NewID(tx, &t.ID); err != nil {
			return err
		}
		return tx.Post(ctx, t)
	}))
}

func askedBack(w *world) {
	silent := w.settled("Rosa Whitfield")
	_, err := w.care.ProposeAskBack(ctx, w.practitioner, silent.Person)
	w.refused("where the policy does not say what may stay", err, fault.KindConflict, surplus.SayWeeks)
	w.marlbrook()
	who := w.settled("Idris Bevan")
	w.on("2026-10-01")
	_, err = w.care.ProposeAskBack(ctx, w.practitioner, who.Person)
	w.refused("with nothing over", err, fault.KindConflict, surplus.NothingOver)
	w.receives(who.Person, 9000_00, 700_00)
	ask := against(who.Person, decision.AskBack, broken)
	w.refused("without a proposal", w.tries(ask), fault.KindConflict, surplus.NoProposal)
	claim, err := w.care.ProposeAskBack(ctx, w.practitioner, who.Person)
	w.ok(err)
	_, err = w.care.ProposeAskBack(ctx, w.practitioner, who.Person)
	w.refused("twice", err, fault.KindConflict, surplus.ClaimedOnce)
	shown, err := w.care.Claims(ctx, who, who.Person)
	w.ok(err)
	weekly := w.weekly(who.Person)
	if c := shown[0]; c.Amount != 8300_00-4*weekly || c.Earliest() != day("2026-10-29") || c.Working.Empty() {
		w.Errorf("shown %s by %s", c.Amount, c.Earliest())
	}
	w.ok(w.care.ReplyAskBack(ctx, who, who.Person, claim, false, "I am saving for a holiday."))
	ask.Ref = string(claim)
	w.on("2026-10-28")
	w.refused("before the notice is over", w.tries(ask), fault.KindConflict, surplus.NoticeFirst)
	w.on("2026-10-29")
	w.receives(who.Person, 1, 1000_00) // wages of another month come first
	id := w.decides(ask)
	asked := 7300_00 - 4*weekly + 1
	w.owes(who.Person, asked, expect.Open)
	w.on("2026-11-02")
	w.ok(w.care.Challenge(ctx, who, who.Person, id, care.Disagree{}))
	w.owes(who.Person, 0, expect.Off)
	w.refused("a new decision on the same proposal", w.tries(ask), fault.KindConflict)
	w.ok(w.care.AnswerChallenge(ctx, w.another(), who.Person, id, care.Look{Uphold: true, Reasons: "The holiday is in the plan and already paid for."}))
	w.owes(who.Person, asked, expect.Open)
	w.ok(w.care.Withdraw(ctx, w.practitioner, who.Person, id, "We found that he needs it."))
	w.owes(who.Person, 0, expect.Off)
	w.refused("a new decision without a new proposal", w.tries(ask), fault.KindConflict, surplus.ClaimedOnce)
}

func (w *world) weekly(p person.ID) (a pence.Amount) {
	w.look(p, func(tx *store.Tx) error {
		purse, err := tx.PurseOf(ctx, p)
		a = purse.Funding.Weekly()
		return err
	})
	return a
}

// owes checks what the books say goes back to the council, and the latest payment
// back that is expected.
func (w *world) owes(p person.ID, want pence.Amount, state expect.State) {
	w.Helper()
	b := w.balances(p)
	if got := -b[ledger.Place{Account: ledger.Owed.In("back/Marlbrook_Council"), Funder: ledger.Council}]; got != want {
		w.Errorf("owed back %s, want %s", got, want)
	}
	w.look(p, func(tx *store.Tx) error {
		purse, err := tx.PurseOf(ctx, p)
		if err != nil {
			return err
		}
		items, err := tx.Expected(ctx, p, purse.ID)
		if err != nil || len(items) == 0 {
			w.Fatalf("nothing is expected: %v", err)
		}
		if last := items[len(items)-1]; last.State != state || want > 0 && last.Amount != -want {
			w.Errorf("expected %s, %s", last.Amount, last.State)
		}
		return nil
	})
}

func refusedPayments(w *world) {
	who := w.add("Samir Haddad")
	f := decision.Facts{Rule: "X1", Answers: map[string]law.Known{"under": law.Is}, Paragraph: "a"}
	d := against(who.Person, decision.RefusePayments, f)
	d.Evidence[0].On = day("2026-08-01")
	id := w.decides(d)
	_, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, washing))
	w.ok(err)
	_, err = w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.refused("an agreement", err, fault.KindConflict, care.PaymentsRefused)
	w.ok(w.care.Withdraw(ctx, w.practitioner, who.Person, id, "The order has ended."))
	_, err = w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.refused("after it was taken back it only lacks a budget", err, fault.KindConflict, care.NoBudget)
}

func endsThemselves(w *world) {
	rosa := w.settled("Rosa Whitfield")
	w.on("2026-10-01")
	w.refused("by the council", w.care.End(ctx, w.practitioner, rosa.Person, day("2026-10-31")), fault.KindForbidden)
	w.refused("backwards", w.care.End(ctx, rosa, rosa.Person, day("2026-09-30")), fault.KindInvalid, agreement.EnterLast)
	w.ok(w.care.End(ctx, rosa, rosa.Person, day("2026-10-31")))
	w.paid(rosa.Person, "2026-10-31", true)
	w.paid(rosa.Person, "2026-11-01", false)
}

func barredPayee(w *world) {
	rosa, pa := w.settled("Rosa Whitfield"), w.newPA("Kit Marsh")
	w.ok(w.pay.ShareProfile(ctx, pa, rosa.Person))
	f := decision.Facts{Rule: "N1", Answers: map[string]law.Known{"particular": law.Is}, Judged: law.Judgement{Found: law.Is}}
	d := against(rosa.Person, decision.BarPayee, f)
	d.Of, d.Evidence[0].On = "Kit Marsh", day("2026-08-01")
	id := w.decides(d)
	_, err := w.pay.Employ(ctx, rosa, hire(rosa, pa, terms(1300)))
	w.refused("employing her", err, fault.KindInvalid)
	w.ok(w.care.Challenge(ctx, rosa, rosa.Person, id, care.Disagree{}))
	if _, err = w.pay.Employ(ctx, rosa, hire(rosa, pa, terms(1300))); err != nil {
		w.Errorf("while it is challenged: %v", err)
	}
}

func whoDecides(w *world) {
	rosa, stranger := w.settled("Rosa Whitfield"), w.settled("Idris Bevan")
	grace := w.settled("Grace Okafor")
	w.ok(w.care.Represent(ctx, rosa, person.Representative{Person: rosa.Person, Account: string(grace.Account), Name: "Grace Okafor", Standing: person.Nominated}))
	w.on("2026-10-01")
	d := against(rosa.Person, decision.Pause, broken)
	d.From, d.Until = day("2026-10-12"), day("2026-11-08")
	for name, by := range map[string]access.Actor{"she herself": rosa, "a stranger": stranger, "an officer": w.prepares, "the bureau": w.bureau} {
		w.refused("a decision by "+name, w.care.WriteDecision(ctx, by, d), fault.KindForbidden)
		_, err := w.care.Decide(ctx, by, rosa.Person)
		w.refused("deciding by "+name, err, fault.KindForbidden)
	}
	id := w.decides(d)
	w.refused("a challenge by a stranger", w.care.Challenge(ctx, stranger, rosa.Person, id, care.Disagree{}), fault.KindForbidden)
	w.refused("a challenge that nobody made", w.care.Challenge(ctx, w.practitioner, rosa.Person, id, care.Disagree{}), fault.KindInvalid, decision.SayWhoChallenges)
	w.ok(w.care.Challenge(ctx, grace, rosa.Person, id, care.Disagree{By: "somebody else"}))
	r, err := w.care.Decision(ctx, rosa, rosa.Person, id)
	if err != nil || r.Against[0].By != "Grace Okafor" || r.Against[0].Standing != person.Nominated {
		w.Errorf("%+v, %v", r.Against, err)
	}
	w.refused("an answer by herself", w.care.AnswerChallenge(ctx, rosa, rosa.Person, id, care.Look{Reasons: "I say so myself."}), fault.KindForbidden)
}
