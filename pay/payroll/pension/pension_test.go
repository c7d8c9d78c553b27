package pension_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func year(t testing.TB, y calendar.TaxYear) *rates.Year {
	t.Helper()
	got, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Source: The Pensions Regulator's earnings thresholds for 2026-27, and sums by hand.
func TestDue(t *testing.T) {
	y := year(t, 2026)
	least := pension.Minimum(pension.ReliefAtSource, y)
	cases := []struct {
		name string
		m    pension.Membership
		f    period.Frequency
		pay  money.Amount
		want pension.Contributions
	}{
		{"not a member", pension.Membership{}, period.Monthly, 2_000_00, pension.Contributions{}},
		// 2,000.00 − 520.00 = 1,480.00: 4% taken, a quarter of that claimed, 3%.
		{"least, relief at source, monthly", least, period.Monthly, 2_000_00, pension.Contributions{Earnings: 1_480_00, Taken: 59_20, Relief: 14_80, Employer: 44_40}},
		{"least, before tax, monthly", pension.Minimum(pension.NetPay, y), period.Monthly, 2_000_00, pension.Contributions{Earnings: 1_480_00, Taken: 74_00, Employer: 44_40}},
		{"four-weekly lower point", least, period.FourWeekly, 480_00, pension.Contributions{}},
		{"a pound above it", least, period.FourWeekly, 481_00, pension.Contributions{Earnings: 1_00, Taken: 4, Relief: 1, Employer: 3}},
		{"weekly upper point", least, period.Weekly, 2_000_00, pension.Contributions{Earnings: 847_00, Taken: 33_88, Relief: 8_47, Employer: 25_41}},
		{"a share of all pay", pension.Membership{Scheme: pension.NetPay, Basis: pension.AllPay, Worker: 500, Employer: 400, Round: money.HalfUp}, period.Weekly, 300_10,
			pension.Contributions{Earnings: 300_10, Taken: 15_01, Employer: 12_00}},
		{"the fraction dropped", pension.Membership{Scheme: pension.NetPay, Basis: pension.AllPay, Worker: 500, Employer: 400, Round: money.Down}, period.Weekly, 300_10,
			pension.Contributions{Earnings: 300_10, Taken: 15_00, Employer: 12_00}},
		{"the fraction rounded up", pension.Membership{Scheme: pension.NetPay, Basis: pension.AllPay, Worker: 500, Employer: 400, Round: money.Up}, period.Weekly, 300_10,
			pension.Contributions{Earnings: 300_10, Taken: 15_01, Employer: 12_01}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			got, err := pension.Due(c.m, c.f, c.pay, y, &why)
			if err != nil || got != c.want {
				t.Errorf("got %v, %v, want %v", got, err, c.want)
			}
			if why.Empty() {
				t.Error("nothing explained")
			}
		})
	}
}

// Source: Pensions Act 2008 ss.3, 7, 9; thresholds of 2026-27.
func TestAssess(t *testing.T) {
	on := calendar.MustDate("2026-11-27")
	cases := []struct {
		name string
		born string
		f    period.Frequency
		pay  money.Amount
		want pension.Duty
	}{
		{"above the trigger at 22", "2004-11-27", period.Weekly, 192_01, pension.Eligible},
		{"at the trigger is not above it", "1990-01-01", period.Weekly, 192_00, pension.NonEligible},
		{"a day short of 22", "2004-11-28", period.Weekly, 500_00, pension.NonEligible},
		{"past State Pension age, 66 and 4 months", "1960-07-05", period.Monthly, 900_00, pension.NonEligible},
		{"not yet at State Pension age", "1960-11-06", period.Monthly, 900_00, pension.Eligible},
		{"at the lower point", "1990-01-01", period.FourWeekly, 480_00, pension.Entitled},
		{"above the lower point", "1990-01-01", period.FourWeekly, 480_01, pension.NonEligible},
		{"no pay", "1990-01-01", period.Monthly, 0, pension.Entitled},
		{"under 16", "2010-11-28", period.Monthly, 900_00, pension.NoDuty},
		{"16 today", "2010-11-27", period.Monthly, 900_00, pension.NonEligible},
		{"74", "1951-11-28", period.Monthly, 900_00, pension.NonEligible},
		{"75", "1951-11-27", period.Monthly, 900_00, pension.NoDuty},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			got, err := pension.Assess(calendar.MustDate(c.born), on, c.f, c.pay, year(t, 2026), &why)
			if err != nil || got != c.want {
				t.Errorf("got %v, %v, want %v", got, err, c.want)
			}
			if why.Empty() {
				t.Error("nothing explained")
			}
		})
	}
}

