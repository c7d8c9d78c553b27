package filing_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"ownway/internal/access"
	"ownway/internal/app"
	filings "ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/demo"
	"ownway/internal/store"
	"ownway/internal/store/storetest"
	"ownway/pay/rti"
	"ownway/pay/rti/gateway"
	"ownway/pay/rti/gateway/gatewaytest"
	"ownway/pay/rti/govtalk"
	"ownway/value/fault"
)

func TestMain(m *testing.M) { storetest.Main(m) }

var (
	ctx     = context.Background()
	machine = access.Actor{Account: "acc_system", Role: access.System, Name: "Ownway"}
)

// each makes the demo on both engines, with a clock that a test moves on once the
// story is told.
func each(t *testing.T, run func(*testing.T, *filings.Service, map[string]person.ID, *time.Time)) {
	clock := demo.NewClock(demo.Begins)
	var later time.Time
	now := func() time.Time {
		if later.IsZero() {
			return clock.Now()
		}
		return later
	}
	storetest.EachWith(t, store.Options{Now: now}, func(t *testing.T, s *store.Store) {
		*clock, later = *demo.NewClock(demo.Begins), time.Time{}
		if _, err := demo.Build(ctx, s, clock, nil); err != nil {
			t.Fatal(err)
		}
		later = clock.Now()
		all, err := s.Accounts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		people := map[string]person.ID{}
		for _, a := range all {
			people[a.Name] = a.Person
		}
		run(t, &filings.Service{Base: app.Base{Store: s}}, people, &later)
	})
}

func follow(t *testing.T, s *filings.Service, employer person.ID, later *time.Time) filings.Look {
	t.Helper()
	for range 40 {
		next, err := s.Follow(ctx, machine, employer)
		if err != nil {
			t.Fatal(fault.All(err), err)
		}
		if next.IsZero() {
			break
		}
		if next.After(*later) {
			*later = next
		}
	}
	return look(t, s, employer)
}

func look(t *testing.T, s *filings.Service, employer person.ID) filings.Look {
	t.Helper()
	l, err := s.Employer(ctx, machine, employer)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func to(server *gatewaytest.Server) filings.Gateway {
	return filings.Gateway{Client: server.Client(), Sender: gatewaytest.Sender, Channel: govtalk.Channel{Vendor: "0000", Product: "Ownway", Version: "1"}, Test: true}
}

// Reports that wait go to HMRC once each, whatever happens on the line, and its
// answers are kept; what wants facts stays.
func TestReportsAreSentOnce(t *testing.T) {
	each(t, func(t *testing.T, s *filings.Service, people map[string]person.ID, later *time.Time) {
		before := look(t, s, people["Rosa Whitfield"])
		if len(before.Rows) == 0 || !before.Rows[0].Ready() {
			t.Fatalf("%+v", before.Rows)
		}
		server := gatewaytest.NewLoose(t)
		s.Gateway = to(server)
		server.Ahead(gatewaytest.Lost, gatewaytest.Busy, gatewaytest.Garbage)
		for _, r := range follow(t, s, people["Rosa Whitfield"], later).Rows {
			if r.State != filing.Accepted && r.State != filing.ByHand {
				t.Errorf("%s %s: %s %v", r.Kind, r.Day, r.State, r.Sent.Said)
			}
			if r.State == filing.Accepted && (r.Sent.Mark == "" || r.Sent.Receipt == "") {
				t.Errorf("%s %s: no proof: %+v", r.Kind, r.Day, r.Sent.Mark)
			}
		}
		again := look(t, s, people["Rosa Whitfield"]).Rows[0]
		if err := s.Send(ctx, machine, again.ID); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("sent twice: %v", err)
		}
		if r := follow(t, s, people["Harold Finch"], later).Rows; len(r) == 0 || r[0].State != filing.Waiting || len(r[0].Missing) == 0 {
			t.Errorf("%+v", r)
		}
	})
}

