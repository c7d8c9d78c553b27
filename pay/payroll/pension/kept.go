package pension

import (
	"slices"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Kept is one entry of the records that an employer must keep and show to The
// Pensions Regulator.
type Kept struct {
	On       calendar.Date
	What     msg.Text
	Event    EventKind // empty for an assessment or a contribution
	Duty     Duty
	Pay      money.Amount
	Worker   money.Amount // with tax relief; below nothing when paid back
	Employer money.Amount
	Until    calendar.Date // the last day for which it must be kept
}

// Years for which records are kept: six, and four for notices to opt out
// (from memory: Employers' Duties (Registration and Compliance) Regulations 2010).
const (
	keepYears       = 6
	keepOptOutYears = 4
)

// The words of the entries.
var (
	keptAssessed = msg.New("pension.kept.assessed", "Checked for {first} to {last}: {duty}")
	keptPaidIn   = msg.New("pension.kept.paid-in", "Paid into the pension for {first} to {last}")
	keptRefund   = msg.New("pension.kept.refund", "Paid back because the PA opted out")

	keptDuty = map[Duty]msg.Key{
		NoDuty:      msg.New("pension.kept.no-duty", "no pension duty"),
		Entitled:    msg.New("pension.kept.entitled", "can ask to join"),
		NonEligible: msg.New("pension.kept.non-eligible", "can ask to opt in"),
		Eligible:    msg.New("pension.kept.eligible", "must be enrolled"),
	}
	keptEvent = map[EventKind]msg.Key{
		Postponed:  msg.New("pension.kept.postponed", "Postponed until {until}"),
		Enrolled:   msg.New("pension.kept.enrolled", "Put in the pension scheme"),
		OptedIn:    msg.New("pension.kept.opted-in", "Asked to opt in"),
		Joined:     msg.New("pension.kept.joined", "Asked to join"),
		OptedOut:   msg.New("pension.kept.opted-out", "Opted out"),
		Ceased:     msg.New("pension.kept.ceased", "Left the pension scheme"),
		Reenrolled: msg.New("pension.kept.re-enrolled", "Put back in the pension scheme"),
	}
	keptLetter = map[Letter]msg.Key{
		EnrolledLetter:  msg.New("pension.kept.enrolled-letter", "Given the letter about being in the pension scheme"),
		PostponedLetter: msg.New("pension.kept.postponed-letter", "Given the letter about the postponement"),
		RightsLetter:    msg.New("pension.kept.rights-letter", "Given the letter about the right to ask for a pension"),
	}
)

// PaidOutOfOrder is the fault of a pay period that ends before one already recorded.
var PaidOutOfOrder = msg.New("pension.paid-out-of-order", "The pension record goes up to {day} already. Record pay periods in the order of their days")

// With gives the record with one more pay period. Of the payslips of one
// period each is recorded; an earlier period is a fault.
func (r Record) With(p Paid) (Record, error) {
	switch n := len(r.Paid); {
	case p.Period.First.IsZero() || p.Period.Last.Before(p.Period.First) || p.PayDate.IsZero():
		return r, fault.Invalid("period", calendar.EnterDate)
	case n > 0 && p.Period.Last.Before(r.Paid[n-1].Period.Last):
		return r, fault.Invalid("period", PaidOutOfOrder, "day", r.Paid[n-1].Period.Last)
	}
	r.Paid = append(slices.Clip(r.Paid), p)
	return r, nil
}

// Kept lists what happened to a worker in one tax year, for whoever checks:
// each event, each assessment, each contribution and each refund, in the order
// of their days.
func (r Record) Kept(year calendar.TaxYear) []Kept {
	var list []Kept
	for _, e := range r.Events {
		if calendar.TaxYearOf(e.On) == year {
			list = append(list, keptOf(e))
		}
	}
	for _, p := range r.Paid {
		if calendar.TaxYearOf(p.PayDate) == year {
			list = append(list, p.kept()...)
		}
	}
	slices.SortStableFunc(list, func(a, b Kept) int { return a.On.Compare(b.On) })
	return list
}

func keptOf(e Event) Kept {
	years := keepYears
	if e.Kind == OptedOut {
		years = keepOptOutYears
	}
	k := Kept{On: e.On, Event: e.Kind, Until: e.On.AddMonths(12 * years)}
	switch e.Kind {
	case LetterSent:
		k.What = keptLetter[e.Letter].Text()
	case Postponed:
		k.What = keptEvent[e.Kind].With("until", e.Until)
	default:
		k.What = keptEvent[e.Kind].Text()
	}
	return k
}

func (p Paid) kept() []Kept {
	until := p.PayDate.AddMonths(12 * keepYears)
	first, last := p.Period.First, p.Period.Last
	list := []Kept{{On: p.PayDate, Duty: p.Duty, Pay: p.Pay, Until: until,
		What: keptAssessed.With("first", first, "last", last, "duty", keptDuty[p.Duty])}}
	if c := p.Contributions; c != (Contributions{}) {
		list = append(list, Kept{On: p.PayDate, Duty: p.Duty, Pay: c.Earnings, Worker: c.Taken + c.Relief, Employer: c.Employer,
			Until: until, What: keptPaidIn.With("first", first, "last", last)})
	}
	if b := p.Refund; b != (Refund{}) {
		list = append(list, Kept{On: p.PayDate, Duty: p.Duty, Worker: -b.Worker - b.Relief, Employer: -b.Employer, Until: until,
			What: keptRefund.Text()})
	}
	return list
}
