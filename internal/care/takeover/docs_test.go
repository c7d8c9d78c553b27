package takeover_test

import (
	"os"
	"strings"
	"testing"

	"ownway/internal/care/takeover"
)

// The published description of the files names each of them and each column,
// and marks those that are needed.
func TestDocsNameEveryColumn(t *testing.T) {
	text, err := os.ReadFile("../../../docs/takeover.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq(string(text), "\n## ") {
		name, rest, _ := strings.Cut(part, "\n")
		name, _, _ = strings.Cut(name, " ")
		parts[name] = strings.ReplaceAll(rest, "`", "")
	}
	for _, f := range append(takeover.Files(), takeover.ParallelFile) {
		part, there := parts[string(f)]
		if !there {
			t.Errorf("nothing is said of %s", f)
		}
		for _, c := range f.Columns().Must {
			if !strings.Contains(part, c+"*") {
				t.Errorf("%s: %s is not said to be needed", f, c)
			}
		}
		for _, c := range f.Columns().May {
			if !strings.Contains(part, c) {
				t.Errorf("%s: nothing is said of %s", f, c)
			}
		}
	}
}
