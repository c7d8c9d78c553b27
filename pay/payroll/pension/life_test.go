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

func day(s string) calendar.Date { return calendar.MustDate(s) }

// record makes the record of a worker born in 1990 who started on 1 June 2026.
func record(t testing.TB, events ...pension.Event) pension.Record {
	t.Helper()
	r := pension.Record{Born: day("1990-01-01"), Started: day("2026-06-01")}
	for _, e := range events {
		var err error
		if r, err = r.After(e); err != nil {
			t.Fatalf("%s on %s: %v", e.Kind, e.On, err)
		}
	}
	return r
}

func on(kind pension.EventKind, d string) pension.Event { return pension.Event{Kind: kind, On: day(d)} }

func postponed(d, until string) pension.Event {
	return pension.Event{Kind: pension.Postponed, On: day(d), Until: day(until)}
}

func letter(l pension.Letter, d string) pension.Event {
	return pension.Event{Kind: pension.LetterSent, On: day(d), Letter: l}
}

// month gives a month's pay, paid on its last day.
func month(first string, pay money.Amount) pension.PayPeriod {
	p := calendar.MonthOf(day(first))
	return pension.PayPeriod{Period: p, PayDate: p.Last, Frequency: period.Monthly, Pay: pay}
}

// Source: Pensions Act 2008 ss.3 to 9, unchecked; six weeks for letters is The
// Pensions Regulator's.
func TestStanding(t *testing.T) {
	enrolled := []pension.Event{on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-10")}
	wait := postponed("2026-06-01", "2026-08-31")
	type acts = map[pension.ActKind]string
	cases := []struct {
		name  string
		given []pension.Event
		pay   pension.PayPeriod
		state pension.State
		due   bool
		must  bool
		acts  acts // each with its last day
	}{
		{"eligible and nothing done", nil, month("2026-06-01", 900_00), pension.NeverIn, false, false, acts{pension.Enrol: "2026-07-13"}},
		{"enrolled, the letter to come", enrolled[:1], month("2026-06-01", 900_00), pension.In, true, true, acts{pension.SendEnrolled: "2026-07-13"}},
		{"enrolled and told", enrolled, month("2026-06-01", 900_00), pension.In, true, true, nil},
		{"a member whose pay falls stays in", enrolled, month("2026-07-01", 100_00), pension.In, true, true, nil},
		{"postponed, the letter to come", []pension.Event{wait}, month("2026-07-01", 900_00), pension.InPostponed, false, false,
			acts{pension.AssessAgain: "2026-08-31", pension.SendPostponed: "2026-07-13"}},
		{"the month before it ends", []pension.Event{wait, letter(pension.PostponedLetter, "2026-06-02")}, month("2026-07-01", 900_00), pension.InPostponed, false, false,
			acts{pension.AssessAgain: "2026-08-31"}},
		{"after it, eligible", []pension.Event{postponed("2026-06-01", "2026-08-15"), letter(pension.PostponedLetter, "2026-06-02")}, month("2026-08-01", 900_00), pension.NeverIn, false, false,
			acts{pension.Enrol: "2026-09-26"}},
		{"after it, not eligible", []pension.Event{postponed("2026-06-01", "2026-08-15"), letter(pension.PostponedLetter, "2026-06-02")}, month("2026-08-01", 600_00), pension.NeverIn, false, false, nil},
		{"opted in while postponed", []pension.Event{wait, letter(pension.PostponedLetter, "2026-06-02"), on(pension.OptedIn, "2026-07-01"), letter(pension.EnrolledLetter, "2026-07-02")},
			month("2026-07-01", 600_00), pension.In, true, true, nil},
		{"may ask", nil, month("2026-06-01", 600_00), pension.NeverIn, false, false, acts{pension.SendRights: "2026-07-13"}},
		{"may ask, and was told", []pension.Event{letter(pension.RightsLetter, "2026-06-05")}, month("2026-06-01", 400_00), pension.NeverIn, false, false, nil},
		{"joined: the employer need not pay in", []pension.Event{on(pension.Joined, "2026-06-10")}, month("2026-06-01", 400_00), pension.In, true, false, nil},
		{"joined, and then eligible", []pension.Event{on(pension.Joined, "2026-06-10")}, month("2026-07-01", 900_00), pension.In, true, false, acts{pension.Enrol: "2026-08-12"}},
		{"opted out", append(enrolled[:2:2], on(pension.OptedOut, "2026-07-05")), month("2026-07-01", 900_00), pension.OutOpted, false, false, nil},
		{"left before the end of the period", append(enrolled[:2:2], on(pension.Ceased, "2026-09-10")), month("2026-09-01", 900_00), pension.OutLeft, false, false, nil},
		{"the period before they left", append(enrolled[:2:2], on(pension.Ceased, "2026-09-10")), month("2026-08-01", 900_00), pension.In, true, true, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var why explain.Note
			got, err := record(t, c.given...).Standing(c.pay, c.pay.PayDate, year(t, 2026), &why)
			if err != nil {
				t.Fatal(err)
			}
			if got.State != c.state || got.Due != c.due || got.EmployerMustPay != c.must {
				t.Errorf("got %s, due %v, employer must pay %v", got.State, got.Due, got.EmployerMustPay)
			}
			if len(got.Acts) != len(c.acts) {
				t.Errorf("got %v, want %v", got.Acts, c.acts)
			}
			for _, a := range got.Acts {
				if a.By.String() != c.acts[a.Kind] || a.Text().Key == "" {
					t.Errorf("%s by %s, want %s", a.Kind, a.By, c.acts[a.Kind])
				}
			}
			if silent, err := record(t, c.given...).Standing(c.pay, c.pay.PayDate, year(t, 2026), nil); err != nil || silent.State != got.State || len(why.Lines) < 2 {
				t.Errorf("%v, %v, and %d lines explained", silent, err, len(why.Lines))
			}
		})
	}
}

