// Package visit is what a page handler works with: who is asking, in which
// language, and how to answer with a page, a redirect or a file.
package visit

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"

	"github.com/a-h/templ"

	"ownway/internal/access"
	"ownway/internal/content"
	"ownway/internal/web/govuk"
	"ownway/internal/web/layout"
	"ownway/value/fault"
)

// Route is one page or form: its address, the act it is, and its handler. The
// act is asked for by the use case that the handler calls; it stands here so
// that a test can walk every route with every role.
type Route struct {
	Pattern string // "GET /home/{person}", as net/http's mux has it
	Act     access.Act
	Serve   func(*Visit) error
}

// Visit is one request being answered.
type Visit struct {
	W      http.ResponseWriter
	R      *http.Request
	By     access.Actor
	Words  *content.Words
	Demo   bool
	Menu   []layout.Item
	Home   string // where the service's name leads
	faults govuk.Faults
}

// SignedIn reports whether someone is signed in.
func (v *Visit) SignedIn() bool { return v.By.Role != "" && v.By.Role != access.Public }

// Who tells one account from another without naming it: what a phone keeps for
// when there is no signal is kept under it, so that nobody reads another's.
func (v *Visit) Who() string {
	sum := sha256.Sum256([]byte(v.By.Account))
	return hex.EncodeToString(sum[:8])
}

// T says a page word in the reader's language.
func (v *Visit) T(key string, pairs ...any) string { return v.Words.T(key, pairs...) }

// Look is how a page wishes to be shown.
type Look struct {
	Title string
	Back  string
	Wide  bool
}

// Page answers with a page. After bad input the status says so.
func (v *Visit) Page(look Look, body templ.Component) error {
	status := http.StatusOK
	if len(v.faults) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return v.PageWith(status, look, body)
}

// PageWith answers with a page and a status of its own.
func (v *Visit) PageWith(status int, look Look, body templ.Component) error {
	p := layout.Page{Title: look.Title, Words: v.Words, Path: v.R.URL.RequestURI(), Back: look.Back, Wide: look.Wide,
		Home: v.Home, Menu: v.Menu, Demo: v.Demo, Errors: v.faults, Foot: []govuk.Link{
			{Text: v.T("rights.title"), Href: "/rights"}, {Text: v.T("buy.title"), Href: "/buy"}, {Text: v.T("policies.title"), Href: "/policies"}}}
	if v.SignedIn() {
		p.Signed = &layout.Signed{Name: v.By.Name, Who: v.Who()}
	}
	if v.R.Method != http.MethodGet {
		p.Path = v.R.URL.Path // a form's own page is shown again by its address
	}
	var b bytes.Buffer
	if err := layout.Shell(p).Render(templ.WithChildren(v.R.Context(), body), &b); err != nil {
		return err
	}
	v.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.W.WriteHeader(status)
	_, err := b.WriteTo(v.W)
	return err
}

// Refused notes that the input was bad and reports whether the page should be
// shown again with what was typed. Any other error is for the caller to return.
func (v *Visit) Refused(err error) bool {
	if k := fault.KindOf(err); k != fault.KindInvalid && k != fault.KindConflict {
		return false
	}
	v.faults = govuk.FaultsOf(v.Words, err)
	return len(v.faults) > 0
}

// Error gives what is wrong with a field, or nothing.
func (v *Visit) Error(field string) string { return v.faults.On(field) }

// Go sends the reader on to another page, after a form was taken.
func (v *Visit) Go(address string) error {
	http.Redirect(v.W, v.R, address, http.StatusSeeOther)
	return nil
}

// File answers with a file to keep.
func (v *Visit) File(name, kind string, body []byte) error {
	return v.Stream(name, kind, func() error {
		_, err := v.W.Write(body)
		return err
	})
}

// CutOff is the error of an answer that failed after it had begun.
var CutOff = errors.New("the answer was cut off")

// Stream answers with a file to keep that is written as it goes. What fails then
// cannot be said on a page any more: the answer is cut off, so that nobody takes
// a part for the whole.
func (v *Visit) Stream(name, kind string, write func() error) error {
	h := v.W.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	h.Set("X-Content-Type-Options", "nosniff")
	if err := write(); err != nil {
		return errors.Join(CutOff, err)
	}
	return nil
}

// Form gives what was typed into a field.
func (v *Visit) Form(name string) string { return v.R.PostFormValue(name) }

// Upload gives a file that was sent in a form, up to a size, and its name. No
// file is nothing.
func (v *Visit) Upload(field string, most int64) ([]byte, string, error) {
	f, head, err := v.R.FormFile(field)
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		return nil, "", nil
	}
	if err != nil {
		return nil, "", err
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	return data, head.Filename, errors.Join(err, f.Close())
}
