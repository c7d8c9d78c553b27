package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ownway/internal/testing/browser"
	"ownway/internal/testing/leftout"
)

// TestHoursWithoutSignal opens a PA's pages in a real browser, takes the server
// away, tells hours, and finds them there once the server is back.
func TestHoursWithoutSignal(t *testing.T) {
	if _, err := os.Stat(axeFile); err != nil {
		leftout.Say(t, "no browser was asked to tell hours without signal (make generate with npm)")
		return
	}
	s := newSite(t)
	var gone atomic.Bool
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			panic(http.ErrAbortHandler) // the line is cut
		}
		s.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b, err := browser.Open(server.URL, axeFile)
	if errors.Is(err, browser.ErrNoBrowser) {
		leftout.Say(t, "Chromium is not installed, so nobody told hours without signal")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ask := func(script string) string {
		t.Helper()
		said, err := b.Ask(script)
		must(err)
		return said
	}
	until := func(what, script string) {
		t.Helper()
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
			if said, err := b.Ask(script); err == nil && said == "yes" {
				return
			}
		}
		t.Fatalf("it never was so: %s", what)
	}
	must(b.SignIn("Kelly Marsh"))
	must(b.Go("/work"))
	until("the pages are kept", `document.documentElement.dataset.kept || ''`)
	address, err := b.Link("/work/emp_")
	must(err)
	must(b.Go("/work")) // from now on the worker answers for this page

	gone.Store(true)
	must(b.Go(address))
	field := ask(`document.querySelector('main form input[type=text]').name`)
	ask(`(() => { const f = document.querySelector('main form input[name="` + field + `"]'); f.value = '2.5'; return '' })()`)
	ask(`(() => { document.querySelector('main form button').click(); return '' })()`)
	until("the page says that the hours are kept", `document.querySelector('[data-kept]').hidden ? '' : 'yes'`)
	found, err := b.Barriers()
	must(err)
	for _, one := range found {
		t.Error(one)
	}

	gone.Store(false)
	must(b.Go("/work"))
	until("the hours are sent", `location.search.includes('logged') ? 'yes' : ''`)
	if left := ask(`localStorage.getItem('ownway-hours')`); left != "{}" {
		t.Errorf("still on the phone: %s", left)
	}
	must(b.Go(address))
	if told := ask(`document.querySelector('main form input[name="` + field + `"]').value`); !strings.HasPrefix(told, "2.5") && told != "2:30" {
		t.Errorf("the hours are %q", told)
	}

	// What was kept for Kelly is hers: as long as she is signed in, and no other's.
	kept := `caches.keys().then((all) => all.filter((one) => one.startsWith('ownway-work-')).join(' '))`
	hers := waits(t, b, kept)
	if hers == "" || strings.Contains(hers, " ") {
		t.Fatalf("kept for her: %q", hers)
	}
	waits(t, b, `(async () => {
		for (const name of await caches.keys()) {
			const all = await caches.open(name)
			for (const one of await all.keys()) {
				const page = await all.match(one)
				if (!page.headers.has('Ownway-Until')) continue
				const headers = new Headers(page.headers)
				headers.set('Ownway-Until', '1')
				await all.put(one, new Response(await page.blob(), { headers }))
			}
		}
		return ''
	})()`)
	gone.Store(true)
	if err := b.Go(address); err == nil {
		if text, _ := b.Text(); strings.Contains(text, "Rosa") {
			t.Error("her hours are shown after her session ran out")
		}
	}
	gone.Store(false)
	must(b.Go("/work"))
	until("the pages are kept again", `document.documentElement.dataset.kept || ''`)
	must(b.SignIn("Daniel Osei"))
	must(b.Go("/work"))
	until("his pages are kept", `document.documentElement.dataset.kept || ''`)
	if his := waits(t, b, kept); his == "" || his == hers || strings.Contains(his, " ") {
		t.Errorf("kept for him: %q; for her %q", his, hers)
	}
	must(b.Go("/sign-in"))
	must(b.Go("/work"))
	gone.Store(true)
	if err := b.Go(address); err == nil {
		if text, _ := b.Text(); strings.Contains(text, "Rosa") {
			t.Error("he sees her hours without signal")
		}
	}
}

// waits gives what a promise on the page comes to.
func waits(t *testing.T, b *browser.Browser, promise string) string {
	t.Helper()
	said, err := b.Await(promise)
	if err != nil {
		t.Fatal(err)
	}
	return said
}
