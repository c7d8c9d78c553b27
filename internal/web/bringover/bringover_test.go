package bringover

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"ownway/internal/access"
	base "ownway/internal/app"
	app "ownway/internal/app/bringover"
	"ownway/internal/app/setup"
	"ownway/internal/care/bringover"
	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var officer = access.Actor{Account: "acc_1", Role: access.Finance, Name: "Pat Doyle"}

func TestPages(t *testing.T) {
	lines, err := bringover.Read(strings.NewReader(people), calendar.MustDate("2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	w := bringover.Wave{ID: "wav_1", Name: "First 500", State: bringover.Looked, AsOf: calendar.MustDate("2026-11-20"), Totals: bringover.TotalsOf(lines), New: 2,
		Control: bringover.Control{People: 2, Weekly: 491_00, Held: 1000_00}, PreparedBy: "acc_1", Warnings: bringover.Warnings(lines, calendar.MustDate("2028-11-21"))}
	others, brought, undone := w, w, w
	others.PreparedBy, brought.State, undone.State = "acc_2", bringover.Brought, bringover.Undone
	for name, page := range map[string]listPage{"no waves": {}, "every state": {Waves: []bringover.Wave{w, others, brought, undone}, Wrong: []*fault.Fault{{Line: 3, Field: "born", Text: bringover.NotBornYet.Text()}}}} {
		page.AsOf.Name, page.AsOf.Label = "as-of", "When?"
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, list(v, page)) })
	}
	for name, one := range map[string]bringover.Wave{"mine": w, "another's": others, "brought": brought, "undone": undone, "empty": {}} {
		pagetest.Sound(t, name, officer, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, wave(v, wavePage{Wave: one, Address: "/bring-over/wav_1", Mine: one.PreparedBy == "acc_1", Done: one.State == bringover.Brought}))
		})
	}
	pagetest.Sound(t, "columns", access.Actor{}, Pages{}.columns)
}

const people = "reference,name,born,route,account name,sort code,account number,first payment,paid to,council weekly,council held,own held\n" +
	"A1,Rosa Whitfield,1971-05-02,own-account,R Whitfield,200000,55779911,2024-04-08,2026-07-26,245.50,480,20\n" +
	"A2,Alan Croft,1955-05-02,managed,,,,2024-04-08,2026-07-26,245.50,500,0\n"

// site is the pages over a council's records of its own.
type site struct {
	*testing.T
	p     Pages
	first access.Actor
	other access.Actor
}

func newSite(t *testing.T, s *store.Store) *site {
	t.Helper()
	b := base.Base{Store: s}
	k := store.Keeper{ID: "kpr_01kcz8p3gwf0wv6rpq3v8vve6s", Kind: "council", Name: "Severnside Council", Council: store.Council{Policy: "severnside", CycleFrom: calendar.MustDate("2026-07-27")}}
	w := &site{T: t, p: Pages{Service: &app.Service{Base: b}}}
	w.first = access.Actor{Account: "acc_01kcz8p3gwf0wv6rpq3v8vve61", Keeper: k.ID, Role: access.Finance, Name: "Pat Doyle"}
	w.other = access.Actor{Account: "acc_01kcz8p3gwf0wv6rpq3v8vve62", Keeper: k.ID, Role: access.Finance, Name: "Mo Farr"}
	if err := (&setup.Service{Base: b}).AddKeeper(context.Background(), k, store.Account{Actor: w.first}, store.Account{Actor: w.other}); err != nil {
		t.Fatal(err)
	}
	return w
}

// send fills in the form.
func (w *site) send(by access.Actor, csv string, answers map[string]string) *httptest.ResponseRecorder {
	w.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for k, a := range answers {
		if err := form.WriteField(k, a); err != nil {
			w.Fatal(err)
		}
	}
	if csv != "" {
		f, err := form.CreateFormFile("file", "people.csv")
		if err != nil {
			w.Fatal(err)
		}
		if _, err := f.Write([]byte(csv)); err != nil {
			w.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		w.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/bring-over", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	return w.serve(by, r, w.p.look)
}

func (w *site) serve(by access.Actor, r *http.Request, page func(*visit.Visit) error) *httptest.ResponseRecorder {
	w.Helper()
	out := httptest.NewRecorder()
	if err := page(&visit.Visit{W: out, R: r, By: by, Words: content.For(content.En), Home: "/"}); err != nil {
		w.Fatal(err)
	}
	return out
}

// press presses the button of a wave.
func (w *site) press(by access.Actor, id string, page func(*visit.Visit) error) *httptest.ResponseRecorder {
	w.Helper()
	r := httptest.NewRequest(http.MethodPost, "/bring-over/"+id, nil)
	r.SetPathValue("wave", id)
	return w.serve(by, r, page)
}

var answers = map[string]string{"name": "First two", "as-of-day": "1", "as-of-month": "8", "as-of-year": "2026", "people": "2", "weekly": "491", "held": "1,000.00"}

func with(field, value string) map[string]string {
	all := map[string]string{}
	for k, a := range answers {
		all[k] = a
	}
	all[field] = value
	return all
}

func TestAWaveFromFormToBooks(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newSite(t, s)
		for _, c := range []struct {
			csv     string
			answers map[string]string
			says    string
		}{
			{"", answers, "Choose the file"},
			{people, with("people", "lots"), "Enter how many people"},
			{people, with("held", "999.99"), "The file holds £1,000.00, and the old system says £999.99"},
			{people, with("as-of-year", "2027"), "Balances are those of a day that is over"},
			{strings.Replace(people, "1971-05-02", "soon", 1), answers, "Things to put right in this file: 1. Nobody was brought over"},
			{"name\n", answers, "There is no column"},
		} {
			out := w.send(w.first, c.csv, c.answers)
			if out.Code != http.StatusUnprocessableEntity || !strings.Contains(out.Body.String(), c.says) {
				t.Errorf("want %q, got %d %s", c.says, out.Code, out.Body)
			}
		}
		out := w.send(w.first, people, answers)
		id := strings.TrimPrefix(out.Header().Get("Location"), "/bring-over/")
		if out.Code != http.StatusSeeOther || id == "" {
			t.Fatalf("got %d %s", out.Code, out.Body)
		}
		if out := w.press(w.first, id, w.p.bring); out.Code != http.StatusUnprocessableEntity {
			t.Errorf("by whoever prepared it: %d", out.Code)
		}
		if out := w.press(w.other, id, w.p.bring); !strings.HasSuffix(out.Header().Get("Location"), "?done=brought") {
			t.Fatalf("got %d %s", out.Code, out.Body)
		}
		if out := w.press(w.other, id, w.p.undo); !strings.HasSuffix(out.Header().Get("Location"), "?done=undone") {
			t.Fatalf("got %d %s", out.Code, out.Body)
		}
		if page := w.serve(w.first, httptest.NewRequest(http.MethodGet, "/bring-over", nil), w.p.list).Body.String(); !strings.Contains(page, "Undone") {
			t.Error("the list does not say that the wave was undone")
		}
	})
}

func TestEmptyFileIsRead(t *testing.T) {
	w := &site{T: t}
	out := w.serve(access.Actor{}, httptest.NewRequest(http.MethodGet, "/bring-over/columns.csv", nil), w.p.empty)
	if _, err := bringover.Read(out.Body, calendar.MustDate("2026-11-21")); len(fault.All(err)) != 1 || fault.All(err)[0].Text.Key != bringover.NoPeople {
		t.Errorf("got %v", err)
	}
}
