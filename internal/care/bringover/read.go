package bringover

import (
	"errors"
	"io"
	"slices"

	"ownway/internal/care/person"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
	"ownway/value/table"
)

// mostFaults is how many faults of a file are told at once.
const mostFaults = 100

// The faults of a line.
var (
	SameReference = msg.New("bringover.same-reference", "This reference stands on line {line} already")
	NotBornYet    = msg.New("bringover.not-born", "This date of birth is not in the past")
	NoSuchRoute   = msg.New("bringover.no-route", "Write own-account, card, managed or isf")
	NoSuchReading = msg.New("bringover.no-reading", "Write en, cy or easy")
	YesOrNo       = msg.New("bringover.yes-or-no", "Write yes or no")
	NeedsAccount  = msg.New("bringover.needs-account", "Payments go to an account. Fill in its name, sort code and number")
	NotBelowZero  = msg.New("bringover.not-below-zero", "This cannot be below zero")
	InFuture      = msg.New("bringover.in-future", "This day is still to come")
	LongAgo       = msg.New("bringover.long-ago", "The old system stopped paying more than a year ago. Look at this person by hand")
	FarAhead      = msg.New("bringover.far-ahead", "This is more than three months ahead. Look at the day again")
	BeforeFirst   = msg.New("bringover.before-first", "This is before the first payment")
	KeptTooMuch   = msg.New("bringover.kept-too-much", "More is spoken for ({kept}) than is held ({held})")
	PaysNothing   = msg.New("bringover.pays-nothing", "Nobody pays anything a week. Leave this person out, or fill in who pays")
	NoPeople      = msg.New("bringover.no-people", "There is nobody in this file")
	MoreWrong     = msg.New("bringover.more-wrong", "There is more to put right after these")
)

// Read reads a wave as it stands on a day. Every line that cannot be used is a
// fault with its line and column, and then there are no lines.
func Read(r io.Reader, on calendar.Date) ([]Line, error) {
	rows, err := table.Read(r, shape())
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fault.Invalid("file", NoPeople)
	}
	lines := make([]Line, len(rows))
	seen := map[string]int{}
	var wrong []error
	for i, row := range rows {
		at := reader{row: row, on: on}
		lines[i] = at.line()
		if first, twice := seen[lines[i].Reference]; twice {
			at.fault("reference", fault.Invalid("reference", SameReference, "line", first))
		} else {
			seen[lines[i].Reference] = row.Line
		}
		if wrong = append(wrong, at.wrong...); len(wrong) >= mostFaults {
			wrong = append(wrong[:mostFaults], fault.Invalid("file", MoreWrong))
			break
		}
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return lines, nil
}

// reader reads one row and gathers what is wrong with it.
type reader struct {
	row   table.Row
	on    calendar.Date
	wrong []error
}

func (r *reader) fault(column string, err error) {
	if err != nil {
		r.wrong = append(r.wrong, r.row.Fault(err, column))
	}
}

func (r *reader) line() Line {
	l := Line{Row: r.row.Line, Reference: r.need("reference"), Person: r.person(), Method: r.method(), Since: r.day("first payment", true),
		Reviewed: r.day("last review", false), PaidTo: r.day("paid to", true), Wages: r.positive("wages weekly")}
	l.Weekly.Council, l.Weekly.NHS = r.positive("council weekly"), r.positive("nhs weekly")
	l.Weekly.Contribution, l.Weekly.Own = r.positive("contribution weekly"), r.positive("own weekly")
	l.Held.Council, l.Held.NHS = r.pounds("council held"), r.pounds("nhs held")
	l.Held.Contribution, l.Held.Own = r.pounds("contribution held"), r.pounds("own held")
	l.Kept = Kept{ForWages: r.positive("for wages"), Holiday: r.positive("holiday"), Redundancy: r.positive("redundancy"), Contingency: r.positive("contingency")}
	l.Bank = r.bank(l.Method)
	r.days(l)
	r.sums(l)
	return l
}

func (r *reader) need(column string) string {
	s, err := r.row.Need(column)
	r.fault(column, err)
	return s
}

