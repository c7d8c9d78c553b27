package csvfile_test

import (
	"errors"
	"strings"
	"testing"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Each file is refused with the line, the field and what was expected.
func TestFaultsNameLineAndField(t *testing.T) {
	lloyds := "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance\n"
	for _, c := range []struct {
		name  string
		given string
		line  int
		field string
		key   msg.Key
	}{
		{"nothing", " \n\n", 0, "file", statement.Empty},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", 0, "file", statement.NotText},
		{"another table", "Name,Age\nA,4\n", 0, "file", statement.UnknownShape},
		{"no such day", lloyds + "31/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,,9.00\n", 2, "date", statement.EnterDate},
		{"no day at all", lloyds + ",VIS,'30-00-00,12345678,SHOP,1.00,,9.00\n", 2, "date", statement.EnterDate},
		{"no day on the second line", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,,9.00\n,VIS,'30-00-00,12345678,SHOP,1.00,,8.00\n", 3, "date", statement.EnterDate},
		{"a month first", lloyds + "09/13/2026,VIS,'30-00-00,12345678,SHOP,1.00,,9.00\n", 2, "date", statement.EnterDate},
		{"a half penny", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,1.005,,9.00\n", 2, "amount out", statement.EnterAmount},
		{"neither in nor out", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,,,9.00\n", 2, "amount", statement.OneSide},
		{"both in and out", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,2.00,9.00\n", 2, "amount", statement.OneSide},
		{"a minus going out", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,-1.00,,9.00\n", 2, "amount", statement.OneSide},
		{"a bad balance", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,,nine\n", 2, "balance", statement.EnterAmount},
		{"a line missing", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,,9.00\n" +
			"02/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,,8.00\n" +
			"04/09/2026,VIS,'30-00-00,12345678,SHOP,1.00,,6.00\n", 4, "balance", statement.BalanceBreak},
		{"a comma in the words", lloyds + "01/09/2026,VIS,'30-00-00,12345678,SHOP, THE,1.00,,9.00\n", 2, "line", statement.WrongWidth},
		{"a short line", lloyds + "01/09/2026,VIS\n", 2, "line", statement.WrongWidth},
		{"an open quotation mark", lloyds + "01/09/2026,VIS,\"'30-00-00,12345678,SHOP,1.00,,9.00\n", 2, "line", statement.OpenQuote},
		{"a field too long", lloyds + "01/09/2026,VIS,'30-00-00,12345678," + strings.Repeat("A", 1001) + ",1.00,,9.00\n", 2, "payee", statement.TooLong},
		{"euros", "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n" +
			"TOPUP,Current,2026-09-03 10:11:12,2026-09-03 18:01:02,A,1.00,0.00,EUR,COMPLETED,1.00\n", 2, "currency", statement.OnlySterling},
		{"neither load nor unload", "ac_id,Token,txn_id,txn_type,Source,Date,amt_ccy,txn_amt,Additional data,Note\n" +
			"1,2,3,2200,topup,15/01/2023 0:00,826,100,Declined,n\n", 2, "direction", statement.WhichWay},
		{"too many lines", strings.Repeat("\n", statement.MaxRows+2) + "x", 0, "file", statement.TooManyRows},
		{"too large", strings.Repeat("x", statement.MaxBytes+1), 0, "file", statement.TooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := csvfile.Read([]byte(c.given))
			var f *fault.Fault
			if !errors.As(err, &f) {
				t.Fatalf("got %v, want a fault", err)
			}
			if f.Kind != fault.KindInvalid || f.Line != c.line || f.Field != c.field || f.Text.Key != c.key {
				t.Errorf("got %v, want line %d, %s, %s", f, c.line, c.field, c.key)
			}
		})
	}
}

func TestAMonthWithNoLinesIsNoFault(t *testing.T) {
	all, err := csvfile.Read([]byte("Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n"))
	if err != nil || len(all) != 1 || len(all[0].Lines) != 0 || all[0].Closing.IsKnown() {
		t.Errorf("%+v, %v", all, err)
	}
}
