package app_test

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/care"
	"ownway/internal/app/home"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/app/setup"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/internal/care/plan"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/law"
	"ownway/ledger"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	pence "ownway/value/money"
	"ownway/value/msg"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var ctx = context.Background()

// machine acts when a job does.
var machine = access.Actor{Account: "acc_system", Role: access.System}

func day(s string) calendar.Date { return calendar.MustDate(s) }

// clock stands still until a test moves it.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// world is a small town in which tests act through the use cases alone: a
// council that pays every four weeks from 17 August 2026, and a bureau.
type world struct {
	*testing.T
	s     *store.Store
	clock *clock

	setup *setup.Service
	care  *care.Service
	pay   *pay.Service
	money *money.Service
	home  *home.Service

	council            store.Keeper
	practitioner       access.Actor
	prepares, approves access.Actor
	bureau             access.Actor
}

// scenes runs each scene in a world of its own, on every engine.
func scenes(t *testing.T, all map[string]func(*world)) {
	t.Helper()
	c := &clock{at: storetest.Noon}
	storetest.EachWith(t, store.Options{Now: c.now}, func(t *testing.T, s *store.Store) {
		for name, scene := range all {
			t.Run(name, func(t *testing.T) { scene(newWorld(t, s, c)) })
		}
	})
}

func newWorld(t *testing.T, s *store.Store, c *clock) *world {
	t.Helper()
	base := app.Base{Store: s}
	w := &world{T: t, s: s, clock: c, setup: &setup.Service{Base: base}, care: &care.Service{Base: base}, pay: &pay.Service{Base: base},
		money: &money.Service{Base: base}, home: &home.Service{Base: base}}
	w.on("2026-08-03")
	w.council, w.practitioner, w.prepares, w.approves = w.newCouncil()
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "support", Name: "Fairweek Support"}
	w.bureau = w.account(k.ID, access.Support, "Sunita Rao").Actor
	w.ok(w.setup.AddKeeper(ctx, k, store.Account{Actor: w.bureau}))
	return w
}

// on moves the clock to the morning of a day.
func (w *world) on(d string) { w.clock.at = day(d).Time().Add(9 * time.Hour) }

func (w *world) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

var ids = struct {
	sync.Mutex
	ident.Maker
}{Maker: ident.Maker{Random: rand.Reader}}

// newID makes an id of a kind; ID is ident.ID of it.
func newID[ID ~string](w *world) ID {
	w.Helper()
	ids.Lock()
	defer ids.Unlock()
	switch any(ID("")).(type) {
	case access.KeeperID:
		return made[ID](w, ident.Make[kpr])
	case access.AccountID:
		return made[ID](w, ident.Make[acc])
	case person.ID:
		return made[ID](w, ident.Make[per])
	case person.PAID:
		return made[ID](w, ident.Make[pas])
	}
	w.Fatalf("no ids of %T are made here", ID(""))
	return ""
}

func made[ID ~string, P ident.Prefix](w *world, make func(*ident.Maker, time.Time) (ident.ID[P], error)) ID {
	id, err := make(&ids.Maker, w.clock.at)
	w.ok(err)
	return ID(id)
}

type (
	kpr struct{}
	acc struct{}
	per struct{}
	pas struct{}
)

func (kpr) Prefix() string { return "kpr" }
func (acc) Prefix() string { return "acc" }
func (per) Prefix() string { return "per" }
func (pas) Prefix() string { return "pa" }

func (w *world) account(k access.KeeperID, role access.Role, name string) store.Account {
	w.Helper()
	return store.Account{Actor: access.Actor{Account: newID[access.AccountID](w), Keeper: k, Role: role, Name: name}}
}

func (w *world) newCouncil() (k store.Keeper, practitioner, prepares, approves access.Actor) {
	w.Helper()
	k = store.Keeper{ID: newID[access.KeeperID](w), Kind: "council", Name: "Severnside Council", Council: store.Council{Policy: "severnside",
		CycleFrom: day("2026-08-17"), SUN: "123456", Pays: ident.BankAccount{SortCode: "089999", Number: "66374958", Name: "SEVERNSIDE COUNCIL"}}}
	practitioner = w.account(k.ID, access.Practitioner, "Hannah Lowe").Actor
	prepares = w.account(k.ID, access.Finance, "Pat Doyle").Actor
	approves = w.account(k.ID, access.Finance, "Mei Tan").Actor
	w.ok(w.setup.AddKeeper(ctx, k, store.Account{Actor: practitioner}, store.Account{Actor: prepares}, store.Account{Actor: approves}))
	return k, practitioner, prepares, approves
}

