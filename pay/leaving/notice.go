package leaving

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// Notice is how much notice was due and what came of it.
type Notice struct {
	ByLaw int           // weeks
	Weeks int           // due: by law, or by the contract when that is longer
	Ends  calendar.Date // the last day, had it been given in full
	Short int           // days of it that were not given
}

// The words of notice.
var (
	whyByLaw    = msg.New("leaving.why.notice", "Whole years in the job: {years}. Weeks of notice by law: {weeks}")
	whyContract = msg.New("leaving.why.contract-notice", "The contract gives longer notice. Weeks: {weeks}")
	whyInLieu   = msg.New("leaving.why.in-lieu", "Days of notice not worked: {days}, at {pay} a week")
	noteInLieu  = msg.New("leaving.note.in-lieu", "Pay in place of notice needs a term of the contract, or the other side's agreement. Tax and National Insurance come off it")
	noteShort   = msg.New("leaving.note.short-notice", "Notice was too short. Days missing: {days}. Agree what happens, or pay for them")
	noteAtOnce  = msg.New("leaving.note.at-once", "No notice is due after gross misconduct. Take advice before you rely on this")

	noticeLaw = explain.Citation{Name: "Employment Rights Act 1996 s.86", Address: "https://www.legislation.gov.uk/ukpga/1996/18/section/86"}
	noticeTax = explain.Citation{Name: "Income Tax (Earnings and Pensions) Act 2003 ss.402A-402E", Address: "https://www.legislation.gov.uk/ukpga/2003/1/section/402B", Unchecked: true}
)

// Years counts the whole years of a job, its last day included.
func Years(start, last calendar.Date) int {
	after := last.AddDays(1)
	n := after.Year() - start.Year()
	for n > 0 && start.AddMonths(12*n).After(after) {
		n--
	}
	return max(0, n)
}

// NoticeByEmployer gives the weeks of notice that the law asks of an employer on
// the day it is given: none in the first month; then one; from two years one for
// each whole year, up to twelve (Employment Rights Act 1996 s.86(1)).
func NoticeByEmployer(start, told calendar.Date) int {
	if told.AddDays(1).Before(start.AddMonths(1)) {
		return 0
	}
	return min(12, max(1, Years(start, told)))
}

// NoticeByPA gives the weeks of notice that the law asks of a PA: one, after the
// first month (Employment Rights Act 1996 s.86(2)).
func NoticeByPA(start, told calendar.Date) int { return min(1, NoticeByEmployer(start, told)) }

// told gives the day on which notice was given, or the last day when none was.
func (l Leaving) told() calendar.Date {
	if l.Told.IsZero() {
		return l.Last
	}
	return l.Told
}

// notice works out the notice due, and pay in place of what was not given. The
// law asks none after a death.
func (l Leaving) notice(d *Due, why *explain.Note) {
	if l.Why == EmployerDied || l.Why == PADied {
		return
	}
	if l.AtOnce && l.Why == Dismissed {
		d.Notes.Say(noteAtOnce.Text(), noticeLaw)
		return
	}
	n := &d.Notice
	n.ByLaw = NoticeByPA(l.Start, l.told())
	if l.Why.byEmployer() {
		n.ByLaw = NoticeByEmployer(l.Start, l.told())
	}
	n.Weeks = max(n.ByLaw, l.ContractNotice)
	n.Ends = l.told().AddDays(7 * n.Weeks)
	n.Short = max(0, l.Last.DaysUntil(n.Ends))
	if why != nil {
		why.Say(whyByLaw.With("years", Years(l.Start, l.told()), "weeks", n.ByLaw), noticeLaw)
		if n.Weeks > n.ByLaw {
			why.Say(whyContract.With("weeks", n.Weeks))
		}
	}
	switch {
	case n.Short == 0:
	case !l.InLieu:
		d.Notes.Say(noteShort.With("days", n.Short), noticeLaw)
	default:
		amount := l.WeekPay.MulDiv(int64(n.Short), 7, money.HalfUp)
		d.add(Line{Kind: NoticePay, Amount: amount, Taxed: true})
		d.Notes.Say(noteInLieu.Text(), noticeLaw, noticeTax)
		if why != nil {
			why.Add(whyInLieu.With("days", n.Short, "pay", l.WeekPay), amount, noticeLaw)
		}
	}
}
