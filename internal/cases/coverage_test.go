package cases_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// wanted is what an employer of personal assistants needs worked out. Each
// stands in a table of docs/payroll-coverage.md, as covered or as a gap.
var wanted = []string{
	"rest of the UK, Scotland and Wales", "Cumulative", "Week 1, month 1", "K, BR, D, 0T and NT", "Overriding limit", "refunds",
	"Week 53, 54 and 56", "Starter declarations", "P45", "category letter", "Weekly, fortnightly, four-weekly and monthly",
	"State Pension age", "apprentice", "veteran", "Directors", "Two payments in one pay period", "Aggregation",
	"Student and postgraduate loans", "assessment", "postponement", "opt-in", "opt-out with refund", "re-enrolment",
	"relief at source", "net pay", "DEA", "Council tax", "Scottish earnings arrestments", "Sick Pay from 6 April 2026",
	"Sick Pay before 6 April 2026", "over the change", "Maternity and adoption", "Paternity", "Shared parental", "bereavement", "neonatal",
	"Recovery", "Employment Allowance", "Small Employers' Relief", "5.6 weeks", "12.07%", "Rolled-up", "52 paid weeks", "carried over",
	"on leaving", "Minimum wage", "Sleep-ins", "accommodation", "deductions", "held", "Notice", "Redundancy", "Death", "Cost of an hour",
}

var (
	inTicks = regexp.MustCompile("`([^`]+)`")
	heading = regexp.MustCompile(`(?m)^## (.+)$`)
)

// tableUnder gives the rows of the table under a heading of the page.
func tableUnder(t *testing.T, page, title string) [][]string {
	t.Helper()
	for i, at := range heading.FindAllStringSubmatchIndex(page, -1) {
		if page[at[2]:at[3]] != title {
			continue
		}
		end := len(page)
		if all := heading.FindAllStringIndex(page, -1); i+1 < len(all) {
			end = all[i+1][0]
		}
		return rowsBelow(page[at[1]:end])
	}
	t.Fatalf("there is nothing under %s", title)
	return nil
}

// rowsBelow reads the rows of a table, without its head.
func rowsBelow(text string) [][]string {
	var rows [][]string
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows[min(2, len(rows)):]
}

func TestCoverageHasNoEmptyCell(t *testing.T) {
	page := readFile(t, "../../docs/payroll-coverage.md")
	for title, width := range map[string]int{"Covered": 4, "Gaps": 3} {
		rows := tableUnder(t, page, title)
		// Gaps close; what is covered stays so. That nothing is in neither is
		// proved by TestCoverageLacksNothingWanted.
		if least := map[string]int{"Covered": 45, "Gaps": 1}[title]; len(rows) < least {
			t.Errorf("%s has only %d rows", title, len(rows))
		}
		for _, r := range rows {
			if len(r) != width || slices.Contains(r, "") {
				t.Errorf("%s: a row should have %d cells, and none of them empty: %q", title, width, r)
			}
		}
	}
}

func TestCoverageNamesWhatIsThere(t *testing.T) {
	for _, r := range tableUnder(t, readFile(t, "../../docs/payroll-coverage.md"), "Covered") {
		if len(r) != 4 {
			continue // told above
		}
		packages, tests := inTicks.FindAllStringSubmatch(r[1], -1), inTicks.FindAllStringSubmatch(r[2], -1)
		if len(packages) != 1 || len(tests) == 0 {
			t.Errorf("%s: name one package and its tests, in ticks", r[0])
			continue
		}
		source := testsOf(t, packages[0][1])
		for _, test := range tests {
			if !strings.Contains(source, "\nfunc "+test[1]+"(") {
				t.Errorf("%s: there is no %s in %s", r[0], test[1], packages[0][1])
			}
		}
	}
}

func testsOf(t *testing.T, pkg string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../..", filepath.FromSlash(pkg), "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	return all.String()
}

func TestCoverageLacksNothingWanted(t *testing.T) {
	page := readFile(t, "../../docs/payroll-coverage.md")
	var items []string
	for _, title := range []string{"Covered", "Gaps"} {
		for _, r := range tableUnder(t, page, title) {
			items = append(items, strings.ToLower(r[0]))
		}
	}
	for _, w := range wanted {
		if !slices.ContainsFunc(items, func(i string) bool { return strings.Contains(i, strings.ToLower(w)) }) {
			t.Errorf("no item speaks of %s", w)
		}
	}
}
