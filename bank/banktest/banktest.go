// Package banktest finds published test data that may not be copied into this
// repository, for the tests of bank files.
package banktest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Env names the folder of such data. Without it the folder shared/data beside
// the repository is looked in.
const Env = "OWNWAY_SHARED_DATA"

// Shared reads a file of that folder. Where there is no such folder it says in
// the test's log what is left out, and reports false; a folder without the file
// fails the test.
func Shared(t testing.TB, path ...string) ([]byte, bool) {
	t.Helper()
	folder := os.Getenv(Env)
	if folder == "" {
		folder = filepath.Join(root(t), "..", "shared", "data")
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		t.Logf("LEFT OUT: %s, because there is no folder %s (set %s)", filepath.Join(path...), folder, Env)
		return nil, false
	}
	data, err := os.ReadFile(filepath.Join(append([]string{folder}, path...)...))
	if err != nil {
		t.Fatal(err)
	}
	return data, true
}

// root is the folder that holds go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
}
