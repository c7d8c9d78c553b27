package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"ownway/internal/api"
	"ownway/internal/app"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/law"
	"ownway/policies"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// client asks the API, and checks every question and answer against what the
// API says of itself.
type client struct {
	*testing.T
	handler http.Handler
	router  routers.Router
}

func newClient(t *testing.T, s *store.Store) *client {
	t.Helper()
	c := &client{T: t, handler: api.Handler(app.Base{Store: s}, slog.New(slog.NewTextHandler(t.Output(), nil)))}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/openapi.json", nil))
	doc, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if c.router, err = gorillamux.NewRouter(doc); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *client) ask(method, path, sent string) *httptest.ResponseRecorder {
	c.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(sent))
	if sent != "" {
		r.Header.Set("Content-Type", "application/yaml")
	}
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	route, params, err := c.router.FindRoute(r)
	if err != nil {
		c.Fatalf("%s: %v", path, err)
	}
	in := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route}
	answer := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes()))}
	if err := openapi3filter.ValidateResponse(c.Context(), answer); err != nil {
		c.Errorf("%s: %v", path, err)
	}
	return w
}

func (c *client) get(path string, into any) {
	c.Helper()
	w := c.ask(http.MethodGet, path, "")
	if w.Code != http.StatusOK {
		c.Fatalf("%s: %d %s", path, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
		c.Fatalf("%s: %v", path, err)
	}
}

func TestAnswers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		c := newClient(t, s)
		var list []api.PolicySummary
		c.get("/api/policies", &list)
		all, err := policies.All()
		if err != nil || len(list) != len(all) || !list[0].Model {
			t.Errorf("%d policies of %d, %v", len(list), len(all), err)
		}
		var text api.PolicyText
		c.get("/api/policies/sefton", &text)
		if !strings.Contains(text.Text, "Sefton") || len(text.Digest) != 64 {
			t.Errorf("%+v", text.PolicySummary)
		}
		var found struct{ Findings []struct{ Rule string } }
		c.get("/api/policies/sefton/findings?lang=easy", &found)
		if len(found.Findings) == 0 {
			t.Error("nothing is found in a policy with findings")
		}
		if w := c.ask(http.MethodPost, "/api/policies/check", text.Text); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"rule"`) {
			t.Errorf("a policy that was sent: %d", w.Code)
		}
		var rules []api.Rule
		c.get("/api/rules?lang=cy", &rules)
		if len(rules) != len(law.Rules()) {
			t.Errorf("%d rules of %d", len(rules), len(law.Rules()))
		}
		var rule api.Rule
		c.get("/api/rules/G3", &rule)
		if rule.ID != "G3" || len(rule.Cites) == 0 {
			t.Errorf("%+v", rule)
		}
	})
}

func TestMayI(t *testing.T) {
	c := newClient(t, storetest.Open(t, store.Options{File: filepath.Join(t.TempDir(), "test.db")}))
	var a api.Answer
	c.get("/api/may-i?words=hydrotherapy&policy=model&plan=need", &a)
	if a.Reply == nil || a.Reply.Answer != "yes-note-it" || a.Reply.Line != "G1" {
		t.Errorf("%+v", a.Reply)
	}
	a = api.Answer{}
	c.get("/api/may-i?words=a+taxi+to+the+gym", &a)
	if a.Reply != nil || len(a.Choices) != 2 {
		t.Errorf("%+v", a)
	}
	a = api.Answer{}
	c.get("/api/may-i?use=pa", &a)
	if !a.WhoFirst || a.Reply != nil {
		t.Errorf("%+v", a)
	}
	a = api.Answer{}
	c.get("/api/may-i?use=pa&relation=child&household=no&policy=sefton&plan=named", &a)
	if a.Reply == nil || a.Reply.Answer != "yes" || a.Reply.Line != "F4" {
		t.Errorf("%+v", a.Reply)
	}
}

// The figures are those of the command's own tests, of the same question.
func TestCost(t *testing.T) {
	c := newClient(t, storetest.Open(t, store.Options{File: filepath.Join(t.TempDir(), "test.db")}))
	var d struct {
		Hour, Week int64
		Lawful     bool
		Budget     *struct {
			Lawful      bool
			MissingHour int64 `json:"missing-hour"`
		}
		Why []any
	}
	c.get("/api/cost?hours=22&wage=13.30&pas=2&insurance=61&payroll-fee=520&on=2026-11-21&budget=13.75&why=true", &d)
	if d.Hour != 1542 || !d.Lawful || d.Budget == nil || d.Budget.Lawful || d.Budget.MissingHour != 101 || len(d.Why) == 0 {
		t.Errorf("%+v", d)
	}
}

func TestRefuses(t *testing.T) {
	c := newClient(t, storetest.Open(t, store.Options{File: filepath.Join(t.TempDir(), "test.db")}))
	for _, one := range []struct {
		path, sent string
		status     int
		says       string
	}{
		{"/api/policies/nowhere", "", 404, "policy"},
		{"/api/rules/Z9", "", 404, "rule"},
		{"/api/may-i", "", 422, "words"},
		{"/api/may-i?use=flux", "", 422, "use"},
		{"/api/may-i?use=pa&relation=dog", "", 422, "relation"},
		{"/api/may-i?use=pa&household=maybe", "", 422, "household"},
		{"/api/may-i?words=gym&colour=red", "", 422, "colour"},
		{"/api/may-i?words=" + strings.Repeat("a", 301), "", 422, "words"},
		{"/api/may-i?use=break&stay=tomorrow", "", 422, "stay"},
		{"/api/cost?hours=many&wage=13", "", 422, "hours"},
		{"/api/cost?hours=22", "", 422, "wage"},
		{"/api/cost?wage=13", "", 422, "hours"},
		{"/api/cost?hours=22&wage=13&on=2019-01-01", "", 422, "on"},
		{"/api/policies/check", "council: [", 422, ""},
		{"/api/policies/check", strings.Repeat("a", 2<<20), 413, ""},
	} {
		method := http.MethodGet
		if one.sent != "" {
			method = http.MethodPost
		}
		w := c.ask(method, one.path, one.sent)
		if w.Code != one.status || !strings.Contains(w.Body.String(), one.says) {
			t.Errorf("%.80s: %d %s", one.path, w.Code, w.Body)
		}
	}
}
