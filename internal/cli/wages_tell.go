package cli

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	rules "ownway/internal/care/bureau"
	"ownway/internal/care/work"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
)

type wagesHours struct {
	wagesBy
	File    string `arg:"" type:"path" help:"CSV with the columns employer, pa and date, and of kind (work, holiday, sick or sleep-in; work when left out), from, to, hours, nights and note those that you need."`
	Told    string `enum:"call,paper," default:"" placeholder:"call|paper" help:"How these hours reached you: told by phone, or on a paper sheet. It stands on record."`
	Replace bool   `help:"Take these hours in place of others that were told before for the same pay period."`
	Agree   bool   `help:"Say at once that they are right, where this account is asked."`
}

// Help says what is taken and what is not.
func (wagesHours) Help() string {
	return `Of each PA all lines are taken or none: one bad line leaves that PA out, and
nobody else. What is wrong is said by line and column; mend it and give the
file again, what was taken stays. The status is 1 where a PA was left out.

The lines of a PA are the hours of one whole pay period, and stand in place of
hours told before. Where others were told before they are refused, unless you
say --replace. Work of one day can be told in several lines from and to; work
past midnight counts on the day on which it began. A night that may be slept
is kind sleep-in, 1 under nights and under hours only the time awake. A note
is shown here and not kept.`
}

type toldJSON struct {
	Employer string        `json:"employer"`
	PA       string        `json:"pa"`
	Taken    bool          `json:"taken"`
	Before   bool          `json:"toldBefore"` // the same hours were there already
	First    calendar.Date `json:"first"`
	Last     calendar.Date `json:"last"`
	Minutes  int           `json:"minutes"`
	Nights   int           `json:"nights"`
	Agreed   bool          `json:"agreed"`
	Wrong    []wrongCell   `json:"wrong"`
	Notes    []string      `json:"notes"`
}

// Run takes in the hours of a file.
func (c *wagesHours) Run(w *world) error {
	if c.Told == "" {
		return fmt.Errorf("say how these hours reached you: --told call, or --told paper")
	}
	return c.act(w, func(o *office) error {
		all, err := o.readHours(c.File)
		if err != nil {
			return err
		}
		told := []toldJSON{}
		for _, h := range all {
			one, err := o.take(h, c)
			if err != nil {
				return err
			}
			told = append(told, one)
		}
		if err := o.tellTaken(told); err != nil {
			return err
		}
		for _, one := range told {
			if !one.Taken || c.Agree && !one.Agreed {
				return quiet
			}
		}
		return nil
	})
}

// take takes all lines of a PA, or none and says why.
func (o *office) take(h *hoursOf, c *wagesHours) (toldJSON, error) {
	one := toldJSON{Employer: h.employer, PA: h.pa, Wrong: []wrongCell{}, Notes: []string{}}
	employer, e, err := o.jobOf(h)
	if err != nil {
		return one, err
	}
	if len(h.wrong) == 0 {
		one.Employer, one.PA = employer, e.PAName
		h.read(o, e)
		entries, lines := h.entries(hours.Told(c.Told))
		p := h.periodOf(o, e)
		one.First, one.Last = p.First, p.Last
		if err := o.key(h, c, e, p, entries, lines, &one); err != nil {
			return one, err
		}
	}
	for _, l := range h.lines {
		if l.note != "" {
			one.Notes = append(one.Notes, fmt.Sprintf("line %d: %s", l.line, l.note))
		}
	}
	one.Wrong = append(one.Wrong, h.wrong...)
	return one, nil
}

// periodOf gives the pay period of the first day, and refuses days of another:
// two periods could not be taken all or none.
func (h *hoursOf) periodOf(o *office, e work.Employment) (p calendar.Period) {
	for _, l := range h.lines {
		if p.First.IsZero() {
			p = e.Terms.PeriodOn(l.entry.Date)
		}
		if !p.Has(l.entry.Date) {
			h.refuse(l.line, "date", fmt.Sprintf("This is not in the pay period from %s to %s. Put it into a file of its own", o.words.Date(p.First), o.words.Date(p.Last)))
		}
	}
	return p
}

