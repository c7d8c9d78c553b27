// Command testall runs the tests of every package and says plainly what came
// of them: a line for each package as it ends, what failed with its output,
// what was left out because something is not on this machine, and at the end
// how many tests passed and failed.
//
// What it is given is handed on to go test; without a package it tests all.
// With OWNWAY_STRICT=1 a test that was left out or skipped fails the run, and
// properties are drawn from one seed, so that a strict run fails for what was
// changed and never by chance. Any other run draws them anew.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
)

func main() {
	ok, err := run(os.Args[1:], os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testall:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// run tests and reports whether all is well.
func run(args []string, w io.Writer) (bool, error) {
	strict := os.Getenv("OWNWAY_STRICT") == "1"
	patterns, flags := split(args)
	all, err := list(patterns)
	if err != nil {
		return false, err
	}
	r := newReport(w, len(all), terminal(os.Stdout))
	for _, one := range rounds(patterns, flags, all, strict) {
		if err := r.test(command(one.patterns, one.flags, strict || os.Getenv("CI") != "")); err != nil {
			return false, err
		}
	}
	ok := r.close(strict)
	return ok, r.broken
}

// test runs go and reads what it says. That tests failed is in the report, not
// an error.
func (r *report) test(args []string) error {
	before := len(r.failed)
	cmd := exec.Command("go", args...)
	cmd.Stderr = os.Stderr
	events, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if err := read(events, r); err != nil {
		return errors.Join(err, cmd.Wait())
	}
	failed := cmd.Wait()
	var exit *exec.ExitError
	if failed != nil && (!errors.As(failed, &exit) || len(r.failed) == before) {
		return fmt.Errorf("go test: %w", failed) // it failed for a reason that no package gave
	}
	return nil
}

// pack is a package, and whether its tests draw properties.
type pack struct {
	path  string
	draws bool
}

// round is one run of go test.
type round struct{ patterns, flags []string }

// rounds gives what is run, one after the other. In a strict run packages that
// draw properties come first, with a seed: the others would refuse the flag.
func rounds(patterns, flags []string, all []pack, strict bool) []round {
	var draw, others []string
	for _, p := range all {
		if p.draws {
			draw = append(draw, p.path)
		} else {
			others = append(others, p.path)
		}
	}
	if !strict || len(draw) == 0 {
		return []round{{patterns, flags}}
	}
	seeded := round{draw, append([]string{"-rapid.seed=" + seed}, flags...)}
	if len(others) == 0 {
		return []round{seeded}
	}
	return []round{seeded, {others, flags}}
}

// seed is where a strict run draws its properties from.
const seed = "20260406"

// command gives what go is called with. Two packages at a time on two cores,
// and never more than four: some start a database or a browser of their own.
// A strict run takes no result from an earlier one, which may have been
// without the tools that are here now.
func command(patterns, flags []string, afresh bool) []string {
	args := []string{"test", "-json", "-p", strconv.Itoa(min(runtime.NumCPU(), 4))}
	if afresh {
		args = append(args, "-count=1")
	}
	return append(append(args, patterns...), flags...)
}

// split tells packages from everything else that go test is given.
func split(args []string) (patterns, flags []string) {
	for _, a := range args {
		if a == "." || strings.HasPrefix(a, "./") || a == "ownway" || strings.HasPrefix(a, "ownway/") {
			patterns = append(patterns, a)
		} else {
			flags = append(flags, a)
		}
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	return patterns, flags
}

// list gives the packages there are to test.
func list(patterns []string) ([]pack, error) {
	cmd := exec.Command("go", append([]string{"list", "-e", "-f", "{{.ImportPath}} {{.TestImports}} {{.XTestImports}}"}, patterns...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var all []pack
	for line := range strings.Lines(string(out)) {
		path, imports, _ := strings.Cut(line, " ")
		all = append(all, pack{path, strings.Contains(imports, "pgregory.net/rapid")})
	}
	return all, nil
}

// read hands every event of go test -json to the report. A line that is no
// event is shown as it is.
func read(from io.Reader, r *report) error {
	lines := bufio.NewReader(from)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil {
				r.say(strings.TrimRight(string(line), "\n"))
			} else {
				r.add(e)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading what go test says: %w", err)
		}
	}
}

// terminal reports whether someone watches.
func terminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
