package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
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
	"ownway/internal/care/agreement"
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

// BenchmarkPaymentRun prepares and approves the second payment run of a council
// with the ledger, the expected payments and the audit, writes its Bacs file, and
// looks at its page. Beside the run, without the look, stands
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
	m := &money.Service{Base: app.Base{Store: s}}
	first, err := m.PreparePayments(ctx, prepares, calendar.MustDate("2026-08-17"))
	if err == nil {
		err = m.ApprovePayments(ctx, approves, first)
	}
	if err != nil {
		b.Fatal(err)
	}
	before := heldIn(b, o, runTables)
	for b.Loop() {
		debug.FreeOSMemory()
		idle := resident(b, true)
		began := spending()
		id, err := m.PreparePayments(ctx, prepares, calendar.MustDate("2026-09-14"))
		if err != nil {
			b.Fatal(err)
		}
		prepared := began.until().wall
		if err := m.ApprovePayments(ctx, approves, id); err != nil {
			b.Fatal(err)
		}
		approved := began.until().wall
		sent := 0
		err = m.WritePaymentFile(ctx, prepares, id, money.Standard18, func(_ string, write func(io.Writer) error) error { return write(lineCount{&sent}) })
		if err != nil {
			b.Fatal(err)
		}
		took := began.until()
		peak := resident(b, false) - idle
		looking := time.Now()
		look, err := m.LookAtRun(ctx, prepares, id, money.Find{})
		if err != nil {
			b.Fatal(err)
		}
		looked := time.Since(looking)
		if look.Booked.Council != look.Sum.Council || look.Sum.Lines != lines {
			b.Fatalf("the books hold %v of %+v", look.Booked, look.Sum)
		}
		looking = time.Now()
		if look, err = m.LookAtRun(ctx, prepares, id, money.Find{Text: "person 42"}); err != nil || look.Found == 0 {
			b.Fatalf("%d found: %v", look.Found, err)
		}
		found := time.Since(looking)
		if sent != lines+8 { // four labels ahead of the payments, and behind them the contra and three
			b.Fatalf("the file has %d lines", sent)
		}
		bare, rows := bareInsert(b, o, runTables, before)
		b.ReportMetric(float64(took.wall.Milliseconds()), "ms")
		b.ReportMetric(float64(prepared.Milliseconds()), "prepare-ms")
		b.ReportMetric(float64((approved - prepared).Milliseconds()), "approve-ms")
		b.ReportMetric(float64((took.wall - approved).Milliseconds()), "file-ms")
		b.ReportMetric(float64(looked.Milliseconds()), "look-ms")
		b.ReportMetric(float64(found.Milliseconds()), "find-ms")
		b.ReportMetric(float64(bare.wall.Milliseconds()), "bare-ms")
		b.ReportMetric(float64(took.wall)/float64(bare.wall), "ratio")
		b.ReportMetric(float64(rows), "rows")
		if o.URL == "" { // the database works in this process, and others on the machine do not count
			b.ReportMetric(float64(took.cpu.Milliseconds()), "cpu-ms")
			b.ReportMetric(float64(took.cpu)/float64(bare.cpu), "cpu-ratio")
		}
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
					PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account"), Funding: payment.Funding{Council: 210_00}, Wages: 100_00},
					Bank:       ident.BankAccount{SortCode: "202959", Number: ident.AccountNumber(fmt.Sprintf("%08d", i)), Name: "A PAYEE"}}
				if err := tx.AddPurse(ctx, u); err != nil {
					return err
				}
				a := agreement.Agreement{ID: agreement.ID(next("agr")), Person: p.ID, From: u.Opened, State: agreement.InForce, FirstPaid: u.Opened}
				if err := tx.AddAgreement(ctx, a); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return prepares, approves
}

// lineCount counts the lines that are written to it.
type lineCount struct{ n *int }

func (c lineCount) Write(p []byte) (int, error) {
	*c.n += bytes.Count(p, []byte("\n"))
	return len(p), nil
}

type perPrefix struct{}

func (perPrefix) Prefix() string { return "per" }
