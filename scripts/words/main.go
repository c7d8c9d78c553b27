// Command words lists the keys that code declares and that still want Welsh or
// Easy Read, by area, as lines to fill in under internal/content/words. With
// -count it gives only how many.
package main

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// key is one declaration: msg.New("area.key", "English").
type key struct{ name, english, file string }

func main() {
	count := flag.Bool("count", false, "give only how many words are wanting in each area")
	area := flag.String("area", "", "list only the keys that start so")
	flag.Parse()
	wanting, err := find(*area)
	if err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
	if *count {
		counted(wanting)
		return
	}
	for _, k := range wanting {
		fmt.Printf("# %s: %s\n%s:\n  cy:\n  easy:\n", k.file, k.english, k.name)
	}
}

func counted(wanting []key) {
	n := map[string]int{}
	var areas []string
	for _, k := range wanting {
		area, _, _ := strings.Cut(k.name, ".")
		if n[area]++; n[area] == 1 {
			areas = append(areas, area)
		}
	}
	for _, a := range areas {
		fmt.Printf("%4d %s\n", n[a], a)
	}
	fmt.Printf("%4d in all\n", len(wanting))
}

// find lists the declared keys that have not both languages, in order.
func find(area string) ([]key, error) {
	have, err := translated("internal/content/words")
	if err != nil {
		return nil, err
	}
	all, err := declared(".")
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(k key) bool { return have[k.name] || !strings.HasPrefix(k.name, area) })
	slices.SortFunc(all, func(a, b key) int { return strings.Compare(a.name, b.name) })
	return all, nil
}

// translated names the keys that have both languages.
func translated(dir string) (map[string]bool, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var entries map[string]struct{ En, Cy, Easy string }
		if err := yaml.Unmarshal(raw, &entries); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		for k, e := range entries {
			have[k] = e.Cy != "" && e.Easy != ""
		}
	}
	return have, nil
}

// declared reads every declaration in the code under root that is no test.
func declared(root string) ([]key, error) {
	var all []key
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || len(d.Name()) > 1 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		some, err := declaredIn(path)
		all = append(all, some...)
		return err
	})
	return all, err
}

func declaredIn(path string) ([]key, error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		return nil, err
	}
	var all []key
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "New" || fmt.Sprint(f.X) != "msg" {
			return true
		}
		if name, english := text(call.Args[0]), text(call.Args[1]); name != "" {
			all = append(all, key{name, english, path})
		}
		return true
	})
	return all, nil
}

// text reads a string that is written out, in one piece or several.
func text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			return ""
		}
		return s
	case *ast.BinaryExpr:
		return text(e.X) + text(e.Y)
	}
	return ""
}
