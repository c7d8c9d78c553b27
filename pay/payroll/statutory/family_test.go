package statutory_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

type familyCase struct {
	Context, Name string
	Inputs        struct {
		Matched calendar.Date `json:"match_date"`
		Pattern string        `json:"pay_pattern"`
		Pay     float64       `json:"earnings_for_pay_period"`
	}
	Expected []struct {
		Of    string
		Value any
	}
}

func TestFamilyGOVUK(t *testing.T) {
	proved := 0
	for _, name := range []string{"maternity", "adoption"} {
		raw, err := os.ReadFile("testdata/" + name + "_govuk.json")
		if err != nil {
			t.Fatal(err)
		}
		var cases []familyCase
		if err := json.Unmarshal(raw, &cases); err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			if c.leftOut() {
				continue
			}
			proved++
			t.Run(name+"/"+c.Name, func(t *testing.T) { c.prove(t) })
		}
	}
	if proved != 8 {
		t.Errorf("%d cases proved: testdata/SOURCES.md says otherwise", proved)
	}
}

func (c familyCase) leftOut() bool {
	return strings.Contains(c.Context, "number_of_payments") || strings.Contains(c.Context, "lower_earning_limits") ||
		strings.Contains(c.Context, "HMRC scenarios")
}

func (c familyCase) prove(t *testing.T) {
	e := c.Expected[0]
	adoption := statutory.Leave{Kind: statutory.Adoption, Due: c.Inputs.Matched}
	var got, want string
	switch strings.TrimSuffix(e.Of, ".round(2)") {
	case "adoption_qualifying_start":
		got, want = adoption.Deciding().First.String(), e.Value.(string)
	case "a_employment_start":
		got, want = adoption.EmployedBy().String(), e.Value.(string)
	case "average_weekly_earnings":
		pay := money.Amount(math.Round(c.Inputs.Pay * 100))
		average, err := statutory.AverageOfWeeks(pay, 8)
		if c.Inputs.Pattern == "monthly" {
			average, err = statutory.AverageOfMonths(pay, 2)
		}
		if err != nil {
			t.Fatal(err)
		}
		got, want = average.Weekly(money.HalfUp).Plain(), fmt.Sprintf("%.2f", e.Value)
	default:
		t.Fatalf("nothing here answers %s", e.Of)
	}
	if got != want {
		t.Errorf("%s: got %s, want %s", e.Of, got, want)
	}
}

// mother is due on Thursday 20 August 2026: her deciding week is 3 to 9 May.
func mother(t testing.TB) statutory.Leave {
	return statutory.Leave{Kind: statutory.Maternity, Start: calendar.MustDate("2026-06-08"), Due: calendar.MustDate("2026-08-20"),
		Employed: calendar.MustDate("2025-11-15"), Earnings: weekly(t, 400_00)}
}

