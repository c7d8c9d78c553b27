package main

import (
	"regexp"
	"strings"
	"testing"
)

// printed is what go test prints of benchmarks, on two cores and on one.
const printed = `goos: linux
BenchmarkHome-2   	       1	 41 ns/op	  2.500 median-ms	  100 start-constant-µs	  0.2500 start-ratio	  4400.0 start-µs
BenchmarkPost/sqlite-2  	 1	 9 ns/op	 50000 audited-rows/s	 100000 audited-bare-rows/s	 0.5000 audited-ratio
--- BENCH: BenchmarkPost/postgres
    storetest.go:84: LEFT OUT: PostgreSQL's server is not installed
BenchmarkCalculate 	  500000	      2000 ns/op	       0 B/op	       0 allocs/op
PASS
`

func TestTableShowsWhatWasMeasuredBesideItsLimit(t *testing.T) {
	r := newResults()
	if err := r.read(strings.NewReader(printed)); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := r.print(&out); err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{}
	for _, line := range strings.Split(out.String(), "\n") {
		fields := strings.Split(strings.TrimSpace(line), "  ")
		shown[fields[0]] = strings.Join(strings.Fields(strings.Join(fields[1:], " ")), " ")
	}
	for what, want := range map[string]string{
		"a person's home from the database, median":        "2.5 ms limit 5 ms 0.50 at most 1 met",
		"the start page, and a constant page of its bytes": "4.4 ms 100 µs 0.25 at least 0.4 missed",
		"SQLite, with the audit rows":                      "50,000 rows/s 100,000 rows/s 0.50",
		"PostgreSQL, with the audit rows":                  "not measured",
		"payslips":                                         "500,000 a second",
		"allocations for a payslip without its working":    "0 none met",
		"left out: PostgreSQL's server is not installed":   "",
		"first page, from the start of the process":        "not measured",
	} {
		got, ok := shown[what]
		if !ok || got != want {
			t.Errorf("%s: got %q (%t), want %q in\n%s", what, got, ok, want, out.String())
		}
	}
}

func TestAFigureThatIsNoneIsRefused(t *testing.T) {
	if err := newResults().read(strings.NewReader("BenchmarkHome 1 many ns/op")); err == nil {
		t.Error("taken")
	}
}

func TestAimsAreMetOrMissed(t *testing.T) {
	for _, c := range []struct {
		name  string
		aim   aim
		given float64
		want  string
	}{
		{"below a limit", aim{atMost: 1}, 0.99, "met"},
		{"at a limit", aim{atMost: 1}, 1, "met"},
		{"over a limit", aim{atMost: 1}, 1.01, "missed"},
		{"as good as asked", aim{atLeast: 0.4}, 0.4, "met"},
		{"less than asked", aim{atLeast: 0.4}, 0.39, "missed"},
		{"none", aim{none: true}, 0, "met"},
		{"some", aim{none: true}, 1, "missed"},
		{"no aim", aim{}, 7, ""},
	} {
		if got := c.aim.met(c.given); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Every row of the table names a benchmark that one suite runs.
func TestEveryRowIsMeasured(t *testing.T) {
	for _, p := range table {
		for _, row := range p.rows {
			first, _, _ := strings.Cut(row.name, "/")
			measures := 0
			for _, s := range suites {
				if regexp.MustCompile(s.benchmarks).MatchString("Benchmark" + first) {
					measures++
				}
			}
			if measures != 1 {
				t.Errorf("%s is measured by %d suites", row.name, measures)
			}
		}
	}
}
