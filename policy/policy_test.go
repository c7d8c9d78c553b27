package policy_test

import (
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var day = calendar.MustDate

func full(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestReadTakesEveryField(t *testing.T) {
	p, err := policy.Read(full(t))
	if err != nil {
		t.Fatal(err)
	}
	everyFieldRead(t, reflect.ValueOf(p))
	b, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var back policy.Policy
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(p, back) {
		t.Errorf("as a document it comes back as %+v (%v)", back, err)
	}
}

// everyFieldRead looks at each field, and at those of each group of fields.
func everyFieldRead(t *testing.T, v reflect.Value) {
	for i := range v.NumField() {
		switch f := v.Field(i); {
		case f.IsZero():
			t.Errorf("%s.%s was not read", v.Type().Name(), v.Type().Field(i).Name)
		case f.Kind() == reflect.Struct:
			everyFieldRead(t, f)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	head := "id: a\ncouncil: A\nabout: a\n"
	tests := []struct {
		name, given string
		want        msg.Key
		field       string
		line        int
	}{
		{"an unknown field", head + "rtes: []", policy.UnknownField, "rtes", 4},
		{"an unknown field deep down", head + "every: {is: monthly, form: 2026-04-01}", policy.UnknownField, "every.form", 4},
		{"no council", "id: a\nabout: a", policy.MissingField, "council", 1},
		{"a bad short name", "id: A b\ncouncil: A\nabout: a", policy.WantID, "id", 1},
		{"an unknown kind", head + "rates:\n  - {kind: magic, amount: 1.00, unit: hour, from: 2026-04-01}", policy.WantOneOf, "rates[0].kind", 5},
		{"the wrong unit", head + "rates:\n  - kind: sleep-in\n    amount: 1.00\n    unit: hour\n    from: 2026-04-01", policy.WantOneOf, "rates[0].unit", 7},
		{"an unknown field in a group", head + "payees: {household: {is: allowed}}", policy.UnknownField, "payees.household", 4},
		{"an unknown name in a group", head + "payees: {dbs: {is: maybe}}", policy.WantOneOf, "payees.dbs.is", 4},
		{"an unknown name in a list", head + "who:\n  excluded: {is: [poets]}", policy.WantOneOf, "who.excluded.is[0]", 5},
		{"a group that is no group", head + "money: 5", policy.WantFields, "money", 4},
		{"pounds for weeks", head + "surplus: {over-weeks: {is: 8.00}}", policy.WantNumber, "surplus.over-weeks.is", 4},
		{"a use twice from one day", head + "uses:\n  list:\n    - {use: gym, answer: yes}\n    - {use: gym, answer: no}", policy.SameStart, "uses.list[1]", 7},
		{"an approval for nothing", head + "uses:\n  approvals:\n    - {above: 500.00}", policy.MissingField, "uses.approvals[0].for", 6},
		{"a rate of nothing", head + "rates:\n  - {kind: agency, amount: 0, unit: hour, from: 2026-04-01}", policy.RateOfNothing, "rates[0].amount", 5},
		{"a rate for what has none", head + "rates:\n  - {kind: equipment, amount: 1, unit: money, from: 2026-04-01}", policy.NoUnitRate, "rates[0].kind", 5},
		{"a fraction of a penny", head + "rates:\n  - {kind: agency, amount: 24.695, unit: hour, from: 2026-04-01}", money.EnterPoundsAndPence, "rates[0].amount", 5},
		{"money below nothing", head + "rates:\n  - {kind: agency, amount: -1.00, unit: hour, from: 2026-04-01}", money.EnterPoundsAndPence, "rates[0].amount", 5},
		{"no such day", head + "every: {is: monthly, from: 2026-02-30}", calendar.EnterDate, "every.from", 4},
		{"ends before it starts", head + "every: {is: monthly, from: 2026-02-03, until: 2026-02-02}", policy.NeverHolds, "every.until", 4},
		{"two that start together", head + "every:\n  - {is: monthly, from: 2026-04-01}\n  - {is: four-weekly, from: 2026-04-01}", policy.SameStart, "every[1]", 6},
		{"two rates that start together", head + "rates:\n  - {kind: agency, amount: 1.00, unit: hour, from: 2026-04-01}\n  - {kind: agency, amount: 2.00, unit: hour, from: 2026-04-01}", policy.SameStart, "rates[1]", 6},
		{"two that overlap", head + "every:\n  - {is: monthly, from: 2026-04-01, until: 2027-03-31}\n  - {is: four-weekly, from: 2027-03-31}", policy.BothHold, "every[1]", 6},
		{"two rates that overlap, the later one first", head + "rates:\n  - {kind: agency, amount: 1.00, unit: hour, from: 2027-03-31}\n  - {kind: agency, amount: 2.00, unit: hour, from: 2026-04-01, until: 2027-03-31}", policy.BothHold, "rates[1]", 6},
		{"an unknown source", head + "every: {is: monthly, at: nowhere}", policy.UnknownSource, "every.at", 4},
		{"an empty value", head + "every:", policy.LeaveOutEmpty, "every", 4},
		{"neither yes nor no", head + "invented: maybe", policy.WantYesNo, "invented", 4},
		{"true is not yes", head + "invented: true", policy.WantYesNo, "invented", 4},
		{"not a number", head + "retention-years: {is: six}", policy.WantNumber, "retention-years.is", 4},
		{"an amount without its time", head + "employer-costs:\n  - {cost: payroll, covered: yes, amount: 5.00}", policy.AmountPer, "employer-costs[0].amount", 5},
		{"a list for a value", head + "rates: 13.75", policy.WantList, "rates", 4},
		{"an anchor", head + "every: &e {is: monthly}\ntiming: *e", policy.PlainYAML, "", 4},
		{"a tag", head + "invented: !!str yes", policy.PlainYAML, "", 4},
		{"brackets in brackets in brackets", strings.Repeat("[", 60_000), policy.PlainYAML, "", 1},
		{"lists in lists in lists", strings.Repeat("- ", 60_000), policy.PlainYAML, "", 1},
		{"words for fields", "a council", policy.WantFields, "", 1},
		{"nothing", "", policy.WantFields, "", 0},
		{"two documents", head + "---\n" + head, policy.WantFields, "", 0},
		{"broken", "id: [a", policy.NotYAML, "", 1},
		{"too long", strings.Repeat("#\n", 200_000), policy.TooLong, "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := policy.Read([]byte(tt.given))
			if !reflect.DeepEqual(p, policy.Policy{}) {
				t.Errorf("part of it was read: %+v", p)
			}
			for _, f := range fault.All(err) {
				if f.Text.Key == tt.want && f.Field == tt.field && f.Line == tt.line {
					return
				}
			}
			t.Errorf("got %v, want %s at %q on line %d", describe(err), tt.want, tt.field, tt.line)
		})
	}
}

func describe(err error) string {
	var all []string
	for _, f := range fault.All(err) {
		b, marshalErr := json.Marshal(f)
		if marshalErr != nil {
			return marshalErr.Error()
		}
		all = append(all, string(b))
	}
	return strings.Join(all, "\n")
}

func TestReadFindsEveryFaultAtOnce(t *testing.T) {
	_, err := policy.Read([]byte("id: A\ncouncil: A\nabout: a\nevery: {is: daily}\ntiming: {is: never}\n"))
	if got := len(fault.All(err)); got != 3 {
		t.Errorf("%d faults, want 3: %s", got, describe(err))
	}
}

func TestRate(t *testing.T) {
	p := policy.Policy{Council: "A", Rates: []policy.Rate{
		{Kind: policy.Agency, Amount: 2600, Origin: policy.Origin{From: day("2026-10-01"), Until: day("2026-12-31")}},
		{Kind: policy.Agency, Amount: 2500, Origin: policy.Origin{From: day("2026-04-01"), Until: day("2027-03-31")}},
	}}
	tests := []struct {
		name string
		kind policy.Kind
		on   string
		want money.Amount
	}{
		{"the only one", policy.Agency, "2026-09-30", 2500},
		{"the later start wins", policy.Agency, "2026-10-01", 2600},
		{"and gives way when it ends", policy.Agency, "2027-01-01", 2500},
		{"before any", policy.Agency, "2026-03-31", 0},
		{"never carried on after its end", policy.Agency, "2027-04-01", 0},
		{"another kind", policy.EmployedPA, "2026-09-30", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := p.Rate(tt.kind, day(tt.on))
			if r.Amount != tt.want || (err == nil) != (tt.want > 0) {
				t.Errorf("got %s (%v), want %s", r.Amount, err, tt.want)
			}
			var f *fault.Fault
			if err != nil && (!errors.As(err, &f) || f.Text.Key != policy.NoRate) {
				t.Errorf("a rate that is not there is %v", err)
			}
		})
	}
}

func TestDatedIsUnknownWithoutAValue(t *testing.T) {
	var d policy.Dated[int]
	if v, known := d.On(day("2026-04-01")); known || v.Is != 0 {
		t.Errorf("nothing stated gives %d", v.Is)
	}
	d = policy.Dated[int]{{Is: 4, Origin: policy.Origin{From: day("2026-04-01")}}, {Is: 6, Origin: policy.Origin{From: day("2027-04-01")}}}
	for on, want := range map[string]int{"2026-03-31": 0, "2026-04-01": 4, "2027-03-31": 4, "2027-04-01": 6} {
		if v, known := d.On(day(on)); v.Is != want || known != (want > 0) {
			t.Errorf("on %s it is %d", on, v.Is)
		}
	}
}

func TestCycle(t *testing.T) {
	tests := []struct {
		name  string
		every policy.Every
		pays  policy.Timing
		want  money.Amount
		first string // of the period that holds 21 November 2026
		paid  string
	}{
		{"two-weekly in advance", policy.TwoWeekly, policy.InAdvance, 20_002, "2026-11-09", "2026-11-09"},
		{"four-weekly in advance", policy.FourWeekly, policy.InAdvance, 40_004, "2026-11-09", "2026-11-09"},
		{"four-weekly afterwards", policy.FourWeekly, policy.InArrears, 40_004, "2026-11-09", "2026-12-07"},
		{"monthly in advance, on the working day before a Sunday", policy.Monthly, policy.InAdvance, 43_338, "2026-11-01", "2026-10-30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.every.Payment(10_001); got != tt.want {
				t.Errorf("pays %s, want %s", got, tt.want)
			}
			p := tt.every.PeriodOn(day("2026-04-27"), day("2026-11-21"))
			if p.First.String() != tt.first || tt.pays.PaidOn(p).String() != tt.paid {
				t.Errorf("the period %s is paid on %s", p, tt.pays.PaidOn(p))
			}
		})
	}
	weekly := map[policy.Per]money.Amount{policy.Week: 6100, policy.FourWeeks: 1525, policy.Month: 1408, policy.Year: 117, policy.Once: 0}
	for per, want := range weekly {
		if got := per.Weekly(6100); got != want {
			t.Errorf("£61 %s is %s a week, want %s", per, got, want)
		}
	}
}

