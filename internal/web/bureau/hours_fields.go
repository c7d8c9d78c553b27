package bureau

import (
	"fmt"
	"strconv"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
)

// kinds are the sorts of time that a day has boxes for, in their order.
var kinds = []hours.Kind{hours.Work, hours.Holiday, hours.Sick, hours.SleepIn}

var kindNames = map[hours.Kind]string{
	hours.Work: "wages.worked", hours.Holiday: "wages.holiday", hours.Sick: "wages.sick", hours.SleepIn: "wages.awake",
}

func fieldName(k hours.Kind, d calendar.Date) string { return string(k) + "-" + d.String() }

func nightName(d calendar.Date) string { return "night-" + d.String() }

// field is one box of the form.
type field struct{ Name, Label, Value string }

// keyDay is one date with its boxes.
type keyDay struct {
	Date   calendar.Date
	Usual  int // minutes
	Fields map[hours.Kind]field
	Night  field
}

// keyWeek is one week of the form.
type keyWeek struct {
	Days calendar.Period
	Each []keyDay
}

// keyOf fills the boxes with what was told before, or with what was just typed.
func keyOf(v *visit.Visit, run work.RunID, q pay.Question, employer string) keyPage {
	sheet := q.Sheet.Hours
	p := keyPage{PA: q.Employment.PAName, Employer: employer, Address: address(run) + "/hours/" + string(q.Employment.ID),
		Period: sheet.Period, SleepIns: q.Employment.Terms.SleepIn > 0, Told: v.Form("told")}
	values := map[string]string{}
	for _, e := range sheet.Entries {
		if e.Minutes > 0 || e.Kind != hours.SleepIn {
			values[fieldName(e.Kind, e.Date)] = boxed(e.Minutes)
		}
		if e.Nights > 0 {
			values[nightName(e.Date)] = "1"
		}
	}
	value := func(name string) string { return values[name] }
	if v.R.Method == "POST" {
		value = v.Form
	}
	usual := map[calendar.Date]int{}
	for _, e := range sheet.Usual {
		usual[e.Date] += e.Minutes
	}
	for _, w := range sheet.Compare() {
		week := keyWeek{Days: w.Days}
		for d := w.Days.First; !d.After(w.Days.Last); d = d.AddDays(1) {
			week.Each = append(week.Each, dayOf(v, d, usual[d], value))
		}
		p.Weeks = append(p.Weeks, week)
	}
	return p
}

func dayOf(v *visit.Visit, d calendar.Date, usual int, value func(string) string) keyDay {
	day := keyDay{Date: d, Usual: usual, Fields: map[hours.Kind]field{}}
	for _, k := range kinds {
		name := fieldName(k, d)
		day.Fields[k] = field{name, v.T(kindNames[k]) + ", " + v.Words.Weekday(d), value(name)}
	}
	day.Night = field{nightName(d), v.T("wages.night") + ", " + v.Words.Weekday(d), value(nightName(d))}
	return day
}

// boxed writes minutes as people type them: 3, 3.5, and 3:20 where no short
// decimal says it.
func boxed(minutes int) string {
	switch h, m := minutes/60, minutes%60; m {
	case 0:
		return strconv.Itoa(h)
	case 15, 45:
		return fmt.Sprintf("%d.%d", h, m*100/60)
	case 30:
		return strconv.Itoa(h) + ".5"
	default:
		return fmt.Sprintf("%d:%02d", h, m)
	}
}

// table lays the boxes of a week out. Sleep-ins have boxes only where they are
// agreed.
func (w keyWeek) table(v *visit.Visit, p keyPage) govuk.Table {
	t := govuk.Table{Caption: v.Words.Period(w.Days), Heads: true, Columns: []govuk.Column{{Head: v.T("wages.day")},
		{Head: v.T("wages.worked")}, {Head: v.T("wages.holiday")}, {Head: v.T("wages.sick")}}}
	if p.SleepIns {
		t.Columns = append(t.Columns, govuk.Column{Head: v.T("wages.night")}, govuk.Column{Head: v.T("wages.awake")})
	}
	for _, d := range w.Each {
		day := govuk.Cell{Text: v.Words.ShortDay(d.Date)}
		if d.Usual > 0 {
			day.Small = v.T("wages.usually", "time", v.Words.Hours(d.Usual))
		}
		cells := []govuk.Cell{day}
		for _, k := range kinds[:3] {
			cells = append(cells, govuk.Cell{Body: hourField(v, d.Fields[k])})
		}
		if p.SleepIns {
			cells = append(cells, govuk.Cell{Body: nightField(d.Night)}, govuk.Cell{Body: hourField(v, d.Fields[hours.SleepIn])})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
