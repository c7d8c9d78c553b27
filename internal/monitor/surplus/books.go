package surplus

import (
	"ownway/ledger"
	"ownway/value/msg"
)

// Naming tells what an account is to its reader, and whether a set-aside
// account is saved up for a goal of the person's.
type Naming func(ledger.Account) (label msg.Text, savedUp bool)

// FromBooks turns the balances of a purse into lines. Money owed back, as
// when a bill was paid twice, does not count until it is here.
func FromBooks(b ledger.Balances, name Naming) []Line {
	var lines []Line
	for _, place := range b.Places() {
		label, saved := name(place.Account)
		l := Line{Label: label, Amount: b[place], Funder: place.Funder}
		switch place.Account.Class() {
		case ledger.Held:
			l.Kind = Held
		case ledger.Owed:
			l.Kind, l.Amount = Owed, -l.Amount // the books hold what is owed below zero
			if l.Amount < 0 {
				l.Kind, l.Amount = DueBack, -l.Amount
			}
		case ledger.Committed:
			l.Kind = Committed
		case ledger.SetAside:
			l.Kind = SetAside
			if saved {
				l.Kind = SavedUp
			}
		default: // where money comes from, where it went, and the other side of promises
			continue
		}
		lines = append(lines, l)
	}
	return lines
}
