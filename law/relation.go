package law

import "ownway/value/msg"

// Relation is how somebody stands to the person whose needs are met.
type Relation string

// The relations that matter to who may be paid. Those from Parent to
// Grandparent matter only in the same household. A step-parent, or anybody
// else, who is the partner of such a relative in the household counts as
// RelativesPartner.
const (
	Spouse           Relation = "spouse"          // or civil partner, wherever they live
	LiveInPartner    Relation = "live-in-partner" // lives with the person as if married
	Parent           Relation = "parent"
	ParentInLaw      Relation = "parent-in-law"
	Child            Relation = "child" // a son or daughter
	ChildInLaw       Relation = "child-in-law"
	Stepchild        Relation = "stepchild"
	Sibling          Relation = "sibling"
	AuntOrUncle      Relation = "aunt-or-uncle"
	Grandparent      Relation = "grandparent"
	RelativesPartner Relation = "relatives-partner" // husband, wife or civil partner of one of those
	RelativesLiveIn  Relation = "relatives-live-in" // lives with one of those as if married
	Cousin           Relation = "cousin"
	Grandchild       Relation = "grandchild"
	NieceOrNephew    Relation = "niece-or-nephew"
	StepParent       Relation = "step-parent"
	Friend           Relation = "friend"      // or lodger, neighbour
	NotRelated       Relation = "not-related" // somebody hired, an agency's worker
)

// reach is when a relation is restricted.
type reach int

const (
	never     reach = iota // only as the partner of a restricted relative
	always                 // wherever they live
	household              // in the same household
)

type relation struct {
	paragraph string // of SI 2014/2871 reg 3
	reach     reach
	words     msg.Key
}

// SI 2014/2871 reg 3(3): the persons who may be paid only if it is necessary.
var relations = map[Relation]relation{
	Spouse:           {"3(3)(a)", always, msg.New("law.relation.spouse", "husband, wife or civil partner")},
	LiveInPartner:    {"3(3)(b)", always, msg.New("law.relation.live-in-partner", "a partner who lives with you")},
	Parent:           {"3(3)(c)(i)", household, msg.New("law.relation.parent", "parent")},
	ParentInLaw:      {"3(3)(c)(i)", household, msg.New("law.relation.parent-in-law", "parent-in-law")},
	Child:            {"3(3)(c)(ii)", household, msg.New("law.relation.child", "son or daughter")},
	ChildInLaw:       {"3(3)(c)(iii)", household, msg.New("law.relation.child-in-law", "son-in-law or daughter-in-law")},
	Stepchild:        {"3(3)(c)(iv)", household, msg.New("law.relation.stepchild", "stepson or stepdaughter")},
	Sibling:          {"3(3)(c)(v)", household, msg.New("law.relation.sibling", "brother or sister")},
	AuntOrUncle:      {"3(3)(c)(vi)", household, msg.New("law.relation.aunt-or-uncle", "aunt or uncle")},
	Grandparent:      {"3(3)(c)(vii)", household, msg.New("law.relation.grandparent", "grandparent")},
	RelativesPartner: {"3(3)(d)", household, msg.New("law.relation.relatives-partner", "husband, wife or civil partner of such a relative")},
	RelativesLiveIn:  {"3(3)(e)", household, msg.New("law.relation.relatives-live-in", "a partner who lives with such a relative")},
	Cousin:           {"", never, msg.New("law.relation.cousin", "cousin")},
	Grandchild:       {"", never, msg.New("law.relation.grandchild", "grandchild")},
	NieceOrNephew:    {"", never, msg.New("law.relation.niece-or-nephew", "niece or nephew")},
	StepParent:       {"", never, msg.New("law.relation.step-parent", "step-parent")},
	Friend:           {"", never, msg.New("law.relation.friend", "friend, neighbour or lodger")},
	NotRelated:       {"", never, msg.New("law.relation.not-related", "not related")},
}

// Words gives the relation for a reader; an unknown relation has none.
func (r Relation) Words() msg.Key { return relations[r].words }

// Known reports whether this is one of the relations above.
func (r Relation) Known() bool { _, ok := relations[r]; return ok }

// Relations lists the relations in the order of the regulation.
func Relations() []Relation {
	return []Relation{Spouse, LiveInPartner, Parent, ParentInLaw, Child, ChildInLaw, Stepchild, Sibling, AuntOrUncle,
		Grandparent, RelativesPartner, RelativesLiveIn, Cousin, Grandchild, NieceOrNephew, StepParent, Friend, NotRelated}
}
