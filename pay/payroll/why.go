package payroll

import (
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The top lines of a payslip's note, in the order in which they stand. Each
// carries the amount of the result's field of that name and its working
// beneath; all are there on every payslip, with nothing in them when there is
// nothing. Before WhyGross stands one line for each pay line, in order, with
// the key of its kind; before WhyNet one for each other deduction.
var (
	WhyGross            = msg.New("payroll.why.gross", "Pay before anything is taken off")
	WhyTaxable          = msg.New("payroll.why.taxable", "Pay that is taxed")
	WhyTax              = msg.New("payroll.why.tax", "Tax")
	WhyEmployeeNI       = msg.New("payroll.why.employee-ni", "National Insurance")
	WhyStudentLoan      = msg.New("payroll.why.student-loan", "Student loan")
	WhyPostgraduateLoan = msg.New("payroll.why.postgraduate-loan", "Postgraduate loan")
	WhyWorkerPension    = msg.New("payroll.why.worker-pension", "Pension")
	WhyDeduction        = msg.New("payroll.why.deduction", "{name}")
	WhyNet              = msg.New("payroll.why.net", "Pay to take home")
	WhyEmployerNI       = msg.New("payroll.why.employer-ni", "National Insurance that the employer pays")
	WhyAllowanceUsed    = msg.New("payroll.why.allowance", "Covered by the employer's Employment Allowance")
	WhyEmployerPension  = msg.New("payroll.why.employer-pension", "Pension that the employer pays in")
	WhyPensionDuty      = msg.New("payroll.why.pension-duty", "What the employer must do about a pension")
	WhyMinimumWage      = msg.New("payroll.why.minimum-wage", "The minimum wage check")
)

// The keys of pay lines, by kind.
var (
	WhyHours   = msg.New("payroll.line.hours", "Work")
	WhySleepIn = msg.New("payroll.line.sleep-in", "Sleep-ins")
	WhyPremium = msg.New("payroll.line.premium", "Extra for nights, weekends or bank holidays")
	WhyHoliday = msg.New("payroll.line.holiday", "Holiday pay")
	WhySick    = msg.New("payroll.line.sick", "Sick pay")
	WhyFamily  = msg.New("payroll.line.family", "Family leave pay")
	WhyOther   = msg.New("payroll.line.other", "Other pay")
)

var (
	whyAtRate    = msg.New("payroll.why.at-rate", "{time} at {rate} an hour")
	whyTime      = msg.New("payroll.why.time", "{time}")
	whyAwake     = msg.New("payroll.why.awake", "{time} of it awake to work")
	whySpared    = msg.New("payroll.why.loans-spared", "Less what is more than this payment holds")
	whyAlready   = msg.New("payroll.why.already", "Less what was already taken in this pay period")
	whyBack      = msg.New("payroll.why.pension-back", "Less what comes back, because the PA opted out of the pension")
	whyPretax    = msg.New("payroll.why.pension-before-tax", "Less pension, which this scheme takes before tax")
	whyTakenOff  = msg.New("payroll.why.taken-off", "All that is taken off")
	whyLeft      = msg.New("payroll.why.allowance-left", "Employment Allowance left this tax year before this payslip")
	whyNoneLeft  = msg.New("payroll.why.allowance-none", "There is no Employment Allowance left to use")
	whyLawful    = msg.New("payroll.why.lawful", "This pay is not below the minimum wage")
	whyNotLawful = msg.New("payroll.why.not-lawful", "This pay is below the minimum wage")
)

// Key gives the key under which a pay line of the kind stands in a note.
func (k Kind) Key() msg.Key {
	switch k {
	case Hours:
		return WhyHours
	case SleepIn:
		return WhySleepIn
	case Premium:
		return WhyPremium
	case Holiday:
		return WhyHoliday
	case Sick:
		return WhySick
	case Family:
		return WhyFamily
	}
	return WhyOther
}

// LineOf gives the top line of a payslip's note with the key, or nil when the
// note has none.
func LineOf(note *explain.Note, key msg.Key) *explain.Line {
	if note == nil {
		return nil
	}
	for i := range note.Lines {
		if note.Lines[i].Text.Key == key {
			return &note.Lines[i]
		}
	}
	return nil
}

// workings are the notes of the parts; all nil when nothing is recorded.
type workings struct{ tax, ni, loans, pension, duty, wage *explain.Note }

func newWorkings() workings {
	return workings{&explain.Note{}, &explain.Note{}, &explain.Note{}, &explain.Note{}, &explain.Note{}, &explain.Note{}}
}

func explainPayslip(in Input, y *rates.Year, r Result, w workings, why *explain.Note) {
	for _, l := range in.Lines {
		explainLine(l, why)
	}
	why.Add(WhyGross.Text(), r.Gross)
	taxable := &explain.Note{}
	if r.Taxable != r.Gross {
		taxable.Add(WhyGross.Text(), r.Gross)
		taxable.Add(whyPretax.Text(), r.Taxable-r.Gross)
	}
	why.AddWorked(WhyTaxable.Text(), r.Taxable, taxable)
	why.AddWorked(WhyTax.Text(), r.Tax, w.tax, y.Tax.Cites...)
	so := in.already()
	employee, employer := sides(w.ni)
	less(employee, so.EmployeeNI)
	less(employer, so.EmployerNI)
	why.AddWorked(WhyEmployeeNI.Text(), r.EmployeeNI, employee)
	explainLoans(in, r, so, w.loans, why)
	mine, theirs := pensionSides(in, w.pension)
	less(mine, so.Contributions.Taken)
	less(theirs, so.Contributions.Employer)
	back(mine, in.PensionBack.Worker)
	back(theirs, in.PensionBack.Employer)
	why.AddWorked(WhyWorkerPension.Text(), r.WorkerPension, mine)
	for _, d := range in.Deductions {
		why.Add(WhyDeduction.With("name", d.Name), d.Amount)
	}
	explainNet(r, why)
	why.AddWorked(WhyEmployerNI.Text(), r.EmployerNI, employer)
	explainAllowance(in, y, r, why)
	why.AddWorked(WhyEmployerPension.Text(), r.EmployerPension, theirs)
	why.Lines = append(why.Lines, explain.Line{Text: WhyPensionDuty.Text(), Lines: w.duty.Lines})
	explainWage(r, w.wage, why)
}

func explainLine(l Line, why *explain.Note) {
	sub := &explain.Note{}
	switch {
	case l.Amount == 0 && l.Minutes > 0:
		sub.Add(whyAtRate.With("time", minutes(l.Minutes), "rate", l.Rate), l.Pay())
	case l.Minutes > 0:
		sub.Say(whyTime.With("time", minutes(l.Minutes)))
	}
	if l.Awake > 0 {
		sub.Say(whyAwake.With("time", minutes(l.Awake)))
	}
	why.AddWorked(l.Kind.Key().Text(), l.Pay(), sub)
}

func minutes(n int) msg.Value { return msg.Value{Kind: msg.Minutes, N: int64(n)} }

// sides takes the two lines of the National Insurance note apart.
func sides(n *explain.Note) (employee, employer *explain.Note) {
	return &explain.Note{Lines: n.Lines[:1:1]}, &explain.Note{Lines: n.Lines[1:]}
}

// less takes off what an earlier payment of the same period bore.
func less(n *explain.Note, already money.Amount) {
	if already != 0 {
		n.Add(whyAlready.Text(), -already)
	}
}

// spare takes off what is more than this payment holds (see boundLoans).
func spare(n *explain.Note, taken money.Amount) {
	due := money.Amount(0)
	for _, l := range n.Lines {
		if l.Amount != nil {
			due += *l.Amount
		}
	}
	if due > taken {
		n.Add(whySpared.Text(), taken-due)
	}
}

// back takes off what comes back because the PA opted out of a pension.
func back(n *explain.Note, refund money.Amount) {
	if refund != 0 {
		n.Add(whyBack.Text(), -refund)
	}
}

// explainLoans gives each loan its own line. The part's note has one line for
// each loan there is, the student loan first.
func explainLoans(in Input, r, so Result, n *explain.Note, why *explain.Note) {
	student, postgraduate := n, &explain.Note{}
	switch {
	case in.Loans.Postgraduate && in.Loans.Student != loan.None:
		student, postgraduate = &explain.Note{Lines: n.Lines[:1:1]}, &explain.Note{Lines: n.Lines[1:]}
	case in.Loans.Postgraduate:
		student, postgraduate = postgraduate, n
	}
	less(student, so.StudentLoan)
	less(postgraduate, so.PostgraduateLoan)
	spare(student, r.StudentLoan)
	spare(postgraduate, r.PostgraduateLoan)
	why.AddWorked(WhyStudentLoan.Text(), r.StudentLoan, student)
	why.AddWorked(WhyPostgraduateLoan.Text(), r.PostgraduateLoan, postgraduate)
}

// pensionSides takes the employer's share, the last line, from the worker's.
func pensionSides(in Input, n *explain.Note) (worker, employer *explain.Note) {
	if in.Pension.Scheme == pension.NotMember {
		return n, &explain.Note{}
	}
	last := len(n.Lines) - 1
	return &explain.Note{Lines: n.Lines[:last:last]}, &explain.Note{Lines: n.Lines[last:]}
}
