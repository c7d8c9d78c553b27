// Package buy holds the use cases of "may I buy this?": the answer of plan,
// policy and law, for anyone and for one person, and the practitioner's answer
// where it takes one. It decides nothing about anybody by itself.
package buy

import (
	"context"

	"ownway/internal/app"
	"ownway/internal/care/precedent"
	"ownway/law"
	"ownway/policy"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// Asking is what somebody asks, as far as it is known.
type Asking struct {
	Policy string     // the id of a council's policy; empty asks the law alone
	Words  string     // as they were typed
	Use    policy.Use // chosen from the list; it counts before the words
	Plan   policy.InPlan
	Payee  law.Payee
	Stays  []law.Stay
	// LivesInCareHome is that the person lives in a care home for good.
	LivesInCareHome law.Known
}

// Told is what can be said. With Choices, or WhoFirst, something has to be
// chosen before there is an answer: nothing is guessed.
type Told struct {
	Policy   policy.Policy // the zero Policy is the law alone
	Choices  []policy.Use  // what the words may mean; all uses where they name none
	Named    bool          // the words named some of the Choices
	Use      policy.Use
	WhoFirst bool // it turns on who would be paid
	Reply    policy.Reply
	Others   *precedent.Seen // what others were answered; nil while there is too little
}

// Answered reports whether there is an answer.
func (t Told) Answered() bool { return t.Reply.Outcome != "" }

// MayI answers from the law and, where one is named, a council's policy.
func (s *Service) MayI(ctx context.Context, a Asking) (Told, error) {
	t := Told{}
	if a.Policy != "" {
		p, err := s.Policy(ctx, a.Policy)
		if err != nil {
			return t, err
		}
		t.Policy = p
	}
	return s.tell(ctx, t, a)
}

// tell finds the use, and answers when nothing is left to choose.
func (s *Service) tell(ctx context.Context, t Told, a Asking) (Told, error) {
	if a.Use == "" && a.Words == "" {
		return t, nil
	}
	t.Use, t.Choices, t.Named = useOf(a)
	if t.Use == "" {
		return t, nil
	}
	all, err := s.Store.Precedents(ctx)
	if err != nil {
		return t, err
	}
	t.Others = precedent.Of(all, t.Use)
	if paysSomebody(t.Use) && a.Payee.Relation == "" {
		t.WhoFirst = true
		return t, nil
	}
	t.Reply = policy.MayI(t.Policy, policy.Question{Use: t.Use, Plan: a.Plan, Payee: a.Payee, Stays: a.Stays,
		LivesInCareHome: a.LivesInCareHome, On: s.Today()})
	return t, nil
}

// useOf gives the one use that is asked about, or what there is to choose from.
func useOf(a Asking) (use policy.Use, choices []policy.Use, named bool) {
	if a.Use.Known() {
		return a.Use, nil, true
	}
	switch found := policy.FindUses(a.Words); len(found) {
	case 0:
		return "", policy.AllUses(), false
	case 1:
		return found[0], nil, true
	default:
		return "", found, true
	}
}

// paysSomebody reports whether a use is to pay somebody, so that the rules about
// family come first.
func paysSomebody(u policy.Use) bool { return u == policy.UsePA || u == policy.UseFriend }

// Library gives what can be shown of all answers, and how many are held back
// because there are too few about their use.
func (s *Service) Library(ctx context.Context) (shown []precedent.Seen, heldBack int, err error) {
	all, err := s.Store.Precedents(ctx)
	if err != nil {
		return nil, 0, err
	}
	shown, heldBack = precedent.Library(all)
	return shown, heldBack, nil
}
