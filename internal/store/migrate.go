package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
)

//go:embed migrations/*.sql
var migrations embed.FS

// steps gives the migrations of the tables.
func (s *Store) steps() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	dialect := goose.DialectSQLite3
	if s.Engine == Postgres {
		dialect = goose.DialectPostgres
	}
	p, err := goose.NewProvider(dialect, s.write, files)
	if err != nil {
		return nil, fmt.Errorf("migrations: %w", err)
	}
	return p, nil
}

// migrate brings tables and job queue up to date.
func (s *Store) migrate(ctx context.Context) error {
	p, err := s.steps()
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	m, err := rivermigrate.New(s.jobDriver(), nil)
	if err != nil {
		return fmt.Errorf("job migrations: %w", err)
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	return nil
}

func (s *Store) jobDriver() riverdriver.Driver[*sql.Tx] {
	if s.Engine == Postgres {
		return riverdatabasesql.New(s.write)
	}
	return riversqlite.New(s.write)
}

func (s *Store) newJobs(c *river.Config) (*Jobs, error) {
	client, err := river.NewClient(s.jobDriver(), c)
	if err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	return client, nil
}

// Enqueue asks for a job to be done once the transaction is kept, and not at
// all if it is not.
func (tx *Tx) Enqueue(ctx context.Context, job river.JobArgs) error {
	_, err := tx.store.jobs.InsertTx(ctx, tx.tx, job, nil)
	return err
}

// Jobs is a client of the job queue.
type Jobs = river.Client[*sql.Tx]

// Workers gives a client that does jobs; the caller starts and stops it.
func (s *Store) Workers(c *river.Config) (*Jobs, error) { return s.newJobs(c) }
