package web

import (
	"os"

	"ownway/internal/access"
	"ownway/internal/app"
	over "ownway/internal/app/bringover"
	day "ownway/internal/app/bureau"
	buying "ownway/internal/app/buy"
	"ownway/internal/app/care"
	"ownway/internal/app/evidence"
	"ownway/internal/app/filing"
	"ownway/internal/app/home"
	"ownway/internal/app/managed"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	councils "ownway/internal/app/policies"
	records "ownway/internal/app/recordpack"
	taking "ownway/internal/app/takeover"
	"ownway/internal/web/bringover"
	"ownway/internal/web/bureau"
	"ownway/internal/web/buy"
	"ownway/internal/web/cost"
	"ownway/internal/web/council"
	papers "ownway/internal/web/forms"
	"ownway/internal/web/layout"
	pooled "ownway/internal/web/managed"
	"ownway/internal/web/mywork"
	"ownway/internal/web/office"
	"ownway/internal/web/payslip"
	"ownway/internal/web/person"
	"ownway/internal/web/policies"
	"ownway/internal/web/public"
	"ownway/internal/web/recordpack"
	"ownway/internal/web/rights"
	"ownway/internal/web/takeover"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/msg"
)

var tooLarge = msg.New("web.file-too-large", "This file is too large. Send a shorter period")

// allRoutes joins the pages of every kind of reader.
func (s *Server) allRoutes(base app.Base) []visit.Route {
	open := public.Pages{Accounts: s.store.Accounts, Start: s.sessions.start, End: s.sessions.end, Home: firstPage}
	routes := append(open.Routes(s.demo), rights.Pages{}.Routes()...)
	wages := &pay.Service{Base: base}
	purse := &money.Service{Base: base, Accounts: s.numbers}
	if s.numbers != nil {
		purse.LoadedOn = base.Today()
	}
	held := &managed.Service{Base: base, Money: purse}
	for _, more := range [][]visit.Route{
		person.Pages{Home: &home.Service{Base: base}, Shown: &evidence.Service{Base: base, Scanner: s.scanner}, Pay: wages, Money: purse, Care: &care.Service{Base: base}, Bills: held}.Routes(),
		payslip.Pages{Pay: wages}.Routes(),
		mywork.Pages{Pay: wages}.Routes(),
		council.Pages{Care: &care.Service{Base: base}, Money: purse}.Routes(),
		cost.Pages{Today: base.Today}.Routes(),
		bringover.Pages{Service: &over.Service{Base: base}}.Routes(),
		bureau.Pages{Pay: wages, Filing: &filing.Service{Base: base, Gateway: filing.GatewayFrom(os.Getenv, nil)}, Office: &day.Service{Base: base}}.Routes(),
		office.Pages{Bureau: &day.Service{Base: base}}.Routes(),
		takeover.Pages{Service: &taking.Service{Base: base}}.Routes(),
		pooled.Pages{Service: held}.Routes(),
		recordpack.Pages{Packs: &records.Service{Base: base}}.Routes(),
		papers.Pages{Pay: wages, Filing: &filing.Service{Base: base}}.Routes(),
		buy.Pages{Buy: &buying.Service{Base: base}}.Routes(),
		policies.Pages{Policies: &councils.Service{Base: base}}.Routes(),
	} {
		routes = append(routes, more...)
	}
	return routes
}

// Routes lists every page and form, for the test that walks them all.
func (s *Server) Routes() []visit.Route { return s.routes }

// firstPage gives where an actor begins.
func firstPage(a access.Actor) string {
	switch a.Role {
	case access.Person:
		if !a.Person.IsZero() {
			return "/home/" + string(a.Person)
		}
	case access.PA:
		return "/work"
	case access.Practitioner:
		return "/caseload"
	case access.Finance:
		return "/payments"
	case access.Support:
		return "/wages"
	}
	return "/"
}

// menu gives the few places that an actor moves between.
func menu(v *visit.Visit) []layout.Item {
	item := func(key, href string) layout.Item {
		return layout.Item{Text: v.T(key), Href: href, Current: v.R.URL.Path == href}
	}
	switch v.By.Role {
	case access.Person:
		p := string(v.By.Person)
		return []layout.Item{item("menu.home", "/home/"+p), item("menu.hours", "/home/"+p+"/hours"), item("menu.money", "/home/"+p+"/money"), item("menu.pay", "/home/"+p+"/pay"), item("buy.title", "/home/"+p+"/buy")}
	case access.PA:
		return []layout.Item{item("menu.work", "/work")}
	case access.Practitioner:
		return []layout.Item{item("menu.caseload", "/caseload"), item("buy.waiting-title", "/questions")}
	case access.Finance:
		return []layout.Item{item("menu.payments", "/payments"), item("menu.bring-over", "/bring-over")}
	case access.Support:
		return []layout.Item{item("office.title", "/office"), item("menu.wages", "/wages"), item("menu.filings", "/filings"), item("managed-page.title", "/managed"), item("take.title", "/take-over")}
	}
	return nil
}

func showFault(v *visit.Visit, kind fault.Kind, err error, id string) error {
	text := ""
	if all := fault.All(err); kind != fault.KindInternal && len(all) > 0 {
		text = v.Words.Say(all[0].Text)
	}
	return public.Wrong(v, kind, text, id)
}
