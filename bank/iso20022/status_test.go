package iso20022_test

import (
	"strings"
	"testing"

	"ownway/bank/iso20022"
	"ownway/value/fault"
)

const report = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<GrpHdr><MsgId>R1</MsgId></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>ABC123-2026-11-19</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>ABC123</OrgnlPmtInfId>
<TxInfAndSts><OrgnlEndToEndId>DP AAAA1111</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>DP BBBB2222</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Closed account</AddtlInf></StsRsnInf>
<OrgnlTxRef><Amt><InstdAmt Ccy="GBP">124.50</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`

func TestParseStatus(t *testing.T) {
	got, err := iso20022.ParseStatus([]byte(report))
	want := iso20022.Rejected{Line: 7, EndToEnd: "DP BBBB2222", Amount: 124_50, Reason: "AC04 Closed account"}
	if err != nil || len(got) != 1 || got[0] != want {
		t.Fatalf("%+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		given string
		want  string
	}{
		"another document": {strings.Replace(report, "pain.002", "pain.001", 1), string(iso20022.NotAStatus)},
		"cut off":          {report[:len(report)-40], string(iso20022.StatusBroke)},
		"no amount":        {strings.Replace(report, "124.50", "a lot", 1), ""},
		"nothing":          {"", string(iso20022.NotAStatus)},
	} {
		_, err := iso20022.ParseStatus([]byte(c.given))
		all := fault.All(err)
		if len(all) != 1 || c.want != "" && string(all[0].Text.Key) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseStatus(f *testing.F) {
	f.Add([]byte(report))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := iso20022.ParseStatus(data); err != nil && len(fault.All(err)) == 0 {
			t.Errorf("%v is no fault", err)
		}
	})
}
