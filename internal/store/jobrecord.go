package store

import (
	"context"
	"slices"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/fault"
)

var (
	insertJobRecord      = sqlText(`INSERT INTO job_record (keeper, employment, kind, pa, doc) VALUES ($1, $2, $3, $4, $5)`)
	updateJobRecord      = sqlText(`UPDATE job_record SET doc = $1 WHERE keeper = $2 AND employment = $3 AND kind = $4`)
	selectJobRecord      = sqlText(`SELECT doc FROM job_record WHERE keeper = $1 AND employment = $2 AND kind = $3`)
	insertEmployerRecord = sqlText(`INSERT INTO employer_record (keeper, employer, kind, doc) VALUES ($1, $2, $3, $4)`)
	updateEmployerRecord = sqlText(`UPDATE employer_record SET doc = $1 WHERE keeper = $2 AND employer = $3 AND kind = $4`)
	selectEmployerRecord = sqlText(`SELECT doc FROM employer_record WHERE keeper = $1 AND employer = $2 AND kind = $3`)
)

// The kinds of record.
const (
	pensionLife   = "pension"
	pensionScheme = "pension-scheme"
	ending        = "ending"
)

// saveJob keeps one kind of record of a job, in place of what stood before.
func saveJob[T any](ctx context.Context, tx *Tx, e work.Employment, kind string, v T) error {
	doc, err := tx.sealedDoc(ctx, string(e.PA), v)
	if err != nil {
		return err
	}
	var before T
	switch err := tx.unsealedDoc(ctx, string(e.PA), selectJobRecord, []any{tx.keeper, e.ID, kind}, &before); fault.KindOf(err) {
	case fault.KindNotFound:
		return tx.write(ctx, kind, string(e.ID), insertJobRecord, tx.keeper, e.ID, kind, e.PA, doc)
	default:
		if err != nil {
			return err
		}
	}
	return tx.write(ctx, kind, string(e.ID), updateJobRecord, doc, tx.keeper, e.ID, kind)
}

// jobRecord gives one kind of record of a job; nothing while there is none.
func jobRecord[T any](ctx context.Context, tx *Tx, e work.Employment, kind string) (v T, err error) {
	err = tx.unsealedDoc(ctx, string(e.PA), selectJobRecord, []any{tx.keeper, e.ID, kind}, &v)
	if fault.KindOf(err) == fault.KindNotFound {
		var none T
		return none, nil
	}
	return v, err
}

// SavePension records what happened about the pension of a PA in a job.
func (tx *Tx) SavePension(ctx context.Context, e work.Employment, life work.PensionLife) error {
	return saveJob(ctx, tx, e, pensionLife, life)
}

// Pension gives what happened about the pension of a PA in a job.
func (tx *Tx) Pension(ctx context.Context, e work.Employment) (work.PensionLife, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.PensionLife { return a.pensions }, e.ID); ok {
		return firstOf(all), nil
	}
	return jobRecord[work.PensionLife](ctx, tx, e, pensionLife)
}

// SavePensionScheme records an employer's pension scheme.
func (tx *Tx) SavePensionScheme(ctx context.Context, s work.PensionScheme) error {
	doc, err := tx.sealedDoc(ctx, string(s.Employer), s)
	if err != nil {
		return err
	}
	var before work.PensionScheme
	err = tx.unsealedDoc(ctx, string(s.Employer), selectEmployerRecord, []any{tx.keeper, s.Employer, pensionScheme}, &before)
	if fault.KindOf(err) == fault.KindNotFound {
		return tx.write(ctx, pensionScheme, string(s.Employer), insertEmployerRecord, tx.keeper, s.Employer, pensionScheme, doc)
	}
	if err != nil {
		return err
	}
	return tx.write(ctx, pensionScheme, string(s.Employer), updateEmployerRecord, doc, tx.keeper, s.Employer, pensionScheme)
}

// PensionScheme gives an employer's pension scheme; of one that nobody told
// about, only whose it is.
func (tx *Tx) PensionScheme(ctx context.Context, employer person.ID) (work.PensionScheme, error) {
	s := work.PensionScheme{Employer: employer}
	if all, ok := known(tx, func(a *ahead) map[person.ID][]work.PensionScheme { return a.pensionOf }, employer); ok {
		return append(slices.Clone(all), s)[0], nil
	}
	err := tx.unsealedDoc(ctx, string(employer), selectEmployerRecord, []any{tx.keeper, employer, pensionScheme}, &s)
	if fault.KindOf(err) == fault.KindNotFound {
		return work.PensionScheme{Employer: employer}, nil
	}
	return s, err
}

// SaveEnding records how a job ends.
func (tx *Tx) SaveEnding(ctx context.Context, e work.Employment, how work.Ending) error {
	return saveJob(ctx, tx, e, ending, how)
}

// Ending gives how a job ends; nothing while nobody has told.
func (tx *Tx) Ending(ctx context.Context, e work.Employment) (work.Ending, error) {
	if all, ok := known(tx, func(a *ahead) map[work.ID][]work.Ending { return a.endings }, e.ID); ok {
		return firstOf(all), nil
	}
	return jobRecord[work.Ending](ctx, tx, e, ending)
}
