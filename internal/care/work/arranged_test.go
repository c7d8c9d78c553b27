package work_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/internal/care/payment"
	"ownway/internal/care/work"
	"ownway/internal/monitor/expect"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/sacrifice"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// since is Kelly, employed since 2025 and paid every four weeks from 20 July 2026.
func since(hourly money.Amount) work.Employment {
	e := kelly(hourly)
	e.Terms.Start, e.Terms.PeriodFrom = day("2025-09-01"), day("2026-07-20")
	e.Terms.Rates[0].From = e.Terms.Start
	return e
}

func nth(n int) calendar.Period { return calendar.FourWeekly(day("2026-07-20"), n) }

// weeks48 are 48 hours of work in the four weeks from a day.
func weeks48(p calendar.Period) []hours.Entry {
	var all []hours.Entry
	for d := 0; d < 6; d++ {
		all = append(all, worked(p.First.AddDays(d).String(), 480))
	}
	return all
}

// paidSlips are payslips of 48 hours in each of the first periods.
func paidSlips(t testing.TB, e work.Employment, n int) []work.Payslip {
	t.Helper()
	var slips []work.Payslip
	for i := range n {
		slip, err := due(e, told(t, e, nth(i), weeks48(nth(i))...), slips...).Payslip(work.PayslipID("slp_" + string(rune('1'+i))))
		slips = append(slips, must(t, slip, err))
	}
	return slips
}

// maternity is leave from 7 December for a baby due on 20 January 2027: the
// deciding week is that of 4 October.
func maternity() work.FamilyLeave {
	return work.FamilyLeave{ID: "arr_1", Leave: statutory.Leave{Kind: statutory.Maternity, Start: day("2026-12-07"), Due: day("2027-01-20")},
		Evidence: "MATB1", Class1: money.Pounds(300, 0)}
}

// opened are the hours of a period that nobody has told.
func opened(t testing.TB, e work.Employment, p calendar.Period) work.Sheet {
	t.Helper()
	s, err := hours.New(e.Terms, p)
	return work.Sheet{Employment: e.ID, Employer: e.Employer, Hours: must(t, s, err)}.Without(e)
}

// Sums by hand: average 240.00 a week; six weeks at 90%, 216.00, then 194.32 a
// week (GOV.UK rates of 2026-27). Small employers get 109% back.
func TestFamilyPayOnPayslips(t *testing.T) {
	e := since(2000)
	slips := paidSlips(t, e, 5)
	with := work.Arrangements{Leaves: []work.FamilyLeave{maternity()}}
	e.Away = with.Away()
	var family []statutory.Payment
	for i, want := range []struct{ pay, back, year money.Amount }{
		{864_00, 941_76, 864_00},
		{820_64, 894_50, 1_684_64}, // of the year 1,836.26 comes back
		{777_28, 847_23, 2_461_92},
	} {
		p := nth(5 + i)
		d := due(e, opened(t, e, p), slips...)
		d.Arranged = work.Arranged{Arrangements: with, FamilyPaid: family}
		slip, err := d.Payslip("slp_m")
		if err != nil {
			t.Fatal(err)
		}
		if slip.Result.Gross != want.pay || slip.FamilyYear.Maternity != want.year || slip.Recovered.Total() != want.back {
			t.Errorf("%v: %v, of the year %v, and %v comes back; want %+v", p, slip.Result.Gross, slip.FamilyYear.Maternity, slip.Recovered.Total(), want)
		}
		if len(slip.Lines) != 1 || slip.Lines[0].Kind != payroll.Family || slip.WhyFamily.Empty() || slip.WhyRecovered.Empty() {
			t.Errorf("%+v", slip.Lines)
		}
		slips = append(slips, slip)
		family = work.FamilyPayments(slips)
	}
}

// Told only after a period was paid, the leave is paid then, on a line of its own.
func TestFamilyPayToldLate(t *testing.T) {
	e := since(2000)
	slips := paidSlips(t, e, 6) // the sixth is of the first weeks of leave
	d := due(e, told(t, e, nth(6), worked(nth(6).First.String(), 60)), slips...)
	d.Arranged.Leaves = []work.FamilyLeave{maternity()}
	slip, err := d.Payslip("slp_m")
	if err != nil {
		t.Fatal(err)
	}
	var now, late money.Amount
	for _, l := range slip.Lines {
		if l.Kind == payroll.Family && l.Correction {
			late += l.Amount
		} else if l.Kind == payroll.Family {
			now += l.Amount
		}
	}
	if now != 820_64 || late != 864_00 || slip.Family[0].Amount != 1_684_64 {
		t.Errorf("%v and %v late: %+v", now, late, slip.Family)
	}
}

