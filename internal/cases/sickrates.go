package cases

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
)

// sickHistory holds the weekly rates and lower earnings limits of years that
// the program pays nobody for, from alphagov/smart-answers,
// config/smart_answers/rates/statutory_sick_pay.yml.
//
//go:embed sickrates.csv
var sickHistory string

var pastSickPay = sync.OnceValues(func() (map[calendar.TaxYear]*rates.SickPay, error) {
	rows, err := csv.NewReader(strings.NewReader(sickHistory)).ReadAll()
	if err != nil {
		return nil, err
	}
	years := map[calendar.TaxYear]*rates.SickPay{}
	for _, r := range rows[1:] {
		from, err := calendar.Parse(r[0])
		if err != nil {
			return nil, err
		}
		weekly, err := money.Parse(r[1])
		if err != nil {
			return nil, err
		}
		least, err := money.Parse(r[2])
		if err != nil {
			return nil, err
		}
		years[calendar.TaxYearOf(from)] = &rates.SickPay{Weekly: weekly, LeastWeekly: least,
			WaitingDays: 3, LeastDays: 4, MaxWeeks: 28, LinkedWithin: linkedWithin}
	}
	return years, nil
})

// sickRates gives the figures of a day: of the years held, and of those before.
func sickRates(d calendar.Date) (*rates.SickPay, error) {
	past, err := pastSickPay()
	if err != nil {
		return nil, err
	}
	year := calendar.TaxYearOf(d)
	if r, ok := past[year]; ok {
		return r, nil
	}
	y, err := rates.For(year)
	if err != nil {
		return nil, err
	}
	if y.Sick == nil {
		return nil, fault.Invalid("spell", rates.DayNotHeld, "day", d)
	}
	return y.Sick, nil
}
