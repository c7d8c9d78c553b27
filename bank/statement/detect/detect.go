// Package detect reads a bank statement of any kind that we know. What a file
// is shows in its contents; its name and what a browser says of it count for
// nothing.
package detect

import (
	"bytes"
	"strings"

	"ownway/bank/statement"
	"ownway/bank/statement/camt"
	"ownway/bank/statement/csvfile"
	"ownway/bank/statement/labelled"
	"ownway/bank/statement/ofx"
	"ownway/bank/statement/qif"
	"ownway/value/fault"
	"ownway/value/msg"
)

// The faults of files that are no statement for a machine.
var (
	IsPDF   = msg.New("detect.is-pdf", "This is a PDF, which is made for people. Download the statement as CSV, OFX or QIF")
	IsSheet = msg.New("detect.is-sheet", "This is a spreadsheet or a zip file. Download the statement as CSV, OFX or QIF")
	IsXML   = msg.New("detect.is-xml", "This is a web page, or a kind of XML we don't know. Download the statement as CSV, OFX, QIF or camt.053")
	IsPhoto = msg.New("detect.is-photo", "This is a photo. Download the statement as CSV, OFX or QIF, or send the photo as a receipt")
)

// formats are tried in order; what none of them knows is tried as CSV.
var formats = []struct {
	looks func(string) bool
	read  func([]byte) ([]statement.Statement, error)
}{
	{ofx.Looks, ofx.Read},
	{camt.Looks, camt.Read},
	{isXML, func([]byte) ([]statement.Statement, error) { return nil, fault.Invalid("file", IsXML) }},
	{qif.Looks, qif.Read},
	{labelled.Looks, labelled.Read},
}

// Read reads a statement of one account. A file with more than one is a fault.
func Read(data []byte) (statement.Statement, error) {
	all, err := ReadAll(data)
	if err != nil {
		return statement.Statement{}, err
	}
	if len(all) > 1 {
		return statement.Statement{}, fault.Invalid("file", statement.ManyAccounts)
	}
	return all[0], nil
}

// ReadAll reads a statement for each account in the file; there is at least one.
func ReadAll(data []byte) ([]statement.Statement, error) {
	if err := otherThing(data); err != nil {
		return nil, err
	}
	text, err := statement.Text(data)
	if err != nil {
		return nil, err
	}
	read := csvfile.Read
	for _, f := range formats {
		if f.looks(text) {
			read = f.read
			break
		}
	}
	all, err := read(data)
	if err == nil && len(all) == 0 {
		err = fault.Invalid("file", statement.Empty)
	}
	return all, err
}

// isXML knows XML and web pages, once OFX and camt have been looked for.
func isXML(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "<") }

// otherThing knows by their first bytes the files that people send instead.
func otherThing(data []byte) error {
	for _, is := range []struct {
		begins string
		fault  msg.Key
	}{
		{"%PDF-", IsPDF},
		{"PK\x03\x04", IsSheet},
		{"\xD0\xCF\x11\xE0", IsSheet},
		{"\xFF\xD8\xFF", IsPhoto},
		{"\x89PNG", IsPhoto},
	} {
		if bytes.HasPrefix(data, []byte(is.begins)) {
			return fault.Invalid("file", is.fault)
		}
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" { // HEIC, as phones take photos
		return fault.Invalid("file", IsPhoto)
	}
	return nil
}
