// Package clientmoney looks after the money of many people in one bank account
// of a support organisation: whose a bank line is, whether bank, people's own
// books and the control agree on a day, and whose bills their own money pays.
// Nobody's money ever pays for another.
package clientmoney

import (
	"cmp"
	"slices"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Timing is money that books and bank count on different days: paid by the
// council and not here yet, or sent and not taken yet.
type Timing struct {
	What   msg.Text
	Amount money.Amount  // as the books count it: above zero for money in
	Book   calendar.Date // from when the books count it; no date: they do not yet
	Bank   calendar.Date // when the bank showed it; no date: it has not
}

// apart gives what the thing makes the books differ from the bank by at the end
// of a day.
func (t Timing) apart(on calendar.Date) money.Amount {
	booked := !t.Book.IsZero() && !t.Book.After(on)
	shown := !t.Bank.IsZero() && !t.Bank.After(on)
	switch {
	case booked && !shown:
		return t.Amount
	case shown && !booked:
		return -t.Amount
	}
	return 0
}

// Client is one person's money at the end of a day.
type Client struct {
	Person person.ID
	Name   string
	Books  money.Amount // held in the account by their own books
	Bank   money.Amount // lines of the account that are theirs
	Timing []Timing
	Gone   bool // they let the organisation hold nothing any more, and their books are closed to it
}

// AtBank gives what the bank should have of the person's at the end of a day, by
// their books.
func (c Client) AtBank(on calendar.Date) money.Amount {
	a := c.Books
	for _, t := range c.Timing {
		a -= t.apart(on)
	}
	return a
}

// Waiting is a line of the account that is nobody's yet.
type Waiting struct {
	Day    calendar.Date
	Amount money.Amount
	Words  string
}

// Age is how many days a line waits.
func (w Waiting) Age(on calendar.Date) int { return w.Day.DaysUntil(on) }

// Sides is what is compared at the end of a day.
type Sides struct {
	On       calendar.Date
	Bank     money.Amount // as the bank's own statement says
	Control  money.Amount // the opening balance and every line brought in
	Clients  []Client
	Suspense []Waiting
	Own      money.Amount // the organisation's own: fees taken and not drawn, less charges not made good
}

// Difference is a figure that keeps two sides apart, by its name.
type Difference struct {
	Person person.ID // whose, or nobody's
	Says   msg.Text
	Amount money.Amount
	Open   bool // nothing explains it
}

// What keeps sides apart.
var (
	NotHereYet   = msg.New("clientmoney.not-here-yet", "{name}: counted by the books, not shown by the bank yet: {what}")
	HereEarly    = msg.New("clientmoney.here-early", "{name}: shown by the bank, not counted by the books yet: {what}")
	Unexplained  = msg.New("clientmoney.unexplained", "{name}: the books and the bank lines differ, and nothing explains it")
	BelowNothing = msg.New("clientmoney.below-nothing", "{name}: below zero. Other people's money has been used")
	BankDiffers  = msg.New("clientmoney.bank-differs", "The bank's own balance and the lines that were brought in")
	PartsDiffer  = msg.New("clientmoney.parts-differ", "The lines that were brought in and whose they are")
	OwnBelow     = msg.New("clientmoney.own-below", "The organisation owes this to the account. Charges are never taken from people's money")
	GoneHolds    = msg.New("clientmoney.gone-holds", "{name}: does not let the organisation hold money any more, and this is still here")
)

// Day is what the comparison of one day comes to.
type Day struct {
	On       calendar.Date
	Bank     money.Amount // the bank's own balance
	Control  money.Amount // every line brought in
	Books    money.Amount // all people's books together
	Timing   money.Amount // of it not at the bank yet, less what is there early
	Suspense money.Amount
	Own      money.Amount
	People   int
	Waiting  int // lines
	Named    []Difference
}

// Apart is what people's books, less timing, with what is nobody's and the
// organisation's own, differ from the bank by.
func (d Day) Apart() money.Amount { return d.Bank - (d.Books - d.Timing + d.Suspense + d.Own) }

// Agrees reports whether all three agree, with nothing that is not explained.
func (d Day) Agrees() bool {
	return d.Apart() == 0 && d.Bank == d.Control && !slices.ContainsFunc(d.Named, func(x Difference) bool { return x.Open })
}

// Compare compares the sides of a day: the bank, people's books, and the
// control. Each penny by which they differ is named.
func Compare(s Sides) Day {
	d := Day{On: s.On, Bank: s.Bank, Control: s.Control, Own: s.Own, People: len(s.Clients), Waiting: len(s.Suspense)}
	parts := s.Own
	for _, w := range s.Suspense {
		d.Suspense += w.Amount
		parts += w.Amount
	}
	for _, c := range s.Clients {
		parts += c.Bank
		d.add(c)
	}
	if s.Bank != s.Control {
		d.note(Difference{Says: BankDiffers.Text(), Amount: s.Bank - s.Control, Open: true})
	}
	if parts != s.Control {
		d.note(Difference{Says: PartsDiffer.Text(), Amount: s.Control - parts, Open: true})
	}
	if s.Own < 0 {
		d.note(Difference{Says: OwnBelow.Text(), Amount: s.Own})
	}
	slices.SortStableFunc(d.Named, func(a, b Difference) int { return cmp.Compare(rank(a), rank(b)) })
	return d
}

// rank puts what is open before what is explained.
func rank(d Difference) int {
	if d.Open {
		return 0
	}
	return 1
}

func (d *Day) note(x Difference) { d.Named = append(d.Named, x) }

func (d *Day) add(c Client) {
	if c.Gone { // only the lines are known
		d.Books += c.Bank
		if c.Bank != 0 {
			d.note(Difference{Person: c.Person, Says: GoneHolds.With("name", c.Name), Amount: c.Bank, Open: true})
		}
		return
	}
	d.Books += c.Books
	apart := money.Amount(0)
	for _, t := range c.Timing {
		a := t.apart(d.On)
		if a == 0 {
			continue
		}
		apart += a
		key := NotHereYet
		if !t.Bank.IsZero() && !t.Bank.After(d.On) {
			key = HereEarly
		}
		d.note(Difference{Person: c.Person, Says: key.With("name", c.Name, "what", t.What), Amount: a})
	}
	d.Timing += apart
	if rest := c.Books - apart - c.Bank; rest != 0 {
		d.note(Difference{Person: c.Person, Says: Unexplained.With("name", c.Name), Amount: rest, Open: true})
	}
	if c.Bank < 0 {
		d.note(Difference{Person: c.Person, Says: BelowNothing.With("name", c.Name), Amount: c.Bank, Open: true})
	}
}
