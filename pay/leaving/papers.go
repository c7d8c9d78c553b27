package leaving

import (
	"ownway/pay/leave"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of holiday on leaving, of papers and of a death.
var (
	whyHoliday   = msg.New("leaving.why.holiday", "Holiday earned {earned} and taken {taken}. Left: {left}, at {pay} for a week of {week}")
	noteTakeBack = msg.New("leaving.note.take-back", "More holiday was taken than earned. The written agreement lets {amount} come off the last pay, before tax")
	noteNoBack   = msg.New("leaving.note.no-take-back", "More holiday was taken than earned. It cannot be taken back, since no written agreement says so")

	noteP45      = msg.New("leaving.note.p45", "Give the PA a P45 with the last pay, and tell HMRC the last day: {day}")
	noteDeath    = msg.New("leaving.note.employer-died", "The job ended on {day}, when the employer died. No notice is due")
	noteEstate   = msg.New("leaving.note.estate-pays", "The employer's estate owes wages, holiday and redundancy pay. Whoever deals with the estate acts for it")
	noteCouncil  = msg.New("leaving.note.council-money", "Direct payment money is no part of the estate. It pays what the contract and the law ask, and the rest goes back to the council. Ask the council before you pay")
	noteTakenOn  = msg.New("leaving.note.taken-on", "No redundancy pay is due if the estate takes the PA on again by {day}")
	noteFund     = msg.New("leaving.note.fund", "If the estate cannot pay, the PA can ask the Redundancy Payments Service")
	notePA       = msg.New("leaving.note.pa-died", "Pay all that is owed to the PA's estate. Usually the executor acts for it")
	noteLetterX  = msg.New("leaving.note.letter-x", "Use the PA's tax code and category letter X, so that no National Insurance comes off. Give HMRC {day} as the last day. Make no P45")
	noteLatePay  = msg.New("leaving.note.late-pay", "Tax anything paid after that report with code 0T on a month 1 or week 1 basis")
	holidayLaw   = explain.Citation{Name: "GOV.UK: taking holiday before leaving a job", Address: "http://www.gov.uk/holiday-entitlement-rights/taking-holiday-before-leaving-a-job"}
	p45Law       = explain.Citation{Name: "Income Tax (Pay As You Earn) Regulations 2003 reg 36", Address: "https://www.legislation.gov.uk/uksi/2003/2682/regulation/36", Unchecked: true}
	deathLaw     = explain.Citation{Name: "Employment Rights Act 1996 ss.136(5), 174; staff issues in probate", Address: "https://www.farrer.co.uk/news-and-insights/sensitive-staff-issues-in-probate-matters/"}
	estateLaw    = explain.Citation{Name: "HMRC IHTM28250: redundancy payments", Address: "https://www.gov.uk/hmrc-internal-manuals/inheritance-tax-manual/ihtm28250"}
	councilMoney = explain.Citation{Name: "Warwickshire County Council: when someone receiving direct payments dies", Address: "https://warwickshire.gov.uk/social-care-health/direct-payments/11"}
	fundLaw      = explain.Citation{Name: "Employment Rights Act 1996 s.166", Address: "https://www.legislation.gov.uk/ukpga/1996/18/section/166", Unchecked: true}
	employeeDies = explain.Citation{Name: "GOV.UK: what to do when an employee dies", Address: "https://www.gov.uk/what-to-do-when-an-employee-dies/paying-employee-died"}
)

const weeksToTakeOn = 8

// holiday values the holiday left on leaving at a week of holiday's pay, half a
// penny rounded up. Holiday taken too early comes back only by written agreement.
func (l Leaving) holiday(d *Due, why *explain.Note) {
	left := l.Holiday.Left()
	if left == 0 {
		return
	}
	value := l.HolidayPay.MulDiv(int64(left), int64(l.HolidayWeek), money.HalfUp)
	if why != nil {
		why.Add(whyHoliday.With("earned", leave.Minutes(l.Holiday.Earned), "taken", leave.Minutes(l.Holiday.Taken), "left", leave.Minutes(left),
			"pay", l.HolidayPay, "week", leave.Minutes(l.HolidayWeek)), value, holidayLaw)
	}
	switch {
	case left > 0:
		d.add(Line{Kind: HolidayOwed, Amount: value, Minutes: left, Taxed: true})
	case l.TakeBackIsOK:
		d.TakenBack = -value
		d.Notes.Say(noteTakeBack.With("amount", d.TakenBack), holidayLaw)
	default:
		d.Notes.Say(noteNoBack.Text(), holidayLaw)
	}
}

// papers notes what is to be done, and what changes after a death.
func (l Leaving) papers(d *Due) {
	switch l.Why {
	case PADied:
		d.Notes.Say(notePA.Text(), employeeDies)
		d.Notes.Say(noteLetterX.With("day", l.Last), employeeDies)
		d.Notes.Say(noteLatePay.Text(), employeeDies)
		return
	case EmployerDied:
		d.Notes.Say(noteDeath.With("day", l.Last), deathLaw)
		d.Notes.Say(noteEstate.Text(), deathLaw, estateLaw)
		d.Notes.Say(noteCouncil.Text(), councilMoney)
		if d.Redundancy.HalfWeeks > 0 {
			d.Notes.Say(noteTakenOn.With("day", l.Last.AddDays(7*weeksToTakeOn)), deathLaw, estateLaw)
			d.Notes.Say(noteFund.Text(), fundLaw)
		}
	}
	d.Notes.Say(noteP45.With("day", l.Last), p45Law)
}
