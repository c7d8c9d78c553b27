package cases

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"ownway/bank/modulus"
)

// modulusColumns are those that a file of modulus cases must have.
var modulusColumns = []string{"case", "description", "sort_code", "account_number", "valid"}

// Modulus checks published sort codes and account numbers by the operator's own
// table of weights and table of substitutes. A case is valid unless the check
// fails: what cannot be checked is taken.
func Modulus(table, substitutes, list string) (Report, error) {
	weights, err := readBounded(table)
	if err != nil {
		return Report{}, err
	}
	subs, err := readBounded(substitutes)
	if err != nil {
		return Report{}, err
	}
	data, err := readBounded(list)
	if err != nil {
		return Report{}, err
	}
	t, err := modulus.Load(weights, nil)
	if err != nil {
		return Report{Files: []File{{Name: table, Bad: err}}}, nil
	}
	if t, err = modulus.Load(weights, subs); err != nil {
		return Report{Files: []File{{Name: substitutes, Bad: err}}}, nil
	}
	f := File{Name: list}
	f.checks(t, data)
	return Report{Files: []File{f}}, nil
}

// checks runs each row of a file of cases.
func (f *File) checks(t *modulus.Table, data []byte) {
	c := csv.NewReader(bytes.NewReader(data))
	c.FieldsPerRecord = -1
	head, err := c.Read()
	for _, want := range modulusColumns {
		if err != nil || !slices.Contains(head, want) {
			f.Bad = &Problem{Line: 1, Field: want, Text: "there is no such column; the columns should be " + strings.Join(modulusColumns, ", ")}
			return
		}
	}
	rows, err := readRows(c, head)
	f.Outcomes = each(func(r *row, o *Outcome) { r.check(t, o) })(rows)
	if f.Bad = err; err == nil && len(rows) == 0 {
		f.Bad = &Problem{Line: 1, Text: "there are no cases below the columns"}
	}
}

func (r *row) check(t *modulus.Table, o *Outcome) {
	o.Name = fmt.Sprintf("case %s, %s", r.columns["case"], r.columns["description"])
	valid := r.oneOf("valid", "1", "0")
	code, number, err := modulus.Standard(r.columns["sort_code"], r.columns["account_number"])
	if err != nil {
		at := "sort_code"
		if _, _, err := modulus.Standard(r.columns["sort_code"], "12345678"); err == nil {
			at = "account_number"
		}
		r.problem(at, "this should be a sort code of 6 digits and an account number of 6 to 10")
		return
	}
	o.want("valid", yesNo(valid), yesNo(t.Check(code, number) != modulus.Fail))
}

func yesNo(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
