package demo_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"ownway/internal/demo"
	"ownway/internal/store"
)

func TestBuild(t *testing.T) {
	clock := demo.NewClock(demo.Begins)
	s, err := store.Open(context.Background(), store.Options{File: filepath.Join(t.TempDir(), "demo.db"), Now: clock.Now, Random: demo.Seed()})
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if _, err := demo.Build(context.Background(), s, clock, nil); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start))
	p, err := s.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", p)
}
