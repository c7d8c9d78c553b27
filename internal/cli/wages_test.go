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
)

// leaves lets a PA of a demo's employer leave: leaves FILE PA DAY. The pages do
// it otherwise.
func leaves(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("leaves FILE PA DAY")
	}
	ctx, last := context.Background(), calendar.MustDate(args[2])
	s, err := store.Open(ctx, store.Options{File: ts.MkAbs(args[0]), Master: [32]byte{'d', 'e', 'm', 'o'}, Now: demo.NewClock(demo.Today).Now})
	ts.Check(err)
	base := app.Base{Store: s}
	all, err := s.Accounts(ctx)
	ts.Check(err)
	for _, a := range all {
		if a.Role != access.Support || a.Name != "Sunita Rao" {
			continue
		}
		clients, err := (&bureau.Service{Base: base}).Clients(ctx, a.Actor)
		ts.Check(err)
		for _, c := range clients {
			for _, e := range c.Jobs {
				if e.PAName == args[1] {
					ts.Check((&pay.Service{Base: base}).End(ctx, a.Actor, c.Person.ID, e.ID, work.Ending{Why: leaving.Resigned, Last: last, Told: demo.Today, ContractNotice: 1}))
				}
			}
		}
	}
	ts.Check(s.Close())
}
