package managed

import (
	"slices"

	"ownway/internal/care/clientmoney"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/money"
)

func dayField(v *visit.Visit, last calendar.Date) govuk.DateField {
	f := govuk.DateField{Ask: govuk.Ask{Name: "day", Label: v.T("managed-page.which-day"), Error: v.Error("day")}}
	if v.Form("day-day") != "" {
		return f.Typed(v.Form)
	}
	return f.On(last)
}

func (p overviewPage) suspense(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.suspense"), Columns: []govuk.Column{{Head: v.T("managed-page.bank-day")}, {Head: v.T("managed-page.words")},
		{Head: v.T("managed-page.amount"), Numeric: true}}}
	for _, l := range p.Suspense {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.Date(l.Line.Date), Small: v.T("managed-page.waits-days", "count", l.Line.Date.DaysUntil(p.today(l)))},
			{Body: govuk.Link{Text: bankWords(l), Href: "/managed/lines/" + string(l.ID)}}, {Text: sum(v, l.Line.Amount)}})
	}
	return t
}

// today is the last day that the account knows of, for the age of what waits.
func (p overviewPage) today(l store.PooledLine) calendar.Date {
	if p.Last.IsZero() {
		return l.Line.Date
	}
	return p.Last
}

func (p overviewPage) people(v *visit.Visit) govuk.Table { return people(v, p.Clients) }

// people shows what books and bank have of each person.
func people(v *visit.Visit, clients []clientmoney.Client) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.people"), Heads: true, Columns: []govuk.Column{{Head: v.T("managed-page.person")}, {Head: v.T("managed-page.books"), Numeric: true},
		{Head: v.T("managed-page.at-bank"), Numeric: true}, {Head: v.T("managed-page.acts")}}}
	var books, bank money.Amount
	for _, c := range clients {
		books, bank = books+c.Books, bank+c.Bank
		t.Rows = append(t.Rows, []govuk.Cell{{Text: c.Name}, {Text: sum(v, c.Books)}, {Text: sum(v, c.Bank)}, {Body: feeButton(v, c)}})
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("managed-page.total"), sum(v, books), sum(v, bank), "")}
	return t
}

func (p overviewPage) days(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.days"), Columns: []govuk.Column{{Head: v.T("managed-page.which-day")}, {Head: v.T("managed-page.bank"), Numeric: true}, {Head: v.T("managed-page.state")}}}
	for _, d := range p.Days[:min(len(p.Days), 31)] {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: v.Words.Date(d.On), Href: "/managed/days/" + d.On.String()}}, {Text: sum(v, d.Bank)}, {Body: dayState(v, d)}})
	}
	return t
}

func dayState(v *visit.Visit, r clientmoney.Record) govuk.StatusTag {
	switch {
	case !r.Agrees() && r.SignedBy == "":
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("managed-page.differs")}
	case !r.Agrees():
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("managed-page.signed-differs")}
	case r.SignedBy == "":
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("managed-page.agrees")}
	}
	return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("managed-page.signed")}
}

func (p overviewPage) lists(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.lists"), Columns: []govuk.Column{{Head: v.T("managed-page.which-day")}, {Head: v.T("managed-page.amount"), Numeric: true}, {Head: v.T("managed-page.state")}}}
	for _, l := range p.Lists[:min(len(p.Lists), 20)] {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: v.Words.Date(l.Made), Hidden: sum(v, l.Total()), Href: "/managed/lists/" + string(l.ID)}}, {Text: sum(v, l.Total())}, {Body: listState(v, l)}})
	}
	return t
}

func listState(v *visit.Visit, l clientmoney.List) govuk.StatusTag {
	switch l.State {
	case clientmoney.ListApproved:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("managed-page.list-approved")}
	case clientmoney.Dropped:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("managed-page.list-dropped")}
	}
	return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("managed-page.list-prepared")}
}

