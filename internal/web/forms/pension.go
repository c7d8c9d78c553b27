package forms

import (
	"errors"

	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/pay/pensionfile"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// pensionPage is what an employer must do about pensions.
type pensionPage struct {
	pay.Pensions
	Done string
	Days []calendar.Date // pay days on which something was paid in
}

func (p Pages) pension(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	look, err := p.Pay.Pensions(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	days, err := p.Pay.PensionDays(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("employing.pension-title", "name", look.Employer.Name), Back: at(id), Wide: true}, pensionView(v, pensionPage{Pensions: look, Done: told(v), Days: days}))
}

// layouts are the kinds of file that a provider takes, with their words.
var layouts = []struct {
	layout pensionfile.Layout
	words  string
}{{pensionfile.PAPDIS, "employing.file-papdis"}, {pensionfile.NEST, "employing.file-nest"}, {pensionfile.Plain, "employing.file-plain"}}

// pensionFile sends the file of one pay day.
func (p Pages) pensionFile(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	q := v.R.URL.Query()
	day, err := calendar.Parse(q.Get("day"))
	if err != nil {
		return fault.NotFound(pay.NobodyPaidIn)
	}
	f, err := p.Pay.PensionFile(v.R.Context(), v.By, id, day, pensionfile.Layout(q.Get("layout")))
	if v.Refused(err) {
		return p.pension(v)
	}
	if err != nil {
		return err
	}
	return v.File(f.Name, "text/csv; charset=utf-8", f.Content)
}

func fileOf(id person.ID, day calendar.Date, l pensionfile.Layout) string {
	return at(id) + "/pension-file?day=" + day.String() + "&layout=" + string(l)
}

// setPension takes the scheme, a declaration or a day of re-enrolment.
func (p Pages) setPension(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	switch v.Form("act") {
	case "scheme":
		err = p.Pay.SetPensionScheme(v.R.Context(), v.By, work.PensionScheme{Employer: id, Provider: v.Form("provider"), Reference: v.Form("reference"), NetPay: v.Form("relief") == "net-pay"})
	case "declared":
		var on calendar.Date
		if on, err = govuk.ParseDate(v.Form, "on"); err == nil {
			err = p.Pay.Declared(v.R.Context(), v.By, id, on)
		}
	default:
		var on calendar.Date
		if on, err = govuk.ParseDate(v.Form, "re-enrolment"); err == nil {
			err = p.Pay.ChooseReenrolment(v.R.Context(), v.By, id, on)
		}
	}
	if v.Refused(err) {
		return p.pension(v)
	}
	if err != nil {
		return err
	}
	return v.Go(at(id) + "/pension?done=yes")
}

// acts lists what is to be done, the employer's own first.
func (p pensionPage) acts(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.acts"), Quiet: true, Columns: []govuk.Column{{Head: v.T("employing.who")}, {Head: v.T("employing.do")}, {Head: v.T("employing.by")}}}
	add := func(who govuk.Cell, acts []pension.Act) {
		for _, a := range acts {
			t.Rows = append(t.Rows, []govuk.Cell{who, {Text: v.Words.Say(a.Text())}, {Body: byWhen(v, a)}})
		}
	}
	add(govuk.Cell{Text: p.Employer.Name}, p.Acts)
	for _, j := range p.Jobs {
		add(govuk.Cell{Body: govuk.Link{Text: j.Employment.PAName, Href: atJob(p.Employer.ID, j.Employment.ID) + "/pension"}}, j.Standing.Acts)
	}
	return t
}

func byWhen(v *visit.Visit, a pension.Act) govuk.StatusTag {
	if a.Late {
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("employing.late", "day", a.By)}
	}
	return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("employing.by-day", "day", a.By)}
}

// states lists how each PA stands.
func (p pensionPage) states(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.pas"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("employing.pa")}, {Head: v.T("employing.stands")}, {Head: v.T("employing.opt-out")}}}
	for _, j := range p.Jobs {
		until := v.T("employing.no-opt-out")
		if !j.OptOut.IsZero() {
			until = v.Words.Date(j.OptOut)
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: j.Employment.PAName, Href: atJob(p.Employer.ID, j.Employment.ID) + "/pension"}},
			{Text: v.T(stateWords[j.Standing.State])}, {Text: until}})
	}
	return t
}

// jobPensionPage is one PA's pension life, and what can be written down.
type jobPensionPage struct {
	pay.JobPension
	Scheme work.PensionScheme
	Name   string // of the employer
	Done   string
}

func (p Pages) onePension(v *visit.Visit) (page jobPensionPage, err error) {
	employer, id, err := whichJob(v)
	if err != nil {
		return page, err
	}
	look, err := p.Pay.Pensions(v.R.Context(), v.By, employer)
	if err != nil {
		return page, err
	}
	for _, j := range look.Jobs {
		if j.Employment.ID == id {
			return jobPensionPage{JobPension: j, Scheme: look.Scheme, Name: look.Employer.Name, Done: told(v)}, nil
		}
	}
	return page, fault.NotFound(pay.NotTheirWork)
}

func (p Pages) jobPension(v *visit.Visit) error {
	page, err := p.onePension(v)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("employing.job-pension-title", "name", page.Employment.PAName), Back: at(page.Employment.Employer) + "/pension", Wide: true}, jobPensionView(v, page))
}

