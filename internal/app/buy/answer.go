package buy

import (
	"cmp"
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/precedent"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Waiting is a question that waits for a practitioner.
type Waiting struct {
	Person   person.Person
	Question precedent.Question
}

// Waiting lists the questions of a council that wait, the one due first at the top.
func (s *Service) Waiting(ctx context.Context, by access.Actor) (all []Waiting, err error) {
	err = s.See(ctx, by, access.AnswerBuying, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		people, err := tx.WhoWaits(ctx)
		if err != nil {
			return err
		}
		for _, id := range people {
			who, err := tx.Person(ctx, id)
			if err != nil {
				return err
			}
			asked, err := tx.Questions(ctx, id)
			if err != nil {
				return err
			}
			for _, q := range asked {
				if q.Open() {
					all = append(all, Waiting{who, q})
				}
			}
		}
		return nil
	})
	slices.SortStableFunc(all, func(a, b Waiting) int {
		return cmp.Or(a.Question.Due.Compare(b.Question.Due), cmp.Compare(a.Question.ID, b.Question.ID))
	})
	return all, err
}

// Asked gives a person with what they asked, for their practitioner.
func (s *Service) Asked(ctx context.Context, by access.Actor, about person.ID) (who person.Person, asked []precedent.Question, err error) {
	err = s.See(ctx, by, access.AnswerBuying, access.About(about), func(tx *store.Tx) error {
		if who, err = tx.Person(ctx, about); err != nil {
			return err
		}
		asked, err = tx.Questions(ctx, about)
		return err
	})
	return who, asked, err
}

// Answering is what a practitioner answers. Ground and the fields after it are
// for a No.
type Answering struct {
	Given         precedent.Given
	Text          string // for a No, the reasons
	Nobody        bool   // the text names nobody, and may be shown to everyone
	Ground        law.ID
	Circumstances string
	Evidence      string
	EvidenceOn    calendar.Date
}

// Grounds lists the rules on which a No to a question could rest; whether the
// law bears it, law.Decide says.
func Grounds(q precedent.Question) []law.ID {
	grounds := []law.ID{"D9"}
	if paysSomebody(q.Use) && q.Payee.Relation != "" {
		grounds = append(grounds, "F2")
	}
	if len(q.Stays) > 0 || q.Reply.Line == "H1" {
		grounds = append(grounds, "H1")
	}
	return grounds
}

// Answer records a practitioner's answer, and keeps what others can learn of it.
func (s *Service) Answer(ctx context.Context, by access.Actor, about person.ID, id precedent.ID, a Answering) (q precedent.Question, err error) {
	err = s.Do(ctx, by, access.AnswerBuying, access.About(about), func(tx *store.Tx) error {
		if q, err = tx.Question(ctx, about, id); err != nil {
			return err
		}
		k, err := tx.KeeperRecord(ctx, tx.Keeper())
		if err != nil {
			return err
		}
		if q, err = s.settle(ctx, tx, by, q, k.Name, a); err != nil {
			return err
		}
		asked, err := tx.Questions(ctx, about)
		if err != nil {
			return err
		}
		if kept, ok := q.Kept(k.Name, asked); ok {
			if q.Answer.Kept, err = tx.AddPrecedent(ctx, kept); err != nil {
				return err
			}
		}
		return tx.AnswerQuestion(ctx, q)
	})
	return q, err
}

// settle gives the question with its answer. A No is a decision about the person
// like any other: it stands in their list and can be challenged there.
func (s *Service) settle(ctx context.Context, tx *store.Tx, by access.Actor, q precedent.Question, council string, a Answering) (precedent.Question, error) {
	if a.Given != precedent.No {
		return q.Settle(precedent.Answer{Given: a.Given, Text: a.Text, By: by.Name, On: s.Today(), Nobody: a.Nobody && a.Text != ""})
	}
	if !slices.Contains(Grounds(q), a.Ground) {
		return q, fault.Invalid("ground", precedent.NoGround)
	}
	made, adverse, err := (&care.Service{Base: s.Base}).DecideHere(ctx, tx, by, refusal(q, council, a))
	if err != nil {
		return q, err
	}
	return q.Refuse(adverse, made.ID, a.Nobody)
}

// refusal writes down what the practitioner found of this person, as a decision.
func refusal(q precedent.Question, council string, a Answering) decision.Draft {
	d := decision.Draft{Person: q.Person, Choice: decision.RefuseUse, Of: named(q), Reasons: a.Text, Life: a.Circumstances,
		Evidence: []law.Evidence{{What: a.Evidence, On: a.EvidenceOn}},
		Facts:    decision.Facts{Rule: a.Ground, Judged: law.Judgement{Found: law.IsNot}}}
	switch a.Ground {
	case "F2":
		d.Choice, d.Facts.Relation = decision.RefuseRelative, q.Payee.Relation
		d.Facts.Answers = map[string]law.Known{"household": q.Payee.SameHousehold, "partner": q.Payee.PartnerOfRelative}
	case "H1":
		d.Facts.Judged, d.Facts.Stays, d.Facts.Council = law.Judgement{}, q.Stays, council
	default:
		d.Facts.Answers = map[string]law.Known{"in-plan": law.KnownToBe(q.Reply.Decides == policy.ByPlan && q.Reply.Outcome == policy.MayBuy)}
	}
	return d
}

// named gives what was asked about by name: as the person put it, or as the list
// of uses has it where they wrote nothing.
func named(q precedent.Question) string {
	if q.Words != "" {
		return q.Words
	}
	use, _ := msg.English(q.Use.Words())
	return use
}
