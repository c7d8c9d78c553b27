package bacs

import (
	"strings"
	"unicode"
)

// plainLetters gives for each plain letter the letters that become it.
var plainLetters = map[byte]string{
	'A': "ÀÁÂÃÄÅÆĀĂĄ", 'C': "ÇĆĈĊČ", 'D': "ÐĎĐ", 'E': "ÈÉÊËĒĔĖĘĚ", 'G': "ĜĞĠĢ", 'H': "ĤĦ",
	'I': "ÌÍÎÏĨĪĬĮİ", 'J': "Ĵ", 'K': "Ķ", 'L': "ĹĻĽĿŁ", 'N': "ÑŃŅŇŊ", 'O': "ÒÓÔÕÖØŌŎŐŒ",
	'R': "ŔŖŘ", 'S': "ŚŜŞŠȘßẞ", 'T': "ŢŤŦȚÞ", 'U': "ÙÚÛÜŨŪŬŮŰŲ", 'W': "ŴẀẂẄ", 'Y': "ÝŶŸỲ", 'Z': "ŹŻŽ",
}

var folded = func() map[rune]byte {
	m := map[rune]byte{}
	for plain, letters := range plainLetters {
		for _, r := range letters {
			m[r] = plain
		}
	}
	return m
}()

// Fold writes words in the characters that Bacs takes: A-Z, 0-9, full stop,
// ampersand, stroke, hyphen and space. A letter with an accent loses it, and
// anything else becomes a space. One character never becomes two, so what
// fitted before still fits.
func Fold(s string) string {
	out := strings.Map(func(r rune) rune {
		r = unicode.ToUpper(r)
		switch {
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(".&/- ", r):
			return r
		case unicode.Is(unicode.Mn, r): // an accent written by itself
			return -1
		}
		if plain, ok := folded[r]; ok {
			return rune(plain)
		}
		return ' '
	}, s)
	return strings.TrimSpace(out)
}

// name folds a name and cuts it to the width of its field, as banks do.
func name(s string) string {
	s = Fold(s)
	return strings.TrimSpace(s[:min(len(s), width)])
}
