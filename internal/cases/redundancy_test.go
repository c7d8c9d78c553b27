package cases_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ownway/internal/cases"
)

const redundancyHeld = `[{"context":"c","name":"n","inputs":{"weekly_cap":430,"age":"48","years_service":14,"weekly_pay":381},` +
	`"expected":[{"of":"pay","value":6667.5},{"of":"number_of_weeks_entitlement","value":17.5}],"source":"redundancy_calculator_test.rb"}]`

func TestRedundancyCases(t *testing.T) {
	for _, c := range []struct {
		name, file string
		want       string
		failed     bool
	}{
		{"as published", redundancyHeld, "r.json: 1 of 1 exact", false},
		{"otherwise than published", strings.Replace(redundancyHeld, "6667.5", "6667", 1), "pay: expected 6667, got 6667.50", true},
		{"with no age", strings.Replace(redundancyHeld, `"age":"48",`, "", 1), "left out: the case does not say age", false},
		{"an age that is none", strings.Replace(redundancyHeld, `"48"`, `"old"`, 1), "line 1, age: this should be a whole number", true},
		{"a question that nothing answers", strings.Replace(redundancyHeld, `"of":"pay"`, `"of":"moonrise"`, 1), "moonrise is not worked out here", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "r.json"), []byte(c.file), 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := cases.Payroll(dir)
			if err != nil {
				t.Fatal(err)
			}
			if text := written(t, r); !strings.Contains(text, c.want) || r.Failed() != c.failed {
				t.Errorf("failed is %v:\n%s", r.Failed(), text)
			}
		})
	}
}
