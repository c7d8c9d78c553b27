package law_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/msg"
)

var ground = msg.Key("law.d1.not-asked").Text()

func TestAnswerOfNoRuleIsNeitherYesNorNo(t *testing.T) {
	var a law.Answer
	if a.IsYes() || a.IsNo() || !a.IsZero() || a.Kind() != "" {
		t.Errorf("the zero Answer is %q", a.Kind())
	}
	if got := law.All(); !got.IsZero() {
		t.Errorf("All of nothing is %q", got.Kind())
	}
}

func TestAll(t *testing.T) {
	yes, no := law.Yes("D1", msg.Text{}), law.No("D2", ground)
	fact, judge := law.NeedsFact("D3", ground), law.NeedsJudgement("D4", law.Council, ground)
	tests := []struct {
		name  string
		given []law.Answer
		want  law.Answer
	}{
		{"all met", []law.Answer{yes, yes}, yes},
		{"one no settles it", []law.Answer{yes, judge, fact, no}, no},
		{"not asked is not yes", []law.Answer{yes, {}}, law.Answer{}},
		{"a fact comes before a judgement", []law.Answer{judge, fact, yes}, fact},
		{"a judgement is not yes", []law.Answer{yes, judge}, judge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := law.All(tt.given...); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %s, want %s", got.Says(), tt.want.Says())
			}
		})
	}
}

func TestAnswerAsDocument(t *testing.T) {
	for _, want := range []law.Answer{
		{},
		law.Yes("F4", msg.Text{}),
		law.No("D1", ground),
		law.NeedsFact("B4", msg.Key("law.b4.short").With("short", 1)),
		law.NeedsJudgement("D5", law.Council, ground),
	} {
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got := law.Yes("X", ground)
		if err := json.Unmarshal(b, &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s came back as %s (%v)", want.Says(), got.Says(), err)
		}
	}
	for _, bad := range []string{`{}`, `{"answer":"maybe"}`, `true`, `"yes"`} {
		var a law.Answer
		if err := json.Unmarshal([]byte(bad), &a); err == nil || a.IsYes() {
			t.Errorf("%s was read as %s", bad, a.Says())
		}
	}
}

func TestKnownRefusesAnythingElse(t *testing.T) {
	var k law.Known
	if err := json.Unmarshal([]byte(`"maybe"`), &k); err == nil || k != law.NotKnown {
		t.Errorf("maybe was read as %q", k)
	}
}

