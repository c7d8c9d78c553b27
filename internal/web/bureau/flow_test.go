package bureau

import (
	"net/http/httptest"
	"net/url"
	"regexp"
	"testing"

	"ownway/internal/app"
	office "ownway/internal/app/bureau"
	"ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/demo/demotest"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/internal/web/visit/visittest"
	"ownway/value/fault"
)

// bureau is the pages on the demo's people.
type bureau struct {
	*testing.T
	Pages
	accounts map[string]store.Account
}

func newBureau(t *testing.T) bureau {
	t.Helper()
	made := demotest.Make(t)
	base := app.Base{Store: made.Store}
	return bureau{t, Pages{Pay: &pay.Service{Base: base}, Filing: &filing.Service{Base: base}, Office: &office.Service{Base: base}}, made.Accounts}
}

// ask runs a handler for the bureau's officer. With a form it is sent; values
// of the address come as pairs.
func (b bureau) ask(serve func(*visit.Visit) error, form url.Values, address ...string) (*httptest.ResponseRecorder, error) {
	b.Helper()
	return visittest.Ask(b.accounts["Sunita Rao"].Actor, serve, form, address...)
}

func (b bureau) page(status int, serve func(*visit.Visit) error, form url.Values, address ...string) string {
	b.Helper()
	w, err := b.ask(serve, form, address...)
	if err != nil || w.Code != status {
		b.Fatalf("status %d, want %d: %v", w.Code, status, err)
	}
	return w.Body.String()
}

var (
	hoursLink = regexp.MustCompile(`/wages/(wgr_\w+)/hours/(emp_\w+)`)
	runLink   = regexp.MustCompile(`/wages/(wgr_\w+)`)
)

func TestWagesOnTheDemo(t *testing.T) {
	b := newBureau(t)
	page := b.page(200, b.wages, nil)
	has(t, page, "The next pay day is Friday 11 December 2026.", "every four weeks", "See this run", "Finished")

	run := runLink.FindStringSubmatch(page)[1] // the month of November
	page = b.page(200, b.run, nil, "run", run)
	has(t, page, "The run can be started once hours no longer come in", "Waiting for hours", "Marcus Bell")
	job := hoursLink.FindStringSubmatch(page)[2]
	has(t, b.page(200, b.hours, nil, "run", run, "employment", job), "How were the hours told?")
	has(t, b.page(422, b.keyHours, url.Values{"told": {"call"}}, "run", run, "employment", job), "enter 0 for a day to say that none were worked", `href="#work-2026-11-01"`)
	has(t, b.page(422, b.keyHours, url.Values{"told": {"call"}, "work-2026-11-04": {"25"}}, "run", run, "employment", job), `href="#work-2026-11-04"`, `value="25"`)
	told := url.Values{"told": {"call"}, "work-2026-11-04": {"3.5"}}
	b.page(303, b.keyHours, told, "run", run, "employment", job)
	b.page(303, b.keyHours, told, "run", run, "employment", job) // sent again it says the same
	has(t, b.page(200, b.hours, nil, "run", run, "employment", job), `name="work-2026-11-04" type="text" inputmode="decimal" spellcheck="false" aria-label="Worked, Wednesday 4 November" value="3.5"`)

	marcus := string(b.accounts["Marcus Bell"].Person)
	if _, err := b.ask(b.settle, url.Values{"employment": {job}, "day": {"2026-11-01"}}, "run", run, "employer", marcus); fault.KindOf(err) == fault.KindInternal || err == nil {
		t.Errorf("hours that others are still asked about were settled: %v", err)
	}
	has(t, b.page(422, b.start, url.Values{}, "run", run), "Hours can still be answered until")
}

func TestOpeningARunOnTheDemo(t *testing.T) {
	b := newBureau(t)
	next := url.Values{"frequency": {"W4"}, "day": {"2026-12-07"}}
	w, err := b.ask(b.open, next)
	again, err2 := b.ask(b.open, next)
	if err != nil || err2 != nil || w.Code != 303 || w.Header().Get("Location") != again.Header().Get("Location") {
		t.Errorf("opened twice it is not one run: %d %v, %d %v", w.Code, err, again.Code, err2)
	}
	has(t, b.page(422, b.open, url.Values{"frequency": {"W2"}, "day": {"2026-12-07"}}), "Nobody is paid this often on this day.")
	has(t, b.page(422, b.open, url.Values{"frequency": {"W4"}, "day": {"soon"}}), "There is a problem")
}

func TestFinishedRunOnTheDemo(t *testing.T) {
	b := newBureau(t)
	all := runLink.FindAllStringSubmatch(b.page(200, b.wages, nil), -1)
	page := b.page(200, b.run, nil, "run", all[len(all)-1][1])
	has(t, page, "Done", "/payslips/slp_", "first pay", "In all")
	has(t, b.page(422, b.start, url.Values{}, "run", all[len(all)-1][1]), "Nobody is paid twice")
}
