package cli

import "ownway/internal/cases"

type casesCommand struct {
	Payroll    payrollCases   `cmd:"" help:"Run published payroll cases through the calculators; exit 1 on a miss."`
	Statements statementCases `cmd:"" help:"Read bank statements that have an expected.json beside them, and compare; exit 1 on a miss."`
	Modulus    modulusCases   `cmd:"" help:"Check published sort codes and account numbers by your own table; exit 1 on a miss."`
}

type payrollCases struct {
	Dirs []string `arg:"" name:"dir" help:"Folders of case files, CSV or JSON. What a file holds shows in its contents."`
}

// Run runs payroll cases. Values known to differ from what was published stand
// in a list in the program, with the reason for each.
func (c *payrollCases) Run(w *world) error {
	r, err := cases.Payroll(c.Dirs...)
	return w.report(r, err)
}

type statementCases struct {
	Dirs []string `arg:"" name:"dir" help:"Folders of statements with an expected.json."`
}

// Run reads sample statements and compares them.
func (c *statementCases) Run(w *world) error {
	r, err := cases.Statements(c.Dirs...)
	return w.report(r, err)
}

type modulusCases struct {
	Table         string `arg:"" help:"VocaLink's table of weights, valacdos."`
	Substitutions string `arg:"" help:"VocaLink's table of substitute sort codes, scsubtab."`
	Cases         string `arg:"" help:"CSV with the columns case, description, sort_code, account_number, valid."`
}

// Run checks published sort codes and account numbers.
func (c *modulusCases) Run(w *world) error {
	r, err := cases.Modulus(c.Table, c.Substitutions, c.Cases)
	return w.report(r, err)
}

// report prints what became of cases, and fails on any that is not as published.
func (w *world) report(r cases.Report, err error) error {
	if err != nil {
		return err
	}
	if err := r.Write(w.out, w.words.Say); err != nil {
		return err
	}
	if r.Failed() {
		return quiet
	}
	return nil
}
