package content

import (
	"fmt"
	"slices"
	"strings"
)

// place is a hole in a sentence: {due} or, with a form, {due|weekday}.
type place struct {
	name  string
	forms []string
}

// sentence is a text cut at its places: words[i] stands before places[i], and
// the last words after the last place.
type sentence struct {
	words  []string
	places []place
}

// cut reads a text. A brace without its pair, and a place without a name, are
// mistakes in the words.
func cut(text string) (sentence, error) {
	var s sentence
	rest := text
	for {
		before, after, found := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return sentence{}, fmt.Errorf("%q has a } without its {", text)
		}
		s.words = append(s.words, before)
		if !found {
			return s, nil
		}
		inside, tail, closed := strings.Cut(after, "}")
		if !closed || strings.Contains(inside, "{") {
			return sentence{}, fmt.Errorf("%q has a { without its }", text)
		}
		parts := strings.Split(inside, "|")
		if parts[0] == "" || strings.ContainsAny(parts[0], " :") {
			return sentence{}, fmt.Errorf("%q has a place without a plain name", text)
		}
		s.places = append(s.places, place{name: parts[0], forms: parts[1:]})
		rest = tail
	}
}

// names lists the names of the places, each once, in order, without forms: a
// language may say a date another way, but must not lose or invent a value.
func (s sentence) names() []string {
	var names []string
	for _, p := range s.places {
		if !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return names
}
