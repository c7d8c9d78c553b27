package irmark

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"ownway/value/fault"
)

// xmlSpace is what the prefix xml always stands for.
const xmlSpace = "http://www.w3.org/XML/1998/namespace"

// space is one declared namespace; its prefix is empty for the default one.
type space struct{ prefix, address string }

// spaces are the namespaces in scope, in the order of their prefixes. They are
// never changed once made.
type spaces []space

func (s spaces) of(prefix string) (string, bool) {
	if prefix == "xml" {
		return xmlSpace, true
	}
	for _, d := range s {
		if d.prefix == prefix {
			return d.address, true
		}
	}
	return "", prefix == ""
}

// with gives the namespaces with one more, or one said anew.
func (s spaces) with(d space) spaces {
	out := slices.DeleteFunc(slices.Clone(s), func(o space) bool { return o.prefix == d.prefix })
	out = append(out, d)
	slices.SortFunc(out, func(a, b space) int { return strings.Compare(a.prefix, b.prefix) })
	return out
}

// since gives the declarations that an element must bear so that its
// namespaces hold inside an element that has the outer ones. Taking the
// default away is a declaration too, but only where there was one.
func (s spaces) since(outer spaces) spaces {
	var out spaces
	for _, d := range s {
		was, _ := outer.of(d.prefix)
		if was != d.address {
			out = append(out, d)
		}
	}
	return out
}

// attribute is one with its namespace found.
type attribute struct {
	name  xml.Name // with its prefix
	space string
	value string
}

// declare gives the namespaces inside an element, and its attributes in
// canonical order: by namespace, then by name (Canonical XML 1.0, 2.2).
func (s spaces) declare(t xml.StartElement) (spaces, []attribute, error) {
	inner, seen := s, map[string]bool{}
	for _, a := range t.Attr {
		prefix, isSpace := declared(a.Name)
		if !isSpace {
			continue
		}
		if seen[prefix] || prefix == "xml" || prefix == "xmlns" || prefix != "" && a.Value == "" || odd(a.Value) {
			return nil, nil, fault.Invalid("message", NotXML)
		}
		seen[prefix] = true
		inner = inner.with(space{prefix, a.Value})
	}
	if _, ok := inner.of(t.Name.Space); !ok || badName(t.Name) {
		return nil, nil, fault.Invalid("message", NotXML)
	}
	attrs, err := inner.attributes(t.Attr)
	return inner, attrs, err
}

func (s spaces) attributes(all []xml.Attr) ([]attribute, error) {
	var out []attribute
	for _, a := range all {
		if _, isSpace := declared(a.Name); isSpace {
			continue
		}
		address, ok := "", true
		if a.Name.Space != "" { // the default namespace is not for attributes
			address, ok = s.of(a.Name.Space)
		}
		if !ok || badName(a.Name) || odd(a.Value) {
			return nil, fault.Invalid("message", NotXML)
		}
		for _, o := range out {
			if o.space == address && o.name.Local == a.Name.Local {
				return nil, fault.Invalid("message", NotXML)
			}
		}
		out = append(out, attribute{a.Name, address, a.Value})
	}
	slices.SortFunc(out, func(a, b attribute) int {
		return cmp.Or(strings.Compare(a.space, b.space), strings.Compare(a.name.Local, b.name.Local))
	})
	return out, nil
}

// declared gives the prefix that an attribute declares, if it does.
func declared(n xml.Name) (string, bool) {
	if n.Space == "xmlns" {
		return n.Local, true
	}
	return "", n.Space == "" && n.Local == "xmlns"
}

func badName(n xml.Name) bool { return n.Local == "" || strings.Contains(n.Local, ":") }

// odd reports white space in an attribute that a reader of XML may or may not
// turn into a plain space, so that two readers would differ on the mark.
func odd(value string) bool { return strings.ContainsAny(value, "\t\r\n") }

func writeStart(out *bytes.Buffer, name xml.Name, declare spaces, attrs []attribute) {
	out.WriteByte('<')
	writeName(out, name)
	for _, d := range declare {
		out.WriteString(" xmlns")
		if d.prefix != "" {
			out.WriteString(":" + d.prefix)
		}
		writeValue(out, d.address)
	}
	for _, a := range attrs {
		out.WriteByte(' ')
		writeName(out, a.name)
		writeValue(out, a.value)
	}
	out.WriteByte('>')
}

func writeEnd(out *bytes.Buffer, name xml.Name) {
	out.WriteString("</")
	writeName(out, name)
	out.WriteByte('>')
}

func writeName(out *bytes.Buffer, n xml.Name) {
	if n.Space != "" {
		out.WriteString(n.Space + ":")
	}
	out.WriteString(n.Local)
}

var (
	inValue = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;")
	inText  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;")
)

func writeValue(out *bytes.Buffer, v string) { out.WriteString(`="` + inValue.Replace(v) + `"`) }

func writeText(out *bytes.Buffer, t []byte) { out.WriteString(inText.Replace(string(t))) }
