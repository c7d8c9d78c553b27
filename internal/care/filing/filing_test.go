package filing_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"ownway/bank/banktest"
	"ownway/internal/care/filing"
	"ownway/internal/care/work"
	"ownway/internal/testing/leftout"
	"ownway/pay/employment"
	"ownway/pay/hours"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/tax"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
)

var day = calendar.MustDate

func scheme() filing.Scheme {
	return filing.Scheme{Employer: "per_01", Standing: filing.Registered, PAYERef: "123/AB456", AccountsOffice: "123PA00045678",
		Since: day("2025-01-06"), Allowance: true, Small: true, Pays: filing.ByQuarter, Sends: rti.ByBureau}
}

// job is a PA who works five hours on weekdays.
func job(f period.Frequency, born string) work.Employment {
	terms := employment.Terms{Start: day("2025-10-06"), Frequency: f, Rates: []employment.Rate{{From: day("2025-10-06"), On: employment.EveryDay, Hourly: 1400}},
		Holiday: employment.IrregularAccrual}
	for wd := time.Monday; wd <= time.Friday; wd++ {
		terms.Usual.Minutes[wd] = 5 * 60
	}
	return work.Employment{ID: "emp_01", Employer: "per_01", PA: "pa_01", PAName: "Siân Mary Carer", PABorn: day(born), Terms: terms, Standing: work.Standing{Code: "1257L"}}
}

// pays works out the payslip of the period that holds a day.
func pays(t *testing.T, e work.Employment, on string, earlier ...work.Payslip) work.Payslip {
	t.Helper()
	p := e.Terms.PeriodOn(day(on))
	sheet, err := hours.New(e.Terms, p)
	if err != nil {
		t.Fatal(err)
	}
	if sheet, _, err = sheet.UseUsual(hours.Person, p.Last.AddDays(1)); err != nil {
		t.Fatal(err)
	}
	if sheet, _, err = sheet.Approve(hours.Person, p.Last.AddDays(1)); err != nil {
		t.Fatal(err)
	}
	due := work.Due{Employment: e, Sheet: work.Sheet{Hours: sheet}, Earlier: earlier, PayDay: work.CalendarOf(p).PayDay, AllowanceLeft: money.Pounds(10_500, 0)}
	slip, err := due.Payslip("slp_01")
	if err != nil {
		t.Fatal(err)
	}
	return slip
}

func details() filing.Details {
	return filing.Details{Employment: "emp_01", PA: "pa_01", Gender: rti.Female, Declaration: tax.FirstJob, PayID: "PA1",
		Address: rti.Address{Lines: []string{"1 High Street", "Bristol"}, Postcode: "BS1 4DJ"}}
}

