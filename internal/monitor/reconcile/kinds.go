package reconcile

import "ownway/internal/monitor/expect"

// windows says how many days before and after the due day a line may still be
// the thing expected. People pay HMRC by the quarter, or each month for a quarter
// that falls due after it, and their own contribution when they can; a bank
// moves what falls on a weekend or a bank holiday by up to five days.
var windows = map[expect.Kind]struct{ early, late int }{
	expect.PaymentIn:    {10, 21},
	expect.Contribution: {14, 31},
	expect.Wages:        {7, 21},
	expect.HMRC:         {100, 35},
	expect.Pension:      {35, 35},
	expect.Order:        {35, 35},
	expect.Share:        {7, 21},
	expect.Bill:         {7, 21},
}

// For gives what the matching needs to know of an item.
func For(i expect.Item) Expected {
	w := windows[i.Kind]
	return Expected{
		ID: i.ID, Kind: i.Kind, What: i.Name(), Amount: i.Amount, Due: i.Due, Early: w.early, Late: w.late,
		Payee: i.Payee, Reference: i.Reference, Account: i.Account,
	}
}

// All gives what the matching needs to know of each item.
func All(items []expect.Item) []Expected {
	all := make([]Expected, len(items))
	for n, i := range items {
		all[n] = For(i)
	}
	return all
}
