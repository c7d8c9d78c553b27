package care

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/care/agreement"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/decision"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
)

// DraftAgreement writes the agreement in plain words from the plan, the budget,
// the route and the council's policy.
func (s *Service) DraftAgreement(ctx context.Context, by access.Actor, about person.ID, from calendar.Date) (agreement.Agreement, error) {
	var made agreement.Agreement
	err := s.Do(ctx, by, access.WritePlan, access.About(about), func(tx *store.Tx) error {
		r, err := s.request(ctx, tx, about, from)
		if err != nil {
			return err
		}
		if made, err = agreement.Build(r); err != nil {
			return err
		}
		return tx.AddAgreement(ctx, made)
	})
	return made, err
}

func (s *Service) request(ctx context.Context, tx *store.Tx, about person.ID, from calendar.Date) (agreement.Request, error) {
	r := agreement.Request{From: from}
	a, err := tx.AssessmentOf(ctx, about)
	if err != nil {
		return r, missing(err, NoNeeds)
	}
	r.Needs = a.Needs
	all, err := tx.Decisions(ctx, about)
	if err != nil {
		return r, err
	}
	if no, refused := decision.Latest(all, "", decision.RefusePayments); refused {
		return r, fault.Conflict(PaymentsRefused, "day", no.Case.On)
	}
	if r.Budget, err = lastBudget(ctx, tx, about); err != nil {
		return r, err
	}
	if r.Plan, err = tx.PlanOf(ctx, about); err != nil {
		return r, missing(err, NoPlan)
	}
	r.Plan = judged(r.Plan, all)
	chosen, err := tx.RouteOf(ctx, about)
	if err != nil {
		return r, missing(err, agreement.RouteFirst)
	}
	r.Route = chosen.Route
	if r.Policy, _, err = policyOf(ctx, tx); err != nil {
		return r, err
	}
	return r, store.NewID(tx, &r.ID)
}

// Sign records a signature: of the person or who speaks for them first, then of
// the council. With the second the agreement is in force and the person's books
// are opened, or take up what a later agreement changed.
func (s *Service) Sign(ctx context.Context, by access.Actor, about person.ID) error {
	return s.Do(ctx, by, access.Agree, access.About(about), func(tx *store.Tx) error {
		a, err := tx.AgreementOf(ctx, about)
		if err != nil {
			return err
		}
		who := agreement.Signatory{Name: by.Name, Council: by.Role == access.Practitioner}
		if !who.Council {
			c, err := s.chooser(ctx, tx, by, about)
			if err != nil {
				return err
			}
			who.Standing = c.Standing
		}
		next, _, err := a.Sign(who, s.Today())
		if err != nil {
			return err
		}
		if err := tx.MoveAgreement(ctx, next, a.State); err != nil {
			return err
		}
		if next.State != agreement.InForce {
			return nil
		}
		return openPurse(ctx, tx, next)
	})
}

// End ends direct payments at the person's own wish: the day is the last that is
// paid for. It needs no ground and no reason.
func (s *Service) End(ctx context.Context, by access.Actor, about person.ID, last calendar.Date) error {
	return s.Do(ctx, by, access.EndPayments, access.About(about), func(tx *store.Tx) error {
		a, err := tx.AgreementOf(ctx, about)
		if err != nil {
			return missing(err, agreement.NotInForce)
		}
		who, err := s.chooser(ctx, tx, by, about)
		if err != nil {
			return err
		}
		next, _, err := a.End(agreement.Signatory{Name: who.Name, Standing: who.Standing}, last, s.Today())
		if err != nil {
			return err
		}
		return tx.MoveAgreement(ctx, next, a.State)
	})
}

func openPurse(ctx context.Context, tx *store.Tx, a agreement.Agreement) error {
	chosen, err := tx.RouteOf(ctx, a.Person)
	if err != nil {
		return err
	}
	r, err := tx.Budget(ctx, a.Person, a.Budget)
	if err != nil {
		return err
	}
	p, err := tx.PlanOf(ctx, a.Person)
	if err != nil {
		return err
	}
	terms := store.PurseTerms{Held: ledger.Held.In(HeldIn(a.Route)), Route: a.Route, Funding: fundingOf(r.Budget, p, a), Wages: forWages(p)}
	purse, err := tx.PurseOf(ctx, a.Person)
	if err == nil {
		if err := changePurse(ctx, tx, purse, a, terms, chosen.Bank); err != nil {
			return err
		}
		return onceFrom(ctx, tx, purse, a, r.Budget)
	}
	if !notThere(err) {
		return err
	}
	purse = store.Purse{Person: a.Person, Opened: a.From, Bank: chosen.Bank, PurseTerms: terms}
	if err := store.NewID(tx, &purse.ID); err != nil {
		return err
	}
	if err := tx.AddPurse(ctx, purse); err != nil {
		return err
	}
	return onceFrom(ctx, tx, purse, a, r.Budget)
}

