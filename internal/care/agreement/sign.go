package agreement

import (
	"slices"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Signatory is who signs: the person, somebody who speaks for them, or the council.
type Signatory struct {
	Name     string          `json:"name"`
	Standing person.Standing `json:"standing,omitempty"` // empty for the person themself
	Council  bool            `json:"council,omitempty"`  // signs for the council
}

// Signature is who signed when.
type Signature struct {
	By Signatory     `json:"by"`
	On calendar.Date `json:"on"`
}

// Event is a change of an agreement, for the record beside it.
type Event struct {
	Agreement ID            `json:"agreement"`
	What      What          `json:"what"`
	On        calendar.Date `json:"on"`
	By        string        `json:"by,omitempty"`
}

// What happened.
type What string

// What can happen to an agreement.
const (
	PersonSigned  What = "person-signed"
	CouncilSigned What = "council-signed"
	FirstPayment  What = "first-payment"
	ReviewHeld    What = "review-held"
)

// The faults of signing and of what comes after.
var (
	EnterSigner    = msg.New("agreement.enter-signer", "Enter who signs, and on which day")
	PersonFirst    = msg.New("agreement.person-first", "The person signs first, or somebody who speaks for them. The council signs after")
	CouncilNext    = msg.New("agreement.council-next", "The person has signed. Now the council signs")
	AlreadyInForce = msg.New("agreement.already-in-force", "This agreement is already in force")
	NotInForce     = msg.New("agreement.not-in-force", "This agreement is not in force yet. Both sides sign first")
	SignedEarlier  = msg.New("agreement.signed-earlier", "The last signature is of {day}. Enter that day or a later one")
	AlreadyPaid    = msg.New("agreement.already-paid", "The first payment was already made, on {day}")
	NotPaidYet     = msg.New("agreement.not-paid-yet", "No payment has been made yet, so there is nothing to review")
	EnterReviewDay = msg.New("agreement.enter-review-day", "Enter a day on or after {day} that is not on record yet")
	EnterPaidDay   = msg.New("agreement.enter-paid-day", "Enter the day of the first payment")
)

// Sign records a signature. The person's, or that of somebody who speaks for
// them, makes a draft agreed; then the council's puts it in force.
func (a Agreement) Sign(by Signatory, on calendar.Date) (Agreement, Event, error) {
	if err := a.maySign(by, on); err != nil {
		return Agreement{}, Event{}, err
	}
	next := a
	next.Signatures = append(slices.Clone(a.Signatures), Signature{by, on})
	event := Event{Agreement: a.ID, What: PersonSigned, On: on, By: by.Name}
	next.State = Agreed
	if by.Council {
		next.State, event.What = InForce, CouncilSigned
	}
	return next, event, nil
}

func (a Agreement) maySign(by Signatory, on calendar.Date) error {
	switch by.Standing {
	case "", person.Nominated, person.Authorised, person.Attorney, person.Deputy:
	default:
		return fault.Invalid("by", EnterSigner)
	}
	switch {
	case by.Name == "" || on.IsZero() || by.Council && by.Standing != "":
		return fault.Invalid("by", EnterSigner)
	case a.State == InForce:
		return fault.Conflict(AlreadyInForce)
	case a.State == Draft && by.Council:
		return fault.Conflict(PersonFirst)
	case a.State == Agreed && !by.Council:
		return fault.Conflict(CouncilNext)
	case a.State != Draft && a.State != Agreed:
		return fault.Conflict(NotInForce)
	}
	if n := len(a.Signatures); n > 0 && on.Before(a.Signatures[n-1].On) {
		return fault.Invalid("on", SignedEarlier, "day", a.Signatures[n-1].On)
	}
	return nil
}

// Paid records the first direct payment, from which reviews are counted.
func (a Agreement) Paid(on calendar.Date) (Agreement, Event, error) {
	switch {
	case a.State != InForce:
		return Agreement{}, Event{}, fault.Conflict(NotInForce)
	case !a.FirstPaid.IsZero():
		return Agreement{}, Event{}, fault.Conflict(AlreadyPaid, "day", a.FirstPaid)
	case on.IsZero():
		return Agreement{}, Event{}, fault.Invalid("on", EnterPaidDay)
	}
	next := a
	next.FirstPaid = on
	return next, Event{Agreement: a.ID, What: FirstPayment, On: on}, nil
}

// Review records that a review was held.
func (a Agreement) Review(by string, on calendar.Date) (Agreement, Event, error) {
	switch {
	case a.State != InForce:
		return Agreement{}, Event{}, fault.Conflict(NotInForce)
	case a.FirstPaid.IsZero():
		return Agreement{}, Event{}, fault.Conflict(NotPaidYet)
	case on.Before(a.FirstPaid) || slices.Contains(a.Reviews, on):
		return Agreement{}, Event{}, fault.Invalid("on", EnterReviewDay, "day", a.FirstPaid)
	}
	next := a
	next.Reviews = append(slices.Clone(a.Reviews), on)
	return next, Event{Agreement: a.ID, What: ReviewHeld, On: on, By: by}, nil
}
