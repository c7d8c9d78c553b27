package recordpack

import (
	"slices"
	"strconv"

	"ownway/internal/care/recordpack"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/govuk"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// forPeople writes a cell as a reader sees it.
func forPeople(words *content.Words, c recordpack.Cell) string {
	switch v := c.(type) {
	case calendar.Date:
		if v.IsZero() {
			return ""
		}
		return words.Date(v)
	case money.Amount:
		return words.Money(v)
	case recordpack.Minutes:
		return words.Hours(int(v))
	case recordpack.Count:
		return words.Number(int64(v))
	case recordpack.Code:
		if text, known := v.Text(); known {
			return words.Say(text)
		}
		return string(v)
	case msg.Text:
		return words.Say(v)
	case string:
		return v
	}
	return ""
}

// forPrograms writes a cell as a spreadsheet reads it: money as pounds, time as
// minutes, codes as they are.
func forPrograms(words *content.Words, c recordpack.Cell) string {
	switch v := c.(type) {
	case calendar.Date:
		if v.IsZero() {
			return ""
		}
		return v.String()
	case money.Amount:
		return v.Plain()
	case recordpack.Minutes:
		return strconv.Itoa(int(v))
	case recordpack.Count:
		return strconv.Itoa(int(v))
	case recordpack.Code:
		return string(v)
	}
	return forPeople(words, c)
}

// empty reports whether a cell says nothing to a reader.
func empty(c recordpack.Cell) bool {
	switch v := c.(type) {
	case calendar.Date:
		return v.IsZero()
	case money.Amount:
		return v == 0
	case recordpack.Minutes:
		return v == 0
	case recordpack.Count:
		return v == 0
	case recordpack.Code:
		return v == ""
	case string:
		return v == ""
	}
	return c == nil
}

// tableOf writes a sheet for readers. Columns that say nothing in any row are
// left out, and so are those that stand for every row alike on a PA's own record;
// the files have them all.
func tableOf(words *content.Words, s recordpack.Sheet, without ...string) govuk.Table {
	t := govuk.Table{Caption: words.Say(s.Title), Quiet: true, Heads: true}
	var shown []int
	for i, c := range s.Columns {
		used, numeric := false, false
		for _, row := range s.Rows {
			used, numeric = used || !empty(row[i]), numeric || recordpack.Numeric(row[i])
		}
		if used && !slices.Contains(without, c.Name) {
			shown = append(shown, i)
			t.Columns = append(t.Columns, govuk.Column{Head: words.Say(c.Head.Text()), Numeric: numeric})
		}
	}
	for _, row := range s.Rows {
		var cells []govuk.Cell
		for _, i := range shown {
			cells = append(cells, govuk.Cell{Text: forPeople(words, row[i])})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// ofOnePA are the columns that a PA's own record does without: whose it is stands
// in its heading, and numbers that only programs use stand in the files.
var ofOnePA = []string{"pa", "job", "payslip", "account", "carried"}

// mostColumns is how many columns a screen has room for.
const mostColumns = 8

// lists writes a table that is too wide for a screen as a list for each row.
func lists(t govuk.Table) []govuk.SummaryList {
	var all []govuk.SummaryList
	for _, row := range t.Rows {
		var l govuk.SummaryList
		for i, c := range row {
			if c.Text != "" {
				l.Facts = append(l.Facts, govuk.Fact{Key: t.Columns[i].Head, Value: c.Text})
			}
		}
		all = append(all, l)
	}
	return all
}

// split parts sheets with something in them from those with nothing.
func split(sheets []recordpack.Sheet) (full, none []recordpack.Sheet) {
	for _, s := range sheets {
		if len(s.Rows) > 0 {
			full = append(full, s)
		} else {
			none = append(none, s)
		}
	}
	return full, none
}

func titlesOf(words *content.Words, sheets []recordpack.Sheet) (all []string) {
	for _, s := range sheets {
		all = append(all, words.Say(s.Title))
	}
	return all
}

// file gives the name of a sheet's file.
func file(s recordpack.Sheet) string { return string(s.Part) + ".csv" }

func csvRows(words *content.Words, s recordpack.Sheet) (head []string, rows [][]string) {
	for _, c := range s.Columns {
		head = append(head, c.Name)
	}
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = forPrograms(words, c)
		}
		rows = append(rows, cells)
	}
	return head, rows
}

// workings are how a payslip came to be, in the order in which it is read.
func workings(p work.Payslip) []explain.Note {
	all := []explain.Note{p.Working}
	for _, n := range []*explain.Note{p.WhySick, p.WhyHoliday, p.WhyLetter, p.WhyLeft} {
		if n != nil {
			all = append(all, *n)
		}
	}
	return all
}
