package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// A person asks from the page of their own answer, the practitioner sees it with
// its day, a no without a ground is refused, and the answer comes back.
func TestAPersonAsksBeforeBuying(t *testing.T) {
	s := newSite(t)
	at := s.home("Rosa Whitfield") + "/buy"
	page := s.open("Rosa Whitfield", at+"?use=technology")
	if !strings.Contains(page, "One more thing to know first.") || !strings.Contains(page, "Which need in your plan does it meet?") {
		t.Error("it does not ask which need it meets")
	}
	code, page := s.sendTo("Rosa Whitfield", at+"?use=technology&need=none", at, url.Values{"say": {"A tablet, to see my sister & talk"}})
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
	s.sendTo("Rosa Whitfield", at+"?use=gambling&need=none", at, url.Values{"say": {""}})
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

// sendTo sends the form of a page that posts to an address, not the one that asks
// by a link.
func (s *site) sendTo(name, address, action string, more url.Values) (int, string) {
	s.t.Helper()
	for _, f := range forms(s.t, s.open(name, address)) {
		if f.action != action || !f.values.Has("say") {
			continue
		}
		for k, v := range more {
			f.values[k] = v
		}
		return s.follow(name, s.as(name, http.MethodPost, f.action, f.values))
	}
	s.t.Fatalf("%s has no form for %s", address, action)
	return 0, ""
}