func TestTwoWeeklyPeriodsMeet(t *testing.T) {
	first := day("2026-04-27")
	for d := first.AddDays(-40); d.Before(first.AddDays(40)); d = d.AddDays(1) {
		p := policy.TwoWeekly.PeriodOn(first, d)
		if !p.Has(d) || p.Days() != 14 || first.DaysUntil(p.First)%14 != 0 {
			t.Fatalf("%s is in %s", d, p)
		}
	}
}

// What contradicts another value is kept, and never counts as what is said.
func TestContradictionIsKept(t *testing.T) {
	p, err := policy.Read([]byte("id: a\ncouncil: A\nabout: a\ncontingency-weeks:\n  - {is: 4}\n  - {is: 8, contradicts: yes}\n"))
	if err != nil {
		t.Fatal(describe(err))
	}
	if weeks, known := p.ContingencyWeeks.On(day("2026-11-21")); !known || weeks.Is != 4 || len(p.ContingencyWeeks) != 2 {
		t.Errorf("says %+v", p.ContingencyWeeks)
	}
	if got := policy.Check(p, policy.Facts{On: day("2026-11-21")}).Findings; len(got) != 1 || got[0].Rule != "C1" || got[0].Path != "contingency-weeks[1]" {
		t.Errorf("found %+v", got)
	}
}