func TestRulesAllocateNothingWithoutWorking(t *testing.T) {
	c := law.Conditions{Budget: law.Is, Asked: law.Is, Capacity: law.Has, Nominee: law.IsNot, Orders: law.IsNot, Alone: law.Is,
		Appropriate: law.Judgement{Found: law.Is}}
	if n := testing.AllocsPerRun(100, func() { law.MustPay(c, nil) }); n != 0 {
		t.Errorf("MustPay allocates %v times", n)
	}
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// Source: SI 2014/2871 reg 3(3), as set out in testdata/reg3-persons.csv.
func TestRelationsAreThoseOfTheRegulation(t *testing.T) {
	here := map[string]law.Relation{
		"spouse or civil partner": law.Spouse, "lives with the adult as if spouse or civil partner": law.LiveInPartner,
		"parent": law.Parent, "parent-in-law": law.ParentInLaw, "son or daughter": law.Child,
		"son-in-law or daughter-in-law": law.ChildInLaw, "stepson or stepdaughter": law.Stepchild,
		"brother or sister": law.Sibling, "aunt or uncle": law.AuntOrUncle, "grandparent": law.Grandparent,
		"spouse or civil partner of a (c) person":               law.RelativesPartner,
		"lives with a (c) person as if spouse or civil partner": law.RelativesLiveIn,
		"cousin": law.Cousin, "grandchild": law.Grandchild, "niece or nephew": law.NieceOrNephew,
		"step-parent": law.StepParent, "friend or lodger": law.Friend,
		"(c)(i)-(vii) relative living elsewhere": law.Sibling,
	}
	for _, row := range readCSV(t, "testdata/reg3-persons.csv") {
		paragraph, words, needed := row[0], row[1], row[2]
		relation, ok := here[words]
		if !ok {
			t.Errorf("%s is no relation", words)
			continue
		}
		p := law.Payee{Relation: relation, PartnerOfRelative: law.IsNot}
		inside, outside := p, p
		inside.SameHousehold, outside.SameHousehold = law.Is, law.IsNot
		wantInside := needed != "never restricted"
		wantOutside := needed == "no" || relation == law.LiveInPartner
		if strings.Contains(words, "living elsewhere") {
			wantInside = true // the same relative in the household is listed
		}
		if got := law.Restricted(inside, nil); got.IsYes() != wantInside || got.IsNo() == wantInside {
			t.Errorf("%s (%s) in the household: %s", words, paragraph, got.Kind())
		}
		if got := law.Restricted(outside, nil); got.IsYes() != wantOutside || got.IsNo() == wantOutside {
			t.Errorf("%s (%s) elsewhere: %s", words, paragraph, got.Kind())
		}
	}
	for _, r := range law.Relations() {
		if words, ok := msg.English(r.Words()); !ok || words == "" || !r.Known() {
			t.Errorf("no words for %s", r)
		}
	}
}

// Source: SI 2014/2871 Schedule 1, as set out in testdata/schedule1.csv.
func TestSchedule1IsTheSchedule(t *testing.T) {
	rows, orders := readCSV(t, "testdata/schedule1.csv"), law.Schedule1()
	if len(rows) != len(orders) {
		t.Fatalf("%d orders, the Schedule has %d", len(orders), len(rows))
	}
	for i, row := range rows {
		if orders[i].Paragraph != row[0] {
			t.Errorf("paragraph %s stands where %s should", orders[i].Paragraph, row[0])
		}
	}
}

func TestReviewDates(t *testing.T) {
	day := calendar.MustDate
	tests := []struct {
		name   string
		paid   calendar.Date
		held   []calendar.Date
		joint  bool
		want   string
		source string
	}{
		{"first", day("2026-04-27"), nil, false, "2026-10-26", "SI 2014/2871 reg 7(1)(a)"},
		{"first, NHS too", day("2026-04-27"), nil, true, "2026-07-26", "SI 2013/1617 reg 14(2)"},
		{"the latest counts", day("2026-04-27"), []calendar.Date{day("2027-01-05"), day("2026-09-01")}, false, "2028-01-05", "SI 2014/2871 reg 7(1)(a)"},
		{"joint, later", day("2026-04-27"), []calendar.Date{day("2026-07-01")}, true, "2027-07-01", "SI 2013/1617 reg 14(2)"},
		{"nothing paid", calendar.Date{}, nil, false, "", "SI 2014/2871 reg 7(1)(a)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			due := law.ReviewDue
			if tt.joint {
				due = law.JointReviewDue
			}
			if got := due(tt.paid, tt.held); got.String() != tt.want {
				t.Errorf("due by %s, want %s (%s)", got, tt.want, tt.source)
			}
		})
	}
}

func TestOutcomes(t *testing.T) {
	if a, c := len(law.AdultOutcomes()), len(law.CarerOutcomes()); a != 10 || c != 8 {
		t.Errorf("%d outcomes for adults and %d for carers; SI 2015/313 has 10 and 8", a, c)
	}
	for _, o := range append(law.AdultOutcomes(), law.CarerOutcomes()...) {
		if words, ok := msg.English(o.Words()); !ok || words == "" {
			t.Errorf("no words for %s", o)
		}
	}
	if law.Hygiene.ForCarer() || !law.CarerWork.ForCarer() {
		t.Error("a carer's outcome is not told from an adult's")
	}
}

// Source: SI 2014/2871 Schedule 2, as set out in testdata/schedule2.csv.
func TestSchedule2IsTheSchedule(t *testing.T) {
	rows := readCSV(t, "testdata/schedule2.csv")
	if len(rows) != 15 {
		t.Errorf("%d councils, the Schedule has 15", len(rows))
	}
	for _, row := range rows {
		if got := law.ExemptFromLimit(law.Exemption{Council: row[0]}, nil); !got.IsYes() {
			t.Errorf("%s is not exempt", row[0])
		}
	}
}

// Days of stays that lie more than 12 months back are not counted with later ones.
func TestLongestStayLooksBackTwelveMonths(t *testing.T) {
	var stays []law.Stay
	for first := calendar.MustDate("2025-01-01"); len(stays) < 15; first = first.AddDays(28) {
		stays = append(stays, law.Stay{First: first, Last: first.AddDays(1)})
	}
	// 365 days hold 13 such stays, and the last day of the one before.
	if got := law.LongestStay(stays); got != 27 {
		t.Errorf("two days every four weeks come to %d days in any 12 months, want 27", got)
	}
	if got := law.LongestStay(nil); got != 0 {
		t.Errorf("no stays come to %d days", got)
	}
}
