// Package store holds everything that is kept: all SQL, on SQLite inside the
// program or on PostgreSQL. There is one set of SQL and one set of migrations
// for both. A row belongs to a keeper, and a transaction works for one keeper
// alone.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"sync"
	"time"
	_ "time/tzdata" // so that the day in London is known on any machine

	_ "github.com/jackc/pgx/v5/stdlib"       // the PostgreSQL driver
	_ "github.com/ncruces/go-sqlite3/driver" // the SQLite driver, SQLite inside
	"github.com/riverqueue/river"

	"ownway/value/calendar"
	"ownway/value/ident"
)

// Engine is the database underneath.
type Engine string

// The engines.
const (
	SQLite   Engine = "sqlite"
	Postgres Engine = "postgres"
)

// Options say how a store is opened.
type Options struct {
	File string // SQLite database file, made when it is not there
	URL  string // PostgreSQL address; when given, File is not used

	Now    func() time.Time // the clock; time.Now when nil
	Random io.Reader        // where ids come from; crypto/rand when nil
	Master [32]byte         // wraps each person's key: whoever holds it can read everything
}

// Store is an open database.
type Store struct {
	Engine Engine

	write  *sql.DB // one connection on SQLite, which has one writer
	read   *sql.DB
	now    func() time.Time
	ids    ident.Maker
	master [32]byte
	jobs   *Jobs

	mu      sync.Mutex // guards ids
	secrets sync.Map   // person's keys in clear, by keeper and subject
}

// Open opens the database and brings it up to date.
func Open(ctx context.Context, o Options) (*Store, error) {
	s := &Store{Engine: SQLite, now: o.Now, ids: ident.Maker{Random: o.Random}, master: o.Master}
	if s.now == nil {
		s.now = time.Now
	}
	if s.ids.Random == nil {
		s.ids.Random = rand.Reader
	}
	var err error
	if o.URL != "" {
		s.Engine = Postgres
		err = s.openPostgres(o.URL)
	} else {
		err = s.openSQLite(o.File)
	}
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if s.jobs, err = s.newJobs(&river.Config{}); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// writeCache lets the writer keep the ends of many indexes at hand: a payment run
// writes five tables side by side, for which SQLite's own 2 MB are too few.
const writeCache = "&_pragma=cache_size(-32768)"

// openSQLite keeps a write-ahead log and syncs it at every commit, so that
// what was said to be done survives a power cut.
func (s *Store) openSQLite(file string) error {
	name := "file:" + (&url.URL{Path: file}).EscapedPath() + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)" +
		"&_pragma=synchronous(full)&_pragma=foreign_keys(on)&_timefmt=sqlite"
	var err error
	if s.write, err = sql.Open("sqlite3", name+"&_txlock=immediate"+writeCache); err != nil {
		return fmt.Errorf("open %s: %w", file, err)
	}
	s.write.SetMaxOpenConns(1)
	if err := s.write.Ping(); err != nil {
		return errors.Join(fmt.Errorf("open %s: %w", file, err), s.write.Close())
	}
	if s.read, err = sql.Open("sqlite3", name+"&_pragma=query_only(on)"); err != nil {
		return errors.Join(fmt.Errorf("open %s: %w", file, err), s.write.Close())
	}
	s.read.SetMaxOpenConns(4)
	s.read.SetMaxIdleConns(4)
	return nil
}

func (s *Store) openPostgres(address string) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return fmt.Errorf("open PostgreSQL: %w", err)
	}
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	s.write, s.read = db, db
	if err := db.Ping(); err != nil {
		return errors.Join(fmt.Errorf("open PostgreSQL: %w", err), db.Close())
	}
	return nil
}

// Close closes the database.
func (s *Store) Close() error {
	err := s.write.Close()
	if s.read != s.write && s.read != nil {
		err = errors.Join(err, s.read.Close())
	}
	return err
}

// Now gives the moment by the store's clock.
func (s *Store) Now() time.Time { return s.now() }

var london = func() *time.Location {
	l, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // the zones are compiled in
	}
	return l
}()

// Today gives the civil date in England by the store's clock.
func (s *Store) Today() calendar.Date { return calendar.DateOf(s.now().In(london)) }
