// Command testall runs the tests of every package and says plainly what came
// of them: a line for each package as it ends, what failed with its output,
// what was left out because something is not on this machine, and at the end
// how many tests passed and failed.
//
// What it is given is handed on to go test; without a package it tests all.
// With OWNWAY_STRICT=1 a test that was left out or skipped fails the run.
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
	total, err := count(patterns)
	if err != nil {
		return false, err
	}
	cmd := exec.Command("go", command(patterns, flags, strict || os.Getenv("CI") != "")...)
	cmd.Stderr = os.Stderr
	events, err := cmd.StdoutPipe()
	if err != nil {
		return false, err
	}
	if err := cmd.Start(); err != nil {
		return false, err
	}
	r := newReport(w, total, terminal(os.Stdout))
	if err := read(events, r); err != nil {
		return false, errors.Join(err, cmd.Wait())
	}
	failed := cmd.Wait()
	ok := r.close(strict)
	var exit *exec.ExitError
	if failed != nil && (!errors.As(failed, &exit) || ok) {
		return false, fmt.Errorf("go test: %w", failed) // it failed for a reason that no package gave
	}
	return ok, r.broken
}

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

// count gives how many packages there are to test.
func count(patterns []string) (int, error) {
	cmd := exec.Command("go", append([]string{"list", "-e"}, patterns...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("go list: %w", err)
	}
	return bytes.Count(out, []byte("\n")), nil
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
