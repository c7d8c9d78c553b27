package content

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"

	"ownway/value/msg"
)

//go:embed words/*.yaml
var files embed.FS

// entry is one text in three languages. English is empty for a key that code
// declares with its English beside it.
type entry struct {
	En   string `yaml:"en"`
	Cy   string `yaml:"cy"`
	Easy string `yaml:"easy"`
}

func (e entry) in(l Lang) string {
	switch l {
	case Cy:
		return e.Cy
	case Easy:
		return e.Easy
	}
	return e.En
}

// load reads the files of words. A file is called by the first part of its
// keys, so that a key is found without searching: "money.too-much" stands in
// money.yaml, or in money-something.yaml when an area has many words.
func load(from fs.FS) (map[msg.Key]entry, error) {
	names, err := fs.Glob(from, "words/*.yaml")
	if err != nil {
		return nil, err
	}
	all := map[msg.Key]entry{}
	for _, name := range names {
		raw, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, err
		}
		some := map[string]entry{}
		if len(bytes.TrimSpace(raw)) > 0 {
			if err := yaml.UnmarshalWithOptions(raw, &some, yaml.Strict()); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		if err := take(all, name, some); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func take(all map[msg.Key]entry, name string, some map[string]entry) error {
	file := strings.TrimSuffix(path.Base(name), ".yaml")
	for k, e := range some {
		area, _, dotted := strings.Cut(k, ".")
		if !dotted || file != area && !strings.HasPrefix(file, area+"-") {
			return fmt.Errorf("%s: the key %s belongs in another file", name, k)
		}
		if _, twice := all[msg.Key(k)]; twice {
			return fmt.Errorf("%s: the key %s stands in two files", name, k)
		}
		all[msg.Key(k)] = e
	}
	return nil
}
