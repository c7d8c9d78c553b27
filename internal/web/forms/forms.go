// Package forms holds the pages on how PAs are employed: what HMRC needs of an
// employer and of each PA, pensions, how a job ends, and the P45, P60 and P32.
package forms

import (
	"ownway/internal/access"
	"ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Pages holds the use cases of these pages.
type Pages struct {
	Pay    *pay.Service
	Filing *filing.Service
}

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	const job = "/employing/{employer}/jobs/{employment}"
	return []visit.Route{
		{Pattern: "GET /employing/{employer}", Act: access.SeeJobs, Serve: p.employer},
		{Pattern: "GET /employing/{employer}/scheme", Act: access.SeeFilings, Serve: p.scheme},
		{Pattern: "POST /employing/{employer}/scheme", Act: access.TellHMRC, Serve: p.setScheme},
		{Pattern: "GET /employing/{employer}/year/{year}", Act: access.SeeFilings, Serve: p.year},
		{Pattern: "GET /employing/{employer}/pension", Act: access.SeeJobs, Serve: p.pension},
		{Pattern: "POST /employing/{employer}/pension", Act: access.ChangeJob, Serve: p.setPension},
		{Pattern: "GET /employing/{employer}/pension-file", Act: access.SeeJobs, Serve: p.pensionFile},
		{Pattern: "GET " + job + "/details", Act: access.SeeFilings, Serve: p.details},
		{Pattern: "POST " + job + "/details", Act: access.TellHMRC, Serve: p.setDetails},
		{Pattern: "GET " + job + "/pension", Act: access.SeeJobs, Serve: p.jobPension},
		{Pattern: "POST " + job + "/pension", Act: access.ChangeJob, Serve: p.notePension},
		{Pattern: "GET " + job + "/letters/{letter}", Act: access.SeeJobs, Serve: p.letter},
		{Pattern: "GET " + job + "/ending", Act: access.SeeJobs, Serve: p.ending},
		{Pattern: "POST " + job + "/ending", Act: access.ChangeJob, Serve: p.end},
		{Pattern: "GET /employing/{employer}/payslips/{payslip}/wrong", Act: access.CorrectPay, Serve: p.correct},
		{Pattern: "POST /employing/{employer}/payslips/{payslip}/wrong", Act: access.CorrectPay, Serve: p.putRight},
		{Pattern: "GET " + job + "/pay", Act: access.SeeJobs, Serve: p.arranged},
		{Pattern: "POST " + job + "/pay", Act: access.ChangeJob, Serve: p.endArranged},
		{Pattern: "GET " + job + "/pay/leave", Act: access.SeeJobs, Serve: p.leave},
		{Pattern: "POST " + job + "/pay/leave", Act: access.ChangeJob, Serve: p.leave},
		{Pattern: "GET " + job + "/pay/order", Act: access.SeeJobs, Serve: p.order},
		{Pattern: "POST " + job + "/pay/order", Act: access.ChangeJob, Serve: p.order},
		{Pattern: "GET " + job + "/pay/give-up", Act: access.SeeJobs, Serve: p.giveUp},
		{Pattern: "POST " + job + "/pay/give-up", Act: access.ChangeJob, Serve: p.giveUp},
		{Pattern: "GET " + job + "/p45", Act: access.SeeFilings, Serve: p.p45},
		{Pattern: "GET " + job + "/p60/{year}", Act: access.SeeFilings, Serve: p.p60},
		{Pattern: "GET /work/{employment}/p45", Act: access.SeeWork, Serve: p.ownP45},
		{Pattern: "GET /work/{employment}/p60/{year}", Act: access.SeeWork, Serve: p.ownP60},
	}
}

func whose(v *visit.Visit) (person.ID, error) {
	var id person.ID
	err := id.Parse(v.R.PathValue("employer"))
	return id, err
}

func whichJob(v *visit.Visit) (employer person.ID, id work.ID, err error) {
	if v.R.PathValue("employer") != "" {
		if employer, err = whose(v); err != nil {
			return employer, id, err
		}
	}
	err = id.Parse(v.R.PathValue("employment"))
	return employer, id, err
}

