package cli

import (
	"fmt"
	"strings"

	"ownway/pay/cost"
	"ownway/value/explain"
	"ownway/value/money"
)

// print writes the cost as a table, line by line.
func (f *answer) print(w *world, why bool) error {
	fmt.Fprintf(w.out, "%14s  %10s\n", "a year", "an hour")
	for _, l := range f.Lines {
		fmt.Fprintf(w.out, "%14s  %10s  %s\n", l.Year, l.Hour, w.words.Say(l.Text))
	}
	fmt.Fprintf(w.out, "%14s  %10s  In all; a week of it is %s\n\n", f.Cost.Year, f.Cost.Hour, f.Cost.Week)
	if left := f.notCounted(); len(left) > 0 {
		fmt.Fprintf(w.out, "Nothing is counted for what was not given: %s.\n", strings.Join(left, ", "))
	}
	f.printLawful(w)
	if f.Budget != nil {
		printBudget(w, *f.asked.OfBudget, *f.Budget)
	}
	if why {
		fmt.Fprint(w.out, "\nHow this is worked out\n")
		printWorking(w, f.why.Lines, 1)
	}
	return nil
}

// notCounted lists the flags of costs that are nothing, so that nobody takes
// what was left out for what it costs.
func (f *answer) notCounted() []string {
	var left []string
	for _, c := range []struct {
		flag string
		n    int64
	}{
		{"--sick-weeks", int64(f.SickWeeks)}, {"--redundancy", int64(f.RedundancyHalfWeeks)}, {"--insurance", int64(f.Insurance)},
		{"--payroll-fee", int64(f.PayrollFee)}, {"--training", int64(f.Training)}, {"--recruitment", int64(f.Recruitment)},
	} {
		if c.n == 0 {
			left = append(left, c.flag)
		}
	}
	return left
}

func (f *answer) printLawful(w *world) {
	is := "lawful"
	if !f.Lawful() {
		is = "NOT lawful"
	}
	fmt.Fprintf(w.out, "A wage of %s an hour is %s: the minimum wage on %s is %s.\n", f.Wage, is, w.words.Date(f.On), f.Minimum)
}

func printBudget(w *world, rate money.Amount, b cost.Sufficiency) {
	fmt.Fprintf(w.out, "With %s for an hour the highest wage is %s", rate, b.Highest)
	if b.Enough {
		fmt.Fprintln(w.out, ", which is lawful.")
		return
	}
	fmt.Fprintf(w.out, ", which is NOT lawful: at the minimum wage an hour costs %s.\n", b.Cost.Hour)
	fmt.Fprintf(w.out, "The budget lacks %s an hour, %s a week.\n", b.GapHour, b.GapWeek)
}

func printWorking(w *world, lines []explain.Line, indent int) {
	for _, l := range lines {
		in := strings.Repeat("  ", indent)
		text := w.words.Say(l.Text)
		if l.Amount != nil {
			text += ": " + l.Amount.String()
		}
		fmt.Fprintf(w.out, "%s%s\n", in, text)
		for _, c := range l.Cites {
			fmt.Fprintf(w.out, "%s    source: %s\n", in, citation(c))
		}
		printWorking(w, l.Lines, indent+1)
	}
}

func citation(c explain.Citation) string {
	s := c.Name
	if c.Address != "" {
		s += " <" + c.Address + ">"
	}
	if c.Unchecked {
		s += " (from memory, not checked)"
	}
	return s
}

func (f *answer) printJSON(w *world, why bool) error {
	note := &f.why
	if !why {
		note = nil
	}
	return asJSON(w.out, f.Document(f.asked, note, w.words.Say))
}
