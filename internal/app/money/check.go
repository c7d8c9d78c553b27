package money

import (
	"context"
	"slices"

	"ownway/internal/access"
	"ownway/internal/app"
	"ownway/internal/app/purse"
	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/gather"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// NoSuchFinding is the fault of settling what was not found.
var NoSuchFinding = msg.New("money.no-such-finding", "This is not waiting for an answer")

// CheckPurse looks at a person's direct payment money in proportion to its
// risk. A quiet month closes with no letter and no question; anything else
// becomes a reason to talk. Nothing is decided here.
func (s *Service) CheckPurse(ctx context.Context, by access.Actor, about person.ID) (check.Result, error) {
	var result check.Result
	err := s.Do(ctx, by, access.CheckPurse, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		record, err := recordOf(ctx, tx, b)
		if err != nil {
			return err
		}
		facts, err := s.facts(ctx, tx, b, record)
		if err != nil {
			return err
		}
		limits, err := limitsOf(ctx, tx, record.Items, s.Today())
		if err != nil {
			return err
		}
		if result, err = check.Of(facts, limits); err != nil {
			return err
		}
		last, err := tx.LastCheck(ctx, b.Purse.ID)
		if err != nil && fault.KindOf(err) != fault.KindNotFound {
			return err
		}
		result = result.After(s.Today(), last.OpenFindings(), last.Answers())
		c := store.Check{Purse: b.Purse.ID, On: s.Today(), Result: result, Settled: last.Standing(result)}
		if err := store.NewID(tx, &c.ID); err != nil {
			return err
		}
		return tx.AddCheck(ctx, c)
	})
	return result, err
}

// limitsOf gives when a council's policy asks. What the policy does not say
// is asked late rather than early.
func limitsOf(ctx context.Context, tx *store.Tx, items []expect.Item, on calendar.Date) (check.Limits, error) {
	var contribution money.Amount
	for _, i := range items {
		if i.Kind == expect.Contribution {
			contribution = max(contribution, i.Amount)
		}
	}
	l := check.Usual(contribution)
	k, err := tx.KeeperRecord(ctx, tx.Keeper())
	if err != nil || k.Policy == "" {
		return l, err
	}
	p, err := app.Policy(ctx, tx, k.Policy)
	if err != nil {
		return l, err
	}
	if weeks, known := p.ContingencyWeeks.On(on); known {
		l.BalanceWeeks = weeks.Is
	}
	return l, nil
}

func (s *Service) facts(ctx context.Context, tx *store.Tx, b purse.Book, record gather.Record) (check.Facts, error) {
	today := s.Today()
	f := check.Facts{Today: today, Started: b.Purse.Opened, Weekly: b.Purse.Funding.Weekly(),
		Supported: b.Purse.Held == ledger.Held.In("managed") || b.Purse.Held == ledger.Held.In("isf")}
	safe, err := SafeOn(ctx, tx, b.Purse.ID, today)
	if err != nil {
		return f, err
	}
	f.Safe = safe.Total
	record.Into(&f)
	for _, fill := range []func(context.Context, *store.Tx, purse.Book, *check.Facts) error{hoursFacts, payFacts, awayFacts, overdueFacts} {
		if err := fill(ctx, tx, b, &f); err != nil {
			return f, err
		}
	}
	f.ReviewDue, err = reviewDue(ctx, tx, b.Purse.Person)
	return f, err
}

// recordOf gives what is held of a purse's bank account and what was expected
// of it.
func recordOf(ctx context.Context, tx *store.Tx, b purse.Book) (r gather.Record, err error) {
	lines, err := tx.Lines(ctx, b.Purse.ID)
	if err != nil {
		return r, err
	}
	for _, l := range lines {
		r.Lines = append(r.Lines, gather.Line{Line: l.Line, Items: l.Items, Waits: l.State == store.Unexplained,
			Back: l.State == store.Matched && len(l.Items) == 0 || givenBackWhole(lines, l)})
	}
	statements, err := tx.Statements(ctx, b.Purse.ID)
	if err != nil {
		return r, err
	}
	for _, s := range statements {
		r.Statements = append(r.Statements, gather.Statement{Period: s.Period, Opening: s.Opening, Closing: s.Closing})
	}
	r.Items, err = tx.Expected(ctx, b.Purse.Person, b.Purse.ID)
	return r, err
}

