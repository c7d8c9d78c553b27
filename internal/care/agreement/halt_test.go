package agreement_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/agreement"
	"ownway/internal/care/decision"
	"ownway/internal/care/plan"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func adverse(t *testing.T, act law.AdverseAct) law.Adverse {
	t.Helper()
	s, err := law.Settle("D11", law.Breach{Condition: law.Is, Broken: law.Is, Reviewed: law.Is, Right: law.Judgement{Found: law.Is, Reasons: "It happened again."}})
	if err != nil {
		t.Fatal(err)
	}
	on := calendar.MustDate("2026-10-01")
	d, err := law.Decide(act, s, law.Case{Evidence: []law.Evidence{{What: "Bank lines", On: on}}, Circumstances: "His card was used by somebody else.",
		Reasons: "The money bought a phone for somebody else.", By: "Hannah Lowe", On: on, Told: on.AddDays(2)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func running() agreement.Agreement {
	return agreement.Agreement{ID: "agr_1", State: agreement.InForce, From: calendar.MustDate("2026-08-17"),
		Pays: plan.Payments{Weekly: 140_00, Amount: 560_00, Every: policy.FourWeekly, Timing: policy.InAdvance}}
}

func TestSuspendRefuses(t *testing.T) {
	d := calendar.MustDate
	days := calendar.Period{First: d("2026-10-12"), Last: d("2026-10-25")}
	draft := running()
	draft.State = agreement.Draft
	for name, err := range map[string]error{
		"without a decision": second(running().Suspend(law.Adverse{}, "dec_1", days)),
		"a stop":             second(running().Suspend(adverse(t, law.Stop), "dec_1", days)),
		"without an end":     second(running().Suspend(adverse(t, law.Suspend), "dec_1", calendar.Period{First: days.First})),
		"before it is told":  second(running().Suspend(adverse(t, law.Suspend), "dec_1", calendar.Period{First: d("2026-10-02"), Last: days.Last})),
		"not in force":       second(draft.Suspend(adverse(t, law.Suspend), "dec_1", days)),
		"stop by a suspend":  second(running().Stop(adverse(t, law.Suspend), "dec_1", days.First)),
		"put back nothing":   second(running().PutBack("dec_1", days.First)),
	} {
		if k := fault.KindOf(err); k != fault.KindInvalid && k != fault.KindConflict {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second(_ agreement.Agreement, _ agreement.Event, err error) error { return err }

func TestNextDueLeavesHaltedDaysOut(t *testing.T) {
	d := calendar.MustDate
	a, _, err := running().Suspend(adverse(t, law.Suspend), "dec_1", calendar.Period{First: d("2026-10-19"), Last: d("2026-11-15")})
	if err != nil {
		t.Fatal(err)
	}
	if got := a.NextDue(d("2026-10-05")); got.Period.First != d("2026-10-12") || got.Amount != 140_00 {
		t.Errorf("of a period with three weeks halted: %+v, want one week", got)
	}
	stopped, _, err := running().Stop(adverse(t, law.Stop), "dec_2", d("2026-10-12"))
	if err != nil {
		t.Fatal(err)
	}
	if got := stopped.NextDue(d("2026-10-06")); !got.On.IsZero() || got.Amount != 0 {
		t.Errorf("after a stop: %+v", got)
	}
}

// The payable days of a period and the days that are paid are the same days, and
// putting a decision back pays all that it had halted.
func TestPayable(t *testing.T) {
	d := calendar.MustDate
	rapid.Check(t, func(rt *rapid.T) {
		a := running()
		for n := range rapid.IntRange(0, 3).Draw(rt, "halts") {
			from := d("2026-10-03").AddDays(rapid.IntRange(0, 60).Draw(rt, "from"))
			next, _, err := a.Suspend(adverse(t, law.Suspend), agreementDecision(n), calendar.Period{First: from, Last: from.AddDays(rapid.IntRange(0, 30).Draw(rt, "days"))})
			if err != nil {
				rt.Fatal(err)
			}
			a = next
		}
		p := calendar.Period{First: d("2026-08-01").AddDays(rapid.IntRange(0, 120).Draw(rt, "first")), Last: d("2026-12-20")}
		paid := map[calendar.Date]bool{}
		var last calendar.Date
		for _, run := range a.Payable(p) {
			if run.Last.Before(run.First) || !last.IsZero() && !run.First.After(last.AddDays(1)) {
				rt.Fatalf("runs %v", a.Payable(p))
			}
			for day := run.First; !day.After(run.Last); day = day.AddDays(1) {
				paid[day] = true
			}
			last = run.Last
		}
		for day := p.First; !day.After(p.Last); day = day.AddDays(1) {
			if paid[day] != a.PaidOn(day) {
				rt.Fatalf("%s is paid: %v", day, a.PaidOn(day))
			}
		}
		for n := range a.Halts {
			next, _, err := a.PutBack(agreementDecision(n), d("2026-12-01"))
			if err != nil {
				rt.Fatal(err)
			}
			a = next
		}
		if !a.PaidOn(d("2026-10-20")) {
			rt.Fatal("put back, and not paid")
		}
	})
}

func agreementDecision(n int) decision.ID { return decision.ID("dec_" + string(rune('a'+n))) }
