package hours_test

import (
	"fmt"
	"strings"
	"testing"

	"ownway/pay/hours"
	"ownway/value/fault"
	"ownway/value/msg"
)

func TestParseHours(t *testing.T) {
	good := []struct {
		given string
		want  int
	}{
		{"3.5", 210}, {"3:30", 210}, {"3h 30m", 210}, {"3h30m", 210}, {"3 hours 30 minutes", 210},
		{"3 Hrs 30 Mins", 210}, {" 3.5 ", 210}, {"3.5h", 210}, {"3.5 hours", 210}, {"3.50", 210},
		{"0", 0}, {"0:00", 0}, {"0m", 0}, {"7", 420}, {"7h", 420}, {"1 hour", 60}, {"45m", 45}, {"90 minutes", 90},
		{"3:05", 185}, {"0.25", 15}, {"3.33", 200}, {"0.01", 1}, {"24", 1440}, {"37.5", 2250}, {"168", 10080}, {"168:00", 10080},
	}
	for _, tt := range good {
		if got, err := hours.ParseHours(tt.given); err != nil || got != tt.want {
			t.Errorf("ParseHours(%q) = %d, %v, want %d", tt.given, got, err, tt.want)
		}
	}
	bad := []struct {
		given string
		want  msg.Key
	}{
		{"", hours.EnterHours}, {"  ", hours.EnterHours}, {"-1", hours.EnterHours}, {"−1", hours.EnterHours},
		{"three", hours.EnterHours}, {"3.", hours.EnterHours}, {".5", hours.EnterHours}, {"3.555", hours.EnterHours},
		{"3:5", hours.EnterHours}, {"3:60", hours.EnterHours}, {"3:30:00", hours.EnterHours}, {"3,5", hours.EnterHours},
		{"3h 60m", hours.EnterHours}, {"3.5h 30m", hours.EnterHours}, {"h", hours.EnterHours}, {"m", hours.EnterHours},
		{"30m 3h", hours.EnterHours}, {"3 30", hours.EnterHours}, {"3 30m", hours.EnterHours}, {"3½", hours.EnterHours},
		{"1e3", hours.EnterHours}, {"+3", hours.EnterHours}, {"٣", hours.EnterHours}, {strings.Repeat("0", 41), hours.EnterHours},
		{"168:01", hours.TooManyHours}, {"169", hours.TooManyHours}, {"9999", hours.TooManyHours}, {"12345", hours.EnterHours},
	}
	for _, tt := range bad {
		got, err := hours.ParseHours(tt.given)
		faults := fault.All(err)
		if got != 0 || len(faults) != 1 || faults[0].Kind != fault.KindInvalid || faults[0].Field != "hours" || faults[0].Text.Key != tt.want {
			t.Errorf("ParseHours(%q) = %d, %v, want the fault %s", tt.given, got, err, tt.want)
		}
	}
}

func FuzzParseHours(f *testing.F) {
	for _, s := range []string{"3.5", "3:30", "3h 30m", "45 mins", "", "-1", "168", "3.33 hours", "0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		minutes, err := hours.ParseHours(s)
		if err != nil {
			if fault.KindOf(err) != fault.KindInvalid || minutes != 0 {
				t.Fatalf("%q: %d and %v", s, minutes, err)
			}
			return
		}
		if minutes < 0 || minutes > 168*60 {
			t.Fatalf("%q gives %d minutes", s, minutes)
		}
		if !strings.ContainsAny(s, "0123456789") {
			t.Fatalf("%q has no figure and gives %d minutes", s, minutes)
		}
		for _, again := range []string{
			fmt.Sprintf("%d:%02d", minutes/60, minutes%60), fmt.Sprintf("%dh %dm", minutes/60, minutes%60), fmt.Sprintf("%dm", minutes),
		} {
			if back, err := hours.ParseHours(again); err != nil || back != minutes {
				t.Fatalf("%q gives %d minutes, and %q gives %d, %v", s, minutes, again, back, err)
			}
		}
	})
}
