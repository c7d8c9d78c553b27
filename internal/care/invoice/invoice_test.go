package invoice

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

func days(first, last string) calendar.Period {
	return calendar.Period{First: calendar.MustDate(first), Last: calendar.MustDate(last)}
}

var today = calendar.MustDate("2026-11-21")

var provider = Provider{ID: "pvd_1", Name: "Harbour Lane Support", Bank: ident.BankAccount{SortCode: "202959", Number: "63748472"},
	Agreed: Terms{From: calendar.MustDate("2026-09-01"), Hourly: 20_00, Weekly: 4 * 60, Most: 400_00, VAT: NoVAT}}

// bill is four weeks at four hours a week, as agreed.
func bill(change ...func(*Invoice)) Invoice {
	i := Invoice{ID: "inv_1", Provider: "pvd_1", Number: "HL-1041", Date: calendar.MustDate("2026-11-02"), Period: days("2026-10-05", "2026-11-01"),
		Lines: []Line{{What: "Support at home", Minutes: 16 * 60, Rate: 20_00, Amount: 320_00}}, VAT: NoVAT, State: Waiting, On: calendar.MustDate("2026-11-03")}
	for _, c := range change {
		c(&i)
	}
	return i
}

func earlier(change ...func(*Invoice)) Invoice {
	return bill(append([]func(*Invoice){func(i *Invoice) {
		i.ID, i.Number, i.Date, i.Period = "inv_0", "HL-0998", calendar.MustDate("2026-10-05"), days("2026-09-07", "2026-10-04")
	}}, change...)...)
}

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		name   string
		bill   Invoice
		others []Invoice
		safe   money.Amount
		want   []msg.Key
	}{
		{"as agreed", bill(), []Invoice{earlier()}, 500_00, nil},
		{"another rate", bill(func(i *Invoice) { i.Lines[0].Rate, i.Lines[0].Amount = 21_00, 336_00 }), nil, 500_00, []msg.Key{OtherRate}},
		{"an hour more", bill(func(i *Invoice) { i.Lines[0].Minutes, i.Lines[0].Amount = 17*60, 340_00 }), nil, 500_00, []msg.Key{MoreHours}},
		{"more than the most", bill(func(i *Invoice) { i.Lines[0] = Line{What: "Support", Amount: 400_01} }), nil, 500_00, []msg.Key{MoreThanMost}},
		{"before it was agreed", bill(func(i *Invoice) { i.Period = days("2026-08-31", "2026-09-27") }), nil, 500_00, []msg.Key{OutsideDays}},
		{"days to come", bill(func(i *Invoice) { i.Period.Last = calendar.MustDate("2026-11-22") }), nil, 500_00, []msg.Key{NotOver}},
		{"a sum that is none", bill(func(i *Invoice) { i.Lines[0].Amount = 302_00 }), nil, 500_00, []msg.Key{WrongSum}},
		{"another account", bill(func(i *Invoice) { i.Account = "8473" }), nil, 500_00, []msg.Key{OtherAccount}},
		{"the known account", bill(func(i *Invoice) { i.Account = "8472" }), nil, 500_00, nil},
		{"VAT on top", bill(func(i *Invoice) { i.VAT, i.Tax = Given, 64_00 }), nil, 500_00, []msg.Key{OtherVAT}},
		{"the same number, written otherwise", bill(), []Invoice{earlier(func(i *Invoice) { i.Number = "hl 1041" })}, 500_00, []msg.Key{SameNumber}},
		{"the same again under another number", bill(), []Invoice{earlier(func(i *Invoice) { i.Period = days("2026-10-05", "2026-11-01") })}, 500_00, []msg.Key{SameBill}},
		{"two digits swapped", bill(), []Invoice{earlier(func(i *Invoice) { i.Number, i.Date = "HL-1014", calendar.MustDate("2026-11-02") })}, 500_00, []msg.Key{NearNumber}},
		{"the next number for other days", bill(), []Invoice{earlier(func(i *Invoice) { i.Number = "HL-1040" })}, 500_00, nil},
		{"a day that was billed before", bill(), []Invoice{earlier(func(i *Invoice) { i.Period.Last = calendar.MustDate("2026-10-05"); i.Lines[0].Amount = 1 })}, 500_00, []msg.Key{Overlap}},
		{"put right after it was refused", bill(), []Invoice{earlier(func(i *Invoice) { i.Number, i.State = "HL-1041", Refused })}, 500_00, nil},
		{"another provider's", bill(), []Invoice{earlier(func(i *Invoice) { i.Number, i.Provider = "HL-1041", "pvd_2" })}, 500_00, nil},
		{"more than is safe", bill(), nil, 319_99, []msg.Key{NotHeld}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []msg.Key
			for _, f := range Check(c.bill, Side{Provider: provider, Others: c.others, Safe: c.safe, Today: today}) {
				got = append(got, f.Key)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestABillIsRefusedWithItsField(t *testing.T) {
	for _, c := range []struct {
		field  string
		change func(*Invoice)
	}{
		{"number", func(i *Invoice) { i.Number = " -/ " }},
		{"number", func(i *Invoice) { i.Number = string(make([]byte, 41)) + "1" }},
		{"date", func(i *Invoice) { i.Date = calendar.MustDate("2026-11-22") }},
		{"first", func(i *Invoice) { i.Period.Last = calendar.MustDate("2026-10-04") }},
		{"first", func(i *Invoice) { i.Period.Last = calendar.MustDate("2028-10-04") }},
		{"what", func(i *Invoice) { i.Lines = nil }},
		{"what", func(i *Invoice) { i.Lines[0].Amount = 0 }},
		{"what", func(i *Invoice) { i.Lines[0].What = " " }},
		{"what", func(i *Invoice) { i.Lines[0].Amount = MostTotal + 1 }},
		{"tax", func(i *Invoice) { i.VAT = Given }},
		{"tax", func(i *Invoice) { i.Tax = 1 }},
		{"tax", func(i *Invoice) { i.VAT = "" }},
		{"account", func(i *Invoice) { i.Account = "12345678" }},
	} {
		all := fault.All(bill(c.change).Check(today))
		if len(all) != 1 || all[0].Field != c.field {
			t.Errorf("want a fault of %s, got %v", c.field, all)
		}
	}
	if err := bill().Check(today); err != nil {
		t.Error(err)
	}
}

func TestDecide(t *testing.T) {
	on := today
	part, err := bill().Approve("acc_1", on, 300_00, "Two hours were not worked", nil)
	if err != nil || part.To != 300_00 || part.State != Approved {
		t.Errorf("a part: %v %v", part, err)
	}
	for name, c := range map[string]struct {
		do   func() (Invoice, error)
		want msg.Key
	}{
		"a part without a reason": {func() (Invoice, error) { return bill().Approve("a", on, 300_00, " ", nil) }, SayWhy},
		"more than it asks for":   {func() (Invoice, error) { return bill().Approve("a", on, 320_01, "", nil) }, PartOfIt},
		"nothing":                 {func() (Invoice, error) { return bill().Approve("a", on, 0, "x", nil) }, PartOfIt},
		"approved again":          {func() (Invoice, error) { return part.Approve("a", on, 300_00, "x", nil) }, Decided},
		"refused once approved":   {func() (Invoice, error) { return part.Decline("a", on, "x") }, Decided},
		"a number approved before": {func() (Invoice, error) {
			return bill(func(i *Invoice) { i.ID = "inv_2" }).Approve("a", on, 320_00, "", []Invoice{part})
		}, TwiceAsked},
		"a query without a reason": {func() (Invoice, error) { return bill().Query("a", on, "") }, SayWhy},
		"an answer nobody wants":   {func() (Invoice, error) { return bill().Answer("yes") }, NotAsked},
	} {
		if _, err := c.do(); len(fault.All(err)) != 1 || fault.All(err)[0].Text.Key != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	asked, err := bill().Query("acc_1", on, "Which days?")
	if err != nil {
		t.Fatal(err)
	}
	if back, err := asked.Answer("Mondays"); err != nil || back.State != Waiting || back.Reply != "Mondays" {
		t.Errorf("answered: %v %v", back, err)
	}
}

func TestOnePlaceIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`[A-Z0-9]{3,12}`).Draw(t, "number")
		at := rapid.IntRange(0, len(a)-1).Draw(t, "place")
		if changed := a[:at] + "#" + a[at+1:]; !nearly(a, changed) || !nearly(changed, a) {
			t.Errorf("%s and %s differ in one place", a, changed)
		}
		if longer := a[:at] + "#" + a[at:]; !nearly(a, longer) || !nearly(longer, a) {
			t.Errorf("%s has one more than %s", longer, a)
		}
		if nearly(a, a) || nearly(a, a+"##") {
			t.Errorf("%s is not near itself, nor to one two longer", a)
		}
	})
}
