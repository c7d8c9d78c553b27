package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"ownway/internal/demo"
	"ownway/internal/jobs"
	"ownway/internal/store"
	"ownway/internal/testing/browser"
	"ownway/internal/testing/leftout"
	"ownway/value/calendar"
)

// wages is one pay period on its way from hours to HMRC.
type wages struct {
	employer, pa string
	scripts      bool
	tells        string // the day on which the PA tells hours and the employer agrees
	box, hours   string // what is told
	starts       string // the day on which the run is started
	freq, payDay string // as HMRC is told
	says         string // how its page names the report
}

// TestWagesInABrowser goes from hours to what HMRC is told as people do: the PA
// tells hours, the employer agrees, the support organisation looks at the dry
// run, starts it, opens the payslip and the page of the report. One employer pays
// by the month, without scripts, and one every four weeks, with them.
func TestWagesInABrowser(t *testing.T) {
	day := &movable{}
	server := httptest.NewServer(workingSite(t, day))
	t.Cleanup(server.Close)
	b, err := browser.Open(server.URL, "")
	if errors.Is(err, browser.ErrNoBrowser) {
		leftout.Say(t, "Chromium is not installed, so no browser went from hours to HMRC")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	for _, w := range []wages{
		{employer: "Idris Bevan", pa: "Sioned Parry", tells: "2026-12-02", box: "work-2026-11-30", hours: "4:30", starts: "2026-12-07",
			freq: "M1", payDay: "2026-12-11", says: "11 December 2026"},
		{employer: "Rosa Whitfield", pa: "Daniel Osei", scripts: true, tells: "2026-12-08", box: "work-2026-12-05", hours: "2.5", starts: "2026-12-14",
			freq: "W4", payDay: "2026-12-18", says: "18 December 2026"},
	} {
		t.Run(w.freq, func(t *testing.T) { (&journey{T: t, Browser: b, wages: w}).all(day) })
	}
}

// movable is a clock that the test moves while the server reads it.
type movable struct{ at atomic.Pointer[time.Time] }

func (m *movable) set(day string) {
	at := calendar.MustDate(day).Time().Add(10 * time.Hour)
	m.at.Store(&at)
}

// workingSite is a server on a fresh demo whose jobs are done as they come.
func workingSite(t *testing.T, day *movable) *Server {
	t.Helper()
	ctx, clock := context.Background(), demo.NewClock(demo.Begins)
	now := func() time.Time {
		if at := day.at.Load(); at != nil {
			return *at
		}
		return clock.Now()
	}
	s, err := store.Open(ctx, store.Options{File: filepath.Join(t.TempDir(), "demo.db"), Now: now, Random: demo.Seed()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := demo.Build(ctx, s, clock, nil); err != nil {
		t.Fatal(err)
	}
	day.set(demo.Today.String())
	server, err := New(s, true, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	crew, err := jobs.Start(ctx, s, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in, cancel := context.WithTimeout(ctx, 30*time.Second)
		defer cancel()
		if err := errors.Join(crew.Stop(in), s.Close()); err != nil {
			t.Error(err)
		}
	})
	return server
}

// journey is one way through the pages.
type journey struct {
	*testing.T
	*browser.Browser
	wages
	run string // where its page is
	net string // what the dry run says
}

func (j *journey) ok(err error) {
	j.Helper()
	if err != nil {
		j.Fatal(err)
	}
}

func (j *journey) all(day *movable) {
	j.Scripts(j.scripts)
	day.set(j.tells)
	j.tell()
	j.agree()
	day.set(j.starts)
	j.ok(j.SignIn("")) // a new day
	j.dryRun()
	j.start()
	j.payslip()
	j.report()
}

// has looks for words on the page that is open.
func (j *journey) has(wants ...string) {
	j.Helper()
	text, err := j.Text()
	j.ok(err)
	for _, want := range wants {
		if !strings.Contains(text, want) {
			j.Errorf("the page does not say %q:\n%s", want, text)
		}
	}
}

func (j *journey) tell() {
	j.ok(j.SignIn(j.pa))
	j.ok(j.Go("/work?lang=en"))
	link, err := j.Link("/work/emp")
	j.ok(err)
	j.ok(j.Go(link))
	j.ok(j.Type("#"+j.box, j.hours))
	j.ok(j.Press("form[data-keep] button[type=submit], form[data-keep] button"))
	j.has("Your hours are kept")
}

func (j *journey) agree() {
	j.ok(j.SignIn(j.employer))
	j.ok(j.Go("/"))
	home, err := j.At()
	j.ok(err)
	j.ok(j.Go(home + "/hours?lang=en"))
	j.has(j.pa)
	j.ok(j.Press(`main form[action$="/hours"] button`))
	j.has("The hours are agreed", j.pa+" is paid on")
}

func (j *journey) dryRun() {
	j.ok(j.SignIn("Sunita Rao"))
	j.ok(j.Go("/wages?lang=en"))
	link, err := j.Link("/wages/wgr_")
	j.ok(err)
	j.run = link
	j.ok(j.Go(link))
	j.has("Wages run for", j.says, j.employer, j.pa, "Ready")
	j.net = j.netNow()
}

// netNow gives what the page of the run says that the PA takes home.
func (j *journey) netNow() string {
	j.Helper()
	net, err := j.Ask(fmt.Sprintf(`([...document.querySelectorAll('main tr')].find(r => r.textContent.includes(%q)) || {cells: []}).cells[2]?.textContent.match(/£[0-9,.]+/)?.[0] ?? ''`, j.pa))
	j.ok(err)
	if !strings.HasPrefix(net, "£") {
		j.Fatalf("the page says %q for what %s takes home", net, j.pa)
	}
	return net
}

// start starts the run, and looks until the queue has paid this employer.
func (j *journey) start() {
	j.ok(j.Press(`main form[action$="/start"] button`))
	until := time.Now().Add(time.Minute)
	for slip := ""; slip == ""; {
		if time.Now().After(until) {
			j.Fatal("the run does not end")
		}
		j.ok(j.Go(j.run))
		var err error
		slip, err = j.linkOf("/payslips/", j.pa)
		j.ok(err)
	}
	if paid := j.netNow(); paid != j.net {
		j.Errorf("the dry run said %s, and %s is paid", j.net, paid)
	}
}

// linkOf gives the first link in the main part that starts with a prefix and
// names somebody, or nothing.
func (j *journey) linkOf(prefix, name string) (string, error) {
	return j.Ask(fmt.Sprintf(`([...document.querySelectorAll('main a[href^=%q]')].find(a => a.textContent.includes(%q)) || {getAttribute: () => ''}).getAttribute('href')`, prefix, name))
}

func (j *journey) payslip() {
	link, err := j.linkOf("/payslips/", j.pa)
	j.ok(err)
	j.ok(j.Go(link))
	j.has(j.pa, j.employer, "National Insurance", j.says, j.net)
}

func (j *journey) report() {
	j.ok(j.Go("/filings"))
	link, err := j.linkOf("/filings/", j.employer)
	j.ok(err)
	j.ok(j.Go(link))
	j.has(j.employer, j.says, j.pa)
	file, err := j.linkOf("/filings/", j.says)
	j.ok(err)
	xml, err := j.Fetch(file)
	j.ok(err)
	for _, want := range []string{"<FullPaymentSubmission>", "<PayFreq>" + j.freq + "</PayFreq><PmtDate>" + j.payDay + "</PmtDate>", "<Sur>" + strings.Fields(j.pa)[1] + "</Sur>"} {
		if !strings.Contains(xml, want) {
			j.Errorf("the report does not have %s:\n%s", want, xml)
		}
	}
}
