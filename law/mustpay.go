package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// Capacity is what is known of a person's capacity to ask for direct payments.
// The zero Capacity is that nobody has raised a doubt, and then the law takes
// it that the person has capacity (Mental Capacity Act 2005 s.1(2)).
type Capacity string

// What can be known of capacity. Doubted is a doubt that nobody has settled;
// Lacks is settled after all practicable help to decide (s.1(3)).
const (
	Presumed Capacity = ""
	Has      Capacity = "has"
	Doubted  Capacity = "doubted"
	Lacks    Capacity = "lacks"
)

// Conditions are the facts on which the duty to pay rests for a person who can
// ask for themselves.
type Conditions struct {
	Budget Known `json:"budget"` // a personal budget states an amount that the council must pay
	Asked  Known `json:"asked"`  // the person asked for direct payments

	Capacity       Capacity `json:"capacity"`
	Nominee        Known    `json:"nominee"`         // the money is to go to somebody the person named
	NomineeAgrees  Known    `json:"nominee-agrees"`  // that somebody agrees to receive it
	Orders         Known    `json:"orders"`          // the person is under an order or licence about drugs or alcohol
	OrderParagraph string   `json:"order-paragraph"` // the paragraph of Schedule 1 that it falls under, or "none"

	Alone    Known     `json:"alone"`     // can manage without help
	Help     []string  `json:"help"`      // the help that was looked at
	WithHelp Judgement `json:"with-help"` // can manage with that help

	Appropriate Judgement `json:"appropriate"` // a good way to meet these needs
}

