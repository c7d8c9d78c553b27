package council

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/agreement"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/content"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/policies"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
)

var day = calendar.MustDate

// visitor is somebody with a role, reading in a language.
func visitor(lang content.Lang, role access.Role) (*visit.Visit, *httptest.ResponseRecorder) {
	w := httptest.NewRecorder()
	return &visit.Visit{W: w, R: httptest.NewRequest("GET", "/", nil), Words: content.For(lang),
		By: access.Actor{Account: "acc_01", Role: role, Name: "Hannah Lowe"}}, w
}

// shown gives a page as it is sent, and fails on what is wrong with it.
func shown(t *testing.T, v *visit.Visit, w *httptest.ResponseRecorder, look visit.Look, body templ.Component) string {
	t.Helper()
	if err := v.Page(look, body); err != nil {
		t.Fatal(err)
	}
	page := w.Body.String()
	for _, f := range htmltest.Faults(page) {
		t.Error(f)
	}
	if at := strings.Index(page, "\u2063"); content.Missing(page) {
		t.Errorf("words are missing: %.120s", page[at:])
	}
	return page
}

// sound checks a page that is made for a visitor, in all languages, and gives
// its English.
func sound(t *testing.T, role access.Role, page func(*visit.Visit) templ.Component) string {
	t.Helper()
	english := ""
	for _, lang := range content.Langs() {
		v, w := visitor(lang, role)
		text := shown(t, v, w, visit.Look{Title: "T", Wide: true}, page(v))
		if lang == content.En {
			english = htmltest.Text(text)
		}
	}
	return english
}

func has(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
}

// life is a person of Severnside with everything written, from needs to an
// agreement in force, and a check that found things to talk about. The NHS pays
// the shares that are named.
func life(t *testing.T, nhs ...budget.Share) care.Case {
	t.Helper()
	p, found, err := policies.ByID("severnside")
	if err != nil || !found {
		t.Fatalf("no policy: %v", err)
	}
	c := care.Case{Step: care.Running}
	c.Person = person.Person{ID: "per_01", Name: "Ada Example"}
	c.Needs = needs()
	ask := budget.Request{ID: "bud_01", Person: "per_01", Assessment: "asm_01", Needs: c.Needs.Needs, Policy: p, On: day("2026-05-04"),
		Contribution: &budget.Contribution{Weekly: 3000, Version: "FA-1", From: day("2026-04-06"), Reason: "First"},
		Shares:       nhs}
	first := reckoned(t, ask)
	ask.ID, ask.On, ask.After = "bud_02", day("2026-06-01"), &first.Budget
	ask.Agreed = []budget.AgreedRate{{Kind: policy.EmployedPA, Rate: 1350 + 400, By: "Hannah Lowe", Reason: "The standard rate can't lawfully employ."}}
	final := reckoned(t, ask)
	c.Budgets = []store.Reckoned{final, first}
	c.Weekly = final.Budget.Weekly
	writtenUp(t, &c, p)
	c.Findings = findings(t)
	c.ReviewDue = c.Agreement.ReviewDue()
	return c
}

func needs() assessment.Assessment {
	return assessment.Assessment{ID: "asm_01", Person: "per_01", On: day("2026-04-20"), Needs: []assessment.Need{
		{Ref: "washing", Outcome: law.Hygiene, Words: "I need a hand in the shower.", Limb: assessment.WithHelp,
			Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 630}}},
		{Ref: "choir", Outcome: law.Community, Words: "I want to sing on Thursdays.", Limb: assessment.WithPain, Support: []assessment.Support{
			{Kind: policy.EmployedPA, Minutes: 180}, {Kind: policy.Mileage, Miles: 20}, {Kind: policy.Activity, Cost: 1000, Per: policy.Week}}},
		{Ref: "rail", Outcome: law.HomeSafety, Words: "I slip on the stairs.", Limb: assessment.Danger,
			Support: []assessment.Support{{Kind: policy.Equipment, Cost: 8500, Per: policy.Once}}},
		{Ref: "meals", Outcome: law.Nutrition, Words: "My husband cooks.", Limb: assessment.WithHelp, ByCarer: true},
	}}
}

