package store_test

import (
	"errors"
	"slices"
	"testing"

	"ownway/internal/access"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/employment"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// town is a council with Rosa and Idris, a PA who keeps their own profile, and a
// support organisation; day is what today is.
type town struct {
	s            *store.Store
	staff        access.Actor
	rosa, idris  access.Actor
	grace        access.Actor // Rosa's daughter
	kelly        access.Actor // a PA
	bureau       access.Actor
	otherCouncil access.Actor
}

func newTown(t testing.TB, s *store.Store) town {
	t.Helper()
	staff, purse := council(t, s)
	staff.Role = access.Practitioner
	staff.Account = access.AccountID(idOf(t, "acc"))
	other, _ := council(t, s)
	other.Account = access.AccountID(idOf(t, "acc"))
	w := town{s: s, staff: staff, otherCouncil: other}
	one := func(role access.Role, keeper access.KeeperID) access.Actor {
		return access.Actor{Account: access.AccountID(idOf(t, "acc")), Keeper: keeper, Role: role}
	}
	w.rosa, w.grace = one(access.Person, staff.Keeper), one(access.Person, staff.Keeper)
	w.rosa.Person, w.grace.Person = purse.Person, person.ID(idOf(t, "per"))
	w.idris = one(access.Person, staff.Keeper)
	w.idris.Person = second(t, s, staff).Person
	w.kelly = one(access.PA, access.KeeperID(idOf(t, "kpr")))
	w.kelly.PA = person.PAID(idOf(t, "pa"))
	w.bureau = one(access.Support, access.KeeperID(idOf(t, "kpr")))
	write(t, s, staff, func(tx *store.Tx) error { return tx.AddPerson(ctx, person.Person{ID: w.grace.Person, Name: "Grace"}) })
	write(t, s, w.kelly, func(tx *store.Tx) error {
		return errors.Join(tx.AddKeeper(ctx, store.Keeper{ID: w.kelly.Keeper, Kind: "pa", Name: "Kelly Marsh"}),
			tx.AddPA(ctx, person.PA{ID: w.kelly.PA, Name: "Kelly Marsh", Born: day, NINO: "QQ123456C"}))
	})
	write(t, s, w.bureau, func(tx *store.Tx) error {
		return tx.AddKeeper(ctx, store.Keeper{ID: w.bureau.Keeper, Kind: "support", Name: "Fairweek Support"})
	})
	return w
}

func (w town) represent(t testing.TB, who access.Actor, standing person.Standing, from, until calendar.Date) {
	t.Helper()
	write(t, w.s, w.staff, func(tx *store.Tx) error {
		return tx.AddRepresentative(ctx, person.Representative{Person: w.rosa.Person, Account: string(who.Account), Standing: standing, From: from, Until: until})
	})
}

func (w town) grant(t testing.TB, giver access.KeeperID, g access.Grant) {
	t.Helper()
	g.ID = access.GrantID(idOf(t, "grt"))
	if err := w.s.Write(ctx, w.staff, giver, func(tx *store.Tx) error { return tx.AddGrant(ctx, g) }); err != nil {
		t.Fatal(err)
	}
}

func (w town) employ(t testing.TB, from, until calendar.Date) work.ID {
	t.Helper()
	e := work.Employment{ID: work.ID(idOf(t, "emp")), Employer: w.rosa.Person, PA: w.kelly.PA, PAName: "Kelly Marsh",
		Terms: employment.Terms{Start: from, End: until, Frequency: period.FourWeekly}}
	write(t, w.s, w.staff, func(tx *store.Tx) error { return tx.AddEmployment(ctx, e) })
	return e.ID
}

// lastPaid makes the payslip of the pay period that holds a day.
func (w town) lastPaid(t testing.TB, job work.ID, on calendar.Date) {
	t.Helper()
	write(t, w.s, w.staff, func(tx *store.Tx) error {
		e, err := tx.Employment(ctx, job)
		if err != nil {
			return err
		}
		p := e.Terms.PeriodOn(on)
		return tx.AddPayslip(ctx, work.Payslip{ID: work.PayslipID(idOf(t, "slp")), Employment: job, Employer: e.Employer, PA: e.PA, Period: p, PayDay: p.Last.AddDays(12)})
	})
}

// How someone stands to Rosa, from what is recorded and nothing else. What has
// not begun and what has ended does not count.
func TestRelationships(t *testing.T) {
	var none calendar.Date
	past, tomorrow := day.AddDays(-30), day.AddDays(1)
	rosas := func(what access.What, w town, from, until calendar.Date) access.Grant {
		return access.Grant{Taker: w.bureau.Keeper, What: what, Person: w.rosa.Person, From: from, Until: until}
	}
	cases := []struct {
		name  string
		given func(*testing.T, town)
		who   func(town) access.Actor
		want  []access.Relationship
	}{
		{"herself", nil, func(w town) access.Actor { return w.rosa }, []access.Relationship{access.Self}},
		{"a stranger", nil, func(w town) access.Actor { return w.idris }, nil},
		{"nobody signed in", nil, func(town) access.Actor { return access.Actor{Role: access.Public} }, nil},
		{"the council's staff", nil, func(w town) access.Actor { return w.staff }, []access.Relationship{access.Staff}},
		{"another council's staff", nil, func(w town) access.Actor { return w.otherCouncil }, nil},
		{"her daughter, not named", nil, func(w town) access.Actor { return w.grace }, nil},
		{"her daughter, named", func(t *testing.T, w town) { w.represent(t, w.grace, person.Nominated, past, none) },
			func(w town) access.Actor { return w.grace }, []access.Relationship{access.Represents}},
		{"her deputy", func(t *testing.T, w town) { w.represent(t, w.grace, person.Deputy, day, none) },
			func(w town) access.Actor { return w.grace }, []access.Relationship{access.Represents}},
		{"named from tomorrow", func(t *testing.T, w town) { w.represent(t, w.grace, person.Nominated, tomorrow, none) },
			func(w town) access.Actor { return w.grace }, nil},
		{"removed today", func(t *testing.T, w town) { w.represent(t, w.grace, person.Nominated, past, day) },
			func(w town) access.Actor { return w.grace }, nil},
		{"until tomorrow", func(t *testing.T, w town) { w.represent(t, w.grace, person.Attorney, past, tomorrow) },
			func(w town) access.Actor { return w.grace }, []access.Relationship{access.Represents}},
		{"a stand-in for hours alone", func(t *testing.T, w town) { w.represent(t, w.idris, person.StandIn, past, none) },
			func(w town) access.Actor { return w.idris }, []access.Relationship{access.StandsIn}},
		{"a PA, not employed", nil, func(w town) access.Actor { return w.kelly }, nil},
		{"her PA", func(t *testing.T, w town) { w.employ(t, past, none) }, func(w town) access.Actor { return w.kelly }, []access.Relationship{access.WorksFor}},
		{"her PA on the last day", func(t *testing.T, w town) { w.employ(t, past, day) }, func(w town) access.Actor { return w.kelly }, []access.Relationship{access.WorksFor}},
		{"her PA until yesterday, whose last hours are not paid", func(t *testing.T, w town) { w.employ(t, past, day.AddDays(-1)) }, func(w town) access.Actor { return w.kelly }, []access.Relationship{access.WorksFor}},
		{"her PA until yesterday, whose last wage is made", func(t *testing.T, w town) { w.lastPaid(t, w.employ(t, past, day.AddDays(-1)), day.AddDays(-1)) },
			func(w town) access.Actor { return w.kelly }, nil},
		{"her PA until yesterday, paid up to the period before", func(t *testing.T, w town) {
			w.lastPaid(t, w.employ(t, day.AddDays(-60), day.AddDays(-1)), day.AddDays(-50))
		},
			func(w town) access.Actor { return w.kelly }, []access.Relationship{access.WorksFor}},
		{"her PA long ago", func(t *testing.T, w town) { w.employ(t, day.AddDays(-200), day.AddDays(-1-work.TellsFor)) }, func(w town) access.Actor { return w.kelly }, nil},
		{"her PA from tomorrow", func(t *testing.T, w town) { w.employ(t, tomorrow, none) }, func(w town) access.Actor { return w.kelly }, nil},
		{"a bureau without a grant", nil, func(w town) access.Actor { return w.bureau }, nil},
		{"the bureau that runs her payroll", func(t *testing.T, w town) { w.grant(t, w.staff.Keeper, rosas(access.Wages, w, past, none)) },
			func(w town) access.Actor { return w.bureau }, []access.Relationship{access.RunsWages}},
		{"the bureau that holds her account", func(t *testing.T, w town) { w.grant(t, w.staff.Keeper, rosas(access.Account, w, day, none)) },
			func(w town) access.Actor { return w.bureau }, []access.Relationship{access.Holds}},
		{"a grant that ended", func(t *testing.T, w town) { w.grant(t, w.staff.Keeper, rosas(access.Wages, w, past, day)) },
			func(w town) access.Actor { return w.bureau }, nil},
		{"a grant from tomorrow", func(t *testing.T, w town) { w.grant(t, w.staff.Keeper, rosas(access.Wages, w, tomorrow, none)) },
			func(w town) access.Actor { return w.bureau }, nil},
		{"a grant over somebody else", func(t *testing.T, w town) {
			g := rosas(access.Wages, w, past, none)
			g.Person = w.idris.Person
			w.grant(t, w.staff.Keeper, g)
		}, func(w town) access.Actor { return w.bureau }, nil},
		{"a grant by a keeper who does not keep her record", func(t *testing.T, w town) {
			w.grant(t, w.otherCouncil.Keeper, rosas(access.Wages, w, past, none))
		}, func(w town) access.Actor { return w.bureau }, nil},
		{"a grant of another sort", func(t *testing.T, w town) { w.grant(t, w.staff.Keeper, rosas(access.Profile, w, past, none)) },
			func(w town) access.Actor { return w.bureau }, nil},
		{"someone who is no bureau, with a grant", func(t *testing.T, w town) {
			g := rosas(access.Wages, w, past, none)
			g.Taker = w.kelly.Keeper
			w.grant(t, w.staff.Keeper, g)
		}, func(w town) access.Actor { return w.kelly }, nil},
	}
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				w := newTown(t, s)
				if c.given != nil {
					c.given(t, w)
				}
				about := access.About(w.rosa.Person)
				keeper, err := s.KeeperOf(ctx, about)
				if err != nil || keeper != w.staff.Keeper {
					t.Fatal(keeper, err)
				}
				got, err := s.Relationships(ctx, c.who(w), about, keeper, day)
				if err != nil || !slices.Equal(got, c.want) {
					t.Errorf("got %v, %v; want %v", got, err, c.want)
				}
			})
		}
	})
}

