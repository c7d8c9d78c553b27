package money

import (
	"context"
	"slices"

	"ownway/bank/statement"
	"ownway/internal/app/purse"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/internal/store"
	"ownway/ledger"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// match goes over every line that is not explained and everything that is
// still expected. A sure match is written to the books, and so is what somebody
// said of every line of a payee; what is not sure stays for a person.
func match(ctx context.Context, tx *store.Tx, b purse.Book, r *Receipt) error {
	loose, past, known, err := waiting(ctx, tx, b.Purse)
	if err != nil {
		return err
	}
	items, err := tx.Unmet(ctx, b.Purse.Person, b.Purse.ID)
	if err != nil {
		return err
	}
	answers, err := tx.Answers(ctx, b.Purse.Person, b.Purse.ID)
	if err != nil {
		return err
	}
	known.Learned = learned(answers)
	lines := make([]statement.Line, len(loose))
	for i, l := range loose {
		lines[i] = l.Line
	}
	result := reconcile.Run(lines, reconcile.All(items), known)
	var back []reconcile.Match
	for _, m := range result.Matches {
		switch {
		case !m.Sure:
			for _, i := range m.Lines {
				result.Loose = append(result.Loose, reconcile.Loose{Line: i, Why: m.Why, Candidates: m.Expected})
			}
			continue
		case m.Kind == reconcile.Refund || m.Kind == reconcile.Bounced:
			back = append(back, m) // once it is known what was paid
			continue
		}
		if err := meet(ctx, tx, b, m, loose, items); err != nil {
			return err
		}
		r.Matched += len(m.Lines)
	}
	who, err := tx.Person(ctx, b.Purse.Person)
	if err != nil {
		return err
	}
	for _, l := range result.Loose {
		line := loose[l.Line]
		if l.Category == "" && putIn(line, who.Name, items) {
			l.Category = string(ledger.Own)
			answers = append(answers, store.Answer{Payee: reconcile.PayeeOf(line.Line), Own: true}) // for now, and not kept
		}
		if err := left(ctx, tx, b, line, l, answers, r); err != nil {
			return err
		}
	}
	for _, m := range back {
		if err := givenBack(ctx, tx, b, m, loose, past, r); err != nil {
			return err
		}
	}
	return nil
}

// putIn reports whether money in is plainly the person's own: it names them, no
// contribution of theirs waits for it, and nobody said that it is anything else.
func putIn(l store.BankLine, name string, items []expect.Item) bool {
	waits := func(i expect.Item) bool {
		n := i.Due.DaysUntil(l.Line.Date)
		return i.Kind == expect.Contribution && n >= -31 && n <= 62
	}
	return l.Line.Amount > 0 && l.Undone == 0 && reconcile.Names(l.Line, name) && !slices.ContainsFunc(items, waits)
}

// waiting lists the lines that wait for an explanation, and those around them
// that were explained, with what they tell.
func waiting(ctx context.Context, tx *store.Tx, p store.Purse) (loose, past []store.BankLine, known reconcile.Known, err error) {
	if loose, err = tx.UnexplainedLines(ctx, p.ID); err != nil {
		return nil, nil, known, err
	}
	for _, days := range around(loose) {
		lines, err := tx.LinesOn(ctx, p.ID, days)
		if err != nil {
			return nil, nil, known, err
		}
		for _, l := range lines {
			if l.State != store.Unexplained {
				past = append(past, l)
				known.Before = append(known.Before, earlier(l))
			}
		}
	}
	known.Not = func(line int, id expect.ID) bool {
		if id.IsZero() {
			return loose[line].NotBack
		}
		return slices.Contains(loose[line].Not, id)
	}
	return loose, past, known, nil
}

// around gives the days on which an explained line can have to do with one that
// waits, none of them twice. The years before are not read.
func around(lines []store.BankLine) (all []calendar.Period) {
	for _, l := range lines { // in order of day
		p := calendar.Period{First: l.Line.Date.AddDays(-reconcile.LooksBack), Last: l.Line.Date.AddDays(reconcile.LooksOn)}
		if n := len(all); n > 0 && !p.First.After(all[n-1].Last) {
			all[n-1].Last = p.Last
			continue
		}
		all = append(all, p)
	}
	return all
}

// earlier gives what the matching needs to know of a line that was explained.
func earlier(l store.BankLine) reconcile.Earlier {
	return reconcile.Earlier{Line: l.Line, Bought: bought(l), Part: len(l.With) > 1, Back: l.State == store.Matched && len(l.Items) == 0}
}

// bought says what a line paid for that can be given back: a bill, a share, or
// what somebody said. Wages and tax are not given back like a purchase.
func bought(l store.BankLine) string {
	what := ""
	for _, t := range l.What {
		switch t.Key {
		case expect.Names[expect.Bill], expect.Names[expect.Share]:
			what = t.Args["payee"].S
		case NameCost:
			what = t.Args["name"].S
		default:
			return ""
		}
	}
	return what
}

// left keeps the books level with a line that was not matched, and explains it
// where somebody has said what every line of its payee is.
func left(ctx context.Context, tx *store.Tx, b purse.Book, l store.BankLine, why reconcile.Loose, answers []store.Answer, r *Receipt) error {
	if err := noteUnexplained(ctx, tx, b, l); err != nil {
		return err
	}
	if i := answerFor(answers, l); why.Category != "" && len(why.Candidates) == 0 && i >= 0 {
		r.Matched++
		return accept(ctx, tx, b, l, Said{Words: answers[i].Words, Own: answers[i].Own}, why.Why)
	}
	r.Unexplained++
	if why.Why.String() == l.Why.String() {
		return nil
	}
	l.Why = why.Why
	return tx.MoveLine(ctx, l, store.Unexplained)
}

// meet writes one match to the books and marks both sides.
func meet(ctx context.Context, tx *store.Tx, b purse.Book, m reconcile.Match, loose []store.BankLine, items []expect.Item) error {
	first := loose[m.Lines[0]]
	var names []msg.Text
	for _, item := range items {
		if !slices.Contains(m.Expected, item.ID) {
			continue
		}
		names = append(names, item.Name())
		from := item.State
		next, err := item.Meet(string(first.ID))
		if err != nil {
			return err
		}
		if from == expect.Open {
			if err := postItem(ctx, tx, next, first.Line.Date); err != nil {
				return err
			}
		}
		if err := tx.MoveExpected(ctx, b.Purse.Person, next, from); err != nil {
			return err
		}
	}
	var with []store.LineID
	for _, i := range m.Lines {
		with = append(with, loose[i].ID)
	}
	for _, i := range m.Lines {
		l := loose[i]
		if err := takeBackUnexplained(ctx, tx, l); err != nil {
			return err
		}
		l.State, l.Why, l.Items, l.What, l.With = store.Matched, m.Why, m.Expected, names, with
		if err := tx.MoveLine(ctx, l, store.Unexplained); err != nil {
			return err
		}
	}
	return nil
}

func postItem(ctx context.Context, tx *store.Tx, item expect.Item, on calendar.Date) error {
	var id ledger.ID
	if err := store.NewID(tx, &id); err != nil {
		return err
	}
	t, writes := item.Posting(id, on)
	if !writes {
		return nil
	}
	return tx.Post(ctx, t)
}
