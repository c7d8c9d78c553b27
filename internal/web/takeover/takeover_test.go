package takeover

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"ownway/internal/access"
	base "ownway/internal/app"
	"ownway/internal/app/setup"
	app "ownway/internal/app/takeover"
	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/internal/testing/oldpayroll"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/pay/notice"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var officer = access.Actor{Account: "acc_1", Role: access.Support, Name: "Sunita Rao"}

var today = calendar.MustDate("2026-11-21")

// handed gives the files of an old payroll, with three things planted.
func handed(t *testing.T, employers int) map[takeover.File][]byte {
	t.Helper()
	p := oldpayroll.New(today, employers)
	if err := p.Run(); err != nil {
		t.Fatal(err)
	}
	e, err := p.Export()
	if err != nil {
		t.Fatal(err)
	}
	e.Row(takeover.PAsFile, p.Jobs[0].Key)["tax code"] = "BR"
	e.Row(takeover.ParallelFile, p.Jobs[1].Key)["net"] = "1.00"
	e.Row(takeover.PAsFile, p.Jobs[1].Key)["nino"] = ""
	files, err := e.Files()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPages(t *testing.T) {
	files := handed(t, 5)
	set, slips, err := takeover.ReadAll(files, today)
	if err != nil {
		t.Fatal(err)
	}
	report, err := takeover.Compare(set, slips)
	if err != nil {
		t.Fatal(err)
	}
	mine := takeover.Takeover{ID: "tkv_1", Name: "Sunrise", State: takeover.Looked, On: today, Employers: 5, New: 5, Totals: set.TotalsOf(""), Warnings: set.Warnings,
		Parallel: &report, PreparedBy: "acc_1"}
	others, taken, undone := mine, mine, mine
	others.PreparedBy, taken.State, undone.State, undone.Parallel = "acc_2", takeover.Taken, takeover.Undone, nil
	for name, page := range map[string]listPage{"none": {}, "every state": {All: []takeover.Takeover{mine, others, taken, undone},
		Wrong: []*fault.Fault{{Line: 3, Field: "pas.csv/born", Text: takeover.InFuture.Text()}}}} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error {
			page.Uploads = uploads(v)
			return v.Page(visit.Look{Title: "T"}, list(v, page))
		})
	}
	for name, its := range map[string]takeover.Takeover{"mine": mine, "another's": others, "taken": taken, "undone": undone, "empty": {}} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error {
			page := pageOf(its, v)
			page.Done = true
			return v.Page(visit.Look{Title: "T"}, one(v, page))
		})
	}
	told := []app.Told{{Job: work.Employment{ID: "emp_1", PAName: "Kelly Marsh"}, Notices: []notice.Notice{
		{Kind: notice.P6, Issued: today, From: today, Code: tax.Must("1257L")}, {Kind: notice.SL1, Issued: today, From: today, Plan: 2},
		{Kind: notice.PGL1, Issued: today, From: today}, {Kind: notice.SL2, Issued: today, From: today}}}}
	for name, page := range map[string]noticesPage{"no notices": {}, "every kind": {Told: told, Done: true, Kept: "2", Address: "/notices/per_1"}} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error {
			page.fields(v)
			return v.Page(visit.Look{Title: "T"}, notices(v, page))
		})
	}
}

// site is the pages over a bureau's records of its own.
type site struct {
	*testing.T
	p             Pages
	first, second access.Actor
}

func newSite(t *testing.T, s *store.Store) *site {
	t.Helper()
	b := base.Base{Store: s}
	k := store.Keeper{ID: "kpr_01kcz8p3gwf0wv6rpq3v8vve6s", Kind: "support", Name: "Fairweek Support"}
	w := &site{T: t, p: Pages{Service: &app.Service{Base: b}}}
	w.first = access.Actor{Account: "acc_01kcz8p3gwf0wv6rpq3v8vve61", Keeper: k.ID, Role: access.Support, Name: "Sunita Rao"}
	w.second = access.Actor{Account: "acc_01kcz8p3gwf0wv6rpq3v8vve62", Keeper: k.ID, Role: access.Support, Name: "Tom Reid"}
	if err := (&setup.Service{Base: b}).AddKeeper(context.Background(), k, store.Account{Actor: w.first}, store.Account{Actor: w.second}); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *site) serve(by access.Actor, r *http.Request, page func(*visit.Visit) error) *httptest.ResponseRecorder {
	w.Helper()
	out := httptest.NewRecorder()
	if err := page(&visit.Visit{W: out, R: r, By: by, Words: content.For(content.En), Home: "/"}); err != nil {
		w.Fatal(err)
	}
	return out
}

