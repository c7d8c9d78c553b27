package days

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Typed fills the form with what was typed, and opens every week that holds
// something.
func (f Form) Typed(get func(string) string) Form {
	f.Weeks = slices.Clone(f.Weeks)
	for i := range f.Weeks {
		w := &f.Weeks[i]
		w.Fields = slices.Clone(w.Fields)
		for j := range w.Fields {
			d := &w.Fields[j]
			d.Work, d.Away, d.AwayHours = get(d.work()), get(d.away()), get(d.awayHours())
			d.Sleep, d.Awake = get(d.sleep()) != "", get(d.awake())
			w.Open = w.Open || strings.TrimSpace(d.Work+d.Away+d.AwayHours+d.Awake) != "" || d.Sleep
		}
	}
	return f
}

// Entries reads what stands in the form. An entry that is just as it was told
// before keeps how it was told. The faults name the fields of the form.
func (f Form) Entries(before []hours.Entry) ([]hours.Entry, error) {
	var all []hours.Entry
	var errs []error
	for _, w := range f.Weeks {
		for _, d := range w.Fields {
			entries, err := d.read(f.SleepIns)
			errs = append(errs, err)
			all = append(all, entries...)
		}
	}
	for i := range all {
		all[i].Told = toldBefore(all[i], before)
	}
	return all, errors.Join(errs...)
}

func toldBefore(e hours.Entry, before []hours.Entry) hours.Told {
	for _, b := range before {
		if b.Date == e.Date && b.Kind == e.Kind && b.Minutes == e.Minutes && b.Nights == e.Nights && b.Told != hours.Usual {
			return b.Told
		}
	}
	return hours.Web
}

// What is said of hours away without the word for why, and of hours awake in a
// night that is not ticked.
const (
	chooseAway  msg.Key = "my-work.choose-away"
	tickSleepIn msg.Key = "my-work.tick-sleep-in"
)

func (d Day) read(sleepIns bool) ([]hours.Entry, error) {
	var all []hours.Entry
	var errs []error
	add := func(kind hours.Kind, field, typed string, nights int) {
		e := hours.Entry{Date: d.Date, Kind: kind, Nights: nights}
		var err error
		if kind != hours.SleepIn || strings.TrimSpace(typed) != "" {
			e.Minutes, err = hours.ParseHours(typed)
		}
		if err != nil {
			errs = append(errs, fault.At(err, field))
			return
		}
		all = append(all, e)
	}
	if strings.TrimSpace(d.Work) != "" {
		add(hours.Work, d.work(), d.Work, 0)
	}
	switch {
	case sleepIns && d.Sleep:
		add(hours.SleepIn, d.awake(), d.Awake, 1)
	case sleepIns && strings.TrimSpace(d.Awake) != "":
		errs = append(errs, fault.Invalid(d.sleep(), tickSleepIn))
	}
	switch kind := hours.Kind(d.Away); {
	case kind == hours.Holiday || kind == hours.Sick:
		add(kind, d.awayHours(), d.AwayHours, 0)
	case strings.TrimSpace(d.AwayHours) != "":
		errs = append(errs, fault.Invalid(d.away(), chooseAway))
	}
	return all, errors.Join(errs...)
}

// AtFields puts faults that name entries by number ("entries.3.minutes") on the
// fields that those entries were typed in. What is no fault of an entry, or is
// no fault at all, stays as it is.
func (f Form) AtFields(err error, entries []hours.Entry) error {
	faults := fault.All(err)
	if len(faults) == 0 || fault.KindOf(err) == fault.KindInternal {
		return err
	}
	var errs []error
	for _, one := range faults {
		g := *one
		if field, ok := f.fieldOf(one.Field, entries); ok {
			g.Field = field
		}
		errs = append(errs, &g)
	}
	return errors.Join(errs...)
}

func (f Form) fieldOf(name string, entries []hours.Entry) (string, bool) {
	if name == "entries" && len(f.Weeks) > 0 {
		return f.Weeks[0].Fields[0].work(), true
	}
	rest, ok := strings.CutPrefix(name, "entries.")
	if !ok {
		return "", false
	}
	number, _, _ := strings.Cut(rest, ".")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(entries) {
		return "", false
	}
	d := Day{Date: entries[i].Date}
	switch entries[i].Kind {
	case hours.SleepIn:
		return d.awake(), true
	case hours.Holiday, hours.Sick:
		return d.awayHours(), true
	}
	return d.work(), true
}
