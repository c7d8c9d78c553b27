package policies

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/money"
	"ownway/value/msg"
)

// said is a value of a policy as a reader meets it: in their language, or in
// the council's own words.
type said struct {
	Text string
	Own  bool // the council's own words, in English
}

// names are the words for the values of a topic, by the value as it is written.
type names map[string]string

var (
	yesOrNo   = names{"yes": "policies.value-yes", "no": "policies.value-no"}
	offered   = names{"yes": "policies.value-offered", "no": "policies.value-not-offered", "usual": "policies.value-usual", "exception": "policies.value-exception"}
	covered   = names{"yes": "policies.value-paid", "no": "policies.value-not-paid", "in-the-rate": "policies.value-in-the-rate"}
	family    = names{"allowed": "policies.value-family-allowed", "if-necessary": "policies.value-family-necessary", "exceptional": "policies.value-family-exceptional", "never": "policies.value-family-never"}
	from      = names{"anybody": "policies.value-anybody", "listed": "policies.value-listed", "named": "policies.value-named"}
	dbs       = names{"own-choice": "policies.value-dbs-choice", "advised": "policies.value-dbs-advised", "must": "policies.value-dbs-must"}
	cash      = names{"allowed": "policies.value-cash-allowed", "in-plan": "policies.value-cash-in-plan", "never": "policies.value-cash-never"}
	often     = names{"monthly": "policies.value-monthly", "quarterly": "policies.value-quarterly", "half-yearly": "policies.value-half-yearly", "yearly": "policies.value-yearly", "when-needed": "policies.value-when-needed"}
	whom      = names{"everybody": "policies.value-everybody", "by-risk": "policies.value-by-risk", "not-on-card": "policies.value-not-on-card"}
	receipts  = names{"every": "policies.value-every-receipt", "sample": "policies.value-some-receipts", "when-needed": "policies.value-when-needed"}
	formats   = names{"paper": "policies.value-paper", "phone": "policies.value-phone", "visit": "policies.value-visit", "email": "policies.value-email", "online": "policies.value-online", "spreadsheet": "policies.value-spreadsheet"}
	late      = names{"reminder": "policies.value-reminder", "may-stop": "policies.value-may-stop", "stops": "policies.value-stops"}
	taken     = names{"in-review": "policies.value-in-review", "after-notice": "policies.value-after-notice", "automatically": "policies.value-automatically"}
	answers   = names{"yes": "policies.value-use-yes", "ask-first": "policies.value-use-ask", "no": "policies.value-use-no"}
	leftOut   = names{"schedule-1-orders": "policies.value-orders", "dementia": "policies.value-dementia", "debt": "policies.value-debt", "conviction": "policies.value-conviction", "carers": "policies.value-carers", "lacks-capacity": "policies.value-capacity", "mental-illness": "policies.value-mental-illness", "addiction": "policies.value-addiction"}
	nations   = names{"england": "policies.value-england", "scotland": "policies.value-scotland", "wales": "policies.value-wales"}
	unitNames = names{"hour": "policies.unit-hour", "night": "policies.unit-night", "mile": "policies.unit-mile"}
)

// vocabularies are the topics whose values are words of a list.
var vocabularies = map[string]names{
	"who.excluded": leftOut, "who.council-care-first": yesOrNo, "who.refusal-in-writing": yesOrNo, "who.refusal-reasons": yesOrNo,
	"nation": nations, "payees.household-family": family, "payees.family-elsewhere": family, "payees.pas": yesOrNo, "payees.agencies": yesOrNo,
	"payees.care-from": from, "payees.payroll-from": from, "payees.over-48-hours": yesOrNo, "payees.dbs": dbs,
	"uses.only-listed": yesOrNo, "card.cash": cash,
	"money.exceptions": yesOrNo, "money.never-above-commissioned": yesOrNo, "money.pa-rate-for-providers": yesOrNo,
	"money.family-care-assumed": yesOrNo, "money.benefits-first": yesOrNo, "money.top-ups": yesOrNo,
	"returns.every": often, "returns.from": whom, "returns.receipts": receipts, "returns.formats": formats, "returns.late": late,
	"returns.demands-without-review": yesOrNo, "returns.checks-reopened": yesOrNo,
	"surplus.taken": taken, "surplus.carry-over": yesOrNo, "ending.employer-debts": yesOrNo,
}