// key takes the hours of a PA where nothing is wrong with them.
func (o *office) key(h *hoursOf, c *wagesHours, e work.Employment, p calendar.Period, entries []hours.Entry, lines []int, one *toldJSON) error {
	sheet, err := hours.New(e.Terms, p)
	if len(h.lines) > 0 && err == nil {
		_, _, err = sheet.Log(entries, o.pay.Today())
		h.onLines(o, err, lines)
	}
	if len(h.wrong) > 0 {
		return nil
	}
	for _, entry := range entries {
		one.Minutes += entry.Minutes
		one.Nights += entry.Nights
	}
	before, err := o.toldBefore(e, p)
	if err != nil {
		return err
	}
	other := false
	for _, entry := range before {
		other = other || entry.Told != hours.Usual
	}
	switch {
	case rules.Same(entries, before):
		one.Before, one.Taken = true, true
	case other && !c.Replace:
		h.refuse(0, "", o.words.Say(bureau.OtherHours.With("told", before[0].Told.Text()))+", with --replace")
		return nil
	default:
		if err := o.pay.KeyHours(o.ctx, o.by, e.ID, p.First, entries); err != nil {
			h.onLines(o, err, lines)
			return internal(err)
		}
		one.Taken = true
	}
	if !c.Agree {
		return nil
	}
	if err := o.agree(e.Employer, pay.SheetOf{Employment: e.ID, Day: p.First}, p); err != nil {
		h.refuse(0, "", "taken, and not agreed: "+o.says(err))
		return internal(err)
	}
	one.Agreed = true
	return nil
}

// toldBefore gives the hours that stand there, of a period that is over and not
// yet agreed.
func (o *office) toldBefore(e work.Employment, p calendar.Period) ([]hours.Entry, error) {
	asked, _, err := o.pay.HoursAsked(o.ctx, o.by, e.Employer)
	for _, q := range asked {
		if q.Employment.ID == e.ID && q.Days.Period == p {
			return q.Sheet.Hours.Entries, err
		}
	}
	return nil, err
}

// onLines turns the faults of entries, which are counted, into what is wrong on
// the lines they came from.
func (h *hoursOf) onLines(o *office, err error, lines []int) {
	columns := map[string]string{"minutes": "hours", "told": "kind"}
	for _, f := range fault.All(err) {
		parts := strings.Split(f.Field, ".")
		if len(parts) == 3 {
			if n, err := strconv.Atoi(parts[1]); err == nil && n < len(lines) {
				h.refuse(lines[n], cmp.Or(columns[parts[2]], parts[2]), o.words.Say(f.Text))
				continue
			}
		}
		h.refuse(0, "", o.words.Say(f.Text))
	}
}

func (o *office) tellTaken(all []toldJSON) error {
	if o.asked.JSON {
		return o.printJSON(all)
	}
	taken := 0
	for _, one := range all {
		who := one.Employer + ", " + one.PA
		switch {
		case one.Before:
			fmt.Fprintf(o.out, "%s: the same hours were told before, nothing is counted twice\n", who)
		case one.Taken:
			fmt.Fprintf(o.out, "%s: %s\n", who, o.timeOf(one))
		default:
			fmt.Fprintf(o.out, "%s: left out\n", who)
		}
		if one.Taken {
			taken++
		}
		if one.Agreed {
			fmt.Fprintln(o.out, "  agreed")
		}
		for _, cell := range one.Wrong {
			fmt.Fprintln(o.out, " ", cell)
		}
		for _, note := range one.Notes {
			fmt.Fprintln(o.out, "  note on", note)
		}
	}
	fmt.Fprintf(o.out, "The hours of %d of %d PAs are taken\n", taken, len(all))
	return nil
}

func (o *office) timeOf(one toldJSON) string {
	s := fmt.Sprintf("%s in %s", o.words.Hours(one.Minutes), o.words.Period(calendar.Period{First: one.First, Last: one.Last}))
	if one.Nights > 0 {
		s += fmt.Sprintf(", with %s", o.words.T("wages.nights", "n", one.Nights))
	}
	return s
}
