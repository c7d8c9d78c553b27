package takeover

import (
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of files that do not agree with each other or with themselves.
var (
	OtherPAs        = msg.New("takeover.other-pas", "There are {found} PAs in pas.csv, and the old payroll says {want}")
	OtherTotal      = msg.New("takeover.other-total", "The lines of this employer's PAs come to {found}, and the old payroll says {want}")
	NoYear          = msg.New("takeover.no-year", "There is no line for this PA in year-to-date.csv. If nothing was paid yet, write a line with 0")
	NoTotals        = msg.New("takeover.no-totals", "Fill in the taxable pay and the tax on one of this PA's lines")
	GrossDiffers    = msg.New("takeover.gross-differs", "The pay of this PA's letters comes to {found}, and the total says {want}")
	BandsTooLarge   = msg.New("takeover.bands-too-large", "The bands come to {bands}, which is more than the pay of {pay}")
	BandNotPounds   = msg.New("takeover.band-not-pounds", "HMRC wants whole pounds here")
	RefundTooLarge  = msg.New("takeover.refund-too-large", "More tax was given back than was ever paid in this tax year")
	PensionDiffers  = msg.New("takeover.pension-differs", "pas.csv says that this PA's pension is “{scheme}”, and pensions.csv says “{state}” on {day}")
	NothingToImport = msg.New("takeover.nothing", "There is no employer in these files")
)

// agree looks whether the files agree with each other and with the old
// payroll's own totals.
func (r *reader) agree() {
	if len(r.set.Employers) == 0 {
		r.wrong.add(fault.Invalid(string(EmployersFile), NothingToImport))
	}
	for i := range r.set.Jobs {
		r.agreeJob(&r.set.Jobs[i])
	}
	for _, e := range r.set.Employers {
		r.agreeEmployer(e)
	}
}

func (r *reader) at(f File, row int, column string, key msg.Key, pairs ...any) {
	r.wrong.add(fault.OnLine(fault.Invalid(string(f)+"/"+column, key, pairs...), row))
}

func (r *reader) agreeEmployer(e Employer) {
	t := r.set.TotalsOf(e.Reference)
	if t.PAs != e.Control.PAs {
		r.at(EmployersFile, e.Row, "pas", OtherPAs, "found", t.PAs, "want", e.Control.PAs)
	}
	for _, c := range []struct {
		column      string
		found, want money.Amount
	}{{"gross", t.Gross, e.Control.Gross}, {"tax", t.Tax, e.Control.Tax}, {"employee ni", t.EmployeeNI, e.Control.EmployeeNI}, {"employer ni", t.EmployerNI, e.Control.EmployerNI}} {
		if c.found != c.want {
			r.at(EmployersFile, e.Row, c.column, OtherTotal, "found", c.found, "want", c.want)
		}
	}
}

func (r *reader) agreeJob(j *Job) {
	y := j.Standing.Before
	l, there := r.totals[j.Key]
	switch {
	case y.Year == 0:
		r.at(PAsFile, j.Row, "pa", NoYear)
		return
	case !there:
		r.at(PAsFile, j.Row, "pa", NoTotals)
		return
	}
	row := l.row.Line
	if s := l.text("gross"); s != "" {
		if want := l.pounds("gross"); want != y.Gross {
			r.at(YearFile, row, "gross", GrossDiffers, "found", y.Gross, "want", want)
		}
	}
	if y.Tax+y.EarlierTax < 0 { // HMRC never gives back more than was paid
		r.at(YearFile, row, "tax", RefundTooLarge)
	}
	for _, t := range y.Letters {
		r.bands(row, t)
	}
	r.agreePension(j)
}

func (r *reader) bands(row int, t ni.LetterTotal) {
	if all := t.Bands.AtLEL + t.Bands.LELToPT + t.Bands.PTToUEL; all > t.Pay {
		r.at(YearFile, row, "pay", BandsTooLarge, "bands", all, "pay", t.Pay)
	}
	if t.Bands.AtLEL%100 != 0 {
		r.at(YearFile, row, "at lel", BandNotPounds)
	}
	for _, a := range []struct {
		column string
		amount money.Amount
	}{{"pay", t.Pay}, {"at lel", t.Bands.AtLEL}, {"lel to pt", t.Bands.LELToPT}, {"pt to uel", t.Bands.PTToUEL}, {"employee ni", t.Employee}, {"employer ni", t.Employer}} {
		if a.amount < 0 {
			r.at(YearFile, row, a.column, NotBelowZero)
		}
	}
}

func (r *reader) agreePension(j *Job) {
	if len(j.Pension.Events) == 0 {
		return
	}
	state := j.Pension.StateOn(r.on)
	if (state == pension.In) == (j.Standing.Scheme != pension.NotMember) {
		return
	}
	name := ""
	for words, s := range schemes {
		if s == j.Standing.Scheme {
			name = words
		}
	}
	r.at(PAsFile, j.Row, "pension", PensionDiffers, "scheme", name, "state", string(state), "day", r.on)
}

// keyed notes the faults of a notice under the columns that it was read from.
func (l line) keyed(err error, fields map[string]string) {
	for _, f := range fault.All(err) {
		column := f.Field
		if c, ok := fields[column]; ok {
			column = c
		}
		l.fault(column, f)
	}
}

// yearOf gives the rates of a day's tax year, and nothing for a year that is
// not held: reading refused that.
func yearOf(day calendar.Date) *rates.Year {
	y, err := rates.For(calendar.TaxYearOf(day))
	if err != nil {
		return nil
	}
	return y
}
