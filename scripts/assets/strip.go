package main

import (
	"bytes"
	"fmt"
	"regexp"
)

var (
	fontFace = regexp.MustCompile(`(?:/\*![^*]*Margaret Calvert[^*]*\*/)?@font-face\{[^}]*\}`)
	crest    = regexp.MustCompile(`\.govuk-footer__copyright-logo:before\{[^}]*\}`)
	fonts    = []byte("GDS Transport,arial,sans-serif")
	mapNote  = regexp.MustCompile(`(?:/\*|//)# sourceMappingURL=\S+(?: \*/)?\s*$`)
)

// ownFonts are those that the reader's own device reads best.
const ownFonts = `system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif`

// stripCSS takes out the typeface and the crest, which are for services on
// the GOV.UK domain only, and the pointer to a source map that is not copied.
// A rule that is not found means that the file has changed and must be looked
// at again.
func stripCSS(css []byte) ([]byte, error) {
	for what, rule := range map[string]*regexp.Regexp{"@font-face": fontFace, "crest": crest} {
		if !rule.Match(css) {
			return nil, fmt.Errorf("there is no %s in the stylesheet any more", what)
		}
		css = rule.ReplaceAll(css, nil)
	}
	css = stripMap(bytes.ReplaceAll(css, fonts, []byte(ownFonts)))
	for _, left := range []string{"url(", "GDS Transport"} {
		if bytes.Contains(css, []byte(left)) {
			return nil, fmt.Errorf("the stylesheet still holds %q", left)
		}
	}
	return css, nil
}

func stripMap(b []byte) []byte { return mapNote.ReplaceAll(b, nil) }
