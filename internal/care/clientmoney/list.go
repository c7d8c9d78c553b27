package clientmoney

import (
	"cmp"
	"slices"
	"strings"

	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Due is something to be paid from one person's money.
type Due struct {
	Person person.ID
	Name   string
	Item   expect.Item // money out
}

// Unpaid is something that a person's own money does not pay.
type Unpaid struct {
	Person person.ID
	Item   expect.ID
	Says   msg.Text
}

// Entry is one payment of a list.
type Entry struct {
	Person    person.ID
	Item      expect.ID
	Payee     string
	To        ident.BankAccount
	Reference string
	Amount    money.Amount
	LookedBy  string // who looked at the account after a payment to it came back; nobody where none did
}

// NotEnough is said of a bill that a person's own money does not pay.
var NotEnough = msg.New("clientmoney.not-enough", "{name} holds {held}. {amount} to {payee} is not paid: nobody else's money pays for it")

// Choose says what of all that is due is paid from what each person holds, by
// day; of one day, wages and what is owed to HMRC come first. What one person's
// money does not pay is left, with the reason.
func Choose(due []Due, held map[person.ID]money.Amount) (pay []Entry, left []Unpaid) {
	due = slices.Clone(due)
	slices.SortStableFunc(due, func(a, b Due) int {
		return cmp.Or(a.Item.Due.Compare(b.Item.Due), cmp.Compare(order(a.Item.Kind), order(b.Item.Kind)), cmp.Compare(a.Item.ID, b.Item.ID))
	})
	rest := map[person.ID]money.Amount{}
	for p, a := range held {
		rest[p] = a
	}
	for _, d := range due {
		amount := -d.Item.Amount
		if amount > rest[d.Person] {
			left = append(left, Unpaid{d.Person, d.Item.ID, NotEnough.With("name", d.Name, "held", rest[d.Person], "amount", amount, "payee", d.Item.Payee)})
			continue
		}
		rest[d.Person] -= amount
		pay = append(pay, Entry{Person: d.Person, Item: d.Item.ID, Payee: d.Item.Payee, To: d.Item.Account, Reference: d.Item.Reference, Amount: amount})
	}
	return pay, left
}

// order puts a PA's wages first.
func order(k expect.Kind) int {
	first := []expect.Kind{expect.Wages, expect.HMRC, expect.Pension}
	if i := slices.Index(first, k); i >= 0 {
		return i
	}
	return len(first)
}

type listPrefix struct{}

func (listPrefix) Prefix() string { return "pls" }

// ListID is the id of a payment list.
type ListID = ident.ID[listPrefix]

// List is what is paid together from the account.
type List struct {
	ID         ListID
	Made       calendar.Date
	Rail       payment.Rail
	Sent       calendar.Date // when it was approved
	PayDay     calendar.Date // when payees have the money; known once it is approved
	Line       string        // of the account, that shows the whole of it; none where each payment has its own
	State      ListState
	MadeBy     string
	ApprovedBy string
	Entries    []Entry
	Left       []Unpaid
}

// ListState is how far a list has come.
type ListState string

// The states of a list.
const (
	Prepared     ListState = "prepared"
	ListApproved ListState = "approved"
	Dropped      ListState = "dropped"
)

// Total adds up a list.
func (l List) Total() money.Amount {
	var sum money.Amount
	for _, e := range l.Entries {
		sum += e.Amount
	}
	return sum
}

// Serial gives the list's serial in a payment file: six letters and digits.
func (l List) Serial() string {
	s := strings.ToUpper(string(l.ID))
	return s[max(0, len(s)-6):]
}

// The faults of a payment list.
var (
	ListLooked  = msg.New("clientmoney.list-looked", "You looked at an account that this list pays again. Someone else approves it")
	ListSame    = msg.New("clientmoney.list-same", "You prepared this list. Someone else approves it")
	ListDone    = msg.New("clientmoney.list-done", "This list was approved or dropped already")
	NothingToDo = msg.New("clientmoney.nothing-to-pay", "Nothing is due that anyone's money can pay")
)

// Approve lets a second person approve the list, who has not looked at an account
// that it pays again. By Bacs the money is there on the second working day after
// it, by Faster Payments on the day or the next that banks work.
func (l List) Approve(by string, today calendar.Date) (List, error) {
	switch {
	case l.State != Prepared:
		return l, fault.Conflict(ListDone)
	case by == l.MadeBy:
		return l, fault.Invalid("approve", ListSame)
	case slices.ContainsFunc(l.Entries, func(e Entry) bool { return e.LookedBy == by }):
		return l, fault.Invalid("approve", ListLooked)
	}
	l.State, l.ApprovedBy, l.Sent, l.PayDay = ListApproved, by, today, calendar.AddWorkingDays(today, 2)
	if l.Rail == payment.BySameDay {
		if l.PayDay = today; !calendar.WorkingDay(today) {
			l.PayDay = calendar.AddWorkingDays(today, 1)
		}
	}
	return l, nil
}

// Drop takes a list back that nobody approved.
func (l List) Drop() (List, error) {
	if l.State != Prepared {
		return l, fault.Conflict(ListDone)
	}
	l.State = Dropped
	return l, nil
}
