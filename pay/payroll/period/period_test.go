package period_test

import (
	"fmt"
	"testing"

	"ownway/pay/payroll/period"
)

func TestFrequencies(t *testing.T) {
	cases := []struct {
		f     period.Frequency
		weeks int
		known bool
	}{
		{period.Weekly, 1, true}, {period.Fortnightly, 2, true}, {period.FourWeekly, 4, true}, {period.Monthly, 0, true},
		{"", 0, false}, {"W3", 0, false}, {"MA", 0, false},
	}
	for _, c := range cases {
		if c.f.Weeks() != c.weeks || c.f.Known() != c.known {
			t.Errorf("%q: %d weeks, known %v", c.f, c.f.Weeks(), c.f.Known())
		}
	}
}

func ExampleFrequency_Weeks() {
	fmt.Println(period.FourWeekly.Weeks(), period.Monthly.Weeks())
	// Output: 4 0
}
