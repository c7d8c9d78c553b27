package money_test

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/value/money"
)

var roundings = []money.Rounding{money.Down, money.Up, money.HalfUp, money.HalfDown}

// exact works a × n ÷ d out with whole numbers of any size.
func exact(a, n, d int64, r money.Rounding) *big.Int {
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(n))
	sign := product.Sign()
	product.Abs(product)
	q, rem := new(big.Int).QuoRem(product, big.NewInt(d), new(big.Int))
	twice := new(big.Int).Lsh(rem, 1).Cmp(big.NewInt(d)) // of a half
	if rem.Sign() > 0 && (r == money.Up || r == money.HalfUp && twice >= 0 || r == money.HalfDown && twice > 0) {
		q.Add(q, big.NewInt(1))
	}
	if sign < 0 {
		q.Neg(q)
	}
	return q
}

func TestMulDivIsExact(t *testing.T) {
	const most = 1_000_000_000_000
	rapid.Check(t, func(t *rapid.T) {
		a, n := rapid.Int64Range(-most, most).Draw(t, "a"), rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "n")
		d := rapid.OneOf(rapid.Int64Range(1, 100), rapid.Int64Range(1, most)).Draw(t, "d")
		r := rapid.SampledFrom(roundings).Draw(t, "rounding")
		if got, want := money.Amount(a).MulDiv(n, d, r), exact(a, n, d, r); big.NewInt(int64(got)).Cmp(want) != 0 {
			t.Fatalf("%d × %d ÷ %d = %d, want %s", a, n, d, got, want)
		}
	})
}

func TestSharingLosesNoPenny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount(rapid.Int64Range(-1e12, 1e12).Draw(t, "a"))
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1e9), 1, 9).Draw(t, "weights")
		weights[rapid.IntRange(0, len(weights)-1).Draw(t, "some")] = rapid.Int64Range(1, 1e9).Draw(t, "weight")
		var total int64
		for _, w := range weights {
			total += w
		}
		parts := a.Share(weights...)
		if money.Sum(parts...) != a {
			t.Fatalf("%v adds up to %v", parts, money.Sum(parts...))
		}
		for i, p := range parts {
			fair := a.MulDiv(weights[i], total, money.Down)
			if weights[i] == 0 && p != 0 || (p-fair).Abs() > 1 || p != 0 && (p < 0) != (a < 0) {
				t.Fatalf("part %d of %v is %v, fair is %v", i, a, p, fair)
			}
		}
	})
}

func TestSplitDiffersByAPennyAtMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount(rapid.Int64Range(-1e12, 1e12).Draw(t, "a"))
		parts := a.Split(rapid.IntRange(1, 60).Draw(t, "n"))
		first, last := parts[0].Abs(), parts[len(parts)-1].Abs()
		if money.Sum(parts...) != a || first-last > 1 || first < last {
			t.Fatalf("%v", parts)
		}
	})
}

func TestReadAgainAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := money.Amount(rapid.Int64Range(-999_999_999_999, 999_999_999_999).Draw(t, "a"))
		for _, s := range []string{a.String(), a.Plain(), "  " + a.String() + " "} {
			if got, err := money.Parse(s); err != nil || got != a {
				t.Fatalf("%q is read as %v, %v", s, got, err)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"12.50", "1,234.5", "£7", "−3.20", "", "1,23", "12.345", "99999999999", "£-0.01", "-£-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := money.Parse(s)
		if err != nil {
			if a != 0 {
				t.Fatalf("%q is refused and still gives %v", s, a)
			}
			return
		}
		if !strings.ContainsAny(s, "0123456789") || a.Abs() >= 1_000_000_000_000 {
			t.Fatalf("%q is read as %v", s, a)
		}
		if again, err := money.Parse(a.Plain()); err != nil || again != a {
			t.Fatalf("%q is read as %v and then as %v, %v", s, a, again, err)
		}
	})
}