func TestEveryNameHasWords(t *testing.T) {
	var keys []msg.Key
	for _, k := range policy.Kinds() {
		keys = append(keys, k.Words())
	}
	for _, m := range policy.Methods() {
		keys = append(keys, m.Words())
	}
	for _, c := range policy.Costs() {
		keys = append(keys, c.Words())
	}
	for _, e := range []policy.Every{policy.TwoWeekly, policy.FourWeekly, policy.Monthly} {
		keys = append(keys, e.Words())
	}
	for _, u := range policy.AllUses() {
		keys = append(keys, u.Words())
	}
	for _, topic := range policy.Topics() {
		keys = append(keys, topic.Words)
	}
	for _, g := range []policy.Grade{policy.Conflicts, policy.Doubtful} {
		keys = append(keys, g.Words())
	}
	for _, k := range keys {
		if words, ok := msg.English(k); !ok || words == "" {
			t.Errorf("no words for %q", k)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(full(f))
	f.Add([]byte("id: a\ncouncil: A\nabout: a\nevery: &e {is: monthly}\ntiming: *e\n"))
	f.Add([]byte("? [a]\n: {b: !!float 1}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := policy.Read(text)
		if err != nil {
			if len(fault.All(err)) == 0 {
				t.Errorf("not a fault: %v", err)
			}
			return
		}
		if p.ID == "" || p.Council == "" {
			t.Error("read without a name")
		}
		for _, r := range p.Rates {
			if r.Amount <= 0 || !r.Kind.Known() {
				t.Errorf("read the rate %+v", r)
			}
		}
	})
}
