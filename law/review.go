package law

import (
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/msg"
)

// ReviewDue gives the last day on which the next review of direct payments can
// be held: within the first 6 months from the first payment, and then within
// 12 months of the last review. Reviews before the first payment don't count.
// Where the words leave a day's doubt the earlier day is taken. Without a first
// payment it gives no date.
//
// SI 2014/2871 reg 7(1)(a).
func ReviewDue(firstPaid calendar.Date, reviews []calendar.Date) calendar.Date {
	return reviewDue(firstPaid, reviews, 6)
}

// JointReviewDue is ReviewDue where the NHS pays too: the earlier date of the
// two sets of rules, with the first review within 3 months.
//
// SI 2013/1617 reg 14(2): within 3 months, then every 12.
func JointReviewDue(firstPaid calendar.Date, reviews []calendar.Date) calendar.Date {
	return reviewDue(firstPaid, reviews, 3)
}

func reviewDue(firstPaid calendar.Date, reviews []calendar.Date, firstMonths int) calendar.Date {
	if firstPaid.IsZero() {
		return calendar.Date{}
	}
	var last calendar.Date
	for _, r := range reviews {
		if !r.Before(firstPaid) && r.After(last) {
			last = r
		}
	}
	if last.IsZero() {
		return firstPaid.AddMonths(firstMonths).AddDays(-1)
	}
	return last.AddMonths(12)
}

var reviewsKept = Rule{
	ID: "V1", Force: Regulations, Binds: Council,
	Says:  msg.New("law.v1.says", "The council reviews direct payments within the first 6 months, and then at least every 12 months."),
	Cites: []explain.Citation{Payments("7", "(1)(a)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// Reviews are the facts of V1.
type Reviews struct {
	FirstPaid calendar.Date   `json:"first-paid"`
	Held      []calendar.Date `json:"held"`
	On        calendar.Date   `json:"on"` // the day of asking
}

// ReviewsKept asks whether no review is overdue on the day.
//
// SI 2014/2871 reg 7(1)(a).
func ReviewsKept(r Reviews, why *explain.Note) Answer {
	due := ReviewDue(r.FirstPaid, r.Held)
	switch {
	case due.IsZero():
		return reviewsKept.needsFact(factFirstPaid, why)
	case r.On.IsZero():
		return reviewsKept.needsFact(factDay, why)
	case r.On.After(due):
		return reviewsKept.no(groundReviewOverdue.With("due", due), why)
	}
	return reviewsKept.yesAs(groundReviewBy.With("due", due), why)
}

var (
	factFirstPaid       = msg.New("law.v1.fact-first-paid", "when the first direct payment was made")
	factDay             = msg.New("law.fact.day", "the day that this is asked about")
	groundReviewOverdue = msg.New("law.v1.overdue", "A review was due by {due}.")
	groundReviewBy      = msg.New("law.v1.by", "The next review is due by {due}.")
)

var reviewOwed = Rule{
	ID: "V4", Force: Act, Binds: Council,
	Says:  msg.New("law.v4.says", "The council reviews the plan when the person reasonably asks, and revises it when circumstances have changed."),
	Cites: []explain.Citation{CareAct("27", "(1)(b)"), CareAct("27", "(4)")},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Asking are the facts of V4.
type Asking struct {
	Asked      Known     `json:"asked"`      // the person, or somebody for them, asked for a review
	Reasonable Judgement `json:"reasonable"` // the request is reasonable
	Changed    Known     `json:"changed"`    // circumstances have changed in a way that touches the plan
}

// ReviewOwed asks whether the council owes a review of the plan now.
//
// Care Act 2014 s.27(1)(b): on a reasonable request by or for the person;
// s.27(4): where circumstances have changed in a way that affects the plan.
func ReviewOwed(a Asking, why *explain.Note) Answer {
	switch {
	case a.Changed == Is:
		return reviewOwed.yesAs(groundChanged.Text(), why)
	case a.Asked == Is && a.Reasonable.Found == Is:
		return reviewOwed.yesAs(groundAskedReview.Text(), why)
	case a.Asked == NotKnown:
		return reviewOwed.needsFact(factAskedReview, why)
	case a.Asked == Is && !a.Reasonable.Made():
		return reviewOwed.needsJudgement(Council, aboutReasonable, why)
	case a.Changed == NotKnown:
		return reviewOwed.needsFact(factChanged, why)
	case a.Asked == Is && a.Reasonable.Reasons == "":
		return reviewOwed.needsFact(factReasons, why)
	}
	return reviewOwed.no(groundNoReview.Text(), why)
}

var (
	factAskedReview   = msg.New("law.v4.fact-asked", "whether anybody has asked for a review")
	factChanged       = msg.New("law.v4.fact-changed", "whether the person's circumstances have changed")
	aboutReasonable   = msg.New("law.v4.about", "whether it was reasonable to ask for a review")
	groundChanged     = msg.New("law.v4.changed", "The person's circumstances have changed.")
	groundAskedReview = msg.New("law.v4.asked", "A review was asked for, and that is reasonable.")
	groundNoReview    = msg.New("law.v4.none", "Nothing has changed and no reasonable request was made.")
)

var lightTouch = Rule{
	ID: "V5", Force: Guidance, Binds: Council,
	Says: msg.New("law.v5.says", "A light look at how things are going comes 6 to 8 weeks after the support starts or changes."),
	Cites: []explain.Citation{
		{Name: "Carrying out the review, 6 to 8 weeks", Address: "https://careact.trixonline.co.uk/chapter/carrying-out-the-review"},
		GuidanceUnchecked("ch 13"),
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact},
}

// LightTouch gives the days from 6 to 8 weeks after the support starts or
// changes, when guidance asks for a light look. No regulation sets this date.
func LightTouch(started calendar.Date) calendar.Period {
	return calendar.Period{First: started.AddDays(6 * 7), Last: started.AddDays(8 * 7)}
}

// FirstLook are the facts of V5.
type FirstLook struct {
	Started calendar.Date `json:"started"` // when the support started or changed
	Held    calendar.Date `json:"held"`    // when the look was held, if it was
	On      calendar.Date `json:"on"`      // the day of asking
}

// LightTouchDone asks whether the light look was held, or is not overdue yet.
//
// Care and Support Statutory Guidance ch 13: 6 to 8 weeks after the support or
// a change starts. A soft date: a No breaks no regulation.
func LightTouchDone(f FirstLook, why *explain.Note) Answer {
	switch {
	case f.Started.IsZero():
		return lightTouch.needsFact(factStarted, why)
	case !f.Held.IsZero() && !f.Held.Before(f.Started):
		return lightTouch.yes(why)
	case f.On.IsZero():
		return lightTouch.needsFact(factDay, why)
	case f.On.After(LightTouch(f.Started).Last):
		return lightTouch.no(groundLookOverdue.With("due", LightTouch(f.Started).Last), why)
	}
	return lightTouch.yesAs(groundLookBy.With("due", LightTouch(f.Started).Last), why)
}

var (
	factStarted       = msg.New("law.v5.fact-started", "when the support started or changed")
	groundLookOverdue = msg.New("law.v5.overdue", "A light look was suggested by {due}.")
	groundLookBy      = msg.New("law.v5.by", "A light look is suggested by {due}.")
)
