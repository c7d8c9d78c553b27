package policies

import (
	"slices"

	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/msg"
)

// writeOf says what can be written into a field, and what each word means.
func writeOf(v *visit.Visit, path string, s tree) (write string, words []nameOf) {
	if path == "every.is" {
		return v.T("policies.write-value"), nil
	}
	if dated, ok := s["oneOf"].([]any); ok { // a value with "is", or several over time
		one, _ := dated[0].(tree)
		properties, _ := one["properties"].(tree)
		is, _ := properties["is"].(tree)
		return writeOf(v, path, is)
	}
	if items, ok := s["items"].(tree); ok {
		each, words := writeOf(v, path, items)
		return v.T("policies.write-list", "each", each), words
	}
	if enum, ok := s["enum"].([]string); ok {
		if slices.Equal(enum, []string{"yes", "no"}) {
			return v.T("policies.write-yes-no"), nil
		}
		for _, word := range enum {
			words = append(words, nameOf{word, meaning(v, path, word)})
		}
		return v.T("policies.write-one-of"), words
	}
	switch s["type"] {
	case "integer":
		return v.T("policies.write-number"), nil
	case "number":
		return v.T("policies.write-pounds"), nil
	}
	switch {
	case path == "id":
		return v.T("policies.write-id"), nil
	case s["pattern"] != nil:
		return v.T("policies.write-date"), nil
	}
	return v.T("policies.write-words"), nil
}

// meaning says what a word of a list means.
func meaning(v *visit.Visit, path, word string) string {
	var key msg.Key
	switch path {
	case "methods.method":
		key = policy.Method(word).Words()
	case "rates.kind":
		key = policy.Kind(word).Words()
	case "rates.covers", "employer-costs.cost":
		key = policy.Cost(word).Words()
	case "employer-costs.per":
		key = policy.Per(word).Words()
	case "uses.list.use":
		key = policy.Use(word).Words()
	case "uses.list.answer":
		return v.T(answers[word])
	case "rates.unit":
		return v.T(units[word])
	default:
		said := inWords(v, path, word)
		if said.Own {
			return ""
		}
		return said.Text
	}
	return v.Words.Say(key.Text())
}

// units are what a rate is for.
var units = names{"hour": "policies.unit-name-hour", "night": "policies.unit-name-night", "mile": "policies.unit-name-mile"}
