package app_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/employment"
	"ownway/pay/payroll/period"
)

// onDatabases runs a test in a world of its own on each engine, with its database.
func onDatabases(t *testing.T, test func(w *world, db *sql.DB)) {
	t.Helper()
	run := func(driver, at string, o store.Options) func(*testing.T) {
		return func(t *testing.T) {
			c := &clock{at: storetest.Noon}
			o.Now = c.now
			w := newWorld(t, storetest.Open(t, o), c)
			db, err := sql.Open(driver, at)
			w.ok(err)
			t.Cleanup(func() {
				if err := db.Close(); err != nil {
					t.Error(err)
				}
			})
			test(w, db)
		}
	}
	file := filepath.Join(t.TempDir(), "ownway.db")
	t.Run("sqlite", run("sqlite3", "file:"+file, store.Options{File: file}))
	t.Run("postgres", func(t *testing.T) {
		if url := storetest.Postgres(t); url != "" {
			run("pgx", url, store.Options{URL: url})(t)
		}
	})
}

func (w *world) together(id work.RunID, employers ...person.ID) error {
	return w.pay.RunEmployers(ctx, machine, pay.EmployersJob{Run: id, Bureau: w.bureau.Keeper, Employers: employers})
}

func count(w *world, db *sql.DB, text string) (n int) {
	w.Helper()
	w.ok(db.QueryRow(text).Scan(&n))
	return n
}

// One employer's record cannot be read. The others of the same job are paid, and
// that one waits in a job of its own until it can be.
func TestABadEmployerStopsNoOtherOfItsBatch(t *testing.T) {
	onDatabases(t, func(w *world, db *sql.DB) {
		var all []person.ID
		var bad work.ID
		for _, name := range []string{"Rosa Whitfield", "Alan Croft", "Betty Longden"} {
			w.on("2026-08-03")
			who, pa, job := w.hired(name, 1300)
			w.on("2026-09-14")
			w.agree(who, pa, job, first, 180)
			all, bad = append(all, who.Person), job
		}
		id := w.openFirst()
		w.on("2026-09-21")
		w.ok(w.pay.StartRun(ctx, w.bureau, id))
		if n := count(w, db, `SELECT COUNT(*) FROM river_job WHERE kind = 'wages-employers'`); n != 1 {
			w.Errorf("three employers are %d jobs", n)
		}
		var doc string
		w.ok(db.QueryRow(`SELECT doc FROM sheet WHERE employment = '` + string(bad) + `'`).Scan(&doc))
		_, err := db.Exec(`UPDATE sheet SET doc = '{' WHERE employment = '` + string(bad) + `'`)
		w.ok(err)
		w.ok(w.together(id, all...))
		for i, e := range all {
			var item work.Item
			w.ok(w.s.Read(ctx, w.bureau, w.bureau.Keeper, func(tx *store.Tx) (err error) { _, item, err = tx.WagesItem(ctx, id, e); return err }))
			if want := []work.ItemState{work.Done, work.Done, work.Waiting}[i]; item.State != want {
				w.Errorf("%s is %s because %s", item.Name, item.State, item.Why)
			}
		}
		if n := count(w, db, `SELECT COUNT(*) FROM river_job WHERE kind = 'wages-employer'`); n != 1 {
			w.Errorf("%d jobs for the one that failed", n)
		}
		if n := count(w, db, `SELECT COUNT(*) FROM payslip`); n != 2 {
			w.Errorf("%d payslips", n)
		}
		if err := w.together(id, all[2]); err == nil {
			t.Error("what cannot be read was paid")
		}
		_, err = db.Exec(strings.ReplaceAll(`UPDATE sheet SET doc = 'DOC' WHERE employment = '`+string(bad)+`'`, "DOC", strings.ReplaceAll(doc, "'", "''")))
		w.ok(err)
		w.ok(w.work(id, all[2]))
		if run, item := w.runItem(id, all[2]); run.State != work.Finished || item.State != work.Done {
			w.Errorf("once it is put right: %s, %s because %s", run.State, item.State, item.Why)
		}
	})
}

