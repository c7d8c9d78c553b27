package work

import (
	"slices"

	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Fix is what was wrong about payslips from one on. What is left out was right.
type Fix struct {
	From     PayslipID
	Code     string       // the tax code that should have been used
	Rate     money.Amount // an hourly rate that was used
	RightFor money.Amount // and the one that should have been
	Insured  *Insured     // the facts for the category letter
	Loans    *loan.Plans
}

// NoSuchPayslip is the fault of putting right a payslip that is not there.
var NoSuchPayslip = msg.New("work.no-such-payslip", "Choose one of the payslips of this job and this tax year")

// On gives the employment as it should have been from then on. Terms change by
// themselves: a rate is put right there.
func (f Fix) On(e Employment) Employment {
	if f.Code != "" {
		e.Standing.Code = f.Code
	}
	if f.Insured != nil {
		e.Standing.Insured = *f.Insured
	}
	if f.Loans != nil {
		e.Standing.Loans = *f.Loans
	}
	return e
}

// Figures are what one thing or more came to.
type Figures struct {
	Gross, Tax, EmployeeNI, EmployerNI, Allowance, Loans, WorkerPension, EmployerPension, Net money.Amount
}

func figuresOf(r payroll.Result) Figures {
	return Figures{Gross: r.Gross, Tax: r.Tax, EmployeeNI: r.EmployeeNI, EmployerNI: r.EmployerNI, Allowance: r.AllowanceUsed,
		Loans: r.StudentLoan + r.PostgraduateLoan, WorkerPension: r.WorkerPension, EmployerPension: r.EmployerPension, Net: r.Net}
}

// less takes other figures off, figure by figure.
func (f Figures) less(o Figures) Figures {
	return Figures{f.Gross - o.Gross, f.Tax - o.Tax, f.EmployeeNI - o.EmployeeNI, f.EmployerNI - o.EmployerNI, f.Allowance - o.Allowance,
		f.Loans - o.Loans, f.WorkerPension - o.WorkerPension, f.EmployerPension - o.EmployerPension, f.Net - o.Net}
}

func (f Figures) plus(o Figures) Figures { return f.less(Figures{}.less(o)) }

// ToHMRC gives what more is owed to HMRC; below zero is to have back.
func (f Figures) ToHMRC() money.Amount {
	return f.Tax + f.EmployeeNI + f.EmployerNI - f.Allowance + f.Loans
}

// Rerun is a tax year worked out again from one payslip on.
type Rerun struct {
	Should []Payslip // as they should have been, oldest first: what HMRC is told
	Each   []Figures // what each differs by
	All    Figures   // what they differ by together: to be carried to the next payslip
}

// Totals gives what the payslips should come to together.
func (r Rerun) Totals() Figures {
	var f Figures
	for _, p := range r.Should {
		f = f.plus(figuresOf(p.Result))
	}
	return f
}

// RunAgain works out the payslips of an employment again, from the one that was
// wrong to the last of its tax year, each on the corrected year to date of the one
// before. What was paid is not touched: it says what should have been and the
// difference. allowanceLeft is the Employment Allowance that the employer has left.
func RunAgain(e Employment, slips []Payslip, fix Fix, allowanceLeft money.Amount) (Rerun, error) {
	at := slices.IndexFunc(slips, func(p Payslip) bool { return p.ID == fix.From })
	if at < 0 {
		return Rerun{}, fault.Invalid("payslip", NoSuchPayslip)
	}
	year := calendar.TaxYearOf(slips[at].PayDay)
	before := Due{Employment: e, Earlier: slips[:at], PayDay: slips[at].PayDay}.before()
	var run Rerun
	for _, was := range slips[at:] {
		if calendar.TaxYearOf(was.PayDay) != year {
			break
		}
		should, err := again(e, was, fix, before, allowanceLeft+was.Result.AllowanceUsed)
		if err != nil {
			return Rerun{}, err
		}
		before = should.Result.After
		change := figuresOf(should.Result).less(figuresOf(was.Result))
		allowanceLeft -= change.Allowance
		run.Should, run.Each, run.All = append(run.Should, should), append(run.Each, change), run.All.plus(change)
	}
	return run, nil
}

// again works out one payslip with the right facts.
func again(e Employment, was Payslip, fix Fix, before payroll.YearToDate, allowance money.Amount) (Payslip, error) {
	y, err := rates.For(calendar.TaxYearOf(was.PayDay))
	if err != nil {
		return Payslip{}, err
	}
	p := was
	p.Lines = slices.Clone(was.Lines)
	if fix.Code != "" {
		p.Code = fix.Code
	}
	if fix.Loans != nil {
		p.Loans = *fix.Loans
	}
	if fix.Insured != nil {
		e.Standing.Insured = *fix.Insured
		p.Letter, p.WhyLetter = e.letter(was.PayDay)
	}
	code, err := tax.Parse(p.Code)
	if err != nil {
		return Payslip{}, err
	}
	in := payroll.Input{PayDate: was.PayDay, Frequency: was.Frequency, Period: was.Period, Born: e.PABorn, Code: code, Letter: p.Letter,
		Loans: p.Loans, Pension: was.member(y), PensionBack: was.Result.PensionBack, Before: before, AllowanceLeft: allowance,
		Already: was.Already, Deductions: was.deductions()}
	for i := range p.Lines {
		if l := &p.Lines[i]; fix.RightFor > 0 && l.Rate == fix.Rate && l.Amount == 0 {
			l.Rate = fix.RightFor
		}
		in.Lines = append(in.Lines, p.Lines[i].Line)
	}
	p.Working.Lines = nil
	p.Result, err = payroll.Calculate(in, &p.Working)
	return p, err
}
