package plan_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/law"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

var day = calendar.MustDate

func council(t testing.TB, id string) policy.Policy {
	t.Helper()
	p, found, err := policies.ByID(id)
	if err != nil || !found {
		t.Fatalf("no policy %s: %v", id, err)
	}
	return p
}

var needs = []assessment.Need{
	{Ref: "washing", Outcome: law.Hygiene, Words: "A hand in the shower.", Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 600}}},
	{Ref: "choir", Outcome: law.Community, Words: "I want to sing.", Support: []assessment.Support{{Kind: policy.Activity, Cost: 1000, Per: policy.Week}}},
	{Ref: "meals", Outcome: law.Nutrition, Words: "My husband cooks.", ByCarer: true},
}

// sound gives a complete plan with its budget at Marlbrook: 10 hours at £17.20
// and insurance and payroll, a choir, and a contribution of £30.00.
func sound(t testing.TB) (plan.Plan, budget.Budget) {
	t.Helper()
	b, err := budget.Build(budget.Request{
		ID: "bud_01", Person: "per_01", Needs: needs, Policy: council(t, "marlbrook"), On: day("2026-05-04"),
		Contribution: &budget.Contribution{Weekly: 3000, Version: "FA-1", From: day("2026-04-06"), Reason: "First"},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Draft("pln_01", b, day("2026-05-20"))
	p.Matters, p.Eligible = "Singing, and my own front door.", law.Is
	p.Telling = law.Telling{Told: law.Is, Helped: law.Is}
	p.Involved = law.Involved{Person: law.Is, Carer: law.Is, Named: law.Is, Steps: law.Is, Copies: law.Is}
	for i := range p.Items {
		p.Items[i].How = "As agreed with her."
	}
	return p.Pay(b, policy.FourWeekly, policy.InAdvance, policy.Net), b
}

func TestDraftFollowsTheBudget(t *testing.T) {
	p, b := sound(t)
	if err := p.Check(b); err != nil {
		t.Fatal(fault.All(err)[0].Text)
	}
	// 10 h × 17.20 = 172.00; 85.00 ÷ 52 = 1.63; payroll 6.50; choir 10.00; less 30.00.
	want := plan.Payments{Needs: []assessment.Ref{"washing", "choir"}, Weekly: 16013, Amount: 64052,
		Every: policy.FourWeekly, Timing: policy.InAdvance, Contribution: policy.Net}
	if !reflect.DeepEqual(*p.Payments, want) {
		t.Errorf("pays %+v, want %+v", *p.Payments, want)
	}
	if gross := p.Pay(b, policy.Monthly, policy.InAdvance, policy.Gross).Payments; gross.Weekly != 19013 || gross.Amount != 82390 {
		t.Errorf("gross it pays %s a week, %s a month", gross.Weekly, gross.Amount)
	}
	if missing := p.Complete(b, needs); len(missing) != 0 {
		t.Errorf("a complete plan misses %v", missing)
	}
	if p.Items[0].By.Means != plan.ByPA || p.Items[2].By.Means != plan.ByCarer || p.Items[2].ByPayment {
		t.Errorf("drafted %+v", p.Items)
	}
}

func TestComplete(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *plan.Plan, b *budget.Budget)
		rule   law.ID
		kind   law.Kind
		need   assessment.Ref
	}{
		{"nobody told the person", func(p *plan.Plan, _ *budget.Budget) { p.Telling.Told = law.IsNot }, "P1", law.KindNo, ""},
		{"nobody noted it", func(p *plan.Plan, _ *budget.Budget) { p.Telling = law.Telling{} }, "P1", law.KindNeedsFact, ""},
		{"written without the person", func(p *plan.Plan, _ *budget.Budget) { p.Involved.Person = law.IsNot }, "P3", law.KindNo, ""},
		{"no payments stated", func(p *plan.Plan, _ *budget.Budget) { p.Payments = nil }, "P2", law.KindNo, ""},
		{"no frequency", func(p *plan.Plan, _ *budget.Budget) { p.Payments.Every = "" }, "P2", law.KindNo, ""},
		{"another budget", func(p *plan.Plan, _ *budget.Budget) { p.Budget = "bud_02" }, "P2", law.KindNo, ""},
		{"contribution not assessed", func(_ *plan.Plan, b *budget.Budget) { b.Assessed = nil }, "B1", law.KindNeedsFact, ""},
		{"a need without a how", func(p *plan.Plan, _ *budget.Budget) { p.Items[1].How = "" }, "P5", law.KindNo, "choir"},
		{"a need left out", func(p *plan.Plan, _ *budget.Budget) { p.Items = p.Items[:2] }, "P5", law.KindNo, "meals"},
		{"eligibility open", func(p *plan.Plan, _ *budget.Budget) { p.Eligible = law.NotKnown }, "P5", law.KindNeedsFact, ""},
		{"a sister, household not known", func(p *plan.Plan, _ *budget.Budget) {
			p.Items[0].By = plan.By{Means: plan.ByFamily, Name: "Ann", Payee: law.Payee{Relation: law.Sibling}}
		}, "F1", law.KindNeedsFact, "washing"},
		{"a husband, necessity not judged", func(p *plan.Plan, _ *budget.Budget) {
			p.Items[0].By = plan.By{Means: plan.ByPA, Name: "Bob", Payee: law.Payee{Relation: law.Spouse}}
		}, "F2", law.KindNeedsJudgement, "washing"},
		{"a PA by name, relation not asked", func(p *plan.Plan, _ *budget.Budget) { p.Items[0].By.Name = "Cat" }, "F1", law.KindNeedsFact, "washing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, b := sound(t)
			tt.change(&p, &b)
			for _, m := range p.Complete(b, needs) {
				if m.Answer.Rule() == tt.rule && m.Answer.Kind() == tt.kind && m.Need == tt.need {
					return
				}
			}
			t.Errorf("missing %v, want %s of %s for %q", p.Complete(b, needs), tt.kind, tt.rule, tt.need)
		})
	}
	p, b := sound(t)
	p.Items[0].By = plan.By{Means: plan.ByFamily, Name: "Nia", Payee: law.Payee{Relation: law.NieceOrNephew, SameHousehold: law.IsNot}}
	if missing := p.Complete(b, needs); len(missing) != 0 {
		t.Errorf("a niece in another house is free to be paid, but %v", missing)
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *plan.Plan)
		field  string
		want   msg.Key
	}{
		{"another budget", func(p *plan.Plan) { p.Budget = "bud_02" }, "budget", plan.AnotherBudget},
		{"somebody else", func(p *plan.Plan) { p.Person = "per_02" }, "budget", plan.AnotherBudget},
		{"no such need", func(p *plan.Plan) { p.Items[0].Need = "x" }, "items[0].need", plan.UnknownNeed},
		{"no means", func(p *plan.Plan) { p.Items[0].By.Means = "" }, "items[0].by", plan.ChooseMeans},
		{"below nothing", func(p *plan.Plan) { p.Items[0].Weekly = -1 }, "items[0].weekly", plan.BelowNothing},
		{"paying an unpaid carer", func(p *plan.Plan) { p.Items[2].ByPayment = true }, "items[2].by", plan.NotPaid},
		{"more than the budget", func(p *plan.Plan) { p.Items[0].Weekly++ }, "items", plan.CostsMore},
		{"a payment that does not follow", func(p *plan.Plan) { p.Payments.Amount-- }, "payments", plan.PaymentsDoNotFit},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, b := sound(t)
			tt.change(&p)
			wantFault(t, p.Check(b), tt.field, tt.want)
		})
	}
}

