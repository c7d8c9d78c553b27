package assessment

import (
	"errors"
	"fmt"

	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of an assessment.
var (
	ChoosePerson   = msg.New("assessment.choose-person", "Say whose assessment this is")
	EnterDay       = msg.New("assessment.enter-day", "Enter the day of the assessment")
	AddNeed        = msg.New("assessment.add-need", "Add at least one need")
	NameNeed       = msg.New("assessment.name-need", "Give the need a short name that no other need has")
	ChooseOutcome  = msg.New("assessment.choose-outcome", "Choose the part of daily life that this need is about")
	EnterWords     = msg.New("assessment.enter-words", "Write the need in the person's own words")
	ChooseLimb     = msg.New("assessment.choose-limb", "Choose why the person can't do this, or leave it open")
	ChooseKind     = msg.New("assessment.choose-kind", "Choose a kind of support")
	EnterHours     = msg.New("assessment.enter-hours", "Enter the time a week, at most 168 hours")
	EnterNights    = msg.New("assessment.enter-nights", "Enter the nights a week, from 1 to 7")
	EnterMiles     = msg.New("assessment.enter-miles", "Enter the miles a week, at most 2,000")
	EnterCost      = msg.New("assessment.enter-cost", "Enter what it costs, below £1,000,000, and how often")
	CarerOrSupport = msg.New("assessment.carer-or-support", "Say either that a carer meets this need, or what support it takes")
	OnlyOneMeasure = msg.New("assessment.only-one-measure", "Enter {kind} in one way only")
)

const (
	mostMinutes = 168 * 60
	mostMiles   = 2000
	mostCost    = 1_000_000_00
)

// Check reports every fault of the assessment at once, each with its field,
// like needs[0].support[1].hours.
func (a Assessment) Check() error {
	var faults []error
	if a.Person.IsZero() {
		faults = append(faults, fault.Invalid("person", ChoosePerson))
	}
	if a.On.IsZero() {
		faults = append(faults, fault.Invalid("on", EnterDay))
	}
	return errors.Join(append(faults, CheckNeeds(a.Needs, a.Carer))...)
}

// CheckNeeds reports every fault of the needs at once.
func CheckNeeds(needs []Need, carer bool) error {
	if len(needs) == 0 {
		return fault.Invalid("needs", AddNeed)
	}
	var faults []error
	seen := map[Ref]bool{"": true}
	for i, n := range needs {
		field := fmt.Sprintf("needs[%d]", i)
		if seen[n.Ref] {
			faults = append(faults, fault.Invalid(field+".ref", NameNeed))
		}
		seen[n.Ref] = true
		faults = append(faults, n.check(field, carer)...)
	}
	return errors.Join(faults...)
}

func (n Need) check(field string, carer bool) []error {
	var faults []error
	if n.Outcome.Words() == "" || n.Outcome.ForCarer() != carer {
		faults = append(faults, fault.Invalid(field+".outcome", ChooseOutcome))
	}
	if n.Words == "" {
		faults = append(faults, fault.Invalid(field+".words", EnterWords))
	}
	switch n.Limb {
	case LimbOpen, WithHelp, WithPain, Danger, Longer:
	default:
		faults = append(faults, fault.Invalid(field+".limb", ChooseLimb))
	}
	if n.ByCarer && len(n.Support) > 0 {
		faults = append(faults, fault.Invalid(field+".by-carer", CarerOrSupport))
	}
	for i, s := range n.Support {
		if err := s.check(fmt.Sprintf("%s.support[%d]", field, i)); err != nil {
			faults = append(faults, err)
		}
	}
	return faults
}

// check holds the support to the one measure of its kind.
func (s Support) check(field string) error {
	if !s.Kind.Known() {
		return fault.Invalid(field+".kind", ChooseKind)
	}
	measures := 0
	for _, given := range []bool{s.Minutes != 0, s.Nights != 0, s.Miles != 0, s.Cost != 0 || s.Per != ""} {
		if given {
			measures++
		}
	}
	switch unit := s.Kind.Unit(); {
	case unit == policy.Hour && (s.Minutes <= 0 || s.Minutes > mostMinutes):
		return fault.Invalid(field+".hours", EnterHours)
	case unit == policy.Night && (s.Nights <= 0 || s.Nights > 7):
		return fault.Invalid(field+".nights", EnterNights)
	case unit == policy.Mile && (s.Miles <= 0 || s.Miles > mostMiles):
		return fault.Invalid(field+".miles", EnterMiles)
	case unit == policy.Money && (s.Cost <= 0 || s.Cost >= mostCost || !s.Per.Known()):
		return fault.Invalid(field+".cost", EnterCost)
	case measures > 1:
		return fault.Invalid(field, OnlyOneMeasure, "kind", s.Kind.Words())
	}
	return nil
}
