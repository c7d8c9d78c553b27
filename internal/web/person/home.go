package person

import (
	"ownway/internal/app/home"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/money"
)

// homeView is a person's home page.
type homeView struct {
	home.Home
	Whose whose
	Today calendar.Date
}

func (p Pages) home(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	h, err := p.Home.Home(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	view := homeView{Home: h, Today: p.Home.Today()}
	if view.Whose, err = p.whoseFor(v, h.Person); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: view.title(v)}, homePage(v, view))
}

func (h homeView) title(v *visit.Visit) string {
	if h.Whose.Own {
		return v.T("home.title")
	}
	return v.T("home.title-of", "name", h.Whose.Name)
}

func (h homeView) address(rest string) string { return address(h.Person.ID, rest) }

// bar draws what the money is kept for. Parts of nothing are left out.
func (h homeView) bar(v *visit.Visit) govuk.MoneyBar {
	b := h.Safe.Bars
	bar := govuk.MoneyBar{Caption: v.T("home.bar"), Total: v.T("home.bar-total")}
	for _, part := range []govuk.Part{
		{Text: v.T("home.bar-owed"), Amount: b.Owed},
		{Text: v.T("home.bar-set-aside"), Amount: b.SetAside},
		{Text: v.T("home.bar-saved-up"), Amount: b.SavedUp},
		{Text: v.T("home.bar-safe"), Amount: b.Safe, Free: true},
		{Text: v.T("home.bar-short"), Amount: -b.Short},
	} {
		if part.Amount != 0 || part.Free && b.Short == 0 {
			bar.Parts = append(bar.Parts, part)
		}
	}
	return bar
}

// tasks lists what needs the person and leads to a page of its own.
func (h homeView) tasks(v *visit.Visit) []govuk.Task {
	var tasks []govuk.Task
	if asked := h.Needs.Hours; len(asked) > 0 {
		tasks = append(tasks, govuk.Task{Title: v.T("home.check-hours"), Href: h.address("/hours"), Hint: hoursHint(v, asked), Status: govuk.NeedsYou})
	}
	if due := h.Needs.ToPay; len(due) > 0 {
		tasks = append(tasks, govuk.Task{Title: v.T("home.pay-these"), Href: h.address("/pay"), Status: govuk.NeedsYou,
			Hint: v.T("home.pay-these-hint", "n", len(due), "sum", -sumOf(due), "day", due[0].Due)})
	}
	for _, l := range h.Needs.Unexplained {
		hint := v.T("home.explain-hint", "sum", l.Line.Amount.Abs(), "day", l.Line.Date, "bank", bankWords(l.Line))
		tasks = append(tasks, govuk.Task{Title: v.T("home.explain"), Href: h.address("/money/lines/" + string(l.ID)), Hint: hint, Status: govuk.NeedsYou})
	}
	return tasks
}

func sumOf(items []expect.Item) money.Amount {
	var sum money.Amount
	for _, i := range items {
		sum += i.Amount
	}
	return sum
}

// coming is the table of what is coming.
func (h homeView) coming(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("home.coming"), Quiet: true, Columns: []govuk.Column{
		{Head: v.T("home.when")}, {Head: v.T("home.what")}, {Head: v.T("home.amount"), Numeric: true}}}
	for _, i := range h.Coming {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.ShortDay(i.Day), v.Words.Say(i.What), v.Words.Money(i.Amount)))
	}
	return t
}

// done says that nothing needs the person, and until when.
func (h homeView) done(v *visit.Visit) string {
	if h.Next.IsZero() {
		return v.T("home.done")
	}
	return v.T("home.done-until", "day", h.Next)
}

// supported reports whether somebody else holds the money.
func (h homeView) supported() bool {
	return h.Purse.Held == ledger.Held.In("managed") || h.Purse.Held == ledger.Held.In("isf")
}

// speaking lists those who speak for the person today, and what as.
func (h homeView) speaking(v *visit.Visit) []string {
	var lines []string
	for _, r := range h.Speaks {
		if r.ActsOn(h.Today) {
			lines = append(lines, v.T("home.sees", "name", r.Name, "as", standing(v, r.Standing)))
		}
	}
	return lines
}

func standing(v *visit.Visit, s person.Standing) string {
	switch s {
	case person.Nominated:
		return v.T("home.nominated")
	case person.Authorised:
		return v.T("home.authorised")
	case person.Attorney:
		return v.T("home.attorney")
	case person.Deputy:
		return v.T("home.deputy")
	}
	return v.T("home.stand-in")
}
