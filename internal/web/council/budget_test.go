package council

import (
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/web/visit"
)

func TestBudget(t *testing.T) {
	page := func(p care.Papers) func(*visit.Visit) templ.Component {
		return func(v *visit.Visit) templ.Component { return showBudget(v, budgetOf(v, p)) }
	}
	none := care.Papers{Person: person.Person{ID: "per_01", Name: "Ada Example"}}
	has(t, sound(t, access.Practitioner, page(none)), "The budget of Ada Example", "There is no budget yet.")

	full := life(t, budget.Share{Need: "washing", NHS: 2500}).Papers
	full.Budgets[1].Budget.Assessed, full.Budgets[1].Budget.Contribution = nil, 0
	text := sound(t, access.Practitioner, page(full))
	has(t, text, "Final budget for Ada Example, set on 1 June 2026", "I need a hand in the shower.", "PA hours: 10 hours 30 minutes a week at £17.50 an hour",
		"Someone who cares for you does this", "The NHS pays", "You pay", "£30.00", "Is it enough?", "Yes", "£85.00",
		"PA hours: £13.75 for each at first, £17.50 for each now.", "The standard rate can't lawfully employ.", "If you think this is wrong", "Ombudsman", "not known")
}

func TestFirstFigureSaysWhatIsShort(t *testing.T) {
	first := life(t).Papers
	first.Budgets = first.Budgets[1:]
	first.Budgets[0].Budget.Assessed, first.Budgets[0].Budget.Contribution = nil, 0
	text := sound(t, access.Person, func(v *visit.Visit) templ.Component {
		v.By.Person = "per_01"
		p := budgetOf(v, first)
		if !p.Yours || p.First != nil || p.Final {
			t.Errorf("it is not the person's own first figure: %+v", p)
		}
		return showBudget(v, p)
	})
	has(t, text, "Your budget", "can still go up or down", "a week more than this budget", "would close the gap", "has not been worked out yet")
	if strings.Contains(text, "You pay") {
		t.Error("it says what the person pays, which nobody knows yet")
	}
}

func TestBudgetThatCannotBeTestedSaysSo(t *testing.T) {
	open := life(t).Papers
	s := &open.Budgets[0].Enough
	s.Lines, s.Open, s.Weekly = nil, []assessment.Ref{"washing"}, 0
	has(t, sound(t, access.Practitioner, func(v *visit.Visit) templ.Component { return showBudget(v, budgetOf(v, open)) }),
		"Not known yet", "Still to be found out: I need a hand in the shower.")
}
