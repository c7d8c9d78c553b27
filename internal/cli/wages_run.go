package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/jobs"
)

type (
	wagesOpen  struct{ wagesOf }
	wagesTry   struct{ wagesOf }
	wagesStart struct{ wagesOf }
)

type wagesAgain struct {
	wagesOf
	Employer string `placeholder:"NAME" help:"This employer alone."`
	PA       string `name:"pa" placeholder:"NAME" help:"Whose pay was agreed on, with --take and --why."`
	Take     string `enum:"pay-lawful,refuse,recover,write-off," default:"" placeholder:"TAKE" help:"What was agreed about pay that is stopped: pay-lawful or refuse below the minimum wage; recover or write-off what was paid too much."`
	Each     pounds `placeholder:"20.00" help:"With recover: how much is taken back with each wage."`
	Why      string `placeholder:"WORDS" help:"Who agreed to it and how. It stands on record."`
}

// Run opens the wages run of a pay period. Opened again it is the same run.
func (c *wagesOpen) Run(w *world) error {
	return c.act(w, func(o *office) error {
		p, err := o.find(c.wagesOf)
		if err != nil {
			return err
		}
		id, err := o.pay.OpenRun(o.ctx, o.by, p.Frequency, p.Period)
		if err != nil {
			return err
		}
		return o.show(id)
	})
}

// run finds the wages run that a command names.
func (o *office) run(c wagesOf) (work.RunID, error) {
	p, err := o.find(c)
	if err == nil && p.run.IsZero() {
		err = fmt.Errorf("the run of %s is not open yet: %s", o.words.Period(p.Period), o.line(o.by.Name, "open %s %s", oftenWord(p.Frequency), p.First))
	}
	return p.run, err
}

// Run works a run out and keeps nothing.
func (c *wagesTry) Run(w *world) error {
	return c.open(w, func(o *office) error {
		id, err := o.run(c.wagesOf)
		if err != nil {
			return err
		}
		return o.show(id)
	})
}

func (o *office) show(id work.RunID) error {
	look, err := o.pay.WagesRun(o.ctx, o.by, id)
	if err != nil {
		return err
	}
	return o.tellRun(look)
}

// Run starts a run and does its work.
func (c *wagesStart) Run(w *world) error {
	return c.act(w, func(o *office) error {
		id, err := o.run(c.wagesOf)
		if err != nil {
			return err
		}
		if err := o.pay.StartRun(o.ctx, o.by, id); err != nil {
			return err
		}
		look, err := o.pay.WagesRun(o.ctx, o.by, id)
		if err != nil {
			return err
		}
		var all []person.ID
		for _, row := range look.Items {
			all = append(all, row.Employer)
		}
		return errors.Join(o.work(id, all...), o.showDone(id))
	})
}

// work does now what waits in the queue for employers of a run, as a server
// would. The server, where there is one, then finds it done.
func (o *office) work(id work.RunID, employers ...person.ID) error {
	for some := range slices.Chunk(employers, 100) {
		if err := o.pay.RunEmployers(o.ctx, jobs.Machine, pay.EmployersJob{Run: id, Bureau: o.by.Keeper, Employers: some}); err != nil {
			return err
		}
	}
	return nil
}

// showDone shows a run that was started; somebody who is held is not all well.
func (o *office) showDone(id work.RunID) error {
	look, err := o.pay.WagesRun(o.ctx, o.by, id)
	if err != nil {
		return err
	}
	if err := o.tellRun(look); err != nil {
		return err
	}
	for _, row := range look.Items {
		if row.State != work.Done {
			return quiet
		}
	}
	return nil
}

// Run notes what was agreed, and works out again who is not done.
func (c *wagesAgain) Run(w *world) error {
	return c.act(w, func(o *office) error {
		id, err := o.run(c.wagesOf)
		if err != nil {
			return err
		}
		look, err := o.pay.WagesRun(o.ctx, o.by, id)
		if err != nil {
			return err
		}
		only, err := c.only(o, look)
		if err != nil {
			return err
		}
		for _, row := range look.Items {
			if row.State == work.Done || !only.IsZero() && row.Employer != only {
				continue
			}
			if err := o.pay.Replay(o.ctx, o.by, id, row.Employer); err != nil {
				return err
			}
			if err := o.work(id, row.Employer); err != nil {
				return err
			}
		}
		return o.showDone(id)
	})
}

// only gives the one employer to work out again, or nobody for all, and notes
// what was agreed about a PA.
func (c *wagesAgain) only(o *office, look pay.Look) (person.ID, error) {
	if c.Take != "" && c.PA == "" {
		return "", fmt.Errorf("--take: say whose pay was agreed on, --pa NAME")
	}
	if c.PA != "" && c.Take == "" {
		return "", fmt.Errorf("--pa: say what was agreed, --take")
	}
	var only person.ID
	if c.Employer != "" {
		var err error
		if only, err = employerNamed(o.world, o.store, c.Employer); err != nil {
			return "", err
		}
	}
	if c.Take == "" {
		return only, nil
	}
	for _, row := range look.Items {
		for _, s := range row.Stopped {
			if !strings.EqualFold(s.PAName, c.PA) || !only.IsZero() && row.Employer != only {
				continue
			}
			return row.Employer, o.pay.Agree(o.ctx, o.by, row.Employer, work.Choice{Employment: s.Employment, First: look.Run.Calendar.Period.First,
				About: s.Matter(), Take: work.Take(c.Take), Each: c.Each.Amount, Why: c.Why})
		}
	}
	return "", fmt.Errorf("the pay of %s is not stopped in this run", c.PA)
}
