package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"ownway/ledger"
	"ownway/value/fault"
)

// A transaction that works for many at once (ReadAhead) keeps what it writes until
// its end, and then writes rows of one kind together. A question about a table that
// has something waiting, and a write of any other kind, come after it is written.

// waiting is a row that is not written yet.
type waiting struct {
	q       *query
	subject string // whose key it is encrypted under; none when it is not
	args    func() ([]any, error)
	audit   int // the audit row that wants its fingerprint
}

// keep writes a row, or lets it wait for the others of its kind. With a subject
// its args are encrypted under that key.
func (tx *Tx) keep(ctx context.Context, act, id string, q *query, subject string, args func() ([]any, error)) error {
	if !tx.isAhead() {
		now, err := args()
		if err != nil {
			return err
		}
		return tx.write(ctx, act, id, q, now...)
	}
	if err := tx.note(act, id, ""); err != nil {
		return err
	}
	tx.ahead.rows = append(tx.ahead.rows, waiting{q, subject, args, len(tx.audit) - 1})
	return nil
}

// together lets what fn writes wait, and writes it all when fn is done.
func (tx *Tx) together(ctx context.Context, fn func() error) error {
	if tx.ahead == nil {
		tx.ahead = &ahead{owner: tx, keeper: tx.keeper}
		defer func() { tx.ahead = nil }()
	}
	if err := fn(); err != nil {
		return err
	}
	return tx.writeWaiting(ctx)
}

// settle writes what waits, if a statement needs it to be there.
func (tx *Tx) settle(ctx context.Context, q *query) error {
	a := tx.ahead
	if a == nil || a.writing || len(a.rows)+len(a.posts) == 0 {
		return nil
	}
	touched := func(table string) bool {
		return len(a.posts) > 0 && (table == "txn" || table == "move") ||
			slices.ContainsFunc(a.rows, func(w waiting) bool { return w.q.writes == table })
	}
	if q.writes == "" && !slices.ContainsFunc(q.reads, touched) {
		return nil
	}
	return a.owner.writeWaiting(ctx)
}

// writeWaiting writes all rows that wait: new ones first, kind by kind in the order
// in which the first of each came, and then what changes rows.
func (tx *Tx) writeWaiting(ctx context.Context) error {
	a := tx.ahead
	if a == nil || a.writing || len(a.rows)+len(a.posts) == 0 {
		return nil
	}
	a.writing = true
	defer func() { a.writing = false }()
	a.times++
	rows, posts := a.rows, a.posts
	a.rows, a.posts, a.undo = nil, nil, nil
	args, err := tx.argsOf(ctx, rows)
	if err != nil {
		return err
	}
	for _, adds := range []bool{true, false} {
		var kinds []*query
		of := map[*query][][]any{}
		for i, w := range rows {
			if (w.q.columns != nil) != adds {
				continue
			}
			if of[w.q] == nil {
				kinds = append(kinds, w.q)
			}
			of[w.q] = append(of[w.q], args[i])
		}
		for _, q := range kinds {
			write := tx.changeAll
			if adds {
				write = func(ctx context.Context, q *query, rows [][]any) error {
					return tx.bulk(ctx, q.writes, q.columns, rows)
				}
			}
			if err := write(ctx, q, of[q]); err != nil {
				return err
			}
		}
	}
	return tx.postAll(ctx, posts)
}

// argsOf makes ready what the rows hold, and fingerprints it for the audit.
func (tx *Tx) argsOf(ctx context.Context, rows []waiting) ([][]any, error) {
	subjects := make([]string, len(rows))
	for i, w := range rows {
		subjects[i] = w.subject
	}
	if err := tx.openSecretsOf(ctx, subjects); err != nil {
		return nil, err
	}
	all := make([][]any, len(rows))
	return all, tx.onEachKey(subjects, func(i int) error {
		args, err := rows[i].args()
		if err != nil {
			return err
		}
		tx.audit[rows[i].audit].digest = fingerprint(args)
		for j, a := range args {
			if args[j], err = driver.DefaultParameterConverter.ConvertValue(a); err != nil {
				return err
			}
		}
		all[i] = args
		return nil
	})
}

// sentAtOnce is how many changes PostgreSQL is sent before its answers are read.
const sentAtOnce = 1000

// changeAll runs one statement for many rows: prepared once on SQLite, sent
// together on PostgreSQL. A row that was not touched is a conflict.
func (tx *Tx) changeAll(ctx context.Context, q *query, rows [][]any) (err error) {
	if len(rows) == 0 {
		return nil
	}
	if tx.store.Engine == Postgres {
		for some := range slices.Chunk(rows, sentAtOnce) {
			if err := tx.conn.Raw(func(c any) error { return sendAll(ctx, c.(*stdlib.Conn).Conn(), q, some) }); err != nil {
				return asFault(err)
			}
		}
		return nil
	}
	statement, err := tx.tx.PrepareContext(ctx, q.on(tx.store.Engine))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, statement.Close()) }()
	for _, r := range rows {
		done, err := statement.ExecContext(ctx, r...)
		if err != nil {
			return asFault(err)
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fault.Conflict(AlreadyThere))
		}
	}
	return nil
}

func sendAll(ctx context.Context, conn *pgx.Conn, q *query, rows [][]any) (err error) {
	batch := &pgx.Batch{}
	for _, r := range rows {
		batch.Queue(q.postgres, r...)
	}
	sent := conn.SendBatch(ctx, batch)
	defer func() { err = errors.Join(err, sent.Close()) }()
	for range rows {
		done, err := sent.Exec()
		if err != nil {
			return err
		}
		if done.RowsAffected() == 0 {
			return fault.Conflict(AlreadyThere)
		}
	}
	return nil
}

// Apart runs fn, and if it fails undoes all that it wrote and nothing that was
// written before it. Where that is not possible any more, because some of it had to
// be written at once, the whole transaction fails.
func (tx *Tx) Apart(ctx context.Context, fn func() error) error {
	a := tx.ahead
	if a == nil {
		return errors.New("only what waits to be written can be undone apart")
	}
	times, rows, posts, undo, audit := a.times, len(a.rows), len(a.posts), len(a.undo), len(tx.audit)
	err := fn()
	if err == nil {
		return nil
	}
	if a.times != times {
		return fmt.Errorf("cannot be undone apart: %v", err)
	}
	for _, back := range slices.Backward(a.undo[undo:]) {
		back()
	}
	a.rows, a.posts, a.undo, tx.audit = a.rows[:rows], a.posts[:posts], a.undo[:undo], tx.audit[:audit]
	return err
}

// holdPost lets a transaction wait for the others.
func (tx *Tx) holdPost(t ledger.Transaction) error {
	if err := t.Check(); err != nil {
		return err
	}
	tx.ahead.post(t)
	tx.ahead.posts = append(tx.ahead.posts, t)
	return nil
}
