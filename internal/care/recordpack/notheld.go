package recordpack

import (
	"slices"

	"ownway/internal/care/filing"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/pay/hours"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// What a pack cannot have in it, because it is kept elsewhere.
var elsewhere = []msg.Key{
	msg.New("recordpack.no-contracts", "Contracts and written terms that were signed: the rates and hours here are as they were entered"),
	msg.New("recordpack.no-right-to-work", "What shows that a PA may work in the UK"),
	msg.New("recordpack.no-insurance", "The employer's liability insurance"),
	msg.New("recordpack.no-letters", "Letters and messages that were sent or came, and signed notices to opt out of a pension"),
	msg.New("recordpack.no-council", "What the council decided about the direct payments: that is in the pack about the money"),
}

// What can be missing of these records.
var (
	noPAs        = msg.New("recordpack.none-pas", "Nobody was employed in these days")
	noScheme     = msg.New("recordpack.none-scheme", "How the employer stands with HMRC: nobody has entered it")
	noNINO       = msg.New("recordpack.none-nino", "The National Insurance number of {pa}: it is not known here, or {pa} does not share it")
	noPayslip    = msg.New("recordpack.none-payslip", "Payslips of {pa}: nothing was paid from here in these days")
	noSheet      = msg.New("recordpack.none-sheet", "The hours behind the payslip of {pa} for {first} to {last}")
	notAgreed    = msg.New("recordpack.not-agreed", "Who agreed the hours of {pa} for {first} to {last}: nobody has yet")
	noPension    = msg.New("recordpack.none-pension", "A pension record of {pa} for the tax year {year}")
	noProvider   = msg.New("recordpack.none-provider", "The pension provider's reference for the employer")
	paidBefore   = msg.New("recordpack.paid-before", "Payslips of {pa} until {day}: another payroll made them, and has them")
	notSent      = msg.New("recordpack.not-sent", "Proof that the report of {day} reached HMRC: it was not sent from here, or HMRC has not answered")
	sentByHand   = msg.New("recordpack.by-hand", "The report of {day} as it was sent: somebody sent it another way")
	noReport     = msg.New("recordpack.none-report", "A report to HMRC of the payslip of {pa} of {day}")
	notMatched   = msg.New("recordpack.not-matched", "A line of the bank that shows the payment of {amount} due on {day}")
	noP60        = msg.New("recordpack.none-p60", "The P60 of {pa} for {year}: it cannot be made yet. Open the tax year to see what is missing")
	noP45        = msg.New("recordpack.none-p45", "The P45 of {pa}, who left on {day}: it cannot be made yet. Open the tax year to see what is missing")
	noAuthority  = msg.New("recordpack.none-authority", "A right to tell HMRC in the employer's name")
	notOverYet   = msg.New("recordpack.not-over", "Whatever happens until {day}: these days are not over")
	nothingPaid  = msg.New("recordpack.none-payments", "Payments to HMRC and the pension provider: the bank account is not kept here, or nothing was due")
	yearNotWhole = msg.New("recordpack.year-not-whole", "A whole tax year: these days are part of one")
)

// NotHeld says what is not in the pack: first what these records lack, then what
// is always kept elsewhere. Known is today: of later days nothing can be known.
func (r Records) NotHeld(known calendar.Date) []msg.Text {
	var all []msg.Text
	add := func(k msg.Key, pairs ...any) { all = append(all, k.With(pairs...)) }
	if len(r.Jobs) == 0 {
		add(noPAs)
	}
	if r.Scheme.Standing == "" {
		add(noScheme)
	}
	for _, j := range r.Jobs {
		all = append(all, r.lacks(j, known)...)
	}
	if r.paysPension() && r.Provider.Reference == "" {
		add(noProvider)
	}
	return slices.Concat(all, r.employerLacks(known), keysOf(elsewhere))
}

// Lacks says what is not in one PA's record.
func (r Records) Lacks(known calendar.Date) []msg.Text {
	var all []msg.Text
	for _, j := range r.Jobs {
		all = append(all, r.lacks(j, known)...)
	}
	return append(all, keysOf(elsewhere[:4])...)
}

func keysOf(keys []msg.Key) (all []msg.Text) {
	for _, k := range keys {
		all = append(all, k.Text())
	}
	return all
}

func (r Records) paysPension() bool {
	return slices.ContainsFunc(r.Jobs, func(j Job) bool {
		return slices.ContainsFunc(j.Slips, func(p work.Payslip) bool { return p.Scheme != pension.NotMember })
	})
}

// lacks says what is missing of one PA.
func (r Records) lacks(j Job, known calendar.Date) (all []msg.Text) {
	add := func(k msg.Key, pairs ...any) { all = append(all, k.With(pairs...)) }
	if j.NINO == "" {
		add(noNINO, "pa", j.PAName)
	}
	if j.Before != nil && !j.Before.PaidTo.Before(r.Days.First) {
		add(paidBefore, "pa", j.PAName, "day", j.Before.PaidTo)
	}
	if len(j.Slips) == 0 {
		add(noPayslip, "pa", j.PAName)
	}
	for _, p := range j.Slips {
		at := slices.IndexFunc(j.Sheets, func(s work.Sheet) bool { return s.Hours.Period == p.Period })
		switch {
		case at < 0:
			add(noSheet, "pa", j.PAName, "first", p.Period.First, "last", p.Period.Last)
		case j.Sheets[at].Hours.State != hours.Approved:
			add(notAgreed, "pa", j.PAName, "first", p.Period.First, "last", p.Period.Last)
		}
	}
	for _, y := range r.Years() {
		all = append(all, r.yearLacks(j, y, known)...)
	}
	if end := j.Terms.End; j.P45 == nil && !end.IsZero() && r.Days.Has(end) && !end.After(known) {
		add(noP45, "pa", j.PAName, "day", end)
	}
	return all
}

func (r Records) yearLacks(j Job, y calendar.TaxYear, known calendar.Date) (all []msg.Text) {
	paid := slices.ContainsFunc(j.Slips, func(p work.Payslip) bool { return calendar.TaxYearOf(p.PayDay) == y })
	if !paid {
		return nil
	}
	if len(j.Pension.Kept(y)) == 0 {
		all = append(all, noPension.With("pa", j.PAName, "year", y.String()))
	}
	has := false
	for _, f := range j.P60s {
		has = has || f.Year == y
	}
	stays := j.Terms.End.IsZero() || !j.Terms.End.Before(y.Last())
	if !has && stays && known.After(y.Last()) && !r.Days.Last.Before(y.Last()) {
		all = append(all, noP60.With("pa", j.PAName, "year", y.String()))
	}
	return all
}

// employerLacks says what is missing of the employer's own records.
func (r Records) employerLacks(known calendar.Date) (all []msg.Text) {
	add := func(k msg.Key, pairs ...any) { all = append(all, k.With(pairs...)) }
	told := map[work.PayslipID]bool{}
	for _, f := range r.Reports {
		for _, id := range f.Slips {
			told[id] = true
		}
		switch f.State {
		case filing.Accepted:
		case filing.ByHand:
			add(sentByHand, "day", f.Day)
		default:
			add(notSent, "day", f.Day)
		}
	}
	for _, j := range r.Jobs {
		for _, p := range j.Slips {
			if r.Scheme.Standing == filing.Registered && !told[p.ID] {
				add(noReport, "pa", p.PAName, "day", p.PayDay)
			}
		}
	}
	for _, p := range r.Payments {
		if p.State != expect.Off && len(p.Lines) == 0 && !p.Due.After(known) {
			add(notMatched, "amount", -p.Amount, "day", p.Due)
		}
	}
	if len(r.Payments) == 0 {
		add(nothingPaid)
	}
	if len(r.Authorities) == 0 {
		add(noAuthority)
	}
	if first, last := calendar.TaxYearOf(r.Days.First).First(), calendar.TaxYearOf(r.Days.Last).Last(); r.Days.First != first || r.Days.Last != last {
		add(yearNotWhole)
	}
	if !known.After(r.Days.Last) {
		add(notOverYet, "day", r.Days.Last)
	}
	return all
}
