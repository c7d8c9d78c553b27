package rti

import (
	"ownway/pay/rti/element"
	"ownway/pay/rti/irmark"
	"ownway/value/calendar"
	"ownway/value/msg"
)

// ClassNVR is the class of a request to check National Insurance numbers.
const ClassNVR = "HMRC-PAYE-RTI-NVR"

// MostVerified is how many people one request can ask about (rule 7827).
const MostVerified = 100

// verifySpace is the namespace of HMRC's schema, which is of no tax year:
// NINOverificationRequest-v1-2.xsd.
const verifySpace = "http://www.govtalk.gov.uk/taxation/PAYE/RTI/NINOverificationRequest/1"

// UpTo100 is the fault of a request about nobody or too many.
var UpTo100 = msg.New("rti.up-to-100", "Ask about between 1 and {most} people at a time")

// Verification asks HMRC to check National Insurance numbers, or to give those
// that are not known.
type Verification struct {
	Employer  Employer
	Sender    Sender
	Made      calendar.Date
	Employees []Employee // of their jobs only the first one's PayID is sent
}

func (v Verification) report() Report {
	return Report{Employer: v.Employer, Sender: v.Sender, Made: v.Made, Year: calendar.TaxYearOf(v.Made)}
}

// Check names every field that HMRC would refuse the request for. All faults
// come joined.
func (v Verification) Check() error {
	var c checker
	if !v.report().checkWho(&c) {
		return c.err()
	}
	c.want(len(v.Employees) >= 1 && len(v.Employees) <= MostVerified, "employees", UpTo100, "most", MostVerified)
	for i, e := range v.Employees {
		c.each("employees", i, func() {
			e.check(&c, v.Made)
			c.want(e.payID() == "" || inNumber.MatchString(e.payID()), "employments[0].pay-id", EnterPayID)
		})
	}
	return c.err()
}

// Message gives the request in its envelope, and its IRmark. A request that
// HMRC would refuse is not written: see Check.
func (v Verification) Message(p Post) ([]byte, irmark.Mark, error) {
	body, err := v.Body()
	if err != nil {
		return nil, irmark.Mark{}, err
	}
	return v.report().message(ClassNVR, body, p)
}

// Body gives the request by itself, with an empty IRmark.
func (v Verification) Body() ([]byte, error) {
	if err := v.Check(); err != nil {
		return nil, err
	}
	return v.report().write(verifySpace, "NINOverificationRequest", func(w *element.Writer) {
		for _, e := range v.Employees {
			w.Inside("Employee", func() {
				w.Inside("EmployeeDetails", func() { e.writeDetails(w) })
				w.Inside("Employment", func() { w.Given("PayId", e.payID()) })
			})
		}
	}), nil
}

// payID gives the number of the first job.
func (e Employee) payID() string {
	if len(e.Employments) == 0 {
		return ""
	}
	return e.Employments[0].PayID
}
