package person

import (
	"slices"

	"ownway/internal/app/money"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// lineView asks what one bank line was for.
type lineView struct {
	Action string
	Line   store.BankLine
	Words  string // as they were typed
}

func (p Pages) lineForm(v *visit.Visit) error {
	a, err := p.account(v)
	if err != nil || a == nil {
		return err
	}
	id, err := lineID(v)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(a.Unexplained, func(l store.BankLine) bool { return l.ID == id })
	if i < 0 {
		return v.Go(moneyOf(v)) // it is explained already, and stands there with its words
	}
	return showLine(v, a, a.Unexplained[i], "")
}

func lineID(v *visit.Visit) (store.LineID, error) {
	var id store.LineID
	err := id.Parse(v.R.PathValue("line"))
	return id, err
}

func moneyOf(v *visit.Visit) string { return "/home/" + v.R.PathValue("person") + "/money" }

func showLine(v *visit.Visit, a *money.Account, l store.BankLine, typed string) error {
	view := lineView{Action: v.R.URL.Path, Line: l, Words: typed}
	return v.Page(visit.Look{Title: v.T("money-page.line-title"), Back: address(a.Person.ID, "/money")}, linePage(v, view))
}

// line takes what somebody says a bank line was for. Sent again, it changes nothing.
func (p Pages) line(v *visit.Visit) error {
	about, err := about(v)
	if err != nil {
		return err
	}
	id, err := lineID(v)
	if err != nil {
		return err
	}
	err = p.Money.ExplainLine(v.R.Context(), v.By, about, id, v.Form("words"))
	if err == nil || fault.KindOf(err) == fault.KindConflict {
		return v.Go(moneyOf(v) + "?explained=yes")
	}
	if !v.Refused(err) {
		return err
	}
	a, err := p.account(v)
	if err != nil || a == nil {
		return err
	}
	i := slices.IndexFunc(a.Unexplained, func(l store.BankLine) bool { return l.ID == id })
	if i < 0 {
		return v.Go(moneyOf(v))
	}
	return showLine(v, a, a.Unexplained[i], v.Form("words"))
}
