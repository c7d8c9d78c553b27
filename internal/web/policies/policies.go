// Package policies holds the pages on which anyone reads councils' policies on
// direct payments: what to expect, what to ask for and what to ask why, side
// by side, over time; and where a council replies or checks a policy it wrote.
package policies

import (
	"encoding/json"
	"strconv"

	"ownway/internal/access"
	"ownway/internal/app/policies"
	"ownway/internal/store"
	"ownway/internal/web/visit"
	"ownway/policy"
	"ownway/value/calendar"
	"ownway/value/fault"
)

// Pages holds the use cases that the pages call.
type Pages struct{ Policies *policies.Service }

// Routes lists the pages. All but a reply and a council's publishing are open to
// anyone.
func (p Pages) Routes() []visit.Route {
	open := access.ReadPublic
	return []visit.Route{
		{Pattern: "GET /policies", Act: open, Serve: p.list},
		{Pattern: "GET /policies/compare", Act: open, Serve: p.compare},
		{Pattern: "GET /policies/check", Act: open, Serve: p.check},
		{Pattern: "POST /policies/check", Act: open, Serve: p.checked},
		{Pattern: "GET /policies/schema", Act: open, Serve: p.schema},
		{Pattern: "GET /policies/schema.json", Act: open, Serve: p.schemaFile},
		{Pattern: "GET /policies/{council}", Act: open, Serve: p.council},
		{Pattern: "GET /policies/{council}/changes", Act: open, Serve: p.changes},
		{Pattern: "GET /policies/{council}/policy.yaml", Act: open, Serve: p.file},
		{Pattern: "GET /policies/{council}/findings.json", Act: open, Serve: p.findings},
		{Pattern: "GET /policies/{council}/publish", Act: access.PublishPolicy, Serve: p.publish},
		{Pattern: "POST /policies/{council}/publish", Act: access.PublishPolicy, Serve: p.send},
		{Pattern: "POST /policies/{council}/publish/{proposal}", Act: access.PublishPolicy, Serve: p.settle},
		{Pattern: "GET /policies/{council}/reply", Act: access.ReplyPolicy, Serve: p.reply},
		{Pattern: "POST /policies/{council}/reply", Act: access.ReplyPolicy, Serve: p.replied},
	}
}

// whose gives the policy that a page's address names.
func (p Pages) whose(v *visit.Visit) (policy.Policy, error) {
	return p.Policies.Policy(v.R.Context(), v.R.PathValue("council"))
}

func address(p policy.Policy) string { return "/policies/" + p.ID }

// readOn gives the last day on which any of the policy's sources was read.
func readOn(p policy.Policy) calendar.Date {
	var last calendar.Date
	for _, s := range p.Sources {
		if last.Before(s.Read) {
			last = s.Read
		}
	}
	return last
}

// file gives the policy as it is written, or as it was in a version.
func (p Pages) file(v *visit.Visit) error {
	of, err := p.whose(v)
	if err != nil {
		return err
	}
	text, err := p.Policies.TextOf(v.R.Context(), of.ID)
	if err != nil {
		return err
	}
	if asked := v.R.URL.Query().Get("version"); asked != "" {
		version, err := p.version(v, of.ID, asked)
		if err != nil {
			return err
		}
		text = []byte(version.Text)
	}
	return v.File(of.ID+".yaml", "application/yaml; charset=utf-8", text)
}

// version finds a version of a policy by its number.
func (p Pages) version(v *visit.Visit, id, number string) (store.PolicyVersion, error) {
	n, err := strconv.Atoi(number)
	if err != nil {
		return store.PolicyVersion{}, fault.NotFound(store.NoSuchRecord)
	}
	all, err := p.Policies.Versions(v.R.Context(), id)
	if err != nil {
		return store.PolicyVersion{}, err
	}
	for _, one := range all {
		if one.Number == n {
			return one, nil
		}
	}
	return store.PolicyVersion{}, fault.NotFound(store.NoSuchRecord)
}

// findings gives what a check finds, as other programs read it.
func (p Pages) findings(v *visit.Visit) error {
	of, err := p.whose(v)
	if err != nil {
		return err
	}
	return asJSON(v, of.ID+"-findings.json", p.Policies.Look(of).Document(v.Words.Say))
}

func (p Pages) schemaFile(v *visit.Visit) error {
	return asJSON(v, "policy-schema.json", policy.Schema())
}

func asJSON(v *visit.Visit, name string, doc any) error {
	text, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		return err
	}
	return v.File(name, "application/json; charset=utf-8", append(text, '\n'))
}
