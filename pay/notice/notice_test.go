package notice_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/notice"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

func on(s string) calendar.Date { return calendar.MustDate(s) }

func coding(kind notice.Kind, issued, from, code string) notice.Notice {
	return notice.Notice{Kind: kind, Issued: on(issued), From: on(from), Code: tax.Must(code)}
}

func lending(kind notice.Kind, issued, from string, plan loan.Plan) notice.Notice {
	return notice.Notice{Kind: kind, Issued: on(issued), From: on(from), Plan: plan}
}

// starter began with the code of a P45 and pay of an earlier job.
var starter = notice.Standing{
	Code: tax.Must("1257L W1"), Since: on("2025-11-03"),
	PreviousYear: 2025, PreviousPay: money.Pounds(5000, 0), PreviousTax: money.Pounds(200, 40), Loans: loan.Plans{Student: loan.Plan2},
}

// The sources are HMRC's notes on its notices, from memory, and for the new tax
// year PAYE fact 12: week 1 and month 1 end with the year.
func TestInForce(t *testing.T) {
	p6 := coding(notice.P6, "2026-01-10", "2026-01-10", "1100L")
	withPay := p6
	withPay.HasPrevious, withPay.PreviousPay, withPay.PreviousTax = true, money.Pounds(6000, 0), money.Pounds(300, 0)
	p9 := coding(notice.P9, "2026-02-20", "2026-04-06", "1185L")
	for _, c := range []struct {
		name    string
		notices []notice.Notice
		payday  string
		code    string
		pay     money.Amount
		loans   loan.Plans
	}{
		{"no notice", nil, "2026-01-30", "1257L W1", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2}},
		{"no notice, a new year", nil, "2026-04-30", "1257L", 0, loan.Plans{Student: loan.Plan2}},
		{"a P6 on the next payday", []notice.Notice{p6}, "2026-01-10", "1100L", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2}},
		{"a P6 not before it was written", []notice.Notice{coding(notice.P6, "2026-01-10", "2025-12-01", "1100L")}, "2026-01-09", "1257L W1", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2}},
		{"a P6 with pay and tax", []notice.Notice{withPay}, "2026-01-30", "1100L", money.Pounds(6000, 0), loan.Plans{Student: loan.Plan2}},
		{"its pay and tax end with the year", []notice.Notice{withPay}, "2026-04-30", "1100L", 0, loan.Plans{Student: loan.Plan2}},
		{"a P9 before its day", []notice.Notice{p6, p9}, "2026-04-03", "1100L", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2}},
		{"a P9 from 6 April", []notice.Notice{p9, p6}, "2026-04-06", "1185L", 0, loan.Plans{Student: loan.Plan2}},
		{"a later P6 for the old year does not undo a P9", []notice.Notice{p9, coding(notice.P6, "2026-03-20", "2026-03-20", "900L")}, "2026-04-30", "1185L", 0, loan.Plans{Student: loan.Plan2}},
		{"a newer P6 for the new year does", []notice.Notice{coding(notice.P6, "2026-04-10", "2026-04-10", "900L M1"), p9}, "2026-04-30", "900L W1/M1", 0, loan.Plans{Student: loan.Plan2}},
		{"a P9 does not undo a newer P6 for its year", []notice.Notice{coding(notice.P6, "2026-03-01", "2026-04-06", "900L"), p9}, "2026-04-30", "900L", 0, loan.Plans{Student: loan.Plan2}},
		{"an SL2 before its day", []notice.Notice{lending(notice.SL2, "2026-01-02", "2026-02-01", 0)}, "2026-01-30", "1257L W1", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2}},
		{"an SL2", []notice.Notice{lending(notice.SL2, "2026-01-02", "2026-02-01", 0)}, "2026-02-27", "1257L W1", money.Pounds(5000, 0), loan.Plans{}},
		{"an SL1 of another plan", []notice.Notice{lending(notice.SL1, "2026-01-02", "2026-04-06", loan.Plan5)}, "2026-04-30", "1257L", 0, loan.Plans{Student: loan.Plan5}},
		{"the last word holds", []notice.Notice{lending(notice.SL1, "2026-01-03", "2026-01-03", loan.Plan1), lending(notice.SL2, "2026-01-02", "2026-01-04", 0)}, "2026-01-30", "1257L W1", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan1}},
		{"a PGL1 beside it", []notice.Notice{lending(notice.PGL1, "2026-01-02", "2026-01-20", 0)}, "2026-01-30", "1257L W1", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2, Postgraduate: true}},
		{"a PGL2", []notice.Notice{lending(notice.PGL1, "2026-01-02", "2026-01-20", 0), lending(notice.PGL2, "2026-01-05", "2026-01-25", 0)}, "2026-01-30", "1257L W1", money.Pounds(5000, 0), loan.Plans{Student: loan.Plan2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			got, err := notice.InForce(starter, c.notices, on(c.payday), &why)
			if err != nil {
				t.Fatal(err)
			}
			if got.Code != tax.Must(c.code) || got.PreviousPay != c.pay || got.Loans != c.loans {
				t.Errorf("%s, %s, %+v; want %s, %s, %+v", got.Code, got.PreviousPay, got.Loans, c.code, c.pay, c.loans)
			}
			if why.Empty() {
				t.Error("nothing was explained")
			}
			silent, err := notice.InForce(starter, c.notices, on(c.payday), nil)
			if err != nil || silent != got {
				t.Errorf("silently %+v, %v", silent, err)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		given  notice.Notice
		payday calendar.Date
		field  string
		key    msg.Key
	}{
		{"no kind", notice.Notice{}, on("2026-01-30"), "kind", notice.ChooseKind},
		{"no date", notice.Notice{Kind: notice.P6}, on("2026-01-30"), "issued", notice.EnterIssued},
		{"no day", notice.Notice{Kind: notice.P6, Issued: on("2026-01-01")}, on("2026-01-30"), "from", notice.EnterFrom},
		{"no code", notice.Notice{Kind: notice.P6, Issued: on("2026-01-01"), From: on("2026-01-01")}, on("2026-01-30"), "code", tax.EnterCode},
		{"a P9 in May", coding(notice.P9, "2026-02-01", "2026-05-06", "BR"), on("2026-01-30"), "from", notice.SixthOfApril},
		{"no plan", lending(notice.SL1, "2026-01-01", "2026-01-01", 3), on("2026-01-30"), "plan", notice.ChoosePlan},
		{"pay below nothing", notice.Notice{Kind: notice.P6, Issued: on("2026-01-01"), From: on("2026-01-01"), Code: tax.Must("BR"), PreviousPay: -1}, on("2026-01-30"), "previous-pay", notice.NotBelowZero},
		{"tax below nothing", notice.Notice{Kind: notice.P6, Issued: on("2026-01-01"), From: on("2026-01-01"), Code: tax.Must("BR"), PreviousTax: -1}, on("2026-01-30"), "previous-tax", notice.NotBelowZero},
		{"no payday", coding(notice.P6, "2026-01-01", "2026-01-01", "BR"), calendar.Date{}, "pay-date", calendar.EnterDate},
		{"a year whose codes nobody knows", coding(notice.P6, "2026-01-01", "2026-01-01", "1257L"), on("2027-04-30"), "pay-date", notice.NoUplift},
	} {
		_, err := notice.InForce(starter, []notice.Notice{c.given}, c.payday, nil)
		var f *fault.Fault
		if !errors.As(err, &f) || f.Field != c.field || f.Text.Key != c.key {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := notice.InForce(notice.Standing{}, nil, on("2026-01-30"), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no code at all: %v", err)
	}
}

func TestKeyed(t *testing.T) {
	n, err := notice.Keyed{Kind: notice.P6, Issued: on("2026-01-10"), From: on("2026-01-12"), Code: "s1257l", Alone: true, PreviousPay: "5,000.25", PreviousTax: "0"}.Notice()
	want := coding(notice.P6, "2026-01-10", "2026-01-12", "S1257L W1")
	want.HasPrevious, want.PreviousPay = true, money.Pounds(5000, 25)
	if err != nil || n != want {
		t.Errorf("%+v %v", n, err)
	}
	if n, err = (notice.Keyed{Kind: notice.SL1, Issued: on("2026-01-10"), From: on("2026-01-12"), Plan: " 04"}).Notice(); err != nil || n != lending(notice.SL1, "2026-01-10", "2026-01-12", loan.Plan4) {
		t.Errorf("%+v %v", n, err)
	}
	for fields, k := range map[string]notice.Keyed{
		"code previous-pay":         {Kind: notice.P6, Code: "QQ", PreviousPay: "1"},
		"previous-pay previous-tax": {Kind: notice.P6, Code: "BR", PreviousPay: "x", PreviousTax: "y"},
		"plan":                      {Kind: notice.SL1, Plan: "3"},
		"kind":                      {Kind: "P45"},
		"issued":                    {Kind: notice.SL2},
	} {
		_, err := k.Notice()
		got := ""
		for i, f := range fault.All(err) {
			if i > 0 {
				got += " "
			}
			got += f.Field
		}
		if got != fields {
			t.Errorf("%+v: faults of %q, want %q", k, got, fields)
		}
	}
}

func TestIsFor(t *testing.T) {
	n := notice.Notice{NINO: "RN000003C", PayID: "7"}
	if !n.IsFor("RN000003C", "8") || n.IsFor("AB123456A", "7") || !n.IsFor("", "7") || n.IsFor("", "8") || (notice.Notice{}).IsFor("", "") {
		t.Error("a notice is for the job whose number it bears")
	}
}

// drawn is any notice of two tax years.
var drawn = rapid.Custom(func(t *rapid.T) notice.Notice {
	day := rapid.Custom(func(t *rapid.T) calendar.Date { return on("2025-11-10").AddDays(rapid.IntRange(0, 250).Draw(t, "day")) })
	n := notice.Notice{Issued: day.Draw(t, "issued"), From: day.Draw(t, "from"), Sequence: rapid.IntRange(0, 3).Draw(t, "sequence")}
	n.Kind = rapid.SampledFrom([]notice.Kind{notice.P6, notice.P6B, notice.P9, notice.SL1, notice.SL2, notice.PGL1, notice.PGL2}).Draw(t, "kind")
	switch {
	case n.Kind.Coding():
		n.Code = tax.Must(rapid.SampledFrom([]string{"BR", "1257L", "1257L W1", "K5", "S0T", "D0"}).Draw(t, "code"))
		if n.Kind == notice.P9 {
			n.From = on("2026-04-06")
		} else if rapid.Bool().Draw(t, "previous") {
			n.HasPrevious, n.PreviousPay = true, money.Amount(rapid.Int64Range(0, 1000).Draw(t, "pay"))
		}
	case n.Kind == notice.SL1:
		n.Plan = rapid.SampledFrom([]loan.Plan{loan.Plan1, loan.Plan5}).Draw(t, "plan")
	}
	return n
})

// What a payday goes by depends neither on the order of the notices nor on
// which paydays came before it.
func TestOrderAndPaydaysBetweenChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		notices := rapid.SliceOfN(drawn, 0, 6).Draw(t, "notices")
		first := on("2025-11-10").AddDays(rapid.IntRange(0, 200).Draw(t, "first"))
		last := first.AddDays(rapid.IntRange(0, 150).Draw(t, "more"))
		want, err := notice.InForce(starter, notices, last, nil)
		if err != nil {
			t.Fatal(err)
		}
		mixed := rapid.Permutation(slices.Clone(notices)).Draw(t, "mixed")
		if got, err := notice.InForce(starter, mixed, last, nil); err != nil || got != want {
			t.Fatalf("in another order %+v, want %+v (%v)", got, want, err)
		}
		between, err := notice.InForce(starter, notices, first, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := notice.InForce(between, notices, last, nil); err != nil || got != want {
			t.Fatalf("after %s %+v, want %+v (%v)", first, got, want, err)
		}
	})
}

// A newer notice of a code alone leaves the figures of an earlier job to the
// notice that has them, also on a payday before that one counts.
func TestANewerCodeLeavesThePreviousFigures(t *testing.T) {
	figures := coding(notice.P6, "2025-11-10", "2025-11-12", "BR")
	figures.HasPrevious = true
	notices := []notice.Notice{figures, coding(notice.P6, "2025-11-11", "2025-11-10", "BR")}
	before, err := notice.InForce(starter, notices, on("2025-11-11"), nil)
	if err != nil || before.PreviousPay != starter.PreviousPay {
		t.Fatalf("%+v, %v", before, err)
	}
	after, err := notice.InForce(before, notices, on("2025-11-12"), nil)
	if err != nil || after.PreviousPay != 0 || after.Issued != on("2025-11-11") {
		t.Errorf("%+v, %v", after, err)
	}
}

func TestNothingIsAllocatedInSilence(t *testing.T) {
	notices := []notice.Notice{coding(notice.P6, "2026-01-10", "2026-01-10", "1100L"), lending(notice.SL2, "2026-01-02", "2026-02-01", 0)}
	payday := on("2026-02-27")
	var got notice.Standing
	if n := testing.AllocsPerRun(100, func() { got, _ = notice.InForce(starter, notices, payday, nil) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
	if reflect.DeepEqual(got, starter) {
		t.Error("nothing changed")
	}
}
