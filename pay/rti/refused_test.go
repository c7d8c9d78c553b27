package rti_test

import (
	"strings"
	"testing"

	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// refusal is a report with one thing wrong: the fault that is wanted, and
// HMRC's number of the rule, or "schema".
type refusal struct {
	rule, field string
	key         msg.Key
	spoil       func(f *rti.FPS, e *rti.Employee, j *rti.Employment)
}

var refusals = []refusal{
	{"7889", "year", rti.NoYear, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Year = 2031 }},
	{"schema", "made", calendar.EnterDate, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Made = calendar.Date{} }},
	{"7821", "employer.paye-ref", ident.EnterPAYERef, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Employer.PAYERef = "63/A" }},
	{"7822", "employer.paye-ref", ident.EnterPAYERef, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Employer.PAYERef = "635/" }},
	{"schema", "employer.accounts-office", rti.EnterAccountsOffice, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Employer.AccountsOffice = "120PR0301219" }},
	{"schema", "sender", rti.ChooseSender, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Sender = "Friend" }},
	{"7876", "final.ceased", rti.DateBetween, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Final.Ceased = on("2026-04-06") }},
	{"schema", "final.ceased", rti.DateBetween, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Final.Ceased = on("2025-04-05") }},
	{"7877", "employees", rti.NoOne, func(f *rti.FPS, _ *rti.Employee, _ *rti.Employment) { f.Employees = nil }},

	{"schema", "employees[0].nino", rti.OtherNINO, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.NINO = "QQ123456C" }},
	{"7823", "employees[0].address", rti.TwoLines, func(_ *rti.FPS, e *rti.Employee, j *rti.Employment) {
		e.NINO, e.Address.Lines, j.Starter = "", []string{"1 Road", " "}, rti.Starter{}
	}},
	{"7824", "employees[0].name.forenames", rti.EnterFirst, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Forenames = nil }},
	{"7825", "employees[0].address.lines", rti.TwoLines, func(_ *rti.FPS, e *rti.Employee, j *rti.Employment) {
		e.Address, j.Starter = rti.Address{Lines: []string{"1 Rue"}, Country: "France"}, rti.Starter{}
	}},
	{"7826", "employees[0].born", rti.DateBetween, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Born = on("1900-01-01").AddMonths(-60 * 12) }},
	{"5001", "employees[0].born", rti.DateBetween, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Born = on("2026-04-06") }},
	{"7907", "employees[0].born", rti.DateBetween, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Born = calendar.Date{} }},
	{"schema", "employees[0].gender", rti.ChooseGender, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Gender = "" }},
	{"schema", "employees[0].name.surname", rti.NameLetters, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Surname = "" }},
	{"schema", "employees[0].name.surname", rti.NameLetters, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Surname = strings.Repeat("a", 36) }},
	{"schema", "employees[0].name.forenames", rti.NameLetters, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Forenames = []string{"Οδυσσεύς"} }},
	{"schema", "employees[0].name.forenames", rti.TwoNames, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Forenames = []string{"A", "B", "C"} }},
	{"schema", "employees[0].name.initials", rti.NameLetters, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Initials = "A.B." }},
	{"schema", "employees[0].name.title", rti.NameLetters, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Name.Title = "1st" }},
	{"schema", "employees[0].address.lines", rti.LineLetters, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Address.Lines[1] = "#2" }},
	{"schema", "employees[0].address.lines", rti.FourLines, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) {
		e.Address.Lines = strings.Split("a b c d e", " ")
	}},
	{"schema", "employees[0].address.country", rti.OneCountry, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Address.Country = "France" }},
	{"schema", "employees[0].address.postcode", ident.EnterPostcode, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Address.Postcode = "SY1-1AA" }},
	{"schema", "employees[0].passport", rti.EnterPayID, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Passport = "№" }},
	{"schema", "employees[0].employments", rti.OneJob, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Employments = nil }},

	{"7828", job + "starter.date", rti.DateBy, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Starter.Date = on("2026-05-06") }},
	{"7829", job + "starter.address", rti.TwoLines, func(_ *rti.FPS, e *rti.Employee, _ *rti.Employment) { e.Address.Lines = nil }},
	{"7881", job + "starter.declaration", rti.ChooseDeclaration, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Starter.Declaration = tax.NoneMade }},
	{"7878", job + "starter.declaration", rti.ChooseDeclaration, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Starter.Declaration = "D" }},
	{"7831", job + "left", rti.DateBetween, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Left = on("2026-05-06") }},
	{"schema", job + "left", rti.DateBetween, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Left = on("2019-04-05") }},
	{"7847", job + "left", rti.EnterLeft, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.AfterLeaving = true }},
	{"schema", job + "pay-id", rti.EnterPayID, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.PayID = " 1" }},
	{"schema", job + "old-pay-id", rti.EnterPayID, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.OldPayID = "_" }},
	{"schema", job + "to-date.taxable", rti.Between, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.ToDate.Taxable = -1 }},
	{"schema", job + "to-date.student-loan", rti.WholePounds, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.ToDate.StudentLoan = 150 }},
	{"schema", job + "to-date.family.smp", rti.Between, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.ToDate.Family.SMP = -1 }},

	{"schema", job + "payment.frequency", rti.ChooseFrequency, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Frequency = "M2" }},
	{"schema", job + "payment.date", rti.DateBetween, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Date = on("2026-04-06") }},
	{"schema", job + "payment.late", rti.ChooseLate, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Late = "E" }},
	{"schema", job + "payment.periods", rti.EnterPeriods, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Periods = 100 }},
	{"schema", job + "payment.hours", rti.ChooseHours, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Hours = "" }},
	{"schema", job + "payment.code", tax.EnterCode, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Code = tax.Code{} }},
	{"schema", job + "payment.tax", rti.Between, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Tax = money.Pounds(1_000_000_000, 0) }},
	{"schema", job + "payment.plan", rti.ChoosePlan, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.Plan = loan.Plan5 }},
	{"schema", job + "payment.plan", rti.ChoosePlan, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.StudentLoan = 900 }},
	{"schema", job + "payment.postgraduate-loan", rti.WholePounds, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Payment.PostgraduateLoan = -1 }},

	{"schema", job + "ni[0].letter", ni.ChooseLetter, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.NI[0].Letter = 'Q' }},
	{"schema", job + "ni", ni.TooManyLetters, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) {
		for _, l := range "HMVJ" {
			n := j.NI[0]
			n.Letter = ni.Category(l)
			j.NI = append(j.NI, n)
		}
	}},
	{"7849", job + "ni[0].letter", rti.LetterWed, func(_ *rti.FPS, e *rti.Employee, j *rti.Employment) {
		e.Born, e.Gender, j.NI[0].Letter = on("1961-04-05"), rti.Male, 'B'
	}},
	{"7955", job + "ni[0].letter", rti.LetterWed, func(_ *rti.FPS, e *rti.Employee, j *rti.Employment) {
		e.Born, j.NI[0].Letter = on("1961-04-06"), 'B'
	}},
	{"7850", job + "ni[1].letter", rti.LetterTwice, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.NI = append(j.NI, j.NI[0]) }},
	{"7954", job + "workplace", rti.LetterPlace, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.NI[0].Letter = 'F' }},
	{"schema", job + "workplace", ident.EnterPostcode, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.Workplace = "SY1" }},
	{"schema", job + "ni[0].bands.at-lel", rti.WholePounds, func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) { j.NI[0].Bands.AtLEL = 150 }},
	{"7852", job + "ni[0].bands.at-lel", rti.LetterNothing, under('X', func(n *rti.NI) { n.Bands.AtLEL = 100 })},
	{"7853", job + "ni[0].bands.lel-to-pt", rti.LetterNothing, under('X', func(n *rti.NI) { n.Bands.LELToPT = 1 })},
	{"7854", job + "ni[0].bands.pt-to-uel", rti.LetterNothing, under('X', func(n *rti.NI) { n.Bands.PTToUEL = 1 })},
	{"7863", job + "ni[0].employer", rti.LetterNothing, under('X', func(n *rti.NI) { n.Employer = 1 })},
	{"7864", job + "ni[0].employer-to-date", rti.LetterNothing, under('X', func(n *rti.NI) { n.EmployerToDate = 1 })},
	{"7865", job + "ni[0].employee", rti.LetterNothing, under('C', func(n *rti.NI) { n.Employee = 1 })},
	{"7866", job + "ni[0].employee-to-date", rti.LetterNothing, under('C', func(n *rti.NI) { n.EmployeeToDate = 1 })},
}

