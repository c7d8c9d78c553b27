package law_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"ownway/law"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// ruleCase is one case as it stands in testdata/cases.
type ruleCase struct {
	Case    string         `yaml:"case"`
	Given   map[string]any `yaml:"given"`
	Want    law.Kind       `yaml:"want"`
	Rule    law.ID         `yaml:"rule"`
	Whose   law.Party      `yaml:"whose"`
	Because string         `yaml:"because"`
}

func readCases(t *testing.T) map[law.ID][]ruleCase {
	t.Helper()
	files, err := filepath.Glob("testdata/cases/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	all := map[law.ID][]ruleCase{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var one map[law.ID][]ruleCase
		if err := yaml.UnmarshalWithOptions(text, &one, yaml.Strict()); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for id, cases := range one {
			if all[id] != nil {
				t.Errorf("%s: %s has cases in two files", file, id)
			}
			all[id] = cases
		}
	}
	return all
}

func TestEveryRuleIsCitedWordedAndTried(t *testing.T) {
	cases := readCases(t)
	for _, r := range law.Rules() {
		t.Run(string(r.ID), func(t *testing.T) {
			checkRule(t, r)
			var given []law.Kind
			for _, c := range cases[r.ID] {
				given = append(given, c.Want)
				t.Run(c.Case, func(t *testing.T) { checkCase(t, r, c) })
			}
			for _, kind := range r.Gives {
				if !slices.Contains(given, kind) {
					t.Errorf("no case for the answer %s", kind)
				}
			}
		})
		delete(cases, r.ID)
	}
	for id := range cases {
		t.Errorf("cases for %s, which is no rule", id)
	}
}

func checkRule(t *testing.T, r law.Rule) {
	t.Helper()
	if len(r.Cites) == 0 {
		t.Error("no citation")
	}
	for _, c := range r.Cites {
		if c.Name == "" || c.Address == "" && !c.Unchecked {
			t.Errorf("the citation %+v needs a name, and an address or the mark that it is unchecked", c)
		}
	}
	if words, ok := msg.English(r.Says); !ok || words == "" {
		t.Errorf("no plain words for %q", r.Says)
	}
	if r.Binds.Words() == "" || r.Force == "" || len(r.Gives) < 2 {
		t.Error("a rule says whom it binds, how strongly, and what it can answer")
	}
}

func checkCase(t *testing.T, r law.Rule, c ruleCase) {
	t.Helper()
	given, err := json.Marshal(pounds(t, c.Given))
	if err != nil {
		t.Fatal(err)
	}
	strict := func(into any) error {
		d := json.NewDecoder(bytes.NewReader(given))
		d.DisallowUnknownFields()
		return d.Decode(into)
	}
	why := &explain.Note{}
	got, err := r.Ask(strict, why)
	if err != nil {
		t.Fatal(err)
	}
	if got.Kind() != c.Want || !slices.Contains(r.Gives, got.Kind()) {
		t.Fatalf("answered %s (%s); want %s, and one of %s", got.Kind(), got.Text(), c.Want, r.Gives)
	}
	if c.Rule == "" {
		c.Rule = r.ID
	}
	if got.Rule() != c.Rule {
		t.Errorf("settled by %s, want %s", got.Rule(), c.Rule)
	}
	if got.Whose() != c.Whose {
		t.Errorf("judgement of %q, want %q", got.Whose(), c.Whose)
	}
	if words := english(t, got.Text()); c.Because != "" && words != c.Because {
		t.Errorf("because %q, want %q", words, c.Because)
	}
	silent, err := r.Ask(strict, nil)
	if err != nil || english(t, silent.Says()) != english(t, got.Says()) {
		t.Errorf("without working it answers %s, with it %s (%v)", silent.Says(), got.Says(), err)
	}
	if why.Empty() {
		t.Error("the working is empty")
	}
	for _, l := range why.Lines {
		if len(l.Cites) == 0 || english(t, l.Text) == "" {
			t.Errorf("a line of the working has no words or no citation: %s", l.Text)
		}
	}
}

// pounds turns "£12.50" into pence, all the way down.
func pounds(t *testing.T, v any) any {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = pounds(t, v[k])
		}
	case string:
		if strings.HasPrefix(strings.TrimPrefix(v, "-"), "£") {
			a, err := money.Parse(v)
			if err != nil {
				t.Fatal(err)
			}
			return int64(a)
		}
	}
	return v
}

// english writes a text out plainly; it fails on a place that is not filled.
func english(t *testing.T, text msg.Text) string {
	t.Helper()
	words, ok := msg.English(text.Key)
	if !ok && !text.IsZero() {
		t.Errorf("no English for %q", text.Key)
	}
	for _, place := range msg.Places(words) {
		v, ok := text.Args[place]
		if !ok {
			t.Errorf("%s: nothing fills {%s}", text.Key, place)
		}
		s := v.S
		switch v.Kind {
		case msg.Words:
			s = english(t, *v.T)
		case msg.Number:
			s = strconv.FormatInt(v.N, 10)
		case msg.Pence:
			s = money.Amount(v.N).String()
		}
		words = strings.ReplaceAll(words, "{"+place+"}", s)
	}
	return words
}

// A rule that is written but not listed would escape every other test.
func TestEveryRuleIsListed(t *testing.T) {
	pkgs, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, file := range pkgs {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
				written += countRules(g)
			}
		}
	}
	listed := map[law.ID]bool{}
	for _, r := range law.Rules() {
		listed[r.ID] = true
		if got, ok := law.ByID(r.ID); !ok || got.Says != r.Says {
			t.Errorf("%s is not found by its ID", r.ID)
		}
	}
	if written != len(listed) || written != len(law.Rules()) {
		t.Errorf("%d rules are written, %d listed under %d IDs", written, len(law.Rules()), len(listed))
	}
}

func countRules(g *ast.GenDecl) int {
	n := 0
	for _, s := range g.Specs {
		for _, v := range s.(*ast.ValueSpec).Values {
			if lit, ok := v.(*ast.CompositeLit); ok {
				if name, ok := lit.Type.(*ast.Ident); ok && name.Name == "Rule" {
					n++
				}
			}
		}
	}
	return n
}
