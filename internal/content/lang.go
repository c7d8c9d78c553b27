// Package content holds every word that people read, in English, Welsh and
// Easy Read. Code below the edge hands over keys with typed values; here they
// become sentences in the reader's language. Page words stand in words/, the
// three languages side by side.
package content

// Lang is one of the three settings that every page is read in.
type Lang string

// The three settings. Easy Read is English in short sentences, one idea each.
const (
	En   Lang = "en"
	Cy   Lang = "cy"
	Easy Lang = "easy"
)

// Langs lists the settings in the order in which a reader is offered them.
func Langs() []Lang { return []Lang{En, Cy, Easy} }

// ParseLang reads a setting. Anything unknown is English, with false.
func ParseLang(s string) (Lang, bool) {
	switch l := Lang(s); l {
	case En, Cy, Easy:
		return l, true
	}
	return En, false
}

// Tag gives the language for a page's lang attribute (BCP 47): "en" or "cy".
// Easy Read is written in English.
func (l Lang) Tag() string {
	if l == Cy {
		return "cy"
	}
	return "en"
}

// Name gives what the setting calls itself, in its own language.
func (l Lang) Name() string {
	switch l {
	case Cy:
		return "Cymraeg"
	case Easy:
		return "Easy Read"
	}
	return "English"
}

// AwaitsReview reports whether the words in this setting have yet to be read
// through by people who know it: Welsh by a translator, Easy Read by paid
// reviewers with learning disabilities. Pages say so.
func (l Lang) AwaitsReview() bool { return l != En }