// Source: GOV.UK's calculator for the arithmetic; figures of 2025-26 (187.18)
// and 2026-27 (194.32, earnings of 129); sums by hand.
func TestFamily(t *testing.T) {
	cases := []struct {
		name   string
		change func(*statutory.Leave)
		period calendar.Period
		want   statutory.FamilyPay
	}{
		{"the first four weeks at 90%", nil, span("2026-06-08", "2026-07-05"), statutory.FamilyPay{Amount: 1_440_00, Days: 28}},
		{"two weeks at 90%, two at the ceiling", nil, span("2026-07-06", "2026-08-02"), statutory.FamilyPay{Amount: 1_108_64, Days: 28}},
		{"a month: 19 days of 360/7 and 12 of 194.32/7", nil, span("2026-07-01", "2026-07-31"), statutory.FamilyPay{Amount: 1_310_27, Days: 31}},
		{"before leave", nil, span("2026-05-11", "2026-06-07"), statutory.FamilyPay{Why: statutory.NotThen}},
		{"the last day of 39 weeks", nil, span("2027-03-07", "2027-04-03"), statutory.FamilyPay{Amount: 27_76, Days: 1}},
		{"a day too new", func(l *statutory.Leave) { l.Employed = calendar.MustDate("2025-11-16") }, span("2026-06-08", "2026-07-05"), statutory.FamilyPay{Why: statutory.TooNew}},
		{"a penny too little", func(l *statutory.Leave) { l.Earnings = weekly(t, 128_99) }, span("2026-06-08", "2026-07-05"), statutory.FamilyPay{Why: statutory.EarnsLittle}},
		{"at the limit", func(l *statutory.Leave) { l.Earnings = weekly(t, 129_00) }, span("2026-06-08", "2026-06-14"), statutory.FamilyPay{Amount: 116_10, Days: 7}},
		{"paternity of low pay", func(l *statutory.Leave) {
			*l = statutory.Leave{Kind: statutory.Paternity, Start: l.Due, Due: l.Due, Employed: l.Employed, Earnings: weekly(t, 200_00)}
		}, span("2026-08-20", "2026-09-16"), statutory.FamilyPay{Amount: 360_00, Days: 14}},
		{"paternity over the new year: each week its own rate", func(l *statutory.Leave) {
			*l = statutory.Leave{Kind: statutory.Paternity, Start: calendar.MustDate("2026-04-01"), Due: calendar.MustDate("2026-03-30"), Employed: calendar.MustDate("2020-01-01"), Earnings: weekly(t, 400_00)}
		}, span("2026-03-30", "2026-04-26"), statutory.FamilyPay{Amount: 381_50, Days: 14}},
		{"one week of paternity", func(l *statutory.Leave) {
			*l = statutory.Leave{Kind: statutory.Paternity, Start: l.Due, Weeks: 1, Due: l.Due, Employed: l.Employed, Earnings: weekly(t, 400_00)}
		}, span("2026-08-20", "2026-09-16"), statutory.FamilyPay{Amount: 194_32, Days: 7}},
		{"adoption", func(l *statutory.Leave) {
			*l = statutory.Leave{Kind: statutory.Adoption, Start: calendar.MustDate("2026-09-07"), Due: calendar.MustDate("2026-08-20"), Employed: calendar.MustDate("2026-02-28"), Earnings: weekly(t, 300_00)}
		}, span("2026-09-07", "2026-10-04"), statutory.FamilyPay{Amount: 1_080_00, Days: 28}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := mother(t)
			if c.change != nil {
				c.change(&l)
			}
			var why explain.Note
			got, err := statutory.Family(l, c.period, &why)
			if err != nil || got != c.want || why.Empty() {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
}

func TestFamilyRefused(t *testing.T) {
	cases := []struct {
		name  string
		spoil func(*statutory.Leave)
		field string
	}{
		{"unknown kind", func(l *statutory.Leave) { l.Kind = "sabbatical" }, "kind"},
		{"no due date", func(l *statutory.Leave) { l.Due = calendar.Date{} }, "leave"},
		{"too many weeks", func(l *statutory.Leave) { l.Weeks = 40 }, "weeks"},
		{"too early", func(l *statutory.Leave) { l.Start = calendar.MustDate("2026-05-30") }, "start"},
		{"a deciding week with no figures", func(l *statutory.Leave) {
			l.Due, l.Start = calendar.MustDate("2023-08-20"), calendar.MustDate("2023-08-01")
		}, "due"},
	}
	for _, c := range cases {
		l := mother(t)
		c.spoil(&l)
		_, err := statutory.Family(l, span("2026-06-08", "2026-07-05"), nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
	if _, err := statutory.Family(mother(t), span("2027-04-05", "2027-05-02"), nil); err != nil {
		t.Errorf("a period after the leave needs no figures: %v", err)
	}
}

func ExampleFamily() {
	average, err := statutory.AverageOfWeeks(money.Pounds(3_200, 0), 8)
	if err != nil {
		fmt.Println(err)
		return
	}
	pay, err := statutory.Family(statutory.Leave{
		Kind: statutory.Maternity, Start: calendar.MustDate("2026-06-08"), Due: calendar.MustDate("2026-08-20"),
		Employed: calendar.MustDate("2024-01-08"), Earnings: average,
	}, calendar.Period{First: calendar.MustDate("2026-07-06"), Last: calendar.MustDate("2026-08-02")}, nil)
	fmt.Println(pay.Amount, pay.Days, err)
	// Output: £1,108.64 28 <nil>
}
