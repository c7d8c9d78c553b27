package person_test

import (
	"bytes"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/care"
	"ownway/internal/app/evidence"
	"ownway/internal/app/home"
	"ownway/internal/app/managed"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/content"
	"ownway/internal/demo/demotest"
	"ownway/internal/scan"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork"
	"ownway/internal/web/payslip"
	"ownway/internal/web/person"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// site is the pages of people and PAs over the demo's lives.
type site struct {
	t        *testing.T
	mux      *http.ServeMux
	accounts map[string]access.Actor
	by       access.Actor
	lang     content.Lang
}

func newSite(t *testing.T) *site {
	made := demotest.Make(t)
	s := &site{t: t, mux: http.NewServeMux(), accounts: map[string]access.Actor{}, lang: content.En}
	for name, a := range made.Accounts {
		s.accounts[name] = a.Actor
	}
	base := app.Base{Store: made.Store}
	wages, purse := &pay.Service{Base: base}, &money.Service{Base: base}
	for _, routes := range [][]visit.Route{
		person.Pages{Home: &home.Service{Base: base}, Pay: wages, Money: purse, Care: &care.Service{Base: base},
			Bills: &managed.Service{Base: base, Money: purse}, Shown: &evidence.Service{Base: base, Scanner: scan.Closed{}}}.Routes(),
		payslip.Pages{Pay: wages}.Routes(), mywork.Pages{Pay: wages}.Routes(),
	} {
		for _, r := range routes {
			s.mux.HandleFunc(r.Pattern, func(w http.ResponseWriter, req *http.Request) { s.answer(r, w, req) })
		}
	}
	return s
}

// codes are what the server makes of faults.
var codes = map[fault.Kind]int{fault.KindInvalid: 422, fault.KindNotFound: 404, fault.KindConflict: 409, fault.KindForbidden: 403, fault.KindInternal: 500}

func (s *site) answer(r visit.Route, w http.ResponseWriter, req *http.Request) {
	v := &visit.Visit{W: w, R: req, By: s.by, Words: content.For(s.lang), Home: "/", Demo: true}
	if err := r.Serve(v); err != nil {
		http.Error(w, err.Error(), codes[fault.KindOf(err)])
	}
}

// as is who asks from now on.
func (s *site) as(name string) access.Actor {
	by, ok := s.accounts[name]
	if !ok {
		s.t.Fatalf("there is no %s among %v", name, slices.Sorted(maps.Keys(s.accounts)))
	}
	s.by = by
	return by
}

func (s *site) do(method, address, kind string, body []byte) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(method, address, bytes.NewReader(body))
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r)
	return w
}

// get gives a page that must be there and be sound.
func (s *site) get(address string) string {
	s.t.Helper()
	w := s.do(http.MethodGet, address, "", nil)
	page := w.Body.String()
	if w.Code != http.StatusOK {
		s.t.Fatalf("%s for %s: %d %s", address, s.by.Name, w.Code, page)
	}
	for _, f := range htmltest.Faults(page) {
		s.t.Errorf("%s for %s: %s", address, s.by.Name, f)
	}
	if content.Missing(page) {
		s.t.Errorf("%s for %s: words are missing: %s", address, s.by.Name, htmltest.Text(page))
	}
	return page
}

// post sends a form and gives the status with the address or the page it leads to.
func (s *site) post(address string, form url.Values) (int, string) {
	s.t.Helper()
	w := s.do(http.MethodPost, address, "application/x-www-form-urlencoded", []byte(form.Encode()))
	if w.Code == http.StatusSeeOther {
		return w.Code, w.Header().Get("Location")
	}
	return w.Code, w.Body.String()
}

// leads sends a form twice: both times it must be taken, and lead to an address.
func (s *site) leads(address string, form url.Values, to string) {
	s.t.Helper()
	for range 2 {
		if code, got := s.post(address, form); code != http.StatusSeeOther || got != to {
			s.t.Fatalf("%s: %d %.300s, want %s", address, code, got, to)
		}
	}
}

// refuses sends a form that must be refused with words, and be sound.
func (s *site) refuses(address string, form url.Values, says string) string {
	s.t.Helper()
	code, page := s.post(address, form)
	if code != http.StatusUnprocessableEntity || !strings.Contains(htmltest.Text(page), "There is a problem "+says) {
		s.t.Fatalf("%s: %d %.600s, want %q", address, code, htmltest.Text(page), says)
	}
	for _, f := range htmltest.Faults(page) {
		s.t.Errorf("%s: %s", address, f)
	}
	return page
}

