package takeover

import (
	"ownway/internal/care/filing"
	"ownway/pay/leave"
	"ownway/pay/notice"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// The faults of what was paid.
var (
	OtherYear     = msg.New("takeover.other-year", "This was paid in the tax year {year}. A takeover goes on from the tax year {now}")
	LetterTwice   = msg.New("takeover.letter-twice", "This letter stands on another line of the same PA already")
	TotalsTwice   = msg.New("takeover.totals-twice", "The totals of this PA stand on line {line} already. Leave these cells empty")
	DaysBackwards = msg.New("takeover.days-backwards", "The last day is before the first")
	WeeksOverlap  = msg.New("takeover.weeks-overlap", "These days stand on an earlier line of this PA already. Lines go in the order of their days")
)

// year reads the tax year so far: a line for each letter, and on one of them
// what has no letter.
func (r *reader) year() {
	r.totals = map[Key]line{}
	for _, l := range r.rows(YearFile) {
		j := r.job(l)
		if j == nil {
			continue
		}
		day := l.needDay("pay day")
		switch now := calendar.TaxYearOf(r.on); {
		case day.IsZero():
		case day.After(r.on):
			l.invalid("pay day", InFuture)
		case calendar.TaxYearOf(day) != now:
			l.invalid("pay day", OtherYear, "year", calendar.TaxYearOf(day).String(), "now", now.String())
		}
		if day.After(j.LastPayDay) {
			j.LastPayDay = day
		}
		y := &j.Standing.Before
		y.Year = calendar.TaxYearOf(day)
		r.letter(l, j)
		if !l.hasTotals() {
			continue
		}
		if first, twice := r.totals[j.Key]; twice {
			l.invalid("taxable", TotalsTwice, "line", first.row.Line)
			continue
		}
		r.totals[j.Key] = l
		y.Taxable, y.Tax = l.needPounds("taxable"), l.needPounds("tax")
		y.EarlierPay, y.EarlierTax = l.positive("earlier pay"), l.positive("earlier tax")
		y.StudentLoan, y.PostgraduateLoan = l.positive("student loan"), l.positive("postgraduate loan")
		y.WorkerPension, y.EmployerPension = l.pounds("worker pension"), l.pounds("employer pension")
		y.Deducted, y.AllowanceUsed, y.Net = l.positive("deducted"), l.positive("allowance used"), l.pounds("net")
	}
}

func (l line) hasTotals() bool {
	for _, c := range YearFile.Columns().May {
		if l.text(c) != "" {
			return true
		}
	}
	return false
}

func (r *reader) letter(l line, j *Job) {
	s := l.need("letter")
	if s == "" {
		return
	}
	letter, err := ni.Parse(s)
	if err != nil {
		l.fault("letter", err)
		return
	}
	for _, t := range j.Standing.Before.Letters {
		if t.Letter == letter {
			l.invalid("letter", LetterTwice)
			return
		}
	}
	pay := l.needPounds("pay")
	due := ni.Due{Employee: l.needPounds("employee ni"), Employer: l.needPounds("employer ni"),
		Bands: ni.Bands{AtLEL: l.needPounds("at lel"), LELToPT: l.needPounds("lel to pt"), PTToUEL: l.needPounds("pt to uel")}}
	y := &j.Standing.Before
	y.Letters, err = y.Letters.Add(letter, pay, due)
	l.fault("letter", err)
	y.Gross += pay
	y.EmployeeNI += due.Employee
	y.EmployerNI += due.Employer
}

func (r *reader) holiday() {
	seen := map[Key]int{}
	for _, l := range r.rows(HolidayFile) {
		j := r.job(l)
		if j == nil {
			continue
		}
		if first, twice := seen[j.Key]; twice {
			l.invalid("pa", SameReference, "line", first)
		}
		seen[j.Key] = l.row.Line
		l.need("earned")
		l.need("taken")
		j.Standing.Holiday = leave.Balance{Earned: l.minutes("earned"), Taken: l.minutes("taken")}
	}
}

// history reads the weeks that were paid, from which a week's pay is averaged.
func (r *reader) history() {
	for _, l := range r.rows(HistoryFile) {
		j := r.job(l)
		if j == nil {
			continue
		}
		p := leave.Paid{Days: calendar.Period{First: l.needDay("from"), Last: l.needDay("to")}, Amount: l.positive("pay"), Minutes: l.minutes("hours")}
		l.need("pay")
		switch n := len(j.History); {
		case p.Days.First.IsZero() || p.Days.Last.IsZero():
			continue
		case p.Days.Last.Before(p.Days.First):
			l.invalid("to", DaysBackwards)
		case p.Days.Last.After(r.on):
			l.invalid("to", InFuture)
		case p.Days.Days() > 31:
			l.invalid("to", TooManyDays)
		case n > 0 && !p.Days.First.After(j.History[n-1].Days.Last):
			l.invalid("from", WeeksOverlap)
		default:
			j.History = append(j.History, p)
		}
	}
}

// TooManyDays is the fault of a line of pay over more than a month.
var TooManyDays = msg.New("takeover.too-many-days", "Pay over more than a month says too little about its weeks. Use one line for each pay period, or each week")

// pensions reads what happened in each PA's pension life, in order of days.
func (r *reader) pensions() {
	kinds := []string{"postponed", "enrolled", "opted-in", "joined", "opted-out", "ceased", "re-enrolled", "letter-sent"}
	started := map[Key]bool{}
	for _, l := range r.rows(PensionsFile) {
		j := r.job(l)
		if j == nil {
			continue
		}
		if e, ok := r.set.employer(j.Key.Employer); ok && !started[j.Key] && e.Duties.After(j.Pension.Started) {
			j.Pension.Started = e.Duties
		}
		started[j.Key] = true
		e := pension.Event{Kind: pension.EventKind(l.choice("event", kinds...)), On: l.needDay("on"), Until: l.day("until"),
			Letter: pension.Letter(l.choice("letter", "", "enrolled", "postponed", "rights"))}
		if e.Kind == "" || e.On.IsZero() {
			continue
		}
		if e.On.After(r.on) {
			l.invalid("on", InFuture)
			continue
		}
		next, err := j.Pension.After(e)
		if err != nil {
			l.fault("event", err)
			continue
		}
		j.Pension = next
	}
}

func (r *reader) filed() {
	for _, l := range r.rows(FiledFile) {
		f := Filed{Row: l.row.Line, Employer: l.need("employer"), Kind: filing.Kind(l.choice("report", "fps", "eps")), Day: l.needDay("day"),
			Mark: l.text("irmark"), Correlation: l.text("correlation"), Allowance: rti.Allowance(l.choice("allowance", "", "yes", "no")),
			Totals: Totals{Gross: l.pounds("gross"), Tax: l.pounds("tax"), EmployeeNI: l.pounds("employee ni"), EmployerNI: l.pounds("employer ni")}}
		if _, known := r.set.employer(f.Employer); !known && f.Employer != "" {
			l.invalid("employer", NoEmployer, "reference", f.Employer)
		}
		if f.Day.After(r.on) {
			l.invalid("day", InFuture)
		}
		r.set.Filed = append(r.set.Filed, f)
	}
}

// notices reads what HMRC sent and the old payroll handed on.
func (r *reader) notices() {
	kinds := []string{"p6", "p6b", "p9", "sl1", "sl2", "pgl1", "pgl2"}
	names := map[string]notice.Kind{"p6": notice.P6, "p6b": notice.P6B, "p9": notice.P9, "sl1": notice.SL1, "sl2": notice.SL2, "pgl1": notice.PGL1, "pgl2": notice.PGL2}
	fields := map[string]string{"code": "tax code", "tax-code": "tax code", "previous-pay": "earlier pay", "previous-tax": "earlier tax", "kind": "notice"}
	for _, l := range r.rows(NoticesFile) {
		j := r.job(l)
		if j == nil {
			continue
		}
		k := notice.Keyed{Kind: names[l.choice("notice", kinds...)], Issued: l.needDay("issued"), From: l.needDay("from"), Code: l.text("tax code"),
			Alone: l.yes("week 1"), PreviousPay: l.text("earlier pay"), PreviousTax: l.text("earlier tax"), Plan: l.text("plan")}
		if k.Kind == "" || k.Issued.IsZero() || k.From.IsZero() {
			continue
		}
		n, err := k.Notice()
		if err != nil {
			l.keyed(err, fields)
			continue
		}
		n.NINO, n.Name = j.PA.NINO, j.PA.Name
		j.Notices = append(j.Notices, n)
	}
}
