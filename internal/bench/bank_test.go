package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"ownway/bank/statement"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/detect"
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

// BenchmarkBankFiles reads a statement of each form, as a person uploads it,
// beside the bare decoder of its form, turn by turn, in bytes a second. A form
// that the standard library has no decoder for stands beside its lines alone.
func BenchmarkBankFiles(b *testing.B) {
	s := someLines()
	for _, l := range csvfile.Layouts {
		file, err := csvfile.Write(l.Name, s)
		if err != nil {
			b.Fatal(err)
		}
		measureFile(b, "csv-"+l.Name, file, bareCSV)
	}
	measureFile(b, "camt", camtOf(s), bareXML)
	measureFile(b, "ofx2", ofxOf(s, true), bareXML)
	measureFile(b, "ofx1", ofxOf(s, false), bareLines)
	measureFile(b, "qif", qifOf(s), bareLines)
	measureFile(b, "santander-text", textOf(s), bareLines)
}

func measureFile(b *testing.B, name string, file []byte, bare func([]byte) error) {
	b.Run(name, func(b *testing.B) {
		var rounds [][2]time.Duration
		for b.Loop() {
			ours := took(b, func() error {
				one, err := detect.Read(file)
				if err == nil && len(one.Lines) != statementLines {
					err = errors.New("some lines were not read")
				}
				return err
			})
			rounds = append(rounds, [2]time.Duration{ours, took(b, func() error { return bare(file) })})
		}
		median := func(of func(r [2]time.Duration) float64) float64 {
			all := make([]float64, len(rounds))
			for i, r := range rounds {
				all[i] = of(r)
			}
			slices.Sort(all)
			return all[len(all)/2]
		}
		size := float64(len(file)) / 1e6
		b.ReportMetric(median(func(r [2]time.Duration) float64 { return size / r[0].Seconds() }), "MB/s")
		b.ReportMetric(median(func(r [2]time.Duration) float64 { return size / r[1].Seconds() }), "bare-MB/s")
		b.ReportMetric(median(func(r [2]time.Duration) float64 { return r[1].Seconds() / r[0].Seconds() }), "ratio")
	})
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

func bareLines(file []byte) error {
	lines := bufio.NewScanner(bytes.NewReader(file))
	for lines.Scan() {
		_ = lines.Text()
	}
	return lines.Err()
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

// ofxOf writes them as OFX 2, which is XML, or as OFX 1, which leaves values open.
func ofxOf(s statement.Statement, xml bool) []byte {
	var b strings.Builder
	head, end := "OFXHEADER:100\nDATA:OFXSGML\n\n", func(string) string { return "\n" }
	if xml {
		head, end = `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="200"?>`, func(tag string) string { return "</" + tag + ">\n" }
	}
	b.WriteString(head + "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP" + end("CURDEF") + "<BANKTRANLIST>")
	for i, l := range s.Lines {
		b.WriteString("<STMTTRN><TRNTYPE>OTHER" + end("TRNTYPE"))
		fmt.Fprintf(&b, "<DTPOSTED>%s%s<TRNAMT>%s%s<FITID>%08d%s<NAME>%s%s</STMTTRN>\n",
			strings.ReplaceAll(l.Date.String(), "-", ""), end("DTPOSTED"), l.Amount.Plain(), end("TRNAMT"), i, end("FITID"), l.Payee, end("NAME"))
	}
	b.WriteString("</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n")
	return []byte(b.String())
}

func qifOf(s statement.Statement) []byte {
	var b strings.Builder
	b.WriteString("!Type:Bank\n")
	for _, l := range s.Lines {
		fmt.Fprintf(&b, "D%s\nT%s\nP%s\n^\n", britishDay(l.Date), l.Amount.Plain(), l.Payee)
	}
	return []byte(b.String())
}

// textOf writes them as Santander's text, newest line first.
func textOf(s statement.Statement) []byte {
	var b strings.Builder
	b.WriteString("From: 01/01/2026 to 31/12/2026\n\nAccount: XXXX XXXX XXXX 5678\n\n")
	for i := range s.Lines {
		l := s.Lines[len(s.Lines)-1-i]
		fmt.Fprintf(&b, "Date: %s\nDescription: %s\nAmount: %s GBP\nBalance: %s GBP\n\n", britishDay(l.Date), l.Payee, l.Amount.Plain(), l.Balance.Amount.Plain())
	}
	return []byte(b.String())
}

func britishDay(d calendar.Date) string {
	return fmt.Sprintf("%02d/%02d/%d", d.Day(), d.Month(), d.Year())
}