func found(t *testing.T, pattern, page string) string {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("no %s in %s", pattern, htmltest.Text(page))
	}
	return m[len(m)-1]
}

func TestLivesOfTheDemo(t *testing.T) {
	s := newSite(t)
	t.Run("every page of everyone", s.everyPage)
	t.Run("hours", s.hours)
	t.Run("a bank line", s.line)
	t.Run("a statement", s.statement)
	t.Run("pay these", s.payThese)
	t.Run("log hours", s.logHours)
	t.Run("closed doors", s.closedDoors)
}

var payslips = regexp.MustCompile(`/payslips/slp_[a-z0-9]+`)

func (s *site) everyPage(t *testing.T) {
	s.t = t
	for _, name := range slices.Sorted(maps.Keys(s.accounts)) {
		by := s.as(name)
		for _, s.lang = range content.Langs() {
			switch by.Role {
			case access.Person:
				for _, page := range []string{"", "/hours", "/money", "/money?all=yes", "/money/statement", "/pay"} {
					s.get("/home/" + string(by.Person) + page)
				}
			case access.PA:
				work := s.get("/work")
				s.get(found(t, `href="(/work/[^"]+)"`, work))
				s.get(payslips.FindString(work))
			}
		}
		s.lang = content.En
	}
}

// hours: Harold was in hospital; his PA was paid as usual, and he puts it right.
func (s *site) hours(t *testing.T) {
	s.t = t
	at := "/home/" + string(s.as("Harold Finch").Person) + "/hours"
	page := s.get(at)
	change, seen := found(t, `href="(/home/[^"]+/hours/emp[^"]+)"`, page), found(t, `name="right" value="([^"]+)"`, page)
	s.get(change)
	refused := s.refuses(change, url.Values{"work-2026-10-12": {"three"}, "reason": {"Poorly"}}, "Enter the hours worked, like 3.5")
	if !strings.Contains(refused, `value="three"`) || !strings.Contains(refused, ">Poorly</textarea>") {
		t.Error("what was typed is lost")
	}
	hours := url.Values{"work-2026-10-12": {"2"}, "away-2026-10-13": {"sick"}, "away-hours-2026-10-13": {"2"}}
	s.refuses(change, hours, "Say why the hours are changed")
	hours.Set("reason", "Poorly")
	s.leads(change, hours, at+"?changed=yes")
	s.refuses(at, url.Values{"right": {seen}}, "These hours have moved on")
	s.leads(at, url.Values{"right": {found(t, `name="right" value="([^"]+)"`, s.get(at))}}, at+"?agreed=yes")
	if done := htmltest.Text(s.get(at + "?agreed=yes")); !strings.Contains(done, "The hours are agreed.") || !strings.Contains(done, "The next pay puts right what was different.") {
		t.Error(done)
	}
	if w := s.do(http.MethodGet, change, "", nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != at {
		t.Errorf("hours that are agreed: %d %s", w.Code, w.Header().Get("Location"))
	}
}

func (s *site) line(t *testing.T) {
	s.t = t
	at := "/home/" + string(s.as("Owen Pike").Person) + "/money"
	line := found(t, `href="(`+at+`/lines/[^"]+)"`, s.get(at))
	s.get(line)
	s.refuses(line, url.Values{"words": {"  "}}, "Say what this money was for")
	s.leads(line, url.Values{"words": {"Paint for the ramp"}}, at+"?explained=yes")
	if !strings.Contains(s.get(at+"?explained=yes&all=yes"), "Paint for the ramp") {
		t.Error("the words are lost")
	}
	if w := s.do(http.MethodGet, at+"/books.journal", "", nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Paint_for_the_ramp") {
		t.Errorf("books: %d %.200s", w.Code, w.Body)
	}
}

// send sends a file as a browser does.
func (s *site) send(address, file string) *httptest.ResponseRecorder {
	s.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	if file != "" {
		part, err := form.CreateFormFile("file", "statement.csv")
		if err != nil {
			s.t.Fatal(err)
		}
		if _, err := part.Write([]byte(file)); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		s.t.Fatal(err)
	}
	return s.do(http.MethodPost, address, form.FormDataContentType(), b.Bytes())
}

func (s *site) statement(t *testing.T) {
	s.t = t
	at := "/home/" + string(s.as("Owen Pike").Person) + "/money/statement"
	for file, says := range map[string]string{"": "Choose the statement file that your bank gave you", "Dear bank": "We don't know this kind of statement yet"} {
		if w := s.send(at, file); w.Code != http.StatusUnprocessableEntity || !strings.Contains(htmltest.Text(w.Body.String()), says) {
			t.Errorf("%q: %d %.300s", file, w.Code, htmltest.Text(w.Body.String()))
		}
	}
	const qif = "!Type:Bank\nD21/11/2026\nT-12.50\nPCorner Shop\n^\n"
	if w := s.send(at, qif); w.Code != http.StatusOK || !strings.Contains(htmltest.Text(w.Body.String()), "Thank you. We read your statement.") || !strings.Contains(w.Body.String(), "no balances") {
		t.Errorf("a file with a warning: %d %s", w.Code, htmltest.Text(w.Body.String()))
	}
	w := s.send(at, qif)
	page := w.Body.String()
	if w.Code == http.StatusSeeOther {
		page = s.get(w.Header().Get("Location"))
	}
	if !strings.Contains(htmltest.Text(page), "We have this statement already") {
		t.Errorf("the same file again: %d %s", w.Code, htmltest.Text(page))
	}
}

func (s *site) payThese(t *testing.T) {
	s.t = t
	at := "/home/" + string(s.as("Alan Croft").Person) + "/pay"
	tick := found(t, `value="(exp_[^"]+)"`, s.get(at))
	s.refuses(at, nil, "Choose what you have paid")
	s.leads(at, url.Values{"paid": {tick}}, at+"?paid=yes")
	if !strings.Contains(s.get(at+"?paid=yes"), "We count these as paid") {
		t.Error("nothing is said of what was paid")
	}
}

func (s *site) logHours(t *testing.T) {
	s.t = t
	s.as("Daniel Osei")
	at := found(t, `href="(/work/[^"]+/hours)"`, s.get("/work"))
	page := s.get(at + "?day=2026-11-16")
	hours := url.Values{"first": {found(t, `name="first" value="([^"]+)"`, page)}, "work-2026-11-16": {"25"}}
	s.refuses(at, hours, "Enter 24 hours or less for 16 November 2026")
	s.refuses(at, url.Values{"first": hours["first"]}, "Enter the hours worked, or enter 0")
	s.refuses(at, url.Values{"first": {"2026-01-05"}, "work-2026-11-16": {"2"}}, "These hours have moved on")
	hours.Set("work-2026-11-16", "3.5")
	s.leads(at, hours, "/work?logged=yes")
	if !strings.Contains(s.get(at), `value="3.5"`) {
		t.Error("the hours are lost")
	}
	s.get(at + "?usual=yes")
	s.get("/work?logged=yes")
}

// closedDoors: nobody sees what the table does not open to them.
func (s *site) closedDoors(t *testing.T) {
	s.t = t
	owen := "/home/" + string(s.accounts["Owen Pike"].Person)
	s.as("Kelly Marsh")
	slip := payslips.FindString(s.get("/work"))
	for _, try := range []struct {
		who, address string
		code         int
	}{
		{"Rosa Whitfield", owen, 403}, {"Rosa Whitfield", owen + "/hours", 403}, {"Rosa Whitfield", owen + "/money", 403}, {"Rosa Whitfield", owen + "/pay", 403},
		{"Kelly Marsh", owen + "/money", 403}, {"Daniel Osei", slip, 403}, {"Pat Doyle", owen, 403}, {"Pat Doyle", owen + "/money", 200},
		{"Owen Pike", "/home/nobody", 404}, {"Owen Pike", owen + "/money/lines/x", 404}, {"Owen Pike", "/work", 404}, {"Kelly Marsh", "/work/x/hours", 404},
	} {
		s.as(try.who)
		if w := s.do(http.MethodGet, try.address, "", nil); w.Code != try.code {
			t.Errorf("%s at %s: %d, want %d", try.who, try.address, w.Code, try.code)
		}
	}
}
