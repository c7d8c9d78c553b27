package cli

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"context"

	"ownway/internal/app"
	"ownway/internal/app/policies"
	"ownway/internal/app/setup"
	"ownway/internal/jobs"
	"ownway/internal/scan"
	"ownway/internal/store"
	"ownway/internal/web"
)

type serveCommand struct {
	Address   string       `default:"localhost:8080" help:"Where to serve."`
	MasterKey string       `name:"master-key" type:"path" placeholder:"FILE" help:"File with the master key: 64 hexadecimal digits. Without it nothing private can be read, so the server does not start."`
	Scanner   string       `name:"scanner" placeholder:"clamd|none-accepted" help:"What looks at each file that people send. Without an answer from it no file is taken; 'none-accepted' takes them unseen."`
	Clamd     string       `name:"clamd" default:"unix:/run/clamav/clamd.ctl" placeholder:"ADDRESS" help:"Where clamd listens: unix:/a/path, or an address of this machine."`
	Numbers   modulusTable `embed:""`
	SignIn    string       `name:"sign-in" enum:"none,pick" default:"none" help:"How people sign in. 'pick' belongs to a demo and is refused here."`
}

// Run serves real people: with a master key, and never with the demo's way of
// signing in or the demo's people.
func (c *serveCommand) Run(w *world) error {
	if c.SignIn == "pick" {
		return errors.New("signing in by picking a name is for a demo only. Use 'ownway demo', or leave --sign-in out")
	}
	master, err := c.master()
	if err != nil {
		return err
	}
	scanner, err := c.scanner(w)
	if err != nil {
		return err
	}
	options, err := c.Numbers.option(w)
	if err != nil {
		return err
	}
	s, err := w.openReal(master)
	if err != nil {
		return err
	}
	return errors.Join(serve(w, s, c.Address, false, append(options, web.ScannedBy(scanner))...), s.Close())
}

// scanner gives what looks at files. One that does not answer yet is said now,
// and no file is taken until it does.
func (c *serveCommand) scanner(w *world) (scan.Scanner, error) {
	s, err := scan.New(c.Scanner, c.Clamd)
	if err != nil {
		return nil, err
	}
	if clamd, is := s.(*scan.Clamd); is {
		clamd.Tell = func(err error) {
			w.log.Error("the scanner gave no clear answer, so a file was not taken", "error", err.Error())
		}
		if err := clamd.Ping(w.ctx); err != nil {
			w.log.Warn("the scanner does not answer yet; no file is taken until it does", "error", err.Error())
		}
	}
	return s, nil
}

func (c *serveCommand) master() (key [32]byte, err error) {
	if c.MasterKey == "" {
		return key, errors.New("a server for real people needs --master-key: a file with 64 hexadecimal digits that only you can read")
	}
	text, err := os.ReadFile(c.MasterKey)
	if err != nil {
		return key, fmt.Errorf("the master key cannot be read: %w", err)
	}
	b, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(b) != len(key) {
		return key, fmt.Errorf("%s does not hold 64 hexadecimal digits", c.MasterKey)
	}
	return [32]byte(b), nil
}

func (w *world) openReal(master [32]byte) (*store.Store, error) {
	o := w.source()
	o.Master = master
	s, err := store.Open(w.ctx, o)
	if err != nil {
		return nil, err
	}
	isDemo, err := (&setup.Service{Base: app.Base{Store: s}}).IsDemo(w.ctx)
	if err == nil && isDemo {
		err = errors.New("this database holds a demo's invented people. Use 'ownway demo', or name another database")
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// serve answers requests and does jobs until it is told to stop.
func serve(w *world, s *store.Store, address string, demo bool, options ...web.Option) error {
	if err := (&policies.Service{Base: app.Base{Store: s}}).Keep(w.ctx); err != nil {
		return err
	}
	site, err := web.New(s, demo, w.log, options...)
	if err != nil {
		return err
	}
	crew, err := jobs.Start(w.ctx, s, w.log)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.errOut, "Ownway is at http://%s (stop with Ctrl-C)\n", address)
	err = site.Serve(w.ctx, address)
	patience, cancel := context.WithTimeout(context.WithoutCancel(w.ctx), 10*time.Second)
	defer cancel()
	return errors.Join(err, crew.Stop(patience))
}
