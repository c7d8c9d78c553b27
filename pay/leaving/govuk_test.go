package leaving_test

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"

	"ownway/pay/leaving"
	"ownway/pay/payroll/rates"
	"ownway/value/money"
)

type govukCase struct {
	Name   string
	Inputs struct {
		Cap   int64  `json:"weekly_cap"`
		Age   string `json:"age"`
		Years int    `json:"years_service"`
		Pay   int64  `json:"weekly_pay"`
	}
	Expected []struct {
		Of    string
		Value json.Number
	}
}

func TestGOVUK(t *testing.T) {
	raw, err := os.ReadFile("testdata/redundancy_govuk.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []govukCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			age, err := strconv.Atoi(c.Inputs.Age)
			if err != nil {
				t.Fatal(err)
			}
			r := &rates.Redundancy{WeeklyCap: money.Pounds(c.Inputs.Cap, 0), MaxYears: 20}
			scale := leaving.ScaleOf(age, c.Inputs.Years, r.MaxYears)
			for _, e := range c.Expected {
				checked++
				want, err := money.Parse(e.Value.String())
				if err != nil {
					t.Fatal(err)
				}
				got := map[string]money.Amount{
					"pay":                         scale.PayFor(money.Pounds(c.Inputs.Pay, 0), r),
					"number_of_weeks_entitlement": money.Amount(scale.HalfWeeks() * 50), // 1.5 reads as £1.50
				}[e.Of]
				if got != want {
					t.Errorf("%s: got %v, want %v", e.Of, got, want)
				}
			}
		})
	}
	if len(cases) != 7 || checked != 13 {
		t.Errorf("%d cases with %d values; the file should hold 7 with 13", len(cases), checked)
	}
}
