package cases

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"ownway/bank/statement"
	"ownway/bank/statement/detect"
	"ownway/value/calendar"
	"ownway/value/money"
)

// month is what statements should say: the shape of expected.json.
type month struct {
	Opening string `json:"opening_balance"`
	Closing string `json:"closing_balance"`
	Lines   []struct {
		Date, Amount, Balance, Description string
	} `json:"transactions"`
}

// Statements reads every file beside an expected.json, in the folders and those
// below them, and compares. A file name.expected.json counts for name.csv and
// the like alone. It is a month, or what another reader told of a camt.053
// message. What a statement is shows in its contents.
func Statements(dirs ...string) (Report, error) {
	names, err := filesIn(dirs)
	if err != nil {
		return Report{}, err
	}
	var r Report
	for _, name := range names {
		of, ok := expectedFor(name)
		if !ok {
			continue
		}
		f := File{Name: name}
		want, err := readMonth(name)
		compare := func(o *Outcome, sample string) { o.sample(want, sample) }
		if errors.Is(err, errOtherShape) {
			var told message
			if told, err = readMessage(name); errors.Is(err, errOtherShape) {
				r.Passed = append(r.Passed, name)
				continue
			}
			compare = func(o *Outcome, sample string) { o.message(told, sample) }
		}
		if f.Bad = err; err == nil {
			f.samples(compare, names, of)
		}
		r.Files = append(r.Files, f)
	}
	if len(r.Files) == 0 {
		return r, fmt.Errorf("there is no expected.json with transactions in %s", strings.Join(dirs, ", "))
	}
	return r, nil
}

// expectedFor gives the beginning of the names that a file of expectations
// counts for: a folder, or a folder and a name.
func expectedFor(name string) (string, bool) {
	dir, base := filepath.Split(name)
	if base == "expected.json" {
		return dir, true
	}
	of, ok := strings.CutSuffix(base, ".expected.json")
	return dir + of + ".", ok
}

var errOtherShape = errors.New("no transactions")

// readMonth reads what is expected, and makes sure that it can be compared.
func readMonth(name string) (month, error) {
	data, err := readBounded(name)
	if err != nil {
		return month{}, err
	}
	return monthOf(data)
}

func monthOf(data []byte) (month, error) {
	var m month
	d := json.NewDecoder(bytes.NewReader(data))
	if err := d.Decode(&m); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) && kind.Field == "" {
			return m, errOtherShape // a list, not one month
		}
		return m, &Problem{Line: lineOf(data, d.InputOffset()), Text: jsonProblem(err)}
	}
	if m.Lines == nil {
		return m, errOtherShape
	}
	return m, m.check()
}

// check names the first value that is no date or amount.
func (m month) check() error {
	for _, end := range [][2]string{{"opening_balance", m.Opening}, {"closing_balance", m.Closing}} {
		if _, err := money.Parse(end[1]); err != nil {
			return &Problem{Field: end[0], Text: "this should be pounds and pence, but says “" + shown(end[1]) + "”"}
		}
	}
	for i, l := range m.Lines {
		at := fmt.Sprintf("transactions[%d].", i)
		if _, err := calendar.Parse(l.Date); err != nil {
			return &Problem{Field: at + "date", Text: "this should be a date, like 2026-11-21, but says “" + shown(l.Date) + "”"}
		}
		for _, a := range [][2]string{{"amount", l.Amount}, {"balance", l.Balance}} {
			if _, err := money.Parse(a[1]); err != nil {
				return &Problem{Field: at + a[0], Text: "this should be pounds and pence, but says “" + shown(a[1]) + "”"}
			}
		}
	}
	return nil
}

// samples compares each file that the expectations count for.
func (f *File) samples(compare func(*Outcome, string), names []string, of string) {
	for _, name := range names {
		_, isExpected := expectedFor(name)
		if isExpected || !strings.HasPrefix(name, of) || strings.Contains(name[len(of):], string(filepath.Separator)) ||
			strings.EqualFold(filepath.Ext(name), ".md") {
			continue
		}
		o := Outcome{Name: filepath.Base(name)}
		compare(&o, name)
		f.Outcomes = append(f.Outcomes, o)
	}
	if len(f.Outcomes) == 0 {
		f.Bad = &Problem{Text: "there is no statement beside it"}
	}
}

func (o *Outcome) sample(want month, name string) {
	data, err := readBounded(name)
	if err != nil {
		o.Bad = err
		return
	}
	s, err := detect.Read(data)
	if err != nil {
		o.refuse(err)
		return
	}
	o.want("lines", fmt.Sprint(len(want.Lines)), fmt.Sprint(len(s.Lines)))
	if len(o.Misses) > 0 {
		return
	}
	shows := s.Closing.IsKnown()
	if !shows {
		o.Read = "without balances, which the file does not show"
	}
	for i, w := range want.Lines {
		o.line(i+1, w.Date, w.Amount, w.Balance, w.Description, s.Lines[i], shows)
	}
	if shows {
		o.want("opening", plain(want.Opening), s.Opening.Amount.Plain())
		o.want("closing", plain(want.Closing), s.Closing.Amount.Plain())
	}
}

// line compares one line. Banks differ in capitals, and in where they break a
// description into payee and reference.
func (o *Outcome) line(n int, date, amount, balance, description string, l statement.Line, shows bool) {
	at := fmt.Sprintf("line %d ", n)
	o.want(at+"date", date, l.Date.String())
	o.want(at+"amount", plain(amount), l.Amount.Plain())
	if shows && l.Balance.IsKnown() {
		o.want(at+"balance", plain(balance), l.Balance.Amount.Plain())
	}
	if !strings.EqualFold(description, l.Payee) && !strings.EqualFold(description, statement.Tidy(l.Payee+" "+l.Reference)) {
		o.want(at+"payee", description, l.Payee)
	}
}

// plain writes an amount that was checked as the reader's amounts are written.
func plain(s string) string {
	a, err := money.Parse(s)
	if err != nil {
		return s
	}
	return a.Plain()
}
