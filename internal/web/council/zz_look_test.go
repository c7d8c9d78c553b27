package council

import (
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/content"
	"ownway/internal/web/assets"
	"ownway/internal/web/visit"
)

func TestLook(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		t.Skip()
	}
	full := life(t)
	full.Gap = 1840
	nhs := life(t, budget.Share{Need: "washing", NHS: 2500})
	quiet := life(t)
	quiet.Findings = nil
	quiet.Person.Name = "Gwen Price-Williams"
	pages := map[string]func(*visit.Visit) templ.Component{
		"caseload": func(v *visit.Visit) templ.Component {
			a := full
			a.Findings = a.Findings[:2]
			return caseload(v, caseloadOf(v, []care.Case{a, {Papers: care.Papers{Person: person.Person{ID: "per_02", Name: "Bo Jones"}}, Step: care.PlanNext}, quiet, quiet}, day("2026-10-21")))
		},
		"person": func(v *visit.Visit) templ.Component { a := full; a.Findings = a.Findings[:2]; return onePerson(v, personOf(v, a)) },
		"budget": func(v *visit.Visit) templ.Component { return showBudget(v, budgetOf(v, nhs.Papers)) },
		"first": func(v *visit.Visit) templ.Component {
			p := nhs.Papers
			p.Budgets = p.Budgets[1:]
			return showBudget(v, budgetOf(v, p))
		},
	}
	for k, f := range morePages(t) {
		pages[k] = f
	}
	mux := http.NewServeMux()
	mux.Handle("GET "+assets.Prefix, assets.Handler())
	for name, f := range pages {
		mux.HandleFunc("/"+name, func(w http.ResponseWriter, r *http.Request) {
			l, _ := content.ParseLang(r.URL.Query().Get("lang"))
			v := &visit.Visit{W: w, R: httptest.NewRequest("GET", "/"+name, nil), Words: content.For(l), Demo: true,
				By: access.Actor{Account: "acc_01", Role: access.Practitioner, Name: "Hannah Lowe"}}
			if err := v.Page(visit.Look{Title: name, Wide: true, Back: "/"}, f(v)); err != nil {
				t.Error(err)
			}
		})
	}
	t.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("LOOK"), mux))
}

func morePages(*testing.T) map[string]func(*visit.Visit) templ.Component { return nil }
