package law

import (
	"slices"

	"ownway/value/explain"
	"ownway/value/msg"
)

var cardNotOnly = Rule{
	ID: "G3", Force: Guidance, Binds: Council,
	Says: msg.New("law.g3.says", "A payment card is never the only way. A bank account is there for whoever asks, cash is not banned for all, and no closed list of sellers is forced."),
	Cites: []explain.Citation{
		GuidanceUnchecked("12.58-12.59"),
		{Name: "TLAP 2019 on payment cards", Address: "https://disabilityrightsuk.org/node/1338"},
		{Name: "Shaping Our Lives on payment cards", Address: "https://www.shapingourlives.org.uk/resources/shared-resources/payment-cards-in-adult-social-care"},
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// The two ways of holding the money that G3 names.
const (
	OwnAccount = "own-account"
	Card       = "card"
)

// Ways are the facts of G3.
type Ways struct {
	Offered            []string  `json:"offered"`             // the ways of holding the money on offer; nil is not known
	AccountAsked       Known     `json:"account-asked"`       // the person asked for their own bank account
	AccountAppropriate Judgement `json:"account-appropriate"` // an account would be appropriate for this person
	CashBanned         Known     `json:"cash-banned"`         // for everybody
	SellersTied        Known     `json:"sellers-tied"`        // the card works only with listed sellers
}

// CardNotOnlyWay asks whether the person has a real choice beside a card.
//
// Care and Support Statutory Guidance 12.58-12.59 (unchecked).
func CardNotOnlyWay(w Ways, why *explain.Note) Answer {
	switch {
	case w.Offered == nil:
		return cardNotOnly.needsFact(factOffered, why)
	case !slices.ContainsFunc(w.Offered, func(way string) bool { return way != Card }):
		return cardNotOnly.no(groundCardOnly.Text(), why)
	case w.CashBanned == Is:
		return cardNotOnly.no(groundCashBanned.Text(), why)
	case w.SellersTied == Is:
		return cardNotOnly.no(groundSellersTied.Text(), why)
	case w.AccountAsked == NotKnown:
		return cardNotOnly.needsFact(factAccountAsked, why)
	case w.AccountAsked == Is && !slices.Contains(w.Offered, OwnAccount):
		return cardNotOnly.accountRefused(w.AccountAppropriate, why)
	}
	facts := [...]fact{{w.CashBanned, factCashBanned, ""}, {w.SellersTied, factSellersTied, ""}}
	if key, open := firstUnknown(facts[:]...); open && slices.Contains(w.Offered, Card) {
		return cardNotOnly.needsFact(key, why)
	}
	return cardNotOnly.yes(why)
}

// accountRefused settles G3 where an account was asked for and is not offered:
// right only if it is not appropriate for this person, with reasons.
func (r *Rule) accountRefused(account Judgement, why *explain.Note) Answer {
	switch {
	case !account.Made():
		return r.needsJudgement(Council, aboutAccount, why)
	case account.Found == Is:
		return r.no(groundAccountRefused.Text(), why)
	case account.Reasons == "":
		return r.needsFact(factReasons, why)
	}
	return r.yesAs(groundAccountUnfit.Text(), why)
}

var (
	factOffered          = msg.New("law.g3.fact-offered", "which ways of holding the money are offered")
	factAccountAsked     = msg.New("law.g3.fact-account-asked", "whether the person asked for their own bank account")
	factCashBanned       = msg.New("law.g3.fact-cash-banned", "whether cash is banned for everybody")
	factSellersTied      = msg.New("law.g3.fact-sellers-tied", "whether the card works only with listed sellers")
	aboutAccount         = msg.New("law.g3.about-account", "whether the person's own bank account is appropriate for them")
	groundCardOnly       = msg.New("law.g3.card-only", "Nothing but a card is offered.")
	groundCashBanned     = msg.New("law.g3.cash-banned", "Cash is banned for everybody.")
	groundSellersTied    = msg.New("law.g3.sellers-tied", "The card works only with listed sellers.")
	groundAccountRefused = msg.New("law.g3.account-refused", "The person asked for their own bank account, it is appropriate, and it is not offered.")
	groundAccountUnfit   = msg.New("law.g3.account-unfit", "An account of their own is not appropriate for this person, for the reasons given.")
)

var employerCosts = Rule{
	ID: "G4", Force: Guidance, Binds: Council,
	Says: msg.New("law.g4.says", "Where the person employs somebody, the payment covers what an employer has to pay."),
	Cites: []explain.Citation{
		GuidanceSeenAt("12.27, 12.29", "https://cascaidr.org.uk/2024/02/05/i-employ-a-number-of-staff-using-a-direct-payment-two-members-of-staff-have-currently-worked-for-me-for-10-years-each-always-funded-by-dp-i-budget-for-my-various-employer-statutory-and-other-obliga/"),
		GuidanceUnchecked("ch 12, list of an employer's costs"),
		{Name: "Ombudsman 24 014 783", Address: "https://www.lgo.org.uk/decisions/adult-care-services/direct-payments/24-014-783"},
	},
	Gives: []Kind{KindYes, KindNo, KindNeedsFact, KindNeedsJudgement},
}

// Covered are the facts of G4: which of an employer's costs the payment covers.
type Covered struct {
	Employs     Known     `json:"employs"` // the person employs somebody, or will
	NI          Known     `json:"ni"`      // employer's National Insurance, or none is due
	Pension     Known     `json:"pension"`
	Holiday     Known     `json:"holiday"`
	Sick        Known     `json:"sick"` // sick and family pay
	Insurance   Known     `json:"insurance"`
	Training    Known     `json:"training"`
	Payroll     Known     `json:"payroll"`
	Recruitment Known     `json:"recruitment"`
	Redundancy  Judgement `json:"redundancy"` // was considered and is provided for as it needs to be
}

// EmployerCostsCovered asks whether the payment covers an employer's costs.
//
// Care and Support Statutory Guidance 12.27, 12.29; the list of costs is unchecked.
func EmployerCostsCovered(c Covered, why *explain.Note) Answer {
	if c.Employs == IsNot {
		return employerCosts.yesAs(groundEmploysNobody.Text(), why)
	}
	if c.Employs == NotKnown {
		return employerCosts.needsFact(factEmploys, why)
	}
	costs := [...]struct {
		known Known
		words msg.Key
	}{
		{c.NI, costNI}, {c.Pension, costPension}, {c.Holiday, costHoliday}, {c.Sick, costSick},
		{c.Insurance, costInsurance}, {c.Training, costTraining}, {c.Payroll, costPayroll}, {c.Recruitment, costRecruitment},
	}
	for _, cost := range costs {
		if cost.known == IsNot {
			return employerCosts.no(groundNotCovered.With("cost", cost.words), why)
		}
	}
	for _, cost := range costs {
		if cost.known == NotKnown {
			return employerCosts.give(NeedsFact(employerCosts.ID, factCovered.With("cost", cost.words)), why)
		}
	}
	return employerCosts.judged(c.Redundancy, Council, aboutRedundancy, groundNoRedundancy, why)
}

var (
	costNI              = msg.New("law.g4.ni", "employer's National Insurance")
	costPension         = msg.New("law.g4.pension", "the pension")
	costHoliday         = msg.New("law.g4.holiday", "holiday pay")
	costSick            = msg.New("law.g4.sick", "sick and family pay")
	costInsurance       = msg.New("law.g4.insurance", "insurance")
	costTraining        = msg.New("law.g4.training", "training")
	costPayroll         = msg.New("law.g4.payroll", "payroll")
	costRecruitment     = msg.New("law.g4.recruitment", "finding staff")
	factEmploys         = msg.New("law.g4.fact-employs", "whether the person employs somebody")
	factCovered         = msg.New("law.g4.fact-covered", "whether the payment covers {cost}")
	aboutRedundancy     = msg.New("law.g4.about-redundancy", "how redundancy pay is provided for")
	groundEmploysNobody = msg.New("law.g4.employs-nobody", "The person employs nobody.")
	groundNotCovered    = msg.New("law.g4.not-covered", "The payment does not cover {cost}.")
	groundNoRedundancy  = msg.New("law.g4.no-redundancy", "Redundancy pay is not provided for.")
)
