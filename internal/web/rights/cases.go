package rights

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"ownway/law"
	"ownway/value/money"
)

// tried is a case that a rule was tested on, with what the rule answers now.
type tried struct {
	Name   string // as the case file has it, in English
	Answer law.Answer
}

// cases asks every rule its cases, once.
var cases = sync.OnceValues(readCases)

// caseFile is the part of a case file that a reader sees.
type caseFile map[law.ID][]struct {
	Case  string         `yaml:"case"`
	Given map[string]any `yaml:"given"`
}

func readCases() (map[law.ID][]tried, error) {
	const folder = "testdata/cases"
	files, err := law.CaseFiles.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	all := map[law.ID][]tried{}
	for _, f := range files {
		text, err := law.CaseFiles.ReadFile(folder + "/" + f.Name())
		if err != nil {
			return nil, err
		}
		var one caseFile
		if err := yaml.Unmarshal(text, &one); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		for id, list := range one {
			for _, c := range list {
				a, err := ask(id, c.Given)
				if err != nil {
					return nil, fmt.Errorf("%s: %s: %s: %w", f.Name(), id, c.Case, err)
				}
				all[id] = append(all[id], tried{c.Case, a})
			}
		}
	}
	return all, nil
}

func ask(id law.ID, facts map[string]any) (law.Answer, error) {
	r, ok := law.ByID(id)
	if !ok {
		return law.Answer{}, fmt.Errorf("there is no rule %s", id)
	}
	given, err := pence(facts)
	if err != nil {
		return law.Answer{}, err
	}
	text, err := json.Marshal(given)
	if err != nil {
		return law.Answer{}, err
	}
	return r.Ask(func(into any) error {
		d := json.NewDecoder(bytes.NewReader(text))
		d.DisallowUnknownFields()
		return d.Decode(into)
	}, nil)
}

// pence turns "£12.50", as the cases write money, into pence, all the way down.
func pence(v any) (any, error) {
	switch v := v.(type) {
	case map[string]any:
		turned := make(map[string]any, len(v))
		for k, one := range v {
			p, err := pence(one)
			if err != nil {
				return nil, err
			}
			turned[k] = p
		}
		return turned, nil
	case string:
		if strings.HasPrefix(strings.TrimPrefix(v, "-"), "£") {
			a, err := money.Parse(v)
			return int64(a), err
		}
	}
	return v, nil
}
