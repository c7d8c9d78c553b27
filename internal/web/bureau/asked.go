package bureau

import (
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// asked is hours that are missing or not agreed: whose, who is asked until
// when, and what the bureau can do.
type asked struct {
	PA         string
	Employment work.ID
	Says       string
	Told       bool // the hours are told, and only nobody has agreed them
	Yours      bool // they were put to the bureau
	Weeks      []hours.Week
	Until      calendar.Date
	Key        string // where to key them
}

// askedOf says who is asked in each state, and the day of the calendar that
// they may answer until.
func askedOf(v *visit.Visit, run work.Run, item work.Item, q pay.Question, today calendar.Date) asked {
	h := q.Sheet.Hours
	a := asked{PA: q.Employment.PAName, Employment: q.Employment.ID, Told: len(h.Entries) > 0, Weeks: h.Compare(),
		Until: run.Calendar.StandIn, Key: address(run.ID) + "/hours/" + string(q.Employment.ID)}
	unasked := (h.State == hours.Open || h.State == hours.Logged) && !today.After(run.Calendar.Period.Last)
	switch {
	case unasked:
		a.Says = v.T("wages.ask-later", "name", item.Name, "last", run.Calendar.Period.Last, "day", a.Until)
	case h.State == hours.WithStandIn:
		a.Until = run.Calendar.Support
		a.Says = v.T("wages.ask-stand-in", "name", item.Name, "day", a.Until)
	case h.State == hours.WithSupport:
		a.Until, a.Yours = run.Calendar.CutOff, true
		a.Says = v.T("wages.ask-you", "day", a.Until)
	case h.State == hours.Open:
		a.Says = v.T("wages.ask-pa", "pa", a.PA, "day", a.Until)
	default:
		a.Says = v.T("wages.ask-person", "name", item.Name, "day", a.Until)
	}
	return a
}

func (a asked) status() govuk.Status {
	if a.Yours {
		return govuk.NeedsYou
	}
	return govuk.OnIt
}

// weeks shows the hours beside what is usual.
func (a asked) weeks(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("wages.weeks-of", "pa", a.PA), Quiet: true, Columns: []govuk.Column{{Head: v.T("wages.week")}, {Head: v.T("wages.usual"), Numeric: true},
		{Head: v.T("wages.told"), Numeric: true}, {Head: v.T("wages.difference"), Numeric: true}}}
	for _, w := range a.Weeks {
		told := v.Words.Hours(w.Logged + w.Holiday + w.Sick)
		if w.LoggedNights > 0 {
			told += ", " + v.T("wages.nights", "n", w.LoggedNights)
		}
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Period(w.Days), v.Words.Hours(w.Usual), told, v.Words.Hours(w.Difference)))
	}
	return t
}

// sentence writes a text so that another can follow it.
func sentence(v *visit.Visit, t msg.Text) string {
	s := v.Words.Say(t)
	if s == "" || strings.ContainsRune(".!?", rune(s[len(s)-1])) {
		return s
	}
	return s + "."
}
