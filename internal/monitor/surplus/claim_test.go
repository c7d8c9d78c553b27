package surplus_test

import (
	"testing"

	"ownway/internal/monitor/surplus"
	"ownway/law"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"pgregory.net/rapid"
)

var begins = calendar.MustDate("2026-10-01")

func reclaiming(t *testing.T, on calendar.Date) law.Adverse {
	t.Helper()
	s, err := law.Settle("D11", law.Breach{Condition: law.Is, Broken: law.Is, Reviewed: law.Is, Right: law.Judgement{Found: law.Is, Reasons: "It was left over twice."}})
	if err != nil {
		t.Fatal(err)
	}
	d, err := law.Decide(law.Reclaim, s, law.Case{Evidence: []law.Evidence{{What: "The books", On: on}}, Circumstances: "She was in hospital for three months of the year.",
		Reasons: "You told us that the hours of the summer are not needed later.", By: "Hannah Lowe", On: on, Told: on})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var four = surplus.Terms{Weekly: 100_00, Weeks: 4, Notice: 28}

func over() []surplus.Line {
	return []surplus.Line{line(surplus.Held, 2000_00, ledger.Council), line(surplus.Owed, 300_00, ledger.Council), line(surplus.SetAside, 200_00, ledger.Council)}
}

// Nothing is asked back without a proposal, its working and its notice.
func TestReclaimRefuses(t *testing.T) {
	p, err := surplus.Propose(over(), four, begins)
	if err != nil || p.Amount != 1100_00 || p.Keep != 400_00 || p.Earliest() != calendar.MustDate("2026-10-29") {
		t.Fatalf("%+v, %v", p, err)
	}
	shown := surplus.Claim{Proposal: p, Stage: surplus.Proposed}
	noWorking := shown
	noWorking.Working = nil
	dropped, err := shown.Drop()
	if err != nil {
		t.Fatal(err)
	}
	ends := p.Earliest()
	stop := func() law.Adverse { return law.Adverse{} }()
	for name, c := range map[string]struct {
		claim surplus.Claim
		by    law.Adverse
		now   []surplus.Line
	}{
		"no decision":           {shown, stop, over()},
		"no proposal":           {surplus.Claim{}, reclaiming(t, ends), over()},
		"no working":            {noWorking, reclaiming(t, ends), over()},
		"let go":                {dropped, reclaiming(t, ends), over()},
		"a day too soon":        {shown, reclaiming(t, ends.AddDays(-1)), over()},
		"nothing over any more": {shown, reclaiming(t, ends), []surplus.Line{line(surplus.Held, 2000_00, ledger.Council), line(surplus.Owed, 1700_00, ledger.Council)}},
	} {
		if got, err := c.claim.Reclaim(c.by, c.now, four); fault.KindOf(err) != fault.KindConflict && fault.KindOf(err) != fault.KindInvalid || got.Asked != 0 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	got, err := shown.Reclaim(reclaiming(t, ends), append(over(), line(surplus.SavedUp, 500_00, ledger.Council)), four)
	if err != nil || got.Asked != 600_00 {
		t.Errorf("asked %s, %v: what was saved up since comes first", got.Asked, err)
	}
	if _, err := got.Reclaim(reclaiming(t, ends), over(), four); err == nil {
		t.Error("asked twice")
	}
	if _, err := got.Reply(surplus.Reply{By: "Rosa", On: ends}); err == nil {
		t.Error("a reply after the decision")
	}
	if err := got.Posting("txn_1", "pur_1", "dec_1", "Marlbrook_Council").Check(); err != nil {
		t.Error(err)
	}
}

func TestProposeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		lines []surplus.Line
		terms surplus.Terms
	}{
		"what may stay is not known":       {over(), surplus.Terms{Weekly: 1, Weeks: -1}},
		"the NHS's money is not asked":     {[]surplus.Line{line(surplus.Held, 9000_00, ledger.NHS)}, four},
		"nor the person's own":             {[]surplus.Line{line(surplus.Held, 9000_00, ledger.Own)}, four},
		"nor what other money is short of": {[]surplus.Line{line(surplus.Held, 500_00, ledger.Council), line(surplus.Owed, 200_00, ledger.Contribution)}, four},
	} {
		if p, err := surplus.Propose(c.lines, c.terms, begins); fault.KindOf(err) != fault.KindConflict {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
}

// What is asked back, with what stays and all that is owed and kept, is never more
// than the council's money that is held.
func TestNothingOwedOrKeptIsAskedBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := lines(t)
		terms := surplus.Terms{Weekly: money.Amount(rapid.IntRange(0, 300_00).Draw(t, "weekly")), Weeks: rapid.IntRange(0, 8).Draw(t, "weeks")}
		p, err := surplus.Propose(given, terms, begins)
		if err != nil {
			return
		}
		safe, err := surplus.Of(given, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range safe.Parts {
			if part.Funder == ledger.Council && p.Amount+p.Keep+part.Owed+part.Committed+part.SetAside+part.SavedUp > part.Held {
				t.Fatalf("asks %s of %+v", p.Amount, part)
			}
		}
		if p.Amount <= 0 || p.Amount+p.Keep > safe.Total {
			t.Fatalf("asks %s and keeps %s of %s", p.Amount, p.Keep, safe.Total)
		}
	})
}
