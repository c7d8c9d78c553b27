package rti

import (
	"ownway/value/calendar"
	"ownway/value/ident"
	"ownway/value/msg"
)

// The faults of a summary.
var (
	WholeMonths     = msg.New("rti.whole-months", "Enter whole tax months, from the 6th of a month to the 5th of a month after it")
	NextMonth       = msg.New("rti.next-month", "Enter {day}: it is the first day of the next tax month")
	ChooseAllowance = msg.New("rti.choose-allowance", "Choose whether to claim the Employment Allowance")
	SectorOfClaim   = msg.New("rti.sector-of-claim", "Choose a sector only when you claim the Employment Allowance")
	EnterMonth      = msg.New("rti.enter-month", "Enter a tax month from 1 to 12")
	MonthTooEarly   = msg.New("rti.month-too-early", "Tax month {month} can be reported from {from}")
	MonthTooLate    = msg.New("rti.month-too-late", "Tax month {month} could be reported up to {to}. Report a later month: its figures count the whole year")
	EnterHolder     = msg.New("rti.enter-holder", "Enter the name on the account in up to 28 letters, digits and common signs")
)

// Check names every field that HMRC would refuse the summary for: its schema,
// and its business rules by number in the comments here (HMRC, Internet Filing
// PAYE RTI 2026). All faults come joined. The other rules from 7940 to 7950 on
// state aid and 7912 hold by how a summary is written.
func (e EPS) Check() error {
	var c checker
	y, ok := e.check(&c)
	if !ok {
		return c.err()
	}
	none := calendar.Period{}
	said := e.NoPayment != none || e.Inactive != none || e.Allowance != NotSaid || e.Recovered.said() ||
		e.Account != ident.BankAccount{} || e.Final.said()
	c.want(said, "summary", NothingSaid) // rule 7913
	if e.NoPayment != none {
		e.checkNoPayment(&c, y)
	}
	if e.Inactive != none {
		e.checkInactive(&c)
	}
	c.want(e.Allowance == NotSaid || e.Allowance == Claimed || e.Allowance == Withdrawn, "allowance", ChooseAllowance)
	c.want(!e.Sectors.said() || e.Allowance == Claimed, "sectors", SectorOfClaim) // rule 7942
	if e.Recovered.said() {
		e.checkRecovered(&c, y)
	}
	e.checkAccount(&c)
	return c.err()
}

// wholeMonths reports whether a period begins on a 6th and ends on a 5th
// behind it (rules 7869 and 7872).
func wholeMonths(p calendar.Period) bool {
	return !p.First.IsZero() && !p.Last.IsZero() && p.First.Day() == 6 && p.Last.Day() == 5 && p.First.Before(p.Last)
}

// checkNoPayment keeps rules 7869, 7910 and 7911, and the schema's year.
func (e EPS) checkNoPayment(c *checker, y year) {
	c.want(wholeMonths(e.NoPayment), "no-payment", WholeMonths)
	from, to := y.tax.First(), y.tax.Last()
	if end := taxMonthOf(e.Made).Last; end.Before(to) {
		to = end
	}
	c.between(e.NoPayment.First, from, to, "no-payment.first")
	c.want(!e.NoPayment.First.After(e.Made), "no-payment.first", DateBy, "by", e.Made)
	c.between(e.NoPayment.Last, from, to, "no-payment.last")
}

// checkInactive keeps rules 7871 to 7874.
func (e EPS) checkInactive(c *checker) {
	c.want(wholeMonths(e.Inactive), "inactive", WholeMonths)
	next := taxMonthOf(e.Made).Last.AddDays(1)
	c.want(e.Inactive.First == next, "inactive.first", NextMonth, "day", next)
	c.between(e.Inactive.Last, e.Made.AddDays(1), next.AddMonths(12).AddDays(-1), "inactive.last")
}

// checkRecovered keeps rules 7918 to 7929: a tax month is reported from a
// month before it begins until the 19th of the month in which it has ended;
// the last one has no end.
func (e EPS) checkRecovered(c *checker, y year) {
	r := e.Recovered
	if r.Month < 1 || r.Month > 12 {
		c.want(false, "recovered.month", EnterMonth)
		return
	}
	from := y.tax.First().AddMonths(r.Month - 2)
	to := y.tax.First().AddMonths(r.Month).AddDays(13)
	c.want(!e.Made.Before(from), "recovered.month", MonthTooEarly, "month", r.Month, "from", from)
	c.want(r.Month == 12 || !e.Made.After(to), "recovered.month", MonthTooLate, "month", r.Month, "to", to)
	for i, p := range r.Pay.all() {
		c.amount(p.amount, 0, mostRecovered, "recovered.pay."+p.field)
		c.amount(r.Compensation.all()[i].amount, 0, mostRecovered, "recovered.compensation."+p.field)
	}
}

func (e EPS) checkAccount(c *checker) {
	a := e.Account
	if a == (ident.BankAccount{}) {
		return
	}
	c.want(inAccount.MatchString(plain(a.Name)), "account.name", EnterHolder)
	_, err := ident.ParseAccountNumber(string(a.Number))
	c.want(err == nil && len(a.Number) == 8, "account.number", ident.EnterAccount)
	_, err = ident.ParseSortCode(string(a.SortCode))
	c.want(err == nil && len(a.SortCode) == 6, "account.sort-code", ident.EnterSortCode)
}
