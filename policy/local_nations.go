package policy

import (
	"ownway/law"
	"ownway/value/msg"
)

// localRulesElsewhere are the local rules that Check looks for in Scotland and
// Wales: only those on which a rule of that nation could be read. A number means
// the same kind of local rule as in England; what it rests on is the nation's own.
var localRulesElsewhere = map[law.Jurisdiction][]localRule{
	law.Scotland: {
		{number: "1",
			why:   msg.New("policy.scotland.family.why", "It says that family is never paid. The regulations let a family member be paid where the person, the family member and the council agree, they can meet the needs, and one of the listed reasons applies."),
			cure:  msg.New("policy.scotland.family.cure", "Allow family under the regulations, and look at each person's case."),
			cites: fromLaw("SC9", "SC10"),
			find:  anyOf(is("payees.household-family", Conflicts, string(FamilyNever)), is("payees.family-elsewhere", Conflicts, string(FamilyNever)))},
		{number: "2",
			why:   msg.New("policy.scotland.exceptional.why", "It pays family only in exceptional circumstances. The regulations have a list of reasons instead."),
			cure:  msg.New("policy.scotland.exceptional.cure", "Ask whether all agree, whether they can meet the needs, and which of the reasons applies."),
			cites: fromLaw("SC9"),
			find: anyOf(is("payees.household-family", Doubtful, string(FamilyExceptional)),
				is("payees.family-elsewhere", Doubtful, string(FamilyExceptional)))},
		{number: "17",
			why:  msg.New("policy.scotland.groups.why", "It leaves out a whole group of people. The regulations say who can't have direct payments, and an order about drugs or alcohol is not on their list."),
			cure: takeGroupOff, cites: fromLaw("SC2", "SC7"), find: anyGroupLeftOut},
		{number: "18",
			why:  msg.New("policy.scotland.first.why", "It wants its own choice of care to be tried first. The Act lets the person choose among the four options."),
			cure: takeConditionOut, cites: fromLaw("SC2"), find: is("who.council-care-first", Conflicts, "yes")},
		{number: "20",
			why:  msg.New("policy.scotland.refusal.why", "It can refuse without writing or without reasons. The Act asks for both, and for when the council must look again."),
			cure: writeRefusal, cites: fromLaw("SC6"),
			find: anyOf(is("who.refusal-in-writing", Conflicts, "no"), is("who.refusal-reasons", Conflicts, "no"))},
		{number: "21",
			why:   msg.New("policy.scotland.care-home.why", "It pays for stays in a care home without end. The regulations rule direct payments out for more than 4 weeks in a row in 12 months."),
			cure:  msg.New("policy.scotland.care-home.cure", "Allow stays of up to 4 weeks in a row."),
			cites: fromLaw("SC5"), find: useIs(UseLongStay, UseYes, Conflicts)},
		wageRule(), contradictionRule("SC1"),
	},
	law.Wales: {
		{number: "1",
			why:   msg.New("policy.wales.family.why", "It says that family is never paid, or limits family who live elsewhere. The regulations limit only relatives in the same household, and let them be paid where that is needed for well-being."),
			cure:  msg.New("policy.wales.family.cure", "Allow family who live elsewhere. Allow relatives in the household where it is needed for well-being, and look at each person's case."),
			cites: fromLaw("WA4"),
			find: anyOf(is("payees.household-family", Conflicts, string(FamilyNever)),
				is("payees.family-elsewhere", Conflicts, string(FamilyNever), string(FamilyExceptional), string(FamilyNecessary)))},
		{number: "2",
			why:   msg.New("policy.wales.exceptional.why", "It pays family in the household only in exceptional circumstances. The test in the regulations is whether well-being needs it."),
			cure:  msg.New("policy.wales.exceptional.cure", "Ask whether it is needed for well-being, not whether it is exceptional."),
			cites: fromLaw("WA4"), find: is("payees.household-family", Doubtful, string(FamilyExceptional))},
		{number: "17",
			why:  msg.New("policy.wales.groups.why", "It leaves out a whole group of people. The Act asks about each person, and even under an order about drugs or alcohol somebody suitable can manage the money."),
			cure: takeGroupOff, cites: fromLaw("WA1", "WA5"), find: anyGroupLeftOut},
		{number: "18",
			why:  msg.New("policy.wales.first.why", "It wants its own choice of care to be tried first. The council must make direct payments to whoever agrees and meets the conditions."),
			cure: takeConditionOut, cites: fromLaw("WA1"), find: is("who.council-care-first", Conflicts, "yes")},
		{number: "25",
			why:   msg.New("policy.wales.review.why", "It leaves reviews later than the regulations allow. Reviews come within 6 months, and then at least every 12."),
			cure:  msg.New("policy.wales.review.cure", "Review on time, and whenever somebody asks for it."),
			cites: fromLaw("WA6"), find: monthsLate},
		wageRule(), contradictionRule("WA3"),
	},
}

// The words of England's rules that say nothing of England's law.
var takeGroupOff, takeConditionOut, writeRefusal = english("17").cure, english("18").cure, english("20").cure

func english(n Number) localRule {
	for _, r := range localRules {
		if r.number == n {
			return r
		}
	}
	panic("policy: no local rule " + string(n))
}

// wageRule is R1 on the minimum wage alone, which is the same in every nation.
func wageRule() localRule {
	r := english("R1")
	r.cites = nil
	return r
}

// contradictionRule is C1 on the nation's rule that people can choose knowing.
func contradictionRule(id law.ID) localRule {
	r := english("C1")
	r.cites = fromLaw(id)
	return r
}

// anyGroupLeftOut finds every group: neither nation rules one out as a whole.
func anyGroupLeftOut(p *Policy, f Facts) []hit {
	groups, known := p.Who.Excluded.On(f.On)
	if !known || len(groups.Is) == 0 {
		return nil
	}
	return allOf(p.sayings("who.excluded", f.On), Conflicts)
}

// localRulesIn gives the local rules that are looked for in a nation.
func localRulesIn(j law.Jurisdiction) []localRule {
	if j == law.England {
		return localRules
	}
	return localRulesElsewhere[j]
}
