package leave_test

import (
	"testing"

	"ownway/pay/leave"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
)

// Source: by hand. A start on 1 July leaves 9 of 12 months: 5.6 × 3 = 16.8 days
// a year, of which 12.6, rounded up to 13.
func TestExact(t *testing.T) {
	y, err := rates.For(2026)
	if err != nil {
		t.Fatal(err)
	}
	e, err := leave.Statutory(y.Holiday, leave.Rota{Days: 3, Of: 7},
		leave.Service{Year: leave.YearFrom(calendar.MustDate("2026-04-01")), Start: calendar.MustDate("2026-07-01")})
	if err != nil {
		t.Fatal(err)
	}
	x := e.Exact()
	if got := x.Days.RatString() + " " + x.Full.RatString() + " " + x.Share.RatString(); got != "13 84/5 3/4" {
		t.Errorf("got %s", got)
	}
}
