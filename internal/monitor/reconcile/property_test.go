package reconcile_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/value/calendar"
	"ownway/value/money"

	"pgregory.net/rapid"
)

var (
	payees = []string{"Ann Carer", "Bob Helper", "HMRC", "Shropshire Council", "Leisure Trust", ""}
	kinds  = []expect.Kind{expect.PaymentIn, expect.Wages, expect.HMRC, expect.Bill, expect.Contribution}
	pence  = []money.Amount{-100, -200, -300, -500, 100, 300, 12500}
	start  = calendar.MustDate("2026-11-01")
)

// draw makes lines and expectations from few payees, amounts and days, so that
// they are often alike.
func draw(t *rapid.T) (lines []statement.Line, expected []reconcile.Expected) {
	day := rapid.IntRange(0, 40)
	refs := rapid.SampledFrom([]string{"", "WAGES", "DP0012345", "120PZ01234567"})
	for i := range rapid.IntRange(0, 10).Draw(t, "lines") {
		lines = append(lines, statement.Line{
			Date: start.AddDays(day.Draw(t, "day")), Amount: rapid.SampledFrom(pence).Draw(t, "amount"), Row: i + 1,
			Payee: rapid.SampledFrom(append(payees, "TESCO 12")).Draw(t, "payee"), Reference: refs.Draw(t, "reference")})
	}
	for i := range rapid.IntRange(0, 10).Draw(t, "things") {
		expected = append(expected, reconcile.For(expect.Item{
			ID: expect.ID(fmt.Sprintf("e%02d", i)), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Due: start.AddDays(day.Draw(t, "due")),
			Amount: rapid.SampledFrom(pence).Draw(t, "amount"), Payee: rapid.SampledFrom(payees).Draw(t, "payee"), Reference: refs.Draw(t, "reference")}))
	}
	return lines, expected
}

func TestEachIsMatchedAtMostOnceAndAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines, expected := draw(t)
		r := reconcile.Run(lines, expected, reconcile.Known{})
		lineSeen, idSeen := map[int]int{}, map[expect.ID]int{}
		byID := map[expect.ID]reconcile.Expected{}
		for _, e := range expected {
			byID[e.ID] = e
		}
		for _, m := range r.Matches {
			var paid, due money.Amount
			for _, l := range m.Lines {
				lineSeen[l]++
				paid += lines[l].Amount
			}
			for _, id := range m.Expected {
				idSeen[id]++
				due += byID[id].Amount
				for _, l := range m.Lines {
					if n := byID[id].Due.DaysUntil(lines[l].Date); n < -byID[id].Early || n > byID[id].Late {
						t.Fatalf("%+v is outside the days of %s", lines[l], id)
					}
				}
			}
			if m.Kind == reconcile.Refund {
				checkRefund(t, lines, m)
				continue
			}
			if paid != due || m.Kind == reconcile.Paid && min(len(m.Lines), len(m.Expected)) != 1 || m.Why.IsZero() {
				t.Fatalf("%+v: %v for %v", m, paid, due)
			}
		}
		for _, l := range r.Loose {
			lineSeen[l.Line]++
			if l.Why.IsZero() {
				t.Fatalf("line %d is loose and nobody knows why", l.Line)
			}
		}
		for _, id := range r.Unmet {
			idSeen[id]++
		}
		for i := range lines {
			if lineSeen[i] != 1 {
				t.Fatalf("line %d stands %d times in %+v", i, lineSeen[i], r)
			}
		}
		for _, e := range expected {
			if idSeen[e.ID] != 1 {
				t.Fatalf("%s stands %d times in %+v", e.ID, idSeen[e.ID], r)
			}
		}
	})
}

// checkRefund holds that a refund gives back something, and no more than was
// paid on one of the days named.
func checkRefund(t *rapid.T, lines []statement.Line, m reconcile.Match) {
	if len(m.Lines) != 1 || len(m.Expected) != 0 || len(m.Gives) == 0 || m.Why.IsZero() {
		t.Fatalf("%+v", m)
	}
	back := lines[m.Lines[0]]
	for _, i := range m.Gives {
		paid := lines[i]
		if n := paid.Date.DaysUntil(back.Date); back.Amount <= 0 || -paid.Amount < back.Amount || n < 0 || n > 42 || paid.Payee != back.Payee {
			t.Fatalf("%+v gives back %+v", back, paid)
		}
	}
}

