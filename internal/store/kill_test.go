package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
)

// posterFile names the database for the process that is to be killed.
const posterFile = "OWNWAY_TEST_POST_INTO"

// TestKilledInTheMiddle lets another process write to the books as fast as it
// can, saying each transaction once it is kept, and kills it without warning.
// Everything it said is there, nothing is half done, and the books balance.
func TestKilledInTheMiddle(t *testing.T) {
	if file := os.Getenv(posterFile); file != "" {
		postUntilKilled(t, file)
		return
	}
	for _, enough := range []int{1, 7, 40} {
		t.Run(fmt.Sprintf("after %d", enough), func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "books.db")
			said := killAfter(t, file, enough)
			s := storetest.Open(t, store.Options{File: file})
			if err := s.Seal(ctx); err != nil {
				t.Fatal(err)
			}
			if p := verify(t, s); len(p.Wrong) > 0 || p.Transactions < len(said) || p.Movements != 2*p.Transactions {
				t.Errorf("%d were said to be kept: %+v", len(said), p)
			}
			held := map[string]bool{}
			for _, ref := range purses(t, s) {
				for _, tr := range transactions(t, s, ref) {
					held[tr.Key] = true
				}
			}
			for _, key := range said {
				if !held[key] {
					t.Errorf("%s was said to be kept and is not there", key)
				}
			}
		})
	}
}

// killAfter starts the other process and kills it when it has said so many.
func killAfter(t *testing.T, file string, enough int) (said []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledInTheMiddle$", "-test.v")
	cmd.Env = append(os.Environ(), posterFile+"="+file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if key, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
			if said = append(said, key); len(said) == enough {
				break
			}
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it still said before it died counts too
		if key, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
			said = append(said, key)
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the other process ended by itself")
	}
	if len(said) < enough {
		t.Fatalf("it said only %d", len(said))
	}
	return said
}

// postUntilKilled writes to the books until it is killed.
func postUntilKilled(t *testing.T, file string) {
	s, err := store.Open(ctx, store.Options{File: file})
	if err != nil {
		t.Fatal(err)
	}
	by, purse := council(t, s)
	for n := 0; ; n++ {
		tr := pay(t, purse, fmt.Sprintf("run/%d", n), 100)
		tr.Moves = append(tr.Moves, ledger.Earmark(ledger.SetAside.In("goal/sea"), 1, ledger.Council))
		write(t, s, by, func(tx *store.Tx) error { return tx.Post(ctx, tr) })
		if _, err := fmt.Printf("kept %s\n", tr.Key); err != nil {
			t.Fatal(err)
		}
	}
}

func purses(t *testing.T, s *store.Store) []store.PurseRef {
	t.Helper()
	all, err := s.Purses(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func transactions(t *testing.T, s *store.Store, ref store.PurseRef) (all []ledger.Transaction) {
	t.Helper()
	err := s.Read(ctx, access.Actor{}, ref.Keeper, func(tx *store.Tx) (err error) {
		all, _, err = tx.Transactions(ctx, ref.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
