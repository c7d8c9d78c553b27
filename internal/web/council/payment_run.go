package council

import (
	"io"
	"net/url"
	"strconv"
	"strings"

	"ownway/internal/app/money"
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// paymentRunPage is one payment run as a finance officer checks it.
type paymentRunPage struct {
	money.RunLook
	Address  string
	Done     string // what was done just now: "prepared" or "approved"
	Approved bool
	GivenUp  bool // it was cancelled
	Mine     bool // the reader prepared it
	SameDay  bool // it is paid by Faster Payments
	Reason   govuk.TextField
	Changed  []payment.Line // of the lines that are shown
	Council  pence.Amount
	NHS      pence.Amount
	Level    bool // the books hold the same
	Search   govuk.TextField
}

func (p Pages) paymentRun(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	return p.showRun(v, id)
}

func whichRun(v *visit.Visit) (payment.ID, error) {
	var id payment.ID
	err := id.Parse(v.R.PathValue("run"))
	return id, err
}

func (p Pages) showRun(v *visit.Visit, id payment.ID) error {
	q := v.R.URL.Query()
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil {
		n = 1
	}
	look, err := p.Money.LookAtRun(v.R.Context(), v.By, id, money.Find{Text: q.Get("find"), Page: n})
	if err != nil {
		return err
	}
	page := runOf(v, look)
	return v.Page(visit.Look{Title: v.T("payments.run-title", "day", look.PayDay), Back: "/payments", Wide: true}, paymentRun(v, page))
}

func runOf(v *visit.Visit, look money.RunLook) paymentRunPage {
	page := paymentRunPage{RunLook: look, Address: "/payments/" + string(look.ID), Approved: look.State == payment.Approved,
		GivenUp: look.State == payment.Cancelled, Mine: look.PreparedBy == string(v.By.Account)}
	switch done := v.R.URL.Query().Get("done"); {
	case done == "approved" && page.Approved, done == "prepared" && look.State == payment.Prepared, done == "cancelled" && page.GivenUp:
		page.Done = done
	}
	page.SameDay = look.Rail == payment.BySameDay
	page.Reason = govuk.TextField{Ask: govuk.Ask{Name: "why", Label: v.T("payments.cancel-why"), Hint: v.T("payments.cancel-hint"), Error: v.Error("why")}, Value: v.Form("why")}
	for _, l := range look.Lines {
		if l.Changed {
			page.Changed = append(page.Changed, l)
		}
	}
	page.Council, page.NHS = look.Sum.Council, look.Sum.NHS
	page.Search = govuk.TextField{Ask: govuk.Ask{Name: "find", Label: v.T("back.find")}, Value: look.Find.Text}
	page.Level = look.Booked == money.Funded{Council: page.Council + look.Waiting.Council, NHS: page.NHS + look.Waiting.NHS}
	return page
}

func (p Pages) approve(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	err = p.Money.ApprovePayments(v.R.Context(), v.By, id)
	if err == nil {
		return v.Go("/payments/" + string(id) + "?done=approved")
	}
	if !v.Refused(fault.At(err, "")) {
		return err
	}
	return p.showRun(v, id)
}

func (p Pages) cancel(v *visit.Visit) error {
	id, err := whichRun(v)
	if err != nil {
		return err
	}
	err = p.Money.CancelPayments(v.R.Context(), v.By, id, v.Form("why"))
	if err == nil {
		return v.Go("/payments/" + string(id) + "?done=cancelled")
	}
	if !v.Refused(err) {
		return err
	}
	return p.showRun(v, id)
}

// file gives the run's file in a form.
func (p Pages) file(form money.FileForm, kind string) func(*visit.Visit) error {
	return func(v *visit.Visit) error {
		id, err := whichRun(v)
		if err != nil {
			return err
		}
		return p.Money.WritePaymentFile(v.R.Context(), v.By, id, form, func(name string, write func(io.Writer) error) error {
			return v.Stream(name, kind, func() error { return write(v.W) })
		})
	}
}

// over lists who was paid too much for earlier days. Nothing is taken.
func (p paymentRunPage) over(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("payments.over-title"), Quiet: true, Columns: []govuk.Column{{Head: v.T("payments.person")}, {Head: v.T("payments.over-amount"), Numeric: true}}}
	for _, o := range p.Over {
		days := make([]string, len(o.Parts))
		for i, part := range o.Parts {
			days[i] = v.Words.Period(part.Days)
		}
		t.Rows = append(t.Rows, []govuk.Cell{{Text: o.Name, Small: strings.Join(days, ", ")}, {Text: v.Words.Money(o.Amount())}})
	}
	return t
}

