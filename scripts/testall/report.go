package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// report writes down what the tests come to.
type report struct {
	w       io.Writer
	tally   *tally
	total   int  // packages
	watched bool // someone sees a line that is written over
	done    int  // packages
	passed  int  // tests
	failed  []string
	skipped []string
	broken  error // in writing
}

func newReport(w io.Writer, total int, watched bool) *report {
	r := &report{w: w, tally: newTally(), total: total, watched: watched}
	r.progress()
	return r
}

// add takes an event, and writes a line when it ends a package.
func (r *report) add(e event) {
	o := r.tally.add(e)
	if o == nil {
		return
	}
	r.done++
	r.passed += o.passed
	short := strings.TrimPrefix(o.name, "ownway/")
	for _, name := range o.failed {
		r.failed = append(r.failed, short+" "+name)
	}
	for _, name := range o.skipped {
		r.skipped = append(r.skipped, short+" "+name)
	}
	r.say(line(short, o))
	if o.output != "" {
		r.say(indent(o.output))
	}
	r.progress()
}

// progress says how far it is, to someone who watches.
func (r *report) progress() {
	if r.watched && r.done < r.total {
		r.write(fmt.Sprintf("%d of %d packages, %d passed, %d failed", r.done, r.total, r.passed, len(r.failed)))
	}
}

func line(name string, o *outcome) string {
	switch {
	case o.action == "fail":
		return fmt.Sprintf("FAIL  %s  %d passed, %d failed  %.1fs", name, o.passed, len(o.failed), o.seconds)
	case o.passed+len(o.skipped) == 0:
		return "-     " + name + "  no tests"
	}
	return fmt.Sprintf("ok    %s  %d passed  %.1fs", name, o.passed, o.seconds)
}

// close writes the end of the report, and reports whether all is well.
func (r *report) close(strict bool) bool {
	r.list("FAILED", r.failed)
	r.list("LEFT OUT, because something is not on this machine (docs/tools.txt says what a whole run needs)", r.tally.leftOut)
	r.list("SKIPPED", r.skipped)
	ok := len(r.failed) == 0
	if missing := len(r.tally.leftOut) + len(r.skipped); missing > 0 {
		ok = ok && !strict
		if strict {
			r.say("", "This run is strict, so what was left out or skipped fails it.")
		} else {
			r.say("", "With what was left out installed, run: make test ARGS=-count=1")
		}
	}
	r.say("", fmt.Sprintf("%d passed, %d failed", r.passed, len(r.failed)))
	return ok
}

func (r *report) list(heading string, what []string) {
	if len(what) == 0 {
		return
	}
	r.say("", heading+":")
	for _, one := range what {
		r.say("  " + one)
	}
}

// say writes whole lines, over the one that shows how far it is.
func (r *report) say(lines ...string) {
	if r.watched {
		r.write("\r\x1b[K")
	}
	r.write(strings.Join(lines, "\n") + "\n")
}

func (r *report) write(s string) {
	if _, err := io.WriteString(r.w, s); err != nil {
		r.broken = errors.Join(r.broken, err)
	}
}

func indent(s string) string {
	return "      " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n      ")
}
