// Package payment works out what a funder pays people for a period: the
// payment run. A run is prepared by one person and approved by another; what
// changed since the last one, and why, comes before any list.
package payment

import (
	"cmp"
	"slices"
	"strings"

	"ownway/internal/care/person"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "run" }

// ID is the id of a payment run.
type ID = ident.ID[idPrefix]

// The faults and words of payment runs.
var (
	NothingDue     = msg.New("payment.nothing-due", "Nobody is due a payment for this period")
	SamePerson     = msg.New("payment.same-person", "A payment run is approved by someone other than the one who prepared it")
	AlreadyDone    = msg.New("payment.already-approved", "This payment run was approved already. Nothing was paid twice")
	Started        = msg.New("payment.started", "New: payments start on {day}")
	StartedBack    = msg.New("payment.started-backdated", "New: payments start on {day}, so {days} days before this period are paid as well")
	Same           = msg.New("payment.same", "The same as last time")
	Raised         = msg.New("payment.raised", "{amount} more than last time")
	Lowered        = msg.New("payment.lowered", "{amount} less than last time")
	PartPeriod     = msg.New("payment.part-period", "{days} days of this period are paid")
	CaughtUp       = msg.New("payment.caught-up", "{days} days before this period were not paid yet, and are paid as well")
	WeeksAt        = msg.New("payment.days-at", "{days} days at {weekly} a week")
	MonthAt        = msg.New("payment.month-at", "One month: {weekly} a week for 52 weeks, divided by 12")
	ContributionIn = msg.New("payment.contribution-in", "Your own contribution for the same days, which you pay into the account yourself")
)

// State is how far a run has come.
type State string

// The states of a run.
const (
	Prepared State = "prepared"
	Approved State = "approved"
)

// Due is what a purse is to be paid by the week, and from when.
type Due struct {
	Purse    ledger.PurseID
	Person   person.ID
	Name     string
	Funding  Funding
	From     calendar.Date
	PaidTo   calendar.Date // the last day that an earlier run paid; no date if none did
	LastTime money.Amount  // what the last run paid
}

// Line is one payment of a run.
type Line struct {
	Purse        ledger.PurseID
	Person       person.ID
	Name         string
	Covers       calendar.Period
	Council      money.Amount
	NHS          money.Amount
	Contribution money.Amount // what the person owes to their own account for the same days
	Reference    string       // at most 18 characters, as Bacs carries it
	Change       msg.Text
	Changed      bool
	Working      *explain.Note
}

// Amount is what the run pays on this line.
func (l Line) Amount() money.Amount { return l.Council + l.NHS }

// Run is one payment run.
type Run struct {
	ID         ID
	PayDay     calendar.Date
	Period     calendar.Period
	Every      policy.Every
	State      State
	PreparedBy string
	ApprovedBy string
	Lines      []Line
}

