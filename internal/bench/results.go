package main

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"ownway/internal/testing/leftout"
)

// results are the figures of benchmarks, by name and unit, and what could not
// be measured here.
type results struct {
	figures map[string]map[string]float64
	leftOut []string
}

func newResults() *results { return &results{figures: map[string]map[string]float64{}} }

// cores is what Go writes behind a benchmark's name when it ran on more than one.
var cores = regexp.MustCompile(`-\d+$`)

// read takes what go test prints of benchmarks: a name, how often it ran, and
// then pairs of a figure and its unit.
func (r *results) read(from io.Reader) error {
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		line := lines.Text()
		if _, what, found := strings.Cut(line, leftout.Mark); found {
			r.leftOut = append(r.leftOut, what)
		}
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		if err := r.add(fields); err != nil {
			return err
		}
	}
	return lines.Err()
}

func (r *results) add(fields []string) error {
	units := map[string]float64{}
	for i := 2; i+1 < len(fields); i += 2 {
		n, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return fmt.Errorf("%s: %w", fields[0], err)
		}
		units[fields[i+1]] = n
	}
	r.figures[strings.TrimPrefix(cores.ReplaceAllString(fields[0], ""), "Benchmark")] = units
	return nil
}

// of gives a figure, and whether it was measured.
func (r *results) of(name, unit string) (float64, bool) {
	n, ok := r.figures[name][unit]
	return n, ok
}
