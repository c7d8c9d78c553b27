package content

import (
	"strconv"
	"time"

	"ownway/value/calendar"
)

var (
	months = [2][12]string{
		{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"},
	}
	shortMonths = [2][12]string{
		{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		{"Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"},
	}
	weekdays = [2][7]string{
		{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		{"dydd Sul", "dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn"},
	}
	shortWeekdays = [2][7]string{
		{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		{"Sul", "Llun", "Maw", "Mer", "Iau", "Gwen", "Sad"},
	}
)

// names gives the row of the tables above. Easy Read writes dates as English does.
func (w *Words) names() int {
	if w.lang == Cy {
		return 1
	}
	return 0
}

// day writes a date in one of its forms: {due} "21 November 2026",
// {due|weekday} "Friday 27 November", {due|on} "on Friday 27 November",
// {due|full} "Friday 27 November 2026", {due|short} "Fri 27 Nov" and
// {due|month} "November 2026".
func (w *Words) day(d calendar.Date, forms []string) string {
	if len(forms) == 0 {
		return w.Date(d)
	}
	switch forms[0] {
	case "weekday":
		return w.Weekday(d)
	case "on":
		return w.OnWeekday(d)
	case "full":
		return w.FullDate(d)
	case "short":
		return w.ShortDay(d)
	case "month":
		return w.Month(d)
	}
	return w.Date(d)
}

// Date writes "21 November 2026"; nothing for no date.
func (w *Words) Date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.dayAndMonth(d) + " " + strconv.Itoa(d.Year())
}

func (w *Words) dayAndMonth(d calendar.Date) string {
	return strconv.Itoa(d.Day()) + " " + w.MonthName(d.Month())
}

// MonthName writes the name of a month.
func (w *Words) MonthName(m time.Month) string { return months[w.names()][m-1] }

// DayName writes the name of a day of the week.
func (w *Words) DayName(d time.Weekday) string { return weekdays[w.names()][d] }

// Weekday writes "Friday 27 November".
func (w *Words) Weekday(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.DayName(d.Weekday()) + " " + w.dayAndMonth(d)
}

// OnWeekday writes "on Friday 27 November". Welsh has no word for "on" here,
// but softens the first letter: "ddydd Gwener 27 Tachwedd".
func (w *Words) OnWeekday(d calendar.Date) string {
	switch {
	case d.IsZero():
		return ""
	case w.lang == Cy:
		return "d" + w.Weekday(d)
	}
	return "on " + w.Weekday(d)
}

// FullDate writes "Friday 27 November 2026".
func (w *Words) FullDate(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.DayName(d.Weekday()) + " " + w.Date(d)
}

// ShortDay writes "Fri 27 Nov", for a narrow column.
func (w *Words) ShortDay(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	i := w.names()
	return shortWeekdays[i][d.Weekday()] + " " + strconv.Itoa(d.Day()) + " " + shortMonths[i][d.Month()-1]
}

// Month writes "November 2026".
func (w *Words) Month(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.MonthName(d.Month()) + " " + strconv.Itoa(d.Year())
}

// Period writes both ends: "19 October to 15 November 2026", with the first
// year too when it is another.
func (w *Words) Period(p calendar.Period) string {
	first := w.dayAndMonth(p.First)
	if p.First.Year() != p.Last.Year() {
		first = w.Date(p.First)
	}
	return w.T("time.period", "first", first, "last", w.Date(p.Last))
}
