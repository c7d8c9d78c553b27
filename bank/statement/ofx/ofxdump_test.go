package ofx_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ownway/bank/statement/ofx"
	"ownway/internal/testing/leftout"
)

// wholeFile is a file with all that OFX 1.6 asks for, as libofx wants it.
const wholeFile = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n" +
	"<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20260930120000<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>" +
	"<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>GBP" +
	"<BANKACCTFROM><BANKID>202959<ACCTID>63748472<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260901120000<DTEND>20260930120000" +
	"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260902120000<TRNAMT>-23.50<FITID>a1<NAME>CITY TAXIS</STMTTRN>" +
	"<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260903120000<TRNAMT>1240.00<FITID>a2<NAME>COUNCIL</STMTTRN>" +
	"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260928120000<TRNAMT>-0.01<FITID>a3<NAME>R AND M</STMTTRN>" +
	"</BANKTRANLIST><LEDGERBAL><BALAMT>1316.49<DTASOF>20260930120000</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"

// libofx, which many programs read statements with, reads the same lines as we.
func TestLibofxReadsTheSame(t *testing.T) {
	dump, err := exec.LookPath("ofxdump")
	if err != nil {
		leftout.Say(t, "ofxdump (Debian's package ofx) is not installed, so libofx did not read the same file")
		return
	}
	path := filepath.Join(t.TempDir(), "whole.ofx")
	if err := os.WriteFile(path, []byte(wholeFile), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(dump, path).Output()
	if err != nil {
		t.Fatal(err)
	}
	all, err := ofx.Read([]byte(wholeFile))
	if err != nil || len(all) != 1 || len(all[0].Lines) != 3 {
		t.Fatalf("%+v, %v", all, err)
	}
	theirs := strings.Join(strings.Fields(string(out)), " ")
	for _, l := range all[0].Lines {
		for _, want := range []string{fmt.Sprintf("Total money amount: %s", l.Amount.Plain()), "Name of payee or transaction description: " + l.Payee, "Financial institution's ID for this transaction: " + l.OwnID} {
			if !strings.Contains(theirs, want) {
				t.Errorf("libofx does not say %q", want)
			}
		}
	}
	if n := strings.Count(theirs, "Total money amount:"); n != len(all[0].Lines) {
		t.Errorf("libofx reads %d lines", n)
	}
	if !strings.Contains(theirs, all[0].Closing.Amount.Plain()) {
		t.Errorf("libofx does not say the balance %s", all[0].Closing.Amount.Plain())
	}
	if t.Failed() {
		t.Log(theirs)
	}
}
