package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"ownway/internal/app"
	"ownway/internal/app/setup"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/internal/web"
	"ownway/value/calendar"
)

type demoCommand struct {
	Headless bool         `help:"Tell the story of one person and stop, without a server."`
	Address  string       `default:"localhost:8080" help:"Where to serve."`
	Numbers  modulusTable `embed:""`
}

// Run makes the demo in a fresh database. An older demo's database is made
// anew; any other file is left alone.
func (c *demoCommand) Run(w *world) error {
	options, err := c.Numbers.option(w)
	if err != nil {
		return err
	}
	if err := w.clearDemo(); err != nil {
		return err
	}
	clock := demo.NewClock(demo.Begins)
	o := w.source()
	o.Now, o.Random, o.Master = clock.Now, demo.Seed(), demoMaster
	s, err := store.Open(w.ctx, o)
	if err != nil {
		return err
	}
	err = c.tell(w, s, clock, options)
	return errors.Join(err, s.Close())
}

// demoMaster wraps the keys of people who do not exist.
var demoMaster = [32]byte{'d', 'e', 'm', 'o'}

func (c *demoCommand) tell(w *world, s *store.Store, clock *demo.Clock, options []web.Option) error {
	p := newProgress(w.errOut, "Making a quarter of invented lives")
	made, err := demo.Build(w.ctx, s, clock, func(d calendar.Date) { p.at(w.words.Date(d)) })
	p.done()
	if err != nil {
		return err
	}
	if !c.Headless {
		clock.Run()
		return serve(w, s, c.Address, true, options...)
	}
	if err := made.Tell(w.out); err != nil {
		return err
	}
	fmt.Fprintln(w.out)
	return prove(w, s)
}

// clearDemo removes the database of an earlier demo.
func (w *world) clearDemo() error {
	o := w.source()
	if o.URL != "" {
		return w.emptyDatabase(o)
	}
	if _, err := os.Stat(o.File); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	s, err := store.Open(w.ctx, o)
	if err != nil {
		return err
	}
	isDemo, err := (&setup.Service{Base: app.Base{Store: s}}).IsDemo(w.ctx)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	if !isDemo {
		return fmt.Errorf("%s is not a demo's database, so it is left alone. Name another file with --db", o.File)
	}
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(o.File + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// emptyDatabase makes sure that a PostgreSQL database has nobody in it yet: a
// demo never overwrites one.
func (w *world) emptyDatabase(o store.Options) error {
	s, err := store.Open(w.ctx, o)
	if err != nil {
		return err
	}
	accounts, err := s.Accounts(w.ctx)
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	if len(accounts) > 0 {
		return errors.New("this PostgreSQL database has people in it already. Give the demo an empty one")
	}
	return nil
}

// progress shows how far long work has come: on one line of a terminal, and as
// a few plain lines anywhere else.
type progress struct {
	out      *os.File // nil when not a terminal
	plain    func(string)
	what     string
	lastLine string
}

func newProgress(out any, what string) *progress {
	p := &progress{what: what, plain: func(string) {}}
	if f, ok := out.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.out = f
		} else {
			p.plain = func(s string) { fmt.Fprintln(f, s) }
		}
	}
	p.plain(what + " …")
	return p
}

func (p *progress) at(where string) {
	if p.out != nil && where != p.lastLine {
		fmt.Fprintf(p.out, "\r%s: %s%s", p.what, where, strings.Repeat(" ", max(0, len(p.lastLine)-len(where))))
		p.lastLine = where
	}
}

func (p *progress) done() {
	if p.out != nil {
		fmt.Fprintf(p.out, "\r%s\r", strings.Repeat(" ", len(p.what)+len(p.lastLine)+4))
	}
}
