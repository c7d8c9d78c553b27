package bringover

import (
	"ownway/value/msg"
	"ownway/value/table"
)

// Column is one column of the file, and what stands in it.
type Column struct {
	Name string
	Must bool
	Says msg.Key
}

// The columns of the file, in the order that they are written down in.
var columns = []Column{
	{"reference", true, msg.New("bringover.column.reference", "The person's number in the old system. No two people have the same")},
	{"name", true, msg.New("bringover.column.name", "The person's name")},
	{"call me", false, msg.New("bringover.column.call-me", "How they like to be addressed")},
	{"born", true, msg.New("bringover.column.born", "Date of birth, as year, month and day: 1974-03-09")},
	{"carer", false, msg.New("bringover.column.carer", "“yes” for a carer with support of their own")},
	{"reads", false, msg.New("bringover.column.reads", "“en”, “cy” for Welsh, or “easy” for Easy Read. English when empty")},
	{"route", true, msg.New("bringover.column.route", "“own-account”, “card”, “managed” or “isf”")},
	{"account name", false, msg.New("bringover.column.account-name", "The name on the account that payments go to")},
	{"sort code", false, msg.New("bringover.column.sort-code", "Its sort code, six digits")},
	{"account number", false, msg.New("bringover.column.account-number", "Its account number, eight digits")},
	{"first payment", true, msg.New("bringover.column.first-payment", "When the first direct payment was made")},
	{"last review", false, msg.New("bringover.column.last-review", "When the last review was held. Empty when there was none")},
	{"paid to", true, msg.New("bringover.column.paid-to", "The last day that the old system has paid for. The next payment begins the day after")},
	{"council weekly", true, msg.New("bringover.column.council-weekly", "What the council pays a week, in pounds: 245.50. “0” when nothing")},
	{"nhs weekly", false, msg.New("bringover.column.nhs-weekly", "What the NHS pays a week")},
	{"contribution weekly", false, msg.New("bringover.column.contribution-weekly", "What the person pays into the account themselves a week. Empty when the council pays gross and sends a bill")},
	{"own weekly", false, msg.New("bringover.column.own-weekly", "What the person adds of their own a week")},
	{"wages weekly", false, msg.New("bringover.column.wages-weekly", "What the plan has for PAs a week")},
	{"council held", true, msg.New("bringover.column.council-held", "The council's money that is held. A minus when the account is overdrawn")},
	{"nhs held", false, msg.New("bringover.column.nhs-held", "The NHS's money that is held")},
	{"contribution held", false, msg.New("bringover.column.contribution-held", "The person's contributions that are held")},
	{"own held", false, msg.New("bringover.column.own-held", "The person's own money that is held")},
	{"for wages", false, msg.New("bringover.column.for-wages", "Of what is held: paid ahead, for wages of days to come")},
	{"holiday", false, msg.New("bringover.column.holiday", "Of what is held: for holiday that PAs have earned")},
	{"redundancy", false, msg.New("bringover.column.redundancy", "Of what is held: saved towards redundancy pay")},
	{"contingency", false, msg.New("bringover.column.contingency", "Of what is held: kept in case things go wrong")},
}

// Columns lists the columns of the file.
func Columns() []Column { return columns }

func shape() table.Columns {
	var s table.Columns
	for _, c := range columns {
		if c.Must {
			s.Must = append(s.Must, c.Name)
		} else {
			s.May = append(s.May, c.Name)
		}
	}
	return s
}
