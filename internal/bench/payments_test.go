package main

import (
	"bufio"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
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
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/ident"
)

// Of the large run only a part is measured unless runLines says how many lines:
// a run of the size of the country has 120,000.
const (
	linesPaid = 5_000
	runLines  = "OWNWAY_BENCH_LINES"
)

// runTables are the tables that a payment run adds rows to.
var runTables = []string{"payment_line", "txn", "move", "expected", "audit"}

// BenchmarkPaymentRun prepares and approves a payment run with the ledger, the
// expected payments and the audit, and writes its Bacs file. Beside it stands
// the bare insert of the rows that it added, into tables of the same shape in
// one transaction.
func BenchmarkPaymentRun(b *testing.B) {
	lines := linesPaid
	if typed := os.Getenv(runLines); typed != "" {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 1 {
			b.Fatalf("%s is %q: give a number of lines", runLines, typed)
		}
		lines = n
	}
	b.Run("sqlite", func(b *testing.B) {
		measurePayments(b, store.Options{File: filepath.Join(b.TempDir(), "run.db")}, lines)
	})
	b.Run("postgres", func(b *testing.B) {
		if url := storetest.Postgres(b); url != "" {
			measurePayments(b, store.Options{URL: url}, lines)
		}
	})
}

func measurePayments(b *testing.B, o store.Options, lines int) {
	clock := calendar.MustDate("2026-08-03").Time().Add(9 * time.Hour)
	o.Now = func() time.Time { return clock }
	s := storetest.Open(b, o)
	prepares, approves := manyPayees(b, s, lines)
	before := heldIn(b, o, runTables)
	m := &money.Service{Base: app.Base{Store: s}}
	for b.Loop() {
		debug.FreeOSMemory()
		idle := resident(b, true)
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
		peak := resident(b, false) - idle
		if n := strings.Count(string(sent), "\n"); n < lines {
			b.Fatalf("the file has %d lines", n)
		}
		bare, rows := bareInsert(b, o, runTables, before)
		b.ReportMetric(float64(took.Milliseconds()), "ms")
		b.ReportMetric(float64(prepared.Milliseconds()), "prepare-ms")
		b.ReportMetric(float64((approved - prepared).Milliseconds()), "approve-ms")
		b.ReportMetric(float64((took - approved).Milliseconds()), "file-ms")
		b.ReportMetric(float64(bare.Milliseconds()), "bare-ms")
		b.ReportMetric(float64(took)/float64(bare), "ratio")
		b.ReportMetric(float64(rows), "rows")
		b.ReportMetric(float64(peak)/1024, "MB")
	}
}

// resident gives how much memory the process held at most since it was last
// told to begin anew, in kilobytes: what Linux says of it, and nought elsewhere.
func resident(b *testing.B, anew bool) int {
	b.Helper()
	if anew {
		if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
			b.Log("how much memory is held is not known here:", err)
			return 0
		}
	}
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if text, found := strings.CutPrefix(lines.Text(), "VmHWM:"); found {
			n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(text, "kB")))
			if err != nil {
				b.Fatal(err)
			}
			return n
		}
	}
	return 0
}

// manyPayees fills a council with people who are due money.
func manyPayees(b *testing.B, s *store.Store, lines int) (prepares, approves access.Actor) {
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
	const lot = 5_000 // people in one transaction
	for from := 0; from < lines; from += lot {
		writeAll(b, s, prepares, func(tx *store.Tx) error {
			for i := from; i < min(lines, from+lot); i++ {
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
	}
	return prepares, approves
}

type perPrefix struct{}

func (perPrefix) Prefix() string { return "per" }
