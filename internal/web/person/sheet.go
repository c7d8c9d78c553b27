package person

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"

	"ownway/internal/app/pay"
	"ownway/internal/care/bureau"
	"ownway/internal/web/govuk"
	"ownway/internal/web/mywork/days"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
)

// sheet is the hours of one PA in one pay period, as they are asked about.
type sheet struct {
	ID     string // of the field that says they are right
	Value  string // which hours, and as they were seen
	Name   string
	Period string
	Status govuk.StatusTag
	Table  govuk.Table
	Notes  []string // what there is to know: nobody told, overtime and its cost
	Next   string   // who is asked next
	Change string   // where they are changed
	Code   string   // stands on the printed sheet
}

func (h hoursView) sheetOf(v *visit.Visit, q pay.Question, n int) sheet {
	s := sheet{ID: "right", Value: valueOf(q), Name: q.Employment.PAName, Period: v.Words.Period(q.Days.Period),
		Status: statusOf(v, q), Next: h.next(v, q), Code: codeOf(q),
		Change: address(h.Person.ID, "/hours/"+string(q.Employment.ID)+"/"+q.Days.Period.First.String())}
	if n > 0 {
		s.ID += "-" + strconv.Itoa(n+1)
	}
	s.Table = weeksTable(v, q)
	if len(q.Sheet.Hours.Entries) == 0 {
		s.Notes = append(s.Notes, untold(v, q))
	}
	if q.Sheet.Hours.State == hours.PaidAsUsual {
		s.Notes = append(s.Notes, v.T("hours-page.was-paid", "name", q.Employment.PAName))
	}
	if q.Overtime > 0 {
		s.Notes = append(s.Notes, v.T("hours-page.overtime", "sum", q.Overtime))
	}
	return s
}

// untold says that the PA has told no hours, and what saying yes then means.
func untold(v *visit.Visit, q pay.Question) string {
	if len(q.Sheet.Hours.Usual) == 0 {
		return v.T("hours-page.untold-none-usual", "name", q.Employment.PAName)
	}
	return v.T("hours-page.untold", "name", q.Employment.PAName)
}

func statusOf(v *visit.Visit, q pay.Question) govuk.StatusTag {
	if q.Sheet.Hours.State == hours.PaidAsUsual {
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("hours-page.put-right")}
	}
	return govuk.StatusTag{Status: govuk.NeedsYou}
}

// weeksTable has one row a week: usual, told, and the difference marked.
func weeksTable(v *visit.Visit, q pay.Question) govuk.Table {
	t := govuk.Table{Caption: v.T("hours-page.weeks", "name", q.Employment.PAName), Quiet: true, Heads: true, Columns: []govuk.Column{
		{Head: v.T("hours-page.week")}, {Head: v.T("hours-page.usual")}, {Head: v.T("hours-page.told")}, {Head: v.T("hours-page.difference")}}}
	told := len(q.Sheet.Hours.Entries) > 0
	for _, w := range q.Sheet.Hours.Compare() {
		row := []govuk.Cell{
			{Text: days.Span(v.Words, w.Days)},
			{Text: days.Sum{Any: true, Work: w.Usual, SleepIns: w.UsualNights}.Say(v.Words)},
			{Text: v.T("my-work.none-told")},
			{},
		}
		if told {
			row[2].Text = days.Sum{Any: true, Work: w.Logged, SleepIns: w.LoggedNights, Holiday: w.Holiday, Sick: w.Sick}.Say(v.Words)
			row[3].Body = difference(v, w)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// difference marks what is not as usual with a word and a shape.
func difference(v *visit.Visit, w hours.Week) govuk.StatusTag {
	switch {
	case w.Difference > 0:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("hours-page.more", "time", v.Words.Hours(w.Difference))}
	case w.Difference < 0:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("hours-page.less", "time", v.Words.Hours(-w.Difference))}
	case w.LoggedNights != w.UsualNights:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("hours-page.nights-differ")}
	}
	return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("hours-page.as-usual")}
}

// next says in one sentence who is asked when nobody answers, or nothing when
// nobody is.
func (h hoursView) next(v *visit.Visit, q pay.Question) string {
	c := q.Days
	switch state := q.Sheet.Hours.State; {
	case state == hours.PaidAsUsual:
		return "" // the note on what was paid says it
	case h.StandIn != "" && state != hours.WithStandIn && state != hours.WithSupport:
		return v.T("hours-page.next-stand-in", "name", h.StandIn, "day", c.StandIn)
	case h.Support && state == hours.WithStandIn:
		return v.T("hours-page.next-support", "day", c.Support)
	case h.Support && state != hours.WithSupport:
		return v.T("hours-page.next-support", "day", c.StandIn)
	case state == hours.WithSupport:
		return v.T("hours-page.next-usual", "day", c.CutOff, "payday", c.PayDay)
	case state == hours.WithStandIn:
		return v.T("hours-page.next-usual", "day", c.Support, "payday", c.PayDay)
	}
	return v.T("hours-page.next-usual", "day", c.StandIn, "payday", c.PayDay)
}

// valueOf names hours as they were seen, so that hours that change meanwhile
// are looked at again before they are agreed.
func valueOf(q pay.Question) string {
	return string(q.Employment.ID) + "/" + q.Days.Period.First.String() + "/" + markOf(q)
}

func markOf(q pay.Question) string {
	h := sha256.New()
	for _, e := range q.Sheet.Hours.Entries {
		fmt.Fprintln(h, e.Date, e.Kind, e.Minutes, e.Nights)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// codeOf is the code on the printed sheet, by which the support organisation finds
// whose hours it has.
func codeOf(q pay.Question) string {
	return bureau.CodeOf(q.Employment.ID, q.Days.Period.First, 0).String()
}
