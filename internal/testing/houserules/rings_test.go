package houserules

import (
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Arrows point inwards. Each of these folders may know itself, the folders
// named, Go's own packages and the modules named, and nothing else.
var inner = []struct {
	folder  string
	knows   []string
	modules []string
}{
	{"value", nil, nil},
	{"law", []string{"value"}, nil},
	{"pay", []string{"value"}, nil},
	{"bank", []string{"value"}, nil},
	{"ledger", []string{"value"}, nil},
	{"policy", []string{"value", "law"}, []string{"github.com/goccy/go-yaml"}},
	{"policies", []string{"policy"}, nil},
}

func TestInnerRingsKnowOnlyWhatLiesFurtherIn(t *testing.T) {
	listed := modules(t)
	for _, ring := range inner {
		found := false
		for _, p := range house(t) {
			if !within(p.dir, ring.folder) || p.forTests() {
				continue
			}
			found = true
			for name := range p.imports {
				if dir, ok := ours(name); ok {
					if !withinAny(dir, append(ring.knows, ring.folder)) {
						t.Errorf("%s imports %s; it may know %s and itself", p.dir, dir, strings.Join(ring.knows, ", "))
					}
				} else if m := moduleOf(name, listed); m != "" && !slices.Contains(ring.modules, m) {
					t.Errorf("%s imports %s, which it may not", p.dir, name)
				}
			}
		}
		if !found {
			t.Errorf("there are no packages in %s", ring.folder)
		}
	}
}

// outer folders may not be known by what lies within them.
var outer = []struct {
	folder  string
	unknown []string
}{
	{"internal/care", []string{"internal/app", "internal/store", "internal/web", "internal/content", "cmd"}},
	{"internal/monitor", []string{"internal/app", "internal/store", "internal/web", "internal/content", "internal/care", "cmd"}},
	{"internal/access", []string{"internal/app", "internal/store", "internal/web", "internal/content", "cmd"}},
	{"internal/content", []string{"internal/app", "internal/store", "internal/web", "internal/care", "internal/monitor", "cmd"}},
	{"internal/store", []string{"internal/app", "internal/web", "internal/content", "cmd"}},
	{"internal/app", []string{"internal/web", "cmd"}},
}

func TestNothingKnowsWhatLiesFurtherOut(t *testing.T) {
	for _, p := range house(t) {
		for _, o := range outer {
			for name := range p.imports {
				if dir, ok := ours(name); ok && within(p.dir, o.folder) && withinAny(dir, o.unknown) {
					t.Errorf("%s imports %s, which lies further out", p.dir, dir)
				}
			}
		}
	}
}

// What measures must not know what it measures, nor be known to it: else one
// could be bent to the other. The measure itself is a test that lies beside the
// year and outside its package.
func TestWhatIsMeasuredAndWhatMeasuresItAreStrangers(t *testing.T) {
	const matcher, check, gather, year, harms = "internal/monitor/reconcile", "internal/monitor/check", "internal/monitor/gather", "internal/monitor/ordinary", "internal/monitor/planted"
	measures, measured := []string{year, harms}, []string{matcher, check, gather}
	seen := 0
	for _, p := range everything(t) {
		isMeasure := withinAny(p.dir, measures)
		if isMeasure || withinAny(p.dir, measured) {
			seen++
		}
		for name := range p.imports {
			dir, _ := ours(name)
			if withinAny(dir, measures) && !isMeasure {
				t.Errorf("%s imports %s, which is for measuring alone", p.dir, dir)
			}
			if withinAny(dir, measured) && isMeasure {
				t.Errorf("%s imports %s, which it measures", p.dir, dir)
			}
		}
		for name := range p.tests {
			if dir, _ := ours(name); withinAny(dir, measures) && withinAny(p.dir, measured) {
				t.Errorf("tests of %s import %s, which measures it", p.dir, dir)
			}
		}
	}
	if want := len(measures) + len(measured); seen != want {
		t.Errorf("found %d of %d packages", seen, want)
	}
}

// pure are the folders that decide and reckon: what comes out depends on what
// goes in and on nothing else.
var pure = []string{"value", "law", "policy", "pay", "bank", "ledger", "internal/care", "internal/monitor", "internal/access"}

// impure are the packages of Go by which a database, a network, a disk or
// chance would come in, but for two that only name or read a value.
var (
	impure   = []string{"database/sql", "net", "os", "syscall", "math/rand", "crypto/rand"}
	harmless = []string{"database/sql/driver", "net/url"}
)

// clocks are what of package time shows or awaits the moment.
var clocks = []string{"Now", "Since", "Until", "After", "AfterFunc", "NewTimer", "NewTicker", "Tick", "Sleep"}

func TestPurePackagesHaveNoDatabaseNetworkDiskOrClock(t *testing.T) {
	for _, p := range house(t) {
		if !withinAny(p.dir, pure) || p.forTests() {
			continue
		}
		for name := range p.imports {
			if withinAny(name, impure) && !slices.Contains(harmless, name) {
				t.Errorf("%s imports %s; it must be given what it needs", p.dir, name)
			}
		}
		for _, f := range p.files {
			for _, called := range clocksIn(f) {
				t.Errorf("%s uses time.%s; time comes in as an argument", p.dir, called)
			}
		}
	}
}

func clocksIn(f *ast.File) []string {
	local := ""
	for _, i := range f.Imports {
		if i.Path.Value == `"time"` {
			if local = "time"; i.Name != nil {
				local = i.Name.Name
			}
		}
	}
	var found []string
	ast.Inspect(f, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok || local == "" {
			return true
		}
		if x, ok := s.X.(*ast.Ident); ok && x.Name == local && slices.Contains(clocks, s.Sel.Name) {
			found = append(found, s.Sel.Name)
		}
		return true
	})
	return found
}

