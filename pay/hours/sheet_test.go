package hours_test

import (
	"slices"
	"testing"
	"time"

	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"pgregory.net/rapid"
)

var day = calendar.MustDate

var fourWeeks = calendar.Period{First: day("2026-10-19"), Last: day("2026-11-15")}

const reason = "She stayed late on Monday"

// mondays is usual work of three hours each Monday and a sleep-in each Friday.
func mondays() employment.Terms {
	t := employment.Terms{Start: day("2026-04-06")}
	t.Usual.Minutes[time.Monday] = 180
	t.Usual.SleepIn[time.Friday] = true
	return t
}

func open(t testing.TB, terms employment.Terms) hours.Sheet {
	t.Helper()
	s, err := hours.New(terms, fourWeeks)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func work(date string, minutes int) hours.Entry {
	return hours.Entry{Date: day(date), Kind: hours.Work, Minutes: minutes, Told: hours.Phone}
}

// step is one act on a sheet.
type step func(hours.Sheet) (hours.Sheet, hours.Event, error)

func log(entries ...hours.Entry) step {
	return func(s hours.Sheet) (hours.Sheet, hours.Event, error) { return s.Log(entries, day("2026-11-15")) }
}

func approve(by hours.Who) step {
	return func(s hours.Sheet) (hours.Sheet, hours.Event, error) { return s.Approve(by, day("2026-11-16")) }
}

func useUsual(by hours.Who) step {
	return func(s hours.Sheet) (hours.Sheet, hours.Event, error) { return s.UseUsual(by, day("2026-11-16")) }
}

func change(by hours.Who, why string, entries ...hours.Entry) step {
	return func(s hours.Sheet) (hours.Sheet, hours.Event, error) {
		return s.Change(entries, by, why, day("2026-11-16"))
	}
}

func reopen(by hours.Who, why string) step {
	return func(s hours.Sheet) (hours.Sheet, hours.Event, error) { return s.Reopen(by, why, day("2026-11-16")) }
}

func paid(s hours.Sheet) (hours.Sheet, hours.Event, error) { return s.MarkPaid(day("2026-11-20")) }

func silent(from hours.State, h hours.Helpers) step {
	return func(s hours.Sheet) (hours.Sheet, hours.Event, error) {
		return s.Unanswered(from, h, day("2026-11-18"))
	}
}

var (
	both = hours.Helpers{StandIn: true, Support: true}
	none = hours.Helpers{}
)

func TestTransitions(t *testing.T) {
	ask := silent(hours.Open, both)
	standIn := silent(hours.WithStandIn, both)
	support := silent(hours.WithSupport, both)
	told := log(work("2026-10-19", 210))
	const (
		invalid   = fault.KindInvalid
		conflict  = fault.KindConflict
		forbidden = fault.KindForbidden
		fine      = fault.KindInternal // no fault
	)
	tests := []struct {
		name  string
		given []step
		want  hours.State
		fault fault.Kind // of the last step
	}{
		{"the PA tells, the person agrees", []step{told, approve(hours.Person)}, hours.Approved, fine},
		{"the representative agrees", []step{told, approve(hours.Representative)}, hours.Approved, fine},
		{"the PA tells again before it is agreed", []step{told, told}, hours.Logged, fine},
		{"a quiet month: the usual hours are right", []step{useUsual(hours.Person), approve(hours.Person)}, hours.Approved, fine},
		{"nothing told, nothing to agree", []step{approve(hours.Person)}, hours.Open, conflict},
		{"a PA cannot agree their own hours", []step{told, approve(hours.PA)}, hours.Logged, forbidden},
		{"a PA cannot reopen", []step{told, approve(hours.Person), reopen(hours.PA, reason)}, hours.Approved, forbidden},
		{"the clock cannot agree", []step{told, approve(hours.Clock)}, hours.Logged, forbidden},
		{"a stand-in who is not asked", []step{told, approve(hours.StandIn)}, hours.Logged, forbidden},
		{"support that is not asked", []step{told, approve(hours.Support)}, hours.Logged, forbidden},
		{"agreed twice", []step{told, approve(hours.Person), approve(hours.Person)}, hours.Approved, conflict},
		{"told after it is agreed", []step{told, approve(hours.Person), told}, hours.Approved, conflict},
		{"changed with a reason", []step{told, change(hours.Person, reason, work("2026-10-19", 200))}, hours.Logged, fine},
		{"changed without a reason", []step{told, change(hours.Person, " ", work("2026-10-19", 200))}, hours.Logged, invalid},
		{"changed to nothing told", []step{told, change(hours.Person, reason)}, hours.Logged, invalid},
		{"changed by the PA through the back door", []step{told, change(hours.PA, reason, work("2026-10-19", 999))}, hours.Logged, forbidden},
		{"opened again", []step{told, approve(hours.Person), reopen(hours.Person, reason)}, hours.Logged, fine},
		{"opened again without a reason", []step{told, approve(hours.Person), reopen(hours.Person, "")}, hours.Approved, invalid},
		{"opened before it is agreed", []step{told, reopen(hours.Person, reason)}, hours.Logged, conflict},
		{"a stand-in cannot undo the person", []step{ask, approve(hours.Person), reopen(hours.StandIn, reason)}, hours.Approved, forbidden},
		{"a stand-in can undo their own", []step{ask, approve(hours.StandIn), reopen(hours.StandIn, reason)}, hours.Logged, fine},

		{"no answer: the stand-in is asked", []step{ask}, hours.WithStandIn, fine},
		{"no answer to told hours: the stand-in is asked", []step{told, silent(hours.Logged, both)}, hours.WithStandIn, fine},
		{"no stand-in: support is asked", []step{silent(hours.Open, hours.Helpers{Support: true})}, hours.WithSupport, fine},
		{"no one to ask: paid as usual", []step{silent(hours.Open, none)}, hours.PaidAsUsual, fine},
		{"the stand-in agrees", []step{ask, approve(hours.StandIn)}, hours.Approved, fine},
		{"the person answers late", []step{ask, approve(hours.Person)}, hours.Approved, fine},
		{"support waits its turn", []step{ask, approve(hours.Support)}, hours.WithStandIn, forbidden},
		{"the PA tells while the stand-in is asked", []step{ask, told}, hours.WithStandIn, fine},
		{"the stand-in is silent", []step{ask, standIn}, hours.WithSupport, fine},
		{"the stand-in is silent and there is no support", []step{ask, silent(hours.WithStandIn, hours.Helpers{StandIn: true})}, hours.PaidAsUsual, fine},
		{"support agrees", []step{ask, standIn, approve(hours.Support)}, hours.Approved, fine},
		{"all are silent", []step{ask, standIn, support}, hours.PaidAsUsual, fine},
		{"a retry of a cut-off skips nobody", []step{ask, ask}, hours.WithStandIn, conflict},
		{"silence does nothing to agreed hours", []step{told, approve(hours.Person), silent(hours.Approved, both)}, hours.Approved, conflict},
		{"silence does nothing after usual pay", []step{ask, standIn, support, silent(hours.PaidAsUsual, both)}, hours.PaidAsUsual, conflict},
		{"the PA tells after usual pay", []step{ask, standIn, support, told}, hours.PaidAsUsual, fine},
		{"agreed after usual pay", []step{ask, standIn, support, told, approve(hours.Person)}, hours.Approved, fine},
		{"paid", []step{told, approve(hours.Person), paid}, hours.Approved, fine},
		{"paid twice", []step{told, approve(hours.Person), paid, paid}, hours.Approved, conflict},
		{"paid before it is agreed", []step{told, paid}, hours.Logged, conflict},
		{"paid, opened again, and nobody answers: it waits", []step{told, approve(hours.Person), paid,
			reopen(hours.Person, reason), silent(hours.Logged, both)}, hours.Logged, conflict},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, mondays())
			for i, act := range tt.given {
				before := s
				next, event, err := act(s)
				last := i == len(tt.given)-1
				if !last && err != nil {
					t.Fatalf("step %d: %v", i+1, err)
				}
				if last && fault.KindOf(err) != tt.fault {
					t.Fatalf("fault %v, want kind %v", err, tt.fault)
				}
				if err == nil && (event.From != before.State || event.To != next.State || event.Did == "" || event.By == "" || event.On.IsZero()) {
					t.Errorf("event %+v from %s to %s", event, before.State, next.State)
				}
				if err != nil && next.State != before.State {
					t.Errorf("a fault moved the sheet from %s to %s", before.State, next.State)
				}
				s = next
			}
			if s.State != tt.want {
				t.Errorf("state %s, want %s", s.State, tt.want)
			}
		})
	}
}

