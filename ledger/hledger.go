package ledger

import (
	"bufio"
	"io"
	"maps"
	"slices"
	"strings"
)

// WriteHledger writes the books as a journal of plain text accounting that
// `hledger check --strict` accepts: every account is declared, and its balance
// there equals ours. An account is named by its purse, class, purpose and funder, as in
// "pur_…:owed:hmrc:council".
func WriteHledger(w io.Writer, transactions []Transaction) error {
	out := bufio.NewWriter(w)
	out.WriteString("commodity £1,000.00\n\n")
	names := map[string]bool{}
	for _, t := range transactions {
		for _, m := range t.Moves {
			names[hledgerName(t.Purse, m.From, m.Funder)] = true
			names[hledgerName(t.Purse, m.To, m.Funder)] = true
		}
	}
	for _, n := range slices.Sorted(maps.Keys(names)) {
		out.WriteString("account " + n + "\n")
	}
	for _, t := range transactions {
		writeEntry(out, t)
	}
	return out.Flush()
}

func writeEntry(out *bufio.Writer, t Transaction) {
	out.WriteString("\n" + t.Date.String() + " (" + string(t.ID) + ") " + string(t.Cause.Kind) + "  ; " + plain(t.Key) + "\n")
	for _, m := range t.Moves {
		out.WriteString("    " + hledgerName(t.Purse, m.To, m.Funder) + "  £" + m.Amount.Plain() + "\n")
		out.WriteString("    " + hledgerName(t.Purse, m.From, m.Funder) + "  £-" + m.Amount.Plain() + "\n")
	}
}

func hledgerName(p PurseID, a Account, f Funder) string {
	return string(p) + ":" + strings.ReplaceAll(string(a), "/", ":") + ":" + string(f)
}

// plain keeps a key from ending its comment or opening a tag.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == ':' || r == ',' {
			return '_'
		}
		return r
	}, s)
}
