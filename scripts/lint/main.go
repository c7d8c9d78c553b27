// Command lint looks for what the compiler lets pass: code and templates that
// are not laid out as the tools lay them out, what go vet finds, and modules
// that are not those the code imports. It changes nothing.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	templ "github.com/a-h/templ/parser/v2"
)

func main() {
	faults, err := layoutFaults(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, "lint:", err)
		os.Exit(1)
	}
	for _, f := range faults {
		fmt.Println(f)
	}
	ok := len(faults) == 0
	ok = run("go", "vet", "./...") && ok
	ok = run("go", "mod", "tidy", "-diff") && ok
	if !ok {
		os.Exit(1)
	}
	fmt.Println("lint: nothing found")
}

func run(name string, args ...string) bool {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run() == nil
}

// layoutFaults lists the files under root that a formatter would change.
func layoutFaults(root string) ([]string, error) {
	var faults []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "node_modules" || name == "testdata" || len(name) > 1 && name[0] == '.' {
				return fs.SkipDir
			}
			return nil
		}
		laidOut := formatter(path)
		if laidOut == nil {
			return nil
		}
		have, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		want, err := laidOut(have)
		switch {
		case err != nil:
			faults = append(faults, fmt.Sprintf("%s: %v", path, err))
		case !bytes.Equal(have, want):
			faults = append(faults, path+": run gofmt or templ fmt on it")
		}
		return nil
	})
	return faults, err
}

// formatter gives what lays a file out; nil for a file that nothing does.
func formatter(path string) func([]byte) ([]byte, error) {
	switch {
	case strings.HasSuffix(path, "_templ.go"):
		return nil // made by templ
	case strings.HasSuffix(path, ".go"):
		return format.Source
	case strings.HasSuffix(path, ".templ"):
		return template
	}
	return nil
}

func template(src []byte) ([]byte, error) {
	t, err := templ.ParseString(string(src))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
