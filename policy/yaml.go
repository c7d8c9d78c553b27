package policy

import (
	"errors"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of a file that is no plain YAML.
var (
	TooLong   = msg.New("policy.too-long", "A policy file holds at most 128 kilobytes. Make it shorter")
	NotYAML   = msg.New("policy.not-yaml", "This line can't be read as YAML. Check indents, colons and quotes")
	PlainYAML = msg.New("policy.plain-yaml", "Write this as plain fields, lists and values, without anchors, tags or deep nesting")
)

const (
	longestFile = 128 << 10
	deepest     = 6  // brackets and braces inside one another
	widest      = 40 // spaces of indent
)

// parse reads the one document of a file. The parser takes time that grows with
// the square of the nesting and worse, so deep nesting is refused by the tokens
// before it starts; so is what a policy has no use for.
func parse(file []byte) (ast.Node, error) {
	if len(file) > longestFile {
		return nil, fault.Invalid("", TooLong)
	}
	tokens := lexer.Tokenize(string(file))
	if line, ok := plain(tokens); !ok {
		return nil, fault.OnLine(fault.Invalid("", PlainYAML), line)
	}
	parsed, err := parser.Parse(tokens, 0)
	if err != nil {
		return nil, fault.OnLine(fault.Invalid("", NotYAML), lineOf(err))
	}
	if len(parsed.Docs) != 1 || parsed.Docs[0].Body == nil {
		return nil, fault.Invalid("", WantFields)
	}
	return parsed.Docs[0].Body, nil
}

// plain reports whether the tokens keep to plain YAML; if not, on which line
// they leave it.
func plain(tokens token.Tokens) (line int, ok bool) {
	depth, entryLine := 0, 0
	for _, t := range tokens {
		line = t.Position.Line
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType:
			if entryLine == line { // a list straight inside a list
				return line, false
			}
			entryLine = line
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.MappingKeyType, token.DirectiveType:
			return line, false
		}
		if depth > deepest || t.Position.IndentNum > widest {
			return line, false
		}
	}
	return 0, true
}

func lineOf(err error) int {
	var at interface{ GetToken() *token.Token }
	if errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil {
		return at.GetToken().Position.Line
	}
	return 0
}
