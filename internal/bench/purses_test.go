package main

import (
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"

	"ownway/bank/statement"
	"ownway/internal/monitor/expect"
	"ownway/internal/monitor/ordinary"
	"ownway/internal/monitor/reconcile"
	"ownway/value/calendar"
)

// Of a country's month only a part is matched unless pursesTyped says how many
// purses: about 120,000 there are.
const (
	pursesMatched = 2000
	pursesTyped   = "OWNWAY_BENCH_PURSES"
)

// BenchmarkMatchPurses matches the bank lines of one month with what was
// expected, purse by purse, each with the month before as explained already. It
// gives lines a second on one core, and what is held in memory after the last
// purse as a share of what was held after the first tenth. Making the purses
// takes no part in the time.
func BenchmarkMatchPurses(b *testing.B) {
	purses := numberTyped(b, pursesTyped, pursesMatched)
	for b.Loop() {
		var spent time.Duration
		var lines, matched int
		early := 0.0
		for n := range purses {
			m := monthOf(ordinary.Year(1, n), calendar.On(2026, 9, 1))
			begun := time.Now()
			result := reconcile.Run(m.lines, reconcile.All(m.expected), reconcile.Known{Before: m.before})
			spent += time.Since(begun)
			lines += len(m.lines)
			matched += len(m.lines) - len(result.Loose)
			if n == purses/10 {
				early = held()
			}
		}
		if matched*2 < lines {
			b.Fatalf("%d of %d lines were matched", matched, lines)
		}
		b.ReportMetric(float64(lines)/spent.Seconds(), "lines/s")
		b.ReportMetric(held()/early, "memory-ratio")
		b.ReportMetric(early, "early-MB")
		b.ReportMetric(held(), "last-MB")
	}
}

// month is what is gone over when a month's statement comes.
type month struct {
	lines    []statement.Line
	before   []reconcile.Earlier
	expected []expect.Item
}

// monthOf takes a month out of a purse's year: its lines, those of the month
// before, and what is due by a fortnight after it.
func monthOf(p ordinary.Purse, first calendar.Date) month {
	var m month
	end := first.AddMonths(1)
	for _, l := range p.Lines {
		switch {
		case !l.Date.Before(first) && l.Date.Before(end):
			m.lines = append(m.lines, l.Line)
		case !l.Date.Before(first.AddMonths(-1)) && l.Date.Before(first):
			m.before = append(m.before, reconcile.Earlier{Line: l.Line})
		}
	}
	for _, e := range p.Expected {
		if e.Known.Before(end) && !e.Due.Before(first.AddDays(-14)) && e.Due.Before(end.AddDays(14)) {
			m.expected = append(m.expected, e.Item)
		}
	}
	return m
}

// held gives the megabytes in use once what nobody needs is gone.
func held() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// numberTyped gives the number in an environment variable, or the usual one.
func numberTyped(b *testing.B, name string, usual int) int {
	b.Helper()
	typed := os.Getenv(name)
	if typed == "" {
		return usual
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 2 {
		b.Fatalf("%s is %q: give a number", name, typed)
	}
	return n
}
