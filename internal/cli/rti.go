package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	filings "ownway/internal/app/filing"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/hmrc"
	"ownway/internal/jobs"
	"ownway/internal/store"
	"ownway/value/calendar"
)

type rtiCommand struct {
	FPS    rtiFPS    `cmd:"" name:"fps" help:"Write the full payment submission of an employer's pay day, as HMRC's schema has it."`
	EPS    rtiEPS    `cmd:"" name:"eps" help:"Write the employer payment summary of a tax month."`
	Status rtiStatus `cmd:"" help:"List an employer's reports to HMRC, what stands in their way, and what is owed by when."`
	Send   rtiSend   `cmd:"" help:"Send what waits, and ask for HMRC's answers. OWNWAY_HMRC_URL, OWNWAY_HMRC_SENDER, OWNWAY_HMRC_PASSWORD and OWNWAY_HMRC_VENDOR say where and who."`
}

// rtiOf names an employer.
type rtiOf struct {
	Employer  string `arg:"" help:"The employer's name, or a part of it, or their reference."`
	MasterKey string `name:"master-key" type:"path" placeholder:"FILE" help:"File with the master key: 64 hexadecimal digits. A demo's database needs none."`
}

type rtiFPS struct {
	rtiOf
	Day string `placeholder:"2026-11-27" help:"The pay day. The latest one when left out."`
	Out string `type:"path" placeholder:"FILE" help:"Where to write. The screen when left out."`
}

type rtiEPS struct {
	rtiOf
	Day string `placeholder:"2026-11-05" help:"Any day of the tax month. The latest one with a summary when left out."`
	Out string `type:"path" placeholder:"FILE" help:"Where to write. The screen when left out."`
}

type rtiStatus struct{ rtiOf }

type rtiSend struct{ rtiOf }

// filings opens the use cases on the database, and finds the employer.
func (o rtiOf) open(w *world, fn func(*filings.Service, person.ID) error) error {
	s, err := o.store(w)
	if err != nil {
		return err
	}
	id, err := employerNamed(w, s, o.Employer)
	if err == nil {
		err = fn(&filings.Service{Base: app.Base{Store: s}, Gateway: filings.GatewayFrom(os.Getenv, hmrc.Line(nil, time.Minute))}, id)
	}
	return errors.Join(err, s.Close())
}

// store opens the database with its master key, or a demo's without.
func (o rtiOf) store(w *world) (*store.Store, error) {
	return w.private(o.MasterKey, "what HMRC is told is private", calendar.Date{})
}

// employerNamed finds the one person whose reference or name this is.
func employerNamed(w *world, s *store.Store, name string) (person.ID, error) {
	all, err := s.Accounts(w.ctx)
	if err != nil {
		return "", err
	}
	var found []store.Account
	for _, a := range all {
		if a.Role != access.Person || a.Person.IsZero() {
			continue
		}
		if string(a.Person) == name || strings.EqualFold(a.Name, name) {
			return a.Person, nil
		}
		if strings.Contains(strings.ToLower(a.Name), strings.ToLower(name)) {
			found = append(found, a)
		}
	}
	switch len(found) {
	case 1:
		return found[0].Person, nil
	case 0:
		return "", fmt.Errorf("nobody here is called %q", name)
	}
	var names []string
	for _, a := range found {
		names = append(names, a.Name)
	}
	return "", fmt.Errorf("%q could be %s. Give more of the name", name, strings.Join(names, " or "))
}

// Run writes the submission of a pay day.
func (c *rtiFPS) Run(w *world) error { return c.write(w, filing.KindFPS, c.Day, c.Out) }

// Run writes the summary of a tax month.
func (c *rtiEPS) Run(w *world) error { return c.write(w, filing.KindEPS, c.Day, c.Out) }

func (o rtiOf) write(w *world, kind filing.Kind, day, out string) error {
	return o.open(w, func(s *filings.Service, employer person.ID) error {
		if kind == filing.KindEPS {
			if _, err := s.Note(w.ctx, jobs.Machine, employer); err != nil {
				return err
			}
		}
		look, err := s.Employer(w.ctx, jobs.Machine, employer)
		if err != nil {
			return err
		}
		row, err := rowOf(look, kind, day)
		if err != nil {
			return err
		}
		_, body, err := s.File(w.ctx, jobs.Machine, row.ID)
		if err != nil {
			return err
		}
		if out == "" {
			_, err = fmt.Fprintln(w.out, string(body))
			return err
		}
		if err := os.WriteFile(out, body, 0o600); err != nil {
			return err
		}
		_, err = fmt.Fprintf(w.errOut, "%s: the %s of %s for %s\n", out, strings.ToUpper(string(kind)), look.Employer.Name, w.words.Date(row.Day))
		return err
	})
}

// rowOf finds the report of a day, or the latest one.
func rowOf(look filings.Look, kind filing.Kind, day string) (filings.Row, error) {
	var on calendar.Date
	if day != "" {
		var err error
		if on, err = calendar.Parse(day); err != nil {
			return filings.Row{}, err
		}
		if kind == filing.KindEPS {
			on = filing.TaxMonth(on).First
		}
	}
	for _, r := range look.Rows {
		if r.Kind == kind && (day == "" || r.Day == on) {
			return r, nil
		}
	}
	return filings.Row{}, fmt.Errorf("%s has no %s for that. See 'ownway rti status %q'", look.Employer.Name, strings.ToUpper(string(kind)), look.Employer.Name)
}

// Run lists reports, the latest first, and what is owed.
func (c *rtiStatus) Run(w *world) error {
	return c.open(w, func(s *filings.Service, employer person.ID) error {
		look, err := s.Employer(w.ctx, jobs.Machine, employer)
		if err != nil {
			return err
		}
		tellStatus(w, look)
		return nil
	})
}

func tellStatus(w *world, look filings.Look) {
	fmt.Fprintln(w.out, look.Employer.Name)
	for _, l := range look.Why.Lines {
		fmt.Fprintln(w.out, " ", w.words.Say(l.Text))
	}
	for _, r := range look.Rows {
		fmt.Fprintf(w.out, "\n%s %s  %s  %s\n", strings.ToUpper(string(r.Kind)), r.Day, r.State, strings.Join(r.PAs, ", "))
		for _, m := range r.Missing {
			fmt.Fprintln(w.out, "  missing:", w.words.Say(m))
		}
		for _, said := range r.Sent.Said {
			fmt.Fprintln(w.out, "  HMRC says:", said)
		}
	}
	fmt.Fprintln(w.out)
	for _, d := range look.Due {
		fmt.Fprintf(w.out, "%s to HMRC by %s, for %s\n", w.words.Money(d.Total), w.words.Date(d.By), w.words.Period(d.For))
	}
}

// Run sends what waits, and takes each step that is due.
func (c *rtiSend) Run(w *world) error {
	return c.open(w, func(s *filings.Service, employer person.ID) error {
		if !s.Gateway.Set() {
			return errors.New("there is no address to send to: set OWNWAY_HMRC_URL, OWNWAY_HMRC_SENDER, OWNWAY_HMRC_PASSWORD and OWNWAY_HMRC_VENDOR, or write the reports with 'ownway rti fps' and send them in another way")
		}
		if _, err := s.Follow(w.ctx, jobs.Machine, employer); err != nil {
			return err
		}
		look, err := s.Employer(w.ctx, jobs.Machine, employer)
		if err != nil {
			return err
		}
		tellStatus(w, look)
		return nil
	})
}
