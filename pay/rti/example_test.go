package rti_test

import (
	"fmt"
	"strings"
	"time"

	"ownway/pay/payroll"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/pay/rti/govtalk"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// A payslip becomes what HMRC is told on payday.
func ExampleFPS() {
	in := payroll.Input{
		PayDate: calendar.MustDate("2026-02-27"), Frequency: period.Weekly,
		Period: calendar.Period{First: calendar.MustDate("2026-02-16"), Last: calendar.MustDate("2026-02-22")},
		Born:   calendar.MustDate("1988-03-14"), Code: tax.Must("1257L"), Letter: 'A',
		Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 20 * 60, Rate: money.Pounds(13, 0)}},
	}
	slip, err := payroll.Calculate(in, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	f := rti.FPS{
		Report: rti.Report{
			Employer: rti.Employer{PAYERef: "123/AB456", AccountsOffice: "123PA00045678"},
			Year:     2025, Sender: rti.ByEmployer, Made: calendar.MustDate("2026-02-26"),
		},
		Employees: []rti.Employee{{
			NINO: "AB123456C", Name: rti.Name{Forenames: []string{"Zoë"}, Surname: "Example"}, Gender: rti.Female, Born: in.Born,
			Employments: []rti.Employment{rti.Employment{Payment: rti.Payment{Hours: rti.HoursOf(20 * 60)}}.Payslip(in, slip)},
		}},
	}
	_, mark, err := f.Message(rti.Post{
		Sender:  govtalk.Sender{ID: "MADEUP", Password: "made up"},
		Channel: govtalk.Channel{Vendor: "0000", Product: "Example", Version: "1"},
		At:      time.Date(2026, 2, 26, 18, 30, 0, 0, time.UTC),
	})
	fmt.Println(len(mark.String()), err)

	f.Employees[0].Name.Surname = "Example 2"
	for _, wrong := range fault.All(f.Check()) {
		fmt.Println(wrong.Field, wrong.Text.Key)
	}
	// Output:
	// 32 <nil>
	// employees[0].name.surname rti.name-letters
}

// The Employment Allowance is claimed once for each tax year.
func ExampleClaimAllowance() {
	body, err := rti.ClaimAllowance(rti.Report{
		Employer: rti.Employer{PAYERef: "123/AB456", AccountsOffice: "123PA00045678"},
		Year:     2025, Sender: rti.ByEmployer, Made: calendar.MustDate("2025-04-20"),
	}).Body()
	if err != nil {
		fmt.Println(err)
		return
	}
	_, claim, _ := strings.Cut(string(body), "</EmpRefs>")
	fmt.Println(claim)
	// Output: <EmpAllceInd>yes</EmpAllceInd><DeMinimisStateAid><NA>yes</NA></DeMinimisStateAid><RelatedTaxYear>25-26</RelatedTaxYear></EmployerPaymentSummary></IRenvelope>
}
