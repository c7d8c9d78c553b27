package cli

import (
	"errors"
	"fmt"
	"time"

	"ownway/pay/cost"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
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
	cost.Found
	asked cost.Question
	why   explain.Note
}

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

func (c *costCommand) work() (*answer, error) {
	q := cost.Question{Assumptions: cost.Assumptions{
		On: c.On.Date, Minutes: int(c.Hours), PAs: c.PAs, Age: cost.Age(c.Age),
		NoAllowance: c.NoAllowance, Pension: cost.Pension(c.Pension), SickWeeks: c.SickWeeks, RedundancyHalfWeeks: c.Redundancy,
		Insurance: c.Insurance.Amount, PayrollFee: c.PayrollFee.Amount, Training: c.Training.Amount, Recruitment: c.Recruitment.Amount,
	}}
	if c.Wage != nil {
		q.AtWage = &c.Wage.Amount
	}
	if c.Budget != nil {
		q.OfBudget = &c.Budget.Amount
	}
	found := &answer{asked: q}
	var err error
	found.Found, err = q.Answer(&found.why)
	return found, err
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
