package store

import (
	"context"

	"ownway/internal/care/clientmoney"
)

var (
	insertBack = sqlText(`INSERT INTO pooled_back (keeper, line, account, state, doc) VALUES ($1, $2, $3, 'waits', $4)`)
	updateBack = sqlText(`UPDATE pooled_back SET state = 'looked', doc = $1 WHERE keeper = $2 AND line = $3 AND state = 'waits'`)
	selectBack = sqlText(`SELECT doc FROM pooled_back WHERE keeper = $1 AND account = $2 AND line = $3`)
	allBack    = sqlText(`SELECT doc FROM pooled_back WHERE keeper = $1 AND account = $2 ORDER BY line`)

	updatePooled = sqlText(`UPDATE pooled_account SET doc = $1 WHERE keeper = $2 AND id = $3`)
)

// SavePooled records what changed about the account.
func (tx *Tx) SavePooled(ctx context.Context, p Pooled) error {
	doc, err := tx.sealedDoc(ctx, string(p.ID), p)
	if err != nil {
		return err
	}
	return tx.write(ctx, "change pooled account", string(p.ID), updatePooled, doc, tx.keeper, p.ID)
}

// AddPooledReturn records a payment that a line of the account brings back. It
// names a bank account.
func (tx *Tx) AddPooledReturn(ctx context.Context, in PooledID, r clientmoney.Return) error {
	doc, err := tx.sealedDoc(ctx, string(in), r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "pooled payment back", r.Line, insertBack, tx.keeper, r.Line, in, doc)
}

// LookPooledReturn records that somebody looked at the account, once.
func (tx *Tx) LookPooledReturn(ctx context.Context, in PooledID, r clientmoney.Return) error {
	doc, err := tx.sealedDoc(ctx, string(in), r)
	if err != nil {
		return err
	}
	return tx.write(ctx, "pooled payment looked at", r.Line, updateBack, doc, tx.keeper, r.Line)
}

// PooledReturn gives the payment that a line brings back; not found is a fault.
func (tx *Tx) PooledReturn(ctx context.Context, in PooledID, line PooledLineID) (clientmoney.Return, error) {
	var r clientmoney.Return
	err := tx.unsealedDoc(ctx, string(in), selectBack, []any{tx.keeper, in, line}, &r)
	return r, err
}

// PooledReturns lists the payments that came back, oldest first.
func (tx *Tx) PooledReturns(ctx context.Context, in PooledID) ([]clientmoney.Return, error) {
	return unsealedDocs[clientmoney.Return](ctx, tx, string(in), allBack, tx.keeper, in)
}
