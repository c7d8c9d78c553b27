// Package layout holds the shell that every page stands in: skip link, name
// of the service, language switch, who is signed in, banners, main part and
// foot. It carries no style or script inside the page, so that a strict
// content security policy holds.
package layout

import (
	"context"
	"io"
	"net/url"

	"github.com/a-h/templ"

	"ownway/internal/content"
	"ownway/internal/web/govuk"
)

// Service is the name of the service, the same in every language.
const Service = "Ownway"

// Page says what the shell shows around a page.
type Page struct {
	Title  string         // the page's own, without the service's name
	Lang   content.Lang   // English when left out
	Words  *content.Words // those of Lang when left out
	Path   string         // path and query of this page, for the language switch
	Back   string         // address of the page before; none when left out
	Home   string         // where the service's name leads; "/" when left out
	Signed *Signed        // nil when no one is signed in
	Menu   []Item
	Foot   []govuk.Link
	Demo   bool         // the people and the money are made up
	Errors govuk.Faults // what must be put right
	Wide   bool         // the page uses the whole width, as for a large table
}

// Signed is who is signed in.
type Signed struct {
	Name    string
	Who     string // tells one account from another
	SignOut string // where the form goes; "/sign-out" when left out
}

// Item is one entry of the menu.
type Item struct {
	Text    string
	Href    string
	Current bool // this page, or one below it
}

// Shell stands around the children, and gives them the reader's words through
// the context.
func Shell(p Page) templ.Component {
	if p.Words == nil {
		p.Words = content.For(p.Lang)
	}
	p.Lang = p.Words.Lang()
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return p.shell().Render(content.Into(ctx, p.Words), w)
	})
}

// title is what a browser's tab says. It begins with the error, so that it is
// heard first.
func (p Page) title() string {
	title := p.Title
	if len(p.Errors) > 0 {
		title = p.Words.T("layout.error-title", "title", title)
	}
	if title == "" {
		return Service
	}
	return title + " – " + Service
}

// inLang gives the address of this page in another language.
func (p Page) inLang(l content.Lang) string {
	u, err := url.Parse(p.Path)
	if err != nil || u.Host != "" || u.Scheme != "" {
		u = &url.URL{Path: "/"} // never away from this site
	}
	q := u.Query()
	q.Set("lang", string(l))
	u.RawQuery = q.Encode()
	return u.String()
}

func (p Page) home() string {
	if p.Home == "" {
		return "/"
	}
	return p.Home
}

// who gives who is signed in, for the script that keeps pages on a phone; nobody
// is the empty string.
func (p Page) who() string {
	if p.Signed == nil {
		return ""
	}
	return p.Signed.Who
}

func (s Signed) signOut() string {
	if s.SignOut == "" {
		return "/sign-out"
	}
	return s.SignOut
}
