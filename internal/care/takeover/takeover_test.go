package takeover_test

import (
	"slices"
	"testing"

	"ownway/internal/care/takeover"
	"ownway/internal/testing/oldpayroll"
	"ownway/pay/payroll"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

var today = calendar.MustDate("2026-11-21")

// old runs an old payroll of fifty employers and exports it.
func old(t *testing.T, quirk func(*oldpayroll.Job, *payroll.Input)) (*oldpayroll.Payroll, oldpayroll.Export) {
	t.Helper()
	p := oldpayroll.New(today, 50)
	p.Quirk = quirk
	if err := p.Run(); err != nil {
		t.Fatal(err)
	}
	e, err := p.Export()
	if err != nil {
		t.Fatal(err)
	}
	return p, e
}

func compare(t *testing.T, e oldpayroll.Export) (takeover.Set, takeover.Report) {
	t.Helper()
	files, err := e.Files()
	if err != nil {
		t.Fatal(err)
	}
	s, slips, err := takeover.ReadAll(files, today)
	if err != nil {
		for _, f := range fault.All(err) {
			t.Error(f)
		}
		t.FailNow()
	}
	r, err := takeover.Compare(s, slips)
	if err != nil {
		t.Fatal(err)
	}
	return s, r
}

// Fifty employers of every frequency, with codes of three nations, loans and
// pensions, some above State Pension age or new this summer: the first parallel
// run is the same to the penny.
func TestTheFirstParallelRunIsExact(t *testing.T) {
	p, e := old(t, nil)
	s, r := compare(t, e)
	exact, explained, unexplained := r.Count()
	if exact != len(p.Jobs) || explained+unexplained > 0 || len(r.Missing) > 0 {
		t.Errorf("%d of %d exact, %d explained, %d unexplained, %d missing", exact, len(p.Jobs), explained, unexplained, len(r.Missing))
	}
	for _, c := range r.Slips {
		if !c.Exact() || len(c.Notes) > 0 {
			t.Errorf("%v: %+v %+v %v", c.Key, c.Differences, c.Notes, c.CannotSay)
		}
	}
	if len(s.Employers) != 50 || len(p.Jobs) < 60 {
		t.Errorf("%d employers, %d jobs", len(s.Employers), len(p.Jobs))
	}
	for _, w := range s.Warnings {
		t.Errorf("%s line %d: %v", w.File, w.Row, w.Says)
	}
}

// Everything that makes payslips differ is in the fifty.
func TestTheFiftyHoldEverything(t *testing.T) {
	p, _ := old(t, nil)
	seen := map[string]bool{}
	for _, j := range p.Jobs {
		seen[string(j.Terms.Frequency)] = true
		seen[j.Code.String()] = true
		seen["letter "+j.Next.Input.Letter.String()] = true
		r := j.Next.Result
		for name, has := range map[string]bool{"tax": r.Tax > 0, "refund": r.Tax < 0, "ni": r.EmployeeNI > 0, "employer ni": r.EmployerNI > 0, "loan": r.StudentLoan > 0,
			"postgraduate": r.PostgraduateLoan > 0, "pension": r.WorkerPension > 0, "before tax": r.Taxable < r.Gross, "opted out": j.Opted, "earlier": j.Earlier.EarlierPay > 0,
			"two letters": r.After.Letters[1].Letter != 0} {
			seen[name] = seen[name] || has
		}
	}
	for _, want := range []string{"W1", "W2", "W4", "M1", "1257L", "S1257L", "C1257L", "K475", "1257L W1/M1", "BR", "0T", "letter A", "letter C", "tax", "ni", "employer ni", "loan",
		"postgraduate", "pension", "before tax", "opted out", "earlier", "two letters"} {
		if !seen[want] {
			t.Errorf("nobody has %s", want)
		}
	}
}

// pick finds the first job for which something holds.
func pick(t *testing.T, p *oldpayroll.Payroll, what string, holds func(*oldpayroll.Job) bool) *oldpayroll.Job {
	t.Helper()
	for _, j := range p.Jobs {
		if holds(j) {
			return j
		}
	}
	t.Fatalf("nobody is %s", what)
	return nil
}

func plain(j *oldpayroll.Job) bool {
	return j.Code.String() == "1257L" && j.Next.Result.Tax > 20_00 && j.Earlier.EarlierPay == 0 && j.Next.Input.Letter == 'A'
}

// penny gives what rounding the employee's band down changes.
func penny(j *oldpayroll.Job) money.Amount {
	band := j.Next.Result.NIBands.PTToUEL
	return band.MulDiv(8, 100, money.Down) - band.MulDiv(8, 100, money.HalfDown)
}

func has(r takeover.Report, k takeover.Key, f takeover.Figure) (takeover.Difference, bool) {
	for _, c := range r.Slips {
		if c.Key != k {
			continue
		}
		for _, d := range c.Differences {
			if d.Figure == f {
				return d, true
			}
		}
	}
	return takeover.Difference{}, false
}

func add(row map[string]string, column string, a money.Amount) {
	was := money.Amount(0)
	if s := row[column]; s != "" {
		v, err := money.Parse(s)
		if err != nil {
			panic(err)
		}
		was = v
	}
	row[column] = (was + a).Plain()
}

// What is wrong on purpose is found, and the reason is named.
func TestPlantedErrorsAreNamed(t *testing.T) {
	tests := []struct {
		name   string
		who    func(*oldpayroll.Job) bool
		plant  func(oldpayroll.Export, *oldpayroll.Job)
		quirk  func(*payroll.Input)
		figure takeover.Figure
		want   msg.Key
	}{
		{"a year to date brought over wrong", plain, func(e oldpayroll.Export, j *oldpayroll.Job) {
			add(e.Row(takeover.YearFile, j.Key), "tax", 10_00)
			add(e.Row(takeover.EmployersFile, takeover.Key{Employer: j.Key.Employer}), "tax", 10_00)
		}, nil, takeover.Tax, "takeover.why.year"},
		{"the same, where the payslips show no totals", plain, func(e oldpayroll.Export, j *oldpayroll.Job) {
			add(e.Row(takeover.YearFile, j.Key), "tax", 10_00)
			add(e.Row(takeover.EmployersFile, takeover.Key{Employer: j.Key.Employer}), "tax", 10_00)
			e.Row(takeover.ParallelFile, j.Key)["tax to date"] = ""
		}, nil, takeover.Tax, "takeover.why.year-by-code"},
		{"a wrong tax code", plain, func(e oldpayroll.Export, j *oldpayroll.Job) { e.Row(takeover.PAsFile, j.Key)["tax code"] = "BR" }, nil, takeover.Tax, "takeover.why.code"},
		{"a wrong tax code, where the payslips show none", plain, func(e oldpayroll.Export, j *oldpayroll.Job) {
			e.Row(takeover.PAsFile, j.Key)["tax code"] = "0T"
			e.Row(takeover.ParallelFile, j.Key)["tax code"] = ""
		}, nil, takeover.Tax, "takeover.why.code-guess"},
		{"a code of HMRC's that the old payroll missed", plain, func(e oldpayroll.Export, j *oldpayroll.Job) {
			e[takeover.NoticesFile].Rows = append(e[takeover.NoticesFile].Rows, map[string]string{"employer": j.Key.Employer, "pa": j.Key.PA, "notice": "P6",
				"issued": "2026-11-10", "from": "2026-11-16", "tax code": "900L"})
		}, nil, takeover.Tax, "takeover.why.notice"},
		{"week 1 instead of the year so far", plain, func(e oldpayroll.Export, j *oldpayroll.Job) {
			e.Row(takeover.ParallelFile, j.Key)["tax code"] = ""
		}, func(in *payroll.Input) { in.Code = in.Code.OnItsOwn() }, takeover.Tax, "takeover.why.basis"},
		{"a penny of tax", plain, func(e oldpayroll.Export, j *oldpayroll.Job) {
			add(e.Row(takeover.ParallelFile, j.Key), "tax", 1)
			add(e.Row(takeover.ParallelFile, j.Key), "net", -1)
			e.Row(takeover.ParallelFile, j.Key)["tax to date"] = ""
		}, nil, takeover.Tax, "takeover.why.tax-penny"},
		{"National Insurance rounded down", func(j *oldpayroll.Job) bool { return plain(j) && penny(j) != 0 }, func(e oldpayroll.Export, j *oldpayroll.Job) {
			add(e.Row(takeover.ParallelFile, j.Key), "employee ni", penny(j))
			add(e.Row(takeover.ParallelFile, j.Key), "net", -penny(j))
		}, nil, takeover.EmployeeNI, "takeover.why.ni-rounded"},
		{"letter A above State Pension age", func(j *oldpayroll.Job) bool { return j.Next.Input.Letter == 'C' && j.Next.Result.NIBands.PTToUEL > 0 }, nil,
			func(in *payroll.Input) { in.Letter = 'A' }, takeover.EmployeeNI, "takeover.why.letter"},
		{"a pension on all pay", func(j *oldpayroll.Job) bool { return j.Next.Result.WorkerPension > 0 }, nil,
			func(in *payroll.Input) { in.Pension.Basis = 1 }, takeover.WorkerPension, "takeover.why.pension-basis"},
		{"a pension taken after tax, not before", func(j *oldpayroll.Job) bool { return j.Next.Result.WorkerPension > 0 && j.Scheme == 2 }, nil,
			func(in *payroll.Input) { in.Pension.Scheme = 1 }, takeover.WorkerPension, "takeover.why.pension-scheme"},
		{"no student loan", func(j *oldpayroll.Job) bool { return j.Next.Result.StudentLoan > 0 }, func(e oldpayroll.Export, j *oldpayroll.Job) {
			e.Row(takeover.PAsFile, j.Key)["student loan"] = ""
		}, nil, takeover.StudentLoan, "takeover.why.loan"},
		{"no Employment Allowance", func(j *oldpayroll.Job) bool { return j.Next.Result.AllowanceUsed > 0 }, nil,
			func(in *payroll.Input) { in.AllowanceLeft = 0 }, takeover.AllowanceUsed, "takeover.why.no-allowance"},
		{"hours rounded down", func(j *oldpayroll.Job) bool {
			l := j.Next.Input.Lines[0]
			return plain(j) && l.Rate.ForMinutes(l.Minutes, money.Down) != l.Pay()
		}, func(e oldpayroll.Export, j *oldpayroll.Job) {}, func(in *payroll.Input) {
			in.Lines[0].Amount = in.Lines[0].Rate.ForMinutes(in.Lines[0].Minutes, money.Down)
		}, takeover.Gross, "takeover.why.hours-rounded"},
	}
	clean, _ := old(t, nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			who := pick(t, clean, tt.name, tt.who)
			_, e := old(t, func(j *oldpayroll.Job, in *payroll.Input) {
				if tt.quirk != nil && j.Key == who.Key {
					tt.quirk(in)
				}
			})
			if tt.plant != nil {
				tt.plant(e, who)
			}
			_, r := compare(t, e)
			exact, explained, unexplained := r.Count()
			if explained != 1 || unexplained != 0 || exact != len(clean.Jobs)-1 {
				t.Errorf("%d exact, %d explained, %d unexplained", exact, explained, unexplained)
			}
			d, found := has(r, who.Key, tt.figure)
			if !found || !slices.ContainsFunc(d.Reasons, func(m msg.Text) bool { return m.Key == tt.want }) {
				t.Errorf("%s differs: %v, %+v", tt.figure, found, d)
			}
		})
	}
}

