package cli

import (
	"fmt"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/pay/hours"
)

// again says how somebody who is held is worked out once more.
func (o *office) again(run work.Run, employer string) string {
	if run.State == work.Gathering {
		return ""
	}
	return " Then: " + o.line(o.by.Name, "again %s %s --employer %q", oftenWord(run.Frequency), run.Calendar.Period.First, employer)
}

// cureOf says what lets a payslip that is stopped go on.
func (o *office) cureOf(run work.Run, employer string, s work.Stopped) string {
	agreed := func(take string) string {
		line := o.line(o.by.Name, "again %s %s --employer %q --pa %q --take %s --why WORDS", oftenWord(run.Frequency), run.Calendar.Period.First, employer, s.PAName, take)
		if run.State == work.Gathering {
			return "once the run is started, " + line
		}
		return line
	}
	switch s.Matter() {
	case work.LowPay:
		return "Agree on it with " + employer + ": " + agreed("pay-lawful") + " (or --take refuse)"
	case work.Overpaid:
		return "Agree on it with " + s.PAName + ": " + agreed("recover --each 20.00") + " (or --take write-off)"
	}
	if s.Why.Key == work.HoursNotSettled {
		return "Ask for the hours and take them in: " + o.hoursLine() + "." + o.again(run, employer)
	}
	return "Put that right." + o.again(run, employer)
}

func (o *office) hoursLine() string { return o.line(o.by.Name, "hours FILE --told paper") }

// askedOf says who is asked about hours until when, and what can be done.
func (o *office) askedOf(run work.Run, employer string, q pay.Question) (reason, cure string) {
	h, days, today := q.Sheet.Hours, q.Days, o.pay.Today()
	told := 0
	for _, e := range h.Entries {
		told += e.Minutes
	}
	if !today.After(days.Period.Last) {
		return fmt.Sprintf("the period is not over; %s told so far", o.words.Hours(told)), ""
	}
	agree := func(as string) string { return o.line(as, "agree %q --pa %q", employer, q.Employment.PAName) }
	other := ""
	if len(h.Entries) == 0 {
		other = ". Where they are not the usual hours, first: " + o.hoursLine()
	}
	switch {
	case today.After(days.CutOff): // what is usual, or was told, is paid by then
		return fmt.Sprintf("nobody told any hours, and none are usual (%s was the last day)", o.words.Date(days.CutOff)), "Take them in: " + o.hoursLine() + ". Then: " + agree(employer)
	case today.After(days.StandIn):
		return fmt.Sprintf("%s did not answer until %s; %s told", employer, o.words.Date(days.StandIn), o.words.Hours(told)), fmt.Sprintf("Their stand-in agrees, and you where there is none or it is after %s, until %s: %s%s", o.words.Date(days.Support), o.words.Date(days.CutOff), agree(o.by.Name), other)
	case h.State == hours.Open:
		return o.words.T("wages.ask-pa", "pa", q.Employment.PAName, "day", days.StandIn), "If they are: " + agree(employer) + other
	}
	return o.words.T("wages.ask-person", "name", employer, "day", days.StandIn), "If they are: " + agree(employer)
}
