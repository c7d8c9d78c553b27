package forms

import (
	"ownway/pay/payroll"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of a P32's working.
var (
	WhyDue       = msg.New("forms.why.due", "Owed to HMRC for tax month {month}")
	whyTax       = msg.New("forms.why.tax", "Income Tax")
	whyStudent   = msg.New("forms.why.student", "Student loans")
	whyPostgrad  = msg.New("forms.why.postgraduate", "Postgraduate loans")
	whyWorkerNI  = msg.New("forms.why.worker-ni", "National Insurance of the PAs")
	whyBossNI    = msg.New("forms.why.employer-ni", "National Insurance of the employer")
	whyAllowance = msg.New("forms.why.allowance", "Covered by the Employment Allowance")
	whyRecovered = msg.New("forms.why.recovered", "Statutory pay taken back")
	whyCompensed = msg.New("forms.why.compensation", "Compensation for National Insurance on statutory pay")
)

var aboutP32 = memory("HMRC form P32, its columns")

// Slip is what one payslip adds to what is owed to HMRC.
type Slip struct {
	PayDate                       calendar.Date
	Tax                           money.Amount // below zero is a refund
	StudentLoan, PostgraduateLoan money.Amount
	EmployeeNI, EmployerNI        money.Amount
	Allowance                     money.Amount // Employment Allowance that covers EmployerNI
}

// SlipOf takes from a payslip what is owed to HMRC for it.
func SlipOf(payDate calendar.Date, r payroll.Result) Slip {
	return Slip{payDate, r.Tax, r.StudentLoan, r.PostgraduateLoan, r.EmployeeNI, r.EmployerNI, r.AllowanceUsed}
}

// Recovery is statutory pay for parents that is taken back in one tax month,
// as the employer payment summary tells it, but of that month alone.
type Recovery struct {
	Month        int // 1 to 12
	Pay          rti.Family
	Compensation rti.Family
}

// Paid is a payment to HMRC for a tax month.
type Paid struct {
	Month  int
	On     calendar.Date
	Amount money.Amount
}

// P32 is the employer's record of a tax year, month by month.
type P32 struct {
	Year      calendar.TaxYear
	Quarterly bool // paid each quarter, not each month
	Months    [12]P32Month
}

// P32Month is one tax month, and the year with it.
type P32Month struct {
	Month        int
	Period       calendar.Period // the 6th to the 5th
	Tax          money.Amount
	StudentLoan  money.Amount
	Postgraduate money.Amount
	EmployeeNI   money.Amount
	EmployerNI   money.Amount
	Allowance    money.Amount
	Recovered    money.Amount
	Compensation money.Amount
	Due          money.Amount // below zero is owed by HMRC
	Paid         money.Amount
	DueToDate    money.Amount
	PaidToDate   money.Amount
	PayBy        calendar.Date // by transfer
	PostBy       calendar.Date // by post
}

// StillDue gives what is owed for the year up to this month and not paid; below
// zero it is owed by HMRC, and covers what comes next.
func (m P32Month) StillDue() money.Amount { return m.DueToDate - m.PaidToDate }

// NewP32 works out the record from a year's payslips, what was taken back and
// what was paid. Every month that has something to say, of however many, gets
// a line in why. A payslip of another tax year or a month that does not exist
// is a fault.
func NewP32(y calendar.TaxYear, quarterly bool, slips []Slip, back []Recovery, paid []Paid, why *explain.Note) (P32, error) {
	f := P32{Year: y, Quarterly: quarterly}
	for _, s := range slips {
		if calendar.TaxYearOf(s.PayDate) != y {
			return P32{}, fault.Invalid("pay-date", MonthOfYear, "year", y.String())
		}
		f.Months[calendar.TaxMonth(s.PayDate)-1].add(s)
	}
	for _, r := range back {
		if r.Month < 1 || r.Month > 12 {
			return P32{}, fault.Invalid("recovered.month", rti.EnterMonth)
		}
		m := &f.Months[r.Month-1]
		m.Recovered += total(r.Pay)
		m.Compensation += total(r.Compensation)
	}
	for _, p := range paid {
		if p.Month < 1 || p.Month > 12 {
			return P32{}, fault.Invalid("paid.month", rti.EnterMonth)
		}
		f.Months[p.Month-1].Paid += p.Amount
	}
	f.finish(why)
	return f, nil
}

func (m *P32Month) add(s Slip) {
	m.Tax += s.Tax
	m.StudentLoan += s.StudentLoan
	m.Postgraduate += s.PostgraduateLoan
	m.EmployeeNI += s.EmployeeNI
	m.EmployerNI += s.EmployerNI
	m.Allowance += s.Allowance
}

func total(f rti.Family) money.Amount {
	return money.Sum(f.SMP, f.SPP, f.SAP, f.ShPP, f.SPBP, f.SNCP)
}

// finish adds up each month and the year to it.
func (f *P32) finish(why *explain.Note) {
	var due, paid money.Amount
	for i := range f.Months {
		m := &f.Months[i]
		m.Month = i + 1
		m.Period = calendar.Period{First: f.Year.First().AddMonths(i), Last: f.Year.First().AddMonths(i + 1).AddDays(-1)}
		m.Due = m.Tax + m.StudentLoan + m.Postgraduate + m.EmployeeNI + m.EmployerNI - m.Allowance - m.Recovered - m.Compensation
		due, paid = due+m.Due, paid+m.Paid
		m.DueToDate, m.PaidToDate = due, paid
		m.PayBy, m.PostBy = f.payBy(i)
		if why != nil {
			m.explain(why)
		}
	}
}

// payBy gives the days by which a month must be paid: the 22nd after it by
// transfer, the 19th by post; each quarter counts as its last month. Money
// that cannot move on the 22nd must move on the working day before.
func (f *P32) payBy(i int) (transfer, post calendar.Date) {
	if f.Quarterly {
		i += 2 - i%3
	}
	end := f.Year.First().AddMonths(i + 1).AddDays(-1)
	return calendar.LastWorkingDayUpTo(end.AddDays(17)), calendar.LastWorkingDayUpTo(end.AddDays(14))
}

func (m P32Month) explain(why *explain.Note) {
	sub := why.Sub()
	for _, l := range []struct {
		text   msg.Key
		amount money.Amount
	}{
		{whyTax, m.Tax}, {whyStudent, m.StudentLoan}, {whyPostgrad, m.Postgraduate}, {whyWorkerNI, m.EmployeeNI},
		{whyBossNI, m.EmployerNI}, {whyAllowance, -m.Allowance}, {whyRecovered, -m.Recovered}, {whyCompensed, -m.Compensation},
	} {
		if l.amount != 0 {
			sub.Add(l.text.Text(), l.amount)
		}
	}
	if !sub.Empty() {
		why.AddWorked(WhyDue.With("month", m.Month), m.Due, sub, aboutP32)
	}
}

// May be paid each quarter: whose average is under £1,500 a month (from
// memory).
const quarterlyBelow = money.Amount(1_500_00)

// MayPayQuarterly reports whether what is owed for a tax year, over its
// months, allows payment each quarter.
func MayPayQuarterly(f P32) bool {
	return f.Months[11].DueToDate < 12*quarterlyBelow
}

// Reference is what a payment to HMRC must bear: the Accounts Office reference,
// and for another month than the one just over the year and month (YYMM), the
// year being that in which the tax year ends (from memory).
func Reference(office rti.AccountsOffice, y calendar.TaxYear, month int) (string, error) {
	if office == "" {
		return "", fault.Invalid("accounts-office", rti.EnterAccountsOffice)
	}
	if month < 1 || month > 12 {
		return "", fault.Invalid("month", rti.EnterMonth)
	}
	year := (int(y) + 1) % 100
	return string(office) + string([]byte{byte('0' + year/10), byte('0' + year%10), byte('0' + month/10), byte('0' + month%10)}), nil
}