var mustPay = Rule{
	ID: "D1", Force: Act, Binds: Council,
	Says:  msg.New("law.d1.says", "The council must make direct payments if the person asks for them and four conditions are met."),
	Cites: []explain.Citation{CareAct("31", "(1)"), CareAct("31", "(2)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// MustPay asks whether the council must make direct payments to a person who
// can ask for themselves. A No or an open answer names the condition that it
// comes from.
//
// Care Act 2014 s.31(1), (2): where a personal budget states an amount that the
// authority must pay, the person asks, and conditions 1 to 4 are met, the
// authority must pay.
func MustPay(c Conditions, why *explain.Note) Answer {
	facts := [...]fact{{c.Asked, factAsked, groundNotAsked}, {c.Budget, factBudgeted, groundNotBudgeted}}
	if ground, found := firstNot(facts[:]...); found {
		return mustPay.no(ground.Text(), why)
	}
	if key, open := firstUnknown(facts[:]...); open {
		return mustPay.needsFact(key, why)
	}
	each := c.Each(why)
	if a := All(each[:]...); !a.IsYes() {
		return a
	}
	return mustPay.yes(why)
}

// Each answers conditions 1 to 4 of section 31, one by one.
func (c Conditions) Each(why *explain.Note) [4]Answer {
	return [4]Answer{CapacityAndNominee(c, why), NotExcluded(c, why), CanManage(c, why), Appropriate(c, why)}
}

var (
	factAsked         = msg.New("law.d1.fact-asked", "whether the person has asked for direct payments")
	factBudgeted      = msg.New("law.d1.fact-budget", "whether a personal budget states an amount that the council must pay")
	groundNotBudgeted = msg.New("law.d1.no-budget", "No personal budget states an amount that the council must pay.")
	groundNotAsked    = msg.New("law.d1.not-asked", "The person has not asked for direct payments. They can ask at any time.")
)

var capacityAndNominee = Rule{
	ID: "D2", Force: Act, Binds: Council,
	Says:  msg.New("law.d2.says", "Condition 1: the person can ask for themselves, and anybody they named to receive the money agrees."),
	Cites: []explain.Citation{CareAct("31", "(4)"), capacityAct("1", "(2)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// CapacityAndNominee asks about condition 1.
//
// Care Act 2014 s.31(4): capacity to ask, and a nominated person agrees.
// Mental Capacity Act 2005 s.1(2): capacity is assumed until shown otherwise.
func CapacityAndNominee(c Conditions, why *explain.Note) Answer {
	switch {
	case c.Capacity == Lacks:
		return capacityAndNominee.no(groundLacksCapacity.Text(), why)
	case c.Nominee == Is && c.NomineeAgrees == IsNot:
		return capacityAndNominee.no(groundNomineeRefuses.Text(), why)
	case c.Nominee == NotKnown:
		return capacityAndNominee.needsFact(factNominee, why)
	case c.Nominee == Is && c.NomineeAgrees == NotKnown:
		return capacityAndNominee.needsFact(factNomineeAgrees, why)
	case c.Capacity == Doubted:
		return capacityAndNominee.needsJudgement(Council, aboutCapacity, why)
	case c.Capacity == Presumed:
		return capacityAndNominee.yesAs(groundPresumed.Text(), why)
	case c.Capacity != Has:
		return capacityAndNominee.needsFact(factCapacity, why)
	}
	return capacityAndNominee.yes(why)
}

var (
	factNominee          = msg.New("law.d2.fact-nominee", "whether the money is to go to somebody else whom the person has named")
	factNomineeAgrees    = msg.New("law.d2.fact-nominee-agrees", "whether the person named agrees to receive the money")
	factCapacity         = msg.New("law.d2.fact-capacity", "whether there is any doubt that the person can make this decision")
	aboutCapacity        = msg.New("law.d2.about-capacity", "whether the person can make this decision, with all the help that can be given")
	groundPresumed       = msg.New("law.d2.presumed", "The law takes it that the person can decide, unless it is shown that they can't.")
	groundLacksCapacity  = msg.New("law.d2.lacks-capacity", "The person can't make this decision for themselves. Somebody can ask for them under section 32.")
	groundNomineeRefuses = msg.New("law.d2.nominee-refuses", "The person named does not agree to receive the money. The person can name somebody else.")
)

var notExcluded = Rule{
	ID: "D3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.d3.says", "Condition 2: the law does not rule direct payments out. Only the orders listed in Schedule 1 do."),
	Cites: []explain.Citation{CareAct("31", "(5)"), Payments("2", ""), {Name: "SI 2014/2871 Sch 1", Address: paymentsAddress + "/schedule/1"}},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// NotExcluded asks about condition 2.
//
// Care Act 2014 s.31(5) and SI 2014/2871 reg 2: the only prohibition is
// Schedule 1. Any other order or conviction rules nothing out.
func NotExcluded(c Conditions, why *explain.Note) Answer {
	switch {
	case c.Orders == NotKnown:
		return notExcluded.needsFact(factOrders, why)
	case c.Orders == IsNot:
		return notExcluded.yes(why)
	case c.OrderParagraph == "none":
		return notExcluded.yesAs(groundNotInSchedule.Text(), why)
	case !inSchedule1(c.OrderParagraph):
		return notExcluded.needsFact(factParagraph, why)
	}
	return notExcluded.no(groundSchedule1.With("paragraph", c.OrderParagraph), why)
}

var (
	factOrders          = msg.New("law.d3.fact-orders", "whether a court order or licence about drugs or alcohol is in force")
	factParagraph       = msg.New("law.d3.fact-paragraph", "which paragraph of Schedule 1 the order falls under, or that it falls under none")
	groundNotInSchedule = msg.New("law.d3.not-in-schedule", "The order is not one of those in Schedule 1.")
	groundSchedule1     = msg.New("law.d3.schedule-1", "The order falls under Schedule 1 paragraph {paragraph}. The council must meet the needs in another way.")
)

var canManage = Rule{
	ID: "D4", Force: Act, Binds: Council,
	Says:  msg.New("law.d4.says", "Condition 3: the person, or whoever they named, can manage direct payments, alone or with help they can get."),
	Cites: []explain.Citation{CareAct("31", "(6)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// CanManage asks about condition 3. That somebody can't manage alone settles
// nothing: help has to be looked at first.
//
// Care Act 2014 s.31(6): capable by themselves, or with whatever help the
// authority thinks they will be able to access.
func CanManage(c Conditions, why *explain.Note) Answer {
	switch {
	case c.Alone == Is || c.WithHelp.Found == Is:
		return canManage.yes(why)
	case c.Alone == NotKnown:
		return canManage.needsFact(factAlone, why)
	case len(c.Help) == 0:
		return canManage.needsFact(factHelp, why)
	}
	return canManage.judged(c.WithHelp, Council, aboutWithHelp, groundCannotManage, why)
}

var (
	factAlone          = msg.New("law.d4.fact-alone", "whether the person can manage direct payments without help")
	factHelp           = msg.New("law.d4.fact-help", "what help there is: family, a support organisation, a managed account, payroll, an advocate")
	aboutWithHelp      = msg.New("law.d4.about-with-help", "whether the person can manage direct payments with the help that was looked at")
	groundCannotManage = msg.New("law.d4.cannot-manage", "The person can't manage direct payments, even with the help that was looked at.")
)

var appropriate = Rule{
	ID: "D5", Force: Act, Binds: Council,
	Says:  msg.New("law.d5.says", "Condition 4: direct payments are an appropriate way to meet these needs."),
	Cites: []explain.Citation{CareAct("31", "(7)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Appropriate asks about condition 4, which only people can judge.
//
// Care Act 2014 s.31(7): the authority is satisfied that direct payments are an
// appropriate way to meet the needs in question.
func Appropriate(c Conditions, why *explain.Note) Answer {
	return appropriate.judged(c.Appropriate, Council, aboutAppropriate, groundNotAppropriate, why)
}

var (
	aboutAppropriate     = msg.New("law.d5.about", "whether direct payments are an appropriate way to meet these needs")
	groundNotAppropriate = msg.New("law.d5.not-appropriate", "Direct payments are not an appropriate way to meet these needs, for the reasons given.")
)
