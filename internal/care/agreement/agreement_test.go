package agreement_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"ownway/internal/care/agreement"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/law"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var golden = flag.Bool("golden", false, "write the golden files anew")

var day = calendar.MustDate

// sound gives what a good agreement is made of at a council: ten hours of a PA
// at an agreed rate and a choir, on the person's own account.
func sound(t testing.TB, council string) agreement.Request {
	t.Helper()
	p, found, err := policies.ByID(council)
	if err != nil || !found {
		t.Fatalf("no policy %s: %v", council, err)
	}
	r := agreement.Request{
		ID: "agr_01", Policy: p, From: day("2026-06-15"),
		Needs: []assessment.Need{
			{Ref: "washing", Outcome: law.Hygiene, Words: "A hand in the shower.", Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 600}}},
			{Ref: "choir", Outcome: law.Community, Words: "Singing on Thursdays.", Support: []assessment.Support{{Kind: policy.Activity, Cost: 1000, Per: policy.Week}}},
			{Ref: "rail", Outcome: law.HomeSafety, Words: "A rail on the stairs.", Support: []assessment.Support{{Kind: policy.Equipment, Cost: 8500, Per: policy.Once}}},
		},
	}
	ask := budget.Request{ID: "bud_01", Person: "per_01", Needs: r.Needs, Policy: p, On: day("2026-05-04"),
		Contribution: &budget.Contribution{Weekly: 3000, Version: "FA-1", From: day("2026-04-06"), Reason: "First"}}
	first := build(t, ask)
	ask.ID, ask.On, ask.After = "bud_02", day("2026-06-01"), &first
	ask.Agreed = []budget.AgreedRate{{Kind: policy.EmployedPA, Rate: 1750, By: "P. Practitioner", Reason: "The standard rate can't lawfully employ."}}
	r.Budget = build(t, ask)
	every, _ := p.Every.On(r.From)
	timing, _ := p.Timing.On(r.From)
	how, _ := p.Contribution.On(r.From)
	r.Plan = complete(plan.Draft("pln_01", r.Budget, day("2026-06-01"))).Pay(r.Budget, every.Is, timing.Is, how.Is)
	r.Route, err = plan.Choose([]plan.Part{{Method: policy.OwnAccount, Weekly: r.Budget.Weekly}}, r.Budget.Weekly, p, plan.Chooser{Name: "Ada Example"}, day("2026-06-02"))
	if err != nil {
		t.Fatal(fault.All(err)[0].Text)
	}
	return r
}

func build(t testing.TB, r budget.Request) budget.Budget {
	t.Helper()
	b, err := budget.Build(r, nil)
	if err != nil {
		t.Fatal(fault.All(err)[0].Text)
	}
	return b
}

func complete(p plan.Plan) plan.Plan {
	p.Eligible = law.Is
	p.Telling = law.Telling{Told: law.Is, Helped: law.Is}
	p.Involved = law.Involved{Person: law.Is, Carer: law.Is, Named: law.Is, Steps: law.Is, Copies: law.Is}
	for i := range p.Items {
		p.Items[i].How = "As agreed with her."
	}
	return p
}

func drafted(t testing.TB, council string) agreement.Agreement {
	t.Helper()
	a, err := agreement.Build(sound(t, council))
	if err != nil {
		t.Fatal(fault.All(err)[0].Text)
	}
	return a
}

func TestTermsInPlainWords(t *testing.T) {
	for _, council := range []string{"severnside", "marlbrook"} {
		a := drafted(t, council)
		var b strings.Builder
		for _, about := range agreement.Abouts() {
			terms := a.TermsAbout(about)
			if len(terms) == 0 {
				t.Errorf("%s: nothing is said about %s", council, about)
			}
			b.WriteString("# " + english(t, about.Words().Text()) + "\n")
			for _, term := range terms {
				b.WriteString(english(t, term.Text) + "\n")
				for _, c := range term.Cites {
					if c.Name == "" {
						t.Errorf("a nameless citation under %s", term.Text.Key)
					}
				}
			}
			b.WriteString("\n")
		}
		file := filepath.Join("testdata", council+".golden")
		if *golden {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s reads\n%s\nwant\n%s", council, b.String(), want)
		}
	}
}

