package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

const (
	copyFrom   = 64 // rows from which PostgreSQL's COPY is quicker than VALUES
	rowsAtOnce = 64 // rows in one INSERT … VALUES, or keys in one question
)

// bulk adds rows to a table: by COPY on PostgreSQL, and else many rows to a
// statement. The table and columns are the program's own words, never a user's.
func (tx *Tx) bulk(ctx context.Context, table string, columns []string, rows [][]any) error {
	if tx.store.Engine == Postgres && len(rows) >= copyFrom {
		return tx.copy(ctx, table, columns, rows)
	}
	whole := len(rows) / rowsAtOnce * rowsAtOnce
	if err := tx.insert(ctx, table, columns, rows[:whole], rowsAtOnce); err != nil {
		return err
	}
	return tx.insert(ctx, table, columns, rows[whole:], len(rows)-whole)
}

// insert adds rows in lots of a size, with one statement for all of them.
func (tx *Tx) insert(ctx context.Context, table string, columns []string, rows [][]any, lot int) error {
	if len(rows) == 0 {
		return nil
	}
	statement, err := tx.prepared(ctx, insertText(tx.store.Engine, table, columns, lot))
	if err != nil {
		return err
	}
	args := make([]any, 0, lot*len(columns))
	for some := range slices.Chunk(rows, lot) {
		args = args[:0]
		for _, r := range some {
			args = append(args, r...)
		}
		if _, err := statement.ExecContext(ctx, args...); err != nil {
			return asFault(err)
		}
	}
	return nil
}

// prepared gives a statement that the transaction runs again and again. It is
// closed as the transaction ends.
func (tx *Tx) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if s, ok := tx.statements[text]; ok {
		return s, nil
	}
	s, err := tx.tx.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	if tx.statements == nil {
		tx.statements = map[string]*sql.Stmt{}
	}
	tx.statements[text] = s
	return s, nil
}

func (tx *Tx) copy(ctx context.Context, table string, columns []string, rows [][]any) error {
	return asFault(tx.conn.Raw(func(c any) error {
		n, err := c.(*stdlib.Conn).Conn().CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
		if err == nil && n != int64(len(rows)) {
			err = fmt.Errorf("copied %d rows of %d into %s", n, len(rows), table)
		}
		return err
	}))
}

var insertTexts sync.Map // by engine, table and number of rows

func insertText(e Engine, table string, columns []string, rows int) string {
	key := string(e) + table + strconv.Itoa(rows)
	if text, ok := insertTexts.Load(key); ok {
		return text.(string)
	}
	text := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES " + placeholders(1, rows, len(columns))
	if e == SQLite {
		text = questionMarks(text)
	}
	insertTexts.Store(key, text)
	return text
}

// placeholders writes ($1, $2), ($3, $4) … for rows of columns, from a number on.
func placeholders(from, rows, columns int) string {
	var b strings.Builder
	for i := range rows * columns {
		switch {
		case i == 0:
			b.WriteString("(")
		case i%columns == 0:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(from+i))
	}
	return b.String() + ")"
}

var heldKeysTexts sync.Map // by number of keys

// heldKeysText asks which of a number of purses and keys the books hold. It
// asks by a subquery for each, because a join may be planned as a walk through
// all of the books.
func heldKeysText(keys int) *query {
	if q, ok := heldKeysTexts.Load(keys); ok {
		return q.(*query)
	}
	text := "WITH asked (purse, idem) AS (VALUES " + placeholders(2, keys, 2) + ") SELECT purse, idem FROM asked WHERE " +
		"(SELECT COUNT(*) FROM txn WHERE txn.keeper = $1 AND txn.purse = asked.purse AND txn.idem = asked.idem) > 0"
	q := asQuery(text)
	heldKeysTexts.Store(keys, q)
	return q
}
