package store

import (
	"context"

	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/monitor/surplus"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/ident"
)

var (
	insertDecision  = sqlText(`INSERT INTO decision (keeper, id, person, made, state, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	updateDecision  = sqlText(`UPDATE decision SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectDecision  = sqlText(`SELECT doc FROM decision WHERE keeper = $1 AND person = $2 AND id = $3`)
	selectDecisions = sqlText(`SELECT doc FROM decision WHERE keeper = $1 AND person = $2 ORDER BY made DESC, id DESC`)

	insertDraft = sqlText(`INSERT INTO decision_draft (keeper, person, account, doc) VALUES ($1, $2, $3, $4)`)
	updateDraft = sqlText(`UPDATE decision_draft SET doc = $1 WHERE keeper = $2 AND person = $3 AND account = $4`)
	deleteDraft = sqlText(`DELETE FROM decision_draft WHERE keeper = $1 AND person = $2 AND account = $3`)
	selectDraft = sqlText(`SELECT doc FROM decision_draft WHERE keeper = $1 AND person = $2 AND account = $3`)

	insertClaim  = sqlText(`INSERT INTO claim (keeper, id, person, purse, made, stage, doc) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	updateClaim  = sqlText(`UPDATE claim SET stage = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND stage = $5`)
	selectClaim  = sqlText(`SELECT doc FROM claim WHERE keeper = $1 AND person = $2 AND id = $3`)
	selectClaims = sqlText(`SELECT doc FROM claim WHERE keeper = $1 AND person = $2 ORDER BY made DESC, id DESC`)
)

// AddDecision records a decision.
func (tx *Tx) AddDecision(ctx context.Context, r decision.Record) error {
	doc, err := tx.sealedDoc(ctx, string(r.Person), r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "decide "+string(r.Choice), string(r.ID), insertDecision, tx.keeper, r.ID, r.Person, r.Case.On, r.State, doc)
}

// MoveDecision records the next state of a decision that still stands in the
// state it came from.
func (tx *Tx) MoveDecision(ctx context.Context, r decision.Record, from decision.State) error {
	doc, err := tx.sealedDoc(ctx, string(r.Person), r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "decision "+string(r.State), string(r.ID), updateDecision, r.State, doc, tx.keeper, r.ID, from)
}

// Decision gives one decision about a person.
func (tx *Tx) Decision(ctx context.Context, p person.ID, id decision.ID) (decision.Record, error) {
	var r decision.Record
	err := tx.unsealedDoc(ctx, string(p), selectDecision, []any{tx.keeper, p, id}, &r)
	return r, err
}

// Decisions lists what was decided about a person, newest first.
func (tx *Tx) Decisions(ctx context.Context, p person.ID) ([]decision.Record, error) {
	return unsealedDocs[decision.Record](ctx, tx, string(p), selectDecisions, tx.keeper, p)
}

// SaveDraft keeps a decision that whoever acts is still writing about a person.
// Nothing follows from it.
func (tx *Tx) SaveDraft(ctx context.Context, d decision.Draft) error {
	doc, err := tx.sealedDoc(ctx, string(d.Person), d)
	if err != nil {
		return err
	}
	_, err = tx.DraftOf(ctx, d.Person)
	if fault.KindOf(err) == fault.KindNotFound {
		return tx.write(ctx, "begin decision", string(d.Person), insertDraft, tx.keeper, d.Person, tx.by.Account, doc)
	}
	if err != nil {
		return err
	}
	return tx.write(ctx, "write decision", string(d.Person), updateDraft, doc, tx.keeper, d.Person, tx.by.Account)
}

// DraftOf gives the decision that whoever acts is still writing about a person;
// not found is a fault.
func (tx *Tx) DraftOf(ctx context.Context, p person.ID) (decision.Draft, error) {
	var d decision.Draft
	err := tx.unsealedDoc(ctx, string(p), selectDraft, []any{tx.keeper, p, tx.by.Account}, &d)
	return d, err
}

// DropDraft forgets the decision that whoever acts was still writing.
func (tx *Tx) DropDraft(ctx context.Context, p person.ID) error {
	return tx.write(ctx, "drop draft of decision", string(p), deleteDraft, tx.keeper, p, tx.by.Account)
}

type claimPrefix struct{}

func (claimPrefix) Prefix() string { return "clm" }

// ClaimID is the id of a proposal to ask a surplus back.
type ClaimID = ident.ID[claimPrefix]

// Claim is a proposal to ask a surplus back, of a purse.
type Claim struct {
	ID     ClaimID
	Person person.ID
	Purse  ledger.PurseID
	surplus.Claim
}

// AddClaim records a proposal.
func (tx *Tx) AddClaim(ctx context.Context, c Claim) error {
	doc, err := tx.sealedDoc(ctx, string(c.Person), c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "propose to ask back", string(c.ID), insertClaim, tx.keeper, c.ID, c.Person, c.Purse, c.On, c.Stage, doc)
}

// MoveClaim records the next stage of a proposal that still stands in the stage
// it came from.
func (tx *Tx) MoveClaim(ctx context.Context, c Claim, from surplus.Stage) error {
	doc, err := tx.sealedDoc(ctx, string(c.Person), c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "claim "+string(c.Stage), string(c.ID), updateClaim, c.Stage, doc, tx.keeper, c.ID, from)
}

// Claim gives one proposal about a person.
func (tx *Tx) Claim(ctx context.Context, p person.ID, id ClaimID) (Claim, error) {
	var c Claim
	err := tx.unsealedDoc(ctx, string(p), selectClaim, []any{tx.keeper, p, id}, &c)
	return c, err
}

// Claims lists the proposals about a person, newest first.
func (tx *Tx) Claims(ctx context.Context, p person.ID) ([]Claim, error) {
	return unsealedDocs[Claim](ctx, tx, string(p), selectClaims, tx.keeper, p)
}
