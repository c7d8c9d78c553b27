package demo

import (
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/internal/access"
	"ownway/internal/monitor/expect"
	"ownway/internal/store"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
	pence "ownway/value/money"
)

// banking brings in a person's statements as they send them: each month, and
// once more at the end.
func (w *World) banking(l *life) []chapter {
	if l.layout == "" {
		return nil
	}
	var all []chapter
	shown := map[expect.ID]bool{}
	sent := &sentSoFar{}
	for _, d := range []string{"2026-09-30", "2026-10-31", "2026-11-20"} {
		if l.lateBank && d == "2026-11-20" {
			continue
		}
		all = append(all, chapter{day(d), func() error { return w.sendStatement(l, day(d), shown, sent) }})
	}
	return all
}

// sentSoFar is how the person's bank account stands after the last statement.
type sentSoFar struct {
	balance pence.Amount
	to      calendar.Date
}

func (w *World) sendStatement(l *life, to calendar.Date, shown map[expect.ID]bool, sent *sentSoFar) error {
	items, err := w.expected(l)
	if err != nil {
		return step(err, "bank of %s", l.Name)
	}
	var lines []statement.Line
	for _, i := range items {
		if at := bankDay(i); !shown[i.ID] && !at.After(to) {
			shown[i.ID] = true
			lines = append(lines, bankLine(l, i, at))
		}
	}
	for _, o := range l.odd {
		if o.day.After(sent.to) && !o.day.After(to) {
			lines = append(lines, statement.Line{Date: o.day, Amount: -o.amount, Payee: o.payee, Type: "DEB"})
		}
	}
	if l.own && sent.to.IsZero() {
		lines = append(lines, statement.Line{Date: day("2026-08-20"), Amount: pence.Pounds(9000, 0), Payee: "G VANCE SAVINGS", Type: "FPI"})
	}
	if len(lines) == 0 {
		return nil
	}
	slices.SortStableFunc(lines, func(a, b statement.Line) int { return a.Date.Compare(b.Date) })
	for i := range lines {
		sent.balance += lines[i].Amount
		lines[i].Balance = statement.GivenBalance(sent.balance)
		lines[i].Time = "09:15:00"
		lines[i].OwnID = "tx_" + lines[i].Date.String() + "_" + string(rune('a'+i%26))
	}
	sent.to = to
	file, err := csvfile.Write(l.layout, statement.Statement{
		Account: statement.Account{SortCode: l.bank.SortCode, Number: l.bank.Number, Shown: "Current", Name: l.bank.Name}, Lines: lines})
	if err != nil {
		return step(err, "statement of %s", l.Name)
	}
	by := l.acts()
	if len(l.route) > 0 && l.route[0] == policy.Managed {
		by = w.bureau
	}
	_, err = w.money.BringStatement(w.ctx, by, l.Person.ID, file)
	return step(err, "statement of %s", l.Name)
}

// expected is what the person knows is coming in and going out.
func (w *World) expected(l *life) (items []expect.Item, err error) {
	keeper, err := w.store.KeeperOf(w.ctx, access.About(l.Person.ID))
	if err != nil {
		return nil, err
	}
	return items, w.store.Read(w.ctx, l.account, keeper, func(tx *store.Tx) error {
		p, err := tx.PurseOf(w.ctx, l.Person.ID)
		if err != nil {
			return err
		}
		items, err = tx.Expected(w.ctx, l.Person.ID, p.ID)
		return err
	})
}

// bankDay is when the bank shows something: contributions a day late by
// standing order, pensions when the direct debit is taken.
func bankDay(i expect.Item) calendar.Date {
	switch i.Kind {
	case expect.Contribution:
		return calendar.AddWorkingDays(i.Due, 1)
	case expect.Bill:
		return calendar.AddWorkingDays(i.Due, 0)
	}
	return i.Due
}

// bankLine words a line as the person's bank would.
func bankLine(l *life, i expect.Item, at calendar.Date) statement.Line {
	line := statement.Line{Date: at, Amount: i.Amount, Payee: strings.ToUpper(i.Payee), Reference: i.Reference}
	switch i.Kind {
	case expect.PaymentIn:
		line.Type = "BGC"
	case expect.Contribution:
		line.Type, line.Payee = "SO", bankName(l.Name)
	case expect.Wages:
		line.Type, line.Payee = "FPO", bankName(i.Payee)
	case expect.HMRC:
		line.Type, line.Payee = "FPO", "HMRC PAYE/NIC CUMBERNAULD"
	case expect.Pension:
		line.Type, line.Payee = "DD", "NEST PENSIONS"
	case expect.Bill:
		line.Type, line.Payee = "DD", short(line.Payee)
	}
	if l.layout != "starling" && l.layout != "monzo" {
		line.Payee, line.Reference = strings.TrimSpace(line.Payee+" "+line.Reference), ""
	}
	return line
}

// short cuts a name as a bank's file does.
func short(s string) string { return s[:min(len(s), 18)] }

func notHeld(err error) bool { return fault.KindOf(err) == fault.KindNotFound }
