package work

import (
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Matter is something about a payslip that people agree on, never a program.
type Matter string

// The matters.
const (
	LowPay   Matter = "low-pay"  // pay below the minimum wage
	Overpaid Matter = "overpaid" // paid for more hours before than there are now
)

// Take is what people agreed on.
type Take string

// What can be agreed on.
const (
	PayLawful Take = "pay-lawful" // pay what the law asks for
	Refuse    Take = "refuse"     // the employer will not: a reason to talk
	Recover   Take = "recover"    // take it back, so much with each wage
	WriteOff  Take = "write-off"  // let the PA keep it
)

// Choice is what was agreed about one payslip.
type Choice struct {
	Employment ID
	First      calendar.Date // of the pay period
	About      Matter
	Take       Take
	Each       money.Amount // taken back with each wage, when it is taken back
	By         string       // the account
	On         calendar.Date
	Why        string // in the words of whoever agreed
}

// The faults of a choice.
var (
	ChooseTake   = msg.New("work.choose-take", "Choose one of the ways to put this right")
	EnterEach    = msg.New("work.enter-each", "Enter how much is taken back with each wage, like 20.00")
	TellWhy      = msg.New("work.tell-why", "Say who agreed to this and how, so that it stands on record")
	OverpaidSays = msg.New("work.overpaid", "{pa} was paid {amount} for hours that were not worked. Agree with them: take it back a little at a time, or let them keep it")
)

// Check says what is wrong with a choice.
func (c Choice) Check() error {
	fits := c.About == LowPay && (c.Take == PayLawful || c.Take == Refuse) || c.About == Overpaid && (c.Take == Recover || c.Take == WriteOff)
	switch {
	case !fits:
		return fault.Invalid("take", ChooseTake)
	case c.Take == Recover && c.Each <= 0:
		return fault.Invalid("each", EnterEach)
	case c.Why == "":
		return fault.Invalid("why", TellWhy)
	}
	return nil
}

// choice finds what was agreed about a matter of this payslip.
func (d Due) choice(m Matter) Choice {
	for _, c := range d.Choices {
		if c.About == m {
			return c
		}
	}
	return Choice{}
}

// Recovery is money that a PA was paid too much and that they agreed to have
// taken back.
type Recovery struct {
	Each  money.Amount
	Taken money.Amount // off this payslip
	Left  money.Amount // after it
}

// recovering gives what is still to be taken back before this payslip. Holiday
// that was taken too early comes off the last pay whole, as far as it goes.
func (d Due) recovering(overpaid, holiday money.Amount) Recovery {
	var r Recovery
	if n := len(d.Earlier); n > 0 {
		r = Recovery{Each: d.Earlier[n-1].Recovery.Each, Left: d.Earlier[n-1].Recovery.Left}
	}
	if c := d.choice(Overpaid); overpaid > 0 && c.Take == Recover {
		r.Each, r.Left = c.Each, r.Left+overpaid
	}
	r.Each, r.Left = r.Each+holiday, r.Left+holiday
	return r
}

// takeBack takes an instalment off the line of most pay for hours. It never
// brings pay below the minimum wage: what does not fit waits for the next wage.
func takeBack(in *payroll.Input, lines []Line, r Recovery) (Recovery, error) {
	if r.Left == 0 {
		return r, nil
	}
	would, err := payroll.Calculate(*in, nil)
	if err != nil {
		return r, err
	}
	most := mostOf(lines, func(l Line) bool { return l.Kind == payroll.Hours })
	room, least := would.Gross, money.Amount(1) // a line of nothing would be its hours again
	if w := would.MinimumWage; w.Covered {
		room = w.Counted - w.Due
	}
	if most < 0 { // a last wage without hours: what is due at the end counts for no minimum wage
		if most = mostOf(lines, func(l Line) bool { return l.Leaving }); most < 0 {
			return r, nil
		}
		room, least = lines[most].Pay(), 0
	}
	pay := in.Lines[most].Pay()
	r.Taken = max(0, min(r.Each, r.Left, room, pay-least))
	r.Left -= r.Taken
	in.Lines[most].Amount = pay - r.Taken
	lines[most].Amount = in.Lines[most].Amount
	return r, nil
}

// mostOf finds the line of most pay among some; below zero when there is none.
func mostOf(lines []Line, of func(Line) bool) int {
	most := -1
	for i, l := range lines {
		if of(l) && (most < 0 || l.Pay() > lines[most].Pay()) {
			most = i
		}
	}
	return most
}

// topUp adds what the minimum wage asks for.
func topUp(lines []Line, short money.Amount) []Line {
	return append(lines, Line{Line: payroll.Line{Kind: payroll.Hours, Amount: short}, TopUp: true})
}