var account = ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "R WHITFIELD"}

// add brings a person into the council's record.
func (w *world) add(name string) access.Actor {
	w.Helper()
	p := person.Person{ID: newID[person.ID](w), Name: name, Born: day("1979-03-14")}
	a := w.account(w.council.ID, access.Person, name)
	a.Person = p.ID
	w.ok(w.care.AddPerson(ctx, w.practitioner, p, a))
	return a.Actor
}

// settled brings a person all the way to an agreement from 17 August, with money
// for 12 hours a week of PAs in their own account.
func (w *world) settled(name string) access.Actor {
	w.Helper()
	who := w.add(name)
	w.agreed(who, []assessment.Need{{Ref: "mornings", Outcome: law.Hygiene, Words: "I need someone there to wash", Limb: assessment.WithHelp,
		Support: []assessment.Support{{Kind: policy.EmployedPA, Minutes: 12 * 60}}},
		{Ref: "out", Outcome: law.Community, Words: "I want to get to choir", Limb: assessment.WithHelp,
			Support: []assessment.Support{{Kind: policy.Activity, Cost: pence.Pounds(20, 0), Per: policy.Week}}}})
	return who
}

func (w *world) agreed(who access.Actor, needs []assessment.Need) {
	w.Helper()
	answer, err := w.care.RecordNeeds(ctx, w.practitioner, eligible(who.Person, needs))
	w.ok(err)
	if !answer.IsYes() {
		w.Fatal(answer)
	}
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person})
	w.ok(err)
	_, err = w.care.SetBudget(ctx, w.practitioner, care.Reckon{Person: who.Person,
		Contribution: &budget.Contribution{Weekly: pence.Pounds(22, 40), Version: "2026-27/1", From: day("2026-04-06"), Reason: "assessed in June"}})
	w.ok(err)
	papers, err := w.care.Papers(ctx, w.practitioner, who.Person)
	w.ok(err)
	writing := care.Writing{Person: who.Person, Matters: "Choir."}
	for _, n := range needs {
		by := plan.By{Means: plan.ByPA}
		if n.Support[0].Kind == policy.Activity {
			by = plan.By{Means: plan.ByActivity}
		}
		writing.How = append(writing.How, plan.Item{How: n.Words, By: by, ByPayment: true})
	}
	_, err = w.care.WritePlan(ctx, w.practitioner, writing)
	w.ok(err)
	w.ok(w.care.ChooseRoute(ctx, who, care.Choice{Person: who.Person, Bank: account,
		Parts: []plan.Part{{Method: policy.OwnAccount, Weekly: papers.Budgets[0].Budget.Weekly}}}))
	_, err = w.care.DraftAgreement(ctx, w.practitioner, who.Person, day("2026-08-17"))
	w.ok(err)
	w.ok(w.care.Sign(ctx, who, who.Person))
	w.ok(w.care.Sign(ctx, w.practitioner, who.Person))
}

func eligible(p person.ID, needs []assessment.Need) assessment.Assessment {
	return assessment.Assessment{Person: p, Cause: law.Is, Needs: needs,
		Impact: law.Judgement{Found: law.Is, By: "Hannah Lowe", On: day("2026-08-03"), Reasons: "She misses meals."}}
}

// newPA is a PA who keeps their own profile.
func (w *world) newPA(name string) access.Actor {
	w.Helper()
	pa := person.PA{ID: newID[person.PAID](w), Name: name, Born: day("1992-02-11"), NINO: "QQ111111A",
		Bank: ident.BankAccount{SortCode: "180002", Number: "00000190", Name: name}}
	k := store.Keeper{ID: newID[access.KeeperID](w), Kind: "pa", Name: name}
	a := w.account(k.ID, access.PA, name)
	a.PA = pa.ID
	w.ok(w.pay.AddPA(ctx, k, pa, a))
	return a.Actor
}

