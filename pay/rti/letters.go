package rti

import (
	"regexp"
	"strings"
	"unicode"
)

// marked gives for each plain letter the letters with a mark that become it.
var marked = map[rune]string{
	'A': "ÀÁÂÃÄÅĀĂĄ", 'C': "ÇĆĈĊČ", 'D': "ĎĐ", 'E': "ÈÉÊËĒĔĖĘĚ", 'G': "ĜĞĠĢ", 'H': "ĤĦ", 'I': "ÌÍÎÏĨĪĬĮİ",
	'J': "Ĵ", 'K': "Ķ", 'L': "ĹĻĽĿŁ", 'N': "ÑŃŅŇ", 'O': "ÒÓÔÕÖØŌŎŐ", 'R': "ŔŖŘ", 'S': "ŚŜŞŠȘ", 'T': "ŢŤŦȚ",
	'U': "ÙÚÛÜŨŪŬŮŰŲ", 'W': "ŴẀẂẄ", 'Y': "ÝŶŸỲ", 'Z': "ŹŻŽ", '\'': "’‘ʼ", '-': "‐‑–",
}

var unmarked = func() map[rune]rune {
	m := map[rune]rune{}
	for plain, letters := range marked {
		for _, r := range letters {
			m[r] = plain
			m[unicode.ToLower(r)] = unicode.ToLower(plain)
		}
	}
	return m
}()

// plain writes words without the marks on their letters, for HMRC's schemas
// take plain letters only: Siân becomes Sian. A letter without a plain form
// stays, and is refused by name.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) { // a mark written by itself
			return -1
		}
		if p, ok := unmarked[r]; ok {
			return p
		}
		return r
	}, strings.TrimSpace(s))
}

// The characters that HMRC's schemas allow, by field.
var (
	inTitle    = regexp.MustCompile(`^[A-Za-z][A-Za-z\- .']{0,34}$`)
	inName     = regexp.MustCompile(`^[A-Za-z][A-Za-z \-']{0,34}$`)
	inInitials = regexp.MustCompile(`^[A-Za-z][A-Za-z ]{0,4}$`)
	inLine     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 .,\-()/=!"%&*;<>'+:?]{0,34}$`)
	inCountry  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9 .,\-()/=!"%&*;<>'+:?]{0,34}$`)
	inPostcode = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 ]{0,9}$`)
	inNumber   = regexp.MustCompile(`^[A-Za-z0-9.,\-()/=!"%&*;<>'+:?][A-Za-z0-9 .,\-()/=!"%&*;<>'+:?]{0,34}$`)
	inAccount  = regexp.MustCompile(`^[A-Za-z0-9&'()*,\-./][A-Za-z0-9 &'()*,\-./]{0,27}$`)
	inCode     = regexp.MustCompile(`^([1-9][0-9]{0,5}[LMNPTY]|BR|0T|NT|D[0-8]|K[1-9][0-9]{0,5})$`)
	ninos      = regexp.MustCompile(`^([ACEHJLMOPRSWXY][A-CEGHJ-NPR-TW-Z]|B[A-CEHJ-NPR-TW-Z]|G[ACEGHJ-NPR-TW-Z]|[KT][A-CEGHJ-MPR-TW-Z]|N[A-CEGHJL-NPR-SW-Z]|Z[A-CEGHJ-NPR-TW-Y])[0-9]{6}[A-D ]$`)
	workplaces = regexp.MustCompile(`^[A-Z]([0-9]|[0-9]{2}|([A-HJ-Y][0-9]{1,2})|([0-9][A-Z])|([A-HJ-Y][0-9]?[A-Z])) [0-9][ABD-HJLNP-UW-Z]{2}$`)
	payeRefs   = regexp.MustCompile(`^[0-9]{3}/[A-Za-z0-9]{1,10}$`)
)
