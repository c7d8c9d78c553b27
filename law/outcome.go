package law

import "ownway/value/msg"

// Outcome is something in daily life that eligibility looks at.
type Outcome string

// The ten outcomes for adults (SI 2015/313 reg 2(2)(a)-(j)), in that order.
const (
	Nutrition     Outcome = "nutrition"
	Hygiene       Outcome = "hygiene"
	Toilet        Outcome = "toilet"
	Clothing      Outcome = "clothing"
	HomeSafety    Outcome = "home-safety"
	HomeUpkeep    Outcome = "home-upkeep"
	Relationships Outcome = "relationships"
	Work          Outcome = "work"
	Community     Outcome = "community"
	Children      Outcome = "children"
)

// The outcomes for carers (SI 2015/313 reg 3(2)(b)(i)-(viii)), in that order.
const (
	CarerChildren      Outcome = "carer-children"
	CarerOthers        Outcome = "carer-others"
	CarerHome          Outcome = "carer-home"
	CarerNutrition     Outcome = "carer-nutrition"
	CarerRelationships Outcome = "carer-relationships"
	CarerWork          Outcome = "carer-work"
	CarerCommunity     Outcome = "carer-community"
	CarerRecreation    Outcome = "carer-recreation"
)

type outcome struct {
	key   Outcome
	words msg.Key
}

// SI 2015/313 reg 2(2).
var adultOutcomes = []outcome{
	{Nutrition, msg.New("law.outcome.nutrition", "eating and drinking well")},
	{Hygiene, msg.New("law.outcome.hygiene", "washing")},
	{Toilet, msg.New("law.outcome.toilet", "using the toilet")},
	{Clothing, msg.New("law.outcome.clothing", "being dressed suitably")},
	{HomeSafety, msg.New("law.outcome.home-safety", "using your home safely")},
	{HomeUpkeep, msg.New("law.outcome.home-upkeep", "keeping your home fit to live in")},
	{Relationships, msg.New("law.outcome.relationships", "family and other relationships")},
	{Work, msg.New("law.outcome.work", "work, training, education or volunteering")},
	{Community, msg.New("law.outcome.community", "getting about, local places and free time")},
	{Children, msg.New("law.outcome.children", "looking after a child")},
}

// SI 2015/313 reg 3(2)(b).
var carerOutcomes = []outcome{
	{CarerChildren, msg.New("law.outcome.carer-children", "looking after a child")},
	{CarerOthers, msg.New("law.outcome.carer-others", "caring for other people you care for")},
	{CarerHome, msg.New("law.outcome.carer-home", "keeping your home fit to live in")},
	{CarerNutrition, msg.New("law.outcome.carer-nutrition", "eating and drinking well")},
	{CarerRelationships, msg.New("law.outcome.carer-relationships", "family and other relationships")},
	{CarerWork, msg.New("law.outcome.carer-work", "work, training, education or volunteering")},
	{CarerCommunity, msg.New("law.outcome.carer-community", "using local places and services")},
	{CarerRecreation, msg.New("law.outcome.carer-recreation", "free time for yourself")},
}

// AdultOutcomes lists the ten outcomes for adults in the order of the regulation.
func AdultOutcomes() []Outcome { return keysOf(adultOutcomes) }

// CarerOutcomes lists the eight outcomes for carers in the order of the regulation.
func CarerOutcomes() []Outcome { return keysOf(carerOutcomes) }

func keysOf(outcomes []outcome) []Outcome {
	keys := make([]Outcome, len(outcomes))
	for i, o := range outcomes {
		keys[i] = o.key
	}
	return keys
}

// Words gives the outcome in plain words; an unknown outcome has none.
func (o Outcome) Words() msg.Key {
	for _, list := range [...][]outcome{adultOutcomes, carerOutcomes} {
		for _, one := range list {
			if one.key == o {
				return one.words
			}
		}
	}
	return ""
}

// ForCarer reports whether this is one of the outcomes for carers.
func (o Outcome) ForCarer() bool {
	for _, one := range carerOutcomes {
		if one.key == o {
			return true
		}
	}
	return false
}
