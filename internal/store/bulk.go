package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

const (
	copyFrom   = 64 // rows from which PostgreSQL's COPY is quicker than VALUES
	rowsAtOnce = 64 // rows in one INSERT … VALUES
)

// bulk adds rows to a table: by COPY on PostgreSQL, and else many rows to a
// statement. The table and columns are the program's own words, never a user's.
func (tx *Tx) bulk(ctx context.Context, table string, columns []string, rows [][]any) error {
	if tx.store.Engine == Postgres && len(rows) >= copyFrom {
		return tx.copy(ctx, table, columns, rows)
	}
	for len(rows) > 0 {
		n := min(len(rows), rowsAtOnce)
		args := make([]any, 0, n*len(columns))
		for _, r := range rows[:n] {
			args = append(args, r...)
		}
		if _, err := tx.tx.ExecContext(ctx, insertText(tx.store.Engine, table, columns, n), args...); err != nil {
			return asFault(err)
		}
		rows = rows[n:]
	}
	return nil
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
	var b strings.Builder
	b.WriteString("INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES ")
	for r := range rows {
		if r > 0 {
			b.WriteString(", ")
		}
		for c := range columns {
			b.WriteString(map[bool]string{true: "(", false: ", "}[c == 0])
			b.WriteString("$" + strconv.Itoa(r*len(columns)+c+1))
		}
		b.WriteString(")")
	}
	text := b.String()
	if e == SQLite {
		text = questionMarks(text)
	}
	insertTexts.Store(key, text)
	return text
}