func wantFault(t *testing.T, err error, field string, want msg.Key) {
	t.Helper()
	for _, f := range fault.All(err) {
		if f.Field == field && f.Text.Key == want {
			return
		}
	}
	t.Errorf("got %v, want %s at %s", fault.All(err), want, field)
}

var self = plan.Chooser{Name: "Ada"}

func TestChoose(t *testing.T) {
	on := day("2026-05-20")
	tests := []struct {
		name    string
		council string
		parts   []plan.Part
		open    []law.Kind // of what is left to settle
	}{
		{"own account, offered", "marlbrook", []plan.Part{{Method: policy.OwnAccount, Weekly: 20000}}, nil},
		{"an account and a managed part", "marlbrook", []plan.Part{{Method: policy.OwnAccount, Weekly: 5000}, {Method: policy.Managed, Weekly: 15000, Holder: "Fairhand"}}, nil},
		{"support that the council arranges", "severnside", []plan.Part{{Method: policy.Arranged, Weekly: 20000}}, nil},
		{"managed, of which the council says nothing", "severnside", []plan.Part{{Method: policy.Managed, Weekly: 20000}}, []law.Kind{law.KindNeedsFact}},
		{"a card; nobody knows whether cash is banned", "marlbrook", []plan.Part{{Method: policy.Card, Weekly: 20000}}, []law.Kind{law.KindNeedsFact}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := plan.Choose(tt.parts, 20000, council(t, tt.council), self, on)
			if err != nil {
				t.Fatal(fault.All(err)[0].Text)
			}
			var kinds []law.Kind
			for _, a := range r.Open {
				kinds = append(kinds, a.Kind())
			}
			if !reflect.DeepEqual(kinds, tt.open) || r.By != self || !r.Has(tt.parts[0].Method) || r.Mixed() != (len(tt.parts) > 1) {
				t.Errorf("chose %+v, open %v, want %v", r, kinds, tt.open)
			}
		})
	}
}

