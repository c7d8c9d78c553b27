package person

import (
	"strings"
	"testing"

	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/content"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/internal/web/decided"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/ledger"
	"ownway/value/msg"
)

func paused() decision.Record {
	rule, _ := law.ByID("D11")
	return decision.Record{ID: "dec_01", Person: june, Choice: decision.Pause, From: today, Until: today, State: decision.Made, Account: "acc_02", Last: today,
		Case:   law.Case{Evidence: []law.Evidence{{What: "A talk", On: today}}, Circumstances: "She lives alone.", Reasons: "Because of the phone.", By: "Hannah Lowe", On: today, Told: today},
		Ground: &decision.Ground{Rule: "D11", Says: msg.Key("law.d11.broken").Text(), Cites: rule.Cites}}
}

func TestDecisionsPage(t *testing.T) {
	held := surplus.Line{Kind: surplus.Held, Label: msg.Key("money.account.card").Text(), Amount: 9000_00, Funder: ledger.Council}
	p, err := surplus.Propose([]surplus.Line{held}, surplus.Terms{Weekly: 100_00, Weeks: 4, Notice: 28}, today)
	if err != nil {
		t.Fatal(err)
	}
	claim := func(s surplus.Stage, replies ...surplus.Reply) store.Claim {
		return store.Claim{ID: "clm_01", Person: june, Claim: surplus.Claim{Proposal: p, Stage: s, Replies: replies}}
	}
	view := decisionsView{Whose: whose{Own: true}, Href: "/home/per_1", All: []decision.Record{paused()}, Replies: true,
		Claims: []store.Claim{claim(surplus.Proposed), claim(surplus.Dropped, surplus.Reply{By: "June Price", On: today})}}
	for name, v := range map[string]decisionsView{"empty": {Whose: whose{Own: true}}, "full": view} {
		pagetest.Sound(t, name, herself, func(at *visit.Visit) error {
			return at.Page(visit.Look{Title: "T"}, decisionsPage(at, v))
		})
	}
	text := htmltest.Text(pagetest.Render(t, content.En, herself, func(at *visit.Visit) error {
		return at.Page(visit.Look{Title: "T"}, decisionsPage(at, view))
	}))
	says(t, text, "£8,600.00", "15 December 2026", "£400.00 stays with you", "What do you say?", "Nothing is asked for.")
}

func TestALetterSaysHowToChallengeIt(t *testing.T) {
	l := decided.Letter{Decided: care.Decided{Record: paused(), Who: who, Council: "Severnside Council"}, NotAgree: "/home/per_1/decisions/dec_01/challenge"}
	pagetest.Sound(t, "letter", herself, func(at *visit.Visit) error { return at.Page(visit.Look{Title: "T"}, decided.Page(at, l)) })
	pagetest.Sound(t, "challenge", herself, func(at *visit.Visit) error {
		return at.Page(visit.Look{Title: "T"}, challengePage(at, l, "No."))
	})
	text := htmltest.Text(pagetest.Render(t, content.En, herself, func(at *visit.Visit) error { return at.Page(visit.Look{Title: "T"}, decided.Page(at, l)) }))
	says(t, text, "Direct payments stop for a time.", "I do not agree", "Because of the phone.", "Care Act 2014 s.33(5)", "Ombudsman until 17 November 2026", "an advocate")
}

func says(t *testing.T, text string, all ...string) {
	t.Helper()
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q: %s", want, text)
		}
	}
}
