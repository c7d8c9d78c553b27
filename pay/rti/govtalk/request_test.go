package govtalk_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"ownway/pay/rti/govtalk"
	"ownway/value/fault"
)

var sender = govtalk.Sender{ID: "A&B", Password: "<secret>"}

func TestRequests(t *testing.T) {
	from := time.Date(2026, 4, 5, 12, 0, 0, 0, time.UTC)
	poll, err1 := govtalk.Poll("HMRC-PAYE-RTI-EPS", "0F")
	clear, err2 := govtalk.Delete("HMRC-PAYE-RTI-EPS", "0F")
	list, err3 := govtalk.List("HMRC-PAYE-RTI-EPS", sender, from, from.Add(time.Hour))
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		given []byte
		parts []string
	}{
		{poll, []string{"<Qualifier>poll</Qualifier><Function>submit</Function><CorrelationID>0F</CorrelationID>", "<SenderDetails></SenderDetails>", "<Body></Body>"}},
		{clear, []string{"<Qualifier>request</Qualifier><Function>delete</Function><CorrelationID>0F</CorrelationID>", "<SenderDetails></SenderDetails>"}},
		{list, []string{"<Qualifier>request</Qualifier><Function>list</Function><CorrelationID></CorrelationID>", "<Value>&lt;secret&gt;</Value>",
			"<StartDate>05/04/2026</StartDate><StartTime>12:00:00</StartTime><EndDate>05/04/2026</EndDate><EndTime>13:00:00</EndTime>"}},
	} {
		for _, part := range c.parts {
			if !bytes.Contains(c.given, []byte(part)) {
				t.Errorf("no %s in %s", part, c.given)
			}
		}
	}
}

func TestRequestsRefused(t *testing.T) {
	noon := time.Date(2026, 4, 5, 12, 0, 0, 0, time.UTC)
	first := func(_ []byte, err error) error { return err }
	for _, c := range []struct {
		field string
		given error
	}{
		{"class", first(govtalk.Poll("a b", "0F"))},
		{"correlation", first(govtalk.Poll("HMRC-PAYE-RTI-EPS", ""))},
		{"correlation", first(govtalk.Delete("HMRC-PAYE-RTI-EPS", "0f"))},
		{"class", first(govtalk.List("", sender, noon, noon))},
		{"sender", first(govtalk.List("HMRC-PAYE-RTI-EPS", govtalk.Sender{ID: "A"}, noon, noon))},
		{"from", first(govtalk.List("HMRC-PAYE-RTI-EPS", sender, noon, noon.Add(-1)))},
		{"sender", first(govtalk.Signed([]byte("<SenderDetails></SenderDetails>"), govtalk.Sender{}))},
		{"sender", first(govtalk.Unsigned([]byte("</SenderDetails><SenderDetails>")))},
	} {
		var f *fault.Fault
		if !errors.As(c.given, &f) || f.Field != c.field {
			t.Errorf("%s: %v", c.field, c.given)
		}
	}
}

// A message without its sender becomes, with the sender, what it was.
func TestUnsignedAndSignedAgain(t *testing.T) {
	m := message()
	m.Transaction = "A1"
	whole, mark, err := m.Write()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := govtalk.Unsigned(whole)
	if err != nil || bytes.Contains(kept, []byte("secret")) || !bytes.Contains(kept, []byte(mark.Base64())) || !bytes.Contains(kept, []byte("<TransactionID>A1</TransactionID>")) {
		t.Errorf("%s %v", kept, err)
	}
	if again, err := govtalk.Signed(kept, m.Sender); err != nil || !bytes.Equal(again, whole) {
		t.Errorf("%s %v", again, err)
	}
	m.Transaction = "a1"
	var f *fault.Fault
	if _, _, err := m.Write(); !errors.As(err, &f) || f.Text.Key != govtalk.EnterTransaction {
		t.Errorf("%v", err)
	}
}
