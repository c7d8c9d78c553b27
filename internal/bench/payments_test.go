package main

import (
	"crypto/rand"
	"database/sql"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	_ "github.com/ncruces/go-sqlite3/driver"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/money"
	"ownway/internal/app/setup"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/ident"
)

// payees is how many people the measured payment run pays.
const payees = 120_000

// runTables are the tables that a payment run writes.
var runTables = []string{"payment_line", "txn", "move", "expected", "audit"}

// BenchmarkPaymentRun prepares and approves a payment run of 120,000 people with
// the ledger, the expected payments and the audit, and writes its Bacs file.
// Beside it stands the bare insert of the very same rows into tables of the same
// shape, many to a statement, in the same file of a database of its own.
func BenchmarkPaymentRun(b *testing.B) {
	file := filepath.Join(b.TempDir(), "run.db")
	clock := calendar.MustDate("2026-08-03").Time().Add(9 * time.Hour)
	s, err := store.Open(ctx, store.Options{File: file, Now: func() time.Time { return clock }})
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	}()
	prepares, approves := manyPayees(b, s)
	m := &money.Service{Base: app.Base{Store: s}}
	before := rowsIn(b, file)
	for b.Loop() {
		var peak runtime.MemStats
		began := time.Now()
		id, err := m.PreparePayments(ctx, prepares, calendar.MustDate("2026-08-17"))
		if err != nil {
			b.Fatal(err)
		}
		prepared := time.Since(began)
		if err := m.ApprovePayments(ctx, approves, id); err != nil {
			b.Fatal(err)
		}
		approved := time.Since(began)
		_, sent, err := m.PaymentFile(ctx, prepares, id)
		if err != nil {
			b.Fatal(err)
		}
		took := time.Since(began)
		runtime.ReadMemStats(&peak)
		if lines := strings.Count(string(sent), "\n"); lines < payees {
			b.Fatalf("the file has %d lines", lines)
		}
		bare, rows := bareInsert(b, file, before)
		b.ReportMetric(float64(took.Milliseconds()), "ms")
		b.ReportMetric(float64(prepared.Milliseconds()), "prepare-ms")
		b.ReportMetric(float64((approved - prepared).Milliseconds()), "approve-ms")
		b.ReportMetric(float64((took - approved).Milliseconds()), "file-ms")
		b.ReportMetric(float64(bare.Milliseconds()), "bare-ms")
		b.ReportMetric(float64(took)/float64(bare), "ratio")
		b.ReportMetric(float64(rows), "rows")
		b.ReportMetric(float64(peak.Sys>>20), "MB")
	}
}

// manyPayees fills a council with people who are due money.
func manyPayees(b *testing.B, s *store.Store) (prepares, approves access.Actor) {
	b.Helper()
	made := ident.Maker{Random: rand.Reader}
	next := func(kind string) string {
		id, err := ident.Make[perPrefix](&made, s.Now())
		if err != nil {
			b.Fatal(err)
		}
		return kind + strings.TrimPrefix(string(id), "per")
	}
	k := store.Keeper{ID: access.KeeperID(next("kpr")), Kind: "council", Name: "Severnside Council", Council: store.Council{Policy: "severnside",
		CycleFrom: calendar.MustDate("2026-08-17"), SUN: "123456", Pays: ident.BankAccount{SortCode: "089999", Number: "66374958", Name: "SEVERNSIDE"}}}
	prepares = access.Actor{Account: access.AccountID(next("acc")), Keeper: k.ID, Role: access.Finance, Name: "Pat"}
	approves = access.Actor{Account: access.AccountID(next("acc")), Keeper: k.ID, Role: access.Finance, Name: "Mei"}
	err := (&setup.Service{Base: app.Base{Store: s}}).AddKeeper(ctx, k, store.Account{Actor: prepares}, store.Account{Actor: approves})
	if err != nil {
		b.Fatal(err)
	}
	err = s.Write(ctx, prepares, k.ID, func(tx *store.Tx) error {
		for i := range payees {
			p := person.Person{ID: person.ID(next("per")), Name: fmt.Sprintf("Person %d", i)}
			if err := tx.AddPerson(ctx, p); err != nil {
				return err
			}
			u := store.Purse{ID: ledger.PurseID(next("pur")), Person: p.ID, Opened: calendar.MustDate("2026-08-17"),
				PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account"), Funding: payment.Funding{Council: 210_00}},
				Bank:       ident.BankAccount{SortCode: "202959", Number: ident.AccountNumber(fmt.Sprintf("%08d", i)), Name: "A PAYEE"}}
			if err := tx.AddPurse(ctx, u); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return prepares, approves
}

type perPrefix struct{}

func (perPrefix) Prefix() string { return "per" }

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

// rowsIn counts what the tables hold before the run, so that only what it wrote
// is copied.
func rowsIn(b *testing.B, file string) map[string]int {
	db, held := open(b, file), map[string]int{}
	for _, t := range runTables {
		var n int
		if err := db.QueryRow("SELECT COUNT(*) FROM " + t).Scan(&n); err != nil {
			b.Fatal(err)
		}
		held[t] = n
	}
	return held
}

// bareInsert writes the rows of the run to empty tables of the same shape, keys
// and indexes, and gives how long that took.
func bareInsert(b *testing.B, file string, before map[string]int) (took time.Duration, rows int) {
	from, to := open(b, file), open(b, filepath.Join(b.TempDir(), "bare.db"))
	to.SetMaxOpenConns(1)
	for _, pragma := range []string{"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = OFF"} {
		if _, err := to.Exec(pragma); err != nil {
			b.Fatal(err)
		}
	}
	all := map[string][][]any{}
	width := map[string]int{}
	for _, t := range runTables {
		shapes(b, from, to, t)
		all[t], width[t] = read(b, from, t, before[t])
		rows += len(all[t])
	}
	began := time.Now()
	tx, err := to.Begin()
	if err != nil {
		b.Fatal(err)
	}
	for _, t := range runTables {
		insert(b, tx, t, width[t], all[t])
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began), rows
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

func read(b *testing.B, from *sql.DB, table string, after int) ([][]any, int) {
	rows, err := from.Query("SELECT * FROM "+table+" ORDER BY rowid LIMIT -1 OFFSET ?", after)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	var all [][]any
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			b.Fatal(err)
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return all, len(columns)
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
