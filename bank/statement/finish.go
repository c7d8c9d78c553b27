package statement

import (
	"cmp"
	"slices"

	"ownway/value/fault"
	"ownway/value/money"
)

// Finish puts the lines in the order in which they happened, proves the
// balances that the file gives, and works out the opening and closing balance.
// Readers call it last. A break in the balances is a fault on the line where
// the file first disagrees with itself.
func Finish(s Statement) (Statement, error) {
	lines, err := inOrder(s.Lines)
	if err != nil {
		return Statement{}, err
	}
	s.Lines = lines
	workOutEnds(&s)
	if err := proveEnds(s); err != nil {
		return Statement{}, err
	}
	if !s.Closing.IsKnown() && len(s.Lines) > 0 {
		s.Warnings = append(s.Warnings, NoBalances.Text())
	}
	return s, nil
}

// inOrder finds the order in which the balances run on. Banks write oldest
// first or newest first, and some sort by another day than the one that moves
// the balance. With no balances the dates decide.
func inOrder(file []Line) ([]Line, error) {
	if newestFirst(file) {
		file = slices.Clone(file)
		slices.Reverse(file)
	}
	if !slices.ContainsFunc(file, func(l Line) bool { return l.Balance.IsKnown() }) {
		return byDate(file), nil
	}
	broken := firstBreak(file)
	if broken == nil {
		return file, nil
	}
	if file[0].Date == file[len(file)-1].Date { // all on one day, so that the dates say nothing
		other := slices.Clone(file)
		slices.Reverse(other)
		if firstBreak(other) == nil {
			return other, nil
		}
	}
	if dated := byDate(file); firstBreak(dated) == nil {
		return dated, nil
	}
	return nil, broken
}

// byDate gives the lines in the order of their dates, which they mostly have.
func byDate(lines []Line) []Line {
	if slices.IsSortedFunc(lines, byMoment) {
		return lines
	}
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, byMoment)
	return lines
}

func newestFirst(lines []Line) bool {
	return len(lines) > 0 && lines[0].Date.After(lines[len(lines)-1].Date)
}

func byMoment(a, b Line) int {
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Time, b.Time))
}

// firstBreak gives the fault of the first line whose balance does not follow
// from an earlier one, or nil.
func firstBreak(lines []Line) error {
	var running money.Amount
	known := false
	for i := range lines {
		l := &lines[i]
		running += l.Amount
		if !l.Balance.IsKnown() {
			continue
		}
		if known && l.Balance.Amount != running {
			err := fault.Invalid("balance", BalanceBreak, "want", running, "found", l.Balance.Amount)
			return fault.OnLine(err, l.Row)
		}
		running, known = l.Balance.Amount, true
	}
	return nil
}

// workOutEnds fills the opening and closing balance from the lines' balances,
// or one from the other. What the file gave stays.
func workOutEnds(s *Statement) {
	first := slices.IndexFunc(s.Lines, func(l Line) bool { return l.Balance.IsKnown() })
	if first >= 0 && !s.Opening.IsKnown() {
		before := s.Lines[first].Balance.Amount - total(s.Lines[:first+1])
		s.Opening = Balance{Amount: before, How: WorkedOut}
	}
	switch {
	case s.Opening.IsKnown() && !s.Closing.IsKnown():
		s.Closing = Balance{Amount: s.Opening.Amount + s.Total(), How: WorkedOut}
		if n := len(s.Lines); n > 0 && s.Lines[n-1].Balance.How == Given {
			s.Closing.How = Given
		}
	case s.Closing.IsKnown() && !s.Opening.IsKnown():
		s.Opening = Balance{Amount: s.Closing.Amount - s.Total(), How: WorkedOut}
	}
}

// proveEnds holds the lines against the balances at both ends.
func proveEnds(s Statement) error {
	if !s.Opening.IsKnown() || !s.Closing.IsKnown() {
		return nil
	}
	if want := s.Closing.Amount - s.Opening.Amount; want != s.Total() {
		return fault.Invalid("balance", TotalBreak, "want", want, "found", s.Total())
	}
	return nil
}
