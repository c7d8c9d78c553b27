package office

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"ownway/internal/access"
	base "ownway/internal/app"
	app "ownway/internal/app/bureau"
	"ownway/internal/app/setup"
	days "ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/value/calendar"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var officer = access.Actor{Account: "acc_01kcz8p3gwf0wv6rpq3v8vve61", Keeper: "kpr_01kcz8p3gwf0wv6rpq3v8vve6s", Role: access.Support, Name: "Sunita Rao"}

func day(s string) calendar.Date { return calendar.MustDate(s) }

func TestPages(t *testing.T) {
	sound := func(name string, page func(*visit.Visit) error) { pagetest.Sound(t, name, officer, page) }
	month := calendar.MonthOf(day("2026-09-01"))
	cut := days.Usual("per_1").Of(month)
	var due []days.Due
	for _, s := range []days.Standing{days.NobodyKnows, days.HoursLate, days.ApprovalLate, days.WithUs, days.AsUsual, days.HoursDue, days.ApprovalDue, days.StandInAsked, days.Agreed} {
		due = append(due, days.Due{Employer: "per_1", Name: "Rosa Whitfield", PAName: "Kelly Marsh", Days: cut, Stands: s, UsualNext: s == days.HoursDue})
	}
	client := app.Client{Person: person.Person{ID: "per_1", Name: "Rosa Whitfield"}, Jobs: []work.Employment{{ID: "emp_1", PA: "pa_1", PAName: "Kelly Marsh"}}}
	var items []days.Item
	for n, about := range days.Topics() {
		state := []days.ItemState{days.New, days.Taken, days.Finished, days.SentBack}[n%4]
		items = append(items, days.Item{ID: days.ItemID("itk_" + string(rune('a'+n))), Channel: days.Channels()[n%5], About: about, Came: day("2026-09-14"), Employer: "per_1", From: "Kelly", Code: "X",
			Words: "three hours", State: state, By: string(officer.Account), Reason: "no name", Over: day("2026-09-15"), Led: days.Led{Sheet: "sht_1", First: month.First}, Double: "itk_z"})
	}
	invoice := days.Invoice{ID: "inv_1", Number: 3, Month: month, Made: day("2026-10-01"), Pays: days.FromPurse, To: "Rosa Whitfield", Lines: []days.Line{{Name: "Rosa Whitfield", Per: days.PerPayslip, Count: 2, Each: 450, Amount: 700, Capped: true}}}
	note := days.Invoice{ID: "inv_2", Number: 4, Month: month, Pays: days.FromCouncil, To: "Severnside", Credits: "inv_1", Why: "too much", Lines: []days.Line{{Name: "Rosa", Count: 1, Each: -100, Amount: -100}}}
	slip := work.Payslip{ID: "slp_1", PAName: "Kelly Marsh", PayDay: day("2026-09-25"), Lines: []work.Line{{Line: payroll.Line{Kind: payroll.Hours, Minutes: 60, Rate: 1300}}, {Line: payroll.Line{Kind: payroll.Sick, Amount: 500}}}}
	slip.Result.Tax = 100
	paper := days.Paper{Name: "Kelly Marsh", Lines: []string{"4 Quay Street", "SV1 4AA"}}
	letter := app.Envelope{Letter: days.Letter{Payslip: "slp_1", Times: 1, PrintedOn: day("2026-09-24"), PostedOn: day("2026-09-25")}, To: paper, Employer: "Rosa Whitfield", Slip: slip}
	for name, p := range map[string]todayPage{"nothing due": {}, "every standing": {Due: due, Ages: days.Ages{Today: 1, Older: 2}, Late: 3}} {
		sound(name, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, today(v, p)) })
	}
	for name, p := range map[string]queuePage{"an empty queue": {}, "every topic": {Queue: app.Queue{Open: items, Over: items, Names: map[person.ID]string{"per_1": "Rosa Whitfield"}}, Clients: []app.Client{client}, Me: "acc_1", Done: "Done"}} {
		sound(name, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, queue(v, p)) })
	}
	for n, one := range items {
		page := itemPage{Item: one, Client: client, Clients: []app.Client{client}, Mine: n%2 == 1, Ask: true}
		sound("item "+string(one.About), func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, item(v, page)) })
		page.Employer, page.Item.Led, page.Client = "", days.Led{}, app.Client{}
		sound("of nobody "+string(one.About), func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, item(v, page)) })
	}
	for name, p := range map[string]feesPage{"no invoices": {Month: month.First}, "invoices": {All: []days.Invoice{note, invoice}, Month: month.First}} {
		sound(name, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, fees(v, p)) })
	}
	for name, p := range map[string]invoicePage{"an invoice": {Invoice: invoice, Notes: []days.Invoice{note}}, "a note": {Invoice: note}} {
		sound(name, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, oneInvoice(v, "Invoice", p)) })
	}
	for name, p := range map[string]postPage{"no letters": {}, "letters": {All: []app.Envelope{letter, {To: paper, Slip: slip}}, ToPrint: 1, ToPost: 1}} {
		p.Run.Calendar = cut.Calendar
		sound(name, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, letters(v, p)) })
		sound("sheets of "+name, func(v *visit.Visit) error {
			return v.Page(visit.Look{Title: "T"}, sheets(v, "/office/post/wgr_1", "slp_1", p.All))
		})
	}
	ended := days.Authority{ID: "aut_2", What: days.RunPension, From: day("2026-01-01"), Until: day("2026-02-01"), GivenBy: "Rosa", Evidence: "letter"}
	full := employerPage{Person: client.Person, Days: days.Usual("per_1"), Next: cut, Today: day("2026-09-14"), HMRC: true, Client: client, Papers: []days.Paper{paper},
		Authorities: []days.Authority{{ID: "aut_1", What: days.TellHMRC, From: day("2026-01-01"), GivenBy: "Rosa", Evidence: "64-8"}, ended},
		Fees:        []days.Fee{{Pays: days.FromCouncil, Per: days.PerPeriod, Amount: 450, Most: 900, From: day("2026-01-01"), Agreed: "in the agreement"}}}
	proposed := full
	proposed.Proposed = app.FeeProposal{ID: "fee_1", Fee: full.Fees[0]}
	rosa := access.Actor{Account: "acc_9", Role: access.Person, Name: "Rosa Whitfield", Person: "per_1"}
	pagetest.Sound(t, "a fee for the employer to answer", rosa, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, employer(v, proposed)) })
	for name, p := range map[string]employerPage{"an employer": full, "a fee is proposed": proposed, "a new employer": {Person: client.Person, Days: days.Usual("per_1"), Client: app.Client{Person: client.Person}}} {
		sound(name, func(v *visit.Visit) error { return v.Page(visit.Look{Title: "T"}, employer(v, p)) })
	}
}

