package policy

import "ownway/law"

// schema is a JSON Schema or a part of one.
type schema = map[string]any

// Schema gives the JSON Schema (2020-12) of a policy file, as its YAML reads
// when it is turned into JSON: yes and no are words, dates are words like
// 2026-04-01, amounts are pounds with at most two decimals. What the schema
// can't say, Read checks: that a source is there, that two values do not start
// on the same day, that a last day is not before the first.
func Schema() map[string]any {
	return schema{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"title":   "A council's policy on direct payments",
		"$defs":   schema{"source": sourceSchema()},
		"type":    "object", "additionalProperties": false,
		"required": []string{"id", "council", "about"},
		"properties": schema{
			"id":                  schema{"type": "string", "pattern": shortName.String(), "description": "a short name for addresses"},
			"council":             textSchema,
			"nation":              described(oneOfNames(law.Jurisdictions()...), "whose law the council is under; left out, England"),
			"about":               described(textSchema, "what stands here and how it came to be"),
			"invented":            described(yesNoSchema, "the council does not exist"),
			"sources":             schema{"type": "object", "additionalProperties": schema{"$ref": "#/$defs/source"}, "description": "where values were read, by a short key"},
			"every":               datedSchema(oneOfNames(TwoWeekly, FourWeekly, Monthly)),
			"timing":              datedSchema(oneOfNames(InAdvance, InArrears)),
			"contribution":        datedSchema(oneOfNames(Net, Gross)),
			"methods":             listSchema(methodSchema()),
			"rates":               listSchema(rateSchema()),
			"formula":             formulaSchema(),
			"employer-costs":      listSchema(costSchema()),
			"contingency-weeks":   datedSchema(numberSchema),
			"surplus-notice-days": datedSchema(numberSchema),
			"evidence":            datedSchema(listSchema(textSchema)),
			"tiers":               listSchema(tierSchema()),
			"retention-years":     datedSchema(numberSchema),
			"first-look-weeks":    datedSchema(numberSchema),
			"first-review-months": datedSchema(numberSchema),
			"review-months":       datedSchema(numberSchema),
			"who":                 whoSchema(),
			"payees":              payeesSchema(),
			"uses":                usesSchema(),
			"card":                cardSchema(),
			"money":               moneySchema(),
			"returns":             returnsSchema(),
			"surplus":             surplusSchema(),
			"ending":              endingSchema(),
		},
	}
}

var (
	textSchema   = schema{"type": "string", "minLength": 1, "maxLength": longestText}
	numberSchema = schema{"type": "integer", "minimum": 0, "maximum": 10_000}
	amountSchema = schema{"type": "number", "minimum": 0, "description": "pounds, with at most two decimals"}
	dateSchema   = schema{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	yesNoSchema  = oneOfNames("yes", "no")
)

func described(s schema, words string) schema {
	with := schema{"description": words}
	for k, v := range s {
		with[k] = v
	}
	return with
}

func oneOfNames[T ~string](names ...T) schema {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = string(n)
	}
	return schema{"type": "string", "enum": all}
}

func listSchema(each schema) schema { return schema{"type": "array", "items": each} }

// fieldsSchema is an object that takes these fields and no others.
func fieldsSchema(properties schema, required ...string) schema {
	s := schema{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// withOrigin is fieldsSchema with the fields that say where a value comes from
// and when it holds.
func withOrigin(properties schema, required ...string) schema {
	properties["from"] = described(dateSchema, "the first day; left out, for as long as the policy is known")
	properties["until"] = described(dateSchema, "the last day; left out while it lasts")
	properties["at"] = described(textSchema, "the key of its source")
	properties["note"] = textSchema
	properties["contradicts"] = described(yesNoSchema, "the council says this beside another value for the same days")
	return fieldsSchema(properties, required...)
}

// datedSchema is one value with "is", or a list of them over time.
func datedSchema(value schema) schema {
	one := withOrigin(schema{"is": value}, "is")
	return schema{"oneOf": []any{one, schema{"type": "array", "items": one}}}
}
