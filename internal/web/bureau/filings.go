package bureau

import (
	filings "ownway/internal/app/filing"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// filingsPage is every employer with what HMRC is still to be told of them.
type filingsPage struct {
	Done  string
	Today calendar.Date
	All   []filings.Look
}

// waits gives the reports that are not sent yet, and counts those that want facts.
func waits(l filings.Look) (open, missing int) {
	for _, r := range l.Rows {
		if r.Open() {
			open++
		}
		if len(r.Missing) > 0 {
			missing++
		}
	}
	return open, missing
}

func (p Pages) filings(v *visit.Visit) error {
	all, err := p.Filing.Employers(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("filings.title"), Wide: true}, filingsList(v, filingsPage{Today: p.Filing.Today(), All: all}))
}

// table lists the employers, and what is to be done for each.
func (p filingsPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("filings.employers"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("wages.employer")},
		{Head: v.T("filings.scheme")}, {Head: v.T("filings.state")}, {Head: v.T("filings.owed")}}}
	for _, l := range p.All {
		t.Rows = append(t.Rows, []govuk.Cell{
			{Body: govuk.Link{Text: l.Employer.Name, Href: filingsOf(l.Employer.ID)}},
			{Text: schemeWords(v, l.Scheme)}, {Body: employerState(v, l)}, {Text: dueWords(v, l.Due, p.Today)}})
	}
	return t
}

func filingsOf(id person.ID) string { return "/filings/" + string(id) }

func schemeWords(v *visit.Visit, s filing.Scheme) string {
	switch s.Standing {
	case filing.Registered:
		return string(s.PAYERef)
	case filing.NoNeed:
		return v.T("filings.no-need")
	}
	return v.T("filings.not-known")
}

func employerState(v *visit.Visit, l filings.Look) govuk.StatusTag {
	open, missing := waits(l)
	for _, r := range l.Rows {
		if r.State == filing.Refused || r.State == filing.Held {
			return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("filings.refused")}
		}
	}
	switch {
	case missing > 0:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("filings.missing", "n", missing)}
	case open > 0:
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("filings.waiting", "n", open)}
	}
	return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("filings.all-told")}
}

// dueWords says what is to be paid to HMRC next.
func dueWords(v *visit.Visit, due []filing.Due, today calendar.Date) string {
	for i := len(due) - 1; i >= 0; i-- {
		if d := due[i]; !d.By.Before(today) && d.Total > 0 {
			return v.T("filings.due", "amount", d.Total, "day", d.By)
		}
	}
	return v.T("filings.nothing-due")
}

// filingsEmployer is one employer's reports, the latest first.
type filingsEmployer struct {
	filings.Look
	Done    string
	CanSend bool
}

func (p Pages) employerFilings(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	return p.showFilings(v, id)
}

func (p Pages) showFilings(v *visit.Visit, id person.ID) error {
	look, err := p.Filing.Employer(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := filingsEmployer{Look: look, CanSend: p.Filing.Gateway.Set()}
	if done := filingDones[v.R.URL.Query().Get("done")]; done != "" {
		page.Done = v.T(done)
	}
	return v.Page(visit.Look{Title: v.T("filings.of", "name", look.Employer.Name), Back: "/filings", Wide: true}, filingsOne(v, page))
}

var filingDones = map[string]string{"sent": "filings.done-sent", "by-hand": "filings.done-by-hand", "again": "filings.done-again"}

func rowTitle(v *visit.Visit, r filings.Row) string {
	if r.Kind == filing.KindEPS {
		return v.T("filings.eps", "days", v.Words.Period(filing.TaxMonth(r.Day)))
	}
	return v.T("filings.fps", "day", r.Day)
}

func rowState(v *visit.Visit, r filings.Row) govuk.StatusTag {
	switch {
	case len(r.Missing) > 0:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("filings.missing-one")}
	case r.State == filing.Waiting:
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("filings.by", "day", r.By())}
	case r.State == filing.Sending:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("filings.sending")}
	case r.State == filing.Accepted:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("filings.accepted")}
	case r.State == filing.ByHand:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("filings.by-hand", "day", r.Sent.On)}
	}
	return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("filings.refused")}
}

func sayAll(v *visit.Visit, texts []msg.Text) []string {
	var all []string
	for _, t := range texts {
		all = append(all, v.Words.Say(t))
	}
	return all
}

func whichFiling(v *visit.Visit) (filing.ID, error) {
	var id filing.ID
	err := id.Parse(v.R.PathValue("filing"))
	return id, err
}

// fileOf sends the report as a file.
func (p Pages) fileOf(v *visit.Visit) error {
	id, err := whichFiling(v)
	if err != nil {
		return err
	}
	name, body, err := p.Filing.File(v.R.Context(), v.By, id)
	if v.Refused(err) {
		employer, err := whose(v)
		if err != nil {
			return err
		}
		return p.showFilings(v, employer)
	}
	if err != nil {
		return err
	}
	return v.File(name, "application/xml", body)
}

func (p Pages) sendFiling(v *visit.Visit) error {
	return p.onFiling(v, "sent", func(id filing.ID) error { return p.Filing.Send(v.R.Context(), v.By, id) })
}

func (p Pages) filedByHand(v *visit.Visit) error {
	return p.onFiling(v, "by-hand", func(id filing.ID) error { return p.Filing.SaidByHand(v.R.Context(), v.By, id) })
}

func (p Pages) fileAgain(v *visit.Visit) error {
	return p.onFiling(v, "again", func(id filing.ID) error { return p.Filing.Again(v.R.Context(), v.By, id) })
}

// onFiling does one act on a report and leads back to the employer's reports.
func (p Pages) onFiling(v *visit.Visit, done string, act func(filing.ID) error) error {
	employer, err := whose(v)
	if err != nil {
		return err
	}
	id, err := whichFiling(v)
	if err != nil {
		return err
	}
	if err := act(id); err != nil {
		if fault.KindOf(err) == fault.KindInternal || !v.Refused(err) {
			return err
		}
		return p.showFilings(v, employer)
	}
	return v.Go(filingsOf(employer) + "?done=" + done)
}
