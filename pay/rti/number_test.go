package rti_test

import (
	"testing"

	"ownway/pay/rti"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		name      string
		frequency rti.Frequency
		paid      string
		number    int
		week      bool
		source    string
	}{
		{"first day of the year", "W1", "2025-04-06", 1, true, "PAYE routines para 13"},
		{"seventh day", "W1", "2025-04-12", 1, true, "PAYE routines para 13"},
		{"eighth day", "W1", "2025-04-13", 2, true, "PAYE routines para 13"},
		{"two-weekly, by the date", "W2", "2025-06-20", 11, true, "PAYE routines para 13"},
		{"four-weekly, by the date", "W4", "2025-12-05", 35, true, "PAYE routines para 13"},
		{"last ordinary day", "W1", "2026-04-04", 52, true, "PAYE routines para 13"},
		{"extra payday, weekly", "W1", "2026-04-05", 53, true, "PAYE Manual 70015"},
		{"extra payday, two-weekly", "W2", "2026-04-05", 54, true, "PAYE Manual 70015"},
		{"extra payday, four-weekly", "W4", "2026-04-05", 56, true, "PAYE Manual 70015"},
		{"monthly never has a thirteenth", "M1", "2026-04-05", 12, false, "PAYE Manual 70015"},
		{"monthly on a fifth", "M1", "2025-05-05", 1, false, "tax months run from the 6th"},
		{"monthly on a sixth", "M1", "2025-05-06", 2, false, "tax months run from the 6th"},
		{"once, by its month", rti.Once, "2025-12-25", 9, false, "FPS data items 44 and 45"},
		{"irregular, by its month", rti.Irregular, "2026-01-06", 10, false, "FPS data items 44 and 45"},
	} {
		n, week := rti.Payment{Frequency: c.frequency, Date: on(c.paid)}.Number()
		if n != c.number || week != c.week {
			t.Errorf("%s (%s): %d, week %t", c.name, c.source, n, week)
		}
	}
}

func TestHoursOf(t *testing.T) {
	for minutes, want := range map[int]rti.Hours{
		0: rti.UpTo16Hours, 16*60 - 1: rti.UpTo16Hours, 16 * 60: rti.UpTo24Hours, 24*60 - 1: rti.UpTo24Hours,
		24 * 60: rti.UpTo30Hours, 30*60 - 1: rti.UpTo30Hours, 30 * 60: rti.From30Hours, 60 * 60: rti.From30Hours,
	} {
		if got := rti.HoursOf(minutes); got != want {
			t.Errorf("%d minutes: %s, want %s", minutes, got, want)
		}
	}
}

func TestYears(t *testing.T) {
	if got := rti.Years(); len(got) == 0 || got[0] != 2025 {
		t.Errorf("%v", got)
	}
}

// What is read is one of HMRC's references, and reads as itself.
func FuzzParseAccountsOffice(f *testing.F) {
	for _, s := range []string{"120PR03012191", " 123pa 0004567x ", "", "123PA000456789"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := rti.ParseAccountsOffice(s)
		if err != nil {
			return
		}
		if again, err := rti.ParseAccountsOffice(string(got)); err != nil || again != got || len(got) != 13 {
			t.Fatalf("%q reads as %q, then as %q, %v", s, got, again, err)
		}
	})
}
