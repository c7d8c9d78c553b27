package main

import (
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/jobs"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/ident"
)

// Of the large run only a part is measured unless wagesPAs says how many PAs:
// all that there may be are 130,000.
const (
	bureauEmployers = 500
	pasMeasured     = 1000
	wagesPAs        = "OWNWAY_BENCH_PAS"
)

// wagesTables are the tables to which a wages run adds rows.
var wagesTables = []string{"payslip", "txn", "move", "expected", "filing", "audit"}

// BenchmarkWagesRun runs wages from end to end, with workers, books, expected
// payments, reports to HMRC and audit: for 500 employers with a PA each, and for
// many PAs, two to an employer. Beside each stands the bare insert of the rows
// that it added, into tables of the same shape in one transaction.
func BenchmarkWagesRun(b *testing.B) {
	pas := pasMeasured
	if typed := os.Getenv(wagesPAs); typed != "" {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 2 {
			b.Fatalf("%s is %q: give a number of PAs", wagesPAs, typed)
		}
		pas = n
	}
	for _, size := range []struct {
		name      string
		employers int
		each      int
	}{{"employers", bureauEmployers, 1}, {"pas", pas / 2, 2}} {
		b.Run(size.name+"-sqlite", func(b *testing.B) {
			measureWages(b, store.Options{File: filepath.Join(b.TempDir(), "wages.db")}, size.employers, size.each)
		})
		b.Run(size.name+"-postgres", func(b *testing.B) {
			if url := storetest.Postgres(b); url != "" {
				measureWages(b, store.Options{URL: url}, size.employers, size.each)
			}
		})
	}
}

func measureWages(b *testing.B, o store.Options, employers, each int) {
	o.Now = func() time.Time { return time.Date(2026, 10, 8, 9, 0, 0, 0, time.UTC) }
	s := storetest.Open(b, o)
	month := calendar.MonthOf(calendar.MustDate("2026-09-01"))
	bureau := payrolls(b, s, month, employers, each)
	wages := &pay.Service{Base: app.Base{Store: s}}
	var took, bare spent
	rows := 0
	for b.Loop() {
		id, err := wages.OpenRun(ctx, bureau, period.Monthly, month)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Seal(ctx); err != nil { // the rows of what was there before the run
			b.Fatal(err)
		}
		before := heldIn(b, o, wagesTables)
		began := spending()
		if err := wages.StartRun(ctx, bureau, id); err != nil {
			b.Fatal(err)
		}
		crew, err := jobs.Start(ctx, s, slog.New(slog.DiscardHandler))
		if err != nil {
			b.Fatal(err)
		}
		awaitRun(b, s, bureau, id)
		took = began.until()
		if err := crew.Stop(ctx); err != nil {
			b.Fatal(err)
		}
		bare, rows = bareInsert(b, o, wagesTables, before)
	}
	b.ReportMetric(float64(employers*each), "PAs")
	b.ReportMetric(float64(took.wall.Milliseconds()), "ms")
	b.ReportMetric(float64(bare.wall.Milliseconds()), "bare-ms")
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(float64(took.wall)/float64(bare.wall), "ratio")
	if o.URL == "" { // the database works in this process, and others on the machine do not count
		b.ReportMetric(float64(took.cpu.Milliseconds()), "cpu-ms")
		b.ReportMetric(float64(took.cpu)/float64(bare.cpu), "cpu-ratio")
	}
}

// spent is time by the clock, and of this process on all cores.
type spent struct {
	wall, cpu time.Duration
	since     time.Time
}

func spending() spent {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err) // it fails only for a kind of usage that there is not
	}
	return spent{cpu: time.Duration(used.Utime.Nano() + used.Stime.Nano()), since: time.Now()}
}

func (s spent) until() spent {
	return spent{wall: time.Since(s.since), cpu: spending().cpu - s.cpu}
}

// awaitRun waits until a run is finished, and makes sure that all were paid.
func awaitRun(b *testing.B, s *store.Store, by access.Actor, id work.RunID) {
	b.Helper()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for range again.C {
		var run work.Run
		err := s.Read(ctx, by, by.Keeper, func(tx *store.Tx) (err error) { run, _, err = tx.WagesItem(ctx, id, ""); return err })
		if err != nil {
			b.Fatal(err)
		}
		if run.State == work.Finished {
			return
		}
	}
}

