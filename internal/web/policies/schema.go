package policies

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ownway/internal/web/visit"
	files "ownway/policies"
	"ownway/policy"
)

// schemaPage says how a policy is written.
type schemaPage struct {
	Parts []schemaPart
	Model string // the whole model policy
}

// schemaPart is one group of fields.
type schemaPart struct {
	Title, Says string
	Fields      []field
	Example     string
}

// field is one field: its name, what it says, and what can be written there.
type field struct {
	Name  string
	Must  bool
	What  string
	Write string
	Names []nameOf
}

// nameOf is a word that can be written, and what it means.
type nameOf struct{ Word, Means string }

// parts is the order in which the fields are read: that of a file.
var parts = []struct {
	key, says, path, example string
	fields                   []string
}{
	{"policies.schema-file", "policies.schema-file-says", "", "id: ourtown\ncouncil: Ourtown Council\nabout: Our policy on direct payments, as published on our website.",
		[]string{"id", "council", "nation", "about", "invented"}},
	{"policies.schema-sources", "policies.schema-sources-says", "sources", "sources:\n  guide:\n    title: Our guide to direct payments\n    address: https://www.example.org/direct-payments\n    read: 2026-11-21",
		[]string{"title", "address", "read"}},
	{"policies.schema-origin", "policies.schema-origin-says", "every", "contingency-weeks: {is: 8, from: 2026-04-01, at: guide}",
		[]string{"is", "from", "until", "at", "note", "contradicts"}},
	{"policies.schema-single", "policies.schema-single-says", "", "every: {is: four-weekly, at: guide}\nevidence: {is: [bank statements], at: guide}",
		[]string{"every", "timing", "contribution", "contingency-weeks", "surplus-notice-days", "evidence", "retention-years", "first-look-weeks", "first-review-months", "review-months"}},
	{"policies.schema-methods", "policies.schema-list-says", "methods", "methods:\n  - {method: own-account, offered: yes, usual: yes, at: guide}\n  - {method: isf, offered: yes, at: guide}",
		[]string{"method", "offered", "usual", "exception"}},
	{"policies.schema-rates", "policies.schema-list-says", "rates", "rates:\n  - {kind: employed-pa, amount: 17.20, unit: hour, covers: [holiday, pension, ni], from: 2026-04-01, at: guide}",
		[]string{"kind", "amount", "unit", "covers"}},
	{"policies.schema-costs", "policies.schema-list-says", "employer-costs", "employer-costs:\n  - {cost: insurance, covered: yes, amount: 85.00, per: year, at: guide}",
		[]string{"cost", "covered", "amount", "per", "up-to"}},
	{"policies.schema-tiers", "policies.schema-list-says", "tiers", "tiers:\n  - {tier: light, for: Everybody to begin with, every-months: 12, at: guide}",
		[]string{"tier", "for", "first-look-weeks", "every-months", "asks"}},
	{"policies.schema-who", "policies.schema-group-says", "who", "who:\n  refusal-in-writing: {is: yes, at: guide}", nil},
	{"policies.schema-payees", "policies.schema-group-says", "payees", "payees:\n  household-family: {is: if-necessary, at: guide}", nil},
	{"policies.schema-uses", "policies.schema-uses-says", "uses", "uses:\n  only-listed: {is: no, at: guide}", []string{"only-listed"}},
	{"policies.schema-uses-list", "policies.schema-list-says", "uses.list", "uses:\n  list:\n    - {use: holiday, answer: ask-first, at: guide}", []string{"use", "answer"}},
	{"policies.schema-approvals", "policies.schema-list-says", "uses.approvals", "uses:\n  approvals:\n    - {for: one thing that costs a lot, above: 500.00, by: the person's practitioner, working-days: 2, at: guide}", []string{"for", "above", "by", "working-days"}},
	{"policies.schema-card", "policies.schema-group-says", "card", "card:\n  cash: {is: allowed, at: guide}", nil},
	{"policies.schema-money", "policies.schema-group-says", "money", "money:\n  exceptions: {is: yes, at: guide}", nil},
	{"policies.schema-returns", "policies.schema-group-says", "returns", "returns:\n  formats: {is: [paper, phone, online], at: guide}", nil},
	{"policies.schema-surplus", "policies.schema-group-says", "surplus", "surplus:\n  taken: {is: in-review, at: guide}", nil},
	{"policies.schema-ending", "policies.schema-group-says", "ending", "ending:\n  notice-days: {is: 28, at: guide}", nil},
}

