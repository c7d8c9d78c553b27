package ledger

import (
	"maps"
	"slices"
	"strings"

	"ownway/value/money"
)

// Place is an account and whose money lies in it.
type Place struct {
	Account Account
	Funder  Funder
}

// Balances is what the movements of one purse add up to, place by place. A
// place that is not there holds nothing.
type Balances map[Place]money.Amount

// Of adds up transactions.
func Of(transactions []Transaction) Balances {
	b := Balances{}
	for _, t := range transactions {
		b.Add(t)
	}
	return b
}

// Add counts a transaction in.
func (b Balances) Add(t Transaction) {
	for _, m := range t.Moves {
		b[Place{m.From, m.Funder}] -= m.Amount
		b[Place{m.To, m.Funder}] += m.Amount
	}
}

// Class adds up all accounts of a class.
func (b Balances) Class(c Class) money.Amount {
	var total money.Amount
	for p, a := range b {
		if p.Account.Class() == c {
			total += a
		}
	}
	return total
}

// Account adds up all funders' money in an account.
func (b Balances) Account(a Account) money.Amount {
	var total money.Amount
	for _, f := range Funders() {
		total += b[Place{a, f}]
	}
	return total
}

// Total adds up every place; in whole books it is nothing.
func (b Balances) Total() money.Amount {
	var total money.Amount
	for _, a := range b {
		total += a
	}
	return total
}

// Places lists the places that hold anything, by account and then funder.
func (b Balances) Places() []Place {
	places := slices.DeleteFunc(slices.Collect(maps.Keys(b)), func(p Place) bool { return b[p] == 0 })
	slices.SortFunc(places, func(p, q Place) int {
		if c := strings.Compare(string(p.Account), string(q.Account)); c != 0 {
			return c
		}
		return strings.Compare(string(p.Funder), string(q.Funder))
	})
	return places
}

// HeldOf gives a funder's own part of the money: what is held of it less what
// of it is owed already.
func (b Balances) HeldOf(f Funder) money.Amount {
	var total money.Amount
	for p, a := range b {
		if p.Funder == f && (p.Account.Class() == Held || p.Account.Class() == Owed) {
			total += a
		}
	}
	return total
}

// Earmark gives the movement that sets money aside or commits it, and Release
// the one that lets it go again.
func Earmark(a Account, amount money.Amount, f Funder) Move {
	return Move{From: FreeMoney, To: a, Amount: amount, Funder: f}
}

// Release lets earmarked money go again.
func Release(a Account, amount money.Amount, f Funder) Move {
	return Move{From: a, To: FreeMoney, Amount: amount, Funder: f}
}
