package policy

import (
	"slices"
	"testing"
)

// What can be asked for in English can be asked for in Welsh, and no form of a
// Welsh word stands for another use in English.
func TestWelshWordsMeetTheEnglish(t *testing.T) {
	for use := range said {
		if len(welsh[use]) == 0 {
			t.Errorf("%s has no words in Welsh", use)
		}
	}
	for use, words := range welsh {
		for _, w := range words {
			for _, form := range changed(w) {
				for other, english := range said {
					if other != use && slices.Contains(english, form) {
						t.Errorf("%q is %s in Welsh (%s) and %s in English", form, use, w, other)
					}
				}
			}
		}
	}
}
