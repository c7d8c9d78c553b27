// Package managed holds the pages of a support organisation that holds the
// money of many people in one bank account, and the page on which a provider
// sends bills with a code.
package managed

import (
	"errors"
	"strings"

	"ownway/internal/access"
	app "ownway/internal/app/managed"
	"ownway/internal/care/clientmoney"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// Pages holds what the pages need.
type Pages struct{ Service *app.Service }

// Routes lists the pages.
func (p Pages) Routes() []visit.Route {
	return []visit.Route{
		{Pattern: "GET /managed", Act: access.RunManaged, Serve: p.overview},
		{Pattern: "POST /managed/open", Act: access.RunManaged, Serve: p.open},
		{Pattern: "POST /managed/statement", Act: access.RunManaged, Serve: p.statement},
		{Pattern: "GET /managed/lines/{line}", Act: access.RunManaged, Serve: p.line},
		{Pattern: "POST /managed/lines/{line}", Act: access.RunManaged, Serve: p.sayLine},
		{Pattern: "GET /managed/lines/{line}/share", Act: access.RunManaged, Serve: p.shares},
		{Pattern: "POST /managed/lines/{line}/share", Act: access.RunManaged, Serve: p.share},
		{Pattern: "GET /managed/back/{line}", Act: access.RunManaged, Serve: p.back},
		{Pattern: "POST /managed/back/{line}", Act: access.RunManaged, Serve: p.lookedAt},
		{Pattern: "POST /managed/sun", Act: access.RunManaged, Serve: p.sun},
		{Pattern: "POST /managed/days", Act: access.RunManaged, Serve: p.keepDay},
		{Pattern: "GET /managed/days/{first}", Act: access.RunManaged, Serve: p.day},
		{Pattern: "POST /managed/days/{first}", Act: access.RunManaged, Serve: p.signDay},
		{Pattern: "POST /managed/lists", Act: access.RunManaged, Serve: p.prepare},
		{Pattern: "GET /managed/lists/{list}", Act: access.RunManaged, Serve: p.list},
		{Pattern: "POST /managed/lists/{list}", Act: access.RunManaged, Serve: p.decideList},
		{Pattern: "GET /managed/lists/{list}/{file}", Act: access.RunManaged, Serve: p.listFile},
		{Pattern: "POST /managed/fees/{person}", Act: access.TakeFee, Serve: p.fee},
		{Pattern: "GET /send-a-bill/{code}", Act: access.ReadPublic, Serve: p.provider},
		{Pattern: "POST /send-a-bill/{code}", Act: access.ReadPublic, Serve: p.sendBill},
	}
}

const mostFile = 20 << 20

// overviewPage is the account as it stands.
type overviewPage struct {
	app.Overview
	Done  string
	Ready bool // there is an account
	Begin []clientmoney.Client
	Form  openForm
}

type openForm struct {
	SortCode, Number string
	From             govuk.DateField
}

func (p Pages) overview(v *visit.Visit) error {
	page := overviewPage{Done: v.R.URL.Query().Get("done"), Ready: true}
	var err error
	page.Overview, err = p.Service.Look(v.R.Context(), v.By)
	if fault.KindOf(err) == fault.KindNotFound {
		page.Ready = false
		_, page.Begin, err = p.Service.Begin(v.R.Context(), v.By, p.Service.Today())
	}
	if err != nil {
		return err
	}
	page.Form = openForm{SortCode: v.Form("sort-code"), Number: v.Form("account-number"),
		From: govuk.DateField{Ask: govuk.Ask{Name: "from", Label: v.T("managed-page.from"), Hint: v.T("managed-page.from-hint"), Error: v.Error("from")}}.Typed(v.Form)}
	return v.Page(visit.Look{Title: v.T("managed-page.title"), Wide: true}, overview(v, page))
}

// open begins the account with what people's books held on the evening before.
func (p Pages) open(v *visit.Visit) error {
	var wrong []error
	code, err := ident.ParseSortCode(v.Form("sort-code"))
	wrong = append(wrong, fault.At(err, "sort-code"))
	number, err := ident.ParseAccountNumber(v.Form("account-number"))
	wrong = append(wrong, fault.At(err, "account-number"))
	from, err := govuk.ParseDate(v.Form, "from")
	wrong = append(wrong, err)
	if err = errors.Join(wrong...); err == nil {
		var o app.Opening
		if o, _, err = p.Service.Begin(v.R.Context(), v.By, from); err == nil {
			o.Bank = ident.BankAccount{SortCode: code, Number: number, Name: v.By.Name}
			err = p.Service.Open(v.R.Context(), v.By, o)
		}
	}
	return p.after(v, err, "/managed?done=opened", p.overview)
}

// after goes on to a page when all went well, and shows a form again when the
// reader can put it right.
func (p Pages) after(v *visit.Visit, err error, to string, again func(*visit.Visit) error) error {
	if err == nil {
		return v.Go(to)
	}
	if !v.Refused(err) {
		return err
	}
	return again(v)
}

func (p Pages) statement(v *visit.Visit) error {
	data, _, err := v.Upload("file", mostFile)
	if err == nil {
		_, err = p.Service.Bring(v.R.Context(), v.By, data)
	}
	return p.after(v, fault.At(err, "file"), "/managed?done=brought", p.overview)
}

// linePage is one line of the account, and whose it may be.
type linePage struct {
	Line    store.PooledLine
	Parts   []store.Part
	Clients []clientmoney.Client
	Person  string // as chosen
	Words   string
}

// Waits reports whether nobody said yet whose it is.
func (l linePage) Waits() bool { return l.Line.State == store.Suspense }

func lineID(v *visit.Visit) (store.PooledLineID, error) {
	var id store.PooledLineID
	err := id.Parse(v.R.PathValue("line"))
	return id, missing(err)
}

// missing says of an address that it leads nowhere.
func missing(err error) error {
	if err == nil {
		return nil
	}
	return fault.NotFound(store.NoSuchRecord)
}

func (p Pages) line(v *visit.Visit) error {
	id, err := lineID(v)
	if err != nil {
		return err
	}
	page := linePage{Person: v.Form("person"), Words: v.Form("words")}
	if page.Line, page.Parts, err = p.Service.Line(v.R.Context(), v.By, id); err != nil {
		return err
	}
	look, err := p.Service.Look(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page.Clients = look.Clients
	return v.Page(visit.Look{Title: v.T("managed-page.whose"), Back: "/managed"}, line(v, page))
}

// sayLine says whose a line is, or takes it back.
func (p Pages) sayLine(v *visit.Visit) error {
	id, err := lineID(v)
	if err != nil {
		return err
	}
	switch who := v.Form("person"); {
	case v.Form("do") == "back":
		err = p.Service.TakeBack(v.R.Context(), v.By, id)
	case who == "own":
		err = p.Service.Own(v.R.Context(), v.By, id, v.Form("words"))
	default:
		var theirs person.ID
		if theirs.Parse(who) != nil {
			err = fault.Invalid("person", app.NotHeldHere)
			break
		}
		err = p.Service.Say(v.R.Context(), v.By, id, theirs)
	}
	return p.after(v, err, "/managed?done=said", p.line)
}

// dayPage is the comparison of one day.
type dayPage struct {
	clientmoney.Record
	Mine   bool // the reader made it
	Reason string
}

func dayOf(v *visit.Visit) (calendar.Date, error) {
	d, err := calendar.Parse(v.R.PathValue("first"))
	return d, missing(err)
}

func (p Pages) keepDay(v *visit.Visit) error {
	on, err := govuk.ParseDate(v.Form, "day")
	if err == nil {
		err = p.Service.Keep(v.R.Context(), v.By, on)
	}
	return p.after(v, err, "/managed/days/"+on.String(), p.overview)
}

func (p Pages) day(v *visit.Visit) error {
	on, err := dayOf(v)
	if err != nil {
		return err
	}
	r, err := p.Service.Day(v.R.Context(), v.By, on)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("managed-page.day", "day", on), Back: "/managed", Wide: true}, day(v, dayPage{Record: r, Mine: r.MadeBy == string(v.By.Account), Reason: v.Form("reason")}))
}

