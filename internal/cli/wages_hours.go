package cli

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"ownway/bank/statement"
	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/table"
)

// hoursColumns are the columns of a file of hours.
var hoursColumns = table.Columns{Must: []string{"employer", "pa", "date"}, May: []string{"kind", "from", "to", "hours", "nights", "note"}}

// wrongCell is what is wrong in one cell of a file, or with a PA's hours as a
// whole where no line is given.
type wrongCell struct {
	Line   int    `json:"line,omitempty"`
	Column string `json:"column,omitempty"`
	Says   string `json:"says"`
}

func (w wrongCell) String() string {
	if w.Line == 0 {
		return w.Says
	}
	return fmt.Sprintf("line %d, %s: %s", w.Line, w.Column, w.Says)
}

// hoursLine is one line of the file as it was read. From and to are minutes of
// the day; to is beyond 24 hours where the work went past midnight.
type hoursLine struct {
	line     int
	entry    hours.Entry
	spans    bool
	from, to int
	note     string
}

// hoursOf is the lines of one PA with one employer: they are taken all, or none.
type hoursOf struct {
	employer, pa string
	rows         []table.Row
	lines        []hoursLine
	wrong        []wrongCell
}

func (h *hoursOf) refuse(line int, column, says string) {
	h.wrong = append(h.wrong, wrongCell{line, column, says})
}

// readHours reads a file and puts the lines of each PA together, in the order of
// the file.
func (o *office) readHours(name string) ([]*hoursOf, error) {
	data, err := readTable(name)
	if err != nil {
		return nil, err
	}
	if data == nil {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	rows, err := table.Read(bytes.NewReader(data), hoursColumns)
	if err != nil {
		return nil, err
	}
	var all []*hoursOf
	at := map[string]*hoursOf{}
	for _, r := range rows {
		key := strings.ToLower(r.Cell("employer") + "\n" + r.Cell("pa"))
		if at[key] == nil {
			at[key] = &hoursOf{employer: r.Cell("employer"), pa: r.Cell("pa")}
			all = append(all, at[key])
		}
		at[key].rows = append(at[key].rows, r)
	}
	return all, nil
}

// read reads the lines of one PA, and says all that is wrong in them.
func (h *hoursOf) read(o *office, e work.Employment) {
	for _, r := range h.rows {
		l := hoursLine{line: r.Line, note: r.Cell("note")}
		before := len(h.wrong)
		h.readDate(o, r, &l, e)
		h.readKind(r, &l)
		h.readTime(o, r, &l)
		if len(h.wrong) == before {
			h.lines = append(h.lines, l)
		}
	}
}

func (h *hoursOf) readDate(o *office, r table.Row, l *hoursLine, e work.Employment) {
	text := r.Cell("date")
	day, err := calendar.Parse(text)
	if err != nil { // as a spreadsheet writes it here
		day, err = statement.ReadDate("2/1/2006", text)
	}
	switch end := e.Terms.End; {
	case err != nil:
		h.refuse(r.Line, "date", "Enter a date like 2026-11-21 or 21/11/2026")
	case !end.IsZero() && day.After(end):
		h.refuse(r.Line, "date", o.words.Say(work.LeftOn.With("pa", e.PAName, "day", end)))
	default:
		l.entry.Date = day
	}
}

func (h *hoursOf) readKind(r table.Row, l *hoursLine) {
	l.entry.Kind = hours.Kind(strings.ToLower(r.Cell("kind")))
	if l.entry.Kind == "" {
		l.entry.Kind = hours.Work
	}
	nights := r.Cell("nights")
	n, err := strconv.Atoi(nights)
	if nights != "" && err != nil {
		h.refuse(r.Line, "nights", "Enter 1 for a sleep-in night that begins on this date, or nothing")
		return
	}
	l.entry.Nights = n
}

// readTime reads from and to, or hours, or both where they agree.
func (h *hoursOf) readTime(o *office, r table.Row, l *hoursLine) {
	from, to, text := r.Cell("from"), r.Cell("to"), r.Cell("hours")
	before := len(h.wrong)
	if from != "" || to != "" {
		l.spans = true
		l.from, l.to = h.clock(r, "from", from), h.clock(r, "to", to)
		if len(h.wrong) > before {
			return
		}
		if l.entry.Kind == hours.SleepIn {
			h.refuse(r.Line, "from", "For a sleep-in enter 1 under nights and, under hours, only the time awake")
			return
		}
		if l.to == l.from {
			h.refuse(r.Line, "to", "Enter when the work ended, not when it began")
			return
		}
		if l.to < l.from {
			l.to += 24 * 60 // past midnight: it counts on the day on which it began
		}
		l.entry.Minutes = l.to - l.from
	}
	if text == "" && (l.spans || l.entry.Nights > 0) {
		return
	}
	minutes, err := hours.ParseHours(text)
	switch {
	case strings.HasPrefix(text, "-"):
		h.refuse(r.Line, "hours", o.words.Say(hours.BelowZero.Text()))
	case err != nil:
		h.refuse(r.Line, "hours", o.words.Say(fault.All(err)[0].Text))
	case minutes > 24*60:
		h.refuse(r.Line, "hours", o.words.Say(hours.OverADay.With("date", l.entry.Date)))
	case l.spans && minutes != l.entry.Minutes:
		h.refuse(r.Line, "hours", fmt.Sprintf("From %s to %s is %s. Enter one or the other", from, to, o.words.Hours(l.entry.Minutes)))
	default:
		l.entry.Minutes = minutes
	}
}

// clock reads a time of day as minutes of it.
func (h *hoursOf) clock(r table.Row, column, text string) int {
	t, err := statement.ReadTime(text)
	if err != nil || t == "" || t[6:] != "00" {
		h.refuse(r.Line, column, "Enter a time of day like 9:30 or 17:45")
		return 0
	}
	hour, err := strconv.Atoi(t[:2])
	minute, err2 := strconv.Atoi(t[3:5])
	if err != nil || err2 != nil {
		h.refuse(r.Line, column, "Enter a time of day like 9:30 or 17:45")
	}
	return hour*60 + minute
}

// entries puts together work of one day that was told from and to in several
// lines, and gives with each entry the line that it stands on.
func (h *hoursOf) entries(told hours.Told) (all []hours.Entry, lines []int) {
	for i, l := range h.lines {
		l.entry.Told = told
		same := -1
		for j, one := range all {
			if one.Date == l.entry.Date && one.Kind == l.entry.Kind {
				same = j
			}
		}
		if same < 0 || !l.spans || !h.spansAll(h.lines[:i], l) {
			all, lines = append(all, l.entry), append(lines, l.line)
			continue
		}
		for _, one := range h.lines[:i] {
			if one.entry.Date == l.entry.Date && one.from < l.to && l.from < one.to {
				h.refuse(l.line, "from", fmt.Sprintf("This is at the same time as line %d", one.line))
			}
		}
		all[same].Minutes += l.entry.Minutes
	}
	return all, lines
}

// spansAll reports whether the earlier lines of the same day and kind say from
// and to as well, so that they can be added up.
func (h *hoursOf) spansAll(earlier []hoursLine, l hoursLine) bool {
	for _, one := range earlier {
		if one.entry.Date == l.entry.Date && one.entry.Kind == l.entry.Kind && !one.spans {
			return false
		}
	}
	return true
}
