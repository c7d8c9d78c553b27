package store

import (
	"context"
	"database/sql"
	"errors"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
)

// When a PA was away on family leave is encrypted under the PA's key, beside the
// rest of the job, which the person's money is worked out from when that key is
// destroyed too: then the job is one without leave.

// jobDoc makes ready what is kept of a job: all but the leave, and the leave.
func (tx *Tx) jobDoc(ctx context.Context, e work.Employment) (doc, away string, err error) {
	if len(e.Away) > 0 {
		if away, err = tx.sealedDoc(ctx, string(e.PA), e.Away); err != nil {
			return "", "", err
		}
	}
	e.Away = nil
	doc, err = toDoc(e)
	return doc, away, err
}

// job puts together what jobDoc took apart.
func (tx *Tx) job(ctx context.Context, away, doc string) (e work.Employment, err error) {
	if err := fromDoc(doc, &e); err != nil {
		return e, err
	}
	return e, tx.openAway(ctx, &e, away)
}

func (tx *Tx) openAway(ctx context.Context, e *work.Employment, away string) error {
	if away == "" {
		return nil
	}
	clear, err := tx.unseal(ctx, string(e.PA), away)
	switch {
	case errors.Is(err, sql.ErrNoRows): // the key is destroyed
		return nil
	case err != nil:
		return err
	}
	return fromDoc(clear, &e.Away)
}

// jobs reads jobs; the question gives leave and document of each.
func (tx *Tx) jobs(ctx context.Context, q *query, args ...any) ([]work.Employment, error) {
	var rows []keyed
	err := tx.each(ctx, q, args, func(scan func(...any) error) error {
		var r keyed
		err := scan(&r.key, &r.text)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []work.Employment
	for _, r := range rows {
		e, err := tx.job(ctx, r.key, r.text)
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, nil
}

// jobsOf reads the jobs of many employers.
func (tx *Tx) jobsOf(ctx context.Context, employers []person.ID) (map[person.ID][]work.Employment, error) {
	var docs, leave []string
	err := eachOf(ctx, tx, employmentsOf, []any{tx.keeper}, employers, func(scan func(...any) error) error {
		var away, doc string
		err := scan(&away, &doc)
		docs, leave = append(docs, doc), append(leave, away)
		return err
	})
	if err != nil {
		return nil, err
	}
	found := make([]work.Employment, len(docs))
	if err := onEveryCore(len(docs), func(i int) error { return fromDoc(docs[i], &found[i]) }); err != nil {
		return nil, err
	}
	all := make(map[person.ID][]work.Employment, len(employers))
	for _, e := range employers {
		all[e] = nil
	}
	for i, e := range found {
		if err := tx.openAway(ctx, &e, leave[i]); err != nil {
			return nil, err
		}
		all[e.Employer] = append(all[e.Employer], e)
	}
	return all, nil
}
