package budget

import (
	"errors"

	"ownway/internal/care/assessment"
	"ownway/internal/care/decision"
	"ownway/internal/care/formula"
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Request is what a budget is made of.
type Request struct {
	ID           ID
	Person       person.ID
	Assessment   assessment.ID
	Carer        bool // the needs are a carer's
	Needs        []assessment.Need
	Policy       policy.Policy
	On           calendar.Date // whose rates hold
	Contribution *Contribution // nil: not assessed yet; a final budget needs it
	Shares       []Share
	Agreed       []AgreedRate
	After        *Budget // the budget that this one follows; nil makes the first figure

	Lower    law.Adverse // the decision without which no final budget is smaller than the final one before
	Decision decision.ID // and its id

	formula []formula.Rate // what the policy's formula gives for these needs
}

// The faults of a budget.
var (
	EnterDay           = msg.New("budget.enter-day", "Enter the day that the budget starts from")
	NothingToPay       = msg.New("budget.nothing-to-pay", "A budget of nothing meets no need. Check the hours and costs")
	SaySupport         = msg.New("budget.say-support", "Say what support this need takes, or that a carer meets it")
	EnterContribution  = msg.New("budget.enter-contribution", "Enter what the person pays, with the version of the financial assessment. Enter £0.00 if it is nothing")
	ContributionPeriod = msg.New("budget.contribution-period", "This contribution does not hold on {day}. Use the one that does")
	AnotherPerson      = msg.New("budget.another-person", "The earlier budget is for somebody else")
	BeforeEarlier      = msg.New("budget.before-earlier", "The final budget can't be dated before the first one, of {day}")
	LowerByDecision    = msg.New("budget.lower-by-decision", "This is {less} a week less than the final budget of {day}. A smaller budget needs a decision, with its ground in law")
	NotLower           = msg.New("budget.not-lower", "This budget is not smaller than the one before. It needs no decision")
	DoesNotAddUp       = msg.New("budget.does-not-add-up", "The parts of this budget do not add up to the whole")
)

// Build makes a budget: the first figure, or after an earlier budget the final
// one. With why nil the lines carry no working; the figures are the same.
func Build(r Request, why *explain.Note) (Budget, error) {
	rates, err := r.byFormula()
	r.formula = rates
	if err := errors.Join(r.check(), assessment.CheckNeeds(r.Needs, r.Carer), err); err != nil {
		return Budget{}, err
	}
	b := Budget{ID: r.ID, Person: r.Person, Assessment: r.Assessment, Policy: r.Policy.ID, Stage: Indicative, On: r.On}
	if r.After != nil {
		b.Stage = Final
		b.Earlier = &Earlier{ID: r.After.ID, Stage: r.After.Stage, On: r.After.On, Weekly: r.After.Weekly}
	}
	if err := r.lines(&b, why); err != nil {
		return Budget{}, err
	}
	r.employer(&b)
	r.funders(&b)
	b.total(r.Contribution)
	if b.Weekly == 0 && b.Once == 0 {
		return Budget{}, fault.Invalid("needs", NothingToPay)
	}
	if err := errors.Join(b.Check(), r.lower(&b)); err != nil {
		return Budget{}, err
	}
	if why != nil {
		b.explain(r, why)
	}
	return b, nil
}

// lower lets a final budget be smaller than the final one before only by a
// decision to reduce, and marks it with that decision.
func (r Request) lower(b *Budget) error {
	less := r.After != nil && r.After.Stage == Final && b.Weekly < r.After.Weekly
	switch {
	case less && r.Lower.Act() != law.Reduce:
		return fault.Conflict(LowerByDecision, "less", r.After.Weekly-b.Weekly, "day", r.After.On)
	case !less && !r.Lower.IsZero():
		return fault.Conflict(NotLower)
	case less:
		b.Lowered = r.Decision
	}
	return nil
}

func (r Request) check() error {
	var faults []error
	if r.Person.IsZero() {
		faults = append(faults, fault.Invalid("person", assessment.ChoosePerson))
	}
	if r.On.IsZero() {
		faults = append(faults, fault.Invalid("on", EnterDay))
	}
	if r.After != nil && r.After.Person != r.Person {
		faults = append(faults, fault.Invalid("after", AnotherPerson))
	}
	if r.After != nil && r.On.Before(r.After.On) {
		faults = append(faults, fault.Invalid("on", BeforeEarlier, "day", r.After.On))
	}
	faults = append(faults, r.checkContribution(), r.checkShares(), r.checkAgreed())
	return errors.Join(faults...)
}

func (r Request) checkContribution() error {
	c := r.Contribution
	switch {
	case c == nil && r.After == nil:
		return nil
	case c == nil || c.Weekly < 0 || c.Version == "" || c.From.IsZero():
		return fault.Invalid("contribution", EnterContribution)
	case r.On.Before(c.From) || !c.Until.IsZero() && r.On.After(c.Until):
		return fault.Invalid("contribution", ContributionPeriod, "day", r.On)
	}
	return nil
}

// lines makes a line of every support of every need, and reports every need
// that can't be costed.
func (r Request) lines(b *Budget, why *explain.Note) error {
	var faults []error
	for i, n := range r.Needs {
		if n.ByCarer {
			b.ByCarer = append(b.ByCarer, n.Ref)
			continue
		}
		if len(n.Support) == 0 {
			faults = append(faults, fault.Invalid(field(i, -1), SaySupport))
		}
		for j, s := range n.Support {
			line, err := r.line(n, s, why)
			if err != nil {
				faults = append(faults, fault.In(err, field(i, j)))
				continue
			}
			b.Lines = append(b.Lines, line)
		}
	}
	return errors.Join(faults...)
}

// total sums the lines and takes the contribution off what is left to the
// council: never more than the support costs it (Care Act 2014 s.14(4)).
func (b *Budget) total(c *Contribution) {
	for _, l := range b.Lines {
		b.Weekly += l.Weekly
		b.NHS += l.NHS
		b.Once += l.Once
		b.OnceNHS += l.OnceNHS
		b.Yearly += l.Yearly
	}
	if c != nil {
		assessed := *c
		b.Assessed = &assessed
		b.Contribution = min(assessed.Weekly, b.Weekly-b.NHS)
	}
	b.Council = b.Weekly - b.NHS - b.Contribution
}

// Check reports a budget whose parts do not add up, line by line and in all
// (Care Act 2014 s.26(1)).
func (b Budget) Check() error {
	var weekly, nhs, once, onceNHS, yearly, employer, items money.Amount
	for _, l := range b.Lines {
		weekly, nhs, once, onceNHS = weekly+l.Weekly, nhs+l.NHS, once+l.Once, onceNHS+l.OnceNHS
		yearly, employer = yearly+l.Yearly, employer+l.Employer
	}
	for _, e := range b.Employer {
		items += e.Weekly
	}
	sums := weekly == b.Weekly && nhs == b.NHS && once == b.Once && onceNHS == b.OnceNHS && yearly == b.Yearly && employer == items
	whole := b.Weekly == b.NHS+b.Contribution+b.Council
	parts := min(b.NHS, b.Contribution, b.Council, b.OnceNHS, b.Once-b.OnceNHS) >= 0
	if !sums || !whole || !parts || b.AddsUp(nil).IsNo() {
		return fault.Invalid("weekly", DoesNotAddUp)
	}
	return nil
}