// Family pay stops with the week in which the PA is back, and needs an average.
func TestFamilyPayEnds(t *testing.T) {
	e := since(2000)
	slips := paidSlips(t, e, 5)
	back := maternity()
	back.Back = day("2026-12-24") // in the third week
	d := due(e, told(t, e, nth(5), worked("2026-12-28", 600)), slips...)
	d.Arranged.Leaves = []work.FamilyLeave{back}
	if slip := must2(d.Payslip("slp_m"))(t); slip.Result.Gross != 2*216_00+200_00 {
		t.Errorf("back at work: %v", slip.Result.Gross)
	}
	d.Earlier = slips[2:]
	if _, err := d.Payslip("slp_m"); !says(err, work.EnterAverage) {
		t.Errorf("no average: %v", err)
	}
	back.Average = 100_00 // below 129.00 a week
	d.Arranged.Leaves = []work.FamilyLeave{back}
	if slip := must2(d.Payslip("slp_m"))(t); slip.Result.Gross != 200_00 || slip.WhyFamily.Empty() || slip.Recovered.Total() != 0 {
		t.Errorf("earns too little: %v", slip.Result.Gross)
	}
}

func TestNoHoursAreUsualOnLeave(t *testing.T) {
	e := since(2000)
	e.Away = []calendar.Period{{First: day("2026-12-09"), Last: day("2027-06-01")}}
	if e.AwayFor(nth(5)) || !e.AwayFor(nth(6)) {
		t.Error("away for the wrong periods")
	}
	if got := opened(t, e, nth(5)).Hours.Usual; len(got) != 2 {
		t.Errorf("usual hours: %v", got)
	}
	asked := due(e, opened(t, e, nth(5)))
	if _, err := asked.Payslip("slp_1"); !says(err, work.HoursNotSettled) {
		t.Errorf("hours before the leave are not asked about: %v", err)
	}
	if _, err := due(e, opened(t, e, nth(6))).Payslip("slp_1"); !says(err, work.NothingToPay) {
		t.Errorf("hours are asked about on leave: %v", err)
	}
}

func order(id work.ArrangementID, k attachment.Kind, made string, amount, protected money.Amount) work.PayOrder {
	return work.PayOrder{ID: id, From: day("2026-08-01"), Issuer: "County Court", Reference: "C123", Account: ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "HMCTS"},
		Order: attachment.Held{Order: attachment.Order{Kind: k, Amount: amount, Protected: protected}, Made: day(made), Charge: true}}
}

// Sums by hand: 720.00 in four weeks is 180.00 a week, of which a DEA takes 5%;
// an order with priority leaves 650.00, and what it missed comes next time.
func TestOrdersOnPayslips(t *testing.T) {
	e := since(1500)
	d := due(e, told(t, e, nth(0), weeks48(nth(0))...))
	d.Arranged.Orders = []work.PayOrder{order("arr_dea", attachment.Standard, "2026-01-05", 0, 0), order("arr_aeo", attachment.Priority, "2026-03-01", 100_00, 650_00)}
	slip := must2(d.Payslip("slp_1"))(t)
	if o := slip.Orders; len(o) != 2 || o[0].Amount != 36_00 || o[0].Charge != 1_00 || o[1].Amount != 70_00 || o[1].Arrears != 30_00 || o[1].Charge != 1_00 {
		t.Fatalf("%+v", o)
	}
	if slip.Result.Deducted != 108_00 || slip.ToPay() != 612_00 || slip.WhyOrders.Empty() {
		t.Errorf("%v taken, %v paid", slip.Result.Deducted, slip.ToPay())
	}
	next := due(e, told(t, e, nth(1), append(weeks48(nth(1)), worked("2026-08-25", 480), worked("2026-08-26", 480))...), slip)
	next.Arranged = d.Arranged
	next.Arranged.Orders[0].Until = day("2026-08-31") // told to stop
	if o := must2(next.Payslip("slp_2"))(t).Orders; len(o) != 1 || o[0].Order != "arr_aeo" || o[0].Amount != 130_00 || o[0].Arrears != 0 {
		t.Errorf("%+v", o)
	}
}