const job = "employees[0].employments[0]."

// under puts the figures under a letter, with one of them.
func under(letter ni.Category, one func(*rti.NI)) func(*rti.FPS, *rti.Employee, *rti.Employment) {
	return func(_ *rti.FPS, _ *rti.Employee, j *rti.Employment) {
		j.NI = []rti.NI{{Letter: letter}}
		one(&j.NI[0])
	}
}

func TestRefused(t *testing.T) {
	for _, c := range refusals {
		f := rti.FPS{Report: report("2026-04-05"), Employees: []rti.Employee{monthly(t)}}
		if err := f.Check(); err != nil {
			t.Fatal(err)
		}
		e := &f.Employees[0]
		j := &e.Employments[0]
		c.spoil(&f, e, j)
		wants(t, c.rule, f, c.field, c.key)
		if _, _, err := f.Message(post(report("2026-04-05"))); err == nil {
			t.Errorf("%s: %s was written all the same", c.rule, c.field)
		}
	}
}

// wants looks for the fault, and for it alone.
func wants(t *testing.T, rule string, d document, field string, key msg.Key) {
	t.Helper()
	found := false
	for _, f := range fault.All(d.Check()) {
		if f.Field == field && f.Text.Key == key {
			found = true
		} else if f.Field != field {
			t.Errorf("%s: %s is refused too: %v", rule, f.Field, f)
		}
	}
	if !found {
		t.Errorf("%s: %s is not refused with %s: %v", rule, field, key, d.Check())
	}
}