func openRows(b *testing.B, o store.Options) *sql.DB {
	b.Helper()
	if o.URL == "" {
		return open(b, o.File)
	}
	db, err := sql.Open("pgx", o.URL)
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

// payrolls fills a council with employers whose wages a bureau runs, with the
// hours of a month agreed.
func payrolls(b *testing.B, s *store.Store, month calendar.Period, employers, each int) access.Actor {
	b.Helper()
	made := ident.Maker{Random: rand.Reader}
	next := func(kind string) string {
		id, err := ident.Make[perPrefix](&made, s.Now())
		if err != nil {
			b.Fatal(err)
		}
		return kind + strings.TrimPrefix(string(id), "per")
	}
	keeper := func(kind string, role access.Role) access.Actor {
		by := access.Actor{Account: access.AccountID(next("acc")), Keeper: access.KeeperID(next("kpr")), Role: role}
		writeAll(b, s, by, func(tx *store.Tx) error {
			return tx.AddKeeper(ctx, store.Keeper{ID: by.Keeper, Kind: kind, Name: kind})
		})
		return by
	}
	bureau, council, pas := keeper("support", access.Support), keeper("council", access.Practitioner), keeper("pa", access.PA)
	bank := ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "SOMEBODY"}
	from := calendar.MustDate("2026-06-01")
	names := make([]person.PAID, employers*each)
	writeAll(b, s, pas, func(tx *store.Tx) error {
		for i := range names {
			names[i] = person.PAID(next("pa"))
			err := errors.Join(tx.AddPA(ctx, person.PA{ID: names[i], Name: fmt.Sprintf("PA %d", i), Born: calendar.MustDate("1992-02-11"), Bank: bank}),
				tx.AddGrant(ctx, access.Grant{ID: access.GrantID(next("grt")), Taker: council.Keeper, What: access.Profile, PA: names[i], Why: "works", From: from}))
			if err != nil {
				return err
			}
		}
		return nil
	})
	writeAll(b, s, council, func(tx *store.Tx) error {
		for i := range employers {
			p := person.ID(next("per"))
			err := errors.Join(tx.AddPerson(ctx, person.Person{ID: p, Name: fmt.Sprintf("Employer %d", i)}),
				tx.AddPurse(ctx, store.Purse{ID: ledger.PurseID(next("pur")), Person: p, Opened: from, Bank: bank,
					PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account"), Funding: payment.Funding{Council: 200_00, Contribution: 20_00}, Wages: 100_00}}),
				tx.AddGrant(ctx, access.Grant{ID: access.GrantID(next("grt")), Taker: bureau.Keeper, What: access.Wages, Person: p, Why: "runs payroll", From: from}))
			if err != nil {
				return err
			}
			for n := range each {
				job := work.Employment{ID: work.ID(next("emp")), Employer: p, PA: names[i*each+n], PAName: "PA", PABorn: calendar.MustDate("1992-02-11"), Standing: work.Standing{Code: "1257L"},
					Terms: employment.Terms{Start: from, Frequency: period.Monthly, Holiday: employment.IrregularAccrual, Rates: []employment.Rate{{From: from, On: employment.EveryDay, Hourly: 1340}}}}
				sheet := work.Sheet{ID: work.SheetID(next("sht")), Employment: job.ID, Employer: p, Hours: hours.Sheet{Period: month, Start: from, State: hours.Approved, ApprovedBy: hours.Person}}
				for d := range 20 {
					sheet.Hours.Entries = append(sheet.Hours.Entries, hours.Entry{Date: month.First.AddDays(d), Kind: hours.Work, Minutes: 180, Told: hours.Phone})
				}
				if err := errors.Join(tx.AddEmployment(ctx, job), tx.AddSheet(ctx, sheet)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return bureau
}

func writeAll(b *testing.B, s *store.Store, by access.Actor, fn func(*store.Tx) error) {
	b.Helper()
	if err := s.Write(ctx, by, by.Keeper, fn); err != nil {
		b.Fatal(err)
	}
}
