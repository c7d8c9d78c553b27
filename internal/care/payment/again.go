package payment

import (
	"slices"
	"strings"

	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The words and faults of paying again.
var (
	PaidAgain     = msg.New("payment.paid-again", "Paid again: it did not arrive. “{why}”")
	PaidSameDay   = msg.New("payment.paid-same-day", "Paid on the same day instead. “{why}”")
	ChooseReturn  = msg.New("payment.choose-return", "Choose the file that the bank sent back")
	ChooseRail    = msg.New("payment.choose-rail", "Choose how it is paid")
	ChooseLines   = msg.New("payment.choose-lines", "Choose whom to pay again")
	SayWhyAgain   = msg.New("payment.say-why-again", "Say why it is paid again")
	ApprovedFirst = msg.New("payment.approved-first", "Only payments of an approved run are paid again")
	NotReturned   = msg.New("payment.not-returned", "The payment to {name} was not sent back by the bank. Bring in what the bank sent first, or pay it on the same day instead")
	BeingPaid     = msg.New("payment.being-paid", "The payment to {name} is in another run already. Nothing is paid twice")
	CaughtUpSince = msg.New("payment.caught-up-since", "The days of the payment to {name} are in a later run already. Nothing is paid twice")
	SameAccount   = msg.New("payment.same-account", "The payment to {name} would go to the account that it was sent back from. Put the account right first, or say that the bank says it is right")
)

// Choice is which lines of a run are paid again, how and why.
type Choice struct {
	ID     ID
	By     string
	Purses []ledger.PurseID
	Rail   Rail
	Why    string
	PayDay calendar.Date
	Into   map[ledger.PurseID]Into
}

// Into is where a purse is paid now.
type Into struct {
	Bank string // the account, sealed
	Held ledger.Account
}

// Again gives a run that pays chosen lines of this one once more, and the lines
// as they stand here from then on. A line that the bank has not sent back can
// only be paid on the same day instead, and then not by the first file.
func (r Run) Again(c Choice) (Run, []Line, error) {
	switch {
	case r.State != Approved:
		return Run{}, nil, fault.Conflict(ApprovedFirst)
	case len(c.Purses) == 0:
		return Run{}, nil, fault.Invalid("lines", ChooseLines)
	case strings.TrimSpace(c.Why) == "":
		return Run{}, nil, fault.Invalid("why", SayWhyAgain)
	}
	next := Run{ID: c.ID, Kind: Again, Rail: c.Rail, PayDay: c.PayDay, Period: r.Period, Every: r.Every, State: Prepared,
		PreparedBy: c.By, Of: r.ID, Why: strings.TrimSpace(c.Why)}
	var taken []Line
	for _, l := range r.Lines {
		if !slices.Contains(c.Purses, l.Purse) {
			continue
		}
		if err := l.mayBePaidAgain(c.Rail); err != nil {
			return Run{}, nil, err
		}
		next.Lines = append(next.Lines, l.again(r, next, c.Into[l.Purse]))
		l.Was, l.State, l.Again = l.State, Moving, c.ID
		taken = append(taken, l)
	}
	if len(taken) == 0 {
		return Run{}, nil, fault.Invalid("lines", ChooseLines)
	}
	for i := range next.Lines {
		next.count(&next.Lines[i])
	}
	return next, taken, nil
}

func (l Line) mayBePaidAgain(rail Rail) error {
	switch {
	case l.State == Moving || l.State == Moved:
		return fault.Conflict(BeingPaid, "name", l.Name)
	case l.State == Counts && rail != BySameDay:
		return fault.Conflict(NotReturned, "name", l.Name)
	}
	return nil
}

// again gives the line as another run pays it, with a reference of its own.
func (l Line) again(of, next Run, into Into) Line {
	words := PaidAgain.With("why", l.Why)
	if l.State == Counts {
		words = PaidSameDay.With("why", next.Why)
	}
	a := l
	a.Roll++
	a.State, a.Was, a.Why, a.From, a.Again, a.Bank, a.Held = Counts, Counts, "", of.ID, "", into.Bank, into.Held
	a.Reference = Reference(l.Purse, a.Roll)
	a.Change, a.Also, a.Changed = words, nil, true
	if l.Working == nil {
		a.Working = &explain.Note{}
	}
	return a
}

// PutBack gives a line as it stood before another run took it up, for when that
// run is cancelled.
func (l Line) PutBack() Line {
	l.State, l.Was, l.Again = l.Was, Counts, ""
	return l
}

// Gone notes that the other run has paid it.
func (l Line) Gone() Line {
	l.State = Moved
	return l
}

// Overlaps reports whether another line pays for any of the same days.
func (l Line) Overlaps(other Line) bool {
	for _, p := range l.Parts {
		for _, q := range other.Parts {
			if !p.Days.First.After(q.Days.Last) && !q.Days.First.After(p.Days.Last) {
				return true
			}
		}
	}
	return false
}