// epsRefusals are summaries with one thing wrong.
var epsRefusals = []struct {
	rule, made, field string
	key               msg.Key
	spoil             func(e *rti.EPS)
}{
	{"7913", "2025-11-10", "summary", rti.NothingSaid, func(*rti.EPS) {}},
	{"7889", "2025-11-10", "year", rti.NoYear, func(e *rti.EPS) { e.Year = 2020 }},
	{"7869", "2025-11-10", "no-payment", rti.WholeMonths, func(e *rti.EPS) { e.NoPayment = calendar.Period{First: on("2025-10-06"), Last: on("2025-10-05")} }},
	{"schema", "2025-11-10", "no-payment", rti.WholeMonths, func(e *rti.EPS) { e.NoPayment = calendar.Period{First: on("2025-10-01"), Last: on("2025-10-31")} }},
	{"7910", "2025-11-05", "no-payment.first", rti.DateBy, func(e *rti.EPS) { *e = rti.NoPayment(e.Report, on("2025-11-06")); e.NoPayment.Last = on("2025-12-05") }},
	{"7911", "2025-11-05", "no-payment.last", rti.DateBetween, func(e *rti.EPS) { e.NoPayment = calendar.Period{First: on("2025-10-06"), Last: on("2025-12-05")} }},
	{"7872", "2025-11-10", "inactive", rti.WholeMonths, func(e *rti.EPS) { e.Inactive = calendar.Period{First: on("2025-12-06"), Last: on("2025-12-05")} }},
	{"7873", "2025-11-10", "inactive.first", rti.NextMonth, func(e *rti.EPS) { e.Inactive = calendar.Period{First: on("2025-11-06"), Last: on("2026-01-05")} }},
	{"7871", "2025-11-10", "inactive.last", rti.DateBetween, func(e *rti.EPS) { e.Inactive = calendar.Period{First: on("2025-12-06"), Last: on("2027-01-05")} }},
	{"7874", "2025-11-10", "inactive.last", rti.DateBetween, func(e *rti.EPS) { e.Inactive = calendar.Period{First: on("2025-12-06"), Last: on("2025-11-05")} }},
	{"schema", "2025-11-10", "allowance", rti.ChooseAllowance, func(e *rti.EPS) { e.Allowance = "maybe" }},
	{"7942", "2025-11-10", "sectors", rti.SectorOfClaim, func(e *rti.EPS) { e.Allowance, e.Sectors.Industrial = rti.Withdrawn, true }},
	{"schema", "2025-11-10", "recovered.month", rti.EnterMonth, func(e *rti.EPS) { e.Recovered.Pay.SMP = 1 }},
	{"schema", "2025-11-10", "recovered.pay.smp", rti.Between, func(e *rti.EPS) { e.Recovered = rti.Recovered{Month: 7, Pay: rti.Family{SMP: -1}} }},
	{"7918", "2025-05-20", "recovered.month", rti.MonthTooLate, func(e *rti.EPS) { e.Recovered.Month = 1 }},
	{"7918", "2025-03-05", "recovered.month", rti.MonthTooEarly, func(e *rti.EPS) { e.Recovered.Month = 1 }},
	{"7919", "2025-04-05", "recovered.month", rti.MonthTooEarly, func(e *rti.EPS) { e.Recovered.Month = 2 }},
	{"7926", "2026-01-20", "recovered.month", rti.MonthTooLate, func(e *rti.EPS) { e.Recovered.Month = 9 }},
	{"7928", "2026-03-20", "recovered.month", rti.MonthTooLate, func(e *rti.EPS) { e.Recovered.Month = 11 }},
	{"7929", "2026-02-05", "recovered.month", rti.MonthTooEarly, func(e *rti.EPS) { e.Recovered.Month = 12 }},
	{"7876", "2025-11-10", "final.ceased", rti.DateBetween, func(e *rti.EPS) { e.Final.Ceased = on("2025-11-11") }},
	{"schema", "2025-11-10", "account.name", rti.EnterHolder, func(e *rti.EPS) { e.Account = ident.BankAccount{Name: "!", Number: "63748472", SortCode: "202959"} }},
	{"schema", "2025-11-10", "account.number", ident.EnterAccount, func(e *rti.EPS) { e.Account = ident.BankAccount{Name: "A", Number: "637", SortCode: "202959"} }},
	{"schema", "2025-11-10", "account.sort-code", ident.EnterSortCode, func(e *rti.EPS) { e.Account = ident.BankAccount{Name: "A", Number: "63748472"} }},
}