func (p overviewPage) recent(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.recent"), Columns: []govuk.Column{{Head: v.T("managed-page.bank-day")}, {Head: v.T("managed-page.words")}, {Head: v.T("managed-page.amount"), Numeric: true}}}
	for _, l := range slices.Backward(p.Recent) {
		if l.Kind == store.FromBank && l.State == store.Assigned {
			t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.Date(l.Line.Date)}, {Body: govuk.Link{Text: bankWords(l), Href: "/managed/lines/" + string(l.ID)}, Small: v.Words.Say(l.Why)}, {Text: sum(v, l.Line.Amount)}})
		}
	}
	return t
}

func (p linePage) facts(v *visit.Visit) []govuk.Fact {
	facts := []govuk.Fact{{Key: v.T("managed-page.bank-day"), Value: v.Words.Date(p.Line.Line.Date)}, {Key: v.T("managed-page.words"), Value: bankWords(p.Line)},
		{Key: v.T("managed-page.amount"), Value: sum(v, p.Line.Line.Amount)}}
	for _, part := range p.Parts {
		facts = append(facts, govuk.Fact{Key: p.name(v, part), Value: sum(v, part.Amount)})
	}
	if !p.Line.Why.IsZero() {
		facts = append(facts, govuk.Fact{Key: v.T("managed-page.why"), Value: v.Words.Say(p.Line.Why)})
	}
	if p.Line.Said != "" {
		facts = append(facts, govuk.Fact{Key: v.T("managed-page.what"), Value: p.Line.Said})
	}
	return facts
}

func (p linePage) name(v *visit.Visit, part store.Part) string {
	for _, c := range p.Clients {
		if c.Person == part.Person {
			return c.Name
		}
	}
	return v.T("managed-page.own")
}

func (p linePage) choice(v *visit.Visit) govuk.Radios {
	r := govuk.Radios{Ask: govuk.Ask{Name: "person", Label: v.T("managed-page.person"), Error: v.Error("person")}, Value: p.Person}
	for _, c := range p.Clients {
		r.Options = append(r.Options, govuk.Option{Value: string(c.Person), Text: c.Name})
	}
	r.Options = append(r.Options, govuk.Option{Value: "own", Text: v.T("managed-page.own"), Hint: v.T("managed-page.own-hint")})
	return r
}

// sides shows the three sides of a day and how they come to one another.
func (p dayPage) sides(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.sides"), Heads: true, Columns: []govuk.Column{{Head: v.T("managed-page.side")}, {Head: v.T("managed-page.amount"), Numeric: true}}}
	row := func(key string, a money.Amount) { t.Rows = append(t.Rows, govuk.Cells(v.T(key), sum(v, a))) }
	row("managed-page.bank", p.Bank)
	row("managed-page.control", p.Control)
	row("managed-page.all-books", p.Books)
	row("managed-page.timing", -p.Timing)
	row("managed-page.in-suspense", p.Suspense)
	row("managed-page.own", p.Own)
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("managed-page.apart"), sum(v, p.Apart()))}
	return t
}

func (p dayPage) named(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.named"), Columns: []govuk.Column{{Head: v.T("managed-page.what-differs")}, {Head: v.T("managed-page.amount"), Numeric: true}, {Head: v.T("managed-page.state")}}}
	for _, d := range p.Named {
		state := govuk.StatusTag{Status: govuk.AllDone, Text: v.T("managed-page.explained")}
		if d.Open {
			state = govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("managed-page.open-difference")}
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Text: v.Words.Say(d.Says)}, {Text: sum(v, d.Amount)}, {Body: state}})
	}
	return t
}

func (p listPage) entries(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("managed-page.payments"), Columns: []govuk.Column{{Head: v.T("managed-page.payee")}, {Head: v.T("managed-page.reference")}, {Head: v.T("managed-page.amount"), Numeric: true}}}
	for _, e := range p.Entries {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: e.Payee, Small: e.To.SortCode.String() + " " + string(e.To.Number)}, {Text: e.Reference}, {Text: sum(v, e.Amount)}})
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("managed-page.total"), "", sum(v, p.Total()))}
	return t
}
