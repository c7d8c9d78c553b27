package jobs_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/pay"
	"ownway/internal/care/bureau"
	"ownway/internal/care/payment"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/jobs"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/ledger"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// employer is one of many whose wages a bureau runs.
type employer struct {
	by   access.Actor // the person
	pa   person.PAID
	job  work.ID
	how  period.Frequency
	days calendar.Period
	bad  msg.Key // why they are held, if they are
	mend func(*crowd, employer)
}

// crowd is a bureau with employers of three councils and of none.
type crowd struct {
	*testing.T
	s         *store.Store
	bureau    access.Actor
	all       []employer
	makes     ident.Maker
	wages     *pay.Service
	employers map[person.ID]employer
}

func mint[P ident.Prefix](c *crowd) ident.ID[P] {
	c.Helper()
	v, err := ident.Make[P](&c.makes, storetest.Noon)
	if err != nil {
		c.Fatal(err)
	}
	return v
}

type (
	accp struct{}
	purp struct{}
	empp struct{}
	grtp struct{}
	shtp struct{}
	papx struct{}
)

func (accp) Prefix() string { return "acc" }
func (purp) Prefix() string { return "pur" }
func (empp) Prefix() string { return "emp" }
func (grtp) Prefix() string { return "grt" }
func (shtp) Prefix() string { return "sht" }
func (papx) Prefix() string { return "pa" }

func (c *crowd) ok(err error) {
	c.Helper()
	if err != nil {
		c.Fatal(err)
	}
}

func (c *crowd) write(by access.Actor, fn func(*store.Tx) error) {
	c.Helper()
	c.ok(c.s.Write(ctx, by, by.Keeper, fn))
}

func newCrowd(t *testing.T, s *store.Store, employers int) *crowd {
	t.Helper()
	c := &crowd{T: t, s: s, makes: ident.Maker{Random: rand.Reader}, wages: &pay.Service{Base: app.Base{Store: s}}, employers: map[person.ID]employer{}}
	c.bureau = keep(t, s, "support")
	pas := access.Actor{Account: "acc_pas", Keeper: access.KeeperID(id[kpr](t)), Role: access.PA}
	c.write(pas, func(tx *store.Tx) error {
		return tx.AddKeeper(ctx, store.Keeper{ID: pas.Keeper, Kind: "pa", Name: "PAs"})
	})
	keepers := []access.Actor{keep(t, s, "council"), keep(t, s, "council"), keep(t, s, "council"), keep(t, s, "person")}
	for i := range employers {
		c.add(i, keepers[i%len(keepers)], pas)
	}
	return c
}

// often are the pay periods of the crowd: of each the one that is run.
var often = []struct {
	how  period.Frequency
	days calendar.Period
}{
	{period.Weekly, calendar.Period{First: day("2026-09-14"), Last: day("2026-09-20")}},
	{period.FourWeekly, calendar.Period{First: day("2026-08-24"), Last: day("2026-09-20")}},
	{period.Monthly, calendar.MonthOf(day("2026-09-01"))},
}

func day(s string) calendar.Date { return calendar.MustDate(s) }

// bads are employers who cannot be paid as they stand, and how each is mended.
var bads = []struct {
	why  msg.Key
	make func(*work.Employment, *hours.Sheet)
	mend func(*crowd, employer)
}{
	{tax.NoSuchCode, func(e *work.Employment, _ *hours.Sheet) { e.Standing.Code = "12X57" }, func(c *crowd, e employer) {
		c.change(e, func(j *work.Employment) { j.Standing.Code = "1257L" })
	}},
	{work.HoursNotSettled, func(_ *work.Employment, s *hours.Sheet) { *s = hours.Sheet{} }, func(c *crowd, e employer) {
		c.ok(c.wages.KeyHours(ctx, c.bureau, e.job, e.days.First, []hours.Entry{{Date: e.days.First, Kind: hours.Work, Minutes: 180, Told: hours.Call}}))
		c.ok(c.wages.ApproveHours(ctx, e.by, e.by.Person, pay.SheetOf{Employment: e.job, Day: e.days.First}))
	}},
	{work.BelowMinimum, func(e *work.Employment, _ *hours.Sheet) { e.Terms.Rates[0].Hourly = 1100 }, func(c *crowd, e employer) {
		c.ok(c.wages.Agree(ctx, e.by, e.by.Person, work.Choice{Employment: e.job, First: e.days.First, About: work.LowPay, Take: work.PayLawful, Why: "they did not know"}))
	}},
}

func (c *crowd) change(e employer, fn func(*work.Employment)) {
	c.Helper()
	keeper, err := c.s.KeeperOf(ctx, access.About(e.by.Person))
	c.ok(err)
	c.ok(c.s.Write(ctx, e.by, keeper, func(tx *store.Tx) error {
		j, err := tx.Employment(ctx, e.job)
		if err != nil {
			return err
		}
		fn(&j)
		return tx.SaveEmployment(ctx, j)
	}))
}

