package ni

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// Worker is what decides a category letter. A last day that is no date is not
// known yet.
type Worker struct {
	Born             calendar.Date
	Apprentice       bool          // on a statutory apprenticeship
	ApprenticeUntil  calendar.Date // its last day
	VeteranUntil     calendar.Date // last day of the first year in a first civilian job; no date when not a veteran
	Deferred         bool          // holds a deferment certificate
	DeferredUntil    calendar.Date // its last day: each is for one tax year
	Certificate      bool          // holds a married woman's certificate
	CertificateUntil calendar.Date // its last day: it ends with a divorce, two years without pay, or by choice
}

// The words for why a letter fits.
var (
	becauseUnder16    = msg.New("ni.letter.under-16", "X, because the PA is under 16")
	becausePension    = msg.New("ni.letter.pension-age", "C, because the PA has reached State Pension age")
	becauseDeferredZ  = msg.New("ni.letter.deferred-under-21", "Z, because the PA is under 21 and pays enough in another job")
	becauseDeferred   = msg.New("ni.letter.deferred", "J, because the PA pays enough in another job")
	becauseUnder21    = msg.New("ni.letter.under-21", "M, because the PA is under 21")
	becauseApprentice = msg.New("ni.letter.apprentice", "H, because the PA is an apprentice under 25")
	becauseVeteran    = msg.New("ni.letter.veteran", "V, because this is a veteran's first year in a civilian job")
	becauseReduced    = msg.New("ni.letter.certificate", "B, because the PA holds a married woman's certificate")
	becauseStandard   = msg.New("ni.letter.standard", "A, because nothing else applies")

	lettersPage = explain.Citation{Name: "HMRC: National Insurance category letters", Unchecked: true}
)

// lastVeteran is the last day of employer relief for veterans.
var lastVeteran = calendar.MustDate("2028-04-05")

// LetterFor gives the category letter for a payment on a day: a letter changes
// with the first payment on or after a birthday. It proposes; the employer
// decides. Freeport and investment zone letters are never proposed.
func LetterFor(w Worker, on calendar.Date, why *explain.Note) Category {
	c, because := w.letter(on)
	if why != nil {
		why.Say(because.Text(), lettersPage)
	}
	return c
}

func (w Worker) letter(on calendar.Date) (Category, msg.Key) {
	age, deferred := w.Born.AgeOn(on), w.Deferred && holds(w.DeferredUntil, on)
	switch {
	case age < 16:
		return 'X', becauseUnder16
	case rates.AtPensionAge(w.Born, on):
		return 'C', becausePension
	case deferred && age < 21:
		return 'Z', becauseDeferredZ
	case deferred:
		return 'J', becauseDeferred
	case age < 21:
		return 'M', becauseUnder21
	case w.Apprentice && holds(w.ApprenticeUntil, on) && age < 25:
		return 'H', becauseApprentice
	case !w.VeteranUntil.IsZero() && !on.After(w.VeteranUntil) && !on.After(lastVeteran):
		return 'V', becauseVeteran
	case w.Certificate && holds(w.CertificateUntil, on):
		return 'B', becauseReduced
	}
	return 'A', becauseStandard
}

// holds reports whether something that lasts until a day, or has no end yet,
// holds on a day.
func holds(until, on calendar.Date) bool { return until.IsZero() || !on.After(until) }
