package reconcile_test

import (
	"slices"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
)

// pair is lines and what they were matched with, in the order of the lines.
type pair struct {
	lines []int
	ids   []expect.ID
	kind  reconcile.Kind
	gives []int // those given back
}

func TestPaymentsThatCameBackAndTwins(t *testing.T) {
	ann := thing("ann", expect.Wages, "2026-11-27", -40000, "Ann Carer", "")
	class := func(id expect.ID, due string) reconcile.Expected {
		return thing(id, expect.Bill, due, -900, "Art Studio", "")
	}
	for _, c := range []struct {
		name     string
		lines    []statement.Line
		expected []reconcile.Expected
		want     []pair
	}{
		{"wages come back and are paid again",
			[]statement.Line{line("2026-11-27", -40000, "ANN CARER", ""), line("2026-11-28", 40000, "ANN CARER RETURNED", ""), line("2026-12-02", -40000, "ANN CARER", "")},
			[]reconcile.Expected{ann},
			[]pair{{lines: []int{0, 1}, kind: reconcile.CameBack}, {lines: []int{2}, ids: []expect.ID{"ann"}}}},
		{"the first payment was on an earlier statement",
			[]statement.Line{line("2026-12-01", 40000, "RETURNED ANN CARER", ""), line("2026-12-05", -40000, "ANN CARER", "")}, nil,
			[]pair{{lines: []int{0, 1}, kind: reconcile.CameBack}}},
		{"a refund is not a payment that came back",
			[]statement.Line{line("2026-11-27", -900, "ART STUDIO", ""), line("2026-11-30", 900, "ART STUDIO REFUND", "")},
			[]reconcile.Expected{class("c", "2026-11-27")},
			[]pair{{lines: []int{0}, ids: []expect.ID{"c"}}, {lines: []int{1}, kind: reconcile.Refund, gives: []int{0}}}},
		{"either of two may have come back",
			[]statement.Line{line("2026-11-25", -900, "ART STUDIO", ""), line("2026-11-27", -900, "ART STUDIO", ""), line("2026-11-28", 900, "ART STUDIO UNPAID", "")}, nil, nil},
		{"money of somebody else that came back is not this",
			[]statement.Line{line("2026-11-27", -40000, "BOB HELPER", ""), line("2026-11-28", 40000, "ANN CARER RETURNED", "")}, nil, nil},
		{"a class that nobody went to does not move the later ones",
			[]statement.Line{line("2026-11-13", -900, "ART STUDIO", ""), line("2026-11-20", -900, "ART STUDIO", ""), line("2026-11-27", -900, "ART STUDIO", "")},
			[]reconcile.Expected{class("a", "2026-11-06"), class("b", "2026-11-13"), class("c", "2026-11-20"), class("d", "2026-11-27")},
			[]pair{{lines: []int{0}, ids: []expect.ID{"b"}}, {lines: []int{1}, ids: []expect.ID{"c"}}, {lines: []int{2}, ids: []expect.ID{"d"}}}},
		{"nobody can say which of two lines is the missing week's",
			[]statement.Line{line("2026-11-13", -900, "ART STUDIO", ""), line("2026-11-14", -900, "ART STUDIO", "")},
			[]reconcile.Expected{class("a", "2026-11-06"), class("b", "2026-11-13")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := reconcile.Run(c.lines, c.expected, reconcile.Known{}).Matches
			same := slices.EqualFunc(got, c.want, func(m reconcile.Match, p pair) bool {
				return slices.Equal(m.Lines, p.lines) && slices.Equal(m.Expected, p.ids) && m.Sure && m.Kind == p.kind && slices.Equal(m.Gives, p.gives)
			})
			if !same {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestAllThatFallsDueTogetherIsPaidAtOnce(t *testing.T) {
	expected := []reconcile.Expected{
		thing("a1", expect.Pension, "2026-11-20", -5400, "NEST", "PENSION 30OCT26"), thing("b1", expect.Pension, "2026-11-20", -7160, "NEST", "PENSION 30OCT26"),
		thing("a2", expect.Pension, "2026-12-22", -5400, "NEST", "PENSION 27NOV26"), thing("b2", expect.Pension, "2026-12-22", -7160, "NEST", "PENSION 27NOV26")}
	got := reconcile.Run([]statement.Line{line("2026-11-23", -12560, "DIRECT DEBIT NEST PENSIONS", "")}, expected, reconcile.Known{}).Matches
	if len(got) != 1 || !slices.Equal(got[0].Expected, []expect.ID{"a1", "b1"}) || !got[0].Sure {
		t.Errorf("got %+v", got)
	}
}
