package cli

import (
	"fmt"

	"ownway/internal/care/formula"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/money"
)

type policyFormulaCommand struct {
	Check   formulaCheckCommand   `cmd:"" help:"Work the formula out for every number of hours a week, and see that no rate is below what an hour lawfully costs."`
	Explain formulaExplainCommand `cmd:"" help:"Work the formula out for the hours that somebody needs, line by line."`
}

type formulaExplainCommand struct {
	File   string    `arg:"" help:"A policy file with a formula, or the short name of one that comes with the program, like model-formula."`
	Hours  weekHours `required:"" placeholder:"22" help:"Hours a week of employed PAs, like 22, 22.5 or 22:30."`
	Nights weekHours `name:"night-hours" placeholder:"0" help:"Hours a week of employed PAs who stay awake at night."`
	policyDay
}

// Run prints each rate with its working.
func (c *formulaExplainCommand) Run(w *world) error {
	given, err := formulaRates(c.File, c.asked(), int(c.Hours), int(c.Nights))
	if err != nil {
		return err
	}
	for _, g := range given {
		fmt.Fprintf(w.out, "%s: %s an hour\n", w.words.Say(g.Kind.Words().Text()), g.Each)
		printWorking(w, g.Working.Lines, 1)
	}
	return nil
}

// formulaRates works a formula out; a policy without one is refused.
func formulaRates(file string, on calendar.Date, hours, nights int) ([]formula.Rate, error) {
	p, err := readPolicy(file)
	if err != nil {
		return nil, err
	}
	given, err := formula.For(p, on, formula.Hours{policy.EmployedPA: hours, policy.WakingNight: nights})
	if err == nil && len(given) == 0 {
		err = fmt.Errorf("%s has no formula that holds on %s; ownway policy schema says what one takes", p.Council, on)
	}
	return given, err
}

type formulaCheckCommand struct {
	File string `arg:"" help:"A policy file with a formula, or the short name of one that comes with the program."`
	policyDay
}

// allWeek is the hours of a week.
const allWeek = 7 * 24

// Run works the formula out for each whole number of hours a week. A rate below
// what an hour lawfully costs is a failure.
func (c *formulaCheckCommand) Run(w *world) error {
	on := c.asked()
	least := policyFacts(w, on).LawfulHour
	var low, high money.Amount
	below := 0
	for hours := 1; hours <= allWeek; hours++ {
		given, err := formulaRates(c.File, on, hours*60, 0)
		if err != nil {
			return err
		}
		each := given[0].Each
		if low == 0 || each < low {
			low = each
		}
		high = max(high, each)
		if each < least {
			below++
		}
	}
	fmt.Fprintf(w.out, "From 1 to %d hours a week the formula gives %s to %s an hour on %s.\n", allWeek, low, high, w.words.Date(on))
	fmt.Fprintf(w.out, "The least that an hour by an employed PA lawfully costs is %s.\n", least)
	if below > 0 {
		fmt.Fprintf(w.out, "For %d of these numbers of hours the rate is below it.\n", below)
		return quiet
	}
	fmt.Fprintln(w.out, "No rate is below it.")
	return nil
}