// schema gives a way to look whether a report is valid by HMRC's schema. That of
// 2026-27 was not to be had: it is taken to be the one before, moved on by a year.
func schema(t *testing.T) func(name string, y calendar.TaxYear, text []byte) {
	t.Helper()
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		leftout.Say(t, "reports to HMRC from payslips checked against its schemas, because xmllint is not installed (apt libxml2-utils)")
		return func(string, calendar.TaxYear, []byte) {}
	}
	dir := t.TempDir()
	next := strings.NewReplacer("25-26", "26-27", "2025-04-06", "2026-04-06", "2026-04-05", "2027-04-05")
	return func(name string, y calendar.TaxYear, text []byte) {
		t.Helper()
		xsd, ok := banktest.Shared(t, "rti", name)
		if !ok {
			return
		}
		if y == 2026 {
			xsd = []byte(next.Replace(string(xsd)))
		}
		xsd = regexp.MustCompile(`schemaLocation="[^"]*xmldsig[^"]*"`).ReplaceAll(xsd, []byte(`schemaLocation="signature.xsd"`))
		at, file := filepath.Join(dir, name), filepath.Join(dir, "report.xml")
		for f, b := range map[string][]byte{at: xsd, file: text} {
			if err := os.WriteFile(f, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if out, err := exec.Command(lint, "--nonet", "--noout", "--schema", at, file).CombinedOutput(); err != nil {
			t.Errorf("not valid by %s:\n%s\n%s", name, out, text)
		}
	}
}

const (
	schemaFPS = "FullPaymentSubmission-2026-v1-0.xsd"
	schemaEPS = "EmployerPaymentSummary-2026-v1-0.xsd"
)

// A four-weekly and a monthly employer's payslips become submissions that are
// valid by HMRC's schema, with the year to date that the payslips have.
func TestPayslipsBecomeASubmission(t *testing.T) {
	valid := schema(t)
	for _, f := range []period.Frequency{period.FourWeekly, period.Monthly, period.Weekly, period.Fortnightly} {
		e := job(f, "1988-03-14")
		first := pays(t, e, "2025-11-10")
		second := pays(t, e, first.Period.Last.AddDays(1).String(), first)
		for _, c := range []struct {
			slip  work.Payslip
			first bool
		}{{first, true}, {second, false}} {
			r, err := filing.FPS(scheme(), c.slip.PayDay.AddDays(-2), "", []filing.Paid{{Employment: e, Details: details(), NINO: "AB123456C", Slip: c.slip, First: c.first}})
			if err != nil {
				t.Fatal(err)
			}
			body, err := r.Body()
			if err != nil {
				t.Fatalf("%s: %v", f, fault.All(err))
			}
			valid(schemaFPS, r.Year, body)
			got := r.Employees[0].Employments[0]
			if got.ToDate.Taxable != c.slip.Result.After.Taxable || got.Payment.Tax != c.slip.Result.Tax || got.NI[0].EmployeeToDate != c.slip.Result.After.EmployeeNI {
				t.Errorf("%s: the submission is not the payslip's: %+v", f, got)
			}
			if strings.Contains(string(body), "<StartDate>") != c.first || got.Payment.Hours != rti.UpTo30Hours {
				t.Errorf("%s: %s", f, body)
			}
		}
	}
}

// A birthday inside the year changes the letter with the next payment, and HMRC
// is told both with their own totals.
func TestLetterChangesWithABirthday(t *testing.T) {
	e := job(period.FourWeekly, "2004-11-20") // 21 on 20 November 2025
	first := pays(t, e, "2025-10-20")
	second := pays(t, e, first.Period.Last.AddDays(1).String(), first)
	if first.Letter != 'M' || second.Letter != 'A' || second.WhyLetter == nil || len(second.WhyLetter.Lines) == 0 {
		t.Fatalf("%s %s then %s %s", first.PayDay, first.Letter, second.PayDay, second.Letter)
	}
	r, err := filing.FPS(scheme(), second.PayDay, "", []filing.Paid{{Employment: e, Details: details(), NINO: "AB123456C", Slip: second}})
	if err != nil {
		t.Fatal(err)
	}
	body, err := r.Body()
	if err != nil || len(r.Employees[0].Employments[0].NI) != 2 {
		t.Fatalf("%v\n%s", err, body)
	}
	schema(t)(schemaFPS, r.Year, body)
}

// State Pension age changes the letter too.
func TestLetterChangesWithPensionAge(t *testing.T) {
	e := job(period.Monthly, "1959-12-20") // 66 on 20 December 2025
	first := pays(t, e, "2025-11-10")
	second := pays(t, e, "2025-12-10", first)
	if first.Letter != 'A' || second.Letter != 'C' || second.Result.EmployeeNI != 0 {
		t.Errorf("%s %s then %s %s", first.PayDay, first.Letter, second.PayDay, second.Letter)
	}
}

// What HMRC wants and nobody gave is named by field.
func TestWhatIsMissing(t *testing.T) {
	e := job(period.Monthly, "1988-03-14")
	slip := pays(t, e, "2025-11-10")
	if _, err := filing.FPS(filing.Scheme{}, slip.PayDay, "", []filing.Paid{{Employment: e, Slip: slip}}); fault.All(err)[0].Text.Key != filing.NotKnown {
		t.Error(err)
	}
	r, err := filing.FPS(scheme(), slip.PayDay, "", []filing.Paid{{Employment: e, Details: filing.Details{}, Slip: slip, First: true}})
	if err != nil {
		t.Fatal(err)
	}
	var fields []string
	for _, f := range fault.All(r.Check()) {
		fields = append(fields, f.Field)
	}
	all := strings.Join(fields, " ")
	for _, want := range []string{"employees[0].address", "employees[0].gender", "employees[0].employments[0].starter.declaration"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not missed: %s", want, all)
		}
	}
	if err := details().Check(e, slip.PayDay); err != nil {
		t.Errorf("%v", fault.All(err))
	}
	if all := fault.All(filing.Details{}.Check(e, slip.PayDay)); len(all) != 2 || all[0].Field != "address" || all[1].Field != "gender" {
		t.Errorf("%v", all)
	}
}

