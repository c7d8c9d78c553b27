package notice

import (
	"cmp"

	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of what a payday goes by.
var (
	WhyStanding = msg.New("notice.why.standing", "The tax code is {code}, as before")
	WhyNotice   = msg.New("notice.why.notice", "The tax code is {code}, by HMRC's notice {kind} of {issued}, from {from}")
	WhyCarried  = msg.New("notice.why.carried", "A new tax year began. The code now counts the year so far")
	WhyPrevious = msg.New("notice.why.previous", "Pay in an earlier job this tax year, by HMRC's notice of {issued}")
	WhyStart    = msg.New("notice.why.start", "Loan deductions start, by HMRC's notice {kind} of {issued}, from {from}")
	WhyStop     = msg.New("notice.why.stop", "Loan deductions stop, by HMRC's notice {kind} of {issued}, from {from}")

	// NoUplift is the fault of a tax year whose general change of codes is not known.
	NoUplift = msg.New("notice.no-uplift", "What happens to tax codes on 6 April of {year} is not in this version. Ask whoever keeps this service to add it")
)

// Standing is what is known of a job's tax code and loans: from the P45 or the
// starter checklist at first, later as InForce gave it.
type Standing struct {
	Code   tax.Code
	Since  calendar.Date // the code holds from here
	Issued calendar.Date // of the notice that gave it; zero when no notice did

	PreviousYear   calendar.TaxYear // the tax year of PreviousPay and PreviousTax
	PreviousPay    money.Amount     // of earlier jobs in that year
	PreviousTax    money.Amount
	PreviousIssued calendar.Date // of the notice that gave them; zero when none did

	Loans              loan.Plans
	StudentIssued      calendar.Date // of the notice that started or stopped the loan; zero when none did
	PostgraduateIssued calendar.Date
}

// uplifts are the tax years into which codes were carried without a general
// change (HMRC form P9X: 2026-27 has none; earlier years from memory).
var uplifts = map[calendar.TaxYear]bool{2023: true, 2024: true, 2025: true, 2026: true}

// InForce gives what a payday must go by, out of what stood and the notices
// about the job, in whatever order:
//
//   - a notice counts from its day on, and for no payday before it was written;
//   - of the tax codes, one for a later tax year wins, and within a year the
//     one that was written last: a P9 does not undo a newer P6 for its year;
//   - pay and tax of an earlier job hold for their tax year alone;
//   - a code of an earlier tax year goes on, without week 1 or month 1;
//   - of each loan, the word that was written last holds.
//
// A notice that is wrong is a fault, and so is carrying a code into a tax year
// whose general change of codes is not known here.
func InForce(s Standing, notices []Notice, payDate calendar.Date, why *explain.Note) (Standing, error) {
	if payDate.IsZero() {
		return Standing{}, fault.Invalid("pay-date", calendar.EnterDate)
	}
	var code, previous, student, postgraduate *Notice
	for i := range notices {
		n := &notices[i]
		if err := n.Check(); err != nil {
			return Standing{}, err
		}
		switch {
		case !n.counts(payDate):
		case n.Kind.Coding():
			code = newer(code, n, codeOrder)
			if n.HasPrevious {
				previous = newer(previous, n, codeOrder)
			}
		case n.Kind == SL1 || n.Kind == SL2:
			student = newer(student, n, loanOrder)
		default:
			postgraduate = newer(postgraduate, n, loanOrder)
		}
	}
	s.takeLoans(student, postgraduate, why)
	s.takePrevious(previous, payDate, why)
	err := s.takeCode(code, payDate, why)
	return s, err
}

// Fill gives what a payslip is worked out from with what stands: the code, the
// loans, and pay and tax of an earlier job this tax year.
func (s Standing) Fill(in payroll.Input) payroll.Input {
	in.Code, in.Loans = s.Code, s.Loans
	in.Before.EarlierPay, in.Before.EarlierTax = s.PreviousPay, s.PreviousTax
	return in
}

// newer gives the later of two notices in an order; the first may be none.
func newer(was, n *Notice, order func(a, b *Notice) int) *Notice {
	if was == nil || order(n, was) > 0 {
		return n
	}
	return was
}

// loanOrder puts notices in the order in which they were written. The rest
// only makes the order of two on one day the same every time.
func loanOrder(a, b *Notice) int {
	return cmp.Or(a.Issued.Compare(b.Issued), cmp.Compare(a.Sequence, b.Sequence), a.From.Compare(b.From),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Plan, b.Plan))
}

