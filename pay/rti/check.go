package rti

import (
	"errors"
	"fmt"

	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/money"
	"ownway/value/msg"
)

// The faults of any report.
var (
	ChooseSender = msg.New("rti.choose-sender", "Choose who sends this: the employer, an agent or a bureau")
	OtherDay     = msg.New("rti.other-day", "This report was made for another day than {day}. Make it again")
	DateBetween  = msg.New("rti.date-between", "Enter a date from {from} to {to}")
	DateBy       = msg.New("rti.date-by", "Enter a date no later than {by}")
	Between      = msg.New("rti.amount-between", "Enter an amount from {least} to {most}")
	WholePounds  = msg.New("rti.whole-pounds", "Enter whole pounds")
	NoOne        = msg.New("rti.no-one", "There is nobody in this report. Add who was paid, or say that it is the last one")
	NothingSaid  = msg.New("rti.nothing-said", "There is nothing in this report. Choose what it tells HMRC")
)

// most is the largest amount of a report on one person.
const most = money.Amount(999_999_999_99)

// checker gathers the faults of a report.
type checker struct {
	in     string // the path of the part that is looked at, ending in a dot
	faults []error
}

// want notes a fault of the field unless it is so.
func (c *checker) want(so bool, field string, key msg.Key, pairs ...any) {
	if !so {
		c.faults = append(c.faults, fault.Invalid(c.in+field, key, pairs...))
	}
}

// each looks at one part of many.
func (c *checker) each(name string, i int, look func()) {
	was := c.in
	c.in += fmt.Sprintf("%s[%d].", name, i)
	look()
	c.in = was
}

// part looks at one part.
func (c *checker) part(name string, look func()) {
	was := c.in
	c.in += name + "."
	look()
	c.in = was
}

func (c *checker) between(d calendar.Date, from, to calendar.Date, field string) {
	c.want(!d.IsZero() && !d.Before(from) && !d.After(to), field, DateBetween, "from", from, "to", to)
}

// amount wants one that HMRC's schemas have room for.
func (c *checker) amount(a, least, most money.Amount, field string) {
	c.want(a >= least && a <= most, field, Between, "least", least, "most", most)
}

// pounds wants whole pounds up to £99,999.
func (c *checker) pounds(a, least money.Amount, field string) {
	c.want(a%100 == 0, field, WholePounds)
	c.amount(a, least, 99_999_00, field)
}

func (c *checker) err() error { return errors.Join(c.faults...) }

// check looks at what every report has. Rules 5004, 5005, 7821, 7822, 7844,
// 7889 and 7933 hold by how reports are written.
func (r Report) check(c *checker) (year, bool) {
	y, err := yearOf(r.Year)
	if err != nil {
		c.faults = append(c.faults, err)
		return y, false
	}
	if !r.checkWho(c) {
		return y, false
	}
	if ceased := r.Final.Ceased; !ceased.IsZero() { // rules 7875, 7876
		to := y.tax.Last()
		if r.Made.Before(to) {
			to = r.Made
		}
		c.between(ceased, y.tax.First(), to, "final.ceased")
	}
	return y, true
}

// checkWho looks at who reports and when. Without a day nothing more can be
// looked at.
func (r Report) checkWho(c *checker) bool {
	if r.Made.IsZero() {
		c.want(false, "made", calendar.EnterDate)
		return false
	}
	c.want(payeRefs.MatchString(string(r.Employer.PAYERef)), "employer.paye-ref", ident.EnterPAYERef)
	c.want(accountsOffices.MatchString(string(r.Employer.AccountsOffice)), "employer.accounts-office", EnterAccountsOffice)
	c.want(r.Sender == ByEmployer || r.Sender == ByAgent || r.Sender == ByBureau, "sender", ChooseSender)
	return true
}