// english writes a text out plainly; it fails on a place that is not filled.
func english(t *testing.T, text msg.Text) string {
	t.Helper()
	words, ok := msg.English(text.Key)
	if !ok {
		t.Errorf("no English for %q", text.Key)
	}
	places := msg.Places(words)
	if len(places) != len(text.Args) {
		t.Errorf("%s has the places %v, and %d values", text.Key, places, len(text.Args))
	}
	for _, place := range places {
		v := text.Args[place]
		s := v.S
		switch v.Kind {
		case msg.Words:
			s = english(t, *v.T)
		case msg.Number:
			s = strconv.FormatInt(v.N, 10)
		case msg.Pence:
			s = money.Amount(v.N).String()
		}
		words = strings.ReplaceAll(words, "{"+place+"}", s)
	}
	return words
}

func TestBuildRefuses(t *testing.T) {
	tests := []struct {
		name   string
		change func(r *agreement.Request)
		field  string
		want   msg.Key
	}{
		{"the first figure only", func(r *agreement.Request) { r.Budget.Stage = budget.Indicative }, "budget", agreement.FinalBudgetFirst},
		{"another council's policy", func(r *agreement.Request) { r.Policy.ID = "x" }, "budget", agreement.AnotherPolicy},
		{"a plan that is not complete", func(r *agreement.Request) { r.Plan.Telling = law.Telling{} }, "plan", agreement.PlanFirst},
		{"a plan that costs more", func(r *agreement.Request) { r.Plan.Items[0].Weekly++ }, "items", plan.CostsMore},
		{"no direct payment", func(r *agreement.Request) { r.Plan.Payments = nil }, "plan", agreement.PaymentsFirst},
		{"no route", func(r *agreement.Request) { r.Route = plan.Route{} }, "route", agreement.RouteFirst},
		{"a route that is against guidance", func(r *agreement.Request) {
			r.Route.Open = []law.Answer{law.No("G3", msg.Key("law.g3.card-only").Text())}
		}, "route", agreement.RouteOpen},
		{"no first day", func(r *agreement.Request) { r.From = calendar.Date{} }, "from", agreement.EnterFirstDay},
		{"before the budget", func(r *agreement.Request) { r.From = day("2026-05-31") }, "from", agreement.EnterFirstDay},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := sound(t, "severnside")
			tt.change(&r)
			a, err := agreement.Build(r)
			if !reflect.DeepEqual(a, agreement.Agreement{}) {
				t.Error("part of it was built")
			}
			wantFault(t, err, fault.KindInvalid, tt.field, tt.want)
		})
	}
	r := sound(t, "severnside")
	r.Route.Open = []law.Answer{law.NeedsFact("G3", msg.Key("law.g3.fact-cash-banned").Text())}
	if _, err := agreement.Build(r); err != nil {
		t.Errorf("what nobody has said yet keeps the person waiting: %v", fault.All(err))
	}
}

func wantFault(t *testing.T, err error, kind fault.Kind, field string, want msg.Key) {
	t.Helper()
	for _, f := range fault.All(err) {
		if f.Kind == kind && f.Field == field && f.Text.Key == want {
			return
		}
	}
	t.Errorf("got %v, want %s at %q", fault.All(err), want, field)
}

var (
	ada     = agreement.Signatory{Name: "Ada Example"}
	council = agreement.Signatory{Name: "P. Practitioner", Council: true}
)

