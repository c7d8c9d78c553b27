package council

import (
	"ownway/internal/app/care"
	"ownway/internal/monitor/check"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/explain"
)

// finding is a reason to talk, with the place to note what the talk came to.
type finding struct {
	What                              check.What
	Name                              string
	Saw, Matters, Sure, Settles, Asks string
	Since                             calendar.Date
	Cites                             []explain.Citation
	Seen                              []check.Seen // the days and sums that it rests on
	Note                              string       // as it was typed
}

var findingNames = map[check.What]string{
	check.WagesUnpaid:  "caseload.find-wages",
	check.MoneyShort:   "caseload.find-short",
	check.NeedUnmet:    "caseload.find-need",
	check.ReviewLate:   "caseload.find-review",
	check.HoursWaiting: "caseload.find-hours",
	check.Contribution: "caseload.find-contribution",
	check.Unmatched:    "caseload.find-unexplained",
	check.BalanceHigh:  "caseload.find-balance",
	check.LowPay:       "caseload.find-low-pay",
	check.MayNotPay:    "caseload.find-may-not-pay",

	check.WagesElsewhere: "caseload.find-elsewhere",
	check.PaidTwice:      "caseload.find-twice",
	check.FiguresBroken:  "caseload.find-broken",
	check.FiguresAltered: "caseload.find-altered",
	check.BettingSeen:    "caseload.find-betting",
	check.ManyPayments:   "caseload.find-run",
	check.OneAccount:     "caseload.find-one-account",
	check.SharedAccount:  "caseload.find-shared-account",
	check.HoursAway:      "caseload.find-away",
	check.TaxUnpaid:      "caseload.find-tax",
	check.ShareUnpaid:    "caseload.find-share",
	check.PayTooLow:      "caseload.find-too-low",
}

var askedFirst = map[check.Who]string{
	check.SupportOrganisation: "caseload.ask-support",
	check.SupportWithPerson:   "caseload.ask-person",
	check.Practitioner:        "caseload.ask-practitioner",
}

// seen is the table of the days and sums that a finding rests on.
func (f finding) seen(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("caseload.seen"), Quiet: true, Columns: []govuk.Column{{Head: v.T("caseload.seen-day")}, {Head: v.T("caseload.seen-sum"), Numeric: true}}}
	for _, s := range f.Seen {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.FullDate(s.On), v.Words.Money(s.Amount)))
	}
	return t
}

// known gives the sort of finding that a form names; nothing for any other word.
func known(what string) check.What {
	if _, is := findingNames[check.What(what)]; !is {
		return ""
	}
	return check.What(what)
}

// noteField names the field for the note about a sort of finding.
func noteField(what check.What) string { return "note-" + string(what) }

func findingsOf(v *visit.Visit, c care.Case) []finding {
	var all []finding
	for _, f := range c.Findings {
		all = append(all, finding{What: f.What, Name: v.T(findingNames[f.What]), Saw: sentence(v, f.Saw), Matters: sentence(v, f.Matters),
			Sure: sentence(v, f.Sure.Text()), Settles: sentence(v, f.Settles), Asks: v.T(askedFirst[f.Ask]),
			Since: f.Since, Cites: f.Cites, Seen: f.Evidence, Note: v.Form(noteField(f.What))})
	}
	return all
}
