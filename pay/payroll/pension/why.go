package pension

import (
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of a working.
var (
	whyNotMember = msg.New("pension.why.not-member", "The PA is not in a pension scheme")
	whyBetween   = msg.New("pension.why.between", "Pay that counts: the part of {pay} between {lower} and {upper}")
	whyAll       = msg.New("pension.why.all-pay", "Pay that counts: all of it")
	whyWorker    = msg.New("pension.why.worker", "The PA pays in {rate} of that")
	whyRelief    = msg.New("pension.why.relief", "Less {basic} tax relief, which the pension provider claims from HMRC")
	whyEmployer  = msg.New("pension.why.employer", "The employer pays in {rate} of the pay that counts")
)

// explainDue writes the pay that counts, the worker's share, the relief that
// the provider claims if any, and last the employer's share.
func explainDue(m Membership, f period.Frequency, pay money.Amount, y *rates.Year, c Contributions, why *explain.Note) {
	if m.Basis == AllPay {
		why.Add(whyAll.Text(), c.Earnings)
	} else {
		a := y.Pension
		why.Add(whyBetween.With("pay", pay, "lower", a.Lower.For(f), "upper", a.Upper.For(f)), c.Earnings, a.Cites...)
	}
	why.Add(whyWorker.With("rate", m.Worker), c.Taken+c.Relief)
	if m.Scheme == ReliefAtSource {
		basic := y.Tax.RestOfUK.Bands[y.Tax.RestOfUK.Basic].Rate
		why.Add(whyRelief.With("basic", basic), -c.Relief)
	}
	why.Add(whyEmployer.With("rate", m.Employer), c.Employer)
}
