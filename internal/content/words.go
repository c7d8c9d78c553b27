package content

import (
	"context"
	"strings"
	"sync"

	"ownway/value/msg"
)

// Words says things in one language. It is safe for use by many at once.
type Words struct {
	lang    Lang
	entries map[msg.Key]entry
	cut     sync.Map // msg.Key to said
}

// said is a key's sentence in one language; missing when it had to be borrowed
// from English, or is not there at all.
type said struct {
	sentence
	missing bool
}

var all = sync.OnceValue(func() map[Lang]*Words {
	entries, err := load(files)
	if err != nil {
		panic("content: " + err.Error()) // the files are part of the program
	}
	words := map[Lang]*Words{}
	for _, l := range Langs() {
		words[l] = &Words{lang: l, entries: entries}
	}
	return words
})

// For gives the words of a language. An unknown language is English.
func For(l Lang) *Words {
	if w, ok := all()[l]; ok {
		return w
	}
	return all()[En]
}

// Lang gives the language that these words are in.
func (w *Words) Lang() Lang { return w.lang }

// unspoken stands around words that were borrowed from English. It cannot be
// seen on a page, and tests look for it.
const unspoken = "\u2063"

// Missing reports whether something in a rendered text has no words in the
// language that was asked for.
func Missing(rendered string) bool { return strings.Contains(rendered, unspoken) }

// find gives the sentence of a key.
func (w *Words) find(k msg.Key) said {
	if s, ok := w.cut.Load(k); ok {
		return s.(said)
	}
	s := w.read(k)
	w.cut.Store(k, s)
	return s
}

func (w *Words) read(k msg.Key) said {
	text, missing := w.entries[k].in(w.lang), false
	if text == "" {
		text, missing = w.english(k), w.lang != En
	}
	if text == "" {
		text, missing = string(k), true
	}
	s, err := cut(text)
	if err != nil {
		s, missing = sentence{words: []string{text}}, true
	}
	return said{s, missing}
}

func (w *Words) english(k msg.Key) string {
	if e := w.entries[k].En; e != "" {
		return e
	}
	declared, _ := msg.English(k)
	return declared
}

// Has reports whether there are words for the key in any language.
func (w *Words) Has(k msg.Key) bool {
	_, ok := w.entries[k]
	if !ok {
		_, ok = msg.English(k)
	}
	return ok
}

// Say writes a text in the reader's language. The zero Text says nothing.
func (w *Words) Say(t msg.Text) string {
	if t.IsZero() {
		return ""
	}
	s := w.find(t.Key)
	if len(s.places) == 0 && !s.missing {
		return s.words[0]
	}
	var b strings.Builder
	if s.missing {
		b.WriteString(unspoken)
	}
	for i, p := range s.places {
		b.WriteString(s.words[i])
		w.fill(&b, p, t.Args)
	}
	b.WriteString(s.words[len(s.words)-1])
	if s.missing {
		b.WriteString(unspoken)
	}
	return b.String()
}

// T writes a page word by its key, with values as pairs of a name and a value
// as in msg.Key.With.
func (w *Words) T(key string, pairs ...any) string { return w.Say(msg.Key(key).With(pairs...)) }

type inContext struct{}

// Into puts the reader's words into the context in which a page is rendered.
func Into(ctx context.Context, w *Words) context.Context {
	return context.WithValue(ctx, inContext{}, w)
}

// From gives the reader's words from the context: English when none were put in.
func From(ctx context.Context) *Words {
	if w, ok := ctx.Value(inContext{}).(*Words); ok && w != nil {
		return w
	}
	return For(En)
}
