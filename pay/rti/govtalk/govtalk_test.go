package govtalk_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"ownway/pay/rti/govtalk"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

func message() govtalk.Message {
	return govtalk.Message{
		Class: "HMRC-PAYE-RTI-EPS", Test: true, Sender: govtalk.Sender{ID: "A&B", Password: "<secret>"},
		Keys:    []govtalk.Key{{Type: "TaxOfficeNumber", Value: "635"}},
		Channel: govtalk.Channel{Vendor: "0000", Product: "Example", Version: "1"},
		At:      time.Date(2026, 4, 5, 12, 0, 0, 0, time.UTC),
		Body:    []byte(`<IRenvelope><IRheader><IRmark Type="generic"></IRmark></IRheader></IRenvelope>`),
	}
}

func TestWrite(t *testing.T) {
	got, mark, err := message().Write()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"<Class>HMRC-PAYE-RTI-EPS</Class><Qualifier>request</Qualifier><Function>submit</Function>", "<GatewayTest>1</GatewayTest>",
		"<SenderID>A&amp;B</SenderID>", "<Value>&lt;secret&gt;</Value>", `<Key Type="TaxOfficeNumber">635</Key>`,
		"<URI>0000</URI><Product>Example</Product><Version>1</Version></Channel><Timestamp>2026-04-05T12:00:00</Timestamp>",
		`<IRmark Type="generic">` + mark.Base64() + "</IRmark>",
	} {
		if !bytes.Contains(got, []byte(part)) {
			t.Errorf("no %s in %s", part, got)
		}
	}
	live := message()
	live.Test = false
	got, again, err := live.Write()
	if err != nil || !bytes.Contains(got, []byte("<GatewayTest>0</GatewayTest>")) || again != mark {
		t.Errorf("live: %s, mark %s, %v", got, again, err)
	}
}

func TestPasswordIsNotShown(t *testing.T) {
	m := message()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if shown := fmt.Sprintf(verb, m); strings.Contains(shown, "secret") || !strings.Contains(shown, "A&B") {
			t.Errorf("%s shows %s", verb, shown)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		field string
		want  msg.Key
		spoil func(m *govtalk.Message)
	}{
		{"class", govtalk.EnterClass, func(m *govtalk.Message) { m.Class = "" }},
		{"class", govtalk.EnterClass, func(m *govtalk.Message) { m.Class = "A class of its own" }},
		{"sender", govtalk.EnterSender, func(m *govtalk.Message) { m.Sender.ID = "" }},
		{"sender", govtalk.EnterSender, func(m *govtalk.Message) { m.Sender.Password = "" }},
		{"keys", govtalk.EnterKeys, func(m *govtalk.Message) { m.Keys = nil }},
		{"channel.vendor", govtalk.EnterVendor, func(m *govtalk.Message) { m.Channel.Vendor = "12" }},
		{"channel.product", govtalk.EnterProduct, func(m *govtalk.Message) { m.Channel.Version = "" }},
		{"at", calendar.EnterDate, func(m *govtalk.Message) { m.At = time.Time{} }},
		{"IRmark", irmark.OneMark, func(m *govtalk.Message) { m.Body = []byte("<IRenvelope/>") }},
		{"message", irmark.NotXML, func(m *govtalk.Message) { m.Body = []byte("<IRenvelope>") }},
		{"message", irmark.NotXML, func(m *govtalk.Message) { m.Sender.ID = "\x00" }},
	} {
		m := message()
		c.spoil(&m)
		_, _, err := m.Write()
		var f *fault.Fault
		if !errors.As(err, &f) || f.Field != c.field || f.Text.Key != c.want {
			t.Errorf("%s: %v, want %s", c.field, err, c.want)
		}
	}
}
