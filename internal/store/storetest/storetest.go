// Package storetest gives tests a real, empty store on each engine. For
// PostgreSQL it starts a private cluster on a socket in a temporary folder and
// throws it away when the tests end.
package storetest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ownway/internal/store"
	"ownway/internal/testing/leftout"
)

// Main runs a package's tests and stops the cluster that they may have
// started. Call it from TestMain.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is Main for a TestMain that has more to do before it exits.
func Run(m *testing.M) int {
	defer func() {
		if shared.running != nil {
			shared.running.stop()
		}
	}()
	return m.Run()
}

// Noon is the moment that a test's clock shows unless told otherwise.
var Noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// Each runs a test on every engine that can be had here. One that cannot is
// named as left out.
func Each(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	EachWith(t, store.Options{}, test)
}

// EachWith is Each with options; file and address are filled in.
func EachWith(t *testing.T, o store.Options, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return Noon }
	}
	t.Run("sqlite", func(t *testing.T) {
		o := o
		o.File = filepath.Join(t.TempDir(), "ownway.db")
		test(t, Open(t, o))
	})
	t.Run("postgres", func(t *testing.T) {
		o := o
		if o.URL = Postgres(t); o.URL == "" {
			return
		}
		test(t, Open(t, o))
	})
}

// Open opens a store and closes it when the test ends.
func Open(t testing.TB, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Postgres gives the address of a fresh, empty database, or nothing where
// PostgreSQL's server is not installed, and then says so.
func Postgres(t testing.TB) string {
	t.Helper()
	shared.Do(func() { shared.running, shared.err = start() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	if shared.running == nil {
		leftout.Say(t, "PostgreSQL's server is not installed, so this ran on SQLite only")
		return ""
	}
	name := fmt.Sprintf("test_%d", shared.next.Add(1))
	if err := shared.running.create(name); err != nil {
		t.Fatal(err)
	}
	return shared.running.address(name)
}