// What a batch writes is what each employer alone writes: hours, payslips, books,
// what is expected, reports, the run and the audit. Done again it changes nothing.
func TestABatchWritesWhatEachAloneDoes(t *testing.T) {
	wrote := map[string]map[string]string{}
	for _, way := range []string{"alone", "together"} {
		t.Run(way, func(t *testing.T) {
			onDatabases(t, func(w *world, db *sql.DB) {
				run := func(id work.RunID, all []person.ID) {
					w.Helper()
					if way == "together" {
						w.ok(w.together(id, all...))
						return
					}
					for _, e := range all {
						w.ok(w.work(id, e))
					}
				}
				got := w.severalRuns(db, run)
				if wrote[string(w.s.Engine)] == nil {
					wrote[string(w.s.Engine)] = map[string]string{}
				}
				wrote[string(w.s.Engine)][way] = got
				w.ok(w.s.Seal(ctx))
				if p, err := w.s.Verify(ctx); err != nil || len(p.Wrong) > 0 {
					w.Errorf("%+v, %v", p, err)
				}
			})
		})
	}
	for engine, ways := range wrote {
		alone, batch := strings.Split(ways["alone"], "\n"), strings.Split(ways["together"], "\n")
		if len(alone) < 50 || len(alone) != len(batch) {
			t.Errorf("%s: %d lines alone and %d together", engine, len(alone), len(batch))
		}
		for i := range min(len(alone), len(batch)) {
			if alone[i] != batch[i] {
				t.Fatalf("%s, line %d\nalone:    %s\ntogether: %s", engine, i, alone[i], batch[i])
			}
		}
	}
	for _, ways := range wrote {
		if ways["together"] != wrote[string(store.SQLite)]["together"] {
			t.Error("the two engines keep different records")
		}
	}
}

// severalRuns pays five employers for two periods, with most of what can be odd
// about them, and gives all that was written.
func (w *world) severalRuns(db *sql.DB, run func(work.RunID, []person.ID)) string {
	w.Helper()
	rosa, kelly, rosas := w.hired("Rosa Whitfield", 2400)
	daniel := w.newPA("Daniel Osei")
	daniels := w.employs(rosa, daniel, terms(1700))   // tells nothing: paid as usual
	alan, ellie, alans := w.hired("Alan Croft", 1200) // below the minimum wage
	fine := w.newPA("Fine Person")
	fines := w.employs(alan, fine, terms(1500))
	betty, idle, bettys := w.hired("Betty Longden", 1300) // works nothing
	odd := terms(1300)
	odd.Usual = employment.Pattern{}
	cara := w.settled("Cara Dale") // nobody has told hours, and none are usual
	w.employs(cara, w.newPA("Odd Hours"), odd)
	w.letBureau(cara)
	gwen, pa, job := w.hired("Gwen Hill", 1300) // her other PA no longer shares a profile: nobody of hers is paid
	closed := w.newPA("Closed Book")
	closeds := w.employs(gwen, closed, terms(1300))
	_, err := db.Exec(`UPDATE grants SET ends = '2026-09-01' WHERE pa = '` + string(closed.PA) + `'`)
	w.ok(err)
	all := []person.ID{rosa.Person, alan.Person, betty.Person, cara.Person, gwen.Person}

	w.on("2026-09-14")
	w.agree(rosa, kelly, rosas, first, 480, 480, 480, 480, 480, 0, 0, 480, 480, 480, 480, 480)
	w.agree(alan, ellie, alans, first, 600)
	w.agree(alan, fine, fines, first, 300)
	w.agree(betty, idle, bettys, first, 0)
	w.agree(gwen, pa, job, first, 120)
	w.agree(gwen, closed, closeds, first, 120)
	one := w.openFirst()
	w.on("2026-09-21")
	w.ok(w.pay.StartRun(ctx, w.bureau, one))
	run(one, all)
	if n := count(w, db, `SELECT COUNT(*) FROM payslip WHERE employer = '`+string(gwen.Person)+`'`); n != 0 {
		w.Errorf("an employer who is held has %d payslips", n)
	}
	if _, item := w.runItem(one, gwen.Person); item.State != work.Held || item.Why.Key != store.NoSuchRecord {
		w.Errorf("%s because %s", item.State, item.Why)
	}
	w.on("2026-10-12")
	w.agree(rosa, daniel, daniels, first, 180, 180, 180) // put right: fewer than were paid
	w.agree(rosa, kelly, rosas, second, 480, 480)
	w.agree(rosa, daniel, daniels, second, 480, 480, 480, 480, 480, 0, 0, 480, 480, 480, 480, 480)
	w.agree(gwen, pa, job, second, 120)
	two, err := w.pay.OpenRun(ctx, w.bureau, period.FourWeekly, second)
	w.ok(err)
	w.on("2026-10-20")
	w.ok(w.pay.StartRun(ctx, w.bureau, two))
	run(two, all)
	lines, audit := w.records(db, all, one, two)
	run(two, all)
	if again, _ := w.records(db, all, one, two); !slices.Equal(again, lines) {
		w.Error("done again it is not the same")
	}
	return strings.Join(append(lines, audit...), "\n")
}

