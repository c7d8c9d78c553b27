// Package pensionfile writes what a pension provider asks for each pay period:
// who is in the scheme, what they earned, and what is paid in. It reads its own
// files again, so that what leaves can be proved equal to what was meant.
//
// Three layouts are held. PAPDIS is the standard that many providers read; its
// columns are those of a published exporter, its codes those of Smart Pension's
// help pages. The header of NEST is that of NEST's help pages, in their order;
// the order of its member and trailer columns was not to be had, so a NEST file
// must be tried in NEST's own file checker first. Plain is a table for any
// provider whose page takes figures by hand. Each file comes with a notice that
// says how far its layout is known.
//
// No field of a file can run as a formula in a spreadsheet: words that could
// are refused, for a provider would not know an added mark from the name.
package pensionfile

import (
	"ownway/pay/payroll/pension"
	"ownway/pay/payroll/period"
	"ownway/pay/payroll/rates"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Schedule is one pay period of one employer, for one provider.
type Schedule struct {
	Employer   string // the reference that the provider gave the employer; NEST's is EMP and 9 digits
	Period     calendar.Period
	PaymentDue calendar.Date
	Frequency  period.Frequency
	Source     string // NEST: the payment source, just as it stands in the account
	Group      string
	Section    string
	Members    []Member
}

// Member is one worker of the schedule.
type Member struct {
	Reference   string     // the provider's for the worker
	NINO        ident.NINO // empty when there is none, and then Alternative is not
	Alternative string
	Title       string
	Forename    string
	SecondName  string
	Surname     string
	Gender      Gender
	Born        calendar.Date
	Address     [5]string
	Postcode    ident.Postcode
	Country     string
	Email       string
	Started     calendar.Date
	Left        calendar.Date

	Earnings      money.Amount // that contributions are a share of
	Worker        money.Amount // sent by the employer: under relief at source, without the tax relief
	Employer      money.Amount
	Extra         money.Amount // more that the worker chose to pay in
	WorkerShare   rates.Rate   // with tax relief in it
	EmployerShare rates.Rate

	Duty    pension.Duty
	Entered Entry
	Stopped bool // nothing more will be paid in for this worker
}

// Gender is as the provider's layout has it: M, F or not said.
type Gender string

// Entry says how the worker came into the scheme in this period.
type Entry byte

// The ways, with the numbers that PAPDIS gives them.
const (
	NotEntered Entry = 0 // nothing happened this period
	ByLaw      Entry = 1 // enrolled or put back by the employer
	ByOptIn    Entry = 2
	ByJoining  Entry = 3
)

// EntryOf gives the way of an event of a pension life.
func EntryOf(k pension.EventKind) Entry {
	switch k {
	case pension.Enrolled, pension.Reenrolled:
		return ByLaw
	case pension.OptedIn:
		return ByOptIn
	case pension.Joined:
		return ByJoining
	}
	return NotEntered
}

// Layout names how a file is laid out.
type Layout string

// The layouts.
const (
	PAPDIS Layout = "papdis"
	NEST   Layout = "nest"
	Plain  Layout = "plain"
)

// File is a file ready to leave.
type File struct {
	Name    string
	Content []byte   // UTF-8, each line ended by CR LF
	Notice  msg.Text // how far the layout is known, for whoever sends the file
}

// The words of a file and its faults.
var (
	ChooseLayout = msg.New("pensionfile.choose-layout", "Choose the kind of file that the pension provider takes")

	noticePAPDIS = msg.New("pensionfile.notice.papdis", "Send one file first and look at what the provider says. Providers differ in the columns that they read")
	noticeNEST   = msg.New("pensionfile.notice.nest", "We know NEST's columns, but not for sure their order. Check this file with NEST before you send it")
	noticePlain  = msg.New("pensionfile.notice.plain", "This table is for reading, and for typing into the provider's page")
)

// Write lays a schedule out as a file. A schedule that the layout cannot hold
// is one fault for each field that is wrong.
func Write(l Layout, s Schedule) (File, error) {
	if err := s.check(l); err != nil {
		return File{}, err
	}
	f := File{Name: "pension-" + string(l) + "-" + s.Period.Last.String() + ".csv"}
	switch l {
	case NEST:
		f.Content, f.Notice = lines(nestRows(s)), noticeNEST.Text()
	case PAPDIS:
		f.Content, f.Notice = lines(tableRows(papdisColumns, s)), noticePAPDIS.Text()
	default:
		f.Content, f.Notice = lines(tableRows(plainColumns, s)), noticePlain.Text()
	}
	return f, nil
}

// Read reads a file that Write wrote. What the layout has no column for is
// empty. A file that is too big, or not of the layout, is a fault that names
// its line.
func Read(l Layout, b []byte) (Schedule, error) {
	rows, err := parse(b)
	if err != nil {
		return Schedule{}, err
	}
	var s Schedule
	switch l {
	case NEST:
		s, err = readNEST(rows)
	case PAPDIS:
		s, err = readTable(papdisColumns, rows)
	case Plain:
		s, err = readTable(plainColumns, rows)
	default:
		err = fault.Invalid("layout", ChooseLayout)
	}
	if err != nil {
		return Schedule{}, err
	}
	if err := s.check(l); err != nil {
		return Schedule{}, err
	}
	return s, nil
}
