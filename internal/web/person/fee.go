package person

import (
	"ownway/internal/app/managed"
	"ownway/internal/store"
	"ownway/internal/web/govuk"
	"ownway/internal/web/visit"
	"ownway/value/fault"
	"ownway/value/money"
)

// feeView is what a person pays whoever holds their account, and what they are
// asked to agree to.
type feeView struct {
	managed.Fees
	At   string
	Form feeForm
}

// feeForm is a proposal as it was typed.
type feeForm struct {
	Per, Amount, Most string
	From              govuk.DateField
}

// fee shows what was agreed, and what waits for the person's answer.
func (p Pages) fee(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	view := feeView{At: billsOf(v) + "/fee", Form: feeForm{Per: v.Form("per"), Amount: v.Form("amount"), Most: v.Form("most"),
		From: govuk.DateField{Ask: govuk.Ask{Name: "from", Label: v.T("bills.fee-from"), Error: v.Error("from")}}.Typed(v.Form)}}
	if view.Fees, err = p.Bills.FeeTerms(v.R.Context(), v.By, id); err != nil {
		return err
	}
	return v.Page(visit.Look{Title: v.T("bills.fee-title"), Back: billsOf(v)}, feePage(v, view))
}

// answerFee takes what the person says to the proposal that they saw.
func (p Pages) answerFee(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	var fee store.FeeID
	if err := fee.Parse(v.Form("fee")); err != nil {
		return fault.NotFound(store.NoSuchRecord)
	}
	if v.Form("do") == "agree" {
		err = p.Bills.AgreeFee(v.R.Context(), v.By, id, fee)
	} else {
		err = p.Bills.DeclineFee(v.R.Context(), v.By, id, fee)
	}
	return p.afterFee(v, err)
}

// proposeFee takes what the organisation that holds the account proposes.
func (p Pages) proposeFee(v *visit.Visit) error {
	id, err := about(v)
	if err != nil {
		return err
	}
	f := store.FeeTerms{Per: store.FeePer(v.Form("per"))}
	if f.Amount, err = money.Parse(v.Form("amount")); err != nil {
		return p.afterFee(v, fault.At(err, "amount"))
	}
	if f.Most, err = money.Parse(v.Form("most")); err != nil {
		return p.afterFee(v, fault.At(err, "most"))
	}
	if f.From, err = govuk.ParseDate(v.Form, "from"); err != nil {
		return p.afterFee(v, err)
	}
	return p.afterFee(v, p.Bills.ProposeFee(v.R.Context(), v.By, id, f))
}

func (p Pages) afterFee(v *visit.Visit, err error) error {
	if err == nil {
		return v.Go(billsOf(v) + "?done=fee")
	}
	if !v.Refused(err) {
		return err
	}
	return p.fee(v)
}

// feeTerms says what was agreed about a fee.
func feeTerms(v *visit.Visit, f store.FeeTerms) string {
	if f.Per == store.PerPayslip {
		return v.T("bills.fee-payslip", "sum", f.Amount, "most", f.Most, "day", f.From)
	}
	return v.T("bills.fee-month", "sum", f.Amount, "most", f.Most, "day", f.From)
}

// proposal says what the person is asked to agree to.
func (f feeView) proposal(v *visit.Visit) []govuk.Fact {
	per := v.T("bills.fee-per-month")
	if f.Proposed.Per == store.PerPayslip {
		per = v.T("bills.fee-per-payslip")
	}
	return []govuk.Fact{{Key: v.T("bills.fee-who"), Value: f.From}, {Key: v.T("bills.fee-amount"), Value: v.Words.Money(f.Proposed.Amount)}, {Key: v.T("bills.fee-per"), Value: per},
		{Key: v.T("bills.fee-most"), Value: v.Words.Money(f.Proposed.Most)}, {Key: v.T("bills.fee-from"), Value: v.Words.Date(f.Proposed.From)}}
}

func (f feeView) per(v *visit.Visit) govuk.Radios {
	return govuk.Radios{Ask: govuk.Ask{Name: "per", Label: v.T("bills.fee-per"), Error: v.Error("per")}, Value: f.Form.Per,
		Options: []govuk.Option{{Value: string(store.PerMonth), Text: v.T("bills.fee-per-month")}, {Value: string(store.PerPayslip), Text: v.T("bills.fee-per-payslip")}}}
}

// payroll gives the page on which an employer answers a fee for their payroll.
func (b billsView) payroll(v *visit.Visit) string {
	return "/office/employers/" + v.R.PathValue("person")
}
