package bureau_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"ownway/internal/care/bureau"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

func day(s string) calendar.Date { return calendar.MustDate(s) }

func TestPayDays(t *testing.T) {
	four := calendar.FourWeekly(day("2026-08-17"), 0) // to Sunday 13 September 2026
	for _, c := range []struct {
		name string
		days bureau.Days
		of   calendar.Period
		want string
	}{
		{"twelve days after, a Friday", bureau.Usual("per_1"), four, "2026-09-25"},
		{"the last working day of the month", bureau.Days{Rule: bureau.LastWorkingDay, After: 10}, calendar.MonthOf(day("2026-04-01")), "2026-05-29"},
		{"and of a month that ends on a Sunday", bureau.Days{Rule: bureau.LastWorkingDay, After: 10}, calendar.MonthOf(day("2026-01-01")), "2026-02-27"},
		{"every fourth Friday", bureau.Days{Rule: bureau.OnWeekday, Weekday: time.Friday, After: 10}, four, "2026-09-25"},
		{"a Friday on which banks are closed (Good Friday 2027)", bureau.Days{Rule: bureau.OnWeekday, Weekday: time.Friday, After: 12},
			calendar.Period{First: day("2027-02-15"), Last: day("2027-03-14")}, "2027-03-25"},
		{"the 15th", bureau.Days{Rule: bureau.OnDayOfMonth, Day: 15, After: 10}, calendar.MonthOf(day("2026-09-01")), "2026-10-15"},
		{"the 5th comes before its days are over, and so a month later", bureau.Days{Rule: bureau.OnDayOfMonth, Day: 5, After: 10}, calendar.MonthOf(day("2026-09-01")), "2026-11-05"},
	} {
		if got := c.days.PayDay(c.of); got != day(c.want) {
			t.Errorf("%s: got %v, want %s", c.name, got, c.want)
		}
	}
}

// Usual days are those by which wages are paid without any rule of one's own.
func TestUsualDaysAreTheCalendarOfWages(t *testing.T) {
	for first := day("2025-01-06"); first.Before(day("2031-01-01")); first = first.AddDays(28) {
		p := calendar.FourWeekly(first, 0)
		if got, want := bureau.Usual("per_1").Of(p).Calendar, work.CalendarOf(p); got != want {
			t.Errorf("%v: got %+v, want %+v", p, got, want)
		}
	}
}

// Whatever was chosen, whoever is asked has a working day to answer on, in the
// order in which they are asked, and wages are paid on a working day after it.
func TestCutOffsAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := bureau.Days{Rule: rapid.SampledFrom(bureau.Rules()).Draw(t, "rule"), After: rapid.IntRange(10, 31).Draw(t, "after"),
			Weekday: time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekday")), Day: rapid.IntRange(1, 28).Draw(t, "day"), Approval: rapid.IntRange(1, 5).Draw(t, "approval")}
		d.Hours = rapid.IntRange(d.Approval+1, 10).Draw(t, "hours")
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
		first := day("2020-01-01").AddDays(rapid.IntRange(0, 365*20).Draw(t, "first"))
		p := rapid.SampledFrom([]calendar.Period{{First: first, Last: first.AddDays(6)}, {First: first, Last: first.AddDays(27)}, calendar.MonthOf(first)}).Draw(t, "period")
		c := d.Of(p)
		if !p.Last.Before(c.Told) || c.Told.After(c.StandIn) || !c.StandIn.Before(c.Support) || !c.Support.Before(c.CutOff) || !c.CutOff.Before(c.PayDay) {
			t.Fatalf("%v: told %v, stand-in %v, support %v, cut-off %v, paid %v", p, c.Told, c.StandIn, c.Support, c.CutOff, c.PayDay)
		}
		for _, one := range []calendar.Date{c.Told, c.StandIn, c.Support, c.CutOff, c.PayDay} {
			if !calendar.WorkingDay(one) {
				t.Fatalf("%v is no working day", one)
			}
		}
	})
}