func TestSummaryRefused(t *testing.T) {
	for _, c := range epsRefusals {
		e := rti.EPS{Report: report(c.made)}
		c.spoil(&e)
		found := false
		for _, f := range fault.All(e.Check()) {
			found = found || f.Field == c.field && f.Text.Key == c.key
		}
		if !found {
			t.Errorf("%s: %s is not refused with %s: %v", c.rule, c.field, c.key, e.Check())
		}
	}
}

// The first and last day on which each tax month's recovery can be reported
// (rules 7918 to 7929).
func TestRecoveryDays(t *testing.T) {
	for _, c := range []struct {
		month       int
		first, last string
	}{
		{1, "2025-03-06", "2025-05-19"}, {2, "2025-04-06", "2025-06-19"}, {3, "2025-05-06", "2025-07-19"}, {4, "2025-06-06", "2025-08-19"},
		{5, "2025-07-06", "2025-09-19"}, {6, "2025-08-06", "2025-10-19"}, {7, "2025-09-06", "2025-11-19"}, {8, "2025-10-06", "2025-12-19"},
		{9, "2025-11-06", "2026-01-19"}, {10, "2025-12-06", "2026-02-19"}, {11, "2026-01-06", "2026-03-19"}, {12, "2026-02-06", "2031-01-01"},
	} {
		for _, day := range []string{c.first, c.last} {
			e := rti.EPS{Report: report(day), Recovered: rti.Recovered{Month: c.month}}
			if err := e.Check(); err != nil {
				t.Errorf("month %d on %s: %v", c.month, day, err)
			}
		}
		early := rti.EPS{Report: report(on(c.first).AddDays(-1).String()), Recovered: rti.Recovered{Month: c.month}}
		late := rti.EPS{Report: report(on(c.last).AddDays(1).String()), Recovered: rti.Recovered{Month: c.month}}
		if early.Check() == nil || late.Check() == nil && c.month != 12 {
			t.Errorf("month %d is taken before %s or after %s", c.month, c.first, c.last)
		}
	}
}

func TestVerificationRefused(t *testing.T) {
	for _, c := range []struct {
		rule, field string
		key         msg.Key
		spoil       func(v *rti.Verification)
	}{
		{"7827", "employees", rti.UpTo100, func(v *rti.Verification) { v.Employees = nil }},
		{"7827", "employees", rti.UpTo100, func(v *rti.Verification) {
			for len(v.Employees) <= rti.MostVerified {
				v.Employees = append(v.Employees, v.Employees[0])
			}
		}},
		{"schema", "made", calendar.EnterDate, func(v *rti.Verification) { v.Made = calendar.Date{} }},
		{"7821", "employer.paye-ref", ident.EnterPAYERef, func(v *rti.Verification) { v.Employer.PAYERef = "" }},
		{"7823", "employees[0].address", rti.TwoLines, func(v *rti.Verification) { v.Employees[0].NINO, v.Employees[0].Address.Lines = "", nil }},
		{"7824", "employees[0].name.forenames", rti.EnterFirst, func(v *rti.Verification) { v.Employees[0].Name.Forenames = nil }},
		{"schema", "employees[0].employments[0].pay-id", rti.EnterPayID, func(v *rti.Verification) { v.Employees[0].Employments[0].PayID = "_" }},
	} {
		v := rti.Verification{Employer: report("2026-11-20").Employer, Sender: rti.ByBureau, Made: on("2026-11-20"), Employees: []rti.Employee{monthly(t)}}
		if err := v.Check(); err != nil {
			t.Fatal(err)
		}
		c.spoil(&v)
		wants(t, c.rule, v, c.field, c.key)
	}
}
