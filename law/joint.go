package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var joinedUp = Rule{
	ID: "J1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.j1.says", "Where the NHS makes direct payments too, the council takes reasonable steps to fit both together and keep the burden small."),
	Cites: []explain.Citation{Payments("10", ""), healthPayments("10", "")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Joint are the facts of J1.
type Joint struct {
	NHS        Known     `json:"nhs"`         // the NHS makes direct payments for the person too
	OneAccount Known     `json:"one-account"` // one account holds both
	OneReturn  Known     `json:"one-return"`  // the person reports once for both
	OneReview  Known     `json:"one-review"`  // both are reviewed together
	Reasonable Judgement `json:"reasonable"`  // reasonable steps were taken all the same
}

// JoinedUp asks whether the council has taken reasonable steps to co-ordinate
// with the NHS. One account, one return and one review settle it; anything less
// has to be judged.
//
// SI 2014/2871 reg 10: reasonable steps to co-ordinate, with a view to
// minimising the burdens. SI 2013/1617 reg 10: the health account may hold
// social care direct payments too.
func JoinedUp(j Joint, why *explain.Note) Answer {
	if j.NHS == IsNot {
		return joinedUp.yesAs(groundNoNHS.Text(), why)
	}
	facts := [...]fact{
		{j.NHS, factNHS, ""},
		{j.OneAccount, factOneAccount, ""},
		{j.OneReturn, factOneReturn, ""},
		{j.OneReview, factOneReview, ""},
	}
	if key, open := firstUnknown(facts[:]...); open {
		return joinedUp.needsFact(key, why)
	}
	if j.OneAccount == Is && j.OneReturn == Is && j.OneReview == Is {
		return joinedUp.yes(why)
	}
	return joinedUp.judged(j.Reasonable, Council, aboutJoined, groundNotJoined, why)
}

// Stricter gives the answer that binds where the council's rule and the NHS's
// both speak to one line: met only if both are.
func Stricter(council, nhs Answer) Answer { return All(council, nhs) }

var (
	factNHS         = msg.New("law.j1.fact-nhs", "whether the NHS makes direct payments for the person too")
	factOneAccount  = msg.New("law.j1.fact-one-account", "whether one account holds both payments")
	factOneReturn   = msg.New("law.j1.fact-one-return", "whether the person reports once for both payments")
	factOneReview   = msg.New("law.j1.fact-one-review", "whether both payments are reviewed together")
	aboutJoined     = msg.New("law.j1.about", "whether it has taken reasonable steps to fit both payments together")
	groundNoNHS     = msg.New("law.j1.no-nhs", "The NHS makes no direct payments for this person.")
	groundNotJoined = msg.New("law.j1.not-joined", "The two payments put more work on the person than they need to.")
)
