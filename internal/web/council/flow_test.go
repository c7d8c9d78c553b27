package council

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ownway/internal/app"
	"ownway/internal/app/care"
	"ownway/internal/app/money"
	"ownway/internal/demo/demotest"
	"ownway/internal/store"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/visit"
	"ownway/internal/web/visit/visittest"
	"ownway/value/fault"
)

// office is the council's pages on the demo's people.
type office struct {
	*testing.T
	Pages
	accounts map[string]store.Account
}

func newOffice(t *testing.T) office {
	t.Helper()
	made := demotest.Make(t)
	base := app.Base{Store: made.Store}
	return office{t, Pages{&care.Service{Base: base}, &money.Service{Base: base}}, made.Accounts}
}

// ask runs a handler for somebody. With a form it is sent; values of the
// address come as pairs.
func (o office) ask(name string, serve func(*visit.Visit) error, form url.Values, address ...string) (*httptest.ResponseRecorder, error) {
	o.Helper()
	return visittest.Ask(o.accounts[name].Actor, serve, form, address...)
}

// page runs a handler that answers, and gives what its page says.
func (o office) page(status int, name string, serve func(*visit.Visit) error, form url.Values, address ...string) string {
	o.Helper()
	w, err := o.ask(name, serve, form, address...)
	if err != nil || w.Code != status {
		o.Fatalf("status %d, want %d: %v", w.Code, status, err)
	}
	return htmltest.Text(w.Body.String())
}

// A run is prepared by one, approved by another, and nothing happens twice.
func TestPaymentRunOnTheDemo(t *testing.T) {
	o := newOffice(t)
	december := url.Values{"day-day": {"7"}, "day-month": {"12"}, "day-year": {"2026"}}
	w, err := o.ask("Pat Doyle", o.prepare, december)
	if err != nil || w.Code != 303 {
		t.Fatalf("status %d: %v", w.Code, err)
	}
	run := strings.TrimSuffix(strings.TrimPrefix(w.Header().Get("Location"), "/payments/"), "?done=prepared")
	has(t, o.page(422, "Pat Doyle", o.prepare, december), "There is a payment run for these days already")
	has(t, o.page(422, "Pat Doyle", o.prepare, url.Values{"day-day": {"31"}, "day-month": {"2"}, "day-year": {"2026"}}), "Enter a real date")
	has(t, o.page(422, "Pat Doyle", o.approve, url.Values{}, "run", run), "approved by someone other than the one who prepared it")
	if _, err := o.ask("Pat Doyle", o.file(money.Standard18, "text/plain; charset=us-ascii"), nil, "run", run); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("a file before approval: %v", err)
	}
	has(t, o.page(200, "Mei Tan", o.paymentRun, nil, "run", run), "Pat Doyle prepared this run.", "Approve these 9 payments", "Nothing is in the books yet.")
	o.page(303, "Mei Tan", o.approve, url.Values{}, "run", run)
	has(t, o.page(422, "Mei Tan", o.approve, url.Values{}, "run", run), "Nothing was paid twice")
	has(t, o.page(200, "Pat Doyle", o.paymentRun, nil, "run", run), "Mei Tan approved it.", "The books hold the same for this run, to the penny", "Managed account")
	w, err = o.ask("Mei Tan", o.file(money.Standard18, "text/plain; charset=us-ascii"), nil, "run", run)
	if err != nil || !strings.HasPrefix(w.Body.String(), "VOL1") || !strings.Contains(w.Header().Get("Content-Disposition"), "bacs-2026-12-07.txt") {
		t.Errorf("the file is not a Bacs file: %v %.80s", err, w.Body)
	}
	has(t, o.page(200, "Pat Doyle", o.payments, nil), "Everyone is in a payment run up to 3 January 2027.")
	if _, err := o.ask("Ruth Amos", o.paymentRun, nil, "run", run); fault.KindOf(err) != fault.KindNotFound {
		t.Errorf("another council sees the run: %v", err)
	}
}

func TestFindingIsSettledOnTheDemo(t *testing.T) {
	o := newOffice(t)
	owen := string(o.accounts["Owen Pike"].Person)
	has(t, o.page(200, "Hannah Lowe", o.caseload, nil), "2 people need you.", "Talk about what was seen", "Linda Frost", "a week short")
	form := url.Values{"what": {"unexplained"}}
	has(t, o.page(422, "Hannah Lowe", o.settle, form, "person", owen), "Write what the talk came to", "Owen Pike")
	form.Set("note-unexplained", "A washing machine, and a taxi.")
	o.page(303, "Hannah Lowe", o.settle, form, "person", owen)
	has(t, o.page(422, "Hannah Lowe", o.settle, form, "person", owen), "This is not waiting for an answer")
	has(t, o.page(200, "Hannah Lowe", o.person, nil, "person", owen), "Payments are running", "Read the whole agreement")
	if _, err := o.ask("Joel Baptiste", o.person, nil, "person", owen); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("another council's practitioner sees him: %v", err)
	}
}

func TestBudgetIsThePersonsToo(t *testing.T) {
	o := newOffice(t)
	linda, priya := string(o.accounts["Linda Frost"].Person), string(o.accounts["Priya Nair"].Person)
	has(t, o.page(200, "Linda Frost", o.budget, nil, "person", linda), "Your budget", "£6.50 a week more than this budget")
	has(t, o.page(200, "Hannah Lowe", o.budget, nil, "person", linda), "The budget of Linda Frost")
	has(t, o.page(200, "Priya Nair", o.budget, nil, "person", priya), "The NHS pays", "Not known yet")
	has(t, o.page(200, "Geoffrey Vance", o.budget, nil, "person", string(o.accounts["Geoffrey Vance"].Person)), "There is no budget yet.")
	if _, err := o.ask("Rosa Whitfield", o.budget, nil, "person", linda); fault.KindOf(err) != fault.KindForbidden {
		t.Errorf("a stranger sees it: %v", err)
	}
}
