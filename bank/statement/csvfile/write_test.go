package csvfile_test

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/statementtest"

	"pgregory.net/rapid"
)

// holds says what each layout has room for; what it has not is left out.
func holds(name string, s statement.Statement) statement.Statement {
	l, _ := csvfile.Find(name)
	has := map[csvfile.Role]bool{}
	for _, c := range l.Columns {
		has[c.Holds] = true
	}
	keep := func(r csvfile.Role, field *string) {
		if !has[r] {
			*field = ""
		}
	}
	keep(csvfile.Holder, &s.Account.Name)
	if !has[csvfile.Shown] && !l.Preamble {
		s.Account.Shown = ""
	}
	if !has[csvfile.SortAndNumber] && !has[csvfile.SortCode] {
		s.Account.SortCode, s.Account.Number = "", ""
	}
	s.Format = name
	above := 1
	if l.Preamble {
		above = 5
	} else if l.NoHeader {
		above = 0
	}
	for i := range s.Lines {
		x := &s.Lines[i]
		keep(csvfile.Reference, &x.Reference)
		keep(csvfile.Kind, &x.Type)
		keep(csvfile.OwnID, &x.OwnID)
		if !has[csvfile.Clock] && !strings.Contains(l.Dates[0], "15:04") {
			x.Time = ""
		}
		if !has[csvfile.Balance] {
			x.Balance = statement.Balance{}
		}
		x.Row = i + 1 + above
	}
	if !has[csvfile.Balance] {
		s.Opening, s.Closing = statement.Balance{}, statement.Balance{}
		s.Warnings = append(s.Warnings, statement.NoBalances.Text())
	}
	return s
}

func TestReadGivesBackWhatWasWritten(t *testing.T) {
	for _, l := range csvfile.Layouts {
		t.Run(l.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := statementtest.Draw(t)
				data, err := csvfile.Write(l.Name, s)
				if err != nil {
					t.Fatal(err)
				}
				all, err := csvfile.Read(data)
				if err != nil {
					t.Fatalf("%v in\n%s", err, data)
				}
				if want := holds(l.Name, s); len(all) != 1 || !reflect.DeepEqual(all[0], want) {
					t.Fatalf("read  %+v\nwrote %+v\n%s", all, want, data)
				}
			})
		})
	}
}

// A payee can be anything that someone types into a transfer. Nothing that is
// written may run when the file is opened in a spreadsheet.
func TestNoWordsRunAsAFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom(csvfile.Layouts).Draw(t, "layout")
		s := statementtest.Draw(t)
		data, err := csvfile.Write(l.Name, s)
		if err != nil {
			t.Fatal(err)
		}
		c := csv.NewReader(strings.NewReader(string(data)))
		c.FieldsPerRecord = -1
		rows, err := c.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row) < len(l.Columns) { // above the header
				continue
			}
			for i, field := range row {
				money := i < len(l.Columns) && (l.Columns[i].Holds == csvfile.Amount || l.Columns[i].Holds == csvfile.Balance)
				if field != "" && strings.ContainsAny(field[:1], "=+-@|%\t\r") && !money {
					t.Fatalf("%q in %q", field, row)
				}
			}
		}
	})
}

func TestWriteRefusesWhatALayoutCannotHold(t *testing.T) {
	line := statement.Line{Payee: "ŵy", Amount: 1}
	if _, err := csvfile.Write("nationwide", statement.Statement{Lines: []statement.Line{line}}); err == nil {
		t.Error("wrote a letter that Windows-1252 has not")
	}
	if _, err := csvfile.Write("no-such-bank", statement.Statement{}); err == nil {
		t.Error("wrote an unknown layout")
	}
	if _, err := csvfile.Write("lloyds", statement.Statement{Lines: []statement.Line{{}}}); err == nil {
		t.Error("wrote a line that moves nothing")
	}
}
