package person

import (
	"bytes"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app/evidence"
	"ownway/internal/app/money"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/value/fault"
)

// moneyView is a person's direct payment money, month by month.
type moneyView struct {
	money.Account
	Whose     whose
	Shown     []money.Month
	Earlier   bool                           // there are earlier months than those shown
	Explained bool                           // a line was just explained
	Explains  bool                           // the reader is one who says what a line was
	Sends     bool                           // the reader is one who sends statements in
	Bills     bool                           // the reader is one who sees bills
	Papers    map[store.LineID]evidence.Mark // which lines have receipts, for a reader who has business with them
}

// monthsShown is how many months stand on the page until more are asked for.
const monthsShown = 3

func (p Pages) money(v *visit.Visit) error {
	a, err := p.account(v)
	if err != nil || a == nil {
		return err
	}
	q := v.R.URL.Query()
	view := moneyView{Account: *a, Shown: a.Months, Explained: q.Has("explained"), Explains: may(v, access.ExplainLine), Sends: sends(v, a.Purse), Bills: may(v, access.SeeBills)}
	if len(a.Months) > monthsShown && !q.Has("all") {
		view.Shown, view.Earlier = a.Months[:monthsShown], true
	}
	if view.Papers, err = p.papersOn(v, view); err != nil {
		return err
	}
	if view.Whose, err = p.whoseFor(v, a.Person); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("money-page.title"), Back: view.back(), Wide: true}, moneyPage(v, view))
}

// papersOn tells which of the lines shown have receipts, where the reader may know.
func (p Pages) papersOn(v *visit.Visit, m moneyView) (map[store.LineID]evidence.Mark, error) {
	if !may(v, access.SeeEvidence) {
		return nil, nil
	}
	lines := slices.Clone(m.Unexplained)
	for _, month := range m.Shown {
		lines = append(lines, month.Lines...)
	}
	marks, err := p.Shown.Marks(v.R.Context(), v.By, m.Person.ID, lines)
	if fault.KindOf(err) == fault.KindForbidden {
		return nil, nil
	}
	return marks, err
}

// account gives the direct payment money of whom the address names. Where none
// is held for them it answers with a page that says so, and gives nil.
func (p Pages) account(v *visit.Visit) (*money.Account, error) {
	id, err := about(v)
	if err != nil {
		return nil, err
	}
	a, err := p.Money.Account(v.R.Context(), v.By, id)
	if err == nil {
		return &a, nil
	}
	if fault.KindOf(err) != fault.KindNotFound {
		return nil, err
	}
	h, found := p.Home.Home(v.R.Context(), v.By, id)
	if found != nil || h.HasBook {
		return nil, err
	}
	view := homeView{Home: h, Today: p.Home.Today()}
	if view.Whose, err = p.whoseFor(v, h.Person); err != nil {
		return nil, err
	}
	return nil, v.Page(visit.Look{Title: v.T("money-page.title"), Back: address(id, "")}, noMoney(v, view))
}

// back leads home, for those who have a home here.
func (m moneyView) back() string {
	if m.Whose.Own || m.Whose.Speaks {
		return m.address("")
	}
	return ""
}

func (m moneyView) address(rest string) string { return address(m.Person.ID, rest) }

// months is the table of months with in, out and left.
func (m moneyView) months(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("money-page.months"), Heads: true, Columns: []govuk.Column{{Head: v.T("money-page.month")},
		{Head: v.T("money-page.in"), Numeric: true}, {Head: v.T("money-page.out"), Numeric: true}, {Head: v.T("money-page.left"), Numeric: true}}}
	for _, month := range m.Shown {
		t.Rows = append(t.Rows, govuk.Cells(v.Words.Month(month.First), month.In.String(), month.Out.String(), month.Left.String()))
	}
	return t
}

// lines is the table of one month's bank lines.
func (m moneyView) lines(v *visit.Visit, month money.Month) govuk.Table {
	t := govuk.Table{Caption: v.Words.Month(month.First), Columns: []govuk.Column{{Head: v.T("money-page.date")},
		{Head: v.T("money-page.what")}, {Head: v.T("money-page.why")}, {Head: v.T("money-page.amount"), Numeric: true}}}
	for _, l := range month.Lines {
		t.Rows = append(t.Rows, []govuk.Cell{
			{Text: v.Words.ShortDay(l.Line.Date)},
			{Text: what(v, l), Small: v.T("money-page.bank", "words", bankWords(l.Line))},
			{Body: m.why(v, l)},
			{Text: v.Words.Money(l.Line.Amount)},
		})
	}
	return t
}

// what says what a line was, in our words.
func what(v *visit.Visit, l store.BankLine) string {
	if len(l.What) == 0 {
		return v.T("money-page.unknown")
	}
	var names []string
	for _, n := range l.What {
		names = append(names, v.Words.Say(n))
	}
	return v.Words.And(names...)
}

// held says where the money is.
func (m moneyView) held(v *visit.Visit) string {
	name, _ := money.NameOf(m.Purse.Held)
	return v.Words.Say(name)
}

// ownHands reports whether the person sends in statements and pays themselves.
func ownHands(p store.Purse) bool {
	return p.Held == ledger.Held.In("own-account") || p.Held == ledger.Held.In("card")
}

// books answers with the books of a person as a journal to keep.
func (p Pages) books(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	all, err := p.Money.Books(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := ledger.WriteHledger(&b, all); err != nil {
		return err
	}
	return v.File("books.journal", "text/plain; charset=utf-8", b.Bytes())
}