var anID = regexp.MustCompile(`[a-z]{2,3}_[0-9A-Za-z]{20,}`)

// records writes out all that a wages run keeps of some employers, each id as the
// number of its first appearance.
func (w *world) records(db *sql.DB, all []person.ID, runs ...work.RunID) (lines, audit []string) {
	w.Helper()
	say := func(what string, v any, err error) {
		w.Helper()
		text, wrong := json.Marshal(v)
		w.ok(errors.Join(err, wrong))
		lines = append(lines, what+" "+string(text))
	}
	for _, e := range all {
		w.look(e, func(tx *store.Tx) error {
			sheets, err := tx.Sheets(ctx, e)
			slices.Reverse(sheets)
			slices.SortStableFunc(sheets, func(a, b work.Sheet) int { return strings.Compare(string(a.Employment), string(b.Employment)) })
			for _, s := range sheets {
				say("sheet", s, err)
			}
			slips, err := tx.PayslipsFor(ctx, e)
			for _, s := range slips {
				say("payslip", s, err)
			}
			p, err := tx.PurseOf(ctx, e)
			if err != nil {
				return err
			}
			books, _, err := tx.Transactions(ctx, p.ID)
			for _, t := range books {
				say("transaction", t, err)
			}
			open, err := tx.Unmet(ctx, e, p.ID)
			for _, i := range open {
				say("expected", i, err)
			}
			filings, err := tx.Filings(ctx, e)
			for _, f := range filings {
				say("filing", f, err)
			}
			return err
		})
		for _, r := range runs {
			w.ok(w.s.Read(ctx, w.bureau, w.bureau.Keeper, func(tx *store.Tx) error {
				run, item, err := tx.WagesItem(ctx, r, e)
				say("run "+string(run.State), item, err)
				return err
			}))
		}
	}
	rows, err := db.Query(`SELECT act, subject FROM audit`)
	w.ok(err)
	for rows.Next() {
		var act, subject string
		w.ok(rows.Scan(&act, &subject))
		audit = append(audit, act+" "+subject)
	}
	w.ok(errors.Join(rows.Err(), rows.Close()))
	seen := map[string]string{}
	named := func(id string) string {
		if seen[id] == "" {
			seen[id] = "#" + strconv.Itoa(len(seen))
		}
		return seen[id]
	}
	for i, l := range lines {
		lines[i] = anID.ReplaceAllStringFunc(l, named)
	}
	for i, l := range audit {
		audit[i] = anID.ReplaceAllStringFunc(l, func(id string) string {
			if seen[id] == "" {
				return "another"
			}
			return seen[id]
		})
	}
	slices.Sort(audit)
	return lines, audit
}
