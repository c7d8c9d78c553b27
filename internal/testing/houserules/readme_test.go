package houserules

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ownway/internal/testing/leftout"
)

// made by hand, and read by people first
var pagesForPeople = []string{"README.md", "docs/credits.md", "docs/adr/README.md"}

var (
	makeCommand = regexp.MustCompile("(?m)(?:^|`|=1 )make ([a-z-]+)")
	link        = regexp.MustCompile(`\]\(([^)#]+)\)`)
	target      = regexp.MustCompile(`(?m)^([a-z-]+):.*## `)
)

func TestCommandsOfTheREADMEAreThereToRun(t *testing.T) {
	var said []string
	for _, m := range makeCommand.FindAllStringSubmatch(read(t, "README.md"), -1) {
		said = append(said, m[1])
	}
	for _, must := range []string{"demo", "test", "help", "pictures"} {
		if !slices.Contains(said, must) {
			t.Errorf("README.md does not say make %s", must)
		}
	}
	var targets []string
	for _, m := range target.FindAllStringSubmatch(read(t, "Makefile"), -1) {
		targets = append(targets, m[1])
	}
	for _, one := range said {
		if !slices.Contains(targets, one) {
			t.Errorf("README.md says make %s; the Makefile helps with %v", one, targets)
		}
	}
	runsDry(t, said)
}

// runsDry has make itself say what it would run.
func runsDry(t *testing.T, targets []string) {
	t.Helper()
	path, err := exec.LookPath("make")
	if err != nil {
		leftout.Say(t, "the README's commands, because make is not installed")
		return
	}
	for _, one := range targets {
		cmd := exec.Command(path, "--dry-run", "--no-print-directory", one)
		cmd.Dir = root
		cmd.Env = slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, "MAKE") || strings.HasPrefix(e, "MFLAGS") })
		if out, err := cmd.CombinedOutput(); err != nil || len(out) == 0 {
			t.Errorf("make %s: %v\n%s", one, err, out)
		}
	}
}

func TestEveryTargetOfTheMakefileIsHelpedWith(t *testing.T) {
	phony := regexp.MustCompile(`(?m)^\.PHONY: (.*)$`).FindStringSubmatch(read(t, "Makefile"))
	if phony == nil {
		t.Fatal("the Makefile has no .PHONY")
	}
	var helped []string
	for _, m := range target.FindAllStringSubmatch(read(t, "Makefile"), -1) {
		helped = append(helped, m[1])
	}
	listed := strings.Fields(phony[1])
	slices.Sort(listed)
	slices.Sort(helped)
	if !slices.Equal(listed, helped) {
		t.Errorf(".PHONY lists %v; make help %v", listed, helped)
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	for _, page := range pagesForPeople {
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", page, m[1])
			}
		}
	}
}

// The map names every folder that holds a part of the program, and each only
// knows what stands above it.
func TestTheMapIsWhole(t *testing.T) {
	readme := read(t, "README.md")
	row := func(dir string) int { return strings.Index(readme, "("+folder(dir)+")") }
	for _, p := range house(t) {
		if p.forTests() || within(p.dir, "scripts") {
			continue
		}
		if row(p.dir) < 0 {
			t.Errorf("README.md does not say what lives in %s", folder(p.dir))
			continue
		}
		for name := range p.imports {
			if dir, ok := ours(name); ok && row(dir) > row(p.dir) {
				t.Errorf("%s imports %s, which stands below it in README.md", p.dir, dir)
			}
		}
	}
}

// folder gives the part of the house that a package lies in.
func folder(dir string) string {
	parts := strings.Split(dir, "/")
	if parts[0] == "internal" || parts[0] == "cmd" {
		parts = parts[:min(len(parts), 2)]
	} else {
		parts = parts[:1]
	}
	return strings.Join(parts, "/")
}
