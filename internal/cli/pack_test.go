package cli_test

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"ownway/internal/cli"
)

// The records of a demo's employer are written for whoever may have them, and for
// nobody else; a file that is there stays.
func TestPack(t *testing.T) {
	dir := t.TempDir()
	db, out := filepath.Join(dir, "demo.db"), filepath.Join(dir, "records.zip")
	run := func(want int, args ...string) string {
		t.Helper()
		var told, wrong bytes.Buffer
		if got := cli.Run(append([]string{"--db", db}, args...), strings.NewReader(""), &told, &wrong); got != want {
			t.Fatalf("%v: status %d, not %d: %s%s", args, got, want, told.String(), wrong.String())
		}
		return wrong.String()
	}
	run(0, "demo", "--headless")
	ask := func(as string) []string {
		return []string{"pack", "--employer", "Rosa Whitfield", "--year", "2026", "--as", as, "--out", out}
	}
	if said := run(1, ask("Pat Doyle")...); !strings.Contains(said, "You cannot see or do this") {
		t.Error(said)
	}
	run(1, ask("Nobody At All")...)
	run(0, ask("Sunita Rao")...)
	z, err := zip.OpenReader(out)
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "index.html" || len(z.File) < 20 {
		t.Errorf("%d files, first %s", len(z.File), z.File[0].Name)
	}
	if err := z.Close(); err != nil {
		t.Error(err)
	}
	run(1, ask("Sunita Rao")...)
}