func TestSign(t *testing.T) {
	draft := drafted(t, "severnside")
	agreed, event, err := draft.Sign(ada, day("2026-06-05"))
	if err != nil || agreed.State != agreement.Agreed || event != (agreement.Event{Agreement: "agr_01", What: agreement.PersonSigned, On: day("2026-06-05"), By: "Ada Example"}) {
		t.Fatalf("%s, %+v, %v", agreed.State, event, err)
	}
	inForce, event, err := agreed.Sign(council, day("2026-06-08"))
	if err != nil || inForce.State != agreement.InForce || event.What != agreement.CouncilSigned || len(inForce.Signatures) != 2 {
		t.Fatalf("%s, %+v, %v", inForce.State, event, err)
	}
	if draft.State != agreement.Draft || len(draft.Signatures) != 0 || len(agreed.Signatures) != 1 {
		t.Error("signing changed the agreement that was signed")
	}
	spoken := agreement.Signatory{Name: "Ann", Standing: person.Attorney}
	if a, _, err := draft.Sign(spoken, day("2026-06-05")); err != nil || a.State != agreement.Agreed {
		t.Errorf("an attorney can't sign: %v", err)
	}
	tests := []struct {
		name  string
		given agreement.Agreement
		by    agreement.Signatory
		on    string
		kind  fault.Kind
		field string
		want  msg.Key
	}{
		{"the council first", draft, council, "2026-06-05", fault.KindConflict, "", agreement.PersonFirst},
		{"the person twice", agreed, ada, "2026-06-08", fault.KindConflict, "", agreement.CouncilNext},
		{"after it is in force", inForce, council, "2026-06-09", fault.KindConflict, "", agreement.AlreadyInForce},
		{"nobody", draft, agreement.Signatory{}, "2026-06-05", fault.KindInvalid, "by", agreement.EnterSigner},
		{"an unknown standing", draft, agreement.Signatory{Name: "X", Standing: "x"}, "2026-06-05", fault.KindInvalid, "by", agreement.EnterSigner},
		{"for both sides", agreed, agreement.Signatory{Name: "X", Standing: person.Deputy, Council: true}, "2026-06-08", fault.KindInvalid, "by", agreement.EnterSigner},
		{"on no day", draft, ada, "", fault.KindInvalid, "by", agreement.EnterSigner},
		{"before the other signature", agreed, council, "2026-06-04", fault.KindInvalid, "on", agreement.SignedEarlier},
		{"an agreement without a state", agreement.Agreement{}, ada, "2026-06-05", fault.KindConflict, "", agreement.NotInForce},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var on calendar.Date
			if tt.on != "" {
				on = day(tt.on)
			}
			a, event, err := tt.given.Sign(tt.by, on)
			if !reflect.DeepEqual(a, agreement.Agreement{}) || event != (agreement.Event{}) {
				t.Error("something was signed")
			}
			wantFault(t, err, tt.kind, tt.field, tt.want)
		})
	}
}

