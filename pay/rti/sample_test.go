package rti_test

import (
	"testing"
	"time"

	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/pay/rti/govtalk"
	"ownway/value/calendar"
	"ownway/value/money"
)

func on(s string) calendar.Date { return calendar.MustDate(s) }

func pay(t testing.TB, in payroll.Input) payroll.Result {
	t.Helper()
	r, err := payroll.Calculate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func report(made string) rti.Report {
	return rti.Report{
		Employer: rti.Employer{PAYERef: "635/A635", AccountsOffice: "120PR03012191"},
		Year:     2025, Sender: rti.ByEmployer, Made: on(made),
	}
}

func post(r rti.Report) rti.Post {
	return rti.Post{
		Test: true, Sender: govtalk.Sender{ID: "EXAMPLESENDER", Password: "made up"},
		Channel: govtalk.Channel{Vendor: "0000", Product: "Example Product", Version: "1.0.0"},
		At:      r.Made.Time().Add(12 * time.Hour),
	}
}

// monthly is the person of the published sample submission.
func monthly(t testing.TB) rti.Employee {
	in := payroll.Input{
		PayDate: on("2026-04-05"), Frequency: period.Monthly,
		Period: calendar.Period{First: on("2026-03-06"), Last: on("2026-04-05")},
		Born:   on("1981-04-12"), Code: tax.Must("C1257L M1"), Letter: 'A',
		Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 130 * 60, Amount: money.Pounds(2000, 0)}},
	}
	job := rti.Employment{
		Starter: rti.Starter{Date: on("2026-03-06"), Declaration: tax.OnlyJob}, PayID: "TAX3",
		Payment: rti.Payment{Hours: rti.HoursOf(30 * 60)},
	}.Payslip(in, pay(t, in))
	return rti.Employee{
		NINO: "RN000003C", Name: rti.Name{Title: "Mrs", Forenames: []string{"Blodwin"}, Surname: "Wales"},
		Address: rti.Address{Lines: []string{"10 Swansea Crescent", "Cardiff"}, Postcode: "CF1 2AB"},
		Born:    on("1981-04-12"), Gender: rti.Female, Employments: []rti.Employment{job},
	}
}

// leaver has loans, a pension, sick pay and a change of letter in the year,
// works when needed, and leaves.
func leaver(t testing.TB) rti.Employee {
	y, err := rates.For(2025)
	if err != nil {
		t.Fatal(err)
	}
	in := payroll.Input{
		PayDate: on("2025-11-07"), Frequency: period.FourWeekly,
		Period: calendar.Period{First: on("2025-10-06"), Last: on("2025-11-02")},
		Born:   on("2004-10-20"), Code: tax.Must("1257L"), Letter: 'M',
		Loans:   loan.Plans{Student: loan.Plan2, Postgraduate: true},
		Pension: pension.Minimum(pension.NetPay, y),
		Lines:   []payroll.Line{{Kind: payroll.Hours, Minutes: 150 * 60, Rate: money.Pounds(21, 0)}},
	}
	first := pay(t, in)
	in.Before, in.Letter, in.Pension.Scheme = first.After, 'A', pension.ReliefAtSource
	in.PayDate, in.Period = on("2025-12-05"), calendar.Period{First: on("2025-11-03"), Last: on("2025-11-30")}
	in.Deductions = []payroll.Deduction{{Kind: payroll.Agreed, Name: "Union", Amount: money.Pounds(12, 50)}}
	job := rti.Employment{
		PayID: "PA/2", OldPayID: "2", Irregular: true, Left: on("2025-12-01"),
		ToDate:  rti.ToDate{Family: rti.Family{SPP: money.Pounds(187, 18), SNCP: money.Pounds(94, 0)}},
		Payment: rti.Payment{Hours: rti.NoUsualHours, Late: rti.GoodExcuse, AfterLeaving: true, UnpaidAbsence: true, NotTaxed: money.Pounds(9, 0)},
	}.Payslip(in, pay(t, in))
	return rti.Employee{
		Name:    rti.Name{Forenames: []string{"Siân", "Mary-Ann"}, Initials: "Q", Surname: "O’Connor"},
		Address: rti.Address{Lines: []string{"Flat 2, Tŷ Gwyn", "", "1 High St. (rear)", "Wrexham"}, Country: "Wales & Borders"},
		Born:    on("2004-10-20"), Gender: rti.Female, Passport: "123456789",
		Employments: []rti.Employment{job},
	}
}

// extra has an extra payday at the end of the year, with a code of Scotland.
func extra(t testing.TB, f period.Frequency) rti.Employee {
	first := on("2026-04-05").AddDays(1 - 7*f.Weeks())
	in := payroll.Input{
		PayDate: on("2026-04-05"), Frequency: f, Period: calendar.Period{First: first, Last: on("2026-04-05")},
		Born: on("1955-02-01"), Code: tax.Must("SK12"), Letter: 'C',
		Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 20 * 60 * f.Weeks(), Rate: money.Pounds(15, 0)}},
	}
	job := rti.Employment{Payment: rti.Payment{Hours: rti.UpTo24Hours}}.Payslip(in, pay(t, in))
	return rti.Employee{
		NINO: "AB123456A", Name: rti.Name{Initials: "J K", Surname: "de la Mare"}, Born: on("1955-02-01"),
		Gender: rti.Male, Employments: []rti.Employment{job},
	}
}
