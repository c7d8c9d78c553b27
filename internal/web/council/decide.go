package council

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ownway/internal/app/care"
	"ownway/internal/care/decision"
	"ownway/internal/monitor/surplus"
	"ownway/internal/web/decided"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// decidePage is one page of writing a decision: one thing at a time.
type decidePage struct {
	care.Deciding
	Step  string
	Href  string // of the pages, before the step
	Today calendar.Date
	Rule  law.ID // beside which the ground is asked
}

// The pages, in order. What is in favour of the person needs no ground and no
// evidence.
var pagesOf = []string{"what", "about", "rule", "ground", "evidence", "reasons", "check"}

// stepsOf gives the pages that a decision takes.
func stepsOf(c decision.Choice) []string {
	return slices.DeleteFunc(slices.Clone(pagesOf), func(s string) bool {
		return c.Act() == "" && (s == "rule" || s == "ground" || s == "evidence") || s == "rule" && len(c.Rules()) < 2
	})
}

func (p Pages) deciding(v *visit.Visit) (decidePage, error) {
	id, err := whose(v)
	if err != nil {
		return decidePage{}, err
	}
	d, err := p.Care.Deciding(v.R.Context(), v.By, id)
	if err != nil {
		return decidePage{}, err
	}
	page := decidePage{Deciding: d, Step: v.R.PathValue("step"), Href: "/caseload/" + string(id) + "/decide/", Today: p.Care.Today()}
	page.rest()
	return page, nil
}

// rest fills in what follows from the choice: the one rule that it can rest on.
func (d *decidePage) rest() {
	if rules := d.Choice.Rules(); len(rules) == 1 {
		d.Facts.Rule = rules[0]
	}
	d.Rule = d.Facts.Rule
}

// decideForm shows a step. A step that waits for an earlier one leads there.
func (p Pages) decideForm(v *visit.Visit) error {
	d, err := p.deciding(v)
	if err != nil {
		return err
	}
	if !slices.Contains(pagesOf, d.Step) {
		return fault.NotFound(NoSuchStep)
	}
	if first := d.waitsFor(); first != "" {
		return v.Go(d.Href + first)
	}
	return p.showStep(v, d)
}

// NoSuchStep is the fault of an address that names no page of a decision.
const NoSuchStep = msg.Key("decisions.no-such-step")

func (d decidePage) waitsFor() string {
	switch {
	case d.Step != "what" && !d.Choice.Known():
		return "what"
	case d.Step != "what" && !slices.Contains(stepsOf(d.Choice), d.Step):
		return stepsOf(d.Choice)[1]
	case d.Step == "ground" && d.Rule == "":
		return "rule"
	}
	return ""
}

func (p Pages) showStep(v *visit.Visit, d decidePage) error {
	at := slices.Index(pagesOf, d.Step)
	back := "/caseload/" + string(d.Person) + "/decisions"
	if all := stepsOf(d.Choice); at > 0 {
		if i := slices.Index(all, d.Step); i > 0 {
			back = d.Href + all[i-1]
		}
	}
	return v.Page(visit.Look{Title: v.T(decided.Key("step", d.Step)), Back: back}, decideStep(v, d))
}

// decide takes a step, or the last: then the decision is made.
func (p Pages) decide(v *visit.Visit) error {
	d, err := p.deciding(v)
	if err != nil {
		return err
	}
	if !slices.Contains(pagesOf, d.Step) {
		return fault.NotFound(NoSuchStep)
	}
	if d.Step == "check" {
		return p.decideNow(v, d)
	}
	err = p.take(v, &d)
	if err == nil {
		if err = p.Care.WriteDecision(v.R.Context(), v.By, d.Draft); err == nil {
			all := stepsOf(d.Choice)
			return v.Go(d.Href + all[slices.Index(all, d.Step)+1])
		}
	}
	if !v.Refused(err) {
		return err
	}
	return p.showStep(v, d)
}

func (p Pages) decideNow(v *visit.Visit, d decidePage) error {
	made, err := p.Care.Decide(v.R.Context(), v.By, d.Person)
	if err == nil {
		return v.Go("/caseload/" + string(d.Person) + "/decisions/" + string(made) + "?done=decided")
	}
	if !v.Refused(fault.At(err, "")) {
		return err
	}
	return p.showStep(v, d)
}

// take reads what was typed on a step into the draft, and says what is wrong with it.
func (p Pages) take(v *visit.Visit, d *decidePage) error {
	switch d.Step {
	case "what":
		return d.takeWhat(v)
	case "about":
		return d.takeAbout(v)
	case "rule":
		return d.takeRule(v)
	case "ground":
		return p.takeGround(v, d)
	case "evidence":
		return d.takeEvidence(v)
	}
	return p.takeReasons(v, d)
}

func (d *decidePage) takeWhat(v *visit.Visit) error {
	c := decision.Choice(v.Form("choice"))
	if !c.Known() {
		return fault.Invalid("choice", decision.ChooseWhat)
	}
	if c != d.Choice { // facts and dates were those of another decision
		d.Draft = decision.Draft{Person: d.Person, Choice: c, Evidence: d.Evidence, Reasons: d.Reasons, Life: d.Life}
	}
	if c == decision.AskBack {
		i := slices.IndexFunc(d.Claims, proposed)
		if i < 0 {
			return fault.Invalid("choice", surplus.NoProposal)
		}
		d.Ref = string(d.Claims[i].ID)
	}
	return nil
}

