package gateway

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"ownway/value/fault"
	"ownway/value/msg"
)

// Most is the longest answer that is read, in bytes.
const Most = 1 << 20

// The bounds of what is kept of an answer.
const (
	deepest    = 64
	mostErrors = 500
	mostListed = 5000
	longText   = 2000
)

// NoAnswer is the fault of something that is no answer of HMRC's.
var NoAnswer = msg.New("gateway.no-answer", "What came back is not an answer from HMRC. It will be asked for again")

// Kind is what an answer is.
type Kind string

// The kinds of answer.
const (
	IsAcknowledgement Kind = "acknowledgement"
	IsResponse        Kind = "response"
	IsError           Kind = "error"
	IsList            Kind = "list"
)

// Answer is what HMRC's Transaction Engine answered.
type Answer struct {
	Kind        Kind
	Class       string
	Transaction string
	Correlation string
	Endpoint    string // where to ask next
	PollEvery   int    // seconds; 0 when not said
	Receipt     Receipt
	Errors      []Error
	List        []Listed
}

// Listed is a message in HMRC's list.
type Listed struct{ Transaction, Correlation, Status string }

// Read reads an answer. What is too long, is no XML or is no answer of the
// Transaction Engine is a fault.
func Read(text []byte) (Answer, error) {
	if len(text) > Most {
		return Answer{}, fault.Invalid("answer", NoAnswer)
	}
	r := reader{in: xml.NewDecoder(bytes.NewReader(text))}
	for {
		token, err := r.in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || !r.take(token) {
			return Answer{}, fault.Invalid("answer", NoAnswer)
		}
	}
	return r.answer()
}

// reader goes through an answer once.
type reader struct {
	in       *xml.Decoder
	open     []string // the local names of the elements that are open
	text     strings.Builder
	function string
	a        Answer
}

func (r *reader) take(token xml.Token) bool {
	switch t := token.(type) {
	case xml.StartElement:
		if len(r.open) == deepest || len(r.open) == 0 && t.Name.Local != "GovTalkMessage" {
			return false
		}
		r.open = append(r.open, t.Name.Local)
		r.text.Reset()
		return r.start(t)
	case xml.CharData:
		if len(r.open) > 0 && r.text.Len() < longText {
			r.text.Write(t[:min(len(t), longText-r.text.Len())])
		}
	case xml.EndElement:
		r.end(strings.TrimSpace(strings.ToValidUTF8(r.text.String(), "")))
		r.open = r.open[:len(r.open)-1]
		r.text.Reset()
	case xml.Directive:
		return false
	}
	return true
}

func (r *reader) start(t xml.StartElement) bool {
	switch t.Name.Local {
	case "Error":
		r.a.Errors = append(r.a.Errors, Error{})
		return len(r.a.Errors) <= mostErrors
	case "StatusRecord":
		r.a.List = append(r.a.List, Listed{})
		return len(r.a.List) <= mostListed
	case "ResponseEndPoint":
		for _, attr := range t.Attr {
			if attr.Name.Local == "PollInterval" {
				r.a.PollEvery, _ = strconv.Atoi(attr.Value) // not a number is not said
			}
		}
	}
	return true
}

// around gives the name of the element so many levels out.
func (r *reader) around(levels int) string {
	if at := len(r.open) - 1 - levels; at >= 0 {
		return r.open[at]
	}
	return ""
}

func (r *reader) end(text string) {
	name := r.around(0)
	switch r.around(1) {
	case "MessageDetails":
		r.header(name, text)
	case "Error":
		r.error(&r.a.Errors[len(r.a.Errors)-1], name, text)
	case "StatusRecord":
		one := &r.a.List[len(r.a.List)-1]
		switch name {
		case "TransactionID":
			one.Transaction = text
		case "CorrelationID":
			one.Correlation = text
		case "Status":
			one.Status = text
		}
	case "SuccessResponse":
		if name == "AcceptedTime" {
			r.a.Receipt.At = text
		}
	case "Reference":
		if name == "DigestValue" {
			r.a.Receipt.Mark = text
		}
	}
}

func (r *reader) header(name, text string) {
	if r.around(2) != "Header" {
		return
	}
	switch name {
	case "Class":
		r.a.Class = text
	case "Qualifier":
		r.a.Kind = Kind(text)
	case "Function":
		r.function = text
	case "TransactionID":
		r.a.Transaction = text
	case "CorrelationID":
		r.a.Correlation = text
	case "ResponseEndPoint":
		r.a.Endpoint = text
	}
}

func (r *reader) error(e *Error, name, text string) {
	switch name {
	case "RaisedBy":
		e.RaisedBy = text
	case "Number":
		e.Number, _ = strconv.Atoi(text) // an error without a number is told by its type
	case "Type":
		e.Type = strings.ToLower(text)
	case "Text":
		e.Text = strings.TrimSpace(e.Text + " " + text)
	case "Location":
		if e.Location == "" {
			e.Location = text
		}
	}
}

func (r *reader) answer() (Answer, error) {
	switch r.a.Kind {
	case IsAcknowledgement, IsResponse, IsError:
	default:
		return Answer{}, fault.Invalid("answer", NoAnswer)
	}
	if r.a.Kind == IsResponse && r.function == "list" {
		r.a.Kind = IsList
	}
	if r.a.Correlation != "" && !hexadecimal(r.a.Correlation) {
		return Answer{}, fault.Invalid("answer", NoAnswer)
	}
	return r.a, nil
}

// hexadecimal keeps the envelope schema's bounds of a number.
func hexadecimal(s string) bool {
	return len(s) <= 32 && strings.Trim(s, "0123456789ABCDEF") == ""
}
