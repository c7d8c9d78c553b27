// Package gather draws from the record of a purse what a check looks at: what is
// owed and not seen, what was paid twice or to another name, and whether the
// statements follow on one another. It decides nothing.
package gather

import (
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/internal/monitor/check"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/reconcile"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Line is a bank line and what it met; nothing when it met nothing expected.
type Line struct {
	statement.Line
	Items []expect.ID
	Waits bool // nobody has said what it was
	Back  bool // it came back, or is the money that came back
}

// Statement is what one statement says of the account.
type Statement struct {
	Period           calendar.Period
	Opening, Closing statement.Balance
}

// Record is what is held of a purse.
type Record struct {
	Lines      []Line // in order of day
	Items      []expect.Item
	Statements []Statement
}

// Into fills in the facts of the record up to their day.
func (r Record) Into(f *check.Facts) {
	for _, l := range r.Lines {
		f.BooksTo = l.Date
		if l.Waits {
			f.Unexplained = append(f.Unexplained, check.Unexplained{On: l.Date, Amount: l.Amount.Abs()})
		}
	}
	r.owed(f)
	f.Elsewhere = r.elsewhere()
	f.Twice = r.twice()
	f.Breaks = r.breaks()
	f.Gambling = r.betting()
	f.Runs = r.runs(f.Weekly)
	f.Account = r.oneAccount()
}

// mayCome is how many days after its day a payment may still come, and behind
// how many days without a new line show that no statement comes.
const (
	mayCome = 10
	behind  = 45
)

// owed looks at what fell due while the books can tell, and was not seen.
func (r Record) owed(f *check.Facts) {
	for _, i := range r.Items {
		if i.Due.After(f.BooksTo) || i.Due.AddDays(mayCome).After(f.BooksTo) && f.BooksTo.AddDays(behind).After(f.Today) {
			continue // the next statement will tell
		}
		due := check.Wage{Due: i.Due, Amount: i.Amount.Abs()}
		asked := i.State != expect.Met && r.asked(i, f.Today)
		switch {
		case i.Kind == expect.Contribution:
			f.ContributionDue += i.Amount
			if i.State == expect.Met || asked {
				f.ContributionPaid += i.Amount
			}
		case asked: // the person is asked about the line already
		case i.Kind == expect.Wages && i.State == expect.Open:
			f.Unpaid = append(f.Unpaid, due)
		case i.Kind == expect.HMRC && i.State != expect.Met:
			f.Tax = append(f.Tax, due)
		case i.Kind == expect.Share && i.State != expect.Met:
			f.Shares = append(f.Shares, due)
		}
	}
}

// asked reports whether a line has waited for a word for under six weeks that is
// likely to be this: it goes to the payee, within five weeks of the day.
func (r Record) asked(i expect.Item, today calendar.Date) bool {
	const weeks, lately = 35, 42
	return slices.ContainsFunc(r.Lines, func(l Line) bool {
		n := i.Due.DaysUntil(l.Date)
		return l.Waits && l.Date.DaysUntil(today) <= lately && max(n, -n) <= weeks && (l.Amount > 0) == (i.Amount > 0) && reconcile.Shows(l.Line, i.Payee)
	})
}

func (r Record) item(id expect.ID) (expect.Item, bool) {
	i := slices.IndexFunc(r.Items, func(i expect.Item) bool { return i.ID == id })
	if i < 0 {
		return expect.Item{}, false
	}
	return r.Items[i], true
}

// elsewhere finds wages that were matched by their reference and name somebody
// who was not named for this PA before.
func (r Record) elsewhere() (seen []check.Seen) {
	before := map[string]map[string]bool{} // the first words that banks gave each PA
	for _, l := range r.Lines {
		if len(l.Items) != 1 {
			continue
		}
		i, ok := r.item(l.Items[0])
		if !ok || i.Kind != expect.Wages {
			continue
		}
		word, _, _ := strings.Cut(reconcile.Shape(l.Line), " ")
		if before[i.Payee] == nil {
			before[i.Payee] = map[string]bool{}
		} else if !before[i.Payee][word] && !reconcile.Names(l.Line, i.Payee) {
			seen = append(seen, check.Seen{On: l.Date, Amount: l.Amount.Abs()})
			continue
		}
		before[i.Payee][word] = true
	}
	return seen
}

// againWithin is within how many days an invoice paid again is the same.
const againWithin = 45

// twice finds invoices that were paid again: a line that met nothing, to the
// payee of an invoice that another line paid, of the same sum or with its number.
func (r Record) twice() (seen []check.Seen) {
	for _, l := range r.Lines {
		if len(l.Items) > 0 || l.Amount >= 0 || l.Back {
			continue
		}
		if slices.ContainsFunc(r.Lines, func(o Line) bool { return r.isAgain(l, o) }) {
			seen = append(seen, check.Seen{On: l.Date, Amount: l.Amount.Abs()})
		}
	}
	return seen
}

func (r Record) isAgain(l, paid Line) bool {
	n := paid.Date.DaysUntil(l.Date)
	if len(paid.Items) != 1 || max(n, -n) > againWithin {
		return false
	}
	i, ok := r.item(paid.Items[0])
	if !ok || i.Kind != expect.Bill || !r.isInvoice(i) {
		return false
	}
	numbered := strings.Contains(letters(l.Payee+l.Reference), letters(i.Reference))
	return reconcile.Shows(l.Line, i.Payee) && (l.Amount == paid.Amount || numbered)
}

// isInvoice reports whether the item has a number that no other has.
func (r Record) isInvoice(i expect.Item) bool {
	return strings.ContainsAny(i.Reference, "0123456789") && !slices.ContainsFunc(r.Items, func(o expect.Item) bool {
		return o.ID != i.ID && o.Reference == i.Reference
	})
}

func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' {
			return c
		}
		return -1
	}, strings.ToUpper(s))
}

