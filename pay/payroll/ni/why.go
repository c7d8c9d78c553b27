package ni

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/msg"
)

// The words of a working.
var (
	whyExempt   = msg.New("ni.why.exempt", "Nobody pays National Insurance on pay under letter {letter}")
	whyRelieved = msg.New("ni.why.relieved", "Under letter {letter} the PA pays no National Insurance")
	whyBelow    = msg.New("ni.why.below", "Pay up to {from} is free of National Insurance, and all of this pay is below that")
	whyFreeUpTo = msg.New("ni.why.free-up-to", "Pay up to {from} is free of National Insurance")
	whyShare    = msg.New("ni.why.share", "{rate} of the {earned} above {from}")
	whyEmployee = msg.New("ni.why.employee", "What the PA pays, letter {letter}")
	whyEmployer = msg.New("ni.why.employer", "What the employer pays, letter {letter}")
)

// explainNI writes two lines, in this order: the employee's contribution and
// the employer's, each with its bands beneath.
func explainNI(e Earnings, n *rates.NationalInsurance, employee, employer shares, why *explain.Note) {
	letter := e.Letter.String()
	mine, theirs := explain.Note{}, explain.Note{}
	explainSide(e, employee, &mine)
	explainSide(e, employer, &theirs)
	why.AddWorked(whyEmployee.With("letter", letter), employee.total(), &mine, n.Cites...)
	why.AddWorked(whyEmployer.With("letter", letter), employer.total(), &theirs, n.Cites...)
}

func explainSide(e Earnings, s shares, why *explain.Note) {
	switch {
	case e.Letter == 'X':
		why.Say(whyExempt.With("letter", e.Letter.String()))
		return
	case s[0].rate == 0 && s[1].rate == 0:
		why.Say(whyRelieved.With("letter", e.Letter.String()))
		return
	case s.total() == 0 && s[0].earned == 0:
		why.Say(whyBelow.With("from", s[0].from))
		return
	}
	why.Say(whyFreeUpTo.With("from", s[0].from))
	for _, band := range s {
		if band.earned > 0 {
			why.Add(whyShare.With("rate", band.rate, "earned", band.earned, "from", band.from), band.due)
		}
	}
}
