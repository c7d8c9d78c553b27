package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

const fairbank = "Booked on,What,Paid out,Paid in,Balance after\n1 Nov 2026,<b>POOL</b>,4.50,,95.50\n2 Nov 2026,=2+5,1.50,,94.00\n"

func TestAnUnknownBankIsAskedAboutOnceWithoutScripts(t *testing.T) {
	s := newSite(t)
	const name = "Rosa Whitfield"
	at := s.home(name) + "/money/statement"
	code, page := s.upload(name, at, "fairbank.csv", fairbank)
	if code != http.StatusOK || !strings.Contains(page, "Which column is which?") || strings.Contains(page, "<b>POOL") || !strings.Contains(page, "&lt;b&gt;POOL") {
		t.Fatalf("asking: %d", code)
	}
	wrong := s.fill(page, "/columns", url.Values{"in": {"3"}, "out": {"4"}})
	if wrong.Code != http.StatusUnprocessableEntity || !strings.Contains(wrong.Body.String(), "ine 3") {
		t.Errorf("in and out changed over: %d %s", wrong.Code, problem(wrong.Body.String()))
	}
	shown := s.fill(page, "/columns", nil)
	if shown.Code != http.StatusOK || !strings.Contains(shown.Body.String(), "Did we read it right?") {
		t.Fatalf("the result: %d %s", shown.Code, problem(shown.Body.String()))
	}
	if again := s.fill(shown.Body.String(), "/columns", url.Values{"change": {"yes"}}); !strings.Contains(again.Body.String(), "Which column is which?") {
		t.Error("the columns cannot be changed")
	}
	code, page = s.follow(name, s.fill(shown.Body.String(), "/columns", url.Values{"right": {"yes"}}))
	if code != http.StatusOK || !strings.Contains(s.open(name, s.home(name)+"/money"), "POOL") {
		t.Errorf("bringing it in: %d", code)
	}
	code, page = s.upload(name, at, "more.csv", fairbank+"3 Nov 2026,TAXI,2.00,,92.00\n")
	if code != http.StatusOK || strings.Contains(page, "Which column is which?") {
		t.Errorf("asked again: %d", code)
	}
	for _, bad := range []url.Values{{"data": {"%%%"}}, {"data": {""}}, {"data": {strings.Repeat("eHh4", 1<<19)}}, {"date": {"99"}}, {"form": {"x"}}} {
		if w := s.fill(shown.Body.String(), "/columns", bad); w.Code != http.StatusUnprocessableEntity && w.Code != http.StatusBadRequest {
			t.Errorf("%v: %d", bad, w.Code)
		}
	}
}

// fill sends the form of a page whose action ends so, with what is filled in
// already and more.
func (s *site) fill(page, action string, more url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	for _, f := range forms(s.t, page) {
		if !strings.HasSuffix(f.action, action) {
			continue
		}
		for k, v := range more {
			f.values[k] = v
		}
		return s.as("Rosa Whitfield", http.MethodPost, f.action, f.values)
	}
	s.t.Fatalf("the page has no form for %s", action)
	return nil
}

// problem gives what a page says is wrong.
func problem(page string) string {
	_, rest, _ := strings.Cut(page, "error-summary__list")
	text, _, _ := strings.Cut(rest, "</ul>")
	return text
}
