package invoice

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// What can be found in a bill. A finding is a reason to look or to ask; the
// person decides.
var (
	OtherRate    = msg.New("invoice.other-rate", "The bill charges {found} an hour. {want} was agreed")
	MoreHours    = msg.New("invoice.more-hours", "The bill is for {found}. {want} was agreed for these days")
	MoreThanMost = msg.New("invoice.more-than-most", "The bill is for {found}. At most {want} was agreed for one bill")
	OutsideDays  = msg.New("invoice.outside-days", "Some of these days are outside what was agreed")
	NotOver      = msg.New("invoice.not-over", "The bill is for days that are not over yet")
	SameNumber   = msg.New("invoice.same-number", "A bill with this number came before, on {day}")
	SameBill     = msg.New("invoice.same-bill", "Bill {number} asks for the same amount for the same days")
	NearNumber   = msg.New("invoice.near-number", "Bill {number} asks for the same amount, and its number differs in one place only")
	Overlap      = msg.New("invoice.overlap", "Bill {number} is for some of the same days")
	WrongSum     = msg.New("invoice.wrong-sum", "“{what}” comes to {want}, and the bill says {found}")
	OtherAccount = msg.New("invoice.other-account", "The bill asks to be paid to an account that ends in {found}. The one we know ends in {want}. Ask the provider by phone before anything is paid")
	OtherVAT     = msg.New("invoice.other-vat", "The bill treats VAT in another way than was agreed")
	NotHeld      = msg.New("invoice.not-held", "The bill is for {found}. {want} is safe to spend today")
)

// Side is what a bill is held against.
type Side struct {
	Provider Provider
	Others   []Invoice     // all bills of the person
	Safe     money.Amount  // safe to spend today
	Today    calendar.Date //
}

// Check gives what is found in a bill, in words. Nothing found is an empty list.
func Check(i Invoice, s Side) []msg.Text {
	found := agreed(i, s.Provider.Agreed)
	if i.Period.Last.After(s.Today) {
		found = append(found, NotOver.Text())
	}
	for _, l := range i.Lines {
		if want, is := l.WorkedOut(); is && want != l.Amount {
			found = append(found, WrongSum.With("what", l.What, "want", want, "found", l.Amount))
		}
	}
	if want := lastFour(string(s.Provider.Bank.Number)); i.Account != "" && i.Account != want {
		found = append(found, OtherAccount.With("found", i.Account, "want", want))
	}
	found = append(found, repeated(i, s.Others)...)
	if i.Total() > s.Safe {
		found = append(found, NotHeld.With("found", i.Total(), "want", max(0, s.Safe)))
	}
	return found
}

// agreed holds a bill against the terms.
func agreed(i Invoice, t Terms) []msg.Text {
	var found []msg.Text
	for _, l := range i.Lines {
		if t.Hourly > 0 && l.Rate > 0 && l.Rate != t.Hourly {
			found = append(found, OtherRate.With("found", l.Rate, "want", t.Hourly))
			break
		}
	}
	if most := weeksOf(t.Weekly, i.Period); t.Weekly > 0 && i.Minutes() > most {
		found = append(found, MoreHours.With("found", hours(i.Minutes()), "want", hours(most)))
	}
	if t.Most > 0 && i.Total() > t.Most {
		found = append(found, MoreThanMost.With("found", i.Total(), "want", t.Most))
	}
	if i.Period.First.Before(t.From) || !t.Until.IsZero() && i.Period.Last.After(t.Until) {
		found = append(found, OutsideDays.Text())
	}
	if t.VAT != "" && t.VAT != i.VAT {
		found = append(found, OtherVAT.Text())
	}
	return found
}

// weeksOf gives the minutes agreed for a period: a day is a seventh of a week,
// up to the next whole minute.
func weeksOf(weekly int, p calendar.Period) int { return (weekly*p.Days() + 6) / 7 }

func hours(minutes int) msg.Value { return msg.Value{Kind: msg.Minutes, N: int64(minutes)} }

// repeated looks for the bill among the provider's others, the surest first. A
// refused bill that comes again, put right, is no second one.
func repeated(i Invoice, others []Invoice) []msg.Text {
	var number, bill, near, days []msg.Text
	for _, o := range others {
		if o.ID == i.ID || o.Provider != i.Provider || o.State == Refused {
			continue
		}
		same := o.Total() == i.Total()
		switch {
		case Squeezed(o.Number) == Squeezed(i.Number):
			number = append(number, SameNumber.With("day", o.On))
		case same && o.Period == i.Period:
			bill = append(bill, SameBill.With("number", o.Number))
		case same && nearly(Squeezed(o.Number), Squeezed(i.Number)) && (o.Date == i.Date || overlap(o.Period, i.Period)):
			near = append(near, NearNumber.With("number", o.Number))
		case overlap(o.Period, i.Period):
			days = append(days, Overlap.With("number", o.Number))
		}
	}
	return slices.Concat(number, bill, near, days)
}

func overlap(a, b calendar.Period) bool { return !a.First.After(b.Last) && !b.First.After(a.Last) }

// nearly reports whether two numbers differ in one place: a character changed,
// added or left out, or two neighbours swapped.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	if len(a) < len(b) {
		return a[n:] == b[n+1:]
	}
	return a[n+1:] == b[n+1:] || n+1 < len(a) && a[n] == b[n+1] && a[n+1] == b[n] && a[n+2:] == b[n+2:]
}

func lastFour(s string) string { return s[max(0, len(s)-4):] }
