package rti

// Corrected gives the report that puts an earlier one of the tax year right,
// from a job whose totals are right now. Nobody is paid by it: the payment has
// the payday, code and hours of the one that it corrects, no amounts, and the
// late reason H; the totals to date say what is right. Starters are not
// reported anew; a leaving date stays.
//
// Within the year the next report with right totals does the same; a closed
// year is only corrected like this. That a correction bears no amounts of the
// period is from memory.
func (j Employment) Corrected() Employment {
	p := j.Payment
	j.Starter = Starter{}
	j.Payment = Payment{
		Frequency: p.Frequency, Date: p.Date, Periods: p.Periods, Hours: p.Hours, Code: p.Code, Alone: p.Alone,
		AfterLeaving: p.AfterLeaving, Late: Correction,
	}
	letters := make([]NI, len(j.NI))
	for i, n := range j.NI {
		n.Pay, n.Employer, n.Employee = 0, 0, 0
		letters[i] = n
	}
	j.NI = letters
	return j
}
