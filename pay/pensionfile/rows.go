package pensionfile

import (
	"bytes"
	"encoding/csv"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of reading.
var (
	TooBig      = msg.New("pensionfile.too-big", "This file is too big to be a pension file")
	NotTheKind  = msg.New("pensionfile.not-the-kind", "This is not a pension file of this kind. Check which kind it is")
	Unlike      = msg.New("pensionfile.unlike", "This line is about another pay period or employer than the first. Use one file for each")
	CountDiffer = msg.New("pensionfile.count-differs", "The file says that it has {says} people, and it has {has}. Get the file again")
)

const mostBytes = 8 << 20

// lines writes rows as CSV. A field with a quotation mark, a comma or a space
// in front is put in quotation marks.
func lines(rows [][]string) []byte {
	var b bytes.Buffer
	for _, row := range rows {
		for i, field := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			if strings.ContainsAny(field, ",\"'") {
				field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
			}
			b.WriteString(field)
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// parse reads CSV into rows, a bounded number of them.
func parse(b []byte) ([][]string, error) {
	if len(b) > mostBytes || bytes.Count(b, []byte("\n")) > mostMembers+2 {
		return nil, fault.Invalid("file", TooBig)
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, fault.Invalid("file", NotTheKind)
	}
	return rows, nil
}

// column is one column of a table with a line of titles: how it is written,
// and how it is read back.
type column struct {
	title  string
	shared bool // of the schedule, and the same on each line
	field  func(s *Schedule, m *Member) value
}

// tableRows lays a schedule out under its titles.
func tableRows(columns []column, s Schedule) [][]string {
	rows := make([][]string, 0, len(s.Members)+1)
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.title
	}
	rows = append(rows, titles)
	for i := range s.Members {
		row := make([]string, len(columns))
		for j, c := range columns {
			row[j] = c.field(&s, &s.Members[i]).write()
		}
		rows = append(rows, row)
	}
	return rows
}

// readTable reads what tableRows wrote.
func readTable(columns []column, rows [][]string) (Schedule, error) {
	for i, c := range columns {
		if len(rows[0]) != len(columns) || rows[0][i] != c.title {
			return Schedule{}, fault.OnLine(fault.Invalid("file", NotTheKind), 1)
		}
	}
	var s Schedule
	for i, row := range rows[1:] {
		var m Member
		if err := readRow(columns, &s, &m, row, i == 0); err != nil {
			return Schedule{}, fault.OnLine(err, i+2)
		}
		s.Members = append(s.Members, m)
	}
	return s, nil
}

func readRow(columns []column, s *Schedule, m *Member, row []string, first bool) error {
	if len(row) != len(columns) {
		return fault.Invalid("file", NotTheKind)
	}
	for j, c := range columns {
		v := c.field(s, m)
		if c.shared && !first {
			if v.write() != row[j] {
				return fault.Invalid(c.title, Unlike)
			}
			continue
		}
		if err := v.read(row[j]); err != nil {
			return fault.In(err, c.title)
		}
	}
	return nil
}
