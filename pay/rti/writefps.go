package rti

import (
	"fmt"
	"strconv"

	"ownway/pay/payroll/loan"
	"ownway/pay/rti/element"
	"ownway/pay/rti/irmark"
	"ownway/value/money"
)

// The classes of the reports, as HMRC's gateway knows them.
const (
	ClassFPS = "HMRC-PAYE-RTI-FPS"
	ClassEPS = "HMRC-PAYE-RTI-EPS"
)

// Message gives the submission in its envelope, and its IRmark, which proves
// afterwards what was sent. A submission that HMRC would refuse is not
// written: see Check.
func (f FPS) Message(p Post) ([]byte, irmark.Mark, error) {
	body, err := f.Body()
	if err != nil {
		return nil, irmark.Mark{}, err
	}
	return f.message(ClassFPS, body, p)
}

// Body gives the submission by itself, with an empty IRmark: what HMRC's
// schema of the tax year is for.
func (f FPS) Body() ([]byte, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	y, err := yearOf(f.Year)
	if err != nil {
		return nil, err
	}
	return f.write(y.fps, "FullPaymentSubmission", func(w *element.Writer) {
		w.Text("RelatedTaxYear", y.short())
		for _, e := range f.Employees {
			w.Inside("Employee", func() { e.write(w) })
		}
	}), nil
}

func (e Employee) write(w *element.Writer) {
	w.Inside("EmployeeDetails", func() {
		e.writeDetails(w)
		w.Given("PassportNumber", plain(e.Passport))
	})
	for _, j := range e.Employments {
		w.Inside("Employment", func() { j.write(w) })
	}
}

func (e Employee) writeDetails(w *element.Writer) {
	w.Given("NINO", string(e.NINO))
	w.Inside("Name", func() {
		w.Given("Ttl", plain(e.Name.Title))
		for _, f := range e.Name.Forenames {
			w.Text("Fore", plain(f))
		}
		w.Given("Initials", plain(e.Name.Initials))
		w.Text("Sur", plain(e.Name.Surname))
	})
	if a := e.Address; a.lines() > 0 || a.Postcode != "" {
		w.Inside("Address", func() {
			for _, l := range a.Lines {
				w.Given("Line", plain(l))
			}
			w.Given("UKPostcode", string(a.Postcode))
			w.Given("ForeignCountry", plain(a.Country))
		})
	}
	w.Text("BirthDate", e.Born.String())
	w.Text("Gender", string(e.Gender))
}

func (j Employment) write(w *element.Writer) {
	if s := j.Starter; s.said() {
		w.Inside("Starter", func() {
			w.Given("StartDate", s.Date.String())
			w.Given("StartDec", string(s.Declaration))
			w.Yes("StudentLoan", s.StudentLoan)
			w.Yes("PostgradLoan", s.Postgraduate)
		})
	}
	w.Given("EmployeeWorkplacePostcode", string(j.Workplace))
	w.Given("PayId", j.PayID)
	if j.OldPayID != "" {
		w.Inside("PayIdChgd", func() {
			w.Yes("PayrollIdChangedIndicator", true)
			w.Text("OldPayrollId", j.OldPayID)
		})
	}
	w.Yes("IrrEmp", j.Irregular)
	w.Given("LeavingDate", j.Left.String())
	w.Inside("FiguresToDate", func() { j.ToDate.write(w) })
	w.Inside("Payment", func() { j.Payment.write(w, j.ToDate.Family) })
	for _, n := range j.NI {
		w.Inside("NIlettersAndValues", func() { n.write(w) })
	}
}

func (d ToDate) write(w *element.Writer) {
	w.Text("TaxablePay", d.Taxable.Plain())
	w.Text("TotalTax", d.Tax.Plain())
	w.Text("StudentLoansTD", d.StudentLoan.Plain())
	w.Text("PostgradLoansTD", d.PostgraduateLoan.Plain())
	w.Text("EmpeePenContribnsPaidYTD", d.PensionBeforeTax.Plain())
	w.Text("EmpeePenContribnsNotPaidYTD", d.PensionAfterTax.Plain())
}

