package forms

import (
	"ownway/pay/leaving"
	"ownway/pay/payroll/pension"
)

// The words for what is chosen from a few.
var (
	stateWords = map[pension.State]string{pension.NeverIn: "employing.state-never-in", pension.InPostponed: "employing.state-postponed", pension.In: "employing.state-in",
		pension.OutOpted: "employing.state-opted-out", pension.OutLeft: "employing.state-left"}
	letterWords = map[pension.Letter]string{pension.EnrolledLetter: "employing.letter-enrolled", pension.PostponedLetter: "employing.letter-postponed", pension.RightsLetter: "employing.letter-rights"}
	eventWords  = map[pension.EventKind]string{pension.Enrolled: "employing.event-enrolled", pension.OptedIn: "employing.event-opted-in", pension.Joined: "employing.event-joined",
		pension.OptedOut: "employing.event-opted-out", pension.Ceased: "employing.event-ceased", pension.Reenrolled: "employing.event-re-enrolled",
		pension.Postponed: "employing.event-postponed", pension.LetterSent: "employing.event-letter-sent"}
	whyWords = map[leaving.Reason]string{leaving.Resigned: "employing.why-resigned", leaving.Dismissed: "employing.why-dismissed", leaving.Redundant: "employing.why-redundant",
		leaving.EmployerDied: "employing.why-employer-died", leaving.PADied: "employing.why-pa-died"}
	tickWords = map[string]string{"at-once": "employing.tick-at-once", "in-lieu": "employing.tick-in-lieu", "kept": "employing.tick-kept", "take-back": "employing.tick-take-back"}
)
