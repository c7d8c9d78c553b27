package policy

func sourceSchema() schema {
	return fieldsSchema(schema{"address": textSchema, "title": textSchema, "read": described(dateSchema, "the day on which it was read")})
}

func methodSchema() schema {
	return withOrigin(schema{
		"method": oneOfNames(Methods()...), "offered": yesNoSchema,
		"usual":     described(yesNoSchema, "the way it starts from"),
		"exception": described(yesNoSchema, "only where another way is found unsuitable, or for people whom the council chooses"),
	}, "method", "offered")
}

// rateSchema has one shape for each kind, so that the unit is that of the kind.
func rateSchema() schema {
	var shapes []any
	for _, k := range Kinds() {
		if k.Unit() == Money {
			continue
		}
		shapes = append(shapes, withOrigin(schema{
			"kind": oneOfNames(k), "unit": oneOfNames(k.Unit()),
			"amount": schema{"type": "number", "exclusiveMinimum": 0, "description": "pounds for one unit, with at most two decimals"},
			"covers": listSchema(oneOfNames(Costs()...)),
		}, "kind", "amount", "unit"))
	}
	return schema{"oneOf": shapes}
}

func costSchema() schema {
	s := withOrigin(schema{
		"cost": oneOfNames(Costs()...), "covered": yesNoSchema, "amount": amountSchema,
		"per":   oneOfNames(Week, FourWeeks, Month, Year, Once),
		"up-to": described(yesNoSchema, "the amount is the most it pays"),
	}, "cost", "covered")
	s["dependentRequired"] = schema{"amount": []string{"per"}, "per": []string{"amount"}}
	return s
}

func tierSchema() schema {
	return withOrigin(schema{"tier": textSchema, "for": textSchema, "first-look-weeks": numberSchema,
		"every-months": numberSchema, "asks": listSchema(textSchema)}, "tier")
}

func whoSchema() schema {
	return fieldsSchema(schema{
		"excluded":           datedSchema(listSchema(oneOfNames(Groups()...))),
		"council-care-first": datedSchema(yesNoSchema),
		"refusal-in-writing": datedSchema(yesNoSchema),
		"refusal-reasons":    datedSchema(yesNoSchema),
		"challenge":          datedSchema(textSchema),
		"representative":     datedSchema(textSchema),
	})
}

func payeesSchema() schema {
	family := oneOfNames(FamilyAllowed, FamilyNecessary, FamilyExceptional, FamilyNever)
	from := oneOfNames(FromAnybody, FromListed, FromNamed)
	return fieldsSchema(schema{
		"household-family": datedSchema(family),
		"family-elsewhere": datedSchema(family),
		"pas":              datedSchema(yesNoSchema),
		"agencies":         datedSchema(yesNoSchema),
		"care-from":        datedSchema(from),
		"payroll-from":     datedSchema(from),
		"over-48-hours":    datedSchema(yesNoSchema),
		"dbs":              datedSchema(oneOfNames(DBSChoice, DBSAdvised, DBSMust)),
	})
}

func usesSchema() schema {
	return fieldsSchema(schema{
		"only-listed": datedSchema(yesNoSchema),
		"list":        listSchema(withOrigin(schema{"use": oneOfNames(AllUses()...), "answer": oneOfNames(UseYes, UseAsk, UseNo)}, "use", "answer")),
		"approvals":   listSchema(withOrigin(schema{"for": textSchema, "above": amountSchema, "by": textSchema, "working-days": numberSchema}, "for")),
	})
}

func cardSchema() schema {
	return fieldsSchema(schema{
		"cash":    datedSchema(oneOfNames(CashAllowed, CashInPlan, CashNever)),
		"blocked": datedSchema(listSchema(textSchema)),
	})
}

func moneySchema() schema {
	return fieldsSchema(schema{
		"exceptions":               datedSchema(yesNoSchema),
		"never-above-commissioned": datedSchema(yesNoSchema),
		"pa-rate-for-providers":    datedSchema(yesNoSchema),
		"family-care-assumed":      datedSchema(yesNoSchema),
		"benefits-first":           datedSchema(yesNoSchema),
		"top-ups":                  datedSchema(yesNoSchema),
	})
}

func returnsSchema() schema {
	return fieldsSchema(schema{
		"every":                  datedSchema(oneOfNames(ReturnsMonthly, ReturnsQuarterly, ReturnsHalfYearly, ReturnsYearly, ReturnsNeeded)),
		"from":                   datedSchema(oneOfNames(Everybody, ByRisk, NotOnCard)),
		"receipts":               datedSchema(oneOfNames(EveryReceipt, SampleReceipts, NeededReceipts)),
		"formats":                datedSchema(listSchema(oneOfNames(Paper, Phone, Visit, Email, Online, Spreadsheet))),
		"late":                   datedSchema(oneOfNames(LateReminder, LateMayStop, LateStops)),
		"demands-without-review": datedSchema(yesNoSchema),
		"checks-reopened":        datedSchema(yesNoSchema),
	})
}

func surplusSchema() schema {
	return fieldsSchema(schema{
		"over-weeks":  datedSchema(numberSchema),
		"taken":       datedSchema(oneOfNames(TakenInReview, TakenAfterNotice, TakenAutomatically)),
		"repay-weeks": datedSchema(numberSchema),
		"carry-over":  datedSchema(yesNoSchema),
	})
}

func endingSchema() schema {
	return fieldsSchema(schema{
		"notice-days":    datedSchema(numberSchema),
		"employer-debts": datedSchema(yesNoSchema),
		"repay-weeks":    datedSchema(numberSchema),
		"moving":         datedSchema(textSchema),
		"transition":     datedSchema(textSchema),
	})
}
