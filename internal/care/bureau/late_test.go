package bureau_test

import (
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/bureau"
	"ownway/internal/care/work"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/money"
)

// However payslips come in, before the month's invoice or late, in one go or one
// by one, what is asked for a month is the same in all, never more than was agreed,
// and no payslip is asked for twice.
func TestLatePayIsAskedOnce(t *testing.T) {
	month := calendar.MonthOf(calendar.MustDate("2026-09-01"))
	rapid.Check(t, func(t *rapid.T) {
		per := rapid.SampledFrom([]bureau.Per{bureau.PerPayslip, bureau.PerPeriod}).Draw(t, "per")
		fee := bureau.Fee{Employer: "per_1", Pays: bureau.FromPerson, Per: per, Amount: 450, Most: money.Amount(450 * rapid.IntRange(1, 8).Draw(t, "most")), From: calendar.MustDate("2026-01-01")}
		var slips []work.Payslip
		for i := range rapid.IntRange(1, 8).Draw(t, "payslips") {
			week := calendar.MustDate("2026-08-24").AddDays(7 * rapid.IntRange(0, 3).Draw(t, "week"))
			slips = append(slips, work.Payslip{ID: work.PayslipID("slp_" + string(rune('a'+i))), Frequency: period.Weekly, Period: calendar.Period{First: week, Last: week.AddDays(6)}, PayDay: week.AddDays(10)})
		}
		whole := sum(bureau.LinesFor("Rosa", []bureau.Fee{fee}, slips, month))
		in := rapid.IntRange(1, len(slips)).Draw(t, "in time")
		charges := bureau.LinesFor("Rosa", []bureau.Fee{fee}, slips[:in], month)
		for n := in; n <= len(slips); n++ {
			var billed []bureau.Line
			for _, c := range charges {
				billed = append(billed, c.Line)
			}
			late := bureau.LateFor("Rosa", []bureau.Fee{fee}, slips[:n], month, billed)
			for _, c := range late {
				if c.Line.Late != month {
					t.Fatalf("it does not say which month it is of: %+v", c.Line)
				}
			}
			charges = append(charges, late...)
		}
		if got := sum(charges); got != whole || got > fee.Most {
			t.Fatalf("asked %v, and at once it were %v, at most %v", got, whole, fee.Most)
		}
		seen := map[work.PayslipID]bool{}
		for _, c := range charges {
			for _, id := range c.Line.Slips {
				if seen[id] {
					t.Fatalf("%s is asked for twice", id)
				}
				seen[id] = true
			}
		}
	})
}

func sum(all []bureau.Charge) (a money.Amount) {
	for _, c := range all {
		a += c.Line.Amount
	}
	return a
}
