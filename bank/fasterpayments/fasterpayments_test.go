package fasterpayments_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/bank/fasterpayments"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

func pays(name, reference string, amount money.Amount) fasterpayments.Payment {
	return fasterpayments.Payment{To: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: name}, Reference: reference, Amount: amount}
}

func TestWrite(t *testing.T) {
	got, err := fasterpayments.Write([]fasterpayments.Payment{pays("Rosa Whitfield", "DP 7Q9T1WA R1", 124_50), pays("=HYPERLINK(\"x\")", "@DP 2", 1), pays("-Zoë", "DP 3", 100_00)})
	want := "sort code,account number,name,amount,reference\r\n" +
		"202959,63748472,ROSA WHITFIELD,124.50,DP 7Q9T1WA R1\r\n202959,63748472,HYPERLINK  X,0.01,DP 2\r\n202959,63748472,ZOE,100.00,DP 3\r\n"
	if err != nil || string(got) != want {
		t.Errorf("wrote\n%s%v, want\n%s", got, err, want)
	}
}

func TestWriteRefuses(t *testing.T) {
	noAccount := pays("A", "B", 1)
	noAccount.To.Number = ""
	for name, c := range map[string]struct {
		given fasterpayments.Payment
		want  msg.Key
	}{
		"no account":         {noAccount, fasterpayments.EnterAccount},
		"no name":            {pays("=-+@", "B", 1), fasterpayments.EnterName},
		"no reference":       {pays("A", "  ", 1), fasterpayments.EnterReference},
		"a long reference":   {pays("A", strings.Repeat("B", 19), 1), fasterpayments.EnterReference},
		"nothing":            {pays("A", "B", 0), fasterpayments.AmountBetween},
		"more than it takes": {pays("A", "B", fasterpayments.MostItem+1), fasterpayments.AmountBetween},
	} {
		_, err := fasterpayments.Write([]fasterpayments.Payment{pays("A", "B", 1), c.given})
		if all := fault.All(err); len(all) != 1 || all[0].Text.Key != c.want || all[0].Line != 2 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := fasterpayments.Write(nil); fault.All(err)[0].Text.Key != fasterpayments.NoPayments {
		t.Errorf("of nobody: %v", err)
	}
	if _, err := fasterpayments.Write(make([]fasterpayments.Payment, fasterpayments.MostItems+1)); fault.All(err)[0].Text.Key != fasterpayments.TooMany {
		t.Errorf("of too many: %v", err)
	}
}

func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) fasterpayments.Payment {
			p := pays(rapid.StringMatching(`[A-Z][A-Z0-9.&/-]{0,17}`).Draw(t, "name"), rapid.StringMatching(`[A-Z0-9][A-Z0-9.&/-]{0,17}`).Draw(t, "reference"),
				money.Amount(rapid.IntRange(1, int(fasterpayments.MostItem)).Draw(t, "amount")))
			p.To.SortCode = ident.SortCode(rapid.StringMatching(`[0-9]{6}`).Draw(t, "code"))
			return p
		}), 1, 9).Draw(t, "all")
		data, err := fasterpayments.Write(all)
		if err != nil {
			t.Fatal(err)
		}
		back, err := fasterpayments.Parse(data)
		if err != nil || !slices.Equal(back, all) {
			t.Fatalf("%+v came back as %+v, %v", all, back, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("sort code,account number,name,amount,reference\n202959,63748472,A,1.00,B\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := fasterpayments.Parse(data)
		if err != nil {
			if len(fault.All(err)) == 0 {
				t.Errorf("%v is no fault", err)
			}
			return
		}
		if again, err := fasterpayments.Write(all); err != nil || len(again) == 0 {
			t.Errorf("what was read can't be written: %v", err)
		}
	})
}
