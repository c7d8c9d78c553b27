// Package govuk holds the components of the GOV.UK Design System as typed
// parts of a page. Most are values that render themselves:
//
//	@govuk.Button{Text: theseAreRight}
//
// Those that stand around other parts are functions with children:
//
//	@govuk.Details(howItWorks) { ... }
//
// They take what they say from the page, in the reader's language; the few
// words of their own ("Error", "There is a problem") come from the words that
// the page's shell put into the context. All work without a script, and carry
// no style or script inside the page.
package govuk

import (
	"context"
	"strings"

	"ownway/internal/content"
)

// own gives one of the components' own words in the reader's language.
func own(ctx context.Context, key string, pairs ...any) string {
	return content.From(ctx).T(key, pairs...)
}

// or gives the first text that says something.
func or(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// describedBy names the elements that describe a field, for aria-describedby.
func describedBy(id, hint, fault string) string {
	var ids []string
	if hint != "" {
		ids = append(ids, id+"-hint")
	}
	if fault != "" {
		ids = append(ids, id+"-error")
	}
	return strings.Join(ids, " ")
}
