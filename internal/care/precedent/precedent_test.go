package precedent_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"ownway/internal/care/decision"
	"ownway/internal/care/precedent"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

var day = calendar.MustDate

var because = msg.New("precedent-test.because", "Because.")

func asked(t *testing.T, on string) precedent.Question {
	t.Helper()
	q, err := precedent.Ask(precedent.Question{ID: "qst_1", Person: "per_1", By: "Rosa", On: day(on), Use: policy.UseHoliday, Words: " a caravan with Ann ",
		Policy: "severnside", Reply: policy.Reply{Outcome: policy.AskFirst, Decides: policy.ByPolicy, Line: "uses.list[1]", Because: because.With("council", "Severnside")}})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// Two working days after it was asked, in England (gov.uk bank holidays).
func TestTheClock(t *testing.T) {
	tests := []struct{ name, on, due string }{
		{"a Monday", "2026-11-23", "2026-11-25"},
		{"a Friday", "2026-11-20", "2026-11-24"},
		{"a Saturday", "2026-11-21", "2026-11-24"},
		{"the day before Christmas Eve", "2026-12-23", "2026-12-29"},
		{"Maundy Thursday 2027", "2027-03-25", "2027-03-31"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := asked(t, tt.on)
			if q.Due != day(tt.due) {
				t.Errorf("due %s, want %s", q.Due, tt.due)
			}
			if q.Late(q.Due) || !q.Late(q.Due.AddDays(1)) {
				t.Error("it is late from the day after it was due, and not before")
			}
		})
	}
}