// pairs writes what was matched with what, in a way that does not depend on the
// order of the input.
func pairs(lines []statement.Line, r reconcile.Result) string {
	var out []string
	for _, m := range r.Matches {
		var rows []int
		for _, l := range m.Lines {
			rows = append(rows, lines[l].Row)
		}
		slices.Sort(rows)
		ids := slices.Sorted(slices.Values(m.Expected))
		out = append(out, fmt.Sprint(rows, ids, m.Sure))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestTheOrderOfTheInputMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines, expected := draw(t)
		before := pairs(lines, reconcile.Run(lines, expected, reconcile.Known{}))
		mixedLines := rapid.Permutation(lines).Draw(t, "lines mixed")
		mixedThings := rapid.Permutation(expected).Draw(t, "things mixed")
		after := pairs(mixedLines, reconcile.Run(mixedLines, mixedThings, reconcile.Known{}))
		if before != after {
			t.Fatalf("first\n%s\nthen\n%s", before, after)
		}
	})
}

// A month in which everything is paid as expected, within its days and under
// its name, leaves nothing to do.
func TestAQuietMonthLeavesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "things")
		var lines []statement.Line
		var expected []reconcile.Expected
		for i := range n {
			e := reconcile.For(expect.Item{
				ID: expect.ID(fmt.Sprintf("e%02d", i)), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Due: start.AddDays(i),
				Amount: money.Amount(-1000 - i*i), Payee: "Payee " + strings.Repeat(string(rune('A'+i%26)), 4) + fmt.Sprint(i),
				Reference: rapid.SampledFrom([]string{"", "WAGES", fmt.Sprintf("REF%04d", i)}).Draw(t, "reference")})
			expected = append(expected, e)
			lines = append(lines, statement.Line{Row: i + 1, Amount: e.Amount, Payee: "DIRECT DEBIT " + e.Payee, Reference: e.Reference,
				Date: e.Due.AddDays(rapid.IntRange(-e.Early, e.Late).Draw(t, "days"))})
		}
		slices.SortFunc(lines, func(a, b statement.Line) int { return cmp.Or(a.Date.Compare(b.Date), a.Row-b.Row) })
		r := reconcile.Run(lines, expected, reconcile.Known{})
		if len(r.Matches) != n || len(r.Loose)+len(r.Unmet) != 0 {
			t.Fatalf("%d of %d matched, loose %+v", len(r.Matches), n, r.Loose)
		}
		for _, m := range r.Matches {
			if !m.Sure || expect.ID(fmt.Sprintf("e%02d", lines[m.Lines[0]].Row-1)) != m.Expected[0] {
				t.Fatalf("%+v", m)
			}
		}
	})
}

// What somebody said that a line is not, it is never matched with, whatever else
// is known; and what is matched stays matched at most once.
func TestWhatWasTakenBackIsNeverMatchedSoAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines, expected := draw(t)
		first := reconcile.Run(lines, expected, reconcile.Known{})
		type pair struct {
			line int
			id   expect.ID
		}
		refused := map[pair]bool{}
		for _, m := range first.Matches {
			if !rapid.Bool().Draw(t, "taken back") {
				continue
			}
			for _, l := range m.Lines {
				refused[pair{l, ""}] = len(m.Expected) == 0
				for _, id := range m.Expected {
					refused[pair{l, id}] = true
				}
			}
		}
		again := reconcile.Run(lines, expected, reconcile.Known{Before: explained(lines[:len(lines)/2]),
			Not: func(line int, id expect.ID) bool { return refused[pair{line, id}] }})
		seen := map[int]bool{}
		for _, m := range again.Matches {
			for _, l := range m.Lines {
				if seen[l] {
					t.Fatalf("line %d is matched twice", l)
				}
				seen[l] = true
				if len(m.Expected) == 0 && refused[pair{l, ""}] {
					t.Fatalf("line %d is taken for a payment that came back again", l)
				}
				for _, id := range m.Expected {
					if refused[pair{l, id}] {
						t.Fatalf("line %d is matched with %s again", l, id)
					}
				}
			}
		}
	})
}

// explained are lines that were explained before, as if each bought the same.
func explained(lines []statement.Line) (all []reconcile.Earlier) {
	for _, l := range lines {
		all = append(all, reconcile.Earlier{Line: l, Bought: "something"})
	}
	return all
}

// The same payment each day of a month, each on its day, is no trouble.
func TestTheSameEachDay(t *testing.T) {
	var lines []statement.Line
	var expected []reconcile.Expected
	for i := range 40 {
		on := start.AddDays(i)
		lines = append(lines, statement.Line{Date: on, Amount: -2500, Payee: "BRIGHT DAYS", Row: i + 1})
		expected = append(expected, reconcile.For(expect.Item{ID: expect.ID(fmt.Sprintf("e%02d", i)), Kind: expect.Bill, Due: on, Amount: -2500, Payee: "Bright Days"}))
	}
	r := reconcile.Run(lines, expected, reconcile.Known{})
	for _, m := range r.Matches {
		if m.Expected[0] != expected[m.Lines[0]].ID {
			t.Errorf("%+v", m)
		}
	}
	if len(r.Matches) < 35 {
		t.Errorf("%d of 40 matched; %+v", len(r.Matches), r.Loose)
	}
}
