package cli_test

import (
	"context"

	"github.com/rogpeppe/go-internal/testscript"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/pay/leaving"
	"ownway/value/calendar"
	"ownway/value/money"
)

// leaves lets a PA of a demo's employer leave: leaves FILE PA DAY. The pages do
// it otherwise.
func leaves(ts *testscript.TestScript, _ bool, args []string) {
	onJob(ts, args, func(ctx context.Context, s *store.Store, by access.Actor, e work.Employment) error {
		return (&pay.Service{Base: app.Base{Store: s}}).End(ctx, by, e.Employer, e.ID,
			work.Ending{Why: leaving.Resigned, Last: calendar.MustDate(args[2]), Told: demo.Today, ContractNotice: 1})
	})
}

// pays changes what a PA of a demo's employer is paid an hour: pays FILE PA POUNDS.
func pays(ts *testscript.TestScript, _ bool, args []string) {
	onJob(ts, args, func(ctx context.Context, s *store.Store, by access.Actor, e work.Employment) error {
		hourly, err := money.Parse(args[2])
		if err != nil {
			return err
		}
		for i := range e.Terms.Rates {
			e.Terms.Rates[i].Hourly = hourly
		}
		keeper, err := s.KeeperOf(ctx, access.About(e.Employer))
		if err != nil {
			return err
		}
		return s.Write(ctx, by, keeper, func(tx *store.Tx) error { return tx.SaveEmployment(ctx, e) })
	})
}

// onJob does something to the job of a PA in a demo: FILE PA and one thing more.
func onJob(ts *testscript.TestScript, args []string, do func(context.Context, *store.Store, access.Actor, work.Employment) error) {
	if len(args) != 3 {
		ts.Fatalf("FILE PA and what to do")
	}
	ctx := context.Background()
	s, err := store.Open(ctx, store.Options{File: ts.MkAbs(args[0]), Master: [32]byte{'d', 'e', 'm', 'o'}, Now: demo.NewClock(demo.Today).Now})
	ts.Check(err)
	all, err := s.Accounts(ctx)
	ts.Check(err)
	done := 0
	for _, a := range all {
		if a.Name != "Sunita Rao" {
			continue
		}
		clients, err := (&bureau.Service{Base: app.Base{Store: s}}).Clients(ctx, a.Actor)
		ts.Check(err)
		for _, c := range clients {
			for _, e := range c.Jobs {
				if e.PAName == args[1] {
					done++
					ts.Check(do(ctx, s, a.Actor, e))
				}
			}
		}
	}
	if done != 1 {
		ts.Fatalf("%s has %d jobs", args[1], done)
	}
	ts.Check(s.Close())
}