// GOV.UK: statutory family pay does not count for orders.
func TestOrdersLeaveFamilyPay(t *testing.T) {
	e := since(2000)
	d := due(e, told(t, e, nth(5), worked("2026-12-08", 600)), paidSlips(t, e, 5)...)
	d.Arranged.Leaves = []work.FamilyLeave{maternity()}
	d.Arranged.Orders = []work.PayOrder{order("arr_f", attachment.NonPriority, "2026-01-05", 500_00, 50_00)}
	slip := must2(d.Payslip("slp_m"))(t)
	if o := slip.Orders[0]; o.Amount >= 150_00 || o.Amount+slip.Result.Tax+slip.Result.EmployeeNI != 150_00 {
		t.Errorf("%v of 200.00 for work, with tax %v and National Insurance %v", o.Amount, slip.Result.Tax, slip.Result.EmployeeNI)
	}
}

// Whatever orders take is owed to whoever made them and expected to be paid; the
// books balance, and the payslip adds up.
func TestOrdersInTheBooks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := since(1500)
		d := due(e, told(t, e, nth(0), weeks48(nth(0))...))
		for i := range rapid.IntRange(0, 3).Draw(rt, "orders") {
			kind := rapid.SampledFrom([]attachment.Kind{attachment.Standard, attachment.Higher, attachment.Fixed, attachment.Priority, attachment.NonPriority, attachment.ChildMaintenance}).Draw(rt, "kind")
			d.Arranged.Orders = append(d.Arranged.Orders, order(work.ArrangementID("arr_"+string(rune('a'+i))), kind, "2026-01-05",
				money.Amount(rapid.IntRange(0, 400_00).Draw(rt, "amount")), money.Amount(rapid.IntRange(0, 700_00).Draw(rt, "protected"))))
		}
		slip, err := d.Payslip("slp_1")
		if err != nil {
			rt.Fatal(err)
		}
		funding := payment.Funding{Council: 200_00, NHS: 70_01, Contribution: 33_33}
		b := ledger.Balances{}
		b.Add(slip.Posting("trn_1", "prs_1", slip.PayDay, funding, b))
		var expected, taken money.Amount
		for _, i := range slip.Expected("prs_1", held, funding, account("Kelly"), work.Payees{}) {
			if i.Kind == expect.Order {
				expected -= i.Amount
			}
			for _, m := range i.Moves {
				b[ledger.Place{Account: m.From, Funder: m.Funder}] -= m.Amount
				b[ledger.Place{Account: m.To, Funder: m.Funder}] += m.Amount
			}
		}
		for _, o := range slip.Orders {
			taken += o.Amount
		}
		if expected != taken || slip.ToPay()+taken > slip.Result.Gross {
			rt.Fatalf("%v taken and %v expected", taken, expected)
		}
		for place, a := range b {
			if place.Account.Class() == ledger.Owed && a != 0 {
				rt.Fatalf("%v is left with %v", place, a)
			}
		}
	})
}

func account(name string) ident.BankAccount {
	return ident.BankAccount{SortCode: "180002", Number: "00000190", Name: name}
}

// What comes back for family pay is taken off what HMRC is owed, and what is left
// of it off what is owed next.
func TestRecoveryInTheBooks(t *testing.T) {
	slip := work.Payslip{ID: "slp_1", Employment: "emp_1", PayDay: day("2026-09-25"), Period: first}
	slip.Result = payroll.Result{Gross: 900_00, Tax: 50_00, Net: 850_00}
	slip.Recovered.Pay.Maternity = 30_00
	funding := payment.Funding{Council: 100_00}
	hmrc := func(s work.Payslip, credit money.Amount) money.Amount {
		for _, i := range s.Expected("prs_1", held, funding, account("Kelly"), work.Payees{Credit: map[ledger.Funder]money.Amount{ledger.Council: credit}}) {
			if i.Kind == expect.HMRC {
				return -i.Amount
			}
		}
		return 0
	}
	for _, c := range []struct {
		name               string
		back, credit, want money.Amount
	}{
		{"some comes back", 30_00, 0, 20_00},
		{"more than is owed", 80_00, 0, 0},
		{"HMRC owes from before", 0, 45_00, 5_00},
		{"HMRC owes more from before", 0, 75_00, 0},
	} {
		slip.Recovered.Pay.Maternity = c.back
		if got := hmrc(slip, c.credit); got != c.want {
			t.Errorf("%s: %v is paid, want %v", c.name, got, c.want)
		}
	}
	slip.Recovered.Pay.Maternity = 80_00
	b := ledger.Balances{}
	b.Add(slip.Posting("trn_1", "prs_1", slip.PayDay, funding, b))
	if b.Account(ledger.Owed.In("hmrc")) != 30_00 || b.Account(ledger.Cost.In("wages")) != 820_00 || slip.ToHMRC() != -30_00 {
		t.Errorf("%v", b)
	}
}

