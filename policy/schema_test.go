package policy_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"ownway/policy"
)

type object = map[string]any

// plainSchema gives the schema as a program would read it.
func plainSchema(t testing.TB) object {
	t.Helper()
	b, err := json.Marshal(policy.Schema())
	if err != nil {
		t.Fatal(err)
	}
	var s object
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// sample makes a document with every field of the schema; a list has one entry
// for each shape that it can take.
func sample(t testing.TB, root, s object) any {
	t.Helper()
	if ref, ok := s["$ref"].(string); ok {
		return sample(t, root, resolve(root, ref))
	}
	if shapes, ok := s["oneOf"].([]any); ok {
		return sample(t, root, shapes[0].(object))
	}
	if names, ok := s["enum"].([]any); ok {
		return names[0]
	}
	switch s["type"] {
	case "object":
		out := object{}
		for name, p := range s["properties"].(object) {
			out[name] = sample(t, root, p.(object))
		}
		return out
	case "array":
		return []any{sample(t, root, s["items"].(object))}
	case "integer":
		return float64(3)
	case "number":
		return 12.5
	}
	if p, ok := s["pattern"].(string); ok && strings.Contains(p, `\d{4}`) {
		return "2026-04-01"
	}
	return "guide"
}

func resolve(root object, ref string) object {
	at := any(root)
	for _, part := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		at = at.(object)[part]
	}
	return at.(object)
}

// everything is a document with each field of the schema.
func everything(t testing.TB) object {
	t.Helper()
	root := plainSchema(t)
	top := object{}
	for name, p := range root["properties"].(object) {
		if name == "sources" {
			top[name] = object{"guide": sample(t, root, resolve(root, "#/$defs/source"))}
			continue
		}
		top[name] = sample(t, root, p.(object))
	}
	return top
}

