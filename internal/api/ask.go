package api

import (
	"context"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"ownway/internal/app/buy"
	"ownway/law"
	"ownway/pay/cost"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/money"
	"ownway/value/msg"
)

// Choice is a use that words may mean.
type Choice struct {
	Use  policy.Use `json:"use"`
	Text string     `json:"text"`
}

// Answer is what can be said. With choices, or when it turns on who would be
// paid, something has to be said first: nothing is guessed.
type Answer struct {
	Reply    *policy.ReplyDocument `json:"reply,omitempty"`
	Choices  []Choice              `json:"choices,omitempty" doc:"What the words may mean; every use when they name none."`
	WhoFirst bool                  `json:"who-first,omitempty" doc:"Say who would be paid, with relation and household."`
}

// asked is a question about a use.
type asked struct {
	Language
	Words     string   `query:"words" maxLength:"300" doc:"What is to be bought, or who is to be paid, in anyone's own words."`
	Use       string   `query:"use" maxLength:"60" doc:"The use, from /api/uses; it counts before the words."`
	Policy    string   `query:"policy" maxLength:"60" doc:"The short name of a council's policy. Without one the law alone answers."`
	Plan      string   `query:"plan" enum:"named,need,none,unknown" default:"unknown" doc:"What the plan says: it names this, it has a need that this meets, it has none, or it is not known."`
	Relation  string   `query:"relation" maxLength:"60" doc:"How the person to be paid is related."`
	Household string   `query:"household" enum:"yes,no,unknown" default:"unknown" doc:"Whether they live in the same household."`
	Partner   string   `query:"partner" enum:"yes,no,unknown" default:"unknown" doc:"Whether they are the partner of a close relative in the household."`
	CareHome  string   `query:"care-home" enum:"yes,no,unknown" default:"unknown" doc:"Whether the person lives in a care home."`
	Stays     []string `query:"stay" maxItems:"60" doc:"Stays in a care home, like 2026-12-01..2026-12-14."`
}

var (
	noSuchUse      = msg.New("api.no-such-use", "There is no use of this name. See the list of uses")
	noSuchRelation = msg.New("api.no-such-relation", "There is no relation of this name")
	saySomething   = msg.New("api.say-something", "Say what it is about, in words or as a use")
)

// hours is a question about what an hour costs.
type hours struct {
	Language
	Hours       string `query:"hours" required:"true" maxLength:"40" doc:"Hours of support in a week, like 22, 22.5 or 22:30."`
	Wage        string `query:"wage" maxLength:"20" doc:"The wage for an hour in pounds and pence."`
	Budget      string `query:"budget" maxLength:"20" doc:"What there is for an hour in pounds and pence."`
	On          string `query:"on" maxLength:"10" doc:"The day from which the wage is paid; today when it is not given."`
	PAs         int    `query:"pas" default:"1" doc:"How many PAs share the hours."`
	Age         string `query:"age" enum:"21-and-over,18-to-20,under-18" default:"21-and-over"`
	Pension     string `query:"pension" enum:"above-trigger,all-join,none-join" default:"above-trigger"`
	NoAllowance bool   `query:"no-allowance" doc:"The Employment Allowance cannot be claimed."`
	SickWeeks   int    `query:"sick-weeks"`
	Redundancy  int    `query:"redundancy" doc:"Half weeks of pay saved towards redundancy in a year for each PA."`
	Insurance   string `query:"insurance" maxLength:"20" doc:"A year, in pounds and pence, as are those that follow."`
	PayrollFee  string `query:"payroll-fee" maxLength:"20"`
	Training    string `query:"training" maxLength:"20"`
	Recruitment string `query:"recruitment" maxLength:"20"`
	Why         bool   `query:"why" doc:"With the working and its sources."`
}

func (s *service) askRoutes(a huma.API) {
	read(s, a, "/api/uses", "list-uses", "The uses that can be asked about", func(_ context.Context, in *Language) ([]Choice, error) {
		return choices(policy.AllUses(), in.words().Say), nil
	})
	read(s, a, "/api/may-i", "may-i", "May I buy this, may I pay them? From plan, policy and law; it decides nothing", s.mayI)
	read(s, a, "/api/cost", "cost", "What an hour of a PA truly costs, and the highest lawful wage that a budget can pay", s.cost)
}

