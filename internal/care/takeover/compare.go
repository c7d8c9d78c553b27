package takeover

import (
	"slices"

	"ownway/pay/notice"
	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Difference is one figure of a payslip that comes out otherwise here.
type Difference struct {
	Figure  Figure
	Old     money.Amount
	Ours    money.Amount
	Reasons []msg.Text // none: it is not explained
}

// Compared is one old payslip beside ours.
type Compared struct {
	Row         int
	Key         Key
	Employer    string
	PA          string
	PayDay      calendar.Date
	Differences []Difference
	Notes       []msg.Text // what differs and changes no figure yet
	CannotSay   msg.Text   // why no payslip can be worked out
}

// Exact reports whether every figure is the same to the penny.
func (c Compared) Exact() bool { return len(c.Differences) == 0 && c.CannotSay.IsZero() }

// Explained reports whether the reason for each difference was found.
func (c Compared) Explained() bool {
	for _, d := range c.Differences {
		if len(d.Reasons) == 0 {
			return false
		}
	}
	return len(c.Differences) > 0 && c.CannotSay.IsZero()
}

// Report is a parallel run.
type Report struct {
	Slips   []Compared
	Missing []Key // jobs with no old payslip to compare with
}

// Count gives how many payslips are the same to the penny, how many differ for
// a reason that was found, and how many for none.
func (r Report) Count() (exact, explained, unexplained int) {
	for _, c := range r.Slips {
		switch {
		case c.Exact():
			exact++
		case c.Explained():
			explained++
		default:
			unexplained++
		}
	}
	return exact, explained, unexplained
}

// Compare works each old payslip out as the wages run would, from what is taken
// over, and looks for the reason of each difference. Of several payslips of a job
// each is judged by itself: it goes on from what the one before it was on paper.
func Compare(s Set, slips []OldSlip) (Report, error) {
	var report Report
	before := map[Key]payroll.YearToDate{}
	used := map[string]money.Amount{}
	jobs := map[Key]Job{}
	for _, j := range s.Jobs {
		jobs[j.Key], before[j.Key] = j, j.Standing.Before
		used[j.Key.Employer] += j.Standing.Before.AllowanceUsed
	}
	done := map[Key]bool{}
	for _, slip := range slips {
		j := jobs[slip.Key]
		e, _ := s.employer(slip.Key.Employer)
		b := bench{job: j, slip: slip, before: before[slip.Key], used: used[slip.Key.Employer]}
		c, after, err := b.compare()
		if err != nil {
			return report, err
		}
		c.Employer, c.PA = e.Person.Name, j.PA.Name
		before[slip.Key], done[slip.Key] = after, true
		used[slip.Key.Employer] += after.AllowanceUsed - b.before.AllowanceUsed
		report.Slips = append(report.Slips, c)
	}
	for _, j := range s.Jobs {
		if !done[j.Key] {
			report.Missing = append(report.Missing, j.Key)
		}
	}
	return report, nil
}

// bench is one old payslip, and what ours is worked out from.
type bench struct {
	job    Job
	slip   OldSlip
	before payroll.YearToDate
	used   money.Amount // Employment Allowance that the employer has used this tax year
	year   *rates.Year
	first  payroll.Input // as it is taken over
	in     payroll.Input // as it stands after the reasons found so far
	penny  money.Amount  // what rounding found so far adds to net pay
	found  []Difference
}

func (b *bench) compare() (Compared, payroll.YearToDate, error) {
	c := Compared{Row: b.slip.Row, Key: b.slip.Key, PayDay: b.slip.PayDay}
	err := b.input()
	var ours payroll.Result
	if err == nil {
		ours, err = payroll.Calculate(b.in, nil)
	}
	if all := fault.All(err); len(all) > 0 { // a payslip that cannot be is told, and the others go on
		c.CannotSay = all[0].Text
		return c, b.before, nil
	}
	if err != nil {
		return c, b.before, err
	}
	before := b.in.Before
	b.first = b.in
	for _, step := range []func(payroll.Result) error{b.gross, b.pension, b.insurance, b.allowance, b.loans, b.tax, b.net} {
		if err := step(ours); err != nil {
			return c, b.before, err
		}
	}
	c.Differences, c.Notes = b.found, b.quiet()
	last, err := payroll.Calculate(b.in, nil)
	if err != nil {
		return c, b.before, err
	}
	after := last.After
	if paid, given := b.slip.Says[Tax]; given && b.in.Before == before {
		after.Tax = before.Tax + paid
	}
	if b.slip.ToDate != nil {
		after.Taxable, after.Tax = b.slip.ToDate.Taxable, b.slip.ToDate.Tax
	}
	return c, after, nil
}

// input fills what the wages run would work the payslip out from.
func (b *bench) input() error {
	y, err := rates.For(calendar.TaxYearOf(b.slip.PayDay))
	if err != nil {
		return err
	}
	b.year = y
	if b.before.Year != calendar.TaxYearOf(b.slip.PayDay) {
		b.before = payroll.YearToDate{}
	}
	stands, err := b.job.inForce(b.slip.PayDay, b.before)
	if err != nil {
		return err
	}
	s := b.job.Standing
	b.in = stands.Fill(payroll.Input{PayDate: b.slip.PayDay, Frequency: b.job.Terms.Frequency, Period: b.slip.Period, Born: b.job.PA.Born,
		Letter: b.job.letterOn(b.slip.PayDay, b.job.Letter), Before: b.before, AllowanceLeft: max(0, y.Allowance.Amount-b.used), Lines: b.slip.Lines})
	if s.Scheme != pension.NotMember {
		b.in.Pension = pension.Minimum(s.Scheme, y)
	}
	if b.slip.Deducted > 0 {
		b.in.Deductions = []payroll.Deduction{{Kind: payroll.Agreed, Name: "old payroll", Amount: b.slip.Deducted}}
	}
	return nil
}

// quiet tells of a code or letter on the old payslip that is not ours, where no
// figure differs for it.
func (b *bench) quiet() []msg.Text {
	var notes []msg.Text
	if old := b.slip.Code; !old.IsZero() && old != b.first.Code && !b.differed(Tax) {
		notes = append(notes, quietCode.With("old", old.String(), "ours", b.first.Code.String()))
	}
	if old := b.slip.Letter; old != 0 && old != b.first.Letter && !b.differed(EmployeeNI) && !b.differed(EmployerNI) {
		notes = append(notes, quietLetter.With("old", old.String(), "ours", b.first.Letter.String()))
	}
	return notes
}

func (b *bench) differed(f Figure) bool {
	return slices.ContainsFunc(b.found, func(d Difference) bool { return d.Figure == f })
}

// What will differ as soon as pay is higher.
var (
	quietCode   = msg.New("takeover.quiet-code", "The old payslip has the tax code {old}, and {ours} was taken over. It makes no difference to this payslip")
	quietLetter = msg.New("takeover.quiet-letter", "The old payslip has the National Insurance letter {old}, and here it is {ours}. It makes no difference to this payslip")
)

// inForce gives the code and the loans that a payday goes by, with HMRC's notices.
func (j Job) inForce(payDay calendar.Date, before payroll.YearToDate) (notice.Standing, error) {
	code, err := tax.Parse(j.Standing.Code)
	if err != nil {
		return notice.Standing{}, err
	}
	return notice.InForce(notice.Standing{Code: code, Loans: j.Standing.Loans, PreviousYear: before.Year, PreviousPay: before.EarlierPay,
		PreviousTax: before.EarlierTax}, j.Notices, payDay, nil)
}
