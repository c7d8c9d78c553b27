package walk_test

import (
	"errors"
	"strings"
	"testing"

	"ownway/bank/iso20022/walk"
	"ownway/value/fault"
	"ownway/value/msg"
)

type words struct{ seen []string }

func (w *words) note(_ walk.At, text string) error {
	w.seen = append(w.seen, text)
	return nil
}

func steps(whole bool) *walk.Step[*words] {
	leaf := &walk.Step[*words]{Text: (*words).note}
	return &walk.Step[*words]{Whole: whole, Into: map[string]*walk.Step[*words]{
		"Nm": leaf, "Grp": {Whole: whole, Into: map[string]*walk.Step[*words]{"Nm": leaf}},
	}}
}

func read(text string, whole bool) (string, error) {
	w, space := &words{}, ""
	err := walk.Document(text, steps(whole), w, func(s string) error {
		space = s
		return nil
	})
	return space + "|" + strings.Join(w.seen, "|"), err
}

func TestDocumentIsWalked(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"plain", `<?xml version="1.0" encoding="ISO-8859-1"?><Document xmlns="urn:a"><Nm>x</Nm><Grp><Nm>y</Nm></Grp></Document>`, "urn:a|x|y"},
		{"with a prefix", `<p:Document xmlns:p="urn:a"><p:Nm>x</p:Nm></p:Document>`, "urn:a|x"},
		{"what is not laid out", `<Document xmlns="urn:a"><Other><Nm>x</Nm></Other><Nm>y</Nm></Document>`, "urn:a|y"},
		{"another namespace", `<Document xmlns="urn:a" xmlns:b="urn:b"><b:Nm>x</b:Nm><Nm xmlns="urn:b">y</Nm><Nm xmlns="urn:a">z</Nm></Document>`, "urn:a|z"},
		{"marks and escapes", `<Document xmlns="urn:a"><Nm>M&amp;S <!-- shop --><![CDATA[<food>]]></Nm></Document>`, "urn:a|M&S <food>"},
		{"nothing in it", `<Document/>`, "|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := read(c.given, false); err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestFaultsNameTheirLine(t *testing.T) {
	for _, c := range []struct {
		name, given string
		line        int
		key         msg.Key
	}{
		{"cut in a tag", "<Document>\n<Nm", 2, walk.CutShort},
		{"cut between tags", "<Document>\n<Nm>x</Nm>\n", 3, walk.CutShort},
		{"tags that cross", "<Document>\n<Grp><Nm></Grp></Nm></Document>", 2, walk.Broken},
		{"an end too many", "<Document/>\n</Document>", 2, walk.Broken},
		{"two messages", "<Document/>\n<Document/>", 2, walk.Broken},
		{"words after the end", "<Document/>\nand more", 2, walk.Broken},
		{"a document type", "<!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Document/>", 1, walk.Broken},
		{"an escape that is none", "<Document>\n<Nm>&a;</Nm></Document>", 2, walk.Broken},
		{"another outermost element", "<html></html>", 1, walk.Unknown},
		{"an element that is not laid out", "<Document>\n<Grp>\n<Nm/><Amt/></Grp></Document>", 3, walk.Unknown},
		{"too deep", strings.Repeat("<Document>", walk.MaxDepth+1), 1, walk.TooDeep},
		{"too long", "<Document><Nm>" + strings.Repeat("x", walk.MaxText+1) + "</Nm></Document>", 1, walk.TooLong},
		{"nothing", "", 1, walk.CutShort},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(c.given, c.key == walk.Unknown)
			var f *fault.Fault
			if !errors.As(err, &f) || f.Line != c.line || f.Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s", err, c.line, c.key)
			}
		})
	}
}

func FuzzDocument(f *testing.F) {
	f.Add(`<Document xmlns="urn:a"><Nm>x</Nm><Grp><Nm>y</Nm></Grp></Document>`)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := read(text, true)
		var named *fault.Fault
		if err != nil && (!errors.As(err, &named) || named.Line < 1) {
			t.Errorf("%q: %v names no line", got, err)
		}
	})
}
