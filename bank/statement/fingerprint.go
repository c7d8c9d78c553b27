package statement

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// Fingerprint tells a line from every other line of the same account, so that
// the same line never enters twice however often a period is downloaded. nth
// counts, from 1, the lines of the file up to this one that are alike in every
// way that Fingerprint looks at: two bus fares on one day are two lines.
//
// A line with the bank's own id is known by it and by its date and amount; any
// other by date, amount and words. The balance, the row and the format take no
// part, since they change from one download to the next.
func Fingerprint(l Line, nth int) string {
	sum := sha256.Sum256([]byte(likeness(l) + "\x00" + strconv.Itoa(nth)))
	return hex.EncodeToString(sum[:16])
}

// Fingerprints gives the fingerprint of each line of a statement.
func Fingerprints(lines []Line) []string {
	seen := make(map[string]int, len(lines))
	prints := make([]string, len(lines))
	for i, l := range lines {
		like := likeness(l)
		seen[like]++
		prints[i] = Fingerprint(l, seen[like])
	}
	return prints
}

func likeness(l Line) string {
	words := []string{l.Date.String(), strconv.FormatInt(int64(l.Amount), 10)}
	if l.OwnID != "" {
		words = append(words, "id", l.OwnID)
	} else {
		words = append(words, "words", strings.ToUpper(Tidy(l.Payee)), strings.ToUpper(Tidy(l.Reference)))
	}
	return strings.Join(words, "\x00")
}
