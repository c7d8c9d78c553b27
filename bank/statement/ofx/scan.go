package ofx

import "strings"

// scanner walks an OFX file tag by tag. OFX 1 is SGML, in which a value has no
// closing tag; OFX 2 is XML. Both read the same way: a tag, and what stands
// between it and the next.
type scanner struct {
	text string
	seen int // newlines passed
}

// tag is one tag and what follows it.
type tag struct {
	name    string // in capitals, without the stroke
	value   string
	closing bool
	line    int
}

// next gives the next tag. ok is false at the end, and whole is false when the
// file stops inside a tag.
func (s *scanner) next() (t tag, ok, whole bool) {
	open := strings.IndexByte(s.text, '<')
	if open < 0 {
		return tag{}, false, true
	}
	s.pass(open + 1)
	t.line = s.seen + 1
	end := strings.IndexByte(s.text, '>')
	if end < 0 {
		return tag{}, false, false
	}
	t.name = strings.ToUpper(strings.TrimSpace(s.text[:end]))
	s.pass(end + 1)
	after := strings.IndexByte(s.text, '<')
	if after < 0 {
		after = len(s.text)
	}
	t.value = plain(s.text[:after])
	s.pass(after)
	t.name, t.closing = strings.TrimPrefix(t.name, "/"), strings.HasPrefix(t.name, "/")
	return t, true, true
}

func (s *scanner) pass(n int) {
	s.seen += strings.Count(s.text[:n], "\n")
	s.text = s.text[n:]
}

// OFX names these in its character escapes; banks
// also write the two kinds of quotation mark.
var escapes = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", `"`, "&apos;", "'", "&amp;", "&")

func plain(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return escapes.Replace(s)
}