func (p Payment) write(w *element.Writer, f Family) {
	w.Text("PayFreq", string(p.Frequency))
	w.Text("PmtDate", p.Date.String())
	w.Given("LateReason", string(p.Late))
	if n, week := p.Number(); week {
		w.Text("WeekNo", strconv.Itoa(n))
	} else {
		w.Text("MonthNo", strconv.Itoa(n))
	}
	w.Text("PeriodsCovered", strconv.Itoa(p.Periods))
	w.Yes("AggregatedEarnings", p.Together)
	w.Yes("PmtAfterLeaving", p.AfterLeaving)
	w.Text("HoursWorked", string(p.Hours))
	p.writeCode(w)
	w.Text("TaxablePay", p.Taxable.Plain())
	given(w, "NonTaxOrNICPmt", p.NotTaxed)
	given(w, "DednsFromNetPay", p.Deducted)
	w.Text("PayAfterStatDedns", p.AfterStatutory.Plain())
	given(w, "EmpeePenContribnsPaid", p.PensionBeforeTax)
	given(w, "EmpeePenContribnsNotPaid", p.PensionAfterTax)
	if p.Plan != loan.None {
		w.Text("StudentLoanRecovered", p.StudentLoan.Plain(), element.Attr{Name: "PlanType", Value: fmt.Sprintf("%02d", p.Plan)})
	}
	given(w, "PostgradLoanRecovered", p.PostgraduateLoan)
	w.Text("TaxDeductedOrRefunded", p.Tax.Plain())
	w.Yes("OnStrike", p.OnStrike)
	w.Yes("UnpaidAbsence", p.UnpaidAbsence)
	for _, kind := range f.all() {
		given(w, kind.element+"YTD", kind.amount)
	}
}

func (p Payment) writeCode(w *element.Writer) {
	var attrs []element.Attr
	if p.Alone || p.Code.Alone() {
		attrs = append(attrs, element.Attr{Name: "BasisNonCumulative", Value: "yes"})
	}
	if region := p.Code.Region().Prefix(); region != "" {
		attrs = append(attrs, element.Attr{Name: "TaxRegime", Value: region})
	}
	w.Text("TaxCode", p.Code.Base(), attrs...)
}

func (n NI) write(w *element.Writer) {
	w.Text("NIletter", n.Letter.String())
	w.Text("GrossEarningsForNICsInPd", n.Pay.Plain())
	w.Text("GrossEarningsForNICsYTD", n.PayToDate.Plain())
	w.Text("AtLELYTD", n.Bands.AtLEL.Plain())
	w.Text("LELtoPTYTD", n.Bands.LELToPT.Plain())
	w.Text("PTtoUELYTD", n.Bands.PTToUEL.Plain())
	w.Text("TotalEmpNICInPd", n.Employer.Plain())
	w.Text("TotalEmpNICYTD", n.EmployerToDate.Plain())
	w.Text("EmpeeContribnsInPd", n.Employee.Plain())
	w.Text("EmpeeContribnsYTD", n.EmployeeToDate.Plain())
}

// given writes an amount, and nothing when it is nothing.
func given(w *element.Writer, name string, a money.Amount) {
	if a != 0 {
		w.Text(name, a.Plain())
	}
}

// familyPay is one kind of statutory pay for parents.
type familyPay struct {
	field, element string
	amount         money.Amount
}

func (f Family) all() []familyPay {
	return []familyPay{
		{"smp", "SMP", f.SMP}, {"spp", "SPP", f.SPP}, {"sap", "SAP", f.SAP},
		{"shpp", "ShPP", f.ShPP}, {"spbp", "SPBP", f.SPBP}, {"sncp", "SNCP", f.SNCP},
	}
}
