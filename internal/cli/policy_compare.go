package cli

import (
	"fmt"
	"strings"

	"ownway/policy"
)

type policyCompareCommand struct {
	Files []string `arg:"" name:"file" help:"Two or more policy files, or short names of policies that come with the program."`
	JSON  bool     `name:"json" help:"Print JSON."`
	policyDay
}

// Run sets the policies side by side.
func (c *policyCompareCommand) Run(w *world) error {
	on := c.asked()
	if len(c.Files) < 2 {
		return fmt.Errorf("name two policies or more to compare")
	}
	all := make([]policy.Policy, len(c.Files))
	for i, name := range c.Files {
		p, err := readPolicy(name)
		if err != nil {
			fmt.Fprintf(w.errOut, "ownway: %s can't be read:\n", name)
			return err
		}
		all[i] = p
	}
	rows := policy.Compare(on, all...)
	if c.JSON {
		return asJSON(w.out, comparedJSON(w, on.String(), all, rows))
	}
	printCompared(w, all, rows)
	return nil
}

// printCompared writes topic by topic, a line for each council, so that long
// values stay readable at any width. A star marks a difference.
func printCompared(w *world, all []policy.Policy, rows []policy.Row) {
	widest := 0
	for _, p := range all {
		widest = max(widest, len([]rune(p.Council)))
	}
	fmt.Fprintln(w.out, "* marks what differs. A value may have changed since it was found.")
	for _, r := range rows {
		mark := " "
		if r.Differs {
			mark = "*"
		}
		fmt.Fprintf(w.out, "\n%s %s (%s)\n", mark, w.words.Say(r.Words.Text()), r.Path)
		for i, cell := range r.Values {
			said := "not known"
			if cell.Known() {
				said = strings.Join(cell.Values(), "; ")
			}
			fmt.Fprintf(w.out, "    %-*s  %s\n", widest, all[i].Council, said)
		}
	}
}

type policyCellJSON struct {
	Council string   `json:"council"`
	Known   bool     `json:"known"`
	Values  []string `json:"values"`
}

type policyRowJSON struct {
	Path    string           `json:"path"`
	Topic   string           `json:"topic"`
	Differs bool             `json:"differs"`
	Cells   []policyCellJSON `json:"cells"`
}

type policyComparedJSON struct {
	On       string          `json:"on"`
	Councils []string        `json:"councils"`
	Rows     []policyRowJSON `json:"rows"`
}

func comparedJSON(w *world, on string, all []policy.Policy, rows []policy.Row) policyComparedJSON {
	out := policyComparedJSON{On: on, Councils: []string{}, Rows: []policyRowJSON{}}
	for _, p := range all {
		out.Councils = append(out.Councils, p.Council)
	}
	for _, r := range rows {
		row := policyRowJSON{Path: r.Path, Topic: w.words.Say(r.Words.Text()), Differs: r.Differs}
		for i, cell := range r.Values {
			row.Cells = append(row.Cells, policyCellJSON{all[i].Council, cell.Known(), cell.Values()})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