// A difference that nothing explains is said to be so.
func TestNothingIsExplainedAway(t *testing.T) {
	for _, f := range []takeover.Figure{takeover.Tax, takeover.EmployeeNI, takeover.WorkerPension, takeover.Net, takeover.Gross} {
		p, e := old(t, nil)
		who := pick(t, p, "plain", func(j *oldpayroll.Job) bool { return plain(j) && j.Next.Result.WorkerPension > 0 })
		row := e.Row(takeover.ParallelFile, who.Key)
		add(row, string(f), 4_37)
		row["tax to date"], row["taxable to date"], row["hours pay"] = "", "", ""
		_, r := compare(t, e)
		if _, _, unexplained := r.Count(); unexplained != 1 {
			t.Errorf("%s: %d unexplained", f, unexplained)
		}
		if d, found := has(r, who.Key, f); !found || len(d.Reasons) > 0 {
			t.Errorf("%s: %+v", f, d)
		}
	}
}

// What cannot be used is refused whole, with its file, line and column.
func TestFaultsNameTheirPlace(t *testing.T) {
	key := takeover.Key{Employer: "E001", PA: "P001-1"}
	tests := []struct {
		name    string
		file    takeover.File
		column  string
		value   string
		in, col string // where the fault is, when not there
	}{
		{"a number that is none", takeover.PAsFile, "nino", "AB12", "", ""},
		{"a code that is none", takeover.PAsFile, "tax code", "12XX", "", ""},
		{"a letter that is none", takeover.PAsFile, "ni letter", "Q", "", ""},
		{"a date that is none", takeover.PAsFile, "born", "31/01/1990", "", ""},
		{"no name", takeover.PAsFile, "name", "", "", ""},
		{"no employer of that reference", takeover.PAsFile, "employer", "E999", "", ""},
		{"a period that ends on another day", takeover.PAsFile, "paid to", "2026-11-11", "", ""},
		{"a pension that pensions.csv knows nothing of", takeover.PAsFile, "pension", "none", "", ""},
		{"no PA of that reference", takeover.YearFile, "pa", "P999-1", "", ""},
		{"last tax year", takeover.YearFile, "pay day", "2026-03-20", "", ""},
		{"a total that is a penny out", takeover.EmployersFile, "gross", "1.00", "", ""},
		{"another number of PAs", takeover.EmployersFile, "pas", "9", "", ""},
		{"a reference that HMRC would refuse", takeover.EmployersFile, "accounts office", "12", "", ""},
		{"authority that is still to come", takeover.EmployersFile, "authority from", "2027-01-01", "", ""},
		{"bands above the pay", takeover.YearFile, "pt to uel", "999999.00", "", "pay"},
		{"earnings limit in pence", takeover.YearFile, "at lel", "100.50", "", ""},
		{"more tax back than was paid", takeover.YearFile, "tax", "-50.00", "", ""},
		{"holiday that is no time", takeover.HolidayFile, "earned", "many", "", ""},
		{"weeks that are still to come", takeover.HistoryFile, "to", "2027-01-01", "", ""},
		{"an event that cannot be", takeover.PensionsFile, "event", "opted-out", "", ""},
		{"a report that is none", takeover.FiledFile, "report", "p35", "", ""},
	}
	_, e := old(t, nil)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := key
			if tt.file == takeover.EmployersFile || tt.file == takeover.FiledFile {
				k.PA = ""
			}
			row := e.Row(tt.file, k)
			was := row[tt.column]
			row[tt.column] = tt.value
			defer func() { row[tt.column] = was }()
			files, err := e.Files()
			if err != nil {
				t.Fatal(err)
			}
			s, err := takeover.Read(files, today)
			all := fault.All(err)
			column := tt.column
			if tt.col != "" {
				column = tt.col
			}
			found := slices.ContainsFunc(all, func(f *fault.Fault) bool {
				file, col := takeover.Where(f)
				return file == string(tt.file) && col == column && f.Line >= 2
			})
			if !found || len(s.Jobs) > 0 {
				t.Errorf("faults %v, %d jobs", all, len(s.Jobs))
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	p, e := old(t, nil)
	who := pick(t, p, "plain", plain)
	over := pick(t, p, "over State Pension age", func(j *oldpayroll.Job) bool { return j.Next.Input.Letter == 'C' })
	add(e.Row(takeover.YearFile, who.Key), "tax", 10_00)
	add(e.Row(takeover.EmployersFile, takeover.Key{Employer: who.Key.Employer}), "tax", 10_00)
	e.Row(takeover.PAsFile, over.Key)["ni letter"] = "A"
	e.Row(takeover.PAsFile, over.Key)["nino"] = ""
	files, err := e.Files()
	if err != nil {
		t.Fatal(err)
	}
	s, err := takeover.Read(files, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []msg.Key{"takeover.warn.tax", "takeover.warn.net", "takeover.warn.filed", "takeover.warn.letter", "takeover.warn.no-nino"} {
		if !slices.ContainsFunc(s.Warnings, func(w takeover.Warning) bool { return w.Says.Key == want && w.Row >= 2 }) {
			t.Errorf("no %s in %v", want, s.Warnings)
		}
	}
}

// Two payslips of one job are each judged by themselves.
func TestASecondPayslipIsJudgedByItself(t *testing.T) {
	p, e := old(t, nil)
	who := pick(t, p, "plain", func(j *oldpayroll.Job) bool { return plain(j) && j.Terms.Frequency == "W1" })
	add(e.Row(takeover.YearFile, who.Key), "tax", 10_00)
	add(e.Row(takeover.EmployersFile, takeover.Key{Employer: who.Key.Employer}), "tax", 10_00)
	next := who.Next.Input
	next.Before, next.Period = who.Next.Result.After, calendar.Period{First: next.Period.First.AddDays(7), Last: next.Period.Last.AddDays(7)}
	next.PayDate = next.PayDate.AddDays(7)
	r, err := payroll.Calculate(next, nil)
	if err != nil {
		t.Fatal(err)
	}
	row := map[string]string{}
	for k, v := range e.Row(takeover.ParallelFile, who.Key) {
		row[k] = v
	}
	row["from"], row["to"], row["pay day"] = next.Period.First.String(), next.Period.Last.String(), next.PayDate.String()
	for _, f := range takeover.Figures() {
		row[string(f)] = f.Of(r).Plain()
	}
	row["taxable to date"], row["tax to date"] = "", ""
	e[takeover.ParallelFile].Rows = append(e[takeover.ParallelFile].Rows, row)
	_, report := compare(t, e)
	if exact, explained, unexplained := report.Count(); explained != 1 || unexplained != 0 || exact != len(p.Jobs) {
		t.Errorf("%d exact, %d explained, %d unexplained", exact, explained, unexplained)
	}
}

func FuzzRead(f *testing.F) {
	p := oldpayroll.New(today, 2)
	if err := p.Run(); err != nil {
		f.Fatal(err)
	}
	e, err := p.Export()
	if err != nil {
		f.Fatal(err)
	}
	files, err := e.Files()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(files[takeover.EmployersFile], files[takeover.PAsFile], files[takeover.YearFile], files[takeover.PensionsFile], files[takeover.ParallelFile])
	f.Fuzz(func(t *testing.T, employers, pas, year, pensions, parallel []byte) {
		all := map[takeover.File][]byte{takeover.EmployersFile: employers, takeover.PAsFile: pas, takeover.YearFile: year, takeover.PensionsFile: pensions,
			takeover.ParallelFile: parallel, takeover.HolidayFile: files[takeover.HolidayFile], takeover.HistoryFile: files[takeover.HistoryFile]}
		s, slips, err := takeover.ReadAll(all, today)
		if err != nil {
			return
		}
		r, err := takeover.Compare(s, slips)
		if err != nil {
			t.Fatal(err)
		}
		if exact, explained, unexplained := r.Count(); exact+explained+unexplained != len(slips) {
			t.Errorf("%d payslips, %d %d %d", len(slips), exact, explained, unexplained)
		}
	})
}
