package decision_test

import (
	"slices"
	"testing"

	"ownway/internal/care/decision"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

var day = calendar.MustDate

// bearing are facts that bear each rule's decision. Source: the rules' own cases.
var bearing = map[law.ID]decision.Facts{
	"D11": {Answers: map[string]law.Known{"condition": law.Is, "broken": law.Is, "reviewed": law.Is}, Judged: law.Judgement{Found: law.Is, Reasons: "It happened again."}},
	"D10": {Answers: map[string]law.Known{"met": law.IsNot, "reviewed": law.Is}},
	"X1":  {Answers: map[string]law.Known{"under": law.Is}, Paragraph: "a"},
	"D4":  {Answers: map[string]law.Known{"alone": law.IsNot}, Help: "a managed account", Judged: law.Judgement{Found: law.IsNot, Reasons: "No help is enough."}},
	"D5":  {Judged: law.Judgement{Found: law.IsNot, Reasons: "She needs care at once."}},
	"F2":  {Relation: law.Parent, Answers: map[string]law.Known{"household": law.Is}, Judged: law.Judgement{Found: law.IsNot, Reasons: "Two PAs do it."}},
	"D9":  {Answers: map[string]law.Known{"in-plan": law.IsNot}, Judged: law.Judgement{Found: law.IsNot, Reasons: "It meets no need."}},
	"V4":  {Answers: map[string]law.Known{"changed": law.Is}},
	"N1":  {Answers: map[string]law.Known{"particular": law.Is}, Judged: law.Judgement{Found: law.Is, Reasons: "He stole from her."}},
}

func given(on string) law.Case {
	return law.Case{Evidence: []law.Evidence{{What: "A talk at home", On: day("2026-10-01")}}, Circumstances: "Her sister moved in with her in September.",
		Reasons: "You told us that your sister does the mornings now.", By: "Hannah Lowe", On: day(on), Told: day(on)}
}

func adverse(t *testing.T, c decision.Choice, rule law.ID, on string) law.Adverse {
	t.Helper()
	f := bearing[rule]
	f.Rule = rule
	s, err := f.Settle()
	if err != nil {
		t.Fatal(err)
	}
	d, err := law.Decide(c.Act(), s, given(on))
	if err != nil {
		t.Fatalf("%s on %s: %v", c, rule, err)
	}
	return d
}

func making(c decision.Choice) decision.Making {
	return decision.Making{ID: "dec_1", Person: "per_1", Choice: c, Of: "Ann", From: day("2026-10-12"), Until: day("2026-11-08"), Account: "acc_hannah"}
}

// Each choice rests on each of its rules where the facts bear it, and on none where
// nothing is known.
func TestEachChoiceRestsOnItsRules(t *testing.T) {
	for _, c := range decision.Choices() {
		if c.Act() == "" && len(c.Rules()) > 0 || c.Act() != "" && len(c.Rules()) == 0 || c.Matter() == "" {
			t.Errorf("%s rests on %v", c, c.Rules())
		}
		for _, rule := range c.Rules() {
			r, err := decision.Against(making(c), adverse(t, c, rule, "2026-10-10"))
			if err != nil || !r.Counts() || r.Ground.Rule != rule || r.Last != day("2027-10-09") {
				t.Errorf("%s on %s: %+v, %v", c, rule, r, err)
			}
			s, err := decision.Facts{Rule: rule}.Settle()
			if err != nil || c.Why(s.Answer()) == nil {
				t.Errorf("%s on %s with nothing known: %v, %v", c, rule, s.Answer().Says(), err)
			}
			if len(decision.Questions(rule)) == 0 {
				t.Errorf("nothing is asked for %s", rule)
			}
		}
	}
}

// A stay that is too long in a care home bears a no to that use, and is not among
// the grounds that are asked a question at a time.
func TestStaysInACareHomeBearARefusal(t *testing.T) {
	f := decision.Facts{Rule: "H1", Council: "Severnside Council", Stays: []law.Stay{{First: day("2026-08-01"), Last: day("2026-09-05")}}}
	s, err := f.Settle()
	if err != nil {
		t.Fatal(err)
	}
	d, err := law.Decide(law.Refuse, s, given("2026-10-10"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := decision.Against(making(decision.RefuseUse), d)
	if err != nil || r.Ground.Rule != "H1" {
		t.Errorf("%+v, %v", r, err)
	}
	if slices.Contains(decision.RefuseUse.Rules(), "H1") {
		t.Error("its facts cannot be asked a question at a time")
	}
}

func TestNoDecisionAgainstAPersonWithoutItsGround(t *testing.T) {
	pause := adverse(t, decision.Pause, "D11", "2026-10-10")
	for name, c := range map[string]struct {
		of   decision.Making
		by   law.Adverse
		want msg.Key
	}{
		"none":          {making(decision.Pause), law.Adverse{}, decision.NeedsGround},
		"of another":    {making(decision.StopPayments), pause, decision.NeedsGround},
		"in favour":     {making(decision.AllowUse), pause, decision.NeedsGround},
		"by nobody":     {func() decision.Making { m := making(decision.Pause); m.Account = ""; return m }(), pause, law.SayWhoDecides},
		"without end":   {func() decision.Making { m := making(decision.Pause); m.Until = calendar.Date{}; return m }(), pause, decision.EnterUntil},
		"before told":   {func() decision.Making { m := making(decision.Pause); m.From = day("2026-10-09"); return m }(), pause, decision.EnterFrom},
		"about no name": {func() decision.Making { m := making(decision.BarPayee); m.Of = " "; return m }(), adverse(t, decision.BarPayee, "N1", "2026-10-10"), decision.SayOfWhat},
	} {
		if r, err := decision.Against(c.of, c.by); r.State != "" || len(fault.All(err)) == 0 || fault.All(err)[0].Text.Key != c.want {
			t.Errorf("%s: %+v, %v, want %s", name, r, err, c.want)
		}
	}
	if _, err := decision.InFavour(making(decision.Pause), given("2026-10-10")); err == nil {
		t.Error("a pause was recorded as in favour")
	}
	r, err := decision.InFavour(making(decision.AllowRelative), given("2026-10-10"))
	if err != nil || r.Adverse() || r.Counts() || r.Ground != nil {
		t.Errorf("in favour: %+v, %v", r, err)
	}
	if _, err := r.Challenge(decision.Dissent{}); err == nil {
		t.Error("a yes was challenged")
	}
}

func TestStates(t *testing.T) {
	r, err := decision.Against(making(decision.Pause), adverse(t, decision.Pause, "D11", "2026-10-10"))
	if err != nil {
		t.Fatal(err)
	}
	no := decision.Dissent{By: "Rosa", How: decision.OnPaper, Account: "acc_rosa", On: day("2026-10-14")}
	open, err := r.Challenge(no)
	if err != nil || open.Counts() || !decision.OpenOn([]decision.Record{open}, decision.Agreement) || open.Against[0].AnswerBy() != day("2027-01-06") {
		t.Fatalf("challenged: %+v, %v", open, err)
	}
	answer := decision.Answer{Account: "acc_omar", By: "Omar Reid", On: day("2026-10-20"), Reasons: "It was for her lamp."}
	mine := answer
	mine.Account = "acc_hannah"
	if _, err := open.Overturn(mine); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("answered by who decided: %v", err)
	}
	if _, err := open.Uphold(adverse(t, decision.Pause, "D11", "2026-10-20"), "acc_hannah"); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("upheld by who decided: %v", err)
	}
	if _, err := open.Uphold(law.Adverse{}, "acc_omar"); err == nil {
		t.Error("upheld without a ground")
	}
	if _, err := r.Overturn(answer); err == nil {
		t.Error("answered without a challenge")
	}
	over, err := open.Overturn(answer)
	if err != nil || over.Counts() || over.State != decision.Overturned || open.Against[0].Answer != nil {
		t.Errorf("overturned: %+v, %v", over, err)
	}
	stays, err := open.Uphold(adverse(t, decision.Pause, "D11", "2026-10-20"), "acc_omar")
	if err != nil || !stays.Counts() || !stays.Against[0].Answer.Upheld {
		t.Errorf("upheld: %+v, %v", stays, err)
	}
	for name, from := range map[string]decision.Record{"made": r, "challenged": open, "upheld": stays} {
		back, err := from.Withdraw(answer)
		if err != nil || back.Counts() || back.State != decision.Withdrawn {
			t.Errorf("%s and withdrawn: %+v, %v", name, back, err)
		}
	}
	if _, err := over.Withdraw(answer); err == nil {
		t.Error("withdrawn after it was overturned")
	}
}

func TestJudgedOf(t *testing.T) {
	no, err := decision.Against(making(decision.RefuseRelative), adverse(t, decision.RefuseRelative, "F2", "2026-10-10"))
	if err != nil {
		t.Fatal(err)
	}
	yes, err := decision.InFavour(making(decision.AllowRelative), given("2026-10-08"))
	if err != nil {
		t.Fatal(err)
	}
	open, err := no.Challenge(decision.Dissent{By: "Rosa", How: decision.ByPhone, Account: "acc_1", On: day("2026-10-14")})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		all  []decision.Record // newest first
		of   string
		want law.Known
	}{
		"never decided":                     {nil, "Ann", law.NotKnown},
		"of somebody else":                  {[]decision.Record{no, yes}, "Kim", law.NotKnown},
		"the newest counts":                 {[]decision.Record{no, yes}, "Ann", law.IsNot},
		"while it is challenged, not":       {[]decision.Record{open, yes}, "Ann", law.Is},
		"challenged, and nothing before it": {[]decision.Record{open}, "Ann", law.NotKnown},
	} {
		if got := decision.JudgedOf(c.all, c.of).Found; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
