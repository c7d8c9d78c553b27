package cases

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Say writes a text in the reader's words.
type Say func(msg.Text) string

// Write prints the report: for each file and tax year how many cases are exact,
// each miss with what was expected, what came out and the working, and what was
// left out and why.
func (r Report) Write(out io.Writer, say Say) error {
	w := &writer{out: out, say: say}
	var all Tally
	for i := range r.Files {
		w.file(&r.Files[i], &all)
	}
	if len(r.Passed) > 0 {
		w.line(0, "Passed over, as no cases known here: %s", strings.Join(r.Passed, ", "))
	}
	w.line(0, "In all: %s", all)
	return w.err
}

// String says how many cases are exact, and what else became of them.
func (t Tally) String() string {
	s := fmt.Sprintf("%d of %d exact", t.Exact, t.Run())
	for _, more := range []struct {
		n    int
		what string
	}{{t.Known, "differ as the list of known differences says"}, {t.Missed, "missed"}, {t.LeftOut, "left out"}, {t.Bad, "unreadable"}} {
		if more.n > 0 {
			s += fmt.Sprintf(", %d %s", more.n, more.what)
		}
	}
	return s
}

type writer struct {
	out io.Writer
	say Say
	err error
}

func (w *writer) line(indent int, format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, strings.Repeat("  ", indent)+format+"\n", args...)
	}
}

func (w *writer) file(f *File, all *Tally) {
	years := map[string]*Tally{}
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		if years[o.Year] == nil {
			years[o.Year] = &Tally{}
		}
		years[o.Year].count(o)
		all.count(o)
	}
	for _, year := range slices.Sorted(maps.Keys(years)) {
		w.line(0, "%s%s: %s", f.Name, yearOf(year), years[year])
	}
	for i := range f.Outcomes {
		w.outcome(&f.Outcomes[i])
	}
	w.leftOut(f)
	w.readings(f)
	if f.Bad != nil {
		w.line(0, "%s: %s", f.Name, w.refusal(f.Bad))
	}
}

func yearOf(year string) string {
	if year == "" {
		return ""
	}
	return " " + year
}

// outcome prints a case that missed, differs or cannot be read.
func (w *writer) outcome(o *Outcome) {
	switch {
	case o.Bad != nil:
		w.line(1, "cannot be read: %s", w.refusal(o.Bad))
	case o.Known != "":
		w.line(1, "known difference, %s: %s", o.place(), misses(o.Misses))
		w.line(2, "%s", o.Known)
	case o.fails():
		w.line(1, "MISS, %s", o.place())
		for _, m := range o.Misses {
			w.line(2, "%s: expected %s, got %s%s", m.What, m.Want, m.Got, m.tolerated())
		}
		if o.Refused != nil {
			w.line(2, "refused: %s", w.refusal(o.Refused))
		}
		if o.Read != "" {
			w.line(2, "read %s", o.Read)
		}
		w.working(2, o.Why.Lines)
	}
}

// tolerated marks tax that HMRC would accept; it is a miss all the same.
func (m Miss) tolerated() string {
	want, err := money.Parse(m.Want)
	got, err2 := money.Parse(m.Got)
	if m.What != "tax_due" || err != nil || err2 != nil || (want-got).Abs() > 1 {
		return ""
	}
	return " (HMRC accepts a difference of 0.01)"
}

func misses(all []Miss) string {
	var parts []string
	for _, m := range all {
		parts = append(parts, fmt.Sprintf("%s expected %s, got %s", m.What, m.Want, m.Got))
	}
	return strings.Join(parts, "; ")
}

// place says which case it is.
func (o *Outcome) place() string {
	if o.Line == 0 {
		return o.Name
	}
	return fmt.Sprintf("line %d, %s", o.Line, o.Name)
}

// refusal says what an error is, with its line and field.
func (w *writer) refusal(err error) string {
	var parts []string
	for _, f := range fault.All(err) {
		text := w.say(f.Text)
		if f.Line > 0 {
			text = fmt.Sprintf("line %d, %s: %s", f.Line, f.Field, text)
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return err.Error()
	}
	return strings.Join(parts, "; ")
}

func (w *writer) working(indent int, lines []explain.Line) {
	for _, l := range lines {
		text := w.say(l.Text)
		if l.Amount != nil {
			text += ": " + l.Amount.String()
		}
		w.line(indent, "%s", text)
		w.working(indent+1, l.Lines)
	}
}

// leftOut prints each reason once, with the cases that it holds for.
func (w *writer) leftOut(f *File) {
	w.grouped(f, "left out: ", func(o *Outcome) string { return o.LeftOut })
}

// readings prints how cases were read that were not read word for word.
func (w *writer) readings(f *File) {
	w.grouped(f, "read ", func(o *Outcome) string {
		if o.LeftOut != "" || o.Bad != nil {
			return ""
		}
		return o.Read
	})
}

func (w *writer) grouped(f *File, what string, of func(*Outcome) string) {
	lines := map[string][]string{}
	for i := range f.Outcomes {
		if reason := of(&f.Outcomes[i]); reason != "" {
			lines[reason] = append(lines[reason], f.Outcomes[i].short())
		}
	}
	for _, reason := range slices.Sorted(maps.Keys(lines)) {
		w.line(1, "%s%s (%s)", what, reason, strings.Join(lines[reason], ", "))
	}
}

// short says which case it is where many are listed.
func (o *Outcome) short() string {
	if o.Line == 0 {
		return o.Name
	}
	return fmt.Sprintf("line %d", o.Line)
}
