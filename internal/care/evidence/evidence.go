// Package evidence says when a photo or a paper is asked for to go with a bank
// line, what may be sent as one, and what is kept of it. Most lines need none:
// the bank's own line is the evidence.
package evidence

import (
	"ownway/bank/statement"
	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type paperPrefix struct{}

func (paperPrefix) Prefix() string { return "evd" }

// ID is the id of a paper that was sent.
type ID = ident.ID[paperPrefix]

// Paper is what is kept of a photo or a document that shows what a bank line
// was. Its contents are kept beside it.
type Paper struct {
	ID     ID
	Person person.ID
	Line   string // the id of the bank line
	Kind   Kind
	Size   int // bytes, as kept
	Came   Way
	By     string // the account that sent it or put it in
	On     calendar.Date
	Asked  bool          // it was asked for when it came; else the person keeps it for themselves
	Total  *money.Amount // pence, as whoever sent it read it there; nil when nobody did
	Note   msg.Text      // how the total stands to the bank line
}

// Way is how a paper came.
type Way string

// The ways a paper comes.
const (
	ByScreen Way = "screen"
	ByEmail  Way = "email"
	ByPost   Way = "post"
)

// Ways lists the ways by which a paper comes to someone who puts it in.
func Ways() []Way { return []Way{ByPost, ByEmail, ByScreen} }

// Look is that somebody opened a paper.
type Look struct {
	Paper ID
	By    string // the account
	Name  string // as they are called
	On    calendar.Date
}

// The words of how a total stands to its bank line.
var (
	same     = msg.New("evidence.same", "The total is the same as on the bank line")
	more     = msg.New("evidence.more", "The total is {sum} more than the bank line. If part was paid in another way, that is fine")
	less     = msg.New("evidence.less", "The total is {sum} less than the bank line. If there is another receipt, you can add it too")
	noTotal  = msg.New("evidence.no-total", "Nobody typed the total")
	moneyIn  = msg.New("evidence.money-in", "Money came in, so nothing is needed")
	MostMany = 6 // papers that one line can have
)

// Compare says how the total on a paper stands to its bank line. A difference
// is no fault of anybody: it is said, and the paper is kept.
func Compare(total *money.Amount, l statement.Line) msg.Text {
	if total == nil {
		return noTotal.Text()
	}
	switch d := *total - abs(l.Amount); {
	case d > 0:
		return more.With("sum", d)
	case d < 0:
		return less.With("sum", -d)
	}
	return same.Text()
}

func abs(a money.Amount) money.Amount {
	if a < 0 {
		return -a
	}
	return a
}
