package gatewaytest

import (
	"encoding/xml"
	"fmt"
	"strings"

	"ownway/pay/rti/gateway"
)

func (s *Server) acknowledge(m *message, mishap Mishap) string {
	address := s.http.URL + "/poll"
	if mishap == Elsewhere {
		address = "http://elsewhere.example/poll"
	}
	return envelope(m.class, "acknowledgement", "submit", "", m.other(mishap),
		fmt.Sprintf(`<ResponseEndPoint PollInterval="7">%s</ResponseEndPoint>`, address), "", "")
}

func (s *Server) success(m *message, mishap Mishap) string {
	body := `<SuccessResponse xmlns="http://www.inlandrevenue.gov.uk/SuccessResponse"><IRmarkReceipt>` +
		`<dsig:Signature xmlns:dsig="http://www.w3.org/2000/09/xmldsig#"><dsig:SignedInfo><dsig:Reference>` +
		`<dsig:DigestValue>` + m.mark + `</dsig:DigestValue></dsig:Reference></dsig:SignedInfo></dsig:Signature>` +
		`</IRmarkReceipt><Message code="0000">Received</Message><AcceptedTime>2026-11-21T12:00:00</AcceptedTime></SuccessResponse>`
	return envelope(m.class, "response", "submit", "", m.other(mishap), "", "", body)
}

func failure(q request, body string, e gateway.Error) string {
	if e.RaisedBy == "" {
		e.RaisedBy = "Gateway"
	}
	return envelope(q.Details.Class, "error", q.Details.Function, q.Details.TransactionID, q.Details.CorrelationID, "",
		"<GovTalkErrors>"+one(e)+"</GovTalkErrors>", body)
}

// report writes the errors of a department, as they stand in the body.
func report(errors []gateway.Error) string {
	var b strings.Builder
	for _, e := range errors {
		b.WriteString(one(e))
	}
	return `<err:ErrorResponse xmlns:err="http://www.govtalk.gov.uk/CM/errorresponse" SchemaVersion="2.0">` +
		strings.NewReplacer("</", "</err:", "<", "<err:").Replace(b.String()) + "</err:ErrorResponse>"
}

func one(e gateway.Error) string {
	return fmt.Sprintf("<Error><RaisedBy>%s</RaisedBy><Number>%d</Number><Type>%s</Type><Text>%s</Text><Location>%s</Location></Error>",
		text(e.RaisedBy), e.Number, text(e.Type), text(e.Text), text(e.Location))
}

func text(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a builder takes everything
	}
	return b.String()
}

func envelope(class, qualifier, function, transaction, correlation, endpoint, errors, body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` +
		`<GovTalkMessage xmlns="http://www.govtalk.gov.uk/CM/envelope"><EnvelopeVersion>2.0</EnvelopeVersion><Header><MessageDetails>` +
		"<Class>" + text(class) + "</Class><Qualifier>" + qualifier + "</Qualifier><Function>" + text(function) + "</Function>" +
		"<TransactionID>" + text(transaction) + "</TransactionID><CorrelationID>" + text(correlation) + "</CorrelationID>" + endpoint +
		"<GatewayTimestamp>2026-11-21T12:00:00</GatewayTimestamp></MessageDetails><SenderDetails/></Header>" +
		"<GovTalkDetails><Keys/>" + errors + "</GovTalkDetails><Body>" + body + "</Body></GovTalkMessage>"
}
