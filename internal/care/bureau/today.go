package bureau

import (
	"cmp"
	"slices"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/calendar"
)

// Standing is how the hours of a PA stand on a day.
type Standing string

// The standings, those that need somebody first.
const (
	NobodyKnows  Standing = "nobody-knows"  // the cut-off is over, nobody told hours and none are usual: ask the PA
	HoursLate    Standing = "hours-late"    // nobody told hours by their day
	ApprovalLate Standing = "approval-late" // nobody agreed by the cut-off
	WithUs       Standing = "with-us"       // nobody else answered: the support organisation is asked
	AsUsual      Standing = "as-usual"      // paid on the usual hours, to be put right
	HoursDue     Standing = "hours-due"     // to be told
	ApprovalDue  Standing = "approval-due"  // told, and to be agreed
	StandInAsked Standing = "stand-in"      // the person did not answer: their stand-in is asked
	Agreed       Standing = "agreed"
)

var order = []Standing{NobodyKnows, HoursLate, ApprovalLate, WithUs, AsUsual, HoursDue, ApprovalDue, StandInAsked, Agreed}

// Due is the hours of one PA for a pay period that is over, as they stand.
type Due struct {
	Employer   person.ID
	Name       string // of the employer
	Employment work.ID
	PAName     string
	Days       CutOffs
	Stands     Standing
	UsualNext  bool // if nobody answers by the cut-off the usual hours are paid
}

// DueOn gives how hours stand on a day. Silence is neither consent nor no pay:
// what nobody agrees is paid as usual at the cut-off, where any hours are usual
// or told, and put right after it.
func DueOn(s hours.Sheet, days CutOffs, today calendar.Date) (stands Standing, usualNext bool) {
	told := len(s.Entries) > 0
	known := told || len(s.Usual) > 0
	over := today.After(days.CutOff)
	usualNext = known && !over && !s.Settled()
	switch {
	case s.State == hours.Approved:
		return Agreed, false
	case s.State == hours.PaidAsUsual:
		return AsUsual, false
	case over && !known:
		return NobodyKnows, false
	case over:
		return ApprovalLate, false
	case s.State == hours.WithSupport:
		return WithUs, usualNext
	case s.State == hours.WithStandIn:
		return StandInAsked, usualNext
	case told:
		return ApprovalDue, usualNext
	case today.After(days.Told):
		return HoursLate, usualNext
	}
	return HoursDue, usualNext
}

// Sort puts what needs somebody first, and then what is paid soonest.
func Sort(all []Due) {
	slices.SortStableFunc(all, func(a, b Due) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Stands), slices.Index(order, b.Stands)), a.Days.PayDay.Compare(b.Days.PayDay),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.PAName, b.PAName))
	})
}
