package takeover

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"ownway/pay/payroll"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Figure is one figure of a payslip.
type Figure string

// The figures that are compared, in the order of a payslip.
const (
	Gross            Figure = "gross"
	WorkerPension    Figure = "worker pension"
	EmployerPension  Figure = "employer pension"
	Tax              Figure = "tax"
	EmployeeNI       Figure = "employee ni"
	EmployerNI       Figure = "employer ni"
	AllowanceUsed    Figure = "allowance used"
	StudentLoan      Figure = "student loan"
	PostgraduateLoan Figure = "postgraduate loan"
	Net              Figure = "net"
)

// Figures lists the figures that are compared, in the order of a payslip.
func Figures() []Figure {
	return []Figure{Gross, WorkerPension, EmployerPension, Tax, EmployeeNI, EmployerNI, AllowanceUsed, StudentLoan, PostgraduateLoan, Net}
}

// Of gives the figure of a payslip that was worked out here.
func (f Figure) Of(r payroll.Result) money.Amount {
	switch f {
	case Gross:
		return r.Gross
	case WorkerPension:
		return r.WorkerPension
	case EmployerPension:
		return r.EmployerPension
	case Tax:
		return r.Tax
	case EmployeeNI:
		return r.EmployeeNI
	case EmployerNI:
		return r.EmployerNI
	case AllowanceUsed:
		return r.AllowanceUsed
	case StudentLoan:
		return r.StudentLoan
	case PostgraduateLoan:
		return r.PostgraduateLoan
	}
	return r.Net
}

// OldSlip is a payslip that the old payroll made, with the pay that it was made from.
type OldSlip struct {
	Row      int
	Key      Key
	PayDay   calendar.Date
	Period   calendar.Period
	Code     tax.Code    // as it stands on the payslip; none when it does not say
	Letter   ni.Category // the same
	Lines    []payroll.Line
	HoursPay money.Amount // what the hours came to, where hours and rate are given too
	Deducted money.Amount // for other things
	Says     map[Figure]money.Amount
	ToDate   *ToDate // nil when the payslip does not say
}

// ToDate is the tax year to date as the old payslip has it, with its own pay.
type ToDate struct{ Taxable, Tax money.Amount }

// The faults of old payslips.
var (
	OutsideTakeover = msg.New("takeover.outside", "This payslip is for days up to {day}, which the old payroll's totals hold already. Leave it out")
	NoPay           = msg.New("takeover.no-pay", "There is no pay on this line. Fill in hours and rate, or what was paid for them")
)

// ReadParallel reads old payslips of the jobs that are taken over.
func ReadParallel(data []byte, s Set) ([]OldSlip, error) {
	wrong := &faults{}
	jobs := map[Key]*Job{}
	for i := range s.Jobs {
		jobs[s.Jobs[i].Key] = &s.Jobs[i]
	}
	r := reader{jobs: jobs}
	var all []OldSlip
	seen := map[string]int{}
	for _, l := range rows(ParallelFile, bytes.NewReader(data), wrong) {
		j := r.job(l)
		if j == nil {
			continue
		}
		slip := l.oldSlip()
		if again := slip.Key.Employer + "\x00" + slip.Key.PA + "\x00" + slip.Period.String(); seen[again] > 0 {
			l.invalid("from", SameReference, "line", seen[again])
		} else {
			seen[again] = l.row.Line
		}
		if !slip.Period.First.IsZero() && !slip.Period.First.After(j.PaidTo) {
			l.invalid("from", OutsideTakeover, "day", j.PaidTo)
		}
		all = append(all, slip)
	}
	if err := wrong.err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b OldSlip) int {
		return cmp.Or(a.PayDay.Compare(b.PayDay), cmp.Compare(a.Key.Employer, b.Key.Employer), cmp.Compare(a.Key.PA, b.Key.PA))
	})
	return all, nil
}

func (l line) oldSlip() OldSlip {
	s := OldSlip{Row: l.row.Line, Key: Key{l.text("employer"), l.text("pa")}, PayDay: l.needDay("pay day"),
		Period: calendar.Period{First: l.needDay("from"), Last: l.needDay("to")}, Deducted: l.positive("deducted"), Says: map[Figure]money.Amount{}}
	if !s.Period.First.IsZero() && s.Period.Last.Before(s.Period.First) {
		l.invalid("to", DaysBackwards)
	}
	var err error
	if c := l.text("tax code"); c != "" {
		s.Code, err = tax.Parse(c)
		l.fault("tax code", err)
	}
	if c := l.text("ni letter"); c != "" {
		s.Letter, err = ni.Parse(strings.ToUpper(c))
		l.fault("ni letter", err)
	}
	s.Lines, s.HoursPay = l.payLines()
	for _, f := range Figures() {
		if slices.Contains(ParallelFile.Columns().Must, string(f)) {
			l.need(string(f))
		}
		if l.text(string(f)) != "" {
			s.Says[f] = l.pounds(string(f))
		}
	}
	if l.text("taxable to date") != "" && l.text("tax to date") != "" {
		s.ToDate = &ToDate{l.pounds("taxable to date"), l.pounds("tax to date")}
	}
	return s
}

func (l line) payLines() (lines []payroll.Line, hoursPay money.Amount) {
	minutes, rate := l.minutes("hours"), l.positive("rate")
	hoursPay = l.positive("hours pay")
	switch {
	case minutes > 0 && rate > 0:
		lines = append(lines, payroll.Line{Kind: payroll.Hours, Minutes: minutes, Rate: rate})
	case hoursPay > 0:
		lines = append(lines, payroll.Line{Kind: payroll.Hours, Minutes: minutes, Amount: hoursPay})
	}
	for _, one := range []struct {
		column string
		kind   payroll.Kind
	}{{"sleep-in pay", payroll.SleepIn}, {"holiday pay", payroll.Holiday}, {"sick pay", payroll.Sick}, {"other pay", payroll.Other}} {
		if a := l.positive(one.column); a > 0 {
			line := payroll.Line{Kind: one.kind, Amount: a}
			if one.kind == payroll.SleepIn {
				line.Awake = l.minutes("awake")
			}
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		l.invalid("hours", NoPay)
	}
	return lines, hoursPay
}

// NoParallel is the fault of a comparison without old payslips.
var NoParallel = msg.New("takeover.no-parallel", "There is no parallel.csv with old payslips to compare with")

// ReadAll reads the files and the old payslips beside them.
func ReadAll(files map[File][]byte, on calendar.Date) (Set, []OldSlip, error) {
	s, err := Read(files, on)
	if err != nil {
		return s, nil, err
	}
	if len(files[ParallelFile]) == 0 {
		return s, nil, fault.Invalid(string(ParallelFile), NoParallel)
	}
	slips, err := ReadParallel(files[ParallelFile], s)
	return s, slips, err
}