// A sheet for the printer holds one person's data and no other's, on pages of
// its own.
func TestNothingOfAnothersOnASheet(t *testing.T) {
	one := func(name, pa string, net int64) app.Envelope {
		return app.Envelope{To: days.Paper{Name: name, Lines: []string{name + " Street", "SV1"}}, Employer: "Employer of " + name,
			Slip: work.Payslip{PAName: pa, PayDay: day("2026-09-25"), Lines: []work.Line{{Line: payroll.Line{Kind: payroll.Hours, Minutes: 60, Rate: 1300}}}}}
	}
	all := []app.Envelope{one("Kelly", "Kelly Marsh", 1), one("Ellie", "Ellie Ford", 2)}
	page := pagetest.Render(t, content.En, officer, func(v *visit.Visit) error {
		return v.Page(visit.Look{Title: "T"}, sheets(v, "/office/post/wgr_1", "", all))
	})
	parts := strings.Split(page, `<section class="ow-sheet`)[1:]
	if len(parts) != 4 {
		t.Fatalf("%d sheets of two letters", len(parts))
	}
	for i, part := range parts {
		part, _, _ = strings.Cut(part, "</section>")
		if mine, other := []string{"Kelly", "Ellie"}[i/2], []string{"Ellie", "Kelly"}[i/2]; !strings.Contains(part, mine) || strings.Contains(part, other) {
			t.Errorf("sheet %d: %s", i, part)
		}
	}
	if strings.Contains(parts[0], "£") {
		t.Error("the address sheet shows an amount")
	}
}

