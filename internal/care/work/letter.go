package work

import (
	"strings"

	"ownway/pay/leaving"
	"ownway/pay/payroll/ni"
	"ownway/value/calendar"
	"ownway/value/explain"
)

// placed are the letters of freeports and investment zones, which follow from
// where someone works: no fact about the PA chooses them.
const placed = "FILSNEDK"

// letter gives the category letter for a pay day with the reason. The facts
// choose it anew each time, so that a birthday or State Pension age inside the
// year changes it with the first payment on or after that day.
func (e Employment) letter(payDay calendar.Date) (ni.Category, *explain.Note) {
	if given := e.Standing.Letter; given != 0 && strings.ContainsRune(placed, rune(given)) {
		return given, nil
	}
	why := &explain.Note{}
	i := e.Standing.Insured
	return ni.LetterFor(ni.Worker{Born: e.PABorn, Apprentice: i.Apprentice, ApprenticeUntil: i.ApprenticeUntil, VeteranUntil: i.VeteranUntil,
		Deferred: i.Deferred, DeferredUntil: i.DeferredUntil, Certificate: i.Certificate, CertificateUntil: i.CertificateUntil}, payDay, why), why
}

// letter gives the letter of this payslip: after a PA has died no National
// Insurance is due on what is still paid.
func (d Due) letter() (ni.Category, *explain.Note) {
	if d.last() && d.Ending.Why == leaving.PADied {
		return afterDeath, nil
	}
	return d.Employment.letter(d.PayDay)
}
