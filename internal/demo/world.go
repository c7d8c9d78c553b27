// Package demo makes an invented world by running the real use cases day by
// day on a clock of its own: two councils, a support organisation, and people
// with different lives over a quarter. It inserts nothing by hand, and comes out
// the same each time.
package demo

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/buy"
	"ownway/internal/app/care"
	"ownway/internal/app/filing"
	"ownway/internal/app/managed"
	"ownway/internal/app/money"
	"ownway/internal/app/pay"
	"ownway/internal/app/setup"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/ident"
)

// The quarter: three periods of four weeks, and the day on which the demo stands.
var (
	Begins = calendar.MustDate("2026-06-29")
	First  = calendar.MustDate("2026-08-17") // the first day that Severnside pays for
	Today  = calendar.MustDate("2026-11-21")
)

// Clock is the demo's own clock: it stands still until it is moved, and once
// the history is made it runs on from there.
type Clock struct {
	at      time.Time
	started time.Time // when it began to run; zero while it stands
}

// NewClock gives a clock that stands at the morning of a day.
func NewClock(day calendar.Date) *Clock { return &Clock{at: day.Time().Add(9 * time.Hour)} }

// Now gives the moment on the clock.
func (c *Clock) Now() time.Time {
	if c.started.IsZero() {
		return c.at
	}
	return c.at.Add(time.Since(c.started))
}

// Run lets the clock run on.
func (c *Clock) Run() { c.started = time.Now() }

func (c *Clock) set(day calendar.Date, hour int) {
	c.at = day.Time().Add(time.Duration(hour) * time.Hour)
}

// Seed gives the source of ids that makes the demo come out the same each time.
func Seed() io.Reader {
	var seed [32]byte
	copy(seed[:], "a quiet month for everyone")
	return rand.NewChaCha8(seed)
}

// World is the demo while it is made.
type World struct {
	ctx   context.Context
	clock *Clock
	ids   ident.Maker
	store *store.Store

	setup  *setup.Service
	care   *care.Service
	buy    *buy.Service
	pay    *pay.Service
	money  *money.Service
	held   *managed.Service
	filing *filing.Service

	severnside, marlbrook *council
	bureau                access.Actor
	lives                 []*life
	pas                   map[string]*helper
	progress              func(calendar.Date)
}

// council is one council's keeper and staff.
type council struct {
	keeper       store.Keeper
	practitioner access.Actor
	prepares     access.Actor // finance officers: one prepares,
	approves     access.Actor // another approves
}

func newWorld(ctx context.Context, s *store.Store, clock *Clock, progress func(calendar.Date)) *World {
	base := app.Base{Store: s}
	return &World{ctx: ctx, clock: clock, ids: ident.Maker{Random: Seed()}, store: s, progress: progress,
		setup: &setup.Service{Base: base}, care: &care.Service{Base: base}, buy: &buy.Service{Base: base}, pay: &pay.Service{Base: base},
		money: &money.Service{Base: base}, held: &managed.Service{Base: base, Money: &money.Service{Base: base}}, filing: &filing.Service{Base: base}, pas: map[string]*helper{}}
}

// newID makes an id for someone or something that comes into the world.
func newID[P ident.Prefix](w *World, id *ident.ID[P]) {
	v, err := ident.Make[P](&w.ids, w.clock.Now())
	if err != nil {
		panic(err) // the source of ids never runs dry
	}
	*id = v
}

// account makes an account for someone.
func (w *World) account(k access.KeeperID, role access.Role, name, says string) store.Account {
	a := store.Account{Actor: access.Actor{Keeper: k, Role: role, Name: name}, Says: says}
	newID(w, &a.Account)
	return a
}

// organisations brings the councils, the NHS body and the support organisation
// into the world.
func (w *World) organisations() error {
	w.severnside = w.newCouncil("Severnside Council", store.Council{Policy: "severnside", CycleFrom: First, SUN: "123456",
		Pays: testAccount(0, "SEVERNSIDE COUNCIL")}, "Hannah Lowe", "Pat Doyle", "Mei Tan")
	w.marlbrook = w.newCouncil("Marlbrook Council", store.Council{Policy: "marlbrook", CycleFrom: calendar.MustDate("2026-09-01"),
		SUN: "654321", Pays: testAccount(1, "MARLBROOK COUNCIL")}, "Joel Baptiste", "Ruth Amos", "Colin Webb")
	for _, c := range []*council{w.severnside, w.marlbrook} {
		err := w.setup.AddKeeper(w.ctx, c.keeper,
			store.Account{Actor: c.practitioner, Says: "social worker, " + c.keeper.Name},
			store.Account{Actor: c.prepares, Says: "finance officer, " + c.keeper.Name + ": prepares payments"},
			store.Account{Actor: c.approves, Says: "finance officer, " + c.keeper.Name + ": approves payments"})
		if err != nil {
			return err
		}
	}
	k := store.Keeper{Kind: "support", Name: "Fairweek Support"}
	newID(w, &k.ID)
	officer := w.account(k.ID, access.Support, "Sunita Rao", "payroll and managed accounts, Fairweek Support")
	w.bureau = officer.Actor
	return w.setup.AddKeeper(w.ctx, k, officer)
}

func (w *World) newCouncil(name string, pays store.Council, practitioner, prepares, approves string) *council {
	c := &council{keeper: store.Keeper{Kind: "council", Name: name, Council: pays}}
	newID(w, &c.keeper.ID)
	c.practitioner = w.account(c.keeper.ID, access.Practitioner, practitioner, "").Actor
	c.prepares = w.account(c.keeper.ID, access.Finance, prepares, "").Actor
	c.approves = w.account(c.keeper.ID, access.Finance, approves, "").Actor
	return c
}

// testAccounts are numbers published for testing account checks (VocaLink,
// "Validating account numbers"); nobody holds them.
var testAccounts = []ident.BankAccount{
	{SortCode: "089999", Number: "66374958"}, {SortCode: "107999", Number: "88837491"},
	{SortCode: "202959", Number: "63748472"}, {SortCode: "871427", Number: "46238510"},
	{SortCode: "872427", Number: "46238510"}, {SortCode: "820000", Number: "73688637"},
	{SortCode: "827101", Number: "28748352"}, {SortCode: "134020", Number: "63849203"},
	{SortCode: "938611", Number: "07806039"}, {SortCode: "938600", Number: "42368003"},
	{SortCode: "086090", Number: "06774744"}, {SortCode: "309070", Number: "02355688"},
	{SortCode: "118765", Number: "64371389"}, {SortCode: "200915", Number: "41011166"},
	{SortCode: "074456", Number: "12345112"}, {SortCode: "180002", Number: "00000190"},
}

func testAccount(n int, name string) ident.BankAccount {
	a := testAccounts[n%len(testAccounts)]
	a.Name = name
	return a
}

// on moves the clock to an hour of a day.
func (w *World) on(day calendar.Date, hour int) {
	w.clock.set(day, hour)
	if w.progress != nil {
		w.progress(day)
	}
}

// step says what was being done when something failed.
func step(err error, what string, args ...any) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(what+": %w", append(args, err)...)
}
