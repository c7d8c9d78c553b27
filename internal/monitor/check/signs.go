package check

import (
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/msg"
)

// Seen is a day and a sum that the books show.
type Seen struct {
	On     calendar.Date
	Amount money.Amount // above zero
}

// Signs are what may be a fault, a mistake or worse. A person looks at each with
// what was seen; the check says what it saw, and never what it was.
type Signs struct {
	Elsewhere []Seen // wages that went to another name than the PA's
	Twice     []Seen // invoices that were paid again
	Breaks    []Seen // days up to which a statement's figures do not follow, and by how much
	Gambling  []Seen // payments to a name that says betting
	Runs      []Seen // payments to one new payee, many within days
	Account   []Seen // wages to two PAs that go to one bank account
	Away      []Seen // hours paid for days on which the person and the PA were apart, like a stay abroad
}

// The sorts of finding that signs lead to.
const (
	WagesElsewhere What = "wages-elsewhere"
	PaidTwice      What = "paid-twice"
	FiguresBroken  What = "figures-broken"
	BettingSeen    What = "betting"
	ManyPayments   What = "many-payments"
	OneAccount     What = "one-account"
	HoursAway      What = "hours-away"
	TaxUnpaid      What = "tax-unpaid"
	ShareUnpaid    What = "share-unpaid"
	PayTooLow      What = "pay-too-low"
)

// The words of the signs: what was seen, why it matters, what settles it.
var (
	elsewhereSaw    = msg.New("check.elsewhere-saw", "{count|one:# payment of wages|other:# payments of wages} went to another name than the PA's. They come to {amount}, and the first is of {day}")
	elsewhereMatter = msg.New("check.elsewhere-matter", "The PA may not have had the pay")
	elsewhereSettle = msg.New("check.elsewhere-settle", "Usually the PA has a new account or a new name. Ask the PA if the pay came")
	twiceSaw        = msg.New("check.twice-saw", "{count|one:# invoice was|other:# invoices were} paid again. It comes to {amount}, first on {day}")
	twiceMatter     = msg.New("check.twice-matter", "The money can be asked back from whoever was paid")
	twiceSettle     = msg.New("check.twice-settle", "Usually it was a slip, and the provider pays it back or takes it off the next invoice")
	breaksSaw       = msg.New("check.breaks-saw", "The figures of a statement do not follow, first up to {day}: {amount} is not shown")
	breaksMatter    = msg.New("check.breaks-matter", "A payment may be missing from what we hold")
	breaksSettle    = msg.New("check.breaks-settle", "Usually a page or a file is missing. A statement straight from the bank shows it")
	bettingSaw      = msg.New("check.betting-saw", "{count|one:# payment went|other:# payments went} to a name that says betting. They come to {amount}, and the first is of {day}")
	bettingMatter   = msg.New("check.betting-matter", "Someone may need help, or someone may be using the person's card")
	bettingSettle   = msg.New("check.betting-settle", "A talk with the person alone, kindly. There is help for gambling, and a bank can block it")
	runSaw          = msg.New("check.run-saw", "{count} payments within days went to a payee that is new. They come to {amount}, and the first is of {day}")
	runMatter       = msg.New("check.run-matter", "It may be a new kind of support, or someone else using the money")
	runSettle       = msg.New("check.run-settle", "Ask the person what it was for")
	accountSaw      = msg.New("check.one-account-saw", "Wages of two PAs go to one bank account. They come to {amount}, and the first is of {day}")
	accountMatter   = msg.New("check.one-account-matter", "Each PA should have their own pay in their own hands")
	accountSettle   = msg.New("check.one-account-settle", "Usually they live together and share it. Ask each of them")
	awaySaw         = msg.New("check.away-saw", "Hours were paid for days on which the PA or the person was away: {amount}, first on {day}")
	awayMatter      = msg.New("check.away-matter", "The hours may be put down for the wrong days")
	awaySettle      = msg.New("check.away-settle", "Usually the PA went along, or the days were keyed wrongly")
	taxSaw          = msg.New("check.tax-saw", "We cannot see that {amount}, due to HMRC on {day}, was paid")
	taxMatter       = msg.New("check.tax-matter", "HMRC asks interest, and the PA's record counts on it")
	taxSettle       = msg.New("check.tax-settle", "Usually it is paid late. HMRC agrees to pay by parts when asked")
	shareSaw        = msg.New("check.share-saw", "We cannot see that the share of {amount}, due on {day}, reached the group")
	shareMatter     = msg.New("check.share-matter", "Others in the group pay for it until it comes")
	shareSettle     = msg.New("check.share-settle", "Usually a standing order stopped, or the group changed")
	lowSaw          = msg.New("check.low-saw", "Pay was below the minimum wage in {count|one:# pay period|other:# pay periods}, the first paid on {day}: {amount} is missing")
	lowMatter       = msg.New("check.low-matter", "No PA may be paid less, whatever was agreed")
	lowSettle       = msg.New("check.low-settle", "Usually hours were added later. The next pay makes it up")
)

