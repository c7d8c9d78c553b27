package person

import (
	"encoding/base64"
	"slices"
	"strconv"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/internal/app/money"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/calendar"
	"ownway/value/fault"
	amount "ownway/value/money"
)

// columnsView asks which column of an unknown bank's file holds what. The file
// travels with the form and is not kept until somebody says that it was read
// rightly.
type columnsView struct {
	Action string
	File   string // in base 64
	Table  csvfile.Unknown
	Said   csvfile.Columns
	Read   *statement.Statement // as it was read; nil before
}

// shownLines is how many lines of a file are shown.
const shownLines = 5

// askColumns shows the first lines of a file in no layout we know.
func (p Pages) askColumns(v *visit.Visit, data []byte) error {
	if len(data) > money.MostAsked {
		return fault.Invalid("file", money.TooLargeToAsk, "most", money.MostAsked>>10)
	}
	u, err := csvfile.Look(data)
	if err != nil {
		return err
	}
	return showColumns(v, columnsView{File: base64.StdEncoding.EncodeToString(data), Table: u, Said: u.Guess()})
}

func showColumns(v *visit.Visit, view columnsView) error {
	view.Action = moneyOf(v) + "/statement/columns"
	return v.Page(visit.Look{Title: v.T("columns-page.title"), Back: moneyOf(v) + "/statement"}, columnsPage(v, view))
}

// columns takes what somebody says of the columns, shows what was read so, and
// keeps it once they say that it is right.
func (p Pages) columns(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	data, err := base64.StdEncoding.DecodeString(v.Form("data"))
	if err != nil || len(data) > money.MostAsked {
		return fault.Invalid("file", money.TooLargeToAsk, "most", money.MostAsked>>10)
	}
	u, err := csvfile.Look(data)
	if err != nil {
		return err
	}
	view := columnsView{File: v.Form("data"), Table: u, Said: saidColumns(v)}
	if v.Form("right") == "yes" {
		r, err := p.Money.BringColumns(v.R.Context(), v.By, id, data, view.Said)
		if err == nil {
			return v.Go(moneyOf(v) + "/statement?" + queryOf(r).Encode())
		}
		if !v.Refused(onColumn(err)) {
			return err
		}
		return showColumns(v, view)
	}
	found, err := p.Money.TryColumns(v.R.Context(), v.By, id, data, view.Said)
	if err != nil {
		if !v.Refused(onColumn(err)) {
			return err
		}
		return showColumns(v, view)
	}
	if v.Form("change") == "" {
		view.Read = &found
	}
	return showColumns(v, view)
}

func saidColumns(v *visit.Visit) csvfile.Columns {
	column := func(name string) int {
		n, err := strconv.Atoi(v.Form(name))
		if err != nil {
			return 0 // "none of them", or nothing that our form sends
		}
		return n
	}
	return csvfile.Columns{Date: column("date"), Form: v.Form("form"), Payee: column("payee"), Reference: column("reference"),
		Amount: column("amount"), In: column("in"), Out: column("out"), Balance: column("balance"), Turned: v.Form("turned") != ""}
}

// onColumn puts a fault of a line on the field of its column, which the form has
// under a shorter name.
func onColumn(err error) error {
	names := map[string]string{"amount in": "in", "amount out": "out", "line": "date", "file": "date"}
	for _, f := range fault.All(err) {
		if short, is := names[f.Field]; is {
			g := *f
			g.Field = short
			return &g
		}
	}
	return err
}

// heads gives the columns by number and title.
func (c columnsView) heads(v *visit.Visit) []string {
	all := make([]string, c.Table.Width())
	for i := range all {
		all[i] = v.T("columns-page.column", "n", i+1)
		if i < len(c.Table.Header) && c.Table.Header[i] != "" {
			all[i] += ": " + statement.Shown(c.Table.Header[i])
		}
	}
	return all
}

// options lets a column be chosen, or none.
func (c columnsView) options(v *visit.Visit) []govuk.Option {
	all := []govuk.Option{{Value: "0", Text: v.T("columns-page.none")}}
	for i, head := range c.heads(v) {
		all = append(all, govuk.Option{Value: strconv.Itoa(i + 1), Text: head})
	}
	return all
}

// dateForms lets a way of writing dates be chosen, each by one same day.
func dateForms(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, f := range csvfile.Forms() {
		all = append(all, govuk.Option{Value: f, Text: v.T("columns-page.like", "like", csvfile.Example(f), "day", v.Words.Date(calendar.MustDate("2026-11-21")))})
	}
	return all
}

// sample gives the first lines of the file as they stand in it.
func (c columnsView) sample(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("columns-page.first-lines")}
	for _, h := range c.heads(v) {
		t.Columns = append(t.Columns, govuk.Column{Head: h})
	}
	for _, r := range c.Table.Rows[:min(len(c.Table.Rows), shownLines)] {
		cells := make([]govuk.Cell, len(t.Columns))
		for i := range cells {
			if i < len(r) {
				cells[i].Text = statement.Shown(r[i])
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// result gives lines as they were read, the first and the last.
func (c columnsView) result(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("columns-page.as-read"), Columns: []govuk.Column{{Head: v.T("money-page.date")}, {Head: v.T("money-page.bank-says")},
		{Head: v.T("columns-page.in"), Numeric: true}, {Head: v.T("columns-page.out"), Numeric: true}, {Head: v.T("columns-page.balance"), Numeric: true}}}
	lines := c.Read.Lines
	if len(lines) > 2*shownLines {
		lines = slices.Concat(lines[:shownLines], lines[len(lines)-shownLines:])
	}
	for _, l := range lines {
		in, out, left := "", "", ""
		if l.Amount > 0 {
			in = v.Words.Money(l.Amount)
		} else {
			out = v.Words.Money(-l.Amount)
		}
		if l.Balance.IsKnown() {
			left = v.Words.Money(l.Balance.Amount)
		}
		t.Rows = append(t.Rows, govuk.Cells(v.Words.FullDate(l.Date), bankWords(l), in, out, left))
	}
	return t
}

// totals gives what came in and went out by the whole file.
func (c columnsView) totals(v *visit.Visit) []govuk.Fact {
	var in, out amount.Amount
	for _, l := range c.Read.Lines {
		in, out = in+max(0, l.Amount), out+max(0, -l.Amount)
	}
	return []govuk.Fact{{Key: v.T("money-page.lines"), Value: v.Words.Number(int64(len(c.Read.Lines)))},
		{Key: v.T("columns-page.in"), Value: v.Words.Money(in)}, {Key: v.T("columns-page.out"), Value: v.Words.Money(out)}}
}

// carried are the answers as the form carries them on.
func (c columnsView) carried() [][2]string {
	n := strconv.Itoa
	all := [][2]string{{"data", c.File}, {"date", n(c.Said.Date)}, {"form", c.Said.Form}, {"payee", n(c.Said.Payee)}, {"reference", n(c.Said.Reference)},
		{"amount", n(c.Said.Amount)}, {"in", n(c.Said.In)}, {"out", n(c.Said.Out)}, {"balance", n(c.Said.Balance)}}
	if c.Said.Turned {
		all = append(all, [2]string{"turned", "yes"})
	}
	return all
}
