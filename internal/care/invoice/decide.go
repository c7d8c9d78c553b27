package invoice

import (
	"strings"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of deciding about a bill.
var (
	Decided    = msg.New("invoice.decided", "This bill was decided on already. Nothing was done twice")
	SayWhy     = msg.New("invoice.say-why", "Say why, so that the provider can put it right")
	SayAnswer  = msg.New("invoice.say-answer", "Write your answer")
	NotAsked   = msg.New("invoice.not-asked", "Nobody asked about this bill")
	PartOfIt   = msg.New("invoice.part-of-it", "Enter an amount above zero and not above {total}")
	TwiceAsked = msg.New("invoice.twice", "A bill with this number from this provider was approved already. It cannot be paid twice")
)

// Approve approves a bill, or a part of it with the reason for not paying the
// rest. Others are the provider's other bills: a bill with the number of one
// that was approved is never approved.
func (i Invoice) Approve(by string, on calendar.Date, amount money.Amount, reason string, others []Invoice) (Invoice, error) {
	if i.State != Waiting && i.State != Queried {
		return i, fault.Conflict(Decided)
	}
	for _, o := range others {
		if o.ID != i.ID && o.State == Approved && o.Provider == i.Provider && Squeezed(o.Number) == Squeezed(i.Number) {
			return i, fault.Conflict(TwiceAsked)
		}
	}
	reason = strings.TrimSpace(reason)
	switch {
	case amount <= 0 || amount > i.Total():
		return i, fault.Invalid("amount", PartOfIt, "total", i.Total())
	case amount < i.Total() && reason == "":
		return i, fault.Invalid("reason", SayWhy)
	case len(reason) > mostWords:
		return i, fault.Invalid("reason", TooLong, "most", mostWords)
	}
	i.State, i.To, i.Reason, i.By, i.Decided = Approved, amount, reason, by, on
	return i, nil
}

// Query asks the provider about a bill, and Decline says that it is not paid.
func (i Invoice) Query(by string, on calendar.Date, reason string) (Invoice, error) {
	return i.send(Queried, by, on, reason)
}

// Decline says that a bill is not paid, and why.
func (i Invoice) Decline(by string, on calendar.Date, reason string) (Invoice, error) {
	return i.send(Refused, by, on, reason)
}

func (i Invoice) send(to State, by string, on calendar.Date, reason string) (Invoice, error) {
	if i.State != Waiting && i.State != Queried {
		return i, fault.Conflict(Decided)
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return i, fault.Invalid("reason", SayWhy)
	}
	if len(reason) > mostWords {
		return i, fault.Invalid("reason", TooLong, "most", mostWords)
	}
	i.State, i.Reason, i.By, i.Decided, i.Reply = to, reason, by, on, ""
	return i, nil
}

// Answer takes the provider's answer to a query; the bill waits again.
func (i Invoice) Answer(words string) (Invoice, error) {
	if i.State != Queried {
		return i, fault.Conflict(NotAsked)
	}
	if words = strings.TrimSpace(words); words == "" {
		return i, fault.Invalid("reply", SayAnswer)
	}
	if len(words) > mostWords {
		return i, fault.Invalid("reply", TooLong, "most", mostWords)
	}
	i.State, i.Reply = Waiting, words
	return i, nil
}
