package takeover

import (
	"strings"

	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/law"
	"ownway/pay/employment"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// The faults of a PA's line.
var (
	OtherPerson  = msg.New("takeover.other-person", "This PA stands on line {line} with another name, date of birth or number. Give one of them another reference")
	NeedsAccount = msg.New("takeover.needs-account", "Wages go to an account. Fill in its name, sort code and number, or none of them")
	NotEndOf     = msg.New("takeover.not-end-of-period", "This day does not end a pay period: the period is {first} to {last}. Check it, or the first day of a period")
)

// frequencies are the words for how often a PA is paid.
var frequencies = map[string]period.Frequency{"weekly": period.Weekly, "fortnightly": period.Fortnightly, "four-weekly": period.FourWeekly, "monthly": period.Monthly}

// schemes are the words for a PA's pension.
var schemes = map[string]pension.Scheme{"none": pension.NotMember, "relief at source": pension.ReliefAtSource, "net pay": pension.NetPay}

// regimes are the words for a PA's holiday.
var regimes = map[string]employment.Regime{"12.07%": employment.IrregularAccrual, "rolled up": employment.RolledUp, "weeks": employment.Regular}

func (r *reader) pas() {
	people := map[string]*Job{}
	for _, l := range r.rows(PAsFile) {
		j := l.job(r.on)
		if j.Key.Employer != "" {
			if _, known := r.set.employer(j.Key.Employer); !known {
				l.invalid("employer", NoEmployer, "reference", j.Key.Employer)
			}
		}
		if first, twice := r.jobs[j.Key]; twice {
			l.invalid("pa", SameReference, "line", first.Row)
			continue
		}
		if same := people[j.Key.PA]; same == nil {
			people[j.Key.PA] = &j
		} else if same.PA != j.PA {
			l.invalid("pa", OtherPerson, "line", same.Row)
		}
		r.jobs[j.Key] = &j
		r.order = append(r.order, j.Key)
	}
}

func (l line) job(on calendar.Date) Job {
	j := Job{Row: l.row.Line, Key: l.key(), PA: l.pa(on), Terms: l.terms(), Payee: l.payee(), PaidTo: l.needDay("paid to"), Standing: l.standing()}
	var err error
	if s := l.need("ni letter"); s != "" {
		j.Letter, err = ni.Parse(strings.ToUpper(s))
		l.fault("ni letter", err)
	}
	j.Standing.Letter = j.Letter
	switch j.Letter {
	case 'H':
		j.Standing.Insured.Apprentice = true
	case 'J', 'Z':
		j.Standing.Insured.Deferred = true
	case 'B':
		j.Standing.Insured.Certificate = true
	}
	in := &j.Standing.Insured
	in.VeteranUntil, in.ApprenticeUntil, in.DeferredUntil, in.CertificateUntil = l.day("veteran until"), l.day("apprentice until"), l.day("deferred until"), l.day("certificate until")
	j.Details = l.details()
	j.Pension = pension.Record{Born: j.PA.Born, Started: j.Terms.Start}
	if j.PaidTo.IsZero() || len(fault.All(j.Terms.Validate())) > 0 {
		return j
	}
	if p := j.Terms.PeriodOn(j.PaidTo); p.Last != j.PaidTo {
		l.invalid("paid to", NotEndOf, "first", p.First, "last", p.Last)
	}
	return j
}

func (l line) pa(on calendar.Date) person.PA {
	p := person.PA{Name: l.need("name"), Born: l.needDay("born")}
	if !p.Born.IsZero() && p.Born.After(on) {
		l.invalid("born", InFuture)
	}
	var err error
	if s := l.text("nino"); s != "" {
		p.NINO, err = ident.ParseNINO(s)
		l.fault("nino", err)
	}
	name, code, number := l.text("account name"), l.text("sort code"), l.text("account number")
	switch {
	case name == "" && code == "" && number == "":
		return p
	case name == "" || code == "" || number == "":
		l.invalid("account number", NeedsAccount)
		return p
	}
	p.Bank.Name = name
	p.Bank.SortCode, err = ident.ParseSortCode(code)
	l.fault("sort code", err)
	p.Bank.Number, err = ident.ParseAccountNumber(number)
	l.fault("account number", err)
	return p
}

func (l line) terms() employment.Terms {
	t := employment.Terms{Start: l.needDay("starts"), End: l.day("ends"), PeriodFrom: l.day("period from"), SleepIn: l.positive("sleep-in"),
		Frequency: frequencies[l.choice("frequency", "weekly", "fortnightly", "four-weekly", "monthly")],
		Holiday:   regimes[l.choice("holiday", "12.07%", "rolled up", "weeks")]}
	for _, one := range []struct {
		column string
		on     employment.DayKind
	}{{"rate", employment.EveryDay}, {"weekend rate", employment.Weekend}, {"bank holiday rate", employment.BankHoliday}} { // what was paid before is not worked out again
		if a := l.positive(one.column); a > 0 || one.column == "rate" {
			t.Rates = append(t.Rates, employment.Rate{From: t.Start, On: one.on, Hourly: a})
		}
	}
	for i, d := range []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} {
		t.Usual.Minutes[i] = l.minutes(d)
	}
	if len(l.wrong.all) == 0 {
		l.fault("rate", t.Validate())
	}
	return t
}

func (l line) standing() work.Standing {
	s := work.Standing{Code: l.need("tax code"), Average: l.positive("average weekly"),
		Scheme: schemes[l.choice("pension", "none", "relief at source", "net pay")]}
	if s.Code != "" {
		code, err := tax.Parse(s.Code)
		l.fault("tax code", err)
		s.Code = code.String()
	}
	switch l.choice("student loan", "", "1", "2", "4", "5") {
	case "1":
		s.Loans.Student = loan.Plan1
	case "2":
		s.Loans.Student = loan.Plan2
	case "4":
		s.Loans.Student = loan.Plan4
	case "5":
		s.Loans.Student = loan.Plan5
	}
	s.Loans.Postgraduate = l.yes("postgraduate loan")
	return s
}

func (l line) payee() law.Payee {
	p := law.Payee{Relation: law.Relation(l.text("relation"))}
	choices := []string{""}
	for _, r := range law.Relations() {
		choices = append(choices, string(r))
	}
	l.choice("relation", choices...)
	p.SameHousehold = law.Known(l.choice("same household", "", "yes", "no"))
	return p
}

func (l line) details() filing.Details {
	d := filing.Details{PayID: l.text("pay id"), Irregular: l.yes("irregular"), Gender: rti.Gender(strings.ToUpper(l.choice("gender", "", "m", "f"))),
		Declaration: tax.Declaration(strings.ToUpper(l.choice("declaration", "", "a", "b", "c")))}
	for _, column := range []string{"address 1", "address 2", "address 3"} {
		if s := l.text(column); s != "" {
			d.Address.Lines = append(d.Address.Lines, s)
		}
	}
	if s := l.text("postcode"); s != "" {
		var err error
		d.Address.Postcode, err = ident.ParsePostcode(s)
		l.fault("postcode", err)
	}
	return d
}
