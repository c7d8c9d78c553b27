package planted

import (
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/ordinary"
	"ownway/value/calendar"
	"ownway/value/money"
)

// The names that money goes to; all are invented.
var (
	strangers = []string{"J COLE", "PAUL DRAYCOTT", "MX T RUSK", "NORTHGATE LETS", "S VANE", "D PERRIN"}
	telling   = []string{"LUCKY REELS CASINO", "BETHOUND", "STARSPIN SLOTS", "GREENLAWN BINGO", "RED ACE POKER", "COUNTY BETTING"}
	obscure   = []string{"SPINHALL LTD", "RA ENTERTAINMENTS", "GLENMORE DIGITAL", "PAYNOVA LTD"}
)

// from notes the first day of the harm.
func (g *garden) from(d calendar.Date) {
	if g.Since.IsZero() || d.Before(g.Since) {
		g.Since = d
	}
}

func (g *garden) add(on calendar.Date, amount money.Amount, payee, reference string) {
	if !on.After(ordinary.Last) {
		g.Lines = append(g.Lines, ordinary.Line{Line: statement.Line{Date: on, Amount: amount, Payee: payee, Reference: reference, Type: "FPO"}})
		g.from(on)
	}
}

// only lists the lines that pay one thing of a kind and nothing else, between
// June and the end of February.
func (g *garden) only(k expect.Kind, also func(ordinary.Expected) bool) (places []int) {
	for i, l := range g.Lines {
		if len(l.Is) == 1 && l.Whole && l.Same == 0 && l.Date.After(calendar.On(2026, 6, 1)) && l.Date.Before(calendar.On(2027, 3, 1)) {
			if e := g.item(l.Is[0]); e.Kind == k && e.Amount == l.Amount && also(e) {
				places = append(places, i)
			}
		}
	}
	return places
}

func (g *garden) item(id expect.ID) ordinary.Expected {
	return g.Expected[slices.IndexFunc(g.Expected, func(e ordinary.Expected) bool { return e.ID == id })]
}

func (g *garden) divert() bool {
	pa := ""
	for _, e := range g.Expected {
		if e.Kind == expect.Wages {
			pa = e.Payee // the last PA's
		}
	}
	wages := g.only(expect.Wages, func(e ordinary.Expected) bool { return e.Payee == pa })
	if len(wages) < 6 {
		return false
	}
	to, how, first := oneOf(g.chance, strangers), g.between(0, 9), g.between(0, len(wages)-6)
	for _, i := range wages[first : first+g.between(1, 5)] {
		l := &g.Lines[i]
		whole, reference := l.Amount, g.item(l.Is[0]).Reference
		g.from(l.Date)
		switch {
		case how < 4:
			l.Payee, l.Reference = "FASTER PAYMENT TO "+to, reference
		case how < 7:
			l.Payee, l.Reference = to, ""
		default:
			part := whole * money.Amount(g.between(40, 80)) / 100
			l.Amount, l.Whole = part, false
			g.add(l.Date, whole-part, to, "")
			l = &g.Lines[i] // the lines may have moved
		}
		l.Is, l.Answer = nil, ""
	}
	return true
}

func (g *garden) payTwice() bool {
	invoices := g.only(expect.Bill, func(e ordinary.Expected) bool { return strings.HasPrefix(e.Reference, "INV-") })
	if len(invoices) < 4 {
		return false
	}
	how, first := g.between(0, 9), g.between(0, len(invoices)-4)
	for _, i := range invoices[first : first+g.between(1, 3)] {
		l := g.Lines[i]
		reference, amount := g.item(l.Is[0]).Reference, l.Amount
		switch {
		case how < 4:
		case how < 7:
			reference += "A"
		default:
			amount = amount * money.Amount(g.between(101, 110)) / 100
		}
		g.add(l.Date.AddDays(g.between(3, 25)), amount, l.Payee, reference)
	}
	return true
}

func (g *garden) alter() bool {
	g.close()
	g.balances = true
	hidden := -money.Amount(g.between(30, 400) * 100)
	on := calendar.On(2026, 6, 1).AddDays(g.between(0, 250))
	s := slices.IndexFunc(g.Statements, func(s Statement) bool { return !s.Last.Before(on) })
	// The bank's figures hold a payment that the lines do not, or hold smaller.
	shown := money.Amount(0)
	if g.in10(5) {
		shown = hidden / 10
		g.add(on, shown, "CARD PAYMENT TO "+oneOf(g.chance, strangers), "")
	}
	g.from(on)
	for i := s; i < len(g.Statements); i++ {
		if i > s {
			g.Statements[i].Opening += hidden
		}
		g.Statements[i].Closing += hidden
	}
	switch g.between(0, 7) {
	case 0: // all that follow made to fit
		g.balances = false
	case 1, 2, 3: // this statement made to fit
		g.Statements[s].Closing += shown - hidden
	}
	return true
}

