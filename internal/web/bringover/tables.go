package bringover

import (
	"strconv"
	"strings"

	"ownway/internal/care/bringover"
	"ownway/internal/care/payment"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/money"
)

// state shows how far a wave has come, for whoever looks at it.
func state(v *visit.Visit, w bringover.Wave) govuk.StatusTag {
	switch {
	case w.State == bringover.Brought:
		return govuk.StatusTag{Status: govuk.AllDone, Text: v.T("bring.brought")}
	case w.State == bringover.Undone:
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bring.undone")}
	case w.PreparedBy == string(v.By.Account):
		return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("bring.awaits-second")}
	}
	return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("bring.awaits-you")}
}

func (p listPage) table(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("bring.waves"), Columns: []govuk.Column{{Head: v.T("bring.wave")}, {Head: v.T("bring.people"), Numeric: true},
		{Head: v.T("bring.held-total"), Numeric: true}, {Head: v.T("bring.state")}}, Heads: true}
	for _, w := range p.Waves {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: w.Name, Href: "/bring-over/" + string(w.ID)}},
			{Text: v.Words.Number(int64(w.Totals.People))}, {Text: v.Words.Money(w.Totals.Held.Weekly())}, {Body: state(v, w)}})
	}
	return t
}

// wrong lists what is to be put right, with its line and column.
func (p listPage) wrong(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("bring.put-right"), Columns: []govuk.Column{{Head: v.T("bring.line"), Numeric: true}, {Head: v.T("bring.column")}, {Head: v.T("bring.what")}}}
	for _, f := range p.Wrong {
		t.Rows = append(t.Rows, govuk.Cells(strconv.Itoa(f.Line), f.Field, v.Words.Say(f.Text)))
	}
	return t
}

// totals shows each total by funder, and beside it what the old system says.
func totals(v *visit.Visit, w bringover.Wave) govuk.Table {
	t := govuk.Table{Caption: v.T("bring.totals"), Heads: true, Columns: []govuk.Column{{Head: v.T("bring.total")}, {Head: v.T("bring.in-file"), Numeric: true}, {Head: v.T("bring.old-system"), Numeric: true}}}
	row := func(key, found, old string) { t.Rows = append(t.Rows, govuk.Cells(v.T(key), found, old)) }
	pounds := func(a money.Amount) string { return v.Words.Money(a) }
	row("bring.people", v.Words.Number(int64(w.Totals.People)), v.Words.Number(int64(w.Control.People)))
	row("bring.weekly-total", pounds(w.Totals.Weekly.Council+w.Totals.Weekly.NHS), pounds(w.Control.Weekly))
	row("bring.held-total", pounds(w.Totals.Held.Weekly()), pounds(w.Control.Held))
	for _, f := range funders(w.Totals.Held) {
		row(f.key, pounds(f.amount), "")
	}
	row("bring.kept", pounds(w.Totals.Kept), "")
	return t
}

type part struct {
	key    string
	amount money.Amount
}

func funders(f payment.Funding) []part {
	return []part{{"bring.of-council", f.Council}, {"bring.of-nhs", f.NHS}, {"bring.of-contribution", f.Contribution}, {"bring.of-own", f.Own}}
}

func warnings(v *visit.Visit, w bringover.Wave) govuk.Table {
	t := govuk.Table{Caption: v.T("bring.look-at"), Columns: []govuk.Column{{Head: v.T("bring.lines"), Numeric: true}, {Head: v.T("bring.what")}}}
	for _, one := range w.Warnings {
		rows := make([]string, 0, len(one.Rows))
		for _, r := range one.Rows[:min(len(one.Rows), 10)] {
			rows = append(rows, strconv.Itoa(r))
		}
		if len(one.Rows) > len(rows) {
			rows = append(rows, "…")
		}
		t.Rows = append(t.Rows, govuk.Cells(strings.Join(rows, ", "), v.Words.Say(one.Says)))
	}
	return t
}

func columnsTable(v *visit.Visit) govuk.Table {
	t := govuk.Table{Caption: v.T("bring.columns-title"), Quiet: true, Heads: true, Columns: []govuk.Column{{Head: v.T("bring.column")}, {Head: v.T("bring.must")}, {Head: v.T("bring.stands")}}}
	for _, c := range bringover.Columns() {
		must := v.T("bring.may-be-left")
		if c.Must {
			must = v.T("bring.is-needed")
		}
		t.Rows = append(t.Rows, govuk.Cells(c.Name, must, v.Words.Say(c.Says.Text())))
	}
	return t
}
