package cli_test

import (
	"context"
	"database/sql"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/ncruces/go-sqlite3/driver"
	"github.com/rogpeppe/go-internal/testscript"

	"ownway/internal/access"
	"ownway/internal/cli"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/internal/testing/leftout"
	"ownway/ledger"
	"ownway/value/calendar"
)

// tests stops the PostgreSQL that a test may have started.
type tests struct{ *testing.M }

func (t tests) Run() int { return storetest.Run(t.M) }

func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){
		"ownway": func() { os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// Each script runs commands as a newcomer would, in an empty folder.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("OWNWAY_DATABASE_URL", "")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"change": change, // change FILE SQL: changes a database behind the program's back
			"leaves": leaves, // leaves FILE PA DAY: a PA of a demo leaves
			"pays":   pays,   // pays FILE PA POUNDS: a PA of a demo is paid this an hour
		},
	})
}

func change(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("change FILE SQL")
	}
	db, err := sql.Open("sqlite3", "file:"+ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(err)
	ts.Check(db.Close())
}

// hledger reads the whole demo's books and must make of every account what we
// make of it.
func TestHledgerAgreesOnTheWholeDemo(t *testing.T) {
	hledger, err := exec.LookPath("hledger")
	if err != nil {
		leftout.Say(t, "hledger is not installed, so no independent reader checked the demo's books")
		return
	}
	dir := t.TempDir()
	db, journal := filepath.Join(dir, "demo.db"), filepath.Join(dir, "books.journal")
	run := func(args ...string) string {
		t.Helper()
		var out, errOut strings.Builder
		if code := cli.Run(args, strings.NewReader(""), &out, &errOut); code != 0 {
			t.Fatalf("ownway %v: %d %s", args, code, errOut.String())
		}
		return out.String()
	}
	run("demo", "--headless", "--db", db)
	if err := os.WriteFile(journal, []byte(run("ledger", "export", "--format", "hledger", "--db", db)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(hledger, "-f", journal, "check", "--strict").CombinedOutput(); err != nil {
		t.Fatalf("hledger check: %v\n%s", err, out)
	}
	theirs := hledgerBalances(t, hledger, journal)
	ours := ourBalances(t, db)
	if len(theirs) != len(ours) || len(ours) == 0 {
		t.Errorf("hledger has %d accounts with something in them, we have %d", len(theirs), len(ours))
	}
	for name, amount := range ours {
		if theirs[name] != amount {
			t.Errorf("%s: hledger says %q, we say %q", name, theirs[name], amount)
		}
	}
}

func hledgerBalances(t *testing.T, hledger, journal string) map[string]string {
	t.Helper()
	out, err := exec.Command(hledger, "-f", journal, "balance", "--flat", "-N", "-O", "csv").Output()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(out))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	balances := map[string]string{}
	for _, r := range rows[1:] {
		balances[r[0]] = strings.NewReplacer("£", "", ",", "").Replace(r[1])
	}
	return balances
}

func ourBalances(t *testing.T, db string) map[string]string {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, store.Options{File: db})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	purses, err := s.Purses(ctx)
	if err != nil {
		t.Fatal(err)
	}
	balances := map[string]string{}
	for _, p := range purses {
		err := s.Read(ctx, access.Actor{}, p.Keeper, func(tx *store.Tx) error {
			b, err := tx.Balances(ctx, p.ID, calendar.MustDate("2199-12-31"))
			for _, place := range b.Places() {
				balances[nameIn(p.ID, place)] = b[place].Plain()
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return balances
}

func nameIn(p ledger.PurseID, place ledger.Place) string {
	return string(p) + ":" + strings.ReplaceAll(string(place.Account), "/", ":") + ":" + string(place.Funder)
}

// On PostgreSQL the demo tells the same story, and a second one does not
// overwrite it.
func TestDemoOnPostgres(t *testing.T) {
	address := storetest.Postgres(t)
	if address == "" {
		return
	}
	run := func(args ...string) (string, string, int) {
		var out, errOut strings.Builder
		code := cli.Run(args, strings.NewReader(""), &out, &errOut)
		return out.String(), errOut.String(), code
	}
	onSQLite, _, code := run("demo", "--headless", "--db", filepath.Join(t.TempDir(), "demo.db"))
	if code != 0 {
		t.Fatal(code)
	}
	t.Setenv("OWNWAY_DATABASE_URL", address)
	onPostgres, wrong, code := run("demo", "--headless")
	if code != 0 || onPostgres != onSQLite {
		t.Fatalf("%d %s\n%s", code, wrong, onPostgres)
	}
	if out, wrong, code := run("ledger", "verify"); code != 0 || !strings.Contains(out, "books balance") {
		t.Errorf("%d %s %s", code, out, wrong)
	}
	if _, wrong, code := run("demo", "--headless"); code != 1 || !strings.Contains(wrong, "an empty one") {
		t.Errorf("%d %s", code, wrong)
	}
}