// What HMRC refuses says why, and can be made again.
func TestRefusedReportIsMadeAgain(t *testing.T) {
	each(t, func(t *testing.T, s *filings.Service, people map[string]person.ID, later *time.Time) {
		server := gatewaytest.NewLoose(t)
		s.Gateway = to(server)
		server.Refuse(gateway.Error{RaisedBy: "Department", Number: 7900, Type: "business", Text: "Not like this", Location: "/x"})
		idris := people["Idris Bevan"]
		var refused *filings.Row
		rows := follow(t, s, idris, later).Rows
		for i := range rows {
			if rows[i].State == filing.Refused {
				refused = &rows[i]
			}
		}
		if refused == nil || len(refused.Sent.Said) == 0 {
			t.Fatalf("%+v", rows)
		}
		server.Refuse() // what was wrong is put right
		if err := s.Again(ctx, machine, refused.ID); err != nil {
			t.Fatal(err)
		}
		for _, r := range follow(t, s, idris, later).Rows {
			if r.ID == refused.ID && r.State != filing.Accepted {
				t.Errorf("%s %v", r.State, r.Sent.Said)
			}
		}
	})
}

// With no need to register nothing is told, and a first fact is asked for by name.
func TestWhatAnEmployerTells(t *testing.T) {
	each(t, func(t *testing.T, s *filings.Service, people map[string]person.ID, _ *time.Time) {
		harold := people["Harold Finch"]
		by := access.Actor{Account: "acc_x", Role: access.Person, Person: harold}
		if err := s.SetScheme(ctx, by, filing.Scheme{Employer: harold, Standing: filing.Registered}); len(fault.All(err)) < 4 {
			t.Errorf("%v", err)
		}
		if err := s.SetScheme(ctx, by, filing.Scheme{Employer: people["Rosa Whitfield"], Standing: filing.NoNeed}); fault.KindOf(err) != fault.KindForbidden {
			t.Errorf("somebody else's scheme: %v", err)
		}
		if l := look(t, s, harold); l.Duty != filing.MustRegister || l.Scheme.Standing != "" {
			t.Errorf("%s %+v", l.Duty, l.Scheme)
		}
	})
}

// A wrong tax code is put right: HMRC is told the corrected year to date with the
// reason for being late, after the report that told what was paid.
func TestCorrectedReport(t *testing.T) {
	each(t, func(t *testing.T, s *filings.Service, people map[string]person.ID, _ *time.Time) {
		rosa := people["Rosa Whitfield"]
		by := access.Actor{Account: "acc_x", Role: access.Person, Person: rosa}
		var slip work.Payslip
		err := s.See(ctx, by, access.SeeFilings, access.About(rosa), func(tx *store.Tx) error {
			all, err := tx.PayslipsFor(ctx, rosa)
			for _, p := range all { // the latest pay day first
				if p.PAName == "Daniel Osei" {
					slip = p
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		c := pay.Correction{Employer: rosa, Fix: work.Fix{From: slip.ID, Code: "1257L"}}
		wages := &pay.Service{Base: s.Base}
		if err := wages.Correct(ctx, by, c); fault.All(err)[0].Field != "why" {
			t.Errorf("with no reason: %v", err)
		}
		c.Why = "HMRC sent a P6"
		if err := wages.Correct(ctx, by, c); err != nil {
			t.Fatal(err)
		}
		for _, r := range look(t, s, rosa).Rows {
			if r.Late != rti.Correction {
				continue
			}
			_, body, err := s.File(ctx, machine, r.ID)
			if err != nil || len(r.Missing) > 0 || !strings.Contains(string(body), "<LateReason>H</LateReason>") || !strings.Contains(string(body), "<TaxCode>1257L</TaxCode>") {
				t.Errorf("%v %v\n%s", err, r.Missing, body)
			}
			if r.N == 0 || len(r.PAs) != 1 {
				t.Errorf("%+v", r)
			}
			return
		}
		t.Error("HMRC is not told")
	})
}