func (p Pages) notePension(v *visit.Visit) error {
	employer, id, err := whichJob(v)
	if err != nil {
		return err
	}
	e := work.PensionEvent{Event: pension.Event{Kind: pension.EventKind(v.Form("kind")), Letter: pension.Letter(v.Form("letter"))}, Told: hours.Told(v.Form("told"))}
	var day, until, how error
	e.On, day = govuk.ParseDate(v.Form, "on")
	if e.Kind == pension.Postponed {
		e.Until, until = govuk.ParseDate(v.Form, "until")
	}
	if e.Told != hours.Web && e.Told != hours.Paper && e.Told != hours.Call {
		how = fault.Invalid("told", hours.ChooseTold)
	}
	if err = errors.Join(day, until, how); err == nil {
		err = p.Pay.NotePension(v.R.Context(), v.By, employer, id, e)
	}
	if v.Refused(err) {
		return p.jobPension(v)
	}
	if err != nil {
		return err
	}
	return v.Go(atJob(employer, id) + "/pension?done=yes")
}

// kinds are what can have happened.
func (p jobPensionPage) kinds(v *visit.Visit) govuk.Radios {
	letters := radios(v, "letter", "employing.which-letter", v.Form("letter"))
	for _, l := range []pension.Letter{pension.EnrolledLetter, pension.PostponedLetter, pension.RightsLetter} {
		letters.Options = append(letters.Options, govuk.Option{Value: string(l), Text: v.T(letterWords[l])})
	}
	r := radios(v, "kind", "employing.happened", v.Form("kind"))
	for _, k := range []pension.EventKind{pension.Enrolled, pension.OptedIn, pension.Joined, pension.OptedOut, pension.Ceased, pension.Reenrolled, pension.Postponed, pension.LetterSent} {
		o := govuk.Option{Value: string(k), Text: v.T(eventWords[k])}
		switch k {
		case pension.Postponed:
			o.Show = dateField(v, "until", "employing.postponed-until", calendar.Date{})
		case pension.LetterSent:
			o.Show = letters
		}
		r.Options = append(r.Options, o)
	}
	return r
}

func (p jobPensionPage) told(v *visit.Visit) govuk.Radios {
	r := radios(v, "told", "employing.how-told", v.Form("told"), govuk.Option{Value: string(hours.Call), Text: v.T("employing.told-call")},
		govuk.Option{Value: string(hours.Paper), Text: v.T("employing.told-paper")}, govuk.Option{Value: string(hours.Web), Text: v.T("employing.told-web")})
	return r
}

// kept lists this tax year's records.
func (p jobPensionPage) kept(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("employing.record"), Quiet: true, Columns: []govuk.Column{{Head: v.T("employing.day")}, {Head: v.T("employing.what")},
		{Head: v.T("employing.worker"), Numeric: true}, {Head: v.T("employing.boss"), Numeric: true}, {Head: v.T("employing.keep-until")}}}
	for _, k := range p.Kept {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Date(k.On), v.Words.Say(k.What), v.Words.Money(k.Worker), v.Words.Money(k.Employer), v.Words.Date(k.Until)))
	}
	return t
}

// letterPage is a letter to a PA about a pension.
type letterPage struct {
	jobPensionPage
	Letter pension.Letter
	Since  calendar.Date // of the membership, or of the postponement
	Until  calendar.Date // of a postponement
	Today  calendar.Date
	Worker rates.Rate // the shares of pay
	Boss   rates.Rate
	Pays   bool // the employer has to pay in if the PA asks
}

func (p Pages) letter(v *visit.Visit) error {
	one, err := p.onePension(v)
	if err != nil {
		return err
	}
	page := letterPage{jobPensionPage: one, Letter: pension.Letter(v.R.PathValue("letter")), Today: p.Pay.Today()}
	y, err := rates.For(calendar.TaxYearOf(page.Today))
	if err != nil {
		return err
	}
	m := pension.Minimum(one.Scheme.Kind(), y)
	page.Worker, page.Boss = m.Worker, m.Employer
	page.Pays = one.Standing.Duty == pension.NonEligible || one.Standing.Duty == pension.Eligible
	switch page.Letter {
	case pension.EnrolledLetter, pension.PostponedLetter, pension.RightsLetter:
	default:
		return fault.NotFound(pay.NotTheirWork)
	}
	for _, e := range one.Record.Events {
		switch {
		case page.Letter == pension.PostponedLetter && e.Kind == pension.Postponed:
			page.Since, page.Until = e.On, e.Until
		case page.Letter == pension.EnrolledLetter && (e.Kind == pension.Enrolled || e.Kind == pension.Reenrolled || e.Kind == pension.OptedIn):
			page.Since = e.On
		}
	}
	if page.Since.IsZero() {
		page.Since, page.Until = page.Today, page.Today.AddMonths(3).AddDays(-1)
	}
	return v.Page(visit.Look{Title: v.T(letterWords[page.Letter]), Back: atJob(one.Employment.Employer, one.Employment.ID) + "/pension"}, letterView(v, page))
}

// says gives the sentences of the letter.
func (p letterPage) says(v *visit.Visit) []string {
	name, provider := p.Name, p.Scheme.Name()
	switch p.Letter {
	case pension.EnrolledLetter:
		return []string{v.T("employing.l-enrolled", "name", name, "provider", provider, "day", p.Since), v.T("employing.l-shares", "worker", p.Worker, "boss", p.Boss),
			v.T("employing.l-out", "provider", provider), v.T("employing.l-back"), v.T("employing.l-again")}
	case pension.PostponedLetter:
		return []string{v.T("employing.l-postponed", "name", name, "day", p.Until), v.T("employing.l-then"), v.T("employing.l-ask", "name", name, "worker", p.Worker, "boss", p.Boss)}
	}
	ask := "employing.l-joins"
	if p.Pays {
		ask = "employing.l-ask"
	}
	return []string{v.T("employing.l-rights", "name", name), v.T(ask, "name", name, "worker", p.Worker, "boss", p.Boss)}
}
