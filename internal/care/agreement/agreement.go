// Package agreement holds the agreement on direct payments in plain words: what
// the money is for, what need not be asked, what to tell, when it is reviewed
// and how to challenge. It goes from draft to agreed to in force.
package agreement

import (
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "agr" }

// ID is the id of an agreement.
type ID = ident.ID[idPrefix]

// State is how far an agreement has come.
type State string

// The states.
const (
	Draft   State = "draft"
	Agreed  State = "agreed"   // the person, or who speaks for them, has signed
	InForce State = "in-force" // the council has signed too
)

// Agreement is what a person and a council agree about direct payments.
type Agreement struct {
	ID      ID            `json:"id"`
	Person  person.ID     `json:"person"`
	Plan    plan.ID       `json:"plan"`
	Budget  budget.ID     `json:"budget"`
	Policy  string        `json:"policy"`
	Council string        `json:"council"`
	Route   plan.Route    `json:"route"`
	Pays    plan.Payments `json:"pays"`
	Joint   bool          `json:"joint,omitempty"` // the NHS pays too: its reviews come sooner
	From    calendar.Date `json:"from"`            // the first day that is paid for
	Terms   []Term        `json:"terms"`

	State      State           `json:"state"`
	Signatures []Signature     `json:"signatures,omitempty"`
	FirstPaid  calendar.Date   `json:"first-paid,omitzero"` // when the first direct payment was made
	Reviews    []calendar.Date `json:"reviews,omitempty"`   // held since then
	Halts      []Halt          `json:"halts,omitempty"`     // by decisions of the council
	LastDay    calendar.Date   `json:"last-day,omitzero"`   // that is paid for, once the person ended it
}

// Term is one thing agreed.
type Term struct {
	About About              `json:"about"`
	Text  msg.Text           `json:"text"`
	Cites []explain.Citation `json:"cites,omitempty"`
}

// About is what a term is about.
type About string

// What an agreement speaks of, in the order that it is read.
const (
	Purpose      About = "purpose"      // what the money is for
	Freedom      About = "freedom"      // what need not be asked
	Payments     About = "payments"     // how often and how much
	Holding      About = "holding"      // how the money is held
	Contributing About = "contributing" // what the person pays
	Telling      About = "telling"      // what to tell
	Employing    About = "employing"    // help with being an employer
	Looking      About = "looking"      // what is looked at
	Reviewing    About = "reviewing"    // when it is reviewed
	Ending       About = "ending"       // how to end it
	Challenging  About = "challenging"  // how to challenge
)

// TermsAbout gives the terms about one thing, in order.
func (a Agreement) TermsAbout(what About) []Term {
	var terms []Term
	for _, t := range a.Terms {
		if t.About == what {
			terms = append(terms, t)
		}
	}
	return terms
}

// ReviewDue gives the last day for the next review: counted from the first
// payment, and until one is made from the first day that is paid for (SI
// 2014/2871 reg 7(1)(a); with the NHS, SI 2013/1617 reg 14(2)).
func (a Agreement) ReviewDue() calendar.Date {
	first := a.FirstPaid
	if first.IsZero() {
		first = a.From
	}
	if a.Joint {
		return law.JointReviewDue(first, a.Reviews)
	}
	return law.ReviewDue(first, a.Reviews)
}

// Reviewed asks V1 of the agreement on a day.
func (a Agreement) Reviewed(on calendar.Date, why *explain.Note) law.Answer {
	return law.ReviewsKept(law.Reviews{FirstPaid: a.FirstPaid, Held: a.Reviews, On: on}, why)
}

// Due is one payment as it falls due.
type Due struct {
	Period calendar.Period `json:"period"` // that it pays for
	On     calendar.Date   `json:"on"`     // a working day
	Amount money.Amount    `json:"amount"` // pence
}

// NextDue gives the first payment that falls due on the day or later. The first
// period begins when the agreement does: where that is within a month, it is
// paid by the day, a seventh of a week each, half a penny up. One-off amounts
// are paid apart. Days that a decision has halted are not counted; where nothing
// more is paid within three years, there is nothing due and no day.
func (a Agreement) NextDue(day calendar.Date) Due {
	// A period that is paid afterwards may have ended before the day, and one
	// that is paid ahead may begin after it, so look from one period back.
	at := a.period(a.period(day).First.AddDays(-1))
	for end := later(a.From, day).AddMonths(36); at.First.Before(end); at = a.period(at.Last.AddDays(1)) {
		if at.Last.Before(a.From) {
			continue
		}
		if d, paid := a.dueNow(at); paid && !d.On.Before(day) {
			return d
		}
	}
	return Due{}
}

// dueNow gives what is due for a period without the days that are not paid for.
func (a Agreement) dueNow(whole calendar.Period) (Due, bool) {
	d := a.due(whole)
	days := 0
	for day := d.Period.First; !day.After(d.Period.Last); day = day.AddDays(1) {
		if !a.halted(day) {
			days++
		}
	}
	if days < d.Period.Days() {
		d.Amount = a.Pays.Weekly.MulDiv(int64(days), 7, money.HalfUp)
	}
	return d, days > 0
}

// halted reports whether a decision or the person's own wish keeps a day from
// being paid for, whoever has signed by now.
func (a Agreement) halted(day calendar.Date) bool {
	_, halted := a.HaltedOn(day)
	return halted || a.over(day)
}

func (a Agreement) due(whole calendar.Period) Due {
	d := Due{Period: whole, Amount: a.Pays.Amount}
	if whole.First.Before(a.From) {
		d.Period.First = a.From
		d.Amount = a.Pays.Weekly.MulDiv(int64(d.Period.Days()), 7, money.HalfUp)
	}
	d.On = a.Pays.Timing.PaidOn(d.Period)
	return d
}

func later(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// Next gives the period after the one that holds the day.
func (a Agreement) Next(day calendar.Date) calendar.Period {
	return a.period(a.period(day).Last.AddDays(1))
}

func (a Agreement) period(day calendar.Date) calendar.Period {
	return a.Pays.Every.PeriodOn(a.From, day)
}

// Words gives the state for a reader.
func (s State) Words() msg.Key { return stateWords[s] }

var stateWords = map[State]msg.Key{
	Draft:   msg.New("agreement.draft", "Draft"),
	Agreed:  msg.New("agreement.agreed", "Agreed, waiting for the council"),
	InForce: msg.New("agreement.in-force", "In force"),
}

var aboutWords = map[About]msg.Key{
	Purpose:      msg.New("agreement.about-purpose", "What the money is for"),
	Freedom:      msg.New("agreement.about-freedom", "What you don't have to ask"),
	Payments:     msg.New("agreement.about-payments", "How often and how much"),
	Holding:      msg.New("agreement.about-holding", "How the money is held"),
	Contributing: msg.New("agreement.about-contributing", "What you pay"),
	Telling:      msg.New("agreement.about-telling", "What to tell us"),
	Employing:    msg.New("agreement.about-employing", "If you employ somebody"),
	Looking:      msg.New("agreement.about-looking", "What we look at"),
	Reviewing:    msg.New("agreement.about-reviewing", "When we look at it together"),
	Ending:       msg.New("agreement.about-ending", "How to stop"),
	Challenging:  msg.New("agreement.about-challenging", "If you disagree"),
}

// Words gives the heading for a reader.
func (a About) Words() msg.Key { return aboutWords[a] }

// Abouts lists what an agreement speaks of, in the order that it is read.
func Abouts() []About {
	return []About{Purpose, Freedom, Payments, Holding, Contributing, Telling, Employing, Looking, Reviewing, Ending, Challenging}
}
