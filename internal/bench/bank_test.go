package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"ownway/bank/statement"
	"ownway/bank/statement/camt"
	"ownway/bank/statement/csvfile"
	"ownway/value/calendar"
)

// statementLines are a year of a busy account, again and again.
const statementLines = 20_000

func someLines() statement.Statement {
	s := statement.Statement{Account: statement.Account{SortCode: "202959", Number: "63748472"}}
	first, left := calendar.MustDate("2026-01-01"), statement.GivenBalance(1_000_000)
	for i := range statementLines {
		l := statement.Line{Date: first.AddDays(i / 60), Amount: -100, Payee: fmt.Sprintf("CARD PAYMENT TO SHOP %d", i%97), Reference: "BIRMINGHAM", Type: "DEB"}
		if i%2 == 0 {
			l.Amount = 100
		}
		left = statement.GivenBalance(left.Amount + l.Amount)
		l.Balance = left
		s.Lines = append(s.Lines, l)
	}
	return s
}

// BenchmarkBankFiles reads a statement beside the bare decoder of its form,
// turn by turn, in bytes a second.
func BenchmarkBankFiles(b *testing.B) {
	s := someLines()
	table, err := csvfile.Write("lloyds", s)
	if err != nil {
		b.Fatal(err)
	}
	for name, c := range map[string]struct {
		file []byte
		read func([]byte) ([]statement.Statement, error)
		bare func([]byte) error
	}{
		"csv":  {table, csvfile.Read, bareCSV},
		"camt": {camtOf(s), camt.Read, bareXML},
	} {
		b.Run(name, func(b *testing.B) {
			var ours, bare time.Duration
			for b.Loop() {
				ours += took(b, func() error {
					all, err := c.read(c.file)
					if err == nil && (len(all) != 1 || len(all[0].Lines) != statementLines) {
						err = errors.New("some lines were not read")
					}
					return err
				})
				bare += took(b, func() error { return c.bare(c.file) })
			}
			size := float64(len(c.file)) * float64(b.N)
			b.ReportMetric(size/ours.Seconds()/1e6, "MB/s")
			b.ReportMetric(size/bare.Seconds()/1e6, "bare-MB/s")
			b.ReportMetric(bare.Seconds()/ours.Seconds(), "ratio")
		})
	}
}

func took(b *testing.B, fn func() error) time.Duration {
	begun := time.Now()
	if err := fn(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}

func bareCSV(file []byte) error {
	r := csv.NewReader(bytes.NewReader(file))
	r.FieldsPerRecord = -1
	for {
		if _, err := r.Read(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func bareXML(file []byte) error {
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		if _, err := d.RawToken(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// camtOf writes the lines as a bank's camt.053 has them, with what is read.
func camtOf(s statement.Statement) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>1</Id>` +
		`<Acct><Id><Othr><Id>20295963748472</Id></Othr></Id><Ccy>GBP</Ccy></Acct>`)
	for i, l := range s.Lines {
		way := "CRDT"
		if l.Amount < 0 {
			way = "DBIT"
		}
		fmt.Fprintf(&b, `<Ntry><NtryRef>%d</NtryRef><Amt Ccy="GBP">1.00</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt>`+
			`<AddtlNtryInf>%s</AddtlNtryInf></Ntry>`, i, way, l.Date, l.Payee)
	}
	b.WriteString(`</Stmt></BkToCstmrStmt></Document>`)
	return []byte(b.String())
}
