// Package explain lets a figure show how it came to be: the sum line by line,
// each line with its words by key, its amount and the law or source it rests on.
//
// A calculator takes a *Note. With nil it records nothing and allocates
// nothing, and its figures are the same.
package explain

import (
	"ownway/value/money"
	"ownway/value/msg"
)

// Citation points to the rule or source behind a line.
type Citation struct {
	Name      string `json:"name"`                // "Care Act 2014 s.26"
	Address   string `json:"address,omitempty"`   // where it can be read
	Unchecked bool   `json:"unchecked,omitempty"` // known from memory only; no decision may rest on it alone
}

// Line is one step of a working.
type Line struct {
	Text   msg.Text      `json:"text"`
	Amount *money.Amount `json:"amount,omitempty"` // nil for a line in words only
	Cites  []Citation    `json:"cites,omitempty"`
	Lines  []Line        `json:"lines,omitempty"` // how this line was worked out in turn
}

// Note collects lines.
type Note struct {
	Lines []Line `json:"lines"`
}

// Say adds a line in words.
func (n *Note) Say(text msg.Text, cites ...Citation) {
	if n != nil {
		n.Lines = append(n.Lines, Line{Text: text, Cites: cites})
	}
}

// Add adds a line with its amount.
func (n *Note) Add(text msg.Text, amount money.Amount, cites ...Citation) {
	if n != nil {
		n.Lines = append(n.Lines, Line{Text: text, Amount: &amount, Cites: cites})
	}
}

// AddWorked adds a line with its amount and the note that worked it out.
func (n *Note) AddWorked(text msg.Text, amount money.Amount, working *Note, cites ...Citation) {
	if n != nil {
		l := Line{Text: text, Amount: &amount, Cites: cites}
		if working != nil {
			l.Lines = working.Lines
		}
		n.Lines = append(n.Lines, l)
	}
}

// Sub gives a fresh note when n records, and nil when it does not, so that a
// calculator can pass its silence on.
func (n *Note) Sub() *Note {
	if n == nil {
		return nil
	}
	return &Note{}
}

// Empty reports whether nothing was recorded.
func (n *Note) Empty() bool { return n == nil || len(n.Lines) == 0 }
