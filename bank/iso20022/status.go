package iso20022

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of a status report.
var (
	NotAStatus  = msg.New("iso20022.not-a-status", "This is not a report on payments (pain.002). Ask the bank for one, or send a CSV file")
	StatusLarge = msg.New("iso20022.status-too-large", "This file is larger than {most} MB")
	StatusBroke = msg.New("iso20022.status-unreadable", "This file can't be read as XML at line {line}. Ask the bank to send it again")
)

const maxStatus = 32 << 20

// Rejected is one payment that a bank's status report (pain.002) rejects.
type Rejected struct {
	Line     int    // of the file
	EndToEnd string // our own name for the payment
	Amount   money.Amount
	Reason   string // the bank's code and words
}

// ParseStatus reads the payments that a status report rejects. What the report
// says of payments that were taken is passed over.
func ParseStatus(data []byte) ([]Rejected, error) {
	if len(data) > maxStatus {
		return nil, fault.Invalid("file", StatusLarge, "most", maxStatus>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	s := status{}
	for {
		line, _ := d.InputPos()
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.Invalid("file", StatusBroke, "line", line)
		}
		if err := s.token(token, line); err != nil {
			return nil, fault.OnLine(err, line)
		}
	}
	if !s.report {
		return nil, fault.Invalid("file", NotAStatus)
	}
	return s.rejected, nil
}

// status is how far a report was read.
type status struct {
	path     []string
	report   bool
	one      Rejected
	state    string
	rejected []Rejected
}

func (s *status) token(t xml.Token, line int) error {
	switch t := t.(type) {
	case xml.StartElement:
		s.path = append(s.path, t.Name.Local)
		switch t.Name.Local {
		case "Document":
			s.report = s.report || strings.Contains(t.Name.Space, "pain.002.001.")
		case "TxInfAndSts":
			s.one, s.state = Rejected{Line: line}, ""
		}
	case xml.EndElement:
		if t.Name.Local == "TxInfAndSts" && s.state == "RJCT" {
			s.one.Reason = strings.TrimSpace(s.one.Reason)
			s.rejected = append(s.rejected, s.one)
		}
		s.path = s.path[:len(s.path)-1]
	case xml.CharData:
		return s.words(strings.TrimSpace(string(t)))
	}
	return nil
}

func (s *status) words(text string) (err error) {
	if text == "" || !s.in("TxInfAndSts") {
		return nil
	}
	switch s.path[len(s.path)-1] {
	case "OrgnlEndToEndId":
		s.one.EndToEnd = text
	case "TxSts":
		s.state = text
	case "Cd", "Prtry", "AddtlInf":
		if s.in("StsRsnInf") {
			s.one.Reason += " " + text
		}
	case "InstdAmt":
		s.one.Amount, err = money.Parse(text)
	}
	return err
}

func (s *status) in(name string) bool {
	for _, p := range s.path {
		if p == name {
			return true
		}
	}
	return false
}
