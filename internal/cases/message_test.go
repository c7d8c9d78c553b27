package cases_test

import (
	"strings"
	"testing"

	"ownway/bank/banktest"
	"ownway/internal/cases"
)

const (
	camtGood = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><IBAN>GB29NWBK60161331926819</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="GBP">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-09-01</Dt></Dt></Bal>
<Ntry><Amt Ccy="GBP">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-09-01T09:30:00+01:00</DtTm></BookgDt>
<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>The Council</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Ustrd>DP SEP</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`
	camtTold = `{"getGroupHeader":{"getMessageId":"M1","getCreatedOn":null},"getRecords":["__RECURSIVITY__"],"getEntries":[{"getIndex":0,
"getAmount":{"getAmount":"500","getCurrency":{"getCode":"GBP"}},"getStatus":"BOOK","getReversalIndicator":false,
"getBookingDate":{"0":"2026-09-01T08:30:00+00:00"},"getTransactionDetails":["__RECURSIVITY__"],
"getTransactionDetail":{"getReference":{"getEndToEndId":"E1"},"getRemittanceInformation":{"getMessage":"DP SEP"},
"getRelatedParties":[{"getRelatedPartyType":{"__CLASS__":"Debtor","getName":"The Council"}}]},
"getRecord":{"getId":"S1","getAccount":{"getIdentification":"GB29NWBK60161331926819"},"getEntries":["__RECURSIVITY__"],
"getBalances":[{"getType":"closing","getAmount":{"getAmount":"-1250","getCurrency":{"getCode":"GBP"}},"getDate":{"0":"2026-09-01T00:00:00+00:00"}}]}}]}`
)

func TestMessagesSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"as told", "", "", "a.expected.json: 1 of 1 exact"},
		{"another message", ">M1<", ">M2<", "message: expected M1, got M2"},
		{"another statement", ">S1<", ">S2<", "getEntries[0].record: expected S1, got no such entry"},
		{"another account", "926819", "926818", "record account: expected GB29NWBK60161331926819, got GB29NWBK60161331926818"},
		{"another balance", "12.50", "12.51", "record balance 1 amount: expected -1250 GBP, got -1251 GBP"},
		{"a balance of another kind", "CLBD", "OPBD", "record balance 1 kind: expected closing, got opening"},
		{"another amount", ">5.00<", ">5.01<", "getEntries[0].amount: expected 500 GBP, got 501 GBP"},
		{"money out", "CRDT", "DBIT", "getEntries[0].amount: expected 500 GBP, got -500 GBP"},
		{"another currency", `"GBP">5`, `"EUR">5`, "getEntries[0].amount: expected 500 GBP, got 500 EUR"},
		{"pending", "BOOK", "PDNG", "getEntries[0].status: expected BOOK, got PDNG"},
		{"another hour", "+01:00", "Z", "getEntries[0].booked: expected 2026-09-01T08:30:00+00:00, got 2026-09-01T09:30:00+00:00"},
		{"another payer", "The Council", "A Council", "getEntries[0].detail party: expected The Council, got A Council"},
		{"another remittance", "DP SEP", "DP OCT", "getEntries[0].detail remittance: expected DP SEP, got DP OCT"},
		{"another name of the payment", ">E1<", ">E2<", "getEntries[0].detail end to end: expected E1, got E2"},
		{"a message that is refused", "053.001.08", "053.001.12", "refused: line 1, file: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, "a.expected.json", camtTold)
			put(t, dir, "a.xml", strings.Replace(camtGood, c.from, c.to, 1))
			r, err := cases.Statements(dir)
			if err != nil {
				t.Fatal(err)
			}
			if text := written(t, r); !strings.Contains(text, c.want) || r.Failed() != (c.from != "") {
				t.Errorf("failed is %v, and nothing says %q:\n%s", r.Failed(), c.want, text)
			}
		})
	}
}

// The published messages are read as the other reader read them.
func TestPublishedMessages(t *testing.T) {
	dir := t.TempDir()
	names := []string{"camt053.v2.minimal", "camt053.v2.multi.statement", "camt053.v2.with-account-name", "camt053.v8"}
	for _, name := range names {
		for _, ending := range []string{".xml", ".expected.json"} {
			data, ok := banktest.Shared(t, "bank", "iso20022", name+ending)
			if !ok {
				return
			}
			put(t, dir, name+ending, string(data))
		}
	}
	r, err := cases.Statements(dir)
	if err != nil {
		t.Fatal(err)
	}
	if text := written(t, r); r.Failed() || !strings.Contains(text, "In all: 4 of 4 exact") {
		t.Error(text)
	}
}
