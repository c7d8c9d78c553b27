package iso20022

import (
	"strconv"

	"ownway/bank/iso20022/walk"
	"ownway/value/fault"
	"ownway/value/ident"
)

type (
	step = walk.Step[*reader]
	into = map[string]*step
)

// in is an element that holds these and no others.
func in(parts into) *step { return &step{Whole: true, Into: parts} }

// take is an element whose text is kept, and which stands once.
func take(field string, place func(*reader) *string) *step {
	return &step{Whole: true, Text: func(r *reader, _ walk.At, text string) error {
		if p := place(r); *p == "" && text != "" {
			*p = text
			return nil
		}
		return should(field, *place(r), text)
	}}
}

// must is an element that says one thing alone.
func must(field, want string) *step {
	return &step{Whole: true, Text: func(_ *reader, _ walk.At, text string) error {
		if text != want {
			return should(field, want, text)
		}
		return nil
	}}
}

var (
	count = &step{Whole: true, Text: func(r *reader, where walk.At, text string) error {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || strconv.FormatInt(n, 10) != text {
			return should("NbOfTxs", "1", text)
		}
		r.sums = append(r.sums, sum{line: where.Line, count: true, stated: n})
		return r.fewSums()
	}}
	control = &step{Whole: true, Text: func(r *reader, where walk.At, text string) error {
		a, err := pence("CtrlSum", text)
		if err != nil {
			return err
		}
		r.sums = append(r.sums, sum{line: where.Line, stated: int64(a)})
		return r.fewSums()
	}}
)

func (r *reader) fewSums() error {
	if len(r.sums) > 4 {
		return should("CtrlSum", "4", strconv.Itoa(len(r.sums)))
	}
	return nil
}

func accountSteps(place func(*reader) *ident.BankAccount) *step {
	id := &step{Whole: true, Text: func(r *reader, _ walk.At, text string) error {
		n, err := ident.ParseAccountNumber(text)
		if err != nil || string(n) != text || place(r).Number != "" {
			return fault.Invalid("account", EnterAccount)
		}
		place(r).Number = n
		return nil
	}}
	return in(into{"Id": in(into{"Othr": in(into{"Id": id})})})
}

func agentSteps(place func(*reader) *ident.BankAccount) *step {
	code := &step{Whole: true, Text: func(r *reader, _ walk.At, text string) error {
		c, err := ident.ParseSortCode(text)
		if err != nil || string(c) != text || place(r).SortCode != "" {
			return fault.Invalid("sortCode", EnterAccount)
		}
		place(r).SortCode = c
		return nil
	}}
	return in(into{"FinInstnId": in(into{"ClrSysMmbId": in(into{
		"ClrSysId": in(into{"Cd": must("ClrSysId", "GBDSC")}), "MmbId": code,
	})})})
}

func party(place func(*reader) *string) *step { return in(into{"Nm": take("name", place)}) }

var grammar = in(into{"CstmrCdtTrfInitn": in(into{
	"GrpHdr": in(into{
		"MsgId": take("MsgId", func(r *reader) *string { return &r.f.ID }), "CreDtTm": {Whole: true, Text: readMade},
		"NbOfTxs": count, "CtrlSum": control, "InitgPty": party(func(r *reader) *string { return &r.by }),
	}),
	"PmtInf": {Whole: true,
		Begin: func(r *reader, _ walk.At) error {
			r.blocks++
			return nil
		},
		Into: into{
			"PmtInfId": take("PmtInfId", func(r *reader) *string { return &r.payments }),
			"PmtMtd":   must("PmtMtd", "TRF"), "NbOfTxs": count, "CtrlSum": control,
			"ReqdExctnDt": executionStep,
			"Dbtr":        party(func(r *reader) *string { return &r.f.From.Name }),
			"DbtrAcct":    accountSteps((*reader).from), "DbtrAgt": agentSteps((*reader).from),
			"CdtTrfTxInf": creditStep,
		}},
})})

// executionStep is a day: by itself in version 3, in Dt in version 9.
var executionStep = &step{
	Whole: true,
	Text: func(r *reader, where walk.At, text string) error {
		if r.f.Version == V9 {
			return nil
		}
		return readDay(r, where, text)
	},
	Into: into{"Dt": {Whole: true, Text: readDay}},
}

var creditStep = &step{
	Whole: true,
	Begin: func(r *reader, where walk.At) error {
		if len(r.f.Credits) == MostItems {
			return fault.Invalid("credits", TooManyCredits, "most", MostItems)
		}
		r.f.Credits, r.lines = append(r.f.Credits, Credit{}), append(r.lines, where.Line)
		return nil
	},
	Into: into{
		"PmtId": in(into{"EndToEndId": take("EndToEndId", func(r *reader) *string { return &r.credit().EndToEnd })}),
		"Amt": in(into{"InstdAmt": {Whole: true, Text: func(r *reader, where walk.At, text string) (err error) {
			if where.Currency != "GBP" {
				return should("Ccy", "GBP", where.Currency)
			}
			if r.credit().Amount != 0 {
				return should("InstdAmt", r.credit().Amount.Plain(), text)
			}
			r.credit().Amount, err = pence("InstdAmt", text)
			return err
		}}}),
		"CdtrAgt": agentSteps((*reader).to), "CdtrAcct": accountSteps((*reader).to),
		"Cdtr":   party(func(r *reader) *string { return &r.credit().To.Name }),
		"RmtInf": in(into{"Ustrd": take("reference", func(r *reader) *string { return &r.credit().Reference })}),
	},
}
