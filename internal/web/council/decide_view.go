package council

import (
	"strconv"

	"ownway/internal/care/decision"
	"ownway/internal/web/decided"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
)

// choices are what can be decided, in favour first.
func choices(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, c := range decision.Choices() {
		all = append(all, govuk.Option{Value: string(c), Text: v.T(decided.Key("choice", string(c)))})
	}
	return all
}

// rules are those that the decision can rest on, each in plain words.
func (d decidePage) rules(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, id := range d.Choice.Rules() {
		r, _ := law.ByID(id)
		all = append(all, govuk.Option{Value: string(id), Text: v.Words.Say(r.Says.Text()), Hint: r.Cites[0].Name})
	}
	return all
}

// known gives the three answers to a question about a fact.
func knownOptions(v *visit.Visit) []govuk.Option {
	return []govuk.Option{{Value: string(law.Is), Text: v.T("decisions.yes")}, {Value: string(law.IsNot), Text: v.T("decisions.no")}, {Value: "", Text: v.T("decisions.not-known")}}
}

// asked gives the field of a question with what was answered.
func (d decidePage) asked(v *visit.Visit, q decision.Question) govuk.Radios {
	r := govuk.Radios{Ask: govuk.Ask{Name: q.Name, Label: v.Words.Say(q.Asks.Text()), Error: v.Error(q.Name)}, Options: knownOptions(v), Value: string(d.Facts.Answers[q.Name])}
	if q.Judgement {
		r.Hint, r.Value = v.T("decisions.you-judge"), string(d.Facts.Judged.Found)
	}
	return r
}

func relations(v *visit.Visit) []govuk.Option {
	all := []govuk.Option{{Value: "", Text: v.T("decisions.not-known")}}
	for _, r := range law.Relations() {
		all = append(all, govuk.Option{Value: string(r), Text: v.Words.Say(r.Words().Text())})
	}
	return all
}

func paragraphs(v *visit.Visit) []govuk.Option {
	all := []govuk.Option{{Value: "none", Text: v.T("decisions.no-paragraph")}}
	for _, o := range law.Schedule1() {
		all = append(all, govuk.Option{Value: o.Paragraph, Text: v.Words.Say(o.Words.Text())})
	}
	return all
}

func methodOptions(v *visit.Visit) []govuk.Option {
	var all []govuk.Option
	for _, m := range policy.Methods() {
		all = append(all, govuk.Option{Value: string(m), Text: capital(v.Words.Say(m.Words().Text()))})
	}
	return all
}

// date is a field for a day, with what was typed, or with what is in the draft.
func (d decidePage) date(v *visit.Visit, name string, on calendar.Date) govuk.DateField {
	f := govuk.DateField{Ask: govuk.Ask{Name: name, Label: v.T(decided.Key("ask", name)), Error: v.Error(name)}}
	if v.R.Method == "POST" {
		return f.Typed(v.Form)
	}
	return f.On(on)
}

func (d decidePage) toldOn() calendar.Date {
	if d.Told.IsZero() {
		return d.Today
	}
	return d.Told
}

// row is one line of evidence.
type row struct {
	What govuk.TextField
	On   govuk.DateField
}

func (d decidePage) evidenceRows(v *visit.Visit) []row {
	all := make([]row, rows)
	for i := range all {
		n := strconv.Itoa(i + 1)
		e := law.Evidence{What: v.Form("what-" + n)}
		if v.R.Method != "POST" && i < len(d.Evidence) {
			e = d.Evidence[i]
		}
		all[i] = row{govuk.TextField{Ask: govuk.Ask{Name: "what-" + n, Label: v.T("decisions.ask-what", "n", i+1), Error: v.Error("what-" + n)}, Value: e.What},
			govuk.DateField{Ask: govuk.Ask{Name: "on-" + n, Label: v.T("decisions.ask-on", "n", i+1), Error: v.Error("on-" + n)}}}
		if v.R.Method == "POST" {
			all[i].On = all[i].On.Typed(v.Form)
		} else {
			all[i].On = all[i].On.On(e.On)
		}
	}
	return all
}

// answersList shows all that was written, each with its way back.
func (d decidePage) answersList(v *visit.Visit) govuk.SummaryList {
	var facts []govuk.Fact
	add := func(step, text string) {
		name := v.T(decided.Key("step", step))
		facts = append(facts, govuk.Fact{Key: name, Value: text, Actions: []govuk.Link{{Text: v.T("decisions.change"), Href: d.Href + step, Hidden: name}}})
	}
	add("what", decided.Sentence(v, d.Choice.Says(d.Of)))
	add("about", d.days(v))
	if d.Choice.Act() != "" {
		if len(d.Choice.Rules()) > 1 {
			add("rule", d.ruleName())
		}
		add("ground", d.answered(v)+" "+d.Life)
		for i, e := range d.Evidence {
			if i == 0 {
				add("evidence", e.What+" ("+v.Words.Date(e.On)+")")
				continue
			}
			facts[len(facts)-1].Value += "; " + e.What + " (" + v.Words.Date(e.On) + ")"
		}
	}
	add("reasons", d.Reasons)
	return govuk.SummaryList{Facts: facts}
}

func (d decidePage) ruleName() string {
	r, known := law.ByID(d.Rule)
	if !known {
		return ""
	}
	return r.Cites[0].Name
}

// answered gives what the rule makes of the facts, as the writer judges them.
func (d decidePage) answered(v *visit.Visit) string {
	settled, err := d.FactsAs(v.By.Name, d.Today).Settle()
	if err != nil {
		return v.T("decisions.not-known")
	}
	return decided.Sentence(v, settled.Answer().Text())
}

func (d decidePage) days(v *visit.Visit) string {
	switch {
	case d.Choice.ForATime() && !d.From.IsZero() && !d.Until.IsZero():
		return v.T("decisions.from-until", "from", d.From, "until", d.Until)
	case !d.From.IsZero():
		return v.T("decisions.from", "day", d.From)
	}
	return v.T("decisions.told", "day", d.toldOn())
}
