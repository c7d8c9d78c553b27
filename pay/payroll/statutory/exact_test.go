package statutory_test

import (
	"reflect"
	"testing"
	"time"

	"ownway/pay/payroll/rates"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/fault"
)

func TestSickByIsSickOnOtherFigures(t *testing.T) {
	average, err := statutory.AverageOfWeeks(3_200_00, 8)
	if err != nil {
		t.Fatal(err)
	}
	s := statutory.Sickness{Spell: span("2026-06-01", "2026-06-05"), Qualifying: statutory.WeekOf(time.Monday, time.Tuesday, time.Wednesday), Earnings: average}
	held := func(d calendar.Date) (*rates.SickPay, error) {
		y, err := rates.For(calendar.TaxYearOf(d))
		if err != nil {
			return nil, err
		}
		return y.Sick, nil
	}
	want, err := statutory.Sick(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := statutory.SickBy(s, held, nil); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("on the figures held: %+v, %v, want %+v", got, err, want)
	}
	more := func(calendar.Date) (*rates.SickPay, error) { return &rates.SickPay{Weekly: 300_00, MaxWeeks: 28}, nil }
	if got, err := statutory.SickBy(s, more, nil); err != nil || got.Total != 300_00 {
		t.Errorf("on others: %+v, %v", got, err)
	}
	s.Qualifying = 0
	if _, err := statutory.SickBy(s, held, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no working day: %v", err)
	}
}

func TestExactAverage(t *testing.T) {
	a, err := statutory.AverageOfMonths(16_000_00, 2)
	if err != nil || a.Exact().FloatString(5) != "184615.38462" {
		t.Errorf("got %s, %v", a.Exact().FloatString(5), err)
	}
	if (statutory.Average{}).Exact().Sign() != 0 {
		t.Error("no earnings are not nothing")
	}
}