func keys(err error) (all []string) {
	for _, f := range fault.All(err) {
		all = append(all, f.Field)
	}
	return all
}

func TestChecks(t *testing.T) {
	fee := bureau.Fee{Employer: "per_1", Pays: bureau.FromPurse, Per: bureau.PerPayslip, Amount: 450, Most: 1800, From: day("2026-08-01"), Agreed: "Rosa, in her agreement"}
	power := bureau.Authority{What: bureau.TellHMRC, GivenBy: "Rosa Whitfield", Evidence: "64-8", From: day("2026-08-03")}
	paper := bureau.Paper{Name: "Kelly Marsh", Lines: []string{"4 Quay Street", "SEVERNSIDE", "SV1 4AA"}}
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"usual days", bureau.Usual("per_1").Check(), 0},
		{"no rule", bureau.Days{}.Check(), 4},
		{"the 31st", bureau.Days{Rule: bureau.OnDayOfMonth, Day: 31, After: 12, Hours: 7, Approval: 5}.Check(), 1},
		{"hours after approval", bureau.Days{Rule: bureau.AfterEnd, After: 12, Hours: 3, Approval: 5}.Check(), 1},
		{"a fee", fee.Check(), 0},
		{"no fee", bureau.Fee{}.Check(), 5},
		{"an authority", power.Check(), 0},
		{"no authority", bureau.Authority{}.Check(), 4},
		{"ends before it begins", bureau.Authority{What: bureau.TellHMRC, GivenBy: "R", Evidence: "e", From: day("2026-08-03"), Until: day("2026-08-03")}.Check(), 1},
		{"paper", paper.Check(), 0},
		{"no address", bureau.Paper{Name: "Kelly Marsh"}.Check(), 1},
		{"a line too long for the window", bureau.Paper{Name: "K", Lines: []string{"The Very Old Harbourmaster's House by the Water", "SV1"}}.Check(), 1},
	} {
		if got := keys(c.err); len(got) != c.want {
			t.Errorf("%s: got %v, want %d", c.name, got, c.want)
		}
	}
}

func TestHoursAsTheyStand(t *testing.T) {
	days := bureau.Usual("per_1").Of(calendar.FourWeekly(day("2026-08-17"), 0)) // told by 16, cut-off 18, paid 25 September
	usual := []hours.Entry{{Date: day("2026-08-17"), Kind: hours.Work, Minutes: 60}}
	for _, c := range []struct {
		name  string
		sheet hours.Sheet
		on    string
		want  bureau.Standing
		usual bool
	}{
		{"nobody told yet", hours.Sheet{State: hours.Open, Usual: usual}, "2026-09-14", bureau.HoursDue, true},
		{"nobody told in time", hours.Sheet{State: hours.Open, Usual: usual}, "2026-09-17", bureau.HoursLate, true},
		{"told, nobody agreed yet", hours.Sheet{State: hours.Logged, Usual: usual, Entries: usual}, "2026-09-17", bureau.ApprovalDue, true},
		{"put to the stand-in", hours.Sheet{State: hours.WithStandIn, Usual: usual, Entries: usual}, "2026-09-17", bureau.StandInAsked, true},
		{"put to the bureau", hours.Sheet{State: hours.WithSupport, Usual: usual, Entries: usual}, "2026-09-18", bureau.WithUs, true},
		{"after the cut-off", hours.Sheet{State: hours.WithSupport, Usual: usual, Entries: usual}, "2026-09-21", bureau.ApprovalLate, false},
		{"after it, and nobody knows any hours", hours.Sheet{State: hours.Open}, "2026-09-21", bureau.NobodyKnows, false},
		{"before it, and nobody knows any hours", hours.Sheet{State: hours.Open}, "2026-09-17", bureau.HoursLate, false},
		{"paid as usual", hours.Sheet{State: hours.PaidAsUsual, Usual: usual, Entries: usual}, "2026-09-21", bureau.AsUsual, false},
		{"agreed", hours.Sheet{State: hours.Approved, Entries: usual}, "2026-09-15", bureau.Agreed, false},
	} {
		if got, next := bureau.DueOn(c.sheet, days, day(c.on)); got != c.want || next != c.usual {
			t.Errorf("%s: got %s %t, want %s %t (%+v)", c.name, got, next, c.want, c.usual, days)
		}
	}
	all := []bureau.Due{{Name: "B", Stands: bureau.Agreed}, {Name: "A", Stands: bureau.HoursDue}, {Name: "C", Stands: bureau.NobodyKnows}}
	bureau.Sort(all)
	if all[0].Name != "C" || all[2].Name != "B" {
		t.Errorf("%+v", all)
	}
}

