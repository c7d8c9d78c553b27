package cases

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

// differences is the list of published values that are known to be otherwise
// than published, each with the reason. Nothing else may differ.
//
//go:embed differences.csv
var differences string

// difference names one value of one case.
type difference struct{ kind, year, name, what, want, got string }

var knownDifferences = sync.OnceValues(func() (map[difference]string, error) {
	rows, err := csv.NewReader(strings.NewReader(differences)).ReadAll()
	if err != nil {
		return nil, err
	}
	all := map[difference]string{}
	for _, r := range rows[1:] {
		all[difference{r[0], r[1], r[2], r[3], r[4], r[5]}] = r[6]
	}
	return all, nil
})

// markKnown marks the cases of a file that differ exactly as the list says, and
// in nothing else.
func (f *File) markKnown() {
	known, err := knownDifferences()
	if err != nil {
		f.Bad = err
		return
	}
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		var reasons []string
		for _, m := range o.Misses {
			if why, ok := known[difference{f.Kind, o.Year, o.Name, m.What, m.Want, m.Got}]; ok {
				reasons = append(reasons, why)
			}
		}
		if len(reasons) > 0 && len(reasons) == len(o.Misses) {
			o.Known = strings.Join(reasons, " ")
		}
	}
}
