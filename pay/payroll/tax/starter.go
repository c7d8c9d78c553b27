package tax

import (
	"ownway/pay/payroll/rates"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Declaration is what someone states on the starter checklist when they have
// no P45 of this tax year.
type Declaration string

// The declarations.
const (
	FirstJob   Declaration = "A" // the first job since 6 April, and no pension or benefit
	OnlyJob    Declaration = "B" // the only job now, but there was another, or a benefit
	AnotherJob Declaration = "C" // another job or a pension goes on
	NoneMade   Declaration = ""  // no declaration and no P45
)

// ChooseDeclaration is the fault of an unknown declaration.
var ChooseDeclaration = msg.New("tax.choose-declaration", "Choose statement A, B or C from the starter checklist, or none")

var (
	whyA    = msg.New("tax.starter.a", "Statement A: the usual code, with the whole year counted")
	whyB    = msg.New("tax.starter.b", "Statement B: the usual code, with each payment on its own")
	whyC    = msg.New("tax.starter.c", "Statement C: all pay at the basic rate, as another job has the allowance")
	whyNone = msg.New("tax.starter.none", "No statement and no P45: no allowance, with each payment on its own")

	starters = explain.Citation{Name: "HMRC starter checklist and emergency tax codes", Unchecked: true}
)

// Starting gives the code for someone who starts without a P45 of this tax
// year. Codes of HMRC that come later replace it.
func Starting(d Declaration, r Region, y *rates.Year, why *explain.Note) (Code, error) {
	emergency, err := Parse(r.Prefix() + y.Tax.EmergencyCode)
	if err != nil {
		return Code{}, err
	}
	var c Code
	var because msg.Key
	switch d {
	case FirstJob:
		c, because = emergency, whyA
	case OnlyJob:
		c, because = emergency.OnItsOwn(), whyB
	case AnotherJob:
		c, because = Code{region: r, kind: basicRate}, whyC
	case NoneMade:
		c, because = Code{region: r, kind: allowance, letter: 'T', alone: true}, whyNone
	default:
		return Code{}, fault.Invalid("starter-declaration", ChooseDeclaration)
	}
	if why != nil {
		why.Say(because.Text(), starters)
	}
	return c, nil
}
