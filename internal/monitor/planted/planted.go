// Package planted plants harms into ordinary purses (package ordinary), so that
// it can be measured what a check finds. There are eight kinds, each planted in
// several ways, large and small, for long or once, in whole or in part. How is a
// judgement, made before any check was measured with them; some cannot be found
// from the books at all, as in life. The same seed gives the same harms for ever.
//
//   - wages diverted: one to five of a PA's wages go to someone else, under the
//     PA's reference or none, or a part of them does
//   - duplicate invoice: one to three invoices are paid again, the same, with
//     another number, or a little changed
//   - altered balance: a payment is taken out of a statement, or made smaller;
//     with the balances as they were, with those of that statement made to fit,
//     or (one in eight) with all that follow made to fit
//   - gambling run: 4 to 20 payments of £10 to £150 within six weeks; six in ten
//     go to a name that says what it is
//   - unmet need: all PAs, or one of several, stop for 10 to 40 weeks, or work
//     less than half
//   - unpaid tax: one quarter or more is not paid to HMRC, or paid in part
//   - below minimum wage: one to six pay periods 2 to 30 per cent below
//   - pooled share: of a monthly share in pooled support, two or more are not
//     paid, or every second one, or only a part of each
package planted

import (
	"slices"

	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/ordinary"
	"ownway/value/calendar"
	"ownway/value/money"
)

// Harm is one kind of harm.
type Harm string

// The kinds of harm.
const (
	None        Harm = ""
	Diverted    Harm = "wages diverted"
	TwicePaid   Harm = "duplicate invoice"
	Altered     Harm = "altered balance"
	Gambling    Harm = "gambling run"
	NeedUnmet   Harm = "unmet need"
	TaxUnpaid   Harm = "unpaid tax"
	Underpaid   Harm = "below minimum wage"
	ShareUnpaid Harm = "pooled share not paid"
)

// Harms lists every kind.
func Harms() []Harm {
	return []Harm{Diverted, TwicePaid, Altered, Gambling, NeedUnmet, TaxUnpaid, Underpaid, ShareUnpaid}
}

// Pay is what a PA worked and earned in a pay period.
type Pay struct {
	PA      string
	Day     calendar.Date
	Minutes int
	Gross   money.Amount
}

// Statement is the balances that one month's statement gives.
type Statement struct {
	Last             calendar.Date
	Opening, Closing money.Amount
}

// Purse is a year of a purse with a harm in it, or none.
type Purse struct {
	ordinary.Purse
	Harm       Harm
	Since      calendar.Date // the day of the first harm
	Pays       []Pay
	Statements []Statement
	Planned    map[calendar.Date]money.Amount // what the plan has for each day on which something falls due
}

// Floor is the least that an hour may earn a PA of 21 or more in the year.
// National Minimum Wage Regulations 2015 reg 4 as in force from 1 April 2026.
const Floor = money.Amount(12_71)

// Year makes purse n of a seed with the harm in it. A purse without what the
// harm needs, like an invoice, is passed over for the next that has it.
func Year(seed uint64, n int, h Harm) Purse {
	for try := range 1000 {
		g := &garden{chance: &chance{state: seed*7_368_787 + uint64(n)*104_729 + uint64(len(h))*31}, Purse: before(seed, n+try*10_000)}
		g.Harm = h
		if plants[h](g) {
			g.close()
			return g.Purse
		}
	}
	panic("planted: no purse can hold " + string(h))
}

// before is the purse as it was, with what the bank alone does not show.
func before(seed uint64, n int) Purse {
	p := Purse{Purse: ordinary.Year(seed, n), Planned: map[calendar.Date]money.Amount{}}
	p.Lines = slices.Clone(p.Lines)
	rates := map[string]money.Amount{}
	for _, e := range p.Expected {
		if e.Out() {
			p.Planned[e.Due] -= e.Amount
		}
		if e.Kind != expect.Wages {
			continue
		}
		if rates[e.Payee] == 0 {
			rates[e.Payee] = Floor + money.Amount((len(rates)*71+n*37)%230)
		}
		p.Pays = append(p.Pays, Pay{PA: e.Payee, Day: e.Due, Gross: -e.Amount, Minutes: int(-e.Amount * 60 / rates[e.Payee])})
	}
	return p
}

// garden is a purse in which something is being planted.
type garden struct {
	*chance
	Purse
	balances bool // the balances are made already
}

var plants = map[Harm]func(*garden) bool{
	None: func(*garden) bool { return true }, Diverted: (*garden).divert, TwicePaid: (*garden).payTwice, Altered: (*garden).alter,
	Gambling: (*garden).gamble, NeedUnmet: (*garden).leaveUnmet, TaxUnpaid: (*garden).oweTax, Underpaid: (*garden).underpay, ShareUnpaid: (*garden).oweShare,
}

// close puts the lines in order and draws up the statements.
func (g *garden) close() {
	slices.SortStableFunc(g.Lines, func(a, b ordinary.Line) int { return a.Date.Compare(b.Date) })
	for i := range g.Lines {
		g.Lines[i].Row = i + 1
	}
	if !g.balances {
		g.draw()
	}
}

// opening is what the account held when the year began.
const opening = money.Amount(2_000_00)

// draw draws up the monthly statements from the lines.
func (g *garden) draw() {
	g.Statements = nil
	held := opening
	i := 0
	for _, last := range months() {
		s := Statement{Last: last, Opening: held}
		for ; i < len(g.Lines) && !g.Lines[i].Date.After(last); i++ {
			held += g.Lines[i].Amount
		}
		s.Closing = held
		g.Statements = append(g.Statements, s)
	}
}

func months() (all []calendar.Date) {
	for d := calendar.On(2026, 4, 30); d.Before(ordinary.Last.AddDays(31)); d = calendar.On(d.Year(), d.Month(), 1).AddMonths(2).AddDays(-1) {
		all = append(all, d)
	}
	return all
}
