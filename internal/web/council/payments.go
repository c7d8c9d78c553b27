package council

import (
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// paymentsPage lists the payment runs of a council, and offers to prepare the
// next one.
type paymentsPage struct {
	Runs []payment.Run // newest first
	Next calendar.Date // the first day that no run pays for yet
	// PaidTo is the last day that a run pays for; none when no run does.
	PaidTo calendar.Date
	Day    govuk.DateField
}

func (p Pages) payments(v *visit.Visit) error {
	runs, err := p.Money.PaymentRuns(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	page := paymentsOf(v, runs, p.Money.Today())
	return v.Page(visit.Look{Title: v.T("payments.title"), Wide: true}, payments(v, page))
}

// paymentsOf fills the date with the next period, or with what was typed.
func paymentsOf(v *visit.Visit, runs []payment.Run, today calendar.Date) paymentsPage {
	page := paymentsPage{Runs: runs, Next: today}
	for _, r := range runs { // newest first
		if r.Kind == payment.Regular && r.State != payment.Cancelled {
			page.Next = r.Period.Last.AddDays(1)
			page.PaidTo = r.Period.Last
			break
		}
	}
	page.Day = govuk.DateField{Ask: govuk.Ask{Name: "day", Label: v.T("payments.which-day"), Hint: v.T("payments.which-day-hint"), Error: v.Error("day")}}
	if v.R.Method == "POST" {
		page.Day = page.Day.Typed(v.Form)
	} else {
		page.Day = page.Day.On(page.Next)
	}
	return page
}

func (p Pages) prepare(v *visit.Visit) error {
	day, err := govuk.ParseDate(v.Form, "day")
	if err == nil {
		var id payment.ID
		if id, err = p.Money.PreparePayments(v.R.Context(), v.By, day); err == nil {
			return v.Go("/payments/" + string(id) + "?done=prepared")
		}
	}
	if fault.KindOf(err) == fault.KindInvalid {
		err = fault.At(err, "day")
	}
	if !v.Refused(err) {
		return err
	}
	return p.payments(v)
}

// runState shows how far a run has come, for whoever looks at it.
func runState(v *visit.Visit, r payment.Run) govuk.StatusTag {
	switch {
	case r.State == payment.Cancelled:
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("payments.cancelled")}
	case r.State == payment.Approved:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("payments.approved")}
	case r.PreparedBy == string(v.By.Account):
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("payments.awaits-second")}
	}
	return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("payments.awaits-you")}
}

func (p paymentsPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("payments.title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("payments.pay-day")}, {Head: v.T("payments.period")},
		{Head: v.T("payments.people"), Numeric: true}, {Head: v.T("payments.total"), Numeric: true}, {Head: v.T("payments.state")}}}
	for _, r := range p.Runs {
		t.Rows = append(t.Rows, []govuk.Cell{
			{Body: govuk.Link{Text: v.Words.FullDate(r.PayDay), Href: "/payments/" + string(r.ID)}}, {Text: v.Words.Period(r.Period), Small: kindOf(v, r)},
			{Text: v.Words.Number(int64(r.Sum.Lines))}, {Text: v.Words.Money(r.Sum.Amount())}, {Body: runState(v, r)}})
	}
	return t
}

// kindOf says what a run is for, where it is not the days of a period.
func kindOf(v *visit.Visit, r payment.Run) string {
	switch {
	case r.Rail == payment.BySameDay:
		return v.T("payments.kind-same-day")
	case r.Kind == payment.Again:
		return v.T("payments.kind-again")
	}
	return ""
}
