package recordpack

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ownway/bank/statement"
	"ownway/internal/access"
	packs "ownway/internal/app/recordpack"
	"ownway/internal/care/bureau"
	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/internal/care/recordpack"
	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/internal/monitor/expect"
	"ownway/internal/web/govuk/htmltest"
	"ownway/internal/web/visit"
	"ownway/pay/employment"
	"ownway/pay/forms"
	"ownway/pay/hours"
	"ownway/pay/leave"
	"ownway/pay/leaving"
	"ownway/pay/notice"
	"ownway/pay/payroll"
	"ownway/pay/payroll/minwage"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/money"
	"ownway/value/table"
)

var (
	day  = calendar.MustDate
	span = func(a, b string) calendar.Period { return calendar.Period{First: day(a), Last: day(b)} }
	gone = day("2026-09-30")
)

// slip is a payslip of a job; its figures are small and need not be lawful.
func slip(id work.PayslipID, e work.Employment, p calendar.Period, payDay string) work.Payslip {
	lines := []work.Line{{Line: payroll.Line{Kind: payroll.Hours, Minutes: 600, Rate: 13_00}}, {Line: payroll.Line{Kind: payroll.Sick, Amount: 25_00}, Correction: true}}
	s := work.Payslip{ID: id, Employment: e.ID, Employer: e.Employer, PA: e.PA, PAName: e.PAName, Frequency: e.Terms.Frequency, Period: p, PayDay: day(payDay), Code: "1257L", Letter: 'A',
		Scheme: pension.ReliefAtSource, Lines: lines, Earned: 72, Holiday: leave.Balance{Earned: 400, Taken: 60}, SetAside: 73_67, Sick: []calendar.Period{span("2026-05-04", "2026-05-06")},
		Result: payroll.Result{Gross: 155_00, Tax: 1_20, WorkerPension: 2_00, Net: 151_80, EmployerPension: 1_50, MinimumWage: minwage.Result{Covered: true, Lawful: true, Rate: 12_71, Minutes: 600, Counted: 130_00, Due: 127_10}}}
	s.Working.Add(payroll.Hours.Key().Text(), 130_00)
	s.Working.Say(payroll.Hours.Key().Text(), explain.Citation{Name: "A source", Address: "https://example.org/source"})
	return s
}

