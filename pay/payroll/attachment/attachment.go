// Package attachment works out what orders take from pay: direct earnings
// attachments (DEA) of the Department for Work and Pensions and of councils,
// attachment of earnings orders of the courts (AEO), child maintenance orders
// (DEO) and other orders for a fixed sum; one by one, or all of a worker's
// together in the order of the law.
//
// Council tax orders, orders for fines since 2004 and Scottish orders have
// tables of their own, which are not held: NotHeld says what to do instead.
package attachment

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Kind says how an order sets its sum.
type Kind string

// The kinds of order.
const (
	Standard Kind = "dea"        // direct earnings attachment at the standard rate
	Higher   Kind = "dea-higher" // direct earnings attachment at the higher rate
	Fixed    Kind = "fixed"      // a sum each pay period: child maintenance, a court
)

// Order is one order to take money from pay.
type Order struct {
	Kind      Kind
	Amount    money.Amount // of a fixed order, each pay period
	Protected money.Amount // pay that a court order leaves untouched; 0 when it names none
}

// Taken is what one order takes from one payment.
type Taken struct {
	Amount money.Amount
	Short  money.Amount // that it would have taken, but for what is protected
}

// The faults and words of orders.
var (
	ChooseKind  = msg.New("attachment.choose-kind", "Choose the kind of order")
	EnterAmount = msg.New("attachment.enter-amount", "Enter an amount from nothing up to £10 million")

	whyShare = msg.New("attachment.why.share", "{rate} of pay after tax, National Insurance and pension")
	whyNil   = msg.New("attachment.why.nil", "Pay is too low for this order to take anything")
	whyFixed = msg.New("attachment.why.fixed", "The sum that the order names")
	whyKept  = msg.New("attachment.why.protected", "Less what the order may not take: {kept} of this pay is protected")

	table = explain.Citation{Name: "Direct earnings attachments: amounts to deduct", Address: "https://www.somersetwestandtaunton.gov.uk/benefits/amount-to-deduct"}
)

// protected is the share of net pay that all orders together must leave.
const protected rates.Rate = 6_000

// band is one row of the table: pay up to an end, and the rates on all of it.
type band struct {
	weekly, monthly  money.Amount // the last band has no end
	standard, higher rates.Rate
}

var bands = [...]band{
	{100_00, 430_00, 0, 500},
	{160_00, 690_00, 300, 600},
	{220_00, 950_00, 500, 1_000},
	{270_00, 1_160_00, 700, 1_400},
	{375_00, 1_615_00, 1_100, 2_200},
	{520_00, 2_240_00, 1_500, 3_000},
	{0, 0, 2_000, 4_000},
}

// Take works out what one order of the kinds Standard, Higher or Fixed takes
// from one payment; TakeAll knows the others too. Net is pay after tax,
// National Insurance and pension, before any order; before is what orders that
// come first have taken. Sums are rounded down to the penny.
//
// An unknown kind or frequency, or an amount below nothing, is a fault.
func Take(o Order, f period.Frequency, net, before money.Amount, why *explain.Note) (Taken, error) {
	switch {
	case o.Kind.notHeld() != "":
		return Taken{}, NotHeld(o.Kind)
	case o.Kind != Standard && o.Kind != Higher && o.Kind != Fixed:
		return Taken{}, fault.Invalid("order", ChooseKind)
	case !f.Known():
		return Taken{}, fault.Invalid("frequency", period.Choose)
	case bad(o.Amount) || bad(o.Protected) || bad(net) || bad(before):
		return Taken{}, fault.Invalid("order", EnterAmount)
	}
	want, rate := o.Amount, rates.Rate(0)
	if o.Kind != Fixed {
		rate = rateFor(o.Kind, f, net)
		want = rate.Of(net, money.Down)
	}
	kept := max(protected.Of(net, money.Up), o.Protected)
	t := Taken{Amount: min(want, max(net-before-kept, 0))}
	t.Short = want - t.Amount
	if why != nil {
		explainTake(o, rate, want, kept, t, why)
	}
	return t, nil
}

func bad(a money.Amount) bool { return a < 0 || a > 1_000_000_000 }

// rateFor finds the row of the table. For two and four weeks the week's pay
// finds it: pay ÷ 2 or 4.
func rateFor(k Kind, f period.Frequency, net money.Amount) rates.Rate {
	for i, b := range bands {
		end := b.monthly
		if weeks := f.Weeks(); weeks > 0 {
			end = b.weekly * money.Amount(weeks)
		}
		if net > end && i < len(bands)-1 {
			continue
		}
		if k == Higher {
			return b.higher
		}
		return b.standard
	}
	return 0
}

func explainTake(o Order, rate rates.Rate, want, kept money.Amount, t Taken, why *explain.Note) {
	switch {
	case o.Kind == Fixed:
		why.Add(whyFixed.Text(), want)
	case rate == 0:
		why.Say(whyNil.Text(), table)
	default:
		why.Add(whyShare.With("rate", rate), want, table)
	}
	if t.Short > 0 {
		why.Add(whyKept.With("kept", kept), -t.Short, table)
	}
}
