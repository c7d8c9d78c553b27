package main

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"ownway/internal/store"
)

// The bare insert is what a measured act stands beside: the rows that it added,
// as they are and in the order they were written, go to empty tables of the same
// shape, keys and indexes in one transaction.

func open(b *testing.B, file string) *sql.DB {
	b.Helper()
	db, err := sql.Open("sqlite3", "file:"+file)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	return db
}

// heldIn counts what tables hold before the act, so that only what it adds is
// written again.
func heldIn(b *testing.B, o store.Options, tables []string) map[string]int {
	b.Helper()
	db, held := openRows(b, o), map[string]int{}
	for _, t := range tables {
		var n int
		if err := db.QueryRow("SELECT COUNT(*) FROM " + t).Scan(&n); err != nil {
			b.Fatal(err)
		}
		held[t] = n
	}
	return held
}

// added is the rows of one table that an act added.
type added struct {
	table   string
	columns []string
	rows    [][]any
}

// bareInsert gives how long the bare insert of what was added took, and how many
// rows it was.
func bareInsert(b *testing.B, o store.Options, tables []string, before map[string]int) (took spent, n int) {
	b.Helper()
	from := openRows(b, o)
	all := make([]added, len(tables))
	for i, t := range tables {
		all[i] = readAdded(b, o, from, t, before[t])
		n += len(all[i].rows)
	}
	if o.URL != "" {
		return bareCopy(b, from, all), n
	}
	to := open(b, filepath.Join(b.TempDir(), "bare.db"))
	to.SetMaxOpenConns(1)
	for _, pragma := range []string{"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -32768"} {
		if _, err := to.Exec(pragma); err != nil {
			b.Fatal(err)
		}
	}
	for _, t := range tables {
		shapes(b, from, to, t)
	}
	began := spending()
	tx, err := to.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for _, a := range all {
		insert(b, tx, a.table, len(a.columns), a.rows)
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return began.until(), n
}

// readAdded reads the rows of a table in the order they were written, without
// those that were there before.
func readAdded(b *testing.B, o store.Options, from *sql.DB, table string, before int) added {
	b.Helper()
	written := "rowid"
	if o.URL != "" {
		written = "ctid"
	}
	rows, err := from.Query("SELECT * FROM " + table + " ORDER BY " + written)
	if err != nil {
		b.Fatal(err)
	}
	a := added{table: table}
	if a.columns, err = rows.Columns(); err != nil {
		b.Fatal(err)
	}
	for n := 0; rows.Next(); n++ {
		if n < before {
			continue
		}
		row, into := make([]any, len(a.columns)), make([]any, len(a.columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			b.Fatal(err)
		}
		a.rows = append(a.rows, row)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		b.Fatal(err)
	}
	return a
}

// bareCopy is the bare insert on PostgreSQL: COPY into each table.
func bareCopy(b *testing.B, db *sql.DB, all []added) spent {
	b.Helper()
	for _, a := range all {
		if _, err := db.Exec("CREATE TABLE bare_" + a.table + " (LIKE " + a.table + " INCLUDING ALL)"); err != nil {
			b.Fatal(err)
		}
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		b.Fatal(err)
	}
	began := spending()
	err = conn.Raw(func(c any) error {
		tx, err := c.(*stdlib.Conn).Conn().Begin(ctx)
		if err != nil {
			return err
		}
		for _, a := range all {
			if _, err := tx.CopyFrom(ctx, pgx.Identifier{"bare_" + a.table}, a.columns, pgx.CopyFromRows(a.rows)); err != nil {
				return errors.Join(err, tx.Rollback(ctx))
			}
		}
		return tx.Commit(ctx)
	})
	took := began.until()
	if err := errors.Join(err, conn.Close()); err != nil {
		b.Fatal(err)
	}
	return took
}
func shapes(b *testing.B, from, to *sql.DB, table string) {
	rows, err := from.Query("SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC", table)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			b.Fatal(err)
		}
		if _, err := to.Exec(text); err != nil {
			b.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
}

// lot is how many rows a statement writes, as the program does.
const lot = 64

func insert(b *testing.B, tx *sql.Tx, table string, width int, rows [][]any) {
	one := "(" + strings.TrimSuffix(strings.Repeat("?,", width), ",") + ")"
	for len(rows) > 0 {
		n := min(lot, len(rows))
		statement, err := tx.Prepare("INSERT INTO " + table + " VALUES " + strings.TrimSuffix(strings.Repeat(one+",", n), ","))
		if err != nil {
			b.Fatal(err)
		}
		for len(rows) >= n {
			args := make([]any, 0, n*width)
			for _, r := range rows[:n] {
				args = append(args, r...)
			}
			if _, err := statement.Exec(args...); err != nil {
				b.Fatal(err)
			}
			rows = rows[n:]
		}
		if err := statement.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
