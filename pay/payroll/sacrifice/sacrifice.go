// Package sacrifice works out salary sacrifice: a PA agrees to a lower wage, and
// the employer pays the difference into the PA's pension. The lower wage is
// what tax and National Insurance look at, and it must not be below the minimum
// wage.
package sacrifice

import (
	"ownway/pay/payroll"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults and words of a sacrifice.
var (
	EnterSum     = msg.New("sacrifice.enter-sum", "Enter how much pay the PA gives up for the pension, above nothing")
	TooMuch      = msg.New("sacrifice.too-much", "The PA can give up pay for hours only, and there is {most} of it")
	BelowMinimum = msg.New("sacrifice.below-minimum-wage", "This leaves pay {short} below the minimum wage. The PA can give up {most} at most")
	NoneAtAll    = msg.New("sacrifice.none-at-all", "This leaves pay {short} below the minimum wage. The PA can give up nothing this time")

	whyGivenUp  = msg.New("sacrifice.why.given-up", "Pay that the PA gives up for the pension")
	whyPaidIn   = msg.New("sacrifice.why.paid-in", "The employer pays that into the pension")
	whyStillPay = msg.New("sacrifice.why.still-lawful", "The pay that is left is not below the minimum wage")

	wageAct  = explain.Citation{Name: "National Minimum Wage Act 1998; National Minimum Wage Regulations 2015", Unchecked: true}
	hmrcPage = explain.Citation{Name: "HMRC: salary sacrifice and the effects on PAYE", Unchecked: true}
)

// Sacrificed is a payslip's input with the pay that was given up taken out.
type Sacrificed struct {
	Input    payroll.Input // with lower lines; hand it to Calculate
	Employer money.Amount  // to pay in for the PA, on top of any other contribution
}

// Reduce takes a sum out of the pay of a payslip before tax and National
// Insurance, and gives it to the employer to pay in. It comes out of pay for
// hours only, shared over those lines by what each pays: that is the pay that
// counts towards the minimum wage, so nothing else can hide a wage that is too
// low. The lines keep their time and their rate.
//
// A sum that leaves the pay period below the minimum wage is a fault that names
// the shortfall and the most that may be given up. The input's own faults come
// back as they are.
func Reduce(in payroll.Input, sum money.Amount, why *explain.Note) (Sacrificed, error) {
	if sum <= 0 {
		return Sacrificed{}, fault.Invalid("sacrifice", EnterSum)
	}
	if _, err := payroll.Calculate(in, nil); err != nil {
		return Sacrificed{}, err
	}
	hours := payForHours(in.Lines)
	if sum >= hours {
		return Sacrificed{}, fault.Invalid("sacrifice", TooMuch, "most", hours)
	}
	in.Lines = lower(in.Lines, sum)
	r, err := payroll.Calculate(in, nil)
	if err != nil {
		return Sacrificed{}, err
	}
	if short := r.MinimumWage.Shortfall; !r.MinimumWage.Lawful {
		if short >= sum {
			return Sacrificed{}, fault.Invalid("sacrifice", NoneAtAll, "short", short)
		}
		return Sacrificed{}, fault.Invalid("sacrifice", BelowMinimum, "short", short, "most", sum-short)
	}
	if why != nil {
		why.Add(whyGivenUp.Text(), -sum, hmrcPage)
		why.Add(whyPaidIn.Text(), sum, hmrcPage)
		why.Say(whyStillPay.Text(), wageAct)
	}
	return Sacrificed{Input: in, Employer: sum}, nil
}

func payForHours(lines []payroll.Line) money.Amount {
	var all money.Amount
	for _, l := range lines {
		if l.Kind == payroll.Hours {
			all += l.Pay()
		}
	}
	return all
}

// lower takes a sum, less than all the pay for hours, out of the lines for
// hours in proportion to their pay. It leaves the lines given as they are.
func lower(lines []payroll.Line, sum money.Amount) []payroll.Line {
	weights := make([]int64, len(lines))
	for i, l := range lines {
		if l.Kind == payroll.Hours {
			weights[i] = int64(l.Pay())
		}
	}
	parts := sum.Share(weights...)
	less := make([]payroll.Line, len(lines))
	copy(less, lines)
	for i, part := range parts {
		if part == 0 {
			continue
		}
		less[i].Amount = lines[i].Pay() - part
		if less[i].Amount == 0 { // no sum would mean the time at the rate again
			less[i].Rate = 0
		}
	}
	return less
}
