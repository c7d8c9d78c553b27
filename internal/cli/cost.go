package cli

import (
	"errors"
	"fmt"
	"time"

	"ownway/pay/cost"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

type costCommand struct {
	Hours  weekHours `required:"" placeholder:"22" help:"Hours of support in a week, like 22, 22.5 or 22:30."`
	Wage   *pounds   `placeholder:"13.30" help:"The wage an hour. Gives what a year, a week and an hour cost."`
	Budget *pounds   `placeholder:"13.75" help:"What there is for an hour. Gives the highest wage that it can pay, and whether that is lawful."`
	On     day       `placeholder:"YYYY-MM-DD" help:"The day from which the wage is paid; today when it is not given."`
	PAs    int       `name:"pas" default:"1" help:"How many PAs share the hours."`
	Age    string    `enum:"21-and-over,18-to-20,under-18" default:"21-and-over" help:"Age of the PAs, for the minimum wage: ${enum}."`

	Pension     string `enum:"above-trigger,all-join,none-join" default:"above-trigger" help:"Who is in the pension: ${enum}."`
	NoAllowance bool   `help:"The Employment Allowance cannot be claimed, as when a PA's work is not all care and support."`
	SickWeeks   int    `placeholder:"N" help:"Paid weeks that each PA is likely to be sick in a year."`
	Redundancy  int    `placeholder:"N" help:"Half weeks of pay saved towards redundancy in a year for each PA: 2 from age 22, 3 from 41, 1 under 22."`
	Insurance   pounds `placeholder:"61" help:"Employer's liability insurance a year."`
	PayrollFee  pounds `placeholder:"520" help:"Payroll service a year."`
	Training    pounds `placeholder:"0" help:"Training a year."`
	Recruitment pounds `placeholder:"0" help:"Finding and checking PAs, a year."`

	Why  bool `help:"Show the working with its sources."`
	JSON bool `name:"json" help:"Print JSON; amounts are in pence."`
}

// answer is what the command found out.
type answer struct {
	a       cost.Assumptions // at the wage that the cost is shown for
	cost    cost.Cost
	lines   []cost.Line
	minimum money.Amount
	budget  *budgetAnswer
	why     explain.Note
}

type budgetAnswer struct {
	rate money.Amount
	cost.Sufficiency
}

// lawful reports whether the wage that the cost is shown for is.
func (f *answer) lawful() bool { return f.a.Wage >= f.minimum }

// Run works out the cost of employing a PA, and the wage that a budget can pay.
func (c *costCommand) Run(w *world) error {
	if c.Wage == nil && c.Budget == nil {
		return errors.New("give a wage an hour with --wage, what there is for an hour with --budget, or both")
	}
	if c.On.IsZero() {
		c.On = day{calendar.DateOf(time.Now())}
	}
	found, err := c.work()
	if err != nil {
		return w.tellFlags(err)
	}
	if c.JSON {
		return found.printJSON(w, c.Why)
	}
	return found.print(w, c.Why)
}

func (c *costCommand) assumptions() cost.Assumptions {
	return cost.Assumptions{
		On: c.On.Date, Minutes: int(c.Hours), PAs: c.PAs, Age: cost.Age(c.Age),
		NoAllowance: c.NoAllowance, Pension: cost.Pension(c.Pension), SickWeeks: c.SickWeeks, RedundancyHalfWeeks: c.Redundancy,
		Insurance: c.Insurance.Amount, PayrollFee: c.PayrollFee.Amount, Training: c.Training.Amount, Recruitment: c.Recruitment.Amount,
	}
}

// work answers at the wage given. With a budget alone, the cost is that of the
// highest wage when it is lawful, and else of the least lawful one.
func (c *costCommand) work() (*answer, error) {
	y, err := rates.For(calendar.TaxYearOf(c.On.Date))
	if err != nil {
		return nil, err
	}
	f := &answer{a: c.assumptions()}
	if c.Budget != nil {
		s, err := cost.Sufficient(c.Budget.Amount, f.a, y, f.whyBudget(c))
		if err != nil {
			return nil, err
		}
		f.budget = &budgetAnswer{c.Budget.Amount, s}
		f.a.Wage = max(s.Highest, s.Minimum)
	}
	if c.Wage != nil {
		f.a.Wage = c.Wage.Amount
	}
	if f.cost, err = cost.Hour(f.a, y, f.whyCost(c)); err != nil {
		return nil, err
	}
	f.lines = f.cost.Lines(f.a, y)
	f.minimum, err = leastWage(f.a)
	return f, err
}

// whyBudget and whyCost give the note for one of the two workings: a budget's
// holds that of the least lawful wage, which need not be shown twice.
func (f *answer) whyBudget(c *costCommand) *explain.Note {
	if c.Wage != nil {
		return nil
	}
	return &f.why
}

func (f *answer) whyCost(c *costCommand) *explain.Note {
	if c.Wage == nil && f.budget.Highest < f.budget.Minimum {
		return nil
	}
	return &f.why
}

// leastWage gives the minimum wage of the PAs' age on the day.
func leastWage(a cost.Assumptions) (money.Amount, error) {
	held, err := rates.MinimumWage(a.On)
	if err != nil {
		return 0, err
	}
	switch a.Age {
	case cost.Youth:
		return held.Youth, nil
	case cost.Under18:
		return held.Under18, nil
	}
	return held.Adult, nil
}

// tellFlags says what is wrong with flags, each by its name.
func (w *world) tellFlags(err error) error {
	all := fault.All(err)
	if len(all) == 0 {
		return err
	}
	for _, f := range all {
		flag := f.Field
		if flag == "tax-year" || flag == "period" {
			flag = "on"
		}
		fmt.Fprintf(w.errOut, "ownway: --%s: %s\n", flag, w.words.Say(f.Text))
	}
	return quiet
}
