// Package visittest runs a page's handler for a test.
package visittest

import (
	"net/http/httptest"
	"net/url"
	"strings"

	"ownway/internal/access"
	"ownway/internal/content"
	"ownway/internal/web/visit"
)

// Ask runs a handler for somebody. With a form it is sent; values of the address
// come as pairs.
func Ask(by access.Actor, serve func(*visit.Visit) error, form url.Values, address ...string) (*httptest.ResponseRecorder, error) {
	r := httptest.NewRequest("GET", "/", nil)
	if form != nil {
		r = httptest.NewRequest("POST", "/", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(address); i += 2 {
		r.SetPathValue(address[i], address[i+1])
	}
	w := httptest.NewRecorder()
	return w, serve(&visit.Visit{W: w, R: r, Words: content.For(content.En), By: by})
}
