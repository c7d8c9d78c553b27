package person

import (
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/home"
	"ownway/internal/app/pay"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/money"
)

// hoursView is the page that asks if hours are right.
type hoursView struct {
	home.Hours
	Today   calendar.Date
	Whose   whose
	Sheets  []sheet
	MayAsk  bool   // the reader is one who answers
	Changed bool   // hours were just changed
	Done    bool   // hours were just agreed
	Extra   string // what hours beyond the usual cost altogether and leave safe to spend
}

func (p Pages) hours(v *visit.Visit) error {
	view, err := p.hoursView(v)
	if err != nil {
		return err
	}
	q := v.R.URL.Query()
	view.Done = q.Has("agreed") && len(view.Agreed) > 0
	view.Changed = q.Has("changed")
	return p.showHours(v, view)
}

func (p Pages) hoursView(v *visit.Visit) (hoursView, error) {
	id, err := about(v)
	if err != nil {
		return hoursView{}, err
	}
	h, err := p.Home.Hours(v.R.Context(), v.By, id)
	if err != nil {
		return hoursView{}, err
	}
	view := hoursView{Hours: h, Today: p.Home.Today(), MayAsk: may(v, access.ApproveHours)}
	view.Whose, err = p.whoseFor(v, h.Person)
	view.fill(v)
	return view, err
}

func (h *hoursView) fill(v *visit.Visit) {
	var extra money.Amount
	for i, q := range h.Asked {
		h.Sheets = append(h.Sheets, h.sheetOf(v, q, i))
		extra += q.Overtime
	}
	if extra > 0 && h.Safe != nil {
		h.Extra = v.T("hours-page.leaves", "left", h.Safe.Total-extra)
	}
}

func (p Pages) showHours(v *visit.Visit, view hoursView) error {
	look := visit.Look{Title: v.T("hours-page.title"), Wide: true}
	if view.Whose.Speaks && (view.Safe != nil || view.Whose.Own) {
		look.Back = address(view.Person.ID, "")
	}
	return v.Page(look, hoursPage(v, view))
}

// hoursHint says whose hours wait, and for which days when those are the same.
func hoursHint(v *visit.Visit, asked []pay.Question) string {
	var names []string
	same := true
	for _, q := range asked {
		names = append(names, q.Employment.PAName)
		same = same && q.Days.Period == asked[0].Days.Period
	}
	if !same {
		return v.Words.And(names...)
	}
	return strings.Join([]string{v.Words.And(names...), v.Words.Period(asked[0].Days.Period)}, ", ")
}

// happens says what comes of hours that were agreed.
func happens(v *visit.Visit, a home.Agreed) string {
	paid, putRight := a.PaidBefore()
	days := v.Words.Period(a.Days.Period)
	switch {
	case putRight:
		return v.T("hours-page.agreed-owing", "name", a.PAName, "days", days)
	case paid:
		return v.T("hours-page.agreed-same", "name", a.PAName, "days", days)
	}
	return v.T("hours-page.agreed-next", "name", a.PAName, "days", days, "payday", a.Days.PayDay)
}

// undo says how a mistake is put right: before the cut-off, or in the next pay.
func (h hoursView) undo(v *visit.Visit, a home.Agreed) string {
	if h.Today.After(a.Days.CutOff) {
		return v.T("hours-page.undo-next")
	}
	return v.T("hours-page.undo", "day", a.Days.CutOff)
}
