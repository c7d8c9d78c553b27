package camt

import (
	"strings"

	"ownway/bank/iso20022/walk"
	"ownway/bank/statement"
	"ownway/value/fault"
)

type (
	step = walk.Step[*reader]
	into = map[string]*step
)

// reader is what has been read so far; the last of each list is being read.
type reader struct {
	m       Message
	entries int
	details int
	owner   string // CRDT or DBIT, of the balance, entry or detail
	has     bool   // the balance or entry has its amount
	money   Money
}

func (r *reader) stmt() *Statement { return &r.m.Statements[len(r.m.Statements)-1] }

func (r *reader) balance() *Balance { s := r.stmt(); return &s.Balances[len(s.Balances)-1] }

func (r *reader) entry() *Entry { s := r.stmt(); return &s.Entries[len(s.Entries)-1] }

func (r *reader) detail() *Detail { e := r.entry(); return &e.Details[len(e.Details)-1] }

// keep is a step that keeps the element's text where place says.
func keep(field string, place func(*reader) *string) *step {
	return &step{Text: func(r *reader, _ walk.At, text string) (err error) {
		*place(r), err = statement.ReadText(field, text)
		return err
	}}
}

// add is a step that adds the element's text to the list that place gives.
func add(field string, place func(*reader) *[]string) *step {
	return &step{Text: func(r *reader, _ walk.At, text string) error {
		s, err := statement.ReadText(field, text)
		if s != "" {
			*place(r) = append(*place(r), s)
		}
		return err
	}}
}

func moment(place func(*reader) *Moment) *step {
	return &step{Text: func(r *reader, _ walk.At, text string) (err error) {
		*place(r), err = readMoment(text)
		return err
	}}
}

// when is a step for a choice of a day or a day with a time.
func when(place func(*reader) *Moment) *step {
	return &step{Into: into{"Dt": moment(place), "DtTm": moment(place)}}
}

// at is a step along elements, one in another, of which only the last is of use.
func at(last *step, names ...string) into {
	for i := len(names) - 1; i > 0; i-- {
		last = &step{Into: into{names[i]: last}}
	}
	return into{names[0]: last}
}

// all puts together what may stand in an element.
func all(parts ...into) into {
	out := into{}
	for _, p := range parts {
		for name, s := range p {
			if was := out[name]; was != nil {
				s = &step{Into: all(was.Into, s.Into)} // both only lead on
			}
			out[name] = s
		}
	}
	return out
}

var amount = &step{Text: func(r *reader, where walk.At, text string) (err error) {
	r.money, err = readMoney(text, where.Currency)
	r.has = true
	return err
}}

var side = &step{Text: func(r *reader, _ walk.At, text string) error {
	r.owner = strings.TrimSpace(text)
	if r.owner != "CRDT" && r.owner != "DBIT" {
		return fault.Invalid("CdtDbtInd", statement.WhichWay, "found", statement.Shown(text))
	}
	return nil
}}

// signed gives the amount of a balance or an entry its sign.
func (r *reader) signed() (Money, error) {
	m := r.money
	switch {
	case !r.has:
		return m, fault.Invalid("amount", Missing, "name", "Amt")
	case r.owner == "":
		return m, fault.Invalid("amount", Missing, "name", "CdtDbtInd")
	case r.owner == "DBIT":
		m.Amount = -m.Amount
	}
	return m, nil
}

func (r *reader) clear() { r.money, r.has, r.owner = Money{}, false, "" }

var grammar = &step{Into: into{"BkToCstmrStmt": {Into: into{
	"GrpHdr": {Into: into{
		"MsgId":   keep("MsgId", func(r *reader) *string { return &r.m.ID }),
		"CreDtTm": moment(func(r *reader) *Moment { return &r.m.Created }),
	}},
	"Stmt": stmtStep,
}}}}

var stmtStep = &step{
	Begin: func(r *reader, where walk.At) error {
		if len(r.m.Statements) == MaxStatements {
			return fault.Invalid("file", statement.TooManyRows, "most", MaxStatements)
		}
		r.m.Statements = append(r.m.Statements, Statement{Row: where.Line})
		return nil
	},
	Into: into{
		"Id":           keep("Id", func(r *reader) *string { return &r.stmt().ID }),
		"ElctrncSeqNb": keep("ElctrncSeqNb", func(r *reader) *string { return &r.stmt().Sequence }),
		"LglSeqNb":     keep("LglSeqNb", func(r *reader) *string { return &r.stmt().LegalSequence }),
		"CreDtTm":      moment(func(r *reader) *Moment { return &r.stmt().Created }),
		"FrToDt": {Into: into{
			"FrDtTm": moment(func(r *reader) *Moment { return &r.stmt().From }),
			"ToDtTm": moment(func(r *reader) *Moment { return &r.stmt().To }),
		}},
		"Acct": {Into: into{
			"Id": {Into: all(
				into{"IBAN": keep("account", func(r *reader) *string { return &r.stmt().Account.IBAN })},
				at(keep("account", func(r *reader) *string { return &r.stmt().Account.Other }), "Othr", "Id"),
			)},
			"Ccy":  keep("currency", func(r *reader) *string { return &r.stmt().Account.Currency }),
			"Nm":   keep("name", func(r *reader) *string { return &r.stmt().Account.Name }),
			"Ownr": {Into: into{"Nm": keep("name", func(r *reader) *string { return &r.stmt().Account.Owner })}},
		}},
		"Bal":          balanceStep,
		"Ntry":         entryStep,
		"AddtlStmtInf": keep("AddtlStmtInf", func(r *reader) *string { return &r.stmt().Note }),
	},
}

var balanceStep = &step{
	Begin: func(r *reader, where walk.At) error {
		if len(r.stmt().Balances) == MaxStatements {
			return fault.Invalid("balance", statement.TooManyRows, "most", MaxStatements)
		}
		r.clear()
		r.stmt().Balances = append(r.stmt().Balances, Balance{Row: where.Line})
		return nil
	},
	End: func(r *reader, _ walk.At) (err error) {
		b := r.balance()
		if b.Type == "" {
			return fault.Invalid("balance", Missing, "name", "Tp")
		}
		b.Money, err = r.signed()
		return fault.In(err, "balance")
	},
	Into: into{
		"Tp": {Into: into{"CdOrPrtry": {Into: into{
			"Cd":    keep("balance", func(r *reader) *string { return &r.balance().Type }),
			"Prtry": keep("balance", func(r *reader) *string { return &r.balance().Type }),
		}}}},
		"Amt": amount, "CdtDbtInd": side,
		"Dt": when(func(r *reader) *Moment { return &r.balance().On }),
	},
}