func (r *reader) person() person.Person {
	p := person.Person{Name: r.need("name"), CallMe: r.row.Cell("call me"), Born: r.day("born", true), Carer: r.yes("carer"), Reading: person.English}
	if s := person.Reading(r.row.Cell("reads")); s != "" {
		p.Reading = s
		if !slices.Contains([]person.Reading{person.English, person.Welsh, person.EasyRead}, s) {
			r.fault("reads", fault.Invalid("reads", NoSuchReading))
		}
	}
	if p.CallMe == "" {
		p.CallMe = p.Name
	}
	if !p.Born.IsZero() && !p.Born.Before(r.on) {
		r.fault("born", fault.Invalid("born", NotBornYet))
	}
	return p
}

func (r *reader) method() policy.Method {
	m := policy.Method(r.need("route"))
	if m != "" && (!m.Known() || m == policy.Arranged) {
		r.fault("route", fault.Invalid("route", NoSuchRoute))
	}
	return m
}

// bank reads where payments go. A person's own account and a card have one;
// elsewhere it may be left out as a whole.
func (r *reader) bank(m policy.Method) ident.BankAccount {
	name, code, number := r.row.Cell("account name"), r.row.Cell("sort code"), r.row.Cell("account number")
	if name == "" && code == "" && number == "" && (m == policy.Managed || m == policy.ISF) {
		return ident.BankAccount{}
	}
	if name == "" || code == "" || number == "" {
		r.fault("account number", fault.Invalid("account number", NeedsAccount))
		return ident.BankAccount{}
	}
	var b ident.BankAccount
	var err error
	b.Name = name
	b.SortCode, err = ident.ParseSortCode(code)
	r.fault("sort code", err)
	b.Number, err = ident.ParseAccountNumber(number)
	r.fault("account number", err)
	return b
}

func (r *reader) yes(column string) bool {
	switch r.row.Cell(column) {
	case "yes":
		return true
	case "", "no":
		return false
	}
	r.fault(column, fault.Invalid(column, YesOrNo))
	return false
}

func (r *reader) day(column string, must bool) calendar.Date {
	s := r.row.Cell(column)
	if s == "" && !must {
		return calendar.Date{}
	}
	if s == "" {
		r.need(column)
		return calendar.Date{}
	}
	d, err := calendar.Parse(s)
	r.fault(column, err)
	return d
}

// pounds reads an amount; an empty cell that may be empty is nothing.
func (r *reader) pounds(column string) money.Amount {
	s := r.row.Cell(column)
	if s == "" {
		if slices.Contains(shape().Must, column) {
			r.need(column)
		}
		return 0
	}
	a, err := money.Parse(s)
	r.fault(column, err)
	return a
}

func (r *reader) positive(column string) money.Amount {
	a := r.pounds(column)
	if a < 0 {
		r.fault(column, fault.Invalid(column, NotBelowZero))
	}
	return a
}

// days looks at whether the days of a line can be.
func (r *reader) days(l Line) {
	for _, d := range []struct {
		column string
		on     calendar.Date
	}{{"first payment", l.Since}, {"last review", l.Reviewed}} {
		if d.on.After(r.on) {
			r.fault(d.column, fault.Invalid(d.column, InFuture))
		}
	}
	switch {
	case l.PaidTo.IsZero() || l.Since.IsZero():
	case l.PaidTo.Before(l.Since):
		r.fault("paid to", fault.Invalid("paid to", BeforeFirst))
	case l.PaidTo.Before(r.on.AddMonths(-12)):
		r.fault("paid to", fault.Invalid("paid to", LongAgo))
	case l.PaidTo.After(r.on.AddMonths(3)):
		r.fault("paid to", fault.Invalid("paid to", FarAhead))
	}
	if !l.Reviewed.IsZero() && l.Reviewed.Before(l.Since) {
		r.fault("last review", fault.Invalid("last review", BeforeFirst))
	}
}

// sums looks at whether the amounts of a line can be.
func (r *reader) sums(l Line) {
	if len(r.wrong) > 0 {
		return
	}
	if l.Weekly.Weekly() == 0 {
		r.fault("council weekly", fault.Invalid("council weekly", PaysNothing))
	}
	if held := l.Held.Weekly(); l.Kept.Total() > max(0, held) {
		r.fault("contingency", fault.Invalid("contingency", KeptTooMuch, "kept", l.Kept.Total(), "held", held))
	}
}
