package bacs

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a file that cannot be read back.
var (
	TooLarge     = msg.New("bacs.too-large", "This file is larger than {most} MB")
	WrongLength  = msg.New("bacs.wrong-length", "This line should have {want} characters. It has {found}")
	MissingLabel = msg.New("bacs.missing-label", "This line should begin with {want}")
	EnterDigits  = msg.New("bacs.enter-digits", "Positions {from} to {to} should be digits. They say “{found}”")
	EnterDay     = msg.New("bacs.enter-day", "Positions {from} to {to} should be a day, like 26303. They say “{found}”")
	TotalsDiffer = msg.New("bacs.totals-differ", "The file says {found}, but its payments add up to {want}")
	CountsDiffer = msg.New("bacs.counts-differ", "The file says {found} payments, but it holds {want}")
	OtherThan    = msg.New("bacs.other-than", "Position {at} is not as the format has it. This line should be “{want}”")
)

var head, foot = []string{"VOL1", "HDR1", "HDR2", "UHL1"}, []string{"EOF1", "EOF2", "UTL1"}

// Parse reads a file of the kind that Write writes: credits of one processing
// day from one account. It proves totals, counts and every fixed position;
// faults name the line.
func Parse(data []byte) (File, error) {
	if len(data) > maxBytes {
		return File{}, fault.Invalid("file", TooLarge, "most", maxBytes>>20)
	}
	rows, err := cutRows(data)
	if err != nil {
		return File{}, err
	}
	p := parser{rows: rows}
	f := p.file()
	if p.err != nil {
		return File{}, p.err
	}
	if err := f.proveTotals(rows); err != nil {
		return File{}, err
	}
	if err := f.Check(); err != nil {
		return File{}, onItsRow(err)
	}
	return f, f.proveRows(rows)
}

// cutRows cuts the file into records and proves their lengths and labels.
func cutRows(data []byte) ([]record, error) {
	lines := bytes.Split(bytes.TrimRight(data, "\r\n\x1a"), []byte("\n"))
	rows := make([]record, max(len(lines), len(head)+len(foot)+1))
	for i, l := range lines {
		rows[i] = bytes.TrimSuffix(l, []byte("\r"))
	}
	firstFoot := len(rows) - len(foot)
	for i, r := range rows {
		label, size := "", dataSize
		switch {
		case i < len(head):
			label, size = head[i], labelSize
		case i >= firstFoot:
			label, size = foot[i-firstFoot], labelSize
		}
		if !strings.HasPrefix(string(r), label) {
			return nil, fault.OnLine(fault.Invalid("file", MissingLabel, "want", label), i+1)
		}
		if len(r) != size {
			return nil, fault.OnLine(fault.Invalid("file", WrongLength, "want", size, "found", len(r)), i+1)
		}
	}
	return rows, nil
}

// parser reads the parts that change from file to file and keeps the first fault.
type parser struct {
	rows []record
	row  int
	err  error
}

func (p *parser) file() File {
	last := len(p.rows) - len(foot) - 1 // the contra
	f := File{
		Serial:     p.rows[0].at(5, 10),
		SUN:        p.rows[0].at(42, 47),
		Created:    p.day(1, 42),
		Processing: p.day(3, 5),
		Narrative:  p.words(last, 47),
	}
	f.From = p.account(last, 1)
	for i := len(head); i < last; i++ {
		f.Credits = append(f.Credits, Credit{
			To: p.account(i, 1), Reference: p.words(i, 65), Amount: money.Amount(p.digits(i, 36, 46)),
		})
	}
	return f
}

func (p *parser) account(row, from int) ident.BankAccount {
	p.digits(row, from, from+13)
	r := p.rows[row]
	return ident.BankAccount{
		SortCode: ident.SortCode(r.at(from, from+5)), Number: ident.AccountNumber(r.at(from+6, from+13)),
		Name: p.words(row, 83),
	}
}

func (p *parser) words(row, from int) string {
	return strings.TrimRight(p.rows[row].at(from, from+width-1), " ")
}

func (p *parser) digits(row, from, to int) int64 {
	s := p.rows[row].at(from, to)
	n, err := strconv.ParseInt(s, 10, 64)
	if !only(s, '0', '9') || err != nil {
		p.fail(row, EnterDigits, from, to, s)
	}
	return n
}

func (p *parser) day(row, from int) calendar.Date {
	s := p.rows[row].at(from, from+5)
	t, err := time.Parse(" 06002", s)
	if err != nil {
		p.fail(row, EnterDay, from, from+5, s)
		return calendar.Date{}
	}
	return calendar.DateOf(time.Date(2000+t.Year()%100, time.January, t.YearDay(), 0, 0, 0, 0, time.UTC))
}

func (p *parser) fail(row int, key msg.Key, from, to int, found string) {
	if p.err == nil {
		p.err = fault.OnLine(fault.Invalid("file", key, "from", from, "to", to, "found", strings.ToValidUTF8(found, "?")), row+1)
	}
}

// proveTotals holds what the contra and the totals say against the credits.
func (f File) proveTotals(rows []record) error {
	p := parser{rows: rows}
	contra, totals, total := len(rows)-len(foot)-1, len(rows)-1, int64(f.Total())
	for _, sum := range []struct {
		row, from, to int
	}{{contra, 36, 46}, {totals, 5, 17}, {totals, 18, 30}} {
		found := p.digits(sum.row, sum.from, sum.to)
		if p.err == nil && found != total {
			return fault.OnLine(fault.Invalid("amount", TotalsDiffer, "found", money.Amount(found), "want", money.Amount(total)), sum.row+1)
		}
	}
	if n := p.digits(totals, 38, 44); p.err == nil && n != int64(len(f.Credits)) {
		return fault.OnLine(fault.Invalid("credits", CountsDiffer, "found", n, "want", len(f.Credits)), totals+1)
	}
	return p.err
}

// proveRows writes the file anew and compares: nothing that was read may stand
// in a place, or say a thing, that was not looked at. EOF1 may carry a count of
// blocks, as some banks write it.
func (f File) proveRows(rows []record) error {
	for i, want := range f.records() {
		got := rows[i]
		if want.at(1, 4) == "EOF1" && got.at(55, 60) == "000000" {
			want = want.put(55, "000000")
		}
		for j := range want {
			if got[j] != want[j] {
				return fault.OnLine(fault.Invalid("file", OtherThan, "at", j+1, "want", string(want)), i+1)
			}
		}
	}
	return nil
}

// onItsRow turns the number of a credit into the number of its row.
func onItsRow(err error) error {
	all := fault.All(err)
	moved := make([]error, len(all))
	for i, f := range all {
		moved[i] = f
		if f.Line > 0 {
			moved[i] = fault.OnLine(f, f.Line+len(head))
		}
	}
	return errors.Join(moved...)
}