// reckoned builds a budget and tests it against the lawful cost of an hour.
func reckoned(t *testing.T, r budget.Request) store.Reckoned {
	t.Helper()
	var why, hour explain.Note
	b, err := budget.Build(r, &why)
	if err != nil {
		t.Fatal(err)
	}
	least, err := rates.MinimumWage(r.On)
	if err != nil {
		t.Fatal(err)
	}
	y, err := rates.For(calendar.TaxYearOf(r.On))
	if err != nil {
		t.Fatal(err)
	}
	c, err := cost.Hour(cost.Assumptions{On: r.On, Minutes: 810, PAs: 1, Age: cost.Adult, Wage: least.Adult, Pension: cost.AboveTrigger}, y, &hour)
	if err != nil {
		t.Fatal(err)
	}
	return store.Reckoned{Budget: b, Enough: budget.Enough(b, []budget.LawfulCost{{Kind: policy.EmployedPA, Each: c.Hour, Working: &hour}}, &why)}
}

// writtenUp writes plan, route and agreement.
func writtenUp(t *testing.T, c *care.Case, p policy.Policy) {
	t.Helper()
	b := c.Budgets[0].Budget
	c.Plan = plan.Draft("pln_01", b, day("2026-06-01"))
	c.Plan.Matters = "My choir."
	for i := range c.Plan.Items {
		c.Plan.Items[i].How = "As agreed with her."
	}
	c.Plan.Items[0].By.Name, c.Plan.Items[0].By.Payee = "Beth Carer", law.Payee{Relation: law.NotRelated, PartnerOfRelative: law.IsNot}
	c.Plan.Eligible, c.Plan.Telling = law.Is, law.Telling{Told: law.Is, Helped: law.Is}
	c.Plan.Involved = law.Involved{Person: law.Is, Carer: law.Is, Named: law.Is, Steps: law.Is, Copies: law.Is}
	c.Plan = c.Plan.Pay(b, policy.FourWeekly, policy.InAdvance, policy.Net)
	var err error
	c.Route, err = plan.Choose([]plan.Part{{Method: policy.OwnAccount, Weekly: b.Weekly}}, b.Weekly, p, plan.Chooser{Name: "Ada Example"}, day("2026-06-02"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := agreement.Build(agreement.Request{ID: "agr_01", Policy: p, From: day("2026-06-15"), Needs: c.Needs.Needs, Budget: b, Plan: c.Plan, Route: c.Route})
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range []agreement.Signatory{{Name: "Ada Example"}, {Name: "Hannah Lowe", Council: true}} {
		if a, _, err = a.Sign(by, day("2026-06-05")); err != nil {
			t.Fatal(err)
		}
	}
	if a, _, err = a.Paid(day("2026-06-15")); err != nil {
		t.Fatal(err)
	}
	c.Agreement = a
}

// findings are all that a check can find, in one purse after another.
func findings(t *testing.T) []check.Finding {
	t.Helper()
	limits := check.Limits{NewWeeks: 1, BalanceWeeks: 8, UnderPlan: 30, PlanWeeks: 8, ExplainDays: 28, SmallSum: 0, LateWageDays: 3, LateHoursDays: 14}
	base := check.Facts{Today: day("2026-11-21"), Started: day("2026-01-05"), Weekly: 20000, BooksTo: day("2026-11-20"), ReviewDue: day("2026-12-14")}
	short := base
	short.Safe, short.ReviewDue, short.ContributionDue = -5000, day("2026-11-01"), 9000
	short.Unpaid = []check.Wage{{Due: day("2026-10-30"), Amount: 31000}}
	short.Hours = []check.Waiting{{PaidOn: day("2026-09-04")}}
	short.Unexplained = []check.Unexplained{{On: day("2026-09-01"), Amount: 4500}}
	under := base
	under.SpendFrom, under.Planned, under.Spent, under.Supported = day("2026-06-01"), 400000, 100000, true
	high := base
	high.Safe = 400000
	var all []check.Finding
	for _, f := range []check.Facts{short, under, high} {
		r, err := check.Of(f, limits)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.Findings...)
	}
	return all
}
