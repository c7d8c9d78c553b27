package office

import (
	"strconv"
	"strings"
	"time"

	"ownway/internal/app/bureau"
	days "ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// employerPage is what an employer chose, allowed and agreed.
type employerPage struct {
	Person      person.Person
	Address     string
	Days        days.Days
	Next        days.CutOffs // of the period that holds today; none without a PA
	Authorities []days.Authority
	HMRC        bool // the bureau may tell HMRC today
	Today       calendar.Date
	Fees        []days.Fee
	Proposed    bureau.FeeProposal
	Papers      []days.Paper
	Client      bureau.Client
	Done        string
}

func (p Pages) employer(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	ctx := v.R.Context()
	page := employerPage{Address: "/office/employers/" + string(id), Today: p.Bureau.Today(), Done: done(v)}
	if page.Days, page.Person, err = p.Bureau.PayDays(ctx, v.By, id); err != nil {
		return err
	}
	if page.Authorities, _, err = p.Bureau.Authorities(ctx, v.By, id); err != nil {
		return err
	}
	if page.Fees, page.Proposed, _, err = p.Bureau.Fees(ctx, v.By, id); err != nil {
		return err
	}
	if page.Papers, page.Client, err = p.Bureau.Papers(ctx, v.By, id); err != nil {
		return err
	}
	if len(page.Client.Jobs) > 0 {
		page.Next = page.Days.Of(page.Client.Jobs[0].Terms.PeriodOn(page.Today))
	}
	page.HMRC = days.Lets(page.Authorities, days.TellHMRC, page.Today)
	return v.Page(visit.Look{Title: page.Person.Name, Back: "/office"}, employer(v, page))
}

func (p Pages) saved(v *visit.Visit, id person.ID, err error) error {
	return after(v, "/office/employers/"+string(id)+"?done=saved", err, func() error { return p.employer(v) })
}

// number reads a whole number; anything else is below nothing, which no check
// lets pass.
func number(v *visit.Visit, field string) int {
	n, err := strconv.Atoi(strings.TrimSpace(v.Form(field)))
	if err != nil {
		return -1
	}
	return n
}

func (p Pages) setDays(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	d := days.Days{Employer: id, Rule: days.Rule(v.Form("rule")), After: number(v, "after"), Weekday: time.Weekday(number(v, "weekday")), Day: number(v, "day"),
		Hours: number(v, "hours"), Approval: number(v, "approval")}
	if d.Rule == days.OnWeekday && (d.Weekday < time.Monday || d.Weekday > time.Friday) {
		return p.saved(v, id, fault.Invalid("rule", days.ChooseRule))
	}
	return p.saved(v, id, p.Bureau.SetPayDays(v.R.Context(), v.By, d))
}

func (p Pages) allow(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	a := days.Authority{Employer: id, What: days.Power(v.Form("what")), Reference: strings.TrimSpace(v.Form("reference")), GivenBy: v.Form("given-by"), Evidence: v.Form("evidence")}
	if a.From, err = govuk.ParseDate(v.Form, "from"); err != nil {
		return p.saved(v, id, err)
	}
	return p.saved(v, id, p.Bureau.Allow(v.R.Context(), v.By, a))
}

func (p Pages) end(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	var a days.AuthorityID
	if err := a.Parse(v.Form("authority")); err != nil {
		return p.saved(v, id, fault.NotFound(noSuchAct))
	}
	return p.saved(v, id, p.Bureau.EndAuthority(v.R.Context(), v.By, id, a))
}

func (p Pages) askPaper(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	paper := days.Paper{Employer: id, Name: strings.TrimSpace(v.Form("name")), Lines: lines(v.Form("address")), Over: v.Form("over") != ""}
	if pa := v.Form("pa"); pa != "" {
		if err := paper.PA.Parse(pa); err != nil {
			return err
		}
	}
	return p.saved(v, id, p.Bureau.AskPaper(v.R.Context(), v.By, paper))
}

func (p employerPage) authorities(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.allowed"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("office.what")}, {Head: v.T("office.given-by")}, {Head: v.T("office.from-until")}, {Head: v.T("office.end-it")}}}
	for _, a := range p.Authorities {
		span := v.T("office.since", "day", a.From)
		if !a.Until.IsZero() {
			span = v.T("office.from-to", "from", a.From, "until", a.Until)
		}
		row := []govuk.Cell{{Text: v.T(named("power") + string(a.What)), Small: a.Reference}, {Text: a.GivenBy, Small: a.Evidence}, {Text: span}, {}}
		if a.HoldsOn(p.Today) {
			row[3].Body = endForm(v, p.Address, a)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (p employerPage) paperTable(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("office.on-paper"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("office.to")}, {Head: v.T("office.address")}}}
	for _, one := range p.Papers {
		if !one.Over {
			t.Rows = append(t.Rows, govuk.Cells(one.Name, strings.Join(one.Lines, ", ")))
		}
	}
	return t
}

func (p employerPage) paperFor(v *visit.Visit) []govuk.Option {
	all := []govuk.Option{{Text: p.Person.Name}}
	for _, e := range p.Client.Jobs {
		all = append(all, govuk.Option{Value: string(e.PA), Text: e.PAName})
	}
	return all
}

// ruleOptions offers the rules of pay days.
func ruleOptions(v *visit.Visit) []govuk.Option {
	return options(v, named("rule"), texts(days.Rules()))
}

func weekdayOptions(v *visit.Visit) (all []govuk.Option) {
	for d := time.Monday; d <= time.Friday; d++ {
		all = append(all, govuk.Option{Value: strconv.Itoa(int(d)), Text: v.T(named("weekday") + strconv.Itoa(int(d)))})
	}
	return all
}
