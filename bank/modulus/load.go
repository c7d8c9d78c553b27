package modulus

import (
	"strconv"
	"strings"

	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

const (
	maxBytes = 4 << 20
	maxRows  = 50_000
)

// The faults of a table that cannot be used.
var (
	TooLarge   = msg.New("modulus.too-large", "This file is larger than {most} MB, too large for VocaLink's table")
	NotARow    = msg.New("modulus.not-a-row", "This line should be two sort codes, MOD10, MOD11 or DBLAL, and 14 or 15 numbers")
	NotAPair   = msg.New("modulus.not-a-pair", "This line should be two sort codes")
	NewRule    = msg.New("modulus.new-exception", "This line has exception {number}, which is newer than this program. Ask for an update")
	EmptyTable = msg.New("modulus.empty-table", "This file is empty. Load VocaLink's table of weights")
)

// Load reads VocaLink's table of weights ("valacdos") and its table of
// substitute sort codes ("scsubtab").
func Load(weights, substitutes []byte) (*Table, error) {
	t := &Table{substitutes: map[ident.SortCode]ident.SortCode{}}
	err := eachLine(weights, func(fields []string) error {
		r, err := readRow(fields)
		t.rows = append(t.rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(t.rows) == 0 {
		return nil, fault.Invalid("weights", EmptyTable)
	}
	err = eachLine(substitutes, func(fields []string) error {
		if len(fields) != 2 || !sortCode(fields[0]) || !sortCode(fields[1]) {
			return fault.Invalid("substitutes", NotAPair)
		}
		t.substitutes[ident.SortCode(fields[0])] = ident.SortCode(fields[1])
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

func eachLine(data []byte, take func([]string) error) error {
	if len(data) > maxBytes {
		return fault.Invalid("file", TooLarge, "most", maxBytes>>20)
	}
	lines := strings.Split(string(data), "\n")
	if len(lines) > maxRows {
		return fault.Invalid("file", TooLarge, "most", maxBytes>>20)
	}
	for i, line := range lines {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if err := take(fields); err != nil {
			return fault.OnLine(err, i+1)
		}
	}
	return nil
}

var methods = map[string]method{"MOD10": mod10, "MOD11": mod11, "DBLAL": doubleAlternate}

func readRow(f []string) (row, error) {
	bad := fault.Invalid("weights", NotARow)
	if len(f) != 17 && len(f) != 18 || !sortCode(f[0]) || !sortCode(f[1]) || f[0] > f[1] {
		return row{}, bad
	}
	m, ok := methods[f[2]]
	if !ok {
		return row{}, bad
	}
	r := row{from: ident.SortCode(f[0]), to: ident.SortCode(f[1]), method: m}
	for i := range r.weights {
		n, err := strconv.Atoi(f[3+i])
		if err != nil || n < -999 || n > 999 {
			return row{}, bad
		}
		r.weights[i] = n
	}
	if len(f) == 17 {
		return r, nil
	}
	n, err := strconv.Atoi(f[17])
	if err != nil {
		return row{}, bad
	}
	if n < 1 || n > 14 {
		return row{}, fault.Invalid("weights", NewRule, "number", n)
	}
	r.exception = n
	return r, nil
}

func sortCode(s string) bool {
	c, err := ident.ParseSortCode(s)
	return err == nil && string(c) == s
}
