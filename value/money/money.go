// Package money holds amounts of sterling in whole pence. Every rounding has a
// name, sharing out loses no penny, and blank is never read as zero.
package money

import (
	"math/bits"
	"strconv"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// Amount is a sum of money in pence. It may be negative.
type Amount int64

// Zero is no money.
const Zero Amount = 0

// The faults of reading an amount.
var (
	EnterPoundsAndPence = msg.New("money.enter-pounds-and-pence", "Enter pounds and pence, like 12.50")
	TooMuch             = msg.New("money.too-much", "Enter an amount below £10 billion")
)

const most = 1_000_000_000_000 // pence: £10 billion

// Pounds gives an amount from pounds and pence: Pounds(12, 71) is £12.71.
func Pounds(pounds, pence int64) Amount { return Amount(pounds*100 + pence) }

// Parse reads pounds and pence as people write them: "12.50", "1,234.5",
// "£7", "-3.20". Blank, more than two decimals and anything else are faults.
func Parse(s string) (Amount, error) {
	t, neg := cutMinus(strings.TrimSpace(s))
	t = strings.TrimPrefix(t, "£")
	if !neg {
		t, neg = cutMinus(t)
	}
	whole, frac, hasPoint := strings.Cut(t, ".")
	if !groupedDigits(whole) || hasPoint && (len(frac) > 2 || !digits(frac)) {
		return 0, fault.Invalid("amount", EnterPoundsAndPence)
	}
	n, figures := int64(0), 0
	for i := range len(whole) {
		if whole[i] != ',' && figures < 12 {
			n, figures = n*10+int64(whole[i]-'0'), figures+1
		}
	}
	for i := range 2 {
		n *= 10
		if i < len(frac) {
			n += int64(frac[i] - '0')
		}
	}
	if figures > 11 || n >= most {
		return 0, fault.Invalid("amount", TooMuch)
	}
	if neg {
		n = -n
	}
	return Amount(n), nil
}

func cutMinus(s string) (rest string, is bool) {
	if rest, is = strings.CutPrefix(s, "-"); is {
		return rest, true
	}
	return strings.CutPrefix(s, "−")
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// groupedDigits accepts digits alone, or with commas before each group of three.
func groupedDigits(s string) bool {
	first, rest, grouped := strings.Cut(s, ",")
	if !digits(first) || grouped && len(first) > 3 {
		return false
	}
	for grouped {
		var g string
		if g, rest, grouped = strings.Cut(rest, ","); len(g) != 3 || !digits(g) {
			return false
		}
	}
	return true
}

// String writes the amount in pounds with a comma each thousand: "£1,234.50",
// "−£3.20" with a minus sign.
func (a Amount) String() string {
	sign := ""
	n := uint64(a)
	if a < 0 {
		sign, n = "−", uint64(-a)
	}
	return sign + "£" + grouped(n/100) + "." + twoDigits(n%100)
}

// Plain writes the amount as machines read it: "1234.50", "-3.20".
func (a Amount) Plain() string {
	sign := ""
	n := uint64(a)
	if a < 0 {
		sign, n = "-", uint64(-a)
	}
	return sign + strconv.FormatUint(n/100, 10) + "." + twoDigits(n%100)
}

func twoDigits(n uint64) string {
	if n < 10 {
		return "0" + strconv.FormatUint(n, 10)
	}
	return strconv.FormatUint(n, 10)
}

func grouped(n uint64) string {
	s := strconv.FormatUint(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// MsgValue lets an amount stand in a text.
func (a Amount) MsgValue() msg.Value { return msg.Value{Kind: msg.Pence, N: int64(a)} }

// Abs gives the size of the amount without its sign.
func (a Amount) Abs() Amount { return max(a, -a) }

// Rounding names how a fraction of a penny is settled.
type Rounding int

// The roundings. All work on the size of the amount, so that −x rounds as x does.
const (
	Down     Rounding = iota // drop the fraction
	Up                       // any fraction becomes a whole penny
	HalfUp                   // half a penny or more becomes a whole penny
	HalfDown                 // half a penny or less is dropped
)

// MulDiv gives a × n ÷ d with the named rounding, with no overflow in between.
// d must be above zero.
func (a Amount) MulDiv(n, d int64, r Rounding) Amount {
	neg := (a < 0) != (n < 0)
	hi, lo := bits.Mul64(uint64(max(a, -a)), uint64(max(n, -n)))
	q, rem := bits.Div64(hi, lo, uint64(d))
	half := uint64(d) - rem // rem ≥ half exactly when rem is at least d/2
	switch {
	case rem == 0:
	case r == Up, r == HalfUp && rem >= half, r == HalfDown && rem > half:
		q++
	}
	if neg {
		return -Amount(q)
	}
	return Amount(q)
}

// ForMinutes gives the pay for working time at this rate an hour.
func (a Amount) ForMinutes(minutes int, r Rounding) Amount { return a.MulDiv(int64(minutes), 60, r) }

// Split shares the amount into n parts that differ by at most a penny and add
// up to it; the larger parts come first. n must be above zero.
func (a Amount) Split(n int) []Amount {
	weights := make([]int64, n)
	for i := range weights {
		weights[i] = 1
	}
	return a.Share(weights...)
}

// Share shares the amount in proportion to the weights. The parts add up to
// the amount; pennies that do not divide go to the earliest parts with a
// weight. Weights must not be negative and at least one must be above zero.
func (a Amount) Share(weights ...int64) []Amount {
	var total int64
	for _, w := range weights {
		total += w
	}
	parts := make([]Amount, len(weights))
	left := a
	for i, w := range weights {
		parts[i] = a.MulDiv(w, total, Down)
		left -= parts[i]
	}
	step := Amount(1)
	if left < 0 {
		step = -1
	}
	for i := 0; left != 0; i = (i + 1) % len(parts) {
		if weights[i] > 0 {
			parts[i] += step
			left -= step
		}
	}
	return parts
}

// Sum adds amounts.
func Sum(amounts ...Amount) Amount {
	var t Amount
	for _, a := range amounts {
		t += a
	}
	return t
}
