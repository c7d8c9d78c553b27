package app_test

import (
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/managed"
	take "ownway/internal/app/takeover"
	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/internal/care/takeover"
	"ownway/internal/store"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

func TestNobodyReachesWhatIsAnothers(t *testing.T) {
	scenes(t, map[string]func(*world){
		"a line that comes in takes nothing from anybody":     noShareTakes,
		"a pack opens nothing that is closed otherwise":       packOpensNothing,
		"a record that was begun here is left with its grant": leftWithTheGrant,
	})
}

// One officer alone must not move one person's money to another by the shares of
// a line.
func noShareTakes(w *world) {
	p := newPool(w, 2)
	a, b := p.people[0], p.people[1]
	on := day("2026-08-10")
	w.on(on.String())
	_, err := p.s.Bring(ctx, p.first, p.file([]bankLine{{Line: statement.Line{Date: on, Payee: "HOSPITAL SHOP", Amount: 9_99}}}))
	w.ok(err)
	look, err := p.s.Look(ctx, p.first)
	w.ok(err)
	w.refused("more than the line to one, out of another's", p.s.Share(ctx, p.first, look.Suspense[0].ID, map[person.ID]pence.Amount{a.id: 109_99, b.id: -100_00}),
		fault.KindInvalid, managed.ShareOtherWay)
	w.ok(p.s.Share(ctx, p.first, look.Suspense[0].ID, map[person.ID]pence.Amount{a.id: 9_99, b.id: 0}))
}

// An employer who keeps their own record ends the grant: whoever began the
// record by a takeover has no way back into it by naming it in another.
func leftWithTheGrant(w *world) {
	s := &take.Service{Base: app.Base{Store: w.s}}
	second := w.secondOfBureau()
	p, e, _ := w.handed(1)
	files, err := e.Files()
	w.ok(err)
	w.taken(s, second, "first", files)
	h := w.takenJobs()[p.Jobs[0].Key]
	who := access.Actor{Account: "acc_paper", Keeper: access.KeeperID(h.Keeper), Role: access.Person, Person: h.Person}
	w.ok(w.s.Write(ctx, who, who.Keeper, func(tx *store.Tx) error {
		return tx.EndGrant(ctx, w.bureau.Keeper, access.Wages, h.Person, w.s.Today())
	}))
	again := func() error { // the same employer under a reference of its own, named by the id of the record
		_, e, _ := w.handed(1)
		e.Row(takeover.EmployersFile, takeover.Key{Employer: "E001"})["person"] = string(h.Person)
		files, err := e.Files()
		w.ok(err)
		for name := range files {
			files[name] = []byte(strings.ReplaceAll(string(files[name]), "E001", "E999"))
		}
		_, err = s.Look(ctx, w.bureau, "second", files)
		return err
	}
	w.refused("without the grant", again(), fault.KindInvalid, take.NotYours)
}

// An auditor's pack holds the reasons of decisions and PAs' payslips only for
// those who may see these anyway.
func packOpensNothing(w *world) {
	s := &managed.Service{Base: app.Base{Store: w.s}, Money: w.money}
	rosa, kelly := w.settled("Rosa Whitfield"), w.newPA("Kelly Marsh")
	w.employs(rosa, kelly, terms(1300))
	w.on("2026-10-01")
	d := against(rosa.Person, decision.Pause, broken)
	d.From, d.Until = day("2026-10-12"), day("2026-11-08")
	w.decides(d)
	days := calendar.Period{First: day("2026-01-01"), Last: day("2026-12-31")}
	own, err := s.Pack(ctx, rosa, rosa.Person, days)
	w.ok(err)
	if len(own.Decisions) != 1 {
		w.Errorf("her own pack has %d decisions", len(own.Decisions))
	}
	officer, err := s.Pack(ctx, w.prepares, rosa.Person, days)
	w.ok(err)
	if len(officer.Decisions) != 0 || len(officer.Payslips) != 0 || officer.Person.ID != rosa.Person {
		w.Errorf("a finance officer reads %d decisions and %d payslips", len(officer.Decisions), len(officer.Payslips))
	}
}
