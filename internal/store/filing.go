package store

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
)

var (
	insertFiling   = sqlText(`INSERT INTO filing (keeper, id, employer, kind, happened, n, state, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)
	updateFiling   = sqlText(`UPDATE filing SET state = $1, doc = $2 WHERE keeper = $3 AND id = $4 AND state = $5`)
	selectFiling   = sqlText(`SELECT doc FROM filing WHERE keeper = $1 AND id = $2`)
	selectFilings  = sqlText(`SELECT doc FROM filing WHERE keeper = $1 AND employer = $2 ORDER BY happened DESC, kind, n DESC`)
	selectFilingOf = sqlText(`SELECT keeper, employer FROM filing WHERE id = $1`)
)

// AddFiling records a report to HMRC; there is one for an employer, kind, day
// and number. What it holds is encrypted under the employer's key.
func (tx *Tx) AddFiling(ctx context.Context, f filing.Filing) error {
	if tx.isAhead() {
		tx.ahead.moveFiling(f)
	}
	return tx.keep(ctx, "filing "+string(f.Kind), string(f.ID), insertFiling, string(f.Employer), func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, string(f.Employer), f)
		return []any{tx.keeper, f.ID, f.Employer, string(f.Kind), f.Day, f.N, string(f.State), doc}, err
	})
}

// MoveFiling records a filing that still stands in the state it came from:
// nothing is sent twice.
func (tx *Tx) MoveFiling(ctx context.Context, f filing.Filing, from filing.State) error {
	if tx.isAhead() {
		tx.ahead.moveFiling(f)
	}
	return tx.keep(ctx, "filing "+string(f.State), string(f.ID), updateFiling, string(f.Employer), func() ([]any, error) {
		doc, err := tx.sealedDoc(ctx, string(f.Employer), f)
		return []any{string(f.State), doc, tx.keeper, f.ID, string(from)}, err
	})
}

// Filing gives a report to HMRC of an employer by id.
func (tx *Tx) Filing(ctx context.Context, id filing.ID, employer person.ID) (filing.Filing, error) {
	var f filing.Filing
	err := tx.unsealedDoc(ctx, string(employer), selectFiling, []any{tx.keeper, id}, &f)
	return f, err
}

// Filings lists an employer's reports to HMRC, the latest day first.
func (tx *Tx) Filings(ctx context.Context, employer person.ID) ([]filing.Filing, error) {
	if all, ok := known(tx, func(a *ahead) map[person.ID][]filing.Filing { return a.filings }, employer); ok {
		return slices.Clone(all), nil
	}
	return unsealedDocs[filing.Filing](ctx, tx, string(employer), selectFilings, tx.keeper, employer)
}

// FilingPlace gives where a report is kept and whose it is, so that it can be
// asked whether someone may see it.
func (s *Store) FilingPlace(ctx context.Context, id filing.ID) (Place, error) {
	var p Place
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error { return tx.one(ctx, selectFilingOf, []any{id}, &p.Keeper, &p.Person) })
	return p, err
}
