package buy

import (
	"errors"
	"slices"

	"ownway/internal/app/buy"
	"ownway/internal/care/precedent"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func (p Pages) waiting(v *visit.Visit) error {
	all, err := p.Buy.Waiting(v.R.Context(), v.By)
	if err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("buy.waiting-title"), Back: "/caseload"}, waiting(v, waitingTable(v, all, p.Buy.Today()), len(all)))
}

// waitingTable lists who waits, the question due first at the top.
func waitingTable(v *visit.Visit, all []buy.Waiting, today calendar.Date) govuk.Table {
	t := govuk.Table{Caption: v.T("buy.waiting-table"), Quiet: true, Heads: true, Columns: []govuk.Column{
		{Head: v.T("buy.waiting-who")}, {Head: v.T("buy.waiting-what")}, {Head: v.T("buy.waiting-due")}}}
	for _, w := range all {
		t.Rows = append(t.Rows, []govuk.Cell{{Body: govuk.Link{Text: w.Person.Name, Href: "/caseload/" + string(w.Person.ID) + "/questions?question=" + string(w.Question.ID)}},
			{Text: say(v, w.Question.Use)}, {Body: due(w.Question, today, v)}})
	}
	return t
}

func due(q precedent.Question, today calendar.Date, v *visit.Visit) govuk.StatusTag {
	switch {
	case q.Late(today):
		return govuk.StatusTag{Status: govuk.LookAtThis, Text: v.T("buy.late", "day", q.Due)}
	case q.Due == today:
		return govuk.StatusTag{Status: govuk.NeedsYou, Text: v.T("buy.due-today")}
	}
	return govuk.StatusTag{Status: govuk.OnIt, Text: v.T("buy.due", "day", q.Due)}
}

// askedPage is what a person asked, for their practitioner: one question to
// answer, the others that wait, and those that were answered.
type askedPage struct {
	Name     string
	Href     string
	Now      *precedent.Question // the one to answer; nil when none waits
	Others   []precedent.Question
	Answered []precedent.Question
	Today    calendar.Date
	Done     bool
	Typed    typedAnswer
}

// typedAnswer is what was typed into the form.
type typedAnswer struct {
	Question precedent.ID
	buy.Answering
	On govuk.DateField
}

func (p Pages) asked(v *visit.Visit) error {
	return p.show(v, typedAnswer{Question: precedent.ID(v.R.URL.Query().Get("question"))})
}

func (p Pages) show(v *visit.Visit, typed typedAnswer) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	who, all, err := p.Buy.Asked(v.R.Context(), v.By, id)
	if err != nil {
		return err
	}
	page := askedPage{Name: who.Name, Href: "/caseload/" + string(id) + "/questions", Today: p.Buy.Today(), Done: v.R.URL.Query().Has("done"), Typed: typed}
	page.sort(all)
	return v.Page(visit.Look{Title: v.T("buy.asked-title", "name", who.Name), Back: "/questions"}, askedOf(v, page))
}

// sort puts aside the question to answer: the one that was named, or else the
// one that waits longest. The questions come newest first.
func (p *askedPage) sort(all []precedent.Question) {
	var waits []precedent.Question
	now := 0
	for _, q := range all {
		if !q.Open() {
			p.Answered = append(p.Answered, q)
			continue
		}
		waits = append(waits, q)
		if p.Typed.Question == "" || q.ID == p.Typed.Question || waits[now].ID != p.Typed.Question {
			now = len(waits) - 1
		}
	}
	if len(waits) == 0 {
		return
	}
	p.Now, p.Others = &waits[now], slices.Concat(waits[:now], waits[now+1:])
}

func (p Pages) answer(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	typed := typedAnswer{Answering: buy.Answering{Given: precedent.Given(v.Form("given")), Text: v.Form("text"), Nobody: v.Form("nobody") == "yes",
		Ground: law.ID(v.Form("ground")), Circumstances: v.Form("circumstances"), Evidence: v.Form("evidence")},
		On: govuk.DateField{Ask: govuk.Ask{Name: evidenceOn}}.Typed(v.Form)}
	if err := typed.Question.Parse(v.Form("question")); err != nil {
		return err
	}
	if typed.Given == precedent.No {
		typed.EvidenceOn, err = govuk.ParseDate(v.Form, evidenceOn)
	}
	if err == nil {
		_, err = p.Buy.Answer(v.R.Context(), v.By, id, typed.Question, typed.Answering)
	}
	if v.Refused(onFields(err)) {
		return p.show(v, typed)
	}
	if err != nil {
		return err
	}
	return v.Go("/caseload/" + string(id) + "/questions?done=1")
}

// evidenceOn is the field for the day on which something was seen.
const evidenceOn = "evidence-on"

// onFields moves the faults about the reasons to the field that they are typed in.
func onFields(err error) error {
	all := fault.All(err)
	if len(all) == 0 {
		return err
	}
	moved := make([]error, len(all))
	for i, f := range all {
		g := *f
		if g.Field == "reasons" {
			g.Field = "text"
		}
		moved[i] = &g
	}
	return errors.Join(moved...)
}

func (t typedAnswer) seen(v *visit.Visit) govuk.DateField {
	f := t.On
	f.Ask = govuk.Ask{Name: evidenceOn, Label: v.T("buy.evidence-on"), Hint: v.T("buy.evidence-on-hint"), Error: v.Error(evidenceOn)}
	return f
}

func (t typedAnswer) given(v *visit.Visit) govuk.Radios {
	r := govuk.Radios{Ask: govuk.Ask{Name: "given", Label: v.T("buy.give"), Error: v.Error("given")}, Value: string(t.Given)}
	for _, g := range precedent.AllGiven() {
		r.Options = append(r.Options, govuk.Option{Value: string(g), Text: v.Words.Say(g.Words().Text())})
	}
	return r
}

func (t typedAnswer) grounds(v *visit.Visit, q precedent.Question) govuk.Radios {
	r := govuk.Radios{Ask: govuk.Ask{Name: "ground", Label: v.T("buy.ground"), Hint: v.T("buy.ground-hint"), Error: v.Error("ground")}, Value: string(t.Ground)}
	for _, id := range buy.Grounds(q) {
		if rule, ok := law.ByID(id); ok {
			r.Options = append(r.Options, govuk.Option{Value: string(id), Text: v.Words.Say(rule.Says.Text()), Hint: v.T("buy.ground-rule", "rule", string(id), "cite", rule.Cites[0].Name)})
		}
	}
	return r
}

func (t typedAnswer) shares() []string {
	if t.Nobody {
		return []string{"yes"}
	}
	return nil
}
