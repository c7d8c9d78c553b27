package camt

import (
	"slices"
	"strconv"
	"strings"

	"ownway/bank/iso20022/walk"
	"ownway/bank/statement"
	"ownway/value/fault"
)

var entryStep = &step{
	Begin: func(r *reader, where walk.At) error {
		if r.entries++; r.entries > MaxEntries {
			return fault.Invalid("file", statement.TooManyRows, "most", MaxEntries)
		}
		r.clear()
		r.stmt().Entries = append(r.stmt().Entries, Entry{Row: where.Line})
		return nil
	},
	End: func(r *reader, _ walk.At) error { return r.entry().check() },
	Into: into{
		"Amt": amount, "CdtDbtInd": sideOfEntry,
		"RvslInd": {Text: func(r *reader, _ walk.At, text string) error {
			t := strings.TrimSpace(text)
			r.entry().Reversal = t == "true" || t == "1"
			return nil
		}},
		"Sts": {
			Text: func(r *reader, _ walk.At, text string) (err error) { // up to version 7
				if s := strings.TrimSpace(text); s != "" {
					r.entry().Status = statement.Shown(s)
				}
				return nil
			},
			Into: into{
				"Cd":    keep("Sts", func(r *reader) *string { return &r.entry().Status }),
				"Prtry": keep("Sts", func(r *reader) *string { return &r.entry().Status }),
			},
		},
		"BookgDt":      when(func(r *reader) *Moment { return &r.entry().Booked }),
		"ValDt":        when(func(r *reader) *Moment { return &r.entry().Value }),
		"AcctSvcrRef":  keep("AcctSvcrRef", func(r *reader) *string { return &r.entry().ServicerRef }),
		"BkTxCd":       {Into: codeSteps(func(r *reader) *Code { return &r.entry().Code })},
		"AddtlNtryInf": keep("AddtlNtryInf", func(r *reader) *string { return &r.entry().Note }),
		"NtryDtls": {Into: into{
			"Btch": {Into: into{
				"PmtInfId": keep("PmtInfId", func(r *reader) *string { return &r.entry().Batch }),
				"NbOfTxs":  {Text: batchCount},
			}},
			"TxDtls": detailStep,
		}},
	},
}

// sideOfEntry settles the entry's amount: Amt stands before CdtDbtInd, and what
// comes later may hold amounts of its own.
var sideOfEntry = &step{Text: func(r *reader, where walk.At, text string) (err error) {
	if err := side.Text(r, where, text); err != nil {
		return err
	}
	r.entry().Money, err = r.signed()
	r.entry().incoming = r.owner == "CRDT"
	return err
}}

func batchCount(r *reader, _ walk.At, text string) error {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 0 {
		return fault.Invalid("NbOfTxs", Missing, "name", "NbOfTxs")
	}
	r.entry().BatchCount = n
	return nil
}

func (e *Entry) check() error {
	switch {
	case e.Currency == "":
		return fault.Invalid("amount", Missing, "name", "Amt")
	case e.Status == "":
		return fault.Invalid("status", Missing, "name", "Sts")
	case !slices.Contains([]string{"BOOK", "PDNG", "INFO", "FUTR"}, e.Status):
		return fault.Invalid("status", WhichStatus, "found", statement.Shown(e.Status))
	}
	return nil
}

func codeSteps(place func(*reader) *Code) into {
	return into{
		"Domn": {Into: into{
			"Cd": keep("BkTxCd", func(r *reader) *string { return &place(r).Domain }),
			"Fmly": {Into: into{
				"Cd":        keep("BkTxCd", func(r *reader) *string { return &place(r).Family }),
				"SubFmlyCd": keep("BkTxCd", func(r *reader) *string { return &place(r).SubFamily }),
			}},
		}},
		"Prtry": {Into: into{
			"Cd":   keep("BkTxCd", func(r *reader) *string { return &place(r).Own }),
			"Issr": keep("BkTxCd", func(r *reader) *string { return &place(r).Issuer }),
		}},
	}
}

