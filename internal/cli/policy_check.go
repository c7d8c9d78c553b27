package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"ownway/policy"
	"ownway/value/explain"
	"ownway/value/fault"
)

type policyCheckCommand struct {
	Files []string `arg:"" name:"file" help:"Policy files, or short names of policies that come with the program."`
	JSON  bool     `name:"json" help:"Print JSON, one document for each policy."`
	policyDay
}

// Run checks each policy. Findings are not a failure; a file that can't be read is.
func (c *policyCheckCommand) Run(w *world) error {
	facts := policyFacts(w, c.asked())
	unread := false
	for _, name := range c.Files {
		p, err := readPolicy(name)
		if err != nil {
			fmt.Fprintf(w.errOut, "ownway: %s can't be read:\n", name)
			tellPaths(w, err)
			unread = true
			continue
		}
		if err := c.print(w, policy.Check(p, facts)); err != nil {
			return err
		}
	}
	if unread {
		return quiet
	}
	return nil
}

// tellPaths says what is wrong in a policy, each with its line, its path and what
// to do.
func tellPaths(w *world, err error) {
	all := fault.All(err)
	for _, f := range all {
		fmt.Fprintf(w.errOut, "ownway: line %d, %s: %s\n", f.Line, f.Field, w.words.Say(f.Text))
	}
	if len(all) == 0 {
		w.tell(err)
	}
}

func (c *policyCheckCommand) print(w *world, checked policy.Checked) error {
	if c.JSON {
		return asJSON(w.out, checked.Document(w.words.Say))
	}
	fmt.Fprintf(w.out, "%s, as it stands on %s\n", checked.Council, w.words.Date(checked.On))
	for _, f := range checked.Findings {
		printFinding(w, f)
	}
	if len(checked.Findings) == 0 {
		fmt.Fprintln(w.out, "  No finding.")
	}
	for _, g := range checked.Gaps {
		fmt.Fprintf(w.out, "  %s (%s)\n", w.words.Say(g.What), g.Path)
	}
	fmt.Fprintln(w.out)
	return nil
}

func printFinding(w *world, f policy.Finding) {
	fmt.Fprintf(w.out, "  %s (%s): %s: %s\n", w.words.Say(f.Grade.Words().Text()), f.Rule, f.Path, f.Found)
	for _, line := range []string{f.Note, w.words.Say(f.AsFound), w.words.Say(f.Why)} {
		if line != "" {
			fmt.Fprintln(w.out, "     ", line)
		}
	}
	fmt.Fprintln(w.out, "      To put it right:", w.words.Say(f.Cure))
	fmt.Fprintln(w.out, "      Rests on:", citedAs(f.Cites))
	if len(f.Contrary) > 0 {
		fmt.Fprintln(w.out, "      Decided the other way:", citedAs(f.Contrary))
	}
}

func citedAs(cites []explain.Citation) string {
	all := make([]string, len(cites))
	for i, c := range cites {
		all[i] = c.Name
		if c.Unchecked {
			all[i] += " (not checked)"
		}
	}
	return strings.Join(all, "; ")
}

func asJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
