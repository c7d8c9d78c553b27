package reconcile

import (
	"slices"

	"ownway/value/msg"
)

// Why a match was made.
var (
	OneToOne  = msg.New("reconcile.one-to-one", "Matched to {what}, due {due}: same amount, {proof}, {when}")
	OneToMany = msg.New("reconcile.one-to-many", "Matched to {count|one:# payment|other:# payments} at once, due from {first} to {last}, the first of them {what}: together the same amount, {proof}")
	Undone    = msg.New("reconcile.undone", "This payment of {date} came back, or was made again after it came back. Nothing was lost")
	BackWhole = msg.New("reconcile.refund-whole", "{payee} paid this back: {sum}, paid on {date}")
	BackPart  = msg.New("reconcile.refund-part", "{payee} paid back part of {sum}, paid on {date}")
	BackOneOf = msg.New("reconcile.refund-one-of", "{payee} paid this back. It is for one of {count} payments of {sum}, from {first} to {last}. It makes no difference which")
	BackBoth  = msg.New("reconcile.refund-both", "This was paid on {date} and paid back on {back}. Nothing was spent")
	BackOpen  = msg.New("reconcile.bounced", "The payment of {date} came back. What it paid is still to be paid")
	ManyToOne = msg.New("reconcile.many-to-one", "{count|one:# line|other:# lines} together matched to {what}, due {due}: together the same amount, {proof}")
)

// What agrees besides the amount.
var (
	SameBoth      = msg.New("reconcile.same-both", "same payee and reference")
	SameReference = msg.New("reconcile.same-reference", "same reference")
	SamePayee     = msg.New("reconcile.same-payee", "same payee")
	AmountAlone   = msg.New("reconcile.amount-alone", "but nothing else to go by, so please check it")
)

// When the line came.
var (
	OnTheDay = msg.New("reconcile.on-the-day", "on the day")
	DaysLate = msg.New("reconcile.days-late", "{days|one:# day|other:# days} late")
	DaysSoon = msg.New("reconcile.days-early", "{days|one:# day|other:# days} early")
)

// Why a line was not matched.
var (
	Unexpected   = msg.New("reconcile.unexpected", "We didn't expect this")
	SeveralFit   = msg.New("reconcile.several-fit", "{count|one:# thing fits|other:# things fit} this line equally well. Choose which it is")
	SeveralLines = msg.New("reconcile.several-lines", "More than one line fits {what} equally well. Choose which it is")
	SameAsBefore = msg.New("reconcile.same-as-before", "Lines like this were {category} before")
)

var proofs = [...]msg.Key{both: SameBoth, byReference: SameReference, byPayee: SamePayee, byAmount: AmountAlone}

func (m *matcher) why(f found) msg.Text {
	if f.kind != Paid {
		return m.whyBack(f)
	}
	first := m.expected[f.things[0]]
	proof := proofs[f.grade]
	switch {
	case len(f.things) > 1:
		last := m.expected[f.things[len(f.things)-1]]
		return OneToMany.With("count", len(f.things), "first", first.Due, "last", last.Due, "what", first.What, "proof", proof)
	case len(f.lines) > 1:
		return ManyToOne.With("count", len(f.lines), "what", first.What, "due", first.Due, "proof", proof)
	}
	return OneToOne.With("what", first.What, "due", first.Due, "proof", proof, "when", when(m.lines[f.lines[0]], first))
}

// whyBack says what was given back.
func (m *matcher) whyBack(f found) msg.Text {
	var paid []line
	for _, i := range f.gives {
		paid = append(paid, m.lines[i])
	}
	for _, i := range f.before {
		paid = append(paid, m.before[i].line)
	}
	slices.SortStableFunc(paid, func(a, b line) int { return a.Date.Compare(b.Date) })
	first, last := m.lines[f.lines[0]], m.lines[f.lines[len(f.lines)-1]]
	switch f.kind {
	case CameBack:
		return Undone.With("date", first.Date)
	case Refunded:
		if last.Date.Before(first.Date) {
			first, last = last, first
		}
		return BackBoth.With("date", first.Date, "back", last.Date)
	case Bounced:
		return BackOpen.With("date", paid[0].Date)
	}
	payee, sum := Shape(paid[0].Line), -paid[0].Amount
	switch {
	case len(paid) > 1:
		return BackOneOf.With("payee", payee, "count", len(paid), "sum", sum, "first", paid[0].Date, "last", paid[len(paid)-1].Date)
	case sum != last.Amount:
		return BackPart.With("payee", payee, "sum", sum, "date", paid[0].Date)
	}
	return BackWhole.With("payee", payee, "sum", sum, "date", paid[0].Date)
}

func when(l line, e thing) msg.Text {
	switch n, _ := days(l, e); {
	case n > 0:
		return DaysLate.With("days", n)
	case n < 0:
		return DaysSoon.With("days", -n)
	}
	return OnTheDay.Text()
}

// loose says why a line was not matched.
func (m *matcher) loose(i int, learned Learned) Loose {
	l := m.lines[i]
	out := Loose{Line: i, Category: learned.Of(l.Line), Why: Unexpected.Text()}
	switch {
	case len(l.rivals) > 1:
		out.Why, out.Candidates = SeveralFit.With("count", len(l.rivals)), m.ids(l.rivals)
	case len(l.rivals) == 1:
		out.Why, out.Candidates = SeveralLines.With("what", m.expected[l.rivals[0]].What), m.ids(l.rivals)
	case out.Category != "":
		out.Why = SameAsBefore.With("category", out.Category)
	}
	return out
}
