package policy

import (
	"ownway/value/calendar"
	"ownway/value/msg"
)

// Topic is one thing that a policy can speak of.
type Topic struct {
	Path  string
	Words msg.Key // follow "Not found:"
	Must  bool    // people have to be able to know it
	says  says
}

func topic(path string, words msg.Key, must bool, says says) Topic {
	return Topic{path, words, must, says}
}

// Topics lists what a policy can speak of, in the order of its file.
func Topics() []Topic { return topics }

var topics = []Topic{
	topic("every", msg.New("policy.topic.every", "how often it pays"), true,
		stated("every", func(p *Policy) Dated[Every] { return p.Every })),
	topic("timing", msg.New("policy.topic.timing", "if it pays ahead or afterwards"), false,
		stated("timing", func(p *Policy) Dated[Timing] { return p.Timing })),
	topic("contribution", msg.New("policy.topic.contribution", "if it takes off what the person pays first"), true,
		stated("contribution", func(p *Policy) Dated[Contribution] { return p.Contribution })),
	topic("methods[own-account]", msg.New("policy.topic.own-account", "if people can use their own bank account"), true, method(OwnAccount)),
	topic("methods[card]", msg.New("policy.topic.card", "if it offers a card"), false, method(Card)),
	topic("methods[managed]", msg.New("policy.topic.managed", "if it offers managed accounts"), true, method(Managed)),
	topic("methods[isf]", msg.New("policy.topic.isf", "if it offers Individual Service Funds"), true, method(ISF)),
	topic("rates[employed-pa]", msg.New("policy.topic.pa-rate", "what it pays for an hour by a PA"), true, rate(EmployedPA)),
	topic("rates[self-employed-pa]", msg.New("policy.topic.self-employed-rate", "what it pays for an hour by a self-employed PA"), false, rate(SelfEmployedPA)),
	topic("rates[agency]", msg.New("policy.topic.agency-rate", "what it pays for an hour by an agency"), false, rate(Agency)),
	topic("rates[sleep-in]", msg.New("policy.topic.sleep-in-rate", "what it pays for a sleep-in night"), false, rate(SleepIn)),
	topic("rates[mileage]", msg.New("policy.topic.mileage-rate", "what it pays for a mile"), false, rate(Mileage)),
	topic("employer-costs[insurance]", msg.New("policy.topic.insurance", "if it pays for insurance"), true, employerCost(Insurance)),
	topic("employer-costs[payroll]", msg.New("policy.topic.payroll", "if it pays for payroll"), true, employerCost(Payroll)),
	topic("employer-costs[recruitment]", msg.New("policy.topic.recruitment", "if it pays for finding staff"), false, employerCost(Recruitment)),
	topic("employer-costs[training]", msg.New("policy.topic.training", "if it pays for training"), false, employerCost(Training)),
	topic("employer-costs[redundancy]", msg.New("policy.topic.redundancy", "if it pays for redundancy"), true, employerCost(Redundancy)),
	topic("contingency-weeks", msg.New("policy.topic.contingency", "how many weeks of money may stay in the account"), true,
		stated("contingency-weeks", func(p *Policy) Dated[int] { return p.ContingencyWeeks })),
	topic("surplus-notice-days", msg.New("policy.topic.surplus-notice", "how many days of notice come before it asks for money back"), true,
		stated("surplus-notice-days", func(p *Policy) Dated[int] { return p.SurplusNoticeDays })),
	topic("evidence", msg.New("policy.topic.evidence", "what it may ask to see"), true,
		stated("evidence", func(p *Policy) Dated[[]string] { return p.Evidence })),
	topic("retention-years", msg.New("policy.topic.retention", "how many years records are kept"), false,
		stated("retention-years", func(p *Policy) Dated[int] { return p.RetentionYears })),
	topic("first-review-months", msg.New("policy.topic.first-review", "when the first review comes"), true,
		stated("first-review-months", func(p *Policy) Dated[int] { return p.FirstReviewMonths })),
	topic("review-months", msg.New("policy.topic.review", "how often it reviews"), true,
		stated("review-months", func(p *Policy) Dated[int] { return p.ReviewMonths })),

	topic("who.excluded", msg.New("policy.topic.excluded", "who can't have a direct payment"), false,
		stated("who.excluded", func(p *Policy) Dated[[]Group] { return p.Who.Excluded })),
	topic("who.council-care-first", msg.New("policy.topic.council-care-first", "if its own choice of care has to be tried first"), false,
		stated("who.council-care-first", func(p *Policy) Dated[bool] { return p.Who.CouncilCareFirst })),
	topic("who.refusal-in-writing", msg.New("policy.topic.in-writing", "if a refusal comes in writing"), true,
		stated("who.refusal-in-writing", func(p *Policy) Dated[bool] { return p.Who.InWriting })),
	topic("who.refusal-reasons", msg.New("policy.topic.reasons", "if a refusal gives reasons"), true,
		stated("who.refusal-reasons", func(p *Policy) Dated[bool] { return p.Who.Reasons })),
	topic("who.challenge", msg.New("policy.topic.challenge", "how a decision is challenged"), true,
		stated("who.challenge", func(p *Policy) Dated[string] { return p.Who.Challenge })),
	topic("who.representative", msg.New("policy.topic.representative", "who may act for the person"), false,
		stated("who.representative", func(p *Policy) Dated[string] { return p.Who.Representative })),

	topic("payees.household-family", msg.New("policy.topic.household-family", "when a partner or close family in the household may be paid"), true,
		stated("payees.household-family", func(p *Policy) Dated[FamilyRule] { return p.Payees.HouseholdFamily })),
	topic("payees.family-elsewhere", msg.New("policy.topic.family-elsewhere", "when family who live elsewhere may be paid"), true,
		stated("payees.family-elsewhere", func(p *Policy) Dated[FamilyRule] { return p.Payees.FamilyElsewhere })),
	topic("payees.pas", msg.New("policy.topic.pas", "if people may employ PAs"), false,
		stated("payees.pas", func(p *Policy) Dated[bool] { return p.Payees.PAs })),
	topic("payees.agencies", msg.New("policy.topic.agencies", "if people may buy from agencies"), false,
		stated("payees.agencies", func(p *Policy) Dated[bool] { return p.Payees.Agencies })),
	topic("payees.care-from", msg.New("policy.topic.care-from", "if people choose who cares for them"), false,
		stated("payees.care-from", func(p *Policy) Dated[From] { return p.Payees.CareFrom })),
	topic("payees.payroll-from", msg.New("policy.topic.payroll-from", "if people choose their payroll firm"), false,
		stated("payees.payroll-from", func(p *Policy) Dated[From] { return p.Payees.PayrollFrom })),
	topic("payees.over-48-hours", msg.New("policy.topic.over-48-hours", "if a PA may agree to work over 48 hours a week"), false,
		stated("payees.over-48-hours", func(p *Policy) Dated[bool] { return p.Payees.Over48Hours })),
	topic("payees.dbs", msg.New("policy.topic.dbs", "if PAs need a DBS check"), false,
		stated("payees.dbs", func(p *Policy) Dated[DBSRule] { return p.Payees.DBS })),

	topic("uses.only-listed", msg.New("policy.topic.only-listed", "if only things on its list may be bought"), false,
		stated("uses.only-listed", func(p *Policy) Dated[bool] { return p.Uses.OnlyListed })),
	topic("uses.welcomed", msg.New("policy.topic.welcomed", "what may be bought"), false, usesWith(UseYes)),
	topic("uses.ask-first", msg.New("policy.topic.ask-first", "what has to be asked first"), false, usesWith(UseAsk)),
	topic("uses.left-out", msg.New("policy.topic.left-out", "what may not be bought"), false, usesWith(UseNo)),
	topic("uses.approvals", msg.New("policy.topic.approvals", "who answers a question first, and how soon"), false,
		listed("uses.approvals", func(p *Policy) []Approval { return p.Uses.Approvals },
			func(a Approval) (string, Origin, bool) { return a.For, a.Origin, true })),
	topic("card.cash", msg.New("policy.topic.cash", "when cash may be drawn"), false,
		stated("card.cash", func(p *Policy) Dated[CashRule] { return p.Card.Cash })),
	topic("card.blocked", msg.New("policy.topic.blocked", "which sellers the card refuses"), false,
		stated("card.blocked", func(p *Policy) Dated[[]string] { return p.Card.Blocked })),
	topic("money.exceptions", msg.New("policy.topic.exceptions", "if it pays more where a need asks for it"), true,
		stated("money.exceptions", func(p *Policy) Dated[bool] { return p.Money.Exceptions })),
	topic("money.never-above-commissioned", msg.New("policy.topic.never-above", "if it never pays more than its own care costs"), false,
		stated("money.never-above-commissioned", func(p *Policy) Dated[bool] { return p.Money.NeverAboveCommissioned })),
	topic("money.pa-rate-for-providers", msg.New("policy.topic.pa-rate-for-providers", "if it pays the PA rate to people who choose an agency"), false,
		stated("money.pa-rate-for-providers", func(p *Policy) Dated[bool] { return p.Money.PARateForProviders })),
	topic("money.family-care-assumed", msg.New("policy.topic.family-care-assumed", "if it takes unpaid care by family for granted"), false,
		stated("money.family-care-assumed", func(p *Policy) Dated[bool] { return p.Money.FamilyCareAssumed })),
	topic("money.benefits-first", msg.New("policy.topic.benefits-first", "if DLA or PIP has to be spent first"), false,
		stated("money.benefits-first", func(p *Policy) Dated[bool] { return p.Money.BenefitsFirst })),
	topic("money.top-ups", msg.New("policy.topic.top-ups", "if people may add their own money"), false,
		stated("money.top-ups", func(p *Policy) Dated[bool] { return p.Money.TopUps })),

	topic("returns.every", msg.New("policy.topic.returns-every", "how often people send papers"), true,
		stated("returns.every", func(p *Policy) Dated[ReturnsEvery] { return p.Returns.Every })),
	topic("returns.from", msg.New("policy.topic.returns-from", "who has to send papers"), false,
		stated("returns.from", func(p *Policy) Dated[Whom] { return p.Returns.From })),
	topic("returns.receipts", msg.New("policy.topic.receipts", "how many receipts it asks for"), false,
		stated("returns.receipts", func(p *Policy) Dated[Receipts] { return p.Returns.Receipts })),
	topic("returns.formats", msg.New("policy.topic.formats", "how papers can be sent"), true,
		stated("returns.formats", func(p *Policy) Dated[[]Format] { return p.Returns.Formats })),
	topic("returns.late", msg.New("policy.topic.late", "what happens when papers are late"), false,
		stated("returns.late", func(p *Policy) Dated[Late] { return p.Returns.Late })),
	topic("returns.demands-without-review", msg.New("policy.topic.without-review", "if it asks for money years later with no review between"), false,
		stated("returns.demands-without-review", func(p *Policy) Dated[bool] { return p.Returns.WithoutReview })),
	topic("returns.checks-reopened", msg.New("policy.topic.reopened", "if past checks may be opened again"), false,
		stated("returns.checks-reopened", func(p *Policy) Dated[bool] { return p.Returns.Reopened })),
	topic("surplus.over-weeks", msg.New("policy.topic.over-weeks", "how many weeks of money it sees as too much"), false,
		stated("surplus.over-weeks", func(p *Policy) Dated[int] { return p.Surplus.OverWeeks })),
	topic("surplus.taken", msg.New("policy.topic.taken", "how money that is left comes back"), true,
		stated("surplus.taken", func(p *Policy) Dated[Taken] { return p.Surplus.Taken })),
	topic("surplus.repay-weeks", msg.New("policy.topic.surplus-repay", "how many weeks people have to pay money back"), false,
		stated("surplus.repay-weeks", func(p *Policy) Dated[int] { return p.Surplus.RepayWeeks })),
	topic("surplus.carry-over", msg.New("policy.topic.carry-over", "if unused money may be used later"), false,
		stated("surplus.carry-over", func(p *Policy) Dated[bool] { return p.Surplus.CarryOver })),
	topic("ending.notice-days", msg.New("policy.topic.notice", "how many days of notice come before an end"), true,
		stated("ending.notice-days", func(p *Policy) Dated[int] { return p.Ending.NoticeDays })),
	topic("ending.employer-debts", msg.New("policy.topic.employer-debts", "if it pays what is owed to PAs at the end"), true,
		stated("ending.employer-debts", func(p *Policy) Dated[bool] { return p.Ending.EmployerDebts })),
	topic("ending.repay-weeks", msg.New("policy.topic.ending-repay", "how many weeks people have to pay money back at the end"), false,
		stated("ending.repay-weeks", func(p *Policy) Dated[int] { return p.Ending.RepayWeeks })),
	topic("ending.moving", msg.New("policy.topic.moving", "what happens when the person moves away"), false,
		stated("ending.moving", func(p *Policy) Dated[string] { return p.Ending.Moving })),
	topic("ending.transition", msg.New("policy.topic.transition", "what happens between children's and adult services"), false,
		stated("ending.transition", func(p *Policy) Dated[string] { return p.Ending.Transition })),
}