// sign is a look at one kind of thing seen.
type sign struct {
	what                 What
	saw, matters, settle msg.Key
	sure                 Sure
	support              bool // whoever helps with the money is asked first; else the practitioner
}

func (s sign) look(f Facts, l Limits, seen []Seen) (Finding, bool) {
	found := Finding{What: s.what, Sure: s.sure, Ask: Practitioner, Matters: s.matters.Text(), Settles: s.settle.Text(), Evidence: seen}
	if s.support {
		found.Ask = f.support()
	}
	for _, x := range seen {
		found.Amount += x.Amount
		found.Since = earlier(found.Since, x.On)
	}
	args := []any{"amount", found.Amount, "day", found.Since}
	if words, _ := msg.English(s.saw); len(msg.Places(words)) > 2 {
		args = append(args, "count", len(seen))
	}
	found.Saw = s.saw.With(args...)
	found.cite(l)
	return found, len(seen) > 0
}

// overdue lists what fell due more than so many days ago, as far as the books
// can tell.
func overdue(f Facts, due []Wage, days int) (seen []Seen) {
	for _, w := range due {
		if days > 0 && w.Amount > 0 && w.Due.DaysUntil(f.Today) > days && w.Due.DaysUntil(f.BooksTo) > days {
			seen = append(seen, Seen{On: w.Due, Amount: w.Amount})
		}
	}
	return seen
}

var (
	elsewhere = sign{WagesElsewhere, elsewhereSaw, elsewhereMatter, elsewhereSettle, Likely, false}
	twice     = sign{PaidTwice, twiceSaw, twiceMatter, twiceSettle, Likely, true}
	broken    = sign{FiguresBroken, breaksSaw, breaksMatter, breaksSettle, Certain, false}
	betting   = sign{BettingSeen, bettingSaw, bettingMatter, bettingSettle, Unsure, false}
	run       = sign{ManyPayments, runSaw, runMatter, runSettle, Unsure, false}
	account   = sign{OneAccount, accountSaw, accountMatter, accountSettle, Certain, false}
	away      = sign{HoursAway, awaySaw, awayMatter, awaySettle, Unsure, false}
	tax       = sign{TaxUnpaid, taxSaw, taxMatter, taxSettle, Likely, true}
	share     = sign{ShareUnpaid, shareSaw, shareMatter, shareSettle, Likely, true}
	low       = sign{PayTooLow, lowSaw, lowMatter, lowSettle, Certain, true}
)

// lookAtSigns gives a look for each sign.
var lookAtSigns = []func(Facts, Limits, Tier) (Finding, bool){
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return elsewhere.look(f, l, f.Elsewhere) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return low.look(f, l, f.Low) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return broken.look(f, l, f.Breaks) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return account.look(f, l, f.Account) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return away.look(f, l, f.Away) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return betting.look(f, l, f.Gambling) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return run.look(f, l, f.Runs) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) { return twice.look(f, l, f.Twice) },
	func(f Facts, l Limits, _ Tier) (Finding, bool) {
		return tax.look(f, l, overdue(f, f.Tax, l.LateTaxDays))
	},
	func(f Facts, l Limits, _ Tier) (Finding, bool) {
		return share.look(f, l, overdue(f, f.Shares, l.LateShareDays))
	},
}

// reviewWithin is how many days a person has to look at a finding: sooner where
// someone may be harmed or unpaid meanwhile.
var reviewWithin = map[What]int{
	WagesUnpaid: 7, WagesElsewhere: 7, PayTooLow: 14, FiguresBroken: 14, OneAccount: 14, HoursAway: 14, BettingSeen: 7, ManyPayments: 14,
	MoneyShort: 14, NeedUnmet: 14, TaxUnpaid: 14, ShareUnpaid: 14, FiguresAltered: 14, SharedAccount: 14, PaidTwice: 28,
}

// ordinarily is the time for any other.
const ordinarily = 28

func reviewBy(w What, today calendar.Date) calendar.Date {
	if n, short := reviewWithin[w]; short {
		return today.AddDays(n)
	}
	return today.AddDays(ordinarily)
}
