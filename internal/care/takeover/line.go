package takeover

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
	"ownway/value/table"
)

// mostFaults is how many faults of the files are told at once.
const mostFaults = 100

// The faults of a cell.
var (
	YesOrNo      = msg.New("takeover.yes-or-no", "Write yes or no")
	ChooseOne    = msg.New("takeover.choose-one", "Write one of these: {choices}")
	NotBelowZero = msg.New("takeover.not-below-zero", "This cannot be below zero")
	EnterHours   = msg.New("takeover.enter-hours", "Enter hours, like 12.5 or 12:30")
	EnterCount   = msg.New("takeover.enter-count", "Enter a whole number, like 3")
	MoreWrong    = msg.New("takeover.more-wrong", "There is more to put right after these")
)

// faults gathers what is wrong with the files.
type faults struct{ all []error }

func (f *faults) full() bool { return len(f.all) >= mostFaults }

func (f *faults) add(err error) {
	switch {
	case err == nil || len(f.all) > mostFaults:
	case f.full():
		f.all = append(f.all, fault.Invalid("files", MoreWrong))
	default:
		f.all = append(f.all, err)
	}
}

func (f *faults) err() error { return errors.Join(f.all...) }

// Where parts the field of a fault into its file and its column.
func Where(f *fault.Fault) (file, column string) {
	file, column, ok := strings.Cut(f.Field, "/")
	if !ok {
		return "", f.Field
	}
	return file, column
}

// line is one row of a file, with the faults that are found in it.
type line struct {
	file  File
	row   table.Row
	wrong *faults
}

// rows reads the rows of a file, and none when it is not there and need not be.
func rows(file File, r io.Reader, wrong *faults) []line {
	all, err := table.Read(r, file.Columns())
	for _, f := range fault.All(err) {
		g := *f
		g.Field = string(file) + "/" + f.Field
		wrong.add(&g)
	}
	if err != nil && len(fault.All(err)) == 0 {
		wrong.add(err)
	}
	lines := make([]line, len(all))
	for i, row := range all {
		lines[i] = line{file, row, wrong}
	}
	return lines
}

// fault notes what is wrong with a column.
func (l line) fault(column string, err error) {
	for _, f := range fault.All(err) {
		g := *f
		g.Line, g.Field = l.row.Line, string(l.file)+"/"+column
		l.wrong.add(&g)
	}
	if err != nil && len(fault.All(err)) == 0 {
		l.wrong.add(err)
	}
}

func (l line) invalid(column string, key msg.Key, pairs ...any) {
	l.fault(column, fault.Invalid(column, key, pairs...))
}

func (l line) text(column string) string { return l.row.Cell(column) }

func (l line) need(column string) string {
	s, err := l.row.Need(column)
	l.fault(column, err)
	return s
}

// day reads a date, none from an empty cell.
func (l line) day(column string) calendar.Date {
	s := l.text(column)
	if s == "" {
		return calendar.Date{}
	}
	d, err := calendar.Parse(s)
	l.fault(column, err)
	return d
}

func (l line) needDay(column string) calendar.Date {
	if l.need(column) == "" {
		return calendar.Date{}
	}
	return l.day(column)
}

// pounds reads an amount, nothing from an empty cell.
func (l line) pounds(column string) money.Amount {
	s := l.text(column)
	if s == "" {
		return 0
	}
	a, err := money.Parse(s)
	l.fault(column, err)
	return a
}

func (l line) positive(column string) money.Amount {
	a := l.pounds(column)
	if a < 0 {
		l.invalid(column, NotBelowZero)
	}
	return a
}

func (l line) needPounds(column string) money.Amount {
	if l.need(column) == "" {
		return 0
	}
	return l.pounds(column)
}

// minutes reads hours of any length: a year's holiday, four weeks of work.
func (l line) minutes(column string) int {
	s := l.text(column)
	if s == "" {
		return 0
	}
	if m, err := hours.ParseHours(s); err == nil {
		return m
	}
	if whole, part, clock := strings.Cut(s, ":"); clock { // more than a week's
		h, err := strconv.Atoi(whole)
		m, err2 := strconv.Atoi(part)
		if err == nil && err2 == nil && h >= 0 && h <= 10_000 && m >= 0 && m < 60 && len(part) == 2 {
			return h*60 + m
		}
	}
	hundredths, err := money.Parse(s)
	if err != nil || hundredths < 0 || hundredths > 10_000_00 {
		l.invalid(column, EnterHours)
		return 0
	}
	return int(hundredths.MulDiv(60, 100, money.HalfUp))
}

func (l line) yes(column string) bool {
	switch strings.ToLower(l.text(column)) {
	case "yes":
		return true
	case "", "no":
		return false
	}
	l.invalid(column, YesOrNo)
	return false
}

// choice reads one of some words; empty is the first that is allowed to be.
func (l line) choice(column string, choices ...string) string {
	s := strings.ToLower(l.text(column))
	if !slices.Contains(choices, s) {
		l.invalid(column, ChooseOne, "choices", strings.Join(slices.DeleteFunc(slices.Clone(choices), func(c string) bool { return c == "" }), ", "))
		return ""
	}
	return s
}

func (l line) count(column string) int {
	n := 0
	s := l.need(column)
	for _, c := range s {
		if c < '0' || c > '9' || n > 100_000 {
			l.invalid(column, EnterCount)
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func (l line) key() Key { return Key{l.need("employer"), l.need("pa")} }
