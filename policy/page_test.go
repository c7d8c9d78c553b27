package policy_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"ownway/law"
	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/msg"
)

// The page of the local rules is written from those that Check looks for.
func TestPageOfTheLocalRules(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Local rules to look for

In England; those for Scotland and Wales stand below. What ` + "`ownway policy check`" + ` looks for in a council's policy. Not legal advice. U: it goes against the Act or the regulations. D: it is
doubtful; ask why, since reasons in one person's own circumstances can make it right. A rule with both is U in its
plain form and D in its milder one. Written from the rules by their test.

| Rule | Why | To put it right | Rests on | Decided the other way |
|---|---|---|---|---|
`)
	for _, r := range policy.LocalRules() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", r.Number, plainWords(t, r.Why), plainWords(t, r.Cure), linked(r.Cites), linked(r.Contrary))
	}
	for _, j := range []law.Jurisdiction{law.Scotland, law.Wales} {
		fmt.Fprintf(&b, "\n## %s\n\nOnly what a rule of its own law could be read for. A number means the same kind of local rule as above; "+
			"R1 rests on the\nminimum wage, which is the same in every nation.\n\n| Rule | Why | To put it right | Rests on |\n|---|---|---|---|\n", plainWords(t, j.Words()))
		for _, r := range policy.LocalRulesIn(j) {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.Number, plainWords(t, r.Why), plainWords(t, r.Cure), linked(r.Cites))
		}
	}
	const page = "../docs/law/local-rules.md"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || string(got) != b.String() {
		t.Errorf("%s is not what is looked for now (%v)", page, err)
	}
}

func plainWords(t *testing.T, k msg.Key) string {
	t.Helper()
	words, ok := msg.English(k)
	if !ok {
		t.Errorf("no words for %s", k)
	}
	return words
}

func linked(cites []explain.Citation) string {
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