var detailStep = &step{
	Begin: func(r *reader, _ walk.At) error {
		if r.details++; r.details > MaxEntries {
			return fault.Invalid("file", statement.TooManyRows, "most", MaxEntries)
		}
		r.entry().Details = append(r.entry().Details, Detail{incoming: r.entry().incoming})
		return nil
	},
	End: func(r *reader, _ walk.At) error {
		if d := r.detail(); !d.incoming {
			d.Amount = -d.Amount
		}
		return nil
	},
	Into: into{
		"Refs": {Into: all(into{
			"EndToEndId":  keep("EndToEndId", func(r *reader) *string { return &r.detail().EndToEnd }),
			"AcctSvcrRef": keep("AcctSvcrRef", func(r *reader) *string { return &r.detail().ServicerRef }),
			"InstrId":     keep("InstrId", func(r *reader) *string { return &r.detail().Instruction }),
			"TxId":        keep("TxId", func(r *reader) *string { return &r.detail().Transaction }),
			"MndtId":      keep("MndtId", func(r *reader) *string { return &r.detail().Mandate }),
			"ChqNb":       keep("ChqNb", func(r *reader) *string { return &r.detail().Cheque }),
		}, into{"Prtry": ownRef})},
		"Amt":       detailAmount, // from version 3
		"CdtDbtInd": {Text: detailSide},
		"AmtDtls":   {Into: into{"TxAmt": {Into: into{"Amt": detailAmount}}}},
		"BkTxCd":    {Into: codeSteps(func(r *reader) *Code { return &r.detail().Code })},
		"RltdPties": {Into: all(
			partySteps("Dbtr", func(r *reader) *Party { return &r.detail().Debtor }),
			partySteps("Cdtr", func(r *reader) *Party { return &r.detail().Creditor }),
		)},
		"RmtInf": {Into: into{
			"Ustrd": add("reference", func(r *reader) *[]string { return &r.detail().Unstructured }),
			"Strd": {Into: at(add("reference",
				func(r *reader) *[]string { return &r.detail().CreditorRef }), "CdtrRefInf", "Ref")},
		}},
		"AddtlTxInf": keep("AddtlTxInf", func(r *reader) *string { return &r.detail().Note }),
	},
}

var ownRef = &step{
	Begin: func(r *reader, _ walk.At) error {
		r.detail().Own = append(r.detail().Own, OwnRef{})
		return nil
	},
	Into: into{
		"Tp":  keep("Prtry", func(r *reader) *string { return &r.lastRef().Type }),
		"Ref": keep("Prtry", func(r *reader) *string { return &r.lastRef().Ref }),
	},
}

func (r *reader) lastRef() *OwnRef { own := r.detail().Own; return &own[len(own)-1] }

// detailAmount keeps the first of the two places that an amount may stand in.
var detailAmount = &step{Text: func(r *reader, where walk.At, text string) (err error) {
	d := r.detail()
	if !d.has {
		d.Money, err = readMoney(text, where.Currency)
		d.has = true
	}
	return err
}}

func detailSide(r *reader, _ walk.At, text string) error {
	r.detail().incoming = strings.TrimSpace(text) == "CRDT"
	return nil
}

// partySteps are those of one side. From version 7 a name stands one deeper,
// in Pty.
func partySteps(name string, place func(*reader) *Party) into {
	who := keep("payee", func(r *reader) *string { return &place(r).Name })
	behind := keep("payee", func(r *reader) *string { return &place(r).Ultimate })
	return into{
		name:           {Into: into{"Nm": who, "Pty": {Into: into{"Nm": who}}}},
		"Ultmt" + name: {Into: into{"Nm": behind, "Pty": {Into: into{"Nm": behind}}}},
		name + "Acct": {Into: into{
			"Id": {Into: all(
				into{"IBAN": keep("account", func(r *reader) *string { return &place(r).IBAN })},
				at(keep("account", func(r *reader) *string { return &place(r).Other }), "Othr", "Id"),
			)},
			"Nm": keep("account", func(r *reader) *string { return &place(r).AccountName }),
		}},
	}
}
