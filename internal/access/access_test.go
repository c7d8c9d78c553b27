package access

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

// Every role and relationship that the table names must be one of those
// declared, and every act declared must stand in it: a slip of the pen would
// otherwise silently close a door, or open one.
func TestTableNamesOnlyWhatIsDeclared(t *testing.T) {
	declared := declaredStrings(t, "access.go", "table.go")
	for act, row := range table {
		if !declared["Act"][string(act)] {
			t.Errorf("the table has an act that is not declared: %q", act)
		}
		for p := range row {
			if !declared["Role"][string(p.role)] || !declared["Relationship"][string(p.in)] {
				t.Errorf("%q names %q: %q, which is not declared", act, p.role, p.in)
			}
		}
	}
	for act := range declared["Act"] {
		if !Known(Act(act)) {
			t.Errorf("%q is declared but nobody may do it", act)
		}
	}
}

func declaredStrings(t *testing.T, files ...string) map[string]map[string]bool {
	t.Helper()
	found := map[string]map[string]bool{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || spec.Type == nil || len(spec.Values) != 1 {
				return true
			}
			name, ok := spec.Type.(*ast.Ident)
			lit, isLit := spec.Values[0].(*ast.BasicLit)
			if ok && isLit {
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				if found[name.Name] == nil {
					found[name.Name] = map[string]bool{}
				}
				found[name.Name][s] = true
			}
			return true
		})
	}
	return found
}

func TestDeniedByDefault(t *testing.T) {
	for _, c := range []struct {
		name string
		act  Act
		role Role
		in   []Relationship
		want bool
	}{
		{"a person about themselves", SeeHome, Person, []Relationship{Self}, true},
		{"a person about a stranger", SeeHome, Person, nil, false},
		{"a representative", ApproveHours, Person, []Relationship{Represents}, true},
		{"a PA approving their own hours", ApproveHours, PA, []Relationship{WorksFor}, false},
		{"a practitioner of another council", SeeHome, Practitioner, nil, false},
		{"finance reading a home page", SeeHome, Finance, []Relationship{Staff}, false},
		{"a support organisation without a grant", RunPayroll, Support, []Relationship{Staff}, false},
		{"anyone reading public pages", ReadPublic, PA, nil, true},
		{"a payroll bureau looking at the money", SeeMoney, Support, []Relationship{RunsWages}, false},
		{"an act that does not exist", Act("fly"), Finance, []Relationship{Staff}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Allowed(c.act, c.role, c.in...); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
