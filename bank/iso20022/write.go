package iso20022

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"time"

	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
)

const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001."

// Write gives the exact bytes of the file. Names and references are folded to
// the characters that every bank takes, and names are cut to 70 of them, so
// that no text needs an escape.
func Write(f File) ([]byte, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(1_500 + 700*len(f.Credits))
	w, err := NewWriter(&b, f, len(f.Credits), f.Total())
	if err != nil {
		return nil, err
	}
	for _, c := range f.Credits {
		if err := w.Put(c); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}

// Writer writes a file credit by credit, so that a file of any length takes no
// memory. Nothing can be sent of what was written before Close succeeded.
type Writer struct {
	out   *bufio.Writer
	n     int
	total money.Amount // still to come, as n
	put   int
}

// NewWriter begins a file whose credits are so many and come to a total, which
// the head of the file says. The head's own credits are not looked at. Whoever
// puts credits gives each a name of its own.
func NewWriter(w io.Writer, head File, credits int, total money.Amount) (*Writer, error) {
	if err := head.checkHead(credits); err != nil {
		return nil, err
	}
	head.Credits = nil
	f := head.settled()
	b := bufio.NewWriter(w)
	count := fmt.Sprintf("<NbOfTxs>%d</NbOfTxs><CtrlSum>%s</CtrlSum>", credits, total.Plain())
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="%s%02d">
<CstmrCdtTrfInitn>
<GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm>%s<InitgPty><Nm>%s</Nm></InitgPty></GrpHdr>
<PmtInf>
<PmtInfId>%s</PmtInfId><PmtMtd>TRF</PmtMtd>%s
`, namespace, f.Version, f.ID, f.Created.Format(time.RFC3339), count, f.From.Name, f.ID, count)
	day := f.Execution.String()
	if f.Version == V9 {
		day = "<Dt>" + day + "</Dt>"
	}
	fmt.Fprintf(b, "<ReqdExctnDt>%s</ReqdExctnDt>\n", day)
	_, err := fmt.Fprintf(b, "<Dbtr><Nm>%s</Nm></Dbtr>\n<DbtrAcct>%s</DbtrAcct>\n<DbtrAgt>%s</DbtrAgt>\n", f.From.Name, account(f.From), agent(f.From))
	return &Writer{out: b, n: credits, total: total}, err
}

// Put writes a credit, or gives its fault with its number, from 1, as the line.
func (w *Writer) Put(c Credit) error {
	w.put++
	if err := c.check(); err != nil {
		return fault.OnLine(err, w.put)
	}
	w.n--
	w.total -= c.Amount
	c.To.Name, c.Reference = name(c.To.Name), Fold(c.Reference)
	_, err := fmt.Fprintf(w.out, `<CdtTrfTxInf>
<PmtId><EndToEndId>%s</EndToEndId></PmtId><Amt><InstdAmt Ccy="GBP">%s</InstdAmt></Amt>
<CdtrAgt>%s</CdtrAgt>
<Cdtr><Nm>%s</Nm></Cdtr><CdtrAcct>%s</CdtrAcct>
<RmtInf><Ustrd>%s</Ustrd></RmtInf>
</CdtTrfTxInf>
`, c.EndToEnd, c.Amount.Plain(), agent(c.To), c.To.Name, account(c.To), c.Reference)
	return err
}

// Close ends the file. It fails where the credits are not those that its head
// says.
func (w *Writer) Close() error {
	if w.n != 0 || w.total != 0 {
		return fmt.Errorf("the head of the file says %d credits and %v more than were put", w.n, w.total)
	}
	if _, err := w.out.WriteString("</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n"); err != nil {
		return err
	}
	return w.out.Flush()
}

func account(a ident.BankAccount) string {
	return "<Id><Othr><Id>" + string(a.Number) + "</Id></Othr></Id>"
}

func agent(a ident.BankAccount) string {
	return "<FinInstnId><ClrSysMmbId><ClrSysId><Cd>GBDSC</Cd></ClrSysId><MmbId>" + string(a.SortCode) + "</MmbId></ClrSysMmbId></FinInstnId>"
}

// settled gives the file as its bytes say it.
func (f File) settled() File {
	f.Created = f.Created.UTC().Truncate(time.Second)
	f.From.Name = name(f.From.Name)
	credits := make([]Credit, len(f.Credits))
	for i, c := range f.Credits {
		c.To.Name, c.Reference = name(c.To.Name), Fold(c.Reference)
		credits[i] = c
	}
	f.Credits = credits
	return f
}
