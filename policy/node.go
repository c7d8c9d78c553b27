package policy

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a policy file's shape.
var (
	UnknownField  = msg.New("policy.unknown-field", "There is no field with this name here. Check the spelling")
	TwiceGiven    = msg.New("policy.given-twice", "This stands here twice. Keep one")
	MissingField  = msg.New("policy.missing-field", "Give {field}")
	WantFields    = msg.New("policy.want-fields", "Write this as fields with values")
	WantList      = msg.New("policy.want-list", "Write this as a list")
	WantText      = msg.New("policy.want-text", "Write words of at most 2,000 letters")
	WantNumber    = msg.New("policy.want-number", "Enter a whole number from 0 to 10,000")
	WantYesNo     = msg.New("policy.want-yes-no", "Enter yes or no")
	WantOneOf     = msg.New("policy.want-one-of", "Enter one of {list}")
	LeaveOutEmpty = msg.New("policy.leave-out", "Leave the field out if it is not known")
)

const longestText = 2000

// reading collects the faults of one file.
type reading struct{ faults []error }

func (r *reading) fault(n ast.Node, path string, key msg.Key, pairs ...any) {
	r.add(n, path, fault.Invalid(path, key, pairs...))
}

// add takes a fault found at a node, with its path and line.
func (r *reading) add(n ast.Node, path string, err error) {
	var f *fault.Fault
	if errors.As(err, &f) {
		g := *f
		g.Field = path
		err = &g
	}
	if n != nil && n.GetToken() != nil && n.GetToken().Position != nil {
		err = fault.OnLine(err, n.GetToken().Position.Line)
	}
	r.faults = append(r.faults, err)
}

// fields is a mapping of which each field may be taken once; what nobody takes
// is unknown and a fault.
type fields struct {
	r      *reading
	node   ast.Node
	path   string
	values []*ast.MappingValueNode
	taken  []string
}

func (r *reading) mapping(n ast.Node, path string) *fields {
	f := &fields{r: r, node: n, path: path}
	switch n := n.(type) {
	case *ast.MappingNode:
		f.values = n.Values
	case *ast.MappingValueNode:
		f.values = []*ast.MappingValueNode{n}
	default:
		r.fault(n, path, WantFields)
	}
	return f
}

func (f *fields) at(name string) string {
	if f.path == "" {
		return name
	}
	return f.path + "." + name
}

// take gives the value of a field, or nil when it is not there.
func (f *fields) take(name string) ast.Node {
	f.taken = append(f.taken, name)
	var found ast.Node
	for _, v := range f.values {
		switch {
		case keyOf(v) != name:
		case found != nil:
			f.r.fault(v.Key, f.at(name), TwiceGiven)
		default:
			found = v.Value
		}
	}
	if n, ok := found.(*ast.NullNode); ok {
		f.r.fault(n, f.at(name), LeaveOutEmpty)
		return nil
	}
	return found
}

// must is take, with a fault when the field is not there.
func (f *fields) must(name string) ast.Node {
	n := f.take(name)
	if n == nil {
		f.r.fault(f.node, f.at(name), MissingField, "field", name)
	}
	return n
}

// done faults every field that nobody took.
func (f *fields) done() {
	for _, v := range f.values {
		if name := keyOf(v); !slices.Contains(f.taken, name) {
			f.r.fault(v.Key, f.at(name), UnknownField)
		}
	}
}

func keyOf(v *ast.MappingValueNode) string {
	if v.Key == nil || v.Key.GetToken() == nil {
		return ""
	}
	return v.Key.GetToken().Value
}

func (r *reading) list(n ast.Node, path string, each func(n ast.Node, path string)) {
	if n == nil {
		return
	}
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		r.fault(n, path, WantList)
		return
	}
	for i, v := range seq.Values {
		each(v, path+"["+strconv.Itoa(i)+"]")
	}
}

// scalar gives the words of a plain value as they stand in the file, so that
// 13.10 stays 13.10. Anchors, aliases and tags are no plain values.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func (r *reading) text(n ast.Node, path string) string {
	if n == nil {
		return ""
	}
	s, ok := scalar(n)
	s = strings.TrimSpace(s)
	if !ok || s == "" || len(s) > longestText {
		r.fault(n, path, WantText)
		return ""
	}
	return s
}

func (r *reading) number(n ast.Node, path string) int {
	s, _ := scalar(n)
	v, err := strconv.Atoi(s)
	if err != nil || v < 0 || v > 10_000 {
		r.fault(n, path, WantNumber)
		return 0
	}
	return v
}

func (r *reading) amount(n ast.Node, path string) money.Amount {
	if n == nil {
		return 0
	}
	s, _ := scalar(n)
	a, err := money.Parse(s)
	if err == nil && a < 0 {
		err = fault.Invalid(path, money.EnterPoundsAndPence)
	}
	if err != nil {
		r.add(n, path, err)
		return 0
	}
	return a
}

func (r *reading) date(n ast.Node, path string) calendar.Date {
	if n == nil {
		return calendar.Date{}
	}
	s, _ := scalar(n)
	d, err := calendar.Parse(s)
	if err != nil {
		r.add(n, path, err)
	}
	return d
}

func (r *reading) yesNo(n ast.Node, path string) bool {
	if n == nil {
		return false
	}
	s, _ := scalar(n)
	if s != "yes" && s != "no" {
		r.fault(n, path, WantYesNo)
	}
	return s == "yes"
}

func (r *reading) texts(n ast.Node, path string) []string {
	var all []string
	r.list(n, path, func(n ast.Node, path string) { all = append(all, r.text(n, path)) })
	return all
}

// oneOf reads a name out of a closed list.
func oneOf[T ~string](r *reading, n ast.Node, path string, list ...T) T {
	if n == nil {
		return ""
	}
	s, _ := scalar(n)
	if slices.Contains(list, T(s)) {
		return T(s)
	}
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = string(v)
	}
	r.fault(n, path, WantOneOf, "list", strings.Join(names, ", "))
	return ""
}
