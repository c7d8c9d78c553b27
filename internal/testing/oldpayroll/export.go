package oldpayroll

import (
	"bytes"
	"fmt"
	"strconv"

	"ownway/internal/care/takeover"
	"ownway/pay/employment"
	"ownway/pay/payroll"
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/money"
	"ownway/value/table"
)

// Sheet is one file of an export, before it is written.
type Sheet struct {
	Head []string
	Rows []map[string]string
}

// Export is what the old payroll hands over, and can be spoiled on purpose.
type Export map[takeover.File]*Sheet

// Files writes the export.
func (e Export) Files() (map[takeover.File][]byte, error) {
	files := map[takeover.File][]byte{}
	for name, s := range e {
		var rows [][]string
		for _, r := range s.Rows {
			row := make([]string, len(s.Head))
			for i, h := range s.Head {
				row[i] = r[h]
			}
			rows = append(rows, row)
		}
		var out bytes.Buffer
		if err := table.Write(&out, s.Head, rows); err != nil {
			return nil, err
		}
		files[name] = out.Bytes()
	}
	return files, nil
}

// Row finds the first row of a file about a job, or about an employer where the
// PA is empty.
func (e Export) Row(f takeover.File, k takeover.Key) map[string]string {
	for _, r := range e[f].Rows {
		if r["employer"] == k.Employer && (k.PA == "" || r["pa"] == k.PA) {
			return r
		}
	}
	panic(fmt.Sprintf("oldpayroll: %s has no row of %v", f, k))
}

func sheet(f takeover.File) *Sheet {
	c := f.Columns()
	return &Sheet{Head: append(append([]string{}, c.Must...), c.May...)}
}

// Export gives what the old payroll knows about everybody, and no more than its
// exports hold.
func (p *Payroll) Export() (Export, error) {
	e := Export{}
	for _, f := range append(takeover.Files(), takeover.ParallelFile) {
		e[f] = sheet(f)
	}
	y, err := rates.For(calendar.TaxYearOf(p.Today))
	if err != nil {
		return nil, err
	}
	for i := range p.Employers {
		p.employer(e, i)
	}
	for i, j := range p.Jobs {
		if len(j.Made) == 0 {
			return nil, fmt.Errorf("%v was never paid", j.Key)
		}
		e.add(takeover.PAsFile, j.pas(i))
		j.year(e)
		earned, taken := j.holiday(y)
		e.add(takeover.HolidayFile, j.row("earned", clock(earned), "taken", clock(taken)))
		j.history(e)
		j.pensions(e)
		e.add(takeover.ParallelFile, j.parallel())
	}
	return e, nil
}

func (e Export) add(f takeover.File, row map[string]string) { e[f].Rows = append(e[f].Rows, row) }

func (j *Job) row(pairs ...string) map[string]string {
	r := map[string]string{"employer": j.Key.Employer, "pa": j.Key.PA}
	for i := 0; i < len(pairs); i += 2 {
		r[pairs[i]] = pairs[i+1]
	}
	return r
}

