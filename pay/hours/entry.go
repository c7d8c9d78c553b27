// Package hours holds the hours that a PA worked in a pay period: what was
// usual, what was told, who agreed, and what is paid when nobody answers. A PA
// is always paid: silence is neither consent nor no pay.
package hours

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"ownway/pay/employment"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Entry is what is told of one kind of time on one date. No entry means that
// nothing was told, which is not the same as none: zero minutes of work is an
// entry that says so.
type Entry struct {
	Date calendar.Date
	Kind Kind
	// Minutes is the time. In a sleep-in it is the time spent awake and working.
	Minutes int
	Nights  int // 1 for a sleep-in, which starts on the date; otherwise 0
	Told    Told
}

// Kind says what sort of time it was.
type Kind string

// The kinds of time.
const (
	Work    Kind = "work"
	SleepIn Kind = "sleep-in"
	Holiday Kind = "holiday"
	Sick    Kind = "sick"
)

func (k Kind) order() int {
	return slices.Index([]Kind{Work, SleepIn, Holiday, Sick}, k)
}

// Told says how an entry reached the record.
type Told string

// The ways to tell.
const (
	Phone Told = "phone"    // logged in the app
	Paper Told = "paper"    // keyed from paper
	Call  Told = "call"     // told us by phone
	Usual Told = "usual"    // the usual hours
	Web   Told = "computer" // typed on a page
)

// The words for how hours were told.
var toldWords = map[Told]msg.Key{
	Phone: msg.New("hours.told-phone", "logged"),
	Paper: msg.New("hours.told-paper", "keyed from paper"),
	Call:  msg.New("hours.told-call", "told us by phone"),
	Usual: msg.New("hours.told-usual", "usual hours"),
	Web:   msg.New("hours.told-computer", "typed in"),
}

// Text gives the words for how it was told.
func (t Told) Text() msg.Text { return toldWords[t].Text() }

// The faults of entries.
var (
	EnterSomeHours  = msg.New("hours.enter-some", "Enter the hours worked, or enter 0 for a day to say that none were worked")
	OutsidePeriod   = msg.New("hours.outside-period", "Enter a date from {first} to {last}")
	NotEmployed     = msg.New("hours.not-employed", "The PA was not employed on {date}")
	ChooseKind      = msg.New("hours.choose-kind", "Choose work, sleep-in, holiday or sick")
	ChooseTold      = msg.New("hours.choose-told", "Choose how the hours were told")
	BelowZero       = msg.New("hours.below-zero", "Enter hours of zero or more")
	NoneAway        = msg.New("hours.none-away", "Enter how many hours of holiday or sickness there were")
	OneNight        = msg.New("hours.one-night", "Enter one sleep-in night for the date it starts on")
	NightsElsewhere = msg.New("hours.nights-elsewhere", "Enter a sleep-in night on its own line")
	Twice           = msg.New("hours.twice", "Put all hours of the same kind on {date} on one line")
	HolidayAndSick  = msg.New("hours.holiday-and-sick", "Choose holiday or sick for {date}, not both")
	OverADay        = msg.New("hours.over-a-day", "Enter 24 hours or less for {date}")
)

const dayMinutes = 24 * 60

// check gives every fault in the entries, joined. Fields are "entries.0.date"
// and so on, counted from 0. Faults of several entries together fall on the last.
func check(entries []Entry, p calendar.Period, employed func(calendar.Date) bool) error {
	if len(entries) == 0 {
		return fault.Invalid("entries", EnterSomeHours)
	}
	var errs []error
	for i, e := range entries {
		field := "entries." + strconv.Itoa(i)
		errs = append(errs, e.checkDate(field, p, employed), e.checkTime(field), e.checkAgainst(field, entries[:i]))
	}
	return errors.Join(errs...)
}

func (e Entry) checkDate(field string, p calendar.Period, employed func(calendar.Date) bool) error {
	switch {
	case !p.Has(e.Date):
		return fault.Invalid(field+".date", OutsidePeriod, "first", p.First, "last", p.Last)
	case !employed(e.Date):
		return fault.Invalid(field+".date", NotEmployed, "date", e.Date)
	}
	return nil
}

func (e Entry) checkTime(field string) error {
	var errs []error
	if e.Kind.order() < 0 {
		errs = append(errs, fault.Invalid(field+".kind", ChooseKind))
	}
	if _, ok := toldWords[e.Told]; !ok {
		errs = append(errs, fault.Invalid(field+".told", ChooseTold))
	}
	switch {
	case e.Minutes < 0:
		errs = append(errs, fault.Invalid(field+".minutes", BelowZero))
	case e.Minutes == 0 && (e.Kind == Holiday || e.Kind == Sick):
		errs = append(errs, fault.Invalid(field+".minutes", NoneAway))
	}
	switch {
	case e.Kind == SleepIn && e.Nights != 1:
		errs = append(errs, fault.Invalid(field+".nights", OneNight))
	case e.Kind != SleepIn && e.Nights != 0:
		errs = append(errs, fault.Invalid(field+".nights", NightsElsewhere))
	}
	return errors.Join(errs...)
}

// checkAgainst looks for what cannot be true together with earlier entries of
// the same date.
func (e Entry) checkAgainst(field string, earlier []Entry) error {
	total := min(e.Minutes, dayMinutes+1) // far beyond a day is all one, and cannot overflow
	for _, x := range earlier {
		if x.Date != e.Date {
			continue
		}
		if x.Kind == e.Kind {
			return fault.Invalid(field+".kind", Twice, "date", e.Date)
		}
		if x.Kind == Holiday && e.Kind == Sick || x.Kind == Sick && e.Kind == Holiday {
			return fault.Invalid(field+".kind", HolidayAndSick, "date", e.Date)
		}
		total += min(max(x.Minutes, 0), dayMinutes)
	}
	if total > dayMinutes {
		return fault.Invalid(field+".minutes", OverADay, "date", e.Date)
	}
	return nil
}

// usualEntries turns usual days into entries told as usual.
func usualEntries(days []employment.Day) []Entry {
	var list []Entry
	for _, d := range days {
		if d.Minutes > 0 {
			list = append(list, Entry{Date: d.Date, Kind: Work, Minutes: d.Minutes, Told: Usual})
		}
		if d.Nights > 0 {
			list = append(list, Entry{Date: d.Date, Kind: SleepIn, Nights: d.Nights, Told: Usual})
		}
	}
	return list
}

// sorted gives a copy in order of date and kind.
func sorted(entries []Entry) []Entry {
	list := slices.Clone(entries)
	slices.SortFunc(list, func(a, b Entry) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Kind.order(), b.Kind.order()))
	})
	return list
}