func inForce(t *testing.T, council string) agreement.Agreement {
	t.Helper()
	a, _, err := drafted(t, council).Sign(ada, day("2026-06-05"))
	if err != nil {
		t.Fatal(err)
	}
	a, _, err = a.Sign(agreement.Signatory{Name: "P", Council: true}, day("2026-06-08"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Source: SI 2014/2871 reg 7(1)(a); SI 2013/1617 reg 14(2).
func TestReviewsCountFromTheFirstPayment(t *testing.T) {
	a := inForce(t, "severnside")
	if got := a.ReviewDue(); got != day("2026-12-14") {
		t.Errorf("before a payment the first review is due by %s", got)
	}
	if got := a.Reviewed(day("2027-06-01"), nil); got.Kind() != law.KindNeedsFact {
		t.Errorf("without a payment V1 answers %s", got.Kind())
	}
	if _, _, err := a.Review("P", day("2026-09-01")); err == nil {
		t.Error("a review was held before any payment")
	}
	a, event, err := a.Paid(day("2026-06-22"))
	if err != nil || a.ReviewDue() != day("2026-12-21") || event.What != agreement.FirstPayment {
		t.Errorf("after the first payment it is due by %s (%v)", a.ReviewDue(), err)
	}
	joint := a
	joint.Joint = true
	if joint.ReviewDue() != day("2026-09-21") {
		t.Errorf("with the NHS it is due by %s", joint.ReviewDue())
	}
	b, event, err := a.Review("P", day("2026-11-02"))
	if err != nil || b.ReviewDue() != day("2027-11-02") || event.What != agreement.ReviewHeld || len(a.Reviews) != 0 {
		t.Errorf("after a review the next is due by %s (%v)", b.ReviewDue(), err)
	}
	if !b.Reviewed(day("2027-11-02"), nil).IsYes() || !b.Reviewed(day("2027-11-03"), &explain.Note{}).IsNo() {
		t.Error("V1 does not follow the dates")
	}
	for name, given := range map[string]func() error{
		"a second first payment": func() error { _, _, err := a.Paid(day("2026-06-23")); return err },
		"a payment of a draft":   func() error { _, _, err := drafted(t, "severnside").Paid(day("2026-06-22")); return err },
		"a payment on no day":    func() error { _, _, err := inForce(t, "severnside").Paid(calendar.Date{}); return err },
		"a review of a draft":    func() error { _, _, err := drafted(t, "severnside").Review("P", day("2026-11-02")); return err },
		"a review too early":     func() error { _, _, err := a.Review("P", day("2026-06-21")); return err },
		"the same review again":  func() error { _, _, err := b.Review("P", day("2026-11-02")); return err },
	} {
		if given() == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestNextDue(t *testing.T) {
	four, month := drafted(t, "severnside"), drafted(t, "marlbrook")
	behind := four
	behind.Pays.Timing = policy.InArrears
	// Severnside: 10 h × 17.50, 10.00 for the choir, insurance 1.17, payroll 10.00, less 30.00 = 166.17 a week.
	// Marlbrook: 175.00 + 10.00 + 1.63 + 6.50 = 193.13 a week: × 52 ÷ 12 = 836.90; 16 days of June = 441.44.
	tests := []struct {
		name                  string
		given                 agreement.Agreement
		day, first, last, due string
		amount                money.Amount
	}{
		{"the first four weeks", four, "2026-06-01", "2026-06-15", "2026-07-12", "2026-06-15", 66468},
		{"on the day itself", four, "2026-06-15", "2026-06-15", "2026-07-12", "2026-06-15", 66468},
		{"the day after", four, "2026-06-16", "2026-07-13", "2026-08-09", "2026-07-13", 66468},
		{"long before", four, "2025-01-01", "2026-06-15", "2026-07-12", "2026-06-15", 66468},
		{"afterwards", behind, "2026-06-16", "2026-06-15", "2026-07-12", "2026-07-13", 66468},
		{"afterwards, the day after", behind, "2026-07-14", "2026-07-13", "2026-08-09", "2026-08-10", 66468},
		{"a part of the first month", month, "2026-06-10", "2026-06-15", "2026-06-30", "2026-06-15", 44144},
		{"a whole month, its first day a Saturday", month, "2026-07-02", "2026-08-01", "2026-08-31", "2026-07-31", 83690},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := agreement.Due{Period: calendar.Period{First: day(tt.first), Last: day(tt.last)}, On: day(tt.due), Amount: tt.amount}
			if got := tt.given.NextDue(day(tt.day)); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
	if got := four.Next(day("2026-06-20")); got.First != day("2026-07-13") {
		t.Errorf("the next period begins on %s", got.First)
	}
}

func TestJointAndHeldByOthers(t *testing.T) {
	r := sound(t, "marlbrook")
	r.Budget.NHS = 1
	r.Budget.Council--
	r.Budget.Lines[0].NHS++
	r.Budget.Contribution, r.Budget.Assessed.Weekly = 0, 0
	r.Budget.Council = r.Budget.Weekly - r.Budget.NHS
	r.Route.Parts[0].Holder = "Fairhand"
	a, err := agreement.Build(r)
	if err != nil {
		t.Fatal(fault.All(err)[0].Text)
	}
	want := map[msg.Key]bool{"agreement.pay-joint": true, "agreement.hold-by": true, "agreement.contribute-nothing": true}
	for _, term := range a.Terms {
		delete(want, term.Text.Key)
		if english(t, term.Text) == "" {
			t.Errorf("%s says nothing", term.Text.Key)
		}
	}
	if !a.Joint || len(want) > 0 {
		t.Errorf("nothing said of %v", want)
	}
}

func TestAgreementAsDocument(t *testing.T) {
	a := inForce(t, "severnside")
	a, event, err := a.Paid(day("2026-06-22"))
	if err != nil {
		t.Fatal(err)
	}
	a, _, err = a.Review("P", day("2026-11-02"))
	if err != nil {
		t.Fatal(err)
	}
	roundTrip(t, a)
	roundTrip(t, event)
	roundTrip(t, a.NextDue(day("2026-11-21")))
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

func TestWords(t *testing.T) {
	for _, s := range []agreement.State{agreement.Draft, agreement.Agreed, agreement.InForce} {
		if words, ok := msg.English(s.Words()); !ok || words == "" {
			t.Errorf("no words for %s", s)
		}
	}
}
