// Command bench measures how fast Ownway is and prints each figure beside a
// limit, or beside bare work that is measured in the same run, as a ratio. It
// judges nothing: a slow machine gives other figures and no failure. It fails
// only where a measurement cannot be made.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

func main() {
	if err := run(os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// suite is the benchmarks of one package, and how go test is to run them.
type suite struct {
	about      string
	pkg        string
	benchmarks string // a pattern
	how        []string
}

// once has a benchmark run one time: it holds many rounds of its own.
const once = "-benchtime=1x"

var suites = []suite{
	{"payslips", "./pay/payroll", "^BenchmarkCalculate", []string{"-benchmem", "-cpu=1"}},
	{"matching of bank lines", "./internal/monitor/reconcile", "^BenchmarkRun$", []string{"-cpu=1"}},
	{"statements of every bank", "./internal/bench", "^BenchmarkBankFiles$", []string{"-benchtime=20x", "-cpu=1"}},
	{"a month of many purses", "./internal/bench", "^BenchmarkMatchPurses$", []string{once, "-cpu=1"}},
	{"what is safe to spend", "./internal/bench", "^BenchmarkSafe$", []string{"-cpu=1"}},
	{"councils' policies", "./internal/bench", "^Benchmark(CheckPolicies|MayI)$", []string{"-cpu=1"}},
	{"pages", "./internal/bench", "^Benchmark(FirstPage|Home)$", []string{once}},
	{"the books", "./internal/store", "^BenchmarkPost$", []string{once}},
	{"payment runs", "./internal/bench", "^BenchmarkPaymentRun$", []string{once}},
	{"wages runs", "./internal/bench", "^BenchmarkWagesRun$", []string{once}},
}

func run(out, progress io.Writer) error {
	seen := newResults()
	var failed []error
	for i, s := range suites {
		fmt.Fprintf(progress, "%d of %d: measuring %s\n", i+1, len(suites), s.about)
		if err := seen.measure(s); err != nil {
			failed = append(failed, fmt.Errorf("%s: %w", s.about, err))
		}
	}
	return errors.Join(append(failed, seen.print(out))...)
}

// measure runs a suite and reads what it prints.
func (r *results) measure(s suite) error {
	cmd := exec.Command("go", append([]string{"test", "-run=^$", "-timeout=30m", "-bench=" + s.benchmarks, s.pkg}, s.how...)...)
	printed, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, printed)
	}
	return r.read(bytes.NewReader(printed))
}
