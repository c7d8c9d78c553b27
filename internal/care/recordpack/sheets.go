package recordpack

import (
	"slices"

	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Sheets lays the records out. A table with nothing in it is there all the same,
// with its heads.
func (r Records) Sheets() []Sheet {
	return slices.Concat(r.PASheets(), []Sheet{r.reports(), r.p32(), r.payments(), r.authority()})
}

// PASheets lays out what is of PAs, one or all: the tables of a PA's record.
func (r Records) PASheets() []Sheet {
	return []Sheet{r.pas(), r.rates(), r.payslips(), r.payLines(), r.hours(), r.hoursAgreed(), r.holiday(), r.minimumWage(), r.pension(), r.taxCodes(),
		r.p45(), r.p60(), r.corrections(), r.absence(), r.agreed()}
}

func (r Records) pas() Sheet {
	s := newSheet(PAs, "pa", "born", "nino", "first day", "last day", "why it ended", "pay period", "usual week", "usual nights", "holiday", "tax code", "ni letter", "job")
	for _, j := range r.Jobs {
		minutes, nights := j.Terms.Usual.Week()
		code, letter := j.Standing.Code, ""
		if n := len(j.Slips); n > 0 {
			code, letter = j.Slips[n-1].Code, string(rune(j.Slips[n-1].Letter))
		}
		why := Code("")
		if !j.Ending.Last.IsZero() {
			why = Code(j.Ending.Why)
		}
		s.add(j.PAName, j.PABorn, string(j.NINO), j.Terms.Start, j.Terms.End, why, Code(j.Terms.Frequency), Minutes(minutes), Count(nights), Code(j.Terms.Holiday), code, letter, string(j.ID))
	}
	return s
}

func (r Records) rates() Sheet {
	s := newSheet(Rates, "pa", "from", "on", "an hour", "a night")
	for _, j := range r.Jobs {
		for _, rate := range j.Terms.Rates {
			if !rate.From.After(r.Days.Last) {
				s.add(j.PAName, rate.From, Code(rate.On), rate.Hourly, j.Terms.SleepIn)
			}
		}
	}
	return s
}

func (r Records) payslips() Sheet {
	s := newSheet(Payslips, "pay day", "pa", "from", "to", "gross", "tax", "ni", "loans", "pension", "other", "net", "put right", "tax free", "paid", "employer ni", "allowance", "employer pension", "tax code", "ni letter", "as usual", "payslip")
	for _, j := range r.Jobs {
		for _, p := range j.Slips {
			x := p.Result
			s.add(p.PayDay, p.PAName, p.Period.First, p.Period.Last, x.Gross, x.Tax, x.EmployeeNI, x.StudentLoan+x.PostgraduateLoan, x.WorkerPension, x.Deducted, x.Net,
				p.Corrects.Net, p.TaxFree, p.ToPay(), x.EmployerNI, x.AllowanceUsed, x.EmployerPension, p.Code, string(rune(p.Letter)), yes(p.AsUsual), string(p.ID))
		}
	}
	return s
}

func yes(is bool) Code {
	if is {
		return "yes"
	}
	return "no"
}

func (r Records) payLines() Sheet {
	s := newSheet(PayLines, "pay day", "pa", "kind", "time", "an hour", "awake", "amount", "about")
	for _, j := range r.Jobs {
		for _, p := range j.Slips {
			for _, l := range p.Lines {
				s.add(p.PayDay, p.PAName, Code(l.Kind), Minutes(l.Minutes), l.Rate, Minutes(l.Awake), l.Pay(), lineIs(l))
			}
		}
	}
	return s
}

func lineIs(l work.Line) Code {
	switch {
	case l.Correction:
		return "correction"
	case l.TopUp:
		return "top-up"
	case l.Leaving:
		return "leaving"
	}
	return ""
}

// hours has each entry and how it came.
func (r Records) hours() Sheet {
	s := newSheet(Hours, "pa", "from", "to", "day", "kind", "time", "nights", "told")
	for _, j := range r.Jobs {
		for _, sheet := range j.Sheets {
			for _, e := range sheet.Hours.Entries {
				s.add(j.PAName, sheet.Hours.Period.First, sheet.Hours.Period.Last, e.Date, Code(e.Kind), Minutes(e.Minutes), Count(e.Nights), e.Told.Text())
			}
		}
	}
	return s
}

// hoursAgreed has who said that hours were right, and all else that happened.
func (r Records) hoursAgreed() Sheet {
	s := newSheet(HoursAgreed, "pa", "from", "to", "state", "on", "did", "by", "why")
	for _, j := range r.Jobs {
		for _, sheet := range j.Sheets {
			p := sheet.Hours.Period
			for _, e := range sheet.Events {
				s.add(j.PAName, p.First, p.Last, Code(sheet.Hours.State), e.On, Code(e.Did), who(e.By), e.Reason)
			}
			if len(sheet.Events) == 0 {
				s.add(j.PAName, p.First, p.Last, Code(sheet.Hours.State), calendar.Date{}, Code(""), who(sheet.Hours.ApprovedBy), "")
			}
		}
	}
	return s
}

// who tells people apart from what happened, which has words of its own.
func who(w hours.Who) Code {
	if w == "" {
		return ""
	}
	return Code("by-" + string(w))
}

func (r Records) holiday() Sheet {
	s := newSheet(Holiday, "pay day", "pa", "from", "to", "earned", "taken", "left", "worth")
	for _, j := range r.Jobs {
		for _, p := range j.Slips {
			s.add(p.PayDay, p.PAName, p.Period.First, p.Period.Last, Minutes(p.Earned), Minutes(p.Taken), Minutes(p.Holiday.Left()), p.SetAside)
		}
	}
	return s
}

func (r Records) minimumWage() Sheet {
	s := newSheet(MinimumWage, "pay day", "pa", "from", "to", "covered", "time", "rate", "counted", "least", "short", "lawful")
	for _, j := range r.Jobs {
		for _, p := range j.Slips {
			m := p.Result.MinimumWage
			s.add(p.PayDay, p.PAName, p.Period.First, p.Period.Last, yes(m.Covered), Minutes(m.Minutes), m.Rate, m.Counted, m.Due, m.Shortfall, yes(m.Lawful))
		}
	}
	return s
}

// pension has the entries that The Pensions Regulator asks for, by tax year.
func (r Records) pension() Sheet {
	s := newSheet(Pension, "pa", "tax year", "on", "what", "pay", "worker", "employer", "keep until")
	for _, j := range r.Jobs {
		for _, y := range r.Years() {
			for _, k := range j.Pension.Kept(y) {
				if r.Days.Has(k.On) {
					s.add(j.PAName, y.String(), k.On, k.What, k.Pay, k.Worker, k.Employer, k.Until)
				}
			}
		}
	}
	return s
}

// absence has sick pay and family pay as payslips paid them.
func (r Records) absence() Sheet {
	s := newSheet(Absence, "pay day", "pa", "kind", "from", "to", "amount")
	for _, j := range r.Jobs {
		for _, p := range j.Slips {
			r.absenceOf(&s, p)
		}
	}
	return s
}

// absenceOf writes each spell of sickness, and then what was paid.
func (r Records) absenceOf(s *Sheet, p work.Payslip) {
	for _, spell := range p.Sick {
		s.add(p.PayDay, p.PAName, Code("spell"), spell.First, spell.Last, money.Amount(0))
	}
	for _, l := range p.Lines {
		if l.Kind == payroll.Sick || l.Kind == payroll.Family {
			s.add(p.PayDay, p.PAName, Code(l.Kind), p.Period.First, p.Period.Last, l.Pay())
		}
	}
}
