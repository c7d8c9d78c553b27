package person

import (
	"ownway/internal/access"
	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/monitor/surplus"
	"ownway/internal/store"
	"ownway/internal/web/decided"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/msg"
)

// decisionsView lists what was decided about a person, and what the council thinks
// of asking back.
type decisionsView struct {
	Whose   whose
	Href    string // of these pages, before the rest
	All     []decision.Record
	Claims  []store.Claim
	Replied bool
	Replies bool   // the reader is one who replies
	Typed   string // the proposal that a reply was typed to
	Words   string
}

func (p Pages) decisions(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	view := decisionsView{Href: address(id, ""), Replied: v.R.URL.Query().Has("replied"), Replies: v.By.Role == access.Person,
		Typed: v.R.PathValue("claim"), Words: v.Form("words")}
	if view.All, err = p.Care.Decisions(v.R.Context(), v.By, id); err != nil {
		return err
	}
	if view.Claims, err = p.Care.Claims(v.R.Context(), v.By, id); err != nil {
		return err
	}
	h, err := p.Home.Home(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	if view.Whose, err = p.whoseFor(v, h.Person); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("decisions.title"), Back: address(id, "")}, decisionsPage(v, view))
}

// waits reports whether the reader can reply to a proposal.
func (d decisionsView) waits(c store.Claim) bool {
	return d.Replies && c.Stage == surplus.Proposed
}

// letterOf gives the decision that the address names, as a letter.
func (p Pages) letterOf(v *visit.Visit) (decided.Letter, error) {
	id, err := about(v)
	if err != nil {
		return decided.Letter{}, err
	}
	var which decision.ID
	if err := which.Parse(v.R.PathValue("decision")); err != nil {
		return decided.Letter{}, err
	}
	d, err := p.Care.Decision(v.R.Context(), v.By, id, which)
	l := decided.Letter{Decided: d, Done: decided.Done(v)}
	if decided.MayChallenge(d.Record) && v.By.Role == access.Person {
		l.NotAgree = address(id, "/decisions/"+string(which)+"/challenge")
	}
	return l, err
}

func (p Pages) decision(v *visit.Visit) error {
	l, err := p.letterOf(v)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("decisions.letter-title", "name", l.Who.Name), Back: address(l.Person, "/decisions")}, decided.Page(v, l))
}

// challenge asks whether the reader does not agree, and takes it: no words are
// needed. From then on the decision does not count until there is an answer.
func (p Pages) challenge(v *visit.Visit) error {
	l, err := p.letterOf(v)
	if err != nil {
		return err
	}
	here := address(l.Person, "/decisions/"+string(l.ID))
	if v.R.Method == "POST" {
		err = p.Care.Challenge(v.R.Context(), v.By, l.Person, l.ID, care.Disagree{Words: v.Form("words")})
		if err == nil {
			return v.Go(here + "?done=challenged")
		}
		if !v.Refused(err) {
			return err
		}
	} else if l.NotAgree == "" {
		return v.Go(here)
	}
	return v.Page(visit.Look{Title: v.T("decisions.not-agree"), Back: here}, challengePage(v, l, v.Form("words")))
}

// chooseReply is said when neither yes nor no was chosen.
const chooseReply msg.Key = "decisions.choose-reply"

// reply takes what the reader says to a proposal to ask money back.
func (p Pages) reply(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	var claim store.ClaimID
	if err := claim.Parse(v.R.PathValue("claim")); err != nil {
		return err
	}
	said := v.Form("reply")
	if err = fault.Invalid("reply", chooseReply); said == "yes" || said == "no" {
		err = p.Care.ReplyAskBack(v.R.Context(), v.By, id, claim, said == "yes", v.Form("words"))
	}
	if err == nil {
		return v.Go(address(id, "/decisions?replied=yes"))
	}
	if v.Refused(err) {
		return p.decisions(v)
	}
	return err
}
