package cli

import (
	"fmt"
	"slices"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/calendar"
)

type wagesAgree struct {
	wagesBy
	Employer string `arg:"" help:"The employer's name, or a part of it, or their reference."`
	PA       string `name:"pa" placeholder:"NAME" help:"The hours of this PA alone."`
}

type agreedJSON struct {
	PA      string        `json:"pa"`
	First   calendar.Date `json:"first"`
	Last    calendar.Date `json:"last"`
	Minutes int           `json:"minutes"`
	Nights  int           `json:"nights"`
	Agreed  bool          `json:"agreed"`
	Says    string        `json:"says"`
}

// Run agrees the hours of periods that are over and wait for an answer.
func (c *wagesAgree) Run(w *world) error {
	return c.act(w, func(o *office) error {
		employer, err := employerNamed(w, o.store, c.Employer)
		if err != nil {
			return err
		}
		asked, who, err := o.pay.HoursAsked(o.ctx, o.by, employer)
		if err != nil {
			return err
		}
		if c.PA != "" {
			asked = slices.DeleteFunc(asked, func(q pay.Question) bool { return !strings.EqualFold(q.Employment.PAName, c.PA) })
		}
		if len(asked) == 0 {
			return fmt.Errorf("no hours for %s wait for an answer", who.Name)
		}
		all, err := o.agreeAll(employer, asked)
		if err != nil {
			return err
		}
		return o.tellAgreed(who, all)
	})
}

func (o *office) agreeAll(employer person.ID, asked []pay.Question) ([]agreedJSON, error) {
	var all []agreedJSON
	for _, q := range asked {
		p := q.Days.Period
		one := agreedJSON{PA: q.Employment.PAName, First: p.First, Last: p.Last}
		told := q.Sheet.Hours.Entries
		if len(told) == 0 {
			told = q.Sheet.Hours.Usual
		}
		for _, e := range told {
			one.Minutes += e.Minutes
			one.Nights += e.Nights
		}
		err := o.agree(employer, q.Of(), p)
		if broken := internal(err); broken != nil {
			return nil, broken
		}
		if one.Agreed = err == nil; err != nil {
			one.Says = o.says(err)
		}
		all = append(all, one)
	}
	return all, nil
}

// agree says that hours are right. The support organisation can once the days of
// those who are asked before it have passed.
func (o *office) agree(employer person.ID, of pay.SheetOf, p calendar.Period) error {
	if o.by.Role != access.Support {
		return o.pay.ApproveHours(o.ctx, o.by, employer, of)
	}
	if err := o.pay.PassOn(o.ctx, o.by, employer, p); err != nil {
		return err
	}
	return o.pay.SettleHours(o.ctx, o.by, employer, of)
}

func (o *office) tellAgreed(who person.Person, all []agreedJSON) error {
	var err error
	for _, one := range all {
		if !one.Agreed {
			err = quiet
		}
	}
	if o.asked.JSON {
		if wrote := o.printJSON(all); wrote != nil {
			return wrote
		}
		return err
	}
	for _, one := range all {
		says := "agreed, " + o.timeOf(toldJSON{First: one.First, Last: one.Last, Minutes: one.Minutes, Nights: one.Nights})
		if !one.Agreed {
			says = "not agreed: " + one.Says
		}
		fmt.Fprintf(o.out, "%s, %s: %s\n", who.Name, one.PA, says)
	}
	return err
}

// clients lists the employers whose wages this account runs.
func (o *office) clients() ([]bureau.Client, error) {
	if o.known == nil {
		all, err := o.bureau.Clients(o.ctx, o.by)
		if err != nil {
			return nil, err
		}
		o.known = all
	}
	return o.known, nil
}

// jobOf finds the job that lines of hours are for. A name counts whole, so that
// nobody's hours go to somebody else.
func (o *office) jobOf(h *hoursOf) (string, work.Employment, error) {
	clients, err := o.clients()
	if err != nil {
		return "", work.Employment{}, err
	}
	line := h.rows[0].Line
	clients = slices.DeleteFunc(slices.Clone(clients), func(c bureau.Client) bool {
		return !strings.EqualFold(c.Person.Name, h.employer) && string(c.Person.ID) != h.employer
	})
	if len(clients) != 1 {
		h.refuse(line, "employer", oneOf(len(clients), h.employer, "employer whose wages you run", "reference"))
		return "", work.Employment{}, nil
	}
	jobs := slices.DeleteFunc(slices.Clone(clients[0].Jobs), func(e work.Employment) bool {
		return !strings.EqualFold(e.PAName, h.pa) && string(e.ID) != h.pa
	})
	if len(jobs) != 1 {
		h.refuse(line, "pa", oneOf(len(jobs), h.pa, "PA of "+clients[0].Person.Name, "reference of one job"))
		return "", work.Employment{}, nil
	}
	return clients[0].Person.Name, jobs[0], nil
}

func oneOf(n int, name, what, instead string) string {
	if n == 0 {
		return fmt.Sprintf("There is no %s called %q. Write the name whole, as it stands on their page", what, name)
	}
	return fmt.Sprintf("%d fit %q. Write the %s instead", n, name, instead)
}
