package pay

import (
	"context"
	"slices"

	"ownway/internal/care/work"
	"ownway/internal/store"
	"ownway/pay/notice"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// afterP45 is the code of what is paid once a P45 was given: nothing free, on
// this payment alone (Income Tax (Pay As You Earn) Regulations 2003 reg 37, from
// memory and unchecked).
const afterP45 = "0T M1"

// byHMRC heads what HMRC's notices say in the working of a payslip.
var byHMRC = msg.New("pay.by-hmrc", "What HMRC told us of this PA's tax code and loans")

// payslip works a payslip out by what HMRC wrote up to its pay day, and says so
// in its working.
func payslip(ctx context.Context, tx *store.Tx, due work.Due, id work.PayslipID) (work.Payslip, error) {
	if due.AfterP45() {
		due.Employment.Standing.Code = afterP45
		return due.Payslip(id)
	}
	notices, err := tx.Notices(ctx, due.Employment.ID, due.Employment.PA)
	if err != nil || len(notices) == 0 {
		if err != nil {
			return work.Payslip{}, err
		}
		return due.Payslip(id)
	}
	why := &explain.Note{}
	if due, err = asTold(due, notices, why); err != nil {
		return work.Payslip{}, err
	}
	slip, err := due.Payslip(id)
	if err == nil && !why.Empty() {
		slip.Working.Lines = append(slip.Working.Lines, explain.Line{Text: byHMRC.Text(), Lines: why.Lines})
	}
	return slip, err
}

// asTold gives what a payslip depends on with the code, the loans and the pay of
// an earlier job that its pay day goes by.
func asTold(due work.Due, notices []notice.Notice, why *explain.Note) (work.Due, error) {
	s := &due.Employment.Standing
	code, err := tax.Parse(s.Code)
	if err != nil {
		return due, err
	}
	year := calendar.TaxYearOf(due.PayDay)
	stands := notice.Standing{Code: code, Loans: s.Loans}
	n := len(due.Earlier)
	here := n > 0 && calendar.TaxYearOf(due.Earlier[n-1].PayDay) == year
	switch {
	case here:
		after := due.Earlier[n-1].Result.After
		stands.PreviousYear, stands.PreviousPay, stands.PreviousTax = year, after.EarlierPay, after.EarlierTax
	case s.Before.Year == year:
		stands.PreviousYear, stands.PreviousPay, stands.PreviousTax = year, s.Before.EarlierPay, s.Before.EarlierTax
	}
	now, err := notice.InForce(stands, notices, due.PayDay, why)
	if err != nil {
		return due, err
	}
	s.Code, s.Loans = now.Code.String(), now.Loans
	if now.PreviousPay == stands.PreviousPay && now.PreviousTax == stands.PreviousTax {
		return due, nil
	}
	if here { // the year so far is that of the last payslip
		due.Earlier = slices.Clone(due.Earlier)
		after := &due.Earlier[n-1].Result.After
		after.EarlierPay, after.EarlierTax = now.PreviousPay, now.PreviousTax
		return due, nil
	}
	if s.Before.Year != year {
		s.Before = work.Standing{}.Before
		s.Before.Year = year
	}
	s.Before.EarlierPay, s.Before.EarlierTax = now.PreviousPay, now.PreviousTax
	return due, nil
}