// made gives records with something in every part. One PA's name would run as a
// formula in a spreadsheet.
func made() packs.Pack {
	kelly := work.Employment{ID: "emp_01", Employer: "per_01", PA: "pa_01", PAName: "Kelly Marsh", PABorn: day("1992-02-11"),
		Terms: employment.Terms{Start: day("2025-08-17"), Frequency: period.FourWeekly, Holiday: employment.IrregularAccrual, Rates: []employment.Rate{{From: day("2025-08-17"), On: employment.EveryDay, Hourly: 13_00}}}}
	odd := work.Employment{ID: "emp_02", Employer: "per_01", PA: "pa_02", PAName: "=cmd|'/c calc'!A1", PABorn: day("1980-01-01"),
		Terms: employment.Terms{Start: day("2026-04-06"), End: gone, Frequency: period.Monthly, Holiday: employment.RolledUp}}
	may := span("2026-05-01", "2026-05-28")
	sheet := work.Sheet{ID: "sht_01", Employment: kelly.ID, Employer: "per_01", Hours: hours.Sheet{Period: may, State: hours.Approved, ApprovedBy: hours.Person,
		Entries: []hours.Entry{{Date: day("2026-05-01"), Kind: hours.Work, Minutes: 600, Told: hours.Paper}}},
		Events: []hours.Event{{On: day("2026-05-29"), Did: hours.DidApprove, By: hours.Person, From: hours.Logged, To: hours.Approved}}}
	life := pension.Record{Born: kelly.PABorn, Started: kelly.Terms.Start, Events: []pension.Event{{Kind: pension.Enrolled, On: day("2026-04-10")}}}
	p60 := forms.P60{Year: 2026, This: forms.Figures{Pay: 155_00, Tax: 1_20}, Total: forms.Figures{Pay: 155_00, Tax: 1_20}}
	p45 := forms.P45{Year: 2026}
	p45.Part1A.Left = gone
	due := expect.Item{ID: "exp_01", Kind: expect.HMRC, Due: day("2026-07-22"), Amount: -1_20, Payee: "HMRC", Reference: "123PA00045678", State: expect.Met}
	r := recordpack.Records{Employer: person.Person{ID: "per_01", Name: "Rosa Whitfield"}, Days: span("2026-04-06", "2027-04-05"), Scheme: filing.Scheme{Standing: filing.Registered},
		Jobs: []recordpack.Job{
			{Employment: kelly, NINO: "QQ123456C", Slips: []work.Payslip{slip("slp_01", kelly, may, "2026-06-09")}, Sheets: []work.Sheet{sheet}, Pension: life,
				Corrections: []work.Correction{{ID: "cor_01", Employment: kelly.ID, Fix: work.Fix{From: "slp_01", Code: "1257L"}, On: day("2026-07-01"), Why: "HMRC sent a P6"}},
				Choices:     []work.Choice{{Employment: kelly.ID, First: may.First, About: work.LowPay, Take: work.PayLawful, By: "acc_01", On: day("2026-06-01"), Why: "Rosa said yes"}},
				Notices:     []notice.Notice{{Kind: notice.P9, Issued: day("2026-04-06"), From: day("2026-04-06")}}, P60s: []forms.P60{p60}},
			{Employment: odd, Slips: []work.Payslip{slip("slp_02", odd, span("2026-06-01", "2026-06-30"), "2026-07-10")}, P45: &p45, Ending: work.Ending{Why: leaving.Resigned, Last: gone}},
		},
		Reports: []filing.Filing{{ID: "fil_01", Kind: filing.KindFPS, Day: day("2026-06-09"), Slips: []work.PayslipID{"slp_01"}, State: filing.Accepted,
			Sent: filing.Sent{On: day("2026-06-08"), Mark: "2jmj7l5rSw0yVb/vlWAYkK/YBwk=", Receipt: "2026-06-08T10:00:00", Said: []string{"Thank you"}}}},
		P32s:        []forms.P32{{Year: 2026}},
		Payments:    []recordpack.Payment{{Item: due, Lines: []statement.Line{{Date: day("2026-07-21"), Amount: -1_20, Payee: "HMRC CUMBERNAULD", Reference: "123PA00045678"}}}},
		Authorities: []bureau.Authority{{ID: "aut_01", What: bureau.TellHMRC, From: day("2026-01-01"), Reference: "AG1234", GivenBy: "Rosa Whitfield", Evidence: "form 64-8, in the file"}}}
	for i := range r.P32s[0].Months {
		r.P32s[0].Months[i].Month = i + 1
		first := day("2026-04-06").AddMonths(i)
		r.P32s[0].Months[i].Period = calendar.Period{First: first, Last: first.AddMonths(1).AddDays(-1)}
	}
	return packs.Pack{Records: r, Known: day("2027-06-01"), Years: []calendar.TaxYear{2026, 2025}, Sent: []packs.Sent{{Name: "fps-2026-06-09.xml", Body: []byte("<IRenvelope/>")}},
		Asked: []recordpack.Asked{{Name: "Sunita Rao", On: day("2027-05-01"), Days: r.Days}}}
}

