package detect_test

import (
	"errors"
	"fmt"

	"ownway/bank/statement"
	"ownway/bank/statement/detect"
	"ownway/value/fault"
)

func ExampleRead() {
	s, err := detect.Read([]byte(`Date, Type, Description, Value, Balance, Account Name, Account Number
01/09/2026,POS,"'CARD PAYMENT TO TESCO STORES 3297",-23.50,1476.50,"'SMITH J","'600000-12345678",
03/09/2026,BAC,"'FASTER PAYMENT FROM J SMITH",250.00,1726.50,"'SMITH J","'600000-12345678",
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Format, s.Account.SortCode, s.Account.Number, "opened with", s.Opening.Amount)
	for i, l := range s.Lines {
		fmt.Println(l.Date, l.Amount, l.Payee, statement.Fingerprints(s.Lines)[i][:8])
	}
	// Output:
	// natwest 60-00-00 12345678 opened with £1,500.00
	// 2026-09-01 −£23.50 CARD PAYMENT TO TESCO STORES 3297 f54a36b0
	// 2026-09-03 £250.00 FASTER PAYMENT FROM J SMITH e4423242
}

// A line is missing: the balance does not follow.
func ExampleRead_gap() {
	_, err := detect.Read([]byte(`Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
01/09/2026,Tesco,R1,CARD,-23.50,1476.50,GENERAL,
05/09/2026,Council,R2,FPS,250.00,1700.00,GENERAL,
`))
	var f *fault.Fault
	if errors.As(err, &f) {
		fmt.Println(f)
	}
	// Output:
	// line 3: balance: statement.balance-break found=170000 want=172650
}
