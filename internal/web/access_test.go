package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/care/decision"
	"ownway/internal/care/filing"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/demo"
	"ownway/internal/demo/demotest"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
)

// site is a server on a fresh demo.
type site struct {
	*Server
	t        *testing.T
	store    *store.Store
	accounts map[string]store.Account
}

func newSite(t *testing.T) *site {
	t.Helper()
	made := demotest.Make(t)
	server, err := New(made.Store, true, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return &site{Server: server, t: t, store: made.Store, accounts: made.Accounts}
}

// as asks for a page as someone; an empty name is nobody.
func (s *site) as(name, method, address string, form url.Values) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(method, address, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if name != "" {
		a, ok := s.accounts[name]
		if !ok {
			s.t.Fatalf("nobody is called %s", name)
		}
		w := httptest.NewRecorder()
		s.sessions.start(w, a.Account)
		r.AddCookie(w.Result().Cookies()[0])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// samples are ids of real records, for the places in a route's address.
type samples struct {
	person     person.ID
	pa         person.PAID
	employment work.ID
	first      calendar.Date
	payslip    work.PayslipID
	line       store.LineID
	wagesRun   work.RunID
	filing     filing.ID
	payments   payment.ID
	decision   decision.ID // about somebody else, so that it is not found
}

// pick finds records about Rosa, of Severnside and of the bureau.
func (s *site) pick() samples {
	s.t.Helper()
	ctx := context.Background()
	rosa := s.accounts["Rosa Whitfield"]
	bureau := s.accounts["Sunita Rao"]
	x := samples{person: rosa.Person, decision: s.decisionOf("Owen Pike")}
	must := func(err error) {
		if err != nil {
			s.t.Fatal(err)
		}
	}
	must(s.store.Read(ctx, rosa.Actor, rosa.Keeper, func(tx *store.Tx) error {
		slips, err := tx.PayslipsFor(ctx, rosa.Person)
		must(err)
		x.payslip, x.employment, x.pa = slips[0].ID, slips[0].Employment, slips[0].PA
		x.first = slips[0].Period.Last.AddDays(1)
		p, err := tx.PurseOf(ctx, rosa.Person)
		must(err)
		lines, err := tx.Lines(ctx, p.ID)
		must(err)
		x.line = lines[0].ID
		runs, err := tx.PaymentRuns(ctx)
		must(err)
		x.payments = runs[0].ID
		reports, err := tx.Filings(ctx, rosa.Person)
		must(err)
		x.filing = reports[0].ID
		return nil
	}))
	must(s.store.Read(ctx, bureau.Actor, bureau.Keeper, func(tx *store.Tx) error {
		runs, err := tx.WagesRuns(ctx)
		must(err)
		x.wagesRun = runs[0].ID
		return nil
	}))
	return x
}

// decisionOf finds a decision about somebody.
func (s *site) decisionOf(name string) decision.ID {
	s.t.Helper()
	who, ctx := s.accounts[name], context.Background()
	var all []decision.Record
	err := s.store.Read(ctx, who.Actor, who.Keeper, func(tx *store.Tx) (err error) {
		all, err = tx.Decisions(ctx, who.Person)
		return err
	})
	if err != nil || len(all) == 0 {
		s.t.Fatalf("nothing is decided about %s: %v", name, err)
	}
	return all[0].ID
}

var place = regexp.MustCompile(`\{(\w+)\$?\}`)

// address fills the places of a route with the samples.
func (x samples) address(t *testing.T, r visit.Route) (method, address string) {
	method, pattern, _ := strings.Cut(r.Pattern, " ")
	return method, place.ReplaceAllStringFunc(strings.TrimSuffix(pattern, "{$}"), func(p string) string {
		switch p {
		case "{person}", "{employer}":
			return string(x.person)
		case "{employment}":
			return string(x.employment)
		case "{year}":
			return "2026"
		case "{letter}":
			return "enrolled"
		case "{first}":
			return x.first.String()
		case "{payslip}":
			return string(x.payslip)
		case "{council}":
			return "severnside"
		case "{filing}":
			return string(x.filing)
		case "{line}":
			return string(x.line)
		case "{question}":
			return "card"
		case "{rule}":
			return "D1"
		case "{decision}":
			return string(x.decision)
		case "{change}":
			return "bnk_01980000000070008000000000000001"
		case "{claim}":
			return "clm_01980000000070008000000000000001"
		case "{item}":
			return "itk_01980000000070008000000000000001"
		case "{invoice}":
			return "inv_01980000000070008000000000000001"
		case "{act}":
			return "posted"
		case "{paper}":
			return "evd_01980000000070008000000000000001"
		case "{stay}":
			return "awy_01980000000070008000000000000001"
		case "{proposal}":
			return "pol_01980000000070008000000000000001"
		case "{wave}":
			return "wav_01980000000070008000000000000001"
		case "{takeover}":
			return "tkv_01980000000070008000000000000001"
		case "{file}":
			return "pas.csv"
		case "{bill}":
			return "bil_01980000000070008000000000000001"
		case "{provider}":
			return "pvd_01980000000070008000000000000001"
		case "{list}":
			return "pls_01980000000070008000000000000001"
		case "{code}":
			return "no-such-code"
		case "{step}":
			return "what"
		case "{run}":
			if strings.HasPrefix(pattern, "/payments") {
				return string(x.payments)
			}
			return string(x.wagesRun)
		}
		t.Fatalf("%s: the test has nothing to put in %s", r.Pattern, p)
		return ""
	})
}

// about is whom a route's act is about, for someone who asks.
func (x samples) about(r visit.Route, by access.Actor) access.Subject {
	switch {
	case r.Act == access.SeeWork:
		return access.AboutPA(by.PA)
	case strings.Contains(r.Pattern, "{payslip}") && by.PA == x.pa && !by.PA.IsZero():
		return access.AboutPA(x.pa)
	case strings.Contains(r.Pattern, "{person}"), strings.Contains(r.Pattern, "{payslip}"), strings.Contains(r.Pattern, "{employ"):
		return access.About(x.person)
	}
	return access.AboutWork(by.Keeper)
}

// TestWhoMayDoWhat walks every route as everyone in the demo. Where the table of
// permissions says no, the answer is no and nothing else; where it says yes, the
// page is there.
func TestWhoMayDoWhat(t *testing.T) {
	s := newSite(t)
	x := s.pick()
	for _, r := range s.Routes() {
		if !access.Known(r.Act) {
			t.Errorf("%s: %q is not in the table of permissions", r.Pattern, r.Act)
		}
		method, address := x.address(t, r)
		if r.Act == access.ReadPublic {
			continue
		}
		t.Run(r.Pattern, func(t *testing.T) {
			if w := s.as("", method, address, nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/sign-in" {
				t.Errorf("nobody is sent to sign in: %d %s", w.Code, w.Header().Get("Location"))
			}
			for name, a := range s.accounts {
				s.tryAs(t, r, x, name, a, method, address)
			}
		})
	}
}

func (s *site) tryAs(t *testing.T, r visit.Route, x samples, name string, a store.Account, method, address string) {
	t.Helper()
	about := x.about(r, a.Actor)
	allowed := false
	if about != (access.Subject{}) {
		keeper, err := s.store.KeeperOf(context.Background(), about)
		if err != nil {
			t.Fatal(err)
		}
		in, err := s.store.Relationships(context.Background(), a.Actor, about, keeper, demo.Today)
		if err != nil {
			t.Fatal(err)
		}
		allowed = access.Allowed(r.Act, a.Role, in...)
	}
	w := s.as(name, method, address, nil)
	switch {
	case w.Code >= 500:
		t.Errorf("%s: %d", name, w.Code)
	case !allowed && w.Code != http.StatusForbidden && w.Code != http.StatusNotFound:
		t.Errorf("%s may not, and got %d", name, w.Code)
	case allowed && w.Code == http.StatusForbidden:
		t.Errorf("%s may, and was refused", name)
	case allowed && method == http.MethodGet && w.Code != http.StatusOK && w.Code != http.StatusNotFound && w.Code != http.StatusConflict && w.Code != http.StatusSeeOther:
		t.Errorf("%s may, and got %d", name, w.Code)
	}
}

// A council's finance officer who names another council's run finds nothing.
func TestAnotherCouncilsRunIsNotThere(t *testing.T) {
	s := newSite(t)
	x := s.pick()
	if w := s.as("Ruth Amos", http.MethodGet, "/payments/"+string(x.payments), nil); w.Code != http.StatusNotFound {
		t.Errorf("got %d", w.Code)
	}
	if w := s.as("Pat Doyle", http.MethodGet, "/payments/"+string(x.payments), nil); w.Code != http.StatusOK {
		t.Errorf("their own: %d", w.Code)
	}
}

// A form from another site is refused, and so is a session that was not made here.
func TestForgedRequests(t *testing.T) {
	s := newSite(t)
	x := s.pick()
	address := "/home/" + string(x.person) + "/hours"
	r := httptest.NewRequest(http.MethodPost, address, nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("a form from another site: %d", w.Code)
	}
	r = httptest.NewRequest(http.MethodGet, "/home/"+string(x.person), nil)
	r.AddCookie(&http.Cookie{Name: sessionCookie, Value: string(s.accounts["Rosa Whitfield"].Account) + ".9999999999.forged"})
	w = httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		t.Errorf("a forged session: %d", w.Code)
	}
}

// Outside a demo nobody signs in by picking a name.
func TestNoPickingOutsideADemo(t *testing.T) {
	s := newSite(t)
	server, err := New(s.store, false, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	s.Server = server
	form := url.Values{"account": {string(s.accounts["Rosa Whitfield"].Account)}}
	if w := s.as("", http.MethodPost, "/sign-in", form); w.Code == http.StatusSeeOther || len(w.Result().Cookies()) > 0 {
		t.Errorf("signed in: %d %v", w.Code, w.Result().Cookies())
	}
	if w := s.as("", http.MethodGet, "/", nil); w.Code != http.StatusOK {
		t.Errorf("the start page: %d", w.Code)
	}
}
