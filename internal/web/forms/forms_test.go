package forms

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ownway/internal/access"
	filings "ownway/internal/app/filing"
	"ownway/internal/app/pay"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/mywork/days"
	"ownway/internal/web/visit"
	"ownway/pay/employment"
	"ownway/pay/forms"
	"ownway/pay/hours"
	"ownway/pay/leaving"
	"ownway/pay/payroll"
	"ownway/pay/payroll/loan"
	"ownway/pay/payroll/ni"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

var day = calendar.MustDate

func visitor(lang content.Lang) (*visit.Visit, *httptest.ResponseRecorder) {
	w := httptest.NewRecorder()
	return &visit.Visit{W: w, R: httptest.NewRequest("GET", "/employing", nil), Words: content.For(lang),
		By: access.Actor{Account: "acc_01", Role: access.Support, Name: "Sunita Rao"}}, w
}

// sound checks a page in all languages, and gives its English.
func sound(t *testing.T, page func(*visit.Visit) templ.Component) string {
	t.Helper()
	english := ""
	for _, lang := range content.Langs() {
		v, w := visitor(lang)
		if err := v.Page(visit.Look{Title: "T"}, page(v)); err != nil {
			t.Fatal(err)
		}
		body := w.Body.String()
		for _, f := range htmltest.Faults(body) {
			t.Error(f)
		}
		if content.Missing(body) {
			t.Errorf("words are missing in %s: %.120s", lang, body[strings.Index(body, "\u2063"):])
		}
		if lang == content.En {
			english = htmltest.Text(body)
		}
	}
	return english
}

func has(t *testing.T, page string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
}

var (
	rosa = person.Person{ID: "per_01", Name: "Rosa Whitfield"}
	job  = work.Employment{ID: "emp_01", Employer: "per_01", PA: "pa_01", PAName: "Kelly Marsh", PABorn: day("1992-02-11"),
		Terms: employment.Terms{Start: day("2026-08-17"), Frequency: period.FourWeekly}, Standing: work.Standing{Code: "1257L"}}
)

func pensions(t *testing.T, events ...pension.Event) pay.JobPension {
	t.Helper()
	var life work.PensionLife
	for _, e := range events {
		var err error
		if life, err = life.With(job, work.PensionEvent{Event: e}); err != nil {
			t.Fatal(err)
		}
	}
	e := job
	e.Terms.Rates = []employment.Rate{{From: e.Terms.Start, On: employment.EveryDay, Hourly: 1500}}
	e.Terms.PeriodFrom = e.Terms.Start
	for i := range 5 {
		e.Terms.Usual.Minutes[i+1] = 420
	}
	r, s, err := work.PensionOn(e, life, nil, day("2026-09-20"))
	if err != nil {
		t.Fatal(err)
	}
	return pay.JobPension{Employment: e, Life: life, Record: r, Standing: s, OptOut: r.OptOutUntil(day("2026-09-20")), Kept: r.Kept(2026)}
}

func TestEmployer(t *testing.T) {
	sound(t, func(v *visit.Visit) templ.Component {
		return employerView(v, employerPage{Look: filings.Look{Employer: rosa}, Today: day("2026-11-21")})
	})
	left := job
	left.Terms.End = day("2026-11-01")
	has(t, sound(t, func(v *visit.Visit) templ.Component {
		return employerView(v, employerPage{Look: filings.Look{Employer: rosa}, Today: day("2026-11-21"), Acts: 2, Jobs: []work.Employment{job, left},
			Slips: []work.Payslip{{ID: "slp_01", PAName: "Kelly Marsh", PayDay: day("2026-09-25"), Result: payroll.Result{Net: 12345}}}})
	}), "25 September 2026", "£123.45", "How Rosa Whitfield employs PAs", "2 things to do about pensions", "Until 1 November 2026", "End this job")
}

func TestSchemeAndDetails(t *testing.T) {
	sound(t, func(v *visit.Visit) templ.Component { return schemeView(v, schemePage{Name: "Rosa Whitfield"}) })
	has(t, sound(t, func(v *visit.Visit) templ.Component {
		return schemeView(v, schemePage{Name: "Rosa Whitfield", Done: "Kept", Scheme: filing.Scheme{Standing: filing.Registered, Since: day("2026-07-06"), Pays: filing.ByQuarter, Sends: rti.ByBureau}})
	}), "PAYE reference", "Kept")
	d := filings.PADetails{Paid: filing.Paid{Employment: job}}
	d.Missing = fault.All(filing.Details{}.Check(job, day("2026-11-21")))
	if len(d.Missing) == 0 {
		t.Fatal("nothing is missing")
	}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return detailsView(v, detailsPage{PADetails: d}) }), "HMRC would refuse", "Kelly Marsh")
}

