package pension

import (
	"slices"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// ActKind is something that an employer must do about a pension.
type ActKind string

// The kinds of act.
const (
	Enrol             ActKind = "enrol"
	AssessAgain       ActKind = "assess-again" // on the last day of a postponement
	SendEnrolled      ActKind = "send-enrolled-letter"
	SendPostponed     ActKind = "send-postponed-letter"
	SendRights        ActKind = "send-rights-letter"
	PayBack           ActKind = "pay-back"
	Reenrol           ActKind = "re-enrol"
	MayReenrol        ActKind = "may-re-enrol" // the employer may, and need not
	ChooseReenrolment ActKind = "choose-re-enrolment-day"
	Declare           ActKind = "declare"
	Redeclare         ActKind = "declare-again"
)

// Act is one thing to do, from a day and by a day.
type Act struct {
	Kind ActKind
	From calendar.Date
	By   calendar.Date
	Late bool // its last day is over
}

// The words of each act.
var (
	sayEnrol       = msg.New("pension.act.enrol", "Put the PA in the pension scheme from {from}. Finish by {by}")
	sayAssessAgain = msg.New("pension.act.assess-again", "The postponement ends on {by}. Check again that day whether the PA must be in a pension")
	sayEnrolledL   = msg.New("pension.act.send-enrolled-letter", "Give the PA the letter about being in the pension scheme and how to opt out, by {by}")
	sayPostponedL  = msg.New("pension.act.send-postponed-letter", "Give the PA the letter that says their pension is postponed, by {by}")
	sayRightsL     = msg.New("pension.act.send-rights-letter", "Give the PA the letter about their right to ask for a pension, by {by}")
	sayPayBack     = msg.New("pension.act.pay-back", "Pay back what the PA paid into the pension, by {by}")
	sayReenrol     = msg.New("pension.act.re-enrol", "Put the PA back in the pension scheme from {from}. Finish by {by}")
	sayMayReenrol  = msg.New("pension.act.may-re-enrol", "You can put the PA back in the pension scheme from {from}. You do not have to")
	sayChoose      = msg.New("pension.act.choose-re-enrolment-day", "Choose a day to check again who must be in a pension, from {from} to {by}")
	sayDeclare     = msg.New("pension.act.declare", "Send the declaration of compliance to The Pensions Regulator by {by}")
	sayRedeclare   = msg.New("pension.act.declare-again", "Send the re-declaration of compliance to The Pensions Regulator by {by}")
)

// Text says what to do, with its days.
func (a Act) Text() msg.Text {
	keys := map[ActKind]msg.Key{Enrol: sayEnrol, AssessAgain: sayAssessAgain, SendEnrolled: sayEnrolledL, SendPostponed: sayPostponedL,
		SendRights: sayRightsL, PayBack: sayPayBack, Reenrol: sayReenrol, MayReenrol: sayMayReenrol, ChooseReenrolment: sayChoose,
		Declare: sayDeclare, Redeclare: sayRedeclare}
	return keys[a.Kind].With("from", a.From, "by", a.By)
}

// sixWeeks is how long an employer has for a letter, and to finish an
// enrolment, from the day that it is about.
const sixWeeks = 6 * 7

func within(kind ActKind, from calendar.Date) Act {
	return Act{Kind: kind, From: from, By: from.AddDays(sixWeeks)}
}

// acts lists what is still to be done about one worker.
func (r Record) acts(p PayPeriod, s Standing, at, now place, y *rates.Year) []Act {
	var acts []Act
	from, must := r.mustEnrolFrom(p, s.Duty, at, y)
	if must && r.open(now.dayOr(p.Period.Last)) {
		acts = append(acts, within(Enrol, from))
	}
	if at.state == InPostponed {
		acts = append(acts, Act{Kind: AssessAgain, From: at.until, By: at.until})
	}
	if day, owed := r.postponedLetterOwed(); owed {
		acts = append(acts, within(SendPostponed, day))
	}
	if now.state == In && now.by != Joined && now.letter.IsZero() {
		acts = append(acts, within(SendEnrolled, now.since))
	}
	if day, owed := r.rightsLetterOwed(p, s.Duty, now); owed && !must {
		acts = append(acts, within(SendRights, day))
	}
	if s.Refund.Worker > 0 || s.Refund.Employer > 0 {
		out := r.lastOptOut()
		acts = append(acts, Act{Kind: PayBack, From: out, By: out.AddMonths(1)})
	}
	slices.SortStableFunc(acts, func(a, b Act) int { return a.By.Compare(b.By) })
	return acts
}

// lastOptOut gives the day of the last notice to opt out. What was taken goes
// back within a month of it.
func (r Record) lastOptOut() calendar.Date {
	var day calendar.Date
	for _, e := range r.Events {
		if e.Kind == OptedOut {
			day = e.On
		}
	}
	return day
}

// dayOr gives the day on which a membership began after the end of the period
// in hand, so that a worker just put in is not asked to be put in again.
func (p place) dayOr(day calendar.Date) calendar.Date {
	if p.state == In && p.since.After(day) {
		return p.since
	}
	return day
}

// postponedLetterOwed finds the last postponement, if its letter was not given.
func (r Record) postponedLetterOwed() (calendar.Date, bool) {
	var day calendar.Date
	for _, e := range r.Events {
		switch {
		case e.Kind == Postponed:
			day = e.On
		case e.Kind == LetterSent && e.Letter == PostponedLetter:
			day = calendar.Date{}
		}
	}
	return day, !day.IsZero()
}

// rightsLetterOwed says from when a worker who may ask to be in should have
// been told so. A letter about a postponement tells it too, and a worker who
// has been in knows it.
func (r Record) rightsLetterOwed(p PayPeriod, duty Duty, now place) (calendar.Date, bool) {
	if now.state != NeverIn || !mayAsk(duty) {
		return calendar.Date{}, false
	}
	for _, e := range r.Events {
		if e.Kind == LetterSent {
			return calendar.Date{}, false
		}
	}
	from := p.Period.First
	for _, paid := range r.Paid {
		if mayAsk(paid.Duty) && paid.Period.First.Before(from) {
			from = paid.Period.First
		}
	}
	if from.Before(r.Started) {
		from = r.Started
	}
	return from, true
}

func mayAsk(d Duty) bool { return d == Entitled || d == NonEligible }
