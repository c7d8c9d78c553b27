package payslip

import (
	"ownway/internal/web/visit"
	"ownway/pay/payroll"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// section is a part of the payslip that adds up.
type section struct {
	Rows  []row
	Total row
}

// row is one line, with how it was worked out beneath.
type row struct {
	Text   string
	Small  string
	Amount money.Amount
	Lines  []explain.Line
}

// paySection has a row for each line of pay. The working has them in the same
// order before anything else.
func (s slipView) paySection(v *visit.Visit) section {
	p := section{Total: row{Text: v.T("payslip.gross"), Amount: s.Result.Gross}}
	for i, l := range s.Lines {
		r := row{Text: v.Words.Say(l.Kind.Key().Text()), Amount: l.Pay()}
		switch {
		case l.Correction && l.Kind == payroll.Family:
			r.Small = v.T("payslip.family-late")
		case l.GivenUp > 0:
			r.Small = v.T("payslip.given-up", "amount", l.GivenUp)
		case l.Correction:
			r.Small = v.T("payslip.correction")
		case l.Leaving:
			r.Small = v.T("payslip.leaving")
		case l.TopUp:
			r.Small = v.T("payslip.top-up")
		}
		if i < len(s.Working.Lines) && s.Working.Lines[i].Text.Key == l.Kind.Key() {
			r.Lines = s.Working.Lines[i].Lines
		}
		if l.Kind == payroll.Sick && s.WhySick != nil {
			r.Lines = append(r.Lines[:len(r.Lines):len(r.Lines)], s.WhySick.Lines...)
		}
		if l.Kind == payroll.Family && s.WhyFamily != nil {
			r.Lines = append(r.Lines[:len(r.Lines):len(r.Lines)], s.WhyFamily.Lines...)
		}
		if l.GivenUp > 0 && s.WhyGivenUp != nil {
			r.Lines = append(r.Lines[:len(r.Lines):len(r.Lines)], s.WhyGivenUp.Lines...)
		}
		p.Rows = append(p.Rows, r)
	}
	return p
}

// offSection has tax, National Insurance and pension always, so that nothing
// taken off is explained too, and the others when there are any.
func (s slipView) offSection(v *visit.Visit) section {
	r := s.Result
	off := section{Total: row{Text: v.T("payslip.off-total"), Amount: r.Gross - r.Net}}
	for _, one := range []struct {
		key    msg.Key
		amount money.Amount
		always bool
	}{
		{payroll.WhyTax, r.Tax, true}, {payroll.WhyEmployeeNI, r.EmployeeNI, true}, {payroll.WhyWorkerPension, r.WorkerPension, true},
		{payroll.WhyStudentLoan, r.StudentLoan, false}, {payroll.WhyPostgraduateLoan, r.PostgraduateLoan, false},
	} {
		if one.always || one.amount != 0 {
			off.Rows = append(off.Rows, s.worked(v, one.key, one.amount))
		}
	}
	off.Rows = append(off.Rows, s.orderRows(v)...)
	for _, l := range s.Working.Lines {
		if len(s.Orders) == 0 && l.Text.Key == payroll.WhyDeduction && l.Amount != nil {
			off.Rows = append(off.Rows, row{Text: v.Words.Say(l.Text), Amount: *l.Amount, Lines: l.Lines})
		}
	}
	return off
}

// addsSection has what the employer pays on top.
func (s slipView) addsSection(v *visit.Visit) section {
	r := s.Result
	adds := section{Total: row{Text: v.T("payslip.adds-total"), Amount: r.EmployerNI - r.AllowanceUsed + s.EmployerPension() - s.Recovered.Total()}}
	adds.Rows = append(adds.Rows, s.worked(v, payroll.WhyEmployerNI, r.EmployerNI))
	if r.EmployerNI != 0 {
		adds.Rows = append(adds.Rows, s.worked(v, payroll.WhyAllowanceUsed, -r.AllowanceUsed))
	}
	adds.Rows = append(adds.Rows, s.worked(v, payroll.WhyEmployerPension, r.EmployerPension))
	if s.GivenUp > 0 {
		adds.Rows = append(adds.Rows, row{Text: v.T("payslip.paid-in"), Amount: s.GivenUp, Lines: s.WhyGivenUp.Lines})
	}
	if back := s.Recovered.Total(); back > 0 {
		adds.Rows = append(adds.Rows, row{Text: v.T("payslip.comes-back"), Amount: -back, Lines: s.WhyRecovered.Lines})
	}
	return adds
}

// orderRows has what each order takes, by the name of whoever made it, and what
// the employer takes for its work.
func (s slipView) orderRows(v *visit.Visit) []row {
	if len(s.Orders) == 0 {
		return nil
	}
	var rows []row
	var charges money.Amount
	for _, o := range s.Orders {
		r := row{Text: o.Issuer + " " + o.Reference, Amount: o.Amount, Lines: s.WhyOrders.Lines}
		if o.Arrears > 0 {
			r.Small = v.T("payslip.order-left", "amount", o.Arrears)
		}
		rows, charges = append(rows, r), charges+o.Charge
	}
	if charges > 0 {
		rows = append(rows, row{Text: v.T("payslip.order-charge"), Amount: charges, Lines: s.WhyOrders.Lines})
	}
	return rows
}

// worked gives a row with its working, found by its key.
func (s slipView) worked(v *visit.Visit, key msg.Key, amount money.Amount) row {
	r := row{Text: v.Words.Say(key.Text()), Amount: amount}
	if l := payroll.LineOf(&s.Working, key); l != nil {
		r.Lines = l.Lines
		if len(l.Cites) > 0 {
			r.Lines = append(r.Lines[:len(r.Lines):len(r.Lines)], explain.Line{Text: l.Text, Amount: l.Amount, Cites: l.Cites})
		}
	}
	return r
}

// checks gives the lines of the working that say what else was looked at: the
// minimum wage, and what is to be done about a pension.
func (s slipView) checks() []explain.Line {
	var lines []explain.Line
	for _, note := range []*explain.Note{s.WhyLetter, s.WhyHoliday, s.WhyLeft} {
		if note != nil {
			lines = append(lines, note.Lines...)
		}
	}
	if len(s.Family) == 0 && s.WhyFamily != nil { // why none is paid
		lines = append(lines, s.WhyFamily.Lines...)
	}
	for _, key := range []msg.Key{payroll.WhyMinimumWage, payroll.WhyPensionDuty} {
		if l := payroll.LineOf(&s.Working, key); l != nil && len(l.Lines) > 0 {
			lines = append(lines, *l)
		}
	}
	return lines
}
