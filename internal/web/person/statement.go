package person

import (
	"errors"
	"net/url"
	"strconv"

	"ownway/internal/access"
	"ownway/internal/app/money"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// statementView is the page on which a bank statement is sent in, and the
// receipt for one that was.
type statementView struct {
	Action  string
	Money   string         // the address of the money
	Held    bool           // the reader is the one who sends statements in
	Receipt *money.Receipt // of the file just sent; nil before
	Apart   bool           // the file was refused since its own figures do not add up
}

// mostFile bounds a bank statement. The readers refuse a larger one with the
// size in words.
const mostFile = 20 << 20

func (p Pages) statementForm(v *visit.Visit) error {
	a, err := p.account(v)
	if err != nil || a == nil {
		return err
	}
	if !may(v, access.BringLines) {
		return v.Go(moneyOf(v))
	}
	view := statementView{Action: v.R.URL.Path, Money: moneyOf(v), Held: sends(v, a.Purse), Receipt: receiptIn(v.R.URL.Query())}
	return showStatement(v, view)
}

// sends reports whether the reader is the one who sends statements in: the
// person who holds the money themselves, or whoever holds it for them.
func sends(v *visit.Visit, p store.Purse) bool {
	return may(v, access.BringLines) && (ownHands(p) || v.By.Role != access.Person)
}

func showStatement(v *visit.Visit, view statementView) error {
	return v.Page(visit.Look{Title: v.T("money-page.statement-title"), Back: view.Money}, statementPage(v, view))
}

// statement takes a bank statement. The same file sent again changes nothing,
// and the receipt says so.
func (p Pages) statement(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	data, _, err := v.Upload("file", mostFile)
	if err != nil {
		return err
	}
	r, err := p.Money.BringStatement(v.R.Context(), v.By, id, data)
	view := statementView{Action: v.R.URL.Path, Money: moneyOf(v), Held: true}
	switch {
	case err == nil && len(r.Warnings) > 0:
		view.Receipt = &r // the warnings name lines of this very file, so they are said now
		return showStatement(v, view)
	case err == nil:
		return v.Go(v.R.URL.Path + "?" + queryOf(r).Encode())
	case money.Unknown(err):
		asked := p.askColumns(v, data)
		if asked == nil || !v.Refused(onFile(asked)) {
			return asked
		}
		return showStatement(v, view)
	case v.Refused(onFile(err)):
		view.Apart = money.Apart(err) != 0
		return showStatement(v, view)
	}
	return err
}

// onFile puts every fault of a file on the field that it was chosen in. Lines
// of the file keep their numbers.
func onFile(err error) error {
	faults := fault.All(err)
	if len(faults) == 0 {
		return err
	}
	var all []error
	for _, f := range faults {
		g := *f
		g.Field = "file"
		all = append(all, &g)
	}
	return errors.Join(all...)
}

func queryOf(r money.Receipt) url.Values {
	q := url.Values{"lines": {strconv.Itoa(r.Lines)}, "new": {strconv.Itoa(r.New)},
		"matched": {strconv.Itoa(r.Matched)}, "left": {strconv.Itoa(r.Unexplained)}}
	if r.Same {
		q.Set("same", "yes")
	}
	return q
}

// receiptIn reads the receipt that an address carries, or nil.
func receiptIn(q url.Values) *money.Receipt {
	if !q.Has("lines") {
		return nil
	}
	count := func(name string) int {
		n, err := strconv.ParseUint(q.Get(name), 10, 20)
		if err != nil {
			return 0 // not an address that we made
		}
		return int(n)
	}
	return &money.Receipt{Same: q.Has("same"), Lines: count("lines"), New: count("new"), Matched: count("matched"), Unexplained: count("left")}
}
