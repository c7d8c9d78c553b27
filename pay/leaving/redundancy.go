package leaving

import (
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Redundancy is what redundancy pay was worked out from. The zero value means
// that none was looked at.
type Redundancy struct {
	On        calendar.Date // the day that counts: see Leaving.relevant
	Years     int           // whole years in the job
	HalfWeeks int           // of pay that are due
}

// The words of redundancy pay.
var (
	whyYears     = msg.New("leaving.why.redundancy-years", "Years counted back from {day}: {half} at half a week's pay, {one} at one week's, {more} at one and a half")
	whyCap       = msg.New("leaving.why.redundancy-cap", "A week's pay is {pay}. No more than {cap} of it counts")
	whyAmount    = msg.New("leaving.why.redundancy", "Redundancy pay, of half weeks: {halves}")
	noteService  = msg.New("leaving.note.redundancy-service", "Redundancy pay needs two whole years in the job. Whole years here: {years}")
	noteKept     = msg.New("leaving.note.redundancy-kept", "No redundancy pay is due to a PA who is taken on again in time, or who turns down suitable work without good reason")
	noteTaxFree  = msg.New("leaving.note.redundancy-tax", "No tax and no National Insurance come off statutory redundancy pay")
	noteInTime   = msg.New("leaving.note.redundancy-claim", "If it is not paid, the PA has to ask for redundancy pay in writing by {day}")
	noteIsFamily = msg.New("leaving.note.redundancy-family", "The right to redundancy pay leaves out close family who are domestic servants. Whether a PA is one is not settled. Take advice")

	redundancyLaw = explain.Citation{Name: "Employment Rights Act 1996 ss.145, 155: the day that counts, and two years", Address: "https://www.xperthr.co.uk/quick-reference/relevant-date-for-the-purposes-of-redundancy/32479/"}
	keptLaw       = explain.Citation{Name: "Employment Rights Act 1996 ss.138, 141, 174", Address: "https://www.legislation.gov.uk/ukpga/1996/18/part/XI", Unchecked: true}
	claimLaw      = explain.Citation{Name: "Employment Rights Act 1996 s.164", Address: "https://www.lexisnexis.co.uk/legal/legislation/uk-parliament-acts/employment-rights-act-1996-c18/part-xi/section-164"}
	familyLaw     = explain.Citation{Name: "Employment Rights Act 1996 s.161", Address: "https://www.legislation.gov.uk/ukpga/1996/18/section/161", Unchecked: true}
	freeOfTax     = explain.Citation{Name: "GOV.UK: redundancy, tax and National Insurance", Address: "https://www.gov.uk/redundancy-your-rights/tax-and-national-insurance"}
	freeOfNI      = explain.Citation{Name: "HMRC: redundancy, guidance for employers", Address: "http://www.hmrc.gov.uk/employers/redundancy-er.htm"}
	govukSum      = explain.Citation{Name: "GOV.UK redundancy pay calculator", Address: "https://www.gov.uk/calculate-your-redundancy-pay"}
)

const leastYears = 2

// Scale counts the years of a job by what each gives: half a week's pay for a
// year begun below 22, one from 22, one and a half from 41. Years count back
// from the end, no more than the most.
type Scale struct{ Half, One, More int }

// ScaleOf gives the scale for an age and whole years of service on the day that
// counts.
func ScaleOf(age, years, most int) Scale {
	var s Scale
	for i := 1; i <= min(years, most); i++ {
		switch begun := age - i; {
		case begun >= 41:
			s.More++
		case begun >= 22:
			s.One++
		default:
			s.Half++
		}
	}
	return s
}

// HalfWeeks gives the half weeks of pay of the scale.
func (s Scale) HalfWeeks() int { return s.Half + 2*s.One + 3*s.More }

// PayFor gives statutory redundancy pay for a week's pay, no more of it than the
// cap, half a penny rounded up.
func (s Scale) PayFor(week money.Amount, r *rates.Redundancy) money.Amount {
	return min(week, r.WeeklyCap).MulDiv(int64(s.HalfWeeks()), 2, money.HalfUp)
}

// relevant gives the day that redundancy pay goes by: the last day or, when the
// employer gave less notice than the law asks, the day on which that notice would
// have ended (s.145(5)).
func (l Leaving) relevant() calendar.Date {
	if l.Why != Redundant {
		return l.Last
	}
	ends := l.told().AddDays(7 * NoticeByEmployer(l.Start, l.told()))
	if ends.After(l.Last) {
		return ends
	}
	return l.Last
}

// redundancy works out redundancy pay, for a PA who is redundant or whose
// employer died.
func (l Leaving) redundancy(d *Due, why *explain.Note) error {
	if l.Why != Redundant && l.Why != EmployerDied {
		return nil
	}
	d.Redundancy = Redundancy{On: l.relevant(), Years: Years(l.Start, l.relevant())}
	switch {
	case d.Redundancy.Years < leastYears:
		d.Notes.Say(noteService.With("years", d.Redundancy.Years), redundancyLaw)
		return nil
	case l.Kept:
		d.Notes.Say(noteKept.Text(), keptLaw)
		return nil
	case l.Born.IsZero() || l.Born.After(l.Start):
		return fault.Invalid("born", EnterBorn)
	}
	y, err := rates.For(calendar.TaxYearOf(d.Redundancy.On))
	if err != nil {
		return err
	}
	if y.Redundancy == nil {
		return fault.Invalid("last", rates.DayNotHeld, "day", d.Redundancy.On)
	}
	scale := ScaleOf(l.Born.AgeOn(d.Redundancy.On), d.Redundancy.Years, y.Redundancy.MaxYears)
	amount := scale.PayFor(l.WeekPay, y.Redundancy)
	d.Redundancy.HalfWeeks = scale.HalfWeeks()
	d.add(Line{Kind: RedundancyPay, Amount: amount})
	if why != nil {
		l.explainRedundancy(d, scale, amount, y.Redundancy, why)
	}
	d.Notes.Say(noteTaxFree.Text(), freeOfTax, freeOfNI)
	// The longer day of s.145(5) does not count for the claim.
	d.Notes.Say(noteInTime.With("day", l.Last.AddMonths(6).AddDays(-1)), claimLaw)
	if l.IsFamily {
		d.Notes.Say(noteIsFamily.Text(), familyLaw)
	}
	return nil
}

func (l Leaving) explainRedundancy(d *Due, s Scale, amount money.Amount, r *rates.Redundancy, why *explain.Note) {
	why.Say(whyYears.With("day", d.Redundancy.On, "half", s.Half, "one", s.One, "more", s.More), redundancyLaw)
	why.Say(whyCap.With("pay", l.WeekPay, "cap", r.WeeklyCap), r.Cites...)
	why.Add(whyAmount.With("halves", s.HalfWeeks()), amount, govukSum)
}