func TestPensions(t *testing.T) {
	none := pay.Pensions{Employer: rosa}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return pensionView(v, pensionPage{Pensions: none}) }), "Nothing is to be done")
	one := pensions(t)
	full := pay.Pensions{Employer: rosa, Duties: pension.Employer{DutiesStart: day("2026-08-17")}, Jobs: []pay.JobPension{one}}
	full.Acts = full.Duties.Acts(day("2026-11-21"), nil)
	has(t, sound(t, func(v *visit.Visit) templ.Component {
		return pensionView(v, pensionPage{Pensions: full, Days: []calendar.Date{day("2026-09-25")}})
	}),
		"Put the PA in the pension scheme", "declaration of compliance", "Not in a pension")
	in := pensions(t, pension.Event{Kind: pension.Enrolled, On: day("2026-08-17")}, pension.Event{Kind: pension.LetterSent, On: day("2026-09-01"), Letter: pension.EnrolledLetter})
	page := jobPensionPage{JobPension: in, Name: rosa.Name}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return jobPensionView(v, page) }), "In the pension scheme", "May opt out until", "Opted out within the month", "By phone")
	for _, l := range []pension.Letter{pension.EnrolledLetter, pension.PostponedLetter, pension.RightsLetter} {
		text := sound(t, func(v *visit.Visit) templ.Component {
			return letterView(v, letterPage{jobPensionPage: page, Letter: l, Since: day("2026-08-17"), Until: day("2026-11-16"), Today: day("2026-09-20"), Worker: 500, Boss: 300})
		})
		has(t, text, "Dear Kelly Marsh")
		if l == pension.EnrolledLetter {
			has(t, text, "You pay in 5%", "pays in 3%", "opt out within one month")
		}
	}
}

func TestEnding(t *testing.T) {
	has(t, sound(t, func(v *visit.Visit) templ.Component {
		return endingView(v, endingPage{EndingLook: pay.EndingLook{Employment: job}})
	}), "Why does the job end?", "The PA resigned")
	l := leaving.Leaving{Why: leaving.Redundant, Start: day("2020-01-01"), Last: day("2026-11-20"), Told: day("2026-11-20"), InLieu: true, Born: job.PABorn, WeekPay: 30000}
	look := pay.EndingLook{Employment: job, Told: work.Ending{Why: leaving.Redundant, Last: l.Last}, Days: work.Calendar{PayDay: day("2026-12-04")}}
	var err error
	if look.Due, err = l.WorkOut(&look.Why); err != nil {
		t.Fatal(err)
	}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return endingView(v, endingPage{EndingLook: look, Try: true}) }),
		"Redundancy pay", "Pay in place of notice", "Nothing is kept yet", "4 December 2026")
	look.Due.ToEstate, look.Due.ByEstate, look.Due.TakenBack = true, true, 1000
	has(t, sound(t, func(v *visit.Visit) templ.Component { return endingView(v, endingPage{EndingLook: look, Done: "Kept"}) }), "The last day is", "−£10.00")
}

func TestPapers(t *testing.T) {
	code, err := tax.Parse("1257L")
	if err != nil {
		t.Fatal(err)
	}
	employer, who := forms.Employer{Name: rosa.Name, PAYERef: "123/OW001"}, forms.Person{Name: rti.Name{Forenames: []string{"Kelly"}, Surname: "Marsh"}, Born: job.PABorn,
		Address: rti.Address{Lines: []string{"3 Quay Street"}, Postcode: "SV1 1AA"}}
	so := payroll.YearToDate{Year: 2026, Taxable: 500000, Tax: 1000, EarlierPay: 20000, StudentLoan: 300}
	so.Letters[0] = ni.LetterTotal{Letter: 'A', Bands: ni.Bands{AtLEL: 100}, Employee: 200}
	var why explain.Note
	p45, err := forms.NewP45(forms.Leaving{Employer: employer, Person: who, Left: day("2026-11-01"), LastPaid: day("2026-11-06"), Frequency: period.FourWeekly, Code: code, Loans: loan.Plans{Student: loan.Plan2}, Pay: so}, day("2026-11-21"), &why)
	if err != nil {
		t.Fatal(err)
	}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return p45View(v, p45, why) }), "Parts 2 and 3", "£5,200.00", "123/OW001", "Tax week number")
	p60, err := forms.NewP60(forms.YearEnd{Employer: employer, Person: who, Year: 2026, Code: code, Pay: so}, day("2027-04-10"), &why)
	if err != nil {
		t.Fatal(err)
	}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return p60View(v, p60, why) }), "In earlier jobs", "£5,200.00", "£3.00", "Not known")
	y := yearPage{filings.YearForms{Employer: rosa, Year: 2026}}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return yearView(v, y) }), "Nothing is owed", "31 May 2027")
	y.PAs = []filings.PAForms{{Job: job, P45: true}, {Job: job, P60: true}, {Job: job}, {Job: job, Why60: fault.Conflict(filing.NoPayInYear, "pa", "Kelly Marsh", "year", "2026-27")}}
	y.P32, err = forms.NewP32(2026, true, []forms.Slip{{PayDate: day("2026-09-25"), Tax: money.Pounds(20, 0), EmployerNI: 500}}, nil, []forms.Paid{{Month: 6, Amount: 1000}}, &y.Why)
	if err != nil {
		t.Fatal(err)
	}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return yearView(v, y) }), "£25.00", "£15.00 still due", "Kelly Marsh was not paid")
}

