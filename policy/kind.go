package policy

import "ownway/value/msg"

// Kind is a kind of support that a budget pays for.
type Kind string

// The kinds of support.
const (
	EmployedPA     Kind = "employed-pa"      // hours by a PA whom the person employs
	WakingNight    Kind = "waking-night"     // hours at night by an employed PA who stays awake
	SleepIn        Kind = "sleep-in"         // nights by an employed PA who may sleep
	SelfEmployedPA Kind = "self-employed-pa" // hours by a PA who works for themselves
	Agency         Kind = "agency"           // hours by an agency's worker
	Mileage        Kind = "mileage"          // miles driven by a PA at work
	Activity       Kind = "activity"         // a class, a club, a day out
	Equipment      Kind = "equipment"        // bought once
	CarerBreak     Kind = "carer-break"      // a break for a carer
	Transport      Kind = "transport"        // taxis, tickets
	OtherSupport   Kind = "other"            // anything else that meets a need
)

// Unit is what a kind of support is counted in.
type Unit string

// The units.
const (
	Hour  Unit = "hour"
	Night Unit = "night"
	Mile  Unit = "mile"
	Money Unit = "money" // no rate: what it costs
)

type kind struct {
	unit    Unit
	employs bool
	words   msg.Key
}

var kinds = map[Kind]kind{
	EmployedPA:     {Hour, true, msg.New("policy.kind.employed-pa", "PA hours")},
	WakingNight:    {Hour, true, msg.New("policy.kind.waking-night", "PA hours awake at night")},
	SleepIn:        {Night, true, msg.New("policy.kind.sleep-in", "sleep-in nights")},
	SelfEmployedPA: {Hour, false, msg.New("policy.kind.self-employed-pa", "self-employed PA hours")},
	Agency:         {Hour, false, msg.New("policy.kind.agency", "agency hours")},
	Mileage:        {Mile, false, msg.New("policy.kind.mileage", "miles")},
	Activity:       {Money, false, msg.New("policy.kind.activity", "activities")},
	Equipment:      {Money, false, msg.New("policy.kind.equipment", "equipment")},
	CarerBreak:     {Money, false, msg.New("policy.kind.carer-break", "a break for a carer")},
	Transport:      {Money, false, msg.New("policy.kind.transport", "getting about")},
	OtherSupport:   {Money, false, msg.New("policy.kind.other", "other support")},
}

// Kinds lists the kinds of support.
func Kinds() []Kind {
	return []Kind{EmployedPA, WakingNight, SleepIn, SelfEmployedPA, Agency, Mileage, Activity, Equipment, CarerBreak, Transport, OtherSupport}
}

// Known reports whether this is one of the kinds above.
func (k Kind) Known() bool { _, ok := kinds[k]; return ok }

// Unit gives what the kind is counted in; nothing for an unknown kind.
func (k Kind) Unit() Unit { return kinds[k].unit }

// Employs reports whether the person is an employer for this kind.
func (k Kind) Employs() bool { return kinds[k].employs }

// Words gives the kind in plain words.
func (k Kind) Words() msg.Key { return kinds[k].words }

// Method is a way to hold the money.
type Method string

// The ways to hold the money.
const (
	OwnAccount Method = "own-account"
	Card       Method = "card"
	Managed    Method = "managed"  // an account that a support organisation runs
	ISF        Method = "isf"      // an Individual Service Fund that a provider holds
	Arranged   Method = "arranged" // the council arranges the support
)

var methodWords = map[Method]msg.Key{
	OwnAccount: msg.New("policy.method.own-account", "your own bank account"),
	Card:       msg.New("policy.method.card", "a payment card"),
	Managed:    msg.New("policy.method.managed", "a managed account"),
	ISF:        msg.New("policy.method.isf", "an Individual Service Fund"),
	Arranged:   msg.New("policy.method.arranged", "support that the council arranges"),
}

// Methods lists the ways to hold the money.
func Methods() []Method { return []Method{OwnAccount, Card, Managed, ISF, Arranged} }

// Known reports whether this is one of the ways above.
func (m Method) Known() bool { return methodWords[m] != "" }

// Words gives the way in plain words.
func (m Method) Words() msg.Key { return methodWords[m] }

// Cost is one of an employer's costs.
type Cost string

// An employer's costs.
const (
	Insurance    Cost = "insurance"
	Payroll      Cost = "payroll"
	Holiday      Cost = "holiday"
	BankHolidays Cost = "bank-holidays"
	Pension      Cost = "pension"
	NI           Cost = "ni"
	Sick         Cost = "sick"
	Training     Cost = "training"
	Recruitment  Cost = "recruitment"
	Redundancy   Cost = "redundancy"
	Checks       Cost = "checks" // DBS checks
)

var costWords = map[Cost]msg.Key{
	Insurance:    msg.New("policy.cost.insurance", "insurance"),
	Payroll:      msg.New("policy.cost.payroll", "payroll"),
	Holiday:      msg.New("policy.cost.holiday", "holiday pay"),
	BankHolidays: msg.New("policy.cost.bank-holidays", "bank holidays"),
	Pension:      msg.New("policy.cost.pension", "the pension"),
	NI:           msg.New("policy.cost.ni", "employer's National Insurance"),
	Sick:         msg.New("policy.cost.sick", "sick and family pay"),
	Training:     msg.New("policy.cost.training", "training"),
	Recruitment:  msg.New("policy.cost.recruitment", "finding staff"),
	Redundancy:   msg.New("policy.cost.redundancy", "redundancy pay"),
	Checks:       msg.New("policy.cost.checks", "DBS checks"),
}

// Costs lists an employer's costs.
func Costs() []Cost {
	return []Cost{Insurance, Payroll, Holiday, BankHolidays, Pension, NI, Sick, Training, Recruitment, Redundancy, Checks}
}

// Known reports whether this is one of the costs above.
func (c Cost) Known() bool { return costWords[c] != "" }

// Words gives the cost in plain words.
func (c Cost) Words() msg.Key { return costWords[c] }
