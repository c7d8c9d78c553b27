package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"ownway/law"
	"ownway/value/explain"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Rule is a rule of law.
type Rule struct {
	ID    law.ID             `json:"id"`
	Force law.Force          `json:"force" doc:"How strongly it binds: an Act, regulations, or guidance."`
	Binds string             `json:"binds" doc:"Whom it binds."`
	Says  string             `json:"says" doc:"The rule in plain words."`
	Cites []explain.Citation `json:"cites"`
	Gives []law.Kind         `json:"gives" doc:"The answers that it can give. A judgement is a person's."`
}

type oneRule struct {
	Language
	ID string `path:"id" maxLength:"20"`
}

var noSuchRule = msg.New("api.no-such-rule", "There is no rule of this name")

func (s *service) lawRoutes(a huma.API) {
	read(s, a, "/api/rules", "list-rules", "The rules of law that answers rest on", func(_ context.Context, in *Language) ([]Rule, error) {
		var all []Rule
		for _, r := range law.Rules() {
			all = append(all, ruleOf(r, in.words().Say))
		}
		return all, nil
	})
	read(s, a, "/api/rules/{id}", "get-rule", "One rule of law", func(_ context.Context, in *oneRule) (Rule, error) {
		r, ok := law.ByID(law.ID(in.ID))
		if !ok {
			return Rule{}, fault.NotFound(noSuchRule)
		}
		return ruleOf(r, in.words().Say), nil
	})
}

func ruleOf(r law.Rule, say func(msg.Text) string) Rule {
	return Rule{ID: r.ID, Force: r.Force, Binds: say(r.Binds.Words().Text()), Says: say(r.Says.Text()), Cites: append([]explain.Citation{}, r.Cites...), Gives: r.Gives}
}
