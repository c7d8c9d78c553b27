package policy_test

import (
	"os"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
)

type question struct {
	Ask       string         `yaml:"ask"`
	Use       policy.Use     `yaml:"use"` // where the words name several uses, the one that was chosen
	Policy    string         `yaml:"policy"`
	Plan      policy.InPlan  `yaml:"plan"`
	Relation  law.Relation   `yaml:"relation"`
	Household law.Known      `yaml:"household"`
	Partner   law.Known      `yaml:"partner"`
	Necessary law.Known      `yaml:"necessary"`
	Stay      int            `yaml:"stay"`      // days in a care home
	CareHome  law.Known      `yaml:"care-home"` // the person lives in one
	Outcome   policy.Outcome `yaml:"outcome"`
	Decides   policy.Decider `yaml:"decides"`
	Line      string         `yaml:"line"`
}

func TestQuestions(t *testing.T) {
	text, err := os.ReadFile("testdata/questions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []question
	if err := yaml.UnmarshalWithOptions(text, &all, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	if len(all) < 130 {
		t.Errorf("%d questions, want 130", len(all))
	}
	for _, q := range all {
		t.Run(q.Ask+" "+q.Policy+" "+string(q.Plan), func(t *testing.T) { checkQuestion(t, q) })
	}
}

func checkQuestion(t *testing.T, q question) {
	t.Helper()
	found := policy.FindUses(q.Ask)
	use := q.Use
	switch {
	case use == "" && len(found) != 1 && q.Relation == "":
		t.Fatalf("the words name %v", found)
	case use == "" && q.Relation == law.Friend:
		use = policy.UseFriend
	case use == "" && q.Relation != "":
		use = policy.UsePA
	case use == "":
		use = found[0]
	}
	got := policy.MayI(named(t, q.Policy), asked(q, use))
	if got.Outcome != q.Outcome || got.Decides != q.Decides || got.Line != q.Line {
		t.Fatalf("%s by %s %s (%s), want %s by %s %s", got.Outcome, got.Decides, got.Line, got.Because, q.Outcome, q.Decides, q.Line)
	}
	if got.Because.IsZero() || len(got.Cites) == 0 {
		t.Error("it does not say why, or on what it rests")
	}
	switch got.Outcome {
	case policy.AskFirst:
		if got.Who.IsZero() || got.By.String() != "2026-11-24" || got.Possible.IsZero() {
			t.Errorf("ask %s by %s: %s", got.Who, got.By, got.Possible)
		}
	case policy.MayNot:
		if got.Possible.IsZero() {
			t.Error("it does not say what would make it possible")
		}
	}
}

// asked is the question on Saturday 21 November 2026; two working days later it
// is Tuesday.
func asked(q question, use policy.Use) policy.Question {
	p := policy.Question{Use: use, Plan: q.Plan, On: day("2026-11-21"), LivesInCareHome: q.CareHome,
		Payee: law.Payee{Relation: q.Relation, SameHousehold: q.Household, PartnerOfRelative: q.Partner}}
	if q.Necessary != "" {
		p.Payee.NecessaryForCare = law.Judgement{Found: q.Necessary, Reasons: "Two PAs whom he likes can do these hours."}
	}
	if q.Stay > 0 {
		first := day("2026-12-01")
		p.Use, p.Stays = policy.UseShortStay, []law.Stay{{First: first, Last: first.AddDays(q.Stay - 1)}}
	}
	return p
}

func named(t testing.TB, id string) policy.Policy {
	t.Helper()
	text, err := os.ReadFile("../policies/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read(text)
	if err != nil {
		t.Fatal(describe(err))
	}
	return p
}

func TestFindUsesNeverGuesses(t *testing.T) {
	tests := []struct {
		typed string
		want  []policy.Use
	}{
		{"", nil},
		{"a flux capacitor", nil},
		{"hydrotherapy, please!", []policy.Use{policy.UseTherapy}},
		{"DAY CENTRE", []policy.Use{policy.UseDayCentre}},
		{"a taxi to the gym", []policy.Use{policy.UseGym, policy.UseTravel}},
		{"catering", nil},
		{"rwy'n hoffi nofio", []policy.Use{policy.UseGym}},
		{"tacsi i'r gampfa", []policy.Use{policy.UseGym, policy.UseTravel}},
		{"dosbarth dros y môr i chi", []policy.Use{policy.UseClass}},
		{"win a prize", nil},
		{"a gig", nil},
		{"therapy dog", []policy.Use{policy.UseTherapy, policy.UsePet}},
	}
	for _, tt := range tests {
		if got := policy.FindUses(tt.typed); !slices.Equal(got, tt.want) {
			t.Errorf("%q names %v, want %v", tt.typed, got, tt.want)
		}
	}
}

// A policy that contradicts itself about a use is not taken at either word.
func TestAContradictionDoesNotAnswer(t *testing.T) {
	p := policy.Policy{Council: "A", Uses: policy.Uses{List: []policy.UseRule{{Use: policy.UseGym, Answer: policy.UseNo, Origin: policy.Origin{Contradicts: true}}}}}
	if got := policy.MayI(p, policy.Question{Use: policy.UseGym, Plan: policy.PlanNeed, On: day("2026-11-21")}); got.Outcome != policy.BuyNote {
		t.Errorf("answered %s", got.Outcome)
	}
}

// Only a rule that leaves nothing to judge says no where the use meets a need.
func TestNoPolicySaysNo(t *testing.T) {
	for _, use := range policy.AllUses() {
		p := policy.Policy{Council: "A", Uses: policy.Uses{
			OnlyListed: policy.Dated[bool]{{Is: true}},
			List:       []policy.UseRule{{Use: use, Answer: policy.UseNo}}}}
		got := policy.MayI(p, policy.Question{Use: use, Plan: policy.PlanNeed, On: day("2026-11-21")})
		if closed := use == policy.UseUnlawful || use == policy.UseLongStay; (got.Outcome == policy.MayNot) != closed {
			t.Errorf("%s: %s", use, got.Outcome)
		}
	}
}

func FuzzFindUses(f *testing.F) {
	f.Add("a taxi to the gym")
	f.Fuzz(func(t *testing.T, typed string) {
		for _, u := range policy.FindUses(typed) {
			if !u.Known() {
				t.Errorf("%q names %q", typed, u)
			}
		}
	})
}

func BenchmarkMayI(b *testing.B) {
	p := named(b, "st-helens")
	q := policy.Question{Use: policy.UseGym, Plan: policy.PlanNeed, On: calendar.MustDate("2026-11-21")}
	for b.Loop() {
		policy.MayI(p, q)
	}
}

// Whoever asks in Welsh is understood wherever English is, whatever the word
// before does to the beginning of a word.
func TestUsesAreFoundInWelsh(t *testing.T) {
	tests := []struct {
		typed string
		want  policy.Use
	}{
		{"A gaf i gynorthwyydd personol?", policy.UsePA}, {"fy nghymydog", policy.UseFriend}, {"cwrs", policy.UseClass}, {"am gwrs", policy.UseClass},
		{"i'r gampfa", policy.UseGym}, {"fy ngwyliau", policy.UseHoliday}, {"fy ngwely", policy.UseEquipment}, {"wely", policy.UseEquipment},
		{"peiriant golchi", policy.UseEquipment}, {"fy meddalwedd", policy.UseTechnology}, {"ci", policy.UsePet}, {"fy nghath", policy.UsePet},
		{"ganolfan ddydd", policy.UseDayCentre}, {"fyw mewn cartref gofal", policy.UseLongStay}, {"phresgripsiwn", policy.UseHealth},
		{"fy rhent", policy.UseHousehold}, {"fwyd", policy.UseHousehold}, {"fy nyled", policy.UseDebts}, {"gwin", policy.UseAlcohol},
		{"lwyddiant mewn loteri", policy.UseGambling}, {"arian parod yn y llaw", policy.UseUnlawful}, {"seibiant", policy.UseBreak},
	}
	for _, tt := range tests {
		if got := policy.FindUses(tt.typed); !slices.Equal(got, []policy.Use{tt.want}) {
			t.Errorf("%q names %v, want %s", tt.typed, got, tt.want)
		}
	}
}

// A plan's kind of support is a use only where it is one for sure.
func TestKindsThatAreUses(t *testing.T) {
	for _, k := range policy.Kinds() {
		use, sure := policy.UseOf(k)
		if sure != use.Known() {
			t.Errorf("%s is the use %q, sure: %v", k, use, sure)
		}
		if sure && (k == policy.Equipment || k == policy.Activity || k == policy.OtherSupport || k == policy.Transport) {
			t.Errorf("%s does not say which use it is", k)
		}
	}
}
