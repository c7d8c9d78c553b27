package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/detect"
	"ownway/value/fault"
)

type statementCommand struct {
	Read readCommand `cmd:"" help:"Read a bank statement in any known layout and print it."`
}

type readCommand struct {
	File string `arg:"" help:"The file that the bank gave."`
	JSON bool   `name:"json" help:"Print JSON."`

	Layout string `name:"layout" type:"path" placeholder:"FILE.json" help:"Which column holds what, for a bank that is not known: {\"date\": 1, \"form\": \"2/1/2006\", \"payee\": 2, \"amount\": 3, \"balance\": 4}, or in and out for amount. Forms are written as Go's package time does."`
}

// Run reads a statement. Nothing is kept.
func (c *readCommand) Run(w *world) error {
	data, err := readStatement(c.File)
	if err != nil {
		return err
	}
	s, err := c.read(data)
	if err != nil {
		return w.tellPlaces(err)
	}
	if c.JSON {
		return printJSON(w, s)
	}
	for _, l := range s.Lines {
		fmt.Fprintf(w.out, "%s  %12s  %s\n", l.Date, l.Amount.Plain(), l.Payee)
	}
	for _, warning := range s.Warnings {
		fmt.Fprintln(w.errOut, w.words.Say(warning))
	}
	return nil
}

// read reads a statement in the layout that was given, or in any that is known.
func (c *readCommand) read(data []byte) (statement.Statement, error) {
	if c.Layout == "" {
		return detect.Read(data)
	}
	text, err := os.ReadFile(c.Layout)
	if err != nil {
		return statement.Statement{}, err
	}
	var columns csvfile.Columns
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&columns); err != nil {
		return statement.Statement{}, fmt.Errorf("%s: %w", c.Layout, err)
	}
	return csvfile.ReadColumns(data, columns)
}

// readStatement reads a file, unless it is larger than any statement.
func readStatement(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > statement.MaxBytes {
		return nil, fault.Invalid("file", statement.TooLarge, "most", statement.MaxBytes>>20)
	}
	return os.ReadFile(name)
}

// tellPlaces says what is wrong with a file, with the line and the field.
func (w *world) tellPlaces(err error) error {
	all := fault.All(err)
	if len(all) == 0 {
		return err
	}
	for _, f := range all {
		place := ""
		if f.Line > 0 {
			place = fmt.Sprintf("line %d: ", f.Line)
		}
		if f.Line > 0 && f.Field != "" && f.Field != "line" {
			place += f.Field + ": "
		}
		fmt.Fprintf(w.errOut, "ownway: %s%s\n", place, w.words.Say(f.Text))
	}
	return quiet
}

type lineJSON struct {
	Date      string `json:"date"`
	Amount    int64  `json:"amount"`
	Balance   *int64 `json:"balance"`
	Payee     string `json:"payee"`
	Reference string `json:"reference"`
	Type      string `json:"type"`
}

type statementJSON struct {
	Account  map[string]string `json:"account"`
	Lines    []lineJSON        `json:"lines"`
	Opening  *int64            `json:"opening"`
	Closing  *int64            `json:"closing"`
	Warnings []string          `json:"warnings"`
}

func printJSON(w *world, s statement.Statement) error {
	out := statementJSON{
		Account: map[string]string{"sort-code": string(s.Account.SortCode), "number": string(s.Account.Number),
			"shown": s.Account.Shown, "name": s.Account.Name},
		Opening: pence(s.Opening), Closing: pence(s.Closing), Warnings: []string{}, Lines: []lineJSON{}}
	for _, l := range s.Lines {
		out.Lines = append(out.Lines, lineJSON{Date: l.Date.String(), Amount: int64(l.Amount), Balance: pence(l.Balance),
			Payee: l.Payee, Reference: l.Reference, Type: l.Type})
	}
	for _, warning := range s.Warnings {
		out.Warnings = append(out.Warnings, w.words.Say(warning))
	}
	e := json.NewEncoder(w.out)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// pence gives a balance, or nothing when it is not known.
func pence(b statement.Balance) *int64 {
	if !b.IsKnown() {
		return nil
	}
	n := int64(b.Amount)
	return &n
}
