package planted_test

import (
	"reflect"
	"testing"

	"ownway/internal/monitor/ordinary"
	"ownway/internal/monitor/planted"
)

func TestEveryHarmIsPlantedAndTheSameForEver(t *testing.T) {
	for _, h := range planted.Harms() {
		starts := map[string]bool{}
		for n := range 25 {
			p := planted.Year(1, n, h)
			if !reflect.DeepEqual(p, planted.Year(1, n, h)) {
				t.Fatalf("%s: two years of one seed differ", h)
			}
			if p.Since.Before(ordinary.First) || p.Since.After(ordinary.Last) {
				t.Errorf("%s %d begins on %v", h, n, p.Since)
			}
			starts[p.Since.String()] = true
			for i, l := range p.Lines {
				if l.Row != i+1 || l.Amount == 0 {
					t.Fatalf("%s %d: %+v", h, n, l)
				}
			}
		}
		if len(starts) < 3 {
			t.Errorf("%s begins on %d days only", h, len(starts))
		}
	}
}

// A purse with nothing planted is as it was, and its statements add up.
func TestNothingPlanted(t *testing.T) {
	for n := range 20 {
		p := planted.Year(1, n, planted.None)
		if !reflect.DeepEqual(p.Lines, ordinary.Year(1, n).Lines) {
			t.Fatalf("purse %d was changed", n)
		}
		for i, s := range p.Statements[1:] {
			if s.Opening != p.Statements[i].Closing {
				t.Fatalf("purse %d: %+v", n, s)
			}
		}
	}
}
