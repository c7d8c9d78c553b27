package houserules

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

const decided = "docs/adr/0007-dependencies.md"

var named = regexp.MustCompile("`([a-z0-9./-]+)`")

// Each module from elsewhere came in by a decision that says what it replaces
// and who keeps it. The parts of river stand under its name there.
func TestEveryModuleFromElsewhereWasDecided(t *testing.T) {
	text := read(t, decided)
	var listed []string
	for _, line := range strings.Split(text, "\n") {
		if row, ok := strings.CutPrefix(line, "| `"); ok {
			first, _, _ := strings.Cut("`"+row, "|")
			for _, m := range named.FindAllStringSubmatch(first, -1) {
				if strings.Contains(m[1], "/") {
					listed = append(listed, m[1])
				}
			}
		}
	}
	all, used := modules(t), map[string]bool{}
	for _, p := range everything(t) {
		for name := range p.imports {
			used[moduleOf(name, all)] = true
		}
		for name := range p.tests {
			used[moduleOf(name, all)] = true
		}
	}
	for m := range used {
		if m != "" && !slices.ContainsFunc(listed, func(l string) bool { return within(m, l) }) {
			t.Errorf("%s is imported, and %s does not say why", m, decided)
		}
	}
	for _, l := range listed {
		if !used[l] {
			t.Errorf("%s says why %s is here, and nothing imports it", decided, l)
		}
	}
}
