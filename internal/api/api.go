// Package api answers other programs in JSON what anyone may ask: may I buy
// this, what an hour costs, councils' policies and what the law says of them,
// the rules of law. /api/openapi.json describes it. Nothing private is here,
// and nothing is kept.
package api

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"path"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"ownway/internal/app"
	"ownway/internal/app/buy"
	"ownway/internal/app/policies"
	"ownway/internal/content"
	"ownway/value/fault"
	"ownway/value/msg"
)

// Prefix is where the addresses of the API begin.
const Prefix = "/api/"

// service is what the answers are made with.
type service struct {
	base     app.Base
	buy      *buy.Service
	policies *policies.Service
	log      *slog.Logger
}

// Handler gives the API over a store. What goes wrong inside is logged under an
// id that the answer shows.
func Handler(base app.Base, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	config := huma.DefaultConfig("Ownway", "1")
	config.Info.Description = "Direct payments in adult social care: what anyone may ask. Money is in whole pence, dates are year, month and day."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/api/openapi", "", ""
	config.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", named)
	config.CreateHooks = nil // no links to schemas inside answers
	config.RejectUnknownQueryParameters = true
	a := humago.New(mux, config)
	s := &service{base: base, buy: &buy.Service{Base: base}, policies: &policies.Service{Base: base}, log: log}
	s.policyRoutes(a)
	s.askRoutes(a)
	s.lawRoutes(a)
	return mux
}

// named names a type with its package, since several have a Document.
func named(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	if from := path.Base(t.PkgPath()); from != "." && from != "api" && from != "huma" {
		return strings.ToUpper(from[:1]) + from[1:] + name
	}
	return name
}

// read registers a question that changes nothing.
func read[In, Out any](s *service, a huma.API, path, id, summary string, answer func(context.Context, *In) (Out, error)) {
	huma.Register(a, huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary},
		func(ctx context.Context, in *In) (*body[Out], error) {
			out, err := answer(ctx, in)
			if err != nil {
				return nil, s.problem(err, sayer(in))
			}
			return &body[Out]{out}, nil
		})
}

type body[T any] struct{ Body T }

// Language is in which language an answer is written.
type Language struct {
	Lang string `query:"lang" enum:"en,cy,easy" default:"en" doc:"English, Welsh or Easy Read."`
}

func (l Language) words() *content.Words { return content.For(content.Lang(l.Lang)) }

type speaks interface{ words() *content.Words }

func sayer(in any) func(msg.Text) string {
	if l, ok := in.(speaks); ok {
		return l.words().Say
	}
	return content.For(content.En).Say
}

// problem turns a fault into an answer with its field. Anything else is logged
// under an id, and the answer says nothing but that.
func (s *service) problem(err error, say func(msg.Text) string) error {
	all := fault.All(err)
	if len(all) == 0 {
		id := rand.Text()[:8]
		s.log.Error("question failed", "id", id, "error", err.Error())
		return huma.Error500InternalServerError("Something went wrong (" + id + ")")
	}
	var details []error
	for _, f := range all {
		details = append(details, &huma.ErrorDetail{Message: say(f.Text), Location: f.Field})
	}
	switch all[0].Kind {
	case fault.KindNotFound:
		return huma.Error404NotFound(say(all[0].Text))
	case fault.KindForbidden:
		return huma.Error403Forbidden(say(all[0].Text))
	case fault.KindConflict:
		return huma.Error409Conflict(say(all[0].Text), details...)
	}
	return huma.Error422UnprocessableEntity(say(all[0].Text), details...)
}
