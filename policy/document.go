package policy

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// Document is a check as other programs read it. Its fields are stable; lists
// are never null.
type Document struct {
	Council  string            `json:"council"`
	On       string            `json:"on"`
	Findings []DocumentFinding `json:"findings"`
	Gaps     []DocumentGap     `json:"gaps"`
}

// DocumentFinding is a Finding in words.
type DocumentFinding struct {
	Rule     Number             `json:"rule"`
	Grade    Grade              `json:"grade"`
	Path     string             `json:"path"`
	Found    string             `json:"found"`
	Note     string             `json:"note,omitempty"`
	AsFound  string             `json:"as_found"`
	Why      string             `json:"why"`
	Cites    []explain.Citation `json:"cites"`
	Contrary []explain.Citation `json:"contrary"`
	Cure     string             `json:"cure"`
}

// DocumentGap is a Gap in words.
type DocumentGap struct {
	Path string `json:"path"`
	What string `json:"what"`
}

// Document gives the check with its texts as say writes them.
func (c Checked) Document(say func(msg.Text) string) Document {
	d := Document{Council: c.Council, On: c.On.String(), Findings: []DocumentFinding{}, Gaps: []DocumentGap{}}
	for _, f := range c.Findings {
		d.Findings = append(d.Findings, DocumentFinding{
			Rule: f.Rule, Grade: f.Grade, Path: f.Path, Found: f.Found, Note: f.Note, AsFound: say(f.AsFound), Why: say(f.Why),
			Cites: append([]explain.Citation{}, f.Cites...), Contrary: append([]explain.Citation{}, f.Contrary...), Cure: say(f.Cure)})
	}
	for _, g := range c.Gaps {
		d.Gaps = append(d.Gaps, DocumentGap{g.Path, say(g.What)})
	}
	return d
}