// changes lists what is not as it was last time, with the reason.
func (p paymentRunPage) changes(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("payments.changed-title"), Quiet: true,
		Columns: []govuk.Column{{Head: v.T("payments.why")}, {Head: v.T("payments.to-pay"), Numeric: true}}}
	row := func(name, why string, amount pence.Amount) {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: changed(name, why)}, {Text: v.Words.Money(amount)}})
	}
	for _, l := range p.Changed {
		why := make([]string, 0, 1+len(l.Also))
		for _, said := range l.Says() {
			why = append(why, sentence(v, said))
		}
		row(l.Name, strings.Join(why, " "), l.Amount())
	}
	for _, l := range p.Stopped {
		row(l.Name, v.T("payments.stopped", "amount", l.Amount()), 0)
	}
	return t
}

// totals adds the run up by how the money is held and by who funds it.
func (p paymentRunPage) totals(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("payments.totals-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("payments.held")}, {Head: v.T("payments.people"), Numeric: true},
		{Head: v.T("payments.council"), Numeric: true}, {Head: v.T("payments.nhs"), Numeric: true}, {Head: v.T("payments.total"), Numeric: true}}}
	people := 0
	for _, r := range p.Held {
		people += r.Lines
		t.Rows = append(t.Rows, govuk.Cells(heldIn(v, r.Held), v.Words.Number(int64(r.Lines)), v.Words.Money(r.Council), v.Words.Money(r.NHS), v.Words.Money(r.Council+r.NHS)))
	}
	t.Foot = [][]govuk.Cell{govuk.Cells(v.T("payments.in-all"), v.Words.Number(int64(people)), v.Words.Money(p.Council), v.Words.Money(p.NHS), v.Words.Money(p.Council+p.NHS))}
	return t
}

// lines lists the payments of a page, with how each was worked out below its
// days.
func (p paymentRunPage) lines(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("payments.lines-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("payments.person")}, {Head: v.T("payments.days")},
		{Head: v.T("payments.council"), Numeric: true}, {Head: v.T("payments.nhs"), Numeric: true}, {Head: v.T("payments.to-pay"), Numeric: true}}}
	for _, l := range p.Lines {
		t.Rows = append(t.Rows, []govuk.Cell{{Text: l.Name, Small: l.Reference}, {Body: covers(v, l)},
			{Text: v.Words.Money(l.Council)}, {Text: v.Words.Money(l.NHS)}, {Text: v.Words.Money(l.Amount())}})
	}
	if p.Whole && p.Pages() == 1 {
		t.Foot = [][]govuk.Cell{govuk.Cells(v.T("payments.in-all"), "", v.Words.Money(p.Council), v.Words.Money(p.NHS), v.Words.Money(p.Council+p.NHS))}
	}
	return t
}

// onPages leads to the pages before and behind.
func (p paymentRunPage) onPages(v *visit.Visit) govuk.Pages {
	at := func(n int) string {
		if n < 1 || n > p.Pages() {
			return ""
		}
		q := url.Values{"page": {strconv.Itoa(n)}}
		if p.Find.Text != "" {
			q.Set("find", p.Find.Text)
		}
		return p.Address + "?" + q.Encode() + "#lines"
	}
	return govuk.Pages{Label: v.T("payments.lines-title"), Before: v.T("payments.page-before"), Behind: v.T("payments.page-on"),
		HrefBefore: at(p.Find.Page - 1), HrefOn: at(p.Find.Page + 1)}
}

// heldIn names how money is held as it stands in the books.
func heldIn(v *visit.Visit, a ledger.Account) string {
	key, known := methods[policy.Method(a.Purpose())]
	if !known {
		return a.Purpose()
	}
	return capital(v.T(key))
}
