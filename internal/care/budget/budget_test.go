package budget_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/law"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
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

func contribution(pence money.Amount) *budget.Contribution {
	return &budget.Contribution{Weekly: pence, Version: "FA-1", From: day("2026-04-06"), Reason: "First assessment"}
}

// first asks for a first figure: 10½ hours of a PA a week, a choir, and a rail
// bought once, at Severnside.
func first(t testing.TB) budget.Request {
	return budget.Request{
		ID: "bud_01", Person: "per_01", Assessment: "asm_01",
		Policy: council(t, "severnside"), On: day("2026-05-04"), Contribution: contribution(2250),
		Needs: []assessment.Need{
			{Ref: "washing", Outcome: law.Hygiene, Words: "I need a hand in the shower.", Limb: assessment.WithHelp,
				Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 630}}},
			{Ref: "choir", Outcome: law.Community, Words: "I want to sing.", Limb: assessment.WithPain,
				Support: []assessment.Support{
					{Kind: policy.EmployedPA, Minutes: 180}, {Kind: policy.Mileage, Miles: 20},
					{Kind: policy.Activity, Cost: 9000, Per: policy.Year}}},
			{Ref: "rail", Outcome: law.HomeSafety, Words: "I slip on the stairs.", Limb: assessment.Danger,
				Support: []assessment.Support{{Kind: policy.Equipment, Cost: 8500, Per: policy.Once}}},
			{Ref: "meals", Outcome: law.Nutrition, Words: "My husband cooks.", Limb: assessment.WithHelp, ByCarer: true},
		},
	}
}

