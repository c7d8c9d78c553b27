package rti_test

import (
	"testing"

	"ownway/pay/rti"
	"ownway/value/money"
)

// A correction pays nothing, says why it comes late, and tells what is right.
func TestCorrected(t *testing.T) {
	was := monthly(t).Employments[0]
	was.ToDate.Tax = money.Pounds(190, 40)
	got := was.Corrected()
	if got.Payment.Taxable != 0 || got.Payment.Tax != 0 || got.Payment.AfterStatutory != 0 || got.NI[0].Pay != 0 || got.NI[0].Employer != 0 || got.NI[0].Employee != 0 {
		t.Errorf("amounts of the period: %+v", got)
	}
	if got.Payment.Late != rti.Correction || got.Payment.Date != was.Payment.Date || got.Payment.Code != was.Payment.Code || got.Starter != (rti.Starter{}) {
		t.Errorf("%+v", got.Payment)
	}
	if got.ToDate != was.ToDate || got.NI[0].PayToDate != was.NI[0].PayToDate || got.NI[0].EmployeeToDate != was.NI[0].EmployeeToDate {
		t.Errorf("totals: %+v", got)
	}
	if was.NI[0].Pay == 0 || was.Payment.Taxable == 0 {
		t.Error("the job that was given changed")
	}
}
