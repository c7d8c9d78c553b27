// Package cases runs cases that others published through the calculators and
// readers of this program, and says which of them come out exactly as
// published. A case is exact, or a miss with its working, or left out with the
// reason: what nothing here can answer is never counted as exact.
package cases

import (
	"fmt"

	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
)

// Outcome is what became of one case.
type Outcome struct {
	Name string // as its publisher names it: a sheet and row, a scenario
	Year string // the tax year that it belongs to; empty when to none
	Line int    // of the file, counted from 1

	Misses  []Miss       // what came out otherwise than published
	Refused error        // the calculator would not take it
	Known   string       // why it is known to differ, exactly in this way
	LeftOut string       // why it was not run
	Read    string       // how it was read, where not word for word
	Bad     error        // the file is wrong here
	Why     explain.Note // the working
}

// Miss is one value that came out otherwise than published.
type Miss struct{ What, Want, Got string }

// Exact reports whether every published value came out.
func (o *Outcome) Exact() bool {
	return len(o.Misses) == 0 && o.Refused == nil && o.LeftOut == "" && o.Bad == nil
}

// fails reports whether the outcome is one to answer for.
func (o *Outcome) fails() bool {
	return o.Bad != nil || o.LeftOut == "" && o.Known == "" && !o.Exact()
}

// want notes a miss when the two differ.
func (o *Outcome) want(what, want, got string) {
	if want != got {
		o.Misses = append(o.Misses, Miss{what, want, got})
	}
}

// refuse notes that the calculator would not take the case. One of a year whose
// figures are not held is left out.
func (o *Outcome) refuse(err error) {
	for _, f := range fault.All(err) {
		if f.Text.Key == rates.YearNotHeld || f.Text.Key == rates.DayNotHeld {
			o.LeftOut = "the rates of its year are not held"
			return
		}
	}
	o.Refused = err
}

// Problem is something wrong with a file of cases, at a line and field.
type Problem struct {
	Line        int // 0 when it is about the whole file
	Field, Text string
}

// Error says where and what.
func (p *Problem) Error() string {
	s := p.Text
	if p.Field != "" {
		s = p.Field + ": " + s
	}
	if p.Line > 0 {
		s = fmt.Sprintf("line %d, %s", p.Line, s)
	}
	return s
}

// File is what became of the cases of one file.
type File struct {
	Name     string
	Kind     string // which calculator answers it; empty where each case says
	Outcomes []Outcome
	Bad      error // the file cannot be read at all
}

// Report is what became of every file.
type Report struct {
	Files  []File
	Passed []string // files that hold no cases known here
}

// Tally counts outcomes.
type Tally struct{ Exact, Known, Missed, LeftOut, Bad int }

// Run gives the number of cases that were run.
func (t Tally) Run() int { return t.Exact + t.Known + t.Missed }

func (t *Tally) count(o *Outcome) {
	switch {
	case o.Bad != nil:
		t.Bad++
	case o.LeftOut != "":
		t.LeftOut++
	case o.Exact():
		t.Exact++
	case o.Known != "":
		t.Known++
	default:
		t.Missed++
	}
}

// Failed reports whether anything missed that is not known, or could not be read.
func (r Report) Failed() bool {
	for _, f := range r.Files {
		if f.Bad != nil {
			return true
		}
		for i := range f.Outcomes {
			if f.Outcomes[i].fails() {
				return true
			}
		}
	}
	return false
}
