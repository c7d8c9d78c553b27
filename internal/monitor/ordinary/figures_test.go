package ordinary_test

import (
	"testing"

	"ownway/internal/monitor/ordinary"
)

// The seed that the figures are held at, and two more. While the matcher was
// worked on, years of others were looked at.
const held, second, third = 20_270_405, 20_270_406, 20_270_407

// The bar is 950 of 1,000 lines with no person, and fewer than 1 of 1,000 wrong,
// as the app runs: it keeps the answers that people give. Two hundred purses have
// too few wrong lines to tell by, so all three years count together as well. The
// years are always the same: the figures move only when the matcher does.
func TestAYearOfOrdinaryPursesReconciles(t *testing.T) {
	for _, c := range []struct {
		name   string
		seeds  []uint64
		learns bool
		atMost int // of 1,000 lines left for a person
	}{
		{"as the app runs, a person answers once for each payee", []uint64{held}, true, 50},
		{"three times as many purses", []uint64{held, second, third}, true, 50},
		{"nothing is learned", []uint64{held}, false, 75},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := measured(c.learns, c.seeds...)
			t.Logf("%d purses\n%s", purses*len(c.seeds), m)
			if left := m.all.lines - m.all.right; 1000*left > c.atMost*m.all.lines || 1000*m.all.wrong >= m.all.lines {
				t.Errorf("%d of %d lines right and %d wrong", m.all.right, m.all.lines, m.all.wrong)
			}
			for _, k := range ordinary.Kinds() {
				if m.kinds[k].lines == 0 {
					t.Errorf("there is no line that is %s", k)
				}
			}
		})
	}
}
