package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

var tellsCapacity = Rule{
	ID: "S1", Force: Regulations, Binds: Authorised,
	Says:  msg.New("law.s1.says", "The authorised person tells the council if the person becomes able to decide again."),
	Cites: []explain.Citation{Payments("3", "(4)(a)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Regained are the facts of S1.
type Regained struct {
	Able Known `json:"able"` // the person is able to decide again
	Told Known `json:"told"` // the council was told
}

// ToldCapacity asks whether the council was told that the person can decide.
//
// SI 2014/2871 reg 3(4)(a).
func ToldCapacity(r Regained, why *explain.Note) Answer {
	if r.Able == IsNot {
		return tellsCapacity.yesAs(groundNotAble.Text(), why)
	}
	facts := [...]fact{{r.Able, factAble, ""}, {r.Told, factTold32, groundNotTold32}}
	return tellsCapacity.allSo(facts[:], why)
}

var (
	factAble        = msg.New("law.s1.fact-able", "whether the person is able to decide again")
	factTold32      = msg.New("law.s1.fact-told", "whether the council was told")
	groundNotAble   = msg.New("law.s1.not-able", "The person can't decide this yet, so there is nothing to tell.")
	groundNotTold32 = msg.New("law.s1.not-told", "The council was not told that the person can decide again.")
)

// Receiver is what S2 and S3 ask of an authorised person who receives direct
// payments for somebody else.
type Receiver struct {
	Body    Known `json:"body"`    // an organisation
	Family  Known `json:"family"`  // close family of the person, listed in regulation 3(3)
	Friend  Known `json:"friend"`  // a friend who is involved in the person's care
	Checked Known `json:"checked"` // the enhanced DBS certificate was obtained, or verified
}

// close reports whether the receiver is neither a body nor a stranger; if that
// is not known, which fact is missing.
//
// Regulation 3(5) joins its parts with "or", which read to the letter would
// catch relatives who are no friends; regulation 5(2)(c) says "neither ...
// nor", and that is how it is read here. Counsel should be asked.
func (r Receiver) close() (yes bool, missing msg.Key) {
	switch {
	case r.Body == Is:
		return false, ""
	case r.Body == NotKnown:
		return false, factBody
	case r.Family == Is || r.Friend == Is:
		return true, ""
	case r.Family == NotKnown:
		return false, factCloseFamily
	case r.Friend == NotKnown:
		return false, factFriend
	}
	return false, ""
}

// checkedUnless settles S2 and S3.
func (r *Rule) checkedUnless(of Receiver, fact, ground msg.Key, why *explain.Note) Answer {
	near, missing := of.close()
	switch {
	case missing != "":
		return r.needsFact(missing, why)
	case near:
		return r.yesAs(groundNear.Text(), why)
	case of.Checked == NotKnown:
		return r.needsFact(fact, why)
	case of.Checked == IsNot:
		return r.no(ground.Text(), why)
	}
	return r.yes(why)
}

var (
	factBody        = msg.New("law.s2.fact-body", "whether an organisation receives the payments")
	factCloseFamily = msg.New("law.s2.fact-family", "whether whoever receives the payments is close family")
	factFriend      = msg.New("law.s2.fact-friend", "whether they are a friend who is involved in the person's care")
	groundNear      = msg.New("law.s2.near", "Close family, or a friend who is involved, receives the payments, so no check is asked for.")
)

var checksProviders = Rule{
	ID: "S2", Force: Regulations, Binds: Authorised,
	Says:  msg.New("law.s2.says", "An authorised person who is an organisation, or neither close family nor an involved friend, gets an enhanced DBS check for each one they pay to care."),
	Cites: []explain.Citation{Payments("3", "(4)(b)"), Payments("3", "(5)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// ProvidersChecked asks whether each one who is paid to care was checked, where
// the regulations ask for that. They ask for it only where the person lacks
// capacity.
//
// SI 2014/2871 reg 3(4)(b), (5).
func ProvidersChecked(r Receiver, why *explain.Note) Answer {
	return checksProviders.checkedUnless(r, factProviderChecked, groundProviderUnchecked, why)
}

var (
	factProviderChecked     = msg.New("law.s2.fact-checked", "whether there is an enhanced DBS check for each one who is paid to care")
	groundProviderUnchecked = msg.New("law.s2.unchecked", "Somebody is paid to care without an enhanced DBS check.")
)

var checksReceiver = Rule{
	ID: "S3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.s3.says", "Before it pays an authorised person who is an organisation, or neither close family nor an involved friend, the council gets an enhanced DBS check on them, or on whoever is responsible in the organisation."),
	Cites: []explain.Citation{Payments("5", "(2)(c)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// ReceiverChecked asks whether the council has the check on whoever receives
// the payments, where the regulations ask for one.
//
// SI 2014/2871 reg 5(2)(c).
func ReceiverChecked(r Receiver, why *explain.Note) Answer {
	return checksReceiver.checkedUnless(r, factReceiverChecked, groundReceiverUnchecked, why)
}

var (
	factReceiverChecked     = msg.New("law.s3.fact-checked", "whether the council has an enhanced DBS check on whoever receives the payments")
	groundReceiverUnchecked = msg.New("law.s3.unchecked", "The council has no enhanced DBS check on whoever receives the payments.")
)