// breaks finds statements whose lines do not lead from their first balance to
// their last, or whose first is not the last of the one before.
func (r Record) breaks() (seen []check.Seen) {
	add := func(on calendar.Date, by money.Amount) {
		if by != 0 {
			seen = append(seen, check.Seen{On: on, Amount: by.Abs()})
		}
	}
	for n, s := range r.Statements {
		if !s.Opening.IsKnown() || !s.Closing.IsKnown() {
			continue
		}
		sum := s.Opening.Amount
		for _, l := range r.Lines {
			if !l.Date.Before(s.Period.First) && !l.Date.After(s.Period.Last) {
				sum += l.Amount
			}
		}
		add(s.Period.Last, sum-s.Closing.Amount)
		if n > 0 && r.Statements[n-1].Closing.IsKnown() && r.Statements[n-1].Period.Last.AddDays(1) == s.Period.First {
			add(s.Period.First, s.Opening.Amount-r.Statements[n-1].Closing.Amount)
		}
	}
	return seen
}

// bettingWords are words that betting firms have in their names.
var bettingWords = []string{"BET", "BETS", "BETTING", "CASINO", "BINGO", "POKER", "SLOTS", "GAMBLE", "GAMBLING", "LOTTERY", "WAGER", "ROULETTE"}

func (r Record) betting() (seen []check.Seen) {
	for _, l := range r.Lines {
		if len(l.Items) == 0 && l.Amount < 0 && !l.Back && slices.ContainsFunc(strings.Fields(strings.ToUpper(l.Payee)), isBetting) {
			seen = append(seen, check.Seen{On: l.Date, Amount: l.Amount.Abs()})
		}
	}
	return seen
}

func isBetting(word string) bool {
	return slices.Contains(bettingWords, word) || strings.HasPrefix(word, "BET") && strings.ContainsAny(word, "0123456789")
}

// A run is this many payments within so many days to one payee.
const (
	runOf     = 4
	runWithin = 14
)

// runs finds payees to whom many payments that met nothing expected went within
// days, coming to more than a quarter of a week's budget.
func (r Record) runs(weekly money.Amount) (seen []check.Seen) {
	to := map[string][]Line{}
	var payees []string
	for _, l := range r.Lines {
		if len(l.Items) == 0 && l.Amount < 0 && !l.Back {
			p := reconcile.PayeeOf(l.Line)
			if to[p] == nil {
				payees = append(payees, p)
			}
			to[p] = append(to[p], l)
		}
	}
	for _, p := range payees {
		all := to[p]
		for n := 0; n+runOf <= len(all); n++ {
			sum := money.Amount(0)
			for _, l := range all[n : n+runOf] {
				sum -= l.Amount
			}
			if all[n].Date.DaysUntil(all[n+runOf-1].Date) <= runWithin && sum*4 > weekly {
				for _, l := range all {
					seen = append(seen, check.Seen{On: l.Date, Amount: l.Amount.Abs()})
				}
				break
			}
		}
	}
	return seen
}

// oneAccount finds wages of two PAs that are to go to one account.
func (r Record) oneAccount() (seen []check.Seen) {
	for n, i := range r.Items {
		if i.Kind != expect.Wages || i.Account.Number == "" {
			continue
		}
		if slices.ContainsFunc(r.Items[:n], func(o expect.Item) bool {
			return o.Kind == expect.Wages && o.Payee != i.Payee && o.Account.Number == i.Account.Number && o.Account.SortCode == i.Account.SortCode
		}) {
			seen = append(seen, check.Seen{On: i.Due, Amount: i.Amount.Abs()})
		}
	}
	return seen
}
