// Package demotest gives a test the demo's people in a database of its own.
package demotest

import (
	"context"
	"path/filepath"
	"testing"

	"ownway/internal/demo"
	"ownway/internal/store"
)

// Made is the demo as it was made, and its accounts by name.
type Made struct {
	Store    *store.Store
	Accounts map[string]store.Account
}

// Make makes the demo, and closes it when the test ends.
func Make(t testing.TB) Made {
	t.Helper()
	ctx, clock := context.Background(), demo.NewClock(demo.Begins)
	s, err := store.Open(ctx, store.Options{File: filepath.Join(t.TempDir(), "demo.db"), Now: clock.Now, Random: demo.Seed()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := demo.Build(ctx, s, clock, nil); err != nil {
		t.Fatal(err)
	}
	all, err := s.Accounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m := Made{s, map[string]store.Account{}}
	for _, a := range all {
		m.Accounts[a.Name] = a
	}
	return m
}
