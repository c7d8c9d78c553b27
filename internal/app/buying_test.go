package app_test

import (
	"slices"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/buy"
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/care/precedent"
	"ownway/law"
	"ownway/policy"
	"ownway/value/fault"
)

func TestMayIBuy(t *testing.T) {
	scenes(t, map[string]func(*world){
		"the law alone": func(w *world) {
			s := &buy.Service{Base: app.Base{Store: w.s}}
			told, err := s.MayI(ctx, buy.Asking{Words: "hydrotherapy", Plan: policy.PlanNeed})
			w.ok(err)
			if told.Use != policy.UseTherapy || told.Reply.Outcome != policy.BuyNote || told.Reply.Line != "G1" {
				w.Errorf("told %+v", told)
			}
			if told, err = s.MayI(ctx, buy.Asking{Words: "a taxi to the gym"}); err != nil || len(told.Choices) != 2 || told.Answered() || !told.Named {
				w.Errorf("it guessed: %+v %v", told, err)
			}
			if told, err = s.MayI(ctx, buy.Asking{Words: "employ my daughter", Plan: policy.PlanNames}); err != nil || !told.WhoFirst || told.Answered() {
				w.Errorf("who would be paid was guessed: %+v %v", told, err)
			}
			if _, err := s.MayI(ctx, buy.Asking{Policy: "nowhere", Use: policy.UseGym}); fault.KindOf(err) != fault.KindNotFound {
				w.Errorf("a policy that is not there: %v", err)
			}
		},
		"their own plan": func(w *world) {
			s := &buy.Service{Base: app.Base{Store: w.s}}
			rosa := w.settled("Rosa")
			own, err := s.Own(ctx, rosa, rosa.Person, buy.Asking{Words: "a PA", Payee: law.Payee{Relation: law.NotRelated}}, "")
			w.ok(err)
			if own.Reply.Outcome != policy.MayBuy || len(own.Needs) != 2 || own.Policy.ID != "severnside" {
				w.Errorf("her plan names a PA: %+v", own)
			}
			for need, want := range map[string]policy.Outcome{"": policy.TellMore, "out": policy.BuyNote, buy.NoNeed: policy.MayNot, "flux": policy.TellMore} {
				own, err := s.Own(ctx, rosa, rosa.Person, buy.Asking{Use: policy.UseTechnology}, need)
				w.ok(err)
				if own.Reply.Outcome != want {
					w.Errorf("need %q: %s, want %s", need, own.Reply.Outcome, want)
				}
			}
			someone := w.add("Someone")
			if _, err := s.Own(ctx, someone, rosa.Person, buy.Asking{}, ""); fault.KindOf(err) != fault.KindForbidden {
				w.Errorf("another person sees her plan: %v", err)
			}
		},
		"a question is answered": func(w *world) { w.asks() },
	})
}

// asks lets Rosa ask, and her practitioner answer: late, then yes; then no, which
// takes a ground.
func (w *world) asks() {
	s := &buy.Service{Base: app.Base{Store: w.s}}
	rosa, idris := w.settled("Rosa"), w.settled("Idris")
	others := []access.Actor{w.settled("Ann"), w.settled("Ben"), w.settled("Cai")}
	w.on("2026-11-20") // a Friday
	if _, err := s.Ask(ctx, rosa, rosa.Person, buy.Asking{Words: "a taxi to the gym"}, ""); fault.KindOf(err) != fault.KindInvalid {
		w.Errorf("asked before anything was chosen: %v", err)
	}
	if _, err := s.Ask(ctx, w.practitioner, rosa.Person, buy.Asking{Use: policy.UseGym}, ""); fault.KindOf(err) != fault.KindForbidden {
		w.Errorf("a practitioner asks themselves: %v", err)
	}
	q, err := s.Ask(ctx, rosa, rosa.Person, buy.Asking{Use: policy.UseHoliday, Words: "a caravan"}, "out")
	w.ok(err)
	if q.Due != day("2026-11-24") || q.Need != "I want to get to choir" {
		w.Errorf("due %s for %q", q.Due, q.Need)
	}
	if _, err := s.Waiting(ctx, rosa); fault.KindOf(err) != fault.KindForbidden {
		w.Errorf("a person sees the list: %v", err)
	}
	w.on("2026-11-25")
	waiting, err := s.Waiting(ctx, w.practitioner)
	w.ok(err)
	if len(waiting) != 1 || !waiting[0].Question.Late(day("2026-11-25")) || waiting[0].Person.Name != "Rosa" {
		w.Fatalf("waiting %+v", waiting)
	}
	if _, err := s.Answer(ctx, rosa, rosa.Person, q.ID, buy.Answering{Given: precedent.Yes}); fault.KindOf(err) != fault.KindForbidden {
		w.Errorf("she answers herself: %v", err)
	}
	no := buy.Answering{Given: precedent.No, Text: "We do not pay for holidays."}
	for name, a := range map[string]buy.Answering{"no ground": no, "no facts": {Given: precedent.No, Text: no.Text, Ground: "D9"},
		"a ground of another sort": {Given: precedent.No, Text: no.Text, Ground: "X1"}, "no stays": {Given: precedent.No, Text: no.Text, Ground: "H1"}} {
		if _, err := s.Answer(ctx, w.practitioner, rosa.Person, q.ID, a); fault.KindOf(err) != fault.KindInvalid {
			w.Errorf("%s: %v", name, err)
		}
	}
	_, err = s.Answer(ctx, w.practitioner, rosa.Person, q.ID, buy.Answering{Given: precedent.YesNote, Text: "Note the need: the choir's week by the sea."})
	w.ok(err)
	if _, err := s.Answer(ctx, w.practitioner, rosa.Person, q.ID, buy.Answering{Given: precedent.Yes}); fault.KindOf(err) != fault.KindConflict {
		w.Errorf("answered twice: %v", err)
	}
	w.refuses(s, idris, others)
}