// terms are three hours a day from Monday to Thursday, paid every four weeks.
func terms(hourly pence.Amount) employment.Terms {
	return employment.Terms{Start: day("2026-08-17"), Frequency: period.FourWeekly, PeriodFrom: day("2026-08-17"), Holiday: employment.IrregularAccrual,
		Usual: employment.Pattern{Minutes: [7]int{0, 180, 180, 180, 180, 0, 0}},
		Rates: []employment.Rate{{From: day("2026-08-17"), On: employment.EveryDay, Hourly: hourly}}}
}

func hire(who, pa access.Actor, t employment.Terms) pay.Hire {
	return pay.Hire{Employer: who.Person, PA: pa.PA, Terms: t, Payee: law.Payee{Relation: law.NotRelated, SameHousehold: law.IsNot}, Standing: work.Standing{Code: "1257L", Letter: 'A'}}
}

// employs lets a person employ a PA, with a payroll run by the bureau.
func (w *world) employs(who, pa access.Actor, t employment.Terms) work.ID {
	w.Helper()
	w.ok(w.pay.ShareProfile(ctx, pa, who.Person))
	id, err := w.pay.Employ(ctx, who, hire(who, pa, t))
	w.ok(err)
	if id.IsZero() {
		w.Fatal("an employment without an id")
	}
	return id
}

func (w *world) letBureau(who access.Actor) {
	w.Helper()
	w.ok(w.care.LetSupport(ctx, who, who.Person, w.bureau.Keeper, access.Wages, "runs my payroll"))
}

// the pay periods of the year's autumn.
var (
	first  = calendar.FourWeekly(day("2026-08-17"), 0) // 17 August to 13 September, paid on 25 September
	second = calendar.FourWeekly(day("2026-08-17"), 1)
)

// tells logs hours on some days of a period.
func (w *world) tells(pa access.Actor, id work.ID, p calendar.Period, minutes ...int) {
	w.Helper()
	var entries []hours.Entry
	for i, m := range minutes {
		entries = append(entries, hours.Entry{Date: p.First.AddDays(i), Kind: hours.Work, Minutes: m, Told: hours.Phone})
	}
	w.ok(w.pay.LogHours(ctx, pa, id, p.First, entries))
}

// look reads a person's record as the use cases do.
func (w *world) look(about person.ID, fn func(*store.Tx) error) {
	w.Helper()
	keeper, err := w.s.KeeperOf(ctx, access.About(about))
	w.ok(err)
	w.ok(w.s.Read(ctx, machine, keeper, fn))
}

func (w *world) balances(about person.ID) (b ledger.Balances) {
	w.Helper()
	w.look(about, func(tx *store.Tx) error {
		p, err := tx.PurseOf(ctx, about)
		if err != nil {
			return err
		}
		b, err = tx.Balances(ctx, p.ID, day("2199-12-31"))
		return err
	})
	return b
}

// refused checks that an error is a fault of a kind and, when given, a key.
func (w *world) refused(what string, err error, kind fault.Kind, keys ...msg.Key) {
	w.Helper()
	var f *fault.Fault
	if !errors.As(err, &f) || f.Kind != kind || len(keys) > 0 && f.Text.Key != keys[0] {
		w.Errorf("%s: got %v, want kind %d %v", what, err, kind, keys)
	}
}

// atOnce does the same thing many times at the same moment, and counts how often it
// was done. Whoever came second must be told so, and nothing worse.
func (w *world) atOnce(n int, fn func() error) (done int) {
	w.Helper()
	errs := make([]error, n)
	var ready, all sync.WaitGroup
	ready.Add(1)
	for i := range errs {
		all.Go(func() {
			ready.Wait()
			errs[i] = fn()
		})
	}
	ready.Done()
	all.Wait()
	for _, err := range errs {
		switch {
		case err == nil:
			done++
		case fault.KindOf(err) != fault.KindConflict:
			w.Errorf("one of %d at once: %v", n, err)
		}
	}
	return done
}

// starling gives a statement in that bank's layout; each line has the balance
// that follows from those before it.
func starling(lines ...string) []byte {
	text := "Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n"
	for _, l := range lines {
		text += l + ",,\n"
	}
	return []byte(text)
}
