package csvfile

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of writing a statement.
var (
	UnknownLayout = msg.New("csvfile.unknown-layout", "We don't know the layout {layout}")
	OddLetter     = msg.New("csvfile.odd-letter", "This bank's files can't hold a letter in “{found}”")
	NoMoneyMoved  = msg.New("csvfile.no-money-moved", "A line should move money in or out")
)

// Write writes the statement in the layout of a bank, oldest line first. What
// the layout has no column for is left out; words that a spreadsheet would run
// as a formula are marked with an apostrophe.
func Write(layout string, s statement.Statement) ([]byte, error) {
	l, ok := Find(layout)
	if !ok {
		return nil, fault.Invalid("layout", UnknownLayout, "layout", layout)
	}
	w := writer{layout: l, account: s.Account}
	if l.Preamble {
		w.preamble(s)
	}
	if !l.NoHeader {
		w.header()
	}
	for i, line := range s.Lines {
		if line.Amount == 0 {
			return nil, fault.OnLine(fault.Invalid("amount", NoMoneyMoved), i+1)
		}
		w.line(line)
	}
	if !l.OldLetters {
		return []byte(w.String()), nil
	}
	out, ok := statement.ToWindows1252(w.String())
	if !ok {
		return nil, oddLetter(s)
	}
	return out, nil
}

// oddLetter finds the line that cannot be written in Windows-1252.
func oddLetter(s statement.Statement) error {
	for i, l := range s.Lines {
		for _, words := range []string{l.Payee, l.Reference, l.Type, l.OwnID} {
			if _, ok := statement.ToWindows1252(words); !ok {
				return fault.OnLine(fault.Invalid("payee", OddLetter, "found", words), i+1)
			}
		}
	}
	return fault.Invalid("account", OddLetter, "found", s.Account.Shown)
}

type writer struct {
	strings.Builder
	layout  Layout
	account statement.Account
}

func (w *writer) preamble(s statement.Statement) {
	closing := ""
	if s.Closing.IsKnown() {
		closing = w.money(s.Closing.Amount)
	}
	w.row("Account Name:", s.Account.Shown)
	w.row("Account Balance:", closing)
	w.row("Available Balance: ", closing)
	w.WriteString("\r\n")
}

func (w *writer) header() {
	titles := make([]string, len(w.layout.Columns))
	for i, c := range w.layout.Columns {
		titles[i] = c.Title
	}
	w.row(titles...)
}

func (w *writer) line(l statement.Line) {
	fields := make([]string, len(w.layout.Columns))
	for i, c := range w.layout.Columns {
		fields[i] = w.field(c.Holds, l)
	}
	w.row(fields...)
}

func (w *writer) row(fields ...string) {
	for i, f := range fields {
		if i > 0 {
			w.WriteByte(',')
		}
		if w.layout.QuoteAll || strings.ContainsAny(f, ",\"'\r\n") {
			f = `"` + strings.ReplaceAll(f, `"`, `""`) + `"`
		}
		w.WriteString(f)
	}
	if w.layout.Trailing {
		w.WriteByte(',')
	}
	w.WriteString("\r\n")
}

func (w *writer) field(role Role, l statement.Line) string {
	switch role {
	case Day:
		return w.day(l)
	case Clock:
		return l.Time
	case Payee:
		return w.words(l.Payee)
	case Reference:
		return w.words(l.Reference)
	case Kind:
		return w.words(l.Type)
	case OwnID:
		return w.words(l.OwnID)
	case State:
		return w.layout.Settled
	case Currency:
		if w.layout.OutWord != "" {
			return "826"
		}
		return "GBP"
	case Direction:
		if l.Amount < 0 {
			return "Successful. Unload"
		}
		return "Successful. Load"
	case Amount, In, Out, Fee, Balance:
		return w.amount(role, l)
	}
	return w.accountField(role)
}

func (w *writer) accountField(role Role) string {
	a := w.account
	switch role {
	case SortCode:
		return "'" + a.SortCode.String()
	case Number:
		return string(a.Number)
	case SortAndNumber:
		if w.layout.Apostrophe {
			return "'" + string(a.SortCode) + "-" + string(a.Number)
		}
		return a.SortCode.String() + " " + string(a.Number)
	case Shown:
		return w.words(a.Shown)
	case Holder:
		return w.words(a.Name)
	}
	return ""
}

func (w *writer) amount(role Role, l statement.Line) string {
	a := l.Amount
	switch {
	case role == Balance && l.Balance.IsKnown():
		return w.money(l.Balance.Amount)
	case role == Balance, role == In && a < 0, role == Out && a > 0:
		return ""
	case role == Fee:
		return "0.00"
	case role == In, role == Out, w.layout.OutWord != "":
		return w.money(a.Abs())
	case w.layout.CardSigns:
		return w.money(-a)
	}
	return w.money(a)
}

func (w *writer) money(a money.Amount) string {
	switch {
	case w.layout.Pound:
		return strings.Replace(strings.ReplaceAll(a.String(), ",", ""), "−", "-", 1)
	case w.layout.Grouped:
		return strings.Replace(strings.Replace(a.String(), "£", "", 1), "−", "-", 1)
	}
	return a.Plain()
}

func (w *writer) day(l statement.Line) string {
	form := w.layout.Dates[0]
	t := l.Date.Time().Format(form)
	day, clock, timed := strings.Cut(t, " ")
	if !timed || !strings.Contains(form, "15:04") || l.Time == "" {
		return t
	}
	return day + " " + l.Time[:len(clock)]
}

func (w *writer) words(s string) string {
	s = statement.Tidy(s)
	if w.layout.Apostrophe {
		return "'" + s
	}
	return guard(s)
}