// meant says what a field is for where no topic does.
var meant = map[string]string{
	"id": "policies.field-id", "council": "policies.field-council", "nation": "policies.field-nation", "about": "policies.field-about", "invented": "policies.field-invented",
	"sources.title": "policies.field-title", "sources.address": "policies.field-address", "sources.read": "policies.field-read",
	"every.is": "policies.field-is", "every.from": "policies.field-from", "every.until": "policies.field-until", "every.at": "policies.field-at",
	"every.note": "policies.field-note", "every.contradicts": "policies.field-contradicts", "first-look-weeks": "policies.field-first-look",
	"methods.method": "policies.field-method", "methods.offered": "policies.field-offered", "methods.usual": "policies.field-usual", "methods.exception": "policies.field-exception",
	"rates.kind": "policies.field-kind", "rates.amount": "policies.field-amount", "rates.unit": "policies.field-unit", "rates.covers": "policies.field-covers",
	"employer-costs.cost": "policies.field-cost", "employer-costs.covered": "policies.field-covered", "employer-costs.amount": "policies.field-cost-amount",
	"employer-costs.per": "policies.field-per", "employer-costs.up-to": "policies.field-up-to",
	"tiers.tier": "policies.field-tier", "tiers.for": "policies.field-tier-for", "tiers.first-look-weeks": "policies.field-first-look",
	"tiers.every-months": "policies.field-tier-months", "tiers.asks": "policies.field-asks",
	"uses.list.use": "policies.field-use", "uses.list.answer": "policies.field-answer",
	"uses.approvals.for": "policies.field-approval-for", "uses.approvals.above": "policies.field-above", "uses.approvals.by": "policies.field-by",
	"uses.approvals.working-days": "policies.field-working-days",
}

func (p Pages) schema(v *visit.Visit) error {
	model, _, err := files.Text("model")
	if err != nil {
		return err
	}
	page := schemaPage{Model: string(model)}
	for _, one := range parts {
		part, err := partOf(v, one.path, one.fields)
		if err != nil {
			return err
		}
		part.Title, part.Says, part.Example = v.T(one.key), v.T(one.says), one.example
		page.Parts = append(page.Parts, part)
	}
	return v.Page(visit.Look{Title: v.T("policies.schema-title"), Back: "/policies", Wide: true}, schemaView(v, page))
}

type tree = map[string]any

// partOf reads the fields of a group out of the schema, so that this page can
// never say something else than the schema does.
func partOf(v *visit.Visit, path string, fields []string) (schemaPart, error) {
	at := fieldsAt(policy.Schema(), path)
	properties, ok := at["properties"].(tree)
	if !ok {
		return schemaPart{}, fmt.Errorf("the schema has no fields at %q", path)
	}
	if fields == nil {
		fields = inOrder(path, properties)
	}
	required, _ := at["required"].([]string) // none is required when it is not there
	var part schemaPart
	for _, name := range fields {
		one, ok := properties[name].(tree)
		if !ok {
			return schemaPart{}, fmt.Errorf("the schema has no field %q at %q", name, path)
		}
		full := strings.TrimPrefix(path+"."+name, ".")
		f := field{Name: name, Must: slices.Contains(required, name), What: whatOf(v, full)}
		f.Write, f.Names = writeOf(v, full, one)
		part.Fields = append(part.Fields, f)
	}
	return part, nil
}

// fieldsAt walks to the object that holds the fields at a path: through lists,
// and through values that can be given once or over time.
func fieldsAt(s tree, path string) tree {
	if path == "sources" {
		defs, _ := s["$defs"].(tree)
		source, _ := defs["source"].(tree)
		return source
	}
	at := s
	for name := range strings.SplitSeq(path, ".") {
		if name == "" {
			continue
		}
		properties, _ := at["properties"].(tree)
		at, _ = properties[name].(tree)
		if items, ok := at["items"].(tree); ok {
			at = items
		}
		if many, ok := at["oneOf"].([]any); ok {
			at = joined(many)
		}
	}
	return at
}

// joined gives the one object of several shapes, with the values of each: the
// kinds of rates, each with its unit.
func joined(shapes []any) tree {
	first, _ := shapes[0].(tree)
	properties, _ := first["properties"].(tree)
	out := tree{"properties": maps.Clone(properties), "required": first["required"]}
	for _, shape := range shapes[1:] {
		more, _ := shape.(tree)
		names, _ := more["properties"].(tree)
		for name, one := range names {
			field, _ := one.(tree)
			has, _ := out["properties"].(tree)[name].(tree)
			if add, ok := field["enum"].([]string); ok && has != nil {
				with := maps.Clone(has)
				before, _ := has["enum"].([]string)
				for _, word := range add {
					if !slices.Contains(before, word) {
						before = append(slices.Clone(before), word)
					}
				}
				with["enum"] = before
				out["properties"].(tree)[name] = with
			}
		}
	}
	return out
}

// inOrder lists fields as the topics do, and then any other.
func inOrder(path string, properties tree) []string {
	var all []string
	for _, t := range policy.Topics() {
		if name, ok := strings.CutPrefix(t.Path, path+"."); ok && properties[name] != nil {
			all = append(all, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

func whatOf(v *visit.Visit, path string) string {
	if key := meant[path]; key != "" {
		return v.T(key)
	}
	if t, ok := topicAt(path); ok {
		return topicName(v, t)
	}
	return ""
}