// counted are the topics whose values are numbers, and what is counted.
var counted = map[string]string{
	"contingency-weeks": "policies.weeks", "surplus.over-weeks": "policies.weeks", "surplus.repay-weeks": "policies.weeks", "ending.repay-weeks": "policies.weeks",
	"surplus-notice-days": "policies.days", "ending.notice-days": "policies.days",
	"first-review-months": "policies.after-months", "review-months": "policies.every-months", "retention-years": "policies.years",
}

// inWords says a value of the topic at a path.
func inWords(v *visit.Visit, path, value string) said {
	switch name, inside, _ := strings.Cut(path, "["); name {
	case "methods":
		return named(v, offered, value)
	case "rates":
		return rateInWords(v, policy.Kind(strings.TrimSuffix(inside, "]")), value)
	case "employer-costs":
		return costInWords(v, value)
	case "every":
		return ownWords(v, policy.Every(value).Words(), value)
	case "timing":
		return ownWords(v, policy.Timing(value).Words(), value)
	case "contribution":
		return ownWords(v, policy.Contribution(value).Words(), value)
	case "uses.welcomed", "uses.ask-first", "uses.left-out":
		return ownWords(v, policy.Use(value).Words(), value)
	}
	if of := vocabularies[path]; of != nil {
		return named(v, of, value)
	}
	if key := counted[path]; key != "" {
		if n, err := strconv.Atoi(value); err == nil {
			return said{Text: v.T(key, "n", n)}
		}
	}
	return said{value, true}
}

// named says a value, or each of a list, by its name.
func named(v *visit.Visit, of names, value string) said {
	var all []string
	for one := range strings.SplitSeq(value, ", ") {
		key := of[one]
		if key == "" {
			return said{value, true}
		}
		all = append(all, v.T(key))
	}
	return said{Text: v.Words.And(all...)}
}

func ownWords(v *visit.Visit, key msg.Key, value string) said {
	if key == "" {
		return said{value, true}
	}
	return said{Text: v.Words.Say(key.Text())}
}

func rateInWords(v *visit.Visit, k policy.Kind, value string) said {
	amount, err := money.Parse(value)
	key := unitNames[string(k.Unit())]
	if err != nil || key == "" {
		return said{value, true}
	}
	return said{Text: v.T(key, "amount", amount)}
}

func costInWords(v *visit.Visit, value string) said {
	sum, per, has := strings.Cut(value, " ")
	amount, err := money.Parse(sum)
	key := policy.Per(per).Words()
	if !has || err != nil || key == "" {
		return named(v, covered, value)
	}
	return said{Text: v.T("policies.amount-per", "amount", amount, "per", key.Text())}
}

// upper begins a text with a capital letter.
func upper(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// topicName says what a topic is about, as the head of a line.
func topicName(v *visit.Visit, t policy.Topic) string { return upper(v.Words.Say(t.Words.Text())) }

// topicAt finds the topic at a path.
func topicAt(path string) (policy.Topic, bool) {
	for _, t := range policy.Topics() {
		if t.Path == path {
			return t, true
		}
	}
	return policy.Topic{}, false
}

// place says where in a policy a value stands, and the value: by the topic, or
// by the entry of a list.
func place(v *visit.Visit, p policy.Policy, path, value string) (where string, what said) {
	name, inside, _ := strings.Cut(path, "[")
	i, err := strconv.Atoi(strings.TrimSuffix(inside, "]"))
	at := func(n int) bool { return err == nil && i >= 0 && i < n }
	switch {
	case name == "methods" && at(len(p.Methods)):
		return upper(v.Words.Say(p.Methods[i].Method.Words().Text())), named(v, offered, value)
	case name == "rates" && at(len(p.Rates)):
		return upper(v.Words.Say(p.Rates[i].Kind.Words().Text())), rateInWords(v, p.Rates[i].Kind, value)
	case name == "employer-costs" && at(len(p.EmployerCosts)):
		return upper(v.Words.Say(p.EmployerCosts[i].Cost.Words().Text())), costInWords(v, lastPart(value))
	case name == "uses.list" && at(len(p.Uses.List)):
		u := p.Uses.List[i]
		return upper(v.Words.Say(u.Use.Words().Text())), named(v, answers, string(u.Answer))
	}
	if t, ok := topicAt(name); ok {
		return topicName(v, t), inWords(v, name, value)
	}
	return path, said{value, true}
}

// lastPart gives "no" of "insurance: no".
func lastPart(value string) string {
	if _, last, ok := strings.Cut(value, ": "); ok {
		return last
	}
	return value
}
