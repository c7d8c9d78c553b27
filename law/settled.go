package law

import (
	"fmt"
	"reflect"
)

// Settled is the answer of a rule to facts, given by the rule itself: Settle
// alone makes one, so that nobody can write an answer by hand and decide on it.
// The zero Settled is no answer.
type Settled struct{ answer Answer }

// Answer gives what the rule answered.
func (s Settled) Answer() Answer { return s.answer }

// Settle puts facts to a rule. The facts are the type that the rule takes, like
// Breach for D11; a rule that is not there, or facts of another type, are a
// mistake in the program.
func Settle(rule ID, facts any) (Settled, error) {
	r, ok := ByID(rule)
	if !ok {
		return Settled{}, fmt.Errorf("law: there is no rule %s", rule)
	}
	a, err := r.ask(func(into any) error {
		to, given := reflect.ValueOf(into).Elem(), reflect.ValueOf(facts)
		if !given.IsValid() || given.Type() != to.Type() {
			return fmt.Errorf("law: %s takes facts of type %s, not %T", rule, to.Type(), facts)
		}
		to.Set(given)
		return nil
	}, nil)
	if err != nil {
		return Settled{}, err
	}
	return Settled{a}, nil
}
