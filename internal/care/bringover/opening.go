package bringover

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"

	"ownway/internal/care/agreement"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

var goesOn = msg.New("bringover.goes-on", "Your agreement of {since} with {council} goes on as it was. What you signed then still counts")

// Digest is a fingerprint of all that a line says, but for where it stands in
// its file.
func (l Line) Digest() (string, error) {
	l.Row = 0
	doc, err := json.Marshal(l)
	sum := sha256.Sum256(doc)
	return hex.EncodeToString(sum[:]), err
}

// Agreement gives the agreement that goes on, in force, as the policy pays it.
// It has no plan and no budget of ours yet: the next review writes them.
func (l Line) Agreement(id agreement.ID, about person.ID, p policy.Policy, on calendar.Date) agreement.Agreement {
	paid := l.Weekly.Council + l.Weekly.NHS
	every, _ := p.Every.On(on)
	timing, _ := p.Timing.On(on)
	return agreement.Agreement{ID: id, Person: about, Policy: p.ID, Council: p.Council, Joint: l.Weekly.NHS > 0, From: l.PaidTo.AddDays(1),
		Route: plan.Route{Parts: []plan.Part{{Method: l.Method, Weekly: paid}}, By: plan.Chooser{Name: l.Person.Name}, On: l.Since},
		Pays:  plan.Payments{Weekly: paid, Amount: every.Is.Payment(paid), Every: every.Is, Timing: timing.Is, Contribution: l.contribution()},
		Terms: []agreement.Term{{About: agreement.Purpose, Text: goesOn.With("since", l.Since, "council", p.Council)}},
		State: agreement.InForce, FirstPaid: l.Since, Reviews: l.reviews()}
}

func (l Line) contribution() policy.Contribution {
	if l.Weekly.Contribution > 0 {
		return policy.Net
	}
	return policy.Gross
}

// Opening gives the transaction that opens the books: what each funder has
// there, and what of it is spoken for. It is nothing where the person holds
// nothing. An overdrawn account opens below zero. The time tells a person who
// is brought over again, after their wave was undone, from the first time.
func (l Line) Opening(id ledger.ID, purse ledger.PurseID, on calendar.Date, wave ID, time int) (ledger.Transaction, bool) {
	t := ledger.Transaction{ID: id, Purse: purse, Date: on, Key: Key(time), Cause: ledger.Cause{Kind: ledger.BroughtOver, Ref: string(wave)}}
	held := HeldAt(l.Method)
	for f, a := range l.held() {
		switch {
		case a > 0:
			t.Moves = append(t.Moves, ledger.Move{From: ledger.FunderMoney, To: held, Amount: a, Funder: ledger.Funders()[f]})
		case a < 0:
			t.Moves = append(t.Moves, ledger.Move{From: held, To: ledger.FunderMoney, Amount: -a, Funder: ledger.Funders()[f]})
		}
	}
	for _, k := range []struct {
		account ledger.Account
		amount  money.Amount
	}{
		{ledger.Committed.In("wages"), l.Kept.ForWages}, {ledger.SetAside.In("holiday"), l.Kept.Holiday},
		{ledger.SetAside.In("redundancy"), l.Kept.Redundancy}, {ledger.SetAside.In("contingency"), l.Kept.Contingency},
	} {
		for f, a := range k.amount.Share(l.weights()...) {
			if a > 0 {
				t.Moves = append(t.Moves, ledger.Earmark(k.account, a, ledger.Funders()[f]))
			}
		}
	}
	return t, len(t.Moves) > 0
}

// Key is what the books know an opening by.
func Key(time int) string { return "brought-over/" + strconv.Itoa(time) }

// held gives what is held in the order of ledger.Funders.
func (l Line) held() []money.Amount {
	return []money.Amount{l.Held.Council, l.Held.NHS, l.Held.Contribution, l.Held.Own}
}

// weights says in which proportion funders share what is spoken for: as they
// hold it. The person's own money comes last: it bears a part only where nobody
// else holds any.
func (l Line) weights() []int64 {
	w := []int64{int64(max(0, l.Held.Council)), int64(max(0, l.Held.NHS)), int64(max(0, l.Held.Contribution)), 0}
	if w[0]+w[1]+w[2] == 0 {
		w[3] = int64(max(1, l.Held.Own))
	}
	return w
}

// reviewDue gives the last day for the next review.
func (l Line) reviewDue() calendar.Date {
	return agreement.Agreement{Joint: l.Weekly.NHS > 0, FirstPaid: l.Since, Reviews: l.reviews()}.ReviewDue()
}

func (l Line) reviews() []calendar.Date {
	if l.Reviewed.IsZero() {
		return nil
	}
	return []calendar.Date{l.Reviewed}
}
