package ledger

import (
	"ownway/value/fault"
	"ownway/value/msg"
)

// What can be wrong with the books of a purse.
var (
	WrongMove       = msg.New("ledger.wrong-move", "transaction {txn}: {wrong}")
	WrongDigest     = msg.New("ledger.wrong-digest", "transaction {txn} is not what was written at the time")
	SameKey         = msg.New("ledger.same-key", "transactions {first} and {txn} share the key {key}")
	ReversesNothing = msg.New("ledger.reverses-nothing", "transaction {txn} takes back {other}, which is not in the books")
	NotTheReverse   = msg.New("ledger.not-the-reverse", "transaction {txn} does not mirror {other}, which it takes back")
	TakenBackTwice  = msg.New("ledger.taken-back-twice", "transaction {other} is taken back twice, the second time by {txn}")
	DoesNotBalance  = msg.New("ledger.does-not-balance", "the accounts add up to {sum}, not to nothing")
)

// Verify re-adds the books of one purse and lists everything that is wrong
// with them. Each transaction comes with the digest that was written beside it
// when it was posted.
func Verify(transactions []Transaction, digests []Digest) []msg.Text {
	var wrong []msg.Text
	byID, byKey := map[ID]Transaction{}, map[string]ID{}
	balances := Balances{}
	for i, t := range transactions {
		if err := t.Check(); err != nil {
			wrong = append(wrong, WrongMove.With("txn", string(t.ID), "wrong", fault.All(err)[0].Text))
		}
		if t.Digest() != digests[i] {
			wrong = append(wrong, WrongDigest.With("txn", string(t.ID)))
		}
		if first, dup := byKey[t.Key]; dup {
			wrong = append(wrong, SameKey.With("first", string(first), "txn", string(t.ID), "key", t.Key))
		}
		byKey[t.Key], byID[t.ID] = t.ID, t
		balances.Add(t)
	}
	wrong = append(wrong, wrongReversals(transactions, byID)...)
	if sum := balances.Total(); sum != 0 {
		wrong = append(wrong, DoesNotBalance.With("sum", sum))
	}
	return wrong
}

func wrongReversals(transactions []Transaction, byID map[ID]Transaction) []msg.Text {
	var wrong []msg.Text
	taken := map[ID]bool{}
	for _, t := range transactions {
		if t.Reverses.IsZero() {
			continue
		}
		args := []any{"txn", string(t.ID), "other", string(t.Reverses)}
		other, ok := byID[t.Reverses]
		switch {
		case !ok:
			wrong = append(wrong, ReversesNothing.With(args...))
		case taken[t.Reverses]:
			wrong = append(wrong, TakenBackTwice.With(args...))
		case !mirrors(t.Moves, other.Moves):
			wrong = append(wrong, NotTheReverse.With(args...))
		}
		taken[t.Reverses] = true
	}
	return wrong
}

func mirrors(a, b []Move) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != (Move{From: b[i].To, To: b[i].From, Amount: b[i].Amount, Funder: b[i].Funder}) {
			return false
		}
	}
	return true
}
