package reconcile

import (
	"slices"
	"strings"

	"ownway/bank/bacs"
	"ownway/bank/statement"
)

// leads are the words that banks put before a payee, longest first where one
// begins another.
var leads = []string{
	"CONTACTLESS CARD PAYMENT TO", "CARD PAYMENT TO", "CARD PURCHASE AT", "CARD PURCHASE", "CARD PAYMENT",
	"DIRECT DEBIT PAYMENT TO", "DIRECT DEBIT TO", "DIRECT DEBIT", "STANDING ORDER TO", "STANDING ORDER FROM", "STANDING ORDER",
	"FASTER PAYMENTS RECEIPT FROM", "FASTER PAYMENT FROM", "FASTER PAYMENT TO", "FASTER PAYMENT", "BILL PAYMENT TO", "BILL PAYMENT",
	"BANK GIRO CREDIT", "BANK CREDIT FROM", "BANK CREDIT", "BANK TRANSFER TO", "BANK TRANSFER FROM", "TRANSFER TO", "TRANSFER FROM",
	"ONLINE PAYMENT TO", "MOBILE PAYMENT TO", "PAYMENT TO", "PAYMENT FROM", "BACS CREDIT", "BACS",
}

// otherNames are the ways to write a payee that everyone has.
var otherNames = strings.NewReplacer(
	"HM REVENUE AND CUSTOMS", "HMRC", "HM REVENUE & CUSTOMS", "HMRC", "HM REVENUE CUSTOMS", "HMRC", "H M R C", "HMRC",
	"HM REVENUE & CUSTOM", "HMRC", "HM REVENUE & CUSTO", "HMRC", "HM REVENUE & CUST", "HMRC", "HM REVENUE & CUS", "HMRC", // as banks cut it
	"HM REVENUE & CU", "HMRC", "HM REVENUE & C", "HMRC")

// plainWords say nothing of who it is.
var plainWords = map[string]bool{
	"MR": true, "MRS": true, "MS": true, "MISS": true, "MX": true, "DR": true, "THE": true, "AND": true, "OF": true,
	"LTD": true, "LIMITED": true, "PLC": true, "LLP": true, "CIC": true, "CO": true, "UK": true, "COUNCIL": true,
	"CITY": true, "COUNTY": true, "BOROUGH": true, "PAYMENT": true, "PAYMENTS": true, "DIRECT": true, "WAGES": true,
	"CARE": true, "SERVICES": true, "SERVICE": true, "BANK": true, "PAYE": true, "PENSION": true, "INSURANCE": true,
}

// wording is words made comparable: in the letters that Bacs takes, without
// what the bank put before them.
type wording struct {
	words    []string // parted at spaces and marks
	squeezed string   // letters and digits alone
	cut      string   // squeezed, of the 18 characters that a Bacs field holds
	short    bool     // fits a Bacs field exactly, so that its last word may be cut
	long     bool     // does not fit a Bacs field
}

const bacsField = 18

func worded(s string) wording {
	s = otherNames.Replace(strings.Join(strings.Fields(bacs.Fold(s)), " "))
	for _, lead := range leads {
		if rest, had := strings.CutPrefix(s, lead+" "); had {
			s = rest
			break
		}
	}
	parted := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" .&/-", r) })
	return wording{
		words: parted, squeezed: strings.Join(parted, ""), cut: squeeze(s[:min(len(s), bacsField)]),
		short: len(s) == bacsField || len(s) == bacsField-1, long: len(s) > bacsField,
	}
}

var marks = strings.NewReplacer(" ", "", ".", "", "&", "", "/", "", "-", "")

func squeeze(s string) string { return marks.Replace(s) }

// telling reports whether a reference is more than a common word: five
// characters or more, with a digit among them.
func (w wording) telling() bool {
	return len(w.squeezed) >= 5 && strings.ContainsAny(w.squeezed, "0123456789")
}

// alike reports whether two wordings name the same payee: all words of one
// stand in the other, a single letter for a name that begins with it, and at
// least one of them says who it is. Names cut to 18 characters are alike.
func alike(bank, expected wording) bool {
	if bank.squeezed == "" || expected.squeezed == "" {
		return false
	}
	if bank.squeezed == expected.squeezed || len(bank.words) > 0 && bank.short && bank.cut == expected.cut {
		return true
	}
	if expected.long && strings.HasPrefix(bank.squeezed, expected.cut) {
		return true // cut, with a reference right after it
	}
	return within(expected.words, bank.words) || within(bank.words, expected.words)
}

// abbreviates reports whether the bank's words are the expected ones from the
// first on, each cut to three letters or more, or to fewer once others told
// who it is: COMMU TRANS for Community Transport. What comes after the last may
// be a branch or a reference.
func abbreviates(bank, expected wording) bool {
	n := min(len(bank.words), len(expected.words))
	told := 0
	for i, b := range bank.words[:n] {
		e := expected.words[i]
		if b != e && (!strings.HasPrefix(e, b) || len(b) < 3 && told < 5) {
			return false
		}
		if !plainWords[e] {
			told += len(b)
		}
	}
	return told >= 5
}

// within reports whether each word of few stands in many, one for one.
func within(few, many []string) bool {
	left := slices.Clone(many)
	telling := false
	for _, w := range few {
		if plainWords[w] {
			continue
		}
		i := slices.Index(left, w)
		if i >= 0 {
			telling = telling || len(w) >= 3 && strings.Trim(w, "0123456789") != ""
		} else if i = slices.IndexFunc(left, func(o string) bool { return initial(w, o) }); i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return telling
}

// initial reports whether one of the words is the other's first letter.
func initial(a, b string) bool {
	return (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// holds reports whether the words hold the reference, whole or as far as a Bacs
// field holds it.
func (w wording) holds(reference wording) bool {
	if len(reference.squeezed) < 4 {
		return false
	}
	return strings.Contains(w.squeezed, reference.squeezed) || len(reference.cut) >= 8 && strings.Contains(w.squeezed, reference.cut)
}

// Names reports whether the line names this payee.
func Names(l statement.Line, payee string) bool {
	return alike(line{words: worded(l.Payee), reference: worded(l.Reference)}.name(), worded(payee))
}

// Shows reports whether the line names this payee, in full or cut short.
func Shows(l statement.Line, payee string) bool {
	who := worded(payee)
	one := line{words: worded(l.Payee), reference: worded(l.Reference)}
	return alike(one.name(), who) || one.shortens(who)
}

// Shape gives the part of a line's payee that stays the same from one line to
// the next: shops number their branches, and banks add days.
func Shape(l statement.Line) string {
	w := worded(l.Payee)
	if w.squeezed == "" {
		w = worded(l.Reference)
	}
	var kept []string
	for _, word := range w.words {
		if !strings.ContainsAny(word, "0123456789") {
			kept = append(kept, word)
		}
	}
	if len(kept) == 0 {
		return strings.Join(w.words, " ")
	}
	return strings.Join(kept, " ")
}
