package statutory

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
)

type published struct {
	Context, Name string
	Inputs        struct {
		Start       calendar.Date `json:"sick_start_date"`
		End         calendar.Date `json:"sick_end_date"`
		Linked      bool          `json:"has_linked_sickness"`
		LinkedStart calendar.Date `json:"linked_sickness_start_date"`
		LinkedEnd   calendar.Date `json:"linked_sickness_end_date"`
		Days        []string      `json:"days_of_the_week_worked"`
		Earnings    string        `json:"total_employee_earnings"`
	}
	Expected []struct {
		Of    string
		Value json.RawMessage
	}
}

// history gives the figures of years before those held, then those held.
func history(t *testing.T) ratesFor {
	t.Helper()
	f, err := os.Open("testdata/ssp_rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	years := map[calendar.TaxYear]*rates.SickPay{}
	for _, r := range rows[1:] {
		weekly, least := parse(t, r[1]), parse(t, r[2])
		years[calendar.TaxYearOf(calendar.MustDate(r[0]))] = &rates.SickPay{Weekly: weekly, LeastWeekly: least,
			WaitingDays: 3, LeastDays: 4, MaxWeeks: 28, LinkedWithin: 56}
	}
	return func(d calendar.Date) (*rates.SickPay, error) {
		if r, ok := years[calendar.TaxYearOf(d)]; ok {
			return r, nil
		}
		return ratesOn(d)
	}
}

func parse(t *testing.T, s string) money.Amount {
	t.Helper()
	a, err := money.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return a
}

func TestGOVUK(t *testing.T) {
	raw, err := os.ReadFile("testdata/ssp_govuk.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []published
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	on, left := history(t), 0
	for _, c := range cases {
		if c.leftOut() {
			left++
			continue
		}
		t.Run(c.Context+"/"+c.Name, func(t *testing.T) { c.prove(t, on) })
	}
	if left != 5 || len(cases) != 43 {
		t.Errorf("%d of %d cases left out: testdata/SOURCES.md says otherwise", left, len(cases))
	}
}

func (c published) leftOut() bool {
	return c.Context == "valid_linked_sickness_start_date?" || c.Context == "valid_contractual_days_covered_by_earnings?" ||
		c.Context == "0 days per week worked"
}

func (c published) sickness(t *testing.T) Sickness {
	t.Helper()
	s := Sickness{Spell: calendar.Period{First: c.Inputs.Start, Last: c.Inputs.End}}
	for _, d := range c.Inputs.Days {
		s.Qualifying |= WeekOf(time.Weekday(d[0] - '0'))
	}
	if !c.Inputs.LinkedStart.IsZero() {
		s.Earlier = []calendar.Period{{First: c.Inputs.LinkedStart, Last: c.Inputs.LinkedEnd}}
	}
	pay := money.Pounds(8_000, 0)
	if c.Inputs.Earnings != "" {
		pay = parse(t, c.Inputs.Earnings)
	}
	var err error
	if s.Earnings, err = AverageOfWeeks(pay, 8); err != nil {
		t.Fatal(err)
	}
	return s
}

func (c published) prove(t *testing.T, on ratesFor) {
	s := c.sickness(t)
	got, before, workDays := SickPay{}, 0, 0
	if s.Qualifying != 0 {
		if err := s.check(); err != nil {
			t.Fatal(err)
		}
		var err error
		if got, err = s.workOut(on, append(s.Earlier, s.Spell), nil); err != nil {
			t.Fatal(err)
		}
		before, workDays = s.used(t, on)
	}
	for _, e := range c.Expected {
		var was any
		switch strings.TrimSuffix(e.Of, ".to_f") {
		case "valid_last_sick_day?":
			was = ordered(s.Spell)
		case "within_eight_weeks_of_current_sickness_period?":
			was = len(linked(s.joined())) == 2
		case "at_least_1_day_before_first_sick_day?":
			s.Spell.Last = s.Spell.First
			was = len(s.joined()) == 2
		case "valid_period_of_incapacity_for_work?":
			was = counts(s.Spell)
		case "valid_linked_period_of_incapacity_for_work?":
			was = counts(s.Earlier[0])
		case "prev_sick_days":
			was = before
		case "number_of_waiting_days_not_in_linked_piw":
			was = got.Waiting
		case "normal_workdays":
			was = workDays
		case "days_to_pay":
			was = got.Days
		case "ssp_payment":
			was = json.RawMessage(got.Total.Plain())
		case "weekly_payments":
			was = got.weeks()
		case "sick_pay_weekly_dates":
			continue // left out: testdata/SOURCES.md
		default:
			t.Fatalf("nothing here answers %s", e.Of)
		}
		if !same(t, was, e.Value) {
			t.Errorf("%s: got %v, want %s", e.Of, was, e.Value)
		}
	}
}

// used counts the working days of earlier spells, paid or waited for, and those
// of this spell.
func (s Sickness) used(t *testing.T, on ratesFor) (before, workDays int) {
	t.Helper()
	c := claim{Sickness: s, rates: on}
	for _, e := range s.Earlier {
		if err := c.walk(e); err != nil {
			t.Fatal(err)
		}
	}
	before = c.waited + c.paid
	if err := c.walk(s.Spell); err != nil {
		t.Fatal(err)
	}
	return before, c.spell.workDays
}

func (s SickPay) weeks() any {
	var all [][2]any
	for _, w := range s.Weeks {
		all = append(all, [2]any{w.Ends, json.RawMessage(w.Amount.Plain())})
	}
	return all
}

// same compares as JSON does: 90 and 90.00 are one number.
func same(t *testing.T, got any, want json.RawMessage) bool {
	t.Helper()
	raw, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var a, b any
	if json.Unmarshal(raw, &a) != nil || json.Unmarshal(want, &b) != nil {
		t.Fatalf("%s or %s is no JSON", raw, want)
	}
	x, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return string(x) == string(y)
}