// onceFrom lets what the plan buys once wait for the next payment run. Each plan
// has it once.
func onceFrom(ctx context.Context, tx *store.Tx, purse store.Purse, a agreement.Agreement, b budget.Budget) error {
	if a.Pays.Once <= 0 {
		return nil
	}
	o := payment.OneOff{Key: "plan/" + string(a.Plan), NHS: min(b.OnceNHS, a.Pays.Once), From: a.From}
	o.Council = a.Pays.Once - o.NHS
	kept, err := tx.OneOffs(ctx, a.Person, purse.ID)
	if err != nil || slices.ContainsFunc(kept, func(k store.KeptOneOff) bool { return k.Key == o.Key }) {
		return err
	}
	return tx.AddOneOff(ctx, a.Person, purse.ID, o)
}

// changePurse takes the terms of a later agreement into the books that are
// open. Money that is held in another way than before must be moved first.
func changePurse(ctx context.Context, tx *store.Tx, purse store.Purse, a agreement.Agreement, terms store.PurseTerms, bank ident.BankAccount) error {
	if terms.Held != purse.Held {
		return fault.Conflict(MoveMoneyFirst)
	}
	purse.PurseTerms = purse.Then(terms, a.From)
	if purse.Bank.Number == "" || bank.Number == "" {
		purse.Bank = bank
	}
	if err := tx.SavePurse(ctx, purse); err != nil || bank == purse.Bank {
		return err
	}
	return otherAccount(ctx, tx, a, bank)
}

// otherAccount lets an account that was chosen with a later agreement take the
// way of every change: a second look, and some days. One that waits already is
// settled first.
func otherAccount(ctx context.Context, tx *store.Tx, a agreement.Agreement, bank ident.BankAccount) error {
	all, err := tx.BankChanges(ctx, a.Person)
	if err != nil || slices.ContainsFunc(all, func(c payment.Change) bool { return c.State == payment.Asked || c.State == payment.Cooling }) {
		return err
	}
	_, err = money.AskForAccount(ctx, tx, a.Person, bank, "agreement "+string(a.ID), a.Signatures[len(a.Signatures)-1].On)
	return err
}

// fundingOf says who pays what a week into the purse. Paid net, the person adds
// their contribution themselves; paid gross, the council pays it too and bills it.
func fundingOf(b budget.Budget, p plan.Plan, a agreement.Agreement) payment.Funding {
	f := payment.Funding{NHS: min(b.NHS, a.Pays.Weekly)}
	f.Council = a.Pays.Weekly - f.NHS
	if a.Pays.Contribution == policy.Net {
		f.Contribution = b.Contribution
	}
	return f
}

// Papers are all that was written on the way to a person's direct payment.
type Papers struct {
	Person    person.Person
	Needs     assessment.Assessment // none before the needs are recorded
	Budgets   []store.Reckoned      // that count, newest first
	Plan      plan.Plan
	Route     plan.Route
	Agreement agreement.Agreement
}

// Papers gives a person's needs turned into budget, plan and agreement, as far
// as they have come.
func (s *Service) Papers(ctx context.Context, by access.Actor, about person.ID) (Papers, error) {
	var p Papers
	err := s.See(ctx, by, access.SeeBudget, access.About(about), func(tx *store.Tx) error {
		var err error
		p, err = papers(ctx, tx, about)
		return err
	})
	return p, err
}

func papers(ctx context.Context, tx *store.Tx, about person.ID) (Papers, error) {
	var p Papers
	var err error
	if p.Person, err = tx.Person(ctx, about); err != nil {
		return p, err
	}
	if p.Needs, err = tx.AssessmentOf(ctx, about); err != nil && !notThere(err) {
		return p, err
	}
	if _, p.Budgets, err = standing(ctx, tx, about); err != nil {
		return p, err
	}
	if p.Plan, err = tx.PlanOf(ctx, about); err != nil && !notThere(err) {
		return p, err
	}
	chosen, err := tx.RouteOf(ctx, about)
	if err != nil && !notThere(err) {
		return p, err
	}
	p.Route = chosen.Route
	if p.Agreement, err = tx.AgreementOf(ctx, about); err != nil && !notThere(err) {
		return p, err
	}
	return p, nil
}
