// Package public holds the pages that anyone can read: the start page, signing
// in, and what went wrong.
package public

import (
	"context"
	"net/http"

	"ownway/internal/access"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// Pages holds what the public pages need.
type Pages struct {
	Accounts func(context.Context) ([]store.Account, error) // those that a demo offers
	Start    func(http.ResponseWriter, access.AccountID)    // begins a session
	End      func(http.ResponseWriter)                      // ends it
	Home     func(access.Actor) string                      // where an actor begins
}

// Routes lists the public pages. Signing in by picking a name is there in a
// demo only.
func (p Pages) Routes(demo bool) []visit.Route {
	routes := []visit.Route{
		{Pattern: "GET /{$}", Act: access.ReadPublic, Serve: p.start},
		{Pattern: "POST /sign-out", Act: access.ReadPublic, Serve: p.signOut},
	}
	if demo {
		routes = append(routes,
			visit.Route{Pattern: "GET /sign-in", Act: access.ReadPublic, Serve: p.signIn},
			visit.Route{Pattern: "POST /sign-in", Act: access.ReadPublic, Serve: p.pick})
	} else {
		routes = append(routes, visit.Route{Pattern: "GET /sign-in", Act: access.ReadPublic, Serve: p.noSignIn})
	}
	return routes
}

func (p Pages) start(v *visit.Visit) error {
	if at := p.Home(v.By); at != "/" {
		return v.Go(at)
	}
	return v.Page(visit.Look{Title: v.T("start.title")}, start(v))
}

func (p Pages) noSignIn(v *visit.Visit) error {
	return v.Page(visit.Look{Title: v.T("sign-in.title"), Back: "/"}, noSignIn(v))
}

// group is the demo's people who belong together.
type group struct {
	Heading  string
	Accounts []store.Account
}

func (p Pages) signIn(v *visit.Visit) error {
	groups, err := p.groups(v)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("sign-in.title"), Back: "/"}, signIn(v, groups))
}

// groups sorts the demo's accounts by what they are for.
func (p Pages) groups(v *visit.Visit) ([]group, error) {
	all, err := p.Accounts(v.R.Context())
	if err != nil {
		return nil, err
	}
	groups := []group{
		{Heading: v.T("sign-in.people")}, {Heading: v.T("sign-in.pas")},
		{Heading: v.T("sign-in.councils")}, {Heading: v.T("sign-in.support")},
	}
	for _, a := range all {
		n := map[access.Role]int{access.Person: 0, access.PA: 1, access.Practitioner: 2, access.Finance: 2, access.Support: 3}[a.Role]
		groups[n].Accounts = append(groups[n].Accounts, a)
	}
	return groups, nil
}

func (p Pages) pick(v *visit.Visit) error {
	var id access.AccountID
	if err := id.Parse(v.Form("account")); err != nil {
		return err
	}
	all, err := p.Accounts(v.R.Context())
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Account == id {
			p.Start(v.W, id)
			return v.Go(p.Home(a.Actor))
		}
	}
	return fault.NotFound(store.NoSuchRecord)
}

func (p Pages) signOut(v *visit.Visit) error {
	p.End(v.W)
	return v.Go("/")
}

// Wrong shows what went wrong. An error that is no fault is shown by its id
// alone.
func Wrong(v *visit.Visit, kind fault.Kind, text, id string) error {
	status := map[fault.Kind]int{fault.KindInvalid: http.StatusUnprocessableEntity, fault.KindNotFound: http.StatusNotFound,
		fault.KindConflict: http.StatusConflict, fault.KindForbidden: http.StatusForbidden, fault.KindInternal: http.StatusInternalServerError}[kind]
	title := v.T(map[fault.Kind]string{fault.KindInvalid: "wrong.invalid", fault.KindNotFound: "wrong.not-found",
		fault.KindConflict: "wrong.conflict", fault.KindForbidden: "wrong.forbidden", fault.KindInternal: "wrong.internal"}[kind])
	return v.PageWith(status, visit.Look{Title: title}, wrong(v, title, text, id))
}
