package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/bureau"
	"ownway/internal/app/pay"
	"ownway/internal/store"
	"ownway/pay/payroll/period"
	"ownway/value/fault"
)

type wagesCommand struct {
	List     wagesList     `cmd:"" help:"List the pay periods that are coming, with their wages runs and employers."`
	Hours    wagesHours    `cmd:"" help:"Take in hours from a CSV file, as they came on paper or by phone."`
	Agree    wagesAgree    `cmd:"" help:"Say that hours are right, as the employer or whoever speaks for them; as the support organisation once it is asked."`
	Open     wagesOpen     `cmd:"" help:"Open the wages run of a pay period."`
	Try      wagesTry      `cmd:"" help:"Dry run: work a wages run out to the end and keep nothing. Of one that was started, show how it stands."`
	Start    wagesStart    `cmd:"" help:"Start a wages run: make its payslips and reports, once. The status is 1 where somebody is held."`
	Again    wagesAgain    `cmd:"" help:"Work out again who was held in a run that was started, once that is put right or agreed."`
	Payslips wagesPayslips `cmd:"" help:"Print the payslips of a wages run."`
}

// wagesBy says who does something with wages.
type wagesBy struct {
	As        string `placeholder:"NAME" help:"Whose account does this: its name or reference. It may do what it may on the pages, and nothing else."`
	On        day    `placeholder:"2026-12-14" help:"In a demo, the day on which this is done: 21 November 2026 when left out."`
	MasterKey string `name:"master-key" type:"path" placeholder:"FILE" help:"File with the master key: 64 hexadecimal digits. A demo's database needs none."`
	JSON      bool   `name:"json" help:"Print JSON; amounts are in pence, times in minutes."`
}

// office is the use cases of wages, and who uses them.
type office struct {
	*world
	asked  wagesBy
	store  *store.Store
	by     access.Actor
	pay    *pay.Service
	bureau *bureau.Service
	known  []bureau.Client
}

// open runs fn as the account that was named.
func (c wagesBy) open(w *world, fn func(*office) error) error {
	s, err := w.private(c.MasterKey, "wages are private", c.On.Date)
	if err != nil {
		return err
	}
	by, err := actor(w, s, c.As)
	if err == nil {
		base := app.Base{Store: s}
		err = fn(&office{world: w, asked: c, store: s, by: by, pay: &pay.Service{Base: base}, bureau: &bureau.Service{Base: base}})
	}
	return errors.Join(err, s.Close())
}

// act is open for what changes the record: what was done is sealed before the
// command ends, since there may be no server to do it.
func (c wagesBy) act(w *world, fn func(*office) error) error {
	return c.open(w, func(o *office) error {
		err := fn(o)
		return errors.Join(err, o.store.Seal(o.ctx))
	})
}

// line gives a command line for wages as somebody, as it can be typed here.
func (o *office) line(as, format string, args ...any) string {
	s := fmt.Sprintf("ownway wages "+format, args...) + fmt.Sprintf(" --as %q", as)
	if !o.asked.On.IsZero() {
		s += " --on " + o.asked.On.String()
	}
	if o.asked.MasterKey != "" {
		s += fmt.Sprintf(" --master-key %q", o.asked.MasterKey)
	}
	if o.given {
		s += fmt.Sprintf(" --db %q", o.db)
	}
	return s
}

func (o *office) printJSON(v any) error {
	e := json.NewEncoder(o.out)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// internal gives an error that is not for people to put right, or nothing.
func internal(err error) error {
	if err != nil && fault.KindOf(err) == fault.KindInternal {
		return err
	}
	return nil
}

// says gives the words of what was refused.
func (o *office) says(err error) string {
	if all := fault.All(err); len(all) > 0 {
		return o.words.Say(all[0].Text)
	}
	return err.Error()
}

// columns prints rows below each other, the columns that are named to the right.
func (o *office) columns(rows [][]string, right ...int) {
	widths := map[int]int{}
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if slices.Contains(right, i) {
				b.WriteString(pad + cell + "  ")
			} else {
				b.WriteString(cell + pad + "  ")
			}
		}
		fmt.Fprintln(o.out, strings.TrimRight(b.String(), " "))
	}
}

// howOften is how often somebody is paid, in a word or as HMRC writes it.
type howOften struct{ period.Frequency }

var oftenWords = map[string]period.Frequency{
	"weekly": period.Weekly, "fortnightly": period.Fortnightly, "four-weekly": period.FourWeekly, "monthly": period.Monthly,
}

// UnmarshalText reads a word like four-weekly, or W4.
func (h *howOften) UnmarshalText(text []byte) error {
	s := string(text)
	h.Frequency = period.Frequency(strings.ToUpper(s))
	if f, is := oftenWords[strings.ToLower(s)]; is {
		h.Frequency = f
	}
	if !h.Known() {
		return errors.New("enter weekly, fortnightly, four-weekly or monthly; or W1, W2, W4 or M1")
	}
	return nil
}

// oftenWord gives the word for how often somebody is paid.
func oftenWord(f period.Frequency) string {
	for word, one := range oftenWords {
		if one == f {
			return word
		}
	}
	return string(f)
}
