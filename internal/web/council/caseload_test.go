package council

import (
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/agreement"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/content"
	"ownway/internal/monitor/check"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

var today = day("2026-11-21")

func TestCaseload(t *testing.T) {
	text := sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return caseload(v, caseloadPage{}) })
	has(t, text, "My people", "Nobody needs you today.")

	quiet := life(t)
	quiet.Findings, quiet.Gap = nil, 0
	cases := []care.Case{life(t), quiet}
	for _, s := range []care.Step{care.NeedsNext, care.BudgetNext, care.FinalNext, care.PlanNext, care.RouteNext, care.AgreementNext, care.SignNext, care.Arranged} {
		cases = append(cases, care.Case{Papers: care.Papers{Person: person.Person{ID: "per_02", Name: "Bo"}}, Step: s})
	}
	late := quiet
	late.ReviewDue, late.Gap = day("2026-11-06"), 1840
	text = sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return caseload(v, caseloadOf(v, append(cases, late), today)) })
	has(t, text, "Ada Example", "14 December 2026", "3 weeks left.", "2 weeks late", "SI 2014/2871 reg 7(1)(a)", "Own bank account",
		"£18.40 a week short", "▲ Wages", "Waiting for their signature", "7 people need you. 4 others need nothing from you.")
}

func TestJointReviewNamesItsOwnRule(t *testing.T) {
	c := life(t, budget.Share{Need: "washing", NHS: 2500})
	if r := reviewOf(c, today); r.Cite.Name != "SI 2013/1617 reg 14(2)" || !r.First || !r.Late || r.Weeks != 9 {
		t.Errorf("got %+v", r)
	}
}

func TestNextStepSaysWhoIsAwaited(t *testing.T) {
	v, _ := visitor(content.En, access.Practitioner)
	for state, want := range map[agreement.State]string{agreement.Draft: "Waiting for their signature", agreement.Agreed: "Sign for the council"} {
		c := care.Case{Step: care.SignNext}
		c.Agreement.State = state
		if got := stepOf(v, c, review{}).Text; got != want {
			t.Errorf("%s: got %q", state, got)
		}
	}
}

func TestNextStepWhilePaymentsRun(t *testing.T) {
	v, _ := visitor(content.En, access.Practitioner)
	talk, quiet := life(t), life(t)
	quiet.Findings = nil
	gap := quiet
	gap.Gap = 100
	for _, tt := range []struct {
		name, want string
		c          care.Case
		r          review
	}{
		{"something was seen", "Talk about what was seen", talk, review{Late: true}},
		{"the review is late", "Hold the review", gap, review{Late: true}},
		{"a gap", "Close the gap in the budget", gap, review{}},
		{"all is well", "Payments are running", quiet, review{}},
	} {
		if got := stepOf(v, tt.c, tt.r).Text; got != tt.want {
			t.Errorf("%s: got %q", tt.name, got)
		}
	}
}

func personOf(v *visit.Visit, c care.Case) personPage {
	p := personPage{caseRow: rowOf(v, c, today), Home: "/home/per_01", Budget: "/caseload/per_01/budget", Findings: findingsOf(v, c)}
	p.fill(v, c)
	return p
}

func TestPersonOfTheCaseload(t *testing.T) {
	bare := care.Case{Papers: care.Papers{Person: person.Person{ID: "per_01", Name: "Ada Example"}}, Step: care.NeedsNext}
	text := sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return onePerson(v, personOf(v, bare)) })
	has(t, text, "Ada Example", "Record the needs", "Not yet.")

	full := life(t)
	full.Gap = 1840
	full.Agreement.Reviews = append(full.Agreement.Reviews, day("2026-11-01"))
	text = sound(t, access.Practitioner, func(v *visit.Visit) templ.Component {
		p := personOf(v, full)
		p.Settled = true
		return onePerson(v, p)
	})
	has(t, text, "I need a hand in the shower.", "My choir.", "Beth Carer (personal assistant)", "What you don't have to ask", "Final budget, 1 June 2026",
		"Hannah Lowe signed for the council on 5 June 2026.", "A review was held on 1 November 2026.", "Wages", "Your note is kept")
}

func TestFindingThatIsRefusedKeepsItsField(t *testing.T) {
	v, w := visitor(content.En, access.Practitioner)
	err := fault.At(fault.Invalid("note", enterNote), noteField(check.WagesUnpaid))
	if !v.Refused(err) || v.Error("note-wages-unpaid") == "" {
		t.Fatal("the fault is not on the finding's own note")
	}
	page := shown(t, v, w, visit.Look{Title: "Ada"}, onePerson(v, personOf(v, life(t))))
	has(t, page, `href="#note-wages-unpaid"`, `id="note-wages-unpaid-error"`)
	if w.Code != 422 {
		t.Errorf("status %d", w.Code)
	}
}

func TestFindingsHaveNames(t *testing.T) {
	for _, f := range findings(t) {
		if findingNames[f.What] == "" || askedFirst[f.Ask] == "" {
			t.Errorf("%s, asked of %s, has no name", f.What, f.Ask)
		}
	}
	if known("another") != "" || known("wages-unpaid") != check.WagesUnpaid {
		t.Error("a form's word is taken as it comes")
	}
}