func TestRelationshipsToAPAAndToWork(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		for _, c := range []struct {
			name  string
			who   access.Actor
			about access.Subject
			want  []access.Relationship
		}{
			{"a PA about themselves", w.kelly, access.AboutPA(w.kelly.PA), []access.Relationship{access.Self}},
			{"an employer about a PA", w.rosa, access.AboutPA(w.kelly.PA), nil},
			{"staff about their own work", w.staff, access.AboutWork(w.staff.Keeper), []access.Relationship{access.Staff}},
			{"staff about another's work", w.otherCouncil, access.AboutWork(w.staff.Keeper), nil},
			{"a person of the council about its work", w.rosa, access.AboutWork(w.staff.Keeper), nil},
			{"a bureau about a council's work", w.bureau, access.AboutWork(w.staff.Keeper), nil},
		} {
			keeper, err := s.KeeperOf(ctx, c.about)
			if err != nil {
				t.Fatal(c.name, err)
			}
			if got, err := s.Relationships(ctx, c.who, c.about, keeper, day); err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s: %v, %v; want %v", c.name, got, err, c.want)
			}
		}
		for name, about := range map[string]access.Subject{"a person": access.About("per_none"), "a PA": access.AboutPA("pa_none"), "nobody": {}} {
			if _, err := s.KeeperOf(ctx, about); fault.KindOf(err) != fault.KindNotFound {
				t.Errorf("%s who is not there has a keeper: %v", name, err)
			}
		}
	})
}

