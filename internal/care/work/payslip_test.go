package work_test

import (
	"errors"
	"slices"
	"testing"

	"ownway/internal/care/work"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var (
	first  = calendar.FourWeekly(day("2026-08-17"), 0) // to 13 September; 31 August is a bank holiday
	second = calendar.FourWeekly(day("2026-08-17"), 1)
	third  = calendar.FourWeekly(day("2026-08-17"), 2)
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

// kelly works for Rosa, three hours a day from Monday to Thursday.
func kelly(hourly money.Amount) work.Employment {
	usual := employment.Pattern{Minutes: [7]int{0, 180, 180, 180, 180, 0, 0}}
	return work.Employment{ID: "emp_1", Employer: "per_1", PA: "pa_1", PAName: "Kelly Marsh", PABorn: day("1992-02-11"),
		Terms: employment.Terms{Start: day("2026-08-17"), Frequency: period.FourWeekly, PeriodFrom: first.First, Usual: usual,
			Holiday: employment.IrregularAccrual, SleepIn: money.Pounds(66, 0),
			Rates: []employment.Rate{{From: day("2026-08-17"), On: employment.EveryDay, Hourly: hourly}}},
		Standing: work.Standing{Code: "1257L", Letter: 'A'}}
}

// told is what the PA worked; the person agreed it.
func told(t testing.TB, e work.Employment, p calendar.Period, entries ...hours.Entry) work.Sheet {
	t.Helper()
	s, err := hours.New(e.Terms, p)
	s = must(t, s, err)
	s, _, err = s.Log(entries, p.Last)
	s = must(t, s, err)
	s, _, err = s.Approve(hours.Person, p.Last.AddDays(1))
	return work.Sheet{ID: "sht_1", Employment: e.ID, Employer: e.Employer, Hours: must(t, s, err)}
}

// unanswered is hours that nobody answered for, so that the usual are paid.
func unanswered(t testing.TB, e work.Employment, p calendar.Period) work.Sheet {
	t.Helper()
	s, err := hours.New(e.Terms, p)
	s = must(t, s, err)
	s, _, err = s.Unanswered(hours.Open, hours.Helpers{}, p.Last.AddDays(5))
	return work.Sheet{ID: "sht_1", Employment: e.ID, Employer: e.Employer, Hours: must(t, s, err)}
}

// agreed takes hours that were paid and agrees them as worked.
func agreed(t testing.TB, s work.Sheet, entries ...hours.Entry) work.Sheet {
	t.Helper()
	h, _, err := s.Hours.Log(entries, s.Hours.Period.Last.AddDays(20))
	h = must(t, h, err)
	h, _, err = h.Approve(hours.Person, s.Hours.Period.Last.AddDays(20))
	s.Hours = must(t, h, err)
	return s
}

func must[T any](t testing.TB, v T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func worked(on string, minutes int) hours.Entry {
	return hours.Entry{Date: day(on), Kind: hours.Work, Minutes: minutes, Told: hours.Phone}
}

func away(kind hours.Kind, on string, minutes int) hours.Entry {
	return hours.Entry{Date: day(on), Kind: kind, Minutes: minutes, Told: hours.Phone}
}

func night(on string, awake int) hours.Entry {
	return hours.Entry{Date: day(on), Kind: hours.SleepIn, Nights: 1, Minutes: awake, Told: hours.Phone}
}

func due(e work.Employment, s work.Sheet, earlier ...work.Payslip) work.Due {
	return work.Due{Employment: e, Sheet: s, Earlier: earlier, PayDay: work.CalendarOf(s.Hours.Period).PayDay, AllowanceLeft: money.Pounds(10_500, 0)}
}

func says(err error, key msg.Key) bool {
	var f *fault.Fault
	return errors.As(err, &f) && f.Text.Key == key
}

func TestOneLineForEachKindAndRate(t *testing.T) {
	e := kelly(1300)
	e.Terms.Rates = append(e.Terms.Rates,
		employment.Rate{From: day("2026-08-17"), On: employment.Weekend, Hourly: 1500},
		employment.Rate{From: day("2026-08-17"), On: employment.BankHoliday, Hourly: 2600},
		employment.Rate{From: day("2026-09-07"), On: employment.EveryDay, Hourly: 1350})
	s := told(t, e, first, worked("2026-08-17", 180), worked("2026-08-18", 200), worked("2026-08-22", 120), worked("2026-08-31", 90),
		worked("2026-09-08", 60), away(hours.Holiday, "2026-08-19", 180), away(hours.Holiday, "2026-09-09", 60), night("2026-08-20", 15), night("2026-08-21", 0))
	slip, err := due(e, s).Payslip("slp_1")
	if err != nil {
		t.Fatal(err)
	}
	want := []work.Line{
		{Line: payroll.Line{Kind: payroll.Hours, Minutes: 380, Rate: 1300}},
		{Line: payroll.Line{Kind: payroll.Hours, Minutes: 60, Rate: 1350}},
		{Line: payroll.Line{Kind: payroll.Hours, Minutes: 120, Rate: 1500}},
		{Line: payroll.Line{Kind: payroll.Hours, Minutes: 90, Rate: 2600}},
		{Line: payroll.Line{Kind: payroll.SleepIn, Amount: money.Pounds(132, 0), Awake: 15}},
		{Line: payroll.Line{Kind: payroll.Holiday, Minutes: 180, Rate: 1300}},
		{Line: payroll.Line{Kind: payroll.Holiday, Minutes: 60, Rate: 1350}},
	}
	if !slices.Equal(slip.Lines, want) {
		t.Errorf("got  %+v\nwant %+v", slip.Lines, want)
	}
	// 82.34 (a part of a penny is a penny) + 13.50 + 30.00 + 39.00 + 132.00 + 39.00 + 13.50
	if slip.Result.Gross != money.Pounds(349, 34) || slip.Result.Net != slip.Result.Gross || slip.Working.Empty() || slip.AsUsual {
		t.Errorf("gross %v, net %v", slip.Result.Gross, slip.Result.Net)
	}
	// 12.07% of 650 minutes of work and 15 awake is 80.27
	if slip.Earned != 80 || slip.Taken != 240 || slip.Holiday.Left() != -160 || slip.SetAside != 0 {
		t.Errorf("holiday earned %d, taken %d, set aside %v", slip.Earned, slip.Taken, slip.SetAside)
	}
}

func TestHolidayIsCarriedOnAndSetAside(t *testing.T) {
	e := kelly(1300)
	one := must2(due(e, told(t, e, first, worked("2026-08-17", 1000), worked("2026-08-18", 1000))).Payslip("slp_1"))(t)
	two := must2(due(e, told(t, e, second, worked("2026-09-14", 1000), away(hours.Holiday, "2026-09-15", 60)), one).Payslip("slp_2"))(t)
	// 241.4 minutes of 2,000 and 120.7 of 1,000, half a minute up, less an hour; at £13.00 an hour
	if one.Earned != 241 || two.Earned != 121 || two.Holiday.Left() != 302 || two.SetAside != money.Pounds(65, 43) {
		t.Errorf("earned %d and %d, left %d worth %v", one.Earned, two.Earned, two.Holiday.Left(), two.SetAside)
	}
	if two.Result.After.Taxable != one.Result.Gross+two.Result.Gross {
		t.Errorf("the year so far is %v", two.Result.After.Taxable)
	}
}

func must2(p work.Payslip, err error) func(testing.TB) work.Payslip {
	return func(t testing.TB) work.Payslip { t.Helper(); return must(t, p, err) }
}

func TestPayslipRefuses(t *testing.T) {
	e := kelly(1300)
	badCode := e
	badCode.Standing.Code = "nonsense"
	unsettled := told(t, e, first, worked("2026-08-17", 60))
	unsettled.Hours.State = hours.Logged
	for _, c := range []struct {
		name string
		due  work.Due
		want msg.Key
	}{
		{"hours that are not agreed", due(e, unsettled), work.HoursNotSettled},
		{"no hours at all", due(e, told(t, e, first, worked("2026-08-17", 0))), work.NothingToPay},
	} {
		if _, err := c.due.Payslip("slp_1"); !says(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := due(badCode, told(t, e, first, worked("2026-08-17", 60))).Payslip("slp_1"); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("a tax code that is none: %v", err)
	}
	late := due(e, told(t, e, first, worked("2026-08-17", 60)))
	late.PayDay = day("2040-01-05")
	if _, err := late.Payslip("slp_1"); err == nil {
		t.Error("a year whose rates are not held was paid")
	}
}

// Pay below the minimum wage is held, and the fault says what is lawful.
func TestBelowTheMinimumWageIsHeld(t *testing.T) {
	for _, c := range []struct {
		name          string
		hourly        money.Amount
		entries       []hours.Entry
		short, lawful money.Amount // none when it is lawful
	}{
		{"at the minimum wage of 2026-27", 1271, []hours.Entry{worked("2026-08-17", 600)}, 0, 0},
		{"at the minimum wage, with a part of a penny", 1271, []hours.Entry{worked("2026-08-17", 645)}, 0, 0},
		{"a penny below", 1270, []hours.Entry{worked("2026-08-17", 600)}, 10, 127_10},
		{"well below", 1100, []hours.Entry{worked("2026-08-17", 600)}, 17_10, 127_10},
		{"holiday pay does not make up for it", 1200, []hours.Entry{worked("2026-08-17", 600), away(hours.Holiday, "2026-08-18", 60)}, 7_10, 139_10},
		{"a sleep-in's sum covers time awake alone", 1271, []hours.Entry{worked("2026-08-17", 600), night("2026-08-18", 30)}, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := kelly(c.hourly)
			_, err := due(e, told(t, e, first, c.entries...)).Payslip("slp_1")
			if c.short == 0 {
				if err != nil {
					t.Error(err)
				}
				return
			}
			var f *fault.Fault
			if !errors.As(err, &f) || f.Kind != fault.KindInvalid || f.Text.Key != work.BelowMinimum {
				t.Fatalf("got %v", err)
			}
			if short, lawful := f.Text.Args["short"].N, f.Text.Args["lawful"].N; short != int64(c.short) || lawful != int64(c.lawful) {
				t.Errorf("%d short of %d, want %d and %d", short, lawful, c.short, c.lawful)
			}
		})
	}
}

func TestPensionIsTakenAsTheSchemeSays(t *testing.T) {
	e := kelly(1500)
	e.Standing.Scheme = pension.ReliefAtSource
	var entries []hours.Entry
	for d := first.First; !d.After(first.Last); d = d.AddDays(1) {
		entries = append(entries, worked(d.String(), 120))
	}
	slip := must2(due(e, told(t, e, first, entries...)).Payslip("slp_1"))(t)
	// 840.00 gross; £480 of four weeks do not count (qualifying earnings from £6,240 a year); 4% and 3% of £360
	if r := slip.Result; r.WorkerPension != 14_40 || r.EmployerPension != 10_80 || r.Net != 840_00-r.Tax-r.EmployeeNI-14_40 {
		t.Errorf("%+v", r)
	}
}

// Holiday that is paid with each wage stands on a line of its own, 12.07% of the
// pay for work, and none builds up (facts: holiday pay for irregular hours).
func TestRolledUpHolidayIsPaidWithTheWage(t *testing.T) {
	e := kelly(1300)
	e.Terms.Holiday = employment.RolledUp
	d := work.Due{Employment: e, Sheet: told(t, e, first, hours.Entry{Date: day("2026-08-17"), Kind: hours.Work, Minutes: 600, Told: hours.Phone}),
		PayDay: work.CalendarOf(first).PayDay, AllowanceLeft: 10_500_00}
	slip, err := d.Payslip("slp_1")
	if err != nil {
		t.Fatal(err)
	}
	if len(slip.Lines) != 2 || slip.Lines[1].Kind != payroll.Holiday || slip.Lines[1].Amount != 15_69 || slip.Result.Gross != 145_69 {
		t.Errorf("lines %+v, gross %v; £130.00 and 12.07%% of it were wanted", slip.Lines, slip.Result.Gross)
	}
	if slip.Earned != 0 || slip.Holiday.Left() != 0 || slip.SetAside != 0 {
		t.Errorf("holiday builds up as well: %d minutes, %v set aside", slip.Holiday.Left(), slip.SetAside)
	}
}
