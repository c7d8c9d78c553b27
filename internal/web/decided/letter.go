// Package decided shows a decision about a person as they read it: a letter on a
// page, that prints on paper, with how to challenge it and who can help.
package decided

import (
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/explain"
	"ownway/value/msg"
)

// Letter is one decision as it is read.
type Letter struct {
	care.Decided
	Done string // what was just done with it
	// NotAgree leads to where the reader says that they do not agree; nothing for a
	// reader who does not say that, or where there is nothing to challenge.
	NotAgree string
}

// Sentence writes a text so that another can follow it.
func Sentence(v *visit.Visit, t msg.Text) string {
	s := v.Words.Say(t)
	if s == "" || s[len(s)-1] == '.' || s[len(s)-1] == '?' || s[len(s)-1] == '!' {
		return s
	}
	return s + "."
}

// What gives in one sentence what was decided.
func What(v *visit.Visit, r decision.Record) string { return Sentence(v, r.Choice.Says(r.Of)) }

// Status shows how far a decision has come.
func Status(v *visit.Visit, r decision.Record) govuk.StatusTag {
	text := v.Words.Say(r.State.Words().Text())
	switch r.State {
	case decision.Challenged:
		return govuk.StatusTag{Status: govuk.OnIt, Text: text}
	case decision.Made, decision.Upheld:
		if r.Adverse() {
			return govuk.StatusTag{Status: govuk.LookAtThis, Text: text}
		}
	}
	return govuk.StatusTag{Status: govuk.AllDone, Text: text}
}

// When says from when a decision counts, or that nothing changes.
func When(v *visit.Visit, r decision.Record) string {
	switch {
	case r.Open():
		return v.T("decisions.nothing-while-open")
	case r.State == decision.Overturned || r.State == decision.Withdrawn:
		return v.T("decisions.nothing-changes")
	case !r.From.IsZero() && !r.Until.IsZero():
		return v.T("decisions.from-until", "from", r.From, "until", r.Until)
	case !r.From.IsZero():
		return v.T("decisions.from", "day", r.From)
	case r.Choice == decision.AskBack:
		return v.T("decisions.pay-back")
	}
	return v.T("decisions.from", "day", r.Case.Told)
}

// MayChallenge reports whether a decision can be challenged now.
func MayChallenge(r decision.Record) bool { return r.Adverse() && r.State == decision.Made }

func cites(id law.ID) []explain.Citation {
	r, _ := law.ByID(id)
	return r.Cites
}

// mark is the beginning of a digest: enough to tell one text from another.
func mark(digest string) string { return digest[:min(12, len(digest))] }

func (l Letter) doneKey() string { return Key("done", l.Done) }

var done = map[string]bool{"decided": true, "challenged": true, "answered": true, "withdrawn": true}

// Done reads from an address what was just done.
func Done(v *visit.Visit) string {
	if d := v.R.URL.Query().Get("done"); done[d] {
		return d
	}
	return ""
}

// Table lists decisions, the newest first.
func Table(v *visit.Visit, all []decision.Record, address string) govuk.Table {
	t := govuk.Table{Caption: v.T("decisions.list"), Quiet: true, Columns: []govuk.Column{{Head: v.T("decisions.what")}, {Head: v.T("decisions.day")}, {Head: v.T("decisions.state")}}}
	for _, r := range all {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: What(v, r), Href: address + "/" + string(r.ID)}},
			{Text: v.Words.Date(r.Case.On)}, {Body: Status(v, r)}})
	}
	return t
}

// ruleOf gives what a rule of law says in plain words.
func ruleOf(id law.ID) msg.Text {
	r, _ := law.ByID(id)
	return r.Says.Text()
}
