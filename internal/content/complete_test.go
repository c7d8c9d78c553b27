package content

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ownway/value/msg"
)

// declaredKeys are those of the packages that keys_test.go lists.
func declaredKeys() []msg.Key {
	return slices.DeleteFunc(msg.Keys(), func(k msg.Key) bool { return strings.HasPrefix(string(k), "words-test.") })
}

func TestEveryDeclaredKeyHasWelshAndEasyRead(t *testing.T) {
	entries := For(En).entries
	for _, k := range declaredKeys() {
		e, ok := entries[k]
		switch {
		case !ok:
			t.Errorf("%s: no words", k)
		case e.En != "":
			t.Errorf("%s: its English stands in the code, not here", k)
		}
		english, _ := msg.English(k)
		sameInAll(t, k, entry{En: english, Cy: e.Cy, Easy: e.Easy})
	}
}

func TestEveryPageWordIsInAllThreeLanguages(t *testing.T) {
	for k, e := range For(En).entries {
		if e.En != "" {
			sameInAll(t, k, e)
		}
	}
}

// sameInAll checks that each language has words and that they hold the same values.
func sameInAll(t *testing.T, k msg.Key, e entry) {
	t.Helper()
	english, err := cut(e.En)
	if err != nil {
		t.Errorf("%s: %v", k, err)
	}
	for _, l := range Langs() {
		if strings.TrimSpace(e.in(l)) == "" {
			t.Errorf("%s: nothing in %s", k, l)
			continue
		}
		s, err := cut(e.in(l))
		if err != nil {
			t.Errorf("%s: %s: %v", k, l, err)
		} else if !slices.Equal(s.names(), english.names()) {
			t.Errorf("%s: %s has the places %v, English %v", k, l, s.names(), english.names())
		}
		for _, p := range s.places {
			knownForms(t, k, l, p)
		}
	}
}

func knownForms(t *testing.T, k msg.Key, l Lang, p place) {
	t.Helper()
	if len(p.forms) == 0 || len(p.forms) == 1 && slices.Contains([]string{"weekday", "on", "full", "short", "month"}, p.forms[0]) {
		return
	}
	hasOther := false
	for _, f := range p.forms {
		name, _, counted := strings.Cut(f, ":")
		hasOther = hasOther || name == "other"
		if !counted || !slices.Contains([]string{"zero", "one", "two", "few", "many", "other"}, name) {
			t.Errorf("%s: %s: no such form: {%s|%s}", k, l, p.name, f)
		}
	}
	if !hasOther {
		t.Errorf("%s: %s: {%s} counts without saying what to do with any other number", k, l, p.name)
	}
}

var spoken = regexp.MustCompile(`\.T\(\s*"([^"]+)"`)

func TestPagesAndWordsMeet(t *testing.T) {
	source := sources(t)
	entries := For(En).entries
	for k := range entries {
		if !strings.Contains(source, `"`+string(k)+`"`) {
			t.Errorf("%s: no page or package uses these words", k)
		}
	}
	for _, m := range spoken.FindAllStringSubmatch(source, -1) {
		if !For(En).Has(msg.Key(m[1])) {
			t.Errorf("a page says %q, and there are no words for it", m[1])
		}
	}
}

// sources gives all our own code that is neither generated nor a test.
func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || len(d.Name()) > 2 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		own := strings.HasSuffix(path, ".templ") ||
			strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_templ.go") && !strings.HasSuffix(path, "_test.go")
		if d.IsDir() || !own {
			return nil
		}
		raw, err := os.ReadFile(path)
		all.Write(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestFilesOfWordsAreReadStrictly(t *testing.T) {
	tests := []struct {
		name, file, words, says string
	}{
		{"another language", "home", "home.a: {en: a, cy: b, easy: c, fr: d}", "fr"},
		{"the same key twice", "home", "home.a: {en: a}\nhome.a: {en: b}", "home.a"},
		{"in another area's file", "home", "money.a: {en: a}", "another file"},
		{"a key without an area", "home", "title: {en: a}", "another file"},
		{"not a map", "home", "- home.a", "home.yaml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := load(fstest.MapFS{"words/" + tt.file + ".yaml": {Data: []byte(tt.words)}})
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want a fault that says %q", err, tt.says)
			}
		})
	}
	_, err := load(fstest.MapFS{"words/home.yaml": {Data: []byte("home.a: {en: a}")}, "words/home-two.yaml": {Data: []byte("home.a: {en: a}")}})
	if err == nil || !strings.Contains(err.Error(), "two files") {
		t.Errorf("the same key in two files: %v", err)
	}
}

// avoided are the words of offices that readers should not have to know, with
// the word to say in their place.
var avoided = map[string]*regexp.Regexp{
	"council":                                regexp.MustCompile(`(?i)\bauthorit(y|ies)\b`),
	"direct payment money":                   regexp.MustCompile(`(?i)\bpurses?\b`),
	"hours":                                  regexp.MustCompile(`(?i)\btimesheets?\b`),
	"asked to pay back":                      regexp.MustCompile(`(?i)\bclaw(ed|ing)?[ -]?backs?\b`),
	"you, or person":                         regexp.MustCompile(`(?i)\b(service users?|clients?)\b`),
	"what was not done":                      regexp.MustCompile(`(?i)\bnon-?complian(t|ce)\b`),
	"check":                                  regexp.MustCompile(`(?i)\baudit(s|ed)?\b`),
	"the act, on a button":                   regexp.MustCompile(`(?i)^submit$`),
	"where the link leads":                   regexp.MustCompile(`(?i)\bclick here\b`),
	"a dash or brackets, or \"for example\"": regexp.MustCompile(`(?i)\b(e\.g\.|i\.e\.|etc\.)`),
}

func TestPagesAvoidTheWordsOfOffices(t *testing.T) {
	for k, e := range For(En).entries {
		for _, text := range []string{e.En, e.Easy} {
			for say, word := range avoided {
				if found := word.FindString(text); found != "" {
					t.Errorf("%s says %q: say %s", k, found, say)
				}
			}
		}
	}
}
