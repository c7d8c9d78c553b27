package modulus_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"testing"

	"ownway/bank/banktest"
	"ownway/bank/modulus"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// table loads VocaLink's table, which may not be copied here.
func table(t testing.TB) *modulus.Table {
	t.Helper()
	weights, ok := banktest.Shared(t, "bank", "modulus", "valacdos-v7-90.txt")
	if !ok {
		return nil
	}
	substitutes, ok := banktest.Shared(t, "bank", "modulus", "scsubtab.txt")
	if !ok {
		return nil
	}
	loaded, err := modulus.Load(weights, substitutes)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func rows(t *testing.T, file string) [][]string {
	t.Helper()
	data, ok := banktest.Shared(t, "bank", "modulus", file)
	if !ok {
		return nil
	}
	all, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

// Source: the published cases of VocaLink's "Validating account numbers" v7.70.
func TestPublishedCases(t *testing.T) {
	cases := rows(t, "vocalink_spec_cases.csv")
	if cases == nil {
		return
	}
	tab := table(t)
	for _, c := range cases {
		t.Run(c[0], func(t *testing.T) {
			want := modulus.Fail
			if c[4] == "1" {
				want = modulus.Pass
			}
			got := tab.Check(ident.SortCode(c[2]), ident.AccountNumber(c[3]))
			if c[0] == "13" { // exception 6: the document calls it valid because it cannot be checked
				want = modulus.CannotTell
			}
			if got != want {
				t.Errorf("%s: %s %s gave %d, want %d", c[1], c[2], c[3], got, want)
			}
		})
	}
}

// Source: published cases of account numbers as banks have printed them.
func TestStandard(t *testing.T) {
	for _, c := range rows(t, "normalisation_cases.csv") {
		code, number, err := modulus.Standard(c[2], c[3])
		if err != nil || string(code) != c[0] || string(number) != c[1] {
			t.Errorf("%s: %s %s gave %s %s, %v", c[4], c[2], c[3], code, number, err)
		}
	}
	for _, bad := range [][2]string{{"12345", "12345678"}, {"200000", "123456789"}, {"200000", "12345"}, {"091234", "x23456789"}} {
		if c, n, err := modulus.Standard(bad[0], bad[1]); err == nil {
			t.Errorf("%v gave %s %s", bad, c, n)
		}
	}
}

// Numbers worked by hand against rows of our own, one for each rule, so that
// the rules are proved where VocaLink's table is not at hand.
func TestRulesOnATableOfOurOwn(t *testing.T) {
	const plain = " 0 0 0 0 0 0 0 0 0 0 0 0 7 1"
	tab, err := modulus.Load([]byte(
		"100000 100000 MOD10"+plain+"\n"+ // 7g + h
			"110000 110000 MOD11"+plain+"\n"+
			"120000 120000 DBLAL"+plain+"\n"+ // digits of 7g, and h
			"130000 130000 DBLAL"+plain+" 1\n"+ // 27 more
			"140000 140000 MOD11 0 0 0 0 0 0 0 0 0 0 0 1 0 0 4\n"+ // the remainder of f is gh
			"150000 150000 MOD11"+plain+" 14\n"+
			"160000 160000 MOD10"+plain+" 10\n160000 160000 MOD11"+plain+" 11\n"+
			"170000 170000 MOD10"+plain+"\n170000 170000 MOD11"+plain+" 3\n"+
			"180000 180000 MOD10"+plain+" 6\n"+
			"190000 190000 MOD10"+plain+"\n190000 190000 MOD11"+plain+"\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		code   ident.SortCode
		number ident.AccountNumber
		want   modulus.Answer
	}{
		{"7+3=10", "100000", "00000013", modulus.Pass},
		{"7+4=11 by 10", "100000", "00000014", modulus.Fail},
		{"7+4=11 by 11", "110000", "00000014", modulus.Pass},
		{"14 counts 1+4, and 5", "120000", "00000025", modulus.Pass},
		{"14 and 6 counted whole", "120000", "00000026", modulus.Fail},
		{"27+7+6=40", "130000", "00000016", modulus.Pass},
		{"5 leaves 05", "140000", "00000505", modulus.Pass},
		{"5 does not leave 06", "140000", "00000506", modulus.Fail},
		{"a nought lost at the front", "150000", "00000149", modulus.Pass}, // 01 4 becomes g=1, h=4
		{"it ends in 2, so none was lost", "150000", "00000142", modulus.Fail},
		{"by 10 alone is enough", "160000", "00000013", modulus.Pass},
		{"by 11 alone is enough", "160000", "00000014", modulus.Pass},
		{"by neither", "160000", "00000015", modulus.Fail},
		{"c=6 leaves out the second", "170000", "00600013", modulus.Pass},
		{"c=5 does not", "170000", "00500013", modulus.Fail},
		{"foreign currency", "180000", "40000011", modulus.CannotTell},
		{"not foreign currency", "180000", "30000011", modulus.Fail},
		{"both must pass", "190000", "00000013", modulus.Fail},
		{"both pass", "190000", "00000000", modulus.Pass},
		{"not in the table", "200000", "12345678", modulus.CannotTell},
		{"too few digits", "100000", "123", modulus.Fail},
	} {
		if got := tab.Check(c.code, c.number); got != c.want {
			t.Errorf("%s: got %d, want %d", c.name, got, c.want)
		}
	}
}

func TestFaultsNameTheLine(t *testing.T) {
	good := "089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n"
	for _, c := range []struct {
		name, weights, substitutes string
		line                       int
		key                        msg.Key
	}{
		{"nothing", "\n", "", 0, modulus.EmptyTable},
		{"a page of the web", good + "<html>\n", "", 2, modulus.NotARow},
		{"another method", good + "100000 100001 MOD97 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n", "", 2, modulus.NotARow},
		{"a range turned round", "100001 100000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1\n", "", 1, modulus.NotARow},
		{"a letter among the weights", "100000 100000 MOD10 0 0 0 0 0 0 7 x 3 7 1 3 7 1\n", "", 1, modulus.NotARow},
		{"a rule we don't know", "100000 100000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1 15\n", "", 1, modulus.NewRule},
		{"half a pair", good, "938173\n", 1, modulus.NotAPair},
	} {
		_, err := modulus.Load([]byte(c.weights), []byte(c.substitutes))
		var f *fault.Fault
		if !errors.As(err, &f) || f.Line != c.line || f.Text.Key != c.key {
			t.Errorf("%s: got %v, want line %d, %s", c.name, err, c.line, c.key)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte("089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1 5\n"), []byte("938173 938017\n"))
	f.Fuzz(func(t *testing.T, weights, substitutes []byte) {
		tab, err := modulus.Load(weights, substitutes)
		if (tab == nil) == (err == nil) {
			t.Fatal("neither a table nor a fault")
		}
		if err == nil {
			tab.Check("089999", "66374958")
		}
	})
}
