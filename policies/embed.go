// Package policies carries the policies of councils that come with the
// program. A council can have its own beside them.
package policies

import (
	"embed"
	"fmt"
	"sync"

	"ownway/policy"
)

//go:embed *.yaml
var files embed.FS

// All gives every policy that comes with the program, in the order of its ID.
var All = sync.OnceValues(readAll)

func readAll() ([]policy.Policy, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	all := make([]policy.Policy, 0, len(entries))
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		p, err := policy.Read(text)
		if err != nil {
			return nil, fmt.Errorf("policies: %s: %w", e.Name(), err)
		}
		if p.ID+".yaml" != e.Name() {
			return nil, fmt.Errorf("policies: %s holds the policy %s", e.Name(), p.ID)
		}
		all = append(all, p)
	}
	return all, nil
}

// ByID finds a policy that comes with the program; found is false when there is none.
func ByID(id string) (p policy.Policy, found bool, err error) {
	all, err := All()
	if err != nil {
		return policy.Policy{}, false, err
	}
	for _, p := range all {
		if p.ID == id {
			return p, true, nil
		}
	}
	return policy.Policy{}, false, nil
}

// Text gives the file of a policy that comes with the program, as it is written.
func Text(id string) (text []byte, found bool, err error) {
	if _, found, err := ByID(id); err != nil || !found {
		return nil, false, err
	}
	text, err = files.ReadFile(id + ".yaml")
	return text, err == nil, err
}
