// Package precedent holds what people ask before they buy something, what a
// practitioner answers, and what others can learn of it: the use, the answer
// and the line that decided, without anybody's name.
package precedent

import (
	"strings"

	"ownway/internal/care/decision"
	"ownway/internal/care/person"
	"ownway/law"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/ident"
	"ownway/value/msg"
)

type idPrefix struct{}

func (idPrefix) Prefix() string { return "qst" }

// ID is the id of a question.
type ID = ident.ID[idPrefix]

// Question is one that a person put to their practitioner.
type Question struct {
	ID     ID            `json:"id"`
	Person person.ID     `json:"person"`
	By     string        `json:"by"` // the name of who asked
	On     calendar.Date `json:"on"`
	Due    calendar.Date `json:"due"` // the last day on which the answer is in time
	Use    policy.Use    `json:"use"`
	Words  string        `json:"words"`          // what was typed
	Need   string        `json:"need,omitempty"` // the need in the plan that it would meet, in the plan's words
	Payee  law.Payee     `json:"payee,omitzero"`
	Stays  []law.Stay    `json:"stays,omitempty"`
	Policy string        `json:"policy,omitempty"` // the id of the council's policy
	Reply  policy.Reply  `json:"reply"`            // what plan, policy and law said
	Answer *Answer       `json:"answer,omitempty"` // nil while it waits
}

// WorkingDays are those in which a question is answered.
const WorkingDays = 2

// longest bounds what is typed, in bytes.
const longest = 2000

// The faults of a question.
var (
	ChooseUse  = msg.New("precedent.choose-use", "Choose what you want to buy")
	SayLess    = msg.New("precedent.say-less", "Say it in fewer words")
	ChooseOne  = msg.New("precedent.choose-answer", "Choose an answer")
	SayMore    = msg.New("precedent.say-more", "Say it in a few words, so that the person can follow")
	NoGround   = msg.New("precedent.no-ground", "Choose the ground in law. Without one there is no no")
	IsAnswered = msg.New("precedent.answered", "This question has its answer already")
)

// Ask checks a question and gives it the day by which it is answered: two
// working days after it was asked, in England.
func Ask(q Question) (Question, error) {
	if !q.Use.Known() {
		return Question{}, fault.Invalid("use", ChooseUse)
	}
	if len(q.Words) > longest {
		return Question{}, fault.Invalid("words", SayLess)
	}
	q.Words, q.Answer = strings.TrimSpace(q.Words), nil
	q.Due = calendar.AddWorkingDays(q.On, WorkingDays)
	return q, nil
}

// Open reports whether the question waits for its answer.
func (q Question) Open() bool { return q.Answer == nil }

// Late reports whether the question waits longer than it should on a day.
func (q Question) Late(today calendar.Date) bool { return q.Open() && today.After(q.Due) }

// State is how a question stands.
func (q Question) State() string {
	if q.Open() {
		return "open"
	}
	return "answered"
}

// Given is what a practitioner answers.
type Given string

// The answers. None but No is against the person, and No takes a lawful ground.
const (
	Yes        Given = "yes"
	YesNote    Given = "yes-note"    // and note what the text says
	ChangePlan Given = "change-plan" // it can be bought once the plan says so
	No         Given = "no"
)

// What became of a No, as the library tells it. Nobody answers these.
const (
	NoChallenged Given = "no-challenged"
	NoUndone     Given = "no-undone" // overturned, or taken back
)

var givenWords = map[Given]msg.Key{
	Yes:        msg.New("precedent.yes", "Yes"),
	YesNote:    msg.New("precedent.yes-note", "Yes, with a note"),
	ChangePlan: msg.New("precedent.change-plan", "The plan needs to change first"),
	No:         msg.New("precedent.no", "No"),
}

var becameWords = map[Given]msg.Key{
	NoChallenged: msg.New("precedent.no-challenged", "No, and it is being challenged"),
	NoUndone:     msg.New("precedent.no-undone", "No at first. It did not stand"),
}

// AllGiven lists the answers.
func AllGiven() []Given { return []Given{Yes, YesNote, ChangePlan, No} }

// Words gives the answer for a reader; an unknown answer has none.
func (g Given) Words() msg.Key {
	if w, became := becameWords[g]; became {
		return w
	}
	return givenWords[g]
}

// Answer is what a practitioner answered.
type Answer struct {
	Given   Given         `json:"given"`
	Text    string        `json:"text,omitempty"`
	By      string        `json:"by"`
	On      calendar.Date `json:"on"`
	Nobody  bool          `json:"names-nobody,omitempty"` // the practitioner says that the text names nobody
	Refusal *Refusal      `json:"refusal,omitempty"`      // with a No
	Kept    string        `json:"kept,omitempty"`         // the id of what others can learn of it
}

// Refusal is what a decision against the person said, as it was made.
type Refusal struct {
	Decision decision.ID        `json:"decision"` // its record, where it can be challenged
	Rule     law.ID             `json:"rule"`
	Ground   msg.Text           `json:"ground"`
	Cites    []explain.Citation `json:"cites"`
	Tells    []msg.Text         `json:"tells"` // the ground, and how and until when to challenge it
}

// Settle gives the question with an answer that is not against the person.
func (q Question) Settle(a Answer) (Question, error) {
	switch {
	case !q.Open():
		return Question{}, fault.Conflict(IsAnswered)
	case a.Given == No:
		return Question{}, fault.Invalid("ground", NoGround)
	case givenWords[a.Given] == "":
		return Question{}, fault.Invalid("given", ChooseOne)
	case a.Given != Yes && len(strings.Fields(a.Text)) < 2:
		return Question{}, fault.Invalid("text", SayMore)
	case len(a.Text) > longest:
		return Question{}, fault.Invalid("text", SayLess)
	}
	a.Refusal = nil
	q.Answer = &a
	return q, nil
}

// Refuse gives the question with a No. It takes a decision, which law.Decide
// alone builds: on a ground, with evidence, the person's own circumstances,
// reasons and a way to challenge it.
func (q Question) Refuse(d law.Adverse, record decision.ID, nobody bool) (Question, error) {
	switch {
	case !q.Open():
		return Question{}, fault.Conflict(IsAnswered)
	case d.IsZero() || d.Act() != law.Refuse:
		return Question{}, fault.Invalid("ground", NoGround)
	}
	c := d.Case()
	q.Answer = &Answer{Given: No, Text: c.Reasons, By: c.By, On: c.On, Nobody: nobody,
		Refusal: &Refusal{Decision: record, Rule: d.Ground().Rule(), Ground: d.Ground().Text(), Cites: d.Cites(), Tells: d.Tells()}}
	return q, nil
}