func TestAskChecks(t *testing.T) {
	for field, q := range map[string]precedent.Question{
		"use":   {Use: "flux"},
		"words": {Use: policy.UseGym, Words: strings.Repeat("a", 2001)},
	} {
		_, err := precedent.Ask(q)
		if all := fault.All(err); len(all) != 1 || all[0].Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestSettle(t *testing.T) {
	tests := []struct {
		name  string
		given precedent.Answer
		field string
	}{
		{"yes", precedent.Answer{Given: precedent.Yes}, ""},
		{"yes with a note", precedent.Answer{Given: precedent.YesNote, Text: "Note the train fare."}, ""},
		{"a note that says nothing", precedent.Answer{Given: precedent.YesNote, Text: "ok"}, "text"},
		{"the plan changes", precedent.Answer{Given: precedent.ChangePlan, Text: "We add a week away."}, ""},
		{"no, without a ground", precedent.Answer{Given: precedent.No, Text: "We never pay for that."}, "ground"},
		{"nothing chosen", precedent.Answer{}, "given"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := asked(t, "2026-11-23")
			next, err := q.Settle(tt.given)
			if all := fault.All(err); tt.field != "" && (len(all) != 1 || all[0].Field != tt.field) || tt.field == "" && err != nil {
				t.Fatalf("got %v", err)
			}
			if tt.field != "" {
				return
			}
			if next.Open() || next.Late(day("2030-01-01")) || q.Answer != nil {
				t.Errorf("answered %v, before %v", next.Answer, q.Answer)
			}
			if _, err := next.Settle(tt.given); fault.KindOf(err) != fault.KindConflict {
				t.Errorf("answered twice: %v", err)
			}
		})
	}
}

func refusal(t *testing.T, act law.AdverseAct) law.Adverse {
	t.Helper()
	on, err := law.Settle("D9", law.Spend{InPlan: law.IsNot, MeetsNeed: law.Judgement{Found: law.IsNot, By: "Hannah", On: day("2026-11-23"), Reasons: "It meets none of the needs."}})
	if err != nil {
		t.Fatal(err)
	}
	d, err := law.Decide(act, on, law.Case{Evidence: []law.Evidence{{What: "Her plan of May", On: day("2026-11-20")}},
		Circumstances: "Rosa goes to the sea every month with her sister.", Reasons: "The plan pays for her week away already.",
		By: "Hannah", On: day("2026-11-23"), Told: day("2026-11-23")})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A No is a decision that law.Decide built, and no other.
func TestRefuse(t *testing.T) {
	q := asked(t, "2026-11-23")
	for name, d := range map[string]law.Adverse{"nothing": {}, "a restriction": refusal(t, law.Restrict)} {
		if _, err := q.Refuse(d, "dec_1", false); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	next, err := q.Refuse(refusal(t, law.Refuse), "dec_1", false)
	if err != nil {
		t.Fatal(err)
	}
	a := next.Answer
	if a.Given != precedent.No || a.Refusal.Decision != "dec_1" || a.Refusal.Rule != "D9" || len(a.Refusal.Cites) == 0 || len(a.Refusal.Tells) != 2 || a.By != "Hannah" {
		t.Errorf("refused %+v", a)
	}
	text, err := json.Marshal(next)
	if err != nil {
		t.Fatal(err)
	}
	var back precedent.Question
	if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, next) {
		t.Errorf("kept as %+v (%v)", back, err)
	}
}

// What is kept for everybody holds nothing that the person typed, nor their name,
// nor a day.
func TestKeptNamesNobody(t *testing.T) {
	q := asked(t, "2026-11-23")
	q.Need = "I want to see the sea"
	if _, ok := q.Kept("Severnside", nil); ok {
		t.Error("kept before it was answered")
	}
	q, err := q.Settle(precedent.Answer{Given: precedent.YesNote, Text: "Ann comes too.", By: "Hannah Lowe", On: day("2026-11-24")})
	if err != nil {
		t.Fatal(err)
	}
	p, _ := q.Kept("Severnside", nil)
	want := precedent.Precedent{Use: policy.UseHoliday, Council: "Severnside", Policy: "severnside", Month: "2026-11", Given: precedent.YesNote,
		Decides: policy.ByPolicy, Line: "uses.list[1]", Because: because}
	if p != want {
		t.Errorf("kept %+v, want %+v", p, want)
	}
	q.Answer.Nobody = true
	if p, _ := q.Kept("Severnside", nil); p.Text != "Ann comes too." {
		t.Errorf("the practitioner's own text is not kept: %q", p.Text)
	}
}

func TestLibraryHoldsBackTheFew(t *testing.T) {
	some := func(n int, use policy.Use, council string, g precedent.Given) []precedent.Precedent {
		all := make([]precedent.Precedent, n)
		for i := range all {
			all[i] = precedent.Precedent{Use: use, Council: council, Given: g, Decides: policy.ByLaw, Line: "G1", Because: because}
		}
		return all
	}
	all := append(some(4, policy.UseGym, "A", precedent.Yes), some(5, policy.UseHoliday, "A", precedent.Yes)...)
	all = append(all, some(2, policy.UseHoliday, "B", precedent.No)...)
	shown, held := precedent.Library(all)
	if held != 4 || len(shown) != 1 || shown[0].Use != policy.UseHoliday || shown[0].N != 7 {
		t.Fatalf("shown %+v, %d held back", shown, held)
	}
	s := shown[0]
	if !reflect.DeepEqual(s.Counts, []precedent.Count{{Given: precedent.Yes, N: 5}, {Given: precedent.No, N: 2}}) {
		t.Errorf("counts %v", s.Counts)
	}
	if !reflect.DeepEqual(s.Places, []precedent.Place{{Council: "A", N: 5}}) || len(s.Lines) != 1 {
		t.Errorf("places %v, lines %v", s.Places, s.Lines)
	}
	if precedent.Of(all, policy.UseGym) != nil || precedent.Of(all, policy.UseHoliday) == nil {
		t.Error("beside an answer the same few are held back")
	}
}

// Somebody who asks five times is one person, and opens nothing.
func TestLibraryCountsPeople(t *testing.T) {
	first := precedent.Precedent{Use: policy.UseGym, Council: "A", Given: precedent.Yes}
	again := first
	again.Again = true
	all := []precedent.Precedent{first, again, again, again, again}
	if shown, held := precedent.Library(all); len(shown) != 0 || held != 5 {
		t.Errorf("one person opens %+v, %d held back", shown, held)
	}
	if precedent.Of(all, policy.UseGym) != nil {
		t.Error("one person is shown beside an answer")
	}
	other := first
	other.Council = "B"
	all = append(all, other, other, other, other)
	shown, _ := precedent.Library(all)
	if len(shown) != 1 || shown[0].N != 9 || len(shown[0].Places) != 0 {
		t.Errorf("five people: %+v", shown)
	}
}

// What is asked again about the same use is marked, and only then.
func TestKeptMarksWhoAsksAgain(t *testing.T) {
	settled := func(id precedent.ID, use policy.Use) precedent.Question {
		q := asked(t, "2026-11-23")
		q.ID, q.Use = id, use
		q, err := q.Settle(precedent.Answer{Given: precedent.Yes, On: day("2026-11-24")})
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	q, waits := settled("qst_1", policy.UseGym), asked(t, "2026-11-23")
	waits.ID, waits.Use = "qst_9", policy.UseGym
	for name, tt := range map[string]struct {
		before []precedent.Question
		again  bool
	}{
		"nothing else":      {[]precedent.Question{q}, false},
		"another use":       {[]precedent.Question{q, settled("qst_2", policy.UseHoliday)}, false},
		"one that waits":    {[]precedent.Question{q, waits}, false},
		"the same use once": {[]precedent.Question{q, settled("qst_2", policy.UseGym)}, true},
	} {
		if p, _ := q.Kept("A", tt.before); p.Again != tt.again {
			t.Errorf("%s: again %v", name, p.Again)
		}
	}
}

// A No that was overturned is told as that: its ground and its words stand no more.
func TestLibraryOfNoesThatDidNotStand(t *testing.T) {
	no := precedent.Precedent{Use: policy.UseGym, Council: "A", Given: precedent.No, Ground: "D9", Text: "No."}
	for became, want := range map[decision.State]precedent.Given{"": precedent.No, decision.Made: precedent.No, decision.Upheld: precedent.No,
		decision.Challenged: precedent.NoChallenged, decision.Overturned: precedent.NoUndone, decision.Withdrawn: precedent.NoUndone} {
		p := no
		p.Became = became
		s := precedent.Of([]precedent.Precedent{p, p, p, p, p}, policy.UseGym)
		if s == nil || !reflect.DeepEqual(s.Counts, []precedent.Count{{Given: want, N: 5}}) || want.Words() == "" {
			t.Fatalf("%q: %+v", became, s)
		}
		if stands := want == precedent.No; (len(s.Grounds) > 0) != stands || (len(s.Texts) > 0) != stands {
			t.Errorf("%q: grounds %v, texts %v", became, s.Grounds, s.Texts)
		}
	}
	if _, err := asked(t, "2026-11-23").Settle(precedent.Answer{Given: precedent.NoUndone, Text: "No at first."}); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a practitioner answers with what became of a No: %v", err)
	}
}