// A duty to enrol that was missed keeps the day on which it began.
func TestEnrolsFromTheDayOfTheDuty(t *testing.T) {
	r := pension.Record{Born: day("2004-06-20"), Started: day("2026-05-01")}
	got, err := r.Standing(month("2026-06-01", 900_00), day("2026-06-30"), year(t, 2026), nil)
	if err != nil || len(got.Acts) != 1 || got.Acts[0].From != day("2026-06-20") {
		t.Fatalf("at 22: got %+v, %v", got, err)
	}
	leap := pension.Record{Born: day("2004-02-29"), Started: day("2026-02-01")}
	if got, err := leap.Standing(month("2026-03-01", 900_00), day("2026-03-31"), year(t, 2025), nil); err != nil || len(got.Acts) != 1 || got.Acts[0].From != day("2026-03-01") {
		t.Fatalf("at 22, born on 29 February: got %+v, %v", got, err)
	}
	p := month("2026-06-01", 900_00)
	if r, err = r.With(pension.Paid{Period: p.Period, PayDate: p.PayDate, Pay: p.Pay, Duty: pension.Eligible}); err != nil {
		t.Fatal(err)
	}
	got, err = r.Standing(month("2026-08-01", 600_00), day("2026-08-31"), year(t, 2026), nil)
	if err != nil || len(got.Acts) != 1 || got.Acts[0].Kind != pension.Enrol || got.Acts[0].From != day("2026-06-20") || !got.Acts[0].Late {
		t.Errorf("two months on: got %+v, %v", got, err)
	}
}

