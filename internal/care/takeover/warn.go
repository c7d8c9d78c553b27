package takeover

import (
	"cmp"
	"slices"

	"ownway/internal/care/filing"
	"ownway/law"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// What can be right and often is not.
var (
	letterByFacts = msg.New("takeover.warn.letter", "{pa} has the National Insurance letter {given}. By what is known it is {want}")
	taxByCode     = msg.New("takeover.warn.tax", "{pa} has paid {tax} tax. The code {code} would come to {want} if it had stood all year and counted the year so far")
	niByBands     = msg.New("takeover.warn.ni", "{pa} has paid {paid} National Insurance under the letter {letter}. The bands come to {want}")
	netByParts    = msg.New("takeover.warn.net", "{pa} got {net}. Gross pay less what was taken off comes to {want}")
	taxableLess   = msg.New("takeover.warn.taxable", "The taxable pay of {pa} is {taxable}. By the pension it would be {want}")
	fewWeeks      = msg.New("takeover.warn.few-weeks", "{pa} has {weeks} weeks of pay in history.csv. Holiday pay is averaged from 52, where there are so many")
	filedOther    = msg.New("takeover.warn.filed", "{employer}: HMRC was told {filed}, and the files come to {found}. The next report puts it right")
	notFiled      = msg.New("takeover.warn.not-filed", "{employer}: nothing stands in filed.csv, so that it cannot be compared with what HMRC was told")
	noNumber      = msg.New("takeover.warn.no-nino", "{pa} has no National Insurance number here. Ask for it")
	notForLaw     = msg.New("takeover.warn.relation", "Direct payments may not pay {pa} as the files stand. {says}")
	noAgent       = msg.New("takeover.warn.no-agent", "{employer}: HMRC does not know you as their agent yet. Reports can be sent as a bureau until then")
)

// warn looks for what can be right and often is not, without standing in the way.
func (r *reader) warn() {
	for _, e := range r.set.Employers {
		r.warnEmployer(e)
	}
	for _, j := range r.set.Jobs {
		r.warnJob(j)
		r.warnYear(j)
	}
	slices.SortStableFunc(r.set.Warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
}

func (r *reader) say(f File, row int, says msg.Text) {
	r.set.Warnings = append(r.set.Warnings, Warning{string(f), row, says})
}

func (r *reader) warnEmployer(e Employer) {
	if e.Scheme.Standing == filing.NoNeed {
		return
	}
	if e.Authority.Agent == "" {
		r.say(EmployersFile, e.Row, noAgent.With("employer", e.Person.Name))
	}
	t := r.set.TotalsOf(e.Reference)
	var last *Filed
	for i, f := range r.set.Filed {
		if f.Employer == e.Reference && f.Kind == filing.KindFPS && (last == nil || f.Day.After(last.Day)) {
			last = &r.set.Filed[i]
		}
	}
	switch {
	case last == nil:
		r.say(EmployersFile, e.Row, notFiled.With("employer", e.Person.Name))
	case last.Totals.Gross != t.Gross:
		r.say(FiledFile, last.Row, filedOther.With("employer", e.Person.Name, "filed", last.Totals.Gross, "found", t.Gross))
	case last.Totals.Tax != t.Tax:
		r.say(FiledFile, last.Row, filedOther.With("employer", e.Person.Name, "filed", last.Totals.Tax, "found", t.Tax))
	}
}

func (r *reader) warnJob(j Job) {
	if want := j.letterOn(r.on, j.Letter); want != j.Letter {
		r.say(PAsFile, j.Row, letterByFacts.With("pa", j.PA.Name, "given", j.Letter.String(), "want", want.String()))
	}
	if j.PA.NINO == "" {
		r.say(PAsFile, j.Row, noNumber.With("pa", j.PA.Name))
	}
	if e, _ := r.set.employer(j.Key.Employer); !e.OwnMoney {
		if says := law.MayPayForCare(j.Payee, nil); !says.IsYes() {
			r.say(PAsFile, j.Row, notForLaw.With("pa", j.PA.Name, "says", says.Says()))
		}
	}
	if weeks, could := j.weeksPaid(), j.Terms.Start.DaysUntil(j.PaidTo)/7; weeks < min(52, could) {
		r.say(PAsFile, j.Row, fewWeeks.With("pa", j.PA.Name, "weeks", weeks))
	}
}

func (j Job) weeksPaid() int {
	days := 0
	for _, p := range j.History {
		if p.Amount > 0 {
			days += p.Days.Days()
		}
	}
	return (days + 6) / 7
}

func (r *reader) warnYear(j Job) {
	y := j.Standing.Before
	row := r.totals[j.Key].row.Line
	if want, known := j.taxByCode(); known && want != y.Tax {
		r.say(YearFile, row, taxByCode.With("pa", j.PA.Name, "tax", y.Tax, "code", j.Standing.Code, "want", want))
	}
	for _, t := range y.Letters {
		if want, known := j.niByBands(t); known && want != t.Employee {
			r.say(YearFile, row, niByBands.With("pa", j.PA.Name, "paid", t.Employee, "letter", t.Letter.String(), "want", want))
		}
	}
	if want := y.Gross - y.Tax - y.EmployeeNI - y.StudentLoan - y.PostgraduateLoan - y.WorkerPension - y.Deducted; y.Net != 0 && want != y.Net {
		r.say(YearFile, row, netByParts.With("pa", j.PA.Name, "net", y.Net, "want", want))
	}
	want := y.Gross
	if j.Standing.Scheme == pension.NetPay {
		want -= y.WorkerPension
	}
	if y.Taxable != want && len(j.Pension.Events) < 2 { // else the scheme may have changed inside the year
		r.say(YearFile, row, taxableLess.With("pa", j.PA.Name, "taxable", y.Taxable, "want", want))
	}
}

// taxByCode gives the tax to date of a code that counts the year so far.
func (j Job) taxByCode() (money.Amount, bool) {
	code, err := tax.Parse(j.Standing.Code)
	y := yearOf(j.LastPayDay)
	b := j.Standing.Before
	if err != nil || y == nil || code.Alone() || b.Taxable <= 0 {
		return 0, false
	}
	d, err := tax.On(tax.Payment{Date: j.LastPayDay, Frequency: j.Terms.Frequency, Code: code, Pay: b.Taxable, PayBefore: b.EarlierPay, TaxBefore: b.EarlierTax}, y, nil)
	return d.Tax, err == nil && !d.Alone && d.Capped == 0
}

// niByBands gives the National Insurance of an employee's bands, where no pay
// was near the upper limit: to the penny it is known only for one pay period, so
// that each may be a penny out.
func (j Job) niByBands(t ni.LetterTotal) (money.Amount, bool) {
	y := yearOf(j.LastPayDay)
	if y == nil || t.Letter == 0 {
		return 0, false
	}
	n, err := y.NIOn(j.LastPayDay)
	if err != nil {
		return 0, false
	}
	var want money.Amount
	switch t.Letter {
	case 'A', 'H', 'M', 'V', 'F', 'N':
		want = n.Main.Of(t.Bands.PTToUEL, money.HalfDown)
	case 'C', 'X', 'K', 'S':
	default:
		return 0, false
	}
	// Weeks below the lower limit have no bands, and pay above the upper limit
	// none either: at most its own rate on what is left over.
	above := n.Above.Of(t.Pay-t.Bands.AtLEL-t.Bands.LELToPT-t.Bands.PTToUEL, money.Up)
	if t.Letter == 'C' || t.Letter == 'X' || t.Letter == 'K' || t.Letter == 'S' {
		above = 0
	}
	if near := money.Amount(53); t.Employee >= want-near && t.Employee <= want+above+near && (want != 0 || above != 0 || t.Employee == 0) {
		return t.Employee, true
	}
	return want, true
}

// letterOn gives the letter that the facts choose for a payment on a day. Letters
// of a place stay as they were given.
func (j Job) letterOn(day calendar.Date, given ni.Category) ni.Category {
	if slices.Contains([]ni.Category{'F', 'I', 'L', 'S', 'N', 'E', 'D', 'K'}, given) {
		return given
	}
	i := j.Standing.Insured
	return ni.LetterFor(ni.Worker{Born: j.PA.Born, Apprentice: i.Apprentice, ApprenticeUntil: i.ApprenticeUntil, VeteranUntil: i.VeteranUntil,
		Deferred: i.Deferred, DeferredUntil: i.DeferredUntil, Certificate: i.Certificate, CertificateUntil: i.CertificateUntil}, day, nil)
}