// clone copies a document through JSON, so that changing one leaves the other.
func clone(t testing.TB, d object) object {
	t.Helper()
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var out object
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// asFile writes a document as a policy file.
func asFile(t testing.TB, d object) []byte {
	t.Helper()
	b, err := yaml.Marshal(whole(d))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// whole turns the whole numbers of a JSON document back into such.
func whole(v any) any {
	switch v := v.(type) {
	case float64:
		if v == float64(int(v)) {
			return int(v)
		}
	case object:
		out := object{}
		for name, value := range v {
			out[name] = whole(value)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = whole(v[i])
		}
		return out
	}
	return v
}

func TestReaderTakesEveryFieldOfTheSchema(t *testing.T) {
	p, err := policy.Read(asFile(t, everything(t)))
	if err != nil {
		t.Fatalf("%s\n%s", describe(err), asFile(t, everything(t)))
	}
	everyFieldRead(t, reflect.ValueOf(p))
}

// Every field is tried left out, with a field more inside, with another kind of
// value and with a name that is on no list. Reader and schema must say the same.
func TestReaderAndSchemaAgree(t *testing.T) {
	root, all := plainSchema(t), everything(t)
	tried := 0
	for _, field := range slices.Sorted(maps.Keys(all)) {
		short := object{"id": "a", "council": "A", "about": "a", "sources": all["sources"], field: all[field]}
		for _, change := range changes(all[field], []any{field}) {
			tried++
			d := clone(t, short)
			change.apply(d)
			_, err := policy.Read(asFile(t, d))
			if wrong := invalid(root, root, d, ""); (len(wrong) > 0) != (err != nil) {
				t.Errorf("%s: the schema says %v, the reader %v", change.name, wrong, describe(err))
			}
		}
	}
	if tried < 400 {
		t.Errorf("only %d changes were tried", tried)
	}
}

type change struct {
	name  string
	apply func(object)
}

// changes lists single changes to a document: at every place a field more, a
// field less, another kind of value. Where any words do, a number does too, since
// a YAML reader can't tell; and only Read knows which sources there are.
func changes(v any, path []any) []change {
	at := func(name string, f func(parent any, last any)) change {
		p := slices.Clone(path)
		return change{fmt.Sprint(p, ": ", name), func(d object) {
			var parent any = d
			for _, step := range p[:len(p)-1] {
				parent = child(parent, step)
			}
			f(parent, p[len(p)-1])
		}}
	}
	var all []change
	if last := path[len(path)-1]; last != "sources" {
		put := func(value any) func(any, any) {
			return func(parent, last any) { set(parent, last, value) }
		}
		if v != "guide" {
			all = append(all, at("a number", put(float64(7))))
		}
		if last != "at" {
			all = append(all, at("a word", put("poets")))
		}
		all = append(all, at("a list of numbers", put([]any{object{"poets": "yes"}})),
			at("no fields", put(object{"poets": "yes"})))
		if name, ok := path[len(path)-1].(string); ok {
			all = append(all, at("left out", func(parent, _ any) { delete(parent.(object), name) }))
		}
	}
	switch v := v.(type) {
	case object:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			all = append(all, changes(v[name], append(slices.Clone(path), name))...)
		}
		if path[len(path)-1] != "sources" {
			all = append(all, at("a field more", func(parent, last any) { child(parent, last).(object)["poets"] = "yes" }))
		}
	case []any:
		for i := range v {
			all = append(all, changes(v[i], append(slices.Clone(path), i))...)
		}
	}
	return all
}

func child(v, step any) any {
	if i, ok := step.(int); ok {
		return v.([]any)[i]
	}
	return v.(object)[step.(string)]
}

func set(v, step, value any) {
	if i, ok := step.(int); ok {
		v.([]any)[i] = value
		return
	}
	v.(object)[step.(string)] = value
}

// Every name on a list of the schema is one that the reader knows.
func TestReaderKnowsEveryNameOfTheSchema(t *testing.T) {
	root := plainSchema(t)
	count := 0
	var walk func(s object)
	walk = func(s object) {
		for _, key := range slices.Sorted(maps.Keys(s)) {
			switch v := s[key].(type) {
			case object:
				walk(v)
			case []any:
				if key == "enum" {
					count += len(v)
				}
				for _, one := range v {
					if o, ok := one.(object); ok {
						walk(o)
					}
				}
			}
		}
	}
	walk(root)
	if count < 150 {
		t.Errorf("only %d names in the schema", count)
	}
	names := func(path ...string) []any { return enumAt(t, root, path...) }
	for _, tt := range []struct {
		field, file string
		names       []any
	}{
		{"use", "uses:\n  list:\n    - {use: %s, answer: yes}\n", names("uses", "list", "use")},
		{"answer", "uses:\n  list:\n    - {use: pa, answer: %s}\n", names("uses", "list", "answer")},
		{"excluded", "who:\n  excluded: {is: [%s]}\n", names("who", "excluded")},
		{"household-family", "payees:\n  household-family: {is: %s}\n", names("payees", "household-family")},
		{"formats", "returns:\n  formats: {is: [%s]}\n", names("returns", "formats")},
		{"method", "methods:\n  - {method: %s, offered: yes}\n", names("methods", "method")},
		{"cost", "employer-costs:\n  - {cost: %s, covered: yes}\n", names("employer-costs", "cost")},
	} {
		for _, name := range tt.names {
			file := "id: a\ncouncil: A\nabout: a\n" + fmt.Sprintf(tt.file, name)
			if _, err := policy.Read([]byte(file)); err != nil {
				t.Errorf("%s %s: %s", tt.field, name, describe(err))
			}
		}
	}
}

// enumAt finds the names that a field takes, through values and lists.
func enumAt(t *testing.T, root object, path ...string) []any {
	t.Helper()
	s := root
	for _, name := range path {
		s = inside(s)["properties"].(object)[name].(object)
	}
	names, ok := inside(s)["enum"].([]any)
	if !ok {
		t.Fatalf("%v has no list of names", path)
	}
	return names
}

// inside goes through what only wraps: a dated value, a list.
func inside(s object) object {
	if shapes, ok := s["oneOf"].([]any); ok {
		return inside(shapes[0].(object))
	}
	if items, ok := s["items"].(object); ok {
		return inside(items)
	}
	if p, ok := s["properties"].(object); ok {
		if is, ok := p["is"].(object); ok {
			return inside(is)
		}
	}
	return s
}

// Every policy that comes with the program fits the schema.
func TestPoliciesFitTheSchema(t *testing.T) {
	root := plainSchema(t)
	files, err := filepath.Glob("../policies/*.yaml")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d policies (%v)", len(files), err)
	}
	for _, file := range append(files, "testdata/full.yaml") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var d object
		if err := yaml.Unmarshal(text, &d); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range invalid(root, root, clone(t, d), "") {
			t.Errorf("%s: %s", file, wrong)
		}
	}
}

