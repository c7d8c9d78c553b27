package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// A practitioner decides a page at a time. The law says so where it gives no ground,
// and where a reason is a rule for everybody; the person then does not agree, and
// somebody else answers.
func TestADecisionAndItsChallenge(t *testing.T) {
	s := newSite(t)
	rosa := string(s.accounts["Rosa Whitfield"].Person)
	pages := "/caseload/" + rosa + "/decide/"
	step := func(name string, want int, form url.Values) string {
		t.Helper()
		w := s.as("Hannah Lowe", http.MethodPost, pages+name, form)
		if w.Code != want {
			t.Fatalf("%s: %d %.300s", name, w.Code, w.Body)
		}
		return w.Body.String()
	}
	day := func(name, d, m string) url.Values {
		return url.Values{name + "-day": {d}, name + "-month": {m}, name + "-year": {"2026"}}
	}
	with := func(all ...url.Values) url.Values {
		form := url.Values{}
		for _, v := range all {
			for k := range v {
				form[k] = v[k]
			}
		}
		return form
	}
	step("what", http.StatusUnprocessableEntity, url.Values{})
	step("what", http.StatusSeeOther, url.Values{"choice": {"pause"}})
	told := day("told", "21", "11")
	step("about", http.StatusUnprocessableEntity, with(told, day("from", "30", "11")))
	step("about", http.StatusSeeOther, with(told, day("from", "30", "11"), day("until", "13", "12")))
	facts := url.Values{"condition": {"yes"}, "broken": {"no"}, "reviewed": {"yes"}, "judged": {"yes"}, "life": {"Rosa was in hospital for two weeks in October."}}
	if page := step("ground", http.StatusUnprocessableEntity, facts); !strings.Contains(page, "The condition was not broken.") {
		t.Error("the page does not say what the law says")
	}
	facts.Set("broken", "yes")
	facts.Set("life", "We never pay for phones out of a direct payment.")
	if page := step("ground", http.StatusUnprocessableEntity, facts); !strings.Contains(page, "is a rule for everybody") {
		t.Error("a blanket circumstance passed")
	}
	facts.Set("life", "Rosa's card was used by somebody else while she was in hospital.")
	step("ground", http.StatusSeeOther, facts)
	step("evidence", http.StatusUnprocessableEntity, url.Values{})
	step("evidence", http.StatusSeeOther, with(url.Values{"what-1": {"Bank line of 9 November"}}, day("on-1", "12", "11")))
	if page := step("reasons", http.StatusUnprocessableEntity, url.Values{"reasons": {"It is council policy that payments end when papers are late."}}); !strings.Contains(page, "is a rule for everybody") {
		t.Error("a blanket reason passed")
	}
	step("reasons", http.StatusSeeOther, url.Values{"reasons": {"The money bought a phone for somebody else, after we had talked about it."}})
	w := s.as("Hannah Lowe", http.MethodPost, pages+"check", url.Values{})
	letter, _, _ := strings.Cut(w.Header().Get("Location"), "?")
	id := letter[strings.LastIndex(letter, "/")+1:]
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(id, "dec_") {
		t.Fatalf("decided: %d %s %.400s", w.Code, letter, w.Body)
	}
	own := "/home/" + rosa + "/decisions/" + id
	if page := s.open("Rosa Whitfield", own); !strings.Contains(page, "I do not agree") || !strings.Contains(page, "20 November 2027") {
		t.Error("the letter does not say how to challenge it, and until when")
	}
	if w := s.as("Rosa Whitfield", http.MethodPost, own+"/challenge", url.Values{}); w.Code != http.StatusSeeOther {
		t.Fatalf("challenged: %d", w.Code)
	}
	if page := s.open("Rosa Whitfield", own+"?done=challenged"); !strings.Contains(page, "Nothing happens until there is an answer") {
		t.Error("the letter does not say that nothing happens")
	}
	found := url.Values{"how": {"overturned"}, "words": {"Rosa's brother has paid it back."}}
	if w := s.as("Hannah Lowe", http.MethodPost, letter+"/answer", found); w.Code != http.StatusForbidden {
		t.Errorf("answered by who decided: %d", w.Code)
	}
	if w := s.as("Omar Reid", http.MethodPost, letter+"/answer", url.Values{"words": {"Rosa's brother has paid it back."}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("answered neither way: %d", w.Code)
	}
	if w := s.as("Omar Reid", http.MethodPost, letter+"/answer", found); w.Code != http.StatusSeeOther {
		t.Errorf("answered: %d %.300s", w.Code, w.Body)
	}
	if page := s.open("Rosa Whitfield", own); !strings.Contains(page, "Overturned") || strings.Contains(page, "I do not agree") {
		t.Error("the letter does not say that it was overturned")
	}
}

// What is left over is proposed, and refused where the policy does not say what may
// stay with the person.
func TestASurplusIsProposedOnlyWhereThePolicySaysWhatStays(t *testing.T) {
	s := newSite(t)
	rosa := string(s.accounts["Rosa Whitfield"].Person)
	w := s.as("Hannah Lowe", http.MethodPost, "/caseload/"+rosa+"/surplus", url.Values{})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "does not say how many weeks") {
		t.Errorf("got %d", w.Code)
	}
}
