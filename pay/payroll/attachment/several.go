package attachment

import (
	"errors"
	"slices"
	"strconv"

	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Held is an order that an employer holds for a worker, with what earlier
// paydays left over.
type Held struct {
	Order
	Made    calendar.Date // the date of the order
	Arrears money.Amount  // not taken on earlier paydays, and carried over
	Wanting money.Amount  // by which pay fell short of protected earnings on earlier paydays (Priority)
	Charge  bool          // the employer takes £1 for its work each time
}

// Outcome is what one order does to one payment.
type Outcome struct {
	Taken                // Short is what is missed of what was asked
	Charge  money.Amount // for the employer
	Arrears money.Amount // to carry to the next payday
	Wanting money.Amount // likewise, of protected earnings
}

// All is what a worker's orders do together.
type All struct {
	Orders  []Outcome // one for each order given, in the same order
	Taken   money.Amount
	Charges money.Amount
}

// charge is what an employer may take for its work, for each order it takes
// something for. It may be taken from protected pay.
const charge money.Amount = 1_00

// mostOrders bounds how many orders one worker can have.
const mostOrders = 50

// The faults and words of several orders.
var (
	EnterMade     = msg.New("attachment.enter-made", "Enter the date of the order")
	TooManyOrders = msg.New("attachment.too-many-orders", "There are more than {most} orders. Check them with the court or office that sent them")

	whyOrder   = msg.New("attachment.why.order", "The order of {made}")
	whyNormal  = msg.New("attachment.why.normal", "The sum that the order names for each payday")
	whyArrears = msg.New("attachment.why.arrears", "With what earlier paydays left over")
	whyBelow   = msg.New("attachment.why.not-below", "Less what the order may not take: pay must not fall below {kept}")
	whyCharge  = msg.New("attachment.why.charge", "For the employer's work")

	courtAct   = explain.Citation{Name: "Attachment of Earnings Act 1971 Sch 3", Address: "https://www.legislation.gov.uk/ukpga/1971/32/schedule/3", Unchecked: true}
	ordersPage = explain.Citation{Name: "The Payroll Site: attachment order types", Address: "http://www.thepayrollsite.co.uk/help/attachmentinfo.htm"}
	chargePage = explain.Citation{Name: "Attachment of earnings orders: administration fee", Address: "https://gb-kb.sage.com/portal/app/portlets/results/view2.jsp?k2dockey=222001000101565"}
	examples   = explain.Citation{Name: "Direct earnings attachments, employer's guide: examples", Address: "https://www.rotherham.gov.uk/benefits/direct-earnings-attachments-employer%E2%80%99s-guide/6"}
)

// TakeAll works out what all of a worker's orders take from one payment. Net is
// pay after tax, National Insurance and pension. Orders with priority come
// first, then debts, then DEA; inside each the older one comes first. A DEA is a
// share of all net pay, and with what came before leaves 60% of it.
//
// Every order that cannot be is a fault that names it ("orders[1].made").
func TakeAll(orders []Held, f period.Frequency, net money.Amount, why *explain.Note) (All, error) {
	if err := checkAll(orders, f, net); err != nil {
		return All{}, err
	}
	turn := make([]int, len(orders))
	for i := range turn {
		turn[i] = i
	}
	slices.SortStableFunc(turn, func(a, b int) int {
		if ra, rb := orders[a].Kind.rank(), orders[b].Kind.rank(); ra != rb {
			return ra - rb
		}
		return orders[a].Made.Compare(orders[b].Made)
	})
	all := All{Orders: make([]Outcome, len(orders))}
	for _, i := range turn {
		o, one := orders[i], why.Sub()
		out, err := o.take(f, net, all.Taken, one)
		if err != nil {
			return All{}, fault.In(err, at(i, "order"))
		}
		all.Taken += out.Amount
		all.Orders[i] = out
		if why != nil {
			why.AddWorked(whyOrder.With("made", o.Made), out.Amount, one)
		}
	}
	all.charges(orders, net, why)
	return all, nil
}

// charges takes the employer's charge for each order that took something, as
// long as pay lasts.
func (all *All) charges(orders []Held, net money.Amount, why *explain.Note) {
	for i, o := range orders {
		if !o.Charge || all.Orders[i].Amount == 0 {
			continue
		}
		c := min(charge, net-all.Taken-all.Charges)
		all.Orders[i].Charge = c
		all.Charges += c
		if why != nil {
			why.Add(whyCharge.Text(), c, chargePage)
		}
	}
}

// take works out one order among several.
func (o Held) take(f period.Frequency, net, before money.Amount, why *explain.Note) (Outcome, error) {
	switch {
	case o.Kind.court():
		return o.takeForCourt(net-before, why), nil
	case o.Kind == ChildMaintenance:
		return o.takeForChild(f, net, before, why)
	}
	t, err := Take(o.Order, f, net, before, why)
	if why != nil && before > 0 && o.Kind != Fixed && t.Short > 0 {
		why.Lines[len(why.Lines)-1].Cites = append(why.Lines[len(why.Lines)-1].Cites, examples)
	}
	return Outcome{Taken: t}, err
}

// takeForCourt works out a court's order on what orders before it left. Under
// one with priority, both what was not taken and what was wanting of the
// protected earnings carry over (Attachment of Earnings Act 1971 Sch 3 para 6);
// nothing is taken while pay is no more than the protected earnings.
func (o Held) takeForCourt(left money.Amount, why *explain.Note) Outcome {
	if !o.Kind.carries() {
		o.Arrears, o.Wanting = 0, 0
	}
	want, kept := o.Amount+o.Arrears, o.Protected+o.Wanting
	out := Outcome{Taken: Taken{Amount: min(want, max(left-kept, 0))}}
	if left <= o.Protected {
		out.Amount = 0
	}
	out.Short = want - out.Amount
	if o.Kind.carries() {
		out.Arrears = out.Short
		out.Wanting = max(kept-left, 0)
	}
	if why != nil {
		o.explainSum(kept, out, courtAct, why)
	}
	return out
}

// takeForChild works out a child maintenance order: a sum for each payday, of
// which what was missed is taken on the next, and 60% of net pay is left.
func (o Held) takeForChild(f period.Frequency, net, before money.Amount, why *explain.Note) (Outcome, error) {
	sum := Order{Kind: Fixed, Amount: o.Amount + o.Arrears, Protected: o.Protected}
	t, err := Take(sum, f, net, before, nil)
	if err != nil {
		return Outcome{}, err
	}
	out := Outcome{Taken: t, Arrears: t.Short}
	if why != nil {
		o.explainSum(max(protected.Of(net, money.Up), o.Protected), out, ordersPage, why)
	}
	return out, nil
}

// explainSum writes the sum of an order, what is added to it and what is not
// taken of it.
func (o Held) explainSum(kept money.Amount, out Outcome, source explain.Citation, why *explain.Note) {
	why.Add(whyNormal.Text(), o.Amount, source)
	if o.Arrears > 0 {
		why.Add(whyArrears.Text(), o.Arrears, source, ordersPage)
	}
	if out.Short > 0 {
		why.Add(whyBelow.With("kept", kept), -out.Short, source)
	}
}

func checkAll(orders []Held, f period.Frequency, net money.Amount) error {
	switch {
	case !f.Known():
		return fault.Invalid("frequency", period.Choose)
	case bad(net):
		return fault.Invalid("net", EnterAmount)
	case len(orders) > mostOrders:
		return fault.Invalid("orders", TooManyOrders, "most", mostOrders)
	}
	var faults []error
	for i, o := range orders {
		switch {
		case o.Kind.notHeld() != "":
			faults = append(faults, fault.Invalid(at(i, "kind"), o.Kind.notHeld()))
		case !o.Kind.known():
			faults = append(faults, fault.Invalid(at(i, "kind"), ChooseKind))
		case o.Made.IsZero():
			faults = append(faults, fault.Invalid(at(i, "made"), EnterMade))
		case bad(o.Amount) || bad(o.Protected) || bad(o.Arrears) || bad(o.Wanting) || bad(o.Amount+o.Arrears):
			faults = append(faults, fault.Invalid(at(i, "amount"), EnterAmount))
		}
	}
	return errors.Join(faults...)
}

// at names a field of an order: orders[1].made, counted from 0.
func at(i int, field string) string { return "orders[" + strconv.Itoa(i) + "]." + field }
