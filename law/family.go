package law

import (
	"ownway/value/explain"
	"ownway/value/msg"
)

// Payee is somebody whom direct payments might pay, as the rules about family
// see them.
type Payee struct {
	Relation Relation `json:"relation,omitempty"` // empty is not known
	// SameHousehold is that they live in the person's household; for a
	// relative's partner, that the relative does.
	SameHousehold Known `json:"same-household,omitempty"`
	// PartnerOfRelative is that somebody who is not listed themselves is the
	// partner of a listed relative in the household.
	PartnerOfRelative Known `json:"partner-of-relative,omitempty"`

	NecessaryForCare  Judgement `json:"necessary-for-care,omitzero"`  // to meet care needs
	NecessaryForAdmin Judgement `json:"necessary-for-admin,omitzero"` // to run the direct payment
}

var restrictedPayee = Rule{
	ID: "F1", Force: Regulations, Binds: Person,
	Says:  msg.New("law.f1.says", "Direct payments pay a partner, or a close relative in the same household, only if the council finds that necessary."),
	Cites: []explain.Citation{Payments("3", "(1)"), Payments("3", "(3)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Restricted asks whether this is one of the people who may be paid only if it
// is necessary. Yes is that they are.
//
// SI 2014/2871 reg 3(1), (3): a spouse, civil partner or live-in partner; and
// only in the same household, the relatives listed and their partners.
func Restricted(p Payee, why *explain.Note) Answer {
	r, known := relations[p.Relation]
	switch {
	case !known:
		return restrictedPayee.needsFact(factRelation, why)
	case r.reach == always:
		return restrictedPayee.yesAs(groundListed.With("relation", r.words, "paragraph", r.paragraph), why)
	case p.SameHousehold == NotKnown && p.Relation != NotRelated:
		return restrictedPayee.needsFact(factHousehold, why)
	case p.SameHousehold != Is:
		return restrictedPayee.no(groundElsewhere.With("relation", r.words), why)
	case r.reach == household:
		return restrictedPayee.yesAs(groundListedHere.With("relation", r.words, "paragraph", r.paragraph), why)
	case p.PartnerOfRelative == NotKnown:
		return restrictedPayee.needsFact(factPartnerOfRelative, why)
	case p.PartnerOfRelative == Is:
		return restrictedPayee.yesAs(groundPartnerHere.Text(), why)
	}
	return restrictedPayee.no(groundUnlisted.With("relation", r.words), why)
}

var (
	factRelation          = msg.New("law.f1.fact-relation", "how they are related to the person")
	factHousehold         = msg.New("law.f1.fact-household", "whether they live in the same household as the person")
	factPartnerOfRelative = msg.New("law.f1.fact-partner-of-relative", "whether they are the partner of a close relative in the household")
	groundListed          = msg.New("law.f1.listed", "How they are related: {relation} (regulation {paragraph}).")
	groundListedHere      = msg.New("law.f1.listed-here", "How they are related: {relation}, in the same household (regulation {paragraph}).")
	groundPartnerHere     = msg.New("law.f1.partner-here", "This is the partner of a close relative in the same household (regulation 3(3)(d) or (e)).")
	groundElsewhere       = msg.New("law.f1.elsewhere", "They do not live in the same household ({relation}).")
	groundUnlisted        = msg.New("law.f1.unlisted", "The regulation does not list this: {relation}.")
)

var payForCare = Rule{
	ID: "F2", Force: Regulations, Binds: Council,
	Says:  msg.New("law.f2.says", "A partner or close relative in the household may be paid for care if the council finds it necessary."),
	Cites: []explain.Citation{Payments("3", "(2)(a)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// MayPayForCare asks whether direct payments may pay this somebody to meet care
// needs.
//
// SI 2014/2871 reg 3(2)(a): if the authority considers it necessary, to meet
// the care needs of the adult.
func MayPayForCare(p Payee, why *explain.Note) Answer {
	if free := FreeToPay(p, why); !free.IsNo() {
		return free
	}
	return payForCare.judged(p.NecessaryForCare, Council, aboutCareNecessary, groundCareNotNecessary, why)
}

var payForAdmin = Rule{
	ID: "F3", Force: Regulations, Binds: Council,
	Says:  msg.New("law.f3.says", "A partner or close relative in the household may be paid to run the direct payment if the council finds it necessary."),
	Cites: []explain.Citation{Payments("3", "(2)(b)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// MayPayForAdmin asks whether direct payments may pay this somebody to keep the
// legal duties of the direct payment or to watch the money. It is decided apart
// from care.
//
// SI 2014/2871 reg 3(2)(b).
func MayPayForAdmin(p Payee, why *explain.Note) Answer {
	if free := FreeToPay(p, why); !free.IsNo() {
		return free
	}
	return payForAdmin.judged(p.NecessaryForAdmin, Council, aboutAdminNecessary, groundAdminNotNecessary, why)
}

var (
	aboutCareNecessary      = msg.New("law.f2.about", "whether paying this relative for care is necessary")
	aboutAdminNecessary     = msg.New("law.f3.about", "whether paying this relative to run the direct payment is necessary")
	groundCareNotNecessary  = msg.New("law.f2.not-necessary", "The council finds that paying this relative for care is not necessary, for the reasons given.")
	groundAdminNotNecessary = msg.New("law.f3.not-necessary", "The council finds that paying this relative to run the direct payment is not necessary, for the reasons given.")
)

var freePayee = Rule{
	ID: "F4", Force: Regulations, Binds: Council,
	Says:  msg.New("law.f4.says", "Anybody else may be paid: relatives who live elsewhere, cousins, nieces, nephews, friends."),
	Cites: []explain.Citation{Payments("3", "(3)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// FreeToPay asks whether the rule about family leaves this somebody free to be
// paid. A No is not a refusal: F2 and F3 then ask whether it is necessary.
//
// SI 2014/2871 reg 3(3): the list is closed.
func FreeToPay(p Payee, why *explain.Note) Answer {
	restricted := Restricted(p, why)
	switch restricted.Kind() {
	case KindYes:
		return freePayee.no(restricted.Text(), why)
	case KindNo:
		return freePayee.yesAs(restricted.Text(), why)
	}
	return restricted
}
