// Package access says who may do what. One table holds every permission: an
// act is allowed to a role that stands in a relationship to the one it is
// about. What the table does not say is not allowed.
package access

import (
	"ownway/internal/care/person"
	"ownway/value/calendar"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type (
	keeperPrefix  struct{}
	accountPrefix struct{}
	grantPrefix   struct{}
)

func (keeperPrefix) Prefix() string  { return "kpr" }
func (accountPrefix) Prefix() string { return "acc" }
func (grantPrefix) Prefix() string   { return "grt" }

// KeeperID is the id of a keeper: the organisation, or the person themselves,
// who is answerable for a record.
type KeeperID = ident.ID[keeperPrefix]

// AccountID is the id of an account that someone signs in with.
type AccountID = ident.ID[accountPrefix]

// GrantID is the id of a grant from one keeper to another.
type GrantID = ident.ID[grantPrefix]

// NotYours is the fault of an act that the table does not allow.
var NotYours = msg.New("access.not-yours", "You cannot see or do this. If you think you should, ask the organisation that gave you your account")

// Role is what an account is for.
type Role string

// The roles.
const (
	Public       Role = "public"       // not signed in
	Person       Role = "person"       // draws on care, or is a carer, or speaks for someone
	PA           Role = "pa"           // a personal assistant
	Practitioner Role = "practitioner" // a council's social worker
	Finance      Role = "finance"      // a council's finance officer
	Support      Role = "support"      // an officer of a support organisation
	Provider     Role = "provider"     // who sends bills for one person, with the code of their page
	System       Role = "system"       // the program's own jobs, acting on a day that was set
)

// Actor is who acts.
type Actor struct {
	Account AccountID
	Keeper  KeeperID // the organisation the account belongs to
	Role    Role
	Name    string
	Person  person.ID   // for the role person: who they are
	PA      person.PAID // for the role PA: who they are
}

// Subject is whom or what an act is about: one person, one PA, or the work of
// a whole organisation.
type Subject struct {
	Person person.ID
	PA     person.PAID
	Keeper KeeperID
}

// About, AboutPA and AboutWork give the subject of an act.
func About(p person.ID) Subject { return Subject{Person: p} }

// AboutPA gives the subject of an act about a PA.
func AboutPA(p person.PAID) Subject { return Subject{PA: p} }

// AboutWork gives the subject of an act about an organisation's own work.
func AboutWork(k KeeperID) Subject { return Subject{Keeper: k} }

// Relationship is how an actor stands to the subject of an act.
type Relationship string

// The relationships.
const (
	Anyone     Relationship = "anyone"     // none is needed
	Self       Relationship = "self"       // it is about the actor
	Represents Relationship = "represents" // speaks for the person today
	StandsIn   Relationship = "stands in"  // the person named them to answer when they cannot
	WorksFor   Relationship = "works for"  // a PA employed by the person
	Staff      Relationship = "staff"      // works for the organisation that keeps the record
	RunsWages  Relationship = "runs wages" // works for an organisation that the person lets run their payroll
	Holds      Relationship = "holds"      // works for an organisation that the person lets hold their account
)

// Grant is a recorded crossing from one keeper to another: what, about whom,
// why, from when and until when.
type Grant struct {
	ID     GrantID
	Giver  KeeperID
	Taker  KeeperID
	What   What
	Person person.ID   // whose record, or
	PA     person.PAID // whose profile
	Why    string
	From   calendar.Date
	Until  calendar.Date // the first day on which it no longer holds; no date while it lasts
}

// LastsOn reports whether the grant holds on a day.
func (g Grant) LastsOn(day calendar.Date) bool {
	return !day.Before(g.From) && (g.Until.IsZero() || day.Before(g.Until))
}

// What a grant opens.
type What string

// What grants can open.
const (
	Wages   What = "wages"   // a support organisation runs an employer's payroll
	Account What = "account" // a support organisation holds a managed account
	Profile What = "profile" // an employer sees the profile of a PA who works for them
	History What = "history" // a PA sees their own pay in an employer's records
)

// Allowed reports whether the table lets a role in a relationship do an act.
func Allowed(act Act, role Role, relationships ...Relationship) bool {
	for _, r := range relationships {
		if table[act][permission{role, r}] {
			return true
		}
	}
	return table[act][permission{role, Anyone}] || table[act][permission{Public, Anyone}]
}

// Refuse gives the fault of an act that is not allowed.
func Refuse() error { return fault.Forbidden(NotYours) }
