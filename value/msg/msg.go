// Package msg holds the words that code may hand to a reader: a key, declared
// once with its plain English beside it, and the typed values that fill it.
// Nothing below the edge of the program builds a sentence; the edge turns a
// Text into English, Welsh or Easy Read.
package msg

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Key names one sentence or phrase.
type Key string

// Text is a key with the values that fill the places in its words. The zero
// Text says nothing.
type Text struct {
	Key  Key              `json:"k"`
	Args map[string]Value `json:"a,omitempty"`
}

// IsZero reports whether the text says nothing.
func (t Text) IsZero() bool { return t.Key == "" }

// Kind says how a value is written out for a reader.
type Kind string

// The kinds of value that a text can hold.
const (
	Name    Kind = "name"    // a proper name or a code, written as it stands
	Number  Kind = "number"  // a whole number
	Pence   Kind = "pence"   // money, written in pounds
	Day     Kind = "day"     // a civil date, held as YYYY-MM-DD
	Minutes Kind = "minutes" // working time, written in hours
	Percent Kind = "percent" // a rate held in hundredths of one per cent
	Words   Kind = "words"   // another text, written in the reader's language
)

// Value is one typed value in a text.
type Value struct {
	Kind Kind   `json:"t"`
	N    int64  `json:"n,omitempty"`
	S    string `json:"s,omitempty"`
	T    *Text  `json:"w,omitempty"`
}

// Valuer is a type that knows how it is written in a text.
type Valuer interface{ MsgValue() Value }

var (
	mu       sync.RWMutex
	declared = map[Key]string{}
)

// New declares a key with its English. Places for values stand in braces:
// "Enter an amount of {most} or less". A key is declared once; a second
// declaration is a mistake in the program and panics as the program starts.
func New(key Key, english string) Key {
	mu.Lock()
	defer mu.Unlock()
	if _, dup := declared[key]; dup {
		panic("msg: key declared twice: " + string(key))
	}
	declared[key] = english
	return key
}

// English gives the English words declared for the key.
func English(key Key) (string, bool) {
	mu.RLock()
	defer mu.RUnlock()
	words, ok := declared[key]
	return words, ok
}

// Keys lists every declared key in order.
func Keys() []Key {
	mu.RLock()
	defer mu.RUnlock()
	keys := make([]Key, 0, len(declared))
	for k := range declared {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Text gives the key with no values.
func (k Key) Text() Text { return Text{Key: k} }

// With gives the key with values, as pairs of a name and a value. A value is
// a Valuer (money, a date), a Text, a Key, a string (a proper name, written as it
// stands) or a whole number. Anything else, or a name without a value, is a
// mistake in the program and panics.
func (k Key) With(pairs ...any) Text {
	if len(pairs)%2 != 0 {
		panic("msg: a name without its value in " + string(k))
	}
	args := make(map[string]Value, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		args[pairs[i].(string)] = valueOf(pairs[i+1])
	}
	return Text{Key: k, Args: args}
}

func valueOf(v any) Value {
	switch v := v.(type) {
	case Value:
		return v
	case Valuer:
		return v.MsgValue()
	case Text:
		return Value{Kind: Words, T: &v}
	case Key:
		return Value{Kind: Words, T: &Text{Key: v}}
	case string:
		return Value{Kind: Name, S: v}
	case int:
		return Value{Kind: Number, N: int64(v)}
	case int64:
		return Value{Kind: Number, N: v}
	}
	panic(fmt.Sprintf("msg: a value of type %T cannot stand in a text", v))
}

// Places lists the names in braces in the words, each once, in order.
func Places(words string) []string {
	var names []string
	for {
		open := strings.IndexByte(words, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(words[open:], '}')
		if end < 0 {
			break
		}
		if name := words[open+1 : open+end]; !slices.Contains(names, name) {
			names = append(names, name)
		}
		words = words[open+end+1:]
	}
	slices.Sort(names)
	return names
}

// String gives the key and its values for a log or a test, never for a page.
func (t Text) String() string {
	if len(t.Args) == 0 {
		return string(t.Key)
	}
	names := make([]string, 0, len(t.Args))
	for n := range t.Args {
		names = append(names, n)
	}
	slices.Sort(names)
	var b strings.Builder
	b.WriteString(string(t.Key))
	for _, n := range names {
		v := t.Args[n]
		switch v.Kind {
		case Words:
			fmt.Fprintf(&b, " %s=(%s)", n, v.T)
		case Name, Day:
			fmt.Fprintf(&b, " %s=%q", n, v.S)
		default:
			fmt.Fprintf(&b, " %s=%d", n, v.N)
		}
	}
	return b.String()
}
