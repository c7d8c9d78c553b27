package takeover

import (
	"slices"

	"ownway/pay/payroll"
	"ownway/value/money"
	"ownway/value/msg"
)

// trial is one thing that may have been otherwise in the old payroll. It counts
// as the reason only where the old figures come out of it to the penny.
type trial struct {
	reasons []msg.Text
	change  func(*payroll.Input)
}

func because(change func(*payroll.Input), reasons ...msg.Text) trial { return trial{reasons, change} }

// differs lists those of some figures in which the old payslip differs.
func (b *bench) differs(r payroll.Result, of ...Figure) []Figure {
	return slices.DeleteFunc(slices.Clone(of), func(f Figure) bool {
		old, given := b.slip.Says[f]
		return !given || old == f.Of(r)
	})
}

// settle looks for the reason why some figures differ: each trial in turn, the
// likeliest first. What was found stays in force for the figures after.
func (b *bench) settle(ours payroll.Result, trials []trial, of ...Figure) (bool, error) {
	now, err := payroll.Calculate(b.in, nil)
	if err != nil {
		return false, err
	}
	if len(b.differs(now, of...)) == 0 { // the same, or it follows from what was found
		for _, f := range b.differs(ours, of...) {
			b.note(f, ours, follows.Text())
		}
		return true, nil
	}
	for _, t := range trials {
		in := b.in
		in.Lines = slices.Clone(b.in.Lines)
		t.change(&in)
		r, err := payroll.Calculate(in, nil)
		if err != nil || len(b.differs(r, of...)) > 0 {
			continue // what cannot be is no reason
		}
		for _, f := range b.differs(ours, of...) {
			b.note(f, ours, t.reasons...)
		}
		b.in = in
		return true, nil
	}
	return false, nil
}

// unexplained notes figures for which no reason was found.
func (b *bench) unexplained(ours payroll.Result, of ...Figure) {
	for _, f := range b.differs(ours, of...) {
		b.note(f, ours)
	}
}

func (b *bench) note(f Figure, ours payroll.Result, reasons ...msg.Text) {
	b.found = append(b.found, Difference{Figure: f, Old: b.slip.Says[f], Ours: f.Of(ours), Reasons: reasons})
}

// follows is the reason of a figure that follows from another.
var follows = msg.New("takeover.why.follows", "It follows from the other differences")

// gross looks at the pay for hours, which others round to the nearest penny.
func (b *bench) gross(ours payroll.Result) error {
	var trials []trial
	for i, l := range b.in.Lines {
		if l.Kind != payroll.Hours || l.Minutes == 0 || l.Rate == 0 {
			continue
		}
		for _, round := range []money.Rounding{money.HalfUp, money.Down} {
			paid := l.Rate.ForMinutes(l.Minutes, round)
			trials = append(trials, because(func(in *payroll.Input) { in.Lines[i].Amount = paid }, hoursRounded.With("old", paid, "ours", l.Pay())))
		}
		if paid := b.slip.HoursPay; paid > 0 && paid != l.Pay() {
			trials = append(trials, because(func(in *payroll.Input) { in.Lines[i].Amount = paid },
				hoursOther.With("old", paid, "hours", msg.Value{Kind: msg.Minutes, N: int64(l.Minutes)}, "rate", l.Rate, "ours", l.Pay())))
		}
	}
	ok, err := b.settle(ours, trials, Gross)
	if !ok {
		b.unexplained(ours, Gross)
	}
	return err
}

// net is what is left: it differs by what was found before, or for no reason.
func (b *bench) net(ours payroll.Result) error {
	old, given := b.slip.Says[Net]
	if !given || old == ours.Net && len(b.found) == 0 {
		return nil
	}
	now, err := payroll.Calculate(b.in, nil)
	if err != nil || old == ours.Net {
		return err
	}
	if old == now.Net+b.penny {
		b.note(Net, ours, follows.Text())
		return nil
	}
	if sum, whole := b.addsUp(); whole && sum == old {
		b.note(Net, ours, follows.Text()) // of figures that stand above, explained or not
		return nil
	}
	b.note(Net, ours)
	return nil
}

// addsUp gives net pay from the old payslip's own figures, if it has all.
func (b *bench) addsUp() (money.Amount, bool) {
	sum := b.slip.Says[Gross] - b.slip.Deducted
	for _, f := range []Figure{WorkerPension, Tax, EmployeeNI, StudentLoan, PostgraduateLoan} {
		a, given := b.slip.Says[f]
		if !given {
			return 0, false
		}
		sum -= a
	}
	return sum, true
}

// The reasons of hours.
var (
	hoursRounded = msg.New("takeover.why.hours-rounded", "The hours came to {old} there, and come to {ours} here. A part of a penny rounds up here, so that pay is never below the minimum wage")
	hoursOther   = msg.New("takeover.why.hours-other", "{hours} at {rate} come to {ours}, and the old payslip pays {old} for them. The rate or the hours were others")
)
