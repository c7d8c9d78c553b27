package cost

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/content"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
)

func ask(t *testing.T, lang content.Lang, query string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	v := &visit.Visit{W: w, R: httptest.NewRequest(http.MethodGet, "/cost?"+query, nil), By: access.Actor{}, Words: content.For(lang), Home: "/"}
	p := Pages{Today: func() calendar.Date { return calendar.MustDate("2026-11-21") }}
	if err := p.cost(v); err != nil {
		t.Fatal(err)
	}
	page := w.Body.String()
	for _, f := range htmltest.Faults(page) {
		t.Error(f)
	}
	if content.Missing(page) {
		t.Error("words are missing")
	}
	return w
}

// The figures are those of the command's own tests, of the same question.
func TestCost(t *testing.T) {
	for _, c := range []struct {
		name, query string
		status      int
		says        string
	}{
		{"nothing asked", "", 200, "An hour costs more than its wage"},
		{"a wage", "hours=22&wage=13.30&pas=2&insurance=61&payroll-fee=520", 200, "With a wage of £13.30 an hour of support costs £15.42"},
		{"a budget that is enough", "hours=22&budget=15.42&pas=2&insurance=61&payroll-fee=520", 200, "It can pay a wage of up to £13.30"},
		{"a budget that is not", "hours=22&budget=13.75&pas=2&insurance=61&payroll-fee=520", 200, "It lacks £1.01 for each hour, which is £22.05 a week"},
		{"a wage below the least", "hours=22&wage=12.70", 200, "Not a lawful wage"},
		{"people at all hours, twice over", "hours=336&wage=13.30&pas=8", 200, "A lawful wage"},
		{"nothing to work with", "hours=22", 422, "Enter a wage for an hour, what there is for an hour, or both"},
		{"hours that are none", "hours=many&wage=13", 422, "Enter the hours of support in a week"},
		{"an amount that is none", "hours=22&wage=lots", 422, "Enter pounds and pence"},
		{"more PAs than there can be", "hours=22&wage=13&pas=51", 422, "from 1 to 50"},
		{"an age that is none", "hours=22&wage=13&age=old", 422, "Choose the age of the PAs"},
		{"markup", "hours=%3Cscript%3E&wage=13", 422, "Enter the hours"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, lang := range content.Langs() {
				w := ask(t, lang, c.query)
				if w.Code != c.status {
					t.Errorf("in %s: status %d", lang, w.Code)
				}
				if text := htmltest.Text(w.Body.String()); lang == content.En && !strings.Contains(text, c.says) {
					t.Errorf("the page does not say %q:\n%s", c.says, text)
				}
			}
		})
	}
}