func TestOptOutMonth(t *testing.T) {
	cases := []struct {
		name  string
		given []pension.Event
		want  string // the last day; empty when there is none
	}{
		{"from the membership, told before it", []pension.Event{letter(pension.EnrolledLetter, "2026-06-02"), on(pension.Enrolled, "2026-07-01")}, "2026-07-31"},
		{"from the letter that came after", []pension.Event{on(pension.Enrolled, "2026-07-01"), letter(pension.EnrolledLetter, "2026-07-20")}, "2026-08-19"},
		{"no letter yet", []pension.Event{on(pension.Enrolled, "2026-07-01")}, ""},
		{"one who joined has none", []pension.Event{on(pension.Joined, "2026-07-01"), letter(pension.EnrolledLetter, "2026-07-02")}, ""},
		{"put back: a month of its own", []pension.Event{on(pension.Enrolled, "2026-07-01"), letter(pension.EnrolledLetter, "2026-07-02"), on(pension.Ceased, "2026-10-01"),
			on(pension.Reenrolled, "2026-12-01"), letter(pension.EnrolledLetter, "2026-12-05")}, "2027-01-04"},
	}
	for _, c := range cases {
		got := record(t, c.given...).OptOutUntil(day("2027-01-31"))
		if want := c.want; want == "" && !got.IsZero() || want != "" && got != day(want) {
			t.Errorf("%s: got %v, want %s", c.name, got, want)
		}
	}
}

func TestEventsRefused(t *testing.T) {
	in := []pension.Event{on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-10")}
	opted := append(in[:2:2], on(pension.OptedOut, "2026-07-09"))
	cases := []struct {
		name  string
		given []pension.Event
		e     pension.Event
		field string
	}{
		{"before work began", nil, on(pension.Enrolled, "2026-05-31"), "on"},
		{"before the last event", in, on(pension.Ceased, "2026-06-09"), "on"},
		{"no day", nil, pension.Event{Kind: pension.Enrolled}, "on"},
		{"unknown", nil, on("dismissed", "2026-06-01"), "kind"},
		{"an unknown letter", nil, letter("birthday", "2026-06-01"), "letter"},
		{"postponed a day too long", nil, postponed("2026-06-01", "2026-09-01"), "until"},
		{"postponed to a day before", nil, postponed("2026-06-02", "2026-06-01"), "until"},
		{"postponed again at once", []pension.Event{postponed("2026-06-01", "2026-08-31")}, postponed("2026-09-01", "2026-10-01"), "on"},
		{"postponed while in", in, postponed("2026-07-01", "2026-08-01"), "on"},
		{"postponed after opting out", opted, postponed("2026-08-01", "2026-08-30"), "kind"},
		{"enrolled twice", in, on(pension.Enrolled, "2026-07-01"), "on"},
		{"put back without having left", nil, on(pension.Reenrolled, "2026-07-01"), "kind"},
		{"put back on the day they left", opted, on(pension.Reenrolled, "2026-07-09"), "on"},
		{"opted out without being in", nil, on(pension.OptedOut, "2026-07-01"), "on"},
		{"opted out before the letter", in[:1], on(pension.OptedOut, "2026-06-05"), "on"},
		{"opted out a day late", in, on(pension.OptedOut, "2026-07-10"), "on"},
		{"opted out of what they asked to join", []pension.Event{on(pension.Joined, "2026-06-01")}, on(pension.OptedOut, "2026-06-05"), "kind"},
		{"left without being in", opted, on(pension.Ceased, "2026-08-01"), "on"},
	}
	for _, c := range cases {
		before := record(t, c.given...)
		after, err := before.After(c.e)
		if f := fault.All(err); len(f) != 1 || f[0].Field != c.field {
			t.Errorf("%s: got %v, want a fault in %s", c.name, err, c.field)
		}
		if len(after.Events) != len(before.Events) {
			t.Errorf("%s: the event was kept", c.name)
		}
	}
	if _, err := record(t, in...).After(on(pension.OptedOut, "2026-07-09")); err != nil {
		t.Errorf("the last day to opt out: %v", err)
	}
	if _, err := (pension.Record{}).After(on(pension.Enrolled, "2026-07-01")); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("no birthday: got %v", err)
	}
}

