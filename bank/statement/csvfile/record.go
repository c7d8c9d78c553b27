package csvfile

import (
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

// record is one line as its columns are read.
type record struct {
	layout           *Layout
	account          statement.Account
	line             statement.Line
	in, out          money.Amount
	hasIn, hasOut    bool
	fee              money.Amount
	pending, wentOut bool
}

// take reads one field. The error of an unreadable account is none: the account
// is then kept as the file shows it.
func (r *record) take(role Role, found string) (err error) {
	l := &r.line
	switch role {
	case Day:
		l.Date, l.Time, err = r.layout.readDay(found)
	case Clock:
		l.Time, err = statement.ReadTime(found)
	case Payee:
		l.Payee, err = r.words(role, found)
	case Reference:
		l.Reference, err = r.words(role, found)
	case Kind:
		l.Type, err = r.words(role, found)
	case OwnID:
		l.OwnID, err = r.words(role, found)
	case State:
		r.pending = !strings.EqualFold(strings.TrimSpace(found), r.layout.Settled)
	case Currency:
		err = sterling(found)
	case Direction:
		err = r.whichWay(found)
	case SortCode, Number, SortAndNumber, Shown, Holder:
		err = r.takeAccount(role, found)
	default:
		err = r.takeMoney(role, found)
	}
	return err
}

func (r *record) takeMoney(role Role, found string) (err error) {
	blank := strings.TrimSpace(found) == ""
	switch role {
	case Amount:
		r.line.Amount, err = statement.ReadAmount("amount", found)
	case In:
		if r.hasIn = !blank; r.hasIn {
			r.in, err = statement.ReadAmount("amount in", found)
		}
	case Out:
		if r.hasOut = !blank; r.hasOut {
			r.out, err = statement.ReadAmount("amount out", found)
		}
	case Fee:
		if !blank {
			r.fee, err = statement.ReadAmount("fee", found)
		}
	case Balance:
		if blank { // a line not yet settled has none
			return nil
		}
		var a money.Amount
		a, err = statement.ReadAmount("balance", found)
		r.line.Balance = statement.GivenBalance(a)
	}
	return err
}

func (r *record) takeAccount(role Role, found string) error {
	text, err := r.words(Shown, strings.TrimPrefix(strings.TrimSpace(found), "'"))
	if err != nil || text == "" {
		return err
	}
	a := &r.account
	switch role {
	case Holder:
		a.Name = text
	case Shown:
		a.Shown = text
	case SortAndNumber:
		sortAndNumber(a, text)
	case SortCode:
		if code, bad := ident.ParseSortCode(text); bad == nil {
			a.SortCode = code
		} else {
			a.Shown = text
		}
	case Number:
		if number, bad := ident.ParseAccountNumber(text); bad == nil {
			a.Number = number
		} else {
			a.Shown = text
		}
	}
	return nil
}

// settle turns what the columns said into the one signed amount.
func (r *record) settle() error {
	l := &r.line
	if r.layout.has(In) {
		neither, both := !r.hasIn && !r.hasOut, r.in != 0 && r.out != 0
		if neither || both || r.in < 0 || r.out < 0 {
			return fault.Invalid("amount", statement.OneSide)
		}
		l.Amount = r.in - r.out
	}
	if r.layout.OutWord != "" && l.Amount < 0 {
		return fault.Invalid("amount", statement.OneSide)
	}
	if r.layout.CardSigns || r.wentOut {
		l.Amount = -l.Amount
	}
	l.Amount -= r.fee
	return nil
}

// whichWay reads whether money went in or out, where the amount has no sign.
func (r *record) whichWay(found string) error {
	words := strings.ToLower(found)
	r.wentOut = strings.Contains(words, r.layout.OutWord)
	if !r.wentOut && !strings.Contains(words, r.layout.InWord) {
		return fault.Invalid("direction", statement.WhichWay, "found", statement.Shown(found))
	}
	return nil
}

// words tidies a field of words and takes off the mark that was put before it
// to keep a spreadsheet from running it.
func (r *record) words(role Role, found string) (string, error) {
	s, err := statement.ReadText(fieldNames[role], found)
	if err != nil {
		return "", err
	}
	if r.layout.Apostrophe {
		return statement.Tidy(strings.TrimPrefix(s, "'")), nil
	}
	return unguard(s), nil
}

// readDay reads a date in any of the layout's forms, with the time of day when
// the form has it.
func (l Layout) readDay(found string) (calendar.Date, string, error) {
	var first error
	for _, form := range l.Dates {
		d, err := statement.ReadDate(form, found)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		day, clock, has := strings.Cut(strings.TrimSpace(found), " ")
		if !has || !strings.Contains(form, "15:04") || day == "" {
			return d, "", nil
		}
		t, err := statement.ReadTime(clock)
		return d, t, err
	}
	return calendar.Date{}, "", first
}

// sterling refuses any money but pounds: GBP, or 826 by number (ISO 4217).
func sterling(found string) error {
	switch c := strings.ToUpper(strings.TrimSpace(found)); c {
	case "GBP", "826":
		return nil
	default:
		return fault.Invalid("currency", statement.OnlySterling, "currency", statement.Shown(found))
	}
}
