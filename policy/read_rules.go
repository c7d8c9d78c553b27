package policy

import "github.com/goccy/go-yaml/ast"

// group reads a field that holds fields of its own.
func group[T any](o origins, f *fields, name string, read func(origins, *fields) T) T {
	n := f.take(name)
	if n == nil {
		var none T
		return none
	}
	g := o.mapping(n, f.at(name))
	t := read(o, g)
	g.done()
	return t
}

func listOf[T ~string](list ...T) func(*reading, ast.Node, string) []T {
	return func(r *reading, n ast.Node, path string) []T {
		var all []T
		r.list(n, path, func(n ast.Node, path string) { all = append(all, oneOf(r, n, path, list...)) })
		return all
	}
}

func (o origins) who(f *fields) Who {
	return Who{
		Excluded:         one(o, f, "excluded", listOf(Groups()...)),
		CouncilCareFirst: one(o, f, "council-care-first", (*reading).yesNo),
		InWriting:        one(o, f, "refusal-in-writing", (*reading).yesNo),
		Reasons:          one(o, f, "refusal-reasons", (*reading).yesNo),
		Challenge:        one(o, f, "challenge", (*reading).text),
		Representative:   one(o, f, "representative", (*reading).text),
	}
}

func (o origins) payees(f *fields) Payees {
	family := oneName(FamilyAllowed, FamilyNecessary, FamilyExceptional, FamilyNever)
	from := oneName(FromAnybody, FromListed, FromNamed)
	return Payees{
		HouseholdFamily: one(o, f, "household-family", family),
		FamilyElsewhere: one(o, f, "family-elsewhere", family),
		PAs:             one(o, f, "pas", (*reading).yesNo),
		Agencies:        one(o, f, "agencies", (*reading).yesNo),
		CareFrom:        one(o, f, "care-from", from),
		PayrollFrom:     one(o, f, "payroll-from", from),
		Over48Hours:     one(o, f, "over-48-hours", (*reading).yesNo),
		DBS:             one(o, f, "dbs", oneName(DBSChoice, DBSAdvised, DBSMust)),
	}
}

func (o origins) uses(f *fields) Uses {
	return Uses{
		OnlyListed: one(o, f, "only-listed", (*reading).yesNo),
		List:       o.useRules(f.take("list"), f.at("list")),
		Approvals:  o.approvals(f.take("approvals"), f.at("approvals")),
	}
}

func (o origins) useRules(n ast.Node, path string) []UseRule {
	var all []UseRule
	seen := spans{}
	o.list(n, path, func(n ast.Node, path string) {
		f := o.mapping(n, path)
		u := UseRule{
			Use:    oneOf(o.reading, f.must("use"), f.at("use"), AllUses()...),
			Answer: oneOf(o.reading, f.must("answer"), f.at("answer"), UseYes, UseAsk, UseNo),
			Origin: o.origin(f),
		}
		f.done()
		o.onlyOnce(seen, string(u.Use), u.Origin, n, path)
		all = append(all, u)
	})
	return all
}

func (o origins) approvals(n ast.Node, path string) []Approval {
	var all []Approval
	seen := spans{}
	o.list(n, path, func(n ast.Node, path string) {
		f := o.mapping(n, path)
		a := Approval{
			For:         o.text(f.must("for"), f.at("for")),
			By:          o.text(f.take("by"), f.at("by")),
			WorkingDays: o.numberIfKnown(f, "working-days"),
			Origin:      o.origin(f),
		}
		if above := f.take("above"); above != nil {
			pence := o.amount(above, f.at("above"))
			a.Above = &pence
		}
		f.done()
		o.onlyOnce(seen, a.For, a.Origin, n, path)
		all = append(all, a)
	})
	return all
}

func (o origins) card(f *fields) CardRules {
	return CardRules{
		Cash:    one(o, f, "cash", oneName(CashAllowed, CashInPlan, CashNever)),
		Blocked: one(o, f, "blocked", (*reading).texts),
	}
}

func (o origins) moneyRules(f *fields) MoneyRules {
	return MoneyRules{
		Exceptions:             one(o, f, "exceptions", (*reading).yesNo),
		NeverAboveCommissioned: one(o, f, "never-above-commissioned", (*reading).yesNo),
		PARateForProviders:     one(o, f, "pa-rate-for-providers", (*reading).yesNo),
		FamilyCareAssumed:      one(o, f, "family-care-assumed", (*reading).yesNo),
		BenefitsFirst:          one(o, f, "benefits-first", (*reading).yesNo),
		TopUps:                 one(o, f, "top-ups", (*reading).yesNo),
	}
}

func (o origins) returns(f *fields) Returns {
	return Returns{
		Every:         one(o, f, "every", oneName(ReturnsMonthly, ReturnsQuarterly, ReturnsHalfYearly, ReturnsYearly, ReturnsNeeded)),
		From:          one(o, f, "from", oneName(Everybody, ByRisk, NotOnCard)),
		Receipts:      one(o, f, "receipts", oneName(EveryReceipt, SampleReceipts, NeededReceipts)),
		Formats:       one(o, f, "formats", listOf(Paper, Phone, Visit, Email, Online, Spreadsheet)),
		Late:          one(o, f, "late", oneName(LateReminder, LateMayStop, LateStops)),
		WithoutReview: one(o, f, "demands-without-review", (*reading).yesNo),
		Reopened:      one(o, f, "checks-reopened", (*reading).yesNo),
	}
}

func (o origins) surplus(f *fields) SurplusRules {
	return SurplusRules{
		OverWeeks:  one(o, f, "over-weeks", (*reading).number),
		Taken:      one(o, f, "taken", oneName(TakenInReview, TakenAfterNotice, TakenAutomatically)),
		RepayWeeks: one(o, f, "repay-weeks", (*reading).number),
		CarryOver:  one(o, f, "carry-over", (*reading).yesNo),
	}
}

func (o origins) ending(f *fields) Ending {
	return Ending{
		NoticeDays:    one(o, f, "notice-days", (*reading).number),
		EmployerDebts: one(o, f, "employer-debts", (*reading).yesNo),
		RepayWeeks:    one(o, f, "repay-weeks", (*reading).number),
		Moving:        one(o, f, "moving", (*reading).text),
		Transition:    one(o, f, "transition", (*reading).text),
	}
}