func TestPayGivenUpForThePension(t *testing.T) {
	e := since(2000)
	e.Standing.Scheme = pension.ReliefAtSource
	d := due(e, told(t, e, nth(0), weeks48(nth(0))...))
	without := must2(d.Payslip("slp_1"))(t)
	d.Arranged.GivesUp = []work.GiveUp{{ID: "arr_1", Each: 60_00, From: day("2026-07-20"), Agreed: "letter of 1 July"}}
	slip := must2(d.Payslip("slp_1"))(t)
	if slip.Result.Gross != 900_00 || slip.GivenUp != 60_00 || slip.EmployerPension() != slip.Result.EmployerPension+60_00 || slip.Lines[0].GivenUp != 60_00 || slip.Lines[0].Minutes != 48*60 {
		t.Errorf("%+v", slip.Lines)
	}
	if slip.Result.WorkerPension >= without.Result.WorkerPension || slip.WhyGivenUp.Empty() {
		t.Errorf("pension %v, and %v without", slip.Result.WorkerPension, without.Result.WorkerPension)
	}
	later := d
	later.Arranged.GivesUp = []work.GiveUp{{Each: 60_00, From: day("2026-07-21")}}
	if got := must2(later.Payslip("slp_1"))(t); got.GivenUp != 0 {
		t.Errorf("before it was agreed: %v", got.GivenUp)
	}
	d.Employment.Standing.Scheme = pension.NotMember
	if _, err := d.Payslip("slp_1"); !says(err, work.NotInPension) {
		t.Errorf("with no pension: %v", err)
	}
	low := since(1271)
	low.Standing.Scheme = pension.ReliefAtSource
	d = due(low, told(t, low, nth(0), weeks48(nth(0))...))
	d.Arranged.GivesUp = []work.GiveUp{{Each: 1_00, From: day("2026-07-20")}}
	if _, err := d.Payslip("slp_1"); !says(err, sacrifice.NoneAtAll) {
		t.Errorf("below the minimum wage: %v", err)
	}
}

// Sums by hand: two jobs of 600.00 in four weeks are 233.00 above the primary
// threshold of 967.00 together, 8% of which is 18.64; alone neither pays any.
func TestTwoJobsAreOneForNationalInsurance(t *testing.T) {
	days := worked("2026-08-18", 600)
	e := kelly(6000)
	one := must2(due(e, told(t, e, first, days)).Payslip("slp_1"))(t)
	other := kelly(6000)
	other.ID = "emp_2"
	d := due(other, told(t, other, first, worked("2026-08-19", 600)))
	d.Arranged.Beside = []work.Beside{{Job: e.ID, Slips: []work.Payslip{one}, Sheets: []work.Sheet{told(t, e, first, days)}}}
	two := must2(d.Payslip("slp_2"))(t)
	if one.Result.EmployeeNI != 0 || two.Result.EmployeeNI != 18_64 || two.Result.Tax != 0 || two.Result.After.Gross != 600_00 {
		t.Errorf("%v and %v, tax %v", one.Result.EmployeeNI, two.Result.EmployeeNI, two.Result.Tax)
	}
	if one.Result.PensionDuty == two.Result.PensionDuty {
		t.Error("the pension looks at one job alone")
	}
	run, err := work.RunAgain(other, []work.Payslip{two}, work.Fix{From: "slp_2"}, 0)
	if err != nil || run.All != (work.Figures{}) {
		t.Errorf("run again: %+v, %v", run.All, err)
	}
	d.PayDay = day("2026-10-23") // of the next pay period
	if later := must2(d.Payslip("slp_2"))(t); later.Result.EmployeeNI != 0 {
		t.Errorf("in another pay period: %v", later.Result.EmployeeNI)
	}
}

