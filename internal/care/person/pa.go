package person

import (
	"ownway/value/calendar"
	"ownway/value/ident"
)

type paPrefix struct{}

func (paPrefix) Prefix() string { return "pa" }

// PAID is the id of a personal assistant.
type PAID = ident.ID[paPrefix]

// PA is a personal assistant. The PA keeps this profile; an employer sees it
// for as long as the PA works for them.
type PA struct {
	ID   PAID
	Name string
	Born calendar.Date
	NINO ident.NINO        // empty until the PA has given it
	Bank ident.BankAccount // where wages go
}
