package store

import (
	"context"

	"ownway/internal/access"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/fault"
)

var (
	insertScheme  = sqlText(`INSERT INTO scheme (keeper, employer, doc) VALUES ($1, $2, $3)`)
	updateScheme  = sqlText(`UPDATE scheme SET doc = $1 WHERE keeper = $2 AND employer = $3`)
	selectScheme  = sqlText(`SELECT doc FROM scheme WHERE keeper = $1 AND employer = $2`)
	selectSchemes = sqlText(`SELECT keeper, employer FROM scheme ORDER BY keeper, employer`)
	insertPayee   = sqlText(`INSERT INTO payee (keeper, employment, pa, doc) VALUES ($1, $2, $3, $4)`)
	updatePayee   = sqlText(`UPDATE payee SET doc = $1 WHERE keeper = $2 AND employment = $3`)
	selectPayee   = sqlText(`SELECT doc FROM payee WHERE keeper = $1 AND employment = $2`)
	updateJob     = sqlText(`UPDATE employment SET ends = $1, away = $2, doc = $3 WHERE keeper = $4 AND id = $5`)
)

// SaveScheme records how an employer stands with HMRC, in place of what stood
// before.
func (tx *Tx) SaveScheme(ctx context.Context, s filing.Scheme) error {
	doc, err := tx.sealedDoc(ctx, string(s.Employer), s)
	if err != nil {
		return err
	}
	_, err = tx.Scheme(ctx, s.Employer)
	switch fault.KindOf(err) {
	case fault.KindNotFound:
		return tx.write(ctx, "scheme", string(s.Employer), insertScheme, tx.keeper, s.Employer, doc)
	}
	if err != nil {
		return err
	}
	return tx.write(ctx, "scheme", string(s.Employer), updateScheme, doc, tx.keeper, s.Employer)
}

// Scheme gives how an employer stands with HMRC; not found is a fault.
func (tx *Tx) Scheme(ctx context.Context, employer person.ID) (filing.Scheme, error) {
	if all, ok := known(tx, func(a *ahead) map[person.ID][]filing.Scheme { return a.schemes }, employer); ok {
		if len(all) == 0 {
			return filing.Scheme{}, fault.NotFound(NoSuchRecord)
		}
		return all[0], nil
	}
	var s filing.Scheme
	err := tx.unsealedDoc(ctx, string(employer), selectScheme, []any{tx.keeper, employer}, &s)
	return s, err
}

// Schemes lists the employers who told how they stand with HMRC, whoever keeps
// their records, for the job that looks what is due.
func (s *Store) Schemes(ctx context.Context) ([]Place, error) {
	var all []Place
	err := s.Read(ctx, access.Actor{}, "", func(tx *Tx) error {
		return tx.each(ctx, selectSchemes, nil, func(scan func(...any) error) error {
			var p Place
			err := scan(&p.Keeper, &p.Person)
			all = append(all, p)
			return err
		})
	})
	return all, err
}

// SaveDetails records what HMRC needs of a PA in a job, in place of what stood
// before.
func (tx *Tx) SaveDetails(ctx context.Context, d filing.Details) error {
	doc, err := tx.sealedDoc(ctx, string(d.PA), d)
	if err != nil {
		return err
	}
	_, err = tx.Details(ctx, d.Employment, d.PA)
	switch fault.KindOf(err) {
	case fault.KindNotFound:
		return tx.write(ctx, "details for HMRC", string(d.Employment), insertPayee, tx.keeper, d.Employment, d.PA, doc)
	}
	if err != nil {
		return err
	}
	return tx.write(ctx, "details for HMRC", string(d.Employment), updatePayee, doc, tx.keeper, d.Employment)
}

// Details gives what HMRC needs of a PA in a job; not found is a fault.
func (tx *Tx) Details(ctx context.Context, id work.ID, pa person.PAID) (filing.Details, error) {
	var d filing.Details
	err := tx.unsealedDoc(ctx, string(pa), selectPayee, []any{tx.keeper, id}, &d)
	return d, err
}

// SaveEmployment records new terms or a new standing of an employment.
func (tx *Tx) SaveEmployment(ctx context.Context, e work.Employment) error {
	doc, away, err := tx.jobDoc(ctx, e)
	if err != nil {
		return err
	}
	return tx.write(ctx, "change employment", string(e.ID), updateJob, e.Terms.End, away, doc, tx.keeper, e.ID)
}
