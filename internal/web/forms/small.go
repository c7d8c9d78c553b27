package forms

import (
	"strings"

	filings "ownway/internal/app/filing"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func forenames(p detailsPage) string { return strings.Join(p.Details.Name.Forenames, " ") }

func addressOf(p detailsPage) string { return strings.Join(p.Details.Address.Lines, "\n") }

// lastDeclared and lastReenrolled give the day that was told last.
func (p pensionPage) lastDeclared() calendar.Date   { return lastOf(p.Duties.Declared) }
func (p pensionPage) lastReenrolled() calendar.Date { return lastOf(p.Duties.Reenrolments) }

func lastOf(days []calendar.Date) calendar.Date {
	if len(days) == 0 {
		return calendar.Date{}
	}
	return days[len(days)-1]
}

func (p pensionPage) relief() string {
	if p.Scheme.NetPay {
		return "net-pay"
	}
	return "source"
}

func (jobPensionPage) none() calendar.Date { return calendar.Date{} }

// whyNot says why a PA has no form of the year yet.
func whyNot(v *visit.Visit, one filings.PAForms) string {
	for _, err := range []error{one.Why45, one.Why60} {
		if all := fault.All(err); len(all) > 0 {
			return v.Words.Say(all[0].Text)
		}
	}
	return v.T("papers.not-yet")
}
