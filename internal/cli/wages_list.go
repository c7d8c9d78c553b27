package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"ownway/internal/app/pay"
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
	Often howOften `arg:"" help:"How often these people are paid: weekly, fortnightly, four-weekly or monthly."`
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
		all, err := o.coming()
		if err == nil && c.All {
			all, err = o.withFinished(all)
		}
		if err != nil {
			return err
		}
		listed := []listedJSON{}
		for _, p := range all {
			names, err := o.paidIn(p)
			if err != nil {
				return err
			}
			listed = append(listed, listedJSON{periodOf(p.Frequency, p.Days, p.Run, p.State), names})
		}
		if o.json {
			return o.printJSON(listed)
		}
		return o.printPeriods(listed)
	})
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

// coming gives the pay periods that hold today and those just before them, whose
// wages are still to be paid.
func (o *office) coming() ([]pay.PayPeriod, error) {
	today := o.pay.Today()
	all, err := o.pay.PayPeriods(o.ctx, o.by, today)
	if err != nil {
		return nil, err
	}
	var before []calendar.Date
	for _, p := range all {
		if day := p.Days.Period.First.AddDays(-1); !slices.Contains(before, day) {
			before = append(before, day)
		}
	}
	for _, day := range before {
		some, err := o.pay.PayPeriods(o.ctx, o.by, day)
		if err != nil {
			return nil, err
		}
		for _, p := range some {
			old := p.State == work.Finished || p.Run.IsZero() && p.Days.PayDay.Before(today)
			if !old && !slices.ContainsFunc(all, func(one pay.PayPeriod) bool { return samePeriod(one, p) }) {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pay.PayPeriod) int { return a.Days.PayDay.Compare(b.Days.PayDay) })
	return all, nil
}

// withFinished adds the runs that are there and not among those coming.
func (o *office) withFinished(all []pay.PayPeriod) ([]pay.PayPeriod, error) {
	runs, err := o.pay.WagesRuns(o.ctx, o.by)
	for _, r := range runs {
		p := pay.PayPeriod{Frequency: r.Frequency, Days: r.Calendar, Run: r.ID, State: r.State}
		if !slices.ContainsFunc(all, func(one pay.PayPeriod) bool { return samePeriod(one, p) }) {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b pay.PayPeriod) int { return a.Days.PayDay.Compare(b.Days.PayDay) })
	return all, err
}

func samePeriod(a, b pay.PayPeriod) bool {
	return a.Frequency == b.Frequency && a.Days.Period == b.Days.Period
}

// paidIn names the employers with somebody to pay in a pay period.
func (o *office) paidIn(p pay.PayPeriod) ([]string, error) {
	clients, err := o.clients()
	names := []string{}
	for _, c := range clients {
		if slices.ContainsFunc(c.Jobs, func(e work.Employment) bool {
			return e.Terms.Frequency == p.Frequency && e.Terms.PeriodOn(p.Days.Period.First) == p.Days.Period &&
				!e.Terms.Start.After(p.Days.Period.Last) && !e.Left(p.Days.Period)
		}) {
			names = append(names, c.Person.Name)
		}
	}
	return names, err
}

// find gives the pay period that a command names.
func (o *office) find(c wagesOf) (pay.PayPeriod, error) {
	var all []pay.PayPeriod
	var err error
	if c.Day.IsZero() {
		if all, err = o.coming(); err == nil {
			all = slices.DeleteFunc(all, func(p pay.PayPeriod) bool { return !p.Days.Period.Last.Before(o.pay.Today()) })
		}
	} else if all, err = o.pay.PayPeriods(o.ctx, o.by, c.Day.Date); err == nil {
		all, err = o.withFinished(all)
	}
	if err != nil {
		return pay.PayPeriod{}, err
	}
	all = slices.DeleteFunc(all, func(p pay.PayPeriod) bool {
		return p.Frequency != c.Often.Frequency || !c.Day.IsZero() && !p.Days.Period.Has(c.Day.Date)
	})
	if begins := slices.IndexFunc(all, func(p pay.PayPeriod) bool { return p.Days.Period.First == c.Day.Date }); begins >= 0 {
		return all[begins], nil
	}
	switch len(all) {
	case 1:
		return all[0], nil
	case 0:
		return pay.PayPeriod{}, fmt.Errorf("no %s pay period is %s. See 'ownway wages list'", oftenWord(c.Often.Frequency), dueOr(c.Day))
	}
	var firsts []string
	for _, p := range all {
		firsts = append(firsts, p.Days.Period.First.String())
	}
	return pay.PayPeriod{}, fmt.Errorf("several %s pay periods fit: name the first day of one, %s", oftenWord(c.Often.Frequency), strings.Join(firsts, " or "))
}

func dueOr(d day) string {
	if d.IsZero() {
		return "over and still to be paid; name a day of the one you mean"
	}
	return "paid here for " + d.String()
}
