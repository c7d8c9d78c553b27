package surplus

import (
	"ownway/ledger"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of the answer and its working.
var (
	canSpend = msg.New("surplus.can-spend", "You can safely spend {amount}")
	nothing  = msg.New("surplus.nothing", "There is nothing more to spend safely for now. What is owed and set aside is covered")
	short    = msg.New("surplus.short", "There is {amount} less than what is owed and set aside. Nothing is stopped. Ask for help now, so that pay and bills are covered")

	heldLine      = msg.New("surplus.held", "What is held")
	owedLine      = msg.New("surplus.owed", "Less what is owed")
	committedLine = msg.New("surplus.committed", "Less what is agreed to and not yet owed")
	setAsideLine  = msg.New("surplus.set-aside", "Less what is set aside")
	savedUpLine   = msg.New("surplus.saved-up", "Less what is saved up for your goals")
	ownLine       = msg.New("surplus.own", "Less your own money, which is yours whatever happens")
	safeLine      = msg.New("surplus.safe", "Safe to spend")
	partLine      = msg.New("surplus.part", "Of this, {funder}")
	dueBackLine   = msg.New("surplus.due-back", "{amount} is owed to you. It counts once it is here")
	lineOf        = msg.New("surplus.line", "{label} ({funder})")

	funderWords = map[ledger.Funder]msg.Key{
		ledger.Council:      msg.New("surplus.funder-council", "the council's money"),
		ledger.NHS:          msg.New("surplus.funder-nhs", "NHS money"),
		ledger.Contribution: msg.New("surplus.funder-contribution", "your contribution"),
		ledger.Own:          msg.New("surplus.funder-own", "your own money"),
	}
)

// guidance is why money that is kept for a purpose is no surplus.
var guidance = explain.Citation{
	Name:    "Care and Support Statutory Guidance ch 12: a direct payment covers the costs of being an employer, and keeps a contingency",
	Address: "https://www.gov.uk/government/publications/care-act-statutory-guidance", Unchecked: true,
}

// Says gives the answer in one sentence.
func (s Safe) Says() msg.Text {
	switch {
	case s.Total > 0:
		return canSpend.With("amount", s.Total)
	case s.Total < 0:
		return short.With("amount", -s.Total)
	}
	return nothing.Text()
}

// explain writes the sum: each step with its lines, what is taken off below
// zero, so that the steps add up to the answer.
func (s Safe) explain(lines []Line, why *explain.Note) {
	step(heldLine, Held, 1, lines, why)
	step(owedLine, Owed, -1, lines, why)
	step(committedLine, Committed, -1, lines, why)
	step(setAsideLine, SetAside, -1, lines, why, guidance)
	step(savedUpLine, SavedUp, -1, lines, why, guidance)
	if s.Own > 0 {
		why.Add(ownLine.Text(), -s.Own)
	}
	parts := why.Sub()
	for _, p := range s.Parts {
		if p.Safe != 0 {
			parts.Add(partLine.With("funder", funderWords[p.Funder]), p.Safe)
		}
	}
	why.AddWorked(safeLine.Text(), s.Total, parts)
	why.Say(s.Says())
	if s.DueBack > 0 {
		why.Say(dueBackLine.With("amount", s.DueBack))
	}
}

// step adds up the lines of a kind. A kind with no lines is left out.
func step(words msg.Key, k Kind, sign money.Amount, lines []Line, why *explain.Note, cites ...explain.Citation) {
	each := why.Sub()
	for _, l := range lines {
		if l.Kind == k {
			each.Add(lineOf.With("label", l.Label, "funder", funderWords[l.Funder]), sign*l.Amount)
		}
	}
	if !each.Empty() {
		why.AddWorked(words.Text(), sign*sum(lines, k), each, cites...)
	}
}
