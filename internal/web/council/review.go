package council

import (
	"ownway/internal/app/care"
	"ownway/law"
	"ownway/value/calendar"
	"ownway/value/explain"
)

// jointReview is the rule where the NHS pays too: within 3 months, then every 12.
var jointReview = explain.Citation{Name: "SI 2013/1617 reg 14(2)", Address: "https://www.legislation.gov.uk/uksi/2013/1617/regulation/14"}

// review is when the law asks for the next review of direct payments.
type review struct {
	Due   calendar.Date // no date before there is an agreement
	First bool
	Late  bool
	Weeks int // whole weeks left, or gone by when it is late
	Cite  explain.Citation
}

func reviewOf(c care.Case, today calendar.Date) review {
	if c.ReviewDue.IsZero() {
		return review{}
	}
	r := review{Due: c.ReviewDue, First: len(c.Agreement.Reviews) == 0, Late: today.After(c.ReviewDue), Cite: jointReview}
	if rule, ok := law.ByID("V1"); ok && !c.Agreement.Joint {
		r.Cite = rule.Cites[0]
	}
	if r.Weeks = today.DaysUntil(c.ReviewDue) / 7; r.Late {
		r.Weeks = -r.Weeks
	}
	return r
}
