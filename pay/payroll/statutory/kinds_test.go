package statutory_test

import (
	"testing"

	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
)

var on = calendar.MustDate

// sharer shares what is left of 20 weeks of maternity pay.
func sharer(t testing.TB) statutory.Leave {
	return statutory.Leave{Kind: statutory.Shared, Start: on("2027-01-04"), Weeks: 4, Used: 20, Due: on("2026-08-20"), Born: on("2026-08-22"),
		Employed: on("2025-11-15"), Earnings: weekly(t, 400_00)}
}

func bereaved(t testing.TB) statutory.Leave {
	return statutory.Leave{Kind: statutory.Bereavement, Start: on("2026-06-11"), Due: on("2026-06-10"),
		Employed: on("2025-12-13"), Earnings: weekly(t, 400_00)}
}

// early is the parent of a baby in neonatal care for 30 days: four whole weeks
// from the day after it began.
func early(t testing.TB) statutory.Leave {
	return statutory.Leave{Kind: statutory.Neonatal, Start: on("2026-06-09"), Due: on("2026-08-20"), Born: on("2026-06-01"), Care: span("2026-06-01", "2026-06-30"),
		Employed: on("2025-11-15"), Earnings: weekly(t, 400_00)}
}

// Source: the year's ceiling of 194.32 or 90% of earnings (rates of 2026-27;
// 2024-25's limit of 123 for a deciding week of March 2025); sums by hand. The
// deciding weeks of neonatal care pay: Acas, neonatal care leave and pay.
func TestSharedBereavedNeonatal(t *testing.T) {
	cases := []struct {
		name   string
		leave  func(testing.TB) statutory.Leave
		change func(*statutory.Leave)
		period calendar.Period
		want   statutory.FamilyPay
	}{
		{"four weeks shared", sharer, nil, span("2027-01-04", "2027-01-31"), statutory.FamilyPay{Amount: 777_28, Days: 28}},
		{"shared of low pay", sharer, func(l *statutory.Leave) { l.Earnings = weekly(t, 150_00) }, span("2027-01-04", "2027-01-31"), statutory.FamilyPay{Amount: 540_00, Days: 28}},
		{"one week of four in this period", sharer, nil, span("2027-01-25", "2027-02-21"), statutory.FamilyPay{Amount: 194_32, Days: 7}},
		{"nothing left to share", sharer, func(l *statutory.Leave) { l.Used, l.Weeks = 39, 0 }, span("2027-01-04", "2027-01-31"), statutory.FamilyPay{Why: statutory.AllTaken}},
		{"shared after adoption goes by the matching week", sharer, func(l *statutory.Leave) { l.Adopted, l.Employed = true, on("2026-02-28") }, span("2027-01-04", "2027-01-31"), statutory.FamilyPay{Amount: 777_28, Days: 28}},
		{"a birth does not", sharer, func(l *statutory.Leave) { l.Employed = on("2026-02-28") }, span("2027-01-04", "2027-01-31"), statutory.FamilyPay{Why: statutory.TooNew}},
		{"two weeks of bereavement", bereaved, nil, span("2026-06-01", "2026-06-30"), statutory.FamilyPay{Amount: 388_64, Days: 14}},
		{"the second week later", bereaved, func(l *statutory.Leave) { l.Used, l.Start = 1, on("2026-07-01") }, span("2026-07-01", "2026-07-31"), statutory.FamilyPay{Amount: 194_32, Days: 7}},
		{"both weeks taken", bereaved, func(l *statutory.Leave) { l.Used = 2 }, span("2026-06-01", "2026-06-30"), statutory.FamilyPay{Why: statutory.AllTaken}},
		{"a day too new for the week before the death", bereaved, func(l *statutory.Leave) { l.Employed = on("2025-12-14") }, span("2026-06-01", "2026-06-30"), statutory.FamilyPay{Why: statutory.TooNew}},
		{"a penny too little", bereaved, func(l *statutory.Leave) { l.Earnings = weekly(t, 128_99) }, span("2026-06-01", "2026-06-30"), statutory.FamilyPay{Why: statutory.EarnsLittle}},
		{"four weeks of neonatal care", early, nil, span("2026-06-09", "2026-07-06"), statutory.FamilyPay{Amount: 777_28, Days: 28}},
		{"no fifth week", early, nil, span("2026-06-09", "2026-07-13"), statutory.FamilyPay{Amount: 777_28, Days: 28}},
		{"twelve weeks at most", early, func(l *statutory.Leave) { l.Care.Last = on("2026-12-31") }, span("2026-06-09", "2026-12-31"), statutory.FamilyPay{Amount: 2_331_84, Days: 84}},
		{"seven days with the first", early, func(l *statutory.Leave) { l.Care.Last = on("2026-06-07") }, span("2026-06-09", "2026-07-06"), statutory.FamilyPay{Why: statutory.CareTooShort}},
		{"seven days after the first", early, func(l *statutory.Leave) { l.Care.Last = on("2026-06-08") }, span("2026-06-09", "2026-07-06"), statutory.FamilyPay{Amount: 194_32, Days: 7}},
		{"a deciding week before the pay existed", early, func(l *statutory.Leave) {
			l.Due, l.Born, l.Care, l.Start = on("2025-06-15"), on("2025-05-01"), span("2025-05-01", "2025-05-20"), on("2025-05-12")
			l.Employed, l.Earnings = on("2020-01-01"), weekly(t, 124_00)
		}, span("2025-05-12", "2025-06-08"), statutory.FamilyPay{Amount: 223_20, Days: 14}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			l := c.leave(t)
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

func TestDecidingWeeks(t *testing.T) {
	alone := early(t)
	alone.Due, alone.Alone = calendar.Date{}, true
	matched := early(t)
	matched.Adopted = true
	for _, c := range []struct {
		name  string
		leave statutory.Leave
		want  string
	}{
		{"shared: the 15th before the birth", sharer(t), "2026-05-03/2026-05-09"},
		{"the week before the child died", bereaved(t), "2026-05-31/2026-06-06"},
		{"neonatal beside maternity pay", early(t), "2026-05-03/2026-05-09"},
		{"neonatal beside adoption pay", matched, "2026-08-16/2026-08-22"},
		{"neonatal alone: the week before the care", alone, "2026-05-24/2026-05-30"},
	} {
		if got := c.leave.Deciding().String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	if _, err := statutory.Family(alone, span("2026-06-09", "2026-07-06"), nil); err != nil {
		t.Errorf("neonatal care pay alone needs no due date: %v", err)
	}
}

// Source: GOV.UK's paternity calculator, its own tests (testdata/paternity_govuk.json).
func TestInOneGo(t *testing.T) {
	for day, want := range map[string]bool{"2024-04-06": true, "2024-04-07": false} {
		if got := (statutory.Leave{Kind: statutory.Paternity, Due: on(day)}).InOneGo(); got != want {
			t.Errorf("due on %s: got %v", day, got)
		}
	}
	if (statutory.Leave{Kind: statutory.Maternity, Due: on("2024-04-06")}).InOneGo() {
		t.Error("it is a rule of paternity leave")
	}
}

func TestSharedBereavedNeonatalRefused(t *testing.T) {
	cases := []struct {
		name  string
		leave func(testing.TB) statutory.Leave
		spoil func(*statutory.Leave)
		field string
	}{
		{"more than is left to share", sharer, func(l *statutory.Leave) { l.Weeks = 20 }, "weeks"},
		{"37 weeks at most", sharer, func(l *statutory.Leave) { l.Start, l.Used, l.Weeks = l.Born, 1, 38 }, "weeks"},
		{"weeks below zero", sharer, func(l *statutory.Leave) { l.Used = -1 }, "weeks"},
		{"before the birth", sharer, func(l *statutory.Leave) { l.Start = on("2026-08-21") }, "start"},
		{"a year after the birth", sharer, func(l *statutory.Leave) { l.Start = on("2027-07-26") }, "start"},
		{"no birth", sharer, func(l *statutory.Leave) { l.Born = calendar.Date{} }, "born"},
		{"no death", bereaved, func(l *statutory.Leave) { l.Due = calendar.Date{} }, "leave"},
		{"57 weeks after the death", bereaved, func(l *statutory.Leave) { l.Start = on("2027-07-07") }, "start"},
		{"three weeks", bereaved, func(l *statutory.Leave) { l.Weeks = 3 }, "weeks"},
		{"a birth before there was such pay", early, func(l *statutory.Leave) { l.Born = on("2025-04-05") }, "born"},
		{"no care", early, func(l *statutory.Leave) { l.Care = calendar.Period{} }, "care"},
		{"care from the 29th day", early, func(l *statutory.Leave) { l.Care = span("2026-06-30", "2026-07-30") }, "care"},
		{"before a week of care was over", early, func(l *statutory.Leave) { l.Start = on("2026-06-08") }, "start"},
		{"68 weeks after the birth", early, func(l *statutory.Leave) { l.Start = on("2027-09-14") }, "start"},
		{"a birth of a year that is not held", early, func(l *statutory.Leave) {
			l.Born, l.Care, l.Start = on("2027-06-01"), span("2027-06-01", "2027-06-30"), on("2027-06-09")
		}, "tax-year"},
		{"a second week of paternity by itself, before that was allowed", early, func(l *statutory.Leave) {
			l.Kind, l.Due, l.Used = statutory.Paternity, on("2024-04-06"), 1
		}, "used"},
		{"more weeks than of care", early, func(l *statutory.Leave) { l.Weeks = 5 }, "weeks"},
	}
	for _, c := range cases {
		l := c.leave(t)
		c.spoil(&l)
		_, err := statutory.Family(l, span("2026-06-08", "2026-07-05"), nil)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
	}
}
