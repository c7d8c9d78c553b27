package msg_test

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"testing"

	"ownway/value/msg"
)

var (
	plain  = msg.New("msg-test.plain", "Nothing needs you")
	filled = msg.New("msg-test.filled", "{who} is paid {amount} on {day}, and {who} says {what}")
)

type pence int64

func (p pence) MsgValue() msg.Value { return msg.Value{Kind: msg.Pence, N: int64(p)} }

func panics(fn func()) (did bool) {
	defer func() { did = recover() != nil }()
	fn()
	return false
}

func TestKeyIsDeclaredOnce(t *testing.T) {
	if !panics(func() { msg.New("msg-test.plain", "Something else") }) {
		t.Error("a key was declared twice")
	}
	if words, ok := msg.English(plain); !ok || words != "Nothing needs you" {
		t.Errorf("the words became %q", words)
	}
	if _, ok := msg.English("msg-test.never"); ok {
		t.Error("a key that nobody declared has words")
	}
	keys := msg.Keys()
	if !slices.IsSorted(keys) || !slices.Contains(keys, plain) || !slices.Contains(keys, filled) {
		t.Errorf("keys: %v", keys)
	}
}

func TestWithTakesEachSortOfValue(t *testing.T) {
	got := filled.With("who", "Kelly", "amount", pence(-320), "n", 7, "m", int64(math.MinInt64), "what", plain.Text(),
		"key", plain, "given", msg.Value{Kind: msg.Percent, N: 1207})
	want := map[string]msg.Value{
		"who": {Kind: msg.Name, S: "Kelly"}, "amount": {Kind: msg.Pence, N: -320},
		"n": {Kind: msg.Number, N: 7}, "m": {Kind: msg.Number, N: math.MinInt64},
		"what": {Kind: msg.Words, T: &msg.Text{Key: plain}}, "key": {Kind: msg.Words, T: &msg.Text{Key: plain}},
		"given": {Kind: msg.Percent, N: 1207},
	}
	if got.Key != filled || !reflect.DeepEqual(got.Args, want) {
		t.Errorf("got %+v", got.Args)
	}
}

func TestWithRefusesWhatIsNoPair(t *testing.T) {
	for name, fn := range map[string]func(){
		"a name alone":           func() { filled.With("who") },
		"a name that is no text": func() { filled.With(1, "Kelly") },
		"a fraction":             func() { filled.With("amount", 1.5) },
		"nothing":                func() { filled.With("who", nil) },
	} {
		if !panics(fn) {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		given string
		want  []string
	}{
		{"", nil},
		{"Nothing needs you", nil},
		{"{who} is paid {amount} on {day}, and {who} says {what}", []string{"amount", "day", "what", "who"}},
		{"{a}{b}", []string{"a", "b"}},
		{"an open {brace", nil},
		{"a close } and {a}", []string{"a"}},
	} {
		if got := msg.Places(c.given); !slices.Equal(got, c.want) {
			t.Errorf("%q has %v, want %v", c.given, got, c.want)
		}
	}
}

func TestTextInALog(t *testing.T) {
	for _, c := range []struct {
		given msg.Text
		want  string
	}{
		{plain.Text(), "msg-test.plain"},
		{filled.With("who", "Kelly", "amount", pence(5), "what", plain), `msg-test.filled amount=5 what=(msg-test.plain) who="Kelly"`},
		{msg.Text{}, ""},
	} {
		if got := c.given.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if !(msg.Text{}).IsZero() || plain.Text().IsZero() {
		t.Error("only no text says nothing")
	}
}

func TestStoredAndReadAgain(t *testing.T) {
	given := filled.With("who", "Kelly", "amount", pence(5), "what", filled.With("n", 3))
	doc, err := json.Marshal(given)
	if err != nil {
		t.Fatal(err)
	}
	var back msg.Text
	if err := json.Unmarshal(doc, &back); err != nil || !reflect.DeepEqual(back, given) {
		t.Errorf("came back as %v, %v", back, err)
	}
}
