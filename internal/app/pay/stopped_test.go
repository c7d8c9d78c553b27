package pay_test

import (
	"context"
	"testing"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/demo"
	"ownway/internal/monitor/check"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// Rosa has two PAs. One is to be paid below the minimum wage: that one alone is
// stopped, a refusal becomes a reason to talk, and the lawful amount is paid once
// somebody agrees.
func TestOnePAStopsNobodyElse(t *testing.T) {
	ctx, clock := context.Background(), demo.NewClock(demo.Begins)
	storetest.EachWith(t, store.Options{Now: clock.Now}, func(t *testing.T, s *store.Store) {
		*clock = *demo.NewClock(demo.Begins)
		if _, err := demo.Build(ctx, s, clock, nil); err != nil {
			t.Fatal(err)
		}
		var rosa, bureau access.Actor
		accounts, err := s.Accounts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range accounts {
			switch a.Name {
			case "Rosa Whitfield":
				rosa = a.Actor
			case "Sunita Rao":
				bureau = a.Actor
			}
		}
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err, fault.All(err))
			}
		}
		var low work.ID
		must(s.Write(ctx, rosa, rosa.Keeper, func(tx *store.Tx) error {
			jobs, err := tx.Employments(ctx, rosa.Person)
			if err != nil {
				return err
			}
			e := jobs[0]
			low = e.ID
			for i := range e.Terms.Rates {
				e.Terms.Rates[i].Hourly = 1200 // £12.71 is lawful
			}
			return tx.SaveEmployment(ctx, e)
		}))
		*clock = *demo.NewClock(calendar.MustDate("2026-12-14"))
		wages, days := &pay.Service{Base: app.Base{Store: s}}, calendar.FourWeekly(demo.First, 3)
		run, err := wages.OpenRun(ctx, bureau, period.FourWeekly, days)
		must(err)
		must(wages.StartRun(ctx, bureau, run))
		machine := access.Actor{Account: "acc_system", Role: access.System}
		look := func() work.Item {
			t.Helper()
			must(wages.RunEmployer(ctx, machine, pay.EmployerJob{Run: run, Bureau: bureau.Keeper, Employer: rosa.Person}))
			var item work.Item
			must(s.Read(ctx, bureau, bureau.Keeper, func(tx *store.Tx) error {
				_, items, err := tx.WagesRun(ctx, run)
				for _, i := range items {
					if i.Employer == rosa.Person {
						item = i
					}
				}
				return err
			}))
			return item
		}
		if i := look(); i.State != work.Held || len(i.Slips) != 1 || len(i.Stopped) != 1 || i.Stopped[0].Employment != low || i.Stopped[0].Matter() != work.LowPay {
			t.Fatalf("%+v", i)
		}
		says := work.Choice{Employment: low, First: days.First, About: work.LowPay, Take: work.Refuse, Why: "She says that she cannot pay more"}
		must(wages.Agree(ctx, rosa, rosa.Person, says))
		must(s.Read(ctx, rosa, rosa.Keeper, func(tx *store.Tx) error {
			p, err := tx.PurseOf(ctx, rosa.Person)
			if err != nil {
				return err
			}
			c, err := tx.LastCheck(ctx, p.ID)
			if err == nil && (len(c.OpenFindings()) == 0 || c.OpenFindings()[0].What != check.LowPay) {
				t.Errorf("the refusal is no reason to talk: %+v", c.Result.Findings)
			}
			return err
		}))
		if i := look(); len(i.Slips) != 1 || len(i.Stopped) != 1 {
			t.Errorf("after a refusal: %+v", i)
		}
		says.Take, says.Why = work.PayLawful, "Agreed with Rosa by phone"
		must(wages.Agree(ctx, bureau, rosa.Person, says))
		if i := look(); i.State != work.Done || len(i.Slips) != 2 || len(i.Stopped) != 0 {
			t.Errorf("after it was agreed: %+v", i)
		}
		must(s.Seal(ctx))
		if p, err := s.Verify(ctx); err != nil || len(p.Wrong) > 0 {
			t.Errorf("%+v, %v", p, err)
		}
	})
}
