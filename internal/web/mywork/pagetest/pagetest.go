// Package pagetest renders pages in tests, in every language, and looks for
// what a reader would stumble over.
package pagetest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

	"ownway/internal/access"
	"ownway/internal/content"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/visit"
)

// Visit is a visit in a language, and where its answer goes.
func Visit(lang content.Lang, by access.Actor) (*visit.Visit, *httptest.ResponseRecorder) {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	return &visit.Visit{W: w, R: r, By: by, Words: content.For(lang), Home: "/", Demo: true}, w
}

// Render gives the page that an answer makes, or fails.
func Render(t *testing.T, lang content.Lang, by access.Actor, answer func(*visit.Visit) error) string {
	t.Helper()
	v, w := Visit(lang, by)
	if err := answer(v); err != nil {
		t.Fatal(err)
	}
	return w.Body.String()
}

// Sound checks a page in every language: tags, ids and labels, words that are
// missing, and headings in order.
func Sound(t *testing.T, name string, by access.Actor, answer func(*visit.Visit) error) {
	t.Helper()
	for _, lang := range content.Langs() {
		t.Run(string(lang)+"/"+name, func(t *testing.T) {
			page := Render(t, lang, by, answer)
			for _, f := range append(htmltest.Faults(page), headings(page)...) {
				t.Error(f)
			}
			if content.Missing(page) {
				t.Errorf("words are missing: %s", htmltest.Text(page))
			}
		})
	}
}

var heading = regexp.MustCompile(`<h([1-6])[ >]`)

// headings lists what is wrong with the order of headings after the first: one
// h1, and no level left out on the way down. Banners and the error summary
// stand before it with headings of their own.
func headings(page string) []string {
	var faults []string
	level, ones := 0, 0
	for _, m := range heading.FindAllStringSubmatch(page, -1) {
		n := int(m[1][0] - '0')
		if n == 1 {
			ones++
		}
		if level > 0 && n > level+1 {
			faults = append(faults, fmt.Sprintf("an h%d follows an h%d", n, level))
		}
		if level > 0 || n == 1 {
			level = n
		}
	}
	if ones != 1 {
		faults = append(faults, fmt.Sprintf("the page has %d headings of the first level", ones))
	}
	return faults
}
