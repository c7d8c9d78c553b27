package care

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/law"
)

// Disagree is that somebody does not agree with a decision. What a person says
// themselves on a page needs only that; staff write down who told them and how.
type Disagree struct {
	Words    string
	By       string        // where staff write it down
	How      decision.Told // where staff write it down
	Advocate bool
}

// Challenge records that somebody does not agree with a decision: the person, or
// somebody who speaks for them. From now on it does not take effect.
func (s *Service) Challenge(ctx context.Context, by access.Actor, about person.ID, id decision.ID, d Disagree) error {
	return s.Do(ctx, by, access.Challenge, access.About(about), func(tx *store.Tx) error {
		r, err := tx.Decision(ctx, about, id)
		if err != nil {
			return err
		}
		dissent := decision.Dissent{By: d.By, How: d.How, Advocate: d.Advocate, Words: d.Words, Account: string(by.Account), On: s.Today()}
		if by.Role == access.Person {
			who, err := s.chooser(ctx, tx, by, about)
			if err != nil {
				return err
			}
			dissent.By, dissent.Standing, dissent.How, dissent.Advocate = who.Name, who.Standing, decision.OnPage, false
		}
		next, err := r.Challenge(dissent)
		if err != nil {
			return err
		}
		if err := s.putBack(ctx, tx, r); err != nil {
			return err
		}
		return moved(ctx, tx, next, r.State)
	})
}

// Look is what somebody who looks at a decision again finds.
type Look struct {
	Uphold  bool
	Reasons string // in plain words, for the person
}

// AnswerChallenge answers a challenge, by somebody other than who decided. For
// the person it needs reasons; against them it is a decision of its own, on a
// ground that the law still gives, and counts from today.
func (s *Service) AnswerChallenge(ctx context.Context, by access.Actor, about person.ID, id decision.ID, l Look) error {
	return s.Do(ctx, by, access.Decide, access.About(about), func(tx *store.Tx) error {
		r, err := tx.Decision(ctx, about, id)
		if err != nil {
			return err
		}
		if !l.Uphold {
			next, err := r.Overturn(decision.Answer{Account: string(by.Account), By: by.Name, On: s.Today(), Reasons: l.Reasons})
			if err != nil {
				return err
			}
			return moved(ctx, tx, next, r.State)
		}
		d, err := s.again(ctx, tx, by, r, l.Reasons)
		if err != nil {
			return err
		}
		next, err := r.Uphold(d, string(by.Account))
		if err != nil {
			return err
		}
		if err := s.takeEffect(ctx, tx, d, &next); err != nil {
			return err
		}
		return moved(ctx, tx, next, r.State)
	})
}

// again decides anew, by whoever looks again, on the facts that were recorded.
func (s *Service) again(ctx context.Context, tx *store.Tx, by access.Actor, r decision.Record, reasons string) (law.Adverse, error) {
	all, err := tx.Decisions(ctx, r.Person)
	if err != nil {
		return law.Adverse{}, err
	}
	others := false
	for _, o := range all {
		others = others || o.ID != r.ID && o.Open() && o.Matter() == r.Matter()
	}
	facts := r.Facts
	if facts.Judged.Made() {
		facts.Judged.By, facts.Judged.On, facts.Judged.Reasons = by.Name, s.Today(), reasons
	}
	settled, err := facts.Settle()
	if err != nil {
		return law.Adverse{}, err
	}
	return law.Decide(r.Choice.Act(), settled, law.Case{Evidence: r.Case.Evidence, Circumstances: r.Case.Circumstances, Reasons: reasons,
		By: by.Name, On: s.Today(), Told: s.Today(), ChallengeOpen: others})
}

// Withdraw takes a decision back.
func (s *Service) Withdraw(ctx context.Context, by access.Actor, about person.ID, id decision.ID, reasons string) error {
	return s.Do(ctx, by, access.Decide, access.About(about), func(tx *store.Tx) error {
		r, err := tx.Decision(ctx, about, id)
		if err != nil {
			return err
		}
		next, err := r.Withdraw(decision.Answer{Account: string(by.Account), By: by.Name, On: s.Today(), Reasons: reasons})
		if err != nil {
			return err
		}
		if r.Counts() {
			if err := s.putBack(ctx, tx, r); err != nil {
				return err
			}
		}
		return moved(ctx, tx, next, r.State)
	})
}

// moved keeps the next state of a decision, and tells what others learn of it.
func moved(ctx context.Context, tx *store.Tx, next decision.Record, from decision.State) error {
	if err := tx.MoveDecision(ctx, next, from); err != nil {
		return err
	}
	return tx.PrecedentBecame(ctx, next)
}
