package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
)

// Tamper changes rows behind the store's back.
func Tamper(ctx context.Context, s *Store, text string) error {
	_, err := s.write.ExecContext(ctx, text)
	return err
}

// Column reads one text as it lies in the database.
func Column(ctx context.Context, s *Store, text string, args ...any) (string, error) {
	q := asQuery(text)
	var v string
	return v, s.read.QueryRowContext(ctx, q.on(s.Engine), args...).Scan(&v)
}

// PrepareAll prepares every statement.
func PrepareAll(ctx context.Context, s *Store) error {
	var all []error
	for _, q := range queries {
		st, err := s.write.PrepareContext(ctx, q.on(s.Engine))
		if err != nil {
			all = append(all, errors.New(err.Error()+": "+q.on(s.Engine)))
			continue
		}
		all = append(all, st.Close())
	}
	return errors.Join(all...)
}

// Writer gives the database that the store writes through, for a bare insert
// to be measured beside.
func Writer(s *Store) *sql.DB { return s.write }

// Unaudited forgets the audit rows that a transaction has noted, to measure
// what they cost.
func Unaudited(tx *Tx) { tx.audit = nil }

// OpenBefore opens a database whose tables are as they were after a migration.
func OpenBefore(ctx context.Context, o Options, version int64) (*Store, error) {
	s := &Store{Engine: SQLite, now: o.Now, master: o.Master}
	s.ids.Random = rand.Reader
	open := func() error { return s.openSQLite(o.File) }
	if o.URL != "" {
		s.Engine = Postgres
		open = func() error { return s.openPostgres(o.URL) }
	}
	if err := open(); err != nil {
		return nil, err
	}
	p, err := s.steps()
	if err == nil {
		_, err = p.UpTo(ctx, version)
	}
	return s, err
}

// Seal encrypts a document as a record of somebody is.
func Seal(ctx context.Context, tx *Tx, subject string, v any) (string, error) {
	return tx.sealedDoc(ctx, subject, v)
}
