package camt

import (
	"cmp"
	"slices"
	"strings"

	"ownway/bank/statement"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

// Read gives a statement for each account in the message, in pounds. Parts of
// one account, such as a month of daily statements, become one; each must open
// with what the one before it closed with.
func Read(data []byte) ([]statement.Statement, error) {
	m, err := Parse(data)
	if err != nil {
		return nil, err
	}
	var order []string
	parts := map[string][]Statement{}
	for _, s := range m.Statements {
		id := s.Account.ID()
		if id == "" {
			return nil, fault.OnLine(fault.Invalid("account", Missing, "name", "Acct"), s.Row)
		}
		if parts[id] == nil {
			order = append(order, id)
		}
		parts[id] = append(parts[id], s)
	}
	out := make([]statement.Statement, 0, len(order))
	for _, id := range order {
		s, err := join(parts[id])
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// join makes one statement of the parts of one account.
func join(parts []Statement) (statement.Statement, error) {
	if len(parts) == 1 {
		return parts[0].sterling()
	}
	slices.SortStableFunc(parts, func(a, b Statement) int { return a.firstDay().Compare(b.firstDay()) })
	whole, err := parts[0].sterling()
	if err != nil {
		return whole, err
	}
	for _, p := range parts[1:] {
		s, err := p.sterling()
		if err != nil {
			return whole, err
		}
		if whole.Closing.IsKnown() && s.Opening.IsKnown() && whole.Closing.Amount != s.Opening.Amount {
			err := fault.Invalid("balance", Gap, "found", s.Opening.Amount, "want", whole.Closing.Amount)
			return whole, fault.OnLine(err, p.Row)
		}
		whole.Lines, whole.Closing = append(whole.Lines, s.Lines...), s.Closing
		whole.Warnings = append(whole.Warnings, s.Warnings...)
		whole.Account.Name = cmp.Or(whole.Account.Name, s.Account.Name)
	}
	// That no balances are shown is said again of the whole, if it is so.
	whole.Warnings = slices.DeleteFunc(whole.Warnings, func(w msg.Text) bool { return w.Key == statement.NoBalances })
	done, err := statement.Finish(whole)
	return done, statement.At(err, parts[0].Row)
}

// firstDay is what parts are put in order by; none when the part does not say.
func (s Statement) firstDay() calendar.Date {
	if !s.From.Day.IsZero() {
		return s.From.Day
	}
	if _, closing := s.ends(); closing != nil {
		return closing.On.Day
	}
	return calendar.Date{}
}

// ends gives the booked balances at both ends, or nil. A page of a longer
// statement has an interim one in place of either.
func (s Statement) ends() (opening, closing *Balance) {
	var between []*Balance
	for i := range s.Balances {
		b := &s.Balances[i]
		switch b.Type {
		case "OPBD":
			opening = cmp.Or(opening, b)
		case "CLBD":
			closing = b
		case "ITBD":
			between = append(between, b)
		}
	}
	if opening == nil {
		if i := slices.IndexFunc(s.Balances, func(b Balance) bool { return b.Type == "PRCD" }); i >= 0 {
			opening = &s.Balances[i]
		}
	}
	if opening == nil && len(between) > 0 && (closing != nil || len(between) > 1) {
		opening, between = between[0], between[1:]
	}
	if closing == nil && len(between) > 0 {
		closing = between[len(between)-1]
	}
	return opening, closing
}

// sterling gives the part as a statement, its balances proved.
func (s Statement) sterling() (statement.Statement, error) {
	out := statement.Statement{Format: Format, Account: s.Account.asOurs()}
	if c := s.Account.Currency; c != "" && c != "GBP" {
		return out, inPounds(Money{Currency: c}, s.Row)
	}
	proof := s.Row
	opening, closing := s.ends()
	for _, end := range []struct {
		from *Balance
		to   *statement.Balance
	}{{opening, &out.Opening}, {closing, &out.Closing}} {
		if end.from == nil {
			continue
		}
		if err := inPounds(end.from.Money, end.from.Row); err != nil {
			return out, err
		}
		*end.to, proof = statement.GivenBalance(end.from.Amount), end.from.Row
	}
	for _, e := range s.Entries {
		if err := takeEntry(&out, e); err != nil {
			return out, statement.At(err, e.Row)
		}
	}
	done, err := statement.Finish(out)
	return done, statement.At(err, proof)
}

func inPounds(m Money, row int) error {
	if m.Currency == "GBP" {
		return nil
	}
	return fault.OnLine(fault.Invalid("currency", statement.OnlySterling, "currency", statement.Shown(m.Currency)), row)
}

// asOurs takes the sort code and number out of a British IBAN, or out of the 14
// digits that some banks write.
func (a Account) asOurs() statement.Account {
	out := statement.Account{Name: cmp.Or(a.Name, a.Owner), Shown: a.ID()}
	both := strings.ReplaceAll(a.ID(), " ", "")
	if len(both) == 22 && strings.HasPrefix(both, "GB") && rightIBAN(both) {
		both = both[8:]
	}
	if len(both) != 14 {
		return out
	}
	code, badCode := ident.ParseSortCode(both[:6])
	number, badNumber := ident.ParseAccountNumber(both[6:])
	if badCode == nil && badNumber == nil {
		out.SortCode, out.Number, out.Shown = code, number, ""
	}
	return out
}

// rightIBAN proves the two check digits: with the first four characters moved to
// the end and letters read as 10 to 35, the number leaves 1 when divided by 97
// (ISO 13616).
func rightIBAN(s string) bool {
	left := 0
	for _, c := range []byte(s[4:] + s[:4]) {
		switch {
		case c >= '0' && c <= '9':
			left = (left*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			left = (left*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return left == 1
}
