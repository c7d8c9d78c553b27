package payment

import (
	"strings"

	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of moving a run on.
var (
	SamePerson    = msg.New("payment.same-person", "A payment run is approved by someone other than the one who prepared it")
	AlreadyDone   = msg.New("payment.already-approved", "This payment run was approved already. Nothing was paid twice")
	WasCancelled  = msg.New("payment.was-cancelled", "This payment run was cancelled. Prepare it again")
	CancelTooLate = msg.New("payment.cancel-too-late", "This payment run is approved, so it can't be cancelled. Ask the bank to recall it, then bring in what the bank sends back")
	SayWhyCancel  = msg.New("payment.say-why-cancel", "Say why the run is cancelled")
)

// Approve lets a second person approve the run: someone who neither prepared it
// nor asked for anything that it pays once. Given are the lines that pay
// something once.
func (r Run) Approve(by string, once []Line) (Run, error) {
	switch {
	case r.State == Cancelled:
		return Run{}, fault.Conflict(WasCancelled)
	case r.State != Prepared:
		return Run{}, fault.Conflict(AlreadyDone)
	case by == r.PreparedBy:
		return Run{}, fault.Invalid("approve", SamePerson)
	}
	if l, o, asked := askedBy(by, once); asked {
		return Run{}, fault.Invalid("approve", AskedItSelf, "amount", o.Amount(), "name", l.Name)
	}
	r.State, r.ApprovedBy = Approved, by
	return r, nil
}

// Cancel gives a prepared run up. Its days count as not paid again, and it can
// be prepared anew.
func (r Run) Cancel(by, why string) (Run, error) {
	switch {
	case r.State == Cancelled:
		return Run{}, fault.Conflict(WasCancelled)
	case r.State != Prepared:
		return Run{}, fault.Conflict(CancelTooLate)
	case strings.TrimSpace(why) == "":
		return Run{}, fault.Invalid("why", SayWhyCancel)
	}
	r.State, r.CancelledBy, r.CancelReason = Cancelled, by, strings.TrimSpace(why)
	return r, nil
}

// PostingKey is what the books know the run's payments by.
func (r Run) PostingKey() string { return "payment-run/" + string(r.ID) }

// ExpectedKey tells what the bank should show of the run from all else that is
// expected of a purse.
func (r Run) ExpectedKey() string { return "payment-in/" + string(r.ID) }

// Posting gives the ledger transaction of a line: the funders' money comes
// into where it is held, on the day it is paid.
func (r Run) Posting(l Line, id ledger.ID) ledger.Transaction {
	t := ledger.Transaction{ID: id, Purse: l.Purse, Date: r.PayDay, Key: r.PostingKey(),
		Cause: ledger.Cause{Kind: ledger.PaymentRun, Ref: string(r.ID)}}
	for _, share := range []struct {
		funder ledger.Funder
		amount money.Amount
	}{{ledger.Council, l.Council}, {ledger.NHS, l.NHS}} {
		if share.amount > 0 {
			t.Moves = append(t.Moves, ledger.Move{From: ledger.FunderMoney, To: l.Held, Amount: share.amount, Funder: share.funder})
		}
	}
	return t
}

// Expected gives what the person's bank should show of a line: the payment
// itself, which the books count from its pay day, and the contribution that the
// person pays in for the same days, which they count once it is there. Paid
// again, the contribution is expected already.
func (r Run) Expected(l Line, funder string) []expect.Item {
	items := []expect.Item{{Purse: l.Purse, Kind: expect.PaymentIn, Due: r.PayDay, Amount: l.Amount(), Payee: funder,
		Reference: l.Reference, State: expect.Open, Key: r.ExpectedKey()}}
	if l.Contribution > 0 && r.Kind == Regular {
		items = append(items, expect.Item{Purse: l.Purse, Kind: expect.Contribution, Due: r.PayDay, Amount: l.Contribution,
			Payee: l.Name, Reference: "CONTRIBUTION", State: expect.Open, Key: "contribution/" + string(r.ID),
			Moves: []ledger.Move{{From: ledger.FunderMoney, To: l.Held, Amount: l.Contribution, Funder: ledger.Contribution}}})
	}
	return items
}
