// Package gateway carries a report to HMRC's Transaction Engine and brings the
// answer home, so that a report is neither lost nor counted twice whatever
// happens on the way (HMRC, Transaction Engine: Document Submission Protocol).
//
// A Submission is a plain value: store it as it is (it marshals to JSON) and
// ask it what to do. It holds no password.
//
//	s, err := gateway.New(message)        // message: what rti.FPS.Message wrote, with Post.Transaction set
//	due := s.Next(now)                    // due.Step at due.At; due.Now says whether the time has come
//	s, err = client.Step(ctx, s, now, sender, keep) // client: an address, and a line to post over
//
// Step does the one thing that is due, and nothing when nothing is. It hands
// the submission to keep before any report leaves, and gives back what is to be
// stored after the answer. Whoever has no Client of this package moves a
// submission with Begin, Take and Lost instead, and reads answers with Read.
//
// The states: Ready (never sent, or HMRC says that it has not got it), Sending
// (handed to the network: nobody knows whether it arrived), Acknowledged (HMRC
// has it, its answer is to come), Accepted, Refused (Errors say why, each with
// its field), Held (a person must look: Hold says why; Resume goes on).
//
// A report whose answer was lost is looked for in HMRC's list by its own
// number. Only when it is not there is it sent again: the same bytes, the same
// number, the same mark. What HMRC then calls a duplicate has arrived, and its
// answer is looked for.
//
// HMRC's guide to the protocol was not to be had in full: numbers of errors
// other than 1046, 2000 and 3001 are not relied upon, and each rule that is
// from memory says so.
package gateway

import (
	"bytes"
	"encoding/xml"
	"time"

	"ownway/pay/rti/govtalk"
	"ownway/pay/rti/irmark"
	"ownway/value/fault"
	"ownway/value/msg"
)

// State is how far a submission has come.
type State string

// The states.
const (
	Ready        State = "ready"
	Sending      State = "sending"
	Acknowledged State = "acknowledged"
	Accepted     State = "accepted"
	Refused      State = "refused"
	Held         State = "held"
)

// Ended reports whether HMRC has given its answer for good.
func (s State) Ended() bool { return s == Accepted || s == Refused }

// Hold says why a person must look.
type Hold string

// The reasons.
const (
	NotHeld     Hold = ""
	BadPassword Hold = "password" // HMRC does not know the user ID and password; nothing was received
	Vanished    Hold = "vanished" // HMRC acknowledged it, and no longer knows it
)

// The faults of a submission.
var (
	EnterNumber = msg.New("gateway.enter-number", "Give this message a number of its own before it is sent")
	WrongMark   = msg.New("gateway.wrong-mark", "This message was changed after it was marked. Make it again")
	NotDue      = msg.New("gateway.not-due", "This cannot be sent now: it was sent, or it waits for someone to look at it")
	NotHeldNow  = msg.New("gateway.not-held", "This does not wait for anyone")
)

// Submission is one report on its way to HMRC.
type Submission struct {
	Transaction string // our own number, in hexadecimal capitals
	Class       string // like HMRC-PAYE-RTI-FPS
	Test        bool   // HMRC checks it and throws it away
	Mark        string // the IRmark in base64, the proof of what was sent
	Message     []byte // what is sent, but for the user ID and password

	State State
	Hold  Hold

	Sends       int       // how often it was handed to the network
	FirstSent   time.Time // zero before
	LastSent    time.Time
	NotBefore   time.Time // nothing is due before
	Misses      int       // steps without an answer one after another
	Unlisted    int       // how often HMRC's list lacked it after it was acknowledged
	Polls       int       // acknowledgements seen
	Received    bool      // HMRC called it a duplicate of itself
	Correlation string    // HMRC's number for it
	PollAddress string    // where HMRC says that its answer will be
	PollEvery   int       // seconds between questions, as HMRC asks for
	Receipt     Receipt   // when accepted
	Errors      []Error   // when refused or held
	Looking     bool      // HMRC's list must be asked before anything else
	Cleared     bool      // HMRC's copy of its answer was thrown away
}

// Receipt is what HMRC says of a report that it took.
type Receipt struct {
	At        string // HMRC's own time, as it wrote it
	Mark      string // the IRmark that HMRC worked out, in base64; empty when it gave none
	Duplicate bool   // known only from HMRC's refusal of the same report sent again
}

// New gives the submission of a message that has its IRmark and a number of
// its own. The user ID and password are taken out of what is kept.
func New(message []byte) (Submission, error) {
	if proved, err := irmark.Proves(message); err != nil {
		return Submission{}, err
	} else if !proved {
		return Submission{}, fault.Invalid("message", WrongMark)
	}
	mark, err := irmark.Of(message)
	if err != nil {
		return Submission{}, err
	}
	kept, err := govtalk.Unsigned(message)
	if err != nil {
		return Submission{}, err
	}
	var head struct {
		Details struct {
			Class         string `xml:"Class"`
			TransactionID string `xml:"TransactionID"`
			GatewayTest   string `xml:"GatewayTest"`
		} `xml:"Header>MessageDetails"`
	}
	if err := xml.NewDecoder(bytes.NewReader(kept)).Decode(&head); err != nil {
		return Submission{}, fault.Invalid("message", irmark.NotXML)
	}
	if head.Details.TransactionID == "" {
		return Submission{}, fault.Invalid("transaction", EnterNumber)
	}
	return Submission{
		Transaction: head.Details.TransactionID, Class: head.Details.Class, Test: head.Details.GatewayTest == "1",
		Mark: mark.Base64(), Message: kept, State: Ready,
	}, nil
}