func TestRefund(t *testing.T) {
	r := record(t, on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-10"))
	paid := pension.Contributions{Earnings: 1_480_00, Taken: 59_20, Relief: 14_80, Employer: 44_40}
	june := month("2026-06-01", 2_000_00)
	r = with(t, r, pension.Paid{Period: june.Period, PayDate: june.PayDate, Pay: june.Pay, Duty: pension.Eligible, Scheme: pension.ReliefAtSource, Contributions: paid})
	out, err := r.After(on(pension.OptedOut, "2026-07-09"))
	if err != nil {
		t.Fatal(err)
	}
	july := month("2026-07-01", 2_000_00)
	got, err := out.Standing(july, july.PayDate, year(t, 2026), nil)
	want := pension.Refund{Worker: 59_20, Employer: 44_40, Relief: 14_80}
	if err != nil || got.Refund != want || got.Due || len(got.Acts) != 1 || got.Acts[0].By != day("2026-08-09") {
		t.Fatalf("got %+v, %v, want %+v", got, err, want)
	}
	out = with(t, out, pension.Paid{Period: july.Period, PayDate: july.PayDate, Pay: july.Pay, Duty: got.Duty, Refund: got.Refund})
	august := month("2026-08-01", 2_000_00)
	if got, err = out.Standing(august, august.PayDate, year(t, 2026), nil); err != nil || got.Refund != (pension.Refund{}) || len(got.Acts) != 0 {
		t.Errorf("paid back twice: %+v, %v", got, err)
	}
	list := out.Kept(2026)
	if len(list) != 7 || list[len(list)-1].Worker != -74_00 || list[len(list)-1].Employer != -44_40 {
		t.Errorf("the record shows %+v", list)
	}
	for _, k := range list {
		if want := k.On.AddMonths(map[bool]int{true: 48, false: 72}[k.Event == pension.OptedOut]); k.Until != want || k.What.Key == "" {
			t.Errorf("%s on %s: kept until %s, want %s", k.What, k.On, k.Until, want)
		}
	}
	if len(out.Kept(2025)) != 0 {
		t.Error("another year has entries")
	}
}

// One who opts out and asks to be in again before payday is still owed what
// was taken before, and pays in again.
func TestRefundAfterAskingAgain(t *testing.T) {
	r := record(t, on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-10"))
	june, july := month("2026-06-01", 2_000_00), month("2026-07-01", 2_000_00)
	r = with(t, r, pension.Paid{Period: june.Period, PayDate: june.PayDate, Duty: pension.Eligible, Scheme: pension.ReliefAtSource,
		Contributions: pension.Contributions{Taken: 59_20, Relief: 14_80, Employer: 44_40}})
	for _, e := range []pension.Event{on(pension.OptedOut, "2026-07-02"), on(pension.OptedIn, "2026-07-10")} {
		var err error
		if r, err = r.After(e); err != nil {
			t.Fatal(err)
		}
	}
	got, err := r.Standing(july, july.PayDate, year(t, 2026), nil)
	if err != nil || !got.Due || got.Refund != (pension.Refund{Worker: 59_20, Employer: 44_40, Relief: 14_80}) {
		t.Fatalf("got %+v, %v", got, err)
	}
	r = with(t, r, pension.Paid{Period: july.Period, PayDate: july.PayDate, Duty: pension.Eligible, Refund: got.Refund,
		Contributions: pension.Contributions{Taken: 59_20, Relief: 14_80, Employer: 44_40}})
	august := month("2026-08-01", 2_000_00)
	if got, err = r.Standing(august, august.PayDate, year(t, 2026), nil); err != nil || got.Refund != (pension.Refund{}) || !got.Due {
		t.Errorf("a month on: got %+v, %v", got, err)
	}
}

func with(t testing.TB, r pension.Record, p pension.Paid) pension.Record {
	t.Helper()
	r, err := r.With(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A worker who opts out after the period but before its payday pays nothing,
// and what was taken before tax is taxed when it comes back.
func TestOptOutBeforePayday(t *testing.T) {
	r := record(t, on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-10"))
	june, july := month("2026-06-01", 2_000_00), month("2026-06-01", 2_000_00)
	r = with(t, r, pension.Paid{Period: june.Period, PayDate: june.PayDate, Duty: pension.Eligible, Scheme: pension.NetPay, Contributions: pension.Contributions{Earnings: 1_480_00, Taken: 74_00, Employer: 44_40}})
	r, err := r.After(on(pension.OptedOut, "2026-07-03"))
	if err != nil {
		t.Fatal(err)
	}
	july.PayDate = day("2026-07-05")
	got, err := r.Standing(july, july.PayDate, year(t, 2026), nil)
	if err != nil || got.Due || got.State != pension.In || got.Refund != (pension.Refund{Worker: 74_00, Employer: 44_40, Taxable: 74_00}) {
		t.Errorf("got %+v, %v", got, err)
	}
	if _, err := r.With(pension.Paid{Period: calendar.MonthOf(day("2026-05-01")), PayDate: day("2026-07-31")}); fault.KindOf(err) != fault.KindInvalid {
		t.Errorf("an earlier period: got %v, want a fault", err)
	}
}

// TestOptOutLeavesNothing proves that opting out in time gives back all that
// was taken, whatever was taken, and asks nothing more.
func TestOptOutLeavesNothing(t *testing.T) {
	y := year(t, 2026)
	rapid.Check(t, func(t *rapid.T) {
		r := pension.Record{Born: day("1990-01-01"), Started: day("2026-06-01")}
		r.Events = []pension.Event{on(pension.Enrolled, "2026-06-01"), letter(pension.EnrolledLetter, "2026-06-29")}
		out := day("2026-06-29").AddDays(rapid.IntRange(0, 29).Draw(t, "after"))
		m := pension.Minimum(rapid.SampledFrom([]pension.Scheme{pension.ReliefAtSource, pension.NetPay}).Draw(t, "scheme"), y)
		var left money.Amount
		for first := day("2026-06-01"); first.Before(day("2026-08-20")); first = first.AddDays(7) {
			p := pension.PayPeriod{Period: calendar.Period{First: first, Last: first.AddDays(6)}, PayDate: first.AddDays(9), Frequency: period.Weekly,
				Pay: money.Amount(rapid.IntRange(193_00, 900_00).Draw(t, "pay"))}
			if p.PayDate.Compare(out) >= 0 && len(r.Events) == 2 {
				var err error
				if r, err = r.After(pension.Event{Kind: pension.OptedOut, On: out}); err != nil {
					t.Fatal(err)
				}
			}
			s, err := r.Standing(p, p.PayDate, y, nil)
			if err != nil {
				t.Fatal(err)
			}
			paid := pension.Paid{Period: p.Period, PayDate: p.PayDate, Pay: p.Pay, Duty: s.Duty, Scheme: m.Scheme, Refund: s.Refund}
			if paid.Contributions, err = pension.Due(s.Membership(m), p.Frequency, p.Pay, y, nil); err != nil {
				t.Fatal(err)
			}
			if s.Due == (paid.Contributions == pension.Contributions{}) {
				t.Fatalf("due %v, and %v was taken", s.Due, paid.Contributions)
			}
			left += paid.Contributions.Taken + paid.Contributions.Employer - s.Refund.Worker - s.Refund.Employer
			if r, err = r.With(paid); err != nil {
				t.Fatal(err)
			}
		}
		if left != 0 {
			t.Errorf("%v is left in after opting out on %s", left, out)
		}
	})
}

func ExampleRecord_Standing() {
	r := pension.Record{Born: day("1990-01-01"), Started: day("2026-06-01")}
	r, err := r.After(pension.Event{Kind: pension.Postponed, On: day("2026-06-01"), Until: day("2026-08-31")})
	if err != nil {
		fmt.Println(err)
		return
	}
	y, err := rates.For(2026)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := r.Standing(month("2026-06-01", money.Pounds(900, 0)), day("2026-06-30"), y, nil)
	fmt.Println(s.State, s.Due, err)
	for _, a := range s.Acts {
		fmt.Println(a.Kind, a.By)
	}
	// Output:
	// postponed false <nil>
	// send-postponed-letter 2026-07-13
	// assess-again 2026-08-31
}