func (d *decidePage) takeAbout(v *visit.Visit) error {
	var faults []error
	date := func(name string, into *calendar.Date) {
		day, err := govuk.ParseDate(v.Form, name)
		*into = day
		faults = append(faults, err)
	}
	switch {
	case d.Choice == decision.ImposeRoute:
		m := policy.Method(v.Form("method"))
		d.Ref, d.Of = string(m), v.Words.Say(m.Words().Text())
		if !m.Known() {
			faults = append(faults, fault.Invalid("method", chooseWay))
		}
	case d.Choice.Named():
		if d.Of = strings.TrimSpace(v.Form("of")); d.Of == "" {
			faults = append(faults, fault.Invalid("of", decision.SayOfWhat))
		}
	}
	date("told", &d.Told)
	if d.dated() {
		date("from", &d.From)
	}
	if d.Choice.ForATime() {
		date("until", &d.Until)
	}
	if err := errors.Join(faults...); err != nil {
		return err
	}
	return d.inOrder()
}

// inOrder checks the days of a decision against each other.
func (d *decidePage) inOrder() error {
	switch {
	case d.Told.Before(d.Today):
		return fault.Invalid("told", law.SayWhenTold)
	case d.dated() && d.From.Before(d.Told):
		return fault.Invalid("from", decision.EnterFrom)
	case d.Choice.ForATime() && d.Until.Before(d.From):
		return fault.Invalid("until", decision.EnterUntil)
	}
	return nil
}

const chooseWay = msg.Key("decisions.choose-way")

// dated reports whether a decision has a first day of its own.
func (d decidePage) dated() bool {
	return d.Choice == decision.Pause || d.Choice == decision.StopPayments
}

func (d *decidePage) takeRule(v *visit.Visit) error {
	rule := law.ID(v.Form("rule"))
	if !slices.Contains(d.Choice.Rules(), rule) {
		return fault.Invalid("rule", decision.ChooseGround)
	}
	if rule != d.Facts.Rule {
		d.Facts = decision.Facts{Rule: rule}
	}
	d.rest()
	return nil
}

// takeGround puts the facts to the rule. The decision goes on only where the rule's
// answer bears it; else the answer is shown.
func (p Pages) takeGround(v *visit.Visit, d *decidePage) error {
	f := decision.Facts{Rule: d.Rule, Answers: map[string]law.Known{}, Relation: law.Relation(v.Form("relation")), Paragraph: v.Form("paragraph"), Help: strings.TrimSpace(v.Form("help"))}
	d.Life = strings.TrimSpace(v.Form("life"))
	for _, q := range decision.Questions(d.Rule) {
		var k law.Known
		if err := k.UnmarshalText([]byte(v.Form(q.Name))); err != nil {
			return fault.In(err, q.Name)
		}
		if q.Judgement {
			f.Judged.Found = k
		} else {
			f.Answers[q.Name] = k
		}
	}
	d.Facts = f
	answer, err := p.Care.Asked(v.By, d.Draft)
	if err != nil {
		return err
	}
	if err := d.Choice.Why(answer); err != nil {
		return fault.At(err, decision.Questions(d.Rule)[0].Name)
	}
	return fields(p.faults(v, d), map[string]string{"circumstances": "life"})
}

const rows = 3 // for evidence

func (d *decidePage) takeEvidence(v *visit.Visit) error {
	var faults []error
	d.Evidence = nil
	for i := range rows {
		n := strconv.Itoa(i + 1)
		what := strings.TrimSpace(v.Form("what-" + n))
		if what == "" {
			continue
		}
		on, err := govuk.ParseDate(v.Form, "on-"+n)
		if err == nil && on.After(d.Today) {
			err = fault.Invalid("on-"+n, law.EvidenceInFuture)
		}
		faults = append(faults, err)
		d.Evidence = append(d.Evidence, law.Evidence{What: what, On: on})
	}
	if len(d.Evidence) == 0 {
		faults = append(faults, fault.Invalid("what-1", law.GiveEvidence))
	}
	return errors.Join(faults...)
}

func (p Pages) takeReasons(v *visit.Visit, d *decidePage) error {
	d.Reasons = strings.TrimSpace(v.Form("reasons"))
	if d.Choice.Act() == "" && d.Reasons == "" {
		return fault.Invalid("reasons", decision.NeedsReasons)
	}
	return fields(p.faults(v, d), map[string]string{"reasons": "reasons"})
}

// faults asks the law what is wrong with the decision as it is written so far.
func (p Pages) faults(v *visit.Visit, d *decidePage) error {
	if d.Choice.Act() == "" {
		return nil
	}
	settled, err := d.FactsAs(v.By.Name, d.Today).Settle()
	if err != nil {
		return err
	}
	_, err = law.Decide(d.Choice.Act(), settled, d.Case(v.By.Name, d.Today, false))
	return err
}

// fields keeps the faults of the fields that a page asks for, under the names that
// they have there. Faults of other pages are left to them.
func fields(err error, names map[string]string) error {
	if fault.KindOf(err) != fault.KindInvalid {
		return err
	}
	var kept []error
	for _, f := range fault.All(err) {
		if name, here := names[f.Field]; here {
			g := *f
			g.Field = name
			kept = append(kept, &g)
		}
	}
	return errors.Join(kept...)
}

const chooseAnswerKey = msg.Key("decisions.choose-answer")

func chooseAnswer() error { return fault.Invalid("how", chooseAnswerKey) }