// add makes one employer with a PA, agreed hours and a purse. One in fifty is
// bad in turn.
func (c *crowd) add(i int, keeper, pas access.Actor) {
	c.Helper()
	of := often[i%len(often)]
	e := employer{pa: person.PAID(mint[papx](c)), job: work.ID(mint[empp](c)), how: of.how, days: of.days}
	e.by = access.Actor{Account: access.AccountID(mint[accp](c)), Keeper: keeper.Keeper, Role: access.Person, Person: person.ID(mint[per](c))}
	name := fmt.Sprintf("Employer %03d", i)
	job := work.Employment{ID: e.job, Employer: e.by.Person, PA: e.pa, PAName: fmt.Sprintf("PA %03d", i), PABorn: day("1992-02-11"), Standing: work.Standing{Code: "1257L"},
		Terms: employment.Terms{Start: day("2026-06-01"), Frequency: of.how, PeriodFrom: of.days.First, Holiday: employment.IrregularAccrual,
			Rates: []employment.Rate{{From: day("2026-06-01"), On: employment.EveryDay, Hourly: money.Amount(1300 + i%7*10)}}}}
	sheet := hours.Sheet{Period: of.days, Start: job.Terms.Start, State: hours.Approved, ApprovedBy: hours.Person,
		Entries: []hours.Entry{{Date: of.days.First, Kind: hours.Work, Minutes: 60 * (3 + i%5), Told: hours.Phone}}}
	if i%50 == 7 {
		bad := bads[i/50%len(bads)]
		bad.make(&job, &sheet)
		e.bad, e.mend = bad.why, bad.mend
	}
	funding := payment.Funding{Council: 200_00, Contribution: 20_00}
	if i%4 == 3 { // nobody's council
		funding = payment.Funding{Own: 220_00}
	}
	bank := ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "SOMEBODY"}
	purse := store.Purse{ID: ledger.PurseID(mint[purp](c)), Person: e.by.Person, Opened: day("2026-06-01"), Bank: bank,
		PurseTerms: store.PurseTerms{Held: ledger.Held.In("own-account"), Funding: funding, Wages: 100_00}}
	c.write(pas, func(tx *store.Tx) error {
		return errors.Join(tx.AddPA(ctx, person.PA{ID: e.pa, Name: job.PAName, Born: job.PABorn, Bank: bank}),
			tx.AddGrant(ctx, access.Grant{ID: access.GrantID(mint[grtp](c)), Taker: keeper.Keeper, What: access.Profile, PA: e.pa, Why: "works for " + name, From: day("2026-06-01")}))
	})
	c.write(keeper, func(tx *store.Tx) error {
		err := errors.Join(tx.AddPerson(ctx, person.Person{ID: e.by.Person, Name: name, Born: day("1960-01-01")}), tx.AddPurse(ctx, purse), tx.AddEmployment(ctx, job),
			tx.AddGrant(ctx, access.Grant{ID: access.GrantID(mint[grtp](c)), Taker: c.bureau.Keeper, What: access.Wages, Person: e.by.Person, Why: "runs my payroll", From: day("2026-06-01")}),
			tx.AddAuthority(ctx, bureau.Authority{ID: "aut_" + bureau.AuthorityID(string(e.by.Person)[4:]), Employer: e.by.Person, What: bureau.TellHMRC, From: day("2026-06-01"), GivenBy: name, Evidence: "64-8"}))
		if sheet.State != "" {
			err = errors.Join(err, tx.AddSheet(ctx, work.Sheet{ID: work.SheetID(mint[shtp](c)), Employment: e.job, Employer: e.by.Person, Hours: sheet}))
		}
		return err
	})
	c.all = append(c.all, e)
	c.employers[e.by.Person] = e
}

// Five hundred employers of three councils and of none are paid in one go. The
// workers are stopped in the middle and started again. A bad employer stops no
// other, is held with the reason, and is paid alone once mended. Everybody has
// one payslip, and the books balance.
func TestFiveHundredEmployersInOneGo(t *testing.T) {
	many := 500
	if testing.Short() {
		many = 60
	}
	now := &clock{}
	storetest.EachWith(t, store.Options{Now: now.now}, func(t *testing.T, s *store.Store) {
		now.set(time.Date(2026, 10, 8, 9, 0, 0, 0, time.UTC))
		c := newCrowd(t, s, many)
		var runs []work.RunID
		for _, of := range often {
			run, err := c.wages.OpenRun(ctx, c.bureau, of.how, of.days)
			c.ok(err)
			c.ok(c.wages.StartRun(ctx, c.bureau, run))
			runs = append(runs, run)
		}
		first := crew(t, s, time.Hour)
		until(t, "some are paid", func() bool { return c.count(runs, work.Done) > many/10 })
		stop(t, first)
		if done := c.count(runs, work.Done); done == many {
			t.Logf("all %d were done before the workers stopped", done)
		}
		again := crew(t, s, time.Hour)
		until(t, "each is paid or held", func() bool { return c.count(runs, work.Done)+c.count(runs, work.Held) == many })
		bad := c.held(runs)
		for _, e := range bad {
			e.mend(c, e)
			c.ok(c.wages.Replay(ctx, c.bureau, c.runOf(runs, e), e.by.Person))
		}
		until(t, "those that were mended are paid", func() bool { return c.count(runs, work.Done) == many })
		stop(t, again)
		c.eachPaidOnce()
		c.ok(s.Seal(ctx))
		if p, err := s.Verify(ctx); err != nil || len(p.Wrong) > 0 {
			t.Errorf("the books: %v %v", p.Wrong[:min(3, len(p.Wrong))], err)
		}
		for _, id := range runs {
			if run, _ := c.run(id); run.State != work.Finished {
				t.Errorf("a run is %s", run.State)
			}
		}
	})
}