func (g *garden) gamble() bool {
	name := oneOf(g.chance, obscure)
	if g.in10(6) {
		name = oneOf(g.chance, telling)
	}
	start, span := calendar.On(2026, 6, 1).AddDays(g.between(0, 240)), g.between(10, 42)
	for range g.between(4, 20) {
		g.add(start.AddDays(g.between(0, span)), -money.Amount(g.between(2, 30)*500), "CARD PAYMENT TO "+name, "")
	}
	return true
}

func (g *garden) leaveUnmet() bool {
	names := map[string]bool{}
	for _, p := range g.Pays {
		names[p.PA] = true
	}
	start := calendar.On(2026, 6, 1).AddDays(g.between(0, 150))
	end := start.AddDays(7 * g.between(10, 40))
	gone := ""
	if len(names) > 1 && g.in10(4) {
		gone = g.Pays[0].PA
	}
	left := money.Amount(0)
	if g.in10(3) {
		left = money.Amount(g.between(20, 45)) // per cent of the hours go on
	}
	hit := func(e ordinary.Expected) bool {
		return e.Kind == expect.Wages && !e.Due.Before(start) && e.Due.Before(end) && (gone == "" || e.Payee == gone)
	}
	for i, l := range g.Lines {
		if len(l.Is) > 0 && hit(g.item(l.Is[0])) {
			g.Lines[i].Amount = l.Amount * left / 100
		}
	}
	g.Lines = slices.DeleteFunc(g.Lines, func(l ordinary.Line) bool { return l.Amount == 0 })
	for i, e := range g.Expected {
		if hit(e) {
			g.Expected[i].Amount = e.Amount * left / 100
			g.from(e.Due)
		}
	}
	g.Expected = slices.DeleteFunc(g.Expected, func(e ordinary.Expected) bool { return e.Amount == 0 })
	return !g.Since.IsZero()
}

func (g *garden) oweTax() bool {
	from := oneOf(g.chance, []calendar.Date{calendar.On(2026, 7, 1), calendar.On(2026, 10, 1), calendar.On(2027, 1, 1)})
	until := from.AddDays(90 * g.between(1, 3))
	part := money.Amount(0)
	if g.in10(3) {
		part = money.Amount(g.between(30, 75))
	}
	for i, l := range g.Lines {
		if len(l.Is) == 0 || g.item(l.Is[0]).Kind != expect.HMRC {
			continue
		}
		if due := g.item(l.Is[0]).Due; due.Before(from) || due.After(until) || due.After(calendar.On(2027, 2, 1)) {
			continue
		} else {
			g.from(due)
		}
		g.Lines[i].Amount, g.Lines[i].Is, g.Lines[i].Whole = l.Amount*part/100, nil, false
	}
	g.Lines = slices.DeleteFunc(g.Lines, func(l ordinary.Line) bool { return l.Amount == 0 })
	return !g.Since.IsZero()
}

func (g *garden) underpay() bool {
	first := g.between(0, max(0, len(g.Pays)-8))
	least := g.between(2, 30)
	for i := first; i < min(len(g.Pays), first+g.between(1, 6)); i++ {
		p := &g.Pays[i]
		p.Minutes = int(p.Gross*60*100/(Floor*money.Amount(100-least))) + 1
		g.from(p.Day)
	}
	return !g.Since.IsZero() && !g.Since.After(calendar.On(2027, 3, 1))
}

func (g *garden) oweShare() bool {
	amount, how, stop := -money.Amount(g.between(30, 220)*100), g.between(0, 2), g.between(2, 9)
	for n, last := range months()[:12] {
		due := last.AddDays(-10)
		e := ordinary.Expected{Known: due.AddDays(-20), Item: expect.Item{ID: expect.ID("exp_share_" + due.String()), Kind: expect.Share, Due: due,
			Amount: amount, Payee: "Elm Road Circle", Reference: "SHARE " + strings.ToUpper(due.Time().Format("Jan06")), State: expect.Open}}
		g.Expected = append(g.Expected, e)
		g.Planned[due] -= amount
		paid := amount
		switch {
		case n < stop:
		case how == 0, how == 1 && n%2 == 0:
			paid = 0
		case how == 2:
			paid = amount * money.Amount(g.between(20, 70)) / 100
		}
		if paid != amount {
			g.from(due)
		}
		if paid == 0 {
			continue
		}
		l := ordinary.Line{Line: statement.Line{Date: due, Amount: paid, Payee: "ELM ROAD CIRCLE", Reference: e.Reference, Type: "SO"}}
		if paid == amount {
			l.Is, l.Whole = []expect.ID{e.ID}, true
		}
		g.Lines = append(g.Lines, l)
	}
	return true
}