func TestFirstFigure(t *testing.T) {
	r := first(t)
	why := &explain.Note{}
	b, err := budget.Build(r, why)
	if err != nil {
		t.Fatal(err)
	}
	// 10.5 h × 13.75 = 144.38; 3 h × 13.75 = 41.25; 20 × 0.45 = 9.00; 90 ÷ 52 = 1.73;
	// insurance 61 ÷ 52 = 1.17 and payroll 10.00 over the two PA lines: 0.92 + 7.78 and 0.25 + 2.22 (odd pennies go to the earlier line).
	want := map[string]money.Amount{
		"washing": 14438 + 92 + 778, "choir PA": 4125 + 25 + 222, "miles": 900, "choir": 173, "weekly": 20753,
		"contribution": 2250, "council": 18503, "once": 8500, "NHS": 0, "yearly": 144_38*52 + 41_25*52 + 61_00 + 520_00 + 468_00 + 90_00 + 85_00,
	}
	got := map[string]money.Amount{
		"washing": b.Lines[0].Weekly, "choir PA": b.Lines[1].Weekly, "miles": b.Lines[2].Weekly, "choir": b.Lines[3].Weekly, "weekly": b.Weekly,
		"contribution": b.Contribution, "council": b.Council, "once": b.Once, "NHS": b.NHS, "yearly": b.Yearly,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if b.Stage != budget.Indicative || !b.AddsUp(nil).IsYes() || !b.ShowsHow(r.Needs, nil).IsYes() || !b.Employs() {
		t.Errorf("the first figure is %s, adds up: %s, shows how: %s", b.Stage, b.AddsUp(nil).Kind(), b.ShowsHow(r.Needs, nil).Kind())
	}
	if b.PaidWeekly(policy.Net) != 18503 || b.PaidWeekly(policy.Gross) != 20753 {
		t.Errorf("pays out %s net, %s gross", b.PaidWeekly(policy.Net), b.PaidWeekly(policy.Gross))
	}
	if len(why.Lines) < 8 || b.Lines[0].Working.Lines[0].Cites[0].Address == "" {
		t.Error("the working is thin, or its rate has no source")
	}
	silent, err := budget.Build(r, nil)
	for i := range b.Lines {
		b.Lines[i].Working = nil
	}
	if err != nil || !reflect.DeepEqual(silent, b) {
		t.Errorf("without working the figures differ: %+v (%v)", silent, err)
	}
	if silent.ShowsHow(r.Needs, nil).IsYes() {
		t.Error("a budget without working shows how it came to be")
	}
}

// At the standard rate of Severnside nobody can lawfully be employed in 2026-27:
// £12.71 an hour (National Living Wage from 1 April 2026) and 5.6 weeks' holiday
// (12.07%) come to £14.25, before pension and National Insurance.
func TestStandardRateCannotLawfullyEmploy(t *testing.T) {
	lawful := []budget.LawfulCost{{Kind: policy.EmployedPA, Each: 1425}}
	b, err := budget.Build(first(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := budget.Enough(b, lawful, &explain.Note{})
	// 10.5 h × 14.25 = 149.63 (up), less 144.38; 3 h × 14.25 = 42.75, less 41.25.
	want := []budget.Gap{
		{Need: "washing", Kind: policy.EmployedPA, Rate: 1375, Lawful: 1425, Weekly: 525},
		{Need: "choir", Kind: policy.EmployedPA, Rate: 1375, Lawful: 1425, Weekly: 150},
	}
	if !reflect.DeepEqual(s.Lines, want) || s.Weekly != 675 || !s.Answer.IsNo() || s.Working.Empty() {
		t.Errorf("got %+v, short by %s: %s", s.Lines, s.Weekly, s.Answer.Kind())
	}

	r := first(t)
	r.ID, r.After, r.On = "bud_02", &b, day("2026-06-01")
	r.Agreed = []budget.AgreedRate{{Kind: policy.EmployedPA, Rate: 1685, By: "P. Practitioner", Reason: "£13.75 can't pay the minimum wage with holiday and pension."}}
	final, err := budget.Build(r, &explain.Note{})
	if err != nil {
		t.Fatal(err)
	}
	s = budget.Enough(final, lawful, nil)
	if !s.Answer.IsYes() || s.Weekly != 0 || s.Working != nil {
		t.Errorf("at the agreed rate it is short by %s: %s", s.Weekly, s.Answer.Kind())
	}
	if final.Stage != budget.Final || final.Earlier.ID != "bud_01" || final.Earlier.Weekly != b.Weekly || final.Lines[0].Agreed.Reason == "" || final.Lines[2].Agreed != nil {
		t.Errorf("the final budget is %+v", final)
	}
}

func TestEnoughLeavesOpenWhatIsNotKnown(t *testing.T) {
	b, err := budget.Build(first(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := budget.Enough(b, nil, nil)
	if s.Answer.Kind() != law.KindNeedsFact || len(s.Open) != 2 || s.Weekly != 0 {
		t.Errorf("with no lawful cost it answers %s, open %v", s.Answer.Kind(), s.Open)
	}
	r := first(t)
	r.Needs = r.Needs[2:]
	b, err = budget.Build(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := budget.Enough(b, nil, nil); !s.Answer.IsYes() {
		t.Errorf("where nobody is employed it answers %s", s.Answer.Kind())
	}
	m := first(t)
	m.Policy = council(t, "marlbrook")
	m.Needs[0].Support = []assessment.Support{{Kind: policy.SleepIn, Nights: 2}}
	b, err = budget.Build(m, nil)
	if err != nil {
		t.Fatal(err)
	}
	s = budget.Enough(b, []budget.LawfulCost{{Kind: policy.SleepIn, Each: 8000}}, nil)
	if s.Weekly != 1600 || !s.Answer.IsNo() || len(s.Open) != 1 {
		t.Errorf("two nights at £72.00 are short by %s (%s), open %v", s.Weekly, s.Answer.Kind(), s.Open)
	}
}

func TestFunders(t *testing.T) {
	r := first(t)
	r.Policy = council(t, "marlbrook")
	r.Shares = []budget.Share{{Need: "washing", NHS: 3333}, {Need: "rail", NHS: 10_000}}
	b, err := budget.Build(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	washing := b.Lines[0]
	if washing.NHS != washing.Weekly.MulDiv(3333, 10_000, money.HalfUp) || b.NHS != washing.NHS || b.OnceNHS != 8500 {
		t.Errorf("the NHS pays %s of %s, and %s once", b.NHS, washing.Weekly, b.OnceNHS)
	}
	if b.Weekly != b.NHS+b.Contribution+b.Council {
		t.Error("the parts are not the whole")
	}
}

func TestContribution(t *testing.T) {
	tests := []struct {
		name          string
		given         *budget.Contribution
		paid, council money.Amount
		addsUp        law.Kind
	}{
		{"nothing, and that is assessed", contribution(0), 0, 20753, law.KindYes},
		{"some", contribution(2250), 2250, 18503, law.KindYes},
		{"never more than the support costs (Care Act 2014 s.14(4))", contribution(90_000), 20753, 0, law.KindYes},
		{"not assessed yet", nil, 0, 20753, law.KindNeedsFact},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := first(t)
			r.Contribution = tt.given
			b, err := budget.Build(r, &explain.Note{})
			if err != nil {
				t.Fatal(err)
			}
			if b.Contribution != tt.paid || b.Council != tt.council || b.AddsUp(nil).Kind() != tt.addsUp {
				t.Errorf("the person pays %s, the council %s; adds up: %s", b.Contribution, b.Council, b.AddsUp(nil).Kind())
			}
		})
	}
}

func TestBuildRefuses(t *testing.T) {
	agreed := func(a budget.AgreedRate) func(*budget.Request) {
		return func(r *budget.Request) { r.Agreed = []budget.AgreedRate{a} }
	}
	earlier := &budget.Budget{ID: "bud_00", Person: "per_01", On: day("2026-05-01")}
	tests := []struct {
		name   string
		change func(r *budget.Request)
		field  string
		want   msg.Key
	}{
		{"nobody's", func(r *budget.Request) { r.Person = "" }, "person", assessment.ChoosePerson},
		{"no day", func(r *budget.Request) { r.On = calendar.Date{} }, "on", budget.EnterDay},
		{"no needs", func(r *budget.Request) { r.Needs = nil }, "needs", assessment.AddNeed},
		{"a budget of nothing", func(r *budget.Request) { r.Needs = r.Needs[3:] }, "needs", budget.NothingToPay},
		{"a need without support", func(r *budget.Request) { r.Needs[0].Support = nil }, "needs[0].support", budget.SaySupport},
		{"a kind without a rate", func(r *budget.Request) {
			r.Needs[0].Support = []assessment.Support{{Kind: policy.SleepIn, Nights: 1}}
		}, "needs[0].support[0]", policy.NoRate},
		{"a final budget without a contribution", func(r *budget.Request) { r.After, r.Contribution = earlier, nil }, "contribution", budget.EnterContribution},
		{"a contribution below nothing", func(r *budget.Request) { r.Contribution.Weekly = -1 }, "contribution", budget.EnterContribution},
		{"a contribution that has ended", func(r *budget.Request) { r.Contribution.Until = day("2026-05-03") }, "contribution", budget.ContributionPeriod},
		{"a final budget before the first", func(r *budget.Request) { r.After, r.On = earlier, day("2026-04-30") }, "on", budget.BeforeEarlier},
		{"after somebody else's", func(r *budget.Request) { r.After = &budget.Budget{Person: "per_02", On: day("2026-05-01")} }, "after", budget.AnotherPerson},
		{"an agreed rate without a reason", agreed(budget.AgreedRate{Kind: policy.EmployedPA, Rate: 1500, By: "P"}), "agreed[0].reason", budget.AgreedReason},
		{"an agreed rate below the standard", agreed(budget.AgreedRate{Kind: policy.EmployedPA, Rate: 1374, By: "P", Reason: "r"}), "agreed[0].rate", budget.AgreedLower},
		{"an agreed rate of nothing", agreed(budget.AgreedRate{Kind: policy.SleepIn, By: "P", Reason: "r"}), "agreed[0].rate", budget.AgreedAmount},
		{"an agreed rate for what has none", agreed(budget.AgreedRate{Kind: policy.Equipment, Rate: 1, By: "P", Reason: "r"}), "agreed[0].kind", budget.AgreedKind},
		{"an agreed rate for no need", agreed(budget.AgreedRate{Kind: policy.EmployedPA, Need: "x", Rate: 1500, By: "P", Reason: "r"}), "agreed[0].need", budget.UnknownNeed},
		{"a share of no need", func(r *budget.Request) { r.Shares = []budget.Share{{Need: "x", NHS: 1}} }, "shares[0].need", budget.UnknownNeed},
		{"two shares of one need", func(r *budget.Request) {
			r.Shares = []budget.Share{{Need: "rail", NHS: 1}, {Need: "rail", NHS: 2}}
		}, "shares[1].need", budget.OneShareANeed},
		{"more than all", func(r *budget.Request) { r.Shares = []budget.Share{{Need: "rail", NHS: 10_001}} }, "shares[0].nhs", budget.EnterShare},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := first(t)
			tt.change(&r)
			b, err := budget.Build(r, nil)
			if !reflect.DeepEqual(b, budget.Budget{}) {
				t.Errorf("part of it was built: %+v", b)
			}
			for _, f := range fault.All(err) {
				if f.Field == tt.field && f.Text.Key == tt.want {
					return
				}
			}
			t.Errorf("got %v, want %s at %s", fault.All(err), tt.want, tt.field)
		})
	}
}

func TestCheckFindsAPennyLost(t *testing.T) {
	sound, err := budget.Build(first(t), nil)
	if err != nil || sound.Check() != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(b *budget.Budget){
		"council":      func(b *budget.Budget) { b.Council-- },
		"line":         func(b *budget.Budget) { b.Lines[0].Weekly++ },
		"employer":     func(b *budget.Budget) { b.Employer[0].Weekly++ },
		"yearly":       func(b *budget.Budget) { b.Yearly++ },
		"below":        func(b *budget.Budget) { b.Council, b.Contribution = -1, b.Weekly+1 },
		"contribution": func(b *budget.Budget) { b.Contribution++ },
	} {
		b, err := budget.Build(first(t), nil)
		if err != nil {
			t.Fatal(err)
		}
		change(&b)
		if b.Check() == nil {
			t.Errorf("%s: a penny is lost and nobody notices", name)
		}
	}
}

func TestBudgetAsDocument(t *testing.T) {
	r := first(t)
	r.Shares = []budget.Share{{Need: "washing", NHS: 2500}}
	b, err := budget.Build(r, &explain.Note{})
	if err != nil {
		t.Fatal(err)
	}
	s := budget.Enough(b, []budget.LawfulCost{{Kind: policy.EmployedPA, Each: 1425, Working: &explain.Note{}}}, &explain.Note{})
	roundTrip(t, b)
	roundTrip(t, s)
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

func TestEveryBudgetAddsUp(t *testing.T) {
	severnside, marlbrook := council(t, "severnside"), council(t, "marlbrook")
	rapid.Check(t, func(t *rapid.T) {
		r := budget.Request{ID: "bud_01", Person: "per_01", On: day("2026-11-21"), Policy: marlbrook}
		if rapid.Bool().Draw(t, "severnside") {
			r.Policy = severnside
		}
		r.Contribution = contribution(money.Amount(rapid.IntRange(0, 50_000).Draw(t, "contribution")))
		for i := range rapid.IntRange(1, 6).Draw(t, "needs") {
			ref := assessment.Ref(fmt.Sprint(i))
			r.Needs = append(r.Needs, assessment.Need{Ref: ref, Outcome: law.Hygiene, Words: "w",
				Support: []assessment.Support{
					{Kind: rapid.SampledFrom([]policy.Kind{policy.EmployedPA, policy.Agency}).Draw(t, "kind"), Minutes: rapid.IntRange(1, 10_080).Draw(t, "minutes")},
					{Kind: policy.Activity, Cost: money.Amount(rapid.IntRange(1, 99_999).Draw(t, "cost")),
						Per: rapid.SampledFrom([]policy.Per{policy.Week, policy.FourWeeks, policy.Month, policy.Year, policy.Once}).Draw(t, "per")},
				}})
			if rapid.Bool().Draw(t, "nhs") {
				r.Shares = append(r.Shares, budget.Share{Need: ref, NHS: rapid.IntRange(0, 10_000).Draw(t, "part")})
			}
		}
		b, err := budget.Build(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		if b.Check() != nil || b.Weekly != b.NHS+b.Contribution+b.Council || b.Contribution > r.Contribution.Weekly {
			t.Fatalf("does not add up: %+v", b)
		}
	})
}