// A representative is removed at once, and can be named again, on the same day
// too; what was stays on record.
func TestRepresentativesComeAndGo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := newTown(t, s)
		name := func(from calendar.Date) error {
			return s.Write(ctx, w.rosa, w.staff.Keeper, func(tx *store.Tx) error {
				return tx.AddRepresentative(ctx, person.Representative{Person: w.rosa.Person, Account: string(w.grace.Account), Name: "Grace", Standing: person.Nominated, From: from})
			})
		}
		remove := func(on calendar.Date) error {
			return s.Write(ctx, w.rosa, w.staff.Keeper, func(tx *store.Tx) error {
				return tx.EndRepresentative(ctx, w.rosa.Person, string(w.grace.Account), on)
			})
		}
		speaks := func(on calendar.Date) bool {
			in, err := s.Relationships(ctx, w.grace, access.About(w.rosa.Person), w.staff.Keeper, on)
			if err != nil {
				t.Fatal(err)
			}
			return slices.Contains(in, access.Represents)
		}
		for _, step := range []struct {
			name   string
			do     func() error
			speaks bool
			kind   fault.Kind // of the fault, when it is refused
		}{
			{"removed before she was named", func() error { return remove(day) }, false, fault.KindConflict},
			{"named", func() error { return name(day) }, true, 0},
			{"named twice", func() error { return name(day) }, true, fault.KindConflict},
			{"removed the same day", func() error { return remove(day) }, false, 0},
			{"removed twice", func() error { return remove(day) }, false, fault.KindConflict},
			{"named again the same day", func() error { return name(day) }, true, 0},
			{"removed again", func() error { return remove(day) }, false, 0},
		} {
			err := step.do()
			if (err != nil) != (step.kind != 0) || err != nil && fault.KindOf(err) != step.kind {
				t.Fatalf("%s: %v", step.name, err)
			}
			if got := speaks(day); got != step.speaks {
				t.Fatalf("%s: speaks for Rosa is %v", step.name, got)
			}
		}
		later := day.AddDays(40)
		if err := name(later); err != nil {
			t.Fatal("named again later:", err)
		}
		if speaks(day.AddDays(20)) || !speaks(later) {
			t.Error("she speaks for Rosa from the later day on, and not before it")
		}
		all, err := s.Represented(ctx, w.grace.Account)
		if err != nil || len(all) != 2 || all[0].Until != day || !all[1].Until.IsZero() {
			t.Errorf("on record: %+v, %v", all, err)
		}
	})
}
