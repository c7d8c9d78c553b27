package cli

import (
	"fmt"
	"strings"

	"ownway/law"
	"ownway/policy"
)

type askCommand struct {
	Words     []string         `arg:"" name:"question" help:"What you want to buy or whom you want to pay, in your own words."`
	Policy    string           `required:"" placeholder:"FILE" help:"The council's policy: a file, or the short name of one that comes with the program."`
	Plan      policy.InPlan    `enum:"named,need,none,unknown" default:"unknown" help:"What the plan says: it names this, it has a need that this meets, it has none, or you do not know."`
	Use       policy.Use       `placeholder:"USE" help:"Which use it is, where the words name several."`
	Relation  law.Relation     `placeholder:"RELATION" help:"How the person to be paid is related, like parent, sibling, cousin, friend, not-related."`
	Household string           `enum:"yes,no,unknown" default:"unknown" help:"Whether they live in the same household."`
	Partner   string           `enum:"yes,no,unknown" default:"unknown" help:"Whether they are the partner of a close relative in the household."`
	CareHome  string           `enum:"yes,no,unknown" default:"unknown" help:"Whether the person lives in a care home."`
	Nation    law.Jurisdiction `enum:"england,scotland,wales,policy" default:"policy" help:"Whose law you ask about: england, scotland or wales. A council of another nation is refused. The policy's own when it is not given."`
	Stays     []stay           `name:"stay" placeholder:"FIRST..LAST" help:"A stay in a care home, like 2026-12-01..2026-12-14; once for each, the one you ask about among them."`
	JSON      bool             `name:"json" help:"Print JSON."`
	policyDay
}

// Run answers from the plan, the policy and the law. It decides nothing.
func (c *askCommand) Run(w *world) error {
	p, err := readPolicy(c.Policy)
	if err != nil {
		return err
	}
	if c.Nation != "policy" {
		if err := p.MustBeIn(c.Nation); err != nil {
			return err
		}
	}
	use, chosen, err := c.use(w)
	if err != nil || !chosen {
		return err
	}
	q := policy.Question{Use: use, Plan: c.Plan, On: c.asked(), LivesInCareHome: known(c.CareHome),
		Payee: law.Payee{Relation: c.Relation, SameHousehold: known(c.Household), PartnerOfRelative: known(c.Partner)}}
	for _, one := range c.Stays {
		q.Stays = append(q.Stays, law.Stay(one))
	}
	if c.Plan == "unknown" {
		q.Plan = policy.PlanNotKnown
	}
	r := policy.MayI(p, q)
	if c.JSON {
		return asJSON(w.out, r.Document(use, w.words.Say))
	}
	printReply(w, use, r)
	return nil
}

func known(s string) law.Known {
	if s == "unknown" {
		return law.NotKnown
	}
	return law.Known(s)
}

// use finds the one use that is asked about. Where the words name none or
// several, the choices are shown and nothing is guessed.
func (c *askCommand) use(w *world) (use policy.Use, chosen bool, err error) {
	if c.Relation != "" && !c.Relation.Known() {
		return "", false, fmt.Errorf("there is no relation %q; use one of %s", c.Relation, list(law.Relations()))
	}
	if c.Use != "" {
		if !c.Use.Known() {
			return "", false, fmt.Errorf("there is no use %q; use one of %s", c.Use, list(policy.AllUses()))
		}
		return c.Use, true, nil
	}
	found := policy.FindUses(strings.Join(c.Words, " "))
	switch {
	case len(found) == 1:
		return found[0], true, nil
	case c.Relation == law.Friend:
		return policy.UseFriend, true, nil
	case c.Relation != "":
		return policy.UsePA, true, nil
	case len(found) == 0:
		found = policy.AllUses()
	}
	fmt.Fprintln(w.out, "Which of these is it? Ask again with --use, or ask your social worker or practitioner for an answer within two working days.")
	for _, u := range found {
		fmt.Fprintf(w.out, "  %-24s %s\n", u, w.words.Say(u.Words().Text()))
	}
	return "", false, nil
}

func list[T ~string](all []T) string {
	names := make([]string, len(all))
	for i, one := range all {
		names[i] = string(one)
	}
	return strings.Join(names, ", ")
}

var outcomes = map[policy.Outcome]string{
	policy.MayBuy:   "Yes.",
	policy.BuyNote:  "Yes, and note it.",
	policy.AskFirst: "Ask first.",
	policy.MayNot:   "No.",
	policy.TellMore: "One more thing to know first.",
}

func printReply(w *world, use policy.Use, r policy.Reply) {
	fmt.Fprintf(w.out, "%s (%s)\n", outcomes[r.Outcome], w.words.Say(use.Words().Text()))
	fmt.Fprintln(w.out, "  "+w.words.Say(r.Because))
	if r.Outcome == policy.AskFirst {
		fmt.Fprintf(w.out, "  Ask %s. Ask for an answer by %s.\n", w.words.Say(r.Who), w.words.Date(r.By))
	}
	if !r.Possible.IsZero() {
		fmt.Fprintln(w.out, "  "+w.words.Say(r.Possible))
	}
	decided := string(r.Decides)
	if r.Line != "" {
		decided += ", " + r.Line
	}
	fmt.Fprintf(w.out, "  Decided by the %s. Rests on: %s\n", decided, citedAs(r.Cites))
}
