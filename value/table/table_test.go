package table_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/value/fault"
	"ownway/value/msg"
	"ownway/value/table"
)

var columns = table.Columns{Must: []string{"name", "amount"}, May: []string{"note"}}

func TestRead(t *testing.T) {
	rows, err := table.Read(strings.NewReader("\xef\xbb\xbfAmount, name \r\n12.50,\"Rosa\nBell\"\r\n\r\n , \r\n3,'=1+1\r\n"), columns)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].Cell("name") != "Rosa\nBell" || rows[0].Cell("amount") != "12.50" || rows[0].Cell("note") != "" {
		t.Errorf("got %+v", rows)
	}
	if rows[1].Line != 6 || rows[1].Cell("name") != "=1+1" {
		t.Errorf("line %d: %q", rows[1].Line, rows[1].Cell("name"))
	}
	if _, err := rows[0].Need("note"); !is(err, table.Missing, 2) {
		t.Errorf("got %v", err)
	}
}

func is(err error, key msg.Key, line int) bool {
	var f *fault.Fault
	return errors.As(err, &f) && f.Text.Key == key && f.Line == line
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       msg.Key
		line       int
	}{
		{"nothing", "", table.Empty, 0},
		{"a column that is missing", "name\nRosa\n", table.NoColumn, 1},
		{"a column that is not known", "name,amount,colour\n", table.OddColumn, 1},
		{"a column twice", "name,amount,name\n", table.TwiceColumn, 1},
		{"too few cells", "name,amount\nRosa,1\nKelly\n", table.Cells, 3},
		{"a quotation mark left open", "name,amount\n\"Rosa,1\nKelly,2\n", table.Unreadable, 2},
		{"old letters", "name,amount\nJos\xe9,1\n", table.NotText, 2},
		{"a long cell", "name,amount\nRosa,1\n" + strings.Repeat("a", 5000) + ",1\n", table.CellTooLong, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, err := table.Read(strings.NewReader(c.file), columns)
			if !is(err, c.want, c.line) || rows != nil {
				t.Errorf("got %v", err)
			}
		})
	}
}

// endless is a file with no end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "ab,12\n"[i%6]
	}
	return len(p) - len(p)%6, nil
}

func TestReadIsBounded(t *testing.T) {
	_, err := table.Read(&join{head: strings.NewReader("name,amount\n"), rest: endless{}}, columns)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != table.TooLarge {
		t.Errorf("got %v", err)
	}
}

type join struct {
	head *strings.Reader
	rest endless
}

func (j *join) Read(p []byte) (int, error) {
	if j.head.Len() > 0 {
		return j.head.Read(p)
	}
	return j.rest.Read(p)
}

// What is written is read back as it was, and no cell starts as a formula.
func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`['=+\-@|%＝]{0,3}[A-Za-z0-9 ,"é.]{0,12}`)
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 1, 5).Draw(t, "rows")
		for i := range rows {
			rows[i][0] = strings.TrimSpace(rows[i][0]) + "x"
			rows[i][1] = strings.TrimSpace(rows[i][1])
		}
		var out bytes.Buffer
		if err := table.Write(&out, []string{"name", "amount"}, rows); err != nil {
			t.Fatal(err)
		}
		back, err := table.Read(&out, columns)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range back {
			if r.Cell("name") != rows[i][0] || r.Cell("amount") != rows[i][1] {
				t.Errorf("wrote %q, read %q and %q", rows[i], r.Cell("name"), r.Cell("amount"))
			}
		}
	})
}

func TestFormulasAreMarked(t *testing.T) {
	for _, c := range []struct{ cell, want string }{
		{"=1+1", "'=1+1"}, {"  =1", "'  =1"}, {"'=1", "''=1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"-2+3", "'-2+3"}, {"＝1", "'＝1"},
		{"-12.50", "-12.50"}, {"O'Neil", "O'Neil"}, {"Rosa", "Rosa"}, {"-", "'-"},
	} {
		var out bytes.Buffer
		if err := table.Write(&out, []string{"name"}, [][]string{{c.cell}}); err != nil {
			t.Fatal(err)
		}
		got := strings.Trim(strings.TrimPrefix(out.String(), "name\r\n"), "\"\r\n")
		if got != c.want {
			t.Errorf("%q was written as %q, want %q", c.cell, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("name,amount\nRosa,1\n")
	f.Add("name,amount,note\n\"a\"\"b\",'=1,\n")
	f.Fuzz(func(t *testing.T, file string) {
		rows, err := table.Read(strings.NewReader(file), columns)
		if err != nil && rows != nil {
			t.Error("a file that was refused gave rows")
		}
		for _, r := range rows {
			if r.Line < 2 || r.Line > strings.Count(file, "\n")+1+strings.Count(file, "\r") {
				t.Errorf("a row on line %d", r.Line)
			}
		}
	})
}