func TestOverlappingHoursAreRefused(t *testing.T) {
	e, other := kelly(1500), kelly(1500)
	other.ID = "emp_2"
	for _, c := range []struct {
		name         string
		mine, theirs []hours.Entry
		days         string
	}{
		{"on other days", []hours.Entry{worked("2026-08-18", 900)}, []hours.Entry{worked("2026-08-19", 900)}, ""},
		{"24 hours together", []hours.Entry{worked("2026-08-18", 700)}, []hours.Entry{worked("2026-08-18", 740)}, ""},
		{"more than that", []hours.Entry{worked("2026-08-18", 701)}, []hours.Entry{worked("2026-08-18", 740)}, "2026-08-18"},
		{"two sleep-ins", []hours.Entry{night("2026-08-18", 0)}, []hours.Entry{night("2026-08-18", 0)}, "2026-08-18"},
		{"on two days", []hours.Entry{worked("2026-08-18", 800), worked("2026-08-20", 800)}, []hours.Entry{worked("2026-08-18", 800), worked("2026-08-20", 800)}, "2026-08-18 2026-08-20"},
	} {
		d := due(e, told(t, e, first, c.mine...))
		d.Arranged.Beside = []work.Beside{{Job: other.ID, Sheets: []work.Sheet{told(t, other, first, c.theirs...)}}}
		_, err := d.Payslip("slp_1")
		if c.days == "" {
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if !says(err, work.HoursOverlap) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, on := range strings.Fields(c.days) {
			if text := fault.All(err)[0].Text.String(); !strings.Contains(text, on) || !strings.Contains(text, "Kelly Marsh") {
				t.Errorf("%s: %s is not named in %s", c.name, on, text)
			}
		}
	}
	twice := told(t, e, first, worked("2026-08-18", 60))
	twice.Hours.Entries = append(twice.Hours.Entries, twice.Hours.Entries[0])
	if _, err := due(e, twice).Payslip("slp_1"); !says(err, work.TwiceOnSheet) {
		t.Errorf("twice on one sheet: %v", err)
	}
}

func TestArrangementsAreChecked(t *testing.T) {
	e := since(1500)
	leave := func(fn func(*work.FamilyLeave)) error { l := maternity(); fn(&l); return l.Check(e) }
	held := func(fn func(*work.PayOrder)) error {
		o := order("arr_1", attachment.Priority, "2026-01-05", 1, 0)
		fn(&o)
		return o.Check()
	}
	give := func(g work.GiveUp) error { return g.Check() }
	for _, c := range []struct {
		name  string
		err   error
		field string
	}{
		{"a leave", leave(func(*work.FamilyLeave) {}), ""},
		{"no first day", leave(func(l *work.FamilyLeave) { l.Leave.Start = calendar.Date{} }), "start"},
		{"too early", leave(func(l *work.FamilyLeave) { l.Leave.Start = day("2026-09-01") }), "start"},
		{"not due", leave(func(l *work.FamilyLeave) { l.Leave.Due = calendar.Date{} }), "due"},
		{"no kind", leave(func(l *work.FamilyLeave) { l.Leave.Kind = "" }), "kind"},
		{"too many weeks", leave(func(l *work.FamilyLeave) { l.Leave.Weeks = 40 }), "weeks"},
		{"nothing seen", leave(func(l *work.FamilyLeave) { l.Evidence = "" }), "evidence"},
		{"back before it began", leave(func(l *work.FamilyLeave) { l.Back = l.Leave.Start }), "back"},
		{"an order", held(func(*work.PayOrder) {}), ""},
		{"a council tax order", held(func(o *work.PayOrder) { o.Order.Kind = attachment.CouncilTax }), "kind"},
		{"no date", held(func(o *work.PayOrder) { o.Order.Made = calendar.Date{} }), "made"},
		{"of nobody", held(func(o *work.PayOrder) { o.Issuer = "" }), "issuer"},
		{"no reference", held(func(o *work.PayOrder) { o.Reference = "" }), "reference"},
		{"from no day", held(func(o *work.PayOrder) { o.From = calendar.Date{} }), "from"},
		{"given up", give(work.GiveUp{Each: 1, From: day("2026-08-01"), Agreed: "letter"}), ""},
		{"nothing given up", give(work.GiveUp{From: day("2026-08-01"), Agreed: "letter"}), "each"},
		{"not in writing", give(work.GiveUp{Each: 1, From: day("2026-08-01")}), "agreed"},
	} {
		all := fault.All(c.err)
		switch {
		case c.field == "" && c.err != nil, c.field != "" && (len(all) == 0 || all[0].Field != c.field):
			t.Errorf("%s: %v, want a fault of %q", c.name, all, c.field)
		}
	}
}