func (w *world) refuses(s *buy.Service, idris access.Actor, others []access.Actor) {
	for range precedent.Fewest - 1 {
		q, err := s.Ask(ctx, idris, idris.Person, buy.Asking{Use: policy.UseHoliday, Words: "a week in Spain"}, buy.NoNeed)
		w.ok(err)
		_, err = s.Answer(ctx, w.practitioner, idris.Person, q.ID, buy.Answering{Given: precedent.No, Ground: "D9", Text: "This week meets none of the needs in the plan.",
			Circumstances: "Idris goes away with the choir each spring already.", Evidence: "his plan", EvidenceOn: day("2026-11-20")})
		w.ok(err)
	}
	own, err := s.Own(ctx, idris, idris.Person, buy.Asking{Use: policy.UseHoliday}, buy.NoNeed)
	w.ok(err)
	if a := own.Questions[0].Answer; a == nil || a.Refusal == nil || a.Refusal.Rule != "D9" || len(a.Refusal.Tells) != 2 {
		w.Errorf("he is not told how to challenge: %+v", a)
	}
	w.challengesNo(idris, own.Questions[0])
	if own.Others != nil {
		w.Errorf("two people were answered, and that is shown: %+v", own.Others)
	}
	for _, who := range others {
		q, err := s.Ask(ctx, who, who.Person, buy.Asking{Use: policy.UseHoliday}, "out")
		w.ok(err)
		_, err = s.Answer(ctx, w.practitioner, who.Person, q.ID, buy.Answering{Given: precedent.Yes})
		w.ok(err)
	}
	shown, _, err := s.Library(ctx)
	w.ok(err)
	want := []precedent.Count{{Given: precedent.Yes, N: 3}, {Given: precedent.YesNote, N: 1}, {Given: precedent.No, N: precedent.Fewest - 2}, {Given: precedent.NoUndone, N: 1}}
	if len(shown) != 1 || !slices.Equal(shown[0].Counts, want) {
		w.Errorf("the library shows %+v, want %+v", shown, want)
	}
	for _, one := range shown {
		for _, text := range one.Texts {
			if strings.Contains(text, "choir") {
				w.Errorf("a text that nobody released is shown: %q", text)
			}
		}
	}
}

// challengesNo finds a No among what was decided about the person, where they can
// say that they do not agree.
func (w *world) challengesNo(who access.Actor, q precedent.Question) {
	w.Helper()
	id := q.Answer.Refusal.Decision
	d, err := w.care.Decision(ctx, who, who.Person, id)
	w.ok(err)
	if d.Choice != decision.RefuseUse || d.Of != q.Words || d.Ground == nil || d.Ground.Rule != "D9" || d.State != decision.Made {
		w.Errorf("the decision says %+v", d.Record)
	}
	w.ok(w.care.Challenge(ctx, who, who.Person, id, care.Disagree{Words: "The choir is another week."}))
	w.ok(w.care.Withdraw(ctx, w.practitioner, who.Person, id, "We mixed up two weeks."))
	all, err := w.care.Decisions(ctx, who, who.Person)
	w.ok(err)
	if len(all) != precedent.Fewest-1 {
		w.Errorf("%d decisions for %d answers", len(all), precedent.Fewest-1)
	}
}
