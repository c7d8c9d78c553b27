package council

import (
	"strings"

	"ownway/internal/app/care"
	"ownway/internal/care/agreement"
	"ownway/internal/care/assessment"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// personPage is one person of the caseload: what needs someone, and below it how
// things came to where they are, the latest first.
type personPage struct {
	caseRow
	Home, Budget string // addresses
	Settled      bool   // a finding was settled just now
	Findings     []finding
	Needs        assessment.Assessment
	Stages       []stage
	Plan         plan.Plan
	Items        []planItem
	ChosenBy     plan.Chooser
	Ways         string // how the money is held, within a sentence
	Chosen       plan.Route
	Agreement    agreement.Agreement
	Headings     []heading
}

// stage is one budget in short.
type stage struct {
	Name   string
	On     calendar.Date
	Weekly money.Amount
	Gap    money.Amount
}

// planItem is one way in which a need is met.
type planItem struct {
	Need, How, By string
	Weekly        money.Amount
}

// heading is what an agreement says about one thing.
type heading struct {
	Text  string
	Terms []agreement.Term
}

func (p Pages) person(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	return p.showPerson(v, id)
}

func (p Pages) showPerson(v *visit.Visit, id person.ID) error {
	c, err := p.Care.Case(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := personPage{caseRow: rowOf(v, c, p.Care.Today()), Home: "/home/" + string(id), Budget: "/caseload/" + string(id) + "/budget",
		Settled: v.R.URL.Query().Get("settled") != "", Findings: findingsOf(v, c)}
	page.fill(v, c)
	return v.Page(visit.Look{Title: c.Person.Name, Back: "/caseload", Wide: true}, onePerson(v, page))
}

func (p *personPage) fill(v *visit.Visit, c care.Case) {
	p.Needs, p.Plan, p.Chosen, p.ChosenBy, p.Agreement = c.Needs, c.Plan, c.Route, c.Route.By, c.Agreement
	p.Ways = routeOf(v, c.Route)
	for _, b := range c.Budgets {
		p.Stages = append(p.Stages, stage{Name: v.T(stageNames[b.Budget.Stage]), On: b.Budget.On, Weekly: b.Budget.Weekly, Gap: b.Enough.Weekly})
	}
	for _, it := range c.Plan.Items {
		need, _ := c.Needs.Need(it.Need)
		p.Items = append(p.Items, planItem{Need: need.Words, How: it.How, By: byWhom(v, it.By), Weekly: it.Weekly})
	}
	for _, about := range agreement.Abouts() {
		if terms := c.Agreement.TermsAbout(about); len(terms) > 0 {
			p.Headings = append(p.Headings, heading{v.Words.Say(about.Words().Text()), terms})
		}
	}
}

var means = map[plan.Means]string{
	plan.ByPA: "caseload.by-pa", plan.ByFamily: "caseload.by-family", plan.ByAgency: "caseload.by-agency", plan.ByActivity: "caseload.by-activity",
	plan.ByThing: "caseload.by-thing", plan.ByCarer: "caseload.by-carer", plan.ByCouncil: "caseload.by-council",
}

// byWhom says who meets a need, by name once they are known.
func byWhom(v *visit.Visit, by plan.By) string {
	key, known := means[by.Means]
	switch {
	case !known:
		return by.Name
	case by.Name == "":
		return v.T(key)
	}
	return by.Name + " (" + v.T(key) + ")"
}

// enterNote is the fault of settling a finding without saying how.
const enterNote = msg.Key("caseload.enter-note")

func (p Pages) settle(v *visit.Visit) error {
	id, err := whose(v)
	if err != nil {
		return err
	}
	what := known(v.Form("what"))
	note := strings.TrimSpace(v.Form(noteField(what)))
	if err = fault.Invalid(noteField(what), enterNote); note != "" {
		err = p.Money.SettleFinding(v.R.Context(), v.By, id, what, note)
	}
	if err == nil {
		return v.Go("/caseload/" + string(id) + "?settled=1")
	}
	if fault.KindOf(err) == fault.KindInvalid {
		err = fault.At(err, noteField(what))
	}
	if !v.Refused(err) {
		return err
	}
	return p.showPerson(v, id)
}
