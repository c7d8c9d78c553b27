package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"ownway/policy"
)

// A person asks from the page of their own answer, the practitioner sees it with
// its day, a no without a ground is refused, and the answer comes back.
func TestAPersonAsksBeforeBuying(t *testing.T) {
	s := newSite(t)
	at := s.home("Rosa Whitfield") + "/buy"
	page := s.mayI("Rosa Whitfield", at, url.Values{"use": {"technology"}})
	if !strings.Contains(page, "One more thing to know first.") || !strings.Contains(page, "Which need in your plan does it meet?") {
		t.Error("it does not ask which need it meets")
	}
	if at := s.open("Rosa Whitfield", at+"?use=technology"); strings.Contains(at, `id="answer"`) || strings.Contains(at, `method="get"`) {
		t.Error("what she wants to buy can stand in an address")
	}
	page = s.mayI("Rosa Whitfield", at, url.Values{"use": {"technology"}, "need": {"none"}})
	code, page := s.sendOn("Rosa Whitfield", page, at+"/ask", url.Values{"say": {"A tablet, to see my sister & talk"}})
	if code != http.StatusOK || !strings.Contains(page, "Your question is with your practitioner.") || !strings.Contains(page, "A tablet, to see my sister &amp; talk") {
		t.Fatalf("asking: %d", code)
	}
	list := s.open("Hannah Lowe", "/questions")
	if !strings.Contains(list, "Rosa Whitfield") || !strings.Contains(list, "Answer due by") {
		t.Error("her practitioner does not see the question and its day")
	}
	answers := "/caseload/" + string(s.accounts["Rosa Whitfield"].Person) + "/questions"
	code, page = s.send("Hannah Lowe", answers, "/questions", url.Values{"given": {"no"}, "text": {"We never pay for tablets at all."}, "ground": {"D9"}})
	if code != http.StatusUnprocessableEntity || !strings.Contains(page, "We never pay for tablets at all.") || !strings.Contains(page, "There is a problem") {
		t.Errorf("a no without facts: %d", code)
	}
	code, page = s.send("Hannah Lowe", answers, "/questions", url.Values{"given": {"yes-note"}, "text": {"Note that it is for keeping in touch."}})
	if code != http.StatusOK || !strings.Contains(page, "No question waits") {
		t.Errorf("answering: %d", code)
	}
	if page := s.open("Rosa Whitfield", at); !strings.Contains(page, "Note that it is for keeping in touch.") || !strings.Contains(page, "Yes, with a note.") {
		t.Error("she does not see the answer")
	}
	if page := s.open("", "/buy/precedents"); strings.Contains(page, "keeping in touch") || !strings.Contains(page, "held back") {
		t.Error("one answer alone is shown to everyone")
	}
}

// A no tells the person its ground and how to challenge it.
func TestANoTellsHowToChallengeIt(t *testing.T) {
	s := newSite(t)
	at := s.home("Rosa Whitfield") + "/buy"
	s.sendOn("Rosa Whitfield", s.mayI("Rosa Whitfield", at, url.Values{"use": {"gambling"}, "need": {"none"}}), at+"/ask", url.Values{"say": {""}})
	answers := "/caseload/" + string(s.accounts["Rosa Whitfield"].Person) + "/questions"
	code, _ := s.send("Hannah Lowe", answers, "/questions", url.Values{"given": {"no"}, "ground": {"D9"}, "text": {"A lottery ticket meets none of the needs in her plan."},
		"circumstances": {"Rosa wants to see people, and a ticket does not bring her any."}, "evidence": {"Her plan"}, "evidence-on-day": {"1"}, "evidence-on-month": {"11"}, "evidence-on-year": {"2026"}})
	if code != http.StatusOK {
		t.Fatalf("a no with its ground: %d", code)
	}
	page := s.open("Rosa Whitfield", at)
	for _, says := range []string{"The law allows this because", "Ombudsman", "Care Act 2014 s.33(3)"} {
		if !strings.Contains(page, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
}

// A stay that is too long for direct payments is a no by H1, which a practitioner
// can give from the question that was asked on the page.
func TestAStayThatIsTooLong(t *testing.T) {
	s := newSite(t)
	at := s.home("Rosa Whitfield") + "/buy"
	days := func(first, last string) url.Values {
		q := url.Values{"use": {string(policy.UseShortStay)}, "need": {"none"}, "plan": {"need"}, "policy": {"severnside"}}
		for name, on := range map[string]string{"first-1": first, "last-1": last} {
			part := strings.Split(on, "-")
			q.Set(name+"-year", part[0])
			q.Set(name+"-month", part[1])
			q.Set(name+"-day", part[2])
		}
		return q
	}
	if page := s.open("", "/buy?"+days("2026-12-01", "2027-01-15").Encode()); !strings.Contains(page, "/rules/H1") || !strings.Contains(page, `name="first-2-day"`) {
		t.Error("46 days are not answered by H1")
	}
	if page := s.as("", http.MethodGet, "/buy?"+days("2026-12-14", "2026-12-01").Encode(), nil).Body.String(); !strings.Contains(page, "The last day is before the first") {
		t.Error("a stay that ends before it begins")
	}
	code, _ := s.sendOn("Rosa Whitfield", s.mayI("Rosa Whitfield", at, days("2026-12-01", "2027-01-15")), at+"/ask", url.Values{"say": {"Six weeks at Elm House"}})
	if code != http.StatusOK {
		t.Fatalf("asking: %d", code)
	}
	answers := "/caseload/" + string(s.accounts["Rosa Whitfield"].Person) + "/questions"
	code, page := s.send("Hannah Lowe", answers, "/questions", url.Values{"given": {"no"}, "ground": {"H1"}, "text": {"Direct payments buy at most four weeks in a row in a care home."},
		"circumstances": {"Rosa's sister is away for six weeks, and we arrange the stay instead."}, "evidence": {"Her question"}, "evidence-on-day": {"21"}, "evidence-on-month": {"11"}, "evidence-on-year": {"2026"}})
	if code != http.StatusOK || !strings.Contains(page, "No question waits") {
		t.Errorf("a no by H1: %d", code)
	}
	if page := s.open("Rosa Whitfield", at); !strings.Contains(page, "Ombudsman") {
		t.Error("she is not told how to challenge it")
	}
}

// mayI asks on somebody's own page, as its form does, and gives the answer.
func (s *site) mayI(name, at string, asked url.Values) string {
	s.t.Helper()
	w := s.as(name, http.MethodPost, at, asked)
	if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-store" {
		s.t.Fatalf("%s asks at %s: %d, %q", name, at, w.Code, w.Header().Get("Cache-Control"))
	}
	return w.Body.String()
}

// sendOn sends the form of an answer on to an address.
func (s *site) sendOn(name, page, action string, more url.Values) (int, string) {
	s.t.Helper()
	for _, f := range forms(s.t, page) {
		if f.action != action {
			continue
		}
		for k, v := range more {
			f.values[k] = v
		}
		return s.follow(name, s.as(name, http.MethodPost, f.action, f.values))
	}
	s.t.Fatalf("the answer to %s has no form for %s", name, action)
	return 0, ""
}
