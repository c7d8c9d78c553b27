package houserules

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ownway/internal/testing/leftout"
	"ownway/internal/web/assets"
)

// tools reads docs/tools.txt: names by where they come from.
func tools(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for n, line := range strings.Split(strings.TrimSpace(read(t, "docs/tools.txt")), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		if len(words) < 3 || words[0] != "apt" && words[0] != "npm" {
			t.Fatalf("docs/tools.txt, line %d: write apt or npm, a name and what it is for", n+1)
		}
		all[words[0]] = append(all[words[0]], words[1])
	}
	return all
}

func TestToolsFromNPMAreThoseOfPackageJSON(t *testing.T) {
	var made struct {
		Dependencies    map[string]string
		DevDependencies map[string]string
	}
	if err := json.Unmarshal([]byte(read(t, "package.json")), &made); err != nil {
		t.Fatal(err)
	}
	want := slices.Sorted(maps.Keys(made.Dependencies))
	want = append(want, slices.Collect(maps.Keys(made.DevDependencies))...)
	slices.Sort(want)
	if got := slices.Sorted(slices.Values(tools(t)["npm"])); !slices.Equal(got, want) {
		t.Errorf("docs/tools.txt names %v, package.json %v", got, want)
	}
}

// Without npm the program is built with its plain stylesheet, and then the
// other one went untested.
func TestStylesFromNPMAreHere(t *testing.T) {
	if !strings.Contains(assets.CSS()[0], "govuk-frontend") || !assets.HasPictures() {
		leftout.Say(t, "pages with the GOV.UK styles and the pictures of Easy Read, because npm did not fetch them; pages had the plain stylesheet")
	}
	if _, err := os.Stat(filepath.Join(root, "node_modules/axe-core/axe.min.js")); err != nil {
		leftout.Say(t, "a look for barriers in pages, because npm did not fetch axe-core")
	}
}