func TestDayLines(t *testing.T) {
	for _, c := range []struct {
		line string
		want hours.Entry
		ok   bool
	}{
		{"14 3.5", hours.Entry{Date: day("2026-09-14"), Kind: hours.Work, Minutes: 210}, true},
		{"2 8 sick", hours.Entry{Date: day("2026-10-02"), Kind: hours.Sick, Minutes: 480}, true},
		{"31 1", hours.Entry{Date: day("2026-10-31"), Kind: hours.Work, Minutes: 60}, true},
		{"32 1", hours.Entry{}, false}, {"14", hours.Entry{}, false}, {"14 many", hours.Entry{}, false}, {"14 3 drunk", hours.Entry{}, false}, {"14 3 sick today", hours.Entry{}, false},
	} {
		got, ok := dayLine(c.line, day("2026-09-14"))
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%q: got %+v %t", c.line, got, ok)
		}
	}
}

func FuzzDayLine(f *testing.F) {
	f.Add("14 3.5 sick")
	f.Fuzz(func(t *testing.T, line string) {
		if e, ok := dayLine(line, day("2026-09-14")); ok && (e.Date.Before(day("2026-09-14")) || e.Minutes < 0) {
			t.Errorf("%q: %+v", line, e)
		}
	})
}

// press sends a form to a page.
func press(t *testing.T, page func(*visit.Visit) error, places map[string]string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/office", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for k, v := range places {
		r.SetPathValue(k, v)
	}
	out := httptest.NewRecorder()
	if err := page(&visit.Visit{W: out, R: r, By: officer, Words: content.For(content.En), Home: "/"}); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAnItemFromFormToDone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		b := base.Base{Store: s}
		p := Pages{Bureau: &app.Service{Base: b}}
		if err := (&setup.Service{Base: b}).AddKeeper(context.Background(), store.Keeper{ID: officer.Keeper, Kind: "support", Name: "Fairweek"}, store.Account{Actor: officer}); err != nil {
			t.Fatal(err)
		}
		if out := press(t, p.takeIn, nil, url.Values{"channel": {"phone"}}); out.Code != http.StatusUnprocessableEntity || !strings.Contains(out.Body.String(), "Choose what it is about") {
			t.Errorf("%d %s", out.Code, out.Body)
		}
		if out := press(t, p.next, nil, nil); out.Code != http.StatusUnprocessableEntity {
			t.Errorf("an empty queue: %d", out.Code)
		}
		press(t, p.takeIn, nil, url.Values{"channel": {"phone"}, "about": {"question"}, "words": {"When am I paid?"}})
		out := press(t, p.next, nil, nil)
		id := strings.TrimSuffix(strings.TrimPrefix(out.Header().Get("Location"), "/office/queue/"), "?done=taken")
		if out.Code != http.StatusSeeOther || !strings.HasPrefix(id, "itk_") {
			t.Fatalf("%d %s", out.Code, out.Header())
		}
		act := func(name string, form url.Values) *httptest.ResponseRecorder {
			return press(t, p.act, map[string]string{"item": id, "act": name}, form)
		}
		if out := act("finish", nil); out.Code != http.StatusUnprocessableEntity || !strings.Contains(out.Body.String(), "Say what you did") {
			t.Errorf("%d %s", out.Code, out.Body)
		}
		if out := act("hours", url.Values{"hours": {"x"}}); out.Code != http.StatusUnprocessableEntity || !strings.Contains(out.Body.String(), "Choose whose hours these are") {
			t.Errorf("%d %s", out.Code, out.Body)
		}
		if out := act("finish", url.Values{"note": {"rang back"}}); !strings.HasSuffix(out.Header().Get("Location"), "done=finished") {
			t.Errorf("%d %s", out.Code, out.Body)
		}
		if out := press(t, p.invoice, nil, url.Values{"month": {"2026-10-01"}}); out.Code != http.StatusUnprocessableEntity {
			t.Errorf("nothing to invoice: %d", out.Code)
		}
	})
}

func TestEveryValueHasAName(t *testing.T) {
	for _, lang := range content.Langs() {
		for _, key := range names {
			if said := content.For(lang).T(key); said == "" || content.Missing(said) {
				t.Errorf("%s: %s", lang, key)
			}
		}
	}
}
