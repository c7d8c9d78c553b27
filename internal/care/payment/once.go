package payment

import (
	"strings"
	"unicode/utf8"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of asking for something that is paid once.
var (
	EnterOnce     = msg.New("payment.enter-once", "Enter an amount of more than nothing")
	OnceTooLarge  = msg.New("payment.once-too-large", "A payment made once is at most {most}. Check the amount")
	SayWhyOnce    = msg.New("payment.say-why-once", "Say what it is for. The person reads it")
	ReasonTooLong = msg.New("payment.once-reason-long", "Say it in at most {most} letters")
	EnterOnceRef  = msg.New("payment.enter-once-reference", "Enter a reference of at most {most} letters, like the number of the invoice or decision")
	OnceAlready   = msg.New("payment.once-already", "This person has a payment with this reference already. Nothing is paid twice")
	AskedItSelf   = msg.New("payment.asked-it-self", "You asked for the payment of {amount} to {name} that is made once. Someone else approves this run")
)

const (
	// mostOnce is above anything that is bought once, and far below what a bank
	// file can carry, so that a slip of the hand never stops a whole run.
	mostOnce      = 100_000_000 // pence
	mostReason    = 140
	mostReference = 40
)

// OnceAsked is what an officer asks to be paid once.
type OnceAsked struct {
	Reference string // the officer's own; the same is never paid twice to a person
	Amount    money.Amount
	NHS       bool // the NHS pays it, and not the council
	Reason    string
}

// OneOff gives the one-off that is asked for, or each fault at its field. No run
// of days before the first one pays it.
func (a OnceAsked) OneOff(by string, from calendar.Date) (OneOff, error) {
	reference := strings.Join(strings.Fields(a.Reference), " ")
	o := OneOff{Key: "asked/" + strings.ToLower(reference), Reason: strings.TrimSpace(a.Reason), By: by, From: from}
	if a.NHS {
		o.NHS = a.Amount
	} else {
		o.Council = a.Amount
	}
	switch {
	case a.Amount <= 0:
		return OneOff{}, fault.Invalid("amount", EnterOnce)
	case a.Amount > mostOnce:
		return OneOff{}, fault.Invalid("amount", OnceTooLarge, "most", money.Amount(mostOnce))
	case o.Reason == "":
		return OneOff{}, fault.Invalid("reason", SayWhyOnce)
	case utf8.RuneCountInString(o.Reason) > mostReason:
		return OneOff{}, fault.Invalid("reason", ReasonTooLong, "most", mostReason)
	case reference == "", utf8.RuneCountInString(reference) > mostReference:
		return OneOff{}, fault.Invalid("reference", EnterOnceRef, "most", mostReference)
	}
	return o, nil
}

// Reference is what the officer who asked for it knows it by; none for the one
// in the plan.
func (o OneOff) Reference() string {
	reference, asked := strings.CutPrefix(o.Key, "asked/")
	if !asked {
		return ""
	}
	return reference
}

// askedBy finds what somebody asked to be paid once.
func askedBy(who string, lines []Line) (Line, OneOff, bool) {
	for _, l := range lines {
		for _, o := range l.Once {
			if o.By == who {
				return l, o, true
			}
		}
	}
	return Line{}, OneOff{}, false
}