func (c *crowd) run(id work.RunID) (run work.Run, items []work.Item) {
	c.Helper()
	c.ok(c.s.Read(ctx, c.bureau, c.bureau.Keeper, func(tx *store.Tx) (err error) { run, items, err = tx.WagesRun(ctx, id); return err }))
	return run, items
}

func (c *crowd) runOf(runs []work.RunID, e employer) work.RunID {
	for i, of := range often {
		if of.how == e.how {
			return runs[i]
		}
	}
	return ""
}

func (c *crowd) count(runs []work.RunID, state work.ItemState) (n int) {
	c.Helper()
	for _, id := range runs {
		_, items := c.run(id)
		for _, i := range items {
			if i.State == state {
				n++
			}
		}
	}
	return n
}

// held checks that those who are held are the bad ones, each for their reason.
func (c *crowd) held(runs []work.RunID) (bad []employer) {
	c.Helper()
	for _, id := range runs {
		_, items := c.run(id)
		for _, i := range items {
			e := c.employers[i.Employer]
			switch {
			case i.State != work.Held:
				if e.bad != "" {
					c.Errorf("%s is paid, and should be held", i.Name)
				}
			case i.Why.Key != e.bad:
				c.Errorf("%s is held because %s, and not because %s", i.Name, i.Why.Key, e.bad)
			default:
				bad = append(bad, e)
			}
		}
	}
	if len(bad) == 0 {
		c.Error("nobody is held")
	}
	return bad
}

// eachPaidOnce checks every employer's record: one payslip, in the books once,
// and what is owed is what is expected to be paid.
func (c *crowd) eachPaidOnce() {
	c.Helper()
	for _, e := range c.all {
		keeper, err := c.s.KeeperOf(ctx, access.About(e.by.Person))
		c.ok(err)
		c.ok(c.s.Read(ctx, e.by, keeper, func(tx *store.Tx) error {
			slips, err := tx.PayslipsFor(ctx, e.by.Person)
			if err != nil || len(slips) != 1 {
				c.Errorf("%d payslips, %v", len(slips), err)
				return err
			}
			purse, err := tx.PurseOf(ctx, e.by.Person)
			if err != nil {
				return err
			}
			b, err := tx.Balances(ctx, purse.ID, day("2199-12-31"))
			if err != nil {
				return err
			}
			items, err := tx.Unmet(ctx, e.by.Person, purse.ID)
			var out money.Amount
			for _, i := range items {
				out -= i.Amount
			}
			if owed := -b.Class(ledger.Owed); owed != out || b.Account(ledger.Cost.In("wages")) != slips[0].Result.Gross {
				c.Errorf("%v is owed, %v is expected, wages cost %v", owed, out, b.Account(ledger.Cost.In("wages")))
			}
			return err
		}))
	}
}

// A tax year whose rates are not held is never paid by the rates of another.
func TestAYearThatIsNotHeldIsHeld(t *testing.T) {
	now := &clock{}
	storetest.EachWith(t, store.Options{Now: now.now}, func(t *testing.T, s *store.Store) {
		now.set(time.Date(2031, 6, 20, 9, 0, 0, 0, time.UTC))
		c := newCrowd(t, s, 4)
		days := calendar.MonthOf(day("2031-05-01"))
		for _, e := range c.all {
			if e.how != period.Monthly {
				continue
			}
			c.ok(c.wages.KeyHours(ctx, c.bureau, e.job, days.First, []hours.Entry{{Date: days.First, Kind: hours.Work, Minutes: 60, Told: hours.Call}}))
			c.ok(c.wages.ApproveHours(ctx, e.by, e.by.Person, pay.SheetOf{Employment: e.job, Day: days.First}))
			run, err := c.wages.OpenRun(ctx, c.bureau, e.how, days)
			c.ok(err)
			c.ok(c.wages.StartRun(ctx, c.bureau, run))
			if err := c.wages.RunEmployer(ctx, jobs.Machine, pay.EmployerJob{Run: run, Bureau: c.bureau.Keeper, Employer: e.by.Person}); err != nil {
				t.Fatal(err)
			}
			if _, items := c.run(run); len(items) != 1 || items[0].State != work.Held || items[0].Why.IsZero() {
				t.Errorf("%+v", items)
			}
		}
	})
}
