package main

import "testing"

const sheet = `a{b:c}/*! Copyright Margaret Calvert & Co. */@font-face{font-family:GDS Transport;src:url(x.woff)}` +
	`p{font-family:GDS Transport,arial,sans-serif}.govuk-footer__copyright-logo:before{background:url(crest.svg)}
/*# sourceMappingURL=x.css.map */
`

func TestStripCSS(t *testing.T) {
	got, err := stripCSS([]byte(sheet))
	if want := "a{b:c}p{font-family:" + ownFonts + "}\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestStripCSSRefusesASheetThatHasChanged(t *testing.T) {
	for name, css := range map[string]string{
		"no font":          `.govuk-footer__copyright-logo:before{}`,
		"no crest":         `@font-face{}`,
		"another picture":  sheet + `p{background:url(y.png)}`,
		"another typeface": sheet + `p{font-family:GDS Transport}`,
	} {
		if _, err := stripCSS([]byte(css)); err == nil {
			t.Errorf("%s: nothing wrong", name)
		}
	}
}

func TestChecksumsAreThoseOfSHA512(t *testing.T) {
	// The digest of nothing at all (FIPS 180-4).
	want := "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e  empty\n"
	if got := list([]file{{"empty", nil}}); got != want {
		t.Errorf("got %s", got)
	}
}
