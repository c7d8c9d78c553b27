package surplus_test

import (
	"slices"
	"testing"

	"ownway/internal/monitor/surplus"
	"ownway/ledger"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
	"pgregory.net/rapid"
)

var anyLabel = msg.New("surplus-test.label", "{what}")

func line(k surplus.Kind, amount money.Amount, f ledger.Funder) surplus.Line {
	return surplus.Line{Kind: k, Label: anyLabel.With("what", string(k)), Amount: amount, Funder: f}
}

func TestOf(t *testing.T) {
	const council, nhs, own, paidIn = ledger.Council, ledger.NHS, ledger.Own, ledger.Contribution
	tests := []struct {
		name  string
		given []surplus.Line
		total money.Amount
		own   money.Amount
		bars  surplus.Bars
		parts map[ledger.Funder]money.Amount
		says  msg.Key
	}{
		{"nothing at all", nil, 0, 0, surplus.Bars{}, nil, "surplus.nothing"},
		{"the home page of the design", []surplus.Line{
			line(surplus.Held, 2069_74, council), line(surplus.Owed, 702_14, council),
			line(surplus.SetAside, 655_00, council), line(surplus.SavedUp, 300_00, council),
		}, 412_60, 0, surplus.Bars{Owed: 702_14, SetAside: 655_00, SavedUp: 300_00, Safe: 412_60},
			map[ledger.Funder]money.Amount{council: 412_60}, "surplus.can-spend"},
		{"what is agreed to counts with what is owed", []surplus.Line{
			line(surplus.Held, 100_00, council), line(surplus.Owed, 10_00, council), line(surplus.Committed, 30_00, council),
		}, 60_00, 0, surplus.Bars{Owed: 40_00, Safe: 60_00}, map[ledger.Funder]money.Amount{council: 60_00}, "surplus.can-spend"},
		{"own money is never counted", []surplus.Line{
			line(surplus.Held, 100_00, council), line(surplus.Held, 50_00, own), line(surplus.Owed, 20_00, own),
		}, 100_00, 30_00, surplus.Bars{Owed: 20_00, Safe: 100_00},
			map[ledger.Funder]money.Amount{council: 100_00, own: 0}, "surplus.can-spend"},
		{"own money that is still to be paid in is missing", []surplus.Line{
			line(surplus.Held, 100_00, council), line(surplus.Owed, 20_00, own),
		}, 80_00, 0, surplus.Bars{Owed: 20_00, Safe: 80_00},
			map[ledger.Funder]money.Amount{council: 100_00, own: -20_00}, "surplus.can-spend"},
		{"each funder's part", []surplus.Line{
			line(surplus.Held, 100_00, council), line(surplus.Held, 40_00, nhs), line(surplus.Held, 25_00, paidIn),
			line(surplus.Owed, 60_00, nhs),
		}, 105_00, 0, surplus.Bars{Owed: 60_00, Safe: 105_00},
			map[ledger.Funder]money.Amount{council: 100_00, nhs: -20_00, paidIn: 25_00}, "surplus.can-spend"},
		{"less than nothing is said", []surplus.Line{
			line(surplus.Held, 100_00, council), line(surplus.Owed, 180_00, council),
		}, -80_00, 0, surplus.Bars{Owed: 180_00, Short: 80_00}, map[ledger.Funder]money.Amount{council: -80_00}, "surplus.short"},
		{"an overdrawn account", []surplus.Line{line(surplus.Held, -5_00, council)},
			-5_00, 0, surplus.Bars{Short: 5_00}, map[ledger.Funder]money.Amount{council: -5_00}, "surplus.short"},
		{"to the penny", []surplus.Line{line(surplus.Held, 5_00, council), line(surplus.SetAside, 5_00, council)},
			0, 0, surplus.Bars{SetAside: 5_00}, map[ledger.Funder]money.Amount{council: 0}, "surplus.nothing"},
		{"what is owed back does not count yet", []surplus.Line{
			line(surplus.Held, 5_00, council), line(surplus.DueBack, 90_00, council),
		}, 5_00, 0, surplus.Bars{Safe: 5_00}, map[ledger.Funder]money.Amount{council: 5_00}, "surplus.can-spend"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := surplus.Of(tt.given, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got.Total != tt.total || got.Own != tt.own || got.Bars != tt.bars || got.Says().Key != tt.says {
				t.Errorf("got %+v saying %s", got, got.Says())
			}
			if len(got.Parts) != len(tt.parts) {
				t.Errorf("parts of %d funders, want %d", len(got.Parts), len(tt.parts))
			}
			for _, p := range got.Parts {
				if want, ok := tt.parts[p.Funder]; !ok || p.Safe != want {
					t.Errorf("%s: %v, want %v", p.Funder, p.Safe, want)
				}
			}
		})
	}
}

