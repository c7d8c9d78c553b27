package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"ownway/internal/app/policies"
	"ownway/policy"
)

// PolicySummary is one policy in the list.
type PolicySummary struct {
	ID       string `json:"id"`
	Council  string `json:"council"`
	Invented bool   `json:"invented" doc:"The council is made up."`
	Model    bool   `json:"model" doc:"A policy that any council can take over as it is."`
}

// PolicyText is a policy as it stands.
type PolicyText struct {
	PolicySummary
	Digest string `json:"digest" doc:"SHA-256 of the text, in hexadecimal digits."`
	Text   string `json:"text" doc:"The policy as YAML, in the form that /policies/schema.json describes."`
}

type onePolicy struct {
	Language
	ID string `path:"id" maxLength:"60" doc:"The short name of a policy, as the list has it."`
}

type textOfPolicy struct {
	Language
	RawBody []byte `contentType:"application/yaml" doc:"A policy as YAML."`
}

func (s *service) policyRoutes(a huma.API) {
	read(s, a, "/api/policies", "list-policies", "The councils' policies that are here", func(ctx context.Context, _ *struct{}) ([]PolicySummary, error) {
		all, err := s.policies.All(ctx)
		list := []PolicySummary{}
		for _, p := range all {
			list = append(list, summaryOf(p))
		}
		return list, err
	})
	read(s, a, "/api/policies/{id}", "get-policy", "One council's policy", func(ctx context.Context, in *onePolicy) (PolicyText, error) {
		p, err := s.policies.Policy(ctx, in.ID)
		if err != nil {
			return PolicyText{}, err
		}
		text, err := s.policies.TextOf(ctx, in.ID)
		return PolicyText{PolicySummary: summaryOf(p), Digest: policies.Digest(text), Text: string(text)}, err
	})
	read(s, a, "/api/policies/{id}/findings", "check-policy", "What the law says of a council's policy", func(ctx context.Context, in *onePolicy) (policy.Document, error) {
		p, err := s.policies.Policy(ctx, in.ID)
		if err != nil {
			return policy.Document{}, err
		}
		return s.policies.Look(p).Document(in.words().Say), nil
	})
	huma.Register(a, huma.Operation{OperationID: "check-text", Method: "POST", Path: "/api/policies/check",
		Summary: "What the law says of a policy that is sent. Nothing is kept", MaxBodyBytes: 1 << 20},
		func(_ context.Context, in *textOfPolicy) (*body[policy.Document], error) {
			_, looked, err := s.policies.Check(in.RawBody)
			if err != nil {
				return nil, s.problem(err, in.words().Say)
			}
			return &body[policy.Document]{looked.Document(in.words().Say)}, nil
		})
}

func summaryOf(p policy.Policy) PolicySummary {
	return PolicySummary{ID: p.ID, Council: p.Council, Invented: p.Invented, Model: p.ID == policies.Model}
}