func clock(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// so far gives the totals of the job after its last payslip.
func (j *Job) soFar() payroll.YearToDate { return j.Made[len(j.Made)-1].Result.After }

func (p *Payroll) employer(e Export, i int) {
	ref := fmt.Sprintf("E%03d", i+1)
	var t payroll.YearToDate
	n := 0
	var last calendar.Date
	for _, j := range p.Jobs {
		if j.Key.Employer != ref {
			continue
		}
		n++
		y := j.soFar()
		t.Gross, t.Tax, t.EmployeeNI, t.EmployerNI = t.Gross+y.Gross, t.Tax+y.Tax, t.EmployeeNI+y.EmployeeNI, t.EmployerNI+y.EmployerNI
		if d := j.Made[len(j.Made)-1].PayDay; d.After(last) {
			last = d
		}
	}
	councils := []string{"Severnside Council", "Harbourside Council", "", "Northmoor Council"}
	row := map[string]string{"employer": ref, "name": fmt.Sprintf("Robin Sample %d", i+1), "born": "1968-05-17", "registered": "yes", "paye reference": fmt.Sprintf("123/AB%03d", i+1),
		"accounts office": fmt.Sprintf("123PA%07dX", i+1), "registered since": "2024-03-01", "employment allowance": "yes", "pays hmrc": "quarter",
		"council": councils[i%len(councils)], "authority from": "2026-11-02", "authority why": "runs my payroll from November", "agent reference": "AG1234", "agent since": "2026-11-05",
		"pas": strconv.Itoa(n), "gross": t.Gross.Plain(), "tax": t.Tax.Plain(), "employee ni": t.EmployeeNI.Plain(), "employer ni": t.EmployerNI.Plain()}
	if row["council"] == "" {
		row["own money"] = "yes"
	}
	e.add(takeover.EmployersFile, row)
	e.add(takeover.FiledFile, map[string]string{"employer": ref, "report": "fps", "day": last.String(), "irmark": fmt.Sprintf("MARK%04d", i+1), "correlation": fmt.Sprintf("C%06d", i+1),
		"gross": t.Gross.Plain(), "tax": t.Tax.Plain(), "employee ni": t.EmployeeNI.Plain(), "employer ni": t.EmployerNI.Plain()})
	e.add(takeover.FiledFile, map[string]string{"employer": ref, "report": "eps", "day": "2026-04-06", "allowance": "yes"})
}

var (
	often  = map[period.Frequency]string{period.Weekly: "weekly", period.Fortnightly: "fortnightly", period.FourWeekly: "four-weekly", period.Monthly: "monthly"}
	relief = map[pension.Scheme]string{pension.NotMember: "none", pension.ReliefAtSource: "relief at source", pension.NetPay: "net pay"}
)

func (j *Job) pas(i int) map[string]string {
	last := j.Made[len(j.Made)-1]
	r := j.row("name", j.Name, "born", j.Born.String(), "starts", j.Terms.Start.String(), "frequency", often[j.Terms.Frequency], "period from", j.Terms.PeriodFrom.String(),
		"paid to", last.Period.Last.String(), "rate", j.Terms.Rates[0].Hourly.Plain(), "sleep-in", j.Terms.SleepIn.Plain(), "holiday", "12.07%", "tax code", j.Code.String(),
		"ni letter", last.Input.Letter.String(), "pension", relief[j.Scheme], "nino", fmt.Sprintf("QQ%06dA", 100+i), "account name", j.Name, "sort code", "202959",
		"account number", fmt.Sprintf("%08d", 10_000_000+i), "address 1", "1 Invented Row", "postcode", "GL1 1AA", "gender", "f", "relation", "not-related", "same household", "no")
	if j.Terms.Holiday == employment.RolledUp {
		r["holiday"] = "rolled up"
	}
	for _, d := range []string{"monday", "tuesday", "wednesday", "thursday", "friday"} {
		r[d] = clock(j.Average)
	}
	if j.Loans.Student != 0 {
		r["student loan"] = strconv.Itoa(int(j.Loans.Student))
	}
	if j.Loans.Postgraduate {
		r["postgraduate loan"] = "yes"
	}
	return r
}

func (j *Job) year(e Export) {
	y, last := j.soFar(), j.Made[len(j.Made)-1]
	for i, t := range y.Letters {
		if t.Letter == 0 {
			continue
		}
		r := j.row("pay day", last.PayDay.String(), "letter", t.Letter.String(), "pay", t.Pay.Plain(), "at lel", t.Bands.AtLEL.Plain(), "lel to pt", t.Bands.LELToPT.Plain(),
			"pt to uel", t.Bands.PTToUEL.Plain(), "employee ni", t.Employee.Plain(), "employer ni", t.Employer.Plain())
		if i == 0 {
			for column, a := range map[string]money.Amount{"gross": y.Gross, "taxable": y.Taxable, "tax": y.Tax, "earlier pay": y.EarlierPay, "earlier tax": y.EarlierTax,
				"student loan": y.StudentLoan, "postgraduate loan": y.PostgraduateLoan, "worker pension": y.WorkerPension, "employer pension": y.EmployerPension,
				"allowance used": y.AllowanceUsed, "net": y.Net} {
				r[column] = a.Plain()
			}
		}
		e.add(takeover.YearFile, r)
	}
}

// history gives the pay of every period; the year before is as this one was.
func (j *Job) history(e Export) {
	first := j.Made[0]
	if j.Terms.Start.Before(first.Period.First) {
		for at := j.Terms.PeriodOn(first.Period.First.AddDays(-360)); at.Last.Before(first.Period.First); at = j.Terms.PeriodOn(at.Last.AddDays(1)) {
			e.add(takeover.HistoryFile, j.row("from", at.First.String(), "to", at.Last.String(), "pay", first.Result.Gross.Plain(), "hours", "40"))
		}
	}
	for _, s := range j.Made {
		minutes := 0
		for _, n := range s.Entries {
			minutes += n.Minutes
		}
		e.add(takeover.HistoryFile, j.row("from", s.Period.First.String(), "to", s.Period.Last.String(), "pay", s.Result.Gross.Plain(), "hours", clock(minutes)))
	}
}

func (j *Job) pensions(e Export) {
	from := j.Terms.Start
	switch {
	case j.Scheme != pension.NotMember:
		e.add(takeover.PensionsFile, j.row("on", from.String(), "event", "enrolled"))
		e.add(takeover.PensionsFile, j.row("on", from.AddDays(7).String(), "event", "letter-sent", "letter", "enrolled"))
	case j.Opted:
		e.add(takeover.PensionsFile, j.row("on", from.String(), "event", "enrolled"))
		e.add(takeover.PensionsFile, j.row("on", from.AddDays(2).String(), "event", "letter-sent", "letter", "enrolled"))
		e.add(takeover.PensionsFile, j.row("on", from.AddDays(9).String(), "event", "opted-out"))
	}
}

func (j *Job) parallel() map[string]string {
	s := j.Next
	r := j.row("pay day", s.PayDay.String(), "from", s.Period.First.String(), "to", s.Period.Last.String(), "tax code", s.Input.Code.String(), "ni letter", s.Input.Letter.String())
	for _, l := range s.Input.Lines {
		switch l.Kind {
		case payroll.Hours:
			r["hours"], r["rate"], r["hours pay"] = clock(l.Minutes), l.Rate.Plain(), l.Pay().Plain()
		case payroll.SleepIn:
			r["sleep-in pay"] = l.Pay().Plain()
		case payroll.Holiday:
			r["holiday pay"] = l.Pay().Plain()
		}
	}
	for _, f := range takeover.Figures() {
		r[string(f)] = f.Of(s.Result).Plain()
	}
	r["taxable to date"], r["tax to date"] = s.Result.After.Taxable.Plain(), s.Result.After.Tax.Plain()
	return r
}
