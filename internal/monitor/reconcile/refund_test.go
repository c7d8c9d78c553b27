package reconcile_test

import (
	"slices"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/value/money"
	"ownway/value/msg"
)

func TestRefunds(t *testing.T) {
	class := func(id expect.ID, due string) reconcile.Expected {
		return thing(id, expect.Bill, due, -900, "Art Studio", "")
	}
	studio := func(on string, a money.Amount) statement.Line {
		return line(on, a, "CARD PAYMENT TO ART STUDIO 412", "")
	}
	back := func(on string, a money.Amount) statement.Line { return line(on, a, "ART STUDIO REFUND", "") }
	before := func(bought string, all ...statement.Line) (e []reconcile.Earlier) {
		for _, l := range all {
			e = append(e, reconcile.Earlier{Line: l, Bought: bought})
		}
		return e
	}
	for _, c := range []struct {
		name     string
		lines    []statement.Line
		expected []reconcile.Expected
		before   []reconcile.Earlier
		want     *reconcile.Match // of the last line; nil when it is left
		why      msg.Key
	}{
		{"the whole of a class", []statement.Line{studio("2026-11-06", -900), back("2026-11-16", 900)},
			[]reconcile.Expected{class("a", "2026-11-06")}, nil, &reconcile.Match{Kind: reconcile.Refund, Gives: []int{0}}, reconcile.BackWhole},
		{"half of it, explained last month", []statement.Line{back("2026-11-16", 450)}, nil, before("Art Studio", studio("2026-10-30", -900)),
			&reconcile.Match{Kind: reconcile.Refund, GivesBefore: []int{0}}, reconcile.BackPart},
		{"a card refund that says nothing but the shop", []statement.Line{studio("2026-11-16", 900)}, nil, before("Art", studio("2026-11-06", -900)),
			&reconcile.Match{Kind: reconcile.Refund, GivesBefore: []int{0}}, reconcile.BackWhole},
		{"a part that does not say that it is a refund", []statement.Line{studio("2026-11-16", 450)}, nil, before("Art", studio("2026-11-06", -900)), nil, ""},
		{"one of two classes alike", []statement.Line{back("2026-11-16", 900)}, nil, before("Art", studio("2026-11-06", -900), studio("2026-11-13", -900)),
			&reconcile.Match{Kind: reconcile.Refund, GivesBefore: []int{0, 1}}, reconcile.BackOneOf},
		{"part of one of two that differ", []statement.Line{back("2026-11-16", 450)}, nil, before("Art", studio("2026-11-06", -900), studio("2026-11-13", -1000)), nil, ""},
		{"of two that were for different things", []statement.Line{back("2026-11-16", 900)}, nil,
			append(before("Art", studio("2026-11-06", -900)), before("Paint", studio("2026-11-07", -900))...), nil, ""},
		{"given back already", []statement.Line{back("2026-11-16", 900)}, nil, before("Art", studio("2026-11-06", -900), back("2026-11-09", 900)), nil, ""},
		{"more than was paid", []statement.Line{back("2026-11-16", 901)}, nil, before("Art", studio("2026-11-06", -900)), nil, ""},
		{"long after", []statement.Line{back("2026-12-20", 900)}, nil, before("Art", studio("2026-11-06", -900)), nil, ""},
		{"before it was paid", []statement.Line{back("2026-11-05", 900)}, nil, before("Art", studio("2026-11-06", -900)), nil, ""},
		{"wages are not given back", []statement.Line{line("2026-11-16", 40000, "ANN CARER", "")}, nil, before("", line("2026-11-06", -40000, "ANN CARER", "")), nil, ""},
		{"from somebody else", []statement.Line{line("2026-11-16", 900, "ARTISAN BREAD REFUND", "")}, nil, before("Art", studio("2026-11-06", -900)), nil, ""},
		{"bought and taken back, and nobody was asked", []statement.Line{line("2026-11-06", -2400, "CORNER SHOP", ""), line("2026-11-09", 2400, "CORNER SHOP", "")}, nil, nil,
			&reconcile.Match{Kind: reconcile.Refunded}, reconcile.BackBoth},
		{"paid twice by mistake, and one was given back", []statement.Line{studio("2026-11-06", -900), studio("2026-11-07", -900), back("2026-11-16", 900)},
			[]reconcile.Expected{class("a", "2026-11-06")}, nil, &reconcile.Match{Kind: reconcile.Refunded}, reconcile.BackBoth},
		{"a direct debit of last month bounced", []statement.Line{line("2026-12-01", 1200, "UNPAID DIRECT DEBIT CITY INSURE", "")}, nil,
			before("City Insure", line("2026-11-30", -1200, "DIRECT DEBIT CITY INSURE", "POL1")), &reconcile.Match{Kind: reconcile.Bounced, GivesBefore: []int{0}}, reconcile.BackOpen},
		{"wages of last month came back", []statement.Line{line("2026-12-01", 40000, "RETURNED ANN CARER", "")}, nil,
			before("", line("2026-11-30", -40000, "ANN CARER", "")), &reconcile.Match{Kind: reconcile.Bounced, GivesBefore: []int{0}}, reconcile.BackOpen},
		{"either of two of last month", []statement.Line{line("2026-12-01", 40000, "RETURNED ANN CARER", "")}, nil,
			before("", line("2026-11-30", -40000, "ANN CARER", ""), line("2026-11-29", -40000, "ANN CARER", "")), nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reconcile.Run(c.lines, c.expected, reconcile.Known{Before: c.before})
			last := len(c.lines) - 1
			i := slices.IndexFunc(r.Matches, func(m reconcile.Match) bool { return slices.Contains(m.Lines, last) })
			if c.want == nil {
				if i >= 0 {
					t.Errorf("matched: %+v", r.Matches[i])
				}
				return
			}
			if i < 0 {
				t.Fatalf("left: %+v", r.Loose)
			}
			if m := r.Matches[i]; m.Kind != c.want.Kind || !slices.Equal(m.Gives, c.want.Gives) || !slices.Equal(m.GivesBefore, c.want.GivesBefore) || m.Why.Key != c.why || !m.Sure {
				t.Errorf("got %+v, want %+v with %s", m, *c.want, c.why)
			}
		})
	}
}

// A refund that somebody said is none is not taken for one again, and a payee
// whose money in somebody explained is not guessed at.
func TestARefundTakenBackStays(t *testing.T) {
	l := line("2026-11-16", 900, "ART STUDIO REFUND", "")
	before := []reconcile.Earlier{{Line: line("2026-11-06", -900, "ART STUDIO", ""), Bought: "Art"}}
	for name, known := range map[string]reconcile.Known{
		"said to be none": {Before: before, Not: func(_ int, id expect.ID) bool { return id.IsZero() }},
		"explained":       {Before: before, Learned: reconcile.Learned{reconcile.PayeeOf(l): "a prize"}},
		"came back":       {Before: []reconcile.Earlier{{Line: before[0].Line, Bought: "Art", Back: true}}},
	} {
		if r := reconcile.Run([]statement.Line{l}, nil, known); len(r.Matches) != 0 {
			t.Errorf("%s: %+v", name, r.Matches)
		}
	}
}