func refused(t *testing.T, what string, err error, want msg.Key) {
	t.Helper()
	if all := fault.All(err); len(all) == 0 || all[0].Text.Key != want {
		t.Errorf("%s: got %v, want %s", what, err, want)
	}
}

func TestAnItemIsTakenByOneAndFinishedOnce(t *testing.T) {
	i := bureau.Item{ID: "itk_1", Channel: bureau.ByPhone, About: bureau.AboutHours, Words: "Kelly worked Monday", Came: day("2026-09-14"), State: bureau.New}
	if wrong := i.Check(); wrong != nil {
		t.Fatal(wrong)
	}
	if wrong := (bureau.Item{}).Check(); len(wrong) != 3 {
		t.Errorf("nothing was said: %v", wrong)
	}
	_, err := i.Finish("acc_1", bureau.Led{Note: "done"}, day("2026-09-14"))
	refused(t, "finished before it is taken", err, bureau.NotTaken)
	i, err = i.Take("acc_1")
	if err != nil {
		t.Fatal(err)
	}
	_, err = i.Take("acc_2")
	refused(t, "taken by a second", err, bureau.TakenBy)
	_, err = i.SendBack("acc_2", "unreadable", day("2026-09-14"))
	refused(t, "sent back by another", err, bureau.NotYourItem)
	_, err = i.SendBack("acc_1", " ", day("2026-09-14"))
	refused(t, "sent back for no reason", err, bureau.SayWhyBack)
	_, err = i.Finish("acc_1", bureau.Led{Note: "keyed"}, day("2026-09-14"))
	refused(t, "hours of nobody", err, bureau.SayEmployer)
	if i, err = i.For("acc_1", "per_1", "pa_1"); err != nil {
		t.Fatal(err)
	}
	_, err = i.Finish("acc_1", bureau.Led{}, day("2026-09-14"))
	refused(t, "that led to nothing", err, bureau.SayLed)
	back, err := i.PutBack("acc_1")
	if err != nil || back.State != bureau.New || back.By != "" {
		t.Errorf("%+v %v", back, err)
	}
	i, err = i.Finish("acc_1", bureau.Led{Sheet: "sht_1"}, day("2026-09-15"))
	if err != nil || i.State != bureau.Finished {
		t.Fatal(err)
	}
	_, err = i.SendBack("acc_1", "x", day("2026-09-15"))
	refused(t, "after it is done", err, bureau.OverAlready)
	again := bureau.Item{ID: "itk_2", About: bureau.AboutHours}
	if o, is := again.Before([]bureau.Item{i}, "sht_1"); !is || o.ID != i.ID {
		t.Error("the item before it was not found")
	}
	if _, is := again.Before([]bureau.Item{i}, "sht_2"); is {
		t.Error("another sheet is no double")
	}
}

func TestSameHours(t *testing.T) {
	a := []hours.Entry{{Date: day("2026-09-07"), Kind: hours.Work, Minutes: 60, Told: hours.Call}, {Date: day("2026-09-08"), Kind: hours.Sick, Minutes: 60, Told: hours.Call}}
	b := []hours.Entry{{Date: day("2026-09-08"), Kind: hours.Sick, Minutes: 60, Told: hours.Paper}, {Date: day("2026-09-07"), Kind: hours.Work, Minutes: 60, Told: hours.Paper}}
	if !bureau.Same(a, b) {
		t.Error("the same hours by two channels")
	}
	b[0].Minutes = 90
	if bureau.Same(a, b) || bureau.Same(nil, nil) {
		t.Error("other hours, or none, are not the same")
	}
}