func TestFaults(t *testing.T) {
	_, err := surplus.Of([]surplus.Line{
		line(surplus.Held, 1, ledger.Council), line("pocket", 1, ledger.Council), line(surplus.Held, 1, "uncle"),
		line(surplus.Owed, -1, ledger.NHS), line(surplus.Held, 1_000_000_000_000, ledger.NHS),
	}, nil)
	var got []string
	for _, f := range fault.All(err) {
		got = append(got, f.Field)
	}
	if want := []string{"lines.1.kind", "lines.2.funder", "lines.3.amount", "lines.4.amount"}; !slices.Equal(got, want) {
		t.Errorf("faults in %v, want %v", got, want)
	}
}

func lines(t *rapid.T) []surplus.Line {
	kinds := []surplus.Kind{surplus.Held, surplus.Owed, surplus.Committed, surplus.SetAside, surplus.SavedUp, surplus.DueBack}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) surplus.Line {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		least := 0
		if k == surplus.Held {
			least = -1000_00
		}
		return line(k, money.Amount(rapid.IntRange(least, 5000_00).Draw(t, "amount")), rapid.SampledFrom(ledger.Funders()).Draw(t, "funder"))
	}), 0, 30).Draw(t, "lines")
}

// Every penny held is in a bar or the person's own; the working adds up to
// the answer; and a note changes nothing.
func TestEveryPennyIsSomewhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := lines(t)
		var why explain.Note
		s, err := surplus.Of(given, &why)
		if err != nil {
			t.Fatal(err)
		}
		var held, parts money.Amount
		for _, p := range s.Parts {
			held += p.Held
			parts += p.Safe
		}
		b := s.Bars
		if held-s.Own != b.Owed+b.SetAside+b.SavedUp+b.Safe-b.Short || parts != s.Total || min(b.Owed, b.SetAside, b.SavedUp, b.Safe, b.Short, s.Own) < 0 {
			t.Fatalf("%v held is not %+v with %v own", held, b, s.Own)
		}
		var steps money.Amount
		for _, l := range why.Lines {
			if l.Amount == nil {
				continue
			}
			if l.Text.Key == "surplus.safe" {
				if *l.Amount != s.Total || steps != s.Total {
					t.Fatalf("the working adds up to %v and says %v, want %v", steps, *l.Amount, s.Total)
				}
				continue
			}
			steps += *l.Amount
			var each money.Amount
			for _, sub := range l.Lines {
				each += *sub.Amount
			}
			if len(l.Lines) > 0 && each != *l.Amount {
				t.Fatalf("%v holds %v", l.Text, each)
			}
		}
		if again, err := surplus.Of(given, nil); err != nil || again.Total != s.Total || again.Bars != s.Bars {
			t.Fatal("a note changed the figures")
		}
	})
}

func TestFromBooks(t *testing.T) {
	b := ledger.Balances{}
	b.Add(ledger.Transaction{Moves: []ledger.Move{
		{From: ledger.FunderMoney, To: ledger.Held.In("own-account"), Amount: 1000_00, Funder: ledger.Council},
		{From: ledger.FunderMoney, To: ledger.Held.In("own-account"), Amount: 20_00, Funder: ledger.Own},
		{From: ledger.Owed.In("hmrc"), To: ledger.Cost.In("wages"), Amount: 80_00, Funder: ledger.Council},
		{From: ledger.Held.In("own-account"), To: ledger.Owed.In("insurer"), Amount: 15_00, Funder: ledger.Council}, // paid twice
		ledger.Earmark(ledger.SetAside.In("redundancy"), 100_00, ledger.Council),
		ledger.Earmark(ledger.SetAside.In("seaside"), 300_00, ledger.Council),
		ledger.Earmark(ledger.Committed.In("respite"), 50_00, ledger.Council),
	}})
	got, err := surplus.Of(surplus.FromBooks(b, func(a ledger.Account) (msg.Text, bool) {
		return anyLabel.With("what", a.Purpose()), a.Purpose() == "seaside"
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := surplus.Bars{Owed: 130_00, SetAside: 100_00, SavedUp: 300_00, Safe: 455_00}
	if got.Bars != want || got.Own != 20_00 || got.DueBack != 15_00 {
		t.Errorf("got %+v, want %+v, 20.00 own and 15.00 due back", got, want)
	}
}
