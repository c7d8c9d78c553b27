package journal

import (
	"errors"
	"io"
	"path"
	"slices"
	"strconv"

	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/msg"
	"ownway/value/table"
)

// The faults of a map.
var (
	OddFunder  = msg.New("journal.odd-funder", "Write council, nhs, contribution or own, or leave it empty for all of them")
	OddAccount = msg.New("journal.odd-account", "Write an account of the books, like held/own-account, or one that ends in *, like cost/*")
	NoLines    = msg.New("journal.no-lines", "This map has no lines. Give each account a code")
)

// Rule gives a code to the accounts that it fits.
type Rule struct {
	Account string        // an account, or a beginning followed by a star, as in "cost/*" or "*"
	Funder  ledger.Funder // or every funder when empty
	Code    Code
}

// Map gives each account a code; of several rules that fit, the first counts.
type Map []Rule

func (m Map) code(a ledger.Account, f ledger.Funder) (Code, error) {
	for _, r := range m {
		if r.Funder != "" && r.Funder != f {
			continue
		}
		if fits, err := path.Match(r.Account, string(a)); err == nil && fits || r.Account == "*" {
			return r.Code, nil
		}
	}
	return Code{}, fault.Invalid("map", NotMapped, "account", string(a), "funder", string(f))
}

var columns = table.Columns{Must: []string{"account", "code"}, May: []string{"funder", "cost centre", "description"}}

// ReadMap reads a map from CSV: account, code, and if wanted funder, cost
// centre and description.
func ReadMap(r io.Reader) (Map, error) {
	rows, err := table.Read(r, columns)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fault.Invalid("map", NoLines)
	}
	var m Map
	var wrong []error
	for _, row := range rows {
		rule, err := readRule(row)
		m, wrong = append(m, rule), append(wrong, err)
	}
	return m, errors.Join(wrong...)
}

func readRule(row table.Row) (Rule, error) {
	account, err := row.Need("account")
	if err != nil {
		return Rule{}, err
	}
	if !known(account) {
		return Rule{}, row.Fault(fault.Invalid("account", OddAccount), "account")
	}
	code, err := row.Need("code")
	if err != nil {
		return Rule{}, err
	}
	funder := ledger.Funder(row.Cell("funder"))
	if funder != "" && !slices.Contains(ledger.Funders(), funder) {
		return Rule{}, row.Fault(fault.Invalid("funder", OddFunder), "funder")
	}
	return Rule{Account: account, Funder: funder, Code: Code{Code: code, Centre: row.Cell("cost centre"), Says: row.Cell("description")}}, nil
}

// known reports whether a rule could ever fit an account of the books.
func known(account string) bool {
	if _, err := path.Match(account, ""); err != nil {
		return false
	}
	switch ledger.Account(account).Class() {
	case "*", ledger.Source, ledger.Held, ledger.Owed, ledger.Cost:
		return true
	}
	return false
}

// Write writes the journal as CSV under a number that tells it from every
// other, with a last line of the totals.
func (j Journal) Write(w io.Writer, number string) error {
	var rows [][]string
	for _, l := range j.Lines {
		debit, credit := "", ""
		if l.Debit > 0 {
			debit = l.Debit.Plain()
		} else {
			credit = l.Credit.Plain()
		}
		rows = append(rows, []string{number, l.Date.String(), l.Code.Code, l.Code.Centre, l.Code.Says, debit, credit, strconv.Itoa(l.Count)})
	}
	rows = append(rows, []string{number, j.Period.Last.String(), "", "", "Total", j.Total.Plain(), j.Total.Plain(), ""})
	return table.Write(w, []string{"journal", "date", "code", "cost centre", "description", "debit", "credit", "movements"}, rows)
}
