package care

import (
	"context"

	"ownway/internal/care/agreement"
	"ownway/internal/care/budget"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// takeEffect does what a decision against a person does, and notes in the
// decision which record it changes. What is only refused changes nothing else:
// the decision itself is looked up when somebody is to be paid, or an agreement
// is drafted.
func (s *Service) takeEffect(ctx context.Context, tx *store.Tx, d law.Adverse, r *decision.Record) error {
	switch r.Choice {
	case decision.Pause, decision.StopPayments:
		return halt(ctx, tx, d, r)
	case decision.ReduceBudget:
		return s.reduce(ctx, tx, d, r)
	case decision.AskBack:
		return s.reclaim(ctx, tx, d, r)
	case decision.ImposeRoute:
		return s.impose(ctx, tx, d, r)
	}
	return nil
}

// halt stops payment, for a time or for good, from the first day on. After a
// challenge it counts again from the day of the answer, so that the days before
// stay paid.
func halt(ctx context.Context, tx *store.Tx, d law.Adverse, r *decision.Record) error {
	a, err := tx.AgreementOf(ctx, r.Person)
	if err != nil {
		return missing(err, agreement.NotInForce)
	}
	from := r.From
	if from.Before(d.Case().Told) {
		from = d.Case().Told
	}
	var next agreement.Agreement
	if r.Choice == decision.Pause {
		if r.State == decision.Upheld && r.Until.Before(from) {
			return nil // the answer came after the last day
		}
		next, _, err = a.Suspend(d, r.ID, calendar.Period{First: from, Last: r.Until})
	} else {
		next, _, err = a.Stop(d, r.ID, from)
	}
	if err != nil {
		return err
	}
	r.Ref, r.From = string(a.ID), from
	return tx.MoveAgreement(ctx, next, a.State)
}

// reduce works out a smaller budget from the latest needs, with the rates that
// were agreed and the contribution as it stands. It reaches no payment before an
// agreement on it is signed.
func (s *Service) reduce(ctx context.Context, tx *store.Tx, d law.Adverse, r *decision.Record) error {
	if r.State == decision.Upheld {
		return nil // the budget is there, and counts again
	}
	last, err := lastBudget(ctx, tx, r.Person)
	if err != nil {
		return err
	}
	made, err := s.reckon(ctx, tx, again(last), lowering{d, r.ID})
	if err != nil {
		return err
	}
	if made.Budget.Lowered != r.ID {
		return fault.Conflict(budget.NotLower)
	}
	r.Ref = string(made.Budget.ID)
	return tx.AddBudget(ctx, made)
}

// lowering is the decision that lets a budget be smaller than before; none for
// any other budget.
type lowering struct {
	by law.Adverse
	of decision.ID
}

// again asks for a budget as the last one was worked out.
func again(last budget.Budget) Reckon {
	r := Reckon{Person: last.Person, Contribution: last.Assessed}
	for _, l := range last.Lines {
		if l.Agreed != nil {
			agreed := *l.Agreed
			agreed.Need = l.Need
			r.Agreed = append(r.Agreed, agreed)
		}
		if l.NHS > 0 && l.Weekly > 0 {
			r.Shares = append(r.Shares, budget.Share{Need: l.Need, NHS: int(l.NHS.MulDiv(10_000, int64(l.Weekly), 0))})
		}
	}
	return r
}

func (s *Service) impose(ctx context.Context, tx *store.Tx, d law.Adverse, r *decision.Record) error {
	c, err := tx.RouteOf(ctx, r.Person)
	if err != nil {
		return missing(err, agreement.RouteFirst)
	}
	if c.Route, err = c.Route.Impose(d, r.ID, policy.Method(r.Ref), s.Today()); err != nil {
		return err
	}
	return tx.AddRoute(ctx, r.Person, c)
}

// putBack undoes what a decision has done, while it is challenged and for good
// where it does not stand.
func (s *Service) putBack(ctx context.Context, tx *store.Tx, r decision.Record) error {
	switch r.Choice {
	case decision.Pause, decision.StopPayments:
		return s.unhalt(ctx, tx, r)
	case decision.AskBack:
		return s.giveBack(ctx, tx, r)
	case decision.ImposeRoute:
		c, err := tx.RouteOf(ctx, r.Person)
		if err != nil {
			return err
		}
		if c.Route, err = c.Route.PutBack(r.ID, s.Today()); err != nil {
			return err
		}
		return tx.AddRoute(ctx, r.Person, c)
	}
	return nil // a smaller budget and a refusal count no more by the decision's own state
}

// unhalt lets the days be paid. An agreement that came after has nothing halted.
func (s *Service) unhalt(ctx context.Context, tx *store.Tx, r decision.Record) error {
	a, err := tx.AgreementOf(ctx, r.Person)
	if err != nil {
		return err
	}
	if string(a.ID) != r.Ref {
		return nil
	}
	next, _, err := a.PutBack(r.ID, s.Today())
	if fault.KindOf(err) == fault.KindConflict && r.State == decision.Upheld {
		return nil // upheld after its last day, so that nothing was halted again
	}
	if err != nil {
		return err
	}
	return tx.MoveAgreement(ctx, next, a.State)
}

// standing gives the decisions about a person, and the budgets that count: one
// that was lowered by a decision that does not count is left out.
func standing(ctx context.Context, tx *store.Tx, p person.ID) ([]decision.Record, []store.Reckoned, error) {
	all, err := tx.Decisions(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	budgets, err := tx.Budgets(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	void := map[decision.ID]bool{}
	for _, r := range all {
		void[r.ID] = !r.Counts()
	}
	var count []store.Reckoned
	for _, b := range budgets {
		if b.Budget.Lowered.IsZero() || !void[b.Budget.Lowered] {
			count = append(count, b)
		}
	}
	return all, count, nil
}