func TestCorrecting(t *testing.T) {
	e := job
	e.Terms.SleepIn = 5000
	slip := work.Payslip{ID: "slp_01", Employment: job.ID, Employer: rosa.ID, PAName: job.PAName, PayDay: day("2026-09-25"), Period: calendar.FourWeekly(day("2026-08-17"), 0),
		Code: "BR", Letter: 'A', Lines: []work.Line{{Line: payroll.Line{Kind: payroll.Hours, Minutes: 600, Rate: 1300}}}}
	sheet, err := hours.New(employment.Terms{Start: job.Terms.Start}, slip.Period)
	if err != nil {
		t.Fatal(err)
	}
	sheet.Entries = []hours.Entry{{Date: day("2026-08-18"), Kind: hours.Work, Minutes: 600}, {Date: day("2026-08-19"), Kind: hours.SleepIn, Nights: 1}}
	look := pay.CorrectionLook{Employer: rosa, Employment: e, Slip: slip, Sheet: work.Sheet{ID: "sht_01", Hours: sheet}, Reports: true, Next: work.Calendar{PayDay: day("2026-10-23")}}
	page := correctPage{CorrectionLook: look, Code: slip.Code, Days: days.New(sheet, sheet.Entries, true, slip.Period.First)}
	has(t, sound(t, func(v *visit.Visit) templ.Component {
		return correctView(v, correctPage{CorrectionLook: pay.CorrectionLook{Slip: slip}})
	}), "Change what was wrong", "Tell the true last day")
	has(t, sound(t, func(v *visit.Visit) templ.Component { return correctView(v, page) }), "£13.00 an hour", "Tuesday 18 August", "Last day of the apprenticeship")

	page.Try = true
	should := slip
	should.Code, should.Result = "1257L", payroll.Result{Gross: 13000, Tax: 0, Net: 13000}
	page.Run = work.Rerun{Should: []work.Payslip{should}, All: work.Figures{Tax: -2600, Net: 2600}}
	page.Owed = work.Owed{Lines: []work.Line{{Line: payroll.Line{Kind: payroll.Hours, Minutes: 90, Rate: 1300}}, {Line: payroll.Line{Kind: payroll.Sick, Amount: 500}}}, TooMuch: 3900}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return correctView(v, page) }), "Nothing is kept yet", "£26.00 more with the wages of 23 October 2026",
		"−£26.00", "Work: 1.5 hours at £13.00", "−£39.00", "you agree with them", "a corrected report for the pay day 25 September 2026", "£26.00 less is owed to HMRC", "with the report of 23 October 2026")
	page.Run.All, page.Owed = work.Figures{Tax: 2600, Net: -2600}, work.Owed{}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return correctView(v, page) }), "£26.00 is taken off", "£26.00 more is owed to HMRC")
	page.Run.All, page.Reports = work.Figures{}, false
	has(t, sound(t, func(v *visit.Visit) templ.Component { return correctView(v, page) }), "Kelly Marsh gets the same", "does not report to HMRC")
	page.Try, page.Done = false, true
	page.Made = []work.Correction{{On: day("2026-10-01"), Why: "HMRC sent a P6", Rerun: work.Rerun{All: work.Figures{Net: 2600}}}, {On: day("2026-10-02"), Why: "a slip", Carried: "slp_02"}}
	has(t, sound(t, func(v *visit.Visit) templ.Component { return correctView(v, page) }), "It is put right", "HMRC sent a P6", "On a payslip already", "On the next payslip")
}
