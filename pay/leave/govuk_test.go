package leave

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
)

// figures gives the holiday figures of a year that is held.
func figures(t testing.TB) *rates.Holiday {
	t.Helper()
	y, err := rates.For(2026)
	if err != nil {
		t.Fatal(err)
	}
	return y.Holiday
}

// govukCase is one case of GOV.UK's calculator. Numbers stay as text, so that
// nothing is lost in reading them.
type govukCase struct {
	Context, Name, Source string
	Inputs                struct {
		DaysPerWeek  json.Number   `json:"working_days_per_week"`
		HoursPerWeek int           `json:"hours_per_week"`
		Shifts       int           `json:"shifts_per_shift_pattern"`
		ShiftDays    int           `json:"days_per_shift_pattern"`
		YearStart    calendar.Date `json:"leave_year_start_date"`
		Start        calendar.Date `json:"start_date"`
		Leaving      calendar.Date `json:"leaving_date"`
		HoursWorked  int           `json:"hours_in_pay_period"`
	}
	Expected []struct {
		Of    string
		Value json.RawMessage
	}
}

// rota reads days a week (3.5 is 7 in 14) or shifts in so many days. Annualised
// hours name neither.
func (c govukCase) rota(t *testing.T) Rota {
	in := c.Inputs
	if in.ShiftDays > 0 {
		return Rota{in.Shifts, in.ShiftDays}
	}
	if in.DaysPerWeek == "" {
		return Rota{5, 7}
	}
	days, ok := new(big.Rat).SetString(in.DaysPerWeek.String())
	if !ok {
		t.Fatalf("no number of days: %s", in.DaysPerWeek)
	}
	return Rota{int(days.Num().Int64()), int(days.Denom().Int64()) * 7}
}

// service gives the leave year. Where the case names none, it starts with the
// employment, and in a full year nothing depends on when it starts.
func (c govukCase) service() Service {
	in := c.Inputs
	first := in.YearStart
	switch {
	case first.IsZero() && !in.Start.IsZero():
		first = in.Start
	case first.IsZero():
		first = calendar.MustDate("2024-04-01")
	}
	return Service{Year: YearFrom(first), Start: in.Start, Last: in.Leaving}
}

// to10 writes an exact figure as the cases do, rounded to ten decimals.
func to10(r ratio) string {
	s := new(big.Rat).SetFrac64(r.num, r.den).FloatString(10)
	s = strings.TrimRight(s, "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	return s
}

// plain writes nths as GOV.UK does, without noughts at the end.
func plain(n int, places int) string {
	s := new(big.Rat).SetFrac64(int64(n), map[int]int64{1: 10, 2: 100}[places]).FloatString(places)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func (c govukCase) got(t *testing.T, of string) string {
	h := figures(t)
	if of == "irregular_hours_entitlement" {
		return fmt.Sprint(NearestHour(Accrue(h, c.Inputs.HoursWorked*60, nil)))
	}
	e, err := Statutory(h, c.rota(t), c.service())
	if err != nil {
		t.Fatal(err)
	}
	minutes := 0
	if c.Inputs.HoursPerWeek > 0 {
		if minutes, err = e.Minutes(c.Inputs.HoursPerWeek*60, nil); err != nil {
			t.Fatal(err)
		}
	}
	hours := ratio{int64(c.Inputs.HoursPerWeek) * int64(e.rota.Of), int64(e.rota.Days) * 7} // of a day
	switch of {
	case "fraction_of_year.round(10)":
		return to10(e.part)
	case "full_time_part_time_days.round(10)":
		return to10(e.full.times(e.part))
	case "rounded_full_time_part_time_days.round(10)":
		return to10(e.days)
	case "full_time_part_time_hours.round(10)":
		return to10(e.full.times(hours))
	case "pro_rated_hours.round(10)":
		return to10(e.full.times(hours).times(e.part))
	case "full_time_part_time_weeks.round(10)":
		return to10(ratio{int64(h.Weeks), 100}.times(e.part))
	case "formatted_full_time_part_time_days":
		return plain(e.DayTenths(), 1)
	case "formatted_full_time_part_time_compressed_hours":
		return plain(HourTenths(minutes), 1)
	case "full_time_part_time_hours_and_minutes":
		shown := HourTenths(minutes) * 6
		return fmt.Sprintf("[%d,%d]", shown/60, shown%60)
	case "formatted_full_time_part_time_weeks":
		return plain(Weeks(h, c.service()), 2)
	case "shift_entitlement":
		if c.Inputs.Leaving.IsZero() {
			return plain(e.DayTenths(), 1)
		}
		return plain(e.Days(), 2)
	}
	t.Fatalf("the case asks for %s, which is not worked out", of)
	return ""
}

// want reads an expected value. Numbers come as 7.0 or 16.3333333333, and text
// with noughts at the end ("15.40").
func want(raw json.RawMessage, of string) string {
	s := strings.Trim(string(raw), `"`)
	s = strings.Join(strings.Fields(s), "")
	if exact, ok := new(big.Rat).SetString(s); ok && strings.HasSuffix(of, ".round(10)") {
		return to10(ratio{exact.Num().Int64(), exact.Denom().Int64()}) // one is written to 13 decimals
	}
	if strings.HasSuffix(of, "weeks") || of == "shift_entitlement" {
		if strings.Contains(s, ".") {
			s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
		}
	}
	return s
}

func TestGOVUKCases(t *testing.T) {
	file, err := os.ReadFile("testdata/holiday_entitlement_govuk.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []govukCase
	if err := json.Unmarshal(file, &cases); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, c := range cases {
		t.Run(c.Context+"/"+c.Name, func(t *testing.T) {
			for _, e := range c.Expected {
				checked++
				if got := c.got(t, e.Of); got != want(e.Value, e.Of) {
					t.Errorf("%s: got %s, want %s (%+v)", e.Of, got, want(e.Value, e.Of), c.Inputs)
				}
			}
		})
	}
	if len(cases) != 122 || checked < len(cases) {
		t.Errorf("%d cases with %d values were checked; the file should hold 122", len(cases), checked)
	}
}
