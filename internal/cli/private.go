package cli

import (
	"errors"
	"fmt"
	"strings"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/setup"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/value/calendar"
)

// private opens the database with its master key, or a demo's without. A demo's
// people live on the day on which their story stands, or on a later one that is
// named; real people live today.
func (w *world) private(masterKey, what string, on calendar.Date) (*store.Store, error) {
	if masterKey != "" {
		if !on.IsZero() {
			return nil, errors.New("--on is for a demo: real wages are worked out today")
		}
		master, err := (&serveCommand{MasterKey: masterKey}).master()
		if err != nil {
			return nil, err
		}
		return w.existing(master)
	}
	s, err := w.existing(demoMaster)
	if err != nil {
		return nil, err
	}
	isDemo, err := (&setup.Service{Base: app.Base{Store: s}}).IsDemo(w.ctx)
	switch {
	case err == nil && !isDemo:
		err = fmt.Errorf("%s: name the file with the master key, --master-key FILE", what)
	case err == nil && !on.IsZero() && on.Before(demo.Today):
		err = fmt.Errorf("--on: the demo's story stands on %s. Name that day or a later one", w.words.Date(demo.Today))
	}
	if err = errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	if on.IsZero() {
		on = demo.Today
	}
	again := w.source()
	again.Master, again.Now = demoMaster, demo.NewClock(on).Now
	return store.Open(w.ctx, again)
}

// actor finds the account that a command acts as. It gets that account's rights
// and no others, so that it must be named whole.
func actor(w *world, s *store.Store, name string) (access.Actor, error) {
	all, err := s.Accounts(w.ctx)
	if err != nil {
		return access.Actor{}, err
	}
	var found []store.Account
	var offices []string
	for _, a := range all {
		if string(a.Account) == name || strings.EqualFold(a.Name, name) {
			found = append(found, a)
		}
		if a.Role == access.Support {
			offices = append(offices, a.Name)
		}
	}
	switch {
	case name == "" && len(offices) > 0:
		return access.Actor{}, fmt.Errorf("say who does this: --as NAME. Wages are run here by %s", strings.Join(offices, " or "))
	case name == "":
		return access.Actor{}, errors.New("say who does this: --as NAME")
	case len(found) == 0:
		return access.Actor{}, fmt.Errorf("--as: nobody here has an account in the name of %q", name)
	case len(found) > 1:
		return access.Actor{}, fmt.Errorf("--as: %d accounts are in the name of %q. Give the reference of one: %s or %s", len(found), name, found[0].Account, found[1].Account)
	}
	return found[0].Actor, nil
}
