package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLayoutFaults(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"good.go":                   "package a\n",
		"bad.go":                    "package  a\n",
		"broken.go":                 "package",
		"made_templ.go":             "package  a\n",
		"good.templ":                "package a\n\ntempl x() {\n\t<p>a</p>\n}\n",
		"bad.templ":                 "package a\n\ntempl x() {\n<p>a</p>\n}\n",
		"node_modules/other/bad.go": "package  a\n",
		"notes.txt":                 "  anything ",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	faults, err := layoutFaults(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(faults, "\n")
	for _, want := range []string{"bad.go: run", "broken.go: ", "bad.templ: run"} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing found in %s:\n%s", want, all)
		}
	}
	if len(faults) != 3 {
		t.Errorf("found %d faults, want 3:\n%s", len(faults), all)
	}
}
