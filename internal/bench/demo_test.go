package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"ownway/internal/access"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
)

var ctx = context.Background()

// TestMain makes the same program serve, when a benchmark starts it for that,
// and takes the demo's database away at the end.
func TestMain(m *testing.M) {
	if file := os.Getenv(serves); file != "" {
		if err := serve(file); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	code := storetest.Run(m)
	if made.folder != "" {
		if err := os.RemoveAll(made.folder); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// made is the demo's database, made once for all benchmarks.
var made struct {
	sync.Once
	folder string
	err    error
}

// demoFile gives a file with the demo's database in it.
func demoFile(b *testing.B) string {
	b.Helper()
	made.Do(func() {
		if made.folder, made.err = os.MkdirTemp("", "ownway-bench"); made.err == nil {
			made.err = makeDemo(filepath.Join(made.folder, "demo.db"))
		}
	})
	if made.err != nil {
		b.Fatal(made.err)
	}
	return filepath.Join(made.folder, "demo.db")
}

func makeDemo(file string) error {
	clock := demo.NewClock(demo.Begins)
	s, err := store.Open(ctx, store.Options{File: file, Now: clock.Now, Random: demo.Seed()})
	if err != nil {
		return err
	}
	_, err = demo.Build(ctx, s, clock, nil)
	return errors.Join(err, s.Close())
}

// openDemo opens a demo's database on the day on which the demo stands.
func openDemo(file string) (*store.Store, error) {
	clock := demo.NewClock(demo.Today)
	clock.Run()
	return store.Open(ctx, store.Options{File: file, Now: clock.Now})
}

func openedDemo(b *testing.B) *store.Store {
	b.Helper()
	s, err := openDemo(demoFile(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s
}

// people gives the accounts of those who have a home page of their own.
func people(b *testing.B, s *store.Store) []store.Account {
	b.Helper()
	all, err := s.Accounts(ctx)
	if err != nil {
		b.Fatal(err)
	}
	var people []store.Account
	for _, a := range all {
		if a.Role == access.Person && !a.Person.IsZero() {
			people = append(people, a)
		}
	}
	if len(people) == 0 {
		b.Fatal("nobody has a home page")
	}
	return people
}
