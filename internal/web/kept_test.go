package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// The worker beside a PA's pages keeps those on which hours are told, and never
// a P45 or a P60: what a server says is not to be kept it would keep all the same.
func TestAPhoneKeepsNothingButHours(t *testing.T) {
	s := newSite(t)
	script := s.as("", http.MethodGet, "/offline.js", nil).Body.String()
	found := regexp.MustCompile(`const PAGES = /(.+)/\n`).FindStringSubmatch(script)
	if found == nil || strings.Contains(script, "startsWith('/work") {
		t.Fatal("the worker does not say which pages it keeps")
	}
	keeps := regexp.MustCompile(found[1])
	want := map[string]bool{"/work": true, "/work/{employment}/hours": true}
	for _, r := range s.Routes() {
		method, path, _ := strings.Cut(r.Pattern, " ")
		if got := keeps.MatchString(path); method == http.MethodGet && got != want[path] {
			t.Errorf("%s is kept: %v", path, got)
		}
		delete(want, path)
	}
	if len(want) > 0 {
		t.Errorf("no such pages: %v", want)
	}
}
