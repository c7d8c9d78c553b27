package cli

import "ownway/policy"

type policySchemaCommand struct{}

// Run prints the schema.
func (policySchemaCommand) Run(w *world) error { return asJSON(w.out, policy.Schema()) }
