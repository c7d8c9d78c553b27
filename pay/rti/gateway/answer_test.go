package gateway_test

import (
	"reflect"
	"strings"
	"testing"

	"ownway/bank/banktest"
	"ownway/pay/rti/gateway"
)

const (
	head = `<GovTalkMessage xmlns="http://www.govtalk.gov.uk/CM/envelope"><EnvelopeVersion>2.0</EnvelopeVersion><Header><MessageDetails><Class>HMRC-PAYE-RTI-EPS</Class>`
	tail = `</GovTalkMessage>`
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, given string
		want        gateway.Answer
	}{
		{"acknowledgement", head + `<Qualifier>acknowledgement</Qualifier><Function>submit</Function><TransactionID>A1</TransactionID><CorrelationID>0F</CorrelationID>` +
			`<ResponseEndPoint PollInterval="10">https://hmrc.example/poll</ResponseEndPoint></MessageDetails></Header>` + tail,
			gateway.Answer{Kind: gateway.IsAcknowledgement, Class: "HMRC-PAYE-RTI-EPS", Transaction: "A1", Correlation: "0F", Endpoint: "https://hmrc.example/poll", PollEvery: 10}},
		{"errors of the gateway and of the department", head + `<Qualifier>error</Qualifier></MessageDetails></Header><GovTalkDetails><GovTalkErrors><Error><RaisedBy>Department</RaisedBy>` +
			`<Number>3001</Number><Type>business</Type><Text>It failed</Text><Location></Location></Error></GovTalkErrors></GovTalkDetails><Body><e:ErrorResponse xmlns:e="x"><e:Error>` +
			`<e:RaisedBy>ChRIS</e:RaisedBy><e:Number>7823</e:Number><e:Type>Business</e:Type><e:Text>An &amp; address</e:Text><e:Text>is wanted</e:Text><e:Location>/a/b</e:Location></e:Error></e:ErrorResponse></Body>` + tail,
			gateway.Answer{Kind: gateway.IsError, Class: "HMRC-PAYE-RTI-EPS", Errors: []gateway.Error{
				{RaisedBy: "Department", Number: 3001, Type: "business", Text: "It failed"},
				{RaisedBy: "ChRIS", Number: 7823, Type: "business", Text: "An & address is wanted", Location: "/a/b"}}}},
		{"list", head + `<Qualifier>response</Qualifier><Function>list</Function></MessageDetails></Header><Body><StatusReport><StatusRecord><CorrelationID>0E</CorrelationID>` +
			`<TransactionID>B2</TransactionID><Status>SUBMISSION_RESPONSE</Status></StatusRecord></StatusReport></Body>` + tail,
			gateway.Answer{Kind: gateway.IsList, Class: "HMRC-PAYE-RTI-EPS", List: []gateway.Listed{{Transaction: "B2", Correlation: "0E", Status: "SUBMISSION_RESPONSE"}}}},
	} {
		got, err := gateway.Read([]byte(c.given))
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v %v\nwant %+v", c.name, got, err, c.want)
		}
	}
	if sample, ok := banktest.Shared(t, "rti", "sample-govtalk-ack-fps.xml"); ok {
		a, err := gateway.Read(sample)
		if err != nil || a.Kind != gateway.IsAcknowledgement || a.Correlation != "ABCDEF1234567890" {
			t.Errorf("the sample: %+v %v", a, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for name, given := range map[string]string{
		"nothing":            "",
		"a page":             "<html><body>Sorry</body></html>",
		"no XML":             "GovTalkMessage",
		"cut off":            head,
		"a document type":    `<!DOCTYPE GovTalkMessage [<!ENTITY a "b">]>` + head + `<Qualifier>response</Qualifier></MessageDetails></Header>` + tail,
		"an unknown kind":    head + `<Qualifier>list</Qualifier></MessageDetails></Header>` + tail,
		"a number unlike":    head + `<Qualifier>acknowledgement</Qualifier><CorrelationID>../x</CorrelationID></MessageDetails></Header>` + tail,
		"too deep":           strings.Repeat("<GovTalkMessage>", 100),
		"too many errors":    head + strings.Repeat("<Error></Error>", 600) + `</MessageDetails></Header>` + tail,
		"too long":           strings.Repeat(" ", gateway.Most+1),
		"a letter set apart": `<?xml version="1.0" encoding="UTF-16"?>` + head,
	} {
		if a, err := gateway.Read([]byte(given)); err == nil {
			t.Errorf("%s was read as %+v", name, a)
		}
	}
}

func TestField(t *testing.T) {
	for location, want := range map[string]string{
		"": "",
		"/hd:GovTalkMessage[1]/hd:Body[1]/rti:IRenvelope[1]/rti:FullPaymentSubmission[1]/rti:Employee[2]/rti:EmployeeDetails[1]/rti:NINO[1]": "employees[1].nino",
		"/GovTalkMessage/Body/IRenvelope/FullPaymentSubmission/Employee[1]/Employment[2]/Payment[1]/TaxCode[1]":                              "employees[0].employments[1].payment.code",
		"/GovTalkMessage/Body/IRenvelope/FullPaymentSubmission/Employee/Employment/NIlettersAndValues[3]/NIletter":                           "employees[0].employments[0].ni[2].letter",
		"/GovTalkMessage/Body/IRenvelope/FullPaymentSubmission/Employee/Employment/FiguresToDate/TaxablePay":                                 "employees[0].employments[0].to-date.taxable",
		"IRenvelope[1]/EmployerPaymentSummary[1]/FinalSubmission[1]/DateSchemeCeased[1]":                                                     "final.ceased",
		"/x/NewElement[1]":         "x.newelement",
		strings.Repeat("a/", 1000): "",
	} {
		if got := (gateway.Error{Location: location}).Field(); got != want {
			t.Errorf("%.60s is %q, want %q", location, got, want)
		}
	}
}

// Read never panics, and what it reads can be taken at every step.
func FuzzRead(f *testing.F) {
	f.Add([]byte(head + `<Qualifier>acknowledgement</Qualifier><CorrelationID>0F</CorrelationID></MessageDetails></Header>` + tail))
	f.Add([]byte(head + `<Qualifier>error</Qualifier></MessageDetails></Header><Error><Number>2000</Number><Type>fatal</Type><Location>/a[2]/b:c</Location></Error>` + tail))
	f.Add([]byte(head + `<Qualifier>response</Qualifier><Function>list</Function></MessageDetails></Header><StatusRecord><CorrelationID>0E</CorrelationID></StatusRecord>` + tail))
	fresh := submission(f, "A1")
	f.Fuzz(func(t *testing.T, text []byte) {
		a, err := gateway.Read(text)
		if err != nil {
			return
		}
		s, err := fresh.Begin(noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range []gateway.Step{gateway.Send, gateway.Look, gateway.Poll, gateway.Clear} {
			if s = s.Take(step, a, noon); s.State == gateway.Ready {
				t.Fatalf("%s made it ready again at once", step)
			}
			for _, e := range s.Errors {
				if e.Fault() == nil {
					t.Fatal("an error without a fault")
				}
			}
		}
	})
}
