package bacs_test

import (
	"fmt"
	"strings"

	"ownway/bank/bacs"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

func ExampleWrite() {
	file, err := bacs.Write(bacs.File{
		Serial: "PAY001", SUN: "123456", Narrative: "DIRECT PAYMENTS",
		From:       ident.BankAccount{SortCode: "089999", Number: "66374958", Name: "Example Council"},
		Processing: bacs.ProcessingFor(calendar.MustDate("2026-11-30")), // in accounts on Monday
		Credits: []bacs.Credit{{
			To:        ident.BankAccount{SortCode: "202959", Number: "63748472", Name: "Zoë O'Brien"},
			Reference: "DP0012345", Amount: money.Pounds(1240, 0),
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range strings.Split(strings.TrimSpace(string(file)), "\r\n") {
		fmt.Println(strings.TrimRight(line, " "))
	}
	// Output:
	// VOL1PAY001                               123456                                1
	// HDR1A123456S   123456PAY00100010001       26330 26332 000000
	// HDR2F0200000100                                   00
	// UHL1 26331999999    000000001 DAILY  001
	// 2029596374847209908999966374958    00000124000EXAMPLE COUNCIL   DP0012345         ZOE O BRIEN
	// 0899996637495801708999966374958    00000124000DIRECT PAYMENTS   CONTRA            EXAMPLE COUNCIL
	// EOF1A123456S   123456PAY00100010001       26330 26332
	// EOF2F0200000100                                   00
	// UTL10000000124000000000012400000000010000001
}
