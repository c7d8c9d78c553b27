package main

import (
	"testing"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/value/fault"
)

// BenchmarkSafe works out what a person can safely spend from the books in the
// database, with its working, for each person of the demo in turn.
func BenchmarkSafe(b *testing.B) {
	s := openedDemo(b)
	refs, err := s.Purses(ctx)
	if err != nil || len(refs) == 0 {
		b.Fatalf("%d purses: %v", len(refs), err)
	}
	next := 0
	b.ReportAllocs()
	for b.Loop() {
		p := refs[next%len(refs)]
		next++
		err := s.Read(ctx, access.Actor{}, p.Keeper, func(tx *store.Tx) error {
			safe, err := money.SafeOn(ctx, tx, p.ID, demo.Today)
			if err == nil && len(safe.Working.Lines) == 0 {
				return fault.NotFound(store.NoSuchRecord)
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}
