package agreement

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// The words of the terms. They speak to the person as "you".
var (
	purposeHead = msg.New("agreement.purpose", "This money is for the support in your plan.")
	purposeNeed = msg.New("agreement.purpose-need", "It pays for: {need}")

	freeTimes  = msg.New("agreement.free-times", "You can change days and times, and use more hours in one week and fewer in another. You don't have to ask.")
	freePeople = msg.New("agreement.free-people", "You choose who helps you. Nobody can make you use a particular person or firm.")
	freeWays   = msg.New("agreement.free-ways", "You can meet a need in another way than the plan says, as long as it still meets that need. Make a short note of it.")

	payRegular = msg.New("agreement.pay-regular", "{council} pays {amount} {every}, {timing}.")
	payFirst   = msg.New("agreement.pay-first", "The first payment is due on {day}: {amount} for {first} to {last}.")
	payOnce    = msg.New("agreement.pay-once", "It also pays {amount} once.")
	payJoint   = msg.New("agreement.pay-joint", "The NHS pays a part. The council fits both together, so that you have as little to do as possible.")

	holdIn     = msg.New("agreement.hold-in", "The money is held in this way: {method}.")
	holdBy     = msg.New("agreement.hold-by", "The money is held in this way: {method}, by {holder}.")
	holdChoice = msg.New("agreement.hold-choice", "{name} chose this on {day}. You can choose again at any time.")

	contributeNothing = msg.New("agreement.contribute-nothing", "You pay nothing.")
	contributeNet     = msg.New("agreement.contribute-net", "You pay {amount} a week into the account (financial assessment {version}). The council has taken it off its payment.")
	contributeGross   = msg.New("agreement.contribute-gross", "You pay {amount} a week (financial assessment {version}). The council pays in full and sends you a bill.")
	contributeAsk     = msg.New("agreement.contribute-ask", "If your money changes, ask for a new financial assessment.")

	tellChange  = msg.New("agreement.tell-change", "Tell us if what you need changes.")
	tellAway    = msg.New("agreement.tell-away", "Tell us if you go into hospital or a care home, or if you move.")
	tellFamily  = msg.New("agreement.tell-family", "Ask before you pay a partner, or a close relative who lives with you. Anybody else you can choose freely.")
	tellAccount = msg.New("agreement.tell-account", "Tell us if the account changes, or if somebody else is to look after the money.")

	employYou  = msg.New("agreement.employ-you", "If you employ somebody, you are the employer. You get help with pay, tax, pension and holiday.")
	employPays = msg.New("agreement.employ-pays", "The money covers {cost}: {amount} {per}.")
	employUpTo = msg.New("agreement.employ-up-to", "The money covers {cost}: up to {amount} {per}.")
	employAsk  = msg.New("agreement.employ-ask", "The council pays for {cost} when it is needed. Ask for it.")

	lookAt          = msg.New("agreement.look-at", "We may ask to see: {item}")
	lookLimit       = msg.New("agreement.look-limit", "We ask no more often and for no more than we need, and in a way that you can manage.")
	lookKeep        = msg.New("agreement.look-keep", "Keep the papers for {years} years.")
	lookContingency = msg.New("agreement.look-contingency", "Up to {weeks} weeks of payments can stay in the account, in case you need it.")

	reviewLook  = msg.New("agreement.review-look", "Between {first} and {last} we ask how things are going.")
	reviewFirst = msg.New("agreement.review-first", "We look at it together by {day}.")
	reviewThen  = msg.New("agreement.review-then", "After that we do so at least every 12 months.")
	reviewAsk   = msg.New("agreement.review-ask", "You can ask for a review at any time.")

	endAnyTime       = msg.New("agreement.end-any-time", "You can stop at any time. Tell us, and we agree a day, so that your support goes on and your PAs are paid.")
	endByCouncil     = msg.New("agreement.end-by-council", "The council can only stop or ask for money back on a ground in the law. It gives you its reasons in writing first.")
	endSurplus       = msg.New("agreement.end-surplus", "Money that is left over belongs to the funder. Nothing is taken without talking to you first.")
	endSurplusNotice = msg.New("agreement.end-surplus-notice", "Money that is left over belongs to the funder. You have {days} days' notice before any is asked for.")

	challenge     = msg.New("agreement.challenge", "If you disagree with a decision, complain to the council. If you still disagree, go to the Ombudsman, usually within 12 months. Both are free.")
	challengeHelp = msg.New("agreement.challenge-help", "Somebody can help you or speak for you. If you need an advocate, ask us.")
)

const (
	act         = "https://www.legislation.gov.uk/ukpga/2014/23/section/"
	regulations = "https://www.legislation.gov.uk/uksi/2014/2871/regulation/"
)

// The law that the terms rest on.
var (
	wellbeing          = explain.Citation{Name: "Care Act 2014 s.1(3)(h)", Address: act + "1"}
	law25              = explain.Citation{Name: "Care Act 2014 s.25(2)(b)", Address: act + "25"}
	law26              = explain.Citation{Name: "Care Act 2014 s.26(1)", Address: act + "26"}
	law27              = explain.Citation{Name: "Care Act 2014 s.27(4)", Address: act + "27"}
	law33              = explain.Citation{Name: "Care Act 2014 s.33(3)-(5)", Address: act + "33"}
	advocacy           = explain.Citation{Name: "Care Act 2014 s.67", Address: act + "67"}
	familyRule         = explain.Citation{Name: "SI 2014/2871 reg 3", Address: regulations + "3"}
	noParticularPerson = explain.Citation{Name: "SI 2014/2871 reg 4(3)(a)", Address: regulations + "4"}
	informationRule    = explain.Citation{Name: "SI 2014/2871 reg 4(3)(b)", Address: regulations + "4"}
	flexible           = explain.Citation{Name: "Care and Support Statutory Guidance 12.35", Address: "https://forum.carersuk.org/t/direct-payments-paying-family-members/63556"}
	endingGuidance     = explain.Citation{Name: "Care and Support Statutory Guidance ch 12, ending", Unchecked: true}
)
