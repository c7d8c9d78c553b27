package rti_test

import (
	"testing"

	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/ident"
	"ownway/value/money"

	"pgregory.net/rapid"
)

// words draws words that are mostly letters, and sometimes what HMRC's schemas
// do not take.
func words(r *rapid.T, label string) string {
	return rapid.StringOfN(rapid.SampledFrom([]rune("aaabcdeWYZ  09.,-'()/&<>\"é#_’\t;ŵ№")), 0, 38, -1).Draw(r, label)
}

// odd draws a person with a few things about them changed.
func odd(r *rapid.T, e rti.Employee) rti.Employee {
	j := e.Employments[0]
	some := func(label string) bool { return rapid.IntRange(0, 3).Draw(r, label) == 0 }
	pence := func(label string) money.Amount {
		return money.Amount(rapid.Int64Range(-200, 2_000_000_000_00).Draw(r, label))
	}
	if some("name") {
		e.Name = rti.Name{Title: words(r, "title"), Forenames: []string{words(r, "first")}, Initials: words(r, "initials"), Surname: words(r, "surname")}
	}
	if some("address") {
		e.Address.Lines = []string{words(r, "line 1"), words(r, "line 2"), words(r, "line 3")}
		e.Address.Postcode = ident.Postcode(rapid.SampledFrom([]string{"", "SY1 1AA", " SY1", "SY1_1AA", "GIR 0AA 0000"}).Draw(r, "postcode"))
	}
	if some("nino") {
		e.NINO = ident.NINO(rapid.StringMatching(`[A-Z]{2}[0-9]{6}[A-D ]`).Draw(r, "number"))
	}
	if some("ids") {
		j.PayID, j.OldPayID, e.Passport = words(r, "id"), words(r, "old"), words(r, "passport")
	}
	if some("code") {
		j.Payment.Code = tax.Must(rapid.SampledFrom([]string{"0T", "BR", "SD2", "CK475 W1", "NT", "1M", "S1257L X"}).Draw(r, "tax code"))
	}
	if some("loan") {
		j.Payment.Plan = rapid.SampledFrom([]loan.Plan{0, 1, 2, 3, 4, 5}).Draw(r, "plan")
		j.Payment.StudentLoan, j.ToDate.StudentLoan = 100*(pence("loan now")%2000), 100*(pence("loan so far")%200_000)
	}
	if some("pay") {
		j.Payment.Taxable, j.Payment.Tax, j.ToDate.Taxable, j.ToDate.Tax = -pence("pay"), -pence("tax"), pence("pay so far"), pence("tax so far")
		j.Payment.Deducted, j.Payment.NotTaxed = pence("deducted"), pence("not taxed")
	}
	if some("letter") {
		j.NI = []rti.NI{{Letter: ni.Category(rapid.SampledFrom([]byte("ABCDEFHIJKLMNSVXZQ")).Draw(r, "letter name")), Pay: pence("ni pay")}}
		j.Workplace = ident.Postcode(rapid.SampledFrom([]string{"", "SY1 1AA", "W1A 0AX", "sy1"}).Draw(r, "workplace"))
	}
	e.Employments = []rti.Employment{j}
	return e
}

// Whatever passes our look passes HMRC's schema: five hundred odd people.
func TestWhatIsNotRefusedIsValid(t *testing.T) {
	valid, ok := schemas(t)
	if !ok {
		return
	}
	whole := rti.FPS{Report: report("2026-04-05")}
	refused := 0
	gen := rapid.Custom(func(r *rapid.T) rti.Employee { return odd(r, monthly(t)) })
	for seed := range 500 {
		e := gen.Example(seed)
		if (rti.FPS{Report: whole.Report, Employees: []rti.Employee{e}}).Check() != nil {
			refused++
			continue
		}
		whole.Employees = append(whole.Employees, e)
	}
	if len(whole.Employees) < 50 || refused < 50 {
		t.Fatalf("%d good and %d refused prove little", len(whole.Employees), refused)
	}
	body, err := whole.Body()
	if err != nil {
		t.Fatal(err)
	}
	valid(schemaFPS, "odd", body)
}
