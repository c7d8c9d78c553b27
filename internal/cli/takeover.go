package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ownway/internal/care/takeover"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
	"ownway/value/table"
)

type takeoverCommand struct {
	Check   takeoverCheck   `cmd:"" help:"Read the files of another payroll and say what is wrong or odd in them."`
	Compare takeoverCompare `cmd:"" help:"Work the old payroll's payslips out again, and say where and why they differ. The status is 1 where a difference is not explained."`
}

// takeoverOf names a folder with the files of docs/takeover.md.
type takeoverOf struct {
	Dir string `arg:"" type:"existingdir" help:"The folder with employers.csv, pas.csv, year-to-date.csv and the others."`
	On  string `placeholder:"2026-11-21" help:"The day on which the files stand. Today when left out."`
}

type takeoverCheck struct{ takeoverOf }

type takeoverCompare struct{ takeoverOf }

func (o takeoverOf) read() (map[takeover.File][]byte, calendar.Date, error) {
	on := calendar.DateOf(time.Now())
	if o.On != "" {
		d, err := calendar.Parse(o.On)
		if err != nil {
			return nil, on, err
		}
		on = d
	}
	files := map[takeover.File][]byte{}
	for _, f := range append(takeover.Files(), takeover.ParallelFile) {
		data, err := readTable(filepath.Join(o.Dir, string(f)))
		if err != nil {
			return nil, on, err
		}
		files[f] = data
	}
	return files, on, nil
}

// readTable reads a file, or nothing where there is none, unless it is larger
// than any table.
func readTable(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if info.Size() > table.MaxBytes {
		return nil, fault.Invalid("file", table.TooLarge)
	}
	return os.ReadFile(name)
}

// Run reads the files. Nothing is kept.
func (c *takeoverCheck) Run(w *world) error {
	files, on, err := c.read()
	if err != nil {
		return err
	}
	s, err := takeover.Read(files, on)
	if err != nil {
		return w.tellFiles(err)
	}
	for _, odd := range s.Warnings {
		fmt.Fprintf(w.out, "%s line %d: %s\n", odd.File, odd.Row, w.words.Say(odd.Says))
	}
	t := s.TotalsOf("")
	fmt.Fprintf(w.out, "%d employers, %d PAs; %d things to look at\n", len(s.Employers), t.PAs, len(s.Warnings))
	fmt.Fprintf(w.out, "to date: gross %s, tax %s, National Insurance %s and %s\n", t.Gross, t.Tax, t.EmployeeNI, t.EmployerNI)
	return nil
}

// Run compares the old payslips with ours. Nothing is kept.
func (c *takeoverCompare) Run(w *world) error {
	files, on, err := c.read()
	if err != nil {
		return err
	}
	s, slips, err := takeover.ReadAll(files, on)
	if err != nil {
		return w.tellFiles(err)
	}
	r, err := takeover.Compare(s, slips)
	if err != nil {
		return err
	}
	for _, p := range r.Slips {
		w.tellCompared(p)
	}
	for _, k := range r.Missing {
		fmt.Fprintf(w.out, "%s %s: no old payslip to compare with\n", k.Employer, k.PA)
	}
	exact, explained, unexplained := r.Count()
	fmt.Fprintf(w.out, "%d of %d exact, %d explained, %d unexplained\n", exact, len(r.Slips), explained, unexplained)
	if unexplained > 0 || len(r.Slips) == 0 {
		return quiet
	}
	return nil
}

func (w *world) tellCompared(p takeover.Compared) {
	who := fmt.Sprintf("parallel.csv line %d: %s %s, %s, paid on %s", p.Row, p.Key.Employer, p.Key.PA, p.PA, p.PayDay)
	if !p.CannotSay.IsZero() {
		fmt.Fprintf(w.out, "%s: cannot be worked out: %s\n", who, w.words.Say(p.CannotSay))
	}
	for _, d := range p.Differences {
		why := "unexplained"
		if len(d.Reasons) > 0 {
			why = w.reasons(d.Reasons)
		}
		fmt.Fprintf(w.out, "%s: %s was %s, is %s: %s\n", who, d.Figure, d.Old, d.Ours, why)
	}
	for _, n := range p.Notes {
		fmt.Fprintf(w.out, "%s: %s\n", who, w.words.Say(n))
	}
}

func (w *world) reasons(all []msg.Text) string {
	said := make([]string, len(all))
	for i, t := range all {
		said[i] = w.words.Say(t)
	}
	return strings.Join(said, ". ")
}

// tellFiles says what is wrong with files, with the file, line and column.
func (w *world) tellFiles(err error) error {
	all := fault.All(err)
	if len(all) == 0 {
		return err
	}
	for _, f := range all {
		file, column := takeover.Where(f)
		place := file
		if f.Line > 0 {
			place = fmt.Sprintf("%s line %d, %s", file, f.Line, column)
		}
		if place == "" {
			place = column
		}
		fmt.Fprintf(w.errOut, "ownway: %s: %s\n", place, w.words.Say(f.Text))
	}
	return quiet
}
