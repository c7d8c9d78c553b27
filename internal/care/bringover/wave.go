package bringover

import (
	"cmp"
	"slices"

	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// State is how far a wave has come.
type State string

// The states of a wave.
const (
	Looked  State = "looked"  // read and compared; nobody is brought over yet
	Brought State = "brought" // its people are here
	Undone  State = "undone"
)

// The faults of a wave.
var (
	BroughtAlready = msg.New("bringover.already", "This wave was brought over already. Nothing was done twice")
	NotBrought     = msg.New("bringover.not-brought", "This wave is not here, so that there is nothing to undo")
	SamePerson     = msg.New("bringover.same-person", "A wave is brought over by someone other than the one who prepared it")
	PaidSince      = msg.New("bringover.paid-since", "{name} and {others} others were paid since, or something else was written in their books. A wave can be undone until then")
)

// Wave is people who are brought over together.
type Wave struct {
	ID         ID
	Name       string
	State      State
	AsOf       calendar.Date // of the balances
	Totals     Totals        // of the file
	New        int           // how many of its people are not here yet
	Control    Control
	PreparedBy string
	BroughtBy  string
	UndoneBy   string
	Warnings   []Warning
}

// Bring lets a second person bring the wave over.
func (w Wave) Bring(by string) (Wave, error) {
	if w.State != Looked {
		return Wave{}, fault.Conflict(BroughtAlready)
	}
	if by == w.PreparedBy {
		return Wave{}, fault.Invalid("bring", SamePerson)
	}
	w.State, w.BroughtBy = Brought, by
	return w, nil
}

// Undo takes the wave back. touched names its people whose books have anything
// else in them than what was brought over.
func (w Wave) Undo(by string, touched []string) (Wave, error) {
	if w.State != Brought {
		return Wave{}, fault.Conflict(NotBrought)
	}
	if n := len(touched); n > 0 {
		return Wave{}, fault.Conflict(PaidSince, "name", touched[0], "others", n-1)
	}
	w.State, w.UndoneBy = Undone, by
	return w, nil
}

// Here is a person who was brought over before, by the old system's reference.
type Here struct {
	Reference string
	Person    person.ID
	Digest    string
	Wave      ID
	Times     int // how often they were brought over
	Gone      bool
}

// Changed is the fault of somebody who is here with other figures.
var Changed = msg.New("bringover.changed", "This person was brought over before with something else on the line. Undo that wave first, or leave them out")

// Fresh gives the lines of people who are not here yet, or whose wave was
// undone. Those who are here just as they stand in the file are passed over.
func Fresh(lines []Line, here map[string]Here) (fresh []Line, wrong []error) {
	for _, l := range lines {
		h, known := here[l.Reference]
		if !known || h.Gone {
			fresh = append(fresh, l)
			continue
		}
		switch d, err := l.Digest(); {
		case err != nil:
			wrong = append(wrong, err)
		case d != h.Digest:
			wrong = append(wrong, fault.OnLine(fault.Invalid("reference", Changed), l.Row))
		}
	}
	return fresh, wrong
}

// Warning is something to look at before a wave is brought over.
type Warning struct {
	Rows []int
	Says msg.Text
}

var (
	sharedBank = msg.New("bringover.same-account", "{count} people are paid into the same account. That is right for a support organisation, and else a mistake")
	sameName   = msg.New("bringover.same-name", "{name} stands here {count} times with the same date of birth")
	overdrawn  = msg.New("bringover.overdrawn", "{name} holds less than nothing: {held}")
	reviewLate = msg.New("bringover.review-late", "The review of {name} was due on {due}")
)

// Warnings looks for what can be right and often is not.
func Warnings(lines []Line, on calendar.Date) []Warning {
	accounts, names := map[string][]Line{}, map[string][]Line{}
	var all []Warning
	for _, l := range lines {
		if l.Bank.Number != "" {
			key := string(l.Bank.SortCode) + string(l.Bank.Number)
			accounts[key] = append(accounts[key], l)
		}
		key := l.Person.Name + l.Person.Born.String()
		names[key] = append(names[key], l)
		if held := l.Held.Weekly(); held < 0 {
			all = append(all, Warning{[]int{l.Row}, overdrawn.With("name", l.Person.Name, "held", held)})
		}
		if due := l.reviewDue(); due.Before(on) {
			all = append(all, Warning{[]int{l.Row}, reviewLate.With("name", l.Person.Name, "due", due)})
		}
	}
	for _, same := range accounts {
		if len(same) > 1 {
			all = append(all, Warning{rowsOf(same), sharedBank.With("count", len(same))})
		}
	}
	for _, same := range names {
		if len(same) > 1 {
			all = append(all, Warning{rowsOf(same), sameName.With("name", same[0].Person.Name, "count", len(same))})
		}
	}
	slices.SortFunc(all, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Rows[0], b.Rows[0]), cmp.Compare(a.Says.Key, b.Says.Key))
	})
	return all
}

func rowsOf(lines []Line) []int {
	var rows []int
	for _, l := range lines {
		rows = append(rows, l.Row)
	}
	return rows
}
