package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	files "ownway/policies"
)

// A council sends in its own policy, somebody else there publishes it, and from
// then on anyone reads that; a text that cannot be read says where.
func TestACouncilPublishesItsPolicy(t *testing.T) {
	s := newSite(t)
	const at = "/policies/severnside/publish"
	old, _, err := files.Text("severnside")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(old), "  An invented council,", "  Published by the council itself. An invented council,", 1)
	if code, page := s.send("Pat Doyle", at, at, url.Values{"text": {text + "\nflux: 3\n"}}); code != http.StatusUnprocessableEntity || !strings.Contains(page, "flux") {
		t.Errorf("a field that is not known: %d", code)
	}
	if code, page := s.send("Pat Doyle", at, at, url.Values{"text": {text}}); code != http.StatusOK || !strings.Contains(page, "Someone else at your council publishes it") || strings.Contains(page, "Publish this policy from today") {
		t.Errorf("sending it in: %d", code)
	}
	if page := s.open("", "/policies/severnside"); strings.Contains(page, "Published by the council itself") {
		t.Error("what waits is shown to anyone")
	}
	action := ""
	for _, f := range forms(t, s.open("Mei Tan", at)) {
		if f.values.Get("do") == "publish" {
			action = f.action
		}
	}
	if w := s.as("Pat Doyle", http.MethodPost, action, url.Values{"do": {"publish"}}); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusConflict {
		t.Errorf("who sent it in publishes it: %d", w.Code)
	}
	if code, page := s.follow("Mei Tan", s.as("Mei Tan", http.MethodPost, action, url.Values{"do": {"publish"}})); code != http.StatusOK || !strings.Contains(page, "The policy is published") {
		t.Errorf("publishing: %d", code)
	}
	page := s.open("", "/policies/severnside")
	for _, says := range []string{"Published by the council itself", "Version 2, from", "Published here by Severnside Council itself"} {
		if !strings.Contains(page, says) {
			t.Errorf("the page does not say %q", says)
		}
	}
	if got := s.open("", "/policies/severnside/policy.yaml"); got != text {
		t.Error("the file is not the one that was published")
	}
	if w := s.as("Ruth Amos", http.MethodGet, at, nil); w.Code != http.StatusNotFound {
		t.Errorf("another council's finance officer: %d", w.Code)
	}
}
