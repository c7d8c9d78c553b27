package clientmoney

import (
	"testing"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/money"
)

func sentOn(day calendar.Date, list ListID, reference, payee string, a money.Amount) Sent {
	return Sent{List: list, On: day, Entry: Entry{Payee: payee, Reference: reference, Amount: a}}
}

func TestReturned(t *testing.T) {
	lane, club := sentOn(on, "pls_1", "HL-100", "Harbour Lane", 30_00), sentOn(on, "pls_1", "C-7", "Club", 30_00)
	twin := sentOn(on, "pls_2", "HL-100", "Harbour Lane", 30_00)
	in := func(days int, payee, reference string, a money.Amount) statement.Line {
		return statement.Line{Date: on.AddDays(days), Payee: payee, Reference: reference, Amount: a}
	}
	for _, c := range []struct {
		name  string
		lines []statement.Line
		sent  []Sent
		want  []int // the payment that each line brings back, -1 for none
	}{
		{"the reference alone", []statement.Line{in(3, "BACS", "HL 100", 30_00)}, []Sent{lane, club}, []int{0}},
		{"a line of Bacs with the reference in its words", []statement.Line{in(3, "ARUCS", "0129 HL-100 BEN DECEASED", 30_00)}, []Sent{club, lane}, []int{1}},
		{"the payee, and a word for it", []statement.Line{in(1, "RETURNED HARBOUR LANE", "", 30_00)}, []Sent{lane, club}, []int{0}},
		{"the payee without such a word may be a refund", []statement.Line{in(1, "HARBOUR LANE", "", 30_00)}, []Sent{lane}, []int{-1}},
		{"a reference of two letters tells nothing", []statement.Line{in(1, "BACS", "C7", 30_00)}, []Sent{club}, []int{-1}},
		{"another amount", []statement.Line{in(3, "ARUCS", "HL-100", 29_99)}, []Sent{lane}, []int{-1}},
		{"money that leaves", []statement.Line{in(3, "ARUCS", "HL-100", -30_00)}, []Sent{lane}, []int{-1}},
		{"before it was sent", []statement.Line{in(-1, "ARUCS", "HL-100", 30_00)}, []Sent{lane}, []int{-1}},
		{"much later", []statement.Line{in(32, "ARUCS", "HL-100", 30_00)}, []Sent{lane}, []int{-1}},
		{"two payments alike", []statement.Line{in(3, "ARUCS", "HL-100", 30_00)}, []Sent{lane, twin}, []int{-1}},
		{"two lines for one payment", []statement.Line{in(3, "ARUCS", "HL-100", 30_00), in(4, "ARUCS", "HL-100", 30_00)}, []Sent{lane}, []int{-1, -1}},
	} {
		got := make([]int, len(c.lines))
		for i := range got {
			got[i] = -1
		}
		for _, b := range Returned(c.lines, c.sent) {
			for n, s := range c.sent {
				if s == b.Sent {
					got[b.Line] = n
				}
			}
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: line %d brings back %d, want %d", c.name, i, got[i], c.want[i])
			}
		}
	}
}

func TestShownWhole(t *testing.T) {
	list := func(id ListID, days int, amounts ...money.Amount) List {
		l := List{ID: id, State: ListApproved, Sent: on.AddDays(days)}
		for _, a := range amounts {
			l.Entries = append(l.Entries, Entry{Amount: a})
		}
		return l
	}
	out := func(days int, a money.Amount) statement.Line {
		return statement.Line{Date: on.AddDays(days), Amount: -a}
	}
	shown := list("pls_9", 0, 10, 20)
	shown.Line = "pol_1"
	dropped := list("pls_8", 0, 10, 20)
	dropped.State = Dropped
	for _, c := range []struct {
		name  string
		lines []statement.Line
		lists []List
		want  int
	}{
		{"all of one list", []statement.Line{out(2, 30)}, []List{list("pls_1", 0, 10, 20), list("pls_2", 0, 10, 21)}, 1},
		{"a payment alone is known by its own words", []statement.Line{out(2, 30)}, []List{list("pls_1", 0, 30)}, 0},
		{"two lists that come to the same", []statement.Line{out(2, 30)}, []List{list("pls_1", 0, 10, 20), list("pls_2", 1, 15, 15)}, 0},
		{"two lines that come to the same", []statement.Line{out(2, 30), out(3, 30)}, []List{list("pls_1", 0, 10, 20)}, 0},
		{"before it was sent", []statement.Line{out(0, 30)}, []List{list("pls_1", 1, 10, 20)}, 0},
		{"long after", []statement.Line{out(11, 30)}, []List{list("pls_1", 0, 10, 20)}, 0},
		{"shown before", []statement.Line{out(2, 30)}, []List{shown}, 0},
		{"dropped", []statement.Line{out(2, 30)}, []List{dropped}, 0},
	} {
		if got := ShownWhole(c.lines, c.lists); len(got) != c.want {
			t.Errorf("%s: %d lists are shown, want %d", c.name, len(got), c.want)
		}
	}
}
