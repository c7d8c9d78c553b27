package payslip

import (
	"strings"
	"testing"

	"ownway/internal/access"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork/pagetest"
	"ownway/internal/web/visit"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll"
	"ownway/pay/payroll/attachment"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/statutory"
	"ownway/value/calendar"
	"ownway/value/money"
)

var (
	ann      = access.Actor{Role: access.PA, PA: "pa_00000000000000000000000001", Name: "Ann Evans"}
	fourWeek = calendar.Period{First: calendar.MustDate("2026-10-19"), Last: calendar.MustDate("2026-11-15")}
)

// slip is a real payslip of four weeks with a sleep-in, holiday, sickness, a
// student loan and a pension.
func slip(t *testing.T, arranged ...work.Arrangements) work.Payslip {
	t.Helper()
	terms := employment.Terms{Start: calendar.MustDate("2026-04-06"), Frequency: period.FourWeekly, PeriodFrom: fourWeek.First,
		Rates: []employment.Rate{{From: calendar.MustDate("2026-04-06"), On: employment.EveryDay, Hourly: 1800}}, SleepIn: 9000}
	terms.Usual.Minutes = [7]int{0, 600, 600, 600, 600, 600, 0}
	sheet, err := hours.New(terms, fourWeek)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range sheet.Usual {
		switch {
		case i == 3:
			e.Kind = hours.Holiday
		case i >= 10 && i < 15:
			e.Kind = hours.Sick
		}
		e.Told = hours.Web
		sheet.Entries = append(sheet.Entries, e)
	}
	sheet.Entries = append(sheet.Entries, hours.Entry{Date: fourWeek.Last, Kind: hours.SleepIn, Minutes: 30, Nights: 1, Told: hours.Web})
	sheet.State = hours.Approved
	due := work.Due{PayDay: calendar.MustDate("2026-11-27"), AllowanceLeft: 10_500_00,
		Employment: work.Employment{PA: ann.PA, PAName: ann.Name, PABorn: calendar.MustDate("1990-01-01"), Terms: terms,
			Standing: work.Standing{Code: "1257L", Letter: 'A', Scheme: pension.ReliefAtSource, Loans: loan.Plans{Student: loan.Plan2}}},
		Sheet: work.Sheet{Hours: sheet}}
	for _, a := range arranged {
		due.Arranged.Arrangements = a
		due.Employment.Terms.Start = calendar.MustDate("2025-04-06")
	}
	p, err := due.Payslip("slp_00000000000000000000000001")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func views(t *testing.T) map[string]slipView {
	full := slipView{Payslip: slip(t), Employer: "June Price", Theirs: true, Back: "/work"}
	asUsual := full
	asUsual.Theirs, asUsual.AsUsual, asUsual.Back = false, true, ""
	asUsual.Lines = append(asUsual.Lines[:len(asUsual.Lines):len(asUsual.Lines)],
		work.Line{Line: payroll.Line{Kind: payroll.Hours, Minutes: 60, Rate: 1800}, Correction: true})
	changed := full
	changed.Payslip = slip(t, arrangements())
	return map[string]slipView{"empty": {}, "full": full, "as usual": asUsual, "changed": changed}
}

// arrangements are paternity leave in the four weeks, two orders and pay given up.
func arrangements() work.Arrangements {
	day := calendar.MustDate
	order := func(id work.ArrangementID, k attachment.Kind, issuer string, amount, kept money.Amount) work.PayOrder {
		return work.PayOrder{ID: id, Issuer: issuer, Reference: "C12", From: day("2026-10-01"),
			Order: attachment.Held{Order: attachment.Order{Kind: k, Amount: amount, Protected: kept}, Made: day("2026-09-01"), Charge: true}}
	}
	return work.Arrangements{
		Leaves:  []work.FamilyLeave{{ID: "arr_1", Leave: statutory.Leave{Kind: statutory.Paternity, Start: day("2026-10-26"), Due: day("2026-10-25"), Weeks: 1}, Average: 400_00, Evidence: "declaration"}},
		Orders:  []work.PayOrder{order("arr_2", attachment.Standard, "DWP", 0, 0), order("arr_3", attachment.Priority, "County Court", 900_00, 1_800_00)},
		GivesUp: []work.GiveUp{{ID: "arr_4", Each: 50_00, From: fourWeek.First, Agreed: "letter"}},
	}
}

func TestPayslipIsSound(t *testing.T) {
	for name, s := range views(t) {
		pagetest.Sound(t, name, ann, func(v *visit.Visit) error {
			s.fill(v)
			return show(v, s)
		})
	}
}

func TestEveryLineOpensAndAddsUp(t *testing.T) {
	for _, which := range []string{"full", "changed"} {
		opensAndAddsUp(t, views(t)[which])
	}
}

func opensAndAddsUp(t *testing.T, s slipView) {
	t.Helper()
	v, _ := pagetest.Visit(content.En, ann)
	s.fill(v)
	for name, part := range map[string]section{"pay": s.Pay, "taken off": s.Off, "added": s.Adds} {
		var sum money.Amount
		for _, r := range part.Rows {
			sum += r.Amount
			if len(r.Lines) == 0 {
				t.Errorf("%s: %s does not open", name, r.Text)
			}
		}
		if sum != part.Total.Amount || sum == 0 {
			t.Errorf("%s: the rows come to %s, the total says %s", name, sum, part.Total.Amount)
		}
	}
	if got := s.Pay.Total.Amount - s.Off.Total.Amount; got != s.Result.Net {
		t.Errorf("pay less what is taken off is %s, net %s", got, s.Result.Net)
	}
}

func TestPayslipSays(t *testing.T) {
	s := views(t)["full"]
	page := htmltest.Text(pagetest.Render(t, content.En, ann, func(v *visit.Visit) error {
		s.fill(v)
		return show(v, s)
	}))
	for _, want := range []string{
		"Payslip of Ann Evans, 27 November 2026 Pay to take home " + s.Result.Net.String() + " By bank transfer. Pay day: Friday 27 November 2026.",
		"Sick pay", "Sleep-ins", "Student loan", "Tax code 1257L", "National Insurance letter A", "This tax year so far, 2026-27",
		"Tell June Price, or whoever runs the pay for them.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}

func TestPayslipShowsWhatChangedIt(t *testing.T) {
	s := views(t)["changed"]
	page := htmltest.Text(pagetest.Render(t, content.En, ann, func(v *visit.Visit) error {
		s.fill(v)
		return show(v, s)
	}))
	for _, want := range []string{"Family pay", "£194.32", "£50.00 given up for the pension is taken out", "DWP C12", "County Court C12", "is left to take next time",
		"For the employer's work on orders £2.00", "Given up by the PA and paid in £50.00", "Comes back from HMRC for family pay −£211.81", "Family pay is left out"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in %s", want, page)
		}
	}
}
