package clientmoney

import (
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// Sent is a payment of an approved list.
type Sent struct {
	List ListID
	On   calendar.Date
	Entry
}

// Back is a payment that a line of the account brings back.
type Back struct {
	Line int // its place in the lines given
	Sent
}

// How long banks take to show what was sent, and to send a payment back.
const (
	daysShown = 10
	daysBack  = 31
)

// backWords are those by which banks say that a payment came back; ARUCS is
// Bacs' own name for credits that are returned.
var backWords = []string{"ARUCS", "RETURNED", "RETURN", "REVERSAL", "REVERSED", "UNPAID", "RECALLED", "UNAPPLIED"}

// leastReference is how long a reference is that tells a payment from others.
const leastReference = 3

// Returned finds the payments that lines bring back: of the same amount, with the
// reference that was sent, or with the payee's name and a word by which banks say
// so. What fits two payments, or two lines, is left for somebody to say.
func Returned(lines []statement.Line, sent []Sent) []Back {
	times := map[int]int{}
	only := make([]int, len(lines))
	for i, l := range lines {
		fits := 0
		for n, s := range sent {
			if s.brings(l) {
				fits++
				times[n]++
				only[i] = n
			}
		}
		if fits != 1 {
			only[i] = -1
		}
	}
	var found []Back
	for i, n := range only {
		if n >= 0 && times[n] == 1 {
			found = append(found, Back{i, sent[n]})
		}
	}
	return found
}

// brings reports whether a line may bring the payment back.
func (s Sent) brings(l statement.Line) bool {
	days := s.On.DaysUntil(l.Date)
	if l.Amount != s.Amount || days < 0 || days > daysBack {
		return false
	}
	words := squeezed(l.Payee + l.Reference)
	if r := squeezed(s.Reference); len(r) >= leastReference && (squeezed(l.Reference) == r || saysBack(l) && strings.Contains(words, r)) {
		return true
	}
	p := squeezed(s.Payee)
	return len(p) >= leastReference && saysBack(l) && strings.Contains(words, p)
}

// saysBack reports whether the bank says that something came back.
func saysBack(l statement.Line) bool {
	words := strings.FieldsFunc(strings.ToUpper(l.Payee+" "+l.Reference), func(r rune) bool { return r < 'A' || r > 'Z' })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(backWords, w) })
}

// Whole is a list that one line of the account shows all of, as banks show a file
// that is sent by Bacs.
type Whole struct {
	Line int // its place in the lines given
	List List
}

// ShownWhole finds lists that lines show all of. Of two that come to the same, no
// line says which it is.
func ShownWhole(lines []statement.Line, lists []List) (all []Whole) {
	taken := map[ListID]int{}
	for i, l := range lines {
		var fits []List
		for _, one := range lists {
			days := one.Sent.DaysUntil(l.Date)
			if one.State == ListApproved && one.Line == "" && len(one.Entries) > 1 && -one.Total() == l.Amount && days >= 0 && days <= daysShown {
				fits = append(fits, one)
			}
		}
		for _, one := range fits {
			taken[one.ID]++
		}
		if len(fits) == 1 {
			all = append(all, Whole{i, fits[0]})
		}
	}
	return slices.DeleteFunc(all, func(w Whole) bool { return taken[w.List.ID] > 1 })
}

// Why a line is somebody's that shows a list, or brings a payment back.
var (
	ByList   = msg.New("clientmoney.by-list", "It is all of the payment list of {day}")
	CameBack = msg.New("clientmoney.came-back", "The payment to {payee} came back")

	// WaitsForLook is said of what is not paid again yet.
	WaitsForLook = msg.New("clientmoney.waits-for-look", "{amount} to {payee} came back. It is paid again once somebody has looked at the account")
)

// Return is a payment that came back, as it is kept.
type Return struct {
	Line   string // of the account
	Day    calendar.Date
	Sent   Sent
	Looked bool              // somebody looked at the account that was paid
	By     string            // who
	On     calendar.Date     // and when
	Said   string            // what was found
	To     ident.BankAccount // where it is paid from then on
}

// The faults of looking at an account.
var (
	SayLooked    = msg.New("clientmoney.say-looked", "Say what went wrong, and how you know that the account is right now")
	LookedBefore = msg.New("clientmoney.looked-before", "Somebody has looked at this account already")
)

// Look notes what somebody found about the account, and where it is paid now.
func (r Return) Look(by string, on calendar.Date, to ident.BankAccount, said string) (Return, error) {
	said = strings.TrimSpace(said)
	switch {
	case r.Looked:
		return r, fault.Conflict(LookedBefore)
	case said == "":
		return r, fault.Invalid("said", SayLooked)
	}
	r.Looked, r.By, r.On, r.To, r.Said = true, by, on, to, said
	return r, nil
}

// Looked leaves out of what is due what came back and whose account nobody has
// looked at.
func Looked(due []Due, back []Return) (pay []Due, waits []Unpaid) {
	for _, d := range due {
		if slices.ContainsFunc(back, func(r Return) bool { return r.Sent.Item == d.Item.ID && !r.Looked }) {
			waits = append(waits, Unpaid{d.Person, d.Item.ID, WaitsForLook.With("amount", -d.Item.Amount, "payee", d.Item.Payee)})
			continue
		}
		pay = append(pay, d)
	}
	return pay, waits
}

// LookedBy notes on payments that are made again who looked at the account, so
// that somebody else approves them.
func LookedBy(entries []Entry, back []Return) {
	for i, e := range entries {
		for _, r := range back {
			if r.Sent.Item == e.Item && r.Looked {
				entries[i].LookedBy = r.By
			}
		}
	}
}
