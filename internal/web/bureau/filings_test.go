package bureau

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/a-h/templ"

	filings "ownway/internal/app/filing"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/visit"
	"ownway/pay/payroll/period"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/money"
)

// looks is employers whose reports stand in every way.
func looks() []filings.Look {
	row := func(s filing.State, missing ...string) filings.Row {
		r := filings.Row{Filing: filing.Filing{ID: "fil_01", Employer: "per_01", Kind: filing.KindFPS, Day: day("2026-11-20"), State: s}, PAs: []string{"Beth Carer", "Cai Rees"}}
		for range missing {
			r.Missing = append(r.Missing, rti.TwoLines.Text())
		}
		return r
	}
	refused := row(filing.Refused)
	refused.Sent = filing.Sent{On: day("2026-11-19"), Said: []string{"The National Insurance number is not known"}}
	summary := row(filing.Waiting)
	summary.Kind, summary.Day, summary.PAs = filing.KindEPS, day("2026-10-06"), nil
	one := func(name string, rows ...filings.Row) filings.Look {
		return filings.Look{Employer: person.Person{ID: "per_01", Name: name}, Scheme: filing.Scheme{Standing: filing.Registered, PAYERef: "123/AB456"}, Rows: rows,
			Due: []filing.Due{{For: calendar.Period{First: day("2026-10-06"), Last: day("2027-01-05")}, By: day("2027-01-22"), Tax: 1200, Total: 1200}}}
	}
	unknown := one("Di Shah", row(filing.Waiting, "address"))
	unknown.Scheme, unknown.Due = filing.Scheme{}, nil
	unknown.Duty = filing.DutyOf(nil, &unknown.Why)
	none := one("Ed Fox")
	none.Scheme.Standing = filing.NoNeed
	return []filings.Look{one("Ada Example", refused, summary), one("Bo Jones", row(filing.Sending), row(filing.Accepted), row(filing.ByHand)), one("Cy Lee", row(filing.Waiting)), unknown, none}
}

func TestFilingsInAllLanguages(t *testing.T) {
	page := sound(t, func(v *visit.Visit) templ.Component { return filingsList(v, filingsPage{Today: today, All: looks()}) })
	has(t, page, "Ada Example", "Look at this", "Reports to send: 1", "Reports that want something: 1", "All told", "£12.00 by 22 January 2027", "No need to register")
	sound(t, func(v *visit.Visit) templ.Component { return filingsList(v, filingsPage{Today: today}) })
	for _, l := range looks() {
		for _, can := range []bool{true, false} {
			sound(t, func(v *visit.Visit) templ.Component {
				return filingsOne(v, filingsEmployer{Look: l, CanSend: can, Done: "Done"})
			})
		}
	}
	all := looks()
	has(t, sound(t, func(v *visit.Visit) templ.Component { return filingsOne(v, filingsEmployer{Look: all[0]}) }),
		"HMRC says: The National Insurance number is not known", "Make it again", "Summary for", "I have sent this in another way")
	has(t, sound(t, func(v *visit.Visit) templ.Component { return filingsOne(v, filingsEmployer{Look: all[3]}) }), "Enter at least two lines of the address")
}

// Pay that is stopped is agreed PA by PA, with a form of its own for each.
func TestStoppedPAsInAllLanguages(t *testing.T) {
	stops := []work.Stopped{{Employment: "emp_01", PAName: "Beth Carer", Why: work.BelowMinimum.With("short", money.Amount(100), "lawful", money.Amount(9900))},
		{Employment: "emp_02", PAName: "Cai Rees", Why: work.OverpaidSays.With("pa", "Cai Rees", "amount", money.Amount(1760))},
		{Employment: "emp_03", PAName: "Di Shah", Why: work.HoursNotSettled.With("pa", "Di Shah")}}
	l := look(t, work.Running)
	for i := range l.Items {
		if l.Items[i].State == work.Held {
			l.Items[i].Stopped = stops
			l.Items[i].Slips = []work.Slip{{ID: "slp_09", PAName: "Ed Fox", Net: 5000}}
		}
	}
	page := sound(t, func(v *visit.Visit) templ.Component { return wagesRun(v, runOf(v, l, today)) })
	has(t, page, "Pay the lawful amount", "Take it back a little at a time", "The hours of Di Shah are not agreed yet", "Ed Fox")
}

var filingLink = regexp.MustCompile(`href="/filings/(per_\w+)/(fil_\w+)/file"`)

// In the browser an employer who pays every four weeks, and one who pays by the
// month, go from wages that were run to the report of the pay day.
func TestFilingsOnTheDemo(t *testing.T) {
	b := newBureau(t)
	has(t, b.page(200, b.filings, nil), "Rosa Whitfield", "Idris Bevan", "Harold Finch", "The PAYE reference is not known yet")
	for name, f := range map[string]period.Frequency{"Rosa Whitfield": period.FourWeekly, "Idris Bevan": period.Monthly} {
		employer := string(b.accounts[name].Person)
		page := b.page(200, b.employerFilings, nil, "employer", employer)
		has(t, page, "Wages paid on", "I have sent this in another way", "What is owed to HMRC")
		report := filingLink.FindStringSubmatch(page)[2]
		has(t, b.page(200, b.fileOf, nil, "employer", employer, "filing", report), "<FullPaymentSubmission>", "<PayFreq>"+string(f)+"</PayFreq>", "<RelatedTaxYear>26-27")
		has(t, b.page(422, b.sendFiling, url.Values{}, "employer", employer, "filing", report), "does not send to HMRC itself")
		b.page(303, b.filedByHand, url.Values{}, "employer", employer, "filing", report)
		has(t, b.page(422, b.filedByHand, url.Values{}, "employer", employer, "filing", report), "Nothing is sent twice")
		has(t, b.page(422, b.fileAgain, url.Values{}, "employer", employer, "filing", report), "Only a report that HMRC refused")
	}
	harold := b.page(200, b.employerFilings, nil, "employer", string(b.accounts["Harold Finch"].Person))
	if has(t, harold, "Enter the employer"); strings.Contains(harold, "/file\"") {
		t.Error("a report that wants facts can be downloaded")
	}
}
