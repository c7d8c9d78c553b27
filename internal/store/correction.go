package store

import (
	"context"
	"slices"

	"ownway/internal/care/work"
)

var (
	insertCorrection  = sqlText(`INSERT INTO pay_correction (keeper, id, employment, made, state, doc) VALUES ($1, $2, $3, $4, $5, $6)`)
	updateCorrection  = sqlText(`UPDATE pay_correction SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectCorrections = sqlText(`SELECT doc FROM pay_correction WHERE keeper = $1 AND employment = $2 ORDER BY made, id`)
)

// The states of a correction: a payslip carries its difference once.
const (
	correctionOpen    = "open"
	correctionCarried = "carried"
)

// AddCorrection records what was put right about past payslips.
func (tx *Tx) AddCorrection(ctx context.Context, c work.Correction) error {
	doc, err := tx.sealedDoc(ctx, string(c.Employment), c)
	if err != nil {
		return err
	}
	return tx.write(ctx, "correct payslips", string(c.ID), insertCorrection, tx.keeper, c.ID, c.Employment, c.On, correctionOpen, doc)
}

// CarryCorrection records that a payslip carries a correction, which none did.
func (tx *Tx) CarryCorrection(ctx context.Context, c work.Correction) error {
	if tx.isAhead() {
		tx.ahead.carry(c)
	}
	return tx.keep(ctx, "carry correction", string(c.ID), updateCorrection, string(c.Employment), func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, string(c.Employment), c)
		return []any{correctionCarried, doc, tx.keeper, c.ID, correctionOpen}, err
	})
}

// Corrections lists what was put right about a job's payslips, oldest first.
func (tx *Tx) Corrections(ctx context.Context, id work.ID) ([]work.Correction, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Correction { return a.corrections }, id); ok {
		return slices.Clone(all), nil
	}
	return unsealedDocs[work.Correction](ctx, tx, string(id), selectCorrections, tx.keeper, id)
}
