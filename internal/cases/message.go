package cases

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"ownway/bank/statement/camt"
)

// message compares a message, read as it stands in any money.
func (o *Outcome) message(want message, name string) {
	data, err := readBounded(name)
	if err != nil {
		o.Bad = err
		return
	}
	o.messageData(want, data)
}

func (o *Outcome) messageData(want message, data []byte) {
	got, err := camt.Parse(data)
	if err != nil {
		o.refuse(err)
		return
	}
	o.want("message", want.Header.ID, got.ID)
	o.want("made", want.Header.Created.At, instant(got.Created))
	o.want("statements", strconv.Itoa(len(want.Records)), strconv.Itoa(len(got.Statements)))
	var record toldRecord
	for i, e := range want.Entries {
		at := fmt.Sprintf("getEntries[%d].", i)
		if bytes.HasPrefix(bytes.TrimSpace(e.Record), []byte("{")) {
			record = toldRecord{}
			if err := json.Unmarshal(e.Record, &record); err != nil {
				o.Bad = &Problem{Field: at + "getRecord", Text: jsonProblem(err)}
				return
			}
		}
		s := statementOf(got, record.ID)
		if s == nil || e.Index < 0 || e.Index >= len(s.Entries) {
			o.want(at+"record", record.ID, "no such entry")
			return
		}
		o.record(at+"record ", record, s)
		o.entry(at, e, s.Entries[e.Index])
	}
}

func statementOf(m camt.Message, id string) *camt.Statement {
	for i := range m.Statements {
		if m.Statements[i].ID == id {
			return &m.Statements[i]
		}
	}
	return nil
}

func (o *Outcome) record(at string, want toldRecord, got *camt.Statement) {
	o.want(at+"made", want.Created.At, instant(got.Created))
	o.want(at+"from", want.From.At, instant(got.From))
	o.want(at+"to", want.To.At, instant(got.To))
	o.want(at+"sequence", want.Sequence, got.Sequence)
	o.want(at+"legal sequence", want.Legal, got.LegalSequence)
	o.want(at+"note", want.Note, got.Note)
	o.want(at+"account", want.Account.ID, got.Account.ID())
	o.want(at+"account name", want.Account.Name, got.Account.Name)
	o.want(at+"entries", strconv.Itoa(len(want.Entries)), strconv.Itoa(len(got.Entries)))
	o.want(at+"balances", strconv.Itoa(len(want.Balances)), strconv.Itoa(len(got.Balances)))
	for i, b := range got.Balances[:min(len(got.Balances), len(want.Balances))] {
		w, at := want.Balances[i], fmt.Sprintf("%sbalance %d ", at, i+1)
		o.want(at+"kind", w.Type, balanceNames[b.Type])
		o.want(at+"amount", w.Amount.plain(), units(b.Money))
		o.want(at+"date", w.On.At, instant(b.On))
	}
}

// balanceNames are the other reader's names for the codes of ISO 20022.
var balanceNames = map[string]string{"OPBD": "opening", "CLBD": "closing", "OPAV": "opening_available", "CLAV": "closing_available"}

func (o *Outcome) entry(at string, want toldEntry, got camt.Entry) {
	o.want(at+"amount", want.Amount.plain(), units(got.Money))
	o.want(at+"booked", want.Booked.At, instant(got.Booked))
	o.want(at+"value", want.Value.At, instant(got.Value))
	o.want(at+"status", want.Status, got.Status)
	o.want(at+"reversal", strconv.FormatBool(want.Reversal), strconv.FormatBool(got.Reversal))
	o.want(at+"reference of the bank", want.Ref, got.ServicerRef)
	o.want(at+"note", want.Note, got.Note)
	d := want.Code.Domain
	o.want(at+"code", d.Code+d.Family.Code+d.Family.Sub+want.Code.Own.Code, got.Code.Domain+got.Code.Family+got.Code.SubFamily+got.Code.Own)
	o.want(at+"details", strconv.Itoa(len(want.Details)), strconv.Itoa(len(got.Details)))
	if want.Detail != nil && len(got.Details) > 0 {
		o.detail(at+"detail ", want.Detail, got.Details[0])
	}
}

func (o *Outcome) detail(at string, want *toldDetail, got camt.Detail) {
	if want.Amount != nil {
		o.want(at+"amount", want.Amount.plain(), units(got.Money))
	}
	o.want(at+"end to end", want.Refs.EndToEnd, got.EndToEnd)
	o.want(at+"remittance", want.Remittance.Words, got.Remittance())
	var wanted, read []string
	for _, r := range want.Refs.Own {
		wanted = append(wanted, r.Type+" "+r.Ref)
	}
	for _, r := range got.Own {
		read = append(read, r.Type+" "+r.Ref)
	}
	o.want(at+"references", strings.Join(wanted, ", "), strings.Join(read, ", "))
	for _, p := range want.Parties {
		side := got.Debtor
		if strings.HasSuffix(p.Who.Class, "Creditor") {
			side = got.Creditor
		}
		o.want(at+"party", p.Who.Name, side.Name)
		o.want(at+"party's account", p.Account.ID, side.IBAN+side.Other)
		o.want(at+"party's account name", p.Account.Name, side.AccountName)
	}
}

func (m toldMoney) plain() string { return m.Units + " " + m.Currency.Code }

// units writes money in its currency's own smallest unit. Yen have no hundredths.
func units(m camt.Money) string {
	n := int64(m.Amount)
	if m.Currency == "JPY" {
		n /= 100
	}
	return strconv.FormatInt(n, 10) + " " + m.Currency
}

// instant writes a moment as the other reader does: in universal time, where a
// day alone begins at midnight.
func instant(m camt.Moment) string {
	if m.Day.IsZero() {
		return ""
	}
	clock, zone := m.Time, m.Zone
	if clock == "" {
		clock = "00:00:00"
	}
	if zone == "" {
		zone = "Z"
	}
	s := m.Day.String() + "T" + clock + zone
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return t.UTC().Format("2006-01-02T15:04:05-07:00")
}