func written(t interface{ Fatal(...any) }, p packs.Pack, lang content.Lang) []byte {
	var b bytes.Buffer
	if err := Write(context.Background(), &b, content.For(lang), p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unzipped gives each file of a pack, in order.
func unzipped(t *testing.T, data []byte) (names []string, files map[string]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		names, files[f.Name] = append(names, f.Name), string(body)
	}
	return names, files
}

// What leaves is kept as it should be, file by file.
func TestPackGolden(t *testing.T) {
	names, files := unzipped(t, written(t, made(), content.En))
	var b strings.Builder
	for _, n := range names {
		body := files[n]
		if strings.HasSuffix(n, ".html") {
			body = htmltest.Text(body) + "\n"
		}
		fmt.Fprintf(&b, "== %s\n%s", n, strings.ReplaceAll(body, "\r\n", "\n"))
	}
	const golden = "testdata/pack.txt"
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	had := strings.Split(string(want), "\n")
	for i, line := range strings.Split(b.String(), "\n") {
		if i >= len(had) || had[i] != line {
			t.Fatalf("line %d of %s is other now:\n%s", i+1, golden, line)
		}
	}
	if len(want) != b.Len() {
		t.Errorf("%s has more", golden)
	}
}

// Each part has something in it, in every language; no cell runs as a formula, and
// each table reads back.
func TestPackIsWholeAndSafe(t *testing.T) {
	for _, lang := range content.Langs() {
		p := made()
		_, files := unzipped(t, written(t, p, lang))
		for _, s := range p.Sheets() {
			body, there := files["tables/"+file(s)]
			if !there || len(s.Rows) == 0 {
				t.Errorf("%s: there %v, %d rows", s.Part, there, len(s.Rows))
			}
			var heads []string
			for _, c := range s.Columns {
				heads = append(heads, c.Name)
			}
			rows, err := table.Read(strings.NewReader(body), table.Columns{Must: heads})
			if err != nil || len(rows) != len(s.Rows) {
				t.Errorf("%s reads back as %d of %d rows: %v", s.Part, len(rows), len(s.Rows), err)
			}
			for line := range strings.Lines(body) {
				if strings.HasPrefix(line, "=") || strings.Contains(line, ",=") || strings.Contains(line, ",\"=") {
					t.Errorf("%s has a formula: %s", s.Part, line)
				}
			}
			if s.Keep.Says.IsZero() || s.Title.IsZero() {
				t.Errorf("%s does not say what it is, or how long it is kept", s.Part)
			}
		}
		for name, body := range files {
			if content.Missing(body) {
				t.Errorf("%s: words are missing in %s", name, lang)
			}
			if strings.HasSuffix(name, ".html") && strings.Contains(body, "<script") {
				t.Errorf("%s has a script", name)
			}
		}
		if files["hmrc/fps-2026-06-09.xml"] != "<IRenvelope/>" {
			t.Error("the report as it was sent is not there")
		}
	}
}

// The same records give the same bytes, whatever order they are read in.
func TestSameRecordsSameBytes(t *testing.T) {
	want := written(t, made(), content.En)
	rapid.Check(t, func(t *rapid.T) {
		p := made()
		p.Jobs = rapid.Permutation(p.Jobs).Draw(t, "jobs")
		p.Asked = append(p.Asked, recordpack.Asked{Name: rapid.String().Draw(t, "who asked before")})
		p.Sort()
		if !bytes.Equal(written(t, p, content.En), want) {
			t.Fatal("other bytes")
		}
	})
}

// A pack that cannot be written to its end has no list of contents.
func TestCutOffPackIsNotWhole(t *testing.T) {
	whole := written(t, made(), content.En)
	var b bytes.Buffer
	err := Write(context.Background(), &stops{&b, len(whole) / 2}, content.For(content.En), made())
	if err == nil {
		t.Fatal("it says that all went well")
	}
	if _, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len())); err == nil {
		t.Error("half a pack reads as a whole one")
	}
}

type stops struct {
	w    io.Writer
	left int
}

func (s *stops) Write(p []byte) (int, error) {
	if len(p) > s.left {
		return 0, io.ErrShortWrite
	}
	s.left -= len(p)
	return s.w.Write(p)
}

