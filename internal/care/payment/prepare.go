package payment

import (
	"cmp"
	"slices"

	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The words of what a run pays, and why it is not what it was.
var (
	NothingDue     = msg.New("payment.nothing-due", "Nobody is due a payment for this period")
	Started        = msg.New("payment.started", "New: payments start on {day}")
	StartedBack    = msg.New("payment.started-backdated", "New: payments start on {day}, so {days} days before this period are paid as well")
	Same           = msg.New("payment.same", "The same as last time")
	Raised         = msg.New("payment.raised", "{amount} more than last time")
	Lowered        = msg.New("payment.lowered", "{amount} less than last time")
	PartPeriod     = msg.New("payment.part-period", "{days} days of this period are paid")
	CaughtUp       = msg.New("payment.caught-up", "{days} days before this period were not paid yet, and are paid as well")
	NewRate        = msg.New("payment.new-rate", "{weekly} a week from {day}")
	NotPaidFor     = msg.New("payment.not-paid-for", "{days} days are not paid for. Payments are paused, or have ended")
	Backdated      = msg.New("payment.backdated", "{amount} more for {days} days that were paid already")
	OnceToo        = msg.New("payment.once-too", "{amount} once, for “{reason}”")
	OncePlanned    = msg.New("payment.once-planned", "{amount} once, as the plan says")
	WeeksAt        = msg.New("payment.days-at", "{days} days at {weekly} a week")
	MonthAt        = msg.New("payment.month-at", "One month: {weekly} a week for 52 weeks, divided by 12")
	BackAt         = msg.New("payment.back-at", "{days} days that were paid already: {weekly} a week more")
	ContributionIn = msg.New("payment.contribution-in", "Your own contribution for the same days, which you pay into the account yourself")
)

// Begin gives a run that pays nobody yet.
func Begin(id ID, by string, every policy.Every, period calendar.Period, payDay calendar.Date) Run {
	return Run{ID: id, PayDay: payDay, Period: period, Every: every, State: Prepared, PreparedBy: by}
}

// Pay works out what a purse is paid, and false where it is paid nothing. The
// run counts the line in its sums, and does not keep it. A line pays the days of
// the period, and any earlier days since the payment started that no run has
// paid yet; a change of rate, a pause or an end within them is paid by the day.
// Where earlier days were paid too little the difference is paid; where they
// were paid too much nothing is taken, and the run says so.
func (r *Run) Pay(d Due) (Line, bool) {
	l, over := line(r.Every, r.Period, d)
	if o := (Over{Purse: l.Purse, Person: l.Person, Name: l.Name, Parts: over}); o.Amount() > 0 {
		r.Over = append(r.Over, o)
	}
	if l.Amount() <= 0 {
		return l, false
	}
	r.count(&l)
	return l, true
}

// count adds a line to the sums.
func (r *Run) count(l *Line) {
	r.Sum.add(l)
	if l.Changed {
		r.Changes++
	}
	i := slices.IndexFunc(r.Held, func(h HeldSum) bool { return h.Held == l.Held })
	if i < 0 {
		i, r.Held = len(r.Held), append(r.Held, HeldSum{Held: l.Held})
	}
	r.Held[i].add(l)
}

// Settled refuses a run that pays nobody, once all was worked out.
func (r Run) Settled() error {
	if r.Sum.Lines == 0 {
		return fault.Invalid("period", NothingDue)
	}
	return nil
}

// Prepare works out a small run at once and keeps its lines: those that changed
// first, then by name.
func Prepare(id ID, by string, every policy.Every, period calendar.Period, payDay calendar.Date, due []Due) (Run, error) {
	run := Begin(id, by, every, period, payDay)
	for _, d := range due {
		if l, paid := run.Pay(d); paid {
			run.Lines = append(run.Lines, l)
		}
	}
	slices.SortStableFunc(run.Lines, func(a, b Line) int {
		if a.Changed != b.Changed {
			return map[bool]int{true: -1, false: 1}[a.Changed]
		}
		return cmp.Compare(a.Name, b.Name)
	})
	if err := run.Settled(); err != nil {
		return Run{}, err
	}
	return run, nil
}

func line(every policy.Every, period calendar.Period, d Due) (Line, []Part) {
	l := Line{Purse: d.Purse, Person: d.Person, Name: d.Name, Held: d.Held, Reference: Reference(d.Purse, 0), Working: &explain.Note{}}
	var over []Part
	l.Parts, over = d.parts(every, period, l.Working)
	for _, p := range l.Parts {
		l.Council += p.Council
		l.NHS += p.NHS
		l.Contribution += p.Contribution
		if p.Back {
			continue
		}
		if l.Covers.First.IsZero() {
			l.Covers.First = p.Days.First
		}
		l.Covers.Last = p.Days.Last
	}
	for _, o := range d.Once {
		l.Once = append(l.Once, o)
		l.Council += o.Council
		l.NHS += o.NHS
		l.Working.Add(o.words(), o.Amount())
	}
	if l.Contribution > 0 {
		l.Working.Add(ContributionIn.Text(), l.Contribution)
	}
	l.Change, l.Also = changes(period, d, l)
	l.Changed = l.Change.Key != Same
	return l, over
}

func (o OneOff) words() msg.Text {
	if o.Reason == "" {
		return OncePlanned.With("amount", o.Amount())
	}
	return OnceToo.With("amount", o.Amount(), "reason", o.Reason)
}

// changes says what is not as it was last time: the first thing, and the rest.
func changes(period calendar.Period, d Due, l Line) (msg.Text, []msg.Text) {
	all := append(timely(period, d, l), within(d, l)...)
	days, back := 0, l.Amount()-l.Usual()
	for _, o := range l.Once {
		all = append(all, o.words())
		back -= o.Amount()
	}
	for _, p := range l.Parts {
		if p.Back {
			days += p.Days.Days()
		}
	}
	if back > 0 {
		all = append(all, Backdated.With("amount", back, "days", days))
	}
	switch usual := l.Usual(); {
	case len(all) > 0:
	case usual > d.LastTime:
		all = append(all, Raised.With("amount", usual-d.LastTime))
	case usual < d.LastTime:
		all = append(all, Lowered.With("amount", d.LastTime-usual))
	default:
		all = append(all, Same.Text())
	}
	return all[0], all[1:]
}

// timely says when the days of a line do not begin and end with the period.
func timely(period calendar.Period, d Due, l Line) []msg.Text {
	if l.Covers.First.IsZero() {
		return nil
	}
	switch before := l.Covers.First.DaysUntil(period.First); {
	case d.PaidTo.IsZero() && before > 0:
		return []msg.Text{StartedBack.With("day", d.From, "days", before)}
	case d.PaidTo.IsZero():
		return []msg.Text{Started.With("day", d.From)}
	case before > 0:
		return []msg.Text{CaughtUp.With("days", earlier(period, l))}
	case l.Covers != period:
		return []msg.Text{PartPeriod.With("days", l.Covers.Days())}
	}
	return nil
}

// earlier counts the days before the period that a line pays for the first time.
func earlier(period calendar.Period, l Line) int {
	days := 0
	for _, p := range l.Parts {
		if !p.Back && p.Days.First.Before(period.First) {
			end := p.Days.Last
			if !end.Before(period.First) {
				end = period.First.AddDays(-1)
			}
			days += p.Days.First.DaysUntil(end) + 1
		}
	}
	return days
}

// within says which rates begin among the days of a line, and how many of the
// period's days are not paid for.
func within(d Due, l Line) []msg.Text {
	var all []msg.Text
	for _, r := range d.Rates {
		if l.Covers.Has(r.From) && l.Covers.First.Before(r.From) {
			all = append(all, NewRate.With("weekly", r.Weekly.fromFunders(), "day", r.From))
		}
	}
	days := 0
	for day := l.Covers.First; !l.Covers.First.IsZero() && !day.After(l.Covers.Last); day = day.AddDays(1) {
		if slices.ContainsFunc(d.Unpaid, func(p calendar.Period) bool { return p.Has(day) }) {
			days++
		}
	}
	if days > 0 {
		all = append(all, NotPaidFor.With("days", days))
	}
	return all
}
