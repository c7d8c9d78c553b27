package gateway_test

import (
	"testing"

	"ownway/pay/payroll"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/pay/rti/gateway"
	. "ownway/pay/rti/gateway/gatewaytest"
	"ownway/pay/rti/govtalk"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Reports of every class go the same way, checked by HMRC's schemas as they
// arrive.
func TestEveryClass(t *testing.T) {
	day := calendar.DateOf(noon)
	in := payroll.Input{
		PayDate: day, Frequency: period.Weekly, Period: calendar.Period{First: day.AddDays(-6), Last: day},
		Born: calendar.MustDate("1988-03-14"), Code: tax.Must("1257L"), Letter: 'A',
		Lines: []payroll.Line{{Kind: payroll.Hours, Minutes: 20 * 60, Rate: money.Pounds(13, 0)}},
	}
	slip, err := payroll.Calculate(in, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rti.Report{Employer: rti.Employer{PAYERef: "635/A635", AccountsOffice: "120PR03012191"}, Year: 2025, Sender: rti.ByEmployer, Made: day}
	people := []rti.Employee{{
		NINO: "RN000003C", Name: rti.Name{Forenames: []string{"Blodwin"}, Surname: "Wales"}, Gender: rti.Female, Born: in.Born,
		Employments: []rti.Employment{rti.Employment{Payment: rti.Payment{Hours: rti.HoursOf(20 * 60)}}.Payslip(in, slip)},
	}}
	server := New(t)
	for class, write := range map[string]func(rti.Post) ([]byte, irmark.Mark, error){
		rti.ClassFPS: rti.FPS{Report: r, Employees: people}.Message,
		rti.ClassEPS: rti.ClaimAllowance(r).Message,
		rti.ClassNVR: rti.Verification{Employer: r.Employer, Sender: r.Sender, Made: day, Employees: people}.Message,
	} {
		text, mark, err := write(rti.Post{Test: true, Sender: Sender, Channel: govtalk.Channel{Vendor: "0000", Product: "Example", Version: "1"},
			At: noon, Transaction: "ABC" + digits[class]})
		if err != nil {
			t.Fatal(class, err)
		}
		s, err := gateway.New(text)
		if err != nil || s.Class != class || s.Mark != mark.Base64() {
			t.Fatalf("%s: %+v %v", class, s, err)
		}
		server.Ahead(Lost)
		if s, _ = drive(t, server.Client(), s); s.State != gateway.Accepted || s.Receipt.Mark != mark.Base64() || server.Taken(s.Transaction) != 1 {
			t.Errorf("%s: %+v", class, s)
		}
	}
}

// digits gives each class a digit of its own.
var digits = map[string]string{rti.ClassFPS: "1", rti.ClassEPS: "2", rti.ClassNVR: "3"}
