package store

import (
	"context"

	"ownway/internal/care/agreement"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/value/ident"
)

// Needs, budgets, plans and agreements speak of health and of a person's life
// in their own words: each is encrypted under the person's key.

var (
	insertAssessment = sqlText(`INSERT INTO assessment (keeper, id, person, made, doc) VALUES ($1, $2, $3, $4, $5)`)
	lastAssessment   = sqlText(`SELECT doc FROM assessment WHERE keeper = $1 AND person = $2 ORDER BY made DESC, id DESC LIMIT 1`)
	insertBudget     = sqlText(`INSERT INTO budget (keeper, id, person, stage, made, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	selectBudget     = sqlText(`SELECT doc FROM budget WHERE keeper = $1 AND person = $2 AND id = $3`)
	selectBudgets    = sqlText(`SELECT doc FROM budget WHERE keeper = $1 AND person = $2 ORDER BY made DESC, id DESC`)
	insertPlan       = sqlText(`INSERT INTO plan (keeper, id, person, made, doc) VALUES ($1, $2, $3, $4, $5)`)
	lastPlan         = sqlText(`SELECT doc FROM plan WHERE keeper = $1 AND person = $2 ORDER BY made DESC, id DESC LIMIT 1`)
	insertRoute      = sqlText(`INSERT INTO route (keeper, person, made, doc) VALUES ($1, $2, $3, $4)`)
	routeOfDay       = sqlText(`SELECT COUNT(*) FROM route WHERE keeper = $1 AND person = $2 AND made = $3`)
	updateRoute      = sqlText(`UPDATE route SET doc = $1 WHERE keeper = $2 AND person = $3 AND made = $4`)
	lastRoute        = sqlText(`SELECT doc FROM route WHERE keeper = $1 AND person = $2 ORDER BY made DESC LIMIT 1`)
	insertAgreement  = sqlText(`INSERT INTO agreement (keeper, id, person, state, starts, doc, bears) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updateAgreement  = sqlText(`UPDATE agreement SET state = $1, starts = $2, doc = $3, bears = $7 WHERE keeper = $4 AND id = $5 AND state = $6`)
	lastAgreement    = sqlText(`SELECT doc FROM agreement WHERE keeper = $1 AND person = $2 ORDER BY starts DESC, id DESC LIMIT 1`)
)

// AddAssessment records what was found of a person's needs.
func (tx *Tx) AddAssessment(ctx context.Context, a assessment.Assessment) error {
	doc, err := tx.sealedDoc(ctx, string(a.Person), a)
	if err != nil {
		return err
	}
	return tx.write(ctx, "record needs", string(a.ID), insertAssessment, tx.keeper, a.ID, a.Person, a.On, doc)
}

// AssessmentOf gives a person's latest assessment.
func (tx *Tx) AssessmentOf(ctx context.Context, p person.ID) (assessment.Assessment, error) {
	var a assessment.Assessment
	err := tx.unsealedDoc(ctx, string(p), lastAssessment, []any{tx.keeper, p}, &a)
	return a, err
}

// Reckoned is a budget with the test of whether it is enough.
type Reckoned struct {
	Budget budget.Budget
	Enough budget.Sufficiency
}

// AddBudget records a budget and its test.
func (tx *Tx) AddBudget(ctx context.Context, r Reckoned) error {
	b := r.Budget
	doc, err := tx.sealedDoc(ctx, string(b.Person), r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "set "+string(b.Stage)+" budget", string(b.ID), insertBudget, tx.keeper, b.ID, b.Person, b.Stage, b.On, doc)
}

// Budget gives a person's budget by id.
func (tx *Tx) Budget(ctx context.Context, p person.ID, id budget.ID) (Reckoned, error) {
	var r Reckoned
	err := tx.unsealedDoc(ctx, string(p), selectBudget, []any{tx.keeper, p, id}, &r)
	return r, err
}

// Budgets lists a person's budgets, newest first.
func (tx *Tx) Budgets(ctx context.Context, p person.ID) ([]Reckoned, error) {
	return unsealedDocs[Reckoned](ctx, tx, string(p), selectBudgets, tx.keeper, p)
}

// AddPlan records a plan.
func (tx *Tx) AddPlan(ctx context.Context, p plan.Plan) error {
	doc, err := tx.sealedDoc(ctx, string(p.Person), p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "write plan", string(p.ID), insertPlan, tx.keeper, p.ID, p.Person, p.On, doc)
}

// PlanOf gives a person's latest plan.
func (tx *Tx) PlanOf(ctx context.Context, p person.ID) (plan.Plan, error) {
	var v plan.Plan
	err := tx.unsealedDoc(ctx, string(p), lastPlan, []any{tx.keeper, p}, &v)
	return v, err
}

// Chosen is the route that a person chose, and the account it is paid into; an
// account that is not needed is empty.
type Chosen struct {
	Route plan.Route
	Bank  ident.BankAccount
}

// AddRoute records the choice of a route. The last choice of a day counts.
func (tx *Tx) AddRoute(ctx context.Context, p person.ID, c Chosen) error {
	doc, err := tx.sealedDoc(ctx, string(p), c)
	if err != nil {
		return err
	}
	var today int
	if err := tx.one(ctx, routeOfDay, []any{tx.keeper, p, c.Route.On}, &today); err != nil {
		return err
	}
	if today > 0 {
		return tx.write(ctx, "choose route", string(p), updateRoute, doc, tx.keeper, p, c.Route.On)
	}
	return tx.write(ctx, "choose route", string(p), insertRoute, tx.keeper, p, c.Route.On, doc)
}

// RouteOf gives the route that a person chose last.
func (tx *Tx) RouteOf(ctx context.Context, p person.ID) (Chosen, error) {
	var c Chosen
	err := tx.unsealedDoc(ctx, string(p), lastRoute, []any{tx.keeper, p}, &c)
	return c, err
}

// AddAgreement records a drafted agreement.
func (tx *Tx) AddAgreement(ctx context.Context, a agreement.Agreement) error {
	doc, err := tx.sealedDoc(ctx, string(a.Person), a)
	if err != nil {
		return err
	}
	return tx.write(ctx, "draft agreement", string(a.ID), insertAgreement, tx.keeper, a.ID, a.Person, a.State, a.From, doc, bears(a))
}

// MoveAgreement records the next state of an agreement that still stands in
// the state it came from.
func (tx *Tx) MoveAgreement(ctx context.Context, a agreement.Agreement, from agreement.State) error {
	doc, err := tx.sealedDoc(ctx, string(a.Person), a)
	if err != nil {
		return err
	}
	return tx.write(ctx, "agreement "+string(a.State), string(a.ID), updateAgreement, a.State, a.From, doc, tx.keeper, a.ID, from, bears(a))
}

// bears reports in a figure whether a payment run must look at an agreement: it
// was not paid for yet, a decision halts it, or it has a last day.
func bears(a agreement.Agreement) int64 {
	if a.FirstPaid.IsZero() || len(a.Halts) > 0 || !a.LastDay.IsZero() {
		return 1
	}
	return 0
}

// AgreementOf gives a person's latest agreement.
func (tx *Tx) AgreementOf(ctx context.Context, p person.ID) (agreement.Agreement, error) {
	var a agreement.Agreement
	err := tx.unsealedDoc(ctx, string(p), lastAgreement, []any{tx.keeper, p}, &a)
	return a, err
}
