package filing

import (
	"encoding/json"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/rti"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "fil" }

// ID is the id of a filing.
type ID = ident.ID[idPrefix]

// Kind is which report a filing is.
type Kind string

// The kinds.
const (
	KindFPS Kind = "fps"
	KindEPS Kind = "eps"
)

// State is how far a filing has come.
type State string

// The states.
const (
	Waiting  State = "waiting"  // to be sent, or downloaded and sent in another way
	Sending  State = "sending"  // on its way; HMRC has not answered yet
	Accepted State = "accepted" // HMRC took it
	Refused  State = "refused"  // HMRC did not, and said why
	Held     State = "held"     // somebody must look before it goes on
	ByHand   State = "by-hand"  // somebody says that it was sent in another way
)

// Filing is one report of an employer to HMRC. Until it is sent it is made anew
// from the payslips each time that it is looked at, so that facts which were
// missing can be given; what was sent is kept as it was.
type Filing struct {
	ID       ID
	Employer person.ID
	Kind     Kind
	Day      calendar.Date // the pay day of an FPS, the first day of the tax month of an EPS
	N        int           // the first report of the day is 0; later ones report what came after
	Slips    []work.PayslipID
	First    []work.PayslipID // of those, the first that is reported of a job
	Late     rti.LateReason
	Summary  Said // what an EPS says, for the next one
	State    State
	Sent     Sent
}

// Sent is what was sent, and what came of it.
type Sent struct {
	On         calendar.Date
	Submission json.RawMessage // how it stands on its way, as package gateway writes it
	Mark       string          // the IRmark in base64, the proof of what was sent
	Receipt    string          // when HMRC took it, as it wrote the time
	Said       []string        // what HMRC said, in its own words
}

// The faults of moving a filing on.
var (
	SentAlready = msg.New("filing.sent-already", "This report was sent already. Nothing is sent twice")
	NotRefused  = msg.New("filing.not-refused", "Only a report that HMRC refused can be sent again")
)

// Open reports whether the filing still waits to be sent.
func (f Filing) Open() bool { return f.State == Waiting }

// By gives the day by which HMRC wants the report: on or before the pay day, or
// the 19th after the tax month.
func (f Filing) By() calendar.Date {
	if f.Kind == KindEPS {
		return EPSBy(TaxMonth(f.Day))
	}
	return f.Day
}

// SaidByHand notes that somebody sent the report in another way.
func (f Filing) SaidByHand(on calendar.Date) (Filing, error) {
	if f.State != Waiting && f.State != Refused {
		return f, fault.Conflict(SentAlready)
	}
	f.State, f.Sent = ByHand, Sent{On: on}
	return f, nil
}

// Again lets a report that HMRC refused be made and sent anew.
func (f Filing) Again() (Filing, error) {
	if f.State != Refused {
		return f, fault.Conflict(NotRefused)
	}
	f.State = Waiting
	return f, nil
}
