package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ownway/internal/care/work"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
)

type wagesList struct {
	wagesBy
	All bool `help:"List the runs that are finished too."`
}

// wagesOf names a wages run by its pay period.
type wagesOf struct {
	wagesBy
	Often howOften `arg:"" name:"how-often" help:"How often these people are paid: weekly, fortnightly, four-weekly or monthly."`
	Day   day      `arg:"" optional:"" help:"A day of the pay period, like 2026-11-09. The last period that is over when left out."`
}

type periodJSON struct {
	Frequency period.Frequency `json:"frequency"`
	First     calendar.Date    `json:"first"`
	Last      calendar.Date    `json:"last"`
	CutOff    calendar.Date    `json:"cutOff"`
	PayDay    calendar.Date    `json:"payDay"`
	Run       work.RunID       `json:"run"`
	State     string           `json:"state"`
}

func periodOf(f period.Frequency, days work.Calendar, run work.RunID, state work.RunState) periodJSON {
	return periodJSON{f, days.Period.First, days.Period.Last, days.CutOff, days.PayDay, run, cmp.Or(string(state), "not-open")}
}

type listedJSON struct {
	periodJSON
	Employers []string `json:"employers"`
}

// Run lists pay periods, the first pay day first.
func (c *wagesList) Run(w *world) error {
	return c.open(w, func(o *office) error {
		coming, err := o.bureau.ComingPayDays(o.ctx, o.by)
		if err != nil {
			return err
		}
		listed := []listedJSON{}
		for _, p := range coming {
			one := listedJSON{periodOf(p.Frequency, p.Days.Calendar, p.Run, p.State), []string{}}
			for _, e := range p.Employers {
				one.Employers = append(one.Employers, e.Name)
			}
			listed = append(listed, one)
		}
		if c.All {
			if listed, err = o.withFinished(listed); err != nil {
				return err
			}
		}
		if o.asked.JSON {
			return o.printJSON(listed)
		}
		return o.printPeriods(listed)
	})
}

// withFinished puts the runs that are over before those coming.
func (o *office) withFinished(coming []listedJSON) ([]listedJSON, error) {
	runs, err := o.pay.WagesRuns(o.ctx, o.by)
	if err != nil {
		return nil, err
	}
	var all []listedJSON
	for _, r := range slices.Backward(runs) {
		if r.State != work.Finished {
			continue
		}
		look, err := o.pay.WagesRun(o.ctx, o.by, r.ID)
		if err != nil {
			return nil, err
		}
		one := listedJSON{periodOf(r.Frequency, r.Calendar, r.ID, r.State), []string{}}
		for _, row := range look.Items {
			one.Employers = append(one.Employers, row.Name)
		}
		all = append(all, one)
	}
	return append(all, coming...), nil
}

func (o *office) printPeriods(all []listedJSON) error {
	fmt.Fprintf(o.out, "Wages that %s runs, on %s\n\n", o.by.Name, o.words.Date(o.pay.Today()))
	if len(all) == 0 {
		fmt.Fprintln(o.out, "No pay period is coming: no employer has let this office run their wages, or nobody is employed.")
		return nil
	}
	rows := [][]string{{"paid", "from", "to", "hours until", "pay day", "the run is", "employers"}}
	for _, p := range all {
		rows = append(rows, []string{oftenWord(p.Frequency), p.First.String(), p.Last.String(), p.CutOff.String(), p.PayDay.String(), stateWord(p.State), strings.Join(p.Employers, ", ")})
	}
	o.columns(rows)
	return nil
}

// stateWord says how far a run has come.
func stateWord(state string) string {
	switch work.RunState(state) {
	case work.Gathering:
		return "open"
	case work.Running:
		return "started"
	case work.Finished:
		return "finished"
	}
	return "not open"
}

// named is the pay period that a command names, with its run if there is one.
type named struct {
	period.Frequency
	calendar.Period
	run work.RunID
}

// find gives the pay period that a command names.
func (o *office) find(c wagesOf) (named, error) {
	all, err := o.over()
	if !c.Day.IsZero() {
		all, err = o.with(c.Day.Date)
	}
	if err != nil {
		return named{}, err
	}
	all = slices.DeleteFunc(all, func(n named) bool { return n.Frequency != c.Often.Frequency })
	if begins := slices.IndexFunc(all, func(n named) bool { return n.First == c.Day.Date }); begins >= 0 {
		return all[begins], nil
	}
	switch len(all) {
	case 1:
		return all[0], nil
	case 0:
		return named{}, fmt.Errorf("no %s pay period is %s. See 'ownway wages list'", oftenWord(c.Often.Frequency), dueOr(c.Day))
	}
	var firsts []string
	for _, n := range all {
		firsts = append(firsts, n.First.String())
	}
	return named{}, fmt.Errorf("several %s pay periods fit: name the first day of one, %s", oftenWord(c.Often.Frequency), strings.Join(firsts, " or "))
}

// over gives the pay periods that are over and still to be paid.
func (o *office) over() ([]named, error) {
	coming, err := o.bureau.ComingPayDays(o.ctx, o.by)
	var all []named
	for _, p := range coming {
		one := named{p.Frequency, p.Days.Period, p.Run}
		if one.Last.Before(o.pay.Today()) && !slices.Contains(all, one) { // employers may pay on other days for it
			all = append(all, one)
		}
	}
	return all, err
}

// with gives the pay periods that hold a day: those of today's employers, and
// those that have a run.
func (o *office) with(day calendar.Date) ([]named, error) {
	now, err := o.pay.PayPeriods(o.ctx, o.by, day)
	if err != nil {
		return nil, err
	}
	var all []named
	for _, p := range now {
		all = append(all, named{p.Frequency, p.Days.Period, p.Run})
	}
	runs, err := o.pay.WagesRuns(o.ctx, o.by)
	for _, r := range runs {
		if one := (named{r.Frequency, r.Calendar.Period, r.ID}); one.Has(day) && !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all, err
}

func dueOr(d day) string {
	if d.IsZero() {
		return "over and still to be paid; name a day of the one you mean"
	}
	return "paid here for " + d.String()
}
