package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"ownway/bank/modulus"
	"ownway/internal/web"
	"ownway/value/fault"
)

// modulusTable is where VocaLink's table is kept, by whoever runs this: it is
// theirs, and no part of this program.
type modulusTable struct {
	Weights     string `name:"modulus-table" env:"OWNWAY_MODULUS_TABLE" placeholder:"FILE" help:"VocaLink's table of weights (valacdos.txt), from which account numbers are checked. Without it none is checked."`
	Substitutes string `name:"modulus-substitutions" env:"OWNWAY_MODULUS_SUBSTITUTIONS" placeholder:"FILE" help:"VocaLink's table of substitute sort codes (scsubtab.txt)."`
}

// mostModulus is the largest file that is read; the table itself has its bounds.
const mostModulus = 8 << 20

// option loads the table for the server; with none there is no option.
func (c modulusTable) option(w *world) ([]web.Option, error) {
	if c.Weights == "" {
		if c.Substitutes != "" {
			return nil, errors.New("--modulus-substitutions belongs to --modulus-table. Give both, or neither")
		}
		return nil, nil
	}
	weights, err := readUpTo(c.Weights)
	if err != nil {
		return nil, fmt.Errorf("the table of weights cannot be read: %w", err)
	}
	if _, err := modulus.Load(weights, nil); err != nil {
		return nil, w.inFile(c.Weights, err)
	}
	var substitutes []byte
	if c.Substitutes != "" {
		if substitutes, err = readUpTo(c.Substitutes); err != nil {
			return nil, fmt.Errorf("the table of substitute sort codes cannot be read: %w", err)
		}
	}
	table, err := modulus.Load(weights, substitutes)
	if err != nil {
		return nil, w.inFile(c.Substitutes, err)
	}
	return []web.Option{web.NumbersCheckedBy(table)}, nil
}

// inFile says what is wrong with a file, by its name and line.
func (w *world) inFile(name string, err error) error {
	all := fault.All(err)
	if len(all) == 0 {
		return fmt.Errorf("%s: %w", name, err)
	}
	return fmt.Errorf("%s: line %d: %s", filepath.Base(name), all[0].Line, w.words.Say(all[0].Text))
}

// readUpTo reads a file that is no larger than any table.
func readUpTo(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(f, mostModulus+1))
	if err == nil && n > mostModulus {
		err = fmt.Errorf("%s is too large for such a table", name)
	}
	return b.Bytes(), errors.Join(err, f.Close())
}
