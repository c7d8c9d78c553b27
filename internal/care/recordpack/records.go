package recordpack

import (
	"cmp"
	"slices"

	"ownway/bank/statement"
	"ownway/internal/care/bureau"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/takeover"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/pay/forms"
	"ownway/pay/notice"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/ident"
)

// Records is all that is held of an employer over some days. What belongs to a
// pay day counts by the pay day.
type Records struct {
	Employer    person.Person
	Days        calendar.Period
	Scheme      filing.Scheme
	Provider    work.PensionScheme
	Jobs        []Job // by first day, then name
	Reports     []filing.Filing
	P32s        []forms.P32
	Payments    []Payment
	Authorities []bureau.Authority
}

// Job is one PA's work for the employer.
type Job struct {
	work.Employment
	NINO        ident.NINO // none where the PA does not share it
	Slips       []work.Payslip
	Sheets      []work.Sheet
	Pension     pension.Record
	Corrections []work.Correction
	Choices     []work.Choice
	Ending      work.Ending
	Notices     []notice.Notice
	Before      *takeover.Before // what another payroll handed over
	P45         *forms.P45
	P60s        []forms.P60
}

// Payment is what was to be paid to HMRC or a pension provider, and the lines of
// the bank that show it.
type Payment struct {
	expect.Item
	Lines []statement.Line
}

// Years lists the tax years that the days touch.
func (r Records) Years() []calendar.TaxYear {
	var all []calendar.TaxYear
	for y := calendar.TaxYearOf(r.Days.First); y <= calendar.TaxYearOf(r.Days.Last); y++ {
		all = append(all, y)
	}
	return all
}

// Sort puts records into the order in which a pack has them, whatever order they
// were read in.
func (r *Records) Sort() {
	slices.SortFunc(r.Jobs, func(a, b Job) int {
		return cmp.Or(a.Terms.Start.Compare(b.Terms.Start), cmp.Compare(a.PAName, b.PAName), cmp.Compare(a.ID, b.ID))
	})
	for _, j := range r.Jobs {
		slices.SortFunc(j.Slips, func(a, b work.Payslip) int { return cmp.Or(a.PayDay.Compare(b.PayDay), cmp.Compare(a.ID, b.ID)) })
		slices.SortFunc(j.Sheets, func(a, b work.Sheet) int {
			return cmp.Or(a.Hours.Period.First.Compare(b.Hours.Period.First), cmp.Compare(a.ID, b.ID))
		})
		slices.SortFunc(j.Choices, func(a, b work.Choice) int { return cmp.Or(a.First.Compare(b.First), cmp.Compare(a.About, b.About)) })
	}
	slices.SortFunc(r.Reports, func(a, b filing.Filing) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.N, b.N), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(r.Payments, func(a, b Payment) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Payee, b.Payee), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(r.Authorities, func(a, b bureau.Authority) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.What, b.What), cmp.Compare(a.ID, b.ID))
	})
}

// Of gives the records of one job alone: the record of a PA. What is the
// employer's as a whole is left out.
func (r Records) Of(id work.ID) (Records, bool) {
	at := slices.IndexFunc(r.Jobs, func(j Job) bool { return j.ID == id })
	if at < 0 {
		return Records{}, false
	}
	return Records{Employer: r.Employer, Days: r.Days, Scheme: r.Scheme, Provider: r.Provider, Jobs: r.Jobs[at : at+1 : at+1]}, true
}

// In gives the records of fewer days.
func (r Records) In(days calendar.Period) Records {
	out := r
	out.Days, out.Jobs = days, nil
	for _, j := range r.Jobs {
		j.Slips = keep(j.Slips, func(p work.Payslip) bool { return days.Has(p.PayDay) })
		j.Sheets = keep(j.Sheets, func(s work.Sheet) bool { return meets(s.Hours.Period, days) })
		j.Corrections = keep(j.Corrections, func(c work.Correction) bool { return days.Has(c.On) })
		j.Choices = keep(j.Choices, func(c work.Choice) bool { return days.Has(c.On) })
		j.Notices = keep(j.Notices, func(n notice.Notice) bool { return days.Has(n.From) || days.Has(n.Issued) })
		j.P60s = keep(j.P60s, func(f forms.P60) bool {
			return meets(calendar.Period{First: f.Year.First(), Last: f.Year.Last()}, days)
		})
		if j.P45 != nil && !days.Has(j.P45.Part1A.Left) {
			j.P45 = nil
		}
		if lasts := !j.Terms.Start.After(days.Last) && (j.Terms.End.IsZero() || !j.Terms.End.Before(days.First)); lasts || len(j.Slips) > 0 {
			out.Jobs = append(out.Jobs, j)
		}
	}
	out.Reports = keep(r.Reports, func(f filing.Filing) bool { return days.Has(f.Day) })
	out.P32s = keep(r.P32s, func(f forms.P32) bool {
		return meets(calendar.Period{First: f.Year.First(), Last: f.Year.Last()}, days)
	})
	out.Payments = keep(r.Payments, func(p Payment) bool { return days.Has(p.Due) })
	out.Authorities = keep(r.Authorities, func(a bureau.Authority) bool {
		return !a.From.After(days.Last) && (a.Until.IsZero() || a.Until.After(days.First))
	})
	return out
}

func meets(a, b calendar.Period) bool { return !a.First.After(b.Last) && !b.First.After(a.Last) }

func keep[T any](all []T, has func(T) bool) []T {
	var out []T
	for _, one := range all {
		if has(one) {
			out = append(out, one)
		}
	}
	return out
}

type askedPrefix struct{}

func (askedPrefix) Prefix() string { return "rpa" }

// AskedID is the id of an asking.
type AskedID = ident.ID[askedPrefix]

// Asked is that somebody asked for an employer's records, which the employer can
// see.
type Asked struct {
	ID       AskedID
	Employer person.ID
	By       string // the account
	Name     string
	On       calendar.Date
	Days     calendar.Period
}
