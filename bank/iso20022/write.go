package iso20022

import (
	"fmt"
	"strings"
	"time"

	"ownway/value/ident"
)

const namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001."

// Write gives the exact bytes of the file. Names and references are folded to
// the characters that every bank takes, and names are cut to 70 of them, so
// that no text needs an escape.
func Write(f File) ([]byte, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	f = f.settled()
	var b strings.Builder
	b.Grow(1_500 + 700*len(f.Credits))
	count := fmt.Sprintf("<NbOfTxs>%d</NbOfTxs><CtrlSum>%s</CtrlSum>", len(f.Credits), f.Total().Plain())
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
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
	fmt.Fprintf(&b, "<ReqdExctnDt>%s</ReqdExctnDt>\n", day)
	fmt.Fprintf(&b, "<Dbtr><Nm>%s</Nm></Dbtr>\n<DbtrAcct>%s</DbtrAcct>\n<DbtrAgt>%s</DbtrAgt>\n", f.From.Name, account(f.From), agent(f.From))
	for _, c := range f.Credits {
		c.write(&b)
	}
	b.WriteString("</PmtInf>\n</CstmrCdtTrfInitn>\n</Document>\n")
	return []byte(b.String()), nil
}

func (c Credit) write(b *strings.Builder) {
	fmt.Fprintf(b, `<CdtTrfTxInf>
<PmtId><EndToEndId>%s</EndToEndId></PmtId><Amt><InstdAmt Ccy="GBP">%s</InstdAmt></Amt>
<CdtrAgt>%s</CdtrAgt>
<Cdtr><Nm>%s</Nm></Cdtr><CdtrAcct>%s</CdtrAcct>
<RmtInf><Ustrd>%s</Ustrd></RmtInf>
</CdtTrfTxInf>
`, c.EndToEnd, c.Amount.Plain(), agent(c.To), c.To.Name, account(c.To), c.Reference)
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