// invalid says where a document does not fit a schema. It knows as much of JSON
// Schema as Schema uses.
func invalid(root, s object, v any, path string) []string {
	if ref, ok := s["$ref"].(string); ok {
		return invalid(root, resolve(root, ref), v, path)
	}
	if shapes, ok := s["oneOf"].([]any); ok {
		fits := 0
		for _, one := range shapes {
			if len(invalid(root, one.(object), v, path)) == 0 {
				fits++
			}
		}
		if fits != 1 {
			return []string{fmt.Sprintf("%s fits %d shapes", path, fits)}
		}
		return nil
	}
	if names, ok := s["enum"].([]any); ok && !slices.Contains(names, v) {
		return []string{fmt.Sprintf("%s: %v is not one of %v", path, v, names)}
	}
	switch s["type"] {
	case "object":
		return invalidFields(root, s, v, path)
	case "array":
		list, ok := v.([]any)
		if !ok {
			return []string{path + " is no list"}
		}
		var wrong []string
		for i, one := range list {
			wrong = append(wrong, invalid(root, s["items"].(object), one, fmt.Sprintf("%s[%d]", path, i))...)
		}
		return wrong
	case "string":
		return invalidWords(s, v, path)
	}
	return invalidNumber(s, v, path)
}

func invalidFields(root, s object, v any, path string) []string {
	o, ok := v.(object)
	if !ok {
		return []string{path + " has no fields"}
	}
	var wrong []string
	properties, _ := s["properties"].(object)
	for name, value := range o {
		p, known := properties[name].(object)
		if !known {
			p, known = s["additionalProperties"].(object)
		}
		if !known {
			wrong = append(wrong, path+"."+name+" is unknown")
			continue
		}
		wrong = append(wrong, invalid(root, p, value, path+"."+name)...)
	}
	required, _ := s["required"].([]any)
	for with, needs := range object(valueOr(s["dependentRequired"])) {
		if _, given := o[with]; given {
			required = append(required, needs.([]any)...)
		}
	}
	for _, name := range required {
		if _, given := o[name.(string)]; !given {
			wrong = append(wrong, fmt.Sprintf("%s.%s is missing", path, name))
		}
	}
	return wrong
}

func valueOr(v any) object {
	o, _ := v.(object)
	return o
}

func invalidWords(s object, v any, path string) []string {
	words, ok := v.(string)
	pattern, _ := s["pattern"].(string)
	most, limited := s["maxLength"].(float64)
	switch {
	case !ok:
		return []string{path + " is no words"}
	case words == "" || limited && len(words) > int(most):
		return []string{path + " is too short or too long"}
	case !regexp.MustCompile(pattern).MatchString(words):
		return []string{path + " does not fit " + pattern}
	}
	return nil
}

func invalidNumber(s object, v any, path string) []string {
	n, ok := v.(float64)
	least, _ := s["minimum"].(float64)
	above, hasAbove := s["exclusiveMinimum"].(float64)
	most, limited := s["maximum"].(float64)
	if !ok || n < least || hasAbove && n <= above || limited && n > most || s["type"] == "integer" && n != float64(int(n)) {
		return []string{fmt.Sprintf("%s: %v does not fit", path, v)}
	}
	return nil
}

// The published schema is this one, and its page names every field and name of it.
func TestPublishedSchema(t *testing.T) {
	got, err := json.MarshalIndent(policy.Schema(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	const published = "../docs/law/policy.schema.json"
	got = append(got, '\n')
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(published, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(published)
	if err != nil || string(want) != string(got) {
		t.Errorf("%s is not the schema of the reader (%v)", published, err)
	}
	page, err := os.ReadFile("../docs/law/policy-schema.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range namesIn(plainSchema(t)) {
		if name != "yes" && name != "no" && !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("the page does not speak of %s", name)
		}
	}
	_, example, _ := strings.Cut(string(page), "## A whole file")
	_, example, _ = strings.Cut(example, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	if _, err := policy.Read([]byte(example)); err != nil {
		t.Errorf("the page's file can't be read: %s", describe(err))
	}
}

// namesIn gives each field and each name of a schema.
func namesIn(v any) map[string]bool {
	all := map[string]bool{}
	switch v := v.(type) {
	case object:
		for key, one := range v {
			if key == "properties" {
				for field := range one.(object) {
					all[field] = true
				}
			}
			if key == "enum" {
				for _, name := range one.([]any) {
					all[name.(string)] = true
				}
			}
			maps.Copy(all, namesIn(one))
		}
	case []any:
		for _, one := range v {
			maps.Copy(all, namesIn(one))
		}
	}
	return all
}
