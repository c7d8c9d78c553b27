package rti

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// A new tax year is a row of the table and nothing else. The row here is made
// up.
func TestNewYearIsARow(t *testing.T) {
	made := calendar.MustDate("2027-05-28")
	f := FPS{
		Report: Report{Employer: Employer{PAYERef: "635/A635", AccountsOffice: "120PR03012191"}, Year: 2027, Sender: ByEmployer, Made: made},
		Employees: []Employee{{NINO: "RN000003C", Name: Name{Initials: "B", Surname: "Wales"}, Born: calendar.MustDate("1981-04-12"), Gender: Female,
			Employments: []Employment{{Payment: Payment{Frequency: "M1", Date: made, Periods: 1, Hours: UpTo16Hours, Code: tax.Must("1257L"), Plan: 7, StudentLoan: 900}}}}},
	}
	e := ClaimAllowance(f.Report)
	for _, check := range []func() error{f.Check, e.Check} {
		var none *fault.Fault
		if err := check(); !errors.As(err, &none) || none.Field != "year" || none.Text.Args["year"].S != "2027-28" {
			t.Fatalf("a year that is not held is not refused by name: %v", err)
		}
	}
	if !Proved(2025) || Proved(2026) || Proved(2027) {
		t.Error("only the schemas of 2025-26 are held")
	}
	was := years
	t.Cleanup(func() { years = was })
	next := years[len(years)-1]
	next.tax, next.plans = 2027, append(slices.Clone(next.plans), 7)
	next.fps, next.eps = "urn:fps/27-28", "urn:eps/27-28"
	years = append(slices.Clone(years), next)
	body, err := f.Body()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`<IRenvelope xmlns="urn:fps/27-28">`, "<RelatedTaxYear>27-28<", "<PeriodEnd>2028-04-05<", `PlanType="07"`} {
		if !bytes.Contains(body, []byte(part)) {
			t.Errorf("no %s in %s", part, body)
		}
	}
	if body, err = e.Body(); err != nil || !bytes.Contains(body, []byte(`<IRenvelope xmlns="urn:eps/27-28">`)) {
		t.Errorf("%s %v", body, err)
	}
	if got := Years(); !slices.Equal(got, []calendar.TaxYear{2025, 2026, 2027}) {
		t.Errorf("years held: %v", got)
	}
}
