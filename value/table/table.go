// Package table reads and writes tables of plain words as CSV, for the people
// who keep them in a spreadsheet. Columns are found by the name at their head,
// in any order; a cell that a spreadsheet would run as a formula is written
// with an apostrophe before it, and read back without. A table is bounded, and
// what cannot be used is refused with its line and column.
package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The limits of a table that is read.
const (
	MaxBytes = 64 << 20
	MaxRows  = 500_000
	maxCell  = 4096
)

// The faults of a table.
var (
	Empty       = msg.New("table.empty", "This file is empty. The first line should name the columns")
	TooLarge    = msg.New("table.too-large", "This file is too large. Split it and send the parts")
	NotText     = msg.New("table.not-text", "This is not a CSV file in UTF-8. In a spreadsheet, choose “Save as” and “CSV UTF-8”")
	Unreadable  = msg.New("table.unreadable", "This line cannot be read as CSV. Look for a quotation mark that is not closed")
	Cells       = msg.New("table.cells", "This line has {found} cells, and the first line names {want} columns")
	NoColumn    = msg.New("table.no-column", "There is no column “{column}”. Add it to the first line")
	OddColumn   = msg.New("table.odd-column", "The column “{column}” is not one that we know. Take it out, or look at the spelling")
	TwiceColumn = msg.New("table.column-twice", "The column “{column}” stands in the first line twice")
	CellTooLong = msg.New("table.cell-too-long", "This cell is too long. Write at most {most} letters")
	Missing     = msg.New("table.missing", "Fill in “{column}”")
)

// Columns says which columns a table must have, and which it may have.
type Columns struct {
	Must []string
	May  []string
}

// Row is one line of a table below its head.
type Row struct {
	Line  int // counted from 1, the head being the first
	cells []string
	at    map[string]int
}

// Cell gives what stands in a column, without the spaces round it; nothing
// where the table has no such column.
func (r Row) Cell(column string) string {
	if i, ok := r.at[column]; ok {
		return r.cells[i]
	}
	return ""
}

// Need gives what stands in a column, or the fault that nothing does.
func (r Row) Need(column string) (string, error) {
	if s := r.Cell(column); s != "" {
		return s, nil
	}
	return "", r.Fault(fault.Invalid(column, Missing, "column", column), column)
}

// Fault gives a fault the line of the row, and the column as its field.
func (r Row) Fault(err error, column string) error {
	return fault.OnLine(fault.At(err, column), r.Line)
}

// Read reads a table, at most MaxBytes and MaxRows of it, and gives its rows in
// order. Empty lines are passed over. A table with any line that cannot be read
// gives no rows; the first fault says where.
func Read(r io.Reader, columns Columns) ([]Row, error) {
	in := bufio.NewReader(io.LimitReader(r, MaxBytes+1))
	counted := &counter{in: in}
	if bom, err := in.Peek(3); err == nil && bytes.Equal(bom, []byte("\xef\xbb\xbf")) {
		if _, err := in.Discard(3); err != nil {
			return nil, err
		}
	}
	read := csv.NewReader(counted)
	read.FieldsPerRecord = -1
	head, err := read.Read()
	if errors.Is(err, io.EOF) {
		return nil, fault.Invalid("file", Empty)
	}
	if err != nil {
		return nil, unreadable(err)
	}
	at, err := heads(head, columns)
	if err != nil {
		return nil, err
	}
	rows, err := body(read, at, len(head))
	if counted.n > MaxBytes {
		return nil, fault.Invalid("file", TooLarge)
	}
	return rows, err
}

// counter counts what is read, so that a file cut off at the limit is told from a whole one.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

func heads(head []string, columns Columns) (map[string]int, error) {
	at := map[string]int{}
	known := map[string]bool{}
	for _, c := range append(append([]string{}, columns.Must...), columns.May...) {
		known[c] = true
	}
	for i, h := range head {
		name := strings.ToLower(strings.TrimSpace(unguard(h)))
		if !utf8.ValidString(name) {
			return nil, fault.OnLine(fault.Invalid("file", NotText), 1)
		}
		if _, twice := at[name]; twice {
			return nil, fault.OnLine(fault.Invalid(name, TwiceColumn, "column", name), 1)
		}
		if !known[name] {
			return nil, fault.OnLine(fault.Invalid("columns", OddColumn, "column", clip(name)), 1)
		}
		at[name] = i
	}
	for _, c := range columns.Must {
		if _, ok := at[c]; !ok {
			return nil, fault.OnLine(fault.Invalid(c, NoColumn, "column", c), 1)
		}
	}
	return at, nil
}

func body(read *csv.Reader, at map[string]int, width int) ([]Row, error) {
	var rows []Row
	for {
		cells, err := read.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, unreadable(err)
		}
		line, _ := read.FieldPos(0)
		if blank(cells) {
			continue
		}
		if len(rows) == MaxRows {
			return nil, fault.OnLine(fault.Invalid("file", TooLarge), line)
		}
		if len(cells) != width {
			return nil, fault.OnLine(fault.Invalid("file", Cells, "found", len(cells), "want", width), line)
		}
		row := Row{Line: line, cells: cells, at: at}
		if err := row.tidy(); err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
}

func (r Row) tidy() error {
	for column, i := range r.at {
		if !utf8.ValidString(r.cells[i]) {
			return r.Fault(fault.Invalid(column, NotText), column)
		}
		if len(r.cells[i]) > maxCell {
			return r.Fault(fault.Invalid(column, CellTooLong, "most", maxCell), column)
		}
		r.cells[i] = unguard(strings.TrimSpace(r.cells[i]))
	}
	return nil
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

func unreadable(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fault.OnLine(fault.Invalid("file", Unreadable), p.StartLine)
	}
	return err
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60])
	}
	return s
}