// What is missing is said by name.
func TestNotHeld(t *testing.T) {
	words := content.For(content.En)
	said := func(p packs.Pack) string {
		var all []string
		for _, one := range p.NotHeld(p.Known) {
			all = append(all, words.Say(one))
		}
		return strings.Join(all, "\n")
	}
	for _, c := range []struct {
		name string
		do   func(*packs.Pack)
		want string
	}{
		{"no hours", func(p *packs.Pack) { p.Jobs[0].Sheets = nil }, "The hours behind the payslip of Kelly Marsh"},
		{"hours that nobody agreed", func(p *packs.Pack) { p.Jobs[0].Sheets[0].Hours.State = hours.PaidAsUsual }, "Who agreed the hours of Kelly Marsh"},
		{"a report that HMRC has not taken", func(p *packs.Pack) { p.Reports[0].State = filing.Sending }, "reached HMRC"},
		{"a payslip in no report", func(p *packs.Pack) { p.Reports = nil }, "A report to HMRC of the payslip of Kelly Marsh of 9 June 2026"},
		{"a payment that no bank line shows", func(p *packs.Pack) { p.Payments[0].Lines = nil }, "£1.20 due on 22 July 2026"},
		{"no scheme", func(p *packs.Pack) { p.Scheme = filing.Scheme{} }, "How the employer stands with HMRC"},
		{"no P60", func(p *packs.Pack) { p.Jobs[0].P60s = nil }, "The P60 of Kelly Marsh for 2026-27"},
		{"nobody", func(p *packs.Pack) { p.Jobs = nil }, "Nobody was employed"},
		{"always", func(*packs.Pack) {}, "Contracts and written terms"},
	} {
		p := made()
		before := said(p)
		c.do(&p)
		if got := said(p); !strings.Contains(got, c.want) || c.name != "always" && strings.Contains(before, c.want) {
			t.Errorf("%s: %q is not said, or was before, in\n%s", c.name, c.want, got)
		}
	}
}

func TestPages(t *testing.T) {
	empty := packs.Pack{Records: recordpack.Records{Employer: person.Person{ID: "per_01", Name: "Rosa Whitfield"}, Days: days(2026)}, Known: day("2026-11-22"), Years: []calendar.TaxYear{2026}}
	for _, lang := range content.Langs() {
		for _, p := range []packs.Pack{made(), empty} {
			w := httptest.NewRecorder()
			v := &visit.Visit{W: w, R: httptest.NewRequest("GET", "/employing/per_01/pack", nil), Words: content.For(lang), By: access.Actor{Account: "acc_01", Role: access.Support}}
			if err := v.Page(visit.Look{Title: "T"}, look(v, lookPage{Pack: p, Year: 2026, Sheets: p.Sheets()})); err != nil {
				t.Fatal(err)
			}
			if err := v.Page(visit.Look{Title: "T"}, paPage(v, "T", p)); err != nil {
				t.Fatal(err)
			}
			for _, page := range strings.SplitAfter(w.Body.String(), "</html>") {
				if page = strings.TrimSpace(page); page == "" {
					continue
				}
				for _, f := range htmltest.Faults(page) {
					t.Error(f)
				}
				if content.Missing(page) {
					t.Errorf("words are missing in %s", lang)
				}
			}
		}
	}
}

// Cells are written for people and for programs.
func TestCells(t *testing.T) {
	words := content.For(content.En)
	for _, c := range []struct {
		cell             recordpack.Cell
		people, programs string
		empty            bool
	}{
		{day("2026-05-01"), "1 May 2026", "2026-05-01", false},
		{calendar.Date{}, "", "", true},
		{money.Amount(-12_50), words.Money(money.Amount(-12_50)), "-12.50", false},
		{recordpack.Minutes(90), words.Hours(90), "90", false},
		{recordpack.Count(3), "3", "3", false},
		{recordpack.Code("sleep-in"), "Sleep-in", "sleep-in", false},
		{recordpack.Code("AA"), "AA", "AA", false},
		{"", "", "", true},
		{nil, "", "", true},
	} {
		if got := forPeople(words, c.cell); got != c.people {
			t.Errorf("%v for people: %q, want %q", c.cell, got, c.people)
		}
		if got := forPrograms(words, c.cell); got != c.programs {
			t.Errorf("%v for programs: %q, want %q", c.cell, got, c.programs)
		}
		if empty(c.cell) != c.empty {
			t.Errorf("%v: empty %v", c.cell, !c.empty)
		}
	}
}