func run(t *testing.T, s hours.Sheet, steps ...step) hours.Sheet {
	t.Helper()
	for i, act := range steps {
		next, _, err := act(s)
		if err != nil {
			t.Fatalf("step %d: %v", i+1, err)
		}
		s = next
	}
	return s
}

func TestUsualPayIsPutRight(t *testing.T) {
	s := run(t, open(t, mondays()), silent(hours.Open, none))
	if !s.Provisional() || len(s.Payable()) != 8 || s.Owing() != nil {
		t.Fatalf("paid as usual: provisional %v, payable %d entries, owing %v", s.Provisional(), len(s.Payable()), s.Owing())
	}
	s = run(t, s, log(work("2026-10-19", 210), work("2026-10-26", 180), work("2026-11-02", 0), work("2026-11-09", 180)))
	if s.Owing() != nil {
		t.Error("hours that nobody agreed are owing")
	}
	s = run(t, s, approve(hours.Person))
	want := []hours.Difference{
		{Date: day("2026-10-19"), Kind: hours.Work, Minutes: 30},
		{Date: day("2026-10-23"), Kind: hours.SleepIn, Nights: -1},
		{Date: day("2026-10-30"), Kind: hours.SleepIn, Nights: -1},
		{Date: day("2026-11-02"), Kind: hours.Work, Minutes: -180},
		{Date: day("2026-11-06"), Kind: hours.SleepIn, Nights: -1},
		{Date: day("2026-11-13"), Kind: hours.SleepIn, Nights: -1},
	}
	if got := s.Owing(); !slices.Equal(got, want) {
		t.Errorf("owing %v, want %v", got, want)
	}
	if s.Provisional() || s.Payable() != nil {
		t.Error("agreed hours that were paid are payable again")
	}
	s = run(t, s, paid)
	if len(s.Owing()) != 0 {
		t.Errorf("owing %v after it was put right", s.Owing())
	}
}