func choices(uses []policy.Use, say func(msg.Text) string) []Choice {
	var all []Choice
	for _, u := range uses {
		all = append(all, Choice{u, say(u.Words().Text())})
	}
	return all
}

func (s *service) mayI(ctx context.Context, in *asked) (Answer, error) {
	if in.Words == "" && in.Use == "" {
		return Answer{}, fault.Invalid("words", saySomething)
	}
	if in.Use != "" && !policy.Use(in.Use).Known() {
		return Answer{}, fault.Invalid("use", noSuchUse)
	}
	if in.Relation != "" && !law.Relation(in.Relation).Known() {
		return Answer{}, fault.Invalid("relation", noSuchRelation)
	}
	q := buy.Asking{Policy: in.Policy, Words: in.Words, Use: policy.Use(in.Use), Plan: policy.InPlan(in.Plan),
		Payee:           law.Payee{Relation: law.Relation(in.Relation), SameHousehold: known(in.Household), PartnerOfRelative: known(in.Partner)},
		LivesInCareHome: known(in.CareHome)}
	if in.Plan == "unknown" {
		q.Plan = policy.PlanNotKnown
	}
	for _, one := range in.Stays {
		stay, err := stayOf(one)
		if err != nil {
			return Answer{}, err
		}
		q.Stays = append(q.Stays, stay)
	}
	told, err := s.buy.MayI(ctx, q)
	if err != nil {
		return Answer{}, err
	}
	out := Answer{WhoFirst: told.WhoFirst, Choices: choices(told.Choices, in.words().Say)}
	if told.Answered() {
		reply := told.Reply.Document(told.Use, in.words().Say)
		out.Reply = &reply
	}
	return out, nil
}

func known(s string) law.Known {
	if s == "unknown" || s == "" {
		return law.NotKnown
	}
	return law.Known(s)
}

func stayOf(s string) (law.Stay, error) {
	first, last, _ := strings.Cut(s, "..")
	var stay law.Stay
	var err error
	if stay.First, err = calendar.Parse(first); err == nil {
		stay.Last, err = calendar.Parse(last)
	}
	if err != nil || stay.Last.Before(stay.First) {
		return stay, fault.Invalid("stay", calendar.EnterDate)
	}
	return stay, nil
}

func (s *service) cost(_ context.Context, in *hours) (cost.Document, error) {
	q, err := in.question(s.base.Today())
	if err != nil {
		return cost.Document{}, err
	}
	var why *explain.Note
	if in.Why {
		why = &explain.Note{}
	}
	found, err := q.Answer(why)
	if err != nil {
		return cost.Document{}, err
	}
	return found.Document(q, why, in.words().Say), nil
}

func (in *hours) question(today calendar.Date) (cost.Question, error) {
	q := cost.Question{Assumptions: cost.Assumptions{On: today, PAs: in.PAs, Age: cost.Age(in.Age), Pension: cost.Pension(in.Pension),
		NoAllowance: in.NoAllowance, SickWeeks: in.SickWeeks, RedundancyHalfWeeks: in.Redundancy}}
	var err error
	if q.Minutes, err = cost.ParseHours(in.Hours); err != nil {
		return q, err
	}
	if in.On != "" {
		if q.On, err = calendar.Parse(in.On); err != nil {
			return q, fault.In(err, "on")
		}
	}
	for _, one := range []struct {
		field, text string
		take        func(money.Amount)
	}{
		{"wage", in.Wage, func(a money.Amount) { q.AtWage = &a }}, {"budget", in.Budget, func(a money.Amount) { q.OfBudget = &a }},
		{"insurance", in.Insurance, func(a money.Amount) { q.Insurance = a }}, {"payroll-fee", in.PayrollFee, func(a money.Amount) { q.PayrollFee = a }},
		{"training", in.Training, func(a money.Amount) { q.Training = a }}, {"recruitment", in.Recruitment, func(a money.Amount) { q.Recruitment = a }},
	} {
		if one.text == "" {
			continue
		}
		a, err := money.Parse(one.text)
		if err != nil {
			return q, fault.In(err, one.field)
		}
		one.take(a)
	}
	return q, nil
}
