package minwage

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of a working.
var (
	whyTooYoung   = msg.New("minwage.why.under-16", "The minimum wage covers people who are over school leaving age")
	whyRate       = msg.New("minwage.why.rate", "The minimum wage on {day} for this PA is this much an hour")
	whyPay        = msg.New("minwage.why.pay", "Pay for {time} of work")
	whySleepIn    = msg.New("minwage.why.sleep-in", "Sleep-in pay, as far as it covers the {time} awake to work")
	whyDeductions = msg.New("minwage.why.deductions", "Less what is taken for the employer's own use or benefit")
	whyHome       = msg.New("minwage.why.home", "For the home the employer provides: {offset} for each of {days} days, less {charge} paid for it")
	whyDue        = msg.New("minwage.why.due", "The least lawful pay for {time}")
	whyShort      = msg.New("minwage.why.short", "Pay is below the minimum wage. Add this much")

	regulations = explain.Citation{Name: "National Minimum Wage Regulations 2015", Address: "https://www.legislation.gov.uk/uksi/2015/621"}
	mencap      = explain.Citation{Name: "Royal Mencap Society v Tomlinson-Blake, UK Supreme Court 2021", Address: "https://lawmarkcreative.com/2021/03/sleeping-on-the-job"}
	smith       = explain.Citation{Name: "Smith v Oxfordshire Learning Disability NHS Trust, UKEAT/0176/09", Address: "https://swarb.co.uk/smith-v-oxfordshire-learning-disability-nhs-trust-eat-24-jun-2009/amp"}
)

func explainCheck(w Work, wage *rates.Wage, r Result, sleepIn, offset money.Amount, why *explain.Note) {
	why.Add(whyRate.With("day", w.Period.First), r.Rate, wage.Cites...)
	why.Add(whyPay.With("time", minutes(w.Minutes)), w.Pay, regulations)
	if w.Awake > 0 || w.SleepIn > 0 {
		why.Add(whySleepIn.With("time", minutes(w.Awake)), sleepIn, mencap, smith)
	}
	if w.Deductions > 0 {
		why.Add(whyDeductions.Text(), -w.Deductions, regulations)
	}
	if w.Living != (Accommodation{}) {
		why.Add(whyHome.With("offset", wage.Offset, "days", w.Living.Days, "charge", w.Living.Charge), offset, wage.Cites...)
	}
	why.Add(whyDue.With("time", minutes(r.Minutes)), r.Due)
	if r.Shortfall > 0 {
		why.Add(whyShort.Text(), r.Shortfall)
	}
}

func minutes(n int) msg.Value { return msg.Value{Kind: msg.Minutes, N: int64(n)} }
