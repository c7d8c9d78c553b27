package rti

import (
	"slices"

	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a job and its payment.
var (
	ChooseDeclaration = msg.New("rti.choose-declaration", "Choose statement A, B or C from the starter checklist")
	EnterPayID        = msg.New("rti.enter-pay-id", "Enter a payroll number of up to 35 letters, digits and common signs")
	EnterLeft         = msg.New("rti.enter-left", "Enter the leaving date: this payment comes after it")
	ChooseFrequency   = msg.New("rti.choose-frequency", "Choose how often the PA is paid")
	ChooseLate        = msg.New("rti.choose-late", "Choose a reason that HMRC knows for reporting late, or none")
	EnterPeriods      = msg.New("rti.enter-periods", "Enter how many pay periods this covers, from 1 to 99")
	ChooseHours       = msg.New("rti.choose-hours", "Choose a band of weekly hours from A to E")
	ChoosePlan        = msg.New("rti.choose-plan", "Choose a student loan plan that can be reported in the tax year {year}")
	OneJob            = msg.New("rti.one-job", "Give each person between 1 and 15 jobs")
)

// Check names every field that HMRC would refuse the submission for: its
// schema first, then its business rules, by number in the comments here (HMRC,
// Internet Filing PAYE RTI 2026). All faults come joined.
func (f FPS) Check() error {
	var c checker
	y, ok := f.check(&c)
	if !ok {
		return c.err()
	}
	c.want(len(f.Employees) > 0 || f.Final.said(), "employees", NoOne) // rule 7877
	for i, e := range f.Employees {
		c.each("employees", i, func() {
			e.check(&c, f.Made)
			c.want(len(e.Employments) >= 1 && len(e.Employments) <= 15, "employments", OneJob)
			for j, job := range e.Employments {
				c.each("employments", j, func() { job.check(&c, e, y, f.Made) })
			}
		})
	}
	return c.err()
}

func (j Employment) check(c *checker, e Employee, y year, made calendar.Date) {
	if j.Starter.said() {
		c.part("starter", func() { j.Starter.check(c, e.Address, made) })
	}
	c.want(j.PayID == "" || inNumber.MatchString(j.PayID), "pay-id", EnterPayID)
	c.want(j.OldPayID == "" || inNumber.MatchString(j.OldPayID), "old-pay-id", EnterPayID)
	if !j.Left.IsZero() { // rule 7831
		c.between(j.Left, y.firstLeaver, made.AddDays(30), "left")
	}
	c.want(!j.Payment.AfterLeaving || !j.Left.IsZero(), "left", EnterLeft) // rule 7847
	c.part("to-date", func() { j.ToDate.check(c) })
	c.part("payment", func() { j.Payment.check(c, y) })
	j.checkNI(c, e, y)
}

// check keeps rules 7828, 7829, 7878 and 7881. Rule 7934 holds by how a
// starter is written.
func (s Starter) check(c *checker, home Address, made calendar.Date) {
	c.want(slices.Contains([]tax.Declaration{tax.FirstJob, tax.OnlyJob, tax.AnotherJob, tax.NoneMade}, s.Declaration),
		"declaration", ChooseDeclaration)
	if s.Date.IsZero() {
		return
	}
	by := made.AddDays(30)
	c.want(!s.Date.After(by), "date", DateBy, "by", by)
	c.want(s.Declaration != tax.NoneMade, "declaration", ChooseDeclaration)
	c.want(home.lines() >= 2, "address", TwoLines)
}

func (d ToDate) check(c *checker) {
	c.amount(d.Taxable, 0, most, "taxable")
	c.amount(d.Tax, -most, most, "tax")
	c.pounds(d.StudentLoan, 0, "student-loan")
	c.pounds(d.PostgraduateLoan, 0, "postgraduate-loan")
	c.amount(d.PensionBeforeTax, 0, most, "pension-before-tax")
	c.amount(d.PensionAfterTax, 0, most, "pension-after-tax")
	for _, p := range d.Family.all() {
		c.amount(p.amount, 0, 999_999_99, "family."+p.field)
	}
}

func (p Payment) check(c *checker, y year) {
	known := period.Frequency(p.Frequency).Known() || p.Frequency == Once || p.Frequency == Irregular
	c.want(known, "frequency", ChooseFrequency)
	c.between(p.Date, y.tax.First(), y.tax.Last(), "date")
	c.want(slices.Contains([]LateReason{"", "A", "B", "C", "D", "F", "G", "H"}, p.Late), "late", ChooseLate)
	c.want(p.Periods >= 1 && p.Periods <= 99, "periods", EnterPeriods)
	c.want(p.Hours >= UpTo16Hours && p.Hours <= NoUsualHours && len(p.Hours) == 1, "hours", ChooseHours)
	switch {
	case p.Code.IsZero():
		c.want(false, "code", tax.EnterCode)
	default:
		c.want(inCode.MatchString(p.Code.Base()), "code", tax.NoSuchCode, "code", p.Code.String())
	}
	p.checkAmounts(c)
	c.want(p.Plan == loan.None && p.StudentLoan == 0 || slices.Contains(y.plans, p.Plan), "plan", ChoosePlan, "year", y.tax.String())
}

func (p Payment) checkAmounts(c *checker) {
	for _, a := range []struct {
		field  string
		amount money.Amount
	}{
		{"taxable", p.Taxable}, {"not-taxed", p.NotTaxed}, {"deducted", p.Deducted}, {"after-statutory", p.AfterStatutory},
		{"pension-before-tax", p.PensionBeforeTax}, {"pension-after-tax", p.PensionAfterTax}, {"tax", p.Tax},
	} {
		c.amount(a.amount, -most, most, a.field)
	}
	c.pounds(p.StudentLoan, -99_999_00, "student-loan")
	c.pounds(p.PostgraduateLoan, -99_999_00, "postgraduate-loan")
}