func TestAges(t *testing.T) {
	var all []bureau.Item
	for _, d := range []string{"2026-09-14", "2026-09-13", "2026-09-12", "2026-09-11", "2026-09-09", "2026-09-08", "2026-01-01"} {
		all = append(all, bureau.Item{State: bureau.New, Came: day(d)})
	}
	all = append(all, bureau.Item{State: bureau.Finished, Came: day("2026-09-01")})
	if got := bureau.AgesOf(all, day("2026-09-14")); got != (bureau.Ages{Today: 1, Days2: 2, Days5: 2, Older: 2}) || got.All() != 7 {
		t.Errorf("%+v", got)
	}
}

func TestAuthority(t *testing.T) {
	a := bureau.Authority{What: bureau.TellHMRC, From: day("2026-08-03")}
	all := []bureau.Authority{a}
	if bureau.Lets(all, bureau.TellHMRC, day("2026-08-02")) || !bureau.Lets(all, bureau.TellHMRC, day("2026-08-03")) || bureau.Lets(all, bureau.RunPension, day("2026-08-03")) {
		t.Error("it holds from its day, and for what it says")
	}
	a, err := a.End(day("2026-10-01"))
	if err != nil || a.HoldsOn(day("2026-10-01")) || !a.HoldsOn(day("2026-09-30")) {
		t.Errorf("%+v %v", a, err)
	}
	_, err = a.End(day("2026-10-02"))
	refused(t, "ended twice", err, bureau.AlreadyEnded)
}

func slip(payDay string, first string) work.Payslip {
	return work.Payslip{PayDay: day(payDay), Period: calendar.FourWeekly(day(first), 0)}
}

func TestFees(t *testing.T) {
	month := calendar.MonthOf(day("2026-09-01"))
	fee := bureau.Fee{Employer: "per_1", Pays: bureau.FromPurse, Per: bureau.PerPayslip, Amount: 450, Most: 1000, From: day("2026-08-01")}
	raised := fee
	raised.From, raised.Amount = day("2026-09-20"), 500
	slips := []work.Payslip{slip("2026-09-25", "2026-08-17"), slip("2026-09-04", "2026-07-27"), slip("2026-10-23", "2026-09-14")}
	of := func(all []bureau.Fee, slips []work.Payslip) (sum money.Amount, lines []bureau.Charge) {
		lines = bureau.LinesFor("Rosa", all, slips, month)
		for _, l := range lines {
			sum += l.Line.Amount
		}
		return sum, lines
	}
	if sum, lines := of([]bureau.Fee{fee}, slips); sum != 900 || len(lines) != 1 || lines[0].Line.Count != 2 {
		t.Errorf("two payslips of the month: %v %+v", sum, lines)
	}
	if sum, lines := of([]bureau.Fee{fee, raised}, slips); sum != 950 || len(lines) != 2 {
		t.Errorf("a fee that was raised: %v %+v", sum, lines)
	}
	if sum, lines := of([]bureau.Fee{fee}, append(slips, slips[0])); sum != 1000 || !lines[0].Line.Capped {
		t.Errorf("never more than agreed: %v %+v", sum, lines)
	}
	fee.Per = bureau.PerPeriod
	if sum, _ := of([]bureau.Fee{fee}, []work.Payslip{slips[0], slips[0]}); sum != 450 {
		t.Errorf("two PAs in one period: %v", sum)
	}
	if sum, lines := of(nil, slips); sum != 0 || lines != nil {
		t.Errorf("nothing was agreed: %v", sum)
	}
}

