// Package cost holds the public page on what an hour of a personal assistant
// truly costs, and the highest lawful wage that a budget can pay.
package cost

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"ownway/internal/access"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/pay/cost"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

// Pages holds what the page needs.
type Pages struct{ Today func() calendar.Date }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{{Pattern: "GET /cost", Act: access.ReadPublic, Serve: p.cost}}
}

// page is the question as it was asked, and its answer.
type page struct {
	Asked  url.Values
	Budget money.Amount
	Found  *cost.Found // nothing before anything was asked
	Why    explain.Note
}

// cost answers whatever the address asks, so that an answer can be kept and sent on.
func (p Pages) cost(v *visit.Visit) error {
	asked := page{Asked: v.R.URL.Query()}
	look := visit.Look{Title: v.T("cost-page.title"), Back: "/"}
	if !asked.Asked.Has("hours") {
		return v.Page(look, costPage(v, asked))
	}
	q, err := question(asked.Asked, p.Today())
	if err == nil {
		var found cost.Found
		if found, err = q.Answer(&asked.Why); err == nil {
			asked.Found = &found
			if q.OfBudget != nil {
				asked.Budget = *q.OfBudget
			}
			return v.Page(look, costPage(v, asked))
		}
	}
	if !v.Refused(err) {
		return err
	}
	return v.Page(look, costPage(v, asked))
}

// question reads the fields. What is left empty is nothing, but for the hours.
func question(asked url.Values, today calendar.Date) (cost.Question, error) {
	var wrong []error
	note := func(field string, err error) { wrong = append(wrong, fault.At(err, field)) }
	pounds := func(field string) money.Amount {
		s := strings.TrimSpace(asked.Get(field))
		if s == "" {
			return 0
		}
		a, err := money.Parse(s)
		note(field, err)
		return a
	}
	count := func(field string, none int, otherwise error) int {
		s := strings.TrimSpace(asked.Get(field))
		if s == "" {
			return none
		}
		n, err := strconv.Atoi(s)
		if err != nil {
			wrong = append(wrong, otherwise)
		}
		return n
	}
	var q cost.Question
	for field, into := range map[string]**money.Amount{"wage": &q.AtWage, "budget": &q.OfBudget} {
		if strings.TrimSpace(asked.Get(field)) != "" {
			a := pounds(field)
			*into = &a
		}
	}
	minutes, err := cost.ParseHours(strings.TrimSpace(asked.Get("hours")))
	note("hours", err)
	q.Assumptions = cost.Assumptions{On: today, Minutes: minutes, Age: cost.Adult, Pension: cost.AboveTrigger,
		PAs:                 count("pas", 1, fault.Invalid("pas", cost.EnterPAs)),
		SickWeeks:           count("sick-weeks", 0, fault.Invalid("sick-weeks", cost.EnterSickWeeks)),
		RedundancyHalfWeeks: count("redundancy", 0, fault.Invalid("redundancy", cost.EnterRedundancy)),
		Insurance:           pounds("insurance"), PayrollFee: pounds("payroll-fee"), Training: pounds("training"), Recruitment: pounds("recruitment")}
	if asked.Has("age") {
		q.Age = cost.Age(asked.Get("age"))
	}
	if asked.Has("pension") {
		q.Pension = cost.Pension(asked.Get("pension"))
	}
	return q, errors.Join(wrong...)
}

// lines shows each part of the cost for a year and for an hour.
func (p page) lines(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("cost-page.parts"), Heads: true,
		Columns: []govuk.Column{{Head: v.T("cost-page.part")}, {Head: v.T("cost-page.a-year"), Numeric: true}, {Head: v.T("cost-page.an-hour"), Numeric: true}}}
	for _, l := range p.Found.Lines {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Say(l.Text), v.Words.Money(l.Year), v.Words.Money(l.Hour)))
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("cost-page.in-all"), v.Words.Money(p.Found.Cost.Year), v.Words.Money(p.Found.Cost.Hour))}
	return t
}

func (p page) value(field string) string { return p.Asked.Get(field) }

// chosen gives what was chosen, or the usual answer.
func (p page) chosen(field, usual string) string {
	if s := p.Asked.Get(field); s != "" {
		return s
	}
	return usual
}

// extra reports whether anything was asked about beside the wage, so that those
// fields stand open.
func (p page) extra() bool {
	for _, f := range []string{"sick-weeks", "redundancy", "insurance", "payroll-fee", "training", "recruitment"} {
		if p.Asked.Get(f) != "" {
			return true
		}
	}
	return false
}
