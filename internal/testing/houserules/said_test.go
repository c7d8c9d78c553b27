package houserules

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func parsed(t *testing.T, src string) *ast.File {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// What no file may say: where a machine that it was written on keeps it, which
// server its parts are fetched from, and anything about its own making. Each
// is written in two halves here, so that this file keeps the rule too.
var unspoken = map[string]*regexp.Regexp{
	"a path on one machine": regexp.MustCompile(`/work/` + `(main|shared)\b|/ro` + `ot/|/home/` + `[a-z]+/`),
	"a server that parts are fetched from": regexp.MustCompile(`registry\.` + `npmjs|proxy\.` + `golang|sum\.` + `golang|goproxy\.` + `|deb\.` +
		`debian|pypi\.` + `org`),
	"a word about its making": regexp.MustCompile(`\bA` + `I\b|\bLL` + `Ms?\b|(?i:\bsub-?` + `agents?\b|\blanguage ` + `models?\b|\bchat` +
		`bots?\b|\b(this|helper) ` + `session\b|\bsteering ` + `repo)`),
}

func TestFilesSpeakOnlyOfOwnway(t *testing.T) {
	count := 0
	err := walk(func(name string) error {
		raw, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		if bytes.IndexByte(raw, 0) >= 0 || strings.HasSuffix(name, "_templ.go") {
			return nil
		}
		count++
		for n, line := range strings.Split(string(raw), "\n") {
			for what, pattern := range unspoken {
				if found := pattern.FindString(line); found != "" {
					t.Errorf("%s, line %d names %s: %q", name, n+1, what, found)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 100 {
		t.Errorf("only %d files were read", count)
	}
}