// whichYear reads a tax year as its first calendar year.
func whichYear(v *visit.Visit) (calendar.TaxYear, error) {
	d, err := calendar.Parse(v.R.PathValue("year") + "-04-06")
	if err != nil {
		return 0, fault.NotFound(filing.NotTheirPA)
	}
	return calendar.TaxYearOf(d), nil
}

func at(id person.ID) string                 { return "/employing/" + string(id) }
func atJob(id person.ID, job work.ID) string { return at(id) + "/jobs/" + string(job) }

// employerPage is how one employer stands, with what is missing.
type employerPage struct {
	filing.Look
	Today calendar.Date
	Jobs  []work.Employment
	Acts  int            // about pensions
	Slips []work.Payslip // the latest pay day first
}

func (p Pages) employer(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	look, err := p.Filing.Employer(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	pensions, err := p.Pay.Pensions(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := employerPage{Look: look, Today: p.Pay.Today(), Acts: len(pensions.Acts)}
	if page.Slips, err = p.Pay.PayslipsOf(v.R.Context(), v.By, id); err != nil {
		return err
	}
	for _, j := range pensions.Jobs {
		page.Jobs = append(page.Jobs, j.Employment)
		page.Acts += len(j.Standing.Acts)
	}
	return v.Page(visit.Look{Title: v.T("employing.title", "name", look.Employer.Name), Back: back(v, id), Wide: true}, employerView(v, page))
}

// back leads the bureau to the employer's reports, and a person to their home.
func back(v *visit.Visit, id person.ID) string {
	if v.By.Role == access.Support {
		return "/filings/" + string(id)
	}
	return "/home/" + string(id)
}

// jobs lists the PAs with what can be done about each.
func (p employerPage) jobs(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.pas"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("employing.pa")}, {Head: v.T("employing.works")}, {Head: v.T("employing.what")}}}
	for _, e := range p.Jobs {
		since := v.T("employing.since", "day", e.Terms.Start)
		if end := e.Terms.End; !end.IsZero() {
			since = v.T("employing.until", "day", end)
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Text: e.PAName}, {Text: since}, {Body: jobLinks(v, p.Employer.ID, e)}})
	}
	return t
}

// mostSlips bounds the payslips of the page: two years of two PAs.
const mostSlips = 52

// slips lists the payslips, each of which can be put right.
func (p employerPage) slips(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.payslips"), Quiet: true, Columns: []govuk.Column{{Head: v.T("employing.pay-day")}, {Head: v.T("employing.pa")}, {Head: v.T("employing.paid"), Numeric: true}}}
	for _, s := range p.Slips[:min(mostSlips, len(p.Slips))] {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: v.Words.Date(s.PayDay), Hidden: s.PAName, Href: "/payslips/" + string(s.ID)}}, {Text: s.PAName}, {Text: v.Words.Money(s.ToPay())}})
	}
	return t
}

// years lists the tax years that forms can be looked at for.
func (p employerPage) years() []calendar.TaxYear {
	now := calendar.TaxYearOf(p.Today)
	return []calendar.TaxYear{now, now - 1}
}

func field(v *visit.Visit, name, key, value string) govuk.TextField {
	return govuk.TextField{Ask: govuk.Ask{Name: name, Label: v.T(key), Error: v.Error(name)}, Value: value}
}

func dateField(v *visit.Visit, name, key string, on calendar.Date) govuk.DateField {
	f := govuk.DateField{Ask: govuk.Ask{Name: name, Label: v.T(key), Error: v.Error(name)}}
	if v.R.Method == "POST" {
		return f.Typed(v.Form)
	}
	return f.On(on)
}

func radios(v *visit.Visit, name, key, value string, options ...govuk.Option) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: name, Label: v.T(key), Error: v.Error(name)}, Value: value, Options: options}
}

// mayBeDate reads a date that need not be given.
func mayBeDate(v *visit.Visit, name string) (calendar.Date, error) {
	if v.Form(name+"-day") == "" && v.Form(name+"-month") == "" && v.Form(name+"-year") == "" {
		return calendar.Date{}, nil
	}
	return govuk.ParseDate(v.Form, name)
}

func told(v *visit.Visit) string {
	if v.R.URL.Query().Has("done") {
		return v.T("employing.kept")
	}
	return ""
}
