package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	sqlite3 "github.com/ncruces/go-sqlite3"

	"ownway/internal/access"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// The faults of keeping records.
var (
	NoSuchRecord  = msg.New("store.no-such-record", "There is nothing here with that reference")
	AlreadyThere  = msg.New("store.already-there", "This was already done, or someone did it at the same time. Nothing was done twice")
	PointsNowhere = msg.New("store.points-nowhere", "This refers to a record that is not there")
)

// Tx is a transaction that reads and writes the records of one keeper.
type Tx struct {
	store  *Store
	conn   *sql.Conn
	tx     *sql.Tx
	keeper access.KeeperID
	by     access.Actor
	now    time.Time
	audit  []auditRow

	madeKeys bool              // a person's key was made in this transaction
	near     map[string][]byte // the keys of the people who are worked on now

	founded []access.KeeperID // whose records were begun in this transaction

	ahead *ahead // what was read ahead, and what waits to be written

	statements map[string]*sql.Stmt // that are run again and again, by their text
}

// Read runs fn on a steady view of a keeper's records.
func (s *Store) Read(ctx context.Context, by access.Actor, keeper access.KeeperID, fn func(*Tx) error) error {
	return s.run(ctx, s.read, &sql.TxOptions{ReadOnly: true}, by, keeper, fn)
}

// Write runs fn and keeps all that it did, with its audit rows, or nothing.
func (s *Store) Write(ctx context.Context, by access.Actor, keeper access.KeeperID, fn func(*Tx) error) error {
	return s.run(ctx, s.write, nil, by, keeper, func(tx *Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		if err := tx.writeWaiting(ctx); err != nil {
			return err
		}
		return tx.writeAudit(ctx)
	})
}

func (s *Store) run(ctx context.Context, db *sql.DB, o *sql.TxOptions, by access.Actor, keeper access.KeeperID, fn func(*Tx) error) (err error) {
	if s.Engine == Postgres { // a row that changed since it was read is then a conflict, never lost
		o = &sql.TxOptions{ReadOnly: o != nil, Isolation: sql.LevelRepeatableRead}
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	tx, err := conn.BeginTx(ctx, o)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	t := &Tx{store: s, conn: conn, tx: tx, keeper: keeper, by: by, now: s.now()}
	done := false
	defer func() {
		if !done { // an error or a panic in fn
			if undo := tx.Rollback(); undo != nil && !errors.Is(undo, sql.ErrTxDone) {
				err = errors.Join(err, undo)
			}
		}
	}()
	if err := fn(t); err != nil {
		return err
	}
	done = true
	return asFault(tx.Commit())
}

// Keeper gives the keeper that the transaction works for.
func (tx *Tx) Keeper() access.KeeperID { return tx.keeper }

// By gives who acts.
func (tx *Tx) By() access.Actor { return tx.by }

// NewID makes the id of a new record.
func NewID[P ident.Prefix](tx *Tx, id *ident.ID[P]) error {
	tx.store.mu.Lock()
	defer tx.store.mu.Unlock()
	v, err := ident.Make[P](&tx.store.ids, tx.now)
	if err == nil {
		*id = v
	}
	return err
}

// write runs a statement that changes rows, and notes who changed which record,
// with a fingerprint of what was written, for the audit. It fails with a
// conflict when no row was touched.
func (tx *Tx) write(ctx context.Context, act string, subject string, q *query, args ...any) error {
	if err := tx.settle(ctx, q); err != nil {
		return err
	}
	if tx.ahead != nil {
		tx.ahead.forget(q.writes)
	}
	res, err := tx.tx.ExecContext(ctx, q.on(tx.store.Engine), args...)
	if err != nil {
		return asFault(err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return err
	}
	if n == 0 {
		return fault.Conflict(AlreadyThere)
	}
	return tx.note(act, subject, fingerprint(args))
}

func fingerprint(args []any) string {
	h := sha256.New()
	for _, a := range args {
		if text, plain := a.(string); plain {
			h.Write([]byte("string:" + text + "\x00"))
			continue
		}
		fmt.Fprintf(h, "%T:%v\x00", a, a)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// one reads a single row; not found is a fault.
func (tx *Tx) one(ctx context.Context, q *query, args []any, into ...any) error {
	if err := tx.settle(ctx, q); err != nil {
		return err
	}
	err := tx.tx.QueryRowContext(ctx, q.on(tx.store.Engine), args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.NotFound(NoSuchRecord)
	}
	return err
}

// each reads rows and hands each to fn to scan.
func (tx *Tx) each(ctx context.Context, q *query, args []any, fn func(scan func(...any) error) error) error {
	if err := tx.settle(ctx, q); err != nil {
		return err
	}
	rows, err := tx.tx.QueryContext(ctx, q.on(tx.store.Engine), args...)
	if err != nil {
		return err
	}
	return scanAll(rows, fn)
}

func scanAll(rows *sql.Rows, fn func(scan func(...any) error) error) (err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := fn(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

func toDoc(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("store a %T: %w", v, err)
	}
	return string(b), nil
}

func fromDoc(doc string, v any) error {
	if err := json.Unmarshal([]byte(doc), v); err != nil {
		return fmt.Errorf("read a stored %T: %w", v, err)
	}
	return nil
}

// asFault turns what both engines say of a broken constraint into a fault.
func asFault(err error) error {
	var pg *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sqlite3.CONSTRAINT_UNIQUE), errors.Is(err, sqlite3.CONSTRAINT_PRIMARYKEY):
		return fault.Conflict(AlreadyThere)
	case errors.Is(err, sqlite3.CONSTRAINT_FOREIGNKEY):
		return fault.Conflict(PointsNowhere)
	case errors.As(err, &pg) && pg.Code == "23505", errors.As(err, &pg) && pg.Code == "40001":
		return fault.Conflict(AlreadyThere)
	case errors.As(err, &pg) && pg.Code == "23503":
		return fault.Conflict(PointsNowhere)
	}
	return err
}
