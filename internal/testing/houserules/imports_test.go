package houserules

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const importList = "docs/imports.txt"

const importHead = `# Which package of ours knows which others, and behind a bar which modules of
# others. Tests are not counted. A new arrow is a decision that someone sees:
# a test compares this list with the code, and "make imports" writes it again.

`

// A new arrow between packages is a decision, so it shows in a change of the
// list.
func TestImportsAreThoseListed(t *testing.T) {
	got := importHead + arrows(house(t), modules(t))
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		if err := os.WriteFile(filepath.Join(root, importList), []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	have, want := lines(got), lines(read(t, importList))
	for _, l := range have {
		if !slices.Contains(want, l) {
			t.Errorf("the code has\n  %s", l)
		}
	}
	for _, l := range want {
		if !slices.Contains(have, l) {
			t.Errorf("%s has\n  %s", importList, l)
		}
	}
	if t.Failed() {
		t.Logf("a new arrow is a decision: is it wanted? Then run make imports (or UPDATE_GOLDEN=1 go test ./internal/testing/houserules -run Imports) and commit %s", importList)
	}
}

func lines(s string) []string { return strings.Split(strings.TrimSpace(s), "\n") }

// arrows writes one line for each package.
func arrows(all []*pkg, modules []string) string {
	var b strings.Builder
	for _, p := range all {
		var own, others []string
		for name := range p.imports {
			if dir, ok := ours(name); ok {
				own = append(own, dir)
			} else if m := moduleOf(name, modules); m != "" {
				others = append(others, m)
			}
		}
		slices.Sort(own)
		slices.Sort(others)
		line := append([]string{p.dir, "->"}, own...)
		if others = slices.Compact(others); len(others) > 0 {
			line = append(append(line, "|"), others...)
		}
		b.WriteString(strings.Join(line, " ") + "\n")
	}
	return b.String()
}

// moduleOf gives the module that a package comes from, or nothing when it is
// Go's own.
func moduleOf(imported string, modules []string) string {
	longest := ""
	for _, m := range modules {
		if within(imported, m) && len(m) > len(longest) {
			longest = m
		}
	}
	if first, _, _ := strings.Cut(imported, "/"); longest == "" && strings.Contains(first, ".") {
		return imported
	}
	return longest
}

var requirement = regexp.MustCompile(`(?m)^(?:require )?\s*([a-z0-9.-]+\.[a-z]+/\S+) v\S+`)

// modules lists those that go.mod names.
func modules(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, m := range requirement.FindAllStringSubmatch(read(t, "go.mod"), -1) {
		all = append(all, m[1])
	}
	if len(all) == 0 {
		t.Fatal("go.mod names no modules")
	}
	return all
}
