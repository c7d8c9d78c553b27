package ofx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

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
	if _, whole = s.words(); !whole || s.text == "" { // the header of OFX 1, or nothing
		return tag{}, false, whole
	}
	s.pass(len("<"))
	t.line = s.seen + 1
	end := strings.IndexByte(s.text, '>')
	if end < 0 {
		return tag{}, false, false
	}
	t.name = strings.ToUpper(strings.TrimSpace(s.text[:end]))
	s.pass(end + 1)
	t.value, whole = s.words()
	t.name, t.closing = strings.TrimPrefix(t.name, "/"), strings.HasPrefix(t.name, "/")
	return t, true, whole
}

// What stands between tags in XML beside words: a remark, and words in which
// < and & mean themselves.
const remark, remarkEnd, literal, literalEnd = "<!--", "-->", "<![CDATA[", "]]>"

// words reads up to the next tag. It reports false when the file stops inside
// a remark or a literal.
func (s *scanner) words() (string, bool) {
	var b strings.Builder
	for {
		tag := strings.IndexByte(s.text, '<')
		if tag < 0 {
			tag = len(s.text)
		}
		b.WriteString(plain(s.text[:tag]))
		s.pass(tag)
		begin, ends := remark, remarkEnd
		if strings.HasPrefix(s.text, literal) {
			begin, ends = literal, literalEnd
		}
		if !strings.HasPrefix(s.text, begin) {
			return strings.TrimSpace(b.String()), true
		}
		end := strings.Index(s.text[len(begin):], ends)
		if end < 0 {
			return "", false
		}
		if begin == literal {
			b.WriteString(s.text[len(begin) : len(begin)+end])
		}
		s.pass(len(begin) + end + len(ends))
	}
}

func (s *scanner) pass(n int) {
	s.seen += strings.Count(s.text[:n], "\n")
	s.text = s.text[n:]
}

// escapes are those that OFX names; banks also write the two kinds of quotation
// mark.
var escapes = map[string]string{"lt": "<", "gt": ">", "nbsp": " ", "quot": `"`, "apos": "'", "amp": "&"}

// plain undoes escapes. An & that begins none stays, as banks write it in OFX 1.
func plain(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		end := strings.IndexByte(after[:min(len(after), 10)], ';')
		r, known := character(after[:max(end, 0)])
		if !known {
			b.WriteByte('&')
			s = after
			continue
		}
		b.WriteString(r)
		s = after[end+1:]
	}
}

// character gives what an escape stands for: by its name, or by its number as
// &#163; or &#xA3;.
func character(name string) (string, bool) {
	number, numbered := strings.CutPrefix(name, "#")
	if !numbered {
		r, ok := escapes[name]
		return r, ok
	}
	base := 10
	if hex, is := strings.CutPrefix(strings.ToLower(number), "x"); is {
		number, base = hex, 16
	}
	n, err := strconv.ParseUint(number, base, 32)
	if err != nil || n == 0 || n > unicode.MaxRune || !utf8.ValidRune(rune(n)) {
		return "", false
	}
	return string(rune(n)), true
}
