package ordinary_test

import (
	"testing"

	"ownway/internal/monitor/ordinary"
)

// The seed that the figures are held at. While the matcher was worked on, years
// of another were looked at.
const held = 20_270_405

// The bar is 950 of 1,000 lines with no person, and fewer than 1 of 1,000 wrong.
// The floors are what was reached on this seed; the years are always the same,
// so they move only when the matcher does, and may only move to the better. The
// second part of the bar is not reached yet: docs/reconcile.md says what is wrong.
func TestAYearOfOrdinaryPursesReconciles(t *testing.T) {
	for _, c := range []struct {
		name            string
		learns          bool
		atLeast, atMost int // of all lines, right and wrong
	}{
		{"a person answers once for each payee", true, 20_424, 33},
		{"nothing is learned", false, 19_858, 33},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := measured(held, c.learns)
			t.Logf("%d purses\n%s", purses, m)
			if m.all.right < c.atLeast || m.all.wrong > c.atMost {
				t.Errorf("%d of %d lines right and %d wrong; before, %d and %d", m.all.right, m.all.lines, m.all.wrong, c.atLeast, c.atMost)
			}
			for _, k := range ordinary.Kinds() {
				if m.kinds[k].lines == 0 {
					t.Errorf("there is no line that is %s", k)
				}
			}
		})
	}
}
