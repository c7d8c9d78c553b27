package table

import (
	"encoding/csv"
	"io"
	"strings"
)

// Write writes a table: its head, then its rows. Lines end as a spreadsheet
// ends them. Cells that would be run as a formula get an apostrophe; a number
// below zero stays as it is, so that it can be added up.
func Write(w io.Writer, head []string, rows [][]string) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(head); err != nil {
		return err
	}
	safe := make([]string, len(head))
	for _, row := range rows {
		safe = safe[:0]
		for _, c := range row {
			safe = append(safe, guard(c))
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// runs holds the characters that make a spreadsheet take a cell for a formula
// when they stand first, the wide forms among them.
const runs = "=+-@|%＝＋－＠\t\r\n"

// guard puts an apostrophe before a cell that a spreadsheet would run, and
// before one that looks as if it had been guarded, so that unguard gives back
// what guard was given.
func guard(s string) string {
	if risky(s) && !negative(s) {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	if rest, marked := strings.CutPrefix(s, "'"); marked && risky(rest) && !negative(rest) {
		return rest
	}
	return s
}

func risky(s string) bool {
	for _, r := range strings.TrimLeft(s, "' ") {
		return strings.ContainsRune(runs, r)
	}
	return false
}

// negative reports whether a cell is a plain number below zero.
func negative(s string) bool {
	digits, ok := strings.CutPrefix(s, "-")
	if !ok || digits == "" {
		return false
	}
	whole, part, _ := strings.Cut(digits, ".")
	return whole != "" && strings.Trim(whole, "0123456789") == "" && strings.Trim(part, "0123456789") == ""
}
