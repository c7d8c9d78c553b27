package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// row is one line of the table: a figure, what it stands beside, and the ratio
// of the two.
type row struct {
	what   string
	name   string // of the benchmark
	seen   unit
	beside *unit   // measured beside it in the same run
	limit  float64 // or a limit, in the unit of what is seen
	ratio  string  // the unit in which the benchmark gives the ratio itself
	aim    aim
}

// unit is a figure that a benchmark gives, and how it is shown.
type unit struct {
	name string
	show func(float64) string
}

// aim is what a ratio should be, or that the figure should be nought.
type aim struct {
	atLeast float64
	atMost  float64
	none    bool
}

func (a aim) String() string {
	switch {
	case a.atLeast > 0:
		return "at least " + short(a.atLeast)
	case a.atMost > 0:
		return "at most " + short(a.atMost)
	case a.none:
		return "none"
	}
	return ""
}

// met says in a word whether a ratio, or the figure itself where it has an aim,
// is what it should be.
func (a aim) met(n float64) string {
	switch {
	case a == aim{}:
		return ""
	case a.atLeast > 0 && n < a.atLeast, a.atMost > 0 && n > a.atMost, a.none && n > 0:
		return "missed"
	}
	return "met"
}

func microseconds(n float64) string {
	if n >= 1000 {
		return milliseconds(n / 1000)
	}
	return short(n) + " µs"
}

func milliseconds(n float64) string {
	if n >= 1000 {
		return short(n/1000) + " s"
	}
	return short(n) + " ms"
}

func rowsASecond(n float64) string      { return thousands(n) + " rows/s" }
func aSecond(n float64) string          { return thousands(n) + " a second" }
func megabytesASecond(n float64) string { return short(n) + " MB/s" }
func megabytes(n float64) string        { return short(n) + " MB" }
func count(n float64) string            { return short(n) }

// perSecond turns nanoseconds for one into how many a second.
func perSecond(each float64) func(float64) string {
	return func(ns float64) string { return thousands(each*1e9/ns) + " a second" }
}

// print writes the table, and then what could not be measured.
func (r *results) print(out io.Writer) error {
	var laid strings.Builder
	w := tabwriter.NewWriter(&laid, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\tseen\tbeside\tratio\taim\t")
	for _, part := range table {
		fmt.Fprintf(w, "%s\t\t\t\t\t\n", part.heading)
		for _, row := range part.rows {
			r.line(w, row)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for line := range strings.Lines(laid.String()) {
		if _, err := fmt.Fprintln(out, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	for _, what := range r.leftOut {
		if _, err := fmt.Fprintln(out, "left out:", what); err != nil {
			return err
		}
	}
	return nil
}

func (r *results) line(w io.Writer, at row) {
	seen, measured := r.of(at.name, at.seen.name)
	if !measured {
		fmt.Fprintf(w, "  %s\tnot measured\t\t\t\t\n", at.what)
		return
	}
	beside, ratio, ok := r.beside(at, seen)
	if !ok {
		fmt.Fprintf(w, "  %s\t%s\t\t\t%s\t%s\n", at.what, at.seen.show(seen), at.aim, at.aim.met(seen))
		return
	}
	fmt.Fprintf(w, "  %s\t%s\t%s\t%.2f\t%s\t%s\n", at.what, at.seen.show(seen), beside, ratio, at.aim, at.aim.met(ratio))
}

func (r *results) beside(at row, seen float64) (shown string, ratio float64, ok bool) {
	if at.beside == nil {
		return "limit " + at.seen.show(at.limit), seen / at.limit, at.limit > 0
	}
	peer, ok := r.of(at.name, at.beside.name)
	if !ok {
		return "", 0, false
	}
	ratio, ok = r.of(at.name, at.ratio)
	return at.beside.show(peer), ratio, ok
}

// short shows three digits of a figure.
func short(n float64) string { return strconv.FormatFloat(n, 'g', 3, 64) }

// thousands shows a large figure with commas.
func thousands(n float64) string {
	digits := strconv.FormatFloat(n, 'f', 0, 64)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

func paymentRun(what, name string) row {
	return row{what: what, name: "PaymentRun/" + name, seen: unit{"ms", milliseconds}, beside: &unit{"bare-ms", milliseconds}, ratio: "ratio", aim: aim{atMost: 1.3}}
}
