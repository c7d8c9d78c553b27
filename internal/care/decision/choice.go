package decision

import (
	"slices"

	"ownway/law"
	"ownway/value/msg"
)

// Matter is what a decision is about.
type Matter string

// The matters.
const (
	Agreement Matter = "agreement" // direct payments as such
	PlanLine  Matter = "plan-line" // who or what the plan pays for
	Surplus   Matter = "surplus"
	Route     Matter = "route" // how the money is held
	Budget    Matter = "budget"
)

// Choice is what can be decided.
type Choice string

// The choices.
const (
	AllowRelative  Choice = "allow-relative" // pay a close relative in the household
	AllowUse       Choice = "allow-use"      // something that the plan does not name
	RefusePayments Choice = "refuse-payments"
	RefuseRelative Choice = "refuse-relative"
	RefuseUse      Choice = "refuse-use"
	ReduceBudget   Choice = "reduce-budget"
	Pause          Choice = "pause" // stop direct payments for a time
	StopPayments   Choice = "stop"
	AskBack        Choice = "ask-back" // ask for a surplus back
	BarPayee       Choice = "bar-payee"
	ImposeRoute    Choice = "impose-route" // hold the money in another way than the person chose
)

type choice struct {
	name   Choice
	act    law.AdverseAct // none where it is in favour of the person
	matter Matter
	rules  []law.ID // that it can rest on
	named  bool     // it is about somebody or something by name
	words  msg.Key
}

// A choice rests only on rules that bear its act (law.Bases).
var choices = []choice{
	{AllowRelative, "", PlanLine, nil, true, msg.New("decision.allow-relative", "Direct payments may pay {name}")},
	{AllowUse, "", PlanLine, nil, true, msg.New("decision.allow-use", "Direct payments may pay for this: {name}")},
	{RefusePayments, law.Refuse, Agreement, []law.ID{"X1", "D4", "D5"}, false, msg.New("decision.refuse-payments", "The council does not make direct payments. It arranges the support")},
	{RefuseRelative, law.Refuse, PlanLine, []law.ID{"F2"}, true, msg.New("decision.refuse-relative", "Direct payments do not pay {name}")},
	{RefuseUse, law.Refuse, PlanLine, []law.ID{"D9", "H1"}, true, msg.New("decision.refuse-use", "Direct payments do not pay for this: {name}")},
	{ReduceBudget, law.Reduce, Budget, []law.ID{"V4"}, false, msg.New("decision.reduce-budget", "The budget becomes smaller")},
	{Pause, law.Suspend, Agreement, []law.ID{"D11"}, false, msg.New("decision.pause", "Direct payments stop for a time")},
	{StopPayments, law.Stop, Agreement, []law.ID{"D10", "D11", "X1"}, false, msg.New("decision.stop", "Direct payments stop. The council arranges the support")},
	{AskBack, law.Reclaim, Surplus, []law.ID{"D11"}, false, msg.New("decision.ask-back", "The council asks for money back that was not needed")},
	{BarPayee, law.Restrict, PlanLine, []law.ID{"N1"}, true, msg.New("decision.bar-payee", "Direct payments may not pay {name}")},
	{ImposeRoute, law.Restrict, Route, []law.ID{"D9"}, true, msg.New("decision.impose-route", "The money is held in another way: {name}")},
}

// Choices lists what can be decided, what is in favour of the person first.
func Choices() []Choice {
	all := make([]Choice, len(choices))
	for i, c := range choices {
		all[i] = c.name
	}
	return all
}

func (c Choice) is() choice {
	if i := slices.IndexFunc(choices, func(o choice) bool { return o.name == c }); i >= 0 {
		return choices[i]
	}
	return choice{}
}

// Known reports whether this is one of the choices.
func (c Choice) Known() bool { return c.is().name != "" }

// Act gives the adverse act that this is; nothing where it is in the person's favour.
func (c Choice) Act() law.AdverseAct { return c.is().act }

// Matter gives what it is about.
func (c Choice) Matter() Matter { return c.is().matter }

// Named reports whether it is about somebody or something by name.
func (c Choice) Named() bool { return c.is().named }

// ForATime reports whether it has a last day.
func (c Choice) ForATime() bool { return c == Pause }

// Rules lists the rules that it can rest on and that are asked a question at a
// time. A stay in a care home (H1) is answered with a question of the person's.
func (c Choice) Rules() []law.ID {
	return slices.DeleteFunc(slices.Clone(c.is().rules), func(r law.ID) bool { return questions[r] == nil })
}

// Says gives in one sentence what is decided.
func (c Choice) Says(of string) msg.Text {
	if c.Named() {
		return c.is().words.With("name", of)
	}
	return c.is().words.Text()
}