func TestPaidHoursThatWereWrong(t *testing.T) {
	s := run(t, open(t, mondays()), log(work("2026-10-19", 180)), approve(hours.Person), paid,
		reopen(hours.Person, reason), change(hours.Person, reason, work("2026-10-19", 240)), approve(hours.Person))
	want := []hours.Difference{{Date: day("2026-10-19"), Kind: hours.Work, Minutes: 60}}
	if got := s.Owing(); !slices.Equal(got, want) || s.Payable() != nil {
		t.Errorf("owing %v, payable %v, want %v and nothing", got, s.Payable(), want)
	}
}

func TestNoUsualHours(t *testing.T) {
	terms := mondays()
	terms.Usual = employment.Pattern{}
	s := open(t, terms)
	if _, _, err := s.Unanswered(hours.Open, none, day("2026-11-18")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("nothing told and nothing usual: %v, want a conflict", err)
	}
	if _, _, err := s.UseUsual(hours.Person, day("2026-11-18")); fault.KindOf(err) != fault.KindConflict {
		t.Errorf("usual hours where there are none: %v, want a conflict", err)
	}
	s = run(t, s, log(work("2026-10-20", 95)), silent(hours.Logged, none))
	if got := s.Payable(); len(got) != 1 || got[0].Minutes != 95 {
		t.Errorf("payable %v, want what the PA told", got)
	}
}

func TestWhatIsPutToTheStandIn(t *testing.T) {
	s := run(t, open(t, mondays()), silent(hours.Open, both))
	if len(s.Entries) != 8 || s.Entries[0].Told != hours.Usual {
		t.Errorf("put to the stand-in: %v, want the usual hours", s.Entries)
	}
	s = run(t, open(t, mondays()), log(work("2026-10-19", 200)), silent(hours.Logged, both))
	if len(s.Entries) != 1 || s.Entries[0].Minutes != 200 {
		t.Errorf("put to the stand-in: %v, want what the PA told", s.Entries)
	}
}

func TestNewRefusesABackwardPeriod(t *testing.T) {
	if _, err := hours.New(mondays(), calendar.Period{First: fourWeeks.Last, Last: fourWeeks.First}); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("got %v, want a fault", err)
	}
}

// Whatever anybody does, in any order: no step changes the sheet it was given,
// a settled sheet has hours to pay, and nothing is owing that nobody agreed.
func TestAnyOrderOfActs(t *testing.T) {
	whos := []hours.Who{hours.PA, hours.Person, hours.Representative, hours.StandIn, hours.Support, hours.Clock}
	rapid.Check(t, func(t *rapid.T) {
		s, err := hours.New(mondays(), fourWeeks)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			who := rapid.SampledFrom(whos).Draw(t, "who")
			entry := work("2026-10-19", rapid.IntRange(0, 1440).Draw(t, "minutes"))
			h := hours.Helpers{StandIn: rapid.Bool().Draw(t, "stand-in"), Support: rapid.Bool().Draw(t, "support")}
			act := rapid.SampledFrom([]step{log(entry), approve(who), useUsual(who), change(who, reason, entry),
				reopen(who, reason), silent(s.State, h), paid}).Draw(t, "act")
			before := slices.Clone(s.Entries)
			next, event, err := act(s)
			if !slices.Equal(before, s.Entries) {
				t.Fatal("a step changed the sheet it was given")
			}
			if err == nil && next.State == hours.Approved && event.By == hours.PA {
				t.Fatal("a PA agreed their own hours")
			}
			s = next
			if s.Settled() && len(s.Payable()) == 0 && s.Paid == nil {
				t.Fatalf("settled as %s with nothing to pay", s.State)
			}
			if s.State != hours.Approved && s.Owing() != nil {
				t.Fatal("hours that nobody agreed are owing")
			}
		}
	})
}
