package store

import (
	"context"

	"ownway/internal/care/bureau"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
)

var (
	insertCoded = sqlText(`INSERT INTO bureau_sheet (keeper, code, employer, employment, pa, starts, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)`)
	selectCoded = sqlText(`SELECT code, employer, employment, pa, starts, ends FROM bureau_sheet WHERE keeper = $1 AND code = $2`)
	selectPrint = sqlText(`SELECT code, employer, employment, pa, starts, ends FROM bureau_sheet WHERE keeper = $1 AND employment = $2 AND starts = $3`)
)

// AddPaperSheet keeps what the code on a printed sheet stands for.
func (tx *Tx) AddPaperSheet(ctx context.Context, s bureau.PaperSheet) error {
	return tx.write(ctx, "sheet printed", string(s.Employment), insertCoded, tx.keeper, s.Code, s.Employer, s.Employment, s.PA, s.Period.First, s.Period.Last)
}

// PaperSheet gives the printed sheet with a code; not found is a fault.
func (tx *Tx) PaperSheet(ctx context.Context, c bureau.SheetCode) (bureau.PaperSheet, error) {
	return tx.paperSheet(ctx, selectCoded, c)
}

// HasPaperSheet gives the sheet that was printed of a job and pay period before,
// if one was.
func (tx *Tx) HasPaperSheet(ctx context.Context, job work.ID, first calendar.Date) (s bureau.PaperSheet, there bool, err error) {
	s, err = tx.paperSheet(ctx, selectPrint, job, first)
	if fault.KindOf(err) == fault.KindNotFound {
		return s, false, nil
	}
	return s, err == nil, err
}

func (tx *Tx) paperSheet(ctx context.Context, q *query, by ...any) (s bureau.PaperSheet, err error) {
	err = tx.one(ctx, q, append([]any{tx.keeper}, by...), &s.Code, &s.Employer, &s.Employment, &s.PA, &s.Period.First, &s.Period.Last)
	return s, err
}
