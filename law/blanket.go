package law

import "regexp"

// blanket finds reasons that speak of a rule for everybody in place of this
// person: Care Act 2014 s.1(3)(d) asks for all the individual's circumstances.
// It catches what is plainly said; that a reason is truly about this person
// stays with whoever decides and whoever looks at a challenge.
var blanket = regexp.MustCompile(`(?i)\b(?:` +
	`(?:our|the council['’]?s|council|local|departmental) polic(?:y|ies)|policy (?:says|does not|doesn['’]t|only)|` +
	`(?:we|the council) (?:do not|don['’]t|does not|doesn['’]t|never|only ever|always|cannot|can['’]t) (?:pay|fund|allow|give|agree|support|offer|accept)|` +
	`(?:applies|apply|the same) (?:for|to) (?:everybody|everyone|all)|for (?:everybody|everyone|all (?:clients|users|people))|` +
	`(?:nobody|no one|no-one) (?:is allowed|may have|can have|gets)|` +
	`not on (?:our|the council['’]?s|the approved) list|exceptional circumstances)\b`)

// blanketIn gives the first words that are a rule for everybody, or nothing.
func blanketIn(words string) string { return blanket.FindString(words) }
