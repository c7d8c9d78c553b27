package takeover

import (
	"bytes"

	"ownway/internal/care/filing"
	"ownway/internal/care/person"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// The faults of files and of what joins them.
var (
	NoFile        = msg.New("takeover.no-file", "There is no file {file}. Add it")
	SameReference = msg.New("takeover.same-reference", "This stands on line {line} already")
	NoEmployer    = msg.New("takeover.no-employer", "There is no employer {reference} in employers.csv")
	NoJob         = msg.New("takeover.no-job", "PA {pa} of employer {employer} is not in pas.csv")
	InFuture      = msg.New("takeover.in-future", "This day is still to come")
	NeedsScheme   = msg.New("takeover.needs-scheme", "An employer who is registered with HMRC has this. Fill it in")
)

// Read reads the files of a takeover by name, as things stand on a day. What
// cannot be used is a fault with its file, line and column, and then there is
// nothing to take over.
func Read(files map[File][]byte, on calendar.Date) (Set, error) {
	r := reader{files: files, on: on, jobs: map[Key]*Job{}, wrong: &faults{}}
	for _, f := range Files() {
		if f.Needed() && len(files[f]) == 0 {
			r.wrong.add(fault.Invalid(string(f), NoFile, "file", string(f)))
		}
	}
	if err := r.wrong.err(); err != nil {
		return Set{}, err
	}
	r.employers()
	r.pas()
	r.year()
	r.holiday()
	r.history()
	r.pensions()
	r.filed()
	r.notices()
	for _, k := range r.order {
		r.set.Jobs = append(r.set.Jobs, *r.jobs[k])
	}
	if len(r.wrong.all) == 0 {
		r.agree()
	}
	if err := r.wrong.err(); err != nil {
		return Set{}, err
	}
	r.warn()
	return r.set, nil
}

type reader struct {
	files  map[File][]byte
	on     calendar.Date
	set    Set
	jobs   map[Key]*Job
	order  []Key
	totals map[Key]line // the line of year-to-date.csv with the totals of a job
	wrong  *faults
}

func (r *reader) rows(f File) []line {
	if len(r.files[f]) == 0 {
		return nil
	}
	return rows(f, bytes.NewReader(r.files[f]), r.wrong)
}

func (r *reader) employers() {
	seen := map[string]int{}
	for _, l := range r.rows(EmployersFile) {
		e := l.employer(r.on)
		if first, twice := seen[e.Reference]; twice {
			l.invalid("employer", SameReference, "line", first)
			continue
		}
		seen[e.Reference] = e.Row
		r.set.Employers = append(r.set.Employers, e)
	}
}

func (l line) employer(on calendar.Date) Employer {
	e := Employer{Row: l.row.Line, Reference: l.need("employer"), Council: l.text("council"), OwnMoney: l.yes("own money"), Duties: l.day("pension duties"),
		Authority: Authority{From: l.needDay("authority from"), Why: l.text("authority why"), Agent: l.text("agent reference"), Since: l.day("agent since")}}
	e.Person = person.Person{Name: l.need("name"), CallMe: l.text("call me"), Born: l.needDay("born"), Reading: person.English}
	if s := l.choice("reads", "", "en", "cy", "easy"); s != "" {
		e.Person.Reading = person.Reading(s)
	}
	if e.Person.CallMe == "" {
		e.Person.CallMe = e.Person.Name
	}
	if s := l.text("person"); s != "" {
		l.fault("person", e.Person.ID.Parse(s))
	}
	if e.Authority.From.After(on) {
		l.invalid("authority from", InFuture)
	}
	if e.Person.Born.After(on) {
		l.invalid("born", InFuture)
	}
	e.Scheme = l.scheme(e.Authority)
	e.Control = Control{PAs: l.count("pas"), Gross: l.needPounds("gross"), Tax: l.needPounds("tax"),
		EmployeeNI: l.needPounds("employee ni"), EmployerNI: l.needPounds("employer ni")}
	return e
}

func (l line) scheme(a Authority) filing.Scheme {
	if !l.yes("registered") {
		return filing.Scheme{Standing: filing.NoNeed}
	}
	s := filing.Scheme{Standing: filing.Registered, Since: l.day("registered since"), Allowance: l.yes("employment allowance"), Small: true,
		Pays: filing.ByQuarter, Sends: rti.ByBureau}
	if a.Agent != "" {
		s.Sends = rti.ByAgent
	}
	for _, column := range []string{"paye reference", "accounts office", "registered since"} {
		if l.text(column) == "" {
			l.invalid(column, NeedsScheme)
		}
	}
	var err error
	if ref := l.text("paye reference"); ref != "" {
		s.PAYERef, err = ident.ParsePAYERef(ref)
		l.fault("paye reference", err)
	}
	if ref := l.text("accounts office"); ref != "" {
		s.AccountsOffice, err = rti.ParseAccountsOffice(ref)
		l.fault("accounts office", err)
	}
	if l.choice("pays hmrc", "", "month", "quarter") == "month" {
		s.Pays = filing.ByMonth
	}
	return s
}

// job finds the job that a line is about.
func (r *reader) job(l line) *Job {
	k := l.key()
	if k.Employer == "" || k.PA == "" {
		return nil
	}
	j := r.jobs[k]
	if j == nil {
		l.invalid("pa", NoJob, "pa", k.PA, "employer", k.Employer)
	}
	return j
}
