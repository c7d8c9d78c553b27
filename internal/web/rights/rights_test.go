package rights

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/content"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/fault"
	"ownway/value/msg"
)

var nobody = access.Actor{Role: access.Public}

// at answers with the page at an address, as the mux would.
func at(address string) func(*visit.Visit) error {
	return func(v *visit.Visit) error {
		mux, failed := http.NewServeMux(), error(nil)
		for _, r := range (Pages{}).Routes() {
			mux.HandleFunc(r.Pattern, func(_ http.ResponseWriter, q *http.Request) {
				v.R = q
				failed = r.Serve(v)
			})
		}
		mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, address, nil))
		return failed
	}
}

func TestEveryRuleHasItsPage(t *testing.T) {
	list := pagetest.Render(t, content.En, nobody, at("/rules"))
	for _, r := range law.Rules() {
		if !strings.Contains(list, `href="/rules/`+string(r.ID)+`"`) {
			t.Errorf("the list does not lead to %s", r.ID)
		}
		pagetest.Sound(t, string(r.ID), nobody, at("/rules/"+string(r.ID)))
		page := pagetest.Render(t, content.En, nobody, at("/rules/"+string(r.ID)))
		for _, c := range r.Cites {
			if c.Address != "" && !strings.Contains(page, `href="`+strings.ReplaceAll(c.Address, "&", "&amp;")+`"`) {
				t.Errorf("%s does not lead to %s", r.ID, c.Address)
			}
			if c.Unchecked && !strings.Contains(page, "not yet checked against the source") {
				t.Errorf("%s does not say that %s was not checked", r.ID, c.Name)
			}
		}
	}
}

// Rules of another nation stand under its own heading, after all of England's,
// and each page says whose law it is.
func TestRulesOfNationsAreNotMixed(t *testing.T) {
	list := pagetest.Render(t, content.En, nobody, at("/rules"))
	from := 0
	for i, j := range law.Jurisdictions() {
		if i > 0 {
			name, _ := msg.English(j.Words())
			at := strings.Index(list, ">"+name+"</h2>")
			if at < from {
				t.Fatalf("%s has no heading after the rules before it", j)
			}
			from = at
		}
		for _, r := range law.RulesOf(j) {
			at := strings.Index(list, `href="/rules/`+string(r.ID)+`"`)
			if at < from {
				t.Errorf("%s of %s stands above its heading", r.ID, j)
			}
			for _, other := range law.Jurisdictions()[i+1:] {
				name, _ := msg.English(other.Words())
				if at > strings.Index(list, ">"+name+"</h2>") {
					t.Errorf("%s of %s stands under %s", r.ID, j, other)
				}
			}
		}
	}
	if page := pagetest.Render(t, content.En, nobody, at("/rules/SC2")); !strings.Contains(page, "Scotland") {
		t.Error("the page of SC2 does not say that it is the law of Scotland")
	}
}

// The cases on a page are all of the rule's, and show every answer it can give.
func TestCasesShowEveryAnswer(t *testing.T) {
	all, err := cases()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range law.Rules() {
		for _, kind := range r.Gives {
			if !slices.ContainsFunc(all[r.ID], func(c tried) bool { return c.Answer.Kind() == kind }) {
				t.Errorf("%s: no case answers %s", r.ID, kind)
			}
		}
	}
}

func TestEveryQuestionHasItsPage(t *testing.T) {
	pagetest.Sound(t, "rights", nobody, at("/rights"))
	pagetest.Sound(t, "rules", nobody, at("/rules"))
	for _, q := range questions {
		pagetest.Sound(t, q.ID, nobody, at("/rights/"+q.ID))
		if len(q.Rules)+len(q.Also) == 0 {
			t.Errorf("%s rests on nothing", q.ID)
		}
		page := pagetest.Render(t, content.En, nobody, at("/rights/"+q.ID))
		for _, id := range q.Rules {
			if !strings.Contains(page, `href="/rules/`+string(id)+`"`) {
				t.Errorf("%s does not lead to %s", q.ID, id)
			}
		}
	}
}

func TestFamilyIsAnsweredFromTheRules(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{"a daughter elsewhere", "relation=child&household=no&for=care", "Yes. They do not live in the same household (son or daughter)."},
		{"a daughter here", "relation=child&household=yes&for=care", "The council has to decide whether paying this relative for care is necessary."},
		{"a daughter here, for the papers", "relation=child&household=yes&for=admin", "The council has to decide whether paying this relative to run the direct payment is necessary."},
		{"a daughter, nobody knows where", "relation=child&household=", "We need to know whether they live in the same household as the person."},
		{"a cousin here", "relation=cousin&household=yes", "We need to know whether they are the partner of a close relative in the household."},
		{"a cousin here, nobody's partner", "relation=cousin&household=yes&partner=no", "Yes. The regulation does not list this: cousin."},
		{"no such relation", "relation=dog", "We need to know how they are related to the person."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pagetest.Sound(t, "family", nobody, at("/rights/daughter?"+tt.query))
			if page := pagetest.Render(t, content.En, nobody, at("/rights/daughter?"+tt.query)); !strings.Contains(page, tt.want) {
				t.Errorf("the page does not say %q", tt.want)
			}
		})
	}
}

func TestWhatIsNotThere(t *testing.T) {
	for _, address := range []string{"/rights/flux", "/rules/Z9"} {
		v, _ := pagetest.Visit(content.En, nobody)
		if err := at(address)(v); fault.KindOf(err) != fault.KindNotFound {
			t.Errorf("%s: %v", address, err)
		}
	}
}