// A payer is never asked for more than was agreed for the month, and credit
// notes never give back more than was asked for.
func TestNeverMoreThanAgreed(t *testing.T) {
	month := calendar.MonthOf(day("2026-09-01"))
	rapid.Check(t, func(t *rapid.T) {
		var fees []bureau.Fee
		var most money.Amount
		for i := range rapid.IntRange(1, 3).Draw(t, "fees") {
			a := money.Amount(rapid.IntRange(1, 900).Draw(t, "amount"))
			f := bureau.Fee{Employer: "per_1", Pays: bureau.FromPurse, Per: rapid.SampledFrom([]bureau.Per{bureau.PerPeriod, bureau.PerPayslip}).Draw(t, "per"),
				Amount: a, Most: a + money.Amount(rapid.IntRange(0, 900).Draw(t, "most")), From: month.First.AddDays(10*i - 5)}
			fees, most = append(fees, f), max(most, f.Most)
		}
		var slips []work.Payslip
		for range rapid.IntRange(0, 9).Draw(t, "slips") {
			slips = append(slips, work.Payslip{PayDay: month.First.AddDays(rapid.IntRange(0, 29).Draw(t, "day")), Period: calendar.FourWeekly(month.First, rapid.IntRange(0, 3).Draw(t, "period"))})
		}
		invoices := bureau.InvoicesOf(bureau.LinesFor("Rosa", fees, slips, month), nil, month)
		if len(invoices) > 1 {
			t.Fatalf("%d invoices to one payer", len(invoices))
		}
		if len(invoices) == 0 {
			return
		}
		inv := invoices[0]
		inv.ID = "inv_1"
		if inv.Total() > most || inv.Total() <= 0 {
			t.Fatalf("asked for %v, of %v agreed", inv.Total(), most)
		}
		left := inv.Total()
		var notes []bureau.Invoice
		for range 4 {
			a := money.Amount(rapid.IntRange(0, 1200).Draw(t, "credit"))
			note, err := inv.Credit(a, "it was too much", notes)
			if (err == nil) != (a > 0 && a <= left) {
				t.Fatalf("%v back of %v: %v", a, left, err)
			}
			if err == nil {
				notes, left = append(notes, note), left-a
			}
		}
	})
}

func TestInvoicesByPayer(t *testing.T) {
	month := calendar.MonthOf(day("2026-09-01"))
	charge := func(who person.ID, name string, pays bureau.Payer, council string) bureau.Charge {
		return bureau.Charge{Fee: bureau.Fee{Pays: pays, Council: council}, Line: bureau.Line{Employer: who, Name: name, Count: 1, Each: 450, Amount: 450}}
	}
	all := bureau.InvoicesOf([]bureau.Charge{charge("per_1", "Rosa", bureau.FromCouncil, "kpr_1"), charge("per_2", "Alan", bureau.FromCouncil, "kpr_1"),
		charge("per_3", "Grace", bureau.FromCouncil, "kpr_2"), charge("per_4", "Owen", bureau.FromPurse, ""), charge("per_5", "Geoffrey", bureau.FromPerson, "")},
		map[string]string{"kpr_1": "Severnside", "kpr_2": "Merton"}, month)
	if len(all) != 4 || all[3].To != "Severnside" || len(all[3].Lines) != 2 || all[3].Lines[0].Name != "Alan" || all[3].Total() != 900 {
		t.Errorf("%+v", all)
	}
	seen := map[string]bool{}
	for _, i := range all {
		if seen[i.Key()] {
			t.Errorf("%s twice", i.Key())
		}
		seen[i.Key()] = true
	}
}

func TestLetters(t *testing.T) {
	l := bureau.Letter{Run: "wgr_1", Payslip: "slp_1"}
	_, err := l.Post("acc_1", day("2026-09-25"))
	refused(t, "posted before it is printed", err, bureau.NotPrinted)
	l = l.Print("acc_1", day("2026-09-24")).Print("acc_2", day("2026-09-25"))
	if l.Times != 2 || l.PrintedBy != "acc_2" {
		t.Errorf("%+v", l)
	}
	if l, err = l.Post("acc_1", day("2026-09-25")); err != nil {
		t.Fatal(err)
	}
	_, err = l.Post("acc_1", day("2026-09-26"))
	refused(t, "posted twice", err, bureau.PostedBefore)
}
