package care

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of deciding.
var (
	NothingWritten  = msg.New("care.nothing-written", "Begin with what is decided")
	PaymentsRefused = msg.New("care.payments-refused", "A decision of {day} refuses direct payments. Take it back first")
)

// Decisions lists what was decided about a person, newest first.
func (s *Service) Decisions(ctx context.Context, by access.Actor, about person.ID) (all []decision.Record, err error) {
	err = s.See(ctx, by, access.SeeDecisions, access.About(about), func(tx *store.Tx) error {
		all, err = tx.Decisions(ctx, about)
		return err
	})
	return all, err
}

// Decided is one decision with whom it is about and who made it.
type Decided struct {
	decision.Record
	Who     person.Person
	Council string
	// Others answer a challenge: the reader is not the one who decided.
	Others bool
}

// Decision gives one decision about a person.
func (s *Service) Decision(ctx context.Context, by access.Actor, about person.ID, id decision.ID) (d Decided, err error) {
	err = s.See(ctx, by, access.SeeDecisions, access.About(about), func(tx *store.Tx) error {
		if d.Record, err = tx.Decision(ctx, about, id); err != nil {
			return err
		}
		if d.Who, err = tx.Person(ctx, about); err != nil {
			return err
		}
		k, err := tx.KeeperRecord(ctx, tx.Keeper())
		d.Council, d.Others = k.Name, d.Account != string(by.Account)
		return err
	})
	return d, err
}

// Deciding is a decision that the actor is writing, about whom, and what it can
// be about.
type Deciding struct {
	decision.Draft
	Who    person.Person
	Claims []store.Claim // proposals that can be decided
}

// Deciding gives the decision that the actor is writing about a person; an empty
// one where nothing is written yet.
func (s *Service) Deciding(ctx context.Context, by access.Actor, about person.ID) (d Deciding, err error) {
	err = s.See(ctx, by, access.Decide, access.About(about), func(tx *store.Tx) error {
		if d.Who, err = tx.Person(ctx, about); err != nil {
			return err
		}
		if d.Claims, err = tx.Claims(ctx, about); err != nil {
			return err
		}
		d.Draft, err = tx.DraftOf(ctx, about)
		if notThere(err) {
			d.Draft, err = decision.Draft{Person: about}, nil
		}
		return err
	})
	return d, err
}

// WriteDecision keeps a decision as far as it is written. Nothing follows from it.
func (s *Service) WriteDecision(ctx context.Context, by access.Actor, d decision.Draft) error {
	return s.Do(ctx, by, access.Decide, access.About(d.Person), func(tx *store.Tx) error { return tx.SaveDraft(ctx, d) })
}

// Asked puts the facts of a decision that is being written to their rule, as the
// actor judges them today.
func (s *Service) Asked(by access.Actor, d decision.Draft) (law.Answer, error) {
	settled, err := d.FactsAs(by.Name, s.Today()).Settle()
	return settled.Answer(), err
}

// Decide makes the decision that the actor has written about a person.
func (s *Service) Decide(ctx context.Context, by access.Actor, about person.ID) (id decision.ID, err error) {
	err = s.Do(ctx, by, access.Decide, access.About(about), func(tx *store.Tx) error {
		d, err := tx.DraftOf(ctx, about)
		if err != nil {
			return missing(err, NothingWritten)
		}
		made, _, err := s.DecideHere(ctx, tx, by, d)
		if err != nil {
			return err
		}
		id = made.ID
		return tx.DropDraft(ctx, about)
	})
	return id, err
}

// DecideHere makes a decision inside a use case that has asked whether the actor
// may. Against the person it needs all that law.Decide asks for, and takes effect
// in the same transaction; in their favour it gives no law.Adverse.
func (s *Service) DecideHere(ctx context.Context, tx *store.Tx, by access.Actor, d decision.Draft) (decision.Record, law.Adverse, error) {
	before, err := tx.Decisions(ctx, d.Person)
	if err != nil {
		return decision.Record{}, law.Adverse{}, err
	}
	m, err := s.making(ctx, tx, by, d)
	if err != nil {
		return decision.Record{}, law.Adverse{}, err
	}
	c := d.Case(by.Name, s.Today(), decision.OpenOn(before, d.Choice.Matter()))
	if d.Choice.Act() == "" {
		r, err := decision.InFavour(m, c)
		if err != nil {
			return decision.Record{}, law.Adverse{}, err
		}
		return r, law.Adverse{}, tx.AddDecision(ctx, r)
	}
	return s.against(ctx, tx, m, c)
}

func (s *Service) against(ctx context.Context, tx *store.Tx, m decision.Making, c law.Case) (decision.Record, law.Adverse, error) {
	settled, err := m.Facts.Settle()
	if err != nil {
		return decision.Record{}, law.Adverse{}, err
	}
	adverse, err := law.Decide(m.Choice.Act(), settled, c)
	if err != nil {
		return decision.Record{}, law.Adverse{}, err
	}
	r, err := decision.Against(m, adverse)
	if err != nil {
		return decision.Record{}, law.Adverse{}, err
	}
	if err := s.takeEffect(ctx, tx, adverse, &r); err != nil {
		return decision.Record{}, law.Adverse{}, err
	}
	return r, adverse, tx.AddDecision(ctx, r)
}

func (s *Service) making(ctx context.Context, tx *store.Tx, by access.Actor, d decision.Draft) (decision.Making, error) {
	m := decision.Making{Person: d.Person, Choice: d.Choice, Of: d.Of, Ref: d.Ref, From: d.From, Until: d.Until,
		Facts: d.FactsAs(by.Name, s.Today()), Account: string(by.Account)}
	if !d.Choice.Known() {
		return m, fault.Invalid("choice", decision.ChooseWhat)
	}
	if err := store.NewID(tx, &m.ID); err != nil {
		return m, err
	}
	var err error
	m.Stood, err = s.stood(ctx, tx)
	return m, err
}

// stood names the rules as they stand today: the council's policy, and the law.
func (s *Service) stood(ctx context.Context, tx *store.Tx) (decision.Stood, error) {
	stood := decision.Stood{Law: s.Today()}
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return stood, err
	}
	p, err := app.Policy(ctx, tx, k.Policy)
	if err != nil {
		return stood, err
	}
	stood.Policy = p.ID
	if stood.PolicyDigest, err = policyDigest(ctx, tx, p, stood.Law); err != nil {
		return stood, err
	}
	stood.LawDigest, err = decision.LawDigest()
	return stood, err
}

// policyDigest gives the digest of the version of a policy that stood on a day,
// and of what it says where no version was kept by then.
func policyDigest(ctx context.Context, tx *store.Tx, p policy.Policy, on calendar.Date) (string, error) {
	v, err := tx.PolicyVersionOn(ctx, p.ID, on)
	if notThere(err) {
		return decision.DigestOf(p)
	}
	return v.Digest, err
}