// send fills in the form with files.
func (w *site) send(name string, sent map[takeover.File][]byte) *httptest.ResponseRecorder {
	w.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("name", name); err != nil {
		w.Fatal(err)
	}
	for f, data := range sent {
		out, err := form.CreateFormFile(field(f), string(f))
		if err == nil {
			_, err = out.Write(data)
		}
		if err != nil {
			w.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		w.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/take-over", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return w.serve(w.first, r, w.p.look)
}

func (w *site) post(by access.Actor, places map[string]string, form url.Values, page func(*visit.Visit) error) *httptest.ResponseRecorder {
	w.Helper()
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for k, v := range places {
		r.SetPathValue(k, v)
	}
	return w.serve(by, r, page)
}

func (w *site) says(what string, out *httptest.ResponseRecorder, words ...string) {
	w.Helper()
	for _, s := range words {
		if !strings.Contains(out.Body.String(), s) {
			w.Errorf("%s: no %q in %s", what, s, out.Body.String())
		}
	}
}

func TestForms(t *testing.T) {
	storetest.EachWith(t, store.Options{Now: func() time.Time { return today.Time().Add(9 * time.Hour) }}, func(t *testing.T, s *store.Store) {
		w := newSite(t, s)
		w.says("no files", w.send("Sunrise", nil), "There is no file employers.csv")
		files := handed(t, 3)
		w.says("no name", w.send("", files), "Give this takeover a name")
		broken := map[takeover.File][]byte{}
		for f, data := range files {
			broken[f] = data
		}
		broken[takeover.PAsFile] = bytes.Replace(files[takeover.PAsFile], []byte("GL1 1AA"), []byte("nowhere"), 1)
		w.says("a broken line", w.send("Sunrise", broken), "pas.csv", "postcode", "Nobody was taken over")
		to := w.send("Sunrise", files).Header().Get("Location")
		id := strings.TrimPrefix(to, "/take-over/")
		places := map[string]string{"takeover": id}
		w.says("looked at", w.post(w.first, places, nil, w.p.one), "2 of 4 payslips are the same to the penny", "1 differ for a reason", "Not explained", "tax code 1257L",
			"Someone else here", "has no National Insurance number")
		w.says("by whoever prepared it", w.post(w.first, places, nil, w.p.take), "someone other than the one who prepared it")
		if got := w.post(w.second, places, nil, w.p.take).Header().Get("Location"); got != to+"?done=taken" {
			t.Errorf("taken leads to %q", got)
		}
		w.says("the list", w.serve(w.first, httptest.NewRequest("GET", "/take-over", nil), w.p.list), "Sunrise", "Taken over")
		w.noticed(s)
		if got := w.post(w.second, places, nil, w.p.undo).Header().Get("Location"); got != to+"?done=undone" {
			t.Errorf("undone leads to %q", got)
		}
		r := httptest.NewRequest("GET", "/", nil)
		r.SetPathValue("file", "pas.csv")
		w.says("an empty file", w.serve(w.first, r, w.p.empty), "employer,pa,name,born")
	})
}

// noticed keys a notice for the first employer who was taken over.
func (w *site) noticed(s *store.Store) {
	w.Helper()
	var h takeover.Here
	err := s.Read(context.Background(), w.first, w.first.Keeper, func(tx *store.Tx) error {
		here, err := tx.TakenOver(context.Background())
		h = here[takeover.Key{Employer: "E001", PA: "P001-1"}]
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	places := map[string]string{"employer": string(h.Person)}
	form := url.Values{"job": {string(h.Employment)}, "kind": {"P6"}, "issued-day": {"10"}, "issued-month": {"11"}, "issued-year": {"2026"},
		"from-day": {"20"}, "from-month": {"11"}, "from-year": {"2026"}, "code": {"QQ"}}
	w.says("a code that is none", w.post(w.first, places, form, w.p.key), "There is no tax code QQ")
	form.Set("code", "1100L")
	if got := w.post(w.first, places, form, w.p.key).Header().Get("Location"); got != "/notices/"+string(h.Person)+"?kept=1" {
		w.Errorf("kept leads to %q", got)
	}
	w.says("what is kept", w.post(w.first, places, nil, w.p.notices), "Tax code 1100L")
	w.says("the same again", w.post(w.first, places, form, w.p.key), "This notice is here already")
	w.says("a file that is none", w.post(w.first, places, url.Values{}, w.p.readFile), "This is not a file of notices from HMRC")
}
