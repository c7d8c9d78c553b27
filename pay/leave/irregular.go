package leave

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of the working, and the faults.
var (
	accrued      = msg.New("leave.accrued", "{rate} of {worked} worked earns {minutes} of holiday")
	rolledUp     = msg.New("leave.rolled-up", "Holiday pay, paid with your wage: {rate} of {pay}")
	accruedAway  = msg.New("leave.accrued-away", "While you were away you earned holiday as on your average week of {week}. Days away: {days}. That gives {minutes}")
	NoWeeks      = msg.New("leave.no-weeks", "Enter the hours of at least one week worked before")
	BelowZero    = msg.New("leave.below-zero", "Enter hours of zero or more")
	EnterDays    = msg.New("leave.enter-days", "Enter the days away, from 0 to 366")
	averageWeek  = msg.New("leave.average-week", "A week's pay, shared out over the last paid weeks: {pay}. Weeks that count: {weeks}")
	NoPaidWeeks  = msg.New("leave.no-paid-weeks", "There is no paid week in the last 104 weeks to work a week's pay out from")
	PayBelowZero = msg.New("leave.pay-below-zero", "Enter pay of zero or more")
)

// Accrue gives the holiday that hours worked in a pay period earn at its end:
// 12.07% of them, in minutes, half a minute rounded up. Minutes below zero, as
// when too many were paid before, earn so much less.
func Accrue(h *rates.Holiday, worked int, why *explain.Note) int {
	minutes := roundDiv(worked*int(h.Accrual), 10_000)
	if why != nil {
		why.Say(accrued.With("rate", h.Accrual, "worked", Minutes(worked), "minutes", Minutes(minutes)), h.Cites...)
	}
	return minutes
}

// NearestHour gives holiday as GOV.UK shows it for irregular hours: in whole
// hours, half an hour rounded up.
func NearestHour(minutes int) int { return roundDiv(minutes, 60) }

// RolledUp gives the holiday pay that is paid with a wage: 12.07% of the pay
// for work, half a penny rounded up. It stands on the payslip as a line of its own.
func RolledUp(h *rates.Holiday, pay money.Amount, why *explain.Note) money.Amount {
	amount := h.Accrual.Of(pay, money.HalfUp)
	if why != nil {
		why.Add(rolledUp.With("rate", h.Accrual, "pay", pay), amount, h.Cites...)
	}
	return amount
}

// WhileAway gives the holiday that someone with irregular hours earns while
// sick or on family leave: 12.07% of their average week for as long as they are
// away. weeks are the minutes worked in each week before, the latest first, up
// to 52 of them; weeks without work count. Half a minute is rounded up.
func WhileAway(h *rates.Holiday, weeks []int, days int, why *explain.Note) (int, error) {
	if len(weeks) == 0 {
		return 0, fault.Invalid("weeks", NoWeeks)
	}
	if days < 0 || days > 366 {
		return 0, fault.Invalid("days", EnterDays)
	}
	weeks = weeks[:min(len(weeks), h.ReferenceWeeks)]
	total := 0
	for _, w := range weeks {
		if w < 0 || w > 7*24*60 {
			return 0, fault.Invalid("weeks", BelowZero)
		}
		total += w
	}
	minutes := roundDiv(total*days*int(h.Accrual), len(weeks)*7*10_000)
	if why != nil {
		why.Say(accruedAway.With("days", days, "week", Minutes(roundDiv(total, len(weeks))),
			"minutes", Minutes(minutes)), whileAway)
	}
	return minutes, nil
}

// lookBack is how many weeks back a paid week may lie to count in a week's pay.
const lookBack = 104

// WeeksPay gives a week's pay for someone whose pay varies: the average of the
// last 52 weeks with any pay, looking back over at most 104, half a penny
// rounded up. pay is that of each week, the latest first. It is a fault when no
// week was paid.
func WeeksPay(h *rates.Holiday, pay []money.Amount, why *explain.Note) (money.Amount, error) {
	var total money.Amount
	paid := 0
	for _, p := range pay[:min(len(pay), lookBack)] {
		if p < 0 {
			return 0, fault.Invalid("pay", PayBelowZero)
		}
		if p > 0 && paid < h.ReferenceWeeks {
			total += p
			paid++
		}
	}
	if paid == 0 {
		return 0, fault.Invalid("pay", NoPaidWeeks)
	}
	average := total.MulDiv(1, int64(paid), money.HalfUp)
	if why != nil {
		why.Add(averageWeek.With("weeks", paid, "pay", average), average, h.Cites...)
	}
	return average, nil
}

// roundDiv gives n ÷ d, half rounded away from zero. d is above zero.
func roundDiv(n, d int) int {
	if n < 0 {
		return -roundDiv(-n, d)
	}
	return (2*n + d) / (2 * d)
}
