// Package houserules holds the tests of what binds the whole house: which
// package may know which, what stays out of the pure ones, and what the
// README, the Makefile and the lists under docs say of the rest.
package houserules

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// root is the folder of the repository, from this one.
const root = "../../.."

// module is the name of ours in go.mod.
const module = "ownway"

// pkg is one package as its files say.
type pkg struct {
	dir     string      // from the root, with strokes
	files   []*ast.File // without its tests
	imports map[string]bool
	tests   map[string]bool // what its tests import
}

// forTests reports whether the package only serves tests of others.
func (p *pkg) forTests() bool {
	return strings.HasSuffix(p.dir, "test") || within(p.dir, "internal/testing")
}

// within reports whether a path lies in a folder, or is it.
func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

func withinAny(path string, folders []string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return within(path, f) })
}

// ours gives the folder of an imported package of this module.
func ours(imported string) (string, bool) { return strings.CutPrefix(imported, module+"/") }

// house reads every package, once. A folder of tests alone is none.
func house(t *testing.T) []*pkg {
	t.Helper()
	var all []*pkg
	for _, p := range everything(t) {
		if len(p.files) > 0 {
			all = append(all, p)
		}
	}
	return all
}

func everything(t *testing.T) []*pkg {
	t.Helper()
	all, err := readHouse()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var readHouse = sync.OnceValues(func() ([]*pkg, error) {
	byDir := map[string]*pkg{}
	err := walk(func(name string) error {
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if byDir[dir] == nil {
			byDir[dir] = &pkg{dir: dir, imports: map[string]bool{}, tests: map[string]bool{}}
		}
		return byDir[dir].add(file, strings.HasSuffix(name, "_test.go"))
	})
	if err == nil && len(byDir) == 0 {
		err = errors.New("there are no packages under " + root)
	}
	return slices.SortedFunc(maps.Values(byDir), func(a, b *pkg) int { return strings.Compare(a.dir, b.dir) }), err
})

func (p *pkg) add(file *ast.File, test bool) error {
	into := p.tests
	if !test {
		into = p.imports
		p.files = append(p.files, file)
	}
	for _, i := range file.Imports {
		name, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return err
		}
		into[name] = true
	}
	return nil
}

// made are the folders of what is not written by hand.
var made = []string{".git", ".cache", "bin", "node_modules", "internal/web/assets/govuk"}

// walk names every file of the repository to fn, from the root.
func walk(fn func(name string) error) error {
	return filepath.WalkDir(root, func(full string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, full)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if d.IsDir() {
			if slices.Contains(made, name) {
				return fs.SkipDir
			}
			return nil
		}
		return fn(name)
	})
}

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}
