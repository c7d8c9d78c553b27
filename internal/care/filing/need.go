package filing

import (
	"ownway/internal/care/work"
	"ownway/pay/payroll/tax"
	"ownway/value/explain"
	"ownway/value/msg"
)

// Duty says whether an employer has to register for PAYE.
type Duty string

// The duties.
const (
	MustRegister Duty = "must"
	NeedNot      Duty = "need-not"
	AskOtherJob  Duty = "ask" // it turns on whether a PA has another job or a pension
)

// The words for why.
var (
	earnsEnough = msg.New("filing.earns-enough", "{pa} earned enough in one pay period to count for National Insurance, so the employer has to register with HMRC and report every PA")
	otherJob    = msg.New("filing.other-job", "{pa} has another job or a pension, so the employer has to register with HMRC and report every PA")
	askOtherJob = msg.New("filing.ask-other-job", "Ask {pa} whether they have another job or a pension. If so, the employer has to register with HMRC")
	earnsLess   = msg.New("filing.earns-less", "No PA earned enough to count for National Insurance, and none has another job. Keep the records: there is no need to register with HMRC")

	registering = explain.Citation{Name: "Disability Tax Guide: registering as an employer"}
)

// DutyOf says whether an employer has to register, from the payslips so far: one
// PA at or above the lower earnings limit, or with another job or a pension, is
// enough, and then all are reported.
func DutyOf(paid []Paid, why *explain.Note) Duty {
	say := func(d Duty, key msg.Key, slip work.Payslip) Duty {
		if why != nil {
			why.Say(key.With("pa", slip.PAName), registering)
		}
		return d
	}
	var ask *Paid
	for i := range paid {
		p := &paid[i]
		switch {
		case p.Slip.Result.NIBands.AtLEL > 0:
			return say(MustRegister, earnsEnough, p.Slip)
		case p.Details.Declaration == tax.AnotherJob:
			return say(MustRegister, otherJob, p.Slip)
		case p.Details.Declaration == tax.NoneMade:
			ask = p
		}
	}
	if ask != nil {
		return say(AskOtherJob, askOtherJob, ask.Slip)
	}
	if why != nil {
		why.Say(earnsLess.Text(), registering)
	}
	return NeedNot
}
