package leaving

import (
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of a week's pay.
var (
	NoPaidWeek = msg.New("leaving.no-paid-week", "There is no paid week to work a week's pay out from")
	whyTwelve  = msg.New("leaving.why.week-pay", "A week's pay, shared out over the last paid weeks. Weeks that count: {weeks}")
	weekPayLaw = explain.Citation{Name: "Employment Rights Act 1996 ss.220-229", Address: "https://www.legislation.gov.uk/ukpga/1996/18/part/XIV/chapter/II", Unchecked: true}
)

const weeksToTake = 12

// WeekPay gives a week's pay for notice and redundancy when pay varies: the
// average of the last twelve weeks with any pay, half a penny rounded up. pay is
// that of each week, the latest first. (For holiday it is 52: leave.WeeksPay.)
func WeekPay(pay []money.Amount, why *explain.Note) (money.Amount, error) {
	var total money.Amount
	weeks := 0
	for _, p := range pay {
		if p < 0 || p > mostPay {
			return 0, fault.Invalid("week-pay", EnterWeekPay)
		}
		if p > 0 && weeks < weeksToTake {
			total += p
			weeks++
		}
	}
	if weeks == 0 {
		return 0, fault.Invalid("week-pay", NoPaidWeek)
	}
	average := total.MulDiv(1, int64(weeks), money.HalfUp)
	if why != nil {
		why.Add(whyTwelve.With("weeks", weeks), average, weekPayLaw)
	}
	return average, nil
}
