package law

import "embed"

// CaseFiles holds the cases on which every rule is tested, so that whoever
// reads a rule can see them too. Each file maps the ID of a rule to its cases.
//
//go:embed testdata/cases/*.yaml
var CaseFiles embed.FS
