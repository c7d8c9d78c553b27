package calendar

import (
	"fmt"
	"time"
)

// TaxYear is a year from 6 April to 5 April, named by the year it starts in.
type TaxYear int

// TaxYearOf gives the tax year that holds the day.
func TaxYearOf(d Date) TaxYear {
	y := d.Year()
	if d.Before(On(y, time.April, 6)) {
		y--
	}
	return TaxYear(y)
}

// First gives 6 April of the year.
func (y TaxYear) First() Date { return On(int(y), time.April, 6) }

// Last gives 5 April of the next year.
func (y TaxYear) Last() Date { return On(int(y)+1, time.April, 5) }

// String gives "2026-27".
func (y TaxYear) String() string { return fmt.Sprintf("%d-%02d", int(y), (int(y)+1)%100) }

// TaxWeek gives the number of the tax week that holds the day, from 1 to 53:
// week 1 starts on 6 April (HMRC's PAYE tax table routines).
func TaxWeek(d Date) int { return TaxYearOf(d).First().DaysUntil(d)/7 + 1 }

// TaxMonth gives the number of the tax month that holds the day, from 1 to 12:
// each runs from the 6th to the 5th.
func TaxMonth(d Date) int {
	m := int(d.Month()) - 3 // April is 1
	if d.Day() < 6 {
		m--
	}
	if m < 1 {
		m += 12
	}
	return m
}

// CouncilYear is a financial year from 1 April to 31 March, named by the year
// it starts in.
type CouncilYear int

// CouncilYearOf gives the council's financial year that holds the day.
func CouncilYearOf(d Date) CouncilYear {
	y := d.Year()
	if d.Month() < time.April {
		y--
	}
	return CouncilYear(y)
}

// First gives 1 April of the year.
func (y CouncilYear) First() Date { return On(int(y), time.April, 1) }

// Last gives 31 March of the next year.
func (y CouncilYear) Last() Date { return On(int(y)+1, time.March, 31) }

// String gives "2026/27".
func (y CouncilYear) String() string { return fmt.Sprintf("%d/%02d", int(y), (int(y)+1)%100) }
