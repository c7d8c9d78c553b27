package statement_test

import (
	"errors"
	"slices"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/statementtest"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"

	"pgregory.net/rapid"
)

func line(day string, amount money.Amount, balance statement.Balance) statement.Line {
	return statement.Line{Date: calendar.MustDate(day), Amount: amount, Balance: balance}
}

func TestFinishWorksOutTheEnds(t *testing.T) {
	given := statement.GivenBalance
	none := statement.Balance{}
	for _, c := range []struct {
		name          string
		given         statement.Statement
		opening, last statement.Balance
	}{
		{"no balances", statement.Statement{Lines: []statement.Line{line("2026-09-01", 5, none)}}, none, none},
		{"on every line", statement.Statement{Lines: []statement.Line{line("2026-09-01", 5, given(15))}},
			statement.Balance{Amount: 10, How: statement.WorkedOut}, given(15)},
		{"once a day", statement.Statement{Lines: []statement.Line{
			line("2026-09-01", 5, none), line("2026-09-01", 2, given(17)), line("2026-09-02", -4, none)}},
			statement.Balance{Amount: 10, How: statement.WorkedOut}, statement.Balance{Amount: 13, How: statement.WorkedOut}},
		{"closing only", statement.Statement{Closing: given(7), Lines: []statement.Line{line("2026-09-01", -3, none)}},
			statement.Balance{Amount: 10, How: statement.WorkedOut}, given(7)},
		{"opening only", statement.Statement{Opening: given(10), Lines: []statement.Line{line("2026-09-01", -3, none)}},
			given(10), statement.Balance{Amount: 7, How: statement.WorkedOut}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := statement.Finish(c.given)
			if err != nil {
				t.Fatal(err)
			}
			if got.Opening != c.opening || got.Closing != c.last {
				t.Errorf("from %+v to %+v, want %+v to %+v", got.Opening, got.Closing, c.opening, c.last)
			}
		})
	}
}

func TestFinishRefusesEndsThatDoNotAddUp(t *testing.T) {
	_, err := statement.Finish(statement.Statement{
		Opening: statement.GivenBalance(10), Closing: statement.GivenBalance(20),
		Lines: []statement.Line{line("2026-09-01", 5, statement.Balance{})},
	})
	var f *fault.Fault
	if !errors.As(err, &f) || f.Text.Key != statement.TotalBreak {
		t.Errorf("got %v", err)
	}
}

// Whichever way round the file is, the balances find the order; a line taken
// out of the middle is always noticed.
func TestBalancesFindTheOrderAndTheGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := statementtest.Draw(t)
		want := slices.Clone(s.Lines)
		if rapid.Bool().Draw(t, "newest first") {
			slices.Reverse(s.Lines)
		}
		got, err := statement.Finish(s)
		if err != nil {
			t.Fatal(err)
		}
		if got.Opening.Amount+got.Total() != got.Closing.Amount || len(got.Lines) != len(want) {
			t.Fatalf("%+v", got)
		}
		if len(s.Lines) < 3 {
			return
		}
		gap := rapid.IntRange(1, len(s.Lines)-2).Draw(t, "gap")
		s.Opening, s.Closing = statement.Balance{}, statement.Balance{}
		s.Lines = slices.Delete(slices.Clone(want), gap, gap+1)
		if s.Lines[0].Date == s.Lines[len(s.Lines)-1].Date {
			return // on one day another order may chance to fit
		}
		if _, err := statement.Finish(s); err == nil {
			t.Fatal("a missing line was not noticed")
		}
	})
}

// Downloading a longer period again brings only the lines that are new.
func TestTheSameLineNeverEntersTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := statementtest.Draw(t)
		if rapid.Bool().Draw(t, "no ids") {
			for i := range s.Lines {
				s.Lines[i].OwnID = ""
				s.Lines[i].Payee, s.Lines[i].Amount = "BUS", -175 // alike on purpose
			}
		}
		upTo := rapid.IntRange(0, len(s.Lines)).Draw(t, "up to")
		entered := map[string]bool{}
		for _, p := range append(statement.Fingerprints(s.Lines[:upTo]), statement.Fingerprints(s.Lines)...) {
			entered[p] = true
		}
		if len(entered) != len(s.Lines) {
			t.Fatalf("%d lines entered, want %d", len(entered), len(s.Lines))
		}
	})
}

func TestFingerprintLooksPastLayout(t *testing.T) {
	a := statement.Line{Date: calendar.MustDate("2026-09-01"), Amount: -2350, Payee: "Tesco  Stores", Row: 2, Balance: statement.GivenBalance(1)}
	b := statement.Line{Date: calendar.MustDate("2026-09-01"), Amount: -2350, Payee: "TESCO STORES", Row: 9, Type: "POS"}
	if statement.Fingerprint(a, 1) != statement.Fingerprint(b, 1) {
		t.Error("the same line in two layouts has two fingerprints")
	}
	if statement.Fingerprint(a, 1) == statement.Fingerprint(a, 2) {
		t.Error("two lines alike have one fingerprint")
	}
	if got := statement.Fingerprint(b, 1); len(got) != 32 {
		t.Errorf("%q is not 32 characters", got)
	}
}
