package ident_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ownway/value/fault"
	"ownway/value/ident"
)

type (
	dog struct{}
	cat struct{}
)

func (dog) Prefix() string { return "dog" }
func (cat) Prefix() string { return "cat" }

var at = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

func make1[P ident.Prefix](t testing.TB, m *ident.Maker, when time.Time) ident.ID[P] {
	t.Helper()
	id, err := ident.Make[P](m, when)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestIDsSortInTheOrderTheyWereMade(t *testing.T) {
	m := &ident.Maker{Random: rand.Reader}
	var last ident.ID[dog]
	for i := range 20_000 { // a thousand in each millisecond
		id := make1[dog](t, m, at.Add(time.Duration(i/1000)*time.Millisecond))
		if id <= last {
			t.Fatalf("id %d, %s, does not come after %s", i, id, last)
		}
		last = id
	}
}

// stuck gives the same byte for ever: the worst source of chance.
type stuck byte

func (s stuck) Read(p []byte) (int, error) {
	copy(p, bytes.Repeat([]byte{byte(s)}, len(p)))
	return len(p), nil
}

func TestIDsDifferWithNoChanceAtAll(t *testing.T) {
	for _, source := range []stuck{0x00, 0xff} {
		m := &ident.Maker{Random: source}
		var last ident.ID[dog]
		for range 1000 {
			id := make1[dog](t, m, at)
			if id <= last {
				t.Fatalf("%s does not come after %s", id, last)
			}
			last = id
		}
	}
}

func TestIDIsAUUIDOfVersion7(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &ident.Maker{Random: rand.Reader}
		when := at.Add(time.Duration(rapid.Int64Range(0, 1e18).Draw(t, "later")))
		var u [16]byte
		for range rapid.IntRange(1, 50).Draw(t, "made") {
			id, err := ident.Make[dog](m, when)
			if err != nil {
				t.Fatal(err)
			}
			u = bytesOf(strings.TrimPrefix(string(id), "dog_"))
		}
		var ms int64
		for _, b := range u[:6] {
			ms = ms<<8 | int64(b)
		}
		if u[6]>>4 != 7 || u[8]>>6 != 2 || ms != when.UnixMilli() { // RFC 9562 section 5.7
			t.Fatalf("% x is no UUID of version 7 made at %s", u, when)
		}
	})
}

// bytesOf undoes Crockford's base 32.
func bytesOf(s string) (u [16]byte) {
	for _, r := range s {
		carry := strings.IndexRune("0123456789abcdefghjkmnpqrstvwxyz", r)
		for i := 15; i >= 0; i-- {
			v := int(u[i])<<5 | carry
			u[i], carry = byte(v), v>>8
		}
	}
	return u
}

func TestIDIsReadAsWritten(t *testing.T) {
	m := &ident.Maker{Random: rand.Reader}
	id := make1[dog](t, m, at)
	got, err := ident.ParseID[dog](string(id))
	if err != nil || got != id || id.IsZero() {
		t.Errorf("%s is read as %s, %v", id, got, err)
	}
	var into ident.ID[dog]
	if err := into.Parse(string(id)); err != nil || into != id {
		t.Errorf("%s is read into %s, %v", id, into, err)
	}
}

func TestParseIDRefuses(t *testing.T) {
	m := &ident.Maker{Random: rand.Reader}
	good := string(make1[dog](t, m, at))
	for _, c := range []struct{ name, given string }{
		{"another kind", string(make1[cat](t, m, at))},
		{"no kind", good[4:]},
		{"nothing", ""},
		{"the kind alone", "dog_"},
		{"a letter short", good[:len(good)-1]},
		{"a letter long", good + "0"},
		{"capitals", strings.ToUpper(good)},
		{"a letter that is not used", good[:len(good)-1] + "u"},
		{"more than 128 bits", "dog_8" + strings.Repeat("z", 25)},
		{"spaces", " " + good},
		{"a quote", good[:len(good)-1] + "'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			into := ident.ID[dog](good)
			got, err := ident.ParseID[dog](c.given)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Kind != fault.KindNotFound || f.Text.Key != ident.UnknownID || got != "" {
				t.Errorf("%q is read as %q, %v", c.given, got, err)
			}
			if err := into.Parse(c.given); err == nil || string(into) != good {
				t.Errorf("%q changed the id it was read into", c.given)
			}
		})
	}
}

func TestMakeSaysWhenChanceRunsDry(t *testing.T) {
	if _, err := ident.Make[dog](&ident.Maker{Random: bytes.NewReader([]byte("few"))}, at); err == nil {
		t.Error("an id was made of too little")
	}
}

func FuzzParseID(f *testing.F) {
	for _, s := range []string{"dog_01jd8x5vkk7e0rs3n5z7q9t1wa", "cat_01jd8x5vkk7e0rs3n5z7q9t1wa", "dog_", "", "dog_8zzzzzzzzzzzzzzzzzzzzzzzzz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := ident.ParseID[dog](s)
		if err == nil && string(id) != s || err != nil && id != "" {
			t.Fatalf("%q is read as %q, %v", s, id, err)
		}
	})
}
