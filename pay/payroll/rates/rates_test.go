package rates_test

import (
	"reflect"
	"testing"

	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

func year(t *testing.T, y calendar.TaxYear) *rates.Year {
	t.Helper()
	got, err := rates.For(y)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestYearsHeld(t *testing.T) {
	for _, y := range rates.Held() {
		got := year(t, y)
		if got.TaxYear != y {
			t.Errorf("%v gives %v", y, got.TaxYear)
		}
		if whole := y >= 2024; got.Whole != whole {
			t.Errorf("%v: whole %v", y, got.Whole)
		}
	}
	for _, y := range []calendar.TaxYear{2021, 2027} {
		if _, err := rates.For(y); fault.KindOf(err) != fault.KindInvalid {
			t.Errorf("%v: got %v, want a fault: no year's figures may stand for another's", y, err)
		}
	}
}

// TestWholeYearsLackNothing proves that a year marked whole has every group,
// and that every group of every year names its source.
func TestWholeYearsLackNothing(t *testing.T) {
	for _, y := range rates.Held() {
		got := reflect.ValueOf(*year(t, y))
		for i := range got.NumField() {
			name, field := got.Type().Field(i).Name, got.Field(i)
			if field.Kind() == reflect.Pointer && field.IsNil() {
				if name != "Directors" && got.FieldByName("Whole").Bool() { // Directors is nil when the parts have it
					t.Errorf("%v has no %s", y, name)
				}
				continue
			}
			for _, group := range groups(field) {
				if cites := group.FieldByName("Cites"); cites.IsValid() && cites.Len() == 0 {
					t.Errorf("%v: %s names no source", y, name)
				}
			}
		}
	}
}

func groups(v reflect.Value) []reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		return groups(v.Elem())
	case reflect.Struct:
		return []reflect.Value{v}
	case reflect.Slice:
		var all []reflect.Value
		for i := range v.Len() {
			all = append(all, groups(v.Index(i))...)
		}
		return all
	}
	return nil
}

// Source: GOV.UK rates and thresholds for employers, each year.
func TestMultiWeekThresholds(t *testing.T) {
	cases := []struct {
		year                   calendar.TaxYear
		frequency              period.Frequency
		lel, pt, st, fust, uel int64
	}{
		{2024, period.Fortnightly, 246, 484, 350, 962, 1934},
		{2024, period.FourWeekly, 492, 967, 700, 1924, 3867},
		{2025, period.Weekly, 125, 242, 96, 481, 967},
		{2025, period.Fortnightly, 250, 484, 193, 962, 1934},
		{2025, period.FourWeekly, 500, 967, 385, 1924, 3867},
		{2025, period.Monthly, 542, 1048, 417, 2083, 4189},
		{2026, period.Weekly, 129, 242, 96, 481, 967},
		{2026, period.Fortnightly, 258, 484, 193, 962, 1934},
		{2026, period.FourWeekly, 516, 967, 385, 1924, 3867},
		{2026, period.Monthly, 559, 1048, 417, 2083, 4189},
	}
	for _, c := range cases {
		n, err := year(t, c.year).NIOn(c.year.First())
		if err != nil {
			t.Fatal(err)
		}
		got := [...]money.Amount{n.LELFor(c.frequency), n.PT.For(c.frequency), n.ST.For(c.frequency), n.FUST.For(c.frequency), n.UEL.For(c.frequency)}
		want := [...]money.Amount{money.Pounds(c.lel, 0), money.Pounds(c.pt, 0), money.Pounds(c.st, 0), money.Pounds(c.fust, 0), money.Pounds(c.uel, 0)}
		if got != want {
			t.Errorf("%v %s: got %v, want %v", c.year, c.frequency, got, want)
		}
	}
}