// Prepare works out a run. Each line pays the days of the period, and any
// earlier days since the payment started that no run has paid yet.
func Prepare(id ID, by string, every policy.Every, period calendar.Period, payDay calendar.Date, due []Due) (Run, error) {
	run := Run{ID: id, PayDay: payDay, Period: period, Every: every, State: Prepared, PreparedBy: by}
	for _, d := range due {
		if l, ok := line(every, period, d); ok {
			run.Lines = append(run.Lines, l)
		}
	}
	if len(run.Lines) == 0 {
		return Run{}, fault.Invalid("period", NothingDue)
	}
	slices.SortFunc(run.Lines, func(a, b Line) int {
		if a.Changed != b.Changed {
			return map[bool]int{true: -1, false: 1}[a.Changed]
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return run, nil
}

func line(every policy.Every, period calendar.Period, d Due) (Line, bool) {
	first := d.From
	if !d.PaidTo.IsZero() && !d.PaidTo.Before(first) {
		first = d.PaidTo.AddDays(1)
	}
	if first.After(period.Last) {
		return Line{}, false
	}
	l := Line{Purse: d.Purse, Person: d.Person, Name: d.Name, Covers: calendar.Period{First: first, Last: period.Last},
		Reference: reference(d.Purse), Working: &explain.Note{}}
	l.Council = share(every, period, l.Covers, d.Funding.Council, l.Working)
	l.NHS = share(every, period, l.Covers, d.Funding.NHS, l.Working)
	if l.Contribution = share(every, period, l.Covers, d.Funding.Contribution, nil); l.Contribution > 0 {
		l.Working.Add(ContributionIn.Text(), l.Contribution)
	}
	l.Change, l.Changed = change(period, d, l)
	return l, l.Amount() > 0
}

// share pays a whole month as a twelfth of 52 weeks, and any other run of days
// by the day, a seventh of a week each; half a penny or more counts as one.
func share(every policy.Every, period, covers calendar.Period, weekly money.Amount, why *explain.Note) money.Amount {
	if weekly == 0 {
		return 0
	}
	if every == policy.Monthly && covers == period {
		amount := every.Payment(weekly)
		if why != nil {
			why.Add(MonthAt.With("weekly", weekly), amount)
		}
		return amount
	}
	amount := weekly.MulDiv(int64(covers.Days()), 7, money.HalfUp)
	if why != nil {
		why.Add(WeeksAt.With("days", covers.Days(), "weekly", weekly), amount)
	}
	return amount
}

func change(period calendar.Period, d Due, l Line) (msg.Text, bool) {
	switch before := l.Covers.First.DaysUntil(period.First); {
	case d.PaidTo.IsZero() && before > 0:
		return StartedBack.With("day", d.From, "days", before), true
	case d.PaidTo.IsZero():
		return Started.With("day", d.From), true
	case before > 0:
		return CaughtUp.With("days", before), true
	case l.Covers != period:
		return PartPeriod.With("days", l.Covers.Days()), true
	case l.Amount() > d.LastTime:
		return Raised.With("amount", l.Amount()-d.LastTime), true
	case l.Amount() < d.LastTime:
		return Lowered.With("amount", d.LastTime-l.Amount()), true
	}
	return Same.Text(), false
}

// reference is what the person's bank shows: DP and the end of the purse's id,
// which is the same for every run.
func reference(p ledger.PurseID) string {
	s := string(p)
	return "DP " + strings.ToUpper(s[max(0, len(s)-8):])
}

// Approve lets a second person approve the run.
func (r Run) Approve(by string) (Run, error) {
	if r.State != Prepared {
		return Run{}, fault.Conflict(AlreadyDone)
	}
	if by == r.PreparedBy {
		return Run{}, fault.Invalid("approve", SamePerson)
	}
	r.State, r.ApprovedBy = Approved, by
	return r, nil
}

// Total adds up the run by funder.
func (r Run) Total() (council, nhs money.Amount) {
	for _, l := range r.Lines {
		council += l.Council
		nhs += l.NHS
	}
	return council, nhs
}

// Posting gives the ledger transaction of a line: the funders' money comes
// into where it is held, on the day it is paid.
func (r Run) Posting(l Line, id ledger.ID, held ledger.Account) ledger.Transaction {
	t := ledger.Transaction{ID: id, Purse: l.Purse, Date: r.PayDay, Key: "payment-run/" + string(r.ID),
		Cause: ledger.Cause{Kind: ledger.PaymentRun, Ref: string(r.ID)}}
	for _, share := range []struct {
		funder ledger.Funder
		amount money.Amount
	}{{ledger.Council, l.Council}, {ledger.NHS, l.NHS}} {
		if share.amount > 0 {
			t.Moves = append(t.Moves, ledger.Move{From: ledger.FunderMoney, To: held, Amount: share.amount, Funder: share.funder})
		}
	}
	return t
}

// Serial gives the run's serial in a payment file: six letters and digits.
func (r Run) Serial() string {
	s := strings.ToUpper(string(r.ID))
	return s[max(0, len(s)-6):]
}

// Expected gives what the person's bank should show of a line: the payment
// itself, which the books count from its pay day, and the contribution that the
// person pays in for the same days, which they count once it is there.
func (r Run) Expected(l Line, held ledger.Account, funder string) []expect.Item {
	items := []expect.Item{{Purse: l.Purse, Kind: expect.PaymentIn, Due: r.PayDay, Amount: l.Amount(), Payee: funder,
		Reference: l.Reference, State: expect.Open, Key: "payment-in/" + string(r.ID)}}
	if l.Contribution > 0 {
		items = append(items, expect.Item{Purse: l.Purse, Kind: expect.Contribution, Due: r.PayDay, Amount: l.Contribution,
			Payee: l.Name, Reference: "CONTRIBUTION", State: expect.Open, Key: "contribution/" + string(r.ID),
			Moves: []ledger.Move{{From: ledger.FunderMoney, To: held, Amount: l.Contribution, Funder: ledger.Contribution}}})
	}
	return items
}