func method(m Method) says {
	return listed("methods", func(p *Policy) []MethodOffer { return p.Methods }, func(o MethodOffer) (string, Origin, bool) {
		value := yesOrNo(o.Offered)
		switch {
		case o.Exception:
			value = "exception"
		case o.Usual:
			value = "usual"
		}
		return value, o.Origin, o.Method == m
	})
}

// rate gives the rate in force, with any that contradicts it.
func rate(k Kind) says {
	return func(p *Policy, on calendar.Date) []Saying {
		if above, by := p.ByFormula(k, on); by {
			return []Saying{{"formula", "by-formula", above.Origin}}
		}
		now, err := p.Rate(k, on)
		all := listed("rates", func(p *Policy) []Rate { return p.Rates }, func(r Rate) (string, Origin, bool) {
			return r.Amount.Plain(), r.Origin, r.Kind == k && (r.Contradicts || err == nil && r.From == now.From)
		})
		return all(p, on)
	}
}

// employerCost gives what is said of a cost, or else that the PA rate covers it.
func employerCost(c Cost) says {
	beside := costBeside(c)
	return func(p *Policy, on calendar.Date) []Saying {
		if all := beside(p, on); len(all) > 0 || !p.rateCovers(c, on) {
			return all
		}
		inRate := rate(EmployedPA)(p, on)
		for i := range inRate {
			inRate[i].Value = "in-the-rate"
		}
		return inRate
	}
}

func costBeside(c Cost) says {
	return listed("employer-costs", func(p *Policy) []EmployerCost { return p.EmployerCosts }, func(e EmployerCost) (string, Origin, bool) {
		value := yesOrNo(e.Covered)
		if e.Covered && e.Amount != nil {
			value = e.Amount.Plain() + " " + string(e.Per)
		}
		return value, e.Origin, e.Cost == c
	})
}

func usesWith(a UseAnswer) says {
	return listed("uses.list", func(p *Policy) []UseRule { return p.Uses.List }, func(u UseRule) (string, Origin, bool) {
		return string(u.Use), u.Origin, u.Answer == a
	})
}
