package planted_test

import (
	"slices"

	"ownway/bank/statement"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/gather"
	"ownway/internal/monitor/ordinary"
	"ownway/internal/monitor/planted"
	"ownway/internal/monitor/reconcile"
	"ownway/value/calendar"
	"ownway/value/money"
)

// year is a purse as it is looked at month by month, as in the app: the
// statement comes in, the lines are matched, the person says what the others
// were, and five days later the check looks.
type year struct {
	planted.Purse
	learned reconcile.Learned
	items   []expect.Item
	lines   []gather.Line // as far as they have come
	truth   []ordinary.Line
	waited  map[int]bool
	results []check.Result
}

func look(p planted.Purse) ([]check.Result, error) {
	y := &year{Purse: p, learned: reconcile.Learned{}, waited: map[int]bool{}}
	for _, s := range p.Statements {
		y.statement(s.Last)
		r, err := y.check(s.Last)
		if err != nil {
			return nil, err
		}
		y.results = append(y.results, r)
	}
	return y.results, nil
}

func (y *year) statement(end calendar.Date) {
	for n := len(y.lines); n < len(y.Lines) && !y.Lines[n].Date.After(end); n++ {
		y.lines, y.truth = append(y.lines, gather.Line{Line: y.Lines[n].Line, Waits: true}), append(y.truth, y.Lines[n])
	}
	y.know(end)
	var lines []statement.Line
	var before []reconcile.Earlier
	var past []int
	var places []int
	for i, l := range y.lines {
		if l.Waits {
			lines, places = append(lines, l.Line), append(places, i)
		} else {
			before, past = append(before, reconcile.Earlier{Line: l.Line, Bought: y.bought(i), Back: l.Back}), append(past, i)
		}
	}
	open := slices.DeleteFunc(slices.Clone(y.items), func(i expect.Item) bool { return i.State == expect.Met })
	result := reconcile.Run(lines, reconcile.All(open), reconcile.Known{Learned: y.learned, Before: before})
	for _, m := range result.Matches {
		for _, i := range m.Lines {
			if m.Sure {
				y.settle(places[i], m.Expected)
				y.again(m, past)
			} else {
				y.ask(places[i])
			}
		}
	}
	for _, l := range result.Loose {
		y.ask(places[l.Line])
	}
}

// again expects once more what a payment was for that came back.
func (y *year) again(m reconcile.Match, past []int) {
	if m.Kind != reconcile.Bounced {
		return
	}
	paid := &y.lines[past[m.GivesBefore[0]]]
	for i := range y.items {
		if slices.Contains(paid.Items, y.items[i].ID) {
			y.items[i].State = expect.Open
		}
	}
	paid.Items, paid.Back = nil, true
}

// bought is what a line that is explained bought: nothing for wages and what
// else is not given back.
func (y *year) bought(line int) string {
	for _, id := range y.lines[line].Items {
		i := slices.IndexFunc(y.items, func(i expect.Item) bool { return i.ID == id })
		if k := y.items[i].Kind; k != expect.Bill && k != expect.Share {
			return ""
		}
		return y.items[i].Payee
	}
	return y.truth[line].Answer
}

// know adds what is expected by the day.
func (y *year) know(end calendar.Date) {
	for _, e := range y.Expected {
		if !e.Known.After(end) && !slices.ContainsFunc(y.items, func(i expect.Item) bool { return i.ID == e.ID }) {
			y.items = append(y.items, e.Item)
		}
	}
}

func (y *year) settle(line int, ids []expect.ID) {
	y.lines[line].Items, y.lines[line].Waits, y.lines[line].Back = ids, false, len(ids) == 0
	for i := range y.items {
		if slices.Contains(ids, y.items[i].ID) {
			y.items[i].State = expect.Met
		}
	}
}

// ask leaves a line for the person, who says at once what it was, or after one
// more statement where it is something expected. Of what was planted they
// explain every second line away, and leave the others.
func (y *year) ask(i int) {
	truth := y.truth[i]
	switch {
	case len(truth.Is) > 0 && !y.waited[i]:
		y.waited[i] = true
	case len(truth.Is) > 0:
		y.settle(i, truth.Is)
	case len(truth.Noise) == 0 && truth.Row%2 == 0: // planted
	default:
		y.lines[i].Waits = false
		if truth.Answer != "" {
			y.learned.Learn(truth.Line, truth.Answer)
		}
	}
}

func (y *year) check(end calendar.Date) (check.Result, error) {
	f := check.Facts{Today: end.AddDays(5), Started: ordinary.First.AddDays(-400), Weekly: y.weekly(), SpendFrom: ordinary.First}
	f.Safe = f.Weekly
	record := gather.Record{Lines: y.lines, Items: y.items}
	for n, s := range y.Statements {
		if first := calendar.On(s.Last.Year(), s.Last.Month(), 1); !s.Last.After(end) && n >= 0 {
			record.Statements = append(record.Statements, gather.Statement{Period: calendar.Period{First: first, Last: s.Last},
				Opening: statement.GivenBalance(s.Opening), Closing: statement.GivenBalance(s.Closing)})
		}
	}
	record.Into(&f)
	y.spending(&f, end)
	for _, p := range y.Pays {
		if least := (planted.Floor*money.Amount(p.Minutes) + 59) / 60; !p.Day.After(end) && p.Gross < least {
			f.Low = append(f.Low, check.Seen{On: p.Day, Amount: least - p.Gross})
		}
	}
	return check.Of(f, check.Usual(y.contribution()))
}

func (y *year) weekly() (sum money.Amount) {
	for _, e := range y.Expected {
		if e.Kind == expect.PaymentIn || e.Kind == expect.Contribution {
			sum += e.Amount
		}
	}
	return sum / 52
}

func (y *year) contribution() (most money.Amount) {
	for _, e := range y.Expected {
		if e.Kind == expect.Contribution {
			most = max(most, e.Amount)
		}
	}
	return most
}

// spending compares the plan with what went out for what was expected, in the
// year so far and in the last 13 weeks.
func (y *year) spending(f *check.Facts, end calendar.Date) {
	const quarter = 91
	f.RecentFrom = end.AddDays(1 - quarter)
	if f.RecentFrom.Before(ordinary.First) {
		f.RecentFrom = calendar.Date{}
	}
	for due, a := range y.Planned {
		if due.After(end) {
			continue
		}
		f.Planned += a
		if !due.Before(f.RecentFrom) {
			f.RecentPlanned += a
		}
	}
	for _, l := range y.lines {
		if l.Amount >= 0 {
			continue
		}
		f.Spent -= l.Amount
		if !l.Date.Before(f.RecentFrom) {
			f.RecentSpent -= l.Amount
		}
	}
}
