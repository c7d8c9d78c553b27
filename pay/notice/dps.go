package notice

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"ownway/pay/payroll/tax"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// Most is the longest answer of HMRC's service that is read, in bytes.
const Most = 4 << 20

// The bounds of what is read.
const (
	mostNotices = 5000
	deepest     = 32
	longText    = 500
)

// The faults of reading.
var (
	NotNotices = msg.New("notice.not-notices", "This is not a file of notices from HMRC. Choose the file that HMRC's service gave")
	WrongOne   = msg.New("notice.wrong-one", "Notice {number} in this file cannot be read: {why}. Enter it by hand")
)

// Batch is what HMRC's Data Provisioning Service gives at a time.
type Batch struct {
	Notices []Notice
	Last    int  // HMRC's running number of the last one: ask for what is after it
	More    bool // there are more
}

// kinds are the elements of the service that are notices of ours. The name of
// the P9's element is written in two ways in public examples.
var kinds = map[string]Kind{
	"CodingNoticesP6P6B": P6, "CodingNoticeP9": P9, "CodingNoticesP9": P9,
	"StudentLoanStart": SL1, "StudentLoanEnd": SL2,
	"PostgraduateLoanStart": PGL1, "PostgraduateLoanStop": PGL2,
}

// ReadDPS reads the answer of HMRC's Data Provisioning Service, or the notices
// cut out of it. It is taken whole or not at all: a notice that is wrong is a
// fault that names it by its place.
//
// HMRC's own schema was not to be had: elements are as public programs that
// talk to the service write them, and those of postgraduate loans as they are
// for student loans (from memory).
func ReadDPS(text []byte) (Batch, error) {
	if len(text) > Most {
		return Batch{}, fault.Invalid("file", NotNotices)
	}
	r := reader{in: xml.NewDecoder(bytes.NewReader(text))}
	for {
		token, err := r.in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Batch{}, fault.Invalid("file", NotNotices)
		}
		if err := r.take(token); err != nil {
			return Batch{}, err
		}
	}
	if !r.service {
		return Batch{}, fault.Invalid("file", NotNotices)
	}
	return r.batch, nil
}

// reader goes through the text once.
type reader struct {
	in      *xml.Decoder
	open    []string
	text    strings.Builder
	batch   Batch
	service bool // something of the service was seen

	now   *Notice           // the notice that is open
	at    int               // how many elements lie around it
	said  map[string]string // its fields by name
	attrs map[string]string // of its tax code
}

func (r *reader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if len(r.open) == deepest {
			return fault.Invalid("file", NotNotices)
		}
		r.start(t)
		r.open = append(r.open, t.Name.Local)
		r.text.Reset()
	case xml.CharData:
		if r.text.Len() < longText {
			r.text.Write(t[:min(len(t), longText-r.text.Len())])
		}
	case xml.EndElement:
		r.open = r.open[:len(r.open)-1]
		return r.end(t.Name.Local, strings.TrimSpace(strings.ToValidUTF8(r.text.String(), "")))
	case xml.Directive:
		return fault.Invalid("file", NotNotices)
	}
	return nil
}

func (r *reader) start(t xml.StartElement) {
	kind, ours := kinds[t.Name.Local]
	switch {
	case r.now == nil && ours:
		r.service = true
		r.now, r.at, r.said, r.attrs = &Notice{Kind: kind}, len(r.open), map[string]string{}, nil
		for name, value := range attributes(t) {
			r.said[name] = value
		}
	case r.now != nil && t.Name.Local == "TaxCode":
		r.attrs = attributes(t)
	case t.Name.Local == "DPSheader" || t.Name.Local == "DPSdata":
		r.service = true
	}
}

func attributes(t xml.StartElement) map[string]string {
	all := map[string]string{}
	for _, a := range t.Attr {
		all[a.Name.Local] = strings.TrimSpace(a.Value)
	}
	return all
}

func (r *reader) end(name, text string) error {
	switch {
	case r.now == nil && name == "HighWaterMark":
		last, err := strconv.Atoi(text)
		if err != nil {
			return fault.Invalid("file", NotNotices)
		}
		r.batch.Last = last
	case r.now == nil && name == "MoreData":
		r.batch.More = text == "true" || text == "1"
	case r.now != nil && len(r.open) == r.at:
		return r.finish()
	case r.now != nil && text != "":
		r.said[name] = text
	}
	r.text.Reset()
	return nil
}

// finish closes a notice.
func (r *reader) finish() error {
	number := len(r.batch.Notices) + 1
	if number > mostNotices {
		return fault.Invalid("file", NotNotices)
	}
	n, err := r.notice()
	if err != nil {
		var f *fault.Fault
		if !errors.As(err, &f) {
			return err
		}
		return fault.Invalid(f.Field, WrongOne, "number", number, "why", f.Text)
	}
	r.batch.Notices, r.now = append(r.batch.Notices, n), nil
	return nil
}

// notice reads the fields of the notice that is open.
func (r *reader) notice() (Notice, error) {
	n := *r.now
	if form := Kind(r.said["FormType"]); n.Kind.Coding() && form != "" {
		if !form.Coding() {
			return n, fault.Invalid("kind", ChooseKind)
		}
		n.Kind = form
	}
	n.Name = strings.TrimSpace(r.said["Forename"] + " " + r.said["Surname"])
	n.PayID = r.said["WorksNumber"]
	var err error
	read := func(field, text string, take func(string) error) {
		if text == "" || err != nil {
			return
		}
		err = named(take(text), field)
	}
	read("issued", r.said["IssueDate"], func(s string) (err error) { n.Issued, err = calendar.Parse(s); return })
	for _, from := range []string{"EffectiveDate", "LoanStartDate", "StopDate"} {
		read("from", r.said[from], func(s string) (err error) { n.From, err = calendar.Parse(s); return })
	}
	read("sequence", r.said["SequenceNumber"], func(s string) error {
		number, err := strconv.Atoi(s)
		if n.Sequence = number; err != nil {
			return fault.Invalid("sequence", NotNotices)
		}
		return nil
	})
	read("employer", r.said["EmployerRef"], func(s string) (err error) { n.Employer, err = ident.ParsePAYERef(s); return })
	read("nino", r.said["NINO"], func(s string) (err error) { n.NINO, err = ident.ParseNINO(s); return })
	if n.Kind == SL1 {
		read("plan", r.said["PlanType"], func(s string) (err error) { n.Plan, err = parsePlan(s); return })
	}
	if err == nil && n.Kind.Coding() {
		err = r.coding(&n)
	}
	if err != nil {
		return n, err
	}
	return n, n.Check()
}

// coding reads the tax code, and pay and tax of an earlier job.
func (r *reader) coding(n *Notice) error {
	code, err := tax.Parse(r.attrs["TaxRegime"] + r.said["TaxCode"])
	if err != nil {
		return named(err, "code")
	}
	switch strings.ToLower(r.attrs["Week1Month1Indicator"]) {
	case "yes", "true", "1", "y":
		code = code.OnItsOwn()
	}
	n.Code = code
	pay, paid := r.said["TotalPreviousPay"], r.said["TotalPreviousTax"]
	if pay == "" && paid == "" {
		return nil
	}
	n.HasPrevious = true
	if n.PreviousPay, err = amount(pay); err != nil {
		return named(err, "previous-pay")
	}
	n.PreviousTax, err = amount(paid)
	return named(err, "previous-tax")
}

// amount reads one of two amounts; the other is given, so that blank is
// nothing.
func amount(s string) (money.Amount, error) {
	if s == "" {
		return 0, nil
	}
	return money.Parse(s)
}
