package bureau

import (
	"errors"
	"strings"

	"ownway/internal/care/person"
	"ownway/internal/care/work"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Paper is that an employer, or one of their PAs, asked for payslips on paper.
type Paper struct {
	Employer person.ID
	PA       person.PAID // none for the employer
	Name     string
	Lines    []string // of the address, as the envelope shows it
	Asked    calendar.Date
	Over     bool // they asked for no more paper
}

// The faults of paper.
var (
	EnterName    = msg.New("bureau.enter-name", "Enter the name for the envelope")
	EnterAddress = msg.New("bureau.enter-address", "Enter the address, a line each: from {least} to {most} lines of up to {letters} letters")
	NotPrinted   = msg.New("bureau.not-printed", "Print these first")
	PostedBefore = msg.New("bureau.posted-already", "These were posted already, on {day}")
)

// What the window of a DL envelope shows: up to six lines of this many letters.
const (
	leastLines  = 2
	mostLines   = 6
	mostLetters = 40
)

// Check names every field that does not fit.
func (p Paper) Check() error {
	var wrong []error
	if n := len([]rune(strings.TrimSpace(p.Name))); n == 0 || n > mostLetters {
		wrong = append(wrong, fault.Invalid("name", EnterName))
	}
	fits := len(p.Lines) >= leastLines && len(p.Lines) <= mostLines
	for _, l := range p.Lines {
		n := len([]rune(strings.TrimSpace(l)))
		fits = fits && n > 0 && n <= mostLetters
	}
	if !fits {
		wrong = append(wrong, fault.Invalid("address", EnterAddress, "least", leastLines, "most", mostLines, "letters", mostLetters))
	}
	return errors.Join(wrong...)
}

// Letter is a payslip of a run on paper: one envelope.
type Letter struct {
	Run       work.RunID
	Payslip   work.PayslipID
	Employer  person.ID
	PA        person.PAID // to whom; none for the employer's own copy
	PrintedOn calendar.Date
	PrintedBy string
	Times     int // how often it was printed
	PostedOn  calendar.Date
	PostedBy  string
}

// Key tells a letter from every other of its run.
func (l Letter) Key() string { return string(l.Payslip) + "/" + string(l.PA) }

// Print notes that the letter was printed, once more when it was before.
func (l Letter) Print(by string, on calendar.Date) Letter {
	l.PrintedBy, l.PrintedOn = by, on
	l.Times++
	return l
}

// Post notes that the letter went into the post.
func (l Letter) Post(by string, on calendar.Date) (Letter, error) {
	switch {
	case l.Times == 0:
		return l, fault.Conflict(NotPrinted)
	case !l.PostedOn.IsZero():
		return l, fault.Conflict(PostedBefore, "day", l.PostedOn)
	}
	l.PostedBy, l.PostedOn = by, on
	return l, nil
}
