package work

import (
	"ownway/ledger"
	"ownway/pay/payroll"
	"ownway/pay/payroll/attachment"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// OrderTaken is what one order took on a payslip, and what it leaves over for
// the next one.
type OrderTaken struct {
	Order     ArrangementID
	Issuer    string
	Reference string
	Account   ident.BankAccount
	attachment.Outcome
}

// name is what stands on the payslip: whose money it is, as they wrote it.
func (o OrderTaken) name() string { return o.Issuer + " " + o.Reference }

func (o OrderTaken) owed() ledger.Account { return ledger.Owed.In("order/" + string(o.Order)) }

var (
	whyCounts = msg.New("work.why.attachable", "Pay after tax, National Insurance and pension, which orders look at")
	whyNoPart = msg.New("work.why.family-not-attachable", "Family pay is left out: orders may not touch it")

	countsFor = explain.Citation{Name: "GOV.UK: debt deductions, what counts as earnings", Address: "https://www.gov.uk/debt-deductions-from-employee-pay/what-counts-as-earnings"}
)

// takeOrders takes from pay what orders say, in the order of the law, once all
// else of the payslip is known. What could not be taken is carried on the payslip.
func (d Due) takeOrders(in *payroll.Input, slip *Payslip) error {
	var orders []PayOrder
	var held []attachment.Held
	for _, o := range d.Arranged.Orders {
		if o.lastsOn(d.PayDay) {
			orders, held = append(orders, o), append(held, d.heldSoFar(o))
		}
	}
	if len(orders) == 0 {
		return nil
	}
	r, err := payroll.Calculate(*in, nil)
	if err != nil {
		return err
	}
	slip.WhyOrders = &explain.Note{}
	net := attachable(r, in.Lines, slip.WhyOrders)
	all, err := attachment.TakeAll(held, in.Frequency, net, slip.WhyOrders)
	if err != nil {
		return err
	}
	for i, o := range orders {
		t := OrderTaken{Order: o.ID, Issuer: o.Issuer, Reference: o.Reference, Account: o.Account, Outcome: all.Orders[i]}
		slip.Orders = append(slip.Orders, t)
	}
	in.Deductions = append(in.Deductions, slip.deductions()...)
	return nil
}

// attachable gives the pay that orders look at: family pay is not counted.
func attachable(r payroll.Result, lines []payroll.Line, why *explain.Note) money.Amount {
	net := max(0, r.Attachable())
	why.Add(whyCounts.Text(), net, countsFor)
	var family money.Amount
	for _, l := range lines {
		if l.Kind == payroll.Family {
			family += l.Pay()
		}
	}
	if family == 0 {
		return net
	}
	why.Add(whyNoPart.Text(), -min(net, family), countsFor)
	return max(0, net-family)
}

func (o PayOrder) lastsOn(payDay calendar.Date) bool {
	return !payDay.Before(o.From) && (o.Until.IsZero() || !payDay.After(o.Until))
}

// heldSoFar gives an order with what the payslip before left over.
func (d Due) heldSoFar(o PayOrder) attachment.Held {
	for i := len(d.Earlier) - 1; i >= 0; i-- {
		for _, t := range d.Earlier[i].Orders {
			if t.Order == o.ID {
				o.Order.Arrears, o.Order.Wanting = t.Arrears, t.Wanting
				return o.Order
			}
		}
	}
	return o.Order
}

// deductions are what orders take off a payslip, with the employer's charge.
func (p Payslip) deductions() []payroll.Deduction {
	var all []payroll.Deduction
	for _, o := range p.Orders {
		if taken := o.Amount + o.Charge; taken > 0 {
			all = append(all, payroll.Deduction{Kind: payroll.Order, Name: o.name(), Amount: taken})
		}
	}
	return all
}

// charges add up what the employer takes for the work of orders.
func (p Payslip) charges() money.Amount {
	var sum money.Amount
	for _, o := range p.Orders {
		sum += o.Charge
	}
	return sum
}

// OrderDue gives the day by which money taken for an order reaches whoever made
// it: the 19th of the next month, or the last working day before it (GOV.UK and
// councils' guides to direct earnings attachments; of the other orders from
// memory).
func OrderDue(payDay calendar.Date) calendar.Date {
	next := calendar.On(payDay.Year(), payDay.Month(), 1).AddMonths(1)
	return calendar.LastWorkingDayUpTo(calendar.On(next.Year(), next.Month(), 19))
}
