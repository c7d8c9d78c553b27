package rates

import "ownway/value/calendar"

// StatePensionAge is the source of StatePensionDate.
var StatePensionAge = recalled("Pensions Act 1995 Sch 4, as amended by the Pensions Acts 2007, 2011 and 2014",
	"https://www.legislation.gov.uk/ukpga/1995/26/schedule/4")

var (
	rise67 = calendar.MustDate("1960-04-06") // born from here: 66 and some months
	full67 = calendar.MustDate("1961-03-06") // born from here: 67
	rise68 = calendar.MustDate("1977-04-06") // born from here: a fixed day, then 68
	full68 = calendar.MustDate("1978-04-06")
)

// StatePensionDate gives the day on which someone born on a day reaches State
// Pension age. It holds for anyone who reaches it after 5 October 2020; those
// born earlier than 6 October 1954 had reached it by then, and are given 66.
func StatePensionDate(born calendar.Date) calendar.Date {
	switch {
	case born.Before(rise67):
		return born.AddMonths(66 * 12)
	case born.Before(full67):
		return born.AddMonths(66*12 + monthsFrom(rise67, born) + 1)
	case born.Before(rise68):
		return born.AddMonths(67 * 12)
	case born.Before(full68):
		// 6 May 2044 for the first month of births, then two months later for each.
		return calendar.MustDate("2044-05-06").AddMonths(2 * monthsFrom(rise68, born))
	}
	return born.AddMonths(68 * 12)
}

// monthsFrom counts the whole months from a day on the 6th of a month.
func monthsFrom(sixth, day calendar.Date) int {
	months := 12*(day.Year()-sixth.Year()) + int(day.Month()) - int(sixth.Month())
	if day.Day() < sixth.Day() {
		months--
	}
	return months
}

// AtPensionAge reports whether someone has reached State Pension age on a day.
func AtPensionAge(born, on calendar.Date) bool { return !on.Before(StatePensionDate(born)) }
