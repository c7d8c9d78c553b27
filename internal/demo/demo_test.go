package demo_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// TestStory makes the whole quarter on both engines. Each must tell the same
// story to the letter, and its books must balance.
func TestStory(t *testing.T) {
	golden := filepath.Join("testdata", "rosa.txt")
	clock := demo.NewClock(demo.Begins)
	ctx := context.Background()
	storetest.EachWith(t, store.Options{Now: clock.Now}, func(t *testing.T, s *store.Store) {
		*clock = *demo.NewClock(demo.Begins)
		w, err := demo.Build(ctx, s, clock, nil)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := w.Tell(&got); err != nil {
			t.Fatal(err)
		}
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("the story is not the one in %s; read the new one, and write it with make golden:\n%s", golden, got.String())
		}
		p, err := s.Verify(ctx)
		if err != nil || len(p.Wrong) > 0 || p.Movements < 500 {
			t.Errorf("%+v, %v", p, err)
		}
	})
}
