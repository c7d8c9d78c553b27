package statutory

import (
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of a working.
var (
	whyTooShort  = msg.New("statutory.why.too-short", "Before 6 April 2026, sickness of less than four days in a row did not count for sick pay")
	whyEarns     = msg.New("statutory.why.earns-little", "Average pay was {average} a week. Before 6 April 2026, it had to be {least} or more")
	whyOnlyWait  = msg.New("statutory.why.only-waiting", "Before 6 April 2026, the first three working days sick were not paid")
	whyUsedUp    = msg.New("statutory.why.used-up", "Sick pay stops after 28 weeks, and they have been paid")
	whyNoDays    = msg.New("statutory.why.no-work-days", "None of these days was a day of work")
	whyLong      = msg.New("statutory.why.long-absence", "Someone who has been away sick since before 22 September 2025 is paid nothing under the new rules")
	whyAverage   = msg.New("statutory.why.average", "Average pay a week before the sickness")
	whyFlat      = msg.New("statutory.why.flat", "Sick pay for a full week")
	whyShare     = msg.New("statutory.why.share", "{share} of average pay, if that is less")
	whyProtected = msg.New("statutory.why.protected", "Sick pay began before 6 April 2026, so the full weekly amount goes on until back at work")
	whyWaited    = msg.New("statutory.why.waited", "Working days at the start that were not paid: {days}")
	whyWeek      = msg.New("statutory.why.week", "Week ending {day}: {days} of {of} working days")

	transition = explain.Citation{Name: "DWP guidance on Statutory Sick Pay from 6 April 2026, as reported", Address: "https://payadvice.uk/2026/02/09/added-statutory-sick-pay-ssp-transitional-guidance"}
	arithmetic = explain.Citation{Name: "GOV.UK Statutory Sick Pay calculator", Address: "https://github.com/alphagov/smart-answers"}
)

func (c *claim) explain(why *explain.Note) error {
	r, err := c.rates(c.Spell.Last)
	if err != nil {
		return err
	}
	switch c.result.Why {
	case TooShort:
		why.Say(whyTooShort.Text(), r.Cites...)
	case EarnsLittle:
		why.Say(whyEarns.With("average", c.Earnings.Weekly(money.Down), "least", r.LeastWeekly), r.Cites...)
	case Waiting:
		why.Say(whyOnlyWait.Text(), r.Cites...)
	case UsedUp:
		why.Say(whyUsedUp.Text(), r.Cites...)
	case NoWorkDays:
		why.Say(whyNoDays.Text())
	case LongAbsence:
		why.Say(whyLong.Text(), transition)
	}
	if c.result.Why != Paid {
		return nil
	}
	why.Add(whyAverage.Text(), c.Earnings.Weekly(money.Down))
	why.Add(whyFlat.Text(), r.Weekly, r.Cites...)
	switch {
	case r.OfEarnings == 0:
	case c.spell.paidBefore:
		why.Say(whyProtected.Text(), transition)
	default:
		why.Add(whyShare.With("share", r.OfEarnings), r.OfEarnings.Of(c.Earnings.Weekly(money.Down), money.Down), r.Cites...)
	}
	if c.result.Waiting > 0 {
		why.Say(whyWaited.With("days", c.result.Waiting), r.Cites...)
	}
	for _, w := range c.result.Weeks {
		why.Add(whyWeek.With("day", w.Ends, "days", w.Days, "of", c.Qualifying.Len()), w.Amount, arithmetic)
	}
	return nil
}
