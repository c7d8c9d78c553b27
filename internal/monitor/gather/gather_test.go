package gather_test

import (
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/gather"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

var day = calendar.MustDate

func line(on string, pence money.Amount, payee string, met ...expect.ID) gather.Line {
	return gather.Line{Line: statement.Line{Date: day(on), Amount: pence, Payee: payee}, Items: met}
}

func item(id expect.ID, kind expect.Kind, due string, pence money.Amount, payee, reference string, state expect.State) expect.Item {
	return expect.Item{ID: id, Kind: kind, Due: day(due), Amount: pence, Payee: payee, Reference: reference, State: state}
}

func waits(l gather.Line) gather.Line { l.Waits = true; return l }

func back(l gather.Line) gather.Line { l.Back = true; return l }

func month(first, last string, opening, closing money.Amount) gather.Statement {
	return gather.Statement{Period: calendar.Period{First: day(first), Last: day(last)},
		Opening: statement.GivenBalance(opening), Closing: statement.GivenBalance(closing)}
}

func TestInto(t *testing.T) {
	ann := func(id expect.ID, due string, s expect.State) expect.Item {
		return item(id, expect.Wages, due, -400_00, "Ann Carer", "WAGES "+due, s)
	}
	invoice := item("inv", expect.Bill, "2026-10-05", -210_00, "Hillside Homecare", "INV-4312", expect.Met)
	last := line("2026-11-20", -5_00, "CORNER SHOP")
	for _, c := range []struct {
		name  string
		given gather.Record
		want  func(check.Facts) int
		n     int
	}{
		{"pay not seen", gather.Record{Items: []expect.Item{ann("a", "2026-10-30", expect.Open)}, Lines: []gather.Line{last}}, func(f check.Facts) int { return len(f.Unpaid) }, 1},
		{"pay that may still come", gather.Record{Items: []expect.Item{ann("a", "2026-11-13", expect.Open)}, Lines: []gather.Line{last}}, func(f check.Facts) int { return len(f.Unpaid) }, 0},
		{"pay that somebody is asked about", gather.Record{Items: []expect.Item{ann("a", "2026-10-30", expect.Open)},
			Lines: []gather.Line{waits(line("2026-10-30", -399_00, "A CARER")), last}}, func(f check.Facts) int { return len(f.Unpaid) }, 0},
		{"tax not seen", gather.Record{Items: []expect.Item{item("t", expect.HMRC, "2026-10-22", -90_00, "HMRC", "PAYE", expect.Said)}, Lines: []gather.Line{last}},
			func(f check.Facts) int { return len(f.Tax) }, 1},
		{"a share not seen", gather.Record{Items: []expect.Item{item("s", expect.Share, "2026-10-22", -90_00, "Elm Road", "", expect.Open)}, Lines: []gather.Line{last}},
			func(f check.Facts) int { return len(f.Shares) }, 1},
		{"wages under another name", gather.Record{Items: []expect.Item{ann("a", "2026-09-30", expect.Met), ann("b", "2026-10-30", expect.Met)},
			Lines: []gather.Line{line("2026-09-30", -400_00, "ANN CARER", "a"), line("2026-10-30", -400_00, "J COLE", "b"), last}}, func(f check.Facts) int { return len(f.Elsewhere) }, 1},
		{"a name that the bank always gives", gather.Record{Items: []expect.Item{ann("a", "2026-09-30", expect.Met), ann("b", "2026-10-30", expect.Met)},
			Lines: []gather.Line{line("2026-09-30", -400_00, "MRS TWO NAMES", "a"), line("2026-10-30", -400_00, "MRS TWO NAMES", "b"), last}}, func(f check.Facts) int { return len(f.Elsewhere) }, 0},
		{"an invoice paid again", gather.Record{Items: []expect.Item{invoice},
			Lines: []gather.Line{line("2026-10-05", -210_00, "HILLSIDE HOMECARE", "inv"), line("2026-10-20", -210_00, "HILLSIDE HOMECARE"), last}}, func(f check.Facts) int { return len(f.Twice) }, 1},
		{"its number with another sum", gather.Record{Items: []expect.Item{invoice},
			Lines: []gather.Line{line("2026-10-05", -210_00, "HILLSIDE HOMECARE", "inv"), line("2026-10-20", -216_00, "HILLSIDE HOMECARE INV-4312"), last}}, func(f check.Facts) int { return len(f.Twice) }, 1},
		{"a payment that came back", gather.Record{Items: []expect.Item{invoice},
			Lines: []gather.Line{back(line("2026-10-03", -210_00, "HILLSIDE HOMECARE")), line("2026-10-05", -210_00, "HILLSIDE HOMECARE", "inv"), last}}, func(f check.Facts) int { return len(f.Twice) }, 0},
		{"a line left out of a statement", gather.Record{Lines: []gather.Line{last}, Statements: []gather.Statement{month("2026-11-01", "2026-11-30", 100_00, 85_00)}},
			func(f check.Facts) int { return len(f.Breaks) }, 1},
		{"a gap between statements", gather.Record{Lines: []gather.Line{last}, Statements: []gather.Statement{month("2026-10-01", "2026-10-31", 100_00, 100_00), month("2026-11-01", "2026-11-30", 90_00, 85_00)}},
			func(f check.Facts) int { return len(f.Breaks) }, 1},
		{"statements that follow", gather.Record{Lines: []gather.Line{last}, Statements: []gather.Statement{month("2026-10-01", "2026-10-31", 100_00, 100_00), month("2026-11-01", "2026-11-30", 100_00, 95_00)}},
			func(f check.Facts) int { return len(f.Breaks) }, 0},
		{"betting", gather.Record{Lines: []gather.Line{line("2026-11-02", -20_00, "LUCKY CASINO"), line("2026-11-03", -20_00, "BETTY'S TEA ROOM"), last}}, func(f check.Facts) int { return len(f.Gambling) }, 1},
		{"many payments within days", gather.Record{Lines: []gather.Line{line("2026-11-02", -40_00, "SPINHALL"), line("2026-11-03", -40_00, "SPINHALL"), line("2026-11-05", -40_00, "SPINHALL"), line("2026-11-09", -40_00, "SPINHALL"), last}},
			func(f check.Facts) int { return len(f.Runs) }, 4},
		{"two PAs with one account", gather.Record{Items: []expect.Item{withAccount(ann("a", "2026-10-30", expect.Met)),
			withAccount(item("b", expect.Wages, "2026-10-30", -300_00, "Bob Helper", "", expect.Met))}, Lines: []gather.Line{last}}, func(f check.Facts) int { return len(f.Account) }, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := check.Facts{Today: day("2026-11-21"), Weekly: 300_00}
			c.given.Into(&f)
			if got := c.want(f); got != c.n {
				t.Errorf("got %d, want %d: %+v", got, c.n, f)
			}
		})
	}
}

func withAccount(i expect.Item) expect.Item {
	i.Account = ident.BankAccount{SortCode: "202959", Number: "63748472"}
	return i
}
