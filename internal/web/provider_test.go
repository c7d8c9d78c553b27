package web

import (
	"net/http"
	"testing"
)

// A page that tells its address to nobody at all makes browsers say that its
// form comes from nowhere ("Origin: null"), which those that send no
// Sec-Fetch-Site, as Safari before 16.4, would have refused as another site's.
func TestAProvidersPageCanBeSentFromOlderBrowsers(t *testing.T) {
	s := newSite(t)
	h := s.as("", http.MethodGet, "/send-a-bill/abcdefghijklmnopqrstuvwx", nil).Header()
	if h.Get("Referrer-Policy") != "same-origin" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("%q, %q", h.Get("Referrer-Policy"), h.Get("Cache-Control"))
	}
}

// What names the reader is not kept by a browser, on public pages either.
func TestAPageThatNamesTheReaderIsNotKept(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/", "/rights", "/policies"} {
		if got := s.as("Rosa Whitfield", http.MethodGet, path, nil).Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: %q", path, got)
		}
	}
	if got := s.as("", http.MethodGet, "/rights", nil).Header().Get("Vary"); got != "Cookie" {
		t.Errorf("one reader's language may be shown to another: %q", got)
	}
}