// Source: GOV.UK rates and thresholds for employers; the years' published
// period thresholds. Weekly, fortnightly, four-weekly, monthly.
func TestLoanThresholds(t *testing.T) {
	y24, y25, y26 := year(t, 2024).Loans, year(t, 2025).Loans, year(t, 2026).Loans
	cases := []struct {
		name string
		loan rates.Loan
		want [4]money.Amount
	}{
		{"2024-25 plan 1", y24.Plan1, [4]money.Amount{480_57, 961_15, 1922_30, 2082_50}},
		{"2024-25 plan 2", y24.Plan2, [4]money.Amount{524_90, 1049_80, 2099_61, 2274_58}},
		{"2024-25 plan 4", y24.Plan4, [4]money.Amount{603_75, 1207_50, 2415_00, 2616_25}},
		{"2024-25 postgraduate", y24.Postgraduate, [4]money.Amount{403_84, 807_69, 1615_38, 1750_00}},
		{"2025-26 plan 1", y25.Plan1, [4]money.Amount{501_25, 1002_50, 2005_00, 2172_08}},
		{"2025-26 plan 2", y25.Plan2, [4]money.Amount{547_50, 1095_00, 2190_00, 2372_50}},
		{"2025-26 plan 4", y25.Plan4, [4]money.Amount{629_71, 1259_42, 2518_84, 2728_75}},
		{"2026-27 plan 1", y26.Plan1, [4]money.Amount{517_30, 1034_61, 2069_23, 2241_66}},
		{"2026-27 plan 2", y26.Plan2, [4]money.Amount{565_09, 1130_19, 2260_38, 2448_75}},
		{"2026-27 plan 4", y26.Plan4, [4]money.Amount{649_90, 1299_80, 2599_61, 2816_25}},
		{"2026-27 plan 5", y26.Plan5, [4]money.Amount{480_76, 961_53, 1923_07, 2083_33}},
	}
	for _, c := range cases {
		var got [4]money.Amount
		for i, f := range []period.Frequency{period.Weekly, period.Fortnightly, period.FourWeekly, period.Monthly} {
			got[i] = c.loan.ThresholdFor(f)
		}
		if got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// Source: rates in force from each 1 April (SI 2024/432, SI 2025/401, GOV.UK).
func TestMinimumWage(t *testing.T) {
	cases := []struct {
		day   string
		adult money.Amount // 0 when no rates are held
	}{
		{"2024-03-31", 0}, {"2024-04-01", 11_44}, {"2025-03-31", 11_44}, {"2025-04-01", 12_21},
		{"2026-03-31", 12_21}, {"2026-04-01", 12_71}, {"2027-03-31", 12_71}, {"2027-04-01", 0},
	}
	for _, c := range cases {
		got, err := rates.MinimumWage(calendar.MustDate(c.day))
		switch {
		case c.adult == 0 && fault.KindOf(err) != fault.KindInvalid:
			t.Errorf("%s: got %v, want a fault", c.day, err)
		case c.adult != 0 && (err != nil || got.Adult != c.adult):
			t.Errorf("%s: got %+v, %v, want %v", c.day, got, err, c.adult)
		}
	}
}

// TestNIInsideTheYear proves that the day of payment chooses the part.
func TestNIInsideTheYear(t *testing.T) {
	cases := []struct {
		day  string
		main rates.Rate
		pt   money.Amount
	}{
		{"2022-04-06", 1325, 190_00}, {"2022-07-05", 1325, 190_00}, {"2022-07-06", 1325, 242_00},
		{"2022-11-05", 1325, 242_00}, {"2022-11-06", 1200, 242_00}, {"2023-04-05", 1200, 242_00},
	}
	for _, c := range cases {
		n, err := year(t, 2022).NIOn(calendar.MustDate(c.day))
		if err != nil || n.Main != c.main || n.PT.Weekly != c.pt {
			t.Errorf("%s: got %+v, %v", c.day, n, err)
		}
	}
	if _, err := year(t, 2022).NIOn(calendar.MustDate("2023-04-06")); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a day of another year: got %v, want a fault", err)
	}
}

// Source: Pensions Act 1995 Sch 4 as amended (unchecked: from memory).
func TestStatePensionDate(t *testing.T) {
	cases := []struct{ born, want string }{
		{"1954-10-06", "2020-10-06"}, {"1960-04-05", "2026-04-05"}, {"1960-04-06", "2026-05-06"},
		{"1960-05-05", "2026-06-05"}, {"1960-05-06", "2026-07-06"}, {"1960-07-31", "2026-11-30"},
		{"1960-12-31", "2027-09-30"}, {"1961-02-06", "2028-01-06"}, {"1961-03-05", "2028-02-05"},
		{"1961-03-06", "2028-03-06"}, {"1977-04-05", "2044-04-05"}, {"1977-04-06", "2044-05-06"},
		{"1977-05-06", "2044-07-06"}, {"1978-03-06", "2046-03-06"}, {"1978-04-06", "2046-04-06"},
	}
	for _, c := range cases {
		if got := rates.StatePensionDate(calendar.MustDate(c.born)); got.String() != c.want {
			t.Errorf("born %s: got %s, want %s", c.born, got, c.want)
		}
	}
	if !rates.StatePensionAge.Unchecked {
		t.Error("the source of State Pension age was not seen, and must say so")
	}
}

// TestSourcesAreAddresses proves that every source that was read says where.
func TestSourcesAreAddresses(t *testing.T) {
	var check func(v reflect.Value)
	check = func(v reflect.Value) {
		if c, ok := v.Interface().(explain.Citation); ok {
			if c.Name == "" || c.Address == "" && !c.Unchecked {
				t.Errorf("a source with no name or address: %+v", c)
			}
			return
		}
		for _, g := range groups(v) {
			for i := range g.NumField() {
				if g.Type().Field(i).Name == "Cites" {
					for j := range g.Field(i).Len() {
						check(g.Field(i).Index(j))
					}
				}
			}
		}
	}
	for _, y := range rates.Held() {
		v := reflect.ValueOf(*year(t, y))
		for i := range v.NumField() {
			check(v.Field(i))
		}
	}
}
