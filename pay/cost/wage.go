package cost

import (
	"errors"
	"sort"

	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// HighestWage gives the highest hourly wage, in whole pence, whose cost is no
// more than budget an hour. a.Wage does not count. It gives 0 when the other
// costs alone are more than the budget. Whether the wage is lawful is for Sufficient.
func HighestWage(budget money.Amount, a Assumptions, y *rates.Year) (money.Amount, error) {
	a.Wage = 1
	n, err := a.check(y)
	if err := errors.Join(err, within("budget", EnterBudget, budget, 1, mostHourP)); err != nil {
		return 0, err
	}
	// Every part of the cost grows or stays with the wage, and an hour never
	// costs less than its wage, so the answer lies from 0 to the budget.
	dearer := sort.Search(int(budget), func(i int) bool {
		b := a
		b.Wage = money.Amount(i) + 1
		return b.cost(y, n).Hour > budget
	})
	return money.Amount(dearer), nil
}

// Sufficiency says whether a budget's hourly rate can lawfully buy its hours.
type Sufficiency struct {
	Enough  bool
	Highest money.Amount // the highest wage an hour that the rate can pay
	Minimum money.Amount // the minimum wage an hour on the day
	Cost    Cost         // at the minimum wage
	GapHour money.Amount // what the rate lacks an hour; 0 when it is enough
	GapWeek money.Amount // what the budget lacks a week
}

// The words of the answer.
var (
	enough = msg.New("cost.enough",
		"It is enough: {budget} an hour can pay a wage of up to {highest}, and the least lawful wage is {minimum}")
	notEnough = msg.New("cost.not-enough",
		"It is not enough: at the least lawful wage of {minimum} an hour of support costs {cost}, and the budget has {budget}")
	gapHour = msg.New("cost.gap-hour", "Missing for each hour")
	gapWeek = msg.New("cost.gap-week", "Missing each week")
)

// Sufficient says whether a rate an hour reaches the minimum wage on the day,
// with all that comes on top, and what is missing if it does not.
func Sufficient(budget money.Amount, a Assumptions, y *rates.Year, why *explain.Note) (Sufficiency, error) {
	highest, err := HighestWage(budget, a, y)
	if err != nil {
		return Sufficiency{}, err
	}
	minimum, source, err := a.minimum()
	if err != nil {
		return Sufficiency{}, err
	}
	a.Wage = minimum
	working := why.Sub()
	c, err := Hour(a, y, working)
	if err != nil {
		return Sufficiency{}, err
	}
	s := Sufficiency{Enough: c.Hour <= budget, Highest: highest, Minimum: minimum, Cost: c}
	if !s.Enough {
		s.GapHour = c.Hour - budget
		s.GapWeek = max(0, c.Week-budget.ForMinutes(a.Minutes, money.HalfUp))
	}
	if why != nil {
		s.explain(budget, source, working, why)
	}
	return s, nil
}

func (s Sufficiency) explain(budget money.Amount, source *rates.Wage, working, why *explain.Note) {
	why.AddWorked(hourCosts.Text(), s.Cost.Hour, working, source.Cites...)
	if s.Enough {
		why.Say(enough.With("budget", budget, "highest", s.Highest, "minimum", s.Minimum), source.Cites...)
		return
	}
	why.Say(notEnough.With("minimum", s.Minimum, "cost", s.Cost.Hour, "budget", budget), source.Cites...)
	why.Add(gapHour.Text(), s.GapHour, sufficient)
	why.Add(gapWeek.Text(), s.GapWeek, sufficient)
}
