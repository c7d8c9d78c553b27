package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app"
	records "ownway/internal/app/recordpack"
	"ownway/internal/store"
	"ownway/internal/web/recordpack"
	"ownway/value/calendar"
)

type packCommand struct {
	Employer  string `required:"" placeholder:"NAME" help:"Whose wages records."`
	Year      int    `required:"" placeholder:"YYYY" help:"The tax year, by the year in which it begins."`
	As        string `required:"" placeholder:"NAME" help:"The account that asks: the employer's own, or one of the organisation that runs their wages. It is written down."`
	Out       string `required:"" type:"path" placeholder:"FILE" help:"The zip to write. One that is there is not written over."`
	MasterKey string `name:"master-key" type:"path" placeholder:"FILE" help:"File with the master key. A demo has none."`
}

// Run writes an employer's record pack, as somebody who may have it.
func (c packCommand) Run(w *world) error {
	master := demoMaster
	if c.MasterKey != "" {
		var err error
		if master, err = (&serveCommand{MasterKey: c.MasterKey}).master(); err != nil {
			return err
		}
	}
	s, err := w.existing(master)
	if err != nil {
		return err
	}
	return errors.Join(c.write(w, s), s.Close())
}

func (c packCommand) write(w *world, s *store.Store) error {
	all, err := s.Accounts(w.ctx)
	if err != nil {
		return err
	}
	by, err := accountNamed(all, c.As, func(store.Account) bool { return true })
	if err != nil {
		return err
	}
	of, err := accountNamed(all, c.Employer, func(a store.Account) bool { return a.Role == access.Person })
	if err != nil {
		return err
	}
	year := calendar.TaxYear(c.Year)
	actor := by.Actor
	actor.Name += " (ownway pack)"
	p, err := (&records.Service{Base: app.Base{Store: s}}).Take(w.ctx, actor, of.Person, calendar.Period{First: year.First(), Last: year.Last()})
	if err != nil {
		return err
	}
	f, err := os.OpenFile(c.Out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(recordpack.Write(w.ctx, f, w.words, p), f.Close()); err != nil {
		return errors.Join(err, os.Remove(c.Out)) // half a pack is none
	}
	_, err = fmt.Fprintln(w.out, c.Out)
	return err
}

// accountNamed finds the one account of a name.
func accountNamed(all []store.Account, name string, fits func(store.Account) bool) (found store.Account, err error) {
	n := 0
	for _, a := range all {
		if strings.EqualFold(a.Name, name) && fits(a) {
			found, n = a, n+1
		}
	}
	if n != 1 {
		return found, fmt.Errorf("%d accounts are called %q: one is needed", n, name)
	}
	return found, nil
}
