package app

import (
	"ownway/policies"
	"ownway/policy"
	"ownway/value/fault"
	"ownway/value/msg"
)

// NoPolicy is the fault of a council whose policy is not held.
var NoPolicy = msg.New("app.no-policy", "The policy of this council is not here. Add it first")

// Policy gives a council's policy by its id.
func Policy(id string) (policy.Policy, error) {
	p, found, err := policies.ByID(id)
	if err == nil && !found {
		err = fault.NotFound(NoPolicy)
	}
	return p, err
}
