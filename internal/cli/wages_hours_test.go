package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"ownway/internal/care/work"
	"ownway/internal/content"
	"ownway/pay/hours"
	"ownway/value/calendar"
	"ownway/value/table"
)

// readLines reads lines of one PA, below the names of the columns.
func readLines(t testing.TB, lines string, left calendar.Date) (*hoursOf, []hours.Entry, error) {
	t.Helper()
	rows, err := table.Read(strings.NewReader("employer,pa,date,kind,from,to,hours,nights,note\n"+lines), hoursColumns)
	if err != nil {
		return nil, nil, err
	}
	h := &hoursOf{rows: rows}
	e := work.Employment{PAName: "Beth Carer"}
	e.Terms.End = left
	h.read(&office{world: &world{words: content.For(content.En)}}, e)
	entries, _ := h.entries(hours.Paper)
	return h, entries, nil
}

func TestHoursOfAFile(t *testing.T) {
	on := calendar.MustDate
	for _, c := range []struct {
		name, given string
		want        []hours.Entry
		wrong       []string
	}{
		{"hours as people write them", "A,B,2026-11-09,,,,3.5,,\nA,B,10/11/2026,Holiday,,,3h 30m,,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.Work, Minutes: 210, Told: hours.Paper}, {Date: on("2026-11-10"), Kind: hours.Holiday, Minutes: 210, Told: hours.Paper}}, nil},
		{"two shifts of a day are added up", "A,B,2026-11-09,,9:00,12:00,,,\nA,B,2026-11-09,,18:00,19:30,,,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.Work, Minutes: 270, Told: hours.Paper}}, nil},
		{"past midnight counts on the first day", "A,B,2026-11-09,,22:30,00:30,,,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.Work, Minutes: 120, Told: hours.Paper}}, nil},
		{"from, to and hours that agree", "A,B,2026-11-09,,9:00,12:00,3,,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.Work, Minutes: 180, Told: hours.Paper}}, nil},
		{"a night slept through, and one awake", "A,B,2026-11-09,sleep-in,,,,1,\nA,B,2026-11-10,sleep-in,,,0:45,1,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.SleepIn, Nights: 1, Told: hours.Paper}, {Date: on("2026-11-10"), Kind: hours.SleepIn, Minutes: 45, Nights: 1, Told: hours.Paper}}, nil},
		{"two lines of hours are left for the sheet to refuse", "A,B,2026-11-09,,,,3,,\nA,B,2026-11-09,,,,3,,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.Work, Minutes: 180, Told: hours.Paper}, {Date: on("2026-11-09"), Kind: hours.Work, Minutes: 180, Told: hours.Paper}}, nil},
		{"at the same time", "A,B,2026-11-09,,9:00,12:00,,,\nA,B,2026-11-09,,11:59,13:00,,,", []hours.Entry{
			{Date: on("2026-11-09"), Kind: hours.Work, Minutes: 241, Told: hours.Paper}}, []string{"line 3, from: This is at the same time as line 2"}},
		{"below nothing", "A,B,2026-11-09,,,,-3,,", nil, []string{"line 2, hours: Enter hours of zero or more"}},
		{"more than a day", "A,B,2026-11-09,,,,25,,", nil, []string{"line 2, hours: Enter 24 hours or less for 9 November 2026"}},
		{"blank is not nothing", "A,B,2026-11-09,,,,,,", nil, []string{"line 2, hours: Enter the hours worked, like 3.5"}},
		{"from, to and hours that do not agree", "A,B,2026-11-09,,9:00,12:00,4,,", nil, []string{"line 2, hours: From 9:00 to 12:00 is 3 hours. Enter one or the other"}},
		{"from without to", "A,B,2026-11-09,,9:00,,,,", nil, []string{"line 2, to: Enter a time of day like 9:30 or 17:45"}},
		{"the whole day round", "A,B,2026-11-09,,9:00,9:00,,,", nil, []string{"line 2, to: Enter when the work ended, not when it began"}},
		{"a night told from and to", "A,B,2026-11-09,sleep-in,22:00,7:00,,1,", nil, []string{"line 2, from: For a sleep-in enter 1 under nights and, under hours, only the time awake"}},
		{"after the last day", "A,B,2026-11-30,,,,3,,", nil, []string{"line 2, date: Beth Carer left on 27 November 2026. Hours after that day cannot be told"}},
		{"all that is wrong is said", "A,B,soon,,,,many,lots,", nil, []string{"line 2, date: Enter a date like 2026-11-21 or 21/11/2026",
			"line 2, nights: Enter 1 for a sleep-in night that begins on this date, or nothing", "line 2, hours: Enter the hours worked, like 3.5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, got, err := readLines(t, c.given, on("2026-11-27"))
			if err != nil {
				t.Fatal(err)
			}
			var wrong []string
			for _, w := range h.wrong {
				wrong = append(wrong, w.String())
			}
			if !slices.Equal(got, c.want) || !slices.Equal(wrong, c.wrong) {
				t.Errorf("got %+v, %q\nwant %+v, %q", got, wrong, c.want, c.wrong)
			}
		})
	}
}

// Whatever a file holds, a line is read or refused by its number, and nothing
// that was read is below zero or longer than a day.
func FuzzHoursOfAFile(f *testing.F) {
	for _, s := range []string{"A,B,2026-11-09,work,9:00,12:00,3,,x", "A,B,9/11/2026,sleep-in,,,0,1,", "A,B,,,24:00,-1,9e9,-1,", "A,B,2026-11-09,work,23:59,00:00,,,\nA,B,2026-11-09,work,00:00,23:59,,,"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lines := string(bytes.ToValidUTF8(data, nil))
		h, _, err := readLines(t, lines, calendar.Date{})
		if err != nil {
			return
		}
		seen := map[int]bool{}
		for _, l := range h.lines {
			seen[l.line] = true
			if l.entry.Minutes < 0 || l.entry.Minutes > 24*60 {
				t.Errorf("line %d: %d minutes", l.line, l.entry.Minutes)
			}
		}
		for _, w := range h.wrong {
			seen[w.Line] = true
			if w.Says == "" || w.Column == "" {
				t.Errorf("%+v", w)
			}
		}
		for _, r := range h.rows {
			if !seen[r.Line] {
				t.Errorf("line %d is lost", r.Line)
			}
		}
	})
}
