package cli

import (
	"fmt"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/money"
)

type runJSON struct {
	periodJSON
	Net       money.Amount   `json:"net"` // to be paid to the PAs that are ready or done
	Employers []employerJSON `json:"employers"`
}

type employerJSON struct {
	Reference  string          `json:"reference"`
	Employer   string          `json:"employer"`
	State      work.ItemState  `json:"state"`
	Payslips   []slipJSON      `json:"payslips"`
	Exceptions []exceptionJSON `json:"exceptions"`
}

type slipJSON struct {
	Payslip  string        `json:"payslip"` // none in a dry run
	PA       string        `json:"pa"`
	Gross    money.Amount  `json:"gross"`
	Net      money.Amount  `json:"net"`
	LastTime *money.Amount `json:"lastTime"`
	Change   *money.Amount `json:"change"`
	AsUsual  bool          `json:"asUsual"` // the usual hours, because nobody answered
}

// exceptionJSON is what keeps somebody from being paid, and what cures it.
type exceptionJSON struct {
	PA     string `json:"pa"`
	Reason string `json:"reason"`
	Cure   string `json:"cure"`
}

// tellRun prints a wages run: what each PA is paid beside last time, and who is
// not paid yet and why.
func (o *office) tellRun(look pay.Look) error {
	run := runJSON{periodJSON: periodOf(look.Run.Frequency, look.Run.Calendar, look.Run.ID, look.Run.State), Employers: []employerJSON{}}
	for _, row := range look.Items {
		e, err := o.employer(look.Run, row)
		if err != nil {
			return err
		}
		run.Employers = append(run.Employers, e)
		run.Net += row.Net()
	}
	if o.asked.JSON {
		return o.printJSON(run)
	}
	o.printHead(look.Run)
	o.printSlips(run)
	o.printExceptions(run)
	o.printNext(look.Run, run)
	return nil
}

func (o *office) employer(run work.Run, row pay.Row) (employerJSON, error) {
	e := employerJSON{Reference: string(row.Employer), Employer: row.Name, State: row.State, Payslips: []slipJSON{}, Exceptions: []exceptionJSON{}}
	for _, s := range row.Slips {
		slip := slipJSON{Payslip: string(s.ID), PA: s.PAName, Gross: s.Gross, Net: s.Net, AsUsual: s.AsUsual}
		if s.LastTime > 0 {
			last, change := s.LastTime, s.Net-s.LastTime
			slip.LastTime, slip.Change = &last, &change
		}
		e.Payslips = append(e.Payslips, slip)
	}
	for _, s := range row.Stopped {
		e.Exceptions = append(e.Exceptions, exceptionJSON{s.PAName, o.words.Say(s.Why), o.cureOf(run, row.Name, s)})
	}
	for _, q := range row.Asked {
		reason, cure := o.askedOf(run, row.Name, q)
		e.Exceptions = append(e.Exceptions, exceptionJSON{q.Employment.PAName, reason, cure})
	}
	if row.State == work.Held && len(e.Exceptions) == 0 {
		e.Exceptions = append(e.Exceptions, exceptionJSON{"", o.words.Say(row.Why), "Put that right." + o.again(run, row.Name)})
	}
	return e, nil
}

func (o *office) printHead(run work.Run) {
	p, state := run.Calendar, string(run.State)
	fmt.Fprintf(o.out, "Wages run, %s, %s: %s\n", oftenWord(run.Frequency), o.words.Period(p.Period), stateWord(state))
	fmt.Fprintf(o.out, "Hours until %s, after that the usual ones are paid. Pay day %s.\n", o.words.Date(p.CutOff), o.words.Date(p.PayDay))
	if run.State == work.Gathering {
		fmt.Fprintln(o.out, "A dry run: this is what it comes to now, and nothing is kept.")
	}
	fmt.Fprintln(o.out)
}

func (o *office) printSlips(run runJSON) {
	rows := [][]string{{"employer", "PA", "pay", "to take home", "last time", "change", ""}}
	for _, e := range run.Employers {
		for _, s := range e.Payslips {
			last, change, mark := "first pay", "", ""
			if s.LastTime != nil {
				last, change = o.words.Money(*s.LastTime), signed(*s.Change)
			}
			if s.AsUsual {
				mark = "usual hours, nobody answered"
			}
			rows = append(rows, []string{e.Employer, s.PA, o.words.Money(s.Gross), o.words.Money(s.Net), last, change, mark})
		}
	}
	if n := len(rows) - 1; n > 0 {
		rows = append(rows, []string{"in all", fmt.Sprint(n), "", o.words.Money(run.Net), "", "", ""})
		o.columns(rows, 2, 3, 4, 5)
		fmt.Fprintln(o.out)
	}
}

// signed writes what is more with its sign, as what is less has one.
func signed(a money.Amount) string {
	switch {
	case a > 0:
		return "+" + a.String()
	case a == 0:
		return "none"
	}
	return a.String()
}

func (o *office) printExceptions(run runJSON) {
	first := true
	for _, e := range run.Employers {
		for _, x := range e.Exceptions {
			if first {
				fmt.Fprintln(o.out, "Not ready:")
				first = false
			}
			who := e.Employer
			if x.PA != "" {
				who += ", " + x.PA
			}
			fmt.Fprintf(o.out, "  %s: %s\n", who, x.Reason)
			if x.Cure != "" {
				fmt.Fprintf(o.out, "      %s\n", x.Cure)
			}
		}
	}
	if !first {
		fmt.Fprintln(o.out)
	}
}

// printNext says what comes next, so that nobody has to look it up.
func (o *office) printNext(run work.Run, all runJSON) {
	which := fmt.Sprintf("%s %s", oftenWord(run.Frequency), run.Calendar.Period.First)
	start := o.line(o.by.Name, "start %s", which)
	if run.State != work.Gathering {
		fmt.Fprintf(o.out, "Next: %s\n", o.line(o.by.Name, "payslips %s", which))
		for _, e := range all.Employers {
			if len(e.Payslips) > 0 {
				fmt.Fprintf(o.out, "      ownway rti fps %q, and so for each employer\n", e.Employer)
				break
			}
		}
		return
	}
	switch from := o.startsFrom(run, all); {
	case from.IsZero():
		fmt.Fprintf(o.out, "Next: %s\n", start)
	default:
		fmt.Fprintf(o.out, "Next: when all hours are agreed, and without that from %s: %s\n", o.words.Date(from), start)
	}
}

// startsFrom gives the day from which a run can be started whatever is answered,
// or no day where it can be now.
func (o *office) startsFrom(run work.Run, all runJSON) calendar.Date {
	today, days := o.pay.Today(), run.Calendar
	waits := !today.After(days.Period.Last)
	for _, e := range all.Employers {
		waits = waits || e.State == work.Waiting
	}
	if !waits || today.After(days.CutOff) {
		return calendar.Date{}
	}
	return days.CutOff.AddDays(1)
}
