package cases

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

// row is one row of a file with named columns. The first problem of reading it
// is kept.
type row struct {
	line    int
	columns map[string]string
	bad     *Problem
}

// table is a kind of CSV, known by columns that only it has.
type table struct {
	name    string
	columns []string
	run     func([]*row) []Outcome
}

var tables = []table{
	{"income tax", []string{"tax_year", "region", "code", "w1m1", "taxable_pay_to_date", "tax_due"}, each(taxCase)},
	{"directors", []string{"tax_year", "category", "method", "gross_ytd", "employer_ni_ytd"}, directorCases},
	{"national insurance", []string{"tax_year", "category", "gross", "employee_ni", "employer_ni"}, each(niCase)},
	{"loans", []string{"tax_year", "plan", "postgrad", "student_loan", "postgrad_loan"}, each(loanCase)},
	{"attachments", []string{"order", "rate", "frequency", "net_earnings", "deduction"}, each(attachmentCase)},
}

func each(prove func(*row, *Outcome)) func([]*row) []Outcome {
	return func(rows []*row) []Outcome {
		all := make([]Outcome, len(rows))
		for i, r := range rows {
			all[i] = r.outcome(prove)
		}
		return all
	}
}

// outcome proves one row. A row that cannot be read is no case.
func (r *row) outcome(prove func(*row, *Outcome)) Outcome {
	o := Outcome{Line: r.line, Year: r.columns["tax_year"]}
	if r.bad == nil {
		prove(r, &o)
	}
	if r.bad != nil {
		return Outcome{Line: r.line, Year: o.Year, Name: o.Name, Bad: r.bad}
	}
	return o
}

// runRows runs a CSV file, and reports whether its columns are known.
func (f *File) runRows(data []byte) bool { return f.runTable(data, tables) }

func (f *File) runTable(data []byte, tables []table) bool {
	c := csv.NewReader(bytes.NewReader(data))
	c.FieldsPerRecord = -1
	head, err := c.Read()
	if err != nil {
		return false
	}
	kind := slices.IndexFunc(tables, func(k table) bool {
		return !slices.ContainsFunc(k.columns, func(want string) bool { return !slices.Contains(head, want) })
	})
	if kind < 0 {
		return false
	}
	rows, err := readRows(c, head)
	f.Kind, f.Outcomes, f.Bad = tables[kind].name, tables[kind].run(rows), err
	return true
}

func readRows(c *csv.Reader, head []string) ([]*row, error) {
	var rows []*row
	for {
		fields, err := c.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return rows, csvProblem(err)
		}
		line, _ := c.FieldPos(0)
		r := &row{line: line, columns: map[string]string{}}
		if len(fields) != len(head) {
			r.bad = &Problem{Line: line, Text: "there should be " + strconv.Itoa(len(head)) + " columns, not " + strconv.Itoa(len(fields))}
		}
		for i, name := range head[:min(len(head), len(fields))] {
			r.columns[name] = fields[i]
		}
		rows = append(rows, r)
	}
}

// csvProblem says where the quotation marks of a CSV file go wrong.
func csvProblem(err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return err
	}
	return &Problem{Line: p.Line, Field: "column " + strconv.Itoa(p.Column), Text: p.Err.Error()}
}

func (r *row) problem(column, text string) {
	if r.bad == nil {
		r.bad = &Problem{Line: r.line, Field: column, Text: text + ", but says “" + shown(r.columns[column]) + "”"}
	}
}

func (r *row) amount(column string) money.Amount {
	a, err := money.Parse(r.columns[column])
	if err != nil {
		r.problem(column, "this should be pounds and pence, like 12.50")
	}
	return a
}

func (r *row) number(column string) int {
	n, err := strconv.Atoi(r.columns[column])
	if err != nil || n < 0 || n > 1_000_000 {
		r.problem(column, "this should be a whole number")
	}
	return n
}

// oneOf reads a column that holds one of two words.
func (r *row) oneOf(column, yes, no string) bool {
	switch r.columns[column] {
	case yes:
		return true
	case no:
		return false
	}
	r.problem(column, "this should be "+yes+" or "+no)
	return false
}

var frequencies = map[string]period.Frequency{
	"weekly": period.Weekly, "fortnightly": period.Fortnightly, "twoweekly": period.Fortnightly, "every_2_weeks": period.Fortnightly,
	"fourweekly": period.FourWeekly, "every_4_weeks": period.FourWeekly, "monthly": period.Monthly,
}

func (r *row) frequency() period.Frequency {
	f, ok := frequencies[r.columns["frequency"]]
	if !ok {
		r.problem("frequency", "this should be weekly, fortnightly, fourweekly or monthly")
	}
	return f
}

// year gives the figures of the row's tax year, or leaves the row out.
func (r *row) year(o *Outcome) *rates.Year {
	s := r.columns["tax_year"]
	n, err := strconv.Atoi(s[:min(len(s), 4)])
	if err != nil || n < 1900 || n > 2100 || calendar.TaxYear(n).String() != s {
		r.problem("tax_year", "this should be a tax year, like 2026-27")
		return nil
	}
	y, err := rates.For(calendar.TaxYear(n))
	if err != nil {
		o.LeftOut = "the rates of " + s + " are not held"
		return nil
	}
	return y
}

// shown cuts what a file says to a length fit for a sentence.
func shown(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
