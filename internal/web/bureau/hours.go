package bureau

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ownway/internal/app/pay"
	"ownway/internal/care/work"
	"ownway/internal/web/visit"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// keyPage is where hours that came on paper or by phone are keyed.
type keyPage struct {
	PA, Employer string
	Address      string
	Period       calendar.Period
	SleepIns     bool
	Told         string // how the hours were told, as it was chosen
	Weeks        []keyWeek
}

func (p keyPage) title(v *visit.Visit) string {
	return v.T("wages.key-title", "pa", p.PA, "employer", p.Employer)
}

func (p Pages) hours(v *visit.Visit) error {
	run, q, name, err := p.question(v)
	if err != nil {
		return err
	}
	page := keyOf(v, run, q, name)
	return v.Page(visit.Look{Title: page.title(v), Back: address(run), Wide: true}, keyForm(v, page))
}

// question finds the hours that the page's address names, among those that
// still wait for an answer.
func (p Pages) question(v *visit.Visit) (work.RunID, pay.Question, string, error) {
	run, err := whichRun(v)
	if err != nil {
		return run, pay.Question{}, "", err
	}
	var id work.ID
	if err := id.Parse(v.R.PathValue("employment")); err != nil {
		return run, pay.Question{}, "", err
	}
	look, err := p.Pay.WagesRun(v.R.Context(), v.By, run)
	if err != nil {
		return run, pay.Question{}, "", err
	}
	for _, row := range look.Items {
		for _, q := range row.Asked {
			if q.Employment.ID == id {
				return run, q, row.Name, nil
			}
		}
	}
	return run, pay.Question{}, "", fault.Conflict(hours.AlreadyApproved)
}

func (p Pages) keyHours(v *visit.Visit) error {
	run, q, _, err := p.question(v)
	if err != nil {
		return err
	}
	entries, fields, err := readHours(v, q.Sheet.Hours.Period)
	if err == nil {
		err = onFields(p.Pay.KeyHours(v.R.Context(), v.By, q.Employment.ID, q.Sheet.Hours.Period.First, entries), append(fields, fieldName(hours.Work, q.Sheet.Hours.Period.First)))
	}
	if err == nil {
		return v.Go(address(run) + "?done=hours")
	}
	if !v.Refused(err) {
		return err
	}
	return p.hours(v)
}

// readHours reads every box that was filled in. A blank box says nothing; a 0
// says that none were worked. With each entry comes the name of its box.
func readHours(v *visit.Visit, period calendar.Period) (entries []hours.Entry, fields []string, err error) {
	told := hours.Told(v.Form("told"))
	var faults []error
	if told != hours.Paper && told != hours.Call {
		faults = append(faults, fault.Invalid("told", hours.ChooseTold))
	}
	for d := period.First; !d.After(period.Last); d = d.AddDays(1) {
		for _, kind := range kinds {
			e, given, err := readEntry(v, d, kind)
			if err != nil {
				faults = append(faults, err)
			}
			if given {
				e.Told = told
				entries, fields = append(entries, e), append(fields, fieldName(kind, d))
			}
		}
	}
	return entries, fields, errors.Join(faults...)
}

// readEntry reads one box. A sleep-in has a box to tick beside the one for the
// hours awake, which may then be left blank.
func readEntry(v *visit.Visit, d calendar.Date, kind hours.Kind) (e hours.Entry, given bool, err error) {
	name := fieldName(kind, d)
	text := strings.TrimSpace(v.Form(name))
	e = hours.Entry{Date: d, Kind: kind}
	if kind == hours.SleepIn && v.Form(nightName(d)) != "" {
		e.Nights, given = 1, true
	}
	if text == "" {
		return e, given, nil
	}
	if e.Minutes, err = hours.ParseHours(text); err != nil {
		return e, false, fault.Invalid(name, fault.All(err)[0].Text.Key)
	}
	return e, true, nil
}

// onFields moves the faults of entries, which are counted, to the boxes that
// they were typed into. A fault of all together goes to the last of fields.
func onFields(err error, fields []string) error {
	all := fault.All(err)
	if len(all) == 0 {
		return err
	}
	moved := make([]error, len(all))
	for i, f := range all {
		g := *f
		parts := strings.Split(f.Field, ".")
		switch n, numbered := entryNumber(parts); {
		case numbered && slices.Contains(parts, "told"):
			g.Field = "told"
		case numbered && n < len(fields):
			g.Field = fields[n]
		case f.Field != "":
			g.Field = fields[len(fields)-1]
		}
		moved[i] = &g
	}
	return errors.Join(moved...)
}

func entryNumber(parts []string) (int, bool) {
	if len(parts) < 2 || parts[0] != "entries" {
		return 0, false
	}
	n, err := strconv.Atoi(parts[1])
	return n, err == nil && n >= 0
}
