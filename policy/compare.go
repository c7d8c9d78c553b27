package policy

import (
	"ownway/value/calendar"
	"ownway/value/msg"
)

// Row is one topic, side by side.
type Row struct {
	Path   string
	Words  msg.Key
	Values []Cell // one for each policy, in their order
	// Differs is that two policies are known to say different things. What is
	// not known differs from nothing.
	Differs bool
}

// Cell is what one policy says of a topic. Without any Saying it is not known.
type Cell []Saying

// Known reports whether the policy says anything of the topic.
func (c Cell) Known() bool { return len(c) > 0 }

// Values gives what is said, as written.
func (c Cell) Values() []string {
	all := make([]string, len(c))
	for i, s := range c {
		all[i] = s.Value
	}
	return all
}

// Compare sets policies side by side as they hold on a day. A topic of which no
// policy says anything is left out.
func Compare(on calendar.Date, policies ...Policy) []Row {
	var rows []Row
	for _, t := range topics {
		row := Row{Path: t.Path, Words: t.Words}
		known := 0
		for i := range policies {
			cell := Cell(t.says(&policies[i], on))
			if cell.Known() {
				known++
			}
			row.Values = append(row.Values, cell)
		}
		if row.Differs = differ(row.Values); known > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

func differ(cells []Cell) bool {
	var first Cell
	for _, c := range cells {
		switch {
		case !c.Known():
		case first == nil:
			first = c
		case !same(first, c):
			return true
		}
	}
	return false
}

// same compares what is said, whatever the order.
func same(a, b Cell) bool {
	count := map[string]int{}
	for _, s := range a {
		count[s.Value]++
	}
	for _, s := range b {
		count[s.Value]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