func TestRefused(t *testing.T) {
	y := year(t, 2026)
	good := pension.Minimum(pension.NetPay, y)
	cases := []struct {
		name  string
		spoil func(*pension.Membership)
	}{
		{"unknown scheme", func(m *pension.Membership) { m.Scheme = 7 }},
		{"unknown basis", func(m *pension.Membership) { m.Basis = 7 }},
		{"unknown rounding", func(m *pension.Membership) { m.Round = 7 }},
		{"share below nothing", func(m *pension.Membership) { m.Worker = -1 }},
		{"share above all", func(m *pension.Membership) { m.Employer = 10_001 }},
	}
	for _, c := range cases {
		m := good
		c.spoil(&m)
		_, err := pension.Due(m, period.Monthly, 1, y, nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != "pension" {
			t.Errorf("%s: got %v, want a fault in pension", c.name, err)
		}
	}
	if _, err := pension.Due(good, period.Monthly, 1, year(t, 2023), nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a year with no pension figures: got %v, want a fault", err)
	}
	if _, err := pension.Assess(calendar.Date{}, y.TaxYear.First(), period.Monthly, 1, y, nil); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no date of birth: got %v, want a fault", err)
	}
}

func TestMeetsMinimum(t *testing.T) {
	y := year(t, 2026)
	m := pension.Minimum(pension.ReliefAtSource, y)
	if !m.MeetsMinimum(y) {
		t.Error("the least is not enough")
	}
	m.Employer, m.Worker = 200, 600
	if m.MeetsMinimum(y) {
		t.Error("an employer's 2% is enough")
	}
	m.Employer, m.Worker = 800, 0
	if !m.MeetsMinimum(y) {
		t.Error("an employer may pay it all")
	}
}

// TestReliefMakesTheShare proves that what is taken and what the provider
// claims make the worker's whole share, but for the rounding of each.
func TestReliefMakesTheShare(t *testing.T) {
	y := year(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		m := pension.Minimum(pension.ReliefAtSource, y)
		m.Worker = rates.Rate(rapid.IntRange(0, 10_000).Draw(t, "share"))
		pay := money.Amount(rapid.IntRange(0, 1_000_000).Draw(t, "pay"))
		got, err := pension.Due(m, period.Monthly, pay, y, nil)
		if err != nil {
			t.Fatal(err)
		}
		if share := m.Worker.Of(got.Earnings, money.HalfUp); (got.Taken + got.Relief - share).Abs() > 1 {
			t.Errorf("taken %v and relief %v make %v, want %v", got.Taken, got.Relief, got.Taken+got.Relief, share)
		}
	})
}

func ExampleDue() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := pension.Due(pension.Minimum(pension.ReliefAtSource, y), period.FourWeekly, money.Pounds(1_760, 0), y, nil)
	fmt.Println(c.Earnings, c.Taken, c.Relief, c.Employer, err)
	// Output: £1,280.00 £51.20 £12.80 £38.40 <nil>
}

func ExampleAssess() {
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	born, paid := calendar.MustDate("1988-03-14"), calendar.MustDate("2026-11-27")
	duty, err := pension.Assess(born, paid, period.FourWeekly, money.Pounds(800, 0), y, nil)
	fmt.Println(duty, err)
	// Output: eligible <nil>
}
