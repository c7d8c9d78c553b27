package houserules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// Nothing is refused, reduced, suspended, stopped, reclaimed or restricted but by a
// law.Adverse, which law.Decide alone can build. An adverse state is a struct of
// the pure rooms that names its act, in a field of the type law.AdverseAct: it may
// be written, and its act set, only by a function that takes a law.Adverse. What
// was put back while it was challenged may not be set to count again any other way.
func TestEachMoveIntoAnAdverseStateTakesADecision(t *testing.T) {
	states := map[string]bool{}
	for _, p := range house(t) {
		if within(p.dir, "internal/care") || within(p.dir, "internal/monitor") {
			for _, f := range p.files {
				for _, name := range adverseStates(f) {
					states[name] = true
				}
			}
		}
	}
	for _, want := range []string{"Halt", "Imposed", "Claim"} {
		if !states[want] {
			t.Errorf("%s is not seen as an adverse state", want)
		}
	}
	for _, p := range house(t) {
		if !withinAny(p.dir, []string{"internal/care", "internal/monitor", "internal/app", "internal/store"}) || p.forTests() {
			continue
		}
		for _, f := range p.files {
			for _, found := range movesWithout(f, states) {
				t.Errorf("%s: %s", p.dir, found)
			}
		}
	}
}

// adverseStates names the structs with a field of the type law.AdverseAct.
func adverseStates(f *ast.File) []string {
	var names []string
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		if s, ok := spec.Type.(*ast.StructType); ok && slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool {
			return isSelector(f.Type, "law", "AdverseAct") && len(f.Names) > 0 && f.Names[0].IsExported()
		}) {
			names = append(names, spec.Name.Name)
		}
		return true
	})
	return names
}

func isSelector(e ast.Expr, pkg, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// movesWithout lists the moves into an adverse state by functions that take no
// decision.
func movesWithout(f *ast.File, states map[string]bool) []string {
	var found []string
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		takes := takesAdverse(fn)
		if slices.Contains(harm, fn.Name.Name) && !takes {
			found = append(found, fn.Name.Name+" says that it does something against a person, and takes no law.Adverse")
		}
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			if what := move(n, states); what != "" && (!takes || strings.HasPrefix(what, "!")) {
				found = append(found, fn.Name.Name+" "+strings.TrimPrefix(what, "!")+" without a law.Adverse")
			}
			return true
		})
	}
	return found
}

// harm are the names of what is done against a person.
var harm = []string{"Suspend", "Stop", "Impose", "Reclaim", "Reduce", "Refuse", "Restrict", "Uphold", "Against"}

func takesAdverse(fn *ast.FuncDecl) bool {
	return slices.ContainsFunc(fn.Type.Params.List, func(p *ast.Field) bool { return isSelector(p.Type, "law", "Adverse") })
}

// move says what a node writes: an adverse state with its act, the act of one, or
// that what was put back counts again, which nothing may.
func move(n ast.Node, states map[string]bool) string {
	switch n := n.(type) {
	case *ast.CompositeLit:
		if states[typeName(n.Type)] && slices.ContainsFunc(n.Elts, setsAct) {
			return "makes a " + typeName(n.Type)
		}
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			s, ok := left.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			if s.Sel.Name == "Act" && i < len(n.Rhs) {
				return "sets an act"
			}
			if s.Sel.Name == "Back" && (len(n.Lhs) != len(n.Rhs) || !isTrue(n.Rhs[i])) {
				return "!lets count again what was put back"
			}
		}
	}
	return ""
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func setsAct(e ast.Expr) bool {
	kv, ok := e.(*ast.KeyValueExpr)
	if !ok {
		return true // by position: every field
	}
	k, ok := kv.Key.(*ast.Ident)
	return ok && k.Name == "Act"
}

func isTrue(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "true"
}

// The rule finds what it is for.
func TestAMoveWithoutADecisionIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		given string
		want  int
	}{
		"with a decision":     {`func (a A) Suspend(d law.Adverse) A { a.H = append(a.H, Halt{Act: law.Suspend}); return a }`, 0},
		"a halt without one":  {`func (a A) Halting() A { a.H = append(a.H, Halt{Act: law.Suspend}); return a }`, 1},
		"by position":         {`func (a A) Halting() Halt { return Halt{"x", law.Stop} }`, 1},
		"through a field":     {`func (a A) Halting() A { a.H[0].Act = law.Stop; return a }`, 1},
		"counting again":      {`func (a A) Again(d law.Adverse) A { a.H[0].Back = false; return a }`, 1},
		"putting back":        {`func (a A) PutBack() A { a.H[0].Back = true; return a }`, 0},
		"a name that says so": {`func (a A) Stop() A { return a }`, 1},
		"none of its fields":  {`func (a A) None() (Halt, bool) { return Halt{}, false }`, 0},
		"something else":      {`func (a A) Made() B { return B{Act: "x"} }`, 0},
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\ntype Halt struct { D string; Act law.AdverseAct }\n"+c.given, 0)
		if err != nil {
			t.Fatal(err)
		}
		states := map[string]bool{}
		for _, s := range adverseStates(f) {
			states[s] = true
		}
		if got := movesWithout(f, states); len(got) != c.want {
			t.Errorf("%s: found %q, want %d", name, got, c.want)
		}
	}
}

// A smaller budget has no state of its own: the one place that makes a budget
// takes the decision with its request, and nothing else names a budget as lowered.
func TestABudgetIsLoweredInOnePlaceOnly(t *testing.T) {
	places, request := 0, false
	for _, p := range house(t) {
		if !within(p.dir, "internal") || p.forTests() {
			continue
		}
		for _, f := range p.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.AssignStmt:
					for _, left := range n.Lhs {
						if s, ok := left.(*ast.SelectorExpr); ok && s.Sel.Name == "Lowered" {
							places++
						}
					}
				case *ast.TypeSpec:
					if s, ok := n.Type.(*ast.StructType); ok && p.dir == "internal/care/budget" && n.Name.Name == "Request" {
						request = slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool { return isSelector(f.Type, "law", "Adverse") })
					}
				}
				return true
			})
		}
	}
	if places != 1 || !request {
		t.Errorf("%d places lower a budget, want 1; its request takes a law.Adverse: %v", places, request)
	}
}
