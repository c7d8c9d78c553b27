package law_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ownway/law"
	"ownway/value/explain"
	"ownway/value/msg"
)

var forces = map[law.Force]string{law.Act: "an Act", law.Regulations: "regulations", law.Guidance: "statutory guidance"}

// limits say what was not read of the law of a nation.
var limits = map[law.Jurisdiction]string{
	law.Scotland: `Read: sections 1 and 5 of the Act, the Explanatory Notes to section 13, regulations 3 and 9, and for regulations 5, 6, 8 and
10 a summary or a note. Not read, so that there is no rule: section 12 (looking again at who is ruled out), regulation 11
(support for which no direct payment need be offered), how stays in a care home with breaks between them are counted.

`,
	law.Wales: `Read: regulations 1 and 14, the Explanatory Notes to section 50, and for the other regulations a summary or a note. Not read,
so that there is no rule: what regulations 8 and 10 say of conditions and of ending. No limit on stays in a care home was
seen. The sections on direct payments were changed after the regulations were made; the changes were not read.

`,
}

// The page of the rules is written from the rules, so that the two can't part.
func TestPageOfTheRules(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# The law as rules

Not legal advice; a solicitor has still to sign these off. England first; Scotland and Wales for what could be read of
their law. A rule speaks for one nation only: asked for another, it is refused. Written from the rules in ` + "`law/`" + ` by their test; the
cases of each rule stand in ` + "`law/testdata/cases/`" + `. A rule answers yes, no, which fact is missing, or who has to judge what.
"Not checked" marks a source that nobody here has read.

`)
	for _, j := range law.Jurisdictions() {
		fmt.Fprintf(&b, "\n## %s\n\n%s| ID | Rule | Binds | From | Answers | Rests on |\n|---|---|---|---|---|---|\n", say(t, j.Words()), limits[j])
		for _, r := range law.RulesOf(j) {
			answers := make([]string, len(r.Gives))
			for i, k := range r.Gives {
				answers[i] = string(k)
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.ID, say(t, r.Says), strings.ToLower(say(t, r.Binds.Words())),
				forces[r.Force], strings.Join(answers, ", "), sources(r.Cites))
		}
	}
	b.WriteString(`
## What a decision against a person can rest on

In England. Such a decision can only be built by ` + "`law.Decide`" + `: on what one of these rules made of the facts, with evidence, the person's own
circumstances, reasons in plain words, who decides, and until when it can be challenged.

| To | Rests on |
|---|---|
`)
	for _, act := range law.AdverseActs() {
		var on []string
		for _, basis := range law.Bases(act) {
			one := fmt.Sprintf("%s answers %s", basis.Rule, basis.Answer)
			if basis.Only != "" {
				one += " (" + say(t, basis.Only) + ")"
			}
			on = append(on, one)
		}
		fmt.Fprintf(&b, "| %s | %s |\n", say(t, act.Words()), strings.Join(on, "; "))
	}
	const page = "../docs/law/rules.md"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || string(got) != b.String() {
		t.Errorf("%s is not what the rules say now (%v)", page, err)
	}
}

func say(t *testing.T, k msg.Key) string {
	t.Helper()
	words, ok := msg.English(k)
	if !ok {
		t.Errorf("no words for %s", k)
	}
	return words
}

func sources(cites []explain.Citation) string {
	all := make([]string, len(cites))
	for i, c := range cites {
		all[i] = c.Name
		if c.Address != "" {
			all[i] = "[" + c.Name + "](" + c.Address + ")"
		}
		if c.Unchecked {
			all[i] += " (not checked)"
		}
	}
	return strings.Join(all, "; ")
}
