package ni

import (
	"slices"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of what decides a letter.
var (
	EnterBirth        = msg.New("ni.enter-birth", "Enter the PA's date of birth")
	TooYoungToReduce  = msg.New("ni.too-young-to-reduce", "A married woman's certificate was last given in 1977. Someone born on this day cannot hold one")
	VeteranIsNotOver  = msg.New("ni.veteran-ended", "Letter V can be used up to {last}. Enter an earlier day, or leave it blank")
	whyChangesOn      = msg.New("ni.letter.changes", "It changes to {letter} with the first pay on or after {day}")
	reducedRate       = explain.Citation{Name: "HMRC: married women's reduced rate elections", Unchecked: true}
	lastReduced       = calendar.MustDate("1977-05-11") // the last day on which one could be asked for
	leastAgeToMarry   = 16
	agesThatChange    = [...]int{16, 21, 25}
	firstAfterVeteran = lastVeteran.AddDays(1)
)

// Check refuses facts that cannot be: no date of birth, a married woman's
// certificate for someone too young ever to have held one, and a veteran's year
// that runs past the relief.
func (w Worker) Check() error {
	switch {
	case w.Born.IsZero():
		return fault.Invalid("born", EnterBirth)
	case w.Certificate && birthday(w.Born, leastAgeToMarry).After(lastReduced):
		return fault.Invalid("certificate", TooYoungToReduce)
	case w.VeteranUntil.After(lastVeteran):
		return fault.Invalid("veteran-until", VeteranIsNotOver, "last", lastVeteran)
	}
	return nil
}

// Change is a change of letter: it applies to the first payment on or after
// its day, whatever days that payment is for.
type Change struct {
	On       calendar.Date
	From, To Category
}

// NextChange gives the first day after a day on which the letter changes, and
// false when none is in sight. It looks at birthdays, State Pension age and the
// last days that the worker's facts name.
func NextChange(w Worker, after calendar.Date) (Change, bool) {
	from, _ := w.letter(after)
	for _, day := range w.turns() {
		if !day.After(after) {
			continue
		}
		if to, _ := w.letter(day); to != from {
			return Change{On: day, From: from, To: to}, true
		}
	}
	return Change{}, false
}

// turns lists the days on which a letter may change, earliest first.
func (w Worker) turns() []calendar.Date {
	days := []calendar.Date{rates.StatePensionDate(w.Born), firstAfterVeteran}
	for _, age := range agesThatChange {
		days = append(days, birthday(w.Born, age))
	}
	for _, last := range []calendar.Date{w.ApprenticeUntil, w.VeteranUntil, w.DeferredUntil, w.CertificateUntil} {
		if !last.IsZero() {
			days = append(days, last.AddDays(1))
		}
	}
	slices.SortFunc(days, calendar.Date.Compare)
	return days
}

// birthday gives the day on which someone reaches an age.
func birthday(born calendar.Date, age int) calendar.Date {
	day := born.AddMonths(12 * age)
	if born.AgeOn(day) < age { // born on 29 February
		day = day.AddDays(1)
	}
	return day
}

// Choice is the letter for one payday.
type Choice struct {
	Payday  calendar.Date
	Letter  Category
	Changed bool // differs from the payday before, of those asked about
}

// LettersFor gives the letter for each of some paydays, so that a wages run can
// take it as it stands, and says which is the first with a new one. Facts that
// cannot be are a fault.
func LettersFor(w Worker, paydays []calendar.Date, why *explain.Note) ([]Choice, error) {
	if err := w.Check(); err != nil {
		return nil, err
	}
	choices := make([]Choice, 0, len(paydays))
	for i, day := range paydays {
		if day.IsZero() {
			return nil, fault.Invalid("paydays", calendar.EnterDate)
		}
		c := Choice{Payday: day}
		c.Letter, _ = w.letter(day)
		c.Changed = i > 0 && c.Letter != choices[i-1].Letter
		choices = append(choices, c)
		if why != nil && (i == 0 || c.Changed) {
			LetterFor(w, day, why)
		}
	}
	if why != nil && len(paydays) > 0 {
		explainChange(w, paydays[len(paydays)-1], why)
	}
	return choices, nil
}

func explainChange(w Worker, after calendar.Date, why *explain.Note) {
	change, coming := NextChange(w, after)
	if !coming {
		return
	}
	cites := []explain.Citation{lettersPage}
	if change.To == 'C' {
		cites = append(cites, rates.StatePensionAge)
	}
	if change.From == 'B' || change.To == 'B' {
		cites = append(cites, reducedRate)
	}
	why.Say(whyChangesOn.With("letter", change.To.String(), "day", change.On), cites...)
}
