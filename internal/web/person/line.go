package person

import (
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/evidence"
	"ownway/internal/app/money"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/value/fault"
)

// lineView asks what one bank line was for, or says what it was found to be.
type lineView struct {
	Action string
	Line   store.BankLine
	Words  string // as they were typed
	Own    bool   // it was chosen as the person's own money
	Always bool   // so is every line of the payee
	May    bool   // the reader is one who says what a line was

	Choices []money.Choice // what it may be of all that is expected
	Item    string         // as it was chosen
	Rest    string

	Shown *evidence.OnLine // what shows the line; nil when the reader has no business with it
}

// Known reports whether it is known what the line was.
func (l lineView) Known() bool {
	return l.Line.State == store.Matched || l.Line.State == store.Explained
}

// In reports whether money came in.
func (l lineView) In() bool { return l.Line.Line.Amount > 0 }

func (p Pages) lineForm(v *visit.Visit) error {
	l, err := p.lineHere(v)
	if err != nil || l == nil {
		return err
	}
	return p.showLine(v, lineView{Line: *l})
}

// lineHere gives the line that the address names, or nil when a page was
// answered with already.
func (p Pages) lineHere(v *visit.Visit) (*store.BankLine, error) {
	a, err := p.account(v)
	if err != nil || a == nil {
		return nil, err
	}
	id, err := lineID(v)
	if err != nil {
		return nil, err
	}
	for _, m := range a.Months {
		if i := slices.IndexFunc(m.Lines, func(l store.BankLine) bool { return l.ID == id }); i >= 0 {
			return &m.Lines[i], nil
		}
	}
	return nil, fault.NotFound(store.NoSuchRecord)
}

func lineID(v *visit.Visit) (store.LineID, error) {
	var id store.LineID
	err := id.Parse(v.R.PathValue("line"))
	return id, err
}

func moneyOf(v *visit.Visit) string { return "/home/" + v.R.PathValue("person") + "/money" }

func (p Pages) showLine(v *visit.Visit, l lineView) error {
	shown, err := p.evidenceOf(v, l.Line.ID)
	if k := fault.KindOf(err); err != nil && k != fault.KindForbidden {
		return err
	} else if err == nil {
		l.Shown = &shown
	}
	l.Action, l.May = moneyOf(v)+"/lines/"+string(l.Line.ID), may(v, access.ExplainLine)
	if !l.Known() && l.May {
		if l.Choices, err = p.choices(v, l); err != nil {
			return err
		}
	}
	title := v.T("money-page.line-title")
	if l.Known() {
		title = v.T("money-page.line-known")
	}
	return v.Page(visit.Look{Title: title, Back: moneyOf(v)}, linePage(v, l))
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
	said := money.Said{Words: v.Form("words"), Own: v.Form("kind") == "own", Always: v.Form("always") != ""}
	err = p.Money.Explain(v.R.Context(), v.By, about, id, said)
	if err == nil || fault.KindOf(err) == fault.KindConflict {
		return v.Go(moneyOf(v) + "?explained=yes")
	}
	if !v.Refused(err) {
		return err
	}
	l, err := p.lineHere(v)
	if err != nil || l == nil {
		return err
	}
	return p.showLine(v, lineView{Line: *l, Words: said.Words, Own: said.Own, Always: said.Always})
}

// choices lists what a line may be. Where the reader's role says what lines were
// but not of this person's, there are none.
func (p Pages) choices(v *visit.Visit, l lineView) ([]money.Choice, error) {
	id, err := about(v)
	if err != nil {
		return nil, err
	}
	all, err := p.Money.Choices(v.R.Context(), v.By, id, l.Line.ID)
	if fault.KindOf(err) == fault.KindForbidden {
		return nil, nil
	}
	return all, err
}

// pick takes which of the things expected a bank line is. Sent again, it changes
// nothing.
func (p Pages) pick(v *visit.Visit) error {
	about, err := about(v)
	if err != nil {
		return err
	}
	id, err := lineID(v)
	if err != nil {
		return err
	}
	var item expect.ID
	if typed := v.Form("item"); typed != "" {
		err = item.Parse(typed)
	}
	if err == nil {
		err = p.Money.Pick(v.R.Context(), v.By, about, id, item, store.Rest(v.Form("rest")))
	}
	if err == nil || fault.KindOf(err) == fault.KindConflict {
		return v.Go(moneyOf(v) + "?explained=yes")
	}
	if !v.Refused(err) {
		return err
	}
	l, err := p.lineHere(v)
	if err != nil || l == nil {
		return err
	}
	return p.showLine(v, lineView{Line: *l, Item: v.Form("item"), Rest: v.Form("rest")})
}

// undoLine takes back what a bank line was found or said to be. Sent again, it
// changes nothing.
func (p Pages) undoLine(v *visit.Visit) error {
	about, err := about(v)
	if err != nil {
		return err
	}
	id, err := lineID(v)
	if err != nil {
		return err
	}
	err = p.Money.UndoLine(v.R.Context(), v.By, about, id)
	if err != nil && fault.KindOf(err) != fault.KindConflict {
		return err
	}
	return v.Go(moneyOf(v) + "/lines/" + string(id))
}
