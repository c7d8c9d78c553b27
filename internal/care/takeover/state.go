package takeover

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/pay/leave"
	"ownway/pay/payroll/pension"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// State is how far a takeover has come.
type State string

// The states of a takeover.
const (
	Looked State = "looked" // read and compared; nobody is taken over yet
	Taken  State = "taken"  // its employers are here
	Undone State = "undone"
)

// The faults of a takeover.
var (
	TakenAlready = msg.New("takeover.already", "These employers were taken over already. Nothing was done twice")
	NotTaken     = msg.New("takeover.not-taken", "These employers are not here, so that there is nothing to undo")
	SamePerson   = msg.New("takeover.same-person", "Employers are taken over by someone other than the one who prepared it")
	PaidSince    = msg.New("takeover.paid-since", "{pa} was paid from here since. A takeover can be undone until then")
	Changed      = msg.New("takeover.changed", "This employer was taken over before with something else in the files. Undo that first, or leave them out")
)

// Takeover is employers who are taken over together.
type Takeover struct {
	ID         ID
	Name       string
	State      State
	On         calendar.Date // when the files were looked at
	Employers  int
	New        int // how many of them are not here yet
	Totals     Totals
	Warnings   []Warning
	Parallel   *Report // nil where there were no old payslips
	PreparedBy string
	TakenBy    string
	UndoneBy   string
}

// Take lets a second person take the employers over.
func (t Takeover) Take(by string) (Takeover, error) {
	if t.State != Looked {
		return t, fault.Conflict(TakenAlready)
	}
	if by == t.PreparedBy {
		return t, fault.Invalid("take", SamePerson)
	}
	t.State, t.TakenBy = Taken, by
	return t, nil
}

// Undo takes it back. paid names PAs who were paid from here since.
func (t Takeover) Undo(by string, paid []string) (Takeover, error) {
	if t.State != Taken {
		return t, fault.Conflict(NotTaken)
	}
	if len(paid) > 0 {
		return t, fault.Conflict(PaidSince, "pa", paid[0])
	}
	t.State, t.UndoneBy = Undone, by
	return t, nil
}

// Here is an employer or a job that was taken over before, by the old payroll's
// references.
type Here struct {
	Key        Key // of an employer: without a PA
	Takeover   ID
	Keeper     string // the id of whoever keeps the employer's record
	Person     person.ID
	Founded    bool // the employer keeps their own record, which the takeover began
	PA         person.PAID
	Employment work.ID
	Digest     string
	Times      int
	Gone       bool
}

// Digest is a fingerprint of all that the files say about an employer.
func (s Set) Digest(e Employer) (string, error) {
	e.Row = 0
	jobs := s.JobsOf(e.Reference)
	for i := range jobs {
		jobs[i].Row = 0
	}
	doc, err := json.Marshal([]any{e, jobs})
	sum := sha256.Sum256(doc)
	return hex.EncodeToString(sum[:]), err
}

// Fresh gives the employers who are not here yet, or were undone. Those who are
// here just as they stand in the files are passed over.
func (s Set) Fresh(here map[Key]Here) (fresh []Employer, wrong []error) {
	for _, e := range s.Employers {
		h, known := here[Key{Employer: e.Reference}]
		if !known || h.Gone {
			fresh = append(fresh, e)
			continue
		}
		switch d, err := s.Digest(e); {
		case err != nil:
			wrong = append(wrong, err)
		case d != h.Digest:
			wrong = append(wrong, fault.OnLine(fault.Invalid(string(EmployersFile)+"/employer", Changed), e.Row))
		}
	}
	return fresh, wrong
}

// Before is what a job brought from the old payroll beside what every payslip needs.
type Before struct {
	Employment work.ID
	PaidTo     calendar.Date
	LastPayDay calendar.Date
	History    []leave.Paid // weeks that were paid, for a week's pay
	Pension    pension.Record
}

// Before gives it of a job.
func (j Job) Before(id work.ID) Before {
	return Before{Employment: id, PaidTo: j.PaidTo, LastPayDay: j.LastPayDay, History: j.History, Pension: j.Pension}
}
