package filing

import (
	"ownway/internal/care/work"
	"ownway/pay/rti"
	"ownway/value/calendar"
)

// TaxMonth gives the tax month that holds a day: from the 6th to the 5th.
func TaxMonth(day calendar.Date) calendar.Period {
	first := calendar.TaxYearOf(day).First().AddMonths(calendar.TaxMonth(day) - 1)
	return calendar.Period{First: first, Last: first.AddMonths(1).AddDays(-1)}
}

// Said is what earlier summaries told HMRC in the tax year.
type Said struct {
	Allowance rti.Allowance // what was said last
	Final     bool          // that no more reports of the year are to come
}

// EPS gives the employer payment summary for a tax month that is over, and
// whether there is anything to say: that nobody was paid, that the Employment
// Allowance is claimed or no longer is, what comes back of family pay in the tax
// year so far, or that the year or the scheme is over.
func EPS(s Scheme, month calendar.Period, made calendar.Date, slips []work.Payslip, said Said) (rti.EPS, bool) {
	year := calendar.TaxYearOf(month.First)
	e := rti.EPS{Report: s.report(year, made)}
	if s.Standing != Registered || s.Since.After(month.Last) {
		return e, false
	}
	any := false
	if !paidIn(slips, month) && !s.Since.After(month.First) && (s.Ceased.IsZero() || s.Ceased.After(month.Last)) {
		e.NoPayment, any = month, true
	}
	switch {
	case s.Allowance && said.Allowance != rti.Claimed:
		e.Allowance, any = rti.Claimed, true
	case !s.Allowance && said.Allowance == rti.Claimed:
		e.Allowance, any = rti.Withdrawn, true
	}
	if back, is := toDate(slips, month); is {
		e.Recovered, any = back, true
	}
	if said.Final {
		return e, any
	}
	switch {
	case !s.Ceased.IsZero() && month.Has(s.Ceased):
		e.Final, any = rti.Final{Ceased: s.Ceased}, true
	case month.Last == year.Last():
		e.Final, any = rti.Final{ForYear: true}, true
	}
	return e, any
}

func paidIn(slips []work.Payslip, days calendar.Period) bool {
	for _, p := range slips {
		if days.Has(p.PayDay) {
			return true
		}
	}
	return false
}

// EPSBy gives the day by which a summary for a tax month reaches HMRC: the 19th
// after it ends.
func EPSBy(month calendar.Period) calendar.Date { return month.Last.AddDays(14) }
