// Package htmltest looks at rendered pages as a browser and a screen reader
// would: tags that close, ids that are there once, fields with a question.
package htmltest

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// void elements have no end.
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true,
	"input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// pointers are the attributes that name ids.
var pointers = []string{"for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls"}

type element struct {
	name  string
	attrs map[string]string
}

func (e element) String() string {
	for _, a := range []string{"id", "name", "class", "href"} {
		if v := e.attrs[a]; v != "" {
			return fmt.Sprintf("<%s %s=%q>", e.name, a, v)
		}
	}
	return "<" + e.name + ">"
}

// Faults lists what is wrong with a page, or with a part of one.
func Faults(page string) []string {
	elements, faults := read(page)
	ids := map[string]int{}
	for _, e := range elements {
		if id, ok := e.attrs["id"]; ok {
			ids[id]++
		}
	}
	for id, n := range ids {
		if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
			faults = append(faults, fmt.Sprintf("the id %q is there %d times, or is no id", id, n))
		}
	}
	for _, e := range elements {
		faults = append(faults, e.dangling(ids)...)
		faults = append(faults, e.unsafe()...)
		if e.isField() && !labelled(e, elements) {
			faults = append(faults, e.String()+" has no label")
		}
	}
	slices.Sort(faults)
	return faults
}

// read cuts a page into elements and checks that each that opens closes, in order.
func read(page string) (elements []element, faults []string) {
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				faults = append(faults, z.Err().Error())
			}
			for _, name := range open {
				faults = append(faults, "<"+name+"> does not close")
			}
			return elements, faults
		case html.StartTagToken:
			e := elementOf(z.Token())
			elements = append(elements, e)
			if !void[e.name] {
				open = append(open, e.name)
			}
		case html.SelfClosingTagToken:
			e := elementOf(z.Token())
			elements = append(elements, e)
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				faults = append(faults, fmt.Sprintf("</%s> closes nothing: open are %v", name, open))
				continue
			}
			open = open[:len(open)-1]
		}
	}
}

func elementOf(t html.Token) element {
	e := element{t.Data, map[string]string{}}
	for _, a := range t.Attr {
		e.attrs[a.Key] = a.Val
	}
	return e
}

// dangling finds pointers to ids that are not on the page.
func (e element) dangling(ids map[string]int) []string {
	var faults []string
	for _, p := range pointers {
		for _, id := range strings.Fields(e.attrs[p]) {
			if ids[id] == 0 {
				faults = append(faults, fmt.Sprintf("%s: %s names %q, which is not there", e, p, id))
			}
		}
	}
	if id, ok := strings.CutPrefix(e.attrs["href"], "#"); ok && e.name == "a" && id != "" && ids[id] == 0 {
		faults = append(faults, fmt.Sprintf("%s leads nowhere", e))
	}
	return faults
}

// unsafe finds what a strict content security policy would refuse.
func (e element) unsafe() []string {
	var faults []string
	for name, value := range e.attrs {
		if name == "style" || strings.HasPrefix(name, "on") || strings.HasPrefix(strings.ToLower(value), "javascript:") {
			faults = append(faults, fmt.Sprintf("%s has %s inside the page", e, name))
		}
	}
	if e.name == "style" || e.name == "script" && e.attrs["src"] == "" {
		faults = append(faults, e.String()+" stands inside the page")
	}
	return faults
}

func (e element) isField() bool {
	switch e.name {
	case "select", "textarea":
		return true
	case "input":
		return !slices.Contains([]string{"hidden", "submit", "button"}, e.attrs["type"])
	}
	return false
}

func labelled(e element, all []element) bool {
	if e.attrs["aria-label"] != "" || e.attrs["aria-labelledby"] != "" {
		return true
	}
	id := e.attrs["id"]
	return id != "" && slices.ContainsFunc(all, func(l element) bool { return l.name == "label" && l.attrs["for"] == id })
}

// Text gives what a reader reads, with single spaces.
func Text(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	var b strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return strings.Join(strings.Fields(b.String()), " ")
		case html.TextToken:
			b.Write(z.Text())
		default:
			b.WriteByte(' ')
		}
	}
}
