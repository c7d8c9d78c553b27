package content

import (
	"strconv"
	"strings"

	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// fill writes the value of a place. A value that was not given leaves the
// place's name, marked as missing, so that a test finds it.
func (w *Words) fill(b *strings.Builder, p place, args map[string]msg.Value) {
	v, ok := args[p.name]
	if !ok {
		b.WriteString(unspoken + "{" + p.name + "}" + unspoken)
		return
	}
	b.WriteString(w.value(v, p.forms))
}

func (w *Words) value(v msg.Value, forms []string) string {
	switch v.Kind {
	case msg.Number:
		return w.number(v.N, forms)
	case msg.Pence:
		return w.Money(money.Amount(v.N))
	case msg.Day:
		d, err := calendar.Parse(v.S)
		if err != nil {
			return v.S
		}
		return w.day(d, forms)
	case msg.Minutes:
		return w.Hours(int(v.N))
	case msg.Percent:
		return Percent(v.N)
	case msg.Words:
		if v.T == nil {
			return ""
		}
		return w.Say(*v.T)
	}
	return v.S
}

// Money writes an amount in pounds and pence: £1,240.00, −£12.50.
func (w *Words) Money(a money.Amount) string { return a.String() }

// Number writes a whole number, with commas from 10,000 up: a shorter number
// may be a year, which has none.
func (w *Words) Number(n int64) string { return grouped(n) }

// number writes a whole number, or the words that its forms give for it:
// {n|one:# thing|other:# things}, where # is the number. The forms are those
// that the language counts by (Unicode CLDR plural rules), and zero in all.
func (w *Words) number(n int64, forms []string) string {
	if len(forms) == 0 {
		return grouped(n)
	}
	want, other := w.counted(n), ""
	for _, f := range forms {
		name, words, _ := strings.Cut(f, ":")
		switch {
		case name == want, name == "zero" && n == 0:
			return strings.ReplaceAll(words, "#", grouped(n))
		case name == "other":
			other = words
		}
	}
	return strings.ReplaceAll(other, "#", grouped(n))
}

// counted names how a language counts n.
func (w *Words) counted(n int64) string {
	if w.lang == Cy {
		switch n {
		case 0:
			return "zero"
		case 2:
			return "two"
		case 3:
			return "few"
		case 6:
			return "many"
		}
	}
	if n == 1 {
		return "one"
	}
	return "other"
}

func grouped(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "−", -n
	}
	s := strconv.FormatUint(uint64(n), 10)
	if len(s) > 4 {
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + "," + s[i:]
		}
	}
	return sign + s
}

// Percent writes a rate held in hundredths of one per cent: 1271 is 12.71%,
// 500 is 5%.
func Percent(hundredths int64) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "−", -hundredths
	}
	whole, rest := hundredths/100, hundredths%100
	s := sign + grouped(whole)
	if rest > 0 {
		tail := strconv.FormatInt(100+rest, 10)[1:]
		s += "." + strings.TrimSuffix(tail, "0")
	}
	return s + "%"
}

// Hours writes working time: "3 hours 30 minutes", "45 minutes", "1 hour".
func (w *Words) Hours(minutes int) string {
	sign := ""
	if minutes < 0 {
		sign, minutes = "−", -minutes
	}
	h, m := minutes/60, minutes%60
	hours := w.T("time.hours", "n", h)
	switch {
	case m == 0:
		return sign + hours
	case h == 0:
		return sign + w.T("time.minutes", "n", m)
	}
	return sign + hours + " " + w.T("time.minutes", "n", m)
}

// And joins a list as people say it: "Ann, Bo and Cai".
func (w *Words) And(items ...string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	join := "list.and"
	if w.lang == Cy && startsWithVowel(items[last]) {
		join = "list.and-before-vowel" // Welsh says ac before a vowel
	}
	return w.T(join, "first", strings.Join(items[:last], ", "), "last", items[last])
}

func startsWithVowel(s string) bool {
	return s != "" && strings.ContainsRune("aeiouwyâêîôûŵŷ", []rune(strings.ToLower(s))[0])
}