// codeOrder puts those of a later tax year behind.
func codeOrder(a, b *Notice) int {
	return cmp.Or(cmp.Compare(calendar.TaxYearOf(a.From), calendar.TaxYearOf(b.From)), loanOrder(a, b),
		cmp.Compare(a.Code.String(), b.Code.String()), cmp.Compare(a.PreviousPay, b.PreviousPay), cmp.Compare(a.PreviousTax, b.PreviousTax))
}

func (s *Standing) takeCode(n *Notice, payDate calendar.Date, why *explain.Note) error {
	if n != nil && !s.codeIsNewer(n) {
		s.Code, s.Since, s.Issued = n.Code, n.From, n.Issued
		if why != nil {
			why.Say(WhyNotice.With("code", n.Code.String(), "kind", string(n.Kind), "issued", n.Issued, "from", n.From), aboutNotices)
		}
	} else if why != nil {
		why.Say(WhyStanding.With("code", s.Code.String()))
	}
	if s.Code.IsZero() {
		return fault.Invalid("code", tax.EnterCode)
	}
	return s.carry(payDate, why)
}

// codeIsNewer reports whether the code that stands is of a later tax year than
// the notice, or of the same one and written later.
func (s *Standing) codeIsNewer(n *Notice) bool {
	if s.Since.IsZero() {
		return false
	}
	here, there := calendar.TaxYearOf(s.Since), calendar.TaxYearOf(n.From)
	return here > there || here == there && s.Issued.After(n.Issued)
}

// carry takes a code of an earlier tax year into the year of the payday.
func (s *Standing) carry(payDate calendar.Date, why *explain.Note) error {
	year := calendar.TaxYearOf(payDate)
	if s.Since.IsZero() || calendar.TaxYearOf(s.Since) >= year {
		return nil
	}
	for y := calendar.TaxYearOf(s.Since) + 1; y <= year; y++ {
		if !uplifts[y] {
			return fault.Invalid("pay-date", NoUplift, "year", y.String())
		}
	}
	if s.Code.Alone() {
		s.Code = s.Code.Cumulative()
		if why != nil {
			why.Say(WhyCarried.Text(), explain.Citation{Name: "HMRC form P9X", Unchecked: true})
		}
	}
	return nil
}

func (s *Standing) takePrevious(n *Notice, payDate calendar.Date, why *explain.Note) {
	year := calendar.TaxYearOf(payDate)
	if s.PreviousYear != year {
		s.PreviousYear, s.PreviousPay, s.PreviousTax, s.PreviousIssued = 0, 0, 0, calendar.Date{}
	}
	if n == nil || calendar.TaxYearOf(n.From) != year || s.PreviousIssued.After(n.Issued) {
		return
	}
	s.PreviousYear, s.PreviousPay, s.PreviousTax, s.PreviousIssued = year, n.PreviousPay, n.PreviousTax, n.Issued
	if why != nil {
		why.Add(WhyPrevious.With("issued", n.Issued), n.PreviousPay, aboutNotices)
	}
}

func (s *Standing) takeLoans(student, postgraduate *Notice, why *explain.Note) {
	if student != nil && !s.StudentIssued.After(student.Issued) {
		s.Loans.Student, s.StudentIssued = student.Plan, student.Issued
		if student.Kind == SL2 {
			s.Loans.Student = loan.None
		}
		sayLoan(student, student.Kind == SL1, why)
	}
	if postgraduate != nil && !s.PostgraduateIssued.After(postgraduate.Issued) {
		s.Loans.Postgraduate, s.PostgraduateIssued = postgraduate.Kind == PGL1, postgraduate.Issued
		sayLoan(postgraduate, postgraduate.Kind == PGL1, why)
	}
}

func sayLoan(n *Notice, start bool, why *explain.Note) {
	if why == nil {
		return
	}
	key := WhyStop
	if start {
		key = WhyStart
	}
	why.Say(key.With("kind", string(n.Kind), "issued", n.Issued, "from", n.From), aboutNotices)
}