// Two jobs of one PA for one employer are one person in a report, and a leaver is
// told once with the last day.
func TestTwoJobsAndALeaver(t *testing.T) {
	e, other := job(period.Monthly, "1988-03-14"), job(period.Monthly, "1988-03-14")
	e.Terms.End = day("2025-11-20")
	other.ID = "emp_02"
	r, err := filing.FPS(scheme(), day("2025-12-10"), "", []filing.Paid{
		{Employment: e, Details: details(), NINO: "AB123456C", Slip: pays(t, e, "2025-11-10")},
		{Employment: other, Details: details(), NINO: "AB123456C", Slip: pays(t, other, "2025-11-10")}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Employees) != 1 || len(r.Employees[0].Employments) != 2 || r.Employees[0].Employments[0].Left != e.Terms.End || !r.Employees[0].Employments[1].Left.IsZero() {
		t.Errorf("%+v", r.Employees)
	}
	body, err := r.Body()
	if err != nil {
		t.Fatal(err)
	}
	schema(t)(schemaFPS, r.Year, body)
}

// Whether an employer has to register turns on one PA (facts of household
// employers: Disability Tax Guide, registering as an employer).
func TestDutyToRegister(t *testing.T) {
	enough := pays(t, job(period.Monthly, "1988-03-14"), "2025-11-10")
	little := enough
	little.Result.NIBands.AtLEL = 0
	with := func(slip work.Payslip, d tax.Declaration) filing.Paid {
		return filing.Paid{Slip: slip, Details: filing.Details{Declaration: d}}
	}
	for _, c := range []struct {
		name string
		paid []filing.Paid
		want filing.Duty
	}{
		{"nobody", nil, filing.NeedNot},
		{"one below the limit, first job", []filing.Paid{with(little, tax.FirstJob)}, filing.NeedNot},
		{"one below the limit, nothing said", []filing.Paid{with(little, tax.NoneMade)}, filing.AskOtherJob},
		{"one below the limit with another job", []filing.Paid{with(little, tax.AnotherJob)}, filing.MustRegister},
		{"one of two at the limit", []filing.Paid{with(little, tax.FirstJob), with(enough, tax.FirstJob)}, filing.MustRegister},
	} {
		var why explain.Note
		if got := filing.DutyOf(c.paid, &why); got != c.want || len(why.Lines) != 1 {
			t.Errorf("%s: %s, %v", c.name, got, why)
		}
	}
}

// A summary goes only when it has something to say.
func TestSummary(t *testing.T) {
	valid := schema(t)
	november := filing.TaxMonth(day("2025-11-10"))
	slip := pays(t, job(period.Monthly, "1988-03-14"), "2025-10-20") // paid in November
	ceased := scheme()
	ceased.Ceased = day("2025-11-20")
	for _, c := range []struct {
		name   string
		scheme filing.Scheme
		month  calendar.Period
		slips  []work.Payslip
		said   filing.Said
		want   bool
		has    string
	}{
		{"paid, allowance claimed before", scheme(), november, []work.Payslip{slip}, filing.Said{Allowance: rti.Claimed}, false, ""},
		{"the first of the year claims", scheme(), november, []work.Payslip{slip}, filing.Said{}, true, "<EmpAllceInd>yes"},
		{"nobody paid", scheme(), november, nil, filing.Said{Allowance: rti.Claimed}, true, "<NoPaymentForPeriod>yes"},
		{"the year is over", scheme(), filing.TaxMonth(day("2026-04-05")), []work.Payslip{slip}, filing.Said{Allowance: rti.Claimed}, true, "<ForYear>yes"},
		{"the scheme is over", ceased, november, []work.Payslip{slip}, filing.Said{Allowance: rti.Claimed}, true, "<DateSchemeCeased>2025-11-20"},
		{"no need to register", filing.Scheme{Standing: filing.NoNeed}, november, nil, filing.Said{}, false, ""},
	} {
		made := c.month.Last.AddDays(3)
		if c.has == "<ForYear>yes" {
			made = c.month.Last
		}
		e, any := filing.EPS(c.scheme, c.month, made, c.slips, c.said)
		if any != c.want {
			t.Errorf("%s: %v", c.name, any)
			continue
		}
		if !any {
			continue
		}
		body, err := e.Body()
		if err != nil || !strings.Contains(string(body), c.has) {
			t.Errorf("%s: %v\n%s", c.name, fault.All(err), body)
			continue
		}
		valid(schemaEPS, e.Year, body)
	}
}

// What is owed adds up by tax months and quarters (HMRC: by the 22nd after).
func TestDueToHMRC(t *testing.T) {
	slip := pays(t, job(period.Monthly, "1988-03-14"), "2025-10-20")
	next := pays(t, job(period.Monthly, "1988-03-14"), "2025-11-20", slip)
	month, err := filing.DueToHMRC([]work.Payslip{slip, next}, filing.ByMonth)
	if err != nil {
		t.Fatal(err)
	}
	quarter, err := filing.DueToHMRC([]work.Payslip{slip, next}, filing.ByQuarter)
	if err != nil {
		t.Fatal(err)
	}
	if len(month) != 2 || len(quarter) != 1 || quarter[0].Total != slip.Result.ToHMRC()+next.Result.ToHMRC() || quarter[0].Total != month[0].Total+month[1].Total {
		t.Errorf("%+v %+v", month, quarter)
	}
	if quarter[0].For.First != day("2025-10-06") || quarter[0].By != day("2026-01-22") || month[1].By != day("2025-12-22") {
		t.Errorf("%+v %+v", month, quarter)
	}
	q := quarter[0]
	if q.Tax+q.Employees+q.Employers+q.Loans-q.Allowance != q.Total {
		t.Errorf("it does not add up: %+v", q)
	}
}

func TestSchemeIsChecked(t *testing.T) {
	if err := scheme().Check(); err != nil {
		t.Error(err)
	}
	if err := (filing.Scheme{Standing: filing.NoNeed}).Check(); err != nil {
		t.Error(err)
	}
	wrong := scheme()
	wrong.PAYERef, wrong.AccountsOffice, wrong.Pays, wrong.Ceased = "12", "x", "", day("2024-01-01")
	var fields []string
	for _, f := range fault.All(wrong.Check()) {
		fields = append(fields, f.Field)
	}
	if got := strings.Join(fields, " "); got != "paye-ref accounts-office pays ceased" {
		t.Error(got)
	}
	if got := fault.All(filing.Scheme{}.Check()); len(got) != 1 || got[0].Text.Key != filing.ChooseStanding {
		t.Error(got)
	}
}

// Nothing is sent twice.
func TestFilingMovesOnce(t *testing.T) {
	f := filing.Filing{State: filing.Waiting}
	sent, err := f.SaidByHand(day("2025-12-10"))
	if err != nil || sent.State != filing.ByHand {
		t.Fatal(err)
	}
	if _, err := sent.SaidByHand(day("2025-12-10")); fault.KindOf(err) != fault.KindConflict {
		t.Error(err)
	}
	if _, err := sent.Again(); fault.KindOf(err) != fault.KindConflict {
		t.Error(err)
	}
	if again, err := (filing.Filing{State: filing.Refused}).Again(); err != nil || !again.Open() {
		t.Error(err)
	}
}
