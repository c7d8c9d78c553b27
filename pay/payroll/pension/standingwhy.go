package pension

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// The words of where a worker stands.
var (
	whyIn        = msg.New("pension.why.in", "The PA has been in the pension scheme since {day}, so pension is taken from this pay")
	whyJoined    = msg.New("pension.why.joined", "The PA asked to join on {day}. The employer can pay in too, and need not")
	whyPostponed = msg.New("pension.why.postponed", "The pension is postponed until {day}. The PA can still ask to be in it")
	whyOpted     = msg.New("pension.why.opted-out", "The PA opted out on {day}, so no pension is taken")
	whyRefund    = msg.New("pension.why.refund", "Paid back to the PA: what they paid in since they were put in")
	whyReverse   = msg.New("pension.why.reverse", "Back to the employer: what the employer paid in")
	whyLeft      = msg.New("pension.why.left", "The PA left the pension scheme on {day}, so no pension is taken")
	whyNever     = msg.New("pension.why.never-in", "The PA has not been put in a pension scheme")
)

// The rules of a pension life. The Act itself was not to be had.
var (
	enrolAct    = explain.Citation{Name: "Pensions Act 2008 ss.3, 7, 9", Address: "https://www.legislation.gov.uk/ukpga/2008/30", Unchecked: true}
	postponeAct = explain.Citation{Name: "Pensions Act 2008 s.4", Address: "https://www.legislation.gov.uk/ukpga/2008/30/section/4", Unchecked: true}
	optOutAct   = explain.Citation{Name: "Pensions Act 2008 s.8", Address: "https://www.legislation.gov.uk/ukpga/2008/30/section/8", Unchecked: true}
	optOutPage  = explain.Citation{Name: "Salvus Master Trust: letters of automatic enrolment", Address: "https://salvustrust.com/enrolment-example-letter.php"}
	reenrolAct  = explain.Citation{Name: "Pensions Act 2008 s.5", Address: "https://www.legislation.gov.uk/ukpga/2008/30/section/5", Unchecked: true}
)

func explainStanding(at, now place, s Standing, why *explain.Note) {
	switch {
	case now.state == OutOpted:
		why.Say(whyOpted.With("day", now.since), optOutAct, optOutPage)
	case s.Due && at.by == Joined:
		why.Say(whyJoined.With("day", at.since), enrolAct)
	case s.Due:
		why.Say(whyIn.With("day", at.since), enrolAct)
	case at.state == InPostponed:
		why.Say(whyPostponed.With("day", at.until), postponeAct)
	case at.state == OutLeft:
		why.Say(whyLeft.With("day", at.since), optOutAct)
	default:
		why.Say(whyNever.Text(), enrolAct)
	}
	if s.Refund != (Refund{}) {
		why.Add(whyRefund.Text(), s.Refund.Worker, optOutAct, optOutPage)
		why.Add(whyReverse.Text(), s.Refund.Employer, optOutAct)
	}
	for _, a := range s.Acts {
		why.Say(a.Text(), a.cite())
	}
}

// cite gives the rule of an act.
func (a Act) cite() explain.Citation {
	switch a.Kind {
	case SendEnrolled, SendPostponed, SendRights:
		return lettersPage
	case PayBack:
		return optOutAct
	case AssessAgain:
		return postponeAct
	case Declare, Redeclare:
		return declarePage
	case Reenrol, MayReenrol, ChooseReenrolment:
		return reenrolAct
	}
	return enrolAct
}

// Read on the pages of The Pensions Regulator.
var (
	lettersPage = explain.Citation{Name: "The Pensions Regulator: write to your staff",
		Address: "https://www.thepensionsregulator.gov.uk/en/employers/new-employers/im-an-employer-who-has-to-provide-a-pension/write-to-your-staff"}
	declarePage = explain.Citation{Name: "The Pensions Regulator: write to staff that you have re-enrolled, and re-declare",
		Address: "https://thepensionsregulator.gov.uk/en/employers/re-enrolment/next-re-enrolment/next-re-enrolment-write-to-staff-that-you-ve-re-enrolled"}
)
