package statement

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"ownway/value/fault"
)

// Text turns the bytes of a file into text: UTF-8 or UTF-16 when it says so or
// can be nothing else, and otherwise Windows-1252, which several banks still
// write. It refuses what is too large or is no text at all.
func Text(data []byte) (string, error) {
	if len(data) > MaxBytes {
		return "", fault.Invalid("file", TooLarge, "most", MaxBytes>>20)
	}
	text, ok := decode(data)
	if !ok || strings.ContainsRune(text, 0) {
		return "", fault.Invalid("file", NotText)
	}
	if strings.TrimSpace(text) == "" {
		return "", fault.Invalid("file", Empty)
	}
	if strings.Count(text, "\n") > MaxRows || strings.Count(text, "\r") > MaxRows {
		return "", fault.Invalid("file", TooManyRows, "most", MaxRows)
	}
	return text, nil
}

func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return utf16Text(data[2:], 0, 1)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return utf16Text(data[2:], 1, 0)
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\uFEFF"))), true
	}
	return windows1252(data)
}

func utf16Text(data []byte, low, high int) (string, bool) {
	if len(data)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+high])<<8
	}
	return string(utf16.Decode(units)), true
}

// high1252 is what Windows-1252 has between 0x80 and 0x9F; 0 where it has
// nothing. All other bytes are the character of the same number.
var high1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

func windows1252(data []byte) (string, bool) {
	text := make([]byte, 0, len(data)+len(data)/8)
	for _, c := range data {
		r := rune(c)
		if c >= 0x80 && c <= 0x9F {
			if r = high1252[c-0x80]; r == 0 {
				return "", false
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return string(text), true
}

// ToWindows1252 writes text in Windows-1252. It reports false when a character
// is not in it.
func ToWindows1252(text string) ([]byte, bool) {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		c, ok := byte1252(r)
		if !ok {
			return nil, false
		}
		out = append(out, c)
	}
	return out, true
}

func byte1252(r rune) (byte, bool) {
	if r < 0x80 || r >= 0xA0 && r <= 0xFF {
		return byte(r), true
	}
	for i, h := range high1252 {
		if h == r && h != 0 {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}
