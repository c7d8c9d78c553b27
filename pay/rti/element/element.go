// Package element writes XML elements one inside another, in the order in
// which they are given, with nothing between them: what is marked and sent
// should hold no white space that another program may change.
package element

import (
	"bytes"
	"strings"
)

// Writer writes elements. Its zero value is an empty document.
type Writer struct {
	out bytes.Buffer
}

// Attr is an attribute of an element.
type Attr struct{ Name, Value string }

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// Inside writes an element and, through fill, what lies in it.
func (w *Writer) Inside(name string, fill func(), attrs ...Attr) {
	w.start(name, attrs)
	fill()
	w.end(name)
}

// Text writes an element that holds text.
func (w *Writer) Text(name, text string, attrs ...Attr) {
	w.start(name, attrs)
	w.out.WriteString(escape.Replace(text))
	w.end(name)
}

// Given writes an element that holds text, and nothing when the text is empty.
func (w *Writer) Given(name, text string, attrs ...Attr) {
	if text != "" {
		w.Text(name, text, attrs...)
	}
}

// Yes writes the word yes in an element when it is so, and nothing when not.
func (w *Writer) Yes(name string, so bool) {
	if so {
		w.Text(name, "yes")
	}
}

// Written puts in XML that was written before.
func (w *Writer) Written(xml []byte) { w.out.Write(xml) }

// Bytes gives what was written.
func (w *Writer) Bytes() []byte { return w.out.Bytes() }

func (w *Writer) start(name string, attrs []Attr) {
	w.out.WriteString("<" + name)
	for _, a := range attrs {
		w.out.WriteString(" " + a.Name + `="` + escape.Replace(a.Value) + `"`)
	}
	w.out.WriteByte('>')
}

func (w *Writer) end(name string) { w.out.WriteString("</" + name + ">") }
