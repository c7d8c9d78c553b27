// Package surplus says what is safe to spend: what is held, less what is owed,
// agreed to, set aside and saved up, and less the person's own money, which is
// theirs whatever happens. What is left after all that is the surplus of each
// funder; nothing before it is.
package surplus

import (
	"errors"
	"strconv"

	"ownway/ledger"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Line is one thing that counts: an account, a bill, a sum kept for a purpose.
type Line struct {
	Kind   Kind
	Label  msg.Text // what it is, in the reader's words
	Amount money.Amount
	Funder ledger.Funder // whose money it is
}

// Kind says how a line counts.
type Kind string

// The kinds of line. Only held money may be below zero, when an account is overdrawn.
const (
	Held      Kind = "held"
	Owed      Kind = "owed"      // to PAs, HMRC, a pension, a provider
	Committed Kind = "committed" // agreed to, not yet owed
	SetAside  Kind = "set-aside" // holiday owed, redundancy, contingency
	SavedUp   Kind = "saved-up"  // for the person's goals
	DueBack   Kind = "due-back"  // owed to the person; it counts once it is here
)

// The faults of lines.
var (
	NoSuchKind   = msg.New("surplus.no-such-kind", "Choose what sort of money this is")
	NoSuchFunder = msg.New("surplus.no-such-funder", "Choose whose money this is")
	BelowZero    = msg.New("surplus.below-zero", "Enter an amount of zero or more")
	TooMuch      = msg.New("surplus.too-much", "Enter an amount below £10 billion")
)

// Part is how one funder's money stands.
type Part struct {
	Funder ledger.Funder

	Held, Owed, Committed, SetAside, SavedUp money.Amount
	// Safe is what is left. For the person's own money it is never above zero:
	// what is left of it is Own, not direct payment money.
	Safe money.Amount
}

// Bars are the pieces of a picture of the money. None is below zero, and
// what is held less the person's own money is Owed + SetAside + SavedUp + Safe − Short.
type Bars struct {
	Owed, SetAside, SavedUp, Safe money.Amount // Owed holds what is agreed to as well
	Short                         money.Amount // what is missing, when there is less than nothing
}

// Safe is the answer.
type Safe struct {
	Total   money.Amount // below zero when there is less than is owed and kept
	Parts   []Part       // of each funder who has a line, in the order of the books
	Own     money.Amount // the person's own money that is left, not counted
	DueBack money.Amount // not counted until it is here
	Bars    Bars
}

const most = money.Amount(1_000_000_000_000)

// Of works out what is safe to spend. A line of no known kind or funder, or
// an amount below zero for anything but held money, is a fault with the number
// of the line, counted from 0.
func Of(lines []Line, why *explain.Note) (Safe, error) {
	if err := check(lines); err != nil {
		return Safe{}, err
	}
	var s Safe
	for _, f := range ledger.Funders() {
		p, any := partOf(f, lines)
		if !any {
			continue
		}
		if f == ledger.Own {
			s.Own = max(0, p.Safe)
			p.Safe = min(0, p.Safe)
		}
		s.Parts = append(s.Parts, p)
		s.Total += p.Safe
		s.Bars.Owed += p.Owed + p.Committed
		s.Bars.SetAside += p.SetAside
		s.Bars.SavedUp += p.SavedUp
	}
	s.Bars.Safe, s.Bars.Short = max(0, s.Total), max(0, -s.Total)
	s.DueBack = sum(lines, DueBack)
	if why != nil {
		s.explain(lines, why)
	}
	return s, nil
}

func check(lines []Line) error {
	var errs []error
	for i, l := range lines {
		field := "lines." + strconv.Itoa(i)
		switch {
		case !l.Kind.known():
			errs = append(errs, fault.Invalid(field+".kind", NoSuchKind))
		case !knownFunder(l.Funder):
			errs = append(errs, fault.Invalid(field+".funder", NoSuchFunder))
		case l.Amount < 0 && l.Kind != Held:
			errs = append(errs, fault.Invalid(field+".amount", BelowZero))
		case l.Amount.Abs() >= most:
			errs = append(errs, fault.Invalid(field+".amount", TooMuch))
		}
	}
	return errors.Join(errs...)
}

func (k Kind) known() bool {
	return k == Held || k == Owed || k == Committed || k == SetAside || k == SavedUp || k == DueBack
}

func knownFunder(f ledger.Funder) bool {
	for _, known := range ledger.Funders() {
		if f == known {
			return true
		}
	}
	return false
}

func partOf(f ledger.Funder, lines []Line) (p Part, any bool) {
	p.Funder = f
	for _, l := range lines {
		if l.Funder != f || l.Kind == DueBack {
			continue
		}
		any = true
		switch l.Kind {
		case Held:
			p.Held += l.Amount
		case Owed:
			p.Owed += l.Amount
		case Committed:
			p.Committed += l.Amount
		case SetAside:
			p.SetAside += l.Amount
		case SavedUp:
			p.SavedUp += l.Amount
		}
	}
	p.Safe = p.Held - p.Owed - p.Committed - p.SetAside - p.SavedUp
	return p, any
}

func sum(lines []Line, k Kind) money.Amount {
	var total money.Amount
	for _, l := range lines {
		if l.Kind == k {
			total += l.Amount
		}
	}
	return total
}
