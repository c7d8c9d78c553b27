package main

import (
	"regexp"
	"slices"
	"strings"

	"ownway/internal/testing/leftout"
)

// event is one line of go test -json (go doc test2json).
type event struct {
	Action      string
	Package     string
	ImportPath  string // of what was built
	Test        string // empty for the package itself
	Elapsed     float64
	Output      string
	FailedBuild string // the ImportPath that would not build
}

// outcome is what came of one package.
type outcome struct {
	name    string
	action  string // pass, fail or skip, as go test says
	seconds float64
	passed  int
	failed  []string // names of tests; the package's own when no test of it is to blame
	skipped []string // names of tests, each with its reason
	output  string   // of what failed
}

// tally follows the tests of all packages. A test with subtests is not counted
// beside them, unless it fails while all of them pass.
type tally struct {
	running map[string]*pkg
	builds  map[string]string // what the compiler said, by ImportPath
	leftOut []string          // each once, in the order they were said
}

type pkg struct {
	tests  map[string]*test
	order  []string
	output strings.Builder // of no test
}

type test struct {
	output strings.Builder
	action string // empty while it runs
	parent bool
}

func newTally() *tally {
	return &tally{running: map[string]*pkg{}, builds: map[string]string{}}
}

// add takes an event, and gives the outcome of a package that it ends.
func (t *tally) add(e event) *outcome {
	if e.Action == "build-output" {
		t.builds[e.ImportPath] += e.Output
		return nil
	}
	if e.Package == "" {
		return nil
	}
	p := t.running[e.Package]
	if p == nil {
		p = &pkg{tests: map[string]*test{}}
		t.running[e.Package] = p
	}
	if e.Action == "output" {
		t.listen(e.Output)
	}
	if e.Test != "" {
		p.add(e)
		return nil
	}
	switch e.Action {
	case "output":
		p.output.WriteString(e.Output)
	case "pass", "fail", "skip":
		delete(t.running, e.Package)
		return p.end(e, t.builds[e.FailedBuild])
	}
	return nil
}

// leaves finds what a test said was left out, behind the file and line that
// the test log puts before it.
var leaves = regexp.MustCompile(`^\s*(?:\S+\.go:\d+: )?` + leftout.Mark + `(.+)`)

func (t *tally) listen(output string) {
	m := leaves.FindStringSubmatch(output)
	if m == nil {
		return
	}
	if what := strings.TrimSpace(m[1]); !slices.Contains(t.leftOut, what) {
		t.leftOut = append(t.leftOut, what)
	}
}

func (p *pkg) add(e event) {
	one := p.tests[e.Test]
	if one == nil {
		one = &test{}
		p.tests[e.Test] = one
		p.order = append(p.order, e.Test)
		for name := range p.above(e.Test) {
			p.tests[name].parent = true
		}
	}
	switch e.Action {
	case "output":
		one.output.WriteString(e.Output)
	case "pass":
		one.action = e.Action
		one.output.Reset()
	case "fail", "skip":
		one.action = e.Action
	}
}

// above gives the tests that a subtest runs in. A stroke may also stand in
// the name of one test, so only those that are there count.
func (p *pkg) above(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			at := strings.LastIndexByte(name, '/')
			if at < 0 {
				return
			}
			name = name[:at]
			if p.tests[name] != nil && !yield(name) {
				return
			}
		}
	}
}

// end counts the tests of a package, from the innermost outwards, so that a
// test with subtests is met after them.
func (p *pkg) end(e event, build string) *outcome {
	o := &outcome{name: e.Package, action: e.Action, seconds: e.Elapsed}
	explained := map[string]bool{} // tests that failed because a subtest did
	for _, name := range slices.Backward(p.order) {
		one := p.tests[name]
		switch {
		case one.bad():
			for up := range p.above(name) {
				explained[up] = true
			}
			if !explained[name] {
				o.failed = append(o.failed, name)
			}
		case one.action == "skip":
			o.skipped = append(o.skipped, name+": "+strings.Join(strings.Fields(quiet(one.output.String())), " "))
		case !one.parent:
			o.passed++
		}
	}
	slices.Reverse(o.failed)
	slices.Reverse(o.skipped)
	if e.Action == "fail" {
		if len(o.failed) == 0 {
			o.failed = []string{"(the package itself)"}
		}
		o.output = build + p.said()
	}
	return o
}

// bad reports whether the test failed, or never ended.
func (t *test) bad() bool { return t.action == "fail" || t.action == "" }

// said gives the output of the tests that failed and of the package itself.
func (p *pkg) said() string {
	var b strings.Builder
	for _, name := range p.order {
		if one := p.tests[name]; one.bad() {
			b.WriteString(quiet(one.output.String()))
		}
	}
	b.WriteString(quiet(p.output.String()))
	return b.String()
}

// noise is what go test writes around what a test says.
var noise = regexp.MustCompile(`(?m)^(=== (RUN|PAUSE|CONT|NAME)|\s*--- SKIP|PASS$|FAIL$|FAIL\t|ok  \t).*\n?`)

func quiet(output string) string { return noise.ReplaceAllString(output, "") }
