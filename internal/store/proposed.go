package store

import (
	"context"

	"ownway/internal/care/person"
)

// FeeWork is the work that a support organisation proposes a fee for.
type FeeWork string

// The kinds of work.
const (
	ForAccount FeeWork = "account" // holding a person's account
	ForPayroll FeeWork = "payroll" // running an employer's payroll
)

var (
	insertProposed = sqlText(`INSERT INTO fee_proposed (keeper, person, work, id, doc) VALUES ($1, $2, $3, $4, $5)`)
	selectProposed = sqlText(`SELECT id, doc FROM fee_proposed WHERE keeper = $1 AND person = $2 AND work = $3`)
	deleteProposed = sqlText(`DELETE FROM fee_proposed WHERE keeper = $1 AND person = $2 AND work = $3 AND id = $4`)
)

// ProposeFee records the terms of a fee that a person is asked to agree to.
func (tx *Tx) ProposeFee(ctx context.Context, p person.ID, work FeeWork, id FeeID, terms any) error {
	doc, err := tx.sealedDoc(ctx, string(p), terms)
	if err != nil {
		return err
	}
	return tx.write(ctx, "propose fee", string(p), insertProposed, tx.keeper, p, work, id, doc)
}

// ProposedFee reads the terms that wait for a person's answer; not found is a
// fault.
func (tx *Tx) ProposedFee(ctx context.Context, p person.ID, work FeeWork, terms any) (FeeID, error) {
	var id FeeID
	var doc string
	if err := tx.one(ctx, selectProposed, []any{tx.keeper, p, work}, &id, &doc); err != nil {
		return "", err
	}
	clear, err := tx.unseal(ctx, string(p), doc)
	if err != nil {
		return "", err
	}
	return id, fromDoc(clear, terms)
}

// EndProposedFee takes away a proposal that was answered or replaced. One that
// changed in the meantime is a conflict.
func (tx *Tx) EndProposedFee(ctx context.Context, p person.ID, work FeeWork, id FeeID) error {
	return tx.write(ctx, "end fee proposal", string(p), deleteProposed, tx.keeper, p, work, id)
}
