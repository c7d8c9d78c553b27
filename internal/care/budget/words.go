package budget

import (
	"ownway/internal/care/assessment"
	"ownway/policy"
	"ownway/value/money"
	"ownway/value/msg"
)

// The words of the working.
var (
	hoursAtRate  = msg.New("budget.hours-at-rate", "{kind}: {time} a week at {rate} an hour")
	nightsAtRate = msg.New("budget.nights-at-rate", "{kind}: {nights} a week at {rate} a night")
	milesAtRate  = msg.New("budget.miles-at-rate", "{kind}: {miles} a week at {rate} a mile")
	costPer      = msg.New("budget.cost-per", "{kind}: {cost} {per}, as a weekly amount")
	costOnce     = msg.New("budget.cost-once", "{kind}: bought once")
	employerPart = msg.New("budget.employer-part", "A part of {cost}, {amount} {per}")
	nhsPart      = msg.New("budget.nhs-part", "Of this the NHS pays {percent}")

	agreedBecause = msg.New("budget.agreed-because", "{by} agreed this rate. Why: {reason}")

	lineText           = msg.New("budget.line", "{kind}, a week")
	lineOnceText       = msg.New("budget.line-once", "{kind}, once")
	byCarerText        = msg.New("budget.by-carer", "Needs that a willing carer meets: {count}")
	weeklyText         = msg.New("budget.weekly", "What your support costs a week")
	nhsText            = msg.New("budget.nhs", "The NHS pays")
	contributionText   = msg.New("budget.contribution", "You pay (financial assessment {version})")
	contributionCapped = msg.New("budget.contribution-capped", "You pay. You were assessed for {assessed}, but nobody pays more than the support costs")
	notAssessedText    = msg.New("budget.not-assessed", "What you pay has not been assessed yet")
	councilText        = msg.New("budget.council", "The council pays")
	onceText           = msg.New("budget.once", "Bought once")
	yearlyText         = msg.New("budget.yearly", "What your support costs in a year of 52 weeks")
)

// quantityText says how much of what at which rate.
func quantityText(s assessment.Support, rate money.Amount) msg.Text {
	kind := s.Kind.Words()
	switch s.Kind.Unit() {
	case policy.Night:
		return nightsAtRate.With("kind", kind, "nights", s.Nights, "rate", rate)
	case policy.Mile:
		return milesAtRate.With("kind", kind, "miles", s.Miles, "rate", rate)
	}
	return hoursAtRate.With("kind", kind, "time", msg.Value{Kind: msg.Minutes, N: int64(s.Minutes)}, "rate", rate)
}
