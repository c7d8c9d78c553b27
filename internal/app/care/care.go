// Package care holds the use cases that take a person from needs to an
// agreement: assessment, budget, plan, route, agreement, and who speaks for them.
package care

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/law"
	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Service is the area's use cases.
type Service struct{ app.Base }

// The faults of the way to an agreement.
var (
	NotEligible    = msg.New("care.not-eligible", "The needs recorded do not meet the test yet. {says}")
	NoNeeds        = msg.New("care.no-needs", "Record the needs first")
	NoBudget       = msg.New("care.no-budget", "Set the budget first")
	NoPlan         = msg.New("care.no-plan", "Write the plan first")
	NotFinal       = msg.New("care.not-final", "Set the final budget first")
	MoveMoneyFirst = msg.New("care.move-money-first", "The money is held in another way now. Move it first, then sign")
)

// policyOf gives the policy that the keeper of a transaction works by.
func policyOf(ctx context.Context, tx *store.Tx) (policy.Policy, store.Keeper, error) {
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil {
		return policy.Policy{}, k, err
	}
	p, err := app.Policy(ctx, tx, k.Policy)
	return p, k, err
}

// AddPerson records a person with an account of their own.
func (s *Service) AddPerson(ctx context.Context, by access.Actor, p person.Person, account store.Account) error {
	return s.Do(ctx, by, access.RecordNeeds, access.AboutWork(by.Keeper), func(tx *store.Tx) error {
		if err := tx.AddPerson(ctx, p); err != nil {
			return err
		}
		account.Keeper, account.Role, account.Person = by.Keeper, access.Person, p.ID
		return tx.AddAccount(ctx, account)
	})
}

// Represent lets a person name someone to speak for them.
func (s *Service) Represent(ctx context.Context, by access.Actor, r person.Representative) error {
	return s.Do(ctx, by, access.Represent, access.About(r.Person), func(tx *store.Tx) error {
		if r.From.IsZero() {
			r.From = s.Today()
		}
		return tx.AddRepresentative(ctx, r)
	})
}

// StopRepresenting lets a person remove someone who speaks for them, at once
// and alone.
func (s *Service) StopRepresenting(ctx context.Context, by access.Actor, about person.ID, account string) error {
	return s.Do(ctx, by, access.Represent, access.About(about), func(tx *store.Tx) error {
		return tx.EndRepresentative(ctx, about, account, s.Today())
	})
}

// LetSupport lets a person open their payroll or managed account to a support
// organisation from today.
func (s *Service) LetSupport(ctx context.Context, by access.Actor, about person.ID, support access.KeeperID, what access.What, why string) error {
	return s.Do(ctx, by, access.Represent, access.About(about), func(tx *store.Tx) error {
		g := access.Grant{Taker: support, What: what, Person: about, Why: why, From: s.Today()}
		if err := store.NewID(tx, &g.ID); err != nil {
			return err
		}
		return tx.AddGrant(ctx, g)
	})
}

// RecordNeeds records what was found of a person's needs. Needs that the law
// does not call eligible are recorded too; a budget then has to wait.
func (s *Service) RecordNeeds(ctx context.Context, by access.Actor, a assessment.Assessment) (law.Answer, error) {
	if a.On.IsZero() {
		a.On = s.Today()
	}
	if err := a.Check(); err != nil {
		return law.Answer{}, err
	}
	return a.Eligible(nil), s.Do(ctx, by, access.RecordNeeds, access.About(a.Person), func(tx *store.Tx) error {
		if err := store.NewID(tx, &a.ID); err != nil {
			return err
		}
		return tx.AddAssessment(ctx, a)
	})
}

// Reckon is what a practitioner decides about a budget.
type Reckon struct {
	Person       person.ID
	Contribution *budget.Contribution
	Shares       []budget.Share
	Agreed       []budget.AgreedRate
}

// SetBudget works a budget out from the latest needs: the first figure, and
// after it the final one, each with the test of whether it can lawfully buy what
// it is for.
func (s *Service) SetBudget(ctx context.Context, by access.Actor, r Reckon) (made store.Reckoned, err error) {
	err = s.Do(ctx, by, access.SetBudget, access.About(r.Person), func(tx *store.Tx) error {
		if made, err = s.reckon(ctx, tx, r, lowering{}); err != nil {
			return err
		}
		return tx.AddBudget(ctx, made)
	})
	return made, err
}

func (s *Service) reckon(ctx context.Context, tx *store.Tx, r Reckon, low lowering) (store.Reckoned, error) {
	a, err := tx.AssessmentOf(ctx, r.Person)
	if err != nil {
		return store.Reckoned{}, missing(err, NoNeeds)
	}
	if eligible := a.Eligible(nil); !eligible.IsYes() {
		return store.Reckoned{}, fault.Conflict(NotEligible, "says", eligible.Says())
	}
	p, _, err := policyOf(ctx, tx)
	if err != nil {
		return store.Reckoned{}, err
	}
	req := budget.Request{Person: r.Person, Assessment: a.ID, Carer: a.Carer, Needs: a.Needs, Policy: p, On: s.Today(),
		Contribution: r.Contribution, Shares: r.Shares, Agreed: r.Agreed, Lower: low.by, Decision: low.of}
	_, before, err := standing(ctx, tx, r.Person)
	if err != nil {
		return store.Reckoned{}, err
	}
	if len(before) > 0 {
		req.After = &before[0].Budget
	}
	if err := store.NewID(tx, &req.ID); err != nil {
		return store.Reckoned{}, err
	}
	why := &explain.Note{}
	b, err := budget.Build(req, why)
	if err != nil {
		return store.Reckoned{}, err
	}
	lawful, err := lawfulCosts(b, s.Today())
	if err != nil {
		return store.Reckoned{}, err
	}
	return store.Reckoned{Budget: b, Enough: budget.Enough(b, lawful, why)}, nil
}

// missing says what comes first where a record is not there yet.
func missing(err error, key msg.Key) error {
	if fault.KindOf(err) == fault.KindNotFound {
		return fault.Conflict(key)
	}
	return err
}

// lawfulCosts gives the least that an hour of an employed PA can lawfully cost
// on a day: the minimum wage and what the law puts on top of it.
func lawfulCosts(b budget.Budget, on calendar.Date) ([]budget.LawfulCost, error) {
	minutes := 0
	for _, l := range b.Lines {
		if l.Support.Kind == policy.EmployedPA {
			minutes += l.Support.Minutes
		}
	}
	if minutes == 0 {
		return nil, nil
	}
	least, err := rates.MinimumWage(on)
	if err != nil {
		return nil, err
	}
	y, err := rates.For(calendar.TaxYearOf(on))
	if err != nil {
		return nil, err
	}
	var why explain.Note
	c, err := cost.Hour(cost.Assumptions{On: on, Minutes: minutes, PAs: 1, Age: cost.Adult, Wage: least.Adult, Pension: cost.AboveTrigger}, y, &why)
	return []budget.LawfulCost{{Kind: policy.EmployedPA, Each: c.Hour, Working: &why}}, err
}