func (p Pages) signDay(v *visit.Visit) error {
	on, err := dayOf(v)
	if err != nil {
		return err
	}
	return p.after(v, p.Service.Sign(v.R.Context(), v.By, on, v.Form("reason")), "/managed/days/"+on.String(), p.day)
}

// listPage is a payment list.
type listPage struct {
	clientmoney.List
	Mine   bool
	NoBacs bool // no Bacs number is known, so there is no file for Bacs
}

func listID(v *visit.Visit) (clientmoney.ListID, error) {
	var id clientmoney.ListID
	err := id.Parse(v.R.PathValue("list"))
	return id, missing(err)
}

func (p Pages) prepare(v *visit.Visit) error {
	rail := payment.ByBacs
	if v.Form("rail") == string(payment.BySameDay) {
		rail = payment.BySameDay
	}
	l, err := p.Service.PrepareList(v.R.Context(), v.By, p.Service.Today(), rail)
	return p.after(v, err, "/managed/lists/"+string(l.ID), p.overview)
}

func (p Pages) list(v *visit.Visit) error {
	id, err := listID(v)
	if err != nil {
		return err
	}
	l, err := p.Service.List(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	look, err := p.Service.Look(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("managed-page.list"), Back: "/managed", Wide: true}, list(v, listPage{List: l, Mine: l.MadeBy == string(v.By.Account), NoBacs: look.Account.SUN == ""}))
}

func (p Pages) decideList(v *visit.Visit) error {
	id, err := listID(v)
	if err != nil {
		return err
	}
	if v.Form("do") == "drop" {
		err = p.Service.DropList(v.R.Context(), v.By, id)
	} else {
		err = p.Service.ApproveList(v.R.Context(), v.By, id)
	}
	return p.after(v, err, "/managed/lists/"+string(id), p.list)
}

// fee takes a person's fee of the month before this one.
func (p Pages) fee(v *visit.Visit) error {
	var id person.ID
	if err := id.Parse(v.R.PathValue("person")); err != nil {
		return err
	}
	last := calendar.MonthOf(calendar.MonthOf(p.Service.Today()).First.AddDays(-1))
	_, err := p.Service.TakeFee(v.R.Context(), v.By, id, last)
	return p.after(v, err, "/managed?done=fee", p.overview)
}

func bankWords(l store.PooledLine) string {
	return strings.TrimSpace(l.Line.Payee + " " + l.Line.Reference)
}

func sum(v *visit.Visit, a money.Amount) string { return v.Words.Money(a) }
