// Package leaving works out what is due when a job as a personal assistant (PA)
// ends: notice, pay in place of it, redundancy pay, holiday owed; and what
// changes when the employer or the PA has died.
package leaving

import (
	"ownway/pay/leave"
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Reason is why a job ends.
type Reason string

// The reasons.
const (
	Resigned     Reason = "resigned"      // the PA gives notice
	Dismissed    Reason = "dismissed"     // by the employer, other than for redundancy
	Redundant    Reason = "redundant"     // the work is no longer needed
	EmployerDied Reason = "employer-died" // the employer was a person, not a body
	PADied       Reason = "pa-died"
)

func (r Reason) known() bool {
	switch r {
	case Resigned, Dismissed, Redundant, EmployerDied, PADied:
		return true
	}
	return false
}

// byEmployer reports whether the employer gave the notice.
func (r Reason) byEmployer() bool { return r == Dismissed || r == Redundant }

// Leaving is the end of a job and what the sums for it depend on.
type Leaving struct {
	Why   Reason
	Start calendar.Date // of the job without a break
	Last  calendar.Date // the last day of the job; after a death, the day of it
	Told  calendar.Date // the day notice was given; no date when none was

	ContractNotice int  // weeks of notice that the contract gives
	AtOnce         bool // dismissed for gross misconduct, so that no notice is due
	InLieu         bool // notice that is not worked is paid

	Born     calendar.Date // of the PA, for redundancy pay
	WeekPay  money.Amount  // a week's pay for notice and redundancy: see WeekPay
	Kept     bool          // taken on again in time, or suitable work was refused without good reason
	IsFamily bool          // the PA is close family of the employer

	Holiday      leave.Balance // earned up to the last day, with what was carried over; and taken
	HolidayPay   money.Amount  // for a week of holiday: see leave.WeeksPay
	HolidayWeek  int           // minutes of that week
	TakeBackIsOK bool          // a written agreement lets the employer take back holiday taken too early
}

// Kind says what a line is.
type Kind string

// The kinds of line.
const (
	HolidayOwed   Kind = "holiday"
	NoticePay     Kind = "notice"
	RedundancyPay Kind = "redundancy"
)

// Line is one sum that is due.
type Line struct {
	Kind    Kind
	Amount  money.Amount
	Minutes int  // of holiday
	Taxed   bool // with tax and National Insurance, as pay
}

// Due is what is due when the job ends.
type Due struct {
	Lines      []Line
	TakenBack  money.Amount // holiday taken too early, to come off the last pay before tax
	Notice     Notice
	Redundancy Redundancy

	P45      bool // to be given to the PA
	NoNI     bool // no National Insurance on payments from now on: category letter X
	ToEstate bool // what is due is paid to the PA's estate
	ByEstate bool // the employer's estate pays

	Notes explain.Note // what to do and to know, each with its source
}

// PayLines gives the lines that a payslip takes in as taxed pay.
func (d Due) PayLines() []payroll.Line {
	var lines []payroll.Line
	for _, l := range d.Lines {
		switch {
		case !l.Taxed:
		case l.Kind == HolidayOwed:
			lines = append(lines, payroll.Line{Kind: payroll.Holiday, Amount: l.Amount})
		default:
			lines = append(lines, payroll.Line{Kind: payroll.Other, Amount: l.Amount})
		}
	}
	return lines
}

// TaxFree gives what is paid beside the payslip's taxed pay: redundancy pay.
func (d Due) TaxFree() money.Amount {
	var sum money.Amount
	for _, l := range d.Lines {
		if !l.Taxed {
			sum += l.Amount
		}
	}
	return sum
}

// The faults of a leaving, and the names of its lines.
var (
	ChooseWhy        = msg.New("leaving.choose-why", "Choose why the job ends")
	EnterDates       = msg.New("leaving.enter-dates", "Enter the first and last day of the job, in order")
	EnterTold        = msg.New("leaving.enter-told", "Enter the day notice was given. It has to be a day of the job")
	EnterWeekPay     = msg.New("leaving.enter-week-pay", "Enter a week's pay of zero or more")
	EnterNotice      = msg.New("leaving.enter-notice", "Enter weeks of notice, from 0 to 52")
	EnterBorn        = msg.New("leaving.enter-born", "Enter the PA's date of birth")
	EnterHolidayWeek = msg.New("leaving.enter-holiday-week", "Enter the hours and the pay of a week of holiday")

	lineNames = map[Kind]msg.Key{
		HolidayOwed:   msg.New("leaving.line.holiday", "Holiday not taken"),
		NoticePay:     msg.New("leaving.line.notice", "Pay in place of notice"),
		RedundancyPay: msg.New("leaving.line.redundancy", "Redundancy pay"),
	}
)

// Text names the line for a reader.
func (k Kind) Text() msg.Text { return lineNames[k].Text() }

const mostPay money.Amount = 1_000_000_000 // bounds a week's pay, so that no sum overflows

func (l Leaving) check() error {
	switch {
	case !l.Why.known():
		return fault.Invalid("why", ChooseWhy)
	case l.Start.IsZero() || l.Last.Before(l.Start):
		return fault.Invalid("last", EnterDates)
	case !l.Told.IsZero() && (l.Told.Before(l.Start) || l.Told.After(l.Last)):
		return fault.Invalid("told", EnterTold)
	case l.ContractNotice < 0 || l.ContractNotice > 52:
		return fault.Invalid("contract-notice", EnterNotice)
	case l.WeekPay < 0 || l.WeekPay > mostPay:
		return fault.Invalid("week-pay", EnterWeekPay)
	case l.HolidayPay < 0 || l.HolidayPay > mostPay || l.HolidayWeek < 0 || l.HolidayWeek > 7*24*60,
		l.Holiday.Left() != 0 && l.HolidayWeek == 0:
		return fault.Invalid("holiday-week", EnterHolidayWeek)
	}
	return nil
}

// WorkOut gives what is due, with its notes. Missing or impossible dates,
// amounts below zero, and a day of dismissal whose rates are not held are faults.
func (l Leaving) WorkOut(why *explain.Note) (Due, error) {
	if err := l.check(); err != nil {
		return Due{}, err
	}
	d := Due{P45: l.Why != PADied, NoNI: l.Why == PADied, ToEstate: l.Why == PADied, ByEstate: l.Why == EmployerDied}
	l.holiday(&d, why)
	l.notice(&d, why)
	if err := l.redundancy(&d, why); err != nil {
		return Due{}, err
	}
	l.papers(&d)
	return d, nil
}

// add adds a line unless it is nothing.
func (d *Due) add(l Line) {
	if l.Amount > 0 {
		d.Lines = append(d.Lines, l)
	}
}
