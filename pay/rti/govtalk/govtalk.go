// Package govtalk writes the envelope in which messages go to HMRC's
// Transaction Engine (GovTalk envelope v2.0, HMRC's version), and marks what
// lies in it.
package govtalk

import (
	"regexp"
	"time"

	"ownway/pay/rti/element"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

const namespace = "http://www.govtalk.gov.uk/CM/envelope"

// The faults of an envelope.
var (
	EnterClass   = msg.New("rti.enter-class", "Enter the class of message, like HMRC-PAYE-RTI-FPS")
	EnterSender  = msg.New("rti.enter-sender", "Enter the user ID and the password for HMRC's online services")
	EnterVendor  = msg.New("rti.enter-vendor", "Enter the 4 digits that HMRC gave to the maker of the software")
	EnterProduct = msg.New("rti.enter-product", "Enter the name and the version of the software")
	EnterKeys    = msg.New("rti.enter-keys", "Enter what HMRC knows the employer by")

	EnterTransaction = msg.New("rti.enter-transaction", "Enter the number of the transaction in up to 32 digits and letters from A to F")
)

// Message is a request to HMRC.
type Message struct {
	Class   string // like HMRC-PAYE-RTI-FPS
	Test    bool   // HMRC checks it and throws it away
	Sender  Sender
	Keys    []Key
	Channel Channel
	At      time.Time // when it was made, as a clock on the wall shows it
	Body    []byte    // the IRenvelope, with an empty IRmark element in its header

	Transaction string // the sender's own number for it, in hexadecimal capitals; empty for none
}

// Sender is who sends, as HMRC's online services know them.
type Sender struct{ ID, Password string }

// String gives the user ID alone, so that no log shows the password.
func (s Sender) String() string { return s.ID }

// GoString is String, for the same reason.
func (s Sender) GoString() string { return s.ID }

// Key is one thing that HMRC knows the employer by.
type Key struct{ Type, Value string }

// Channel names the software that sends. HMRC gives each maker four digits.
type Channel struct{ Vendor, Product, Version string }

// Write writes the message with its IRmark, and gives the mark too, to be kept
// as the proof of what was sent. What is missing is a fault that names it.
func (m Message) Write() ([]byte, irmark.Mark, error) {
	if err := m.check(); err != nil {
		return nil, irmark.Mark{}, err
	}
	var w element.Writer
	w.Written([]byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n"))
	w.Inside("GovTalkMessage", func() {
		w.Text("EnvelopeVersion", "2.0")
		m.header(&w)
		m.details(&w)
		w.Inside("Body", func() { w.Written(m.Body) })
	}, element.Attr{Name: "xmlns", Value: namespace})
	return irmark.Put(w.Bytes())
}

var (
	classes = regexp.MustCompile(`^[A-Za-z0-9-]{4,32}$`)
	vendors = regexp.MustCompile(`^[0-9]{4}$`)
	numbers = regexp.MustCompile(`^[0-9A-F]{0,32}$`) // TransactionID and CorrelationID
)

func (m Message) check() error {
	switch {
	case !classes.MatchString(m.Class):
		return fault.Invalid("class", EnterClass)
	case m.Sender.ID == "" || m.Sender.Password == "":
		return fault.Invalid("sender", EnterSender)
	case len(m.Keys) == 0:
		return fault.Invalid("keys", EnterKeys)
	case !vendors.MatchString(m.Channel.Vendor):
		return fault.Invalid("channel.vendor", EnterVendor)
	case !numbers.MatchString(m.Transaction):
		return fault.Invalid("transaction", EnterTransaction)
	case m.Channel.Product == "" || m.Channel.Version == "":
		return fault.Invalid("channel.product", EnterProduct)
	case m.At.IsZero():
		return fault.Invalid("at", calendar.EnterDate)
	}
	return nil
}

func (m Message) header(w *element.Writer) {
	w.Inside("Header", func() {
		w.Inside("MessageDetails", func() {
			w.Text("Class", m.Class)
			w.Text("Qualifier", "request")
			w.Text("Function", "submit")
			w.Given("TransactionID", m.Transaction)
			w.Text("CorrelationID", "")
			w.Text("Transformation", "XML")
			if m.Test {
				w.Text("GatewayTest", "1")
			} else {
				w.Text("GatewayTest", "0")
			}
		})
		w.Inside("SenderDetails", func() { m.Sender.write(w) })
	})
}

func (s Sender) write(w *element.Writer) {
	w.Inside("IDAuthentication", func() {
		w.Text("SenderID", s.ID)
		w.Inside("Authentication", func() {
			w.Text("Method", "clear")
			w.Text("Role", "principal")
			w.Text("Value", s.Password)
		})
	})
}

func (m Message) details(w *element.Writer) {
	w.Inside("GovTalkDetails", func() {
		w.Inside("Keys", func() {
			for _, k := range m.Keys {
				w.Text("Key", k.Value, element.Attr{Name: "Type", Value: k.Type})
			}
		})
		w.Inside("TargetDetails", func() { w.Text("Organisation", "IR") })
		w.Inside("ChannelRouting", func() {
			w.Inside("Channel", func() {
				w.Text("URI", m.Channel.Vendor)
				w.Text("Product", m.Channel.Product)
				w.Text("Version", m.Channel.Version)
			})
			w.Text("Timestamp", m.At.Format("2006-01-02T15:04:05"))
		})
	})
}