func TestChooseRefuses(t *testing.T) {
	on := day("2026-05-20")
	cardOnly := policy.Policy{Council: "A", Methods: []policy.MethodOffer{
		{Method: policy.Card, Offered: true}, {Method: policy.OwnAccount}, {Method: policy.ISF}}}
	account := []plan.Part{{Method: policy.OwnAccount, Weekly: 20000}}
	tests := []struct {
		name  string
		parts []plan.Part
		by    plan.Chooser
		on    calendar.Date
		field string
		want  msg.Key
	}{
		{"nobody chose", account, plan.Chooser{}, on, "by", plan.PersonChooses},
		{"the council chose", account, plan.Chooser{Name: "Council", Standing: "council"}, on, "by", plan.PersonChooses},
		{"no day", account, self, calendar.Date{}, "on", plan.EnterChoiceDay},
		{"no way", nil, self, on, "parts", plan.ChooseWay},
		{"no such way", []plan.Part{{Method: "x", Weekly: 20000}}, self, on, "parts[0].method", plan.ChooseWay},
		{"one way twice", append(account, account...), self, on, "parts[1].method", plan.WayTwice},
		{"a part of nothing", append(account, plan.Part{Method: policy.Managed}), self, on, "parts[1].weekly", plan.PartOfNothing},
		{"parts that are not the whole", []plan.Part{{Method: policy.OwnAccount, Weekly: 19999}}, self, on, "parts", plan.PartsAndWhole},
		{"a way that is not offered", []plan.Part{{Method: policy.ISF, Weekly: 20000}}, self, on, "parts[0].method", plan.NotOffered},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := plan.Choose(tt.parts, 20000, cardOnly, tt.by, tt.on)
			if !reflect.DeepEqual(r, plan.Route{}) {
				t.Errorf("chose %+v", r)
			}
			wantFault(t, err, tt.field, tt.want)
		})
	}
}

func TestCardIsNeverTheOnlyOption(t *testing.T) {
	on := day("2026-05-20")
	cardOnly := policy.Policy{Council: "A", Methods: []policy.MethodOffer{
		{Method: policy.Card, Offered: true}, {Method: policy.OwnAccount}, {Method: policy.Managed}, {Method: policy.ISF}}}
	want := []plan.Option{{policy.OwnAccount, law.IsNot}, {policy.Card, law.Is}, {policy.Arranged, law.Is}}
	if got := plan.Options(cardOnly, on); !reflect.DeepEqual(got, want) {
		t.Errorf("options %v, want %v", got, want)
	}
	asked, err := plan.Choose([]plan.Part{{Method: policy.OwnAccount, Weekly: 1}}, 1, cardOnly, self, on)
	if err != nil || len(asked.Open) != 1 || !asked.Open[0].IsNo() || asked.Open[0].Rule() != "G3" {
		t.Errorf("asking for an account where only a card is offered leaves open %v (%v)", asked.Open, err)
	}
	cardOnly.Methods[2].Offered = true
	asked, err = plan.Choose([]plan.Part{{Method: policy.OwnAccount, Weekly: 1}}, 1, cardOnly, self, on)
	if err != nil || len(asked.Open) != 1 || asked.Open[0].Kind() != law.KindNeedsJudgement {
		t.Errorf("asking for an account that is not offered leaves open %v (%v)", asked.Open, err)
	}
	if string(policy.OwnAccount) != law.OwnAccount || string(policy.Card) != law.Card {
		t.Error("law and policy name the ways differently")
	}
}

func TestOneOffBudgetHasARoute(t *testing.T) {
	r, err := plan.Choose([]plan.Part{{Method: policy.OwnAccount}}, 0, council(t, "marlbrook"), self, day("2026-05-20"))
	if err != nil || len(r.Parts) != 1 {
		t.Errorf("a budget that is paid once has no route: %v", err)
	}
}

func TestPlanAsDocument(t *testing.T) {
	p, _ := sound(t)
	p.Items[0].By.Payee = law.Payee{Relation: law.Spouse, NecessaryForCare: law.Judgement{Found: law.Is, By: "P", On: day("2026-05-02"), Reasons: "r"}}
	roundTrip(t, p)
	r, err := plan.Choose([]plan.Part{{Method: policy.Card, Weekly: 100}}, 100, council(t, "marlbrook"),
		plan.Chooser{Name: "Ann", Standing: person.Nominated}, day("2026-05-20"))
	if err != nil {
		t.Fatal(err)
	}
	roundTrip(t, r)
	roundTrip(t, []plan.Missing{{"washing", law.NeedsFact("P2", msg.Text{Key: "law.p2.fact-budget"})}})
}

func roundTrip[T any](t *testing.T, want T) {
	t.Helper()
	text, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got T
	if err := json.Unmarshal(text, &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("came back as %+v (%v), want %+v", got, err, want)
	}
}

func TestMeansHaveWords(t *testing.T) {
	for _, m := range []plan.Means{plan.ByPA, plan.ByFamily, plan.ByAgency, plan.ByActivity, plan.ByThing, plan.ByCarer, plan.ByCouncil} {
		if words, ok := msg.English(m.Words()); !ok || words == "" {
			t.Errorf("no words for %s", m)
		}
	}
	if plan.Means("x").Known() {
		t.Error("an unknown means is known")
	}
}
