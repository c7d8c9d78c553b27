package web

import (
	"errors"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"ownway/internal/content"
	"ownway/internal/testing/browser"
	"ownway/internal/testing/leftout"
)

const axeFile = "../../node_modules/axe-core/axe.min.js"

// TestPagesInABrowser opens every page that people meet in a real browser, in
// three languages, and looks for barriers (WCAG 2.2 AA by axe-core), for words
// that are missing, for pages wider than the narrowest phone, and for a
// keyboard's first stop; and once more in English with scripts off.
func TestPagesInABrowser(t *testing.T) {
	if _, err := os.Stat(axeFile); err != nil {
		leftout.Say(t, "axe-core is not installed (make generate with npm), so no browser looked for barriers on the pages")
		return
	}
	s := newSite(t)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	b, err := browser.Open(server.URL, axeFile)
	if errors.Is(err, browser.ErrNoBrowser) {
		leftout.Say(t, "Chromium is not installed, so no browser looked for barriers on the pages")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	for _, p := range browser.Pages {
		t.Run(p.Name, func(t *testing.T) {
			for _, lang := range content.Langs() {
				lookAt(t, b, p, string(lang), true)
			}
			lookAt(t, b, p, string(content.En), false)
		})
	}
}

func lookAt(t *testing.T, b *browser.Browser, p browser.Page, lang string, scripts bool) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("in %s: %v", lang, err)
		}
	}
	b.Scripts(scripts)
	must(b.Size(browser.Wide))
	must(b.Visit(p, lang))
	found, err := b.Barriers()
	must(err)
	for _, one := range found {
		t.Errorf("in %s, scripts %v: %v", lang, scripts, one)
	}
	text, err := b.Text()
	must(err)
	if content.Missing(text) {
		t.Errorf("in %s: some words are missing", lang)
	}
	must(b.Size(browser.Narrow))
	over, err := b.Overflow(browser.Narrow)
	must(err)
	if over > 0 {
		t.Errorf("in %s: %d pixels wider than a screen of %d", lang, over, browser.Narrow)
	}
	if scripts {
		stop, err := b.FirstStop()
		must(err)
		if !strings.Contains(stop, "govuk-skip-link") {
			t.Errorf("in %s: the first stop of a keyboard is %q, not the link to the main part", lang, stop)
		}
	}
}