// databases are the packages that speak to one.
var databases = []string{"database/sql", "github.com/jackc/pgx/v5", "github.com/ncruces/go-sqlite3", "github.com/pressly/goose/v3"}

func TestAllSQLIsInTheStore(t *testing.T) {
	for _, p := range house(t) {
		if within(p.dir, "internal/store") {
			continue
		}
		for name := range p.imports {
			if withinAny(name, databases) && !slices.Contains(harmless, name) {
				t.Errorf("%s imports %s; only internal/store speaks to a database", p.dir, name)
			}
		}
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && sql(lit.Value) {
					t.Errorf("%s holds SQL, which belongs in internal/store: %.60s", p.dir, lit.Value)
				}
				return true
			})
		}
	}
}

// sql reports whether a literal is a statement.
func sql(literal string) bool {
	text, err := strconv.Unquote(literal)
	if err != nil {
		return false // a number
	}
	words := strings.Fields(text)
	if len(words) < 3 {
		return false
	}
	switch words[0] {
	case "SELECT":
		return slices.Contains(words, "FROM")
	case "INSERT", "DELETE", "CREATE", "ALTER", "DROP":
		return slices.Contains([]string{"INTO", "FROM", "TABLE", "INDEX"}, words[1])
	case "UPDATE":
		return slices.Contains(words, "SET")
	}
	return false
}

// unsaid are names of packages that hold no idea.
var unsaid = []string{"util", "utils", "common", "helper", "helpers", "manager", "shared", "data", "misc", "base", "lib"}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	for _, p := range house(t) {
		name := p.files[0].Name.Name
		want := "Package " + name + " "
		if name == "main" {
			want = "Command "
		}
		if !slices.ContainsFunc(p.files, func(f *ast.File) bool { return strings.HasPrefix(f.Doc.Text(), want) }) {
			t.Errorf("%s has no comment that begins with %q", p.dir, want)
		}
		if slices.Contains(unsaid, name) {
			t.Errorf("%s: %q names no idea", p.dir, name)
		}
	}
}

// The look for what is forbidden must itself see it.
func TestLooksSeeWhatTheyLookFor(t *testing.T) {
	for literal, want := range map[string]bool{
		`"SELECT id FROM person WHERE id = $1"`:     true,
		"`INSERT INTO person (id) VALUES ($1)`":     true,
		`"UPDATE person SET name = $1"`:             true,
		`"Select one from the list"`:                false,
		`"UPDATE_GOLDEN"`:                           false,
		`"DELETE what you do not need"`:             false,
		`17`:                                        false,
		"`\n  CREATE TABLE person (id TEXT)`":       true,
		`"CREATE something new for the whole town"`: false,
	} {
		if sql(literal) != want {
			t.Errorf("%s: SQL %t", literal, !want)
		}
	}
	if got := clocksIn(parsed(t, `package p; import clock "time"; var a = clock.Now(); var b = clock.UTC; var c = other.Now()`)); !slices.Equal(got, []string{"Now"}) {
		t.Errorf("clocks: %v", got)
	}
}
