package work

import (
	"errors"
	"slices"

	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of putting a payslip right.
var (
	NothingPutRight = msg.New("work.nothing-put-right", "Nothing is changed yet. Change what was wrong, and leave the rest as it stands")
	HoursTheirs     = msg.New("work.hours-theirs", "These hours were agreed by someone else. Ask them to put the hours right")
	EnterRightRate  = msg.New("work.enter-right-rate", "Enter the hourly rate that should have been paid, like 13.50")
)

// Changes reports whether a fix changes anything but hours.
func (f Fix) Changes() bool {
	return f.Code != "" || f.Rate != 0 || f.Insured != nil || f.Loans != nil
}

// Onward gives the employment as it should be from the first day of the payslip
// that was wrong: as On, and with the right rate from then on.
func (f Fix) Onward(e Employment, first calendar.Date) Employment {
	e = f.On(e)
	if f.RightFor == 0 || f.RightFor == f.Rate {
		return e
	}
	var rates []employment.Rate
	for _, r := range e.Terms.Rates {
		switch {
		case r.Hourly != f.Rate || r.From.Before(first) && replaced(e.Terms.Rates, r, first):
			rates = append(rates, r)
		case r.From.Before(first):
			rates = append(rates, r, employment.Rate{From: first, On: r.On, Hourly: f.RightFor})
		default:
			rates = append(rates, employment.Rate{From: r.From, On: r.On, Hourly: f.RightFor})
		}
	}
	e.Terms.Rates = rates
	return e
}

// replaced reports whether a rate had given way to a later one by a day.
func replaced(all []employment.Rate, r employment.Rate, day calendar.Date) bool {
	return slices.ContainsFunc(all, func(o employment.Rate) bool {
		return o.On == r.On && o.From.After(r.From) && !o.From.After(day)
	})
}

// SameHours reports whether hours are those that a sheet holds, however they were
// told.
func (s Sheet) SameHours(entries []hours.Entry) bool {
	return len(hours.Correction(s.Hours.Entries, entries)) == 0
}

// PutRight gives hours that were paid as they should have been: opened again where
// they were agreed, changed with the reason, and agreed. What that comes to is
// owed or was paid too much.
func (s Sheet) PutRight(entries []hours.Entry, by hours.Who, reason string, on calendar.Date) (Sheet, error) {
	step := func(next hours.Sheet, e hours.Event, err error) error {
		if fault.KindOf(err) == fault.KindForbidden {
			return fault.Invalid("entries", HoursTheirs)
		}
		if err == nil {
			s = s.After(next, e)
		}
		return err
	}
	if s.Hours.State == hours.Approved {
		if err := step(s.Hours.Reopen(by, reason, on)); err != nil {
			return s, err
		}
	}
	if err := step(s.Hours.Change(entries, by, reason, on)); err != nil {
		return s, err
	}
	err := step(s.Hours.Approve(by, on))
	return s, err
}

// Owed is what hours that were put right come to, before anything is taken off.
type Owed struct {
	Lines   []Line       // that the next payslip gets
	TooMuch money.Amount // was paid for hours that there were not: people agree on it
}

// Gross adds up what is owed to the PA.
func (o Owed) Gross() (sum money.Amount) {
	for _, l := range o.Lines {
		sum += l.Pay()
	}
	return sum
}

// Owed works out what the hours that are still to be put right come to, by
// themselves.
func (d Due) Owed() (Owed, error) {
	d.Sheet.Hours = hours.Sheet{Period: d.Sheet.Hours.Period, Start: d.Employment.Terms.Start, State: hours.Approved}
	sick, _, _, err := d.sickPay()
	if err != nil {
		return Owed{}, err
	}
	lines, tooMuch, err := d.lines(sick, nil)
	var f *fault.Fault
	if errors.As(err, &f) && f.Text.Key == NothingToPay {
		return Owed{}, nil
	}
	return Owed{Lines: lines, TooMuch: tooMuch}, err
}
