package policy

import "ownway/value/msg"

// Use is something that the money may be wanted for.
type Use string

// The uses.
const (
	UsePA            Use = "pa"
	UseAgency        Use = "agency"
	UseFriend        Use = "friend"
	UseGoingOut      Use = "going-out"
	UseClass         Use = "class"
	UseGym           Use = "gym"
	UseHoliday       Use = "holiday"
	UseTherapy       Use = "therapy"
	UseWork          Use = "work"
	UseTraining      Use = "training"
	UseTravel        Use = "travel"
	UseEquipment     Use = "equipment"
	UseTechnology    Use = "technology"
	UsePet           Use = "pet-care"
	UseShared        Use = "shared"
	UseHomeHelp      Use = "home-help"
	UseBreak         Use = "break"
	UseDayCentre     Use = "day-centre"
	UseShortStay     Use = "care-home-short"
	UseLongStay      Use = "care-home-long"
	UseCouncil       Use = "council-services"
	UseHealth        Use = "health-care"
	UseHousehold     Use = "household-costs"
	UseAlcohol       Use = "alcohol-tobacco"
	UseGambling      Use = "gambling"
	UseDebts         Use = "debts"
	UseUnlawful      Use = "unlawful"
	UseOutsidePlan   Use = "outside-plan"
	UsePoorValue     Use = "poor-value"
	UseNotByCouncil  Use = "not-provided-by-council"
	UseMicroBusiness Use = "micro-enterprise"
)

var uses = []struct {
	use   Use
	words msg.Key
}{
	{UsePA, msg.New("policy.use.pa", "a PA")},
	{UseAgency, msg.New("policy.use.agency", "an agency")},
	{UseMicroBusiness, msg.New("policy.use.micro-enterprise", "a very small local business")},
	{UseFriend, msg.New("policy.use.friend", "support from a friend")},
	{UseGoingOut, msg.New("policy.use.going-out", "getting out and seeing people")},
	{UseClass, msg.New("policy.use.class", "classes, groups and hobbies")},
	{UseGym, msg.New("policy.use.gym", "a gym or swimming")},
	{UseHoliday, msg.New("policy.use.holiday", "a holiday or leisure")},
	{UseTherapy, msg.New("policy.use.therapy", "therapy, like hydrotherapy")},
	{UseWork, msg.New("policy.use.work", "support to work, learn or volunteer")},
	{UseTraining, msg.New("policy.use.training", "training for PAs")},
	{UseTravel, msg.New("policy.use.travel", "travel")},
	{UseEquipment, msg.New("policy.use.equipment", "equipment")},
	{UseTechnology, msg.New("policy.use.technology", "technology that helps, and the internet for it")},
	{UsePet, msg.New("policy.use.pet-care", "care for a pet")},
	{UseShared, msg.New("policy.use.shared", "support shared with other people")},
	{UseHomeHelp, msg.New("policy.use.home-help", "help with the home, shopping and the garden")},
	{UseBreak, msg.New("policy.use.break", "a short break, or care while a carer has one")},
	{UseDayCentre, msg.New("policy.use.day-centre", "a day centre")},
	{UseShortStay, msg.New("policy.use.care-home-short", "a short stay in a care home")},
	{UseLongStay, msg.New("policy.use.care-home-long", "a long stay in a care home")},
	{UseCouncil, msg.New("policy.use.council-services", "the council's own services")},
	{UseHealth, msg.New("policy.use.health-care", "health care that the NHS pays for")},
	{UseHousehold, msg.New("policy.use.household-costs", "household bills, food and clothes")},
	{UseAlcohol, msg.New("policy.use.alcohol-tobacco", "alcohol, tobacco or drugs")},
	{UseGambling, msg.New("policy.use.gambling", "gambling")},
	{UseDebts, msg.New("policy.use.debts", "debts")},
	{UseUnlawful, msg.New("policy.use.unlawful", "anything against the law")},
	{UseOutsidePlan, msg.New("policy.use.outside-plan", "anything outside the plan")},
	{UsePoorValue, msg.New("policy.use.poor-value", "risky things or poor value")},
	{UseNotByCouncil, msg.New("policy.use.not-provided-by-council", "care or equipment that the council does not provide")},
}

// AllUses lists the uses.
func AllUses() []Use {
	all := make([]Use, len(uses))
	for i, u := range uses {
		all[i] = u.use
	}
	return all
}

// Words gives the use in plain words; an unknown use has none.
func (u Use) Words() msg.Key {
	for _, one := range uses {
		if one.use == u {
			return one.words
		}
	}
	return ""
}

// Known reports whether this is one of the uses.
func (u Use) Known() bool { return u.Words() != "" }

// UseOf gives the use that support of a kind in a plan is, where the kind says
// enough to be sure: hours by a PA are a PA. Equipment or an activity is not
// sure: which one, the plan says in its own words.
func UseOf(k Kind) (use Use, sure bool) {
	switch k {
	case EmployedPA, WakingNight, SleepIn, SelfEmployedPA:
		return UsePA, true
	case Agency:
		return UseAgency, true
	case CarerBreak:
		return UseBreak, true
	}
	return "", false
}
