package cost

import (
	"strconv"

	"ownway/pay/hours"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// mostHours is the most hours of a week that are read: four people at all hours.
const mostHours = 4 * 7 * dayHours

// ParseHours reads the hours of support in a week and gives minutes. Several
// people may be there at once, so it may be more than a week has.
func ParseHours(s string) (int, error) {
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n <= mostHours {
		return n * 60, nil
	}
	n, err := hours.ParseHours(s)
	if err != nil || n == 0 {
		return 0, fault.Invalid("hours", EnterHours)
	}
	return n, nil
}

// AskSomething is the fault of a question with neither a wage nor a budget.
var AskSomething = msg.New("cost.ask-something", "Enter a wage for an hour, what there is for an hour, or both")

// Question asks what an hour costs at a wage, what a budget can pay, or both. The
// wage of its assumptions does not count.
type Question struct {
	Assumptions
	AtWage   *money.Amount // nil: that which the budget can pay
	OfBudget *money.Amount // what there is for an hour
}

// Found is the answer to a question.
type Found struct {
	Assumptions              // at the wage that the cost is shown for
	Minimum     money.Amount // the least lawful wage of the PAs' age
	Cost        Cost
	Lines       []Line
	Budget      *Sufficiency // nothing when no budget was asked about
}

// Lawful reports whether the wage that the cost is shown for is.
func (f Found) Lawful() bool { return f.Wage >= f.Minimum }

// Answer works a question out. With a budget alone, the cost is that of the
// highest wage where it is lawful, and else of the least lawful one.
func (q Question) Answer(why *explain.Note) (Found, error) {
	if q.AtWage == nil && q.OfBudget == nil {
		return Found{}, fault.Invalid("wage", AskSomething)
	}
	y, err := rates.For(calendar.TaxYearOf(q.On))
	if err != nil {
		return Found{}, fault.In(err, "on")
	}
	f := Found{Assumptions: q.Assumptions}
	if q.AtWage != nil {
		f.Wage = *q.AtWage
	}
	if q.OfBudget != nil {
		if why, err = f.afford(q, y, why); err != nil {
			return Found{}, err
		}
	}
	if f.Cost, err = Hour(f.Assumptions, y, why); err != nil {
		return Found{}, err
	}
	f.Lines = f.Cost.Lines(f.Assumptions, y)
	f.Minimum, _, err = f.minimum()
	return f, err
}

// afford says what the budget can pay, and gives the note that the working of
// the cost still belongs in: none where the budget's holds that of the least
// lawful wage already.
func (f *Found) afford(q Question, y *rates.Year, why *explain.Note) (*explain.Note, error) {
	note := why
	if q.AtWage != nil {
		note = nil // the working is that of the wage that was asked about
	}
	s, err := Sufficient(*q.OfBudget, q.Assumptions, y, note)
	f.Budget = &s
	if err != nil || q.AtWage != nil {
		return why, err
	}
	f.Wage = max(s.Highest, s.Minimum)
	if s.Highest < s.Minimum {
		return nil, nil
	}
	return why, nil
}
