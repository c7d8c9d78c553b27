package demo

import (
	"ownway/internal/access"
	"ownway/internal/care/assessment"
	"ownway/internal/care/budget"
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/pay/employment"
	"ownway/pay/payroll/period"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/money"
)

// life is one person's story, as data.
type life struct {
	person.Person
	says    string // how they introduce themselves on the sign-in page
	council func(*World) *council
	assess  calendar.Date

	impact       string // on wellbeing, in the practitioner's words
	matters      string // to the person, in their own
	needs        []assessment.Need
	carer        bool
	agreed       []budget.AgreedRate
	contribution money.Amount
	nhs          []budget.Share
	route        []policy.Method // the first holds the direct payment; a second is arranged by the council
	arranged     []assessment.Ref
	holder       string
	bank         ident.BankAccount
	layout       string // of the bank's statements
	stopAt       string // "budget": the story has come no further

	jobs   []job
	bills  []bill
	goal   string
	saving money.Amount

	answers  answering
	odd      []oddLine
	lateBank bool // the last statement has not been sent in yet
	own      bool // pays for all of it themselves

	account access.Actor
	speaks  *life // who speaks for them, if anyone does
}

// answering is who says that the hours are right.
type answering int

const (
	bySelf answering = iota
	bySpeaker
	inHospital // answers until the last period, and then cannot
)

// job is one PA's work for the person.
type job struct {
	pa       string
	relation law.Relation
	terms    employment.Terms
	code     string
	pension  bool
	told     telling
	sick     *calendar.Period
	holiday  *calendar.Period
}

// telling is how the PA's hours reach the record.
type telling int

const (
	byApp telling = iota
	onPaper
)

// bill is something paid each month.
type bill struct {
	payee  string
	amount money.Amount
	first  calendar.Date
	months int
}

// oddLine is a bank line that nothing explains.
type oddLine struct {
	day    calendar.Date
	payee  string
	amount money.Amount
}

// helper is a PA in the world.
type helper struct {
	person.PA
	says  string
	actor access.Actor
}

func sev(w *World) *council { return w.severnside }
func mar(w *World) *council { return w.marlbrook }

func day(s string) calendar.Date { return calendar.MustDate(s) }

func days(first, last string) *calendar.Period {
	return &calendar.Period{First: day(first), Last: day(last)}
}

func support(h int) assessment.Support {
	return assessment.Support{Kind: policy.EmployedPA, Minutes: h * 60}
}

func costs(kind policy.Kind, pounds int64) assessment.Support {
	return assessment.Support{Kind: kind, Cost: money.Pounds(pounds, 0), Per: policy.Week}
}

func need(ref string, o law.Outcome, words string, support ...assessment.Support) assessment.Need {
	return assessment.Need{Ref: assessment.Ref(ref), Outcome: o, Words: words, Limb: assessment.WithHelp, Support: support}
}

// week lays out usual hours, Monday first.
func week(mon, tue, wed, thu, fri, sat, sun int) employment.Pattern {
	var p employment.Pattern
	for i, h := range []int{sun, mon, tue, wed, thu, fri, sat} {
		p.Minutes[i] = h * 60
	}
	return p
}

// work gives plain terms: one hourly rate, usual hours, holiday by 12.07%.
func terms(start string, f period.Frequency, from calendar.Date, hourly money.Amount, usual employment.Pattern) employment.Terms {
	return employment.Terms{Start: day(start), Frequency: f, PeriodFrom: from, Usual: usual, Holiday: employment.IrregularAccrual,
		Rates: []employment.Rate{{From: day(start), On: employment.EveryDay, Hourly: hourly}}}
}

func lawfulPay(rate money.Amount, by string) []budget.AgreedRate {
	return []budget.AgreedRate{{Kind: policy.EmployedPA, Rate: rate, By: by,
		Reason: "The standard rate can't pay the minimum wage with holiday and pension this year. This rate can, and keeps the PAs that the person knows."}}
}
