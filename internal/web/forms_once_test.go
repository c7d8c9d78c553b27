package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestAPaymentIsAskedForOnceAndGivenUpWithoutScripts(t *testing.T) {
	s := newSite(t)
	if page := s.open("Pat Doyle", "/once?find=whitf"); !strings.Contains(page, "Rosa Whitfield") {
		t.Error("she is not found by a part of her name")
	}
	at := "/once/" + string(s.accounts["Rosa Whitfield"].Person)
	good := url.Values{"amount": {"85.00"}, "reason": {"A key safe"}, "reference": {"INV 7"}}
	for name, bad := range map[string]url.Values{
		"nothing filled in": {},
		"no amount":         {"amount": {"a lot"}, "reason": {"x"}, "reference": {"1"}},
		"no reason":         {"amount": {"85"}, "reference": {"1"}},
	} {
		if code, page := s.send("Pat Doyle", at, at, bad); code != http.StatusUnprocessableEntity || !strings.Contains(page, "There is a problem") {
			t.Errorf("%s: %d", name, code)
		}
	}
	if code, page := s.send("Pat Doyle", at, at, good); code != http.StatusOK || !strings.Contains(page, "A key safe") {
		t.Fatalf("asking: %d", code)
	}
	if code, page := s.send("Pat Doyle", at, at, good); code < 400 || code >= 500 || !strings.Contains(page, "paid twice") {
		t.Errorf("the same again: %d", code)
	}
	if !strings.Contains(s.open("Pat Doyle", "/once"), "A key safe") {
		t.Error("it is not among what waits")
	}
	if code, page := s.send("Pat Doyle", at, at+"/drop", nil); code != http.StatusOK || strings.Contains(page, "A key safe") {
		t.Errorf("giving it up: %d", code)
	}
}