// givenBackWhole reports whether a line was paid back whole, and no other line
// that it can be.
func givenBackWhole(lines []store.BankLine, l store.BankLine) bool {
	return slices.ContainsFunc(lines, func(r store.BankLine) bool {
		return len(r.Gives) == 1 && r.Gives[0] == l.ID && r.Line.Amount == -l.Line.Amount
	})
}

// overdueFacts lists the findings that nobody has looked at by their day.
func overdueFacts(ctx context.Context, tx *store.Tx, b purse.Book, f *check.Facts) error {
	last, err := tx.LastCheck(ctx, b.Purse.ID)
	if fault.KindOf(err) == fault.KindNotFound {
		return nil
	}
	for _, x := range last.Overdue(f.Today) {
		f.Overdue = append(f.Overdue, x.What)
	}
	return err
}

func hoursFacts(ctx context.Context, tx *store.Tx, b purse.Book, f *check.Facts) error {
	sheets, err := tx.Sheets(ctx, b.Purse.Person)
	if err != nil {
		return err
	}
	for _, s := range sheets {
		if s.Hours.State == hours.PaidAsUsual {
			f.Hours = append(f.Hours, check.Waiting{PaidOn: work.CalendarOf(s.Hours.Period).PayDay})
		}
	}
	return nil
}

// lately is how many days the last quarter of a year has, in whole weeks.
const lately = 91

// payFacts looks for pay below the minimum wage, and compares what the plan had
// for wages over the periods already worked out with what they cost.
func payFacts(ctx context.Context, tx *store.Tx, b purse.Book, f *check.Facts) error {
	slips, err := tx.PayslipsFor(ctx, b.Purse.Person)
	if err != nil || len(slips) == 0 || b.Purse.Wages == 0 {
		return err
	}
	first, last := slips[0].Period.First, slips[0].Period.Last
	for _, p := range slips {
		if p.Period.First.Before(first) {
			first = p.Period.First
		}
		if p.Period.Last.After(last) {
			last = p.Period.Last
		}
		f.Spent += p.Result.EmployerCost()
	}
	for _, p := range latest(slips) {
		f.Spent += p.SetAside
	}
	f.SpendFrom = first
	f.Planned = b.Purse.Wages.MulDiv(int64(calendar.Period{First: first, Last: last}.Days()), 7, money.HalfUp)
	if from := last.AddDays(1 - lately); from.After(first) {
		f.RecentFrom = from
		f.RecentPlanned = b.Purse.Wages.MulDiv(lately, 7, money.HalfUp)
		for _, p := range slips {
			if !p.Period.First.Before(from) {
				f.RecentSpent += p.Result.EmployerCost()
			}
		}
	}
	for _, p := range slips {
		if m := p.Result.MinimumWage; m.Covered && !m.Lawful && m.Shortfall > 0 {
			f.Low = append(f.Low, check.Seen{On: p.PayDay, Amount: m.Shortfall})
		}
	}
	return nil
}

// latest gives the last payslip of each employment; slips come newest first.
func latest(slips []work.Payslip) map[work.ID]work.Payslip {
	last := map[work.ID]work.Payslip{}
	for _, p := range slips {
		if _, seen := last[p.Employment]; !seen {
			last[p.Employment] = p
		}
	}
	return last
}

func reviewDue(ctx context.Context, tx *store.Tx, p person.ID) (calendar.Date, error) {
	a, err := tx.AgreementOf(ctx, p)
	if fault.KindOf(err) == fault.KindNotFound {
		return calendar.Date{}, nil
	}
	return a.ReviewDue(), err
}

// SettleFinding notes what a talk about a finding came to.
func (s *Service) SettleFinding(ctx context.Context, by access.Actor, about person.ID, what check.What, note string) error {
	if slug(note) == "" {
		return fault.Invalid("note", SaySomething)
	}
	return s.Do(ctx, by, access.SettleFinding, access.About(about), func(tx *store.Tx) error {
		b, err := purse.Open(ctx, tx, about)
		if err != nil {
			return err
		}
		checks, err := tx.Checks(ctx, b.Purse.ID)
		if err != nil {
			return err
		}
		for _, c := range checks {
			if !waits(c, what) {
				continue
			}
			c.Settled = append(c.Settled, store.Settled{What: what, By: string(by.Account), On: s.Today(), Note: note})
			return tx.SaveCheck(ctx, c)
		}
		return fault.Conflict(NoSuchFinding)
	})
}

func waits(c store.Check, what check.What) bool {
	return slices.ContainsFunc(c.OpenFindings(), func(f check.Finding) bool { return f.What == what })
}
